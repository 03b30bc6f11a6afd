package render

import (
	"comity/model"
	"comity/ui/theme"
)

// class names a symbol in styles, and its form in a picture.
func class(s model.Mark) string { return "s" + itoa(int(s)) }

// forms writes the forms that a picture uses.
func (p *paper) forms() {
	p.open("defs")
	for _, s := range model.Marks() {
		if form := theme.Form(s); form != "" {
			p.open("g", "id", class(s), "class", class(s))
			p.b.WriteString(form)
			p.close("g")
			if theme.Solid(s) {
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
func (p *paper) mark(s model.Mark, x, y float64) { p.use(class(s), s, x, y) }

// markOn puts a form on a tile that is filled with its colour.
func (p *paper) markOn(s model.Mark, x, y float64) { p.use("on-"+class(s), s, x, y) }

func (p *paper) use(id string, s model.Mark, x, y float64) {
	if theme.Form(s) != "" {
		p.void("use", "href", "#"+id, "x", num(x), "y", num(y))
	}
}
