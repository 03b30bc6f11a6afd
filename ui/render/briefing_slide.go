package render

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"comity/model/brief"
	"comity/ui/report"
)

// slide is a slide being written, and the approximate room it takes.
type slide struct {
	*briefing
	writer

	n       int
	blocks  int
	already string
	tail    *brief.Part // whose last paragraph may be the sources
	room    stack
}

func (s *slide) parts(parts []brief.Part) {
	for i := range parts {
		switch p := &parts[i]; p.Kind {
		case brief.Text:
			s.text(p)
		case brief.Live:
			s.live(p)
		case brief.Columns:
			s.columns(p)
		}
	}
}

func (s *slide) text(p *brief.Part) {
	t := read(p.Normal)
	s.last = nil
	if p == s.tail {
		s.last = t.root.LastChild()
	}
	room := pieces(t)
	if _, first := t.root.FirstChild().(*ast.Heading); first && s.levels.first == 0 {
		room[0].title = true
	}
	s.room = append(s.room, room...)
	s.markdown(t)
}

// columns writes parts side by side.
func (s *slide) columns(p *brief.Part) {
	whole := 0
	for _, c := range p.Columns {
		whole += c.Share
	}
	before, beside := s.room, piece{}
	var b strings.Builder
	b.WriteString(s.b.String())
	s.b.Reset()
	for _, c := range p.Columns {
		s.room = nil
		s.b.WriteString(`<div class="col f` + strconv.Itoa(c.Share) + `">` + "\n")
		s.parts(c.Parts)
		s.b.WriteString("</div>\n")
		beside.columns = append(beside.columns, column{float64(c.Share) / float64(whole), s.room})
	}
	s.room = append(before, beside)
	grows := ""
	if beside.pictured() {
		grows = " grow"
	}
	inside := s.b.String()
	s.b.Reset()
	s.b.WriteString(b.String() + `<div class="columns` + grows + `">` + "\n" + inside + "</div>\n")
}

// live writes a live block: its content, caption and place.
func (s *slide) live(p *brief.Part) {
	s.blocks++
	shown := s.show(p, blockID(s.n, s.blocks), s.already)
	class, title := "live", ""
	if shown.title != "" {
		level, _ := s.levels.next(s.levels.first + 1)
		title = "<h" + strconv.Itoa(level) + ` class="of">` + escape(shown.title) + "</h" + strconv.Itoa(level) + ">\n"
	}
	inner := ""
	switch {
	case shown.err != "":
		inner = "<p>This cannot be shown: " + escape(shown.err) + "</p>\n"
		s.room = append(s.room, piece{lines: 2, small: true})
	case shown.figure != nil:
		inner = shown.figure.HTML
		if shown.figure.Picture {
			class += " grow"
			s.room = append(s.room, piece{picture: true, rows: p.Height})
		} else {
			class += " table"
			s.room = append(s.room, piece{lines: 1.3*float64(shown.figure.Lines) + 3, small: true})
		}
	default:
		class += " excerpt"
		inner = s.excerpt(shown.excerpt)
	}
	s.b.WriteString(`<figure class="` + class + `">` + "\n" + title + inner + "<figcaption>")
	if p.Caption != "" {
		s.b.WriteString("<span>" + escape(clean(p.Caption)) + "</span> ")
	}
	if shown.unsaid {
		s.b.WriteString("<span>" + report.NoRefusal + "</span> ")
	}
	s.b.WriteString(`<code class="place">` + escape(shown.place) + "</code></figcaption>\n</figure>\n")
}

// excerpt writes the beginning of a page.
func (s *slide) excerpt(e *excerpt) string {
	w := &writer{corpus: s.briefing.corpus, label: true}
	t := read(e.markdown(2))
	w.markdown(t)
	for _, p := range pieces(t) {
		p.small = true
		s.room = append(s.room, p)
	}
	if len(e.sources) > 0 {
		sources := &writer{corpus: s.briefing.corpus, label: true}
		sources.markdown(read(strings.Join(e.sources, " · ")))
		w.b.WriteString(`<div class="sources">` + sources.b.String() + "</div>\n")
		s.room = append(s.room, piece{letters: len(strings.Join(e.sources, " ")) * 2 / 3, small: true})
	}
	s.room = append(s.room, piece{letters: len(e.title), lines: 2.5, small: true})
	return w.b.String()
}
