package explorer

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/ui/md"
	"comity/ui/place"
)

// TestFindOnStyledText looks for words on a page that glamour has set: every
// place where they stand is marked, also where a line breaks between them.
func TestFindOnStyledText(t *testing.T) {
	for _, at := range []place.Place{{Kind: place.Norm, ID: "un/c"}, {Kind: place.Statement, ID: "joint-statement-2019"}, {Kind: place.Page, ID: "pillars"}} {
		d := openAt(t, 100, 30, at)
		d.press("enter")
		for _, query := range []string{"state", "international law", "Cyber", "the"} {
			d.reading.finding = finding{query: query, at: none}
			d.lookThrough()
			var text strings.Builder // the words of the page, without what stands at the edges
			for _, line := range d.page().Lines {
				text.WriteString(" " + strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(ansi.Strip(line.Text)), "┃")))
			}
			want := strings.Count(strings.ToLower(strings.Join(strings.Fields(text.String()), " ")), strings.ToLower(query))
			if d.reading.finding.total != want || want == 0 && query != "Cyber" {
				t.Errorf("%s: %d times %q, not %d", at, d.reading.finding.total, query, want)
			}
			for _, m := range d.reading.finding.spans {
				piece := ansi.Cut(ansi.Strip(d.page().Lines[m.Line].Text), m.Col, m.Col+m.Width)
				if !strings.Contains(strings.ToLower(query), strings.ToLower(piece)) {
					t.Errorf("%s: %q is marked for %q", at, piece, query)
				}
			}
		}
	}
}

// TestFindWalks goes through the matches and around the end.
func TestFindWalks(t *testing.T) {
	d := openAt(t, 100, 30, place.Place{Kind: place.Norm, ID: "un/c"})
	d.press("enter", "/", "h", "a", "v", "e", "n")
	d.sees("/haven", "1 of ")
	first := d.reading.top
	d.press("enter", "n")
	if d.reading.finding.at != 1 {
		t.Fatalf("n leads to match %d:\n%s", d.reading.finding.at, d.screen())
	}
	d.press("N", "N")
	if d.reading.finding.at != d.reading.finding.total-1 {
		t.Fatalf("N does not go around the start:\n%s", d.screen())
	}
	d.sees("from the end")
	d.press("n")
	if d.reading.finding.at != 0 || d.reading.top > first+5 {
		t.Fatalf("n does not go around the end:\n%s", d.screen())
	}
	d.press("esc")
	if d.reading.finding.query != "" || !d.reading.whole {
		t.Fatalf("esc does not drop what was looked for first:\n%s", d.screen())
	}
	d.press("/", "z", "z", "z", "enter", "n")
	d.sees("not here: zzz")
}

// TestFindFolds finds words in spite of case, accents and the forms of quotes.
func TestFindFolds(t *testing.T) {
	for query, want := range map[string]int{"TURKIYE": 1, "türkiye": 1, "co\u0302te d'ivoire": 1, "a-b": 1, "": 0, "   ": 0, "\u0301": 0} {
		f := finding{query: query, at: none}
		f.look(linesOf("Türkiye and", "┃ Côte", "┃ d’Ivoire, a\u2010b"), "┃ ")
		if f.total != want {
			t.Errorf("%q is found %d times, not %d", query, f.total, want)
		}
	}
}

// linesOf is a page of lines.
func linesOf(texts ...string) []md.Line {
	var out []md.Line
	for _, text := range texts {
		out = append(out, md.Line{Text: text, Width: ansi.StringWidth(text)})
	}
	return out
}

// TestAHitIsMarkedOnItsPage opens what a search found.
func TestAHitIsMarkedOnItsPage(t *testing.T) {
	d := open(t, 120, 40)
	d.press("F")
	d.press(strings.Split("safe", "")...)
	d.press("space")
	d.press(strings.Split("haven", "")...)
	d.sees("> safe haven", "Found in texts", "norm/c")
	d.press("enter")
	d.sees("norm c", `"safe haven" 1 of `)
	if !d.reading.whole || d.reading.finding.total == 0 {
		t.Fatalf("the words are not marked:\n%s", d.screen())
	}
	d.press("esc")
	if d.reading.whole || d.reading.finding.query != "" {
		t.Fatalf("esc does not lead back:\n%s", d.screen())
	}
	d.press("F")
	d.sees("Asked before", "safe haven")
	d.press("enter")
	d.sees("> safe haven", "norm/c")
}

// TestALetterIsNotMarked opens norm f by its name: not every f of its page is
// a match.
func TestALetterIsNotMarked(t *testing.T) {
	d := open(t, 120, 40)
	d.press("F", "n", "o", "r", "m", "space", "f", "enter")
	d.sees("Do not damage critical")
	if d.reading.finding.total > 0 || strings.Contains(d.screen(), "goes to the next") {
		t.Fatalf("%d matches of %q are marked:\n%s", d.reading.finding.total, d.reading.finding.query, d.screen())
	}
}
