//go:build unix

package cli_test

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/ui/accessible"
	"comity/ui/cli"
	"comity/ui/md"
	"comity/ui/place"
	"comity/ui/render"
	"comity/ui/report"
	"comity/ui/slide"
	"comity/ui/theme"
	"comity/ui/uitest"
)

// accessibly is what accessible mode says of a place, to its end.
func accessibly(t *testing.T, c *model.Corpus, at string) string {
	t.Helper()
	var out bytes.Buffer
	o := accessible.Options{Corpus: c, In: strings.NewReader("open " + at + "\nall\n"), Out: &out, Gate: accessible.OwnGate()}
	if err := accessible.Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// onScreen is the page or scene at a place as the explorer shows it.
func onScreen(t *testing.T, c *model.Corpus, at string) string {
	t.Helper()
	v, err := place.ParseView(c, at)
	if err != nil {
		t.Fatal(at, err)
	}
	look := theme.New(theme.Options{})
	var lines []string
	if !slices.Contains(place.Scenes(), v.Kind) {
		for _, line := range md.Plain(look, uitest.Markdown(t, c, v.Place), 200, true).Lines {
			lines = append(lines, line.Text)
		}
	} else {
		s, err := slide.SceneOf(c, v, model.Date{})
		if err != nil {
			t.Fatal(at, err)
		}
		lines = s.Draw(look, 230, 900)
	}
	return ansi.Strip(strings.Join(lines, "\n"))
}

// counted finds what a text counts of acts: "yes 119".
func counted(text string) map[string]bool {
	var words []string
	for _, act := range model.Acts() {
		words = append(words, act.Word())
	}
	slices.SortFunc(words, func(a, b string) int { return len(b) - len(a) }) // "not listed" before "listed"
	found := map[string]bool{}
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, "*", "")), " ")
	for _, m := range regexp.MustCompile(`(?i)\b(`+strings.Join(words, "|")+`) (\d+)\b`).FindAllString(text, -1) {
		found[strings.ToLower(m)] = true
	}
	return found
}

// TestEveryRecordCountsTheSameActs: the page of every norm, statement and State,
// and every page and term, counts the same acts in the same words in the
// explorer, in accessible mode, on a terminal and in Markdown; those of a
// statement and a State are what the model counts.
func TestEveryRecordCountsTheSameActs(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	c := uitest.Corpus(t)
	for _, p := range uitest.Places(c) {
		args := []string{string(p.Kind), p.ID}
		if p.Kind == place.Page || p.Kind == place.Term {
			args = []string{"page", p.String()}
		}
		want := map[string]bool{}
		for act, n := range countsOf(c, p) {
			if n > 0 {
				want[act.Word()+" "+strconv.Itoa(n)] = true
			}
		}
		first := counted(onScreen(t, c, p.String()))
		for one := range want {
			if !first[one] {
				t.Errorf("%s: the explorer does not say %q", p, one)
			}
		}
		for medium, text := range map[string]string{
			"accessible mode": accessibly(t, c, p.String()),
			"a terminal":      onTerminal(t, 200, []string{"NO_COLOR=1"}, notExplored, args...).out,
			"Markdown":        comity(t, append(args, "--format", "md")...).out,
		} {
			if got := counted(text); !maps.Equal(got, first) {
				t.Errorf("%s: %s counts %v, the explorer %v", p, medium, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(first)))
			}
		}
	}
}

// countsOf counts the acts about a statement, or what is on record of a State.
func countsOf(c *model.Corpus, p place.Place) map[model.Act]int {
	out := map[model.Act]int{}
	if s, ok := c.Statement(model.StatementID(p.ID)); ok && p.Kind == place.Statement && !s.Unsigned() {
		for _, co := range c.Countries() {
			out[c.Act(s, co)]++
		}
	}
	if co, ok := c.Country(model.ISO3(p.ID)); ok && p.Kind == place.Country {
		for _, s := range c.Statements() {
			if act := c.Act(s, co); act.Recorded() {
				out[act]++
			}
		}
	}
	return out
}

// TestEverySceneShowsTheSameMarks: the map of every statement, the matrix of
// every group, comparisons of every State with another, and every sort of scene
// with several parameters show in the explorer and on a terminal every mark of
// an act with its word, and in accessible mode and HTML the word.
func TestEverySceneShowsTheSameMarks(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	c := uitest.Corpus(t)
	at := uitest.Scenes()
	for _, s := range c.Statements() {
		at = append(at, "map?statement="+string(s.ID))
	}
	for _, g := range c.Groups() {
		at = append(at, fmt.Sprintf("matrix?of=%s&rows=acts&kind=resolution,treaty", g.ID))
	}
	countries := c.Countries()
	for i, co := range countries {
		if i%8 == 0 { // each form takes a while
			at = append(at, fmt.Sprintf("compare?of=%s,%s", co.ISO3, countries[(i+101)%len(countries)].ISO3))
		}
	}
	seen := map[string]bool{}
	for _, at := range at {
		v, err := place.ParseView(c, at)
		if err != nil {
			t.Fatal(at, err)
		}
		sheet, err := report.Of(t.Context(), c, v)
		if err != nil {
			t.Fatal(at, err)
		}
		html, err := render.Bytes(sheet, render.HTML)
		if err != nil {
			t.Fatal(at, err)
		}
		look := theme.New(theme.Options{Mono: true})
		media := []struct {
			name, text string
			glyphs     bool
		}{
			{"the explorer", onScreen(t, c, at), true},
			{"a terminal", ansi.Strip(cli.DrawScene(look, sheet, 300)), true},
			{"accessible mode", accessibly(t, c, at), false},
			{"HTML", string(html), false},
		}
		for _, e := range marksOf(sheet) {
			seen[e.Word] = true
			for _, medium := range media {
				want := e.Word
				if glyph := theme.Glyph(e.Mark); medium.glyphs && glyph != " " {
					want = glyph + " " + want
				} else if medium.glyphs {
					continue // a blank has no word on a screen
				}
				if !strings.Contains(medium.text, want) {
					t.Errorf("%s: %s does not show %q", at, medium.name, want)
				}
			}
		}
	}
	for _, act := range model.Acts() {
		if !seen[act.Word()] {
			t.Errorf("no scene shows the act %q", act.Word())
		}
	}
}

// marksOf are the marks of a report with their words: of its legend, or where it
// has none of the cells that every medium shows.
func marksOf(sheet *report.Report) []report.Entry {
	if len(sheet.Legend) > 0 {
		return sheet.Legend
	}
	var out []report.Entry
	for _, part := range sheet.Parts {
		if part.Table == nil || part.Long {
			continue
		}
		for _, row := range part.Table.Rows {
			for _, cell := range row.Cells {
				if e := (report.Entry{Mark: cell.Mark, Word: cell.Text}); cell.Marked && cell.Short == "" && !slices.Contains(out, e) {
					out = append(out, e)
				}
			}
		}
	}
	return out
}
