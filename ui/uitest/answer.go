//go:build unix

package uitest

import (
	"fmt"
	"io"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// Answer says how the terminal answers when the program asks it something.
type Answer int

// The kinds of terminal: one with a dark and one with a light background,
// which answer every question, and one that answers none.
const (
	Dark Answer = iota
	Light
	Silent
)

// answerer answers the questions that programs put to a terminal.
type answerer struct {
	kind Answer
	say  func(string)
}

func (a answerer) reply(format string, args ...any) bool {
	if a.kind != Silent {
		a.say(fmt.Sprintf(format, args...))
	}
	return true
}

// colour answers OSC 10 and 11, the colours of the text and behind it.
func (a answerer) colour(command int, query []byte) bool {
	if len(query) == 0 || query[len(query)-1] != '?' {
		return false
	}
	light := (a.kind == Light) == (command == 11)
	if light {
		return a.reply("\x1b]%d;rgb:ffff/ffff/ffff\x1b\\", command)
	}
	return a.reply("\x1b]%d;rgb:1111/1111/1111\x1b\\", command)
}

// newScreen is an emulator that reports what it is told into s and leaves the
// answers to a.
func newScreen(cols, rows int, s *state, a answerer) *vt.Emulator {
	e := vt.NewEmulator(cols, rows)
	go io.Copy(io.Discard, e) //nolint:errcheck // its own answers are not ours
	e.SetCallbacks(vt.Callbacks{
		AltScreen:   func(on bool) { s.alternate = on },
		EnableMode:  func(m ansi.Mode) { s.set(m, true) },
		DisableMode: func(m ansi.Mode) { s.set(m, false) },
		Title:       func(title string) { s.title = title },
	})
	e.RegisterCsiHandler('c', func(ansi.Params) bool { return a.reply("\x1b[?62;22c") })
	e.RegisterCsiHandler(ansi.Command('>', 0, 'c'), func(ansi.Params) bool { return a.reply("\x1b[>1;10;0c") })
	e.RegisterCsiHandler(ansi.Command('>', 0, 'q'), func(ansi.Params) bool { return a.reply("\x1bP>|uitest 1\x1b\\") })
	e.RegisterCsiHandler('n', func(p ansi.Params) bool {
		if what, _, _ := p.Param(0, 0); what == 6 {
			at := e.CursorPosition()
			return a.reply("\x1b[%d;%dR", at.Y+1, at.X+1)
		}
		return a.reply("\x1b[0n")
	})
	e.RegisterCsiHandler(ansi.Command('?', '$', 'p'), func(p ansi.Params) bool {
		mode, _, _ := p.Param(0, 0)
		return a.reply("\x1b[?%d;%d$y", mode, s.report(mode))
	})
	e.RegisterDcsHandler(ansi.Command(0, '+', 'q'), func(_ ansi.Params, name []byte) bool {
		return a.reply("\x1bP0+r%s\x1b\\", name) // no such capability here
	})
	for _, command := range []int{10, 11} {
		e.RegisterOscHandler(command, func(data []byte) bool {
			if a.colour(command, data) {
				return true
			}
			s.colours[command-10] = true
			return false
		})
		e.RegisterOscHandler(command+100, func([]byte) bool {
			s.colours[command-10] = false
			return false
		})
	}
	followKeyboard(e, s, a)
	return e
}

// followKeyboard keeps the keyboard protocols: the stack of kitty's, of which
// each screen has one, and xterm's modifyOtherKeys.
func followKeyboard(e *vt.Emulator, s *state, a answerer) {
	e.RegisterCsiHandler(ansi.Command('?', 0, 'u'), func(ansi.Params) bool {
		return a.reply("\x1b[?%du", min(1, *s.keyboards()))
	})
	e.RegisterCsiHandler(ansi.Command('>', 0, 'u'), func(ansi.Params) bool {
		*s.keyboards()++
		return true
	})
	e.RegisterCsiHandler(ansi.Command('<', 0, 'u'), func(p ansi.Params) bool {
		n, _, _ := p.Param(0, 1)
		*s.keyboards() = max(0, *s.keyboards()-max(n, 1))
		return true
	})
	e.RegisterCsiHandler(ansi.Command('>', 0, 'm'), func(p ansi.Params) bool {
		if what, _, _ := p.Param(0, 0); what == 4 {
			s.modifyKeys, _, _ = p.Param(1, 0)
		}
		return true
	})
}
