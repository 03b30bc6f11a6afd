package explorer

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/time/rate"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/term"

	"comity/ui/cells"
	"comity/ui/keys"
)

// patience is how long Close waits for a terminal that does not read.
const patience = 300 * time.Millisecond

// keyRate is how many keys a second are taken in the long run, and keyBurst how
// many at once: what a terminal pastes as keys would be worked on for long.
// longestPaste is how many bytes of what is pasted are kept; every line takes less.
const (
	keyRate      = 200
	keyBurst     = 1000
	longestPaste = 64 << 10
)

// mostColumns and mostRows are the most cells of a window that are drawn, more than any
// screen shows: the time and memory of a frame grow with them.
const (
	mostColumns = 1000
	mostRows    = 400
)

// Run opens the explorer on a terminal and returns when the visitor quits, the
// terminal closes, or ctx ends.
func Run(ctx context.Context, o Options) error {
	return OnTerminal(ctx, Terminal{o.In, o.Out, o.Environ, o.NoColor}, func(h Host) Framed {
		o.NoColor, o.Basic = h.Profile <= colorprofile.Ascii, h.Profile == colorprofile.ANSI
		o.Width, o.Height, o.Suspend = h.Width, h.Height, h.Suspend
		o.Start = openedIn(o.Start, o.Width, o.Height)
		return New(o)
	})
}

// Terminal is the terminal of this process.
type Terminal struct {
	In, Out *os.File
	Environ []string
	NoColor bool
}

// Host is what a program on a terminal knows of it.
type Host struct {
	Profile       colorprofile.Profile
	Width, Height int         // in cells, until a [tea.WindowSizeMsg] comes
	Suspend       func() bool // stops the process until its shell resumes it, and reports whether it could
}

