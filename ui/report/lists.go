package report

import (
	"slices"
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
	s, list := &Report{Header: NormColumns()}, []NormSummary{}
	for _, n := range norms {
		v := summarizeNorm(c, n)
		list = append(list, v)
		s.row(string(v.ID), v.Title, v.Kind, string(v.Twin), strconv.Itoa(v.CarriedBy))
	}
	s.JSON = list
	return s
}

// Statements is a list of statements as a table and as data.
func Statements(c *model.Corpus, texts []*model.Statement) *Report {
	s, list := &Report{Header: StatementColumns()}, []StatementSummary{}
	for _, text := range texts {
		v := summarizeStatement(c, text)
		list = append(list, v)
		s.row(v.Date.String(), string(v.ID), v.ShortTitle, v.Kind, v.Adoption, didLine(c, text), string(v.Confidence))
	}
	s.JSON = list
	return s
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
	s, list := &Report{Header: CountryColumns()}, []CountrySummary{}
	if len(corrected) > 0 {
		s.Header = append(s.Header, "note")
	}
	for _, co := range states {
		v := summarizeCountry(c, co)
		row := []string{string(co.ISO3), co.DisplayName(), co.UNGroup, co.Subregion}
		if len(corrected) > 0 {
			own := slices.DeleteFunc(slices.Clone(corrected), func(k model.Corrected) bool { return k.Country != co })
			v.Note = strings.Join(model.CorrectedWords(own), "; ")
			row = append(row, v.Note)
		}
		list = append(list, v)
		s.row(row...)
	}
	s.JSON = list
	return s
}

// Groups is a list of groups as a table and as data.
func Groups(groups []*model.Group) *Report {
	s, list := &Report{Header: GroupColumns()}, []GroupSummary{}
	for _, g := range groups {
		list = append(list, summarizeGroup(g))
		s.row(string(g.ID), g.ShortName, g.Name, strconv.Itoa(len(g.Members)), g.AsOf.String(), string(g.Confidence))
	}
	s.JSON = list
	return s
}

// Pages is a list of pages and terms as a table and as data.
func Pages(pages []*model.Page) *Report {
	s, list := &Report{Header: PageColumns()}, []PageSummary{}
	for _, p := range pages {
		v := summarizePage(p)
		list = append(list, v)
		s.row(v.Place, v.Title, v.Brief)
	}
	s.JSON = list
	return s
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
	s, list := &Report{Header: HitColumns(), Corrected: r.Corrected}, []HitView{}
	for _, h := range r.Hits {
		list = append(list, HitView{h.Kind, h.ID, h.Title, h.Snippet, h.Score})
		s.row(string(h.Kind), h.ID, h.Title, h.Snippet, strconv.FormatFloat(h.Score, 'f', -1, 64))
		s.add(string(h.Kind), h.Place, h.Title, h.Snippet)
	}
	s.JSON = list
	return s
}
