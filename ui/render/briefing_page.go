package render

import (
	"context"
	"crypto/sha256"
	_ "embed" // the style and the script of the page
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/brief"
	"comity/model/prose"

	"comity/ui/theme"
)

//go:embed briefing.css
var briefingStyle string

//go:embed briefing.js
var briefingScript string

// BriefingHTML returns a briefing as one page that loads nothing. Live blocks are
// drawn from the corpus, not from a screen, so that the same briefing always has
// the same bytes.
//
// Only the words of a file reach the page: they are escaped, links lead only to
// the Web, and a policy allows only the page's own script. The page reads well
// without that, one slide below the other. Speaker notes are included only on
// request.
func BriefingHTML(ctx context.Context, c *model.Corpus, d *brief.Deck, o BriefingOptions) []byte {
	m := &briefing{ctx: ctx, corpus: c, deck: d, options: o}
	style := figureStyle() + variables() + briefingStyle + m.shares() + m.printed()
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=\"" + escape(clean(d.Language)) + "\">\n<head>\n")
	b.WriteString(`<meta charset="utf-8"/>` + "\n" + `<meta http-equiv="Content-Security-Policy" content="` + policy(style, briefingScript) + `"/>` + "\n")
	b.WriteString(`<meta name="viewport" content="width=device-width, initial-scale=1"/>` + "\n")
	for _, meta := range [][2]string{{"author", d.Author}, {"date", d.Date}, {"generator", "comity, corpus " + c.Version().String()}} {
		if meta[1] != "" {
			b.WriteString(`<meta name="` + meta[0] + `" content="` + escape(clean(meta[1])) + `"/>` + "\n")
		}
	}
	b.WriteString("<title>" + escape(clean(d.Title)) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n")
	b.WriteString(figureForms())
	b.WriteString("<main>\n")
	for i := range d.Slides {
		m.slide(&b, i)
	}
	b.WriteString("</main>\n")
	b.WriteString(`<nav id="keys" aria-label="Slides" hidden="hidden"><button type="button" id="back" aria-label="Previous slide">‹</button>` +
		`<button type="button" id="all" aria-label="Overview of the slides">▦</button>` +
		`<button type="button" id="on" aria-label="Next slide">›</button></nav>` + "\n")
	b.WriteString(`<p id="told" class="hidden" role="status"></p>` + "\n<script>" + briefingScript + "</script>\n</body>\n</html>\n")
	return []byte(model.Visible(b.String()))
}

// policy allows a browser only the style and the script of the page.
func policy(style, script string) string {
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; style-src " + hash(style) + "; script-src " + hash(script) + "; base-uri 'none'; form-action 'none'"
}

// variables are the colours of the page by their names.
func variables() string {
	of := func(w theme.Web) string {
		return ":root{--accent:" + w.Accent + ";--heading:" + w.Heading + ";--frame:" + w.Frame + ";--dim:" + w.Dim + ";--band:" + w.Band + ";--back:" + w.Back + "}"
	}
	return of(theme.WebOf(false)) + "@media screen and (prefers-color-scheme: dark){" + of(theme.WebOf(true)) + "}"
}

// shares are the widths of the columns that there are.
func (m *briefing) shares() string {
	seen := map[int]bool{}
	out := ""
	for i := range m.deck.Slides {
		for _, p := range m.deck.Slides[i].Parts {
			for _, c := range p.Columns {
				if !seen[c.Share] {
					seen[c.Share] = true
					out += fmt.Sprintf(".f%d{flex:%d 1 0}", c.Share, c.Share)
				}
			}
		}
	}
	return out
}

// printed is the print layout: one slide a page in screen shape; with notes, each
// slide above its notes on paper.
func (m *briefing) printed() string {
	if m.options.Notes {
		return "@media print{@page{size:A4 portrait;margin:12mm}.slide{width:186mm;height:104.6mm;border:1px solid #999}}"
	}
	return "@media print{@page{size:1280px 720px;margin:0}.slide{width:1280px;height:719px;border:0}}"
}

func (m *briefing) slide(b *strings.Builder, n int) {
	d, s := m.deck, &m.deck.Slides[n]
	title := clean(s.Title)
	number := strconv.Itoa(n+1) + " of " + strconv.Itoa(len(d.Slides))
	b.WriteString(`<section class="leaf" id="` + strconv.Itoa(n+1) + `" aria-label="` + escape(number+": "+title) + `">` + "\n")
	body := &slide{briefing: m, writer: writer{corpus: m.corpus, levels: levels{base: 2}}, n: n, already: textOf(s.Parts)}
	if n == 0 {
		body.levels.base = 1
	}
	kind := ""
	if len(s.Parts) > 0 {
		last := &s.Parts[len(s.Parts)-1]
		if len(s.Parts) > 1 && last.Kind == brief.Text {
			body.tail = last
		}
		if s.Parts[0].Kind == brief.Text && s.Parts[0].Large {
			kind = " opening"
		}
	}
	body.parts(s.Parts)
	heading := ""
	if body.levels.first == 0 { // a screen reader finds every slide by its heading
		heading = "<h" + strconv.Itoa(body.levels.base) + ` class="hidden">` + escape(title) + "</h" + strconv.Itoa(body.levels.base) + ">\n"
	}
	b.WriteString(`<div class="slide"><div class="page k` + strconv.Itoa(body.scale()) + kind + `">` + "\n")
	if d.Classification != "" {
		b.WriteString(`<p class="mark">` + escape(clean(d.Classification)) + "</p>\n")
	}
	b.WriteString(`<div class="body">` + "\n" + heading + body.b.String() + "</div>\n")
	foot := []string{d.Title}
	if n == 0 { // the others need the room
		foot = prose.Only([]string{d.Title, d.Author, d.Date}, func(s string) bool { return s != "" })
	}
	b.WriteString(`<p class="foot"><span>` + escape(clean(strings.Join(foot, " · "))) + "</span>")
	if d.Classification != "" {
		b.WriteString(`<span aria-hidden="true">` + escape(clean(d.Classification)) + "</span>")
	}
	b.WriteString("<span>" + escape(strconv.Itoa(n+1)+" / "+strconv.Itoa(len(d.Slides))) + "</span></p>\n</div></div>\n")
	m.notes(b, s, number)
	b.WriteString("</section>\n")
}

func (m *briefing) notes(b *strings.Builder, s *brief.Slide, number string) {
	if !m.options.Notes || len(s.Notes) == 0 {
		return
	}
	b.WriteString(`<aside class="notes" aria-label="Notes of ` + number + `">` + "\n")
	w := &writer{corpus: m.corpus, label: true}
	for _, note := range s.Notes {
		w.markdown(read(noteText(note)))
	}
	b.WriteString(w.b.String() + "</aside>\n")
}
