package screen

import (
	"strconv"
	"strings"

	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/theme"
)

// Sign is a mark on a screen with its meaning.
type Sign struct {
	Ink        theme.Ink
	Mark, Word string
	Aside      string // left out where the line has no room for it
}

// Legend returns signs as lines of w cells, each of them whole if it has room at all.
func Legend(t *theme.Theme, w int, signs []Sign) []string {
	const between = 2
	lines, used := []string{""}, 0
	for _, s := range signs {
		text := " " + s.Word + s.Aside
		if cells.Width(s.Mark+text) > w {
			text = " " + s.Word
		}
		word := cells.Fit(text, min(cells.Width(text), w-cells.Width(s.Mark)), t.Border.Ellipsis)
		n, gap, last := cells.Width(s.Mark)+cells.Width(word), min(used, between), len(lines)-1
		if used+gap+n > w {
			lines[last] += cells.Spaces(w - used)
			lines, used, last, gap = append(lines, ""), 0, last+1, 0
		}
		lines[last] += cells.Spaces(gap) + s.Ink.Render(s.Mark) + t.Ink.Dim.Render(word)
		used += gap + n
	}
	lines[len(lines)-1] += cells.Spaces(w - used)
	return lines
}

// LegendIn is [Legend] on at most n lines. Where the signs need more, the last line ends
// with what explains them all.
func LegendIn(t *theme.Theme, w, n int, signs []Sign) []string {
	if out := Legend(t, w, signs); len(out) <= n {
		return out
	}
	help := Sign{Ink: t.Ink.Dim, Mark: "?", Word: "marks"}
	for most := len(signs) - 1; most > 0; most-- {
		if out := Legend(t, w, append(signs[:most:most], help)); len(out) <= n {
			return out
		}
	}
	return Legend(t, w, []Sign{help})[:min(n, 1)]
}

// Range says which of how many are on a screen: "texts 13–24 of 149", "149 texts".
func Range(what string, from, n, all int) string {
	if n >= all {
		return prose.Count(all, strings.TrimSuffix(what, "s"))
	}
	return what + " " + strconv.Itoa(from+1) + "–" + strconv.Itoa(min(from+n, all)) + " of " + strconv.Itoa(all)
}
