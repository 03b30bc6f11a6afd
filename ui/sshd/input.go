package sshd

import (
	"bytes"
	"io"
	"sync"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
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

// keys reads the keys of a visitor and sends them to a program, until the
// input ends: who has hung up has left.
func (v *visit) keys(send func(tea.Msg)) {
	defer v.end(gone())
	defer func() {
		if fault := recover(); fault != nil {
			v.panicked(fault)
		}
	}()
	d := &decoder{most: v.server.config().Limits.Paste, send: send, cut: func() { v.server.refuse(refusedPaste, v.conn.RemoteAddr()) }}
	pace := pace{tokens: keyBurst}
	d.admit, d.admits = pace.admit, pace.admits
	buf := make([]byte, chunk)
	for {
		n, err := v.channel.Read(buf)
		if n > 0 {
			v.touched()
			v.asked.CompareAndSwap(0, time.Now().UnixNano())
			d.take(buf[:n])
		}
		if err != nil {
			return
		}
	}
}

// pace lets so many keys through in a second. Those beyond are lost: to let them
// wait would be to keep them.
type pace struct {
	tokens float64
	at     time.Time
}

// admits reports whether one more would pass.
func (p *pace) admits() bool {
	now := time.Now()
	if !p.at.IsZero() {
		p.tokens = min(p.tokens+now.Sub(p.at).Seconds()*keyRate, keyBurst)
	}
	p.at = now
	return p.tokens >= 1
}

// admit reports whether one more may pass, and counts it.
func (p *pace) admit() bool {
	if !p.admits() {
		return false
	}
	p.tokens--
	return true
}

// escTimeout is how long what begins a sequence may stand alone.
const escTimeout = 50 * time.Millisecond

// maxSequence is longer than any sequence that a terminal sends.
const maxSequence = 512

// The sequences around what is pasted.
const (
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// decoder makes messages of what a terminal sends. It keeps no more than a
// sequence that has not ended, or so much of a paste.
type decoder struct {
	send   func(tea.Msg)
	admit  func() bool // whether one more may be sent
	admits func() bool // the same, before it is
	cut    func()      // told when a paste is too long
	most   int         // bytes of a paste

	mu      sync.Mutex
	uv      uv.EventDecoder
	buf     []byte
	pasting bool
	paste   []byte
	lost    bool
	timer   *time.Timer
}

// take takes in what came.
func (d *decoder) take(data []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.buf = append(d.buf, data...)
	d.scan(false)
	if len(d.buf) == 0 {
		d.buf = nil // what was large is not kept
		return
	}
	if d.timer == nil {
		d.timer = time.AfterFunc(escTimeout, d.expire)
	} else {
		d.timer.Reset(escTimeout)
	}
}

// expire takes what is left for what it is: the escape key, say.
func (d *decoder) expire() {
	d.mu.Lock()
	defer d.mu.Unlock()
	defer func() { _ = recover() }() // what cannot be decoded is no key
	if !d.pasting {
		d.scan(true)
		d.buf = nil
	}
}

// scan sends the messages that are in the buffer.
func (d *decoder) scan(expired bool) {
	for len(d.buf) > 0 {
		if d.pasting {
			if !d.scanPaste() {
				return
			}
			continue
		}
		if d.buf[0] != 0x1b && !d.admits() { // to decode what is lost would cost more than all else
			d.buf = d.buf[plain(d.buf):]
			continue
		}
		if bytes.HasPrefix(d.buf, []byte(pasteStart)) {
			d.pasting, d.buf = true, d.buf[len(pasteStart):]
			continue
		}
		if !expired && len(d.buf) < maxSequence && unfinished(d.buf) {
			return
		}
		n, event := d.uv.Decode(d.buf)
		if _, unknown := event.(uv.UnknownEvent); unknown && !expired && len(d.buf) < maxSequence && d.buf[0] == 0x1b && n == len(d.buf) {
			return // it may become known
		}
		d.buf = d.buf[max(n, 1):]
		if several, ok := event.(uv.MultiEvent); ok {
			for _, e := range several {
				d.pass(e)
			}
			continue
		}
		d.pass(event)
	}
}

// plain is how many bytes there are before the next sequence.
func plain(buf []byte) int {
	if n := bytes.IndexByte(buf, 0x1b); n >= 0 {
		return n
	}
	return len(buf)
}

// unfinished reports that what there is may be the beginning of a sequence or
// of a character.
func unfinished(buf []byte) bool {
	if buf[0] == 0x1b {
		return len(buf) <= 2 && (len(buf) == 1 || bytes.IndexByte([]byte("[OP]_^X"), buf[1]) >= 0)
	}
	return buf[0] >= utf8.RuneSelf && !utf8.FullRune(buf)
}

// scanPaste reads what is pasted; true at its end, when it was sent.
func (d *decoder) scanPaste() bool {
	end := bytes.Index(d.buf, []byte(pasteEnd))
	n := end
	if end < 0 {
		n = max(len(d.buf)-len(pasteEnd)+1, 0) // the end may be half there
	}
	room := max(d.most-len(d.paste), 0)
	d.paste = append(d.paste, d.buf[:min(n, room)]...)
	if n > room && !d.lost {
		d.lost = true
		d.cut()
	}
	if end < 0 {
		d.buf = append([]byte(nil), d.buf[n:]...)
		return false
	}
	d.buf = d.buf[end+len(pasteEnd):]
	pasted := bytes.ToValidUTF8(d.paste, nil)
	d.pasting, d.paste, d.lost = false, nil, false
	if d.admit() {
		d.send(tea.PasteMsg{Content: string(pasted)})
	}
	return true
}

// pass passes on what comes from a person or answers a question of ours. A
// terminal can also tell its size in this way: then it would not be bounded.
func (d *decoder) pass(event uv.Event) {
	switch event.(type) {
	case uv.KeyPressEvent, uv.MouseClickEvent, uv.MouseReleaseEvent, uv.MouseWheelEvent, uv.MouseMotionEvent, uv.BackgroundColorEvent:
		if d.admit() {
			d.send(event)
		}
	}
}
