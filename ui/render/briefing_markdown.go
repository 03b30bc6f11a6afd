package render

import (
	"context"
	"strings"

	"comity/model"
	"comity/model/brief"
	"comity/model/prose"
	"comity/ui/place"
	"comity/ui/report"
)

// BriefingMarkdown returns the briefing as plain Markdown, with the content of live
// blocks in their place.
func BriefingMarkdown(ctx context.Context, c *model.Corpus, d *brief.Deck, o BriefingOptions) []byte {
	m := &briefing{ctx: ctx, corpus: c, deck: d, options: o}
	w := &plainWriter{briefing: m}
	var facts []string
	for _, fact := range []string{d.Classification, d.Author, d.Date, "corpus " + c.Version().String()} {
		if fact != "" {
			facts = append(facts, report.Escape(clean(fact)))
		}
	}
	w.para(strings.Join(facts, " · "))
	for n := range d.Slides {
		if n > 0 {
			w.para("---")
		}
		s := &d.Slides[n]
		w.n, w.blocks, w.already = n, 0, textOf(s.Parts)
		w.parts(s.Parts)
		if o.Notes && len(s.Notes) > 0 {
			w.quote("**Notes:**\n\n" + noteText(strings.Join(s.Notes, "\n\n")))
		}
	}
	return []byte(model.Visible(strings.TrimRight(w.b.String(), "\n")) + "\n")
}

// noteText is a note as Markdown in which nothing is HTML.
func noteText(note string) string { return strings.ReplaceAll(note, "<", `\<`) }

type plainWriter struct {
	*briefing
	b       strings.Builder
	n       int
	blocks  int
	already string
}

// para writes a block with a blank line behind it.
func (w *plainWriter) para(text string) {
	if text = strings.Trim(text, "\n"); text != "" {
		w.b.WriteString(text + "\n\n")
	}
}

func (w *plainWriter) quote(markdown string) {
	var out []string
	for line := range strings.SplitSeq(strings.TrimSpace(clean(markdown)), "\n") {
		out = append(out, strings.TrimRight("> "+line, " "))
	}
	w.para(strings.Join(out, "\n"))
}

func (w *plainWriter) parts(parts []brief.Part) {
	for i := range parts {
		switch p := &parts[i]; p.Kind {
		case brief.Text:
			w.para(w.outward(clean(p.Normal)))
		case brief.Live:
			w.live(p)
		case brief.Columns: // one below the other
			for _, c := range p.Columns {
				w.parts(c.Parts)
			}
		}
	}
}

// live writes the content of a live block, its caption and its place.
func (w *plainWriter) live(p *brief.Part) {
	w.blocks++
	shown := w.show(p, blockID(w.n, w.blocks), w.already)
	switch {
	case shown.err != "":
		w.para("This cannot be shown: " + report.Escape(shown.err))
	case shown.figure != nil:
		w.para(shown.figure.Markdown)
	default:
		e := shown.excerpt
		w.quote("**" + e.title + "**\n\n" + e.markdown(4) + strings.Join(e.sources, " · "))
	}
	var foot []string
	if p.Caption != "" {
		foot = append(foot, report.Escape(clean(p.Caption)))
	}
	if shown.unsaid {
		foot = append(foot, report.NoRefusal)
	}
	words := ""
	if len(foot) > 0 {
		words = "*" + strings.Join(foot, " · ") + "* · "
	}
	w.para(words + "`` " + strings.ReplaceAll(shown.place, "`", "'") + " ``")
}

// definition is a link reference definition, and apart a link whose target is
// separated from its text; both are rare.
var (
	definition = prose.Pattern(`(?m)^([ >]*)\[([^\]\n]+\]:\s*)(\S+)`)
	spaced     = prose.Pattern(`\]\((\s+)(\S*)`)
)

// outward replaces links to places by their words and the place; only web
// addresses remain links.
func (m *briefing) outward(markdown string) string {
	var b strings.Builder
	at := 0
	for _, l := range prose.Links(markdown) {
		before, words := markdown[at:l.Start], strings.TrimSuffix(markdown[at:l.Start], "!")
		target := strings.Trim(l.Target, "<>")
		v, err := place.ParseView(m.corpus, target)
		switch {
		case err == nil && v.String() == l.Words:
			b.WriteString(before + "`" + v.String() + "`")
		case err == nil:
			b.WriteString(before + l.Words + " (`` " + v.String() + " ``)")
		case onWeb(target):
			b.WriteString(words + markdown[l.Start:l.End])
		default:
			b.WriteString(words + l.Words)
		}
		at = l.End
	}
	out := b.String() + markdown[at:]
	out = definition().ReplaceAllStringFunc(out, func(all string) string {
		if m := definition().FindStringSubmatch(all); !onWeb(m[3]) {
			return m[1] + `\[` + m[2] + m[3]
		}
		return all
	})
	return spaced().ReplaceAllString(out, "] ($2")
}
