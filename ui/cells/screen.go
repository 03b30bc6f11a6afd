package cells

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
)

// cell is one cell of the screen. A wide character is followed by a cell of
// width 0.
type cell struct {
	char  int32  // a character; below 0 one of the screen's clusters; 0 is none
	style uint16 // index into the styles of the screen; 0 is plain
	link  uint16 // index into its hyperlinks; 0 is none
	width uint8
}

// screen holds what the terminal shows, and writes the changes.
type screen struct {
	profile       colorprofile.Profile
	unsure        bool // how wide a character is that is not ASCII
	width, height int
	shown, next   []cell
	mouse, cursor bool

	ids     map[string]int32 // a style as it stands in a frame → its index
	seqs    []string         // the sequence that switches to a style from any other
	linkIDs map[string]int32 // a hyperlink, "id=1;https://…" → its index
	links   []string
	marks   map[string]int32 // a cluster of several characters → its number, from -1 down
	marked  []string
	runs    []run // cached between frames
	out     bytes.Buffer
	style   int32 // the style the terminal is in
	link    int32 // the hyperlink it is in
	x, y    int   // where its cursor is
}

func newScreen(profile colorprofile.Profile) screen {
	return screen{
		profile: profile, unsure: EastAsian(), ids: map[string]int32{"": 0}, seqs: []string{"\x1b[m"},
		linkIDs: map[string]int32{"": 0, ";": 0}, links: []string{";"}, marks: map[string]int32{},
	}
}

// paint returns the bytes that turn what is shown into a frame. They are valid
// until the next call.
func (s *screen) paint(f *Frame) []byte {
	s.out.Reset()
	if f.Width != s.width || f.Height != s.height {
		s.resize(f.Width, f.Height)
	}
	s.read(f.Content)
	if s.cursor {
		s.out.WriteString("\x1b[?25l")
		s.cursor = false
	}
	for _, r := range s.changes() {
		s.moveTo(r.x, r.y)
		s.write(s.next[r.y*s.width+r.x : r.y*s.width+r.end])
	}
	s.shown, s.next = s.next, s.shown
	s.use(0, 0)
	if f.Mouse != s.mouse {
		s.mouse = f.Mouse
		s.out.WriteString(map[bool]string{true: mouseOn, false: mouseOff}[f.Mouse])
	}
	if f.Cursor != nil && f.Cursor.X < s.width && f.Cursor.Y < s.height {
		s.moveTo(f.Cursor.X, f.Cursor.Y)
		s.out.WriteString("\x1b[?25h")
		s.cursor = true
	}
	return s.out.Bytes()
}

// resize starts from an empty screen: a terminal may have moved its lines.
func (s *screen) resize(w, h int) {
	s.width, s.height = max(w, 0), max(h, 0)
	s.shown = make([]cell, s.width*s.height)
	s.next = make([]cell, s.width*s.height)
	for i := range s.shown {
		s.shown[i] = blank()
	}
	s.out.WriteString("\x1b[m\x1b[2J")
	s.style, s.link, s.x, s.y = 0, 0, -1, -1
}

// read fills next with the cells of a frame.
func (s *screen) read(content string) {
	for y := range s.height {
		line, rest, _ := strings.Cut(content, "\n")
		content = rest
		s.readLine(line, s.next[y*s.width:(y+1)*s.width])
	}
}

func blank() cell { return cell{' ', 0, 0, 1} }

