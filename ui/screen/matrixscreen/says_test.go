package matrixscreen_test

import (
	"strings"
	"testing"

	"comity/ui/keys"
	"comity/ui/uitest"
)

// After the last kind of text, f shows the norms with what documents say; the evidence
// has the words of the document, enter opens the norm, and the norms keep their order.
func TestWhatStatesSay(t *testing.T) {
	c := uitest.Corpus(t)
	g := open(t, c, "matrix")
	for range 30 {
		if e := g.Do(keys.NextKind, 1, false); e.Say == "what States say about the norms" {
			break
		}
	}
	if at := g.View().Bare().String(); at != "matrix?says=un" {
		t.Fatalf("f leads to %s", at)
	}
	g = open(t, c, "matrix?says=un&at=CHE/un/j&show=evidence")
	text := strings.Join(strings.Fields(strings.Join(drawn(g, 140, 44), " ")), " ")
	for _, want := range []string{"set a b c d e f g h i j k", "│ Measure, norm j: Says it does not pursue good-faith", "from our CVD programme", "● measure", "◦ view"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not on the screen:\n%s", want, text)
		}
	}
	if foot := g.Foot(); foot != "enter: read the text" {
		t.Errorf("below the evidence the foot says %q", foot)
	}
	if foot := open(t, c, "matrix?says=un&at=CHE/un/j").Foot(); !strings.HasPrefix(foot, "Switzerland · norm j: Report ICT vulnerabilities · measure: Says it") {
		t.Errorf("the foot says %q", foot)
	}
	for _, action := range []keys.Action{keys.SortColumns, keys.PinColumn, keys.HideColumn} {
		if e := g.Do(action, 1, false); !strings.Contains(e.Say, "keep their order") || g.View().Bare().String() != "matrix?says=un" {
			t.Errorf("%s: %q", action, e.Say)
		}
	}
	if e := g.Do(keys.Read, 1, false); e.Visit == nil || e.Visit.Place.String() != "norm/j" {
		t.Errorf("enter opens %v", e.Visit)
	}
	for range 6 { // around, without the order by similarity
		if e := g.Do(keys.Sort, 1, false); strings.Contains(e.Say, "similarity") || e.Cmd != nil {
			t.Errorf("the rows: %q", e.Say)
		}
	}
	g.Do(keys.Back, 1, false)
	if e := g.Do(keys.NextKind, 1, false); e.Say != "all kinds of text" || !strings.HasPrefix(g.View().Bare().String(), "matrix?rows=") {
		t.Errorf("f again: %q, %s", e.Say, g.View().Bare())
	}
}
