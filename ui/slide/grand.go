package slide

import (
	"strings"

	"comity/ui/cells"
	"comity/ui/md"
	"comity/ui/theme"
)

// grandFrom is the height from which the text of a slide is set in large type: all of
// it if that has room, else the line that matters.
const grandFrom = 30

// setting is a way to set the text of a slide: in a large type, all of it, or the line
// that matters with the others below it in the usual one.
type setting struct {
	kind
	lead bool
}

// settings are the ways to set a text, the largest first.
func (l *layout) settings() []setting {
	if l.h < grandFrom || l.theme.ASCII {
		return nil
	}
	return []setting{{kind{0, 2}, false}, {kind{0, 1}, false}, {kind{1, 1}, false}, {kind{0, 2}, true}, {kind{0, 1}, true}, {kind{1, 1}, true}}
}

// smallLines is how many lines of the small font are read with ease, but for the words
// of a quotation, which are what the slide is about.
const smallLines = 3

// entry is a paragraph, an item or a line of a quotation.
type entry struct {
	source      string // as Markdown
	words, mark string // the mark of an item: a bullet, or its number
	indent      int    // of the item
	quote       bool
	table       [][]string // the cells of its rows
}

// leads are the entries of the first text of a slide that may be the lines that matter,
// each from one to another: its quotation, its first paragraph or table, or all items of
// the list that it begins with, of which none matters more than the others.
func leads(entries []entry) (out [][2]int) {
	first := func(is func(e *entry) bool, from int) int {
		for from < len(entries) && !is(&entries[from]) {
			from++
		}
		return from
	}
	quoted := func(e *entry) bool { return e.quote }
	if from := first(quoted, 0); from < len(entries) {
		out = append(out, [2]int{from, first(func(e *entry) bool { return !e.quote }, from)})
	}
	if to := first(func(e *entry) bool { return e.mark == "" }, 0); to > 0 {
		return append(out, [2]int{0, to})
	}
	return append(out, [2]int{0, 1})
}

// entries are those of Markdown in its normal form; nil where it holds what large
// type cannot show, such as a table, code or an address.
func (l *layout) entries(markdown string) []entry {
	const most = 1000 // bytes that could have room
	if len(markdown) > most || strings.Contains(markdown, "](http") {
		return nil
	}
	var out []entry
	for _, p := range passages(markdown) {
		if p.fence || p.rule {
			return nil
		}
		for row := range strings.SplitSeq(p.text, "\n") {
			text := strings.TrimLeft(row, " ")
			e := entry{source: row, indent: len(row) - len(text)}
			switch {
			case strings.TrimSpace(text) == "" || text == ">":
				continue
			case strings.HasPrefix(text, "|"):
				cells := l.tableRow(text, 4*most)
				if last := len(out) - 1; last >= 0 && out[last].table != nil {
					if out[last].source += "\n" + row; cells != nil {
						out[last].table = append(out[last].table, cells)
					}
					continue
				}
				e.table = [][]string{cells}
				out = append(out, e)
				continue
			case strings.HasPrefix(text, "#"):
				return nil
			case strings.HasPrefix(text, "> "):
				e.quote, text = true, text[2:]
			case strings.HasPrefix(text, "- "):
				e.mark, text = l.theme.Bullet(), text[2:]
			case ordinal(text):
				e.mark, text, _ = strings.Cut(text, " ")
			}
			for _, line := range md.PlainText(l.theme, "\n"+text, 4*most) {
				e.words += line.Text
			}
			out = append(out, e)
		}
	}
	return out
}

// grand sets a text in each of the ways, as the lines of its entries; nil in a way
// whose type lacks a letter, or in which a word is longer than a line. The first text
// of a slide has the line that matters.
func (l *layout) grand(markdown string, w int, first bool) [][][]line {
	ways := l.settings()
	if len(ways) == 0 {
		return nil
	}
	entries := l.entries(markdown)
	if len(entries) == 0 {
		return make([][][]line, len(ways))
	}
	matter := [][2]int{{}}
	if first {
		matter = leads(entries)
	}
	out := make([][][]line, len(ways))
	for i, way := range ways {
		if !way.lead {
			out[i] = l.grandly(way.kind, entries, [2]int{0, len(entries)}, w)
			continue
		}
		for _, lead := range matter {
			if out[i] = l.grandly(way.kind, entries, lead, w); out[i] != nil {
				break
			}
		}
	}
	return out
}

// grandly sets entries, some of them in a large type; nil where that has no room.
func (l *layout) grandly(k kind, entries []entry, large [2]int, w int) [][]line {
	var out [][]line
	rows := 0
	for j, e := range entries {
		lines := []line(nil)
		if j >= large[0] && j < large[1] {
			lines = l.grandEntry(k, e, w)
		} else {
			lines = l.text(e.source, min(w, l.measure()))
		}
		if rows += len(lines); lines == nil || rows > l.area.H {
			return nil
		}
		out = append(out, lines)
	}
	return out
}