func (s *screen) readLine(line string, to []cell) {
	x, style, link, open := 0, uint16(0), uint16(0), ""
	for len(line) > 0 && x < len(to) {
		switch b := line[0]; {
		case strings.HasPrefix(line, "\x1b]"):
			command, rest, ended := CutCommand(line)
			if target, ok := strings.CutPrefix(command, "8;"); ok {
				link = bounded(s.linkID(target))
			}
			if line = rest; !ended {
				line = ""
			}
		case b == 0x1b:
			n := max(StyleLen(line), 1)
			switch seq := line[:n]; seq {
			case "\x1b": // of a sequence that is no style
			case "\x1b[m", "\x1b[0m":
				open = ""
			default:
				open += seq
			}
			style = bounded(s.styleID(open))
			line = line[n:]
		case b < ' ' || b == 0x7f:
			line = line[1:]
		case b < 0x80:
			to[x] = cell{int32(b), style, link, 1}
			x++
			line = line[1:]
		default:
			cluster, w := Next(line)
			line = line[len(cluster):]
			if w == 0 || x+w > len(to) {
				continue
			}
			cluster = visible(cluster, w)
			to[x] = cell{s.charOf(cluster), style, link, uint8(min(w, math.MaxUint8))} //nolint:gosec // just bounded
			for i := 1; i < w; i++ {
				to[x+i] = cell{0, style, link, 0}
			}
			x += w
		}
	}
	for ; x < len(to); x++ {
		to[x] = blank()
	}
}

// bounded is an index as a cell keeps it. There are far fewer styles and links.
func bounded(id int32) uint16 {
	if id > math.MaxUint16 {
		return 0
	}
	return uint16(id) //nolint:gosec // just looked at
}

// maxMarked bounds the number of distinct characters with combining marks: a
// visitor may type any.
const maxMarked = 4096

// charOf is a cluster of characters as a cell keeps it.
func (s *screen) charOf(cluster string) int32 {
	r, n := utf8.DecodeRuneInString(cluster)
	if n == len(cluster) {
		return r
	}
	id, ok := s.marks[cluster]
	if !ok {
		if len(s.marked) >= maxMarked {
			return r
		}
		s.marked = append(s.marked, strings.Clone(cluster))
		id = -int32(len(s.marked)) //nolint:gosec // no more than maxMarked
		s.marks[s.marked[len(s.marked)-1]] = id
	}
	return id
}

// put writes the character of a cell.
func (s *screen) put(char int32) {
	switch {
	case char < 0:
		s.out.WriteString(s.marked[-char-1])
	case char > 0:
		s.out.WriteRune(char)
	}
}

// linkID is the index of a hyperlink, or 0 for one that holds what no address
// may. A terminal of few colours is shown none: it may not know them, and show
// their sequences.
func (s *screen) linkID(to string) int32 {
	if s.profile < colorprofile.ANSI256 {
		return 0
	}
	id, ok := s.linkIDs[to]
	if !ok {
		clean := !strings.ContainsFunc(to, func(r rune) bool { return r <= ' ' || r > '~' })
		if _, address, _ := strings.Cut(to, ";"); clean && address != "" {
			id = int32(len(s.links)) //nolint:gosec // there are as many as the corpus has addresses
			s.links = append(s.links, strings.Clone(to))
		}
		s.linkIDs[strings.Clone(to)] = id
	}
	return id
}

// styleID is the index of a style; its sequence is brought down to the colours
// of the terminal once.
func (s *screen) styleID(open string) int32 {
	id, ok := s.ids[open]
	if !ok {
		id = int32(len(s.seqs)) //nolint:gosec // there are a few hundred styles
		s.ids[strings.Clone(open)] = id
		var b strings.Builder
		w := colorprofile.Writer{Forward: &b, Profile: s.profile}
		_, _ = w.Write([]byte(open))                                              // a strings.Builder does not fail
		s.seqs = append(s.seqs, "\x1b[;"+strings.TrimPrefix(b.String(), "\x1b[")) // the empty parameter resets
		if b.Len() == 0 || b.String() == "\x1b[m" {
			s.seqs[id] = s.seqs[0]
		}
	}
	return id
}

// gap is how many unchanged cells are written again rather than jumped over.
const gap = 4

// blankRun is from how many blank cells on erasing is shorter than writing.
const blankRun = 6

// run is a piece of a line that must be written.
type run struct {
	y, x, end int
	style     int32 // the style of all its cells; several when they differ
}

// several marks a run in more than one style.
const several = -1

