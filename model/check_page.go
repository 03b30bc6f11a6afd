package model

import (
	"slices"
	"strconv"
	"strings"

	"comity/model/prose"
)

// directives are the blocks that comity fills in from the records, on pages
// about the framework and in the glossary.
func directives() vocabulary {
	return vocabulary{"positions", "acts", "carriage", "confidence", "counts"}
}

// pageChecker looks at one page.
type pageChecker struct {
	*checker
	page   *Page
	blocks []prose.Block
}

// checkPages faults the pages and what they are found by.
func (x *checker) checkPages() {
	owner := map[string]PageID{} // kind and a name → the page it names
	for i := range x.Pages {
		p := &x.Pages[i]
		x.at("page", string(p.ID))
		y := &pageChecker{checker: x, page: p, blocks: prose.Blocks(p.Body)}
		kind, rest, _ := strings.Cut(string(p.ID), "/")
		y.front(kind, rest)
		y.characters()
		y.dialect(kind == ExplainerPages)
		y.references()
		if kind == ExplainerPages {
			y.sections()
		}
		for _, name := range append([]string{p.Name(), p.Title}, p.Also...) {
			key := kind + ":" + Fold(name)
			if other, taken := owner[key]; taken && other != p.ID && kind != ExplainerPages {
				x.fault("its name %s belongs to %s as well, expected to one page", quote(name), other)
			}
			owner[key] = p.ID
		}
	}
}

// front faults the front matter; all of it is reported on the first line.
func (y *pageChecker) front(kind, name string) {
	p := y.page
	y.record = "1"
	y.text(&Page{Title: p.Title, Brief: p.Brief, Also: p.Also})
	for _, also := range p.Also {
		y.present("also", also)
	}
	n, explains := y.norms[NormID(name)]
	switch {
	case kind == ExplainerPages && !explains:
		y.fault("explains %s, expected the id of a norm", quote(name))
	case kind == ExplainerPages:
		if p.Title != "" && p.Title != n.Title {
			y.fault("title is %s, expected none: an explainer has that of its norm", quote(p.Title))
		}
	case !kebab(name):
		y.fault("its file is called %s, expected small letters, digits and single hyphens", quote(name))
	default:
		y.present("title", p.Title)
	}
	if kind == FrameworkPages {
		y.present("brief", p.Brief)
		if p.Order < 1 {
			y.fault("order is %d, expected 1 or more", p.Order)
		}
		if p.ID == contentsPage {
			y.fault("is the page that comity makes of all the others, expected another name")
		}
	}
	if p.AboutComity && kind != FrameworkPages {
		y.fault("about_comity is true, expected it only of a page about the framework")
	}
	if len(y.blocks) == 0 {
		y.faultAt(1, "the page is empty, expected some text")
	}
}

// faultAt faults a line of the body, counted from 1.
func (y *pageChecker) faultAt(line int, format string, args ...any) {
	y.record = strconv.Itoa(y.page.Line + line - 1)
	y.fault(format, args...)
}

// characters faults control and invisible characters.
func (y *pageChecker) characters() {
	line := 0
	for text := range strings.Lines(y.page.Body) {
		line++
		if i := strings.IndexFunc(text, badRune); i >= 0 {
			r := []rune(text[i:])[0]
			y.faultAt(line, "holds the control character %U, expected plain text", r)
		}
	}
}

// dialect faults what pages must not hold.
func (y *pageChecker) dialect(explainer bool) {
	for _, b := range y.blocks {
		switch {
		case b.Kind == prose.Foreign:
			y.faultAt(b.Line, "holds %s, expected ## sections, ### parts, paragraphs, lists, tables and > quotations", b.Text)
		case b.Kind == prose.Directive && explainer:
			y.faultAt(b.Line, "holds the directive %s, expected none in an explainer", quote(b.Text))
		case b.Kind == prose.Directive && !slices.Contains(directives(), b.Text):
			y.faultAt(b.Line, "holds the directive %s, expected one of %s", quote(b.Text), strings.Join(directives(), ", "))
		}
	}
}

// references faults citations of nothing and links to nowhere.
func (y *pageChecker) references() {
	line := 0
	for text := range strings.Lines(y.page.Body) {
		line++
		for _, c := range Citations(text) {
			if c.Fault != "" {
				y.faultAt(line, "%s", c.Fault)
			} else if !y.cited(c.Source) {
				y.faultAt(line, "the citation names %s, expected the id of a source or a statement%s", quote(string(c.Source)), y.nearest(string(c.Source), y.sourceIDs()))
			}
		}
		for _, link := range prose.Links(text) {
			y.link(line, link.Target)
		}
	}
}

// cited reports whether a citation can name this source.
func (x *checker) cited(id SourceID) bool {
	_, statement := x.statements[StatementID(id)]
	return statement || slices.ContainsFunc(x.Sources, func(s SourceRecord) bool { return s.ID == id })
}

