//go:build unix

package uitest

import (
	"strings"
	"testing"
)

// task drives a fresh explorer, and counts the keys pressed besides words.
type task struct {
	explorer
	keys int
}

func fresh(t *testing.T) *task {
	t.Helper()
	e := start(t, wide())
	e.see("the explorer", opened)
	e.settled()
	return &task{explorer: e}
}

// key presses a key and waits for what it is to show.
func (k *task) key(key, what string, wanted func(string) bool) {
	k.t.Helper()
	k.keys++
	k.press(key)
	k.see(what, wanted)
}

// words types names or a question.
func (k *task) words(text string) {
	k.t.Helper()
	if err := k.Send(text); err != nil {
		k.t.Fatal(err)
	}
	k.see("what was typed", contains(text))
}

// within fails if it took more keys than allowed.
func (k *task) within(most int) {
	k.t.Helper()
	if k.keys > most {
		k.t.Errorf("%d keys, expected at most %d", k.keys, most)
	}
}

// row matches a line of the screen that holds all of some words.
func row(words ...string) func(string) bool {
	return func(screen string) bool {
		for line := range strings.SplitSeq(screen, "\n") {
			if contains(words...)(line) {
				return true
			}
		}
		return false
	}
}

// Chile against the Netherlands: what only one of them signed, how both voted
// in 2018, and their positions.
func TestTaskTwoStates(t *testing.T) {
	k := fresh(t)
	k.key("5", "a comparison", contains("─ Compare ─"))
	k.key("/", "the line to type into", contains("compare"))
	k.key("\x15", "an empty line", contains("compare"))
	k.words("Chile, Netherlands")
	k.key("\r", "the counts", func(screen string) bool {
		return row("Only Chile signed: 1 text")(screen) && row("Recorded votes different: 4 of 17")(screen)
	})
	for _, of := range [][]string{
		{"2018 OEWG resolution (73/27)", "abstain", "no"}, {"2025 UN Convention against Cybercrime", "signatory", "not listed"}, {"2019 Joint Statement (27 States)", "not listed", "listed"},
	} {
		k.see("what each did", row(of...))
	}
	positions := func(screen string) bool {
		return row("Chile: none in this selection")(screen) && row("Netherlands: 2019 National position")(screen)
	}
	for !positions(k.Screen()) && k.keys < 12 {
		k.key("\t", "the next part", contains(" of 1"))
	}
	k.see("the positions", positions)
	k.within(12)
}
