package mapscreen

import (
	"comity/model"
)

// Point moves the cursor to the tile at a cell, or to the State of the list.
func (m *Map) Point(x, y int) bool {
	switch beside, below := m.room(m.w, m.h); {
	case m.listed():
		return m.pointTo(m.roll.At(x, y-m.noteLines))
	case beside > 0 && x >= m.area.W:
		return m.pointTo(m.roll.At(x-m.area.W-besideGap, y))
	case below > 0 && y >= m.area.H:
		return m.pointTo(m.roll.At(x, y-m.area.H))
	}
	if x -= m.margin; x < 0 || y < 0 || m.form.w == 0 || x >= m.part.cols*m.form.w || y >= m.part.rows*m.form.h {
		return false
	}
	tile, ok := m.view.At(m.part.col+x/m.form.w, m.part.row+y/m.form.h)
	return ok && m.pointTo(tile.Country)
}

// pointTo moves the cursor to a State, if there is one.
func (m *Map) pointTo(co *model.Country) bool {
	for i := range m.view.Tiles {
		if m.view.Tiles[i].Country == co {
			m.at, m.chosen = i, true
			return true
		}
	}
	return false
}

// Wheel scrolls the list beside or below the map.
func (m *Map) Wheel(x, y, n int) bool {
	beside, below := m.room(m.w, m.h)
	over := m.shows == "" && (beside > 0 && x >= m.area.W || beside == 0 && below > 0 && y >= m.area.H)
	if over {
		m.roll.Turn(n)
	}
	return over
}
