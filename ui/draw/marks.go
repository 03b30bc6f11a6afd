package draw

import (
	"comity/model"
	"comity/model/tilemap"
	"comity/ui/linked"
	"comity/ui/theme"
)

// Mark is a symbol with its word; in a legend also how often it stands there.
type Mark struct {
	Sym  theme.Sym
	Word string
	N    int
}

// MarkOf is the mark of an act about a text.
func MarkOf(act model.Act) Mark {
	m := linked.OfAct(act)
	return Mark{Sym: m.Sym, Word: m.Word}
}

// MarkOfState is the mark of what a tile of the map tells.
func MarkOfState(s tilemap.State) Mark {
	m := Mark{Sym: theme.None, Word: s.Word()}
	switch s.About {
	case tilemap.Act:
		m.Sym = theme.SymOf(s.Act)
	case tilemap.Expression:
		m.Sym = theme.Neither
		if s.Holds {
			m.Sym = theme.Both
		}
	case tilemap.Set:
		m.Sym = linked.SymOf(s.Answer)
	case tilemap.Nothing:
	}
	return m
}

// solid reports marks that stand for having taken part: their tiles are filled.
func solid(s theme.Sym) bool {
	switch s {
	case theme.Sym(model.Listed), theme.Sym(model.Party), theme.Sym(model.Yes), theme.Sym(model.Member),
		theme.Sym(model.Expert), theme.Both:
		return true
	}
	return false
}

// shape is a form: on a page a character, in a picture lines around 0,0. Each
// mark of a legend has a form of its own, so that none needs its colour.
type shape struct{ glyph, form string }

const (
	ring = `<circle r="4" fill="none" stroke-width="1.3"/>`
	disc = `<circle r="4.5"/>`
)

// shapeOf is the form of a symbol; none has no form.
func shapeOf(s theme.Sym) shape {
	switch s {
	case theme.Sym(model.Listed), theme.Both, theme.ByName:
		return shape{"●", disc}
	case theme.Sym(model.Party):
		return shape{"◉", ring + `<circle r="2"/>`}
	case theme.Sym(model.Signatory), theme.OnlyFirst:
		return shape{"◐", ring + `<path d="M0-4A4 4 0 0 0 0 4Z"/>`}
	case theme.OnlySecond:
		return shape{"◑", ring + `<path d="M0-4A4 4 0 0 1 0 4Z"/>`}
	case theme.Sym(model.Via), theme.Some:
		return shape{"◒", ring + `<path d="M-4 0A4 4 0 0 0 4 0Z"/>`}
	case theme.Sym(model.Member):
		return shape{"■", `<path d="M-4-4H4V4H-4Z"/>`}
	case theme.Sym(model.Agency):
		return shape{"□", `<path d="M-4-4H4V4H-4Z" fill="none" stroke-width="1.3"/>`}
	case theme.Sym(model.WithoutVote):
		return shape{"◌", `<circle r="4" fill="none" stroke-width="1.3" stroke-dasharray="1.6 1.6"/>`}
	case theme.Sym(model.Expert):
		return shape{"◆", `<path d="M0-5L5 0L0 5L-5 0Z"/>`}
	case theme.Sym(model.Yes):
		return shape{"▲", `<path d="M0-5L5 4H-5Z"/>`}
	case theme.Sym(model.No):
		return shape{"✕", `<path d="M-3.5-3.5L3.5 3.5M3.5-3.5L-3.5 3.5" stroke-width="2"/>`}
	case theme.Sym(model.Abstain), theme.Otherwise:
		return shape{"◇", `<path d="M0-4.5L4.5 0L0 4.5L-4.5 0Z" fill="none" stroke-width="1.3"/>`}
	case theme.Sym(model.Absent):
		return shape{"·", `<circle r="1.5"/>`}
	case theme.Sym(model.NotListed), theme.Neither:
		return shape{"○", ring}
	case theme.Sym(model.Unknown):
		return shape{"?", `<text y="4" text-anchor="middle" font-size="11" stroke="none" class="own">?</text>`}
	}
	return shape{}
}

// Glyph is the form of a symbol as a character of one cell.
func Glyph(s theme.Sym) string {
	if glyph := shapeOf(s).glyph; glyph != "" {
		return glyph
	}
	return " "
}

// class names a symbol in styles, and its form in a picture.
func class(s theme.Sym) string { return "s" + itoa(int(s)) }

// forms writes the forms that a picture uses.
func (p *paper) forms() {
	p.open("defs")
	for _, s := range theme.Syms() {
		if form := shapeOf(s).form; form != "" {
			p.open("g", "id", class(s), "class", class(s))
			p.b.WriteString(form)
			p.close("g")
			if solid(s) {
				p.open("g", "id", "on-"+class(s), "class", "on")
				p.b.WriteString(form)
				p.close("g")
			}
		}
	}
	p.close("defs")
	p.line()
}

// mark puts a form into a picture.
func (p *paper) mark(s theme.Sym, x, y float64) { p.use(class(s), s, x, y) }

// markOn puts a form on a tile that is filled with its colour.
func (p *paper) markOn(s theme.Sym, x, y float64) { p.use("on-"+class(s), s, x, y) }

func (p *paper) use(id string, s theme.Sym, x, y float64) {
	if shapeOf(s).form != "" {
		p.void("use", "href", "#"+id, "x", num(x), "y", num(y))
	}
}
