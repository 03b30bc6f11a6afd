package cli

import (
	"errors"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/query"
	"comity/ui/keys"
	"comity/ui/report"
)

// listOutput is what a command prints of a list of records. On a terminal too narrow for
// it, the weak columns go first, and flex is wrapped.
func listOutput(r *report.Report, flex string, weak ...string) output {
	o := recordOutput(r)
	o.table.flex, o.table.weak = flex, weak
	return o
}

func normRows(c *model.Corpus, norms []*model.Norm) output {
	return listOutput(report.Norms(c, norms), "title", "carried_by", "twin", "kind")
}

func statementRows(c *model.Corpus, texts []*model.Statement) output {
	return listOutput(report.Statements(c, texts), "title", "confidence", "adoption", "kind", "did", "date")
}

func countryOutput(c *model.Corpus, states []*model.Country, corrected ...model.Corrected) output {
	o := listOutput(report.Countries(c, states, corrected...), "name", "subregion", "un_group")
	if len(corrected) > 0 {
		o.table.soft = []string{"note"}
	}
	return o
}

func groupRows(groups []*model.Group) output {
	return listOutput(report.Groups(groups), "name", "confidence", "as_of", "members", "short_name")
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
