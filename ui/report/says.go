package report

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/ui/place"
)

// The ids of the sections that hold what documents say, and of those that hold
// views, which claim no implementation.
const (
	WhatTheySay = "what-they-say"
	TheirViews  = "views-on-it"
)

// organisations heads what organisations say, which belong to no region.
const organisations = "Organisations"

// saysOfNorm adds what States say they do about a norm, by region, and apart from
// that their views on it.
func (d *writer) saysOfNorm(n *model.Norm) {
	if !n.UN() {
		return
	}
	claims, views := apart(d.corpus.SaidOn(n))
	d.section(WhatTheySay, "What States say they do")
	if len(claims) == 0 {
		d.para(model.NothingSaid)
	} else {
		d.para(saysCount(claims) + " " + model.SaysRule)
	}
	d.para("To say it for your own State: " + toPlace("the national survey", "page/survey") + ", with the workbook of `comity survey new COUNTRY`.")
	d.para("See it on " + toPlace("the map", "map?says="+n.Label()) + " or in " + toPlace("the matrix of norms and States", "matrix?says=un") + ".")
	d.byRegion(claims)
	if set, _ := apart(d.corpus.SaidOnSet()); len(set) > 0 {
		d.para("Documents also say something of the UN norms as a set: " + saysCount(set) + " See the pages of the States, or `comity says un`.")
	}
	if len(views) > 0 {
		d.section(TheirViews, "Views on it")
		d.para("Positions and proposals; none of them claims that the norm is put into practice.")
		d.byRegion(views)
	}
}

// saysOfCountry adds what a State says it does, by norm, and apart from that its
// views.
func (d *writer) saysOfCountry(co *model.Country) {
	claims, views := apart(d.corpus.SaidBy(co))
	d.section(WhatTheySay, "What it says it does about the norms")
	if len(claims) == 0 {
		d.para("comity holds no document in which it says what it does about the norms. That does not mean that it said or did nothing.")
	} else {
		d.para(saysCount(claims) + " Quoted from published documents, most of them in excerpts; there may be others.")
	}
	d.sayings(claims)
	if len(views) > 0 {
		d.section(TheirViews, "Its views on the norms")
		d.para("Positions and proposals; none of them claims that a norm is put into practice.")
		d.sayings(views)
	}
}

// Said is what documents say about what is asked for: its page, and its data.
func Said(c *model.Corpus, of model.SaidAbout) *Report {
	s := &Report{corpus: c, Page: saidPage(c, of)}
	s.saidData(c.Said(of))
	return s
}

func saidPage(c *model.Corpus, of model.SaidAbout) *Article {
	d := &writer{corpus: c}
	d.title("What documents say about " + of.Words())
	claims, views := apart(c.Said(of))
	switch {
	case len(views)+len(claims) == 0 && of.Views:
		d.para(model.NoViews)
	case len(views)+len(claims) == 0:
		d.para(model.NothingSaid)
	case len(claims) > 0:
		d.para(saysCount(claims) + " " + model.SaysRule)
	default:
		d.para("Views: positions and proposals; none of them claims that a norm is put into practice.")
	}
	for _, list := range []struct {
		id, heading string
		said        []model.Said
	}{{WhatTheySay, "What States say they do", claims}, {TheirViews, "Views", views}} {
		if len(list.said) == 0 {
			continue
		}
		d.section(list.id, list.heading)
		norm := model.NormID("-")
		for _, s := range list.said {
			if s.Norm != norm {
				norm = s.Norm
				d.sub(prose.Capital(c.NormWords(norm)))
			}
			d.saying(s, d.speakerLink(s.Document))
		}
	}
	other := of
	other.Views = true
	if n := len(c.Said(other)); n > 0 && !of.Views {
		d.para("Views, which claim no implementation, are apart: " + prose.Count(n, "entry", "entries") + "; see `comity says --views`.")
	}
	d.legend()
	return d.article()
}

