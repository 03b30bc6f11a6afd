package compare

import "comity/model"

// CrosswalkRow is a norm of one list and its counterpart in the other.
type CrosswalkRow struct {
	UN *model.Norm // nil for a point that the UN list does not have
	G7 *model.Norm // nil for a norm that the G7 list does not have
	// Ops are the differences of the UN and the G7 text; nil for an orphan.
	Ops   []Op
	Alike Similarity // the words of both; for an orphan those of the one
	// Notes say how the two correspond, or why one has no counterpart: the note
	// of the UN record first, then that of the G7 record if it differs.
	Notes []string
}

// Orphan reports whether the norm has no counterpart in the other list.
func (r *CrosswalkRow) Orphan() bool { return r.UN == nil || r.G7 == nil }

// Crosswalk pairs the UN norms with the G7 points: a row for each UN norm in
// order, then one for each point without a counterpart.
func Crosswalk(c *model.Corpus) []CrosswalkRow {
	var out []CrosswalkRow
	twinned := map[*model.Norm]bool{}
	for _, n := range c.Norms() {
		if !n.UN() {
			continue
		}
		row := CrosswalkRow{UN: n}
		if twin, ok := c.Norm(n.Twin); ok {
			row.G7, twinned[twin] = twin, true
		}
		out = append(out, row.filled())
	}
	for _, n := range c.Norms() {
		if !n.UN() && !twinned[n] {
			row := CrosswalkRow{G7: n}
			out = append(out, row.filled())
		}
	}
	return out
}

// filled is the row with its texts compared.
func (r CrosswalkRow) filled() CrosswalkRow {
	var texts [2]string
	for i, n := range []*model.Norm{r.UN, r.G7} {
		if n == nil {
			continue
		}
		texts[i] = n.OfficialText
		if n.TwinNote != "" && (len(r.Notes) == 0 || r.Notes[0] != n.TwinNote) {
			r.Notes = append(r.Notes, n.TwinNote)
		}
	}
	r.Alike = Alike(texts[0], texts[1])
	if !r.Orphan() {
		r.Ops = Diff(texts[0], texts[1])
	}
	return r
}
