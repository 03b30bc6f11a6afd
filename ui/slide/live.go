package slide

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/model/brief"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/ui/cells"

	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/screen"
	"comity/ui/screen/comparescreen"
	"comity/ui/screen/mapscreen"
	"comity/ui/screen/matrixscreen"
	"comity/ui/screen/timelinescreen"
	"comity/ui/theme"
)

// live is a live block that is measured.
type live struct {
	place, title, foot string
	err                string
	caption            []line
	asked, most        int
	whole              Rect                    // the least that shows all of it, where it is poor in parts
	draw               func(w, h int) []string // at most h lines of w cells
}

// How many rows a block has, its frame included and its caption not.
const (
	leastRows  = 3
	neededRows = 8
	wishedRows = 12
	anyRows    = 1 << 10 // as many as there are
)

// rows returns the number of rows a live block counts as.
func (b *live) rows(w want) int {
	n := leastRows
	switch {
	case w == wished && b.asked > 0:
		n = b.asked - len(b.caption)
	case w == wished:
		n = max(wishedRows, b.whole.H+2)
	case w == needed:
		n = neededRows
	}
	return min(max(n, leastRows)+len(b.caption), b.most)
}

// measured finds out what a live block shows.
func (l *layout) measured(p *brief.Part, w int) *live {
	b := &live{place: shown(p.Place), most: anyRows}
	if p.Caption != "" {
		b.caption = wrap(l.theme.Ink.Dim, shown(p.Caption), max(w-4, 1))
		b.caption = b.caption[:min(len(b.caption), 3)]
	}
	if p.Height > 0 {
		b.asked = max(p.Height*l.h/24, p.Height)
		b.most = max(b.asked, leastRows)
	}
	l.maker.find(l, b, p.Place, max(w-4, 1))
	return b
}

// find makes the content of a live block.
func (m *Maker) find(l *layout, b *live, at string, w int) {
	v, err := place.ParseView(m.corpus, at)
	switch {
	case err != nil:
	case isScene(v):
		b.title = string(v.Kind)
		if v.Kind == place.Map {
			b.whole = m.world()
		}
		err = v.Fault()
		if err == nil && (!l.quick || l.atOnce(v)) {
			err = m.scene(l, b, v)
		}
	default:
		var of *report.Article
		if of, err = m.page(v.Place); err == nil {
			l.page(b, of.Markdown(), w)
		}
	}
	if err != nil {
		b.err = shown(err.Error())
		lines := wrap(theme.Ink{}, "This cannot be shown: "+b.err, w)
		b.title, b.most = b.place, min(b.most, len(lines)+2+len(b.caption))
		b.draw = func(w, h int) []string { return padded(lines, w, h) }
	}
}

// atOnce reports whether a scene is made in a millisecond or two; a few are.
func (l *layout) atOnce(v place.View) bool {
	const few = 3
	l.scenes++
	o, err := v.Matrix() // orders by similarity take longer
	quick, ok := place.PerScene[bool]{Matrix: err == nil && o.Rows == matrix.ByName && o.Columns == matrix.Newest, Map: true, Timeline: true, Compare: false, Diff: true}.Of(v.Kind)
	return l.scenes <= few && (quick || !ok && v.Kind == place.Norm)
}

// scene draws a scene as its own stage does.
func (m *Maker) scene(l *layout, b *live, v place.View) error {
	s, err := m.screen(v)
	if err != nil {
		return err
	}
	t := l.still
	if v.At != "" { // the file points at something
		t = l.theme
		b.foot = s.Foot()
	}
	b.title, _ = s.Title()
	b.draw = func(w, h int) []string { return snug(s.Draw(t, w, h)) }
	return nil
}

// world is the least that shows the whole map, with its legend in the sea.
func (m *Maker) world() Rect {
	const tile = 2
	var out Rect
	for _, co := range m.corpus.Countries() {
		out.W, out.H = max(out.W, tile*(co.Tile.Col+1)), max(out.H, co.Tile.Row+1)
	}
	return out
}

// snug is a scene without the room that it leaves at its end, or above a legend
// that stands there.
func snug(lines []string) []string {
	blank := func(i int) bool { return strings.TrimSpace(ansi.Strip(lines[i])) == "" }
	for len(lines) > 1 && blank(len(lines)-1) {
		lines = lines[:len(lines)-1]
	}
	end := len(lines)
	for end > 1 && !blank(end-1) {
		end--
	}
	from := end
	for from > 1 && blank(from-1) {
		from--
	}
	if end-from < 2 {
		return lines
	}
	return slices.Concat(lines[:from+1], lines[end:])
}

// SceneOf returns the screen of a scene, for the explorer and for a live block. It
// returns an error for wrong parameters and for what is no scene.
func SceneOf(c *model.Corpus, v place.View, today model.Date) (screen.Screen, error) {
	if v.In == place.OnStage {
		return mapscreen.NewNorm(c, v, largeSetter())
	}
	make, ok := place.PerScene[func() (screen.Screen, error)]{
		Matrix:   func() (screen.Screen, error) { return matrixscreen.New(c, v) },
		Map:      func() (screen.Screen, error) { return mapscreen.New(c, v) },
		Timeline: func() (screen.Screen, error) { return timelinescreen.New(c, v, today) },
		Compare:  func() (screen.Screen, error) { return comparescreen.New(c, v) },
		Diff:     func() (screen.Screen, error) { return comparescreen.New(c, v) },
	}.Of(v.Kind)
	if !ok {
		return nil, &model.NotFoundError{Kind: "scene", Name: string(v.Kind)}
	}
	return make()
}

// page makes the beginning of a page, as far as the screen could hold it.
func (l *layout) page(b *live, markdown string, w int) {
	title, rest := heading(markdown)
	b.title = title
	rest, whole := l.beginning(rest, w)
	text := l.text(rest, w)
	if whole {
		b.most = min(b.most, len(text)+2+len(b.caption))
	}
	b.draw = func(w, h int) []string {
		if whole && len(text) <= h || h < 2 {
			return padded(text, w, h)
		}
		hint := l.theme.Border.Ellipsis + " enter: the whole page"
		part := text[:min(h-1, len(text))]
		for len(part) > 0 && part[len(part)-1].w == 0 {
			part = part[:len(part)-1]
		}
		return append(padded(part, w, h-1), l.theme.Ink.Dim.Render(cells.Fit(hint, w, l.theme.Border.Ellipsis)))
	}
}

// target is the target of a link, which is not shown.
var target = prose.Pattern(`\]\([^)]*\)`)

// beginning is as much of a page as is sure to fill the screen, and whether that
// is all of it.
func (l *layout) beginning(markdown string, w int) (text string, whole bool) {
	rows := 0
	for at, line := 0, ""; at < len(markdown); at += len(line) + 1 {
		if rows > l.area.H {
			return markdown[:at], false
		}
		line, _, _ = strings.Cut(markdown[at:], "\n")
		if seen := len(target().ReplaceAllString(line, "")); seen > 0 {
			rows += max(seen*2/3/w, 1) // marks are not seen either
		}
	}
	return markdown, true
}

// padded returns at most h lines of exactly w cells.
func padded(lines []line, w, h int) []string {
	var out []string
	for _, s := range lines[:min(len(lines), max(h, 0))] {
		if s.w <= w {
			out = append(out, s.text+cells.Spaces(w-s.w))
			continue
		}
		out = append(out, exactly(s.text, w))
	}
	return out
}
