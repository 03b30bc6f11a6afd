package matrixscreen_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/screen/matrixscreen"
	"comity/ui/theme"
	"comity/ui/uitest"
)

// open makes the matrix of a place.
func open(t *testing.T, c *model.Corpus, at string) *matrixscreen.Matrix {
	t.Helper()
	v, err := place.ParseView(c, at)
	if err != nil {
		t.Fatal(err)
	}
	g, err := matrixscreen.New(c, v)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// drawn is the matrix as plain lines.
func drawn(g *matrixscreen.Matrix, w, h int) []string {
	var out []string
	for _, line := range g.Draw(theme.New(theme.Options{Dark: true}), w, h) {
		out = append(out, ansi.Strip(line))
	}
	return out
}

// TestEveryCellIsWhatTheCorpusSays walks through all cells: the foot says the
// act of the State about the text, in the word of the vocabulary.
func TestEveryCellIsWhatTheCorpusSays(t *testing.T) {
	c := uitest.Corpus(t)
	g := open(t, c, "matrix")
	drawn(g, 200, 50)
	seen := 0
	for range c.Countries() {
		for range c.Statements() {
			code, id, _ := strings.Cut(g.View().At, "/")
			co, _ := c.Country(model.ISO3(code))
			s, _ := c.Statement(model.StatementID(id))
			want := c.Act(s, co).Word()
			if foot := g.Foot(); !strings.HasPrefix(foot, co.DisplayName()+" · "+s.ShortTitle+" · "+want) {
				t.Fatalf("%s about %s: %q, not %s", code, id, foot, want)
			}
			if strings.Count(g.Foot(), want+":")+strings.Count(g.Foot(), " "+want+",") > 1 || strings.Contains(g.Foot(), want+", "+want) {
				t.Fatalf("%s about %s: %q says it twice", code, id, g.Foot())
			}
			seen++
			g.Do(keys.Right, 1, false)
		}
		g.Do(keys.RowStart, 1, false)
		g.Do(keys.Down, 1, false)
	}
	if seen != 195*len(c.Statements()) {
		t.Errorf("%d cells", seen)
	}
}

// TestMarksStandInTheirCells reads marks off the screen.
func TestMarksStandInTheirCells(t *testing.T) {
	c := uitest.Corpus(t)
	look := theme.New(theme.Options{Dark: true})
	g := open(t, c, "matrix?pin=joint-statement-2019,ga-res-73-27")
	read := map[model.ISO3]bool{}
	for _, line := range drawn(g, 120, 230)[1:] {
		for _, co := range c.Countries() {
			if name, rest, found := strings.Cut(line, co.DisplayName()); found && name == "" && strings.HasPrefix(rest, " ") {
				read[co.ISO3] = true
				first, _ := c.Statement("joint-statement-2019")
				second, _ := c.Statement("ga-res-73-27")
				cellsOf := []rune(line)[21:] // the first column is as wide as "Statement"
				if got, want := string(cellsOf[1])+string(cellsOf[11]), look.Glyph(c.Act(first, co).Mark())+look.Glyph(c.Act(second, co).Mark()); got != want {
					t.Errorf("%s: %q, not %q", co.DisplayName(), got, want)
				}
			}
		}
	}
	if len(read) != 195 {
		t.Errorf("%d rows were read", len(read))
	}
}

// TestTotalsNeverMixVotesAndNames reads the header and the evidence.
func TestTotalsNeverMixVotesAndNames(t *testing.T) {
	c := uitest.Corpus(t)
	g := open(t, c, "matrix?at=EST/joint-statement-2019")
	counts := map[string]int{}
	est, _ := c.Country("EST")
	for _, s := range c.Statements() {
		if act := c.Act(s, est); act.Open() {
			counts[act.Word()]++
		}
	}
	_, says := g.Says()
	for word, n := range counts {
		if !strings.Contains(says+" ·", " "+word+" "+strconv.Itoa(n)+" ·") {
			t.Errorf("the header does not say %s %d: %q", word, n, says)
		}
	}
	g.Do(keys.Read, 1, false)
	lines := drawn(g, 100, 60)
	if !strings.Contains(strings.Join(lines, "\n"), "\nCanada ") { // the matrix is still there
		t.Errorf("the evidence hides the matrix: %q", lines[10])
	}
	var panel []string
	for _, line := range lines {
		_, right, _ := strings.Cut(line, "│")
		panel = append(panel, strings.Trim(right, " ┃"))
	}
	text := strings.Join(panel, " ")
	for _, want := range []string{"Estonia: listed; its name is on the text", " Joint Statement on Advancing", "When, and list as of: 23 September 2019", "Confidence: ", " Source: ", "listed 27 · not listed 166"} {
		if !strings.Contains(text, want) {
			t.Errorf("the evidence does not say %q:\n%s", want, text)
		}
	}
	g.Do(keys.Back, 1, false)
	if e := g.Do(keys.Back, 1, false); e.Done {
		t.Error("there is still something to go back from")
	}
}

// TestPinHideAndUnhide moves rows and columns about; the cursor stays on what
// it was on.
func TestPinHideAndUnhide(t *testing.T) {
	c := uitest.Corpus(t)
	g := open(t, c, "matrix?at=EST/joint-statement-2019")
	g.Do(keys.Pin, 1, false)
	g.Do(keys.PinColumn, 1, false)
	if got := g.View().String(); got != "matrix?pin=EST,joint-statement-2019&at=EST/joint-statement-2019" {
		t.Errorf("pinned it is %s", got)
	}
	if lines := drawn(g, 100, 40); !strings.Contains(strings.Join(lines[:20], "\n"), "* Estonia") {
		t.Errorf("the pin is not at the top:\n%s", strings.Join(lines, "\n"))
	}
	g.Do(keys.Pin, 1, false)
	g.Do(keys.PinColumn, 1, false)
	g.Do(keys.Hide, 1, false)
	if g.View().Param("hide") != "EST" || strings.Contains(strings.Join(drawn(g, 100, 230), "\n"), "Estonia") {
		t.Errorf("it is not hidden: %s", g.View())
	}
	g.Do(keys.Unhide, 1, false)
	if !strings.Contains(strings.Join(drawn(g, 100, 230), "\n"), "Estonia") {
		t.Error("it does not come back")
	}
}

// TestExpressions filters the rows; a mistake changes nothing and says what is
// wrong.
func TestExpressions(t *testing.T) {
	c := uitest.Corpus(t)
	g := open(t, c, "matrix")
	g.Ask(`signed("first-committee-2018") and not signed("joint-statement-2019")`)
	if subject, _ := g.Says(); subject != fmt.Sprintf("matrix: 1 State and %d texts", len(c.Statements())) {
		t.Errorf("it shows %q", subject)
	}
	before := g.View().String()
	if e := g.Ask(`signd("x")`); !strings.Contains(e.Say, "signed") || g.View().String() != before {
		t.Errorf("a mistake says %q and shows %s", e.Say, g.View())
	}
	g.Ask("false")
	if text := strings.Join(drawn(g, 100, 30), "\n"); !strings.Contains(text, "no State matches") {
		t.Errorf("nothing says that nothing is there:\n%s", text)
	}
	g.Ask("")
	if subject, _ := g.Says(); subject != fmt.Sprintf("matrix: 195 States and %d texts", len(c.Statements())) {
		t.Errorf("it shows %q", subject)
	}
}

// TestChangesWhileItIsOrdered makes one change after another before the first
// is on the screen: none is lost, and a mistake is told at once.
func TestChangesWhileItIsOrdered(t *testing.T) {
	c := uitest.Corpus(t)
	g := open(t, c, "matrix?rows=similarity&at=EST/joint-statement-2019")
	first := g.Do(keys.Hide, 1, false)
	second := g.Do(keys.HideColumn, 1, false)
	if e := g.Ask(`region("Nowhere")`); !strings.Contains(e.Say, "no region is called") {
		t.Errorf("of a mistake it says %q", e.Say)
	}
	if _, right := g.Title(); right != "ordering by similarity" {
		t.Errorf("while it is ordered the title says %q", right)
	}
	if g.Take(first.Cmd()) {
		t.Error("what was asked for first is shown, though more was asked for")
	}
	if !g.Take(second.Cmd()) || g.View().Param("hide") != "EST,joint-statement-2019" {
		t.Errorf("hidden is %q", g.View().Param("hide"))
	}
	if left, right := g.Title(); left != "Matrix · rows by similarity" || right == "ordering by similarity" {
		t.Errorf("when it is ordered the title says %q, %q", left, right)
	}
	g.Take(g.Do(keys.SortColumns, 1, false).Cmd())
	if sorted := g.Do(keys.Sort, 1, false); sorted.Say != "rows by name" {
		t.Errorf("the next order is said to be %q", sorted.Say)
	}
	g = open(t, c, "matrix?rows=un-group")
	if left, _ := g.Title(); left != "Matrix · rows by UN group" {
		t.Errorf("by UN group the title says %q", left)
	}
}

// TestGoingToANameThatIsTyped: the cursor follows what is typed, and is back
// where it was if nothing has the name.
func TestGoingToANameThatIsTyped(t *testing.T) {
	c := uitest.Corpus(t)
	g := open(t, c, "matrix?at=EST/joint-statement-2019")
	for typed, want := range map[string]string{
		"nether": "NLD/joint-statement-2019", "73/27": "EST/ga-res-73-27", "73/2": "EST/ga-res-73-266", "budapest": "EST/budapest-convention",
		"paris": "EST/paris-call-2018", "chl": "CHL/joint-statement-2019", "Côte": "CIV/joint-statement-2019", "spyware": "EST/commercial-spyware-2023",
		"": "EST/joint-statement-2019", "nowhere at all": "EST/joint-statement-2019",
	} {
		to := g.Do(keys.GoTo, 1, false).Type
		if found := to.Change(typed); found != (typed != "nowhere at all") || g.View().At != want {
			t.Errorf("%q: %v, at %s, expected %s", typed, found, g.View().At, want)
		}
		to.Cancel()
		if g.View().At != "EST/joint-statement-2019" {
			t.Errorf("%q: the cursor does not come back", typed)
		}
	}
}

// TestTheStatesOfAColumnAreListed: the names by act, with the day, beside the
// matrix; the list follows the cursor to another column.
func TestTheStatesOfAColumnAreListed(t *testing.T) {
	c := uitest.Corpus(t)
	g := open(t, c, "matrix?at=EST/joint-statement-2019")
	g.Do(keys.NextGroup, 1, false)
	text := strings.Join(drawn(g, 136, 40), "\n")
	for _, want := range []string{"● listed 27, 23 September 2019", "● Australia", "● United States", "Afghanistan           "} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q:\n%s", want, text)
		}
	}
	if again := open(t, c, g.View().String()); again.View().String() != g.View().String() || g.View().Show != "list" {
		t.Errorf("%s is read as %s", g.View(), again.View())
	}
	g.Do(keys.GoTo, 1, false).Type.Change("73/27")
	if text := strings.Join(drawn(g, 136, 40), "\n"); !strings.Contains(text, "▲ yes 119, 5 December 2018") {
		t.Errorf("the list stays that of the other column:\n%s", text)
	}
	g.Do(keys.Back, 1, false)
	if g.View().Show != "" {
		t.Error("esc does not close the list")
	}
}

