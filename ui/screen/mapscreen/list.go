package mapscreen

import (
	"strings"

	"comity/model/chart"
	"comity/model/relation"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/screen"
	"comity/ui/theme"
)

// The room of the list: beside tiles of two lines, or below the map.
const (
	besideWidth = 40
	besideGap   = 2
	fewestLines = 6
	underMap    = 2 // the legend
	listShare   = 3 // of the list alone, the notes take one line of so many
)

// listed reports whether the list is shown alone.
func (m *Map) listed() bool { return m.shows == place.Listed && len(m.roll.Entries) > 0 }

// makeRoll lists the States of the map by mark; none where no State is listed, as the
// whole membership adopted the text without a vote.
func (m *Map) makeRoll() {
	m.roll = screen.Roll{}
	if m.view.About == chart.AboutAct && m.view.Texts[0].WithoutVote() {
		return
	}
	for _, l := range m.view.Legend {
		var states []screen.Entry
		for i := range m.view.Tiles {
			if m.view.Tiles[i].State == l.State {
				one := screen.Entry{Country: m.view.Tiles[i].Country}
				if m.view.About == chart.AboutAct {
					one.Day = relation.Day(m.corpus, m.view.Texts[0], one.Country, m.options.AsOf)
				}
				states = append(states, one)
			}
		}
		m.roll.Add(l.Word, l.State.Mark(), states)
	}
}

// room is where the list is beside or below the picture, whichever shows more of it;
// neither where there is no room for both.
func (m *Map) room(w, h int) (beside, below int) {
	tiles := (form{4, 1, 3}).w * m.view.Cols
	if len(m.roll.Entries) == 0 || w < tiles {
		return 0, 0
	}
	if w-besideWidth-besideGap >= tiles {
		beside = w - besideGap - tiles - (w-besideWidth-besideGap-tiles)/2
	}
	if below = h - m.view.Rows - underMap; below < fewestLines {
		return beside, 0
	}
	if notes := len(cells.Wrap(m.notes(), w-1)); below-notes >= fewestLines {
		below -= notes
	}
	if beside > 0 && m.roll.Room(beside, h) >= min(m.roll.Room(w, below), len(m.roll.Entries)) {
		return beside, 0
	}
	return 0, below
}

// Draw returns the lines of the map, with the list of its States where there is
// room for both.
func (m *Map) Draw(t *theme.Theme, w, h int) []string {
	m.w, m.h = w, h
	beside, below := m.room(w, h)
	m.area, m.form = screen.Area{W: w, H: h}, form{} // no tiles yet
	switch {
	case m.listed() && !t.Still:
		at := m.tile().Country
		var head []string
		if text := m.notes(); text != "" {
			head = dim(t, wrapped(t, text, w, h/listShare))
		}
		m.noteLines = len(head)
		h -= m.noteLines
		return append(head, m.roll.Lines(t, w, h, m.roll.Around(at, w, h), at)...)
	case t.Still || m.shows == place.Pictured || beside+below == 0:
		return m.picture(t, w, h)
	case beside > 0:
		m.area.W = w - beside - besideGap
		out, list := m.picture(t, m.area.W, h), m.roll.Columns(t, beside, h, m.tile().Country)
		for i := range out {
			out[i] += strings.Repeat(" ", besideGap) + list[i]
		}
		return out
	}
	m.area.H = h - below
	return append(m.picture(t, w, h-below), m.roll.Columns(t, w, below, m.tile().Country)...)
}

// Offers reports whether there is a list.
func (m *Map) Offers(action keys.Action) bool {
	return action != keys.NextGroup || len(m.roll.Entries) > 0
}

// turnOver shows the next of the list, the picture, and both where both have room.
func (m *Map) turnOver() screen.Effect {
	if len(m.roll.Entries) == 0 {
		return screen.Say("nothing is listed")
	}
	beside, below := m.room(m.w, m.h)
	both := beside+below > 0
	switch {
	case m.shows == "" || m.shows == place.Pictured && !both:
		m.shows = place.Listed
		m.begin()
		return screen.Say("the list; tab: the map")
	case m.shows == place.Listed && both:
		m.shows = place.Pictured
		return screen.Say("the map alone; tab: with its list")
	}
	m.shows = ""
	return screen.Done()
}

// begin moves the cursor to the first State of the list, unless the reader has moved it.
func (m *Map) begin() {
	if first := m.roll.Step(-1, 1); m.listed() && !m.chosen && first >= 0 {
		m.pointTo(m.roll.Entries[first].Country)
		m.chosen = false
	}
}

// moveList moves along the list.
func (m *Map) moveList(action keys.Action, count int) bool {
	from := m.roll.Index(m.tile().Country)
	page := max(m.roll.Room(m.w, m.h-m.noteLines)-1, 1)
	var to int
	switch action {
	case keys.Down:
		to = m.roll.Step(from, count)
	case keys.Up:
		to = m.roll.Step(from, -count)
	case keys.Right:
		to = m.roll.Beside(from, count)
	case keys.Left:
		to = m.roll.Beside(from, -count)
	case keys.PageDown:
		to = m.roll.Step(from, count*page)
	case keys.PageUp:
		to = m.roll.Step(from, -count*page)
	default:
		return false
	}
	return m.pointTo(m.roll.Entries[to].Country)
}
