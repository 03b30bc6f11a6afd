package accessible

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/chart"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/place"
	"comity/ui/report"
)

// matrixLines adds a matrix: the totals, a row for each State, a row for each
// text.
func (s *session) matrixLines(v *view, sheet *report.Report) {
	m := sheet.Matrix
	inAll(v, sheet)
	for _, lead := range sheet.Lead {
		v.note(lead)
	}
	columns := make([]int, len(m.Columns))
	for j := range columns {
		columns[j] = j
	}
	var rows []int
	for i, row := range m.Rows {
		if row.Country == nil {
			v.head(prose.Sentence(row.Head + ", " + row.Counted() + ":"))
			continue
		}
		rows = append(rows, i)
		v.add(row.Country.DisplayName()+": "+tally(m, []int{i}, columns), s.inMatrix(v.scene, row.Country, nil)).item = s.itemOf(place.OfCountry(row.Country))
	}
	if len(rows) == 0 {
		return
	}
	v.head(prose.Sentence("By " + columnNoun(m) + ", " + prose.Count(len(m.Columns), columnNoun(m)) + ":"))
	for j := range m.Columns {
		col := &m.Columns[j]
		v.add(s.columnLabel(col)+": "+tally(m, rows, []int{j}), s.inMatrix(v.scene, nil, col)).item = s.columnItem(col)
	}
}

// tally counts the words of some cells, in the order of the legend.
func tally(m *matrix.Matrix, rows, columns []int) string {
	counts := map[model.Mark]int{}
	for _, i := range rows {
		for _, j := range columns {
			counts[m.Mark(i, j)]++
		}
	}
	var all []prose.Counted
	for _, e := range m.Legend {
		all = append(all, prose.Counted{Word: e.Word, N: counts[e.Mark]})
	}
	return strings.Join(prose.Counts(all...), "; ")
}

// itemOf is the item at the place of a record of the corpus.
func (s *session) itemOf(p place.Place) *relation.Item {
	item, _ := s.itemAt(p)
	return &item
}

// columnNoun is what the columns of a matrix are.
func columnNoun(m *matrix.Matrix) string {
	if m.OfNorms() {
		return "norm"
	}
	return "text"
}

// columnItem is the text or the norm of a column as an item; nil for the norms as a
// set.
func (s *session) columnItem(col *matrix.Column) *relation.Item {
	if col.Statement != nil {
		return s.itemOf(place.OfStatement(col.Statement))
	}
	if n, ok := s.corpus.Norm(col.Norm); ok {
		return s.itemOf(place.OfNorm(n))
	}
	return nil
}

// columnLabel returns the text or the norm of a column as a row of a list.
func (s *session) columnLabel(col *matrix.Column) string {
	if item := s.columnItem(col); item != nil {
		return s.labelOf(*item)
	}
	return prose.Capital(col.Title())
}

// matrixPart adds one row, column or cell of a matrix where its place names one, and
// reports whether it does: CHL, /ga-res-73-27, or a cell whose evidence is shown.
func (s *session) matrixPart(v *view, m *matrix.Matrix) bool {
	country, text, _ := strings.Cut(v.scene.At, "/")
	i := slices.IndexFunc(m.Rows, func(r matrix.Row) bool { return r.Country != nil && string(r.Country.ISO3) == country })
	j := slices.IndexFunc(m.Columns, func(c matrix.Column) bool { return c.ID() == text })
	switch {
	case i >= 0 && text == "":
		s.matrixRow(v, m, i)
	case j >= 0 && country == "":
		s.matrixColumn(v, m, j)
	case i >= 0 && j >= 0 && v.scene.Show != "":
		s.matrixCell(v, m, i, j)
	default:
		return false
	}
	return true
}

// inMatrix returns what opens a part of the matrix at a place.
func (s *session) inMatrix(at place.View, country *model.Country, col *matrix.Column) func() {
	at.At, at.Show = "", ""
	if country != nil {
		at.At = string(country.ISO3)
	}
	if col != nil {
		at.At += "/" + col.ID()
	}
	if country != nil && col != nil {
		at.Show = place.Evidence
	}
	return func() { s.openScene(at) }
}

// matrixRow adds the cells of a State; each opens its evidence.
func (s *session) matrixRow(v *view, m *matrix.Matrix, i int) {
	co := m.Rows[i].Country
	v.title = co.DisplayName() + ", " + prose.Count(len(m.Columns), columnNoun(m)) + s.day() + "."
	for j := range m.Columns {
		col := &m.Columns[j]
		v.add(s.columnLabel(col)+": "+m.Word(i, j), s.inMatrix(v.scene, co, col)).item = s.columnItem(col)
	}
}

