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
	for _, row := range m.Rows {
		switch {
		case row.Closed:
			v.add(row.Head+", "+row.Counted()+", as one row", s.inMatrix(v.scene, string(row.Group), nil))
		case row.Heads():
			v.head(prose.Sentence(row.Head + ", " + row.Counted() + ":"))
		default:
			v.add(row.Country.DisplayName()+": "+tally(m, []*model.Country{row.Country}, columns), s.inMatrix(v.scene, string(row.Country.ISO3), nil)).item = s.itemOf(place.OfCountry(row.Country))
		}
	}
	if len(m.States) == 0 {
		return
	}
	v.head(prose.Sentence("By " + columnNoun(m) + ", " + prose.Count(len(m.Columns), columnNoun(m)) + ":"))
	for j := range m.Columns {
		col := &m.Columns[j]
		v.add(s.columnLabel(col)+": "+tally(m, m.States, []int{j}), s.inMatrix(v.scene, "", col)).item = s.columnItem(col)
	}
}

// tally counts the words of some cells, in the order of the legend.
func tally(m *matrix.Matrix, states []*model.Country, columns []int) string {
	counts := map[model.Mark]int{}
	for _, co := range states {
		for _, j := range columns {
			counts[m.MarkOf(co, j)]++
		}
	}
	all := prose.Each(m.Legend, func(e matrix.Entry) prose.Counted { return prose.Counted{Word: e.Word, N: counts[e.Mark]} })
	return strings.Join(prose.Counts(all...), "; ")
}

// itemOf is the item at a place, or nil.
func (s *session) itemOf(p place.Place) *relation.Item {
	if item, ok := s.itemAt(p); ok {
		return &item
	}
	return nil
}

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
	row, text, _ := strings.Cut(v.scene.At, "/")
	co := slices.IndexFunc(m.States, func(co *model.Country) bool { return string(co.ISO3) == row })
	i := slices.IndexFunc(m.Rows, func(r matrix.Row) bool { return r.Closed && string(r.Group) == row })
	j := slices.IndexFunc(m.Columns, func(c matrix.Column) bool { return c.ID() == text })
	switch {
	case i >= 0:
		s.matrixGroup(v, m, i)
	case co >= 0 && text == "":
		s.matrixRow(v, m, m.States[co])
	case j >= 0 && row == "":
		s.matrixColumn(v, m, j)
	case co >= 0 && j >= 0 && v.scene.Show != "":
		s.matrixCell(v, m, m.States[co], j)
	default:
		return false
	}
	return true
}

// matrixGroup adds what the States of a closed group did about each text.
func (s *session) matrixGroup(v *view, m *matrix.Matrix, i int) {
	row := &m.Rows[i]
	v.title = row.Head + ", " + row.Counted() + ", " + prose.Count(len(m.Columns), columnNoun(m)) + s.day() + "."
	o, _ := v.scene.Matrix() // it has been made
	o.Closed = nil
	for _, other := range m.Rows {
		if other.Closed && other.Group != row.Group {
			o.Closed = append(o.Closed, other.Group)
		}
	}
	v.add("The matrix with its States", func() { s.openScene(place.OfMatrix(o)) })
	for j := range m.Columns {
		col := &m.Columns[j]
		v.add(s.columnLabel(col)+": "+m.GroupCell(i, j).Words, s.inMatrix(v.scene, "", col)).item = s.columnItem(col)
	}
}

// inMatrix returns what opens a part of the matrix at a place: of a State or a group,
// of a column, of a cell.
func (s *session) inMatrix(at place.View, row string, col *matrix.Column) func() {
	at.At, at.Show = row, ""
	if col != nil {
		at.At += "/" + col.ID()
	}
	if row != "" && col != nil {
		at.Show = place.Evidence
	}
	return func() { s.openScene(at) }
}

// matrixRow adds the cells of a State; each opens its evidence.
func (s *session) matrixRow(v *view, m *matrix.Matrix, co *model.Country) {
	v.title = co.DisplayName() + ", " + prose.Count(len(m.Columns), columnNoun(m)) + s.day() + "."
	for j := range m.Columns {
		col := &m.Columns[j]
		v.add(s.columnLabel(col)+": "+m.WordOf(co, j), s.inMatrix(v.scene, string(co.ISO3), col)).item = s.columnItem(col)
	}
}

// matrixColumn adds the States of a text by what they did.
func (s *session) matrixColumn(v *view, m *matrix.Matrix, j int) {
	col := &m.Columns[j]
	v.title = s.columnLabel(col) + ", " + prose.Count(len(m.States), "State") + s.day() + "."
	if reason := col.Reason; reason != "" {
		v.note(prose.Sentence(reason))
	}
	for _, e := range m.Legend {
		those := slices.DeleteFunc(slices.Clone(m.States), func(co *model.Country) bool { return m.MarkOf(co, j) != e.Mark })
		if len(those) > 0 {
			v.head(prose.Sentence(e.Word + ", " + prose.Count(len(those), "State") + ":"))
		}
		for _, co := range those {
			v.add(co.DisplayName(), s.inMatrix(v.scene, string(co.ISO3), col)).item = s.itemOf(place.OfCountry(co))
		}
	}
}

// matrixCell adds the exact claim of a cell and its sources, and links to the
// text and the State.
func (s *session) matrixCell(v *view, m *matrix.Matrix, co *model.Country, j int) {
	col := &m.Columns[j]
	v.title = co.DisplayName() + " on " + s.columnLabel(col) + ": " + m.WordOf(co, j) + "."
	if m.OfNorms() {
		s.saidCell(v, m.SaidBy(co, j), col, co)
		return
	}
	e := matrix.EvidenceOf(s.corpus, col.Statement, co, v.scene.AsOf)
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
		v.note("Place: " + place.OfDocument(one.Document, one.Number()).String())
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
	all := prose.Each(prose.Only(sheet.Legend, func(e report.Entry) bool { return e.Word != "" }), report.Entry.Counted)
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
