package slide

import (
	"strings"
	"sync"

	"comity/model/brief"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/screen/mapscreen"
	"comity/ui/theme"
)

// kind is a type: a font, by its number, and how many times as large as it is
// drawn.
type kind struct{ font, scale int }

// types are the large types, the largest first. The small font cannot be read
// where half a cell is a letter.
func (l *layout) types() []kind {
	all := []kind{{0, 4}, {0, 3}, {0, 2}, {0, 1}, {1, 1}}
	if l.theme.ASCII {
		return all[:4]
	}
	return all
}

// titleLines is how many lines in large type a title has at most.
const titleLines = 2

// titleTypes are those that the titles of a deck may have: from the largest on
// in which most of them fit, so that they are of one size.
func (l *layout) titleTypes(d *brief.Deck) []kind {
	if l.h < roomy {
		return nil
	}
	const looked = 40 // at more slides it would be felt
	slides := d.Slides[:min(len(d.Slides), looked)]
	all := l.types()
	for i, k := range all {
		fit := 0
		for j := range slides {
			rows := l.maker.fonts()[k.font].fill(slides[j].Title, l.area.W/k.scale)
			if n := len(rows); n > 0 && n <= titleLines && l.maker.fonts()[k.font].rows(n, k.scale) <= l.area.H/4 {
				fit++
			}
		}
		if 4*fit >= 3*len(slides) {
			return all[i:]
		}
	}
	return nil
}

// largeSetter returns what sets words in the largest type in which all of them have room
// in w × h cells; none where no type has. A sentence is not set in the small font on
// more lines than are read with ease.
func largeSetter() mapscreen.Setter {
	fonts := sync.OnceValue(newFonts)
	return func(t *theme.Theme, ink theme.Ink, text string, w, h int) []string {
		if t.ASCII {
			return nil
		}
		for _, k := range []kind{{0, 3}, {0, 2}, {0, 1}, {1, 1}} {
			f := fonts()[k.font]
			rows := f.fill(text, w/k.scale)
			if len(rows) == 0 || k.font > 0 && len(rows) > smallLines {
				continue
			}
			lines := f.set(t, ink, rows, k.scale)
			if len(lines) > h {
				continue
			}
			return prose.Each(lines, func(line line) string { return line.text + cells.Spaces(w-line.w) })
		}
		return nil
	}
}

// inLarge sets a text in every type of some that has all of its letters and
// takes at most so many lines and rows. As many rows are taken whatever letters
// reach below the line.
func (l *layout) inLarge(types []kind, text string, w, lines, h int) (out [][]line, kinds []kind) {
	for _, k := range types {
		f := l.maker.fonts()[k.font]
		rows := f.broken(text, w/k.scale)
		if len(rows) == 0 || len(rows) > lines || f.rows(len(rows), k.scale) > h {
			continue
		}
		set := f.set(l.theme, l.theme.Ink.Title, rows, k.scale)
		for len(set) < f.rows(len(rows), k.scale) {
			set = append(set, line{})
		}
		out, kinds = append(out, set), append(kinds, k)
	}
	return out, kinds
}

// rows is how many rows of the screen so many lines take.
func (f *font) rows(lines, scale int) int {
	return lines*(f.height+1)*scale/2 + (lines-1)*f.lead*scale
}

// fill breaks a text into lines of at most a number of pixels; none if a word
// is longer, or has a letter that the font lacks.
func (f *font) fill(text string, most int) []string {
	words, widths := f.measured(text)
	return f.lines(words, widths, most)
}

// measured are the words of a text, and how many pixels each takes; none where
// the font lacks a letter.
func (f *font) measured(text string) (words []string, widths []int) {
	const most = 400 // bytes that a few lines could hold
	if len(text) > most {
		return nil, nil
	}
	words = strings.Fields(plainer(text))
	for _, word := range words {
		letters, ok := f.letters(word)
		if !ok {
			return nil, nil
		}
		widths = append(widths, width(letters))
	}
	return words, widths
}

func (f *font) lines(words []string, widths []int, most int) []string {
	var out []string
	used := 0
	for i, word := range words {
		switch {
		case widths[i] > most:
			return nil
		case len(out) > 0 && used+f.space+widths[i] <= most:
			out[len(out)-1] += " " + word
			used += f.space + widths[i]
		default:
			out, used = append(out, word), widths[i]
		}
	}
	return out
}

