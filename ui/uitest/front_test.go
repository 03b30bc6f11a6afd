//go:build unix

package uitest

import (
	"strings"
	"testing"
)

// A first visitor sees what this is, the screens, the briefings and how to ask, without
// pressing a key.
func TestFirstVisitor(t *testing.T) {
	for _, size := range []TermOptions{{Cols: 140, Rows: 44}, {Cols: 100, Rows: 30}, {Cols: 80, Rows: 24}, {Cols: 200, Rows: 60}} {
		e := start(t, size)
		e.see("purpose, screens, questions, how to ask, and the briefings", contains(
			"States signed, joined and voted for", "[1 Explore]", "2 Matrix", "6 Briefings", "Who is on record for norm f?",
			"Ask with :", "who signed the", "Briefings", "The framework in ten", "Norm f in", "signed what"))
		e.press("q")
		if code := e.ends(); code != 0 {
			t.Errorf("exit code %d, want 0", code)
		}
	}
	e := start(t, TermOptions{Cols: 40, Rows: 12}) // as far as it goes
	e.see("purpose, screens and how to ask", contains("States signed, joined", "[1 Explore] 1–6", ": asks"))
	e.press("q")
}

// Who is on record for norm f is on a map after at most three keys, one from the
// front door; and from the lists, without it.
func TestNormFOnAMap(t *testing.T) {
	for _, keys := range []string{"f", "h6G3"} {
		e := start(t, TermOptions{Cols: 140, Rows: 44})
		e.see("the front door", contains("Who is on record for norm f?"))
		e.press(strings.Split(keys, "")...)
		e.see("who is on record for norm f", contains("[3 Map]", "who is on record for norm f: Do not damage critical infrastructure", "listed 97"))
		e.press("q")
	}
}
