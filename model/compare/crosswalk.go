package compare

import (
	"cmp"

	"comity/model"
	"comity/model/prose"
)

// Wordings are two texts side by side. An orphan has only one.
type Wordings struct {
	A, B *Side
	// Ops are the differences of A and B; nil for an orphan.
	Ops   []Op
	Alike Similarity // the words of both; for an orphan those of the one
	// Notes say how two norms correspond, or why one has no counterpart: the note
	// of the UN record first, then that of the G7 record if it differs.
	Notes  []string
	Shared []Phrase // of two texts that were chosen
}

// Orphan reports whether the text has no counterpart in the other list.
func (w *Wordings) Orphan() bool { return w.A == nil || w.B == nil }

// Norms are the two norms; nil for what is none, or is not there.
func (w *Wordings) Norms() (first, second *model.Norm) {
	if w.A != nil {
		first = w.A.Norm
	}
	if w.B != nil {
		second = w.B.Norm
	}
	return first, second
}

// Name names both texts, or the one without a counterpart.
func (w *Wordings) Name() string {
	if w.Orphan() {
		return cmp.Or(w.A, w.B).Name
	}
	return w.A.Name + " and " + w.B.Name
}

// Text returns the difference with its signs, or the text of an orphan.
func (w *Wordings) Text() string {
	if w.Orphan() {
		return cmp.Or(w.A, w.B).Text
	}
	return Signs(w.Ops)
}

// Alikeness says how alike the two texts are, or which list alone has the one:
// "differs by one comma; in common 31 of 31 words".
func (w *Wordings) Alikeness() string {
	switch {
	case w.B == nil:
		return "only in the list of the UN"
	case w.A == nil:
		return "only in the list of the G7"
	case len(Changes(w.Ops)) == 0:
		return Difference(w.Ops) + ": " + prose.Count(w.Alike.A, "word")
	}
	return Difference(w.Ops) + "; in common " + w.Alike.Words()
}

// Crosswalk pairs the UN norms with the G7 points: a row for each UN norm in
// order, then one for each point without a counterpart.
func Crosswalk(c *model.Corpus) []Wordings {
	var out []Wordings
	twinned := map[*model.Norm]bool{}
	for _, n := range c.Norms() {
		if !n.UN() {
			continue
		}
		twin, ok := c.Norm(n.Twin)
		if ok {
			twinned[twin] = true
		}
		out = append(out, ofNorms(n, twin))
	}
	for _, n := range c.Norms() {
		if !n.UN() && !twinned[n] {
			out = append(out, ofNorms(nil, n))
		}
	}
	return out
}

// ofNorms compares a norm of the UN and a point of the G7, one of which may be nil.
func ofNorms(un, g7 *model.Norm) Wordings {
	var w Wordings
	var texts [2]string
	for i, n := range []*model.Norm{un, g7} {
		if n == nil {
			continue
		}
		side := SideOfNorm(n)
		*[]**Side{&w.A, &w.B}[i], texts[i] = &side, side.Text
		if n.TwinNote != "" && (len(w.Notes) == 0 || w.Notes[0] != n.TwinNote) {
			w.Notes = append(w.Notes, n.TwinNote)
		}
	}
	w.Alike = Alike(texts[0], texts[1])
	if !w.Orphan() {
		w.Ops = Diff(texts[0], texts[1])
	}
	return w
}
