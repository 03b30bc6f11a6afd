package lint

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// cited faults what ends without a citation. Nothing is asked of pages about
// comity, of what introduces the lines below it, of links to related records
// and of what is marked as comity's reading.
func (y *pageLinter) cited() {
	if y.page.AboutComity || y.page.Guide {
		return
	}
	covers := false // whether a citation follows the list, table or quotation in question
	for i, s := range y.spots {
		if s.Kind != prose.Paragraph && y.first(i) {
			covers = y.covered(i)
		}
		switch {
		case s.section == "Related" || s.part == model.OwnReading || endsCited(s.Text) || strings.HasSuffix(s.Text, ":"):
		case s.Kind == prose.Paragraph, s.Kind == prose.Item && !covers:
			y.fault(s, "ends without a citation, expected one that says where %s stands", beginning(prose.Plain(s.Text)))
		case s.Kind == prose.Row && y.first(i) && !y.rowsCited(i) && !covers:
			y.fault(s, "the table has no citation, expected one in every row, or one that follows the table")
		case s.Kind == prose.Quote && y.first(i) && !covers && !(i > 0 && len(model.Citations(y.spots[i-1].Text)) > 0):
			y.fault(s, "the quotation has no citation, expected one that follows it")
		}
	}
}

// endsCited reports whether a text ends in a citation.
func endsCited(text string) bool {
	all := model.Citations(text)
	return len(all) > 0 && all[len(all)-1].End == len(text)
}

// first reports whether a block begins a list, a table or a quotation.
func (y *pageLinter) first(i int) bool { return i == 0 || !same(y.spots[i-1], y.spots[i].Kind) }

// same reports whether a block belongs to what began with one of that kind.
func same(s spot, kind prose.Kind) bool {
	return s.Kind == kind || kind == prose.Row && s.Kind == prose.Rule
}

// covered reports whether a citation follows the list, table or quotation that
// begins with a block: a paragraph of citations only, or, after a quotation,
// one that ends in a citation.
func (y *pageLinter) covered(i int) bool {
	kind := y.spots[i].Kind
	for _, s := range y.spots[i:] {
		switch {
		case same(s, kind):
		case s.Kind != prose.Paragraph:
			return false
		case kind == prose.Quote:
			return endsCited(s.Text)
		default:
			return endsCited(s.Text) && strings.TrimSpace(prose.WithoutCitations(s.Text)) == ""
		}
	}
	return false
}

// rowsCited reports whether every row of a table below its header cites.
func (y *pageLinter) rowsCited(header int) bool {
	rows := 0
	for _, s := range y.spots[header+1:] {
		if !same(s, prose.Row) {
			break
		}
		if s.Kind == prose.Row && len(model.Citations(s.Text)) == 0 {
			return false
		}
		rows++
	}
	return rows > 0
}

// graded faults a citation that claims more than its source can support. A
// citation of a record need not repeat the grade of that record, with which
// readers see it: [model.Corpus.CitedGrade].
func (y *pageLinter) graded() {
	for _, s := range y.spots {
		for _, cite := range model.Citations(s.Text) {
			source, _ := y.c.Source(cite.Source)
			if _, record := y.c.Statement(model.StatementID(cite.Source)); record {
				continue
			}
			if most := model.Lowest(cite.Confidence, source.Grade()); most != cite.Confidence {
				y.fault(s, "cites %s as %s, expected %s, the best grade of that source", cite.Source, cite.Confidence, most)
			}
		}
	}
}

// norm faults an explainer that is not there, one that is too short or too
// long, and one that leaves out a case of the norm's record.
func (l *linter) norm(n *model.Norm) {
	p, ok := l.c.Explainer(n)
	if !ok {
		if n.UN() || n.Twin == "" {
			missing := model.Page{ID: model.PageID(model.ExplainerPages + "/" + string(n.ID))}
			l.add(missing.File(), "1", "is missing, expected an explainer of norm %s", n.ID)
		}
		return
	}
	y := &pageLinter{l, p, spots(p)}
	top := spot{Block: prose.Block{Line: 1}}
	const least, most = 500, 900
	if words := y.ownProse(); words < least || words > most {
		y.fault(top, "has %d words of its own, expected %d to %d", words, least, most)
	}
	y.officialText(n)
	urls := y.citedAddresses()
	for _, s := range y.spots {
		if s.Kind == prose.Section && s.Text == "Seen in the world" {
			top = s
		}
	}
	for _, rc := range n.RealCases {
		if !slices.Contains(urls, bare(rc.Source.URL)) {
			y.fault(top, "leaves out the case %q, expected a citation of %s", rc.Title, rc.Source.URL)
		}
	}
}

// ownProse counts the words of a page that are comity's own.
func (y *pageLinter) ownProse() int {
	n := 0
	for _, s := range y.spots {
		if s.Kind == prose.Paragraph || s.Kind == prose.Item || s.Kind == prose.Row {
			n += len(prose.Words(prose.Unquoted(prose.Plain(s.Text))))
		}
	}
	return n
}

// citedAddresses are the addresses of every source that a page cites; of a
// statement also those of its sources.
func (y *pageLinter) citedAddresses() []string {
	var urls []string
	for _, cite := range model.Citations(y.page.Body) {
		source, _ := y.c.Source(cite.Source)
		urls = append(urls, bare(source.URL))
		if s, ok := y.c.Statement(model.StatementID(cite.Source)); ok {
			urls = append(urls, prose.Each(s.Sources, func(own model.Source) string { return bare(own.URL) })...)
		}
	}
	return urls
}

// bare is an address without its query: one article is often kept under two.
func bare(address string) string {
	address, _, _ = strings.Cut(address, "?")
	return address
}
