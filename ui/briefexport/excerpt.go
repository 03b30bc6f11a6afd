package briefexport

import (
	"regexp"
	"strconv"
	"strings"

	"comity/model"
	"comity/ui/page"
	"comity/ui/place"
)

// excerpt is the beginning of a page: its kind, the official text, the States
// that support it, and the sources of the quotations.
type excerpt struct {
	title   string
	parts   []part
	sources []string // entries of the list of sources, with their numbers
}

// part is what an excerpt has of one section.
type part struct{ heading, markdown string }

// markdown is the parts with their headings, which are of a level.
func (e *excerpt) markdown(level int) string {
	var b strings.Builder
	for _, p := range e.parts {
		if p.heading != "" {
			b.WriteString(strings.Repeat("#", level) + " " + p.heading + "\n\n")
		}
		b.WriteString(p.markdown + "\n\n")
	}
	return b.String()
}

// excerptLetters is about how much of a page is quoted.
const excerptLetters = 900

// excerptOf makes the excerpt of a place that has a page. Text already on the
// slide is left out.
func excerptOf(c *model.Corpus, v place.View, already string) (excerpt, error) {
	of, err := page.At(c, v.Place)
	if err != nil {
		return excerpt{}, err
	}
	of = of.Portable()
	e := excerpt{title: page.Escape(of.Title)}
	intro, letters := of.Sections[0].Markdown, 0
	if first, quote, found := strings.Cut("\n"+intro, "\n> "); found && said(already, "> "+quote) {
		intro = first
	}
	e.add(&letters, "", intro, true)
	for i, s := range sectionsOf(of, v.Kind) {
		if body := s.Brief(); !said(already, body) {
			e.add(&letters, s.Heading, body, i == 0 && len(weighty(v.Kind)) > 0)
		}
	}
	e.sources = cited(e.markdown(2), of.Cites)
	return e, nil
}

// weighty are the sections of a record's page that an excerpt has, the
// weightiest first.
func weighty(k place.Kind) []string {
	switch k {
	case place.Norm:
		return []string{page.TheText, page.InOneBreath, page.Behind}
	case place.Statement:
		return []string{page.InItsWords, page.Who}
	case place.Country:
		return []string{page.WhatItDid}
	}
	return nil
}

// sectionsOf are the sections that an excerpt has: the weighty ones, or for a
// page about the framework all in their order but those about the page itself.
func sectionsOf(of *page.Document, k place.Kind) []page.Section {
	var out []page.Section
	for _, id := range weighty(k) {
		if s, ok := of.Section(id); ok {
			out = append(out, s)
		}
	}
	if len(weighty(k)) > 0 {
		return out
	}
	for _, s := range of.Sections[1:] {
		if s.ID != page.SourceEntries && s.ID != page.AboutRecord && s.ID != page.Related {
			out = append(out, s)
		}
	}
	return out
}

// said reports whether the slide quotes what a section quotes.
func said(already, section string) bool {
	for line := range strings.SplitSeq(section, "\n") {
		if quote, ok := strings.CutPrefix(line, "> "); ok && len(quote) > 40 {
			return strings.Contains(flat(already), flat(quote))
		}
	}
	return false
}

// flat is text as it is compared: its words in one line.
func flat(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "> ", " ")), " ")
}

// add adds the paragraphs of a section that fit; a required section has at
// least its first.
func (e *excerpt) add(letters *int, heading, body string, sure bool) {
	var out []string
	for i, para := range paragraphs(body) {
		if *letters+len(para) > excerptLetters && (i > 0 || !sure) {
			break
		}
		*letters += len(para)
		out = append(out, para)
	}
	if len(out) > 0 {
		e.parts = append(e.parts, part{heading, strings.Join(out, "\n\n")})
	}
}

// paragraphs are the blocks of a section; a list is one.
func paragraphs(body string) []string {
	var out []string
	for para := range strings.SplitSeq(body, "\n\n") {
		para = strings.Trim(para, "\n")
		last := len(out) - 1
		switch {
		case strings.TrimSpace(para) == "":
		case strings.HasPrefix(para, "#"): // belongs to what follows
			out = append(out, "**"+strings.TrimLeft(para, "# ")+"**")
		case last >= 0 && strings.HasPrefix(out[last], "*") && strings.HasSuffix(out[last], "*") && !strings.Contains(out[last], " "):
			out[last] += "\n\n" + para // whose subject is above it
		default:
			out = append(out, para)
		}
	}
	return out
}

var (
	citation = regexp.MustCompile(`\\\[([^\]]*)\\\]`)
	leading  = regexp.MustCompile(`^\s*(\d+)(?: to (\d+))?((?:, \d+\b)*)`)
)

// cited are the entries of a list of sources that Markdown cites.
func cited(markdown string, sources []page.Cite) []string {
	wanted := map[int]bool{}
	for _, m := range citation.FindAllStringSubmatch(markdown, -1) {
		for piece := range strings.SplitSeq(m[1], ";") {
			at := leading.FindStringSubmatch(piece)
			if at == nil {
				continue
			}
			from, _ := strconv.Atoi(at[1])
			to, err := strconv.Atoi(at[2])
			if err != nil {
				to = from
			}
			for n := from; n <= to; n++ {
				wanted[n] = true
			}
			for more := range strings.SplitSeq(at[3], ", ") {
				if n, err := strconv.Atoi(more); err == nil {
					wanted[n] = true
				}
			}
		}
	}
	var out []string
	for i, source := range sources {
		if wanted[i+1] {
			out = append(out, `\[`+strconv.Itoa(i+1)+`\] `+source.Title)
		}
	}
	return out
}
