package survey

import (
	"slices"

	"go.yaml.in/yaml/v3"
)

// Value is one of the values of a conflict, and who wrote it.
type Value struct{ Text, By string }

// Conflict is an answer on which copies differ. All values are in the file, none is
// chosen.
type Conflict struct {
	Ref    Ref
	Key    string
	Values []Value
}

// Name names the answer: "norms/j, measures".
func (c *Conflict) Name() string {
	if c.Ref == (Ref{}) {
		return c.Key
	}
	return c.Ref.String() + ", " + c.Key
}

// Conflicts returns the conflicts at an item, a record or the head.
func (w *Workbook) Conflicts(r Ref) []Conflict {
	var out []Conflict
	at := map[string]int{}
	for _, n := range entries(value(w.at(r), conflictsKey)) {
		t := texts(n, conflictKeys())
		i, ok := at[t[0]]
		if !ok {
			i = len(out)
			at[t[0]] = i
			out = append(out, Conflict{Ref: r, Key: t[0]})
		}
		out[i].Values = append(out[i].Values, Value{Text: t[2], By: t[1]})
	}
	return out
}

// AllConflicts returns every conflict in the order of the file.
func (w *Workbook) AllConflicts() []Conflict {
	var out []Conflict
	for _, r := range w.refs() {
		out = append(out, w.Conflicts(r)...)
	}
	return out
}

// settle removes the values of conflicts about some answers.
func (w *Workbook) settle(r Ref, about func(key string) bool) {
	m := w.at(r)
	i := pair(m, conflictsKey)
	if i < 0 || m.Content[i].Kind != yaml.SequenceNode {
		return
	}
	list := m.Content[i]
	list.Content = slices.DeleteFunc(list.Content, func(n *yaml.Node) bool { return about(scalar(value(n, "answer"))) })
	if len(list.Content) == 0 {
		m.Content = slices.Delete(m.Content, i-1, i+1)
	}
}

// refs are the head, the items and the records that the file has, in its order
// of parts.
func (w *Workbook) refs() []Ref {
	out := []Ref{{}}
	for _, part := range append(PartKeys(), Records) {
		for k := range pairs(value(w.top(), part)) {
			if part == Records || slices.Contains(itemKeys(part), k.Value) {
				out = append(out, Ref{part, k.Value})
			}
		}
	}
	return out
}