// apart parts what is said into claims of implementation and views.
func apart(said []model.Said) (claims, views []model.Said) {
	for _, s := range said {
		if s.Says.Claims() {
			claims = append(claims, s)
		} else {
			views = append(views, s)
		}
	}
	return claims, views
}

// saysCount counts kinds: "3 measures and 1 plan in 2 documents."
func saysCount(said []model.Said) string {
	parts := prose.Only(prose.Each(model.AllSays(), func(kind model.Says) string {
		if n := len(prose.Only(said, func(s model.Said) bool { return s.Says == kind })); n > 0 {
			return prose.Count(n, string(kind))
		}
		return ""
	}), func(part string) bool { return part != "" })
	docs := map[*model.Document]bool{}
	for _, s := range said {
		docs[s.Document] = true
	}
	return prose.List(parts, "and") + " in " + prose.Count(len(docs), "document") + "."
}

// byRegion lists entries under the region of the State that speaks first.
func (d *writer) byRegion(said []model.Said) {
	region := func(s model.Said) string {
		if co, ok := d.corpus.Country(s.Document.State); ok {
			return co.Region
		}
		return organisations
	}
	said = slices.Clone(said)
	slices.SortStableFunc(said, func(a, b model.Said) int { // organisations, which have no region, last
		if one, other := region(a) == organisations, region(b) == organisations; one != other {
			return map[bool]int{true: 1, false: -1}[one]
		}
		return strings.Compare(region(a), region(b))
	})
	for name, of := range prose.Grouped(said, region) {
		d.sub(name)
		for _, s := range of {
			d.saying(s, d.speakerLink(s.Document))
		}
	}
}

// saying adds one entry: its kind, whom or what it is of, comity's sentence, the
// words of the document, and where they stand.
func (d *writer) saying(s model.Said, of string) {
	document := s.Document
	who := ""
	if len(document.Also) > 0 && !strings.Contains(of, "country/") {
		who = "with others: " + Escape(d.corpus.Speaker(document))
	}
	assigned := ""
	if s.Mapping == model.Assigned {
		assigned = s.Mapping.Words()
	}
	d.item(facts(
		toPlace("**"+string(s.Says)+"**", place.OfDocument(document, s.Number()).String())+" "+of+": "+Escape(s.Summary)+" “"+Escape(s.Quote)+"”",
		withAside(link(document.Title, document.URL)+", "+Escape(s.Where), d.mark(document.Confidence)),
		document.When(), who, assigned, Escape(s.Note),
	))
}

// sayings adds entries, each with its norm.
func (d *writer) sayings(said []model.Said) {
	for _, s := range said {
		d.saying(s, d.normLink(s.Norm))
	}
}

// saysOfGroup adds what an organisation says itself, where there is anything.
func (d *writer) saysOfGroup(g *model.Group) {
	claims, views := d.corpus.Said(model.SaidAbout{Group: g}), d.corpus.Said(model.SaidAbout{Group: g, Views: true})
	if len(claims)+len(views) == 0 {
		return
	}
	d.section(WhatTheySay, "What "+Escape(g.ShortName)+" says about the norms")
	d.para("The organisation itself, not its members. " + model.SaysRule)
	d.sayings(slices.Concat(claims, views))
}

// Papers returns the places of the national documents, each before its entries.
func Papers(c *model.Corpus) []place.Place {
	var out []place.Place
	for _, d := range c.Documents() {
		for number := range len(d.Entries) + 1 {
			out = append(out, place.OfDocument(d, number))
		}
	}
	return out
}

