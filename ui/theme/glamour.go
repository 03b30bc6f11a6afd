package theme

import (
	"charm.land/glamour/v2/ansi"
)

// HeadingMark and QuoteMark stand before every heading (twice before one below a
// section) and line of a quotation that glamour writes, ItemMark behind the bullet or the number of every item,
// so that the lines can be told apart afterwards. None of them is shown: the
// last becomes a bar.
const (
	HeadingMark = "\ue000"
	ItemMark    = "\ue001"
	QuoteMark   = "\ue002"
)

// Bar stands before each line of a quotation.
func (t *Theme) Bar() string {
	if t.ASCII {
		return "| "
	}
	return "┃ "
}

// Bullet stands before each item of a list.
func (t *Theme) Bullet() string {
	if t.ASCII {
		return "- "
	}
	return "• "
}

// Markdown is the style in which glamour renders a page. A block quote is an
// official text and nothing else, so it is set apart by a bar.
func (t *Theme) Markdown() ansi.StyleConfig {
	p := t.palette
	bar := QuoteMark
	block := func(s ansi.StylePrimitive) ansi.StyleBlock { return ansi.StyleBlock{StylePrimitive: s} }
	heading := func(c tint, mark string) ansi.StyleBlock {
		return block(ansi.StylePrimitive{Color: c.name(), Bold: yes(), Prefix: mark})
	}
	quote := block(ansi.StylePrimitive{Color: p.heading.name(), Italic: italic(t)})
	quote.Indent, quote.IndentToken = number(1), &bar
	list := ansi.StyleList{LevelIndent: 2}
	return ansi.StyleConfig{
		Document:       ansi.StyleBlock{Margin: number(0)},
		BlockQuote:     quote,
		List:           list,
		Heading:        heading(p.accent, HeadingMark),
		H1:             heading(p.accent, HeadingMark),
		H2:             heading(p.accent, HeadingMark),
		H3:             heading("", HeadingMark+HeadingMark),
		Emph:           ansi.StylePrimitive{Italic: italic(t), Color: p.dim.name()},
		Strong:         ansi.StylePrimitive{Bold: yes()},
		Strikethrough:  ansi.StylePrimitive{CrossedOut: yes(), Prefix: "~~", Suffix: "~~"}, // not every terminal strikes words out
		Item:           ansi.StylePrimitive{BlockPrefix: t.Bullet() + ItemMark},
		Enumeration:    ansi.StylePrimitive{BlockPrefix: ". " + ItemMark},
		Link:           ansi.StylePrimitive{Color: p.dim.name()},
		Code:           block(ansi.StylePrimitive{Color: p.via.name()}),
		HorizontalRule: ansi.StylePrimitive{Color: p.frame.name(), Format: "\n" + t.Border.H + t.Border.H + t.Border.H + "\n"},
	}
}

// name is the colour as glamour takes it; nil is the terminal's own.
func (c tint) name() *string {
	if c == "" {
		return nil
	}
	s := string(c)
	return &s
}

func yes() *bool { b := true; return &b }

// italic is off in ASCII mode, where terminals may show it as something else.
func italic(t *Theme) *bool { b := !t.ASCII; return &b }

func number(n uint) *uint { return &n }
