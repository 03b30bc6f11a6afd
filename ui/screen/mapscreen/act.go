package mapscreen

import (
	"slices"

	"comity/model"
	"comity/model/chart"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/screen"
)

// Do runs an action.
func (m *Map) Do(action keys.Action, count int, _ bool) screen.Effect {
	if m.listed() && m.moveList(action, count) {
		return screen.Done()
	}
	switch action {
	case keys.NextGroup:
		return m.turnOver()
	case keys.PageDown:
		return m.move(0, 1, count*pageRows)
	case keys.PageUp:
		return m.move(0, -1, count*pageRows)
	case keys.Down:
		return m.move(0, 1, count)
	case keys.Up:
		return m.move(0, -1, count)
	case keys.Right:
		return m.move(1, 0, count)
	case keys.Left:
		return m.move(-1, 0, count)
	case keys.NextText:
		return m.turn(count)
	case keys.PrevText:
		return m.turn(-count)
	case keys.NextKind:
		return m.turnSide()
	case keys.Read:
		return screen.Visit(place.OfCountry(m.tile().Country))
	}
	return screen.Effect{}
}

// pageRows is how many rows of tiles a page is.
const pageRows = 5

// move goes to the nearest tile in a direction, n times. Tiles straight ahead
// are nearer than those aside; empty tiles are skipped.
func (m *Map) move(dx, dy, count int) screen.Effect {
	m.chosen = true
	for range count {
		from := m.tile()
		m.at = m.nearest(func(t chart.Tile) (int, bool) {
			ahead := (t.Col-from.Col)*dx + (t.Row-from.Row)*dy
			aside := (t.Col-from.Col)*dy + (t.Row-from.Row)*dx
			return ahead*ahead + 3*aside*aside, ahead > 0
		}, m.at)
	}
	return screen.Done()
}

// turnSide maps what States say about the norm instead of who is on record for it, or the
// other way round.
func (m *Map) turnSide() screen.Effect {
	o := m.options
	switch {
	case m.view.About == chart.AboutSays && m.view.Norm == nil:
		return screen.Say("no State is on record for the set alone; n: norm a")
	case m.view.About == chart.AboutSays:
		o.Norm, o.Says = o.Says, ""
	case m.view.About != chart.AboutNorm:
		return screen.Say("this works on the map of a norm: choose a norm and press 3")
	case !m.view.Norm.UN():
		return screen.Say(m.view.Norm.Name() + " has no records of what States say")
	default:
		o.Norm, o.Says = "", o.Norm
	}
	if err := m.show(o); err != nil {
		return screen.Fault(err)
	}
	return screen.Done()
}

// turnNorm maps the norm n further in the list of norms.
func (m *Map) turnNorm(n int) screen.Effect {
	var all []model.NormID
	for _, norm := range m.corpus.Norms() {
		all = append(all, norm.ID)
	}
	o := m.options
	id := &o.Norm
	if o.Says != "" {
		all, id = m.corpus.SaidNorms(), &o.Says
	}
	at := slices.Index(all, *id)
	to := min(max(at+n, 0), len(all)-1)
	switch {
	case to == at && n > 0:
		return screen.Say("this is the last norm")
	case to == at:
		return screen.Say("this is the first norm")
	}
	*id = all[to]
	if err := m.show(o); err != nil {
		return screen.Fault(err)
	}
	return screen.Done()
}

// turn maps the text n further, newest first, skipping only texts later than
// the day; of a norm the next norm.
func (m *Map) turn(n int) screen.Effect {
	if m.view.About == chart.AboutNorm || m.view.About == chart.AboutSays {
		return m.turnNorm(n)
	}
	all := m.texts()
	if len(all) == 0 {
		return screen.Say("there was no text yet")
	}
	o := m.options
	from := o.Statement
	if len(o.Pins) > 0 {
		from = o.Pins[0]
	}
	at := slices.IndexFunc(all, func(s *model.Statement) bool { return s.ID == from })
	to := min(max(at+n, 0), len(all)-1)
	switch {
	case at < 0:
		to = 0
	case o.Who != "" && from != "":
		to = at // from an expression back to the text
	case to == at && n > 0:
		return screen.Say("this is the oldest text")
	case to == at:
		return screen.Say("this is the newest text")
	}
	o.Statement, o.Pins, o.Who = all[to].ID, nil, ""
	if err := m.show(o); err != nil {
		return screen.Fault(err)
	}
	return screen.Done()
}
