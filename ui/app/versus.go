package app

import (
	"strings"

	"comity/model"
	"comity/ui/place"
	"comity/ui/stage/versusstage"
)

// toCompare names what is pinned in the list that drives, or in another; else
// the country under the cursor, or the statement beside the one most like it.
func (a *App) toCompare() string {
	for _, p := range []paneID{a.last, a.held, countries, statements} {
		if names := a.selected(p); p != norms && len(names) > 1 {
			return strings.Join(names, ",")
		}
	}
	for _, p := range []paneID{a.last, a.held, statements} {
		names := a.selected(p)
		switch {
		case p == norms || len(names) == 0:
			continue
		case p == statements:
			s, _ := a.source.corpus.Statement(model.StatementID(names[0]))
			if other, ok := versusstage.Beside(a.source.corpus, s, a.asOf); ok {
				a.toast = "beside the text whose States are most alike; pin two to choose"
				return strings.Join([]string{names[0], string(other)}, ",")
			}
		}
		return names[0]
	}
	return ""
}

// selected names what a list says when it drives.
func (a *App) selected(p paneID) []string {
	var out []string
	for _, r := range a.selection(p) {
		out = append(out, a.source.place(r).ID)
	}
	return out
}

// toDiffer names the two norms that drive, or the two wordings of the one that
// does; where that has but one, its row in the crosswalk.
func (a *App) toDiffer(params map[string]string) {
	item := a.lists[norms].item()
	if a.stage != nil || a.topic != none || a.last != norms || item < 0 {
		return
	}
	n := a.source.corpus.Norms()[item]
	if names := a.selected(norms); len(names) == 2 {
		params["of"] = strings.Join(names, ",")
	} else if n.Twin != "" {
		params["of"] = string(n.ID) + "," + string(n.Twin)
	} else {
		params[place.At] = "row/" + string(n.ID)
	}
}
