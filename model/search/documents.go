package search

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// Kind is what a hit is.
type Kind string

// The kinds of hit, as they begin a place.
const (
	Norm      Kind = "norm"
	Statement Kind = "statement"
	Country   Kind = "country"
	Group     Kind = "group"
	Page      Kind = model.FrameworkPages
	Term      Kind = model.GlossaryPages
)

// Kinds returns every kind of hit in the order of the index.
func Kinds() []Kind { return []Kind{Norm, Statement, Country, Group, Page, Term} }

// field says what part of a record a text is.
type field uint8

const (
	named   field = iota // a title or another name
	coded                // a symbol, a code, a name in another language
	gist                 // what it says in brief: a summary, an official text
	body                 // all the rest
	wording              // the full text of a statement, however long
	nFields = 5
)

// piece is a text of a record that is searched on its own: a phrase does not
// run from one into the next.
type piece struct {
	field field
	text  string // without line breaks
	// from and to are where the piece stands in its text, in bytes: names
	// stand in one text, so that a snippet shows them together.
	from, to int
	hidden   bool // found, but never shown as it is
}

// document is one record as it is searched. Its first piece is its title.
type document struct {
	kind      Kind
	id, place string
	year      int // 0 for what has no date of its own
	statement *model.Statement
	weight    float64 // how much more likely than others it is what is meant
	pieces    []piece
}

// add appends texts that are searched and shown, each on its own.
func (d *document) add(f field, texts ...string) {
	for _, text := range texts {
		if strings.ContainsAny(text, "\n\t") || strings.Contains(text, "  ") {
			text = strings.Join(strings.Fields(text), " ")
		}
		if text != "" {
			d.pieces = append(d.pieces, piece{field: f, text: text, to: len(text)})
		}
	}
}

// hide appends texts by which the record is found and which are not shown.
func (d *document) hide(f field, texts ...string) {
	first := len(d.pieces)
	d.add(f, texts...)
	for i := first; i < len(d.pieces); i++ {
		d.pieces[i].hidden = true
	}
}

// between stands between texts in a row.
const between = " · "

// row appends texts that are shown in a row, but those that differ from an
// earlier one in nothing that is searched.
func (d *document) row(f field, texts ...string) {
	seen := map[string]bool{model.Fold(d.pieces[0].text): true}
	var row strings.Builder
	first := len(d.pieces)
	for _, text := range texts {
		if folded := model.Fold(text); folded == "" || seen[folded] {
			continue
		}
		seen[model.Fold(text)] = true
		if row.Len() > 0 {
			row.WriteString(between)
		}
		from := row.Len()
		row.WriteString(text)
		d.pieces = append(d.pieces, piece{field: f, from: from, to: row.Len()})
	}
	for i := first; i < len(d.pieces); i++ {
		d.pieces[i].text = row.String()
	}
}

// documents makes every record of a corpus ready, in the order in which hits
// of equal score are given.
func documents(c *model.Corpus) []document {
	out := prose.Each(c.Norms(), func(n *model.Norm) document { return normDocument(c, n) })
	out = append(out, prose.Each(c.Statements(), statementDocument)...)
	foreign := model.ForeignNames()
	out = append(out, prose.Each(c.Countries(), func(co *model.Country) document { return countryDocument(c, co, foreign[co.ISO3]) })...)
	out = append(out, prose.Each(slices.Concat(c.Groups(), c.Regions()), func(g *model.Group) document { return groupDocument(c, g) })...)
	out = append(out, prose.Each(c.Pages(), func(p *model.Page) document { return pageDocument(Page, p) })...)
	return append(out, prose.Each(c.Terms(), func(p *model.Page) document { return pageDocument(Term, p) })...)
}

// normDocument: a point of the G7 that repeats a UN norm steps behind it.
func normDocument(c *model.Corpus, n *model.Norm) document {
	label := n.Label()
	d := document{kind: Norm, id: string(n.ID), place: "norm/" + strings.TrimPrefix(string(n.ID), "un/"), weight: 1.6}
	d.add(named, n.Title)
	if n.UN() {
		d.hide(named, "norm "+label, "UN norm "+label)
		d.hide(coded, label, string(n.ID), "13"+label)
		d.add(coded, n.SourceSymbol)
	} else {
		d.hide(named, "G7 point "+label, "G7 norm "+label, "point "+label)
		d.hide(coded, string(n.ID))
		d.add(body, n.SourceSymbol)
	}
	if n.Twin != "" && !n.UN() {
		d.weight = 1.2
	}
	d.add(gist, n.OfficialText)
	if p, ok := c.Explainer(n); ok {
		f := gist // the first section is the norm in one breath
		for i, b := range prose.Blocks(p.Body) {
			switch b.Kind {
			case prose.Section:
				if i > 0 {
					f = body
				}
			case prose.Part, prose.Quote: // a heading of every explainer, and the official text
			default:
				d.block(f, b)
			}
		}
	}
	return d
}

