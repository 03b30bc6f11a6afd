package slide

import (
	_ "embed"
	"strings"

	"golang.org/x/text/unicode/norm"
)

//go:embed big.txt
var bigFont string

//go:embed small.txt
var smallFont string

// glyph is a letter in pixels: its rows from the top of the capitals on.
type glyph struct {
	w    int
	rows [][]bool
}

// font is a table of letters. A pixel is half a cell high.
type font struct {
	glyphs map[rune]glyph
	rise   int // pixels above the capitals, for their accents; they fill whole rows
	height int // pixels from the top of the capitals to the lowest of any letter
	lead   int // rows between two lines
	space  int // pixels
}

// newFonts reads the fonts, the largest first.
func newFonts() []*font {
	return []*font{
		{glyphs: readFont(bigFont), rise: 3, height: 9, lead: 0, space: 4},
		{glyphs: readFont(smallFont), rise: 4, height: 6, lead: 1, space: 4},
	}
}

// readFont reads a table of letters: in each part of it a row that names them,
// and their rows beside each other.
func readFont(table string) map[rune]glyph {
	out := map[rune]glyph{}
	for part := range strings.SplitSeq(table, "\n\n") {
		names, rows, _ := strings.Cut(strings.Trim(part, "\n"), "\n")
		for i, name := range strings.Fields(names) {
			var g glyph
			for row := range strings.SplitSeq(rows, "\n") {
				pixels := strings.Fields(row)[i]
				g.w = len(pixels)
				bits := make([]bool, g.w)
				for x := range bits {
					bits[x] = pixels[x] == '#'
				}
				g.rows = append(g.rows, bits)
			}
			out[[]rune(name)[0]] = g
		}
	}
	return out
}

// top is the first row of a letter that has a pixel.
func (g glyph) top() int {
	for y, row := range g.rows {
		for _, on := range row {
			if on {
				return y
			}
		}
	}
	return 0
}

// letter is a letter and its combining mark, if any.
type letter struct {
	base, mark glyph
	under      bool
	dotless    bool // the mark takes the place of its dot
}

func (l letter) w() int { return max(l.base.w, l.mark.w) }

// letters finds the letters of a word; false where the font lacks one.
func (f *font) letters(word string) ([]letter, bool) {
	var out []letter
	for _, r := range norm.NFD.String(plainer(word)) {
		if sign, known := markOf(r); known {
			mark, ok := f.glyphs[sign]
			if !ok || len(out) == 0 {
				return nil, false
			}
			out[len(out)-1].mark, out[len(out)-1].under = mark, sign == '¸'
			continue
		}
		base, ok := f.glyphs[r]
		if !ok {
			return nil, false
		}
		out = append(out, letter{base: base, dotless: r == 'i' || r == 'j'})
	}
	return out, true
}

// plainer writes letters that are not a letter and a mark as those they are
// written with where they are missing.
func plainer(text string) string {
	return strings.NewReplacer("ß", "ss", "æ", "ae", "Æ", "AE", "œ", "oe", "Œ", "OE", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L",
		"đ", "d", "Đ", "D", "ð", "d", "Ð", "D", "þ", "th", "Þ", "Th", "ı", "i", "ʼ", "’", "„", "“", "‑", "-", "−", "–", "\u00a0", " ").Replace(text)
}

// markOf is the sign in the tables of a combining mark.
func markOf(r rune) (rune, bool) {
	switch r {
	case '\u0301', '\u030b':
		return '´', true
	case '\u0300':
		return '`', true
	case '\u0302':
		return '^', true
	case '\u0303':
		return '~', true
	case '\u0308':
		return '¨', true
	case '\u030c', '\u0306':
		return 'ˇ', true
	case '\u0304':
		return '¯', true
	case '\u030a', '\u0307':
		return '˚', true
	case '\u0327', '\u0328', '\u0326':
		return '¸', true
	}
	return 0, false
}