// matrixColumn adds the States of a text by what they did.
func (s *session) matrixColumn(v *view, m *matrix.Matrix, j int) {
	col, rows := &m.Columns[j], countryRows(m)
	v.title = s.columnLabel(col) + ", " + prose.Count(len(rows), "State") + s.day() + "."
	if reason := col.Reason; reason != "" {
		v.note(prose.Sentence(reason))
	}
	for _, e := range m.Legend {
		those := slices.DeleteFunc(slices.Clone(rows), func(i int) bool { return m.Mark(i, j) != e.Mark })
		if len(those) > 0 {
			v.head(prose.Sentence(e.Word + ", " + prose.Count(len(those), "State") + ":"))
		}
		for _, i := range those {
			co := m.Rows[i].Country
			v.add(co.DisplayName(), s.inMatrix(v.scene, co, col)).item = s.itemOf(place.OfCountry(co))
		}
	}
}

// countryRows are the rows of a matrix that are not headings.
func countryRows(m *matrix.Matrix) []int {
	var rows []int
	for i, row := range m.Rows {
		if row.Country != nil {
			rows = append(rows, i)
		}
	}
	return rows
}

// matrixCell adds the exact claim of a cell and its sources, and links to the
// text and the State.
func (s *session) matrixCell(v *view, m *matrix.Matrix, i, j int) {
	col, co := &m.Columns[j], m.Rows[i].Country
	v.title = co.DisplayName() + " on " + s.columnLabel(col) + ": " + m.Word(i, j) + "."
	if m.OfNorms() {
		s.saidCell(v, m.Said(i, j), col, co)
		return
	}
	e, ok := m.Evidence(i, j)
	if !ok {
		return
	}
	v.note(e.Words)
	for _, detail := range e.Details(col.Reason) {
		v.note(prose.Sentence(detail))
	}
	for _, source := range e.Sources {
		v.note(prose.Sentence("Source: " + source.Title))
	}
	s.addItem(v, *s.columnItem(col), ", the text")
	s.addItem(v, *s.itemOf(place.OfCountry(co)), ", the State")
}

// saidCell adds what documents of a State say about a norm, with their words.
func (s *session) saidCell(v *view, said []model.Said, col *matrix.Column, co *model.Country) {
	for _, one := range said {
		what, quote, about := s.corpus.Evidence(one)
		v.note(prose.Capital(what))
		v.note(quote)
		for _, line := range about {
			v.note(prose.Sentence(line))
		}
		v.note("Address: " + one.Document.URL)
	}
	if len(said) == 0 {
		v.note(model.NothingSaid)
	}
	if item := s.columnItem(col); item != nil {
		s.addItem(v, *item, ", the norm")
	}
	s.addItem(v, *s.itemOf(place.OfCountry(co)), ", the State")
}

// mapLines adds the States of a map by their marks.
func (s *session) mapLines(v *view, sheet *report.Report) {
	m := sheet.Map
	inAll(v, sheet)
	if m.About != chart.AboutNothing {
		for _, count := range m.Legend {
			s.mapRows(v, m, count.Word, func(t *chart.Tile) bool { return t.State == count.State })
		}
		return
	}
	if m.Empty == "" {
		v.note("The map shows nothing yet. Say map and a statement, or several, separated by \"with\", or an expression.")
	}
	var regions []string
	for i := range m.Tiles {
		if region := m.Tiles[i].Country.Region; !slices.Contains(regions, region) {
			regions = append(regions, region)
			s.mapRows(v, m, region, func(t *chart.Tile) bool { return t.Country.Region == region })
		}
	}
}

// inAll counts what a scene has of each mark.
func inAll(v *view, sheet *report.Report) {
	var all []string
	for _, e := range sheet.Legend {
		if e.Word != "" {
			all = append(all, e.Counted())
		}
	}
	if len(all) > 0 {
		v.note("In all: " + strings.Join(all, "; ") + ".")
	}
}

// mapRows adds the States for which something holds, below a head.
func (s *session) mapRows(v *view, m *chart.Map, head string, holds func(*chart.Tile) bool) {
	var those []*model.Country
	for i := range m.Tiles {
		if holds(&m.Tiles[i]) {
			those = append(those, m.Tiles[i].Country)
		}
	}
	v.head(prose.Sentence(head + ", " + prose.Count(len(those), "State") + ":"))
	for _, co := range those {
		s.addItem(v, *s.itemOf(place.OfCountry(co)), "")
	}
}

// timelineLines adds the texts by lane, each with its date as far as it is known.
func (s *session) timelineLines(v *view, sheet *report.Report) {
	const columns = 600 // enough for every text to be on the timeline
	layout := sheet.Lanes(columns)
	var all []string
	for lane := range chart.Lanes {
		all = append(all, lane.Title()+" "+strconv.Itoa(len(layout.Lanes[lane])))
	}
	v.note(prose.Sentence("In all: " + strings.Join(all, "; ")))
	for lane := range chart.Lanes {
		placed := layout.Lanes[lane]
		if len(placed) == 0 {
			continue
		}
		v.head(prose.Sentence(lane.Title()+", "+prose.Count(len(placed), "text")) + " " + prose.Sentence(lane.Meaning()))
		for _, it := range placed {
			item := s.itemOf(place.OfStatement(it.Statement))
			v.add(it.Statement.ShortTitle+", "+it.Words, func() { s.open(s.placeOf(*item)) }).item = item
		}
	}
}
