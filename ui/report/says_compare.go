package report

import (
	"slices"
	"strings"

	"comity/model"
	"comity/ui/place"
)

// says adds what the States say they do about each norm, side by side; views are
// left out.
func (s *Report) says() {
	subjects := s.Comparison.Subjects
	if !subjects.Countries() {
		return
	}
	said := make([][]model.Said, len(subjects.List))
	for i := range subjects.List {
		said[i] = slices.DeleteFunc(s.corpus.Said(model.SaidAbout{Country: subjects.List[i].Country}), func(one model.Said) bool {
			return !s.asOf.IsZero() && one.Document.Date.Compare(s.asOf) > 0
		})
	}
	part := Part{ID: WhatTheySay, Heading: "What they say they do about the norms"}
	t := &Table{Head: append(heads("norm"), heads(subjects.Names()...)...)}
	ids := []model.NormID{model.NormSet}
	for _, n := range s.corpus.Norms() {
		ids = append(ids, n.ID)
	}
	for _, id := range ids {
		row := Row{Cells: []Cell{words(s.corpus.NormWords(id))}}
		if n, ok := s.corpus.Norm(id); ok {
			row.At = place.OfNorm(n)
		}
		some := false
		for i := range said {
			var lines []string
			for _, one := range said[i] {
				if one.Norm == id {
					lines = append(lines, string(one.Says)+": "+one.Summary)
				}
			}
			if some = some || len(lines) > 0; len(lines) == 0 {
				lines = []string{"no document read"}
			}
			row.Cells = append(row.Cells, words(strings.Join(lines, " ")))
		}
		if some {
			t.Rows = append(t.Rows, row)
		}
	}
	if len(t.Rows) == 0 {
		return
	}
	part.Table, part.Count = t, itoa(len(t.Rows))
	part.Words = []string{model.SaysRule + " The words themselves stand on the pages of the norms."}
	s.Parts = append(s.Parts, part)
}
