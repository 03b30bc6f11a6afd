package theme

import "comity/model"

// Sym is a symbol of the lists: an act, a way to carry a norm, or a place in a
// set answer. Each has a glyph, a colour and, somewhere on the screen, a word.
type Sym uint8

// The symbols. Those of the acts come first: an act and its symbol are the same
// number.
const (
	ByName     Sym = Sym(model.Listed) + 1 + iota // carries the norm itself
	InSet                                         // backs the set
	OnSubject                                     // same subject
	Both                                          // in all of what is pinned
	OnlyFirst                                     // only in the first
	OnlySecond                                    // only in the second
	Some                                          // in some of several
	Otherwise                                     // in none, and on record with another act
	Neither                                       // in none
	Aged                                          // something on the page is due for another look
	None                                          // no mark
	symCount
)

// SymOf is the symbol of an act.
func SymOf(a model.Act) Sym { return Sym(a) }

// SymFor is the symbol of a way to carry a norm.
func SymFor(h model.How) Sym {
	switch {
	case h.ByName():
		return ByName
	case h == model.Set:
		return InSet
	case h == model.Subject:
		return OnSubject
	}
	return None
}

// Glyph is the symbol as one cell.
func (t *Theme) Glyph(s Sym) string {
	pair := glyphs(s)
	if t.ASCII {
		return pair[1]
	}
	return pair[0]
}

// glyphs gives the Unicode and the ASCII form of a symbol.
func glyphs(s Sym) [2]string {
	switch s {
	case Sym(model.Listed), Sym(model.Party):
		return [2]string{"●", "+"}
	case Sym(model.Signatory):
		return [2]string{"◐", "s"}
	case Sym(model.Member):
		return [2]string{"●", "m"}
	case Sym(model.WithoutVote): // nobody's own mark: it must not look like support
		return [2]string{"◌", "w"}
	case Sym(model.Expert):
		return [2]string{"◆", "e"}
	case Sym(model.Yes):
		return [2]string{"●", "y"}
	case Sym(model.No):
		return [2]string{"✕", "n"}
	case Sym(model.Abstain):
		return [2]string{"◇", "a"}
	case Sym(model.Absent):
		return [2]string{"·", "."}
	case Sym(model.Agency):
		return [2]string{"□", "g"}
	case Sym(model.Via):
		return [2]string{"◐", "v"}
	case Sym(model.NotListed):
		return [2]string{"○", "-"}
	case Sym(model.Unknown):
		return [2]string{"?", "?"}
	case ByName:
		return [2]string{"●", "+"}
	case InSet:
		return [2]string{"◐", "*"}
	case OnSubject:
		return [2]string{"·", "."}
	case Both:
		return [2]string{"●", "+"}
	case OnlyFirst:
		return [2]string{"◐", "1"}
	case OnlySecond:
		return [2]string{"◑", "2"}
	case Some:
		return [2]string{"◐", "*"}
	case Otherwise:
		return [2]string{"◇", "x"}
	case Neither:
		return [2]string{"○", "-"}
	case Aged:
		return [2]string{"◷", "!"}
	}
	return [2]string{" ", " "}
}