// TestAGroupOfRowsIsClosedAndOpened: enter, or the key, on a group makes one row of it,
// which counts its States, and opens it again; from a State the cursor goes to its group.
func TestAGroupOfRowsIsClosedAndOpened(t *testing.T) {
	c := uitest.Corpus(t)
	g := open(t, c, "matrix?by=nato&at=EST/joint-statement-2019")
	drawn(g, 140, 40)
	g.Do(keys.CloseGroup, 1, false)
	if at := g.View().At; at != "nato/joint-statement-2019" || !strings.HasPrefix(g.Foot(), "NATO: members · Joint Statement 2019 (27 States) · 22 of 32 joined; not listed 10") {
		t.Fatalf("the cursor is at %s, the foot says %q", at, g.Foot())
	}
	lines := strings.Join(drawn(g, 140, 40), "\n")
	if !strings.Contains(lines, "+ NATO: members · 32") || !strings.Contains(lines, "[22/32]") || strings.Contains(lines, "Estonia") || !strings.Contains(lines, "Brazil") {
		t.Errorf("closed, the matrix is\n%s", lines)
	}
	if again := open(t, c, g.View().String()); again.View().String() != g.View().String() || again.Foot() != g.Foot() {
		t.Errorf("%s opens as %s", g.View(), again.View())
	}
	g.Do(keys.NextGroup, 1, false)
	if lines = strings.Join(drawn(g, 140, 40), "\n"); !strings.Contains(lines, "Estonia") || strings.Contains(lines, "Switzerland") {
		t.Errorf("the list of the group is\n%s", lines)
	}
	g.Do(keys.Back, 1, false)
	g.Do(keys.Read, 1, false)
	if lines = strings.Join(drawn(g, 140, 40), "\n"); !strings.Contains(lines, "- NATO: members · 32") || !strings.Contains(lines, "Estonia") {
		t.Errorf("opened, the matrix is\n%s", lines)
	}
	g.Do(keys.CloseGroups, 1, false)
	if lines = strings.Join(drawn(g, 140, 40), "\n"); !strings.Contains(lines, "+ NATO: not members · 163") || strings.Contains(lines, "Brazil") {
		t.Errorf("with all closed, the matrix is\n%s", lines)
	}
}

