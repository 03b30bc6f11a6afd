package report

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// names lists States by their display names.
func names(states []*model.Country) string {
	return strings.Join(prose.Each(states, func(co *model.Country) string { return Escape(co.DisplayName()) }), ", ")
}

// named lists the States with these codes.
func named(c *model.Corpus, codes []model.ISO3) string { return names(c.Named(codes)) }

// linked lists the States with these codes, each a link to its page.
func linked(c *model.Corpus, codes []model.ISO3) string {
	return strings.Join(prose.Each(c.Named(codes), toCountry), ", ")
}

// named1 names the State with this code, or gives the code itself.
func named1(c *model.Corpus, code string) string {
	if co, ok := c.Country(model.ISO3(code)); ok {
		return Escape(co.DisplayName())
	}
	return Escape(code)
}

// byUNGroup adds a line for each UN regional group that has some of the
// States; note adds what is known of one State, if anything.
func (d *writer) byUNGroup(states []*model.Country, note func(*model.Country) string) {
	for _, group := range model.UNGroups() {
		var in []string
		for _, co := range states {
			if co.UNGroup != group {
				continue
			}
			name := Escape(co.DisplayName())
			if extra := note(co); extra != "" {
				name += " (" + Escape(extra) + ")"
			}
			in = append(in, name)
		}
		if len(in) > 0 {
			d.item("**" + unGroupName(group) + "** " + strconv.Itoa(len(in)) + ": " + strings.Join(in, ", "))
		}
	}
}

func unGroupName(group string) string {
	if group == "none" {
		return "In no UN group"
	}
	return group
}

// sources lists where the record was read, numbered as the page cites them.
func (d *writer) sources(list []model.Source) {
	if len(list) == 0 {
		return
	}
	d.section(SourceEntries, "Sources")
	for _, s := range list {
		d.grade(s.Grade())
		d.entry(link(s.Title, s.URL), Escape(s.Remark()))
	}
}

// allSources cites every source of a record: its own words rest on them
// together.
func allSources(list []model.Source) string {
	words := "1"
	switch n := len(list); n {
	case 0:
		return ""
	case 1:
	case 2:
		words = "1, 2"
	default:
		words = "1 to " + strconv.Itoa(n)
	}
	return `\[` + toPlace(words, "source/1") + `\]`
}

// Cited returns the numbers of the sources that Markdown of a page cites.
func Cited(md string) []int {
	var out []int
	for _, l := range prose.Links(md) {
		number, cites := strings.CutPrefix(l.Target, inside+"source/")
		first, err := strconv.Atoi(number)
		if !cites || err != nil {
			continue
		}
		for n := first; n <= LastCited(first, l.Words); n++ {
			out = append(out, n)
		}
	}
	return out
}

// LastCited returns the last source that the words of a link to the first cite: 9 for
// "1 to 9", 2 for "1, 2", and the first for any other words.
func LastCited(first int, words string) int {
	last := first
	for _, several := range []string{" to ", ", "} { // as allSources writes them
		if _, to, found := strings.Cut(words, several); found {
			if n, err := strconv.Atoi(to); err == nil {
				last = max(last, n)
			}
		}
	}
	return last
}

// mark is the word for a grade beside a fact, in brackets; there is none for one
// that was checked.
func (d *writer) mark(c model.Confidence) string {
	word := d.grade(c)
	if word == "" {
		return ""
	}
	return "(" + word + ")"
}

// grade is the mark of a grade, which the page then explains at its end.
func (d *writer) grade(c model.Confidence) string {
	if c.Mark() != "" && !slices.Contains(d.graded, c) {
		d.graded = append(d.graded, c)
	}
	return c.Mark()
}

// withAside is a text with its aside behind it.
func withAside(md, aside string) string { return strings.TrimSpace(md + " " + aside) }

// legend explains the marks that the page shows, those in the words of a record
// as well: "denied (unverified)".
func (d *writer) legend() {
	var words []string
	for _, word := range model.Confidences() {
		c := model.Confidence(word)
		if slices.Contains(d.graded, c) || c.Mark() != "" && strings.Contains(d.b.String(), "("+word+")") {
			words = append(words, "**"+prose.Capital(word)+"**: "+c.Meaning()+".")
		}
	}
	if len(words) > 0 {
		d.para(strings.Join(append(words, "See "+toPlace("how comity knows", string(model.GradesPage))+"."), " "))
	}
}

// countLine is what States did, in words: "**listed** 27 · **not listed** 166".
func countLine(counts model.Counts) string {
	return facts(prose.Each(model.Acts(), func(act model.Act) string { return counted(act.Word(), counts[act]) })...)
}

// counted is "**listed** 27", or nothing for none.
func counted(word string, n int) string {
	if n == 0 {
		return ""
	}
	return "**" + word + "** " + strconv.Itoa(n)
}
