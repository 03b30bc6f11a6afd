//go:build unix

package sshd_test

import (
	"strings"
	"testing"
	"time"

	"comity/ui/uitest"
)

// Over a slow link an answer of the terminal comes in pieces: none of it is a key.
// A key of another layout is one, and ctrl+z says why it does nothing.
func TestSlowLink(t *testing.T) {
	h := open(t, nil)
	g := h.guest(uitest.TermOptions{Answer: uitest.Silent}, nil)
	g.sees("Norms", "Statements", "Countries", "quit")
	if err := g.Quiet(200*time.Millisecond, waiting); err != nil { // the whole frame
		t.Fatal(err)
	}
	before := g.Screen()
	for _, piece := range []string{"\x1b]11;", "rgb:0000/00", "00/0000\x1b", "\\", "\x1b[?62", ";22c", "\x1bP>|XTe", "rm(390)\x1b\\"} {
		g.types(piece)
		if err := g.Quiet(70*time.Millisecond, waiting); err != nil {
			t.Fatal(err)
		}
	}
	if after := g.Screen(); after != before {
		t.Errorf("answers were typed:\n%s\nbefore them:\n%s", after, before)
	}
	g.types("\x1a")
	g.sees("suspending is off over SSH")
	g.types("о") // j on a Russian keyboard
	if err := g.WaitFor(func(s string) bool { return s != before && !strings.Contains(s, "suspending") }, waiting); err != nil {
		t.Fatal(err)
	}
	g.types("й")
	g.leaves(0)
}
