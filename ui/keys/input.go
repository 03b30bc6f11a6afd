package keys

import (
	"bytes"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/time/rate"
)

// The times that what begins a sequence is waited for.
const (
	escWait    = 50 * time.Millisecond  // the usual time after which it is the escape key
	askedWait  = 250 * time.Millisecond // the same, while an answer of the terminal is due
	seqWait    = 500 * time.Millisecond
	textWait   = 2 * time.Second
	lastAnswer = time.Second // after the start: a terminal that will answer has done so
)

// late is how long after its beginning the rest of a sequence is still seen as one.
func late(k kind) time.Duration {
	switch k {
	case text:
		return 5 * time.Second
	case control:
		return 2 * time.Second
	case escape:
		return time.Second
	}
	return seqWait
}

// maxSequence is longer than any sequence that means something here.
const maxSequence = 512

// DecoderOptions say what becomes of what is decoded.
type DecoderOptions struct {
	Send func(tea.Msg) // receives every message
	// Pace is how many messages pass in the long run and at once. Those beyond are lost:
	// to let them wait would be to keep them.
	Pace  *rate.Limiter
	Paste int    // the most bytes of a paste; the rest is cut
	Cut   func() // called when a paste is cut; may be nil
}

// Decoder makes messages of what a terminal sends. It keeps no more than a
// sequence that has not ended, or so much of a paste. It is safe for concurrent use.
type Decoder struct {
	o        DecoderOptions
	answered chan struct{} // closed once the terminal has answered
	over     chan struct{} // closed when nothing more comes
	started  time.Time

	mu      sync.Mutex
	buf     []byte
	began   time.Time // when the first of buf, or of parked, came
	parked  []byte    // the beginning of a sequence that did not go on in time
	pasting bool
	paste   []byte
	pasted  time.Time // when the last of the paste came
	lost    bool      // a part of the paste
	timer   *time.Timer
	closed  bool
}

// NewDecoder returns a decoder for a terminal that was just asked for its background.
func NewDecoder(o DecoderOptions) *Decoder {
	if o.Cut == nil {
		o.Cut = func() {}
	}
	return &Decoder{o: o, answered: make(chan struct{}), over: make(chan struct{}), started: time.Now()}
}

// Settled waits until the terminal has answered, or it is clear that it will not.
// Called when a program leaves, it keeps an answer on its way from the shell.
func (d *Decoder) Settled() {
	const more, most = 300 * time.Millisecond, 3 * time.Second
	ran := time.Since(d.started)
	select {
	case <-d.answered:
	case <-d.over:
	case <-time.After(max(lastAnswer-ran, min(more, most-ran), 0)):
	}
}

// Close ends the decoder: nothing more is sent.
func (d *Decoder) Close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.closed {
		close(d.over)
	}
	d.closed = true
	if d.timer != nil {
		d.timer.Stop()
	}
}

// Take decodes what came.
func (d *Decoder) Take(data []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed || len(data) == 0 {
		return
	}
	now := time.Now()
	switch {
	case d.pasting:
		d.endLost(data, now)
	case len(d.parked) > 0:
		_, k, _ := first(d.parked)
		if now.Before(d.began.Add(late(k))) && continues(d.parked, data) {
			d.buf = d.parked
		}
		d.parked = nil
	}
	if len(d.buf) == 0 {
		d.began = now
	}
	d.buf = append(d.buf, data...)
	d.scan()
	if len(d.buf) == 0 {
		d.buf = nil // what was large is not kept
	}
}

// scan sends the messages that are in the buffer.
func (d *Decoder) scan() {
	for len(d.buf) > 0 {
		if d.pasting {
			if !d.scanPaste() {
				return
			}
			continue
		}
		if d.buf[0] != esc && d.o.Pace.Tokens() < 1 { // to decode what is lost would cost more than all else
			d.drop(plain(d.buf))
			continue
		}
		n, k, s := first(d.buf)
		switch {
		case s == partial:
			if len(d.buf) >= maxSequence {
				d.buf = shorten(d.buf)
			}
			d.wait(k)
			return
		case s == broken:
			d.drop(n)
		case string(d.buf[:n]) == pasteStart:
			d.pasting, d.pasted = true, time.Now()
			d.drop(n)
		case k == character: // with what combines with it
			n, msg := decode(d.buf[:plain(d.buf)])
			d.drop(max(n, 1))
			d.send(msg)
		default:
			_, msg := decode(d.buf[:n])
			d.drop(n)
			d.send(msg)
		}
	}
}

// drop takes the first bytes out of the buffer. What follows came now.
func (d *Decoder) drop(n int) { d.buf, d.began = d.buf[n:], time.Now() }

// plain is how many bytes there are before the next sequence.
func plain(buf []byte) int {
	if n := bytes.IndexByte(buf, esc); n >= 0 {
		return n
	}
	return len(buf)
}

// send sends a message, if there is one and it is admitted.
func (d *Decoder) send(msg tea.Msg) {
	if _, ok := msg.(tea.BackgroundColorMsg); ok {
		select {
		case <-d.answered:
		default:
			close(d.answered)
		}
	}
	if msg != nil && d.o.Pace.Allow() {
		d.o.Send(msg)
	}
}

// wait sets the timer for a sequence that has not ended.
func (d *Decoder) wait(k kind) {
	left := max(time.Until(d.began.Add(d.patience(k, len(d.buf)))), 0)
	if d.timer == nil {
		d.timer = time.AfterFunc(left, d.expire)
		return
	}
	d.timer.Reset(left)
}

// patience is how long the rest of something is waited for, of which so much came.
func (d *Decoder) patience(k kind, came int) time.Duration {
	switch {
	case k == text:
		return textWait
	case k == escape && came == 1:
		select {
		case <-d.answered:
		default:
			if time.Since(d.started) < lastAnswer {
				return askedWait
			}
		}
		return escWait
	}
	return seqWait
}

// expire takes what did not go on for what it is: the escape key, or nothing.
func (d *Decoder) expire() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed || d.pasting || len(d.buf) == 0 {
		return
	}
	_, k, s := first(d.buf)
	if s != partial || time.Since(d.began) < d.patience(k, len(d.buf)) {
		return // it has gone on
	}
	rest := d.buf
	d.buf, d.parked = nil, rest
	alone := k == escape && len(rest) == 1 || k > escape && len(rest) == 2 // esc, or alt and [
	if alone || rest[len(rest)-1] == '$' {                                 // shift and a key on rxvt
		_, msg := decode(rest)
		d.send(msg)
	}
}
