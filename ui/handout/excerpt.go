package handout

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/ui/page"
	"comity/ui/place"
)

// excerpt is the beginning of a page: what it is, the official words, who stands
// behind it, and the sources of what is quoted of it.
type excerpt struct {
	title, markdown string
	sources         []string // entries of the list of sources, with their numbers
}

// excerptLetters is about how much of a page is quoted.
const excerptLetters = 900

// excerptOf makes the excerpt of a place that has a page. What stands on the
// slide already is not said again.
func excerptOf(c *model.Corpus, v place.View, already string) (excerpt, error) {
	markdown, err := page.At(c, v.Place)
	if err != nil {
		return excerpt{}, err
	}
	title, rest, _ := strings.Cut(strings.TrimPrefix(page.Portable(markdown), "# "), "\n")
	parts := strings.Split("\n"+rest, "\n## ")
	e := excerpt{title: title}
	intro, letters := parts[0], 0
	if first, quote, found := strings.Cut(intro, "\n> "); found && said(already, quote) {
		intro = first
	}
	e.add(&letters, "", intro, true)
	for i, name := range sectionsOf(v.Kind) {
		for _, part := range parts[1:] {
			heading, body, _ := strings.Cut(part, "\n")
			if (name == heading || name == anySection && !slices.Contains(apart(), heading)) && !said(already, body) {
				e.add(&letters, heading, body, i == 0 && name != anySection)
			}
		}
	}
	for _, part := range parts[1:] {
		if heading, body, _ := strings.Cut(part, "\n"); heading == "Sources" {
			e.sources = cited(e.markdown, body)
		}
	}
	return e, nil
}

// anySection stands for the sections of a page in their order.
const anySection = "*"

// apart are the sections that are no part of the words of a page.
func apart() []string { return []string{"Sources", "About this record", "About it", "Related"} }

// sectionsOf are the sections of a page that an excerpt has, the weightiest
// first.
func sectionsOf(k place.Kind) []string {
	switch k {
	case place.Norm:
		return []string{"The text", "In one breath", "Countries behind it"}
	case place.Statement:
		return []string{"In its words", "Who"}
	case place.Country:
		return []string{"What it did"}
	}
	return []string{anySection}
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

// add adds the paragraphs of a section as far as there is room; the first of
// them anyway where it must not be missing.
func (e *excerpt) add(letters *int, heading, body string, sure bool) {
	var out []string
	for i, para := range paragraphs(body) {
		if *letters+len(para) > excerptLetters && (i > 0 || !sure) {
			break
		}
		*letters += len(para)
		out = append(out, para)
	}
	if len(out) == 0 {
		return
	}
	if heading != "" {
		e.markdown += "## " + heading + "\n\n"
	}
	e.markdown += strings.Join(out, "\n\n") + "\n\n"
}

// paragraphs are the blocks of a section; a list is one.
func paragraphs(body string) []string {
	var out []string
	for para := range strings.SplitSeq(body, "\n\n") {
		para = strings.Trim(para, "\n")
		last := len(out) - 1
		switch {
		case strings.TrimSpace(para) == "" || strings.HasPrefix(para, "In their own name:") || strings.HasPrefix(para, "Besides, "):
		case strings.HasPrefix(para, "#"): // belongs to what follows
			out = append(out, "**"+strings.TrimLeft(para, "# ")+"**")
		case last >= 0 && strings.HasPrefix(out[last], "*") && strings.HasSuffix(out[last], "*") && !strings.Contains(out[last], " "):
			out[last] += "\n\n" + para // whose subject stands above it
		default:
			out = append(out, para)
		}
	}
	return out
}

var (
	citation = regexp.MustCompile(`\\\[([^\]]*)\\\]`)
	leading  = regexp.MustCompile(`^\s*(\d+)(?: to (\d+))?((?:, \d+\b)*)`)
	entry    = regexp.MustCompile(`^(\d+)\. (.*)$`)
)

// cited are the entries of a list of sources that Markdown cites.
func cited(markdown, sources string) []string {
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
	for line := range strings.SplitSeq(sources, "\n") {
		m := entry.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil {
			continue
		}
		if n, _ := strconv.Atoi(m[1]); wanted[n] {
			title, _, _ := strings.Cut(m[2], " · ")
			out = append(out, `\[`+m[1]+`\] `+title)
		}
	}
	return out
}
