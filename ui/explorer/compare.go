package explorer

import (
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/ui/place"
)

// toCompare returns the pins of the matrix that is shown, of the selected list, or of
// another; otherwise the group that is read, the State under the cursor, or the statement
// and the one most similar to it. "" is nothing: of a norm, and where nothing is chosen.
func (a *Explorer) toCompare(s selected) string {
	if names := a.pinnedInMatrix(); len(names) > 0 {
		return strings.Join(names, ",")
	}
	for _, p := range []paneID{a.panes.current, a.panes.previous, countries, statements} {
		if names := a.selected(p); p != norms && len(names) > 1 {
			return strings.Join(names, ",")
		}
	}
	switch {
	case s.of.ID != "" && s.state == "", s.of.ID != "" && !s.onScreen:
		return "group/" + string(s.of.ID)
	case s.norm != "" && (!s.onScreen || s.state == ""), a.front():
		return ""
	case s.state != "" && (s.onScreen || a.panes.current == countries):
		return s.state
	}
	if text, ok := a.source.corpus.Statement(s.text); ok {
		if other, ok := compare.Beside(a.source.corpus, text, a.day.asOf); ok {
			a.toast = "beside the text with most alike States; pin two to choose"
			return string(s.text) + "," + string(other)
		}
	}
	return string(s.text)
}

// pinnedInMatrix names the rows or the columns that are pinned in the matrix, if it is
// shown: one that is pinned with the one under the cursor.
func (a *Explorer) pinnedInMatrix() []string {
	if a.stage == nil || a.stage.View().Kind != place.Matrix {
		return nil
	}
	s := a.looked()
	var states, texts []string
	for _, code := range s.states {
		states = append(states, string(code))
	}
	for _, id := range s.texts {
		texts = append(texts, string(id))
	}
	if len(states) == 1 && s.state != "" && s.state != states[0] {
		states = append(states, s.state)
	}
	if len(texts) == 1 && s.text != "" && string(s.text) != texts[0] {
		texts = append(texts, string(s.text))
	}
	if len(states) < 2 && len(texts) > 1 {
		return texts
	}
	return states
}

// selected names the selection of a list.
func (a *Explorer) selected(p paneID) []string {
	var out []string
	for _, r := range a.selection(p) {
		out = append(out, a.source.place(r).ID)
	}
	return out
}

// toDiffer returns the two selected norms, or the two wordings of a norm; if it has only
// one, its row in the crosswalk. Without a norm it is the crosswalk.
func (a *Explorer) toDiffer(id model.NormID) place.View {
	v := place.OfCrosswalk()
	n, ok := a.source.corpus.Norm(id)
	if !ok || a.reading.topic != none {
		return v
	}
	all := a.source.corpus.Norms()
	if two := a.selection(norms); len(two) == 2 && a.stage == nil {
		return place.OfDiff(compare.SideOfNorm(all[two[0].N]), compare.SideOfNorm(all[two[1].N]))
	}
	if twin, ok := a.source.corpus.Norm(n.Twin); ok {
		return place.OfDiff(compare.SideOfNorm(n), compare.SideOfNorm(twin))
	}
	v.At = "row/" + string(n.ID)
	return v
}
