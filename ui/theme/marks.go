package theme

import (
	"unicode/utf8"

	"comity/model"
)

// sign is how a mark looks in every medium: as one cell, as one cell of ASCII,
// as lines around 0,0 of a picture, and in the colour of a role. Solid signs
// stand for having taken part; a picture fills their tiles.
type sign struct {
	glyph, ascii, form string
	role               func(palette) tint
	solid              bool
}

const (
	ring    = `<circle r="4" fill="none" stroke-width="1.3"/>`
	disc    = `<circle r="4.5"/>`
	left    = ring + `<path d="M0-4A4 4 0 0 0 0 4Z"/>`
	quarter = ring + `<path d="M0 0V-4A4 4 0 0 1 4 0Z"/>`
	square  = `<path d="M-4-4H4V4H-4Z" fill="none" stroke-width="1.3"/>`
	lower   = ring + `<path d="M-4 0A4 4 0 0 0 4 0Z"/>`
	dot     = `<circle r="1.5"/>`
	diamond = `<path d="M0-4.5L4.5 0L0 4.5L-4.5 0Z" fill="none" stroke-width="1.3"/>`
)

// The roles that marks have in a palette.
func joined(p palette) tint  { return p.joined }
func member(p palette) tint  { return p.member }
func expert(p palette) tint  { return p.expert }
func no(p palette) tint      { return p.no }
func abstain(p palette) tint { return p.abstain }
func via(p palette) tint     { return p.via }
func unknown(p palette) tint { return p.unknown }
func faint(p palette) tint   { return p.faint }

// signOf is the one table of marks: screens, commands, pages, pictures, legends
// and help take theirs from here. An act has one glyph everywhere, and no two
// acts have the same, so that none needs its colour.
func signOf(m model.Mark) sign {
	switch m {
	case model.Listed.Mark():
		return sign{"●", "+", disc, joined, true}
	case model.Party.Mark():
		return sign{"◉", "p", ring + `<circle r="2"/>`, joined, true}
	case model.Signatory.Mark():
		return sign{"◐", "s", left, member, false}
	case model.Member.Mark():
		return sign{"■", "m", `<path d="M-4-4H4V4H-4Z"/>`, member, true}
	case model.WithoutVote.Mark(): // nobody's own mark: it must not look like support
		return sign{"◌", "w", `<circle r="4" fill="none" stroke-width="1.3" stroke-dasharray="1.6 1.6"/>`, faint, false}
	case model.Expert.Mark():
		return sign{"◆", "e", `<path d="M0-5L5 0L0 5L-5 0Z"/>`, expert, true}
	case model.Yes.Mark():
		return sign{"▲", "y", `<path d="M0-5L5 4H-5Z"/>`, joined, true}
	case model.No.Mark():
		return sign{"✕", "n", `<path d="M-3.5-3.5L3.5 3.5M3.5-3.5L-3.5 3.5" stroke-width="2"/>`, no, false}
	case model.Abstain.Mark():
		return sign{"◇", "a", diamond, abstain, false}
	case model.Absent.Mark():
		return sign{"·", ".", dot, faint, false}
	case model.Agency.Mark():
		return sign{"□", "g", square, via, false}
	case model.Via.Mark():
		return sign{"◒", "v", lower, via, false}
	case model.NotListed.Mark():
		return sign{"○", "-", ring, faint, false}
	case model.Unknown.Mark():
		return sign{"?", "?", `<text y="4" text-anchor="middle" font-size="11" stroke="none" class="own">?</text>`, unknown, false}
	}
	return signOfAnswer(m)
}

// signOfAnswer is the rest of the table: ways to carry a norm, answers about several
// items, and what documents say. Two marks share a shape only if both mean that the item
// is on it, ●, or that it is not, ○.
func signOfAnswer(m model.Mark) sign {
	switch m {
	case model.MarkByName, model.MarkAll:
		return sign{"●", "+", disc, joined, true}
	case model.MarkSet:
		return sign{"≡", "=", `<path d="M-4-3H4M-4 0H4M-4 3H4" stroke-width="1.3"/>`, member, false}
	case model.MarkSubject:
		return sign{"≈", "&", `<path d="M-4-1.5Q-2-4 0-1.5T4-1.5M-4 2Q-2-.5 0 2T4 2" fill="none" stroke-width="1.3"/>`, faint, false}
	case model.MarkOnlyFirst:
		return sign{"◧", "1", square + `<path d="M-4-4H0V4H-4Z"/>`, member, false}
	case model.MarkOnlySecond:
		return sign{"◨", "2", square + `<path d="M0-4H4V4H0Z"/>`, expert, false}
	case model.MarkSome:
		return sign{"◔", "*", quarter, member, false}
	case model.MarkOther:
		return sign{"≠", "x", `<path d="M-4-1.6H4M-4 1.6H4M2-4.5L-2 4.5" stroke-width="1.3"/>`, abstain, false}
	case model.MarkNone:
		return sign{"○", "-", ring, faint, false}
	case model.MarkAged:
		return sign{"◷", "!", "", abstain, false}
	case model.MarkMeasure:
		return sign{"●", "M", disc, joined, true}
	case model.MarkPlan:
		return sign{"▷", "P", `<path d="M-3-4L4 0L-3 4Z" fill="none" stroke-width="1.3"/>`, member, false}
	case model.MarkNeed:
		return sign{"▽", "N", `<path d="M-4.5-4H4.5L0 4Z" fill="none" stroke-width="1.3"/>`, abstain, false}
	case model.MarkView:
		return sign{"◦", "V", `<circle r="2" fill="none" stroke-width="1.3"/>`, faint, false}
	}
	return sign{" ", " ", "", faint, false}
}

// Glyph is the mark as one cell.
func (t *Theme) Glyph(m model.Mark) string {
	if t.ASCII {
		return signOf(m).ascii
	}
	return signOf(m).glyph
}

// Glyph is the mark as one character, for pages; a space where it has none.
func Glyph(m model.Mark) string { return signOf(m).glyph }

// IsGlyph reports whether a rune beyond ASCII is the glyph of a mark.
func IsGlyph(r rune) bool {
	if r < utf8.RuneSelf {
		return false
	}
	for m := range model.NoMark {
		if signOf(m).glyph == string(r) {
			return true
		}
	}
	return false
}

// Form is the mark as SVG lines around 0,0, some ten units wide; empty where it
// has none.
func Form(m model.Mark) string { return signOf(m).form }

// Solid reports whether the mark stands for having taken part: its tile on a
// map is filled.
func Solid(m model.Mark) bool { return signOf(m).solid }
