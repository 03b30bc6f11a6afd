package sshd

import (
	"io"
	"sync"
	"time"

	"golang.org/x/time/rate"

	tea "charm.land/bubbletea/v2"

	"comity/ui/keys"
)

// keyRate is how many keys a second a visitor may press in the long run, and
// keyBurst how many at once. Each costs a frame.
const (
	keyRate  = 40
	keyBurst = 100
)

// chunk is how much is read at once: keys are short.
const chunk = 1024

// rawInput is what a visitor without a terminal sends. It ends with the visit.
type rawInput struct {
	visit *visit
	once  sync.Once
	came  chan []byte
	rest  []byte
}

// Read returns what came, or the end.
func (r *rawInput) Read(p []byte) (int, error) {
	r.once.Do(func() {
		r.came = make(chan []byte)
		go r.visit.pump(r.came)
	})
	if len(r.rest) == 0 {
		select {
		case data, ok := <-r.came:
			if !ok {
				return 0, io.EOF
			}
			r.rest = data
		case <-r.visit.ctx.Done():
			return 0, io.EOF
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// pump reads what the visitor sends until the visit or the input ends.
func (v *visit) pump(to chan<- []byte) {
	defer close(to)
	for {
		buf := make([]byte, chunk)
		n, err := v.channel.Read(buf)
		if n > 0 {
			v.touched()
			select {
			case to <- buf[:n]:
			case <-v.ctx.Done():
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// decoder returns what makes keys of what a visitor sends to a program.
func (v *visit) decoder(send func(tea.Msg)) *keys.Decoder {
	return keys.NewDecoder(keys.DecoderOptions{
		Send: send, Pace: rate.NewLimiter(keyRate, keyBurst),
		Paste: v.server.config().Limits.Paste, Cut: func() { v.server.refuse(refusedPaste, v.conn.RemoteAddr()) },
	})
}

// keys reads the keys of a visitor, until the input ends: who has hung up has left.
func (v *visit) keys(d *keys.Decoder) {
	defer v.end(gone())
	defer func() {
		if fault := recover(); fault != nil {
			v.panicked(fault)
		}
	}()
	defer d.Close()
	buf := make([]byte, chunk)
	for {
		n, err := v.channel.Read(buf)
		if n > 0 {
			v.touched()
			v.asked.CompareAndSwap(0, time.Now().UnixNano())
			d.Take(buf[:n])
		}
		if err != nil {
			return
		}
	}
}
