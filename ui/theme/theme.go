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
	Mono  bool // no colour: weight and reverse carry what colour would
}

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
	Text, Dim, Bold, Accent, Title, Frame, FrameFocus, Cursor, CursorIdle, Heading, Brand Ink
	sym                                                                                   [symCount]Ink
}

// Sym is the ink of a symbol.
func (k *Inks) Sym(s Sym) Ink { return k.sym[s] }

// Ink is a style as an opening sequence. The zero value leaves text plain.
type Ink struct{ open string }

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
type Border struct{ TopLeft, TopRight, BottomLeft, BottomRight, H, V, Thumb, Caret, Ellipsis, Dot string }

// New builds a theme.
func New(o Options) *Theme {
	p := paletteFor(o)
	style := lipgloss.NewStyle()
	fg := func(c color.Color) lipgloss.Style {
		if c == nil {
			return style
		}
		return style.Foreground(c)
	}
	t := &Theme{
		Options: o,
		Title:   fg(p.accent).Bold(true),
		Heading: fg(p.heading).Bold(true),
		Accent:  fg(p.accent),
		Dim:     fg(p.dim),
		Text:    style,
		palette: p,
		Border:  Border{"╭", "╮", "╰", "╯", "─", "│", "┃", "▌", "…", "·"},
	}
	if o.ASCII {
		t.Border = Border{"+", "+", "+", "+", "-", "|", "#", ">", "~", "-"}
	}
	t.Ink = Inks{
		Dim: inkOf(t.Dim), Bold: inkOf(style.Bold(true)), Accent: inkOf(t.Accent), Title: inkOf(t.Title),
		Frame: inkOf(fg(p.frame)), FrameFocus: inkOf(fg(p.accent)), Heading: inkOf(t.Heading),
		Brand: inkOf(fg(p.onAccent).Background(p.accent).Bold(true)),
	}
	t.Ink.Cursor = inkOf(fg(p.onCursor).Background(p.cursor).Bold(true))
	t.Ink.CursorIdle = inkOf(style.Background(p.idle))
	if o.Mono {
		t.Ink.Cursor = inkOf(style.Reverse(true))
		t.Ink.CursorIdle = inkOf(style.Underline(true))
		t.Ink.Brand = inkOf(style.Bold(true).Reverse(true))
	}
	for s := range Sym(symCount) {
		t.Ink.sym[s] = inkOf(fg(p.sym(s)))
	}
	return t
}

// Mark is the glyph of an act.
func (t *Theme) Mark(a model.Act) string { return t.Glyph(SymOf(a)) }

// palette is the roles of colour; designed for 256 colours, legible in 16.
type palette struct {
	accent, onAccent, heading, dim, frame    color.Color
	cursor, onCursor, idle                   color.Color
	joined, member, expert, no, abstain, via color.Color
	unknown, faint                           color.Color
}

func paletteFor(o Options) palette {
	c := lipgloss.Color
	switch {
	case o.Mono:
		return palette{}
	case o.Dark:
		return palette{
			accent: c("75"), onAccent: c("16"), heading: c("180"), dim: c("246"), frame: c("240"),
			cursor: c("24"), onCursor: c("231"), idle: c("237"),
			joined: c("114"), member: c("110"), expert: c("176"), no: c("215"), abstain: c("222"), via: c("109"),
			unknown: c("183"), faint: c("243"),
		}
	}
	return palette{
		accent: c("25"), onAccent: c("231"), heading: c("94"), dim: c("241"), frame: c("248"),
		cursor: c("153"), onCursor: c("16"), idle: c("254"),
		joined: c("22"), member: c("24"), expert: c("90"), no: c("130"), abstain: c("94"), via: c("30"),
		unknown: c("91"), faint: c("243"),
	}
}
