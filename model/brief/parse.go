package brief

import (
	"bytes"
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"comity/model"
	"comity/model/prose"
)

// Parse parses a briefing and returns it with its faults. It returns a nil deck if
// nothing can be shown.
func Parse(id string, text []byte) (*Deck, []Fault) {
	p := &parser{deck: &Deck{ID: id, Language: "en"}, unclosed: map[byte]int{}}
	if !p.read(text) {
		return nil, p.list
	}
	p.presenterm = slices.ContainsFunc(p.lines, func(line string) bool { return strings.Contains(line, opens) && strings.Contains(line, endSlide) })
	p.titleBlock()
	p.front()
	if !p.body() {
		return nil, p.sorted()
	}
	d := p.deck
	p.normalise()
	p.tellUndivided()
	p.firstHeading = heading(d.Slides[0].Parts)
	slices.SortStableFunc(d.Remarks, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
	d.Title = cmp.Or(d.Title, p.firstHeading, strings.Join(strings.Fields(visible(id)), " "))
	d.Hash = hash(d.Source())
	return d, p.sorted()
}

// remark tells something about the file that is no fault.
func (p *parser) remark(line int, format string, args ...any) {
	if len(p.deck.Remarks) < maxFaults {
		p.deck.Remarks = append(p.deck.Remarks, Fault{Line: line, Text: fmt.Sprintf(format, args...)})
	}
}

// once tells a remark on the first of its lines alone.
func (p *parser) once(line int, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if !slices.ContainsFunc(p.deck.Remarks, func(f Fault) bool { return f.Text == text }) {
		p.remark(line, "%s", text)
	}
}

// faults collects what is wrong.
type faults struct {
	list []Fault
	more int
}

// maxFaults is the number of faults that are listed.
const maxFaults = 100

func (f *faults) add(line int, format string, args ...any) {
	if len(f.list) >= maxFaults {
		f.more++
		return
	}
	f.list = append(f.list, Fault{Line: line, Text: fmt.Sprintf(format, args...)})
}

// sorted are the faults in the order of their lines.
func (f *faults) sorted() []Fault {
	slices.SortStableFunc(f.list, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
	if f.more > 0 {
		f.list = append(f.list, Fault{Text: fmt.Sprintf("%d more faults", f.more)})
	}
	return f.list
}

// maxCells is how many cells a table may have. A reader of Markdown makes up those that
// a row has not, at some hundred bytes each.
const maxCells = 20_000

// largeTable returns the line of the largest table, from 1, and how many cells it has:
// the columns of a line of hyphens by the lines up to the next blank one.
func largeTable(lines []string) (line, cells int) {
	columns, from := 0, 0
	for i, text := range lines {
		bare := strings.Trim(text, " \t>")
		if bars := strings.Count(bare, "|"); bars > 0 && strings.Trim(bare, "|:- \t") == "" {
			if columns == 0 {
				from = i
			}
			columns = max(columns, bars+1)
		}
		if bare == "" {
			columns = 0
		} else if n := columns * (i - from + 1); n > cells {
			line, cells = from+1, n
		}
	}
	return line, cells
}

// parser reads a file line by line.
type parser struct {
	faults
	deck         *Deck
	lines        []string
	next         int          // the line to be read next, from 0
	unclosed     map[byte]int // fence mark → the shortest fence that nothing closes from here on
	slide        slideBuilder
	firstHeading string
	pictures     []int    // the lines on which there may be some
	definitions  []string // of links and footnotes, wherever they are
	defining     bool     // the last of them may go on
	defined      int      // their size in bytes
	tool         tool
	presenterm   bool // the file ends slides as presenterm does
	comments     struct {
		line int   // of the file, from 1
		from []int // where those begin that are to come, from the end of the line
	}
}

// read takes in the text as lines that hold nothing but visible characters and
// tabs. It reports whether there is anything to go on with.
func (p *parser) read(text []byte) bool {
	switch bad, line := unreadable(text); {
	case len(text) > MaxBytes:
		p.add(0, "the file is too large; the limit is 1 MiB")
		return false
	case bytes.IndexByte(text, 0) >= 0:
		p.add(0, "the file is binary, expected Markdown")
		return false
	case bad != "":
		p.add(line, "%s, expected plain text in UTF-8", bad)
		return false
	}
	plain := strings.TrimPrefix(string(text), "\ufeff")
	if strings.Contains(plain, "\r") {
		plain = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(plain)
	}
	if strings.TrimSpace(plain) == "" {
		p.add(0, "the file is empty, expected slides separated by lines ---")
		return false
	}
	p.lines = strings.Split(plain, "\n")
	if line, cells := largeTable(p.lines); cells > maxCells {
		p.add(line, "the table has %d columns and lines multiplied; the limit is %d", cells, maxCells)
		return false
	}
	for i, line := range p.lines {
		p.lines[i] = references().ReplaceAllStringFunc(line, func(reference string) string {
			what := model.BadText(reference)
			switch {
			case what == "":
				return reference
			case strings.Trim(html.UnescapeString(reference), harmless) == "":
				p.leftOut(i+1, reference)
				return ""
			}
			p.add(i+1, "contains %s, expected plain text", what)
			return ""
		})
	}
	if strings.IndexFunc(plain, invisible) < 0 {
		return true
	}
	for i, line := range p.lines {
		if at := strings.IndexFunc(line, invisible); at >= 0 {
			r, _ := utf8.DecodeRuneInString(line[at:])
			if deceives := strings.IndexFunc(line, func(r rune) bool { return invisible(r) && !strings.ContainsRune(harmless, r) }); deceives >= 0 {
				r, _ = utf8.DecodeRuneInString(line[deceives:])
				p.add(i+1, "contains the invisible character %U, expected plain text", r)
			} else {
				p.leftOut(i+1, fmt.Sprintf("%U", r))
			}
			p.lines[i] = visible(line)
		}
	}
	return true
}

// harmless are characters that say where a word may be broken, or which way it runs,
// and turn nothing else: a soft hyphen, spaces of no width, marks of direction.
const harmless = "\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c"

// leftOut tells that a harmless character is left out.
func (p *parser) leftOut(line int, what string) {
	p.remark(line, "the invisible character %s is left out; terminals differ about it", what)
}

// unreadable names the first thing in a text that no text holds, and its line.
func unreadable(text []byte) (what string, line int) {
	if len(text) > MaxBytes {
		return "", 0
	}
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text[i:])
		}
		switch {
		case r == utf8.RuneError && size == 1:
			what = fmt.Sprintf("contains the byte 0x%02X, which is not UTF-8", text[i])
		case r < ' ' && r != '\n' && r != '\r' && r != '\t', r == 0x7f:
			what = fmt.Sprintf("contains the control byte 0x%02X", r)
		case unicode.IsControl(r) && r > 0x7f:
			what = fmt.Sprintf("contains the control character %U", r)
		}
		if what != "" {
			before := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(text[:i]))
			return what, strings.Count(before, "\n") + 1
		}
		i += size
	}
	return "", 0
}

