// Package handout makes what people take away of a briefing: one HTML page that
// loads nothing, and Markdown. Live blocks are drawn from the corpus and never
// from a screen, so that the same briefing is always the same bytes.
//
// Nothing of a file but its words reaches the page: they are escaped, links lead
// to the Web or nowhere, and a policy in the page lets a browser run nothing but
// the page's own script. The page reads well without that, one slide below the
// other. Notes are in it only where they are asked for.
package handout

import (
	"context"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/brief"
	"comity/ui/draw"
	"comity/ui/place"
)

// Options say what is taken away.
type Options struct {
	Notes bool // with the notes of who presents
}

// maker makes the handout of a briefing.
type maker struct {
	ctx     context.Context
	corpus  *model.Corpus
	deck    *brief.Deck
	options Options
}

// shown is what a live block shows: a figure of a scene, or an excerpt of a page.
type shown struct {
	place   string
	err     string // why it cannot be shown
	title   string
	figure  *draw.Figure
	excerpt *excerpt
	unsaid  bool // there are marks of which a reader may think too much
}

// show makes what a live block shows. Its id is one of the page; already is what
// its slide says.
func (m *maker) show(p *brief.Part, id, already string) shown {
	out := shown{place: clean(p.Place)}
	v, err := place.ParseView(m.corpus, p.Place)
	if err != nil {
		out.err = clean(err.Error())
		return out
	}
	if place.ParamNames(v.Kind) == nil {
		e, err := excerptOf(m.corpus, v, already)
		if err != nil {
			out.err = clean(err.Error())
			return out
		}
		out.title, out.excerpt = e.title, &e
		return out
	}
	sheet, err := draw.Of(m.ctx, m.corpus, v)
	if err != nil {
		out.err = clean(err.Error())
		return out
	}
	const few = 11 // rows of a terminal
	figure := sheet.Figure(id, v.Params[place.At], p.Height > 0 && p.Height <= few)
	out.title, out.figure = sheet.Title, &figure
	for _, mark := range sheet.Legend {
		out.unsaid = out.unsaid || strings.Contains(mark.Word, model.NotListed.Word())
	}
	return out
}

// unsaid is what a mark does not say.
const unsaid = "“Not listed” says nothing about a State’s view."

// textOf is the Markdown of a slide, whatever stands beside each other.
func textOf(parts []brief.Part) string {
	var b strings.Builder
	for i := range parts {
		b.WriteString(parts[i].Markdown + "\n")
		for _, c := range parts[i].Columns {
			b.WriteString(textOf(c.Parts))
		}
	}
	return b.String()
}

// blockID is the id of a live block on the page.
func blockID(slide, block int) string {
	return "block-" + strconv.Itoa(slide+1) + "-" + strconv.Itoa(block)
}
