//go:build unix

package uitest

import (
	"encoding/xml"
	"errors"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/ui/place"
	"comity/ui/render"
	"comity/ui/report"
	"comity/ui/theme"
)

// facts is what a scene says of its marks: each with its word and its count, in
// the order in which they are said.
type fact struct {
	mark model.Mark
	word string
	n    int
}

// scenesOfAllActs are places on which, together, every act and every answer
// about several items is shown.
func scenesOfAllActs() []string {
	return []string{
		"map?statement=ga-res-78-16",             // yes, no, abstain, absent
		"map?statement=un-cybercrime-convention", // signatory, not listed
		"map?statement=budapest-convention",      // party
		"map?statement=attribution-viasat-2022",  // listed, via, unknown
		"map?statement=oewg-2021",                // adopted without a vote
		"map?statement=gge-2015",                 // expert
		"map?statement=g20-antalya-2015",         // member
		"map?statement=advisory-gru-29155-2024",  // agency
		"map?pin=ga-res-73-27,ga-res-73-266",     // both, only first, only second, other act
		"map?pin=first-committee-2018,joint-statement-2019,paris-call-2018",
		"map?norm=f", // listed, member, yes, unknown
		"map?who=signed(\"joint-statement-2019\")",
		"matrix?of=asean",
		"matrix?of=eu&kind=resolution&asof=2019-12-31",
	}
}

// TestTheSameWordsEverywhere holds the explorer, accessible mode, commands on a
// terminal, Markdown, HTML and SVG against one sheet: each says every mark of it
// with the same word and the same count, and the media that have marks with the
// same glyph.
func TestTheSameWordsEverywhere(t *testing.T) {
	corpus := Corpus(t)
	seen := map[model.Mark]bool{}
	for _, at := range scenesOfAllActs() {
		v, err := place.ParseView(corpus, at)
		if err != nil {
			t.Fatal(at, err)
		}
		sheet, err := report.Of(t.Context(), corpus, v)
		if err != nil {
			t.Fatal(at, err)
		}
		var facts []fact
		for _, e := range sheet.Legend {
			facts = append(facts, fact{e.Mark, e.Word, e.N})
			seen[e.Mark] = true
		}
		if len(facts) == 0 {
			t.Errorf("%s has no legend", at)
		}
		t.Run(at, func(t *testing.T) {
			t.Parallel()
			checkMedia(t, at, v, sheet, facts)
		})
	}
	for _, act := range model.Acts() {
		if !seen[act.Mark()] {
			t.Errorf("no scene here shows the act %q", act.Word())
		}
	}
}

// checkMedia looks for the facts of a sheet in all media.
func checkMedia(t *testing.T, at string, v place.View, sheet *report.Report, facts []fact) {
	media := []struct {
		name, text string
		glyphs     bool
	}{
		{"the explorer", explorerText(t, at), true},
		{"the command on a terminal", commandText(t, v), true},
		{"Markdown", written(t, sheet, render.Markdown), true},
		{"accessible mode", accessibleText(t, at), false},
		{"HTML", textOf(t, written(t, sheet, render.HTML)), false},
		{"SVG", textOf(t, written(t, sheet, render.SVG)), false},
	}
	for _, f := range facts {
		glyph := theme.Glyph(f.mark)
		if glyph == " " {
			continue // a blank has only its word, and in the explorer not always that
		}
		for _, medium := range media {
			want := f.word + " " + strconv.Itoa(f.n)
			if medium.glyphs {
				want = glyph + " " + want
			}
			if !strings.Contains(medium.text, want) {
				t.Errorf("%s does not say %q:\n%.3000s", medium.name, want, medium.text)
			}
		}
	}
}

// explorerText is the screen of the explorer at a place.
func explorerText(t *testing.T, at string) string {
	e := start(t, TermOptions{Cols: 230, Rows: 70}, "open", at)
	e.see("the scene", func(screen string) bool { return strings.Contains(screen, "quit") && strings.Count(screen, "╭") > 0 })
	e.settled()
	return e.Screen()
}

// commandText is what the command of a scene writes to a terminal.
func commandText(t *testing.T, v place.View) string {
	args := []string{string(v.Kind)}
	for _, name := range place.ContentNames(v.Kind) {
		if value := v.Param(name); value != "" {
			args = append(args, "--"+name+"="+value)
		}
	}
	if !v.AsOf.IsZero() {
		args = append(args, "--as-of", v.AsOf.String())
	}
	e := start(t, TermOptions{Cols: 230, Rows: 70}, args...)
	if code := e.ends(); code != 0 {
		t.Errorf("%v: exit code %d", args, code)
	}
	return ansi.Strip(string(e.written()))
}

// accessibleText is what accessible mode says of a place.
func accessibleText(t *testing.T, at string) string {
	stdout, stderr, code := callIn(t, exec.Cmd{Stdin: strings.NewReader("open " + at + "\n")}, "--accessible")
	if code != 0 || stderr != "" {
		t.Errorf("accessible mode at %s: exit code %d, %q", at, code, stderr)
	}
	return stdout
}

// written is a sheet in a format.
func written(t *testing.T, s *report.Report, f render.Format) string {
	data, err := render.Bytes(s, f)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// textOf is the text of a page or picture, its tags left out.
func textOf(t *testing.T, page string) string {
	var b strings.Builder
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		if text, ok := token.(xml.CharData); ok {
			b.Write(text)
		}
	}
}
