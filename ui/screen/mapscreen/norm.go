package mapscreen

import (
	"slices"
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

// Norm is a norm for a room: its text in full, and who is on record for it, counted and
// on the map. It has the keys of the map.
type Norm struct {
	*Map
	large Setter

	top   int  // the first line of the text on the screen, where it has not room for all
	alone bool // as drawn: the text and the map have no room together
	above int  // as drawn: the lines above the map
	lines int  // as drawn: those of the text
}

// NewNorm makes the view of a norm for a room, in large type where that fits.
func NewNorm(c *model.Corpus, v place.View, large Setter) (*Norm, error) {
	of := place.OfMap(chart.MapOptions{Norm: model.NormID(v.ID), AsOf: v.AsOf})
	of.Position = v.Position
	m, err := New(c, of)
	if err != nil {
		return nil, err
	}
	return &Norm{Map: m, large: large, top: max(v.Line-1, 0)}, nil
}

// View returns the place of the norm, as it is shown.
func (n *Norm) View() place.View {
	v := place.View{Place: place.OfNorm(n.view.Norm), In: place.OnStage, AsOf: n.options.AsOf, Position: n.Map.View().Position}
	if n.top > 0 {
		v.Line = n.top + 1
	}
	return v
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

// reads reports whether the text is shown alone.
func (n *Norm) reads() bool { return n.alone && n.shows == "" }

// Offers reports what the map does; of the text alone, whether it scrolls.
func (n *Norm) Offers(action keys.Action) bool {
	return n.Map.Offers(action) && (action != keys.Down || !n.reads() || n.lines > n.h)
}

// Do runs an action of the map, which stays that of who is on record for the norm; where
// the text is shown alone, one of the text.
func (n *Norm) Do(action keys.Action, count int, counted bool) screen.Effect {
	if action == keys.NextKind {
		return screen.Say("3 shows the map of the norm, and f there what States say about it")
	}
	switch reads := n.reads(); {
	case n.alone && action == keys.NextGroup:
		return n.turnPage()
	case reads && action == keys.Read:
		return screen.Visit(place.OfNorm(n.view.Norm))
	case reads && (action == keys.Left || action == keys.Right):
	case reads && action == keys.Down:
		n.top += count
	case reads && action == keys.Up:
		n.top -= count
	case reads && action == keys.PageDown:
		n.top += count * n.h
	case reads && action == keys.PageUp:
		n.top -= count * n.h
	default:
		if action == keys.NextText || action == keys.PrevText {
			n.top = 0
		}
		return n.Map.Do(action, count, counted)
	}
	n.top = screen.Scroll(n.top, n.lines, n.h)
	return screen.Done()
}

// turnPage shows the map after the text, then the list, where they have no room together.
func (n *Norm) turnPage() screen.Effect {
	switch {
	case n.shows == "":
		n.shows = place.Pictured
	case n.shows == place.Pictured && len(n.roll.Entries) > 0:
		n.shows = place.Listed
		n.begin()
	default:
		n.shows = ""
	}
	return screen.Done()
}

// Point moves the cursor to what is at a cell of the map.
func (n *Norm) Point(x, y int) bool { return y >= n.above && n.Map.Point(x, y-n.above) }

// Wheel scrolls the list below the map.
func (n *Norm) Wheel(x, y, lines int) bool {
	return y >= n.above && !n.alone && n.Map.Wheel(x, y-n.above, lines)
}

// Foot says how much of the text is below, where it is alone; else what the map says.
func (n *Norm) Foot() string {
	if below := n.lines - n.top - n.h; n.reads() && below > 0 {
		return prose.Count(below, "line") + " below"
	} else if n.reads() {
		return "tab: the map"
	}
	return n.Map.Foot()
}

// Prompt asks for nothing: another norm is a key away.
func (n *Norm) Prompt() (label, value string) { return "", "" }

// Ask handles nothing.
func (n *Norm) Ask(string) screen.Effect { return screen.Effect{} }

// Draw returns the text, and below it the map if that has room whole; else one of
// them, all at one left edge. The text is in large type where there is room; else its
// title is, where that has.
func (n *Norm) Draw(t *theme.Theme, w, h int) []string {
	var out []string
	add := func(ink theme.Ink, text string) {
		for _, line := range cells.Wrap(text, min(w, cells.Measure)) {
			out = append(out, ink.Render(line)+cells.Spaces(w-cells.Width(line)))
		}
	}
	blank := func() {
		if h >= 2*stageLines {
			add(theme.Ink{}, " ")
		}
	}
	blank()
	from := len(out)
	for i, paragraph := range strings.Split(strings.TrimSpace(n.view.Norm.OfficialText), "\n") {
		if i > 0 {
			blank()
		}
		add(t.Ink.Bold, strings.TrimSpace(paragraph))
	}
	to := len(out)
	blank()
	add(t.Ink.Accent, n.behind())
	n.alone = h-len(out) < n.view.Rows || w < narrowest*n.view.Cols
	room := h - len(out) - 1 // a blank line
	if !n.alone {
		room -= noteLines + n.view.Rows
	}
	if !t.Still {
		if large := n.large(t, t.Ink.Bold, strings.Join(strings.Fields(n.view.Norm.OfficialText), " "), w, room+to-from); len(large) > 0 {
			out = slices.Replace(out, from, to, large...)
		} else if large = n.large(t, t.Ink.Title, n.view.Norm.Title, w, room); len(large) > 0 {
			out = slices.Insert(out, from, append(large, cells.Spaces(w))...)
		}
	}
	n.above, n.lines = len(out), len(out)
	switch {
	case !n.alone:
		return append(out, n.Map.Draw(t, w, h-len(out))...)
	case n.shows != "" && !t.Still:
		n.above = 0
		return n.Map.Draw(t, w, h)
	}
	n.h, n.above = h, h
	n.top = screen.Scroll(n.top, len(out), h)
	out = out[n.top:min(n.top+h, len(out))]
	for len(out) < h {
		out = append(out, cells.Spaces(w))
	}
	return out
}

// stageLines is half the height from which on blank lines are between the parts,
// noteLines that of the legend and notes of the map, and narrowest its least tile.
const (
	stageLines = 8
	noteLines  = 3
	narrowest  = 2
)

// behind counts who is on record for the norm, and of whom that is not known.
func (n *Norm) behind() string {
	var counts, unknown []string
	for _, l := range n.view.Legend {
		if l.Word == model.Unknown.Word() {
			unknown = append(unknown, "Not known of "+prose.Count(l.N, "State"))
		} else {
			counts = append(counts, prose.Counts(prose.Counted{Word: l.Word, N: l.N})...)
		}
	}
	if len(counts) > 0 {
		counts = []string{"On record for it: " + strings.Join(counts, ", ")}
	}
	return strings.Join(append(counts, unknown...), ". ")
}
