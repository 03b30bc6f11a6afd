// Package theme turns a palette into every style the screens use. One value is
// built for a choice of palette, dark or light, colour or none, Unicode or
// ASCII; the styles of glamour are made from the same palette.
package theme

import (
	"strings"

	"charm.land/lipgloss/v2"

	"comity/model"
	"comity/ui/cells"
)

// Options choose a theme; For makes them from a name. They are small and can
// be compared, because what is drawn in a theme is kept by them.
type Options struct {
	Palette string // HighContrast, ColourSafe, or empty for the usual colours
	Dark    bool
	ASCII   bool // marks and borders in ASCII
	Basic   bool // the terminal has sixteen colours, whose shades are its owner's choice
	Mono    bool // no colour: weight, underline and reverse carry what colour would
}

// Hyperlinks reports whether the terminal is likely to know hyperlinks: one
// with few colours, or none, shows their sequences as litter.
func (o Options) Hyperlinks() bool { return !o.ASCII && !o.Basic && !o.Mono }

// Theme is every style, built once and never changed.
type Theme struct {
	Options
	Title, Heading, Accent, Dim, Text lipgloss.Style

	// Inks are the same styles as plain sequences, for the lists that are
	// drawn at every key.
	Ink Inks

	// Border holds the runes of a frame, FocusBorder those of one that has the focus.
	Border, FocusBorder Border

	// Still is on where nothing on the screen has a cursor; see AtRest.
	Still bool

	palette palette
}

// Offered is text that is offered behind what is typed: without colour in brackets.
func (t *Theme) Offered(text string) string {
	if t.Mono {
		return "[" + text + "]"
	}
	return text
}

// AtRest is the theme for what is looked at and not moved in, such as a scene on
// a slide: no row and no cell is under a cursor.
func (t *Theme) AtRest() *Theme {
	still := *t
	still.Still = true
	return &still
}

// Inks are the styles of the explorer's frames and rows. Match is for a word
// that was looked for, where it stands in a text; Inserted and Deleted are for
// what only the second or the first of two texts has, and signs say so too.
type Inks struct {
	Text, Dim, Bold, Accent, Title, Frame, FrameFocus, Cursor, CursorIdle, Heading, Brand, Link, Match, Inserted, Deleted Ink

	mark [model.NoMark + 1]Ink
}

// Mark is the ink of a mark.
func (k *Inks) Mark(m model.Mark) Ink { return k.mark[m] }

// Ink is a style as an opening sequence. The zero value leaves text plain.
type Ink struct{ open string }

// Open is the sequence after which text is in this ink.
func (k Ink) Open() string { return k.open }

// Render gives text in this ink.
func (k Ink) Render(s string) string {
	if k.open == "" || s == "" {
		return s
	}
	return k.open + s + "\x1b[m"
}

// inkOf reads the opening sequence off a style.
func inkOf(s lipgloss.Style) Ink {
	open, _, _ := strings.Cut(s.Render("x"), "x")
	return Ink{open}
}

// Border holds the runes of a frame, each one cell wide.
type Border struct{ TopLeft, TopRight, BottomLeft, BottomRight, H, V, Cross, Thumb, Caret, Ellipsis, Dot, Arrow string }

// New builds a theme.
func New(o Options) *Theme {
	o.ASCII = o.ASCII || cells.EastAsian() // a border that is not one cell wide tears every frame
	p := paletteFor(o)
	style := lipgloss.NewStyle()
	fg := func(c tint) lipgloss.Style { return style.Foreground(c.color()) }
	t := &Theme{
		Options: o,
		Title:   fg(p.accent).Bold(true),
		Heading: fg(p.heading).Bold(true),
		Accent:  fg(p.accent),
		Dim:     fg(p.dim),
		Text:    style,
		palette: p,
		Border:  Border{"╭", "╮", "╰", "╯", "─", "│", "┼", "┃", "▌", "…", "·", "→"},
	}
	double := [...]string{"╔", "╗", "╚", "╝", "═", "║"}
	if o.ASCII {
		t.Border = Border{"+", "+", "+", "+", "-", "|", "+", "#", ">", "~", "-", ">"}
		double = [...]string{"+", "+", "+", "+", "=", "|"}
	}
	t.FocusBorder = t.Border
	if b := &t.FocusBorder; o.Mono {
		b.TopLeft, b.TopRight, b.BottomLeft, b.BottomRight, b.H, b.V = double[0], double[1], double[2], double[3], double[4], double[5]
	}
	t.Ink = Inks{
		Dim: inkOf(t.Dim), Bold: inkOf(style.Bold(true)), Accent: inkOf(t.Accent), Title: inkOf(t.Title),
		Frame: inkOf(fg(p.frame)), FrameFocus: inkOf(fg(p.accent)), Heading: inkOf(t.Heading),
		Brand: inkOf(fg(p.onAccent).Background(p.accent.color()).Bold(true)),
	}
	t.Ink.Cursor = inkOf(fg(p.onCursor).Background(p.cursor.color()).Bold(true))
	t.Ink.Link = inkOf(fg(p.link))
	t.Ink.Match = inkOf(fg(p.match).Bold(true).Underline(true))
	t.Ink.Inserted = inkOf(fg(p.inserted).Underline(true))
	t.Ink.Deleted = inkOf(fg(p.deleted).Strikethrough(true))
	t.Ink.CursorIdle = inkOf(fg(p.onIdle).Background(p.idle.color()))
	if o.Mono || o.Basic {
		t.Ink.Cursor = inkOf(style.Reverse(true))
		t.Ink.CursorIdle = inkOf(style.Bold(true))
		t.Ink.Brand = inkOf(style.Bold(true).Reverse(true))
		t.Ink.Link = inkOf(style.Underline(true))
	}
	for m := range t.Ink.mark {
		t.Ink.mark[m] = inkOf(fg(signOf(model.Mark(m)).role(p)))
	}
	if o.Mono {
		t.weigh()
	}
	return t
}

// weigh gives by weight what colour tells elsewhere: which pane has the focus,
// which word of the footer is a key, which marks mean that a State took part.
func (t *Theme) weigh() {
	bold := lipgloss.NewStyle().Bold(true)
	t.Accent = bold
	t.Ink.Accent, t.Ink.FrameFocus = inkOf(bold), inkOf(bold)
	t.Ink.Inserted, t.Ink.Deleted = inkOf(bold), Ink{}
	roles := paletteFor(Options{})
	for m := range t.Ink.mark {
		if signOf(model.Mark(m)).role(roles) != roles.faint {
			t.Ink.mark[m] = inkOf(bold)
		}
	}
}
