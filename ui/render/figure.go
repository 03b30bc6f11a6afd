package render

import (
	"strings"

	"comity/model/compare"
	"comity/model/prose"
	"comity/ui/report"
)

// figure is a scene on a page among other content, such as a slide: legible
// from a distance, without the notes of the page of the scene. The page needs
// [Style], and [Forms] once.
type figure struct {
	HTML     string
	Markdown string
	Picture  bool // it takes the available room
	Lines    int  // about how many lines it takes where it is no picture
}

// figureLines is how many letters are on a line.
const figureLines = 90

// figureStyle is the style of figures: their colours, light and dark, and marks.
func figureStyle() string { return svgStyle + glyphRules() + colours() }

// figureForms are the forms of the marks in pictures, for all pictures of a page.
func figureForms() string {
	p := &paper{}
	p.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "forms", "width", "0", "height", "0", "aria-hidden", "true")
	p.forms()
	p.close("svg")
	p.line()
	return p.b.String()
}

// figureOf makes the figure of a scene. id is unique on its page; at is the text
// that a timeline points at, if any; flat is set if there are few rows.
func figureOf(s *report.Report, id, at string, flat bool) figure {
	gist := s.Gist()
	f := figure{Markdown: figureMarkdown(gist)}
	p := &paper{figure: id}
	switch {
	case s.Empty != "":
		p.leaf("p", prose.Sentence(s.Empty))
		return figure{HTML: p.b.String(), Markdown: f.Markdown, Lines: 2}
	case s.Matrix != nil:
		f.Picture, s = gist.Parts[0].Wide, gist
	default:
		f.Picture = s.Timeline != nil || s.Map != nil || overlaps(s)
	}
	if !f.Picture {
		for i := range gist.Parts {
			p.figurePart(&gist.Parts[i], id)
			f.Lines += lines(&gist.Parts[i])
		}
		f.HTML = p.b.String()
		return f
	}
	p.open("div", "class", "picture")
	if s.Timeline != nil {
		p.lanesPicture(s, at, flat)
	} else {
		p.scene(s)
	}
	p.close("div")
	if gist.Cut != "" {
		p.leaf("p", gist.Cut, "class", "dim")
	}
	p.legend(s.Legend)
	p.heard(gist.Parts)
	f.HTML = p.b.String()
	return f
}

// lines is about how many lines a part takes.
func lines(part *report.Part) int {
	n := 0
	add := func(text string) { n += 1 + len([]rune(text))/figureLines }
	if part.Heading != "" {
		n++
	}
	for _, line := range part.Words {
		add(line)
	}
	if len(part.Diff) > 0 {
		add(compare.Signs(part.Diff))
	}
	if t := part.Table; t != nil {
		n++
		for _, row := range t.Rows {
			text := ""
			for _, cell := range row.Cells {
				text += cell.Text
			}
			add(text)
		}
	}
	return n
}

func (p *paper) figurePart(part *report.Part, name string) {
	if part.Heading != "" {
		p.leaf("p", part.Title(), "class", "head")
	}
	p.inPart(part, name)
}

// heard writes the content of a picture for screen readers.
func (p *paper) heard(parts []report.Part) {
	p.open("div", "class", "hidden")
	for i := range parts {
		if t := parts[i].Table; t != nil {
			for _, row := range t.Rows {
				var cells []string
				for j, cell := range row.Cells {
					if j > 0 && len(t.Head) > 3 && cell.Marked {
						cells = append(cells, t.Head[j].Text+" "+cell.Text)
					} else {
						cells = append(cells, cell.Text)
					}
				}
				p.leaf("p", strings.Join(cells, ", ")+".")
			}
		}
	}
	p.close("div")
	p.line()
}

func figureMarkdown(s *report.Report) string {
	bold := func(text string) string { return "**" + text + "**" }
	if s.Empty != "" {
		return bold(report.Escape(s.Title)) + "\n\n" + report.Escape(prose.Sentence(s.Empty)) + "\n\n"
	}
	return bold(report.Escape(s.Title)) + "\n\n" + contentMarkdown(s, bold)
}