// block appends a line of a page as it is read.
func (d *document) block(f field, b prose.Block) {
	if slices.Contains([]prose.Kind{prose.Rule, prose.Directive, prose.Code, prose.Foreign}, b.Kind) {
		return
	}
	text := strings.Join(b.Cells(), between)
	if strings.ContainsAny(text, "[*`\\") {
		text = strings.TrimSpace(prose.Plain(text))
	}
	d.add(f, text)
}

func statementDocument(s *model.Statement) document {
	d := document{kind: Statement, id: string(s.ID), place: s.Path(), year: s.Date.Year, statement: s, weight: 1}
	d.add(named, s.ShortTitle)
	if s.Title != s.ShortTitle {
		d.add(named, s.Title)
	}
	// Its year tells a text from its namesakes and is no part of the name.
	if name, ok := strings.CutSuffix(s.ShortTitle, " "+strconv.Itoa(s.Date.Year)); ok {
		d.hide(named, name)
	}
	d.hide(coded, string(s.ID))
	if s.Kind != "treaty" { // the symbol of a treaty is that of the text adopting it
		d.add(coded, s.Symbol)
		for _, begin := range []string{"A/RES/", "A/"} {
			if number, ok := strings.CutPrefix(s.Symbol, begin); ok {
				d.hide(coded, number)
				break
			}
		}
	}
	d.add(gist, s.Summary, s.AttributedTo)
	d.row(body, strings.ReplaceAll(s.Kind, "-", " "), s.When().Long(), s.Forum, s.Place)
	d.add(body, s.KeyPoints...)
	for _, q := range s.Quoted {
		if !strings.Contains(s.FullText, q.Text) {
			d.add(body, q.Text)
		}
	}
	d.add(body, s.Outcome, s.Response, s.ParticipationNote, s.StatesViaNote, s.CountNote, s.ListBasis, s.NormsNote)
	for _, n := range s.Norms {
		d.add(body, n.Why)
	}
	for _, f := range s.Follows {
		d.add(body, f.How)
	}
	d.row(body, slices.Concat(s.Organizations, s.Observers)...)
	for text := range strings.Lines(s.FullText) {
		d.add(wording, text)
	}
	return d
}

// countryDocument: what its documents say about the norms stands on its page.
func countryDocument(c *model.Corpus, co *model.Country, foreign []string) document {
	d := document{kind: Country, id: string(co.ISO3), place: co.Path(), weight: 1.1}
	d.add(named, co.DisplayName())
	d.row(named, append([]string{co.OfficialName, co.Name}, co.Aliases...)...)
	d.row(coded, string(co.ISO3), co.ISO2, co.M49)
	d.hide(coded, foreign...)
	d.row(body, co.Capital, co.Subregion, co.UNGroup)
	for _, s := range c.SaidBy(co) {
		d.add(body, s.Quote, s.Summary, s.Document.Title)
	}
	return d
}

// groupDocument: the members of a group have records of their own; what an organisation
// says itself stands on its page.
func groupDocument(c *model.Corpus, g *model.Group) document {
	d := document{kind: Group, id: string(g.ID), place: g.Path(), weight: 1}
	d.add(named, g.Name)
	d.row(named, g.ShortName)
	d.hide(coded, string(g.ID))
	d.row(gist, strings.ReplaceAll(g.Kind, "-", " "), prose.Count(len(g.Members), "State"), "as of "+g.AsOf.Long())
	d.add(body, g.Note)
	d.row(body, g.OtherMembers...)
	for _, views := range []bool{false, true} {
		for _, s := range c.Said(model.SaidAbout{Group: g, Views: views}) {
			d.add(body, s.Quote, s.Summary, s.Document.Title)
		}
	}
	return d
}

// pageDocument: a term gives way to a record of the same name.
func pageDocument(kind Kind, p *model.Page) document {
	d := document{kind: kind, id: p.Name(), place: string(kind) + "/" + p.Name(), weight: 1.1}
	if kind == Term {
		d.weight = 0.8
	}
	d.add(named, p.Title)
	d.row(named, p.Also...)
	d.add(gist, p.Brief)
	for i, b := range prose.Blocks(p.Body) {
		switch heading := b.Kind == prose.Section || b.Kind == prose.Part; {
		case heading, kind == Term && i == 0: // and what a term means
			d.block(gist, b)
		case !p.Guide: // its examples would stand among what States said
			d.block(body, b)
		}
	}
	return d
}