// paperPage is the page of a national document: what it is, which part of it is
// quoted from, and all that comity has of it.
func paperPage(c *model.Corpus, document *model.Document) *Article {
	d := &writer{corpus: c}
	d.title(document.Title)
	d.aboutPaper(document)
	d.para(Escape(document.Note))
	var all []model.Said
	for i := range document.Entries {
		all = append(all, model.Said{Document: document, Saying: &document.Entries[i]})
	}
	claims, views := apart(all)
	if len(claims) > 0 {
		d.section(WhatTheySay, "What it says is done, planned or needed")
		d.sayings(claims)
	}
	if len(views) > 0 {
		d.section(TheirViews, "Views in it")
		d.sayings(views)
	}
	d.legend()
	return d.article()
}

// entryPage is the page of one entry of a national document, with its words.
func entryPage(c *model.Corpus, s model.Said) *Article {
	d := &writer{corpus: c}
	d.title(place.OfDocument(s.Document, s.Number()).Title(c))
	d.para(facts("**"+string(s.Says)+"** "+d.normLink(s.Norm), Escape(s.Mapping.Words()), Escape(s.Says.Meaning())))
	d.para(Escape(s.Summary))
	d.quote(s.Quote)
	d.para(facts(Escape(s.Where), Escape(s.Note)))
	d.section(AboutRecord, "The document")
	d.para(toPlace(Escape(s.Document.Title), place.OfDocument(s.Document, 0).String()))
	d.aboutPaper(s.Document)
	d.legend()
	return d.article()
}

// aboutPaper says what a national document is, and which part of it is quoted from.
func (d *writer) aboutPaper(document *model.Document) {
	d.lines(
		facts(d.speakerLink(document), Escape(document.KindWord()), document.When(), d.mark(document.Confidence)),
		labelled("Text", link(document.URL, document.URL)),
		labelled("Basis", Escape(document.Basis())),
		labelled("Date", Escape(document.DateNote)),
	)
}

// normLink names the norm of an entry, as a link where it is one norm.
func (d *writer) normLink(id model.NormID) string {
	if n, ok := d.corpus.Norm(id); ok {
		return toNorm(n.Name(), n)
	}
	return d.corpus.NormWords(id)
}

// speakerLink names who speaks; the first State is a link to its page.
func (d *writer) speakerLink(document *model.Document) string {
	words := Escape(d.corpus.Speaker(document))
	if co, ok := d.corpus.Country(document.State); ok {
		return toCountry(co) + strings.TrimPrefix(words, Escape(co.DisplayName()))
	}
	if g, err := d.corpus.FindGroup(document.Organization); err == nil && document.State == "" {
		return toPlace(words, place.OfGroup(g).String())
	}
	return words
}

// saysTable is a matrix of States and UN norms: the strongest claim of each State
// about each, and about which norms no document claims anything. Views are left
// out.
func saysTable(_ *writer, c *model.Corpus) string {
	var norms []*model.Norm
	var silent []string
	for _, n := range c.Norms() {
		switch claims, _ := apart(c.SaidOn(n)); {
		case !n.UN():
		case len(claims) == 0:
			silent = append(silent, n.Label())
		default:
			norms = append(norms, n)
		}
	}
	header := []string{"State", "the set"}
	for _, n := range norms {
		header = append(header, n.Label()) // no link: in a narrow window every State repeats it
	}
	var rows [][]string
	for _, co := range c.Countries() {
		said := c.Said(model.SaidAbout{Country: co})
		if len(said) == 0 {
			continue
		}
		row := []string{toCountry(co), strongest(said, model.NormSet)}
		row = append(row, prose.Each(norms, func(n *model.Norm) string { return strongest(said, n.ID) })...)
		rows = append(rows, row)
	}
	text := table(header, rows)
	if len(silent) > 0 {
		text += "\nNo document held says what a State does, plans or needs about the norms " + prose.List(silent, "and") + ".\n"
	}
	return text
}

// strongest is the first kind of what is said about a norm, in the order of kinds.
func strongest(said []model.Said, id model.NormID) string {
	for _, s := range said {
		if s.Norm == id {
			return string(s.Says)
		}
	}
	return ""
}