func (x *checker) sourceIDs() []string {
	var ids []string
	for _, s := range x.Sources {
		ids = append(ids, string(s.ID))
	}
	for _, s := range x.Statements {
		ids = append(ids, string(s.ID))
	}
	return ids
}

// nearest ends a fault with the nearest of the names there are.
func (x *checker) nearest(name string, names []string) string {
	near := Nearest(name, names, 1)
	if len(near) == 0 {
		return ""
	}
	return "; nearest: " + near[0]
}

// link faults a link that leads nowhere.
func (y *pageChecker) link(line int, target string) {
	kind, name, _ := strings.Cut(target, "/")
	var names []string
	switch kind {
	case "norm":
		for _, n := range y.Norms {
			names = append(names, strings.TrimPrefix(string(n.ID), "un/"))
		}
	case "statement":
		for _, s := range y.Statements {
			names = append(names, string(s.ID))
		}
	case "country":
		for _, c := range y.Countries {
			names = append(names, string(c.ISO3))
		}
	case FrameworkPages, GlossaryPages:
		if kind == FrameworkPages {
			names = append(names, strings.TrimPrefix(string(contentsPage), kind+"/"))
		}
		for _, p := range y.Pages {
			if own, ok := strings.CutPrefix(string(p.ID), kind+"/"); ok {
				names = append(names, own)
			}
		}
	default:
		if !webAddress(target) {
			y.faultAt(line, "a link leads to %s, expected norm/…, statement/…, country/…, page/…, term/… or a web address", quote(target))
		}
		return
	}
	if !slices.Contains(names, name) {
		y.faultAt(line, "a link leads to %s, expected a %s that exists%s", quote(target), kind, y.nearest(name, names))
	}
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
				y.faultAt(b.Line, "the part %s stands here, expected it in the section %s", quote(b.Text), quote(practiceSection))
			}
		}
		if b.Kind != prose.Section && b.Kind != prose.Part {
			continue
		}
		if next := i + 1; next == len(y.blocks) || y.blocks[next].Kind == prose.Section || b.Kind == y.blocks[next].Kind {
			y.faultAt(b.Line, "%s is empty, expected some text", quote(b.Text))
		}
		if b.Kind == prose.Part {
			continue
		}
		place := slices.Index(expected, b.Text)
		_, twice := at[b.Text]
		switch {
		case place < 0:
			y.faultAt(b.Line, "the section is called %s, expected one of %s", quote(b.Text), strings.Join(expected, ", "))
			continue
		case twice:
			y.faultAt(b.Line, "the section %s is there twice, expected once", quote(b.Text))
		case place < last:
			y.faultAt(b.Line, "the section %s comes after %s, expected before it", quote(b.Text), quote(expected[last]))
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
		y.faultAt(line, "the section %s is missing, expected it here", quote(section))
	}
	if line, ok := at[practiceSection]; ok && !part {
		y.faultAt(line, "the part %s is missing, expected it in this section", quote(OwnReading))
	}
}

// checkSources faults the sources that pages cite.
func (x *checker) checkSources() {
	for i := range x.Sources {
		s := &x.Sources[i]
		x.at("source", string(s.ID))
		x.text(s)
		if !kebab(string(s.ID)) {
			x.fault("the id is %s, expected small letters, digits and single hyphens", quote(string(s.ID)))
		}
		if _, clash := x.statements[StatementID(s.ID)]; clash {
			x.fault("the id is that of a statement, expected another: a statement is a source of its own")
		}
		x.present("label", s.Label)
		x.present("title", s.Title)
		x.present("read", s.Read)
		unaddressed := strings.Contains(s.Read, "address was not kept") || strings.Contains(s.Read, "no source was opened")
		if s.URL != "" || !unaddressed {
			x.address("url", s.URL)
		}
		if _, ok := x.statements[s.Statement]; !ok && s.Statement != "" {
			x.fault("its statement is %s, expected the id of a statement", quote(string(s.Statement)))
		}
	}
}

// checkFollows faults what a statement is said to follow.
func (x *checker) checkFollows(s *Statement) {
	seen := map[StatementID]bool{}
	for _, f := range s.Follows {
		earlier, ok := x.statements[f.Statement]
		switch {
		case !ok:
			x.fault("follows holds %s, expected the id of a statement", quote(string(f.Statement)))
		case f.Statement == s.ID:
			x.fault("follows holds the statement itself, expected an earlier one")
		case earlier.Date.Compare(s.Date) > 0 && !s.Date.IsZero():
			x.fault("follows holds %s of %s, expected none later than %s", quote(string(f.Statement)), earlier.Date, s.Date)
		case seen[f.Statement]:
			x.fault("follows holds %s twice, expected once", quote(string(f.Statement)))
		}
		seen[f.Statement] = true
		x.present("how it follows "+string(f.Statement), f.How)
	}
}