// changes finds the runs of cells that differ. Those of one style are joined: a
// column of marks in one colour then costs little more than its glyphs. The
// second cell of a wide character differs from any other, so that half of one
// is never left.
func (s *screen) changes() []run {
	runs := s.runs[:0]
	for y := range s.height {
		old, line := s.shown[y*s.width:(y+1)*s.width], s.next[y*s.width:(y+1)*s.width]
		for x := 0; x < s.width; x++ {
			if old[x] == line[x] {
				continue
			}
			end := runEnd(old, line, x)
			runs = append(runs, run{y, x, end, styleOf(line[x:end])})
			x = end - 1
		}
	}
	slices.SortStableFunc(runs, func(a, b run) int {
		if a.style == several && b.style == several {
			return 0
		}
		return cmp.Or(int(a.style-b.style), a.x-b.x, a.y-b.y)
	})
	s.runs = runs
	return runs
}

// runEnd is the end of the run of changes that begins at x. A few unchanged
// cells in between are written again, as long as their style costs nothing.
func runEnd(old, line []cell, x int) int {
	end := x + 1
	for i := end; i < len(line) && i <= end+gap; i++ {
		if old[i] != line[i] {
			end = i + 1
		} else if line[i].style != line[end-1].style {
			break
		}
	}
	return end
}

// styleOf is the style that all cells have, or several.
func styleOf(cells []cell) int32 {
	for _, c := range cells {
		if c.style != cells[0].style {
			return several
		}
	}
	return int32(cells[0].style)
}

// write writes a run of cells at the cursor.
func (s *screen) write(run []cell) {
	for i := 0; i < len(run); i++ {
		n := 0
		for i+n < len(run) && run[i+n] == blank() {
			n++
		}
		if n >= blankRun {
			s.use(0, 0)
			s.out.WriteString("\x1b[" + strconv.Itoa(n) + "X")
			i += n - 1
			if i+1 < len(run) {
				s.moveTo(s.x+n, s.y)
			}
			continue
		}
		s.use(int32(run[i].style), int32(run[i].link))
		if run[i].char < 0 && Differs(s.marked[-run[i].char-1]) || s.unsure && (run[i].char < 0 || run[i].char >= utf8.RuneSelf) {
			s.putUnsure(run[i])
			continue
		}
		s.put(run[i].char)
		s.x += int(run[i].width)
	}
	if s.x >= s.width {
		s.x = -1 // the cursor waits at the margin, where terminals differ
	}
}

// putUnsure writes a cell of which the terminal may think that it has another width:
// what is beside it stays where it is.
func (s *screen) putUnsure(c cell) {
	x := s.x
	if c.width > 1 {
		s.out.WriteString("\x1b[" + strconv.Itoa(int(c.width)) + "X")
	}
	s.put(c.char)
	s.x = -1
	if x += int(c.width); x < s.width {
		s.moveTo(x, s.y)
	}
}

// use switches to a style and a hyperlink.
func (s *screen) use(style, link int32) {
	if s.style != style {
		s.out.WriteString(s.seqs[style])
		s.style = style
	}
	if s.link != link {
		s.out.WriteString("\x1b]8;" + s.links[link] + "\x1b\\")
		s.link = link
	}
}

// moveTo puts the cursor on a cell by the shortest way.
func (s *screen) moveTo(x, y int) {
	if s.x == x && s.y == y {
		return
	}
	way := "\x1b[" + strconv.Itoa(y+1) + ";" + strconv.Itoa(x+1) + "H"
	if s.x >= 0 && y >= s.y {
		if steps := down(y-s.y) + across(s.x, x); len(steps) < len(way) {
			way = steps
		}
	}
	s.out.WriteString(way)
	s.x, s.y = x, y
}

// down goes n lines down in the same column.
func down(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "\n" // the terminal is raw: no carriage return comes with it
	}
	return "\x1b[" + strconv.Itoa(n) + "B"
}

// across goes from one column to another in the same line.
func across(from, to int) string {
	switch {
	case from == to:
		return ""
	case to > from:
		return "\x1b[" + strconv.Itoa(to-from) + "C"
	case from-to <= 4:
		return "\b\b\b\b"[:from-to]
	}
	return "\x1b[" + strconv.Itoa(to+1) + "G"
}
