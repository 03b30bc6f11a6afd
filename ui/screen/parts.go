package screen

import (
	"strconv"

	"comity/model/prose"
	"comity/ui/keys"
)

// doParts runs an action of the list of the parts of the sheet, and reports whether it
// was one: Contents shows the list instead of the sheet and closes it, Back closes it, and
// Read goes to the part under the cursor.
func (s *Sheet) doParts(action keys.Action) bool {
	switch {
	case action == keys.Contents && !s.listing && len(s.body.parts) > 1:
		at := s.part()
		s.listParts(true)
		s.cur, s.on, s.tab, s.top = max(at, 0), true, none, 0
		s.reveal()
	case s.listing && action == keys.Read:
		n := s.cur
		s.listParts(false)
		s.toPart(n)
	case s.listing && (action == keys.Contents || action == keys.Back):
		s.listParts(false)
		s.toPart(s.from)
	default:
		return false
	}
	return true
}

// listParts shows the list of the parts, or the sheet again.
func (s *Sheet) listParts(on bool) {
	if on {
		s.from = max(s.part(), 0)
	}
	s.listing, s.hit = on, none
	s.fill(s.body.Theme, s.body.W+gutter)
}

// partsOf is a body with a row for each part of another.
func partsOf(of *Body) Body {
	b := Body{Theme: of.Theme, W: of.W}
	b.Part("Parts of this screen", strconv.Itoa(len(of.parts)))
	for i, p := range of.parts {
		words := p.title
		if p.count != "" {
			words += "  " + p.count
		}
		b.Row(Row{Key: partKey + strconv.Itoa(i+1), Foot: "part " + prose.Of(i+1, len(of.parts))}, Line{{Text: words}})
	}
	return b
}
