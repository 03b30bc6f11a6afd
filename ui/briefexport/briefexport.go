// Package briefexport exports a briefing: one HTML page that loads nothing, and
// Markdown. Live blocks are drawn from the corpus, not from a screen, so that
// the same briefing always has the same bytes.
//
// Only the words of a file reach the page: they are escaped, links lead only to
// the Web, and a policy allows only the page's own script. The page reads well
// without that, one slide below the other. Speaker notes are included only on
// request.
package briefexport

import (
	"context"
	"strconv"
	"strings"
	"sync"

	"comity/model"
	"comity/model/ask"
	"comity/model/brief"
	"comity/model/search"
	"comity/ui/place"
	"comity/ui/render"
	"comity/ui/report"
)

// Options configure the export.
type Options struct {
	Notes bool // with speaker notes
}

// maker makes the export of a briefing.
type maker struct {
	ctx     context.Context
	corpus  *model.Corpus
	deck    *brief.Deck
	options Options
	asks    *ask.Reader // made with the first question
}

// shown is the content of a live block: a figure of a scene, or an excerpt of a
// page.
type shown struct {
	place   string
	err     string // why it cannot be shown
	title   string
	figure  *render.Figure
	excerpt *excerpt
	unsaid  bool // it has marks that need a caveat
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
		e, err := m.excerpt(v, already)
		if err != nil {
			out.err = clean(err.Error())
			return out
		}
		out.title, out.excerpt = e.title, &e
		return out
	}
	sheet, err := m.report(v)
	if err != nil {
		out.err = clean(err.Error())
		return out
	}
	const few = 11 // rows of a terminal
	figure := render.FigureOf(sheet, id, v.At, p.Height > 0 && p.Height <= few)
	out.title, out.figure = sheet.Title, &figure
	for _, mark := range sheet.Legend {
		out.unsaid = out.unsaid || strings.Contains(mark.Word, model.NotListed.Word())
	}
	return out
}

// report makes the report of a scene or an answer. One reader of questions answers all.
func (m *maker) report(v place.View) (*report.Report, error) {
	if v.Kind != place.Ask || strings.TrimSpace(v.Question()) == "" {
		return report.Of(m.ctx, m.corpus, v)
	}
	if m.asks == nil {
		m.asks = ask.New(m.corpus, sync.OnceValue(func() *search.Index { return search.New(m.corpus) }))
	}
	a := m.asks.Read(v.Question(), model.Date{})
	return report.OfAnswer(m.corpus, &a), nil
}

// unsaid is the caveat about marks.
const unsaid = "“Not listed” says nothing about a State’s view."

// textOf returns the Markdown of a slide, columns included.
func textOf(parts []brief.Part) string {
	var b strings.Builder
	for i := range parts {
		b.WriteString(parts[i].Normal + "\n")
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
