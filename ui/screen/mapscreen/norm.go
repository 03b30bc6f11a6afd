package mapscreen

import (
	"strings"

	"comity/model"
	"comity/model/chart"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/screen"
	"comity/ui/theme"
)

// Setter sets words in the largest type in which all of them have room in w × h cells, as
// lines of w cells; none where no type has.
type Setter func(t *theme.Theme, ink theme.Ink, words string, w, h int) []string

// Norm is a norm for a room: its text in full, and who stands behind it, counted and
// on the map. It has the keys of the map.
type Norm struct {
	*Map
	large Setter
}

// NewNorm makes the view of a norm for a room, in large type where that fits.
func NewNorm(c *model.Corpus, v place.View, large Setter) (*Norm, error) {
	m, err := New(c, place.OfMap(chart.MapOptions{Norm: model.NormID(v.ID), AsOf: v.AsOf}))
	if err != nil {
		return nil, err
	}
	return &Norm{m, large}, nil
}

// View returns the place of the norm, as it is shown.
func (n *Norm) View() place.View {
	return place.View{Place: place.OfNorm(n.view.Norm), In: place.OnStage, AsOf: n.options.AsOf}
}

// Says returns the name of the norm, and its counts.
func (n *Norm) Says() (subject, counts string) {
	_, counts = n.Map.Says()
	return n.view.Norm.Name(), counts
}

// Title names the norm, and its number among all.
func (n *Norm) Title() (left, right string) {
	_, right = n.Map.Title()
	return prose.Capital(n.view.Norm.Name()) + ": " + n.view.Norm.Title, right
}

// Do runs an action of the map, which stays that of who stands behind the norm.
func (n *Norm) Do(action keys.Action, count int, counted bool) screen.Effect {
	if action == keys.NextKind {
		return screen.Say("3 shows the map of the norm, and f there what States say about it")
	}
	return n.Map.Do(action, count, counted)
}

// Prompt asks for nothing: another norm is a key away.
func (n *Norm) Prompt() (label, value string) { return "", "" }

// Ask handles nothing.
func (n *Norm) Ask(string) screen.Effect { return screen.Effect{} }

// Draw returns the text, and below it the map as far as there is room. The text is in
// large type where it and the map have room; else its title is, where that and the map
// have.
func (n *Norm) Draw(t *theme.Theme, w, h int) []string {
	wide := min(w, cells.Measure)
	left := cells.Spaces((w - wide) / 2)
	var out []string
	add := func(ink theme.Ink, text string) {
		for _, line := range cells.Wrap(text, wide) {
			out = append(out, left+ink.Render(line)+cells.Spaces(w-cells.Width(left)-cells.Width(line)))
		}
	}
	blank := func() {
		if h >= 2*stageLines {
			add(theme.Ink{}, " ")
		}
	}
	blank()
	official := strings.Fields(n.view.Norm.OfficialText)
	head, text := n.enlarged(t, strings.Join(official, " "), w, h)
	out = append(out, head...)
	if len(head) > 0 {
		blank()
	}
	for i, paragraph := range strings.Split(strings.TrimSpace(n.view.Norm.OfficialText), "\n") {
		if text {
			break
		}
		if i > 0 {
			blank()
		}
		add(t.Ink.Bold, strings.TrimSpace(paragraph))
	}
	if !text {
		blank()
	}
	add(t.Ink.Accent, n.behind())
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

// stageLines is the least height of the map, and noteLines that of its legend and notes.
const (
	stageLines = 8
	noteLines  = 3
)

// enlarged returns the text in large type, and that it is the text, or else the title,
// if that and the whole map have room.
func (n *Norm) enlarged(t *theme.Theme, official string, w, h int) (lines []string, text bool) {
	const others = 4 // blank lines, and who stands behind it
	room := h - others - noteLines - n.view.Rows
	if t.Still || room <= 0 {
		return nil, false
	}
	if lines = n.large(t, t.Ink.Bold, official, w, room); len(lines) > 0 {
		return lines, true
	}
	return n.large(t, t.Ink.Title, n.view.Norm.Title, w, room-len(cells.Wrap(official, min(w, cells.Measure)))), false
}

// behind counts who stands behind the norm, and of whom that is not known.
func (n *Norm) behind() string {
	var counts, unknown []string
	for _, l := range n.view.Legend {
		count := l.Word + " " + prose.Count(l.N, "State")
		if l.Word == model.Unknown.Word() {
			unknown = append(unknown, count)
		} else {
			counts = append(counts, count)
		}
	}
	if len(counts) == 0 {
		return strings.Join(unknown, "; ")
	}
	return strings.Join(append([]string{"Behind it: " + strings.Join(counts, ", ")}, unknown...), "; ")
}
