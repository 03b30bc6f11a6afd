package slide

import (
	"strings"

	"comity/ui/cells"
	"comity/ui/theme"
)

// inLarge sets a text in every type that has all of its letters and takes at
// most so many lines and rows, the largest first.
func (l *layout) inLarge(text string, w, lines, h int) [][]line {
	var out [][]line
	for i, f := range l.maker.fonts {
		scales := []int{1}
		if i == 0 {
			scales = []int{4, 3, 2, 1}
		}
		for _, scale := range scales {
			rows := f.broken(strings.Fields(plainer(text)), w/scale)
			if rows == nil || len(rows) > lines {
				continue
			}
			if set := f.set(l.theme, rows, scale); len(set) <= h {
				out = append(out, set)
			}
		}
	}
	return out
}

// broken parts words into lines of at most so many pixels, as few as there must
// be and all of much the same length; none where a word is longer, or has a
// letter that the font lacks.
func (f *font) broken(words []string, w int) []string {
	widths := make([]int, len(words))
	for i, word := range words {
		letters, ok := f.letters(word)
		if !ok {
			return nil
		}
		widths[i] = width(letters)
		if widths[i] > w {
			return nil
		}
	}
	fill := func(most int) []string {
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
	out := fill(w)
	for most := w - 1; most > 0; most-- {
		next := fill(most)
		if next == nil || len(next) > len(out) {
			break
		}
		out = next
	}
	return out
}

// width is how many pixels letters take.
func width(letters []letter) int {
	n := 0
	for _, l := range letters {
		n += l.base.w + 1
	}
	return max(n-1, 0)
}

// set sets lines of words below each other, each pixel as so many by so many.
func (f *font) set(t *theme.Theme, rows []string, scale int) []line {
	var out []line
	for i, row := range rows {
		canvas := f.canvas(row)
		lines := halves(t, canvas, scale)
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
			at, middle := l.base.top(), x+(l.base.w-l.mark.w)/2
			if l.mark.w > 0 && l.dotless && !l.under {
				from = 2
				at = 2
			}
			draw(l.base, x, f.rise, from)
			if l.under {
				draw(l.mark, middle, f.rise+f.height-2, 0)
			} else {
				draw(l.mark, middle, f.rise+at-3, 0)
			}
			x += l.base.w + 1
		}
		x += f.space - 1
	}
	return out
}

// halves draws pixels, two of them to a cell.
func halves(t *theme.Theme, canvas [][]bool, scale int) []line {
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
		out = append(out, line{t.Ink.Title.Render(text), cells.Width(text), false})
	}
	return out
}
