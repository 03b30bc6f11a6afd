package report

import (
	"strings"

	"comity/model"
	"comity/model/tilemap"
	"comity/ui/place"
	"comity/ui/theme"
)

// tiles makes the sheet of a map.
func (s *Report) tiles(v place.View) error {
	o, err := place.MapOptions(s.corpus, v)
	if err != nil {
		return err
	}
	m, err := tilemap.New(s.corpus, o)
	if err != nil {
		return err
	}
	s.Map, s.inline = m, true
	s.empty(m.Empty)
	s.Title = "Map: " + mapTitle(m, o) + s.day()
	s.Lead = []string{"One tile for each State, roughly where it lies."}
	if m.About == tilemap.Nothing && m.Empty == "" {
		s.Lead = append(s.Lead, "Nothing is shown yet: give an expression, one statement or several.")
	}
	v2 := MapView{
		Place: s.Place, Corpus: s.corpus.Version().String(), AsOf: s.dayView(), About: aboutWord(m.About),
		Texts: []model.StatementID{}, Tiles: []TileView{}, Empty: m.Empty,
	}
	for _, count := range m.Legend {
		mark := MarkOfState(count.State)
		mark.N = count.N
		s.Legend = append(s.Legend, mark)
	}
	s.counts = "The number of States with each mark."
	s.note(m.Caveats...)
	s.corrected = m.Corrected
	s.Texts = m.Texts
	for _, text := range m.Texts {
		v2.Texts = append(v2.Texts, text.ID)
	}
	s.Header = []string{"iso3", "name", "word", "col", "row"}
	table := &Table{Head: heads("State", "code", "mark")}
	for _, t := range m.Tiles {
		word := t.State.Word()
		s.Rows = append(s.Rows, []string{string(t.Country.ISO3), t.Country.DisplayName(), word, itoa(t.Col), itoa(t.Row)})
		v2.Tiles = append(v2.Tiles, TileView{t.Country.ISO3, t.Country.DisplayName(), word, t.Col, t.Row})
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			words(t.Country.DisplayName()), words(string(t.Country.ISO3)), marked(MarkOfState(t.State)),
		}})
	}
	v2.Legend, v2.Notes = legendView(s.Legend), list(s.Notes)
	s.JSON = v2
	s.Parts = []Part{{Heading: "Every State", Table: table}}
	s.svg = s.mapPicture
	return nil
}

func mapTitle(m *tilemap.Map, o tilemap.Options) string {
	var names []string
	for _, text := range m.Texts {
		names = append(names, text.ShortTitle)
	}
	switch {
	case o.Who != "":
		return "States that match " + model.Printable(o.Who)
	case len(names) == 0:
		return "the States"
	}
	return strings.Join(names, " and ")
}

func aboutWord(a tilemap.About) string {
	return [...]string{"nothing", "act", "set", "expression"}[a]
}

// mapPicture draws the map.
func (s *Report) mapPicture(p *paper) {
	const tile, space = 34.0, 3.0
	m := s.Map
	p.drawing(s, 2*margin+tile*float64(m.Cols), tile*float64(m.Rows)+margin, func(top float64) {
		for _, t := range m.Tiles {
			x, y := margin+tile*float64(t.Col), top+tile*float64(t.Row)
			mark := MarkOfState(t.State)
			filled := theme.Solid(mark.Mark)
			p.open("g")
			p.leaf("title", strings.TrimSuffix(t.Country.DisplayName()+": "+mark.Word, ": "))
			side := num(tile - space)
			if filled {
				p.void("rect", "class", class(mark.Mark), "x", num(x), "y", num(y), "width", side, "height", side, "rx", "3")
			} else {
				p.void("rect", "class", "rule", "fill", "none", "x", num(x), "y", num(y), "width", side, "height", side, "rx", "3")
			}
			p.leaf("text", string(t.Country.ISO3), "class", map[bool]string{true: "small on", false: "small"}[filled],
				"x", num(x+(tile-space)/2), "y", num(y+13), "text-anchor", "middle")
			if filled {
				p.markOn(mark.Mark, x+(tile-space)/2, y+22)
			} else {
				p.mark(mark.Mark, x+(tile-space)/2, y+22)
			}
			p.close("g")
			p.line()
		}
	})
}
