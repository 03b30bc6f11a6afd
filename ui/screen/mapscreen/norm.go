package mapscreen

import (
	"strings"

	"comity/model"
	"comity/model/chart"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/screen"
	"comity/ui/theme"
)

// Norm is a norm for a room: its text in full, and who stands behind it, counted and
// on the map. It has the keys of the map.
type Norm struct{ *Map }

// NewNorm makes the view of a norm for a room.
func NewNorm(c *model.Corpus, v place.View) (*Norm, error) {
	m, err := New(c, place.OfMap(chart.MapOptions{Norm: model.NormID(v.ID), AsOf: v.AsOf}))
	if err != nil {
		return nil, err
	}
	return &Norm{m}, nil
}

// View returns the place of the norm, as it is shown.
func (n *Norm) View() place.View {
	return place.View{Place: place.OfNorm(n.view.Norm), In: place.OnStage, AsOf: n.options.AsOf}
}

// Says returns the name of the norm, and its counts.
func (n *Norm) Says() (subject, counts string) {
	_, counts = n.Map.Says()
	return place.OfNorm(n.view.Norm).String(), counts
}

// Title names the norm, and its number among all.
func (n *Norm) Title() (left, right string) {
	_, right = n.Map.Title()
	return prose.Capital(n.view.Norm.Name()) + " · " + n.view.Norm.Title, right
}

// Prompt asks for nothing: another norm is a key away.
func (n *Norm) Prompt() (label, value string) { return "", "" }

// Ask handles nothing.
func (n *Norm) Ask(string) screen.Effect { return screen.Effect{} }

// measure is the widest line of the text, in cells.
const measure = 100

// Draw returns the text, and below it the map as far as there is room.
func (n *Norm) Draw(t *theme.Theme, w, h int) []string {
	wide := min(w, measure)
	left := cells.Spaces((w - wide) / 2)
	var out []string
	add := func(ink theme.Ink, text string) {
		for _, line := range cells.Wrap(text, wide) {
			out = append(out, left+ink.Render(line)+cells.Spaces(w-cells.Width(left)-cells.Width(line)))
		}
	}
	if h >= 2*stageLines {
		add(theme.Ink{}, " ")
	}
	for i, paragraph := range strings.Split(strings.TrimSpace(n.view.Norm.OfficialText), "\n") {
		if i > 0 && h >= 2*stageLines {
			add(theme.Ink{}, " ")
		}
		add(t.Ink.Bold, strings.TrimSpace(paragraph))
	}
	if h >= 2*stageLines {
		add(theme.Ink{}, " ")
	}
	var counts []string
	for _, l := range n.view.Legend {
		counts = append(counts, l.Word+" "+prose.Count(l.N, "State"))
	}
	add(t.Ink.Accent, "Behind it: "+strings.Join(counts, "; "))
	rest := h - len(out)
	if rest < stageLines { // the text comes first
		out = out[:min(len(out), h)]
		for len(out) < h {
			out = append(out, cells.Spaces(w))
		}
		return out
	}
	return append(out, n.Map.Draw(t, w, rest)...)
}

// stageLines is the least height of the map.
const stageLines = 8
