package model

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"comity/model/prose"
)

// Directives are the names of the blocks that are filled in from the records,
// on pages about the framework and in the glossary: <!-- counts -->.
func Directives() []string {
	return []string{"positions", "acts", "carriage", "confidence", "counts", "readings", "says"}
}

type pageChecker struct {
	*checker
	page   *Page
	blocks []prose.Block
	places map[string]*names
}

// checkPages faults the pages and what they are found by.
func (x *checker) checkPages() {
	owner := map[string]PageID{} // kind and a name → the page it names
	places := x.places()
	for i := range x.Pages {
		p := &x.Pages[i]
		x.at("page", string(p.ID))
		y := &pageChecker{checker: x, page: p, blocks: prose.Blocks(p.Body), places: places}
		kind, rest, _ := strings.Cut(string(p.ID), "/")
		y.front(kind, rest)
		y.characters()
		y.dialect(kind == ExplainerPages)
		y.references()
		if kind == ExplainerPages {
			y.sections()
		}
		for j, name := range append([]string{p.Name(), p.Title}, p.Also...) {
			key := kind + ":" + Fold(name)
			if other, taken := owner[key]; taken && other != p.ID && kind != ExplainerPages {
				y.record = y.key([]string{"", "title", "also"}[min(j, 2)])
				x.fault("its name %s also belongs to %s, expected a unique name", InQuotes(name), other)
			}
			owner[key] = p.ID
		}
	}
}

// key is the line of a key of the front matter; the first line when it is not
// there.
func (y *pageChecker) key(name string) string {
	return strconv.Itoa(max(1, y.keys[y.page.ID][name]))
}

// front faults the front matter, each value on the line of its key.
func (y *pageChecker) front(kind, name string) {
	p := y.page
	y.record = "1"
	n, explains := y.norms[NormID(name)]
	switch {
	case kind == ExplainerPages && !explains:
		y.fault("explains %s, expected the id of a norm", InQuotes(name))
	case kind != ExplainerPages && !kebab(name):
		y.fault("its file is named %s, expected small letters, digits and single hyphens", InQuotes(name))
	case p.ID == ContentsPage, p.ID == StartPage:
		y.fault("has the name of a page that comity generates, expected another name")
	}
	y.record = y.key("title")
	y.words("title", p.Title)
	if kind != ExplainerPages {
		y.called("title", p.Title)
	} else if explains && p.Title != "" && p.Title != n.Title {
		y.fault("title is %s, expected none: an explainer uses the title of its norm", InQuotes(p.Title))
	}
	y.record = y.key("also")
	for _, also := range p.Also {
		y.words("also", also)
		y.called("also", also)
	}
	y.record = y.key("brief")
	y.words("brief", p.Brief)
	if kind == FrameworkPages {
		y.present("brief", p.Brief)
		y.record = y.key("order")
		if p.Order < 1 {
			y.fault("order is %d, expected 1 or more", p.Order)
		}
	}
	y.record = y.key("about_comity")
	if (p.AboutComity || p.Guide) && kind != FrameworkPages {
		y.fault("about_comity or guide is true, expected it only on a page about the framework")
	}
	if len(y.blocks) == 0 {
		y.faultAt(1, "the page is empty, expected some text")
	}
}

// called faults a name by which nothing is found or sorted.
func (y *pageChecker) called(field, name string) {
	if y.present(field, name); strings.TrimSpace(name) != "" && Fold(name) == "" {
		y.fault("%s is %s, expected letters or digits", field, InQuotes(name))
	}
}

// words faults characters of a value of the front matter.
func (y *pageChecker) words(field, value string) {
	if what := BadText(value); what != "" || strings.Contains(value, "\n") {
		y.fault("%s contains %s, expected plain text", field, cmp.Or(what, "a line break"))
	}
}

// faultAt faults a line of the body, counted from 1.
func (y *pageChecker) faultAt(line int, format string, args ...any) {
	y.record = strconv.Itoa(y.page.Line + line - 1)
	y.fault(format, args...)
}

// characters faults control and invisible characters, as themselves or by
// reference.
func (y *pageChecker) characters() {
	line := 0
	for text := range strings.Lines(y.page.Body) {
		line++
		if what := BadText(strings.TrimSuffix(text, "\n")); what != "" {
			y.faultAt(line, "contains %s, expected plain text", what)
		}
	}
}

// dialect faults what pages must not hold.
func (y *pageChecker) dialect(explainer bool) {
	lines := strings.Split(y.page.Body, "\n")
	for _, b := range y.blocks {
		what := prose.Irregular(lines[b.Line-1])
		switch {
		case b.Kind == prose.Code && y.page.Guide:
		case b.Kind == prose.Code:
			y.faultAt(b.Line, "contains a block of code, expected it only in a guide")
		case what != "":
			y.faultAt(b.Line, "contains %s, expected ## sections, ### parts, paragraphs, lists, tables and > quotations", what)
		case b.Kind == prose.Directive && explainer:
			y.faultAt(b.Line, "contains the directive %s, expected none in an explainer", InQuotes(b.Text))
		case b.Kind == prose.Directive && !slices.Contains(Directives(), b.Text):
			y.faultAt(b.Line, "contains the directive %s, expected one of %s", InQuotes(b.Text), strings.Join(Directives(), ", "))
		}
	}
}

