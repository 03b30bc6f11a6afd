//go:build unix

package cli_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"comity/model"
	"comity/model/lint"
	"comity/ui/place"
	"comity/ui/render"
	"comity/ui/report"
	"comity/ui/uitest"
)

// plainWords is a text in small letters, without marks and line ends.
func plainWords(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return strings.ContainsRune(" \n\t│▌*_\\>\"“”'’.,;:()[]|", r)
	}), " ")
}

// official is every word of a State or a body that comity quotes, in plain words.
func official(c *model.Corpus) string {
	var b strings.Builder
	for _, n := range c.Norms() {
		b.WriteString(n.OfficialText + "\n")
		for _, step := range n.Lineage {
			b.WriteString(step.Quote + "\n")
		}
	}
	for _, s := range c.Statements() {
		b.WriteString(s.FullText + "\n")
		for _, q := range s.Quoted {
			b.WriteString(q.Text + "\n")
		}
	}
	return plainWords(b.String())
}

// notesIn finds the working notes of a text that are no official words, on lines that
// were not seen before.
func notesIn(find func(string) string, seen map[string]bool, quoted, text string) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if seen[line] {
			continue
		}
		seen[line] = true
		note := find(line)
		if note == "" {
			continue
		}
		at := strings.Index(line, note)
		around := plainWords(line[max(at-20, 0):min(at+len(note)+20, len(line))])
		if words := strings.Fields(around); len(words) > 2 { // the first and the last may be cut
			around = strings.Join(words[1:len(words)-1], " ")
		}
		if !strings.Contains(quoted, around) {
			out = append(out, note+": "+line)
		}
	}
	return out
}

// recordCommands are the commands that print records, beside those of places.
func recordCommands() [][]string {
	return [][]string{
		{"norms"}, {"statements"}, {"countries"}, {"groups"}, {"search", "source"}, {"ask", "who signed the paris call"}, {"ask", "what did chile sign"},
		{"who", `signed("joint-statement-2019")`}, {"cite", "statement/gge-2015"}, {"settings"}, {"keys"}, {"brief", "list"},
		{"help", "expressions"}, {"help", "marks"}, {"help", "places"}, {"help", "briefings"}, {"help", "ssh"}, {"help", "data"}, {"help"}, {"man"},
		{"brief", "export", "framework"}, {"brief", "export", "norm-f", "--notes"}, {"brief", "export", "who-signed", "--notes", "--format", "md"},
	}
}

