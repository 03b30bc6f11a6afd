package md

import (
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"comity/model/prose"
	"comity/ui/theme"
)

// inside is the prefix of addresses inside comity, and source that of entries
// in the page's list of sources.
const (
	inside = "comity:"
	source = "source/"
)

// sourcesHeading is over the list whose entries are the page's sources.
const sourcesHeading = "## Sources"

// reading is a page after finding its links: its Markdown without them, with
// notes around their words.
type reading struct {
	ascii    bool
	arrow    string // before the number of a link that is no source
	numbered bool
	sources  int            // how many sources the page has
	links    []Link         // in order of appearance, without their spans
	uses     []int          // of each use of a link, which it is
	index    map[string]int // a target → its link
	next     int            // the number of the next link that is no source
	out      strings.Builder
}

// read finds the links of a page. Glamour gets none: it has no link numbers and
// does not print anchor addresses.
func read(t *theme.Theme, markdown string, numbered bool) *reading {
	if markdown = uncoded(clean(markdown)); t.ASCII {
		markdown = InASCII(markdown)
	}
	r := &reading{ascii: t.ASCII, arrow: t.Border.Arrow, numbered: numbered, index: map[string]int{}, sources: countSources(markdown)}
	r.next = r.sources + 1
	r.out.Grow(len(markdown) + len(markdown)/4)
	eachLine(markdown, func(line string, entry int) {
		r.line(flat(line), entry)
		r.out.WriteByte('\n')
	})
	return r
}

// InASCII returns Markdown in which a mark that has its ASCII form in the next cell of
// a table is shown as that.
func InASCII(markdown string) string {
	lines := strings.Split(markdown, "\n")
	for i, line := range lines {
		cells := strings.Split(line, " | ")
		mark, begins := strings.CutPrefix(cells[0], "| ")
		if !begins || len(cells) < 2 || len(cells[1]) != 1 {
			continue
		}
		if r, size := utf8.DecodeRuneInString(mark); size == len(mark) && theme.IsGlyph(r) {
			lines[i] = "| " + cells[1] + strings.TrimPrefix(line, cells[0])
		}
	}
	return strings.Join(lines, "\n")
}

// text is the Markdown without links, tables brought into the form that set
// lays out.
func (r *reading) text() string {
	text := tables(r.out.String())
	if r.ascii {
		text = strings.ReplaceAll(text, "·", "-")
	}
	return text
}

// eachLine goes through the lines of a page; entry is the number of a line that
// is an entry of the list of sources, else 0.
func eachLine(markdown string, do func(line string, entry int)) {
	inSources := false
	for line := range strings.SplitSeq(markdown, "\n") {
		if strings.HasPrefix(line, "#") {
			inSources = line == sourcesHeading
		}
		entry := 0
		if inSources {
			entry, _ = ordinal(line)
		}
		do(line, entry)
	}
}

// ordinal reads the number of an item of a numbered list; size is how long it
// is with what stands between it and the text.
func ordinal(line string) (n, size int) {
	digits, _, found := strings.Cut(line, ". ")
	n, err := strconv.Atoi(digits)
	if !found || err != nil || n < 0 {
		return 0, 0
	}
	return n, len(digits) + len(". ")
}

// countSources is the highest number of a source on a page.
func countSources(markdown string) int {
	highest := 0
	eachLine(markdown, func(line string, entry int) {
		highest = max(highest, entry)
		for _, l := range prose.Links(line) {
			if n, isSource := strings.CutPrefix(l.Target, inside+source); isSource {
				number, _ := strconv.Atoi(n) // what is no number is no source
				highest = max(highest, number)
			}
		}
	})
	return highest
}