// OnTerminal runs a program on a terminal and returns when it quits, the terminal
// closes, or ctx ends. Bubble Tea runs the program; our own decoder reads the input,
// as over SSH, and our own painter writes the frames.
func OnTerminal(ctx context.Context, t Terminal, program func(Host) Framed) error {
	profile := colorprofile.Env(t.Environ) // Detect would run tmux and wait for it
	if t.NoColor && profile > colorprofile.Ascii {
		profile = colorprofile.Ascii
	}
	leave := make(chan os.Signal, 4)
	signal.Notify(leave, syscall.SIGHUP, syscall.SIGINT, syscall.SIGTERM)
	defer signal.Stop(leave)
	resize, unwatch := resizes()
	defer unwatch()
	resumed := resumes()
	defer signal.Stop(resumed)
	w, h, err := term.GetSize(t.Out.Fd())
	if err != nil {
		return err
	}
	w, h = sizeOr(w, h, t.Environ)
	restore, err := allowSequences(t.Out)
	if err != nil {
		return err
	}
	defer restore()
	state, err := term.MakeRaw(t.In.Fd())
	if err != nil {
		return err
	}
	defer func() { _ = term.Restore(t.In.Fd(), state) }() // nothing more can be done
	painter := cells.NewPainter(t.Out, profile)
	collectLater()
	jobs := &jobs{in: t.In.Fd(), state: state, painter: painter, resize: resize, resumed: make(chan struct{}, 1)}
	p := tea.NewProgram(paint(program(Host{profile, w, h, jobs.suspend}), painter, t.Environ),
		tea.WithContext(ctx), tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithEnvironment(t.Environ),
		tea.WithColorProfile(profile), tea.WithoutRenderer(), tea.WithFPS(1),
		tea.WithoutSignalHandler(), // two concurrent quits would deadlock
		tea.WithoutCatchPanics())   // so that a panic is printed after the terminal is restored
	decoder := keys.NewDecoder(keys.DecoderOptions{Send: p.Send, Pace: rate.NewLimiter(keyRate, keyBurst), Paste: longestPaste})
	in, err := uv.NewCancelReader(t.In)
	if err != nil {
		painter.Close(patience)
		return err
	}
	defer in.Cancel()
	defer decoder.Settled() // an answer that is on its way is not left to the shell
	defer painter.Close(patience)
	gone, done := make(chan struct{}), make(chan struct{})
	defer close(done)
	go read(in, decoder, gone)
	go watch(p, leave, gone, done)
	go follow(p, t.Out, [2]int{w, h}, resize, done)
	go jobs.watch(resumed, done)
	_, err = p.Run()
	if errors.Is(err, tea.ErrInterrupted) || errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// collectLater lets the heap grow to 8 MB before its first collection, twice the usual:
// the first screen needs 4.6, and to collect in the middle of it takes a fifth of its
// time. Later collections are as usual. GOGC comes first.
func collectLater() {
	const usual = 100
	if was := debug.SetGCPercent(2 * usual); was != usual {
		debug.SetGCPercent(was)
		return
	}
	runtime.AddCleanup(new([64]byte), func(percent int) { debug.SetGCPercent(percent) }, usual)
}

// sizeOr returns the size of a terminal, or where it does not know its size, as on a
// serial line, that of COLUMNS and LINES, or 80 by 24.
func sizeOr(w, h int, environ []string) (int, int) {
	if w > 0 && h > 0 {
		return min(w, mostColumns), min(h, mostRows)
	}
	w, h = 80, 24
	for _, v := range environ {
		name, value, _ := strings.Cut(v, "=")
		to, ok := map[string]*int{"COLUMNS": &w, "LINES": &h}[name]
		if n, err := strconv.Atoi(value); ok && err == nil && n > 0 {
			*to = n
		}
	}
	return min(w, mostColumns), min(h, mostRows)
}

// watch ends a program on a termination signal, or at the end of its input.
func watch(p *tea.Program, leave <-chan os.Signal, gone, done <-chan struct{}) {
	for {
		select {
		case <-leave:
		case <-gone:
			gone = nil
		case <-done:
			return
		}
		p.Quit()
	}
}

// follow sends a program the size of its terminal whenever it is another one.
func follow(p *tea.Program, out *os.File, size [2]int, look <-chan os.Signal, done <-chan struct{}) {
	for {
		select {
		case <-look:
			w, h, err := term.GetSize(out.Fd())
			now := [2]int{min(w, mostColumns), min(h, mostRows)}
			if err == nil && w > 0 && h > 0 && now != size {
				size = now
				p.Send(ResizedMsg{Width: now[0], Height: now[1]})
			}
		case <-done:
			return
		}
	}
}

// ResizedMsg tells a painted program the new size of its terminal.
type ResizedMsg struct{ Width, Height int } // in cells

// Framed is a program that composes a frame after every message.
type Framed interface {
	tea.Model
	// Frame returns the frame composed after the last message.
	Frame() cells.Frame
	// Clip returns the text that the last message copied, if it copied any.
	Clip() (text string, ok bool)
}

// painted is a program that sends its frames to a painter.
type painted struct {
	Framed
	painter *cells.Painter
	screen  bool // the terminal is that of GNU screen
}

// Painted returns an explorer that sends its frames to a painter, the first at
// once. It needs no renderer. Its size is that of the options until a
// [ResizedMsg] comes: Bubble Tea's own [tea.WindowSizeMsg], which it sends once
// at the start, may come after the first change, and is ignored.
func Painted(o Options, painter *cells.Painter) tea.Model {
	o.Start = openedIn(o.Start, o.Width, o.Height)
	return paint(New(o), painter, o.Environ)
}

func paint(m Framed, painter *cells.Painter, environ []string) *painted {
	painter.Show(m.Frame())
	return &painted{Framed: m, painter: painter, screen: cells.InScreen(environ)}
}

// Update shows the frame that a message has led to.
func (a *painted) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch size := msg.(type) {
	case tea.WindowSizeMsg:
		return a, nil
	case ResizedMsg:
		msg = tea.WindowSizeMsg{Width: size.Width, Height: size.Height}
	}
	_, cmd := a.Framed.Update(msg)
	if text, ok := a.Clip(); ok {
		a.painter.Copy(text, a.screen)
	}
	a.painter.Show(a.Frame()) // the same frame again costs no byte
	return a, cmd
}

// Frame is the frame as the painter takes it.
func (a *Explorer) Frame() cells.Frame {
	f := cells.Frame{Content: a.terminal.frame.Content, Width: a.layout.w, Height: a.layout.h, Mouse: a.terminal.frame.MouseMode != tea.MouseModeNone}
	if a.terminal.frame.Cursor != nil {
		f.Cursor = &cells.Point{X: a.terminal.frame.Cursor.X, Y: a.terminal.frame.Cursor.Y}
	}
	return f
}

// read decodes what comes from a terminal until it ends, and then closes gone.
func read(in io.Reader, decoder *keys.Decoder, gone chan<- struct{}) {
	defer close(gone)
	defer decoder.Close()
	buf := make([]byte, 4096)
	for {
		n, err := in.Read(buf)
		decoder.Take(buf[:n])
		if err != nil {
			return
		}
	}
}
