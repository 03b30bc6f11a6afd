package accessible_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/model/ask"
	"comity/model/search"
	"comity/ui/accessible"
	"comity/ui/place"
	"comity/ui/theme"
	"comity/ui/uitest"
)

// A session that a teletype prints, or a voice reads, makes sense: without cursor
// movements, colours and white space nothing is lost, a row begins with its name,
// and its numbers and dates come after.
func TestTeletype(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	c := uitest.Corpus(t)
	index := search.New(c)
	reader := ask.New(c, func() *search.Index { return index })
	narrow := func() int { return 40 }
	for i, at := range everyPlace(t, c) {
		o := accessible.Options{Corpus: c, Start: at, Reader: func() *ask.Reader { return reader }}
		plain := visit(t, o, "all", "where")
		lines := strings.Split(strings.TrimSpace(plain), "\n")
		if i%10 == 0 { // at a terminal, which breaks lines and has prompts, it says the same
			o.Interactive, o.Width = true, narrow
			typed := collapsed(visit(t, o, "all", "where"))
			for _, line := range lines {
				if !strings.Contains(typed, line) {
					t.Errorf("%s: a terminal of 40 cells does not say %q", at, line)
				}
			}
		}
		if !regexp.MustCompile(`^["“]?\p{L}`).MatchString(lines[0]) { // and not a count
			t.Errorf("%s begins with no word: %q", at, lines[0])
		}
		for _, line := range lines {
			if why := lost(line); why != "" {
				t.Errorf("%s: %s: %q", at, why, line)
			}
		}
	}
}

// collapsed is a recording without what a teletype does not print.
func collapsed(text string) string { return strings.Join(strings.Fields(ansi.Strip(text)), " ") }

// lost says what of a line a listener would miss.
func lost(line string) string {
	row := regexp.MustCompile(`^\d+\. `)
	date := regexp.MustCompile(`^(\d{4}\b|\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)\b|\d{4}-\d\d)`)
	switch text := row.ReplaceAllString(line, ""); {
	case collapsed(line) != line:
		return "white space means something"
	case strings.ContainsFunc(line, func(r rune) bool { return theme.IsGlyph(r) || unicode.IsControl(r) }):
		return "a sign stands for a word"
	case text != line && date.MatchString(text):
		return "a row begins with its date"
	case strings.Trim(text, "-–—·.,;:| ") == "":
		return "a line without a word"
	}
	return ""
}

// everyPlace is every place of a record or page, every scene, and a row, a column and
// a cell of the matrix.
func everyPlace(t *testing.T, c *model.Corpus) []place.View {
	t.Helper()
	var out []place.View
	for _, p := range uitest.Places(c) {
		out = append(out, place.View{Place: p})
	}
	for _, text := range slices.Concat(uitest.Scenes(), []string{
		"matrix?at=CHL", "matrix?at=/ga-res-73-27", "matrix?at=CHL/ga-res-73-27&show=evidence", "norm", "statement", "country", "statement?sort=oldest-first",
	}) {
		v, err := place.ParseView(c, text)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}
