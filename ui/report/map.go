package report

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/chart"
	"comity/model/prose"
	"comity/model/query"
	"comity/model/relation"
	"comity/ui/place"
)

// tiles makes the report of a map.
func (s *Report) tiles(v place.View) error {
	o, err := v.Map()
	if err != nil {
		return err
	}
	m, err := chart.NewMap(s.corpus, o)
	if err != nil {
		return err
	}
	s.Map = m
	s.empty(m.Empty)
	s.Title = "Map: " + MapSubject(s.corpus, m, o) + s.day()
	s.Lead = []string{"One tile for each State, roughly where it lies."}
	if m.About == chart.AboutNothing && m.Empty == "" {
		s.Lead = append(s.Lead, "Nothing is shown yet: give an expression, a norm, one statement or several.")
	}
	for _, count := range m.Legend {
		mark := MarkOfState(count.State)
		mark.N = count.N
		s.Legend = append(s.Legend, mark)
	}
	s.Counts = "The number of States with each mark."
	s.note(m.Caveats...)
	s.Corrected = m.Corrected
	s.Texts = m.Texts
	s.fill = s.mapData
	return nil
}

// mapData is the map as data and as a table.
func (s *Report) mapData() {
	m := s.Map
	v2 := MapView{
		shown: s.shown(), About: aboutWord(m.About),
		Texts: ids(m.Texts), Tiles: []TileView{}, Empty: m.Empty,
	}
	if m.Norm != nil {
		v2.Norm = m.Norm.ID
	}
	if m.About == chart.AboutSays {
		v2.Norm, v2.Says = "", SaidOf(m.Said)
	}
	s.Header = []string{"iso3", "name", "word", "col", "row"}
	table := &Table{Head: append(heads("State", "code", "mark"), plain("day"))}
	for _, t := range m.Tiles {
		day := ""
		if m.About == chart.AboutAct {
			if on := relation.Day(s.corpus, m.Texts[0], t.Country, s.asOf); !on.IsZero() {
				day = on.String()
			}
		}
		word := t.State.Word()
		s.Rows = append(s.Rows, []string{string(t.Country.ISO3), t.Country.DisplayName(), word, strconv.Itoa(t.Col), strconv.Itoa(t.Row)})
		v2.Tiles = append(v2.Tiles, TileView{t.Country.ISO3, t.Country.DisplayName(), word, t.Col, t.Row})
		table.Rows = append(table.Rows, stateRow(t.Country, words(string(t.Country.ISO3)), marked(MarkOfState(t.State)), whole(day)))
	}
	v2.Legend, v2.Notes = legendView(s.Legend), list(s.Notes)
	s.JSON = v2
	s.Parts = []Part{{ID: "states", Heading: "Every State", Table: table}}
}

// MapSubject names what a map shows: the texts, the norm, or the States that match
// an expression; and the group whose members alone are marked.
func MapSubject(c *model.Corpus, m *chart.Map, o chart.MapOptions) string {
	subject := mapSubject(c, m, o)
	if m.Of != nil {
		subject += ", members of " + m.Of.ShortName
	}
	return subject
}

func mapSubject(c *model.Corpus, m *chart.Map, o chart.MapOptions) string {
	names := prose.Each(m.Texts, func(text *model.Statement) string { return text.ShortTitle })
	switch {
	case o.Who != "":
		return "States " + query.Words(c, o.Who)
	case m.About == chart.AboutSays && m.Norm != nil:
		return "what States say about " + m.Norm.Name() + ": " + m.Norm.Title
	case m.About == chart.AboutSays:
		return "what States say about the UN norms as a set"
	case m.Norm != nil:
		return "who is on record for " + m.Norm.Name() + ": " + m.Norm.Title
	case len(names) == 0:
		return "the States"
	}
	return strings.Join(names, " and ")
}

func aboutWord(a chart.About) string {
	return [...]string{"nothing", "act", "set", "expression", "norm", "says"}[a]
}
