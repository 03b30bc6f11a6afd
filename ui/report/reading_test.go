package report_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"comity/model"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/uitest"
)

// reading returns every page there is to read, records included, by its name.
func reading(t *testing.T, c *model.Corpus) map[string]string {
	t.Helper()
	all := pages(t, c)
	for _, p := range append(c.Pages(), c.Terms()...) {
		all[string(p.ID)] = uitest.Markdown(t, c, place.OfPage(p))
	}
	all[report.Contents] = uitest.Markdown(t, c, place.Place{Kind: place.Page, ID: place.Contents})
	return all
}

// TestLinksLeadSomewhere: a link inside comity names a place as it is copied
// and typed, and a citation a source that the page lists.
func TestLinksLeadSomewhere(t *testing.T) {
	c := uitest.Corpus(t)
	link := regexp.MustCompile(`\]\(comity:([^)]*)\)`)
	entry := regexp.MustCompile(`(?m)^\d+\. `)
	seen := map[string]int{}
	for name, md := range reading(t, c) {
		_, list, _ := strings.Cut(md, "\n## Sources\n")
		sources := len(entry.FindAllString(list, -1))
		for _, found := range link.FindAllStringSubmatch(md, -1) {
			target := found[1]
			kind, rest, _ := strings.Cut(target, "/")
			seen[kind]++
			if kind == "source" {
				if n, err := strconv.Atoi(rest); err != nil || n < 1 || n > sources {
					t.Errorf("%s cites source %s of %d", name, rest, sources)
				}
				continue
			}
			if p, err := place.ParseView(c, target); err != nil || p.String() != target {
				t.Errorf("%s links to %q, which is %q (%v)", name, target, p, err)
			}
		}
		if portable := report.Portable(md); strings.Contains(portable, "comity:") {
			t.Errorf("%s still has links into comity outside it", name)
		}
	}
	for _, kind := range []string{"norm", "statement", "country", "page", "term", "source"} {
		if seen[kind] == 0 {
			t.Errorf("no page links to a %s", kind)
		}
	}
}

func TestPortableKeepsTheWords(t *testing.T) {
	for md, want := range map[string]string{
		"See [norm b](comity:norm/b), and [c](comity:norm/c).": "See norm b, and c.",
		`Said. \[[1, para 2, reported](comity:source/1)\]`:     `Said. \[1, para 2, reported\]`,
		`[\[set apart\]](comity:term/x) [out](https://x.org)`:  `\[set apart\] [out](https://x.org)`,
		"no link at all": "no link at all",
	} {
		if got := report.Portable(md); got != want {
			t.Errorf("Portable(%q) = %q, want %q", md, got, want)
		}
	}
}

// TestContentsListEverything: what there is to read can be found.
func TestContentsListEverything(t *testing.T) {
	c := uitest.Corpus(t)
	contents := uitest.Markdown(t, c, place.Place{Kind: place.Page, ID: place.Contents})
	for _, p := range append(c.Pages(), c.Terms()...) {
		if !strings.Contains(contents, "](comity:"+string(p.ID)+")") {
			t.Errorf("the contents leave out %s", p.ID)
		}
	}
	if got := len(c.Terms()); got < 55 {
		t.Errorf("the glossary has %d terms, expected about 60", got)
	}
	for _, letter := range []string{"**A** ", "**U** "} {
		if strings.Count(contents, letter) != 1 {
			t.Errorf("the contents have %q %d times", letter, strings.Count(contents, letter))
		}
	}
}

// TestPartsFromTheRecordsAreFilledIn: no directive is left in a page.
func TestPartsFromTheRecordsAreFilledIn(t *testing.T) {
	c := uitest.Corpus(t)
	for name, md := range reading(t, c) {
		if regexp.MustCompile(`(?m)^<!-- (` + strings.Join(model.Directives(), "|") + `) -->$`).MatchString(md) {
			t.Errorf("%s has a part that was not filled in", name)
		}
	}
	p, _ := c.Page("page/how-comity-knows")
	for _, want := range []string{"| **not listed** | is not on the list; says nothing about its view |", "| statements | " + strconv.Itoa(len(c.Statements())) + " |"} {
		if md := uitest.Markdown(t, c, place.OfPage(p)); !strings.Contains(md, want) {
			t.Errorf("how comity knows does not say %q:\n%s", want, md)
		}
	}
}