// broken breaks a text as [font.fill] does, into the same number of lines of
// similar length.
func (f *font) broken(text string, w int) []string {
	words, widths := f.measured(text)
	out := f.lines(words, widths, w)
	for most := w - 1; most > 0 && len(out) > 1; most-- {
		next := f.lines(words, widths, most)
		if next == nil || len(next) > len(out) {
			break
		}
		out = next
	}
	return f.atPause(words, widths, w, out)
}

// atPause breaks two lines where a reader pauses, if one does near the middle,
// and leaves no short word at the end of a line that could begin the next.
func (f *font) atPause(words []string, widths []int, w int, lines []string) []string {
	wide := func(widths []int) int {
		n := 0
		for _, v := range widths {
			n += v + f.space
		}
		return n - f.space
	}
	at := 0
	for i := 1; len(lines) == 2 && i < len(words); i++ {
		a, b := wide(widths[:i]), wide(widths[i:])
		if a <= w && b <= w && min(a, b)*2 >= max(a, b) && strings.ContainsAny(words[i-1][len(words[i-1])-1:], ".:;?!") {
			at = i
		}
	}
	if at > 0 {
		return []string{strings.Join(words[:at], " "), strings.Join(words[at:], " ")}
	}
	const short = 2
	for i := range len(lines) - 1 {
		cut := strings.LastIndexByte(lines[i], ' ')
		next := lines[i][cut+1:] + " " + lines[i+1]
		if _, all := f.measured(next); cut > 0 && len(lines[i])-cut-1 <= short && wide(all) <= w {
			lines[i], lines[i+1] = lines[i][:cut], next
		}
	}
	return lines
}

// width is how many pixels letters take.
func width(letters []letter) int {
	n := 0
	for _, l := range letters {
		n += l.w() + 1
	}
	return max(n-1, 0)
}

// set draws lines of words below each other, scaling each pixel.
func (f *font) set(t *theme.Theme, ink theme.Ink, rows []string, scale int) []line {
	var out []line
	for i, row := range rows {
		canvas := f.canvas(row)
		lines := halves(t, ink, canvas, scale)
		for above := f.rise * scale / 2; above > 0 && lines[0].w == 0; above-- {
			lines = lines[1:] // there is no accent on a capital
		}
		if i > 0 {
			for range f.lead * scale {
				out = append(out, line{})
			}
		}
		out = append(out, lines...)
	}
	for len(out) > 0 && out[len(out)-1].w == 0 {
		out = out[:len(out)-1]
	}
	return out
}

// canvas draws a line of words in pixels.
func (f *font) canvas(text string) [][]bool {
	var words [][]letter
	w := 0
	for i, word := range strings.Fields(text) {
		letters, _ := f.letters(word)
		words = append(words, letters)
		w += width(letters)
		if i > 0 {
			w += f.space
		}
	}
	out := make([][]bool, f.rise+f.height)
	for y := range out {
		out[y] = make([]bool, w)
	}
	draw := func(g glyph, x, y, from int) {
		for dy, row := range g.rows {
			for dx, on := range row {
				if on && dy >= from && y+dy >= 0 && y+dy < len(out) && x+dx >= 0 && x+dx < w {
					out[y+dy][x+dx] = true
				}
			}
		}
	}
	x := 0
	for _, letters := range words {
		for _, l := range letters {
			from := 0
			at, middle := l.base.top(), x+(l.w()-l.mark.w)/2
			if l.mark.w > 0 && l.dotless && !l.under {
				from = 2
				at = 2
			}
			draw(l.base, x+(l.w()-l.base.w)/2, f.rise, from)
			if l.under {
				draw(l.mark, middle, f.rise+f.height-2, 0)
			} else {
				draw(l.mark, middle, f.rise+at-3, 0)
			}
			x += l.w() + 1
		}
		x += f.space - 1
	}
	return out
}

// halves draws pixels, two of them to a cell.
func halves(t *theme.Theme, ink theme.Ink, canvas [][]bool, scale int) []line {
	signs := [4]string{" ", "▀", "▄", "█"}
	if t.ASCII {
		signs = [4]string{" ", `"`, "o", "#"}
	}
	var out []line
	for y := 0; y < len(canvas)*scale; y += 2 {
		var b strings.Builder
		for x := range len(canvas[0]) * scale {
			which := 0
			if canvas[y/scale][x/scale] {
				which = 1
			}
			if y+1 < len(canvas)*scale && canvas[(y+1)/scale][x/scale] {
				which += 2
			}
			b.WriteString(signs[which])
		}
		text := b.String()
		if strings.TrimSpace(text) == "" {
			out = append(out, line{})
			continue
		}
		out = append(out, line{ink.Render(text), cells.Width(text), false})
	}
	return out
}
