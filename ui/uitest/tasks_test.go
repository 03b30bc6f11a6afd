//go:build unix

package uitest

import (
	"path/filepath"
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
	k.key("E", "the line to type into", contains("compare"))
	k.key("\x15", "an empty line", contains("compare"))
	k.words("Chile, Netherlands")
	k.key("\r", "the counts", func(screen string) bool {
		return row("Of the two, only Chile signed: 1 text")(screen) && row("Recorded votes: different 4 of 17")(screen)
	})
	for _, of := range [][]string{
		{"2018 OEWG resolution (73/27)", "abstain", "no"}, {"2025 UN Convention against Cybercrime", "signatory", "not listed"}, {"2025 Pall Mall Code of Practice", "not listed", "listed"},
	} {
		k.see("what each did", row(of...))
	}
	positions := func(screen string) bool {
		return row("none in this selection", "2019 National position")(screen)
	}
	for !positions(k.Screen()) && k.keys < 12 {
		k.key("\t", "the next part", contains(" of 1"))
	}
	k.see("the positions", positions)
	k.within(12)
}

// Who stands behind norm f, on the map.
func TestTaskNormOnAMap(t *testing.T) {
	for _, question := range []string{"who stands behind norm f on a map", "norm f"} {
		k := fresh(t)
		k.key(":", "the box", contains("─ Ask ─"))
		k.words(question)
		mapped := func(screen string) bool {
			return row("Do not damage critical infrastructure")(screen) && row("─ Map")(screen)
		}
		if question == "norm f" { // the record; its map is a key away
			k.see("the norm and its answer", contains("norm/f", "146 States"))
			k.key("\r", "the norm", contains("UN norm f"))
			k.key("3", "the map", mapped)
		} else {
			k.see("the answer", contains("146 States"))
			k.key("\r", "the map", mapped)
		}
		k.within(3)
		k.press("q")
		k.ends()
	}
}

// Who voted for both 73/27 and 73/266, as a matrix by similarity, saved.
func TestTaskMatrixOfAQuestion(t *testing.T) {
	home := t.TempDir()
	o := wide()
	o.Env, o.Dir = environment(t, "HOME="+home), home
	e := start(t, o)
	e.see("the explorer", opened)
	e.settled()
	k := &task{explorer: e}
	k.key(":", "the box", contains("─ Ask ─"))
	k.words("who voted for both 73/27 and 73/266")
	k.see("the answer", contains("77 of 193 States that could vote"))
	k.key("\r", "the answer", contains("─ Answer ─"))
	k.key("2", "the matrix", row("Matrix", "77"))
	for range 4 {
		k.key("s", "another order", contains("Matrix"))
	}
	k.see("the order", contains("similarity"))
	k.key("e", "the name of a file", contains("save as"))
	k.key("\r", "the file", contains("written: "))
	k.within(12)
	if files, err := filepath.Glob(filepath.Join(home, "matrix*")); err != nil || len(files) != 1 {
		t.Errorf("saved are %q, %v", files, err)
	}
}

// NATO members of that day that are not on the joint statement of 2019, quoted with
// a citation.
func TestTaskQuotedAnswer(t *testing.T) {
	k := fresh(t)
	k.key(":", "the box", contains("─ Ask ─"))
	k.words("nato not joint statement 2019")
	k.see("the answer", contains("9 of 29 NATO members", "Albania, Bulgaria, Croatia"))
	k.key("\r", "the answer", contains("NATO on 23 September 2019: 29 States", "Türkiye"))
	k.key("Y", "the citation", contains("Copied: what it says", "citation of Answer to"))
	k.within(4)
	for _, want := range []string{`Answer to: nato not joint statement 2019`, `9 of 29 NATO members`, `Albania, Bulgaria, Croatia`, `read as member("nato", "2019-09-23") and not signed("joint-statement-2019")`, "corpus "} {
		if got := k.clipboard(); !strings.Contains(got, want) {
			t.Errorf("the citation %q does not hold %q", got, want)
		}
	}
}