// grandEntry sets an entry in a large type behind its mark.
func (l *layout) grandEntry(k kind, e entry, w int) []line {
	f := l.maker.fonts()[k.font]
	mark, before := []line(nil), 0
	switch {
	case e.table != nil:
		return l.grandTable(k, e.table, w)
	case e.quote:
		before = 3
	case e.mark == l.theme.Bullet():
		before = (e.indent*3 + 5) * k.scale
	case e.mark != "":
		if mark = f.set(l.theme, theme.Ink{}, []string{e.mark}, k.scale); len(mark) == 0 {
			return nil
		}
		before = e.indent*3*k.scale + widestOf(mark) + f.space*k.scale
	}
	rows := f.fill(e.words, (w-before)/k.scale)
	if len(rows) == 0 || k.font > 0 && len(rows) > smallLines && !e.quote {
		return nil
	}
	lines := f.set(l.theme, theme.Ink{}, rows, k.scale)
	bullet := strings.Repeat("▄", 2*k.scale)
	for i := range lines {
		head := ""
		switch {
		case e.quote:
			head = l.theme.Bar()
		case i == k.scale && e.mark == l.theme.Bullet(): // beside the small letters
			head = cells.Spaces(e.indent*3*k.scale) + bullet
		case i < len(mark) && mark[i].w > 0:
			head = cells.Spaces(e.indent*3*k.scale) + mark[i].text
		}
		if head == "" && lines[i].w == 0 {
			continue
		}
		lines[i] = line{head + cells.Spaces(before-cells.Width(head)) + lines[i].text, before + lines[i].w, false}
	}
	return lines
}

func widestOf(lines []line) int {
	n := 0
	for _, line := range lines {
		n = max(n, line.w)
	}
	return n
}

// joined are the lines of entries with space between them.
func joined(entries [][]line, a air) []line {
	var out []line
	for i, lines := range entries {
		if i > 0 {
			out = append(out, make([]line, max(int(a), 1))...)
		}
		out = append(out, lines...)
	}
	return out
}

// grands are the large types that all texts of a slide have, from the largest on. A
// heading beside them is in large type too, and titles are of one size.
func (l *layout) grands(pieces []piece) (types, sizes int) {
	texts, columns := 0, 0
	sizes = 1
	for k := range l.settings() {
		types |= 1 << k
	}
	for i := range pieces {
		p := &pieces[i]
		switch {
		case p.alive(), p.title && len(p.sizes) < 2, p.large && len(p.sizes) < 2:
			return 0, 0
		case p.large:
			sizes = max(sizes, len(p.sizes)-1)
		case p.title:
		case p.cols != nil:
			for _, c := range p.cols {
				for j := range c.pieces {
					if in := &c.pieces[j]; !in.head {
						columns++
						types &= in.grandTypes()
					}
				}
			}
		default:
			texts++
			types &= p.grandTypes()
		}
	}
	for k, way := range l.settings() {
		if way.lead && columns > 0 { // which matter as much as what stands beside them
			types &^= 1 << k
		}
	}
	if texts+columns == 0 {
		return 0, 0
	}
	return types, sizes
}

// grandTypes are the large types that a text has.
func (p *piece) grandTypes() (types int) {
	for k, lines := range p.grand {
		if lines != nil {
			types |= 1 << k
		}
	}
	return types
}

// grandFit is a fit in which the text is in large type, if there is one.
func (l *layout) grandFit(pieces []piece) (fit, bool) {
	types, sizes := l.grands(pieces)
	var found fit
	for k := range l.settings() {
		if types&(1<<k) == 0 {
			continue
		}
		for size := range sizes {
			for _, a := range []air{widest, wider, open, loose, normal} {
				f := fit{size: size, air: a, live: wished, grand: k + 1}
				if f.rows(pieces) > l.area.H {
					continue
				}
				switch smaller, fits := l.smaller(pieces, f); {
				case smaller:
					return f, true
				case fits && found.grand == 0:
					found = f
				}
			}
		}
	}
	return found, found.grand > 0
}

// smaller reports whether the text of a fit is smaller than the heading above it, and
// whether it fits to it: a title may be as large, for titles are of one size.
func (l *layout) smaller(pieces []piece, f fit) (smaller, fits bool) {
	text := l.settings()[f.grand-1].high()
	smaller, fits = true, true
	for i := range pieces {
		for _, c := range pieces[i].cols {
			in, good := l.smaller(c.pieces, fit{grand: f.grand})
			smaller, fits = smaller && in, fits && good
		}
		if p := &pieces[i]; p.large || p.title || p.head {
			above := p.kinds[f.size].high()
			smaller, fits = smaller && text < above, fits && (text < above || p.title && text == above)
		}
	}
	return smaller, fits
}

// high is how large a type is beside others.
func (k kind) high() int { return (2 - k.font) * k.scale }