// TestNoOutputHasWorkingNotes: no record, page or scene, in the reader, in accessible
// mode, on a terminal or in a file of any format, tells how the work on it went. It has
// a grade: checked, reported or unverified, and where that is shown the page that explains
// it is named.
func TestNoOutputHasWorkingNotes(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	c := uitest.Corpus(t)
	find, seen, quoted := lint.WorkingNote(), map[string]bool{}, official(c)
	graded := regexp.MustCompile(`\((?:reported|unverified)\)|(?:graded|list|record|wording|roll call) \**(?:reported|unverified)|[Cc]onfidence:? (?:reported|unverified)`)
	explained := regexp.MustCompile(`(?i)how[- ]comity[- ]knows`)
	outputs := 0
	look := func(at, medium, text string) {
		if outputs++; len(text) < 8 {
			t.Errorf("%s %s: %q", at, medium, text)
		}
		data := slices.Contains([]string{"as json", "as csv", "as text"}, medium) // fields for a program
		if shown := graded.FindString(text); shown != "" && !data && !explained.MatchString(text) {
			t.Errorf("%s %s shows %q, and not which page explains it", at, medium, shown)
		}
		for _, note := range notesIn(find, seen, quoted, text) {
			t.Errorf("%s %s says %.300s", at, medium, note)
		}
	}
	for i, p := range uitest.Places(c) {
		args := []string{string(p.Kind), p.ID}
		if p.Kind == place.Document { // which has no command of its own
			args = []string{"says"}
		}
		if p.Kind == place.Page || p.Kind == place.Term {
			args = []string{"page", p.String()}
		}
		look(p.String(), "in the reader", onScreen(t, c, p.String()))
		look(p.String(), "in accessible mode", accessibly(t, c, p.String()))
		if p.Kind == place.Document { // which no command prints
			continue
		}
		formats := []string{"text", "md", "json"}
		if p.Kind == place.Country { // alike: one form of each
			formats = formats[i%3 : i%3+1]
		}
		if p.Kind != place.Country || i%3 == 0 {
			look(p.String(), "on a terminal", onTerminal(t, 200, []string{"NO_COLOR=1"}, notExplored, args...).out)
		}
		for _, format := range formats {
			if got := comity(t, append(args, "--format", format)...); got.code == 0 {
				look(p.String(), "as "+format, got.out)
			}
		}
	}
	for _, at := range uitest.Scenes() {
		v, err := place.ParseView(c, at)
		if err != nil {
			t.Fatal(at, err)
		}
		look(at, "on the screen", onScreen(t, c, at))
		look(at, "in accessible mode", accessibly(t, c, at))
		r, err := report.Of(t.Context(), c, v)
		if err != nil {
			t.Fatal(at, err)
		}
		for _, f := range []render.Format{render.Markdown, render.HTML, render.SVG, render.CSV, render.JSON} {
			written, err := render.Bytes(r, f)
			if err != nil {
				t.Fatal(at, err)
			}
			look(at, "as "+string(f), string(written))
		}
	}
	for _, args := range recordCommands() {
		name := strings.Join(args, " ")
		got := comity(t, args...)
		if got.code != 0 {
			t.Errorf("%s: exit %d, %s", name, got.code, got.err)
			continue
		}
		look(name, "", got.out)
	}
	if outputs < 1500 {
		t.Errorf("%d outputs were looked at", outputs)
	}
}

// TestNotesAreFound: a working note is found in any output, and the words of a State
// are none.
func TestNotesAreFound(t *testing.T) {
	quoted := plainWords("The numbers given are recalled. States take the tools at hand")
	for text, want := range map[string]int{
		"| a | Listed from memory, mostly |": 1, "  \"note\": \"No source was opened for this\"": 1, "not seen in the part that was read\nand from memory": 2,
		"> The numbers given are recalled.": 0, "**States** take the tools at hand": 0, "checked, reported, unverified": 0,
	} {
		if got := notesIn(lint.WorkingNote(), map[string]bool{}, quoted, text); len(got) != want {
			t.Errorf("%q has %v", text, got)
		}
	}
}

// TestMarksInASCII: with --ascii the page of the marks is ASCII, on a terminal and in a
// pipe, and shows each mark as it then looks.
func TestMarksInASCII(t *testing.T) {
	for medium, got := range map[string]call{
		"a terminal": onTerminal(t, 80, []string{"NO_COLOR=1"}, notExplored, "help", "marks", "--ascii"),
		"a pipe":     comity(t, "help", "marks", "--ascii"),
		"a page":     onTerminal(t, 80, []string{"NO_COLOR=1"}, notExplored, "page", "marks", "--ascii"),
	} {
		if got.code != 0 {
			t.Errorf("%s: exit %d, %s", medium, got.code, got.err)
		}
		if i := strings.IndexFunc(got.out, func(r rune) bool { return r >= 0x80 }); i >= 0 {
			t.Errorf("%s is not ASCII: %.80q", medium, got.out[max(i-20, 0):])
		}
		flat := strings.Join(strings.Fields(strings.ReplaceAll(got.out, "|", " ")), " ")
		for _, want := range []string{"+ + listed", "s s signatory", ". . absent", "2 2 only in the second", "x x in none, and on record", "! ! something on this page"} {
			if !strings.Contains(flat, want) {
				t.Errorf("%s does not say %q:\n%s", medium, want, got.out)
			}
		}
	}
	if got := comity(t, "help", "marks").out; !strings.Contains(got, "| ● | + | listed |") {
		t.Errorf("without --ascii:\n%s", got)
	}
}
