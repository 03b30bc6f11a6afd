package render

import (
	"context"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/brief"
	"comity/ui/place"
	"comity/ui/report"
)

// BriefingOptions configure the file made of a briefing.
type BriefingOptions struct {
	Notes bool         // with speaker notes
	Ask   report.Asker // answers the questions of live blocks
}

type briefing struct {
	ctx     context.Context
	corpus  *model.Corpus
	deck    *brief.Deck
	options BriefingOptions
}

// shown is the content of a live block: a figure of a scene, or an excerpt of a
// page.
type shown struct {
	place   string
	err     string // why it cannot be shown
	title   string
	figure  *figure
	excerpt *excerpt
	unsaid  bool // it has marks that need a caveat
}

// show makes what a live block shows. Its id is one of the page; already is what
// its slide says.
func (m *briefing) show(p *brief.Part, id, already string) shown {
	out := shown{place: clean(p.Place)}
	v, err := place.ParseView(m.corpus, p.Place)
	var sheet *report.Report
	switch {
	case err != nil:
	case place.ParamNames(v.Kind) == nil:
		var e excerpt
		e, err = m.excerpt(v, already)
		out.title, out.excerpt = e.title, &e
	default:
		sheet, err = m.report(v)
	}
	if err != nil {
		return shown{place: out.place, err: clean(err.Error())}
	}
	if sheet == nil {
		return out
	}
	const few = 11 // rows of a terminal
	figure := figureOf(sheet, id, v.At, p.Height > 0 && p.Height <= few)
	out.title, out.figure = sheet.Title, &figure
	for _, mark := range sheet.Legend {
		out.unsaid = out.unsaid || strings.Contains(mark.Word, model.NotListed.Word())
	}
	return out
}

// report makes the report of a scene or an answer.
func (m *briefing) report(v place.View) (*report.Report, error) {
	if v.Kind == place.Ask {
		return report.OfQuestion(m.corpus, v, m.options.Ask)
	}
	return report.Of(m.ctx, m.corpus, v)
}

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
