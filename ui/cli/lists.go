package cli

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/query"
	"comity/ui/keys"
)

func normColumns() []string { return []string{"id", "title", "kind", "twin", "carried_by"} }

func normList(c *model.Corpus) output { return normRows(c, c.Norms()) }

func normRows(c *model.Corpus, norms []*model.Norm) output {
	g := grid{header: normColumns(), flex: "title", weak: []string{"carried_by", "twin", "kind"}}
	list := []normSummary{}
	for _, n := range norms {
		v := summarizeNorm(c, n)
		list = append(list, v)
		g.add(string(v.ID), v.Title, v.Kind, string(v.Twin), strconv.Itoa(v.CarriedBy))
	}
	return output{table: g, json: list}
}

func statementColumns() []string {
	return []string{"date", "id", "title", "kind", "adoption", "did", "confidence"}
}

func statementList(c *model.Corpus) output { return statementRows(c, c.Statements()) }

func statementRows(c *model.Corpus, texts []*model.Statement) output {
	g := grid{header: statementColumns(), flex: "title", weak: []string{"confidence", "adoption", "kind", "did", "date"}}
	list := []statementSummary{}
	for _, s := range texts {
		v := summarizeStatement(c, s)
		list = append(list, v)
		g.add(v.Date.String(), string(v.ID), v.ShortTitle, v.Kind, v.Adoption, didLine(c, s), string(v.Confidence))
	}
	return output{table: g, json: list}
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

func countryColumns() []string { return []string{"iso3", "name", "un_group", "subregion"} }

func countryList(c *model.Corpus) output { return countryOutput(c, c.Countries()) }

// countryOutput lists States. Where your data corrects votes that decided who is
// listed, a column more says which.
func countryOutput(c *model.Corpus, states []*model.Country, corrected ...model.Corrected) output {
	g := grid{header: countryColumns(), flex: "name", weak: []string{"subregion", "un_group"}}
	if len(corrected) > 0 {
		g.header, g.soft = append(g.header, "note"), []string{"note"}
	}
	list := []countrySummary{}
	for _, co := range states {
		v := summarizeCountry(c, co)
		row := []string{string(co.ISO3), co.DisplayName(), co.UNGroup, co.Subregion}
		if len(corrected) > 0 {
			own := slices.DeleteFunc(slices.Clone(corrected), func(k model.Corrected) bool { return k.Country != co })
			v.Note = strings.Join(model.CorrectedWords(own), "; ")
			row = append(row, v.Note)
		}
		list = append(list, v)
		g.add(row...)
	}
	return output{table: g, json: list}
}

// who prints the States for which an expression holds, with the columns of
// "comity countries".
func (s *session) who(c *model.Corpus, expression string) (output, error) {
	expression, err := s.expression(c, expression)
	if err != nil {
		return output{}, err
	}
	return s.states(c, expression)
}

// states lists the States for which an expression holds.
func (s *session) states(c *model.Corpus, expression string) (output, error) {
	q, err := query.Compile(c, expression)
	var states []*model.Country
	if err == nil {
		states, err = q.Run()
	}
	if at := new(query.Error); errors.As(err, &at) {
		return output{}, expressionError(expression, at)
	}
	if err != nil {
		return output{}, err
	}
	asks := query.Asks(c, expression)
	corrected := c.Corrected(func(s *model.Statement, _ *model.Country) bool { return asks(s) })
	s.corrections(corrected)
	o := countryOutput(c, states, corrected...)
	o.talk = strconv.Itoa(len(states)) + " of " + strconv.Itoa(len(c.Countries())) + " States"
	return o, nil
}

func groupColumns() []string {
	return []string{"id", "short_name", "name", "members", "as_of", "confidence"}
}

func groupRows(groups []*model.Group) output {
	g := grid{header: groupColumns(), flex: "name", weak: []string{"confidence", "as_of", "members", "short_name"}}
	list := []groupSummary{}
	for _, gr := range groups {
		list = append(list, summarizeGroup(gr))
		g.add(string(gr.ID), gr.ShortName, gr.Name, strconv.Itoa(len(gr.Members)), gr.AsOf.String(), string(gr.Confidence))
	}
	return output{table: g, json: list}
}

func keyColumns() []string { return []string{"where", "keys", "does"} }

// keyView is a key, or several that do the same.
type keyView struct {
	Scope  keys.Scope  `json:"scope"`
	Keys   []string    `json:"keys"`
	Action keys.Action `json:"action"`
	Help   string      `json:"help"`
}

func keyList(table []keys.Binding) output {
	g := grid{header: keyColumns(), soft: []string{"where", "keys"}, flex: "does"}
	list := []keyView{}
	for _, scope := range keys.Scopes() {
		for _, b := range table {
			if b.Scope == scope {
				list = append(list, keyView{b.Scope, b.Keys, b.Action, b.Help})
				g.add(scope.Title(), strings.Join(b.Keys, ", "), b.Help)
			}
		}
	}
	return output{table: g, json: list}
}
