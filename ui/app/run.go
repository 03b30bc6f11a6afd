package app

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
)

// framesPerSecond is how often the screen is brought up to date locally: twice
// the usual, which halves the wait after a key.
const framesPerSecond = 120

// Run opens the explorer on a terminal and returns when the visitor leaves,
// the terminal goes away, or ctx ends.
func Run(ctx context.Context, o Options) error {
	profile := colorprofile.Detect(o.Out, o.Environ)
	if o.NoColor && profile > colorprofile.Ascii {
		profile = colorprofile.Ascii
	}
	o.NoColor = profile <= colorprofile.Ascii
	if w, h, err := term.GetSize(o.Out.Fd()); err == nil {
		o.Width, o.Height = w, h
	}
	a := New(o)
	if err := paintFirst(o.Out, a.frame.Content, profile); err != nil {
		return err
	}

	input := &watched{File: o.In, gone: make(chan struct{})}
	p := tea.NewProgram(a,
		tea.WithContext(ctx), tea.WithInput(input), tea.WithOutput(o.Out), tea.WithEnvironment(o.Environ),
		tea.WithColorProfile(profile), tea.WithFPS(framesPerSecond))
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	defer signal.Stop(hangup)
	done := make(chan struct{})
	go func() {
		select {
		case <-hangup:
		case <-input.gone:
		case <-done:
			return
		}
		p.Quit()
	}()
	_, err := p.Run()
	close(done)
	if errors.Is(err, tea.ErrInterrupted) || errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// paintFirst writes the first frame straight to the terminal. The program
// draws the same frame at its first tick, some 16 ms later.
func paintFirst(out io.Writer, content string, profile colorprofile.Profile) error {
	var b strings.Builder
	b.WriteString("\x1b[?1049h\x1b[?25l\x1b[2J")
	w := colorprofile.Writer{Forward: &b, Profile: profile}
	for i, line := range strings.Split(content, "\n") {
		if _, err := w.Write([]byte("\x1b[" + strconv.Itoa(i+1) + ";1H" + line)); err != nil {
			return err
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// watched is a terminal that tells when it has nothing more to say: a program
// would otherwise wait for keys for ever.
type watched struct {
	*os.File
	gone   chan struct{}
	closed bool
}

// Read passes keys on, and closes gone at the end of the input.
func (w *watched) Read(p []byte) (int, error) {
	n, err := w.File.Read(p)
	if n == 0 && err != nil && !w.closed {
		w.closed = true
		close(w.gone)
	}
	return n, err
}