// TestAGroupNarrowsTheMatrix: the name of a group leaves the expression and the pins.
func TestAGroupNarrowsTheMatrix(t *testing.T) {
	g := open(t, uitest.Corpus(t), "matrix?who="+`signed("joint-statement-2019")`+"&pin=ga-res-73-27")
	g.Ask("nato")
	v := g.View()
	if v.Param("of") != "nato" || v.Param("who") != `signed("joint-statement-2019")` || v.Param("pin") != "ga-res-73-27" {
		t.Errorf("/nato shows %s", v)
	}
	if subject, _ := g.Says(); !strings.Contains(subject, "22 States") {
		t.Errorf("the header is %q", subject)
	}
	if g.Ask(""); g.View().Param("of")+g.View().Param("who") != "" {
		t.Errorf("an empty filter leaves %s", g.View())
	}
}

// TestThePanelIsAtItsLineAgain: how far the evidence is scrolled is part of the place.
func TestThePanelIsAtItsLineAgain(t *testing.T) {
	c := uitest.Corpus(t)
	g := open(t, c, "matrix?at=CHL/paris-call-2018&show=evidence")
	drawn(g, 100, 12)
	g.Do(keys.PageDown, 1, false)
	want := drawn(g, 100, 12)
	at := g.View().String()
	if !strings.Contains(at, "line=") {
		t.Fatalf("%s has no line of the panel", at)
	}
	if got := drawn(open(t, c, at), 100, 12); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s opens as\n%s\nand not as\n%s", at, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	g.Do(keys.Down, 1, false)
	if at := g.View().String(); strings.Contains(at, "line=") {
		t.Errorf("another cell has its evidence at %s", at)
	}
}
