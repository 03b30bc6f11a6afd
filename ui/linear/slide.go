package linear

import (
	"strconv"
	"strings"

	"comity/model/brief"
	"comity/ui/md"
)

// SlideWords is a slide in words alone, as far as it is there at a step: which
// one it is, then what stands on it, a line each. Slides count from 0.
func SlideWords(d *brief.Deck, n, step int) []string {
	n = max(min(n, len(d.Slides)-1), 0)
	s := &d.Slides[n]
	out := []string{"Slide " + strconv.Itoa(n+1) + " of " + strconv.Itoa(len(d.Slides)) + ": " + s.Title}
	words := partWords(s.Parts, 0, step)
	if len(words) > 0 && strings.TrimRight(words[0], ".") == strings.TrimRight(s.Title, ".") {
		words = words[1:]
	}
	return append(out, words...)
}

// stepWords is what a step adds to a slide, after another step.
func stepWords(d *brief.Deck, n, after, step int) []string {
	return partWords(d.Slides[n].Parts, after+1, step)
}

// partWords is what parts hold from one step to another.
func partWords(parts []brief.Part, from, to int) []string {
	var out []string
	for _, p := range parts {
		switch {
		case p.Kind == brief.Columns:
			for _, c := range p.Columns {
				out = append(out, partWords(c.Parts, from, to)...)
			}
		case p.Step < from || p.Step > to:
		case p.Kind == brief.Live:
			line := "Live: " + p.Place
			if p.Caption != "" {
				line += ". " + strings.Join(strings.Fields(p.Caption), " ")
			}
			out = append(out, line)
		default:
			blocks, _ := md.Words(p.Markdown)
			for _, b := range blocks {
				out = append(out, strings.Join(strings.Fields(b.Text), " "))
			}
		}
	}
	return out
}
