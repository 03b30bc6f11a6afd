//go:build unix

package uitest

import (
	"errors"
	"fmt"

	"github.com/charmbracelet/x/ansi"
)

// The private modes that a program for the terminal borrows.
const (
	showCursor     = 25
	bracketedPaste = 2004
	syncOutput     = 2026
)

// state is what a program has switched on in its terminal.
type state struct {
	modes      map[int]bool // the private modes it touched
	alternate  bool         // the alternate screen is shown
	kitty      [2]int       // depth of the keyboard stacks: main, alternate screen
	modifyKeys int
	colours    [2]bool // it set the colour of the text, and behind it
	title      string
}

func (s *state) set(m ansi.Mode, on bool) {
	if s.modes == nil {
		s.modes = map[int]bool{}
	}
	if dec, ok := m.(ansi.DECMode); ok {
		s.modes[dec.Mode()] = on
	}
}

// keyboards is the depth of the kitty stack of the screen that is shown.
func (s *state) keyboards() *int {
	if s.alternate {
		return &s.kitty[1]
	}
	return &s.kitty[0]
}

// report is the answer to DECRQM: 1 set, 2 reset, 0 unknown.
func (s *state) report(mode int) int {
	on, touched := s.modes[mode]
	switch {
	case on:
		return 1
	case touched, mode == syncOutput, mode == bracketedPaste:
		return 2
	}
	return 0
}

// Restored tells, once the program has ended, everything that it did not give
// back as it found it.
func (t *Term) Restored() error {
	select {
	case <-t.quiet:
	default:
		return errors.New("the program has not ended")
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	var faults []error
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	s := &t.state
	if s.alternate {
		fault("the alternate screen is still shown")
	}
	for mode, on := range s.modes {
		switch {
		case mode == showCursor && !on:
			fault("the cursor is still hidden")
		case mode == 7: // autowrap is on in a fresh terminal
			if !on {
				fault("lines no longer wrap")
			}
		case mode != showCursor && on:
			fault("mode %d is still set", mode)
		}
	}
	for i, name := range []string{"main", "alternate"} {
		if s.kitty[i] != 0 {
			fault("the keyboard protocol of the %s screen is still pushed %d times", name, s.kitty[i])
		}
	}
	if s.modifyKeys != 0 {
		fault("modifyOtherKeys is still %d", s.modifyKeys)
	}
	if s.colours[0] || s.colours[1] {
		fault("the terminal's own colours are still changed")
	}
	if s.title != "" {
		fault("the window title is still %q", s.title)
	}
	if t.left != nil && *t.left != *t.found {
		fault("the line discipline is not as it was: raw mode is still on")
	}
	return errors.Join(faults...)
}

// Touched tells whether the program switched the private mode at any time.
func (t *Term) Touched(mode int) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, touched := t.state.modes[mode]
	return touched
}
