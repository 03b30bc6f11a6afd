package cite

import (
	"strings"

	"comity/model"
	"comity/model/prose"
)

// Style is a way to write citations down.
type Style string

// The styles.
const (
	Plain    Style = "plain"    // one line
	Footnote Style = "footnote" // a note in the manner of Chicago
	BibTeX   Style = "bibtex"
	RIS      Style = "ris"
	CSL      Style = "csl-json" // the input of citeproc, Pandoc and Zotero
)

// Styles returns every style.
func Styles() []Style { return []Style{Plain, Footnote, BibTeX, RIS, CSL} }

// ParseStyle finds a style by its name.
func ParseStyle(name string) (Style, error) {
	var names []string
	for _, s := range Styles() {
		if strings.EqualFold(name, string(s)) {
			return s, nil
		}
		names = append(names, string(s))
	}
	return "", &model.NotFoundError{Kind: "style", Name: name, Nearest: model.Nearest(strings.ToLower(name), names, 3)}
}

// Write puts references into the style: lines, entries or one list, in their
// order. Two references to the same place are written once.
func (s Style) Write(refs ...Reference) string {
	var once []Reference
	seen := map[string]bool{}
	for _, r := range refs {
		if !seen[r.Place] {
			once = append(once, r)
		}
		seen[r.Place] = true
	}
	write, between := Reference.plain, ""
	switch s {
	case CSL:
		return cslItems(once)
	case Footnote:
		write = Reference.footnote
	case BibTeX:
		write, between = Reference.bibtex, "\n"
	case RIS:
		write, between = Reference.ris, "\n"
	}
	return strings.Join(prose.Each(once, write), between)
}

// oneLine makes a value safe for formats in which a line break ends it.
func oneLine(s string) string {
	s = model.Clean(strings.ToValidUTF8(s, "\uFFFD"), "\uFFFD", ' ') // which shows that something was lost
	return strings.Join(strings.Fields(s), " ")
}

// plain is one line: the text, and in brackets where comity has it.
func (r Reference) plain() string {
	var b strings.Builder
	for _, part := range present(r.Author, r.Title, r.inContainer("In ")) {
		b.WriteString(stop(part) + " ")
	}
	facts := present(r.numbered(), r.Paragraph, r.Venue, r.Where, r.Date.Long())
	if r.Own() {
		facts = nil // the date is that of the corpus
	}
	if len(facts) > 0 {
		b.WriteString(prose.Capital(stop(strings.Join(facts, ", "))) + " ")
	}
	if r.URL != "" {
		b.WriteString(r.URL + " ")
	}
	b.WriteString("[" + strings.Join(r.provenance(), "; ") + "]")
	return oneLine(b.String()) + "\n"
}

// footnote is a note in the manner of Chicago.
func (r Reference) footnote() string {
	quoted := strings.NewReplacer("“", "‘", "”", "’").Replace(straight(r.Title))
	if last := quoted[max(len(quoted)-1, 0):]; last != "?" && last != "!" {
		quoted += ","
	}
	parts := present(r.Author)
	text := strings.Join(append(parts, "“"+quoted+"”"), ", ")
	facts := present(r.numbered(), r.Paragraph, r.Venue, r.Where)
	if in := r.inContainer("in "); in != "" {
		facts = append([]string{in}, facts...)
	}
	text += " " + strings.Join(facts, ", ")
	if !r.Own() {
		text = strings.TrimSpace(text) + " (" + r.Date.Long() + ")"
	}
	text = strings.Join(present(strings.TrimSpace(text), r.URL), ", ")
	return oneLine(text+"; "+strings.Join(r.provenance(), "; ")) + ".\n"
}

// inContainer names the text in which a norm is, or the corpus.
func (r Reference) inContainer(with string) string {
	if r.Container == "" {
		return ""
	}
	return with + r.Container
}

// straight makes typographic quotes of straight ones, opening after a space.
func straight(s string) string {
	var b strings.Builder
	before := ' '
	for _, r := range s {
		switch {
		case r == '"' && (before == ' ' || before == '('):
			b.WriteRune('“')
		case r == '"':
			b.WriteRune('”')
		default:
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

// stop ends a part with a full stop, unless it has an end.
func stop(s string) string {
	if strings.ContainsAny(s[max(len(s)-1, 0):], ".?!") {
		return s
	}
	return s + "."
}
