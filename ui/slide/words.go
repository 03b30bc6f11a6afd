package slide

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/brief"
	"comity/model/prose"
	"comity/ui/md"
	"comity/ui/place"
	"comity/ui/report"
)

// Said is a line of a slide in words. The line of the place of a live block
// leads there.
type Said struct {
	Text string
	To   *place.View
}

// Whole is the step of a slide with all of its steps, of which its words say
// nothing.
const Whole = -1

// Words returns a slide at a step as plain text lines: its number, its text,
// and for each live block its content, caption and place.
func (m *Maker) Words(d *brief.Deck, n, step int) []string {
	return prose.Each(m.Said(d, n, step), func(line Said) string { return line.Text })
}

// Said returns the lines of [Maker.Words] with where they lead.
func (m *Maker) Said(d *brief.Deck, n, step int) []Said {
	if n < 0 || n >= len(d.Slides) {
		return nil
	}
	s := &d.Slides[n]
	first := "Slide " + strconv.Itoa(n+1) + " of " + strconv.Itoa(len(d.Slides)) + ": " + shown(s.Title)
	switch {
	case step == Whole:
		step = s.Steps
	case s.Steps > 0:
		step = min(max(step, 0), s.Steps)
		first += stepMark(first) + strconv.Itoa(step+1) + " of " + strconv.Itoa(s.Steps+1)
	}
	out := said(prose.Stop(first))
	if class := shown(d.Classification); class != "" {
		out = append(said(prose.Stop(class)), out...)
	}
	return append(out, m.partWords(s.Parts, step, shown(s.Title))...)
}

// said are lines that lead nowhere.
func said(lines ...string) []Said {
	return prose.Each(lines, func(text string) Said { return Said{Text: text} })
}

// partWords are the words of parts; a heading that says the title says it again
// and is left out.
func (m *Maker) partWords(parts []brief.Part, step int, title string) []Said {
	var out []Said
	for i := range parts {
		p := &parts[i]
		switch {
		case p.Step > step:
		case p.Kind == brief.Live:
			out = append(out, m.liveWords(p)...)
		case p.Kind == brief.Columns:
			for _, c := range p.Columns {
				out = append(out, m.partWords(c.Parts, step, title)...)
			}
		default:
			out = append(out, said(textWords(p.Normal, title)...)...)
		}
	}
	return out
}

func textWords(markdown, title string) []string {
	var out []string
	for _, p := range passages(markdown) {
		if p.rule {
			continue
		}
		if p.fence {
			for row := range strings.SplitSeq(p.text, "\n") {
				if row = strings.TrimSpace(shown(row)); row != "" {
					out = append(out, row)
				}
			}
			continue
		}
		blocks, _ := md.Words(p.text)
		for _, b := range blocks {
			switch {
			case b.Text == "" || isHeading(b.Kind) && b.Text == title:
			case b.Kind == md.Quote:
				out = append(out, "Quote: "+b.Text)
			case isHeading(b.Kind):
				out = append(out, prose.Stop(b.Text))
			default:
				out = append(out, b.Text)
			}
		}
	}
	return out
}

func isHeading(k md.BlockKind) bool { return k == md.Title || k == md.Section || k == md.Part }

// liveWords returns a live block in words.
func (m *Maker) liveWords(p *brief.Part) []Said {
	var out []Said
	v, err := place.ParseView(m.corpus, p.Place)
	switch {
	case err != nil:
	case v.Kind == place.Ask:
		out, err = m.answerWords(v)
	case isScene(v):
		s, wrong := m.screen(v)
		if err = wrong; err == nil {
			subject, counts := s.Says()
			if v.Kind == place.Matrix && v.At == "" {
				counts = "" // of the cursor, and the file points at nothing
			}
			out = said(prose.Stop(spoken(strings.TrimSuffix(prose.Capital(subject)+counts, ": "))))
		}
	default:
		var of *report.Article
		if of, err = m.page(v.Place); err == nil {
			out = said(prose.Stop(prose.Capital(string(v.Kind)) + ": " + of.Title))
		}
	}
	if err != nil {
		out = said(prose.Stop("Live block that cannot be shown: " + shown(err.Error())))
	}
	if p.Caption != "" {
		out = append(out, said(prose.Stop(shown(p.Caption)))...)
	}
	if err == nil {
		out = append(out, Said{"Place: " + shown(p.Place), &v})
	}
	return out
}

// answerWords returns the answer to the question of a live block in words: what was not
// understood, the answer, and the States, as far as they are few.
func (m *Maker) answerWords(v place.View) ([]Said, error) {
	if strings.TrimSpace(v.Question()) == "" {
		return nil, &model.NotFoundError{Kind: "question", Name: v.Question()}
	}
	const few = 40
	a := m.reader().Read(v.Question(), m.today)
	var out []Said
	if len(a.LeftOver) > 0 {
		out = said(prose.Stop("Not understood: " + shown(strings.Join(a.LeftOver, "; "))))
	}
	out = append(out, said(prose.Stop(spoken(a.Heading())))...)
	if act, names, alike := a.Alike(); alike && len(names) <= few {
		if act != "" {
			act = prose.Capital(act) + ": "
		}
		out = append(out, said(prose.Stop(shown(act+strings.Join(names, ", "))))...)
	}
	return out, nil
}

// spoken returns a text of a scene without the separators between its parts.
func spoken(text string) string { return shown(strings.ReplaceAll(text, " · ", ", ")) }

// stepMark leads from a title to the step: a title that ends as a sentence is
// one.
func stepMark(before string) string {
	if prose.Stop(before) == before {
		return " Step "
	}
	return ", step "
}
