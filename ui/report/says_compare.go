package report

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/relation"
	"comity/ui/place"
)

// says adds what the States say they do about each norm, side by side, and as data;
// views are left out.
func (s *Report) says(view *CompareView) {
	subjects := s.Comparison.Subjects
	if !subjects.Countries() {
		return
	}
	said := make([][]model.Said, len(subjects.List))
	for i := range subjects.List {
		said[i] = slices.DeleteFunc(s.corpus.Said(model.SaidAbout{Country: subjects.List[i].Country}), func(one model.Said) bool {
			return !relation.Written(one.Document, s.asOf)
		})
		view.Says = append(view.Says, SaidOf(said[i])...)
	}
	part := Part{ID: WhatTheySay, Heading: "What they say they do about the norms"}
	t := &Table{Head: append(heads("norm"), heads(subjects.Names()...)...)}
	for _, id := range s.corpus.SaidNorms() {
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
				lines = []string{model.NoDocument}
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
	part.Table, part.Count = t, strconv.Itoa(len(t.Rows))
	part.Words = []string{model.SaysRule + " The words themselves stand on the pages of the norms."}
	s.Parts = append(s.Parts, part)
}