// references are what Markdown decodes into a character. One without a semicolon
// is left as it is by Markdown, but not by browsers.
var references = prose.Pattern(`&#?[0-9A-Za-z]+;?`)

// invisible reports characters that are no control and yet could change how
// what stands around them is shown.
func invisible(r rune) bool { return !model.Shown(r) && !unicode.IsControl(r) }

// visible is a text without those, and without controls.
func visible(text string) string { return model.Clean(text, "\t", -1) }

// isSeparator reports whether a line separates slides.
func isSeparator(line string) bool { return strings.TrimRight(line, " \t") == "---" }

// body reads the slides, and reports whether there is one to show.
func (p *parser) body() bool {
	for p.begin(); p.next < len(p.lines); {
		p.readLine()
		if len(p.deck.Slides) >= MaxSlides {
			p.faults = faults{} // of slides that are not shown
			p.add(p.next, "too many slides; the limit is %d", MaxSlides)
			return false
		}
	}
	ended := p.slide.optional && len(p.deck.Slides) == 1 && len(p.deck.Slides[0].Parts) == 0 // and nothing was in it
	none := p.slide.empty() && (len(p.deck.Slides) == 0 || ended)
	if none && !p.slide.dropped {
		p.add(0, "the file has no slides, expected text or live blocks separated by lines ---")
		p.slide.dropped = true
	}
	p.end()
	return !none
}
