package report

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// explainerPage is a page about the framework, or a term of the glossary.
func explainerPage(c *model.Corpus, p *model.Page) *Article {
	d := &writer{corpus: c}
	d.title(p.Title)
	d.para(aboutPage(p))
	body := p.Body
	for name, fill := range directives() {
		if line := "<!-- " + name + " -->"; strings.Contains(body, line) {
			body = strings.ReplaceAll(body, line, strings.TrimSpace(fill(d, c)))
		}
	}
	d.prose(body)
	d.mentions(p)
	d.citedSources()
	d.legend()
	return d.article()
}

// aboutPage is the line under the title.
func aboutPage(p *model.Page) string {
	if kind, _, _ := strings.Cut(string(p.ID), "/"); kind != model.GlossaryPages {
		return italic(Escape(p.Brief))
	}
	also := ""
	if len(p.Also) > 0 {
		also = "also " + Escape(strings.Join(p.Also, ", "))
	}
	return facts("Glossary", toPlace("contents", Contents), also)
}

// mentions lists the explainers and pages that link to a term.
func (d *writer) mentions(p *model.Page) {
	var in []string
	at := "](" + string(p.ID) + ")"
	for _, n := range d.corpus.Norms() {
		if e, ok := d.corpus.Explainer(n); ok && strings.Contains(e.Body, at) {
			in = append(in, toNorm(n.Name(), n))
		}
	}
	for _, other := range d.corpus.Pages() {
		if other != p && strings.Contains(other.Body, at) {
			in = append(in, toPlace(Escape(other.Title), string(other.ID)))
		}
	}
	if len(in) > 0 {
		d.para(labelled("Mentioned in", strings.Join(in, ", ")))
	}
}

// Contents is the place of the table of contents.
const Contents = string(model.ContentsPage)

func contentsPage(c *model.Corpus) *Article {
	d := &writer{corpus: c}
	d.title("Contents")
	d.para(italic("Pages, explained norms and glossary terms: everything except the records of texts and countries."))
	list := func(id, heading string, guides bool) {
		d.section(id, heading)
		for _, p := range c.Pages() {
			if p.Guide == guides {
				d.item(withAside(toPlace(Escape(p.Title), string(p.ID))+":", Escape(p.Brief)))
			}
		}
	}
	list("framework", "The framework", false)
	d.section("norms", "The norms explained")
	for _, n := range c.Norms() {
		if _, ok := c.Explainer(n); ok {
			d.item(withAside(toNorm(prose.Capital(n.Name()), n)+":", Escape(n.Title)))
		}
	}
	d.glossary()
	list("comity", "How to use comity", true)
	return d.article()
}

// glossary names the terms, those of one letter together.
func (d *writer) glossary() {
	if len(d.corpus.Terms()) == 0 {
		return
	}
	d.section("glossary", "Glossary")
	for letter, terms := range prose.Grouped(d.corpus.Terms(), func(p *model.Page) string { return initial(p.Title) }) {
		names := prose.Each(terms, func(p *model.Page) string { return toPlace(Escape(p.Title), string(p.ID)) })
		d.para("**" + letter + "** " + strings.Join(names, " · "))
	}
}

// initial is the letter a title is found under.
func initial(title string) string {
	for _, r := range model.Fold(title) {
		return strings.ToUpper(string(r))
	}
	return ""
}

// directives are the parts of a page that are made from the records.
func directives() map[string]func(*writer, *model.Corpus) string {
	return map[string]func(*writer, *model.Corpus) string{
		"positions": positionList, "acts": actTable, "carriage": carriageTable,
		"confidence": confidenceTable, "counts": countTable, "readings": readingTable, "says": saysTable,
	}
}

// positionList is every published position of a State or an organisation, the
// newest first.
func positionList(page *writer, c *model.Corpus) string {
	d := &writer{corpus: c}
	list := slices.Clone(c.Positions())
	slices.SortStableFunc(list, func(a, b model.Position) int { return b.Year - a.Year })
	for _, p := range list {
		who := Escape(p.Organization)
		if co, ok := c.Country(p.State); ok {
			who = toCountry(co)
		}
		d.item(facts(strconv.Itoa(p.Year), "**"+who+"**", withAside(link(p.Title, p.URL), page.mark(p.Confidence)), Escape(p.Note)))
	}
	return d.b.String()
}

func table(header []string, rows [][]string) string {
	var b strings.Builder
	for _, row := range append([][]string{header, slices.Repeat([]string{"---"}, len(header))}, rows...) {
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
	}
	return b.String()
}

func actTable(*writer, *model.Corpus) string {
	rows := prose.Each(model.Acts(), func(a model.Act) []string { return []string{"**" + a.Word() + "**", a.Meaning()} })
	return table([]string{"Word", "meaning"}, rows)
}

func carriageTable(*writer, *model.Corpus) string {
	rows := prose.Each(model.Hows(), func(h model.How) []string { return []string{"**" + h.Word() + "**", h.Meaning()} })
	return table([]string{"A text …", "meaning"}, rows)
}

func confidenceTable(_ *writer, c *model.Corpus) string {
	counts := map[model.Confidence]int{}
	for _, s := range c.Statements() {
		counts[s.Confidence]++
	}
	var rows [][]string
	for _, word := range model.Confidences() {
		is := model.Confidence(word)
		rows = append(rows, []string{"**" + word + "**", is.Meaning(), prose.Count(counts[is], "statement")})
	}
	return table([]string{"Grade", "meaning", "how often"}, rows)
}

// readingTable counts the sources of statements by how much of each was consulted.
func readingTable(_ *writer, c *model.Corpus) string {
	counts := map[model.Reading]int{}
	for _, s := range c.Statements() {
		for _, source := range s.Sources {
			counts[s.SourceRead(source)]++
		}
	}
	rows := prose.Each(model.Readings(), func(r model.Reading) []string {
		return []string{"**" + r.Word() + "**", r.Meaning(), prose.Count(counts[r], "source")}
	})
	return table([]string{"Consulted", "meaning", "sources of statements"}, rows)
}

func countTable(_ *writer, c *model.Corpus) string {
	sources, quotations := 0, len(c.Norms())
	kinds := map[string]int{}
	for _, s := range c.Statements() {
		sources += len(s.Sources)
		quotations += len(s.Quoted)
		kinds[s.Kind]++
	}
	rows := [][]string{
		{"norms", strconv.Itoa(len(c.Norms()))},
		{"statements", strconv.Itoa(len(c.Statements()))},
		{"of these, roll calls and other resolutions", strconv.Itoa(kinds["resolution"])},
		{"States", strconv.Itoa(len(c.Countries()))},
		{"groups of States", strconv.Itoa(len(c.Groups()))},
		{"published positions on international law", strconv.Itoa(len(c.Positions()))},
		{"official passages quoted", strconv.Itoa(quotations)},
		{"sources of statements", strconv.Itoa(sources)},
		{"terms in the glossary", strconv.Itoa(len(c.Terms()))},
	}
	return table([]string{"In comity", "number"}, rows)
}
