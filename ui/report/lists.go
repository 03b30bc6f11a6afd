package report

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/search"
)

// The columns of the lists of records.

// NormColumns are the columns of a list of norms.
func NormColumns() []string { return []string{"id", "title", "kind", "twin", "carried_by"} }

// StatementColumns are the columns of a list of statements.
func StatementColumns() []string {
	return []string{"date", "id", "title", "kind", "adoption", "did", "confidence"}
}

// CountryColumns are the columns of a list of States.
func CountryColumns() []string { return []string{"iso3", "name", "un_group", "subregion"} }

// GroupColumns are the columns of a list of groups.
func GroupColumns() []string {
	return []string{"id", "short_name", "name", "members", "as_of", "confidence"}
}

// PageColumns are the columns of the list of pages.
func PageColumns() []string { return []string{"place", "title", "brief"} }

// Norms is a list of norms as a table and as data.
func Norms(c *model.Corpus, norms []*model.Norm) *Report {
	return listed(NormColumns(), norms, func(n *model.Norm) (NormSummary, []string) {
		v := summarizeNorm(c, n)
		return v, []string{string(v.ID), v.Title, v.Kind, string(v.Twin), strconv.Itoa(v.CarriedBy)}
	})
}

// listed is a list of records as a table and as data.
func listed[T, V any](columns []string, records []T, view func(T) (V, []string)) *Report {
	s, views := &Report{Header: columns}, make([]V, 0, len(records))
	for _, record := range records {
		v, row := view(record)
		views = append(views, v)
		s.row(row...)
	}
	s.JSON = views
	return s
}

// Statements is a list of statements as a table and as data.
func Statements(c *model.Corpus, texts []*model.Statement) *Report {
	return listed(StatementColumns(), texts, func(text *model.Statement) (StatementSummary, []string) {
		v := summarizeStatement(c, text)
		return v, []string{v.Date.String(), string(v.ID), v.ShortTitle, v.Kind, v.Adoption, didLine(c, text), string(v.Confidence)}
	})
}

// didLine returns the acts of States with their counts: "yes 119, no 46".
func didLine(c *model.Corpus, s *model.Statement) string {
	if s.Unsigned() {
		return "none: " + model.NothingSigned
	}
	counts := c.Counts(s)
	counts[model.Absent], counts[model.NotListed], counts[model.NotEligible] = 0, 0, 0
	parts := counts.Words()
	if n := len(s.Corrected); n > 0 {
		return strings.Join(parts, ", ") + "; " + prose.Count(n, "vote") + " " + model.ByYourData
	}
	return strings.Join(parts, ", ")
}

// Countries is a list of States as a table and as data. Where your data corrects votes
// that decided who is listed, a column more says which.
func Countries(c *model.Corpus, states []*model.Country, corrected ...model.Corrected) *Report {
	columns := CountryColumns()
	if len(corrected) > 0 {
		columns = append(columns, "note")
	}
	return listed(columns, states, func(co *model.Country) (CountrySummary, []string) {
		v := summarizeCountry(c, co)
		row := []string{string(co.ISO3), co.DisplayName(), co.UNGroup, co.Subregion}
		if len(corrected) > 0 {
			own := prose.Only(corrected, func(k model.Corrected) bool { return k.Country == co })
			v.Note = strings.Join(model.CorrectedWords(own), "; ")
			row = append(row, v.Note)
		}
		return v, row
	})
}

// Groups is a list of groups as a table and as data.
func Groups(groups []*model.Group) *Report {
	return listed(GroupColumns(), groups, func(g *model.Group) (GroupSummary, []string) {
		return summarizeGroup(g), []string{string(g.ID), g.ShortName, g.Name, strconv.Itoa(len(g.Members)), g.AsOf.String(), string(g.Confidence)}
	})
}

// Pages is a list of pages and terms as a table and as data.
func Pages(pages []*model.Page) *Report {
	return listed(PageColumns(), pages, func(p *model.Page) (PageSummary, []string) {
		v := summarizePage(p)
		return v, []string{v.Place, v.Title, v.Brief}
	})
}

// HitView is one result of a search.
type HitView struct {
	Kind    search.Kind `json:"kind"`
	ID      string      `json:"id"`
	Title   string      `json:"title"`
	Snippet string      `json:"snippet"`
	Score   float64     `json:"score"`
}

// HitColumns are the columns of the results of a search.
func HitColumns() []string { return []string{"kind", "id", "title", "snippet", "score"} }

// Hits is the results of a search as a table and as data; its lines name the places.
func Hits(r search.Results) *Report {
	s := listed(HitColumns(), r.Hits, func(h search.Hit) (HitView, []string) {
		return HitView{h.Kind, h.ID, h.Title, h.Snippet, h.Score}, []string{string(h.Kind), h.ID, h.Title, h.Snippet, strconv.FormatFloat(h.Score, 'f', -1, 64)}
	})
	s.Corrected = r.Corrected
	for _, h := range r.Hits {
		s.add(string(h.Kind), h.Place, h.Title, h.Snippet)
	}
	return s
}
