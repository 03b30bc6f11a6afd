package accessible_test

import (
	"context"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"

	"comity/model"
	"comity/model/compare"
	"comity/model/relation"
	"comity/ui/accessible"
	"comity/ui/place"
	"comity/ui/render"
	"comity/ui/report"
	"comity/ui/uitest"
)

// TestEveryFormCountsTheSame: compare and related of accessible mode, the marks of
// the explorer's list, and the rows of the command's CSV and Markdown give the
// numbers of the model for every two of twelve States, today and as of a day.
func TestEveryFormCountsTheSame(t *testing.T) {
	c := uitest.Corpus(t)
	codes := strings.Fields("CHL NLD EST LVA RUS USA CHN TUV PSE ZMB TUR KEN")
	days := map[string]model.Date{"": {}, "2019-11-10": {Year: 2019, Month: 11, Day: 10}}
	for text, day := range days {
		for i, a := range codes {
			for _, b := range codes[i+1:] {
				if text != "" && i > 2 {
					continue // three States with all others are enough for a day
				}
				checkForms(t, c, a, b, text, day)
			}
		}
	}
}

func checkForms(t *testing.T, c *model.Corpus, a, b, text string, day model.Date) {
	t.Helper()
	subjects, err := compare.Parse(c, []string{a, b}, day)
	if err != nil {
		t.Fatal(err)
	}
	view := compare.Of(c, subjects, day)
	var want []string
	words := map[string]int{}
	for _, section := range view.Sections() {
		if n := len(section.Texts); n > 0 {
			want = append(want, strings.ToLower(section.Heading[:1])+section.Heading[1:]+" "+strconv.Itoa(n))
		}
	}
	for _, t := range view.Texts {
		words[t.Category.Word(2, t.Only)]++
	}
	line := strings.Join(want, "; ") + "."
	as := "as of today"
	if text != "" {
		as = "as of " + text
	}
	name := a + " and " + b + ", " + as
	said := visit(t, accessible.Options{Corpus: c}, as, "compare "+a+" with "+b, "pin "+a, "pin "+b, "related")
	if !strings.Contains(said, "\nStatements: "+line+"\n") || !strings.Contains(said, "\nIn all: "+line+"\n") {
		t.Errorf("%s: neither compare nor related may say other than\n%s\nthey say\n%.700s", name, line, said)
	}
	checkPins(t, c, name, day, subjects, words)
	sheet, err := report.Of(context.Background(), c, place.OfScene(c, place.Compare, map[string]string{"of": a + "," + b}, day))
	if err != nil {
		t.Fatal(err)
	}
	checkFiles(t, name, sheet, &view)
}

// checkPins counts the marks that the list of texts has when both are pinned.
func checkPins(t *testing.T, c *model.Corpus, name string, day model.Date, subjects compare.Subjects, words map[string]int) {
	t.Helper()
	var pins []relation.Item
	for _, one := range subjects.List {
		pins = append(pins, relation.Item{List: relation.Countries, N: slices.Index(c.Countries(), one.Country)})
	}
	answer := relation.New(c, day).Answer(pins, relation.Statements)
	n := 0
	for _, tallied := range answer.Tally {
		if words[tallied.Word] != tallied.N {
			t.Errorf("%s: %s is %d in the list of texts, expected %d", name, tallied.Word, tallied.N, words[tallied.Word])
		}
		n += tallied.N
	}
	for _, want := range words {
		n -= want
	}
	if n != 0 {
		t.Errorf("%s: the list of texts counts %v, expected %v", name, answer.Tally, words)
	}
}

// checkFiles counts the rows of CSV, and finds each heading with its number in
// Markdown.
func checkFiles(t *testing.T, name string, sheet *report.Report, view *compare.Comparison) {
	t.Helper()
	table, err := render.Bytes(sheet, render.CSV)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(table))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	page, err := render.Bytes(sheet, render.Markdown)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, row := range rows[1:] {
		got[row[4]]++
	}
	want := map[string]int{}
	for i := range view.Texts {
		want[view.CategoryOf(&view.Texts[i])]++
	}
	for category, n := range want {
		if got[category] != n {
			t.Errorf("%s: %d rows of %q in CSV, expected %d", name, got[category], category, n)
		}
	}
	for _, section := range view.Sections() {
		if heading := "\n## " + section.Heading + " · " + strconv.Itoa(len(section.Texts)) + "\n"; !strings.Contains(string(page), heading) {
			t.Errorf("%s: Markdown has no%s", name, heading)
		}
		if section.Key == "adopted-without-a-vote" && strings.Contains(section.Heading, "oined") {
			t.Errorf("%s: a text without a vote is joined", name)
		}
	}
}