// line writes a line with notes instead of links. A citation, which is a link
// to a source in brackets of its own, is dim with its brackets.
func (r *reading) line(line string, entry int) {
	at, cited, links := 0, false, prose.Links(line)
	if entry > 0 {
		at, links = r.entry(line, entry, links)
	}
	for i := range len(links) + 1 {
		l := prose.Link{Start: len(line), End: len(line)}
		if i < len(links) {
			l = links[i]
		}
		text := line[at:l.Start]
		at = l.End
		if cited {
			part, after, closes := strings.Cut(text, `\]`)
			if closes {
				part += `\]`
			}
			r.out.WriteString(noted(aside, literal(part)))
			text, cited = after, !closes
		}
		before, opens := strings.CutSuffix(text, `\[`)
		opens = opens && strings.HasPrefix(l.Target, inside+source)
		if opens {
			text = before
		}
		r.out.WriteString(literal(text))
		if opens {
			r.out.WriteString(noted(aside, `\[`))
			cited = true
		}
		if i < len(links) {
			r.link(l)
		}
	}
}

// literal escapes text between links so that glamour finds no link or
// definition in it: what is not a link in comity is shown as it is.
func literal(text string) string {
	if strings.Contains(text, "`") { // which shows backslashes
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "](", `]\(`), "]:", "]&#58;")
}

// entry writes an entry of the list of sources up to the words that identify
// it: those of its first link if that leads outside, else those before it or
// before the first dot. It returns how far that is, and the links after it.
func (r *reading) entry(line string, n int, links []prose.Link) (int, []prose.Link) {
	which := r.find(source+strconv.Itoa(n), n)
	_, from := ordinal(line)
	end := len(line)
	if len(links) > 0 {
		l := links[0]
		if end = l.Start; outside(l.Target) {
			r.out.WriteString(literal(line[:end]) + r.use(words, which, l.Words))
			r.address(which, l)
			return l.End, links[1:]
		}
	}
	title, _, _ := strings.Cut(line[from:end], " · ")
	r.out.WriteString(line[:from] + r.use(entryWords, which, literal(title)))
	return from + len(title), links
}

// outside reports whether an address is on the web; the scheme may be in
// capitals, as in the loader.
func outside(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http")
}

// shortCite is how long a citation is at most that stands on one line.
const shortCite = 24

// link writes the words of a link with its number, and an address outside. The
// words of a citation are a number already.
func (r *reading) link(l prose.Link) {
	target, isInside := strings.CutPrefix(l.Target, inside)
	n, isSource := strings.CutPrefix(target, source)
	switch {
	case isInside && isSource:
		number, _ := strconv.Atoi(n) // what is no number is no source
		text := l.Words
		if len(text) <= shortCite {
			text = strings.ReplaceAll(text, " ", "\u00a0")
		}
		r.out.WriteString(r.use(citing, r.find(target, number), text))
		return
	case !isInside && !outside(l.Target):
		r.out.WriteString(l.Words) // it has no target that could be opened
		return
	}
	which := r.find(target, 0)
	if r.links[which].Number == 0 {
		r.links[which].Number = r.next
		r.next++
	}
	r.out.WriteString(r.use(words, which, l.Words))
	if r.numbered {
		r.out.WriteString(noted(number+strconv.Itoa(len(r.uses)-1), "\u00a0"+r.arrow+strconv.Itoa(r.links[which].Number)))
	}
	if !isInside {
		r.address(which, l)
	}
}

// find is the link to a target, which is added if it is new.
func (r *reading) find(target string, number int) int {
	which, known := r.index[target]
	if !known {
		which = len(r.links)
		r.index[target] = which
		r.links = append(r.links, Link{Number: number, Target: target})
	}
	return which
}

func (r *reading) use(kind string, which int, text string) string {
	r.uses = append(r.uses, which)
	return noted(kind+strconv.Itoa(len(r.uses)-1), text)
}

// address writes the address of the latest use of a link, unless its words are
// the address.
func (r *reading) address(which int, l prose.Link) {
	r.links[which].Address = l.Target
	if l.Words == l.Target {
		return
	}
	text := l.Target
	if strings.ContainsAny(text, "\\`*_[]<>|~&") { // a replacer costs more than most addresses
		text = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`,
			"|", `\|`, "~", "&#126;", "&", "&amp;").Replace(text)
	}
	r.out.WriteString(" " + noted(address+strconv.Itoa(len(r.uses)-1), text))
}
