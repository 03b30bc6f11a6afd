package cells

import (
	"cmp"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Frame is one picture of the screen: Height lines of Width cells, styled with
// SGR sequences and with no other control.
type Frame struct {
	Content       string
	Width, Height int
	Cursor        *Point // position of the text cursor; nil hides it
	Mouse         bool   // whether the terminal reports the mouse
}

// Point is a cell, counted from the upper left.
type Point struct{ X, Y int }

// Sequences that open and close the screen. Closing undoes opening and painting
// in reverse order. Of the keyboard protocol of kitty, a terminal is asked to tell
// ctrl and alt apart, and the place of such a key on a US keyboard; not to send all
// keys as sequences: after a connection is lost, a shell would not understand them.
const (
	enter = "\x1b[?1049h\x1b[2J\x1b[?25l\x1b[?2004h\x1b[>5u"
	leave = "\x1b[m\x1b[?1006l\x1b[?1002l\x1b[<u\x1b[?2004l\x1b[?25h\x1b[?1049l"

	mouseOn  = "\x1b[?1002h\x1b[?1006h"
	mouseOff = "\x1b[?1006l\x1b[?1002l"

	// AskBackground asks a terminal for its background colour; the answer
	// comes as input, if at all.
	AskBackground = "\x1b]11;?\x1b\\"
)

// Painter paints one terminal.
type Painter struct {
	out    io.Writer
	screen screen

	mu sync.Mutex
	in Container

	next *Frame // the newest frame not yet painted
	clip string // the sequence that copies a text; empty for none
	end  bool
	anew bool          // the terminal shows nothing of ours any more
	held chan struct{} // not nil while the terminal is released; closed once it is
	wake chan struct{}
	done chan struct{}
}

// NewPainter enters the alternate screen, asks for the background colour, and returns
// a painter that paints until Close.
func NewPainter(out io.Writer, profile colorprofile.Profile) *Painter {
	return NewContainedPainter(out, profile, Container{Turn: func(compute func()) { compute() }})
}

// Container schedules the painting of one of many terminals in a process.
type Container struct {
	Turn   func(compute func()) // computes the output when its turn comes
	Failed func(fault any)      // receives a panic of painting, so that others continue
}

// NewContainedPainter is NewPainter for one of many terminals of a process.
func NewContainedPainter(out io.Writer, profile colorprofile.Profile, in Container) *Painter {
	p := &Painter{
		in:     in,
		out:    out,
		screen: newScreen(profile),
		wake:   make(chan struct{}, 1),
		done:   make(chan struct{}),
	}
	go p.run()
	return p
}

// Show asks for a frame to be painted and returns at once. A frame that was
// not yet painted is dropped.
func (p *Painter) Show(f Frame) {
	p.mu.Lock()
	p.next = &f
	p.mu.Unlock()
	p.nudge()
}

// Copy asks the terminal to put a text on its clipboard, which it may silently
// refuse. An earlier text not yet sent is dropped. In GNU screen the request goes to
// the terminal that screen runs in, in pieces: screen draws what is longer.
func (p *Painter) Copy(text string, inScreen bool) {
	const longest = 240 // GNU screen took 256 before 2014, and takes 768 since (MAXSTR in its screen.h)
	clip := ansi.SetSystemClipboard(text)
	if inScreen {
		clip = ansi.ScreenPassthrough(clip, longest)
	}
	p.mu.Lock()
	p.clip = clip
	p.mu.Unlock()
	p.nudge()
}

// InScreen reports whether the environment is that of GNU screen. Tmux, which may name
// its terminals like it, understands what copies a text. Where one runs in the other, the
// name of the terminal tells which; in doubt it is screen, which would draw the text.
func InScreen(environ []string) bool {
	var of struct{ term, screen, tmux string }
	for _, v := range environ {
		switch name, value, _ := strings.Cut(v, "="); name {
		case "TERM":
			of.term = value
		case "STY":
			of.screen = value
		case "TMUX":
			of.tmux = value
		}
	}
	if of.screen == "" {
		return of.tmux == "" && strings.HasPrefix(of.term, "screen")
	}
	return !strings.HasPrefix(of.term, "tmux")
}

// Release gives the terminal back, as when a shell takes it over, and waits until
// that is done, or for patience. [Painter.Retake] undoes it.
func (p *Painter) Release(patience time.Duration) {
	p.mu.Lock()
	held := make(chan struct{})
	p.held = held
	p.mu.Unlock()
	p.nudge()
	select {
	case <-held:
	case <-p.done:
	case <-time.After(patience):
	}
}

// Retake takes the terminal again and paints the newest frame anew. It also does so
// if the terminal was not released, as when another program was at it meanwhile.
func (p *Painter) Retake() {
	p.mu.Lock()
	p.held, p.anew = nil, true
	p.mu.Unlock()
	p.nudge()
}

// Close restores the terminal. It waits at most patience for a terminal that
// does not read.
func (p *Painter) Close(patience time.Duration) {
	p.mu.Lock()
	p.end = true
	p.mu.Unlock()
	p.nudge()
	select {
	case <-p.done:
	case <-time.After(patience):
	}
}

func (p *Painter) nudge() {
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

// contain reports a panic to the container, and restores the terminal.
func (p *Painter) contain() {
	if p.in.Failed == nil {
		return
	}
	if fault := recover(); fault != nil {
		_, _ = io.WriteString(p.out, leave) // nothing more can be done
		p.in.Failed(fault)
	}
}

// run paints the newest frame whenever there is one.
func (p *Painter) run() {
	defer close(p.done)
	defer p.contain()
	pending, released := []byte(enter+AskBackground), false
	var shown *Frame
	for range p.wake {
		p.mu.Lock()
		frame, clip, end, anew, held := p.next, p.clip, p.end, p.anew, p.held
		if held == nil {
			p.next, p.clip, p.anew = nil, "", false
		}
		p.mu.Unlock()
		if released && (end || held != nil) {
			if end {
				return
			}
			continue
		}
		if anew {
			if !released {
				pending = append(pending, leave...)
			}
			pending = append(pending, enter...)
			p.screen, released, frame = newScreen(p.screen.profile), false, cmp.Or(frame, shown)
		}
		if frame != nil && !end && held == nil { // the last is left at once: on a busy server its turn may come late
			p.in.Turn(func() { pending = append(pending, p.screen.paint(frame)...) })
			shown = frame
		}
		if held == nil {
			pending = append(pending, clip...)
		}
		if end || held != nil {
			pending = append(pending, leave...)
		}
		if len(pending) == 0 {
			continue
		}
		if _, err := p.out.Write(pending); err != nil || end {
			return
		}
		pending = pending[:0]
		if held != nil {
			released = true
			close(held)
		}
	}
}
