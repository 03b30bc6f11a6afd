package compare

import "comity/model"

// Level is how far two subjects stand apart on a text, in kind. Of a group it
// is where more than half of its members that could take part stand.
type Level uint8

// The levels, the widest last.
const (
	// Together: they stand at one place, or where one of them stands is not
	// known, or could not be, or no place holds more than half of a group.
	Together Level = iota
	// NotOnList: one joined, and the other is not listed.
	NotOnList
	// Otherwise: one joined, and of the other something else is on record: it
	// abstained or was absent, or only an organisation spoke for it.
	Otherwise
	// Opposed: one voted yes and the other no.
	Opposed
)

// Word is the level as it stands on screen.
func (l Level) Word() string {
	switch l {
	case NotOnList:
		return "joined, and not listed"
	case Otherwise:
		return "joined, and recorded otherwise"
	case Opposed:
		return "opposite votes"
	}
	return ""
}

// Divergence is how far the two subjects that are furthest apart on a text are.
type Divergence struct {
	Level Level
	// Gap is the difference from 0 to 1 between the shares of their members that
	// joined, of those that could have; at its least where some are not known.
	// Between two countries it is 0 or 1. The counts are in [Text.Stands].
	Gap  float64
	A, B int // their places among the subjects; A is before B
}

// widest finds the two that are furthest apart.
func widest(stands []Stand, voted bool) Divergence {
	best := Divergence{}
	for a := range stands {
		for b := a + 1; b < len(stands); b++ {
			d := Divergence{level(&stands[a], &stands[b], voted), gap(&stands[a], &stands[b]), a, b}
			if compareDivergence(d, best) > 0 {
				best = d
			}
		}
	}
	return best
}

// gap is the least difference between the shares that joined, whatever those
// did of whom it is not known.
func gap(a, b *Stand) float64 {
	if a.unsure || b.unsure || a.Eligible() == 0 || b.Eligible() == 0 {
		return 0
	}
	share := func(k int, s *Stand) float64 { return float64(k) / float64(s.Eligible()) }
	return max(0,
		share(a.Joined, a)-share(b.Joined+b.Unknown, b),
		share(b.Joined, b)-share(a.Joined+a.Unknown, a))
}

// level is how far apart two subjects are in kind.
func level(a, b *Stand, voted bool) Level {
	against := func(s *Stand) bool {
		return voted && half(s.Counts[model.No], s.Unknown, s.Eligible()) == in
	}
	if b.joined() == in {
		a, b = b, a
	}
	switch {
	case a.joined() != in || b.joined() == in || b.unsure:
		return Together
	case voted && against(b):
		return Opposed
	}
	otherwise := b.Known - b.Joined - b.Counts[model.NotListed]
	switch {
	case half(otherwise, b.Unknown, b.Eligible()) == in:
		return Otherwise
	case half(b.Counts[model.NotListed], b.Unknown, b.Eligible()) == in:
		return NotOnList
	}
	return Together
}
