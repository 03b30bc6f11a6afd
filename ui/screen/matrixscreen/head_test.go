package matrixscreen_test

import (
	"strings"
	"testing"

	"comity/model"
	"comity/model/matrix"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/theme"
	"comity/ui/uitest"
)

// look is a matrix as it was drawn: the columns on it with the cell at which each begins,
// the lines of its head, of its rows and of its legend.
type look struct {
	columns           []matrix.Column
	from              []int
	head, rows        []string
	legend, all, edge string
}

// looked reads a matrix of texts off the screen.
func looked(t *testing.T, c *model.Corpus, at string, w, h, right int) look {
	t.Helper()
	g := open(t, c, at)
	lines := drawn(g, w, h)
	if right > 0 {
		g.Do(keys.Right, right, true)
		lines = drawn(g, w, h)
	}
	years := -1
	for i, line := range lines {
		if fields := strings.Fields(line); years < 0 && len(fields) > 0 && strings.Trim(strings.Join(fields, ""), "0123456789") == "" {
			years = i
		}
	}
	if years < 0 {
		t.Fatalf("%s at %d by %d has no years:\n%s", at, w, h, strings.Join(lines, "\n"))
	}
	out := look{head: lines[:years+1], all: strings.Join(lines, "\n")}
	_, out.edge = g.Title()
	for x, r := range lines[years] {
		if r != ' ' && lines[years][x-1] == ' ' {
			out.from = append(out.from, x-1)
		}
	}
	v, _ := place.ParseView(c, at)
	sheet, err := report.Outline(t.Context(), c, v)
	if err != nil {
		t.Fatal(err)
	}
	left := max(g.View().Column-1, 0)
	out.columns = sheet.Matrix.Columns[left : left+len(out.from)]
	for i, line := range lines[years+1:] {
		mark := []rune(strings.TrimSpace(line))
		if len(mark) > 1 && mark[1] == ' ' && mark[0] != '+' && mark[0] != '-' && mark[0] != '*' || strings.HasPrefix(line, "blank") {
			out.legend = strings.Join(lines[years+1+i:], "\n")
			break
		}
		out.rows = append(out.rows, line)
	}
	return out
}

// pictures are matrices of texts, and sizes those of the frame's inside at five windows.
func pictures() []string {
	return []string{
		"matrix", "matrix?columns=oldest", "matrix?of=eu&columns=similarity&rows=similarity", "matrix?by=un-group&close=all",
		"matrix?by=nato&pin=joint-statement-2019,ga-res-73-27", "matrix?kind=attribution", "matrix?who=" + `signed("paris-call-2018")`,
	}
}

func sizes() [][2]int { return [][2]int{{136, 40}, {96, 26}, {76, 20}, {36, 8}, {196, 56}, {96, 14}} }

// TestHeadsAreWholeWords: at every size the name of each column stands above it in whole
// words, with its year, apart from the next and unlike every other.
func TestHeadsAreWholeWords(t *testing.T) {
	c := uitest.Corpus(t)
	for _, size := range sizes() {
		for _, at := range pictures() {
			for right := 0; right < 100; right += 33 {
				l := looked(t, c, at, size[0], size[1], right)
				seen := map[string]bool{}
				for i, col := range l.columns {
					end := size[0]
					if i+1 < len(l.from) {
						end = l.from[i+1]
					}
					var words []string
					for n, line := range l.head {
						if cell := []rune(line)[l.from[i]:end]; n > 0 || size[1] < 16 {
							words = append(words, strings.Fields(string(cell))...)
						}
					}
					if got, want := strings.Join(words, " "), col.Label()+" "+col.Year(); got != want || seen[got] {
						t.Errorf("%s at %v: above %q stands %q:\n%s", at, size, want, got, strings.Join(l.head, "\n"))
					}
					seen[col.Label()+" "+col.Year()] = true
				}
			}
		}
	}
}

// TestEveryMarkIsInTheLegend: each mark and each blank that is drawn is explained below;
// where there is no room for that, the key of the help is.
func TestEveryMarkIsInTheLegend(t *testing.T) {
	c := uitest.Corpus(t)
	for _, size := range sizes() {
		for _, at := range append(pictures(), "matrix?kind=resolution", "matrix?kind=treaty") {
			l := looked(t, c, at, size[0], size[1], 0)
			if strings.HasSuffix(strings.TrimSpace(l.legend), "? marks") && size[1] < 20 {
				continue
			}
			for _, row := range l.rows {
				if strings.TrimSpace(row) == "" {
					continue
				}
				for _, x := range l.from {
					mark := []rune(row)[x+1]
					switch {
					case theme.IsGlyph(mark) && !strings.Contains("  "+strings.ReplaceAll(l.legend, "\n", "  "), "  "+string(mark)+" "),
						mark == '?' && !strings.Contains(l.legend, "? unknown"),
						mark == ' ' && !strings.Contains(l.legend, "blank no"),
						mark >= '0' && mark <= '9' && !strings.Contains(l.legend, "1/2 joined"):
						t.Fatalf("%s at %v: %q is not explained:\n%s", at, size, mark, l.all)
					}
				}
			}
		}
	}
}

// TestTheEdgeSaysWhatLiesBeyond: which columns and rows of how many are shown.
func TestTheEdgeSaysWhatLiesBeyond(t *testing.T) {
	c := uitest.Corpus(t)
	if l := looked(t, c, "matrix", 76, 20, 0); !strings.HasPrefix(l.edge, "texts 42–") || !strings.Contains(l.edge, " of 153 · States 1–") || !strings.HasSuffix(l.edge, " of 195") {
		t.Errorf("the edge says %q", l.edge)
	}
	if l := looked(t, c, "matrix?by=un-group&close=all", 76, 20, 0); !strings.HasSuffix(l.edge, " of 153 · 6 rows") {
		t.Errorf("of closed groups the edge says %q", l.edge)
	}
}

// TestTheMatrixSaysWhyItBeginsWhereItDoes: until a key is pressed, where neither a State
// nor a text is asked for.
func TestTheMatrixSaysWhyItBeginsWhereItDoes(t *testing.T) {
	c := uitest.Corpus(t)
	g := open(t, c, "matrix")
	if _, said := g.Says(); said != " · begins at the newest text on which most States have an act" {
		t.Errorf("it says %q", said)
	}
	g.Do(keys.Right, 1, false)
	if _, said := g.Says(); !strings.HasPrefix(said, " · Afghanistan: ") {
		t.Errorf("after a key it says %q", said)
	}
	for _, at := range []string{"matrix?at=EST/paris-call-2018", "matrix?at=EST/", "matrix?columns=oldest&of=eu"} {
		if _, said := open(t, c, at).Says(); strings.Contains(said, "newest") {
			t.Errorf("%s says %q", at, said)
		}
	}
}
