// Package theme turns a palette into every style the screens use. One value is
// built for a choice of dark or light, colour or none, Unicode or ASCII; the
// styles of glamour are made from the same palette.
package theme

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"

	"comity/model"
)

// Options choose a theme.
type Options struct {
	Dark  bool
	ASCII bool // marks and borders in ASCII
	Basic bool // the terminal has sixteen colours, whose shades are its owner's choice
	Mono  bool // no colour: weight and reverse carry what colour would
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

	// Border holds the runes of a frame.
	Border Border

	palette palette
}

// Inks are the styles of the explorer's frames and rows.
type Inks struct {
	Text, Dim, Bold, Accent, Title, Frame, FrameFocus, Cursor, CursorIdle, Heading, Brand, Link, Match Ink
	sym                                                                                                [symCount]Ink
}

// Sym is the ink of a symbol.
func (k *Inks) Sym(s Sym) Ink { return k.sym[s] }

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
type Border struct{ TopLeft, TopRight, BottomLeft, BottomRight, H, V, Cross, Thumb, Caret, Ellipsis, Dot string }

// New builds a theme.
func New(o Options) *Theme {
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
		Border:  Border{"╭", "╮", "╰", "╯", "─", "│", "┼", "┃", "▌", "…", "·"},
	}
	if o.ASCII {
		t.Border = Border{"+", "+", "+", "+", "-", "|", "+", "#", ">", "~", "-"}
	}
	t.Ink = Inks{
		Dim: inkOf(t.Dim), Bold: inkOf(style.Bold(true)), Accent: inkOf(t.Accent), Title: inkOf(t.Title),
		Frame: inkOf(fg(p.frame)), FrameFocus: inkOf(fg(p.accent)), Heading: inkOf(t.Heading),
		Brand: inkOf(fg(p.onAccent).Background(p.accent.color()).Bold(true)),
	}
	t.Ink.Cursor = inkOf(fg(p.onCursor).Background(p.cursor.color()).Bold(true))
	t.Ink.Link = inkOf(fg(p.link))
	t.Ink.Match = inkOf(fg(p.heading).Bold(true).Underline(true))
	t.Ink.CursorIdle = inkOf(style.Background(p.idle.color()))
	if o.Mono || o.Basic {
		t.Ink.Cursor = inkOf(style.Reverse(true))
		t.Ink.CursorIdle = inkOf(style.Underline(true))
		t.Ink.Brand = inkOf(style.Bold(true).Reverse(true))
		t.Ink.Link = inkOf(style.Underline(true))
	}
	for s := range Sym(symCount) {
		t.Ink.sym[s] = inkOf(fg(p.sym(s)))
	}
	return t
}

// Mark is the glyph of an act.
func (t *Theme) Mark(a model.Act) string { return t.Glyph(SymOf(a)) }

// tint is a colour of the 256, as a number; empty is the terminal's own.
type tint string

func (c tint) color() color.Color {
	if c == "" {
		return lipgloss.NoColor{}
	}
	return lipgloss.Color(string(c))
}

// palette is the roles of colour; designed for 256 colours, legible in 16.
type palette struct {
	accent, onAccent, heading, dim, frame    tint
	cursor, onCursor, idle                   tint
	joined, member, expert, no, abstain, via tint
	unknown, faint, link                     tint
}

func paletteFor(o Options) palette {
	switch {
	case o.Mono:
		return palette{}
	case o.Basic && o.Dark:
		return palette{
			accent: "14", heading: "11", dim: "7", frame: "8",
			joined: "10", member: "12", expert: "13", no: "9", abstain: "11", via: "6", unknown: "13", faint: "7",
		}
	case o.Basic:
		return palette{
			accent: "4", heading: "5", dim: "8", frame: "7",
			joined: "2", member: "4", expert: "5", no: "1", abstain: "3", via: "6", unknown: "5", faint: "8",
		}
	case o.Dark:
		return palette{
			accent: "75", onAccent: "16", heading: "180", dim: "246", frame: "240",
			cursor: "24", onCursor: "231", idle: "237",
			joined: "114", member: "110", expert: "176", no: "215", abstain: "222", via: "109",
			unknown: "183", faint: "243", link: "110",
		}
	}
	return palette{
		accent: "25", onAccent: "231", heading: "94", dim: "241", frame: "248",
		cursor: "153", onCursor: "16", idle: "254",
		joined: "22", member: "24", expert: "90", no: "130", abstain: "94", via: "30",
		unknown: "91", faint: "243", link: "25",
	}
}
