package sshd

import (
	"context"
	"errors"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"comity/ui/cells"
	"comity/ui/explorer"
)

// patience is how long a terminal that does not read is waited for at the end.
const patience = time.Second

// explore opens the explorer on the visitor's terminal.
func (v *visit) explore(ctx context.Context, o explorer.Options) error {
	v.kind = "explorer"
	v.release()
	profile := colorprofile.Env(o.Environ)
	if o.NoColor && profile > colorprofile.Ascii {
		profile = colorprofile.Ascii
	}
	o.NoColor, o.Basic = profile <= colorprofile.Ascii, profile == colorprofile.ANSI
	o.Width, o.Height = v.size()
	painter := cells.NewContainedPainter(&frames{output{v, false}}, profile, cells.Container{Turn: v.inTurn, Failed: v.panicked})
	defer painter.Close(patience)

	// Bubble Tea runs the program and no more: it is given no input, for a
	// reader of it may not panic here, and must not be told sizes by what is
	// typed; and no signals, which are the server's.
	var program tea.Model
	v.inTurn(func() { program = explorer.Painted(o, painter) })
	if program == nil {
		return nil // the visitor has gone
	}
	p := tea.NewProgram(&contained{program, v},
		tea.WithContext(ctx), tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithEnvironment(o.Environ),
		tea.WithColorProfile(profile), tea.WithoutRenderer(), tea.WithFPS(1),
		tea.WithoutSignalHandler())
	v.mu.Lock()
	v.resized = func(w, h int) { p.Send(explorer.ResizedMsg{Width: w, Height: h}) }
	v.mu.Unlock()
	v.resize() // it may have changed since
	// A notice that is due already waits until the program runs.
	go v.setNotify(func(words string, _ bool) { p.Send(explorer.NoticeMsg(words)) })
	v.watch(v.server.config().Limits.Idle)
	decoder := v.decoder(p.Send)
	go v.keys(decoder)
	_, err := p.Run()
	painter.Close(patience)
	decoder.Settled() // an answer that is on its way is not left to the visitor's shell
	if errors.Is(err, tea.ErrInterrupted) || errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// frames is output of which each write is a frame.
type frames struct{ output }

// Write writes a frame, and notes how long it took from the key.
func (f *frames) Write(p []byte) (int, error) {
	v := f.visit
	n, err := f.output.Write(p)
	m := v.server.metrics
	m.frames.Inc()
	if !v.framed.Swap(true) {
		m.first.UpdateDuration(v.began)
	}
	if at := v.asked.Swap(0); at != 0 {
		m.key.UpdateDuration(time.Unix(0, at))
	}
	return n, err
}

// contained is a program whose panics end one visit.
type contained struct {
	tea.Model
	visit *visit
}

// Init contains the commands at the start.
func (c *contained) Init() tea.Cmd { return c.contain(c.Model.Init()) }

// Update contains one step, and the commands that it causes.
func (c *contained) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	defer func() {
		if fault := recover(); fault != nil {
			c.visit.panicked(fault)
			next, cmd = c, tea.Quit
		}
	}()
	c.visit.inTurn(func() { _, cmd = c.Model.Update(msg) })
	return c, c.contain(cmd)
}

// contain returns a command that is scheduled and whose panic ends only the visit.
func (c *contained) contain(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if fault := recover(); fault != nil {
				c.visit.panicked(fault)
				msg = tea.Quit()
			}
		}()
		c.visit.inLongTurn(func() { msg = cmd() })
		if wait, ok := msg.(explorer.WaitMsg); ok {
			msg = wait()
		}
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = c.contain(batch[i])
			}
		}
		return msg
	}
}