// references faults citations of nothing, links to nowhere, and what looks like
// a link and is none.
func (y *pageChecker) references() {
	line := 0
	for text := range strings.Lines(y.page.Body) {
		line++
		for _, c := range Citations(text) {
			if c.Fault != "" {
				y.faultAt(line, "%s", c.Fault)
			} else if !y.places["source"].has(string(c.Source)) {
				y.faultAt(line, "the citation names %s, expected the id of a source or a statement%s", InQuotes(string(c.Source)), y.places["source"].nearest(string(c.Source)))
			}
		}
		for _, link := range prose.Links(text) {
			y.link(line, link.Target)
		}
		for _, what := range prose.LinkFaults(text) {
			y.faultAt(line, "%s", what)
		}
	}
}

// link faults a link that leads nowhere.
func (y *pageChecker) link(line int, target string) {
	kind, name, _ := strings.Cut(target, "/")
	names, inside := y.places[kind]
	switch {
	case kind == "source" || !inside:
		if !webAddress(target) {
			y.faultAt(line, "a link leads to %s, expected norm/…, statement/…, country/…, page/…, term/… or a web address", InQuotes(target))
		}
	case !names.has(name):
		y.faultAt(line, "a link leads to %s, expected a %s that exists%s", InQuotes(target), kind, names.nearest(name))
	}
}

// names are what something can be called.
type names struct {
	list []string
	set  map[string]bool
}

func (n *names) add(name string) { n.list, n.set[name] = append(n.list, name), true }

func (n *names) has(name string) bool { return n.set[name] }

// nearest ends a fault with the nearest of the names there are.
func (n *names) nearest(name string) string {
	near := Nearest(name, n.list, 1)
	if len(near) == 0 {
		return ""
	}
	return "; nearest: " + near[0]
}

// places are the names to which links lead, by what their places begin with,
// and under "source" those that citations have.
func (x *checker) places() map[string]*names {
	out := map[string]*names{}
	for _, kind := range []string{"norm", "statement", "country", "source", FrameworkPages, GlossaryPages} {
		out[kind] = &names{set: map[string]bool{}}
	}
	for _, n := range x.Norms {
		out["norm"].add(strings.TrimPrefix(string(n.ID), "un/"))
	}
	for _, s := range x.Sources {
		out["source"].add(string(s.ID))
	}
	for _, s := range x.Statements {
		out["statement"].add(string(s.ID))
		out["source"].add(string(s.ID))
	}
	for _, c := range x.Countries {
		out["country"].add(string(c.ISO3))
	}
	for _, made := range []PageID{ContentsPage, StartPage} {
		out[FrameworkPages].add(strings.TrimPrefix(string(made), FrameworkPages+"/"))
	}
	for _, p := range x.Pages {
		if kind, name, _ := strings.Cut(string(p.ID), "/"); kind != ExplainerPages {
			out[kind].add(name)
		}
	}
	return out
}

// sections faults an explainer whose sections are not those of all explainers.
func (y *pageChecker) sections() {
	expected := ExplainerSections()
	last, lastLine := -1, strings.Count(strings.TrimRight(y.page.Body, "\n"), "\n")+1
	at := map[string]int{} // section → its line
	part := false
	for i, b := range y.blocks {
		if i == 0 && b.Kind != prose.Section {
			y.faultAt(b.Line, "begins outside a section, expected ## %s", expected[0])
		}
		if b.Kind == prose.Part && b.Text == OwnReading {
			part = true
			if last != slices.Index(expected, practiceSection) {
				y.faultAt(b.Line, "the part %s is in the wrong place, expected it in the section %s", InQuotes(b.Text), InQuotes(practiceSection))
			}
		}
		if b.Kind != prose.Section && b.Kind != prose.Part {
			continue
		}
		if next := i + 1; next == len(y.blocks) || y.blocks[next].Kind == prose.Section || b.Kind == y.blocks[next].Kind {
			y.faultAt(b.Line, "%s is empty, expected some text", InQuotes(b.Text))
		}
		if b.Kind == prose.Part {
			continue
		}
		place := slices.Index(expected, b.Text)
		_, twice := at[b.Text]
		switch {
		case place < 0:
			y.faultAt(b.Line, "the section is named %s, expected one of %s", InQuotes(b.Text), strings.Join(expected, ", "))
			continue
		case twice:
			y.faultAt(b.Line, "the section %s appears twice, expected once", InQuotes(b.Text))
		case place < last:
			y.faultAt(b.Line, "the section %s comes after %s, expected before it", InQuotes(b.Text), InQuotes(expected[last]))
		}
		at[b.Text] = b.Line
		last = max(last, place)
	}
	for i, section := range expected {
		if _, ok := at[section]; ok {
			continue
		}
		line := lastLine
		for _, later := range expected[i+1:] {
			if found, ok := at[later]; ok {
				line = min(line, found)
			}
		}
		y.faultAt(line, "the section %s is missing, expected it here", InQuotes(section))
	}
	if line, ok := at[practiceSection]; ok && !part {
		y.faultAt(line, "the part %s is missing, expected it in this section", InQuotes(OwnReading))
	}
}
