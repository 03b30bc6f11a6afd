package md

import (
	"strconv"
	"strings"
	"unicode"

	"comity/model/prose"
	"comity/ui/theme"
)

// BlockKind is what a block of a page is.
type BlockKind int

// The kinds of block.
const (
	Paragraph BlockKind = iota
	Title               // of the page
	Section             // the heading of a section
	Part                // the heading of a part of a section
	Item                // of a list, or a row of a table
	Quote               // a paragraph of official words
)

// Block is one block of a page as plain text, for reading aloud: words and
// punctuation only.
type Block struct {
	Kind BlockKind
	Text string
	// Source is the number of the source whose entry the block is, or 0.
	Source int
}

// Lead is a target of a page, and the words of its first link. Its number,
// target and address are those of the [Link].
type Lead struct {
	Number          int
	Words           string
	Target, Address string
}

// IsSource reports whether it leads to the entry of a source.
func (l *Lead) IsSource() bool { return strings.HasPrefix(l.Target, source) }

// Words returns a page as plain-text blocks, as [Render] shows them. A link is
// followed by its number, "(link 12)"; a citation says "(source 3, para 4)" and
// the entry of a source begins "Source 3:". Addresses are left out unless they
// are the words themselves: the listener asks for one.
func Words(markdown string) ([]Block, []Lead) {
	r := read(&theme.Theme{}, markdown, true)
	w := worder{reading: r, leads: make([]Lead, len(r.links))}
	for i, l := range r.links {
		w.leads[i] = Lead{Number: l.Number, Target: l.Target, Address: l.Address}
	}
	lines := strings.Split(strings.TrimSuffix(r.out.String(), "\n"), "\n")
	entries := make([]int, 0, len(lines))
	eachLine(strings.Join(lines, "\n"), func(_ string, entry int) { entries = append(entries, entry) })
	for i, line := range lines {
		if b, ok := w.block(line, entries[i]); ok {
			w.blocks = append(w.blocks, b)
		}
	}
	var leads []Lead
	for n := range r.next {
		for _, l := range w.leads {
			if l.Number == n && n > 0 {
				leads = append(leads, l)
			}
		}
	}
	return w.blocks, leads
}

type worder struct {
	reading *reading
	leads   []Lead
	blocks  []Block
}

// block words one line; false for a line that shows nothing.
func (w *worder) block(line string, entry int) (Block, bool) {
	text := strings.TrimSpace(line)
	b := Block{}
	_, size := ordinal(text)
	switch {
	case text == "", strings.HasPrefix(text, "<!--"), isRule(text):
		return b, false
	case strings.HasPrefix(text, "|"):
		return Block{Kind: Item, Text: w.row(text)}, true
	case entry > 0:
		b.Kind, b.Source = Item, entry
		b.Text = "Source " + strconv.Itoa(entry) + ": " + w.text(text[size:])
		return b, true
	case strings.HasPrefix(text, "### "):
		b.Kind, text = Part, text[4:]
	case strings.HasPrefix(text, "## "):
		b.Kind, text = Section, text[3:]
	case strings.HasPrefix(text, "# "):
		b.Kind, text = Title, text[2:]
	case strings.HasPrefix(text, "- "):
		b.Kind, text = Item, text[2:]
	case strings.HasPrefix(text, ">"):
		b.Kind, text = Quote, text[1:]
	case size > 0:
		b.Kind = Item
	}
	b.Text = w.text(text)
	code := strings.HasPrefix(line, "\u00a0")
	return b, b.Text != "" && (!code || strings.ContainsFunc(b.Text, unicode.IsLetter)) // of which a line may be braces
}

// row words a row of a table: its first cell, and after it the others.
func (w *worder) row(line string) string {
	var out strings.Builder
	for i, cell := range SplitRow(line) {
		switch text := w.text(cell); {
		case i == 0:
			out.WriteString(text)
		case text == "":
		case i == 1:
			out.WriteString(": " + text)
		default:
			out.WriteString("; " + text)
		}
	}
	return out.String()
}

// several recognizes a citation of several sources: "1, 2", "1 to 6".
var several = prose.Pattern(`^\d+(, | to )\d+$`)

// label finds a bold label before a text or a link; where a sentence goes on in
// small letters, its beginning is only emphasized.
var label = prose.Pattern(`^(\*\*[^*]*[^*.:;!?]\*\*) (?:\p{Lu}|` + noteOpen + `)`)

// text words a piece of Markdown with notes.
func (w *worder) text(markdown string) string {
	var out strings.Builder
	if m := label().FindStringSubmatchIndex(markdown); m != nil { // a bold label is heard as one by its colon
		markdown = markdown[:m[3]] + ":" + markdown[m[3]:]
	}
	for _, r := range runsOf(unmarked(markdown)) {
		text := strings.ReplaceAll(r.text, "\u00a0", " ")
		kind, use := "", -1
		if r.note != "" {
			kind = r.note[:1]
		}
		if n, err := strconv.Atoi(strings.TrimPrefix(r.note, kind)); err == nil && n < len(w.reading.uses) && kind != "" {
			use = w.reading.uses[n]
		}
		switch kind {
		case words, entryWords:
			w.name(w.target(use), text)
			out.WriteString(text)
		case citing:
			cited := "source "
			if several().MatchString(text) {
				cited = "sources "
			}
			out.WriteString(cited + text)
		case address:
			text := out.String()
			out.Reset()
			out.WriteString(strings.TrimSuffix(text, " "))
		case number:
			out.WriteString(" (link " + strings.TrimSpace(text) + ")")
		case aside:
			out.WriteString(strings.NewReplacer("[", "(", "]", ")").Replace(text))
		default:
			out.WriteString(text)
		}
	}
	plain := strings.Join(strings.Fields(out.String()), " ")
	return strings.Trim(strings.ReplaceAll(strings.ReplaceAll(plain, " · ", "; "), "·", "-"), " ;")
}

// target is where a link leads, by its place in the reading.
func (w *worder) target(which int) string {
	if which < 0 || which >= len(w.leads) {
		return ""
	}
	return w.leads[which].Target
}

// name keeps the words by which a link is first met.
func (w *worder) name(target, text string) {
	for i := range w.leads {
		if l := &w.leads[i]; l.Target == target && l.Words == "" {
			l.Words = text
		}
	}
}
