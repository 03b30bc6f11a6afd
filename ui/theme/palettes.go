package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// tint is a colour of the 256, as a number; empty is the terminal's own.
type tint string

func (c tint) color() color.Color {
	if c == "" {
		return lipgloss.NoColor{}
	}
	return lipgloss.Color(string(c))
}

// palette is the roles of colour.
type palette struct {
	accent, onAccent, heading, dim, frame    tint
	cursor, onCursor, idle, onIdle           tint
	joined, member, expert, no, abstain, via tint
	unknown, faint, link, match              tint
	inserted, deleted                        tint
}

// swatch is the palettes of a theme, for dark and light backgrounds, in 256
// colours and in the 16 whose shades the owner of the terminal chose. Text is
// 4.5:1 or better on the backgrounds that terminals have, frames 3:1; the tests
// say which backgrounds those are.
type swatch struct{ dark, light, dark16, light16 palette }

func swatches() map[string]swatch {
	usual := swatch{
		dark: palette{
			accent: "75", onAccent: "16", heading: "180", dim: "248", frame: "243",
			cursor: "24", onCursor: "231", idle: "237", onIdle: "255",
			joined: "114", member: "110", expert: "176", no: "215", abstain: "227", via: "109",
			unknown: "183", faint: "246", link: "110", match: "228", inserted: "114", deleted: "215",
		},
		light: palette{
			accent: "25", onAccent: "231", heading: "16", dim: "240", frame: "244",
			cursor: "153", onCursor: "16", idle: "254", onIdle: "16",
			joined: "22", member: "24", expert: "90", no: "88", abstain: "58", via: "23",
			unknown: "91", faint: "242", link: "25", match: "94", inserted: "22", deleted: "94",
		},
		// Some schemes give the eighth colour that of the background, others
		// make the bright ones too pale for white: those are left out.
		dark16: palette{
			accent: "14", heading: "15", dim: "7", frame: "7",
			joined: "10", member: "14", expert: "13", no: "9", abstain: "11", via: "6",
			unknown: "13", faint: "7", match: "11", inserted: "10", deleted: "11",
		},
		light16: palette{
			accent: "4", heading: "5", frame: "8",
			joined: "4", member: "4", expert: "5", no: "1", abstain: "", via: "4",
			unknown: "5", match: "1", inserted: "4", deleted: "1",
		},
	}
	return map[string]swatch{
		"": usual,
		// Text is 7:1 or better. In 16 colours the terminal's own comes first.
		HighContrast: {
			dark: palette{
				accent: "123", onAccent: "16", heading: "231", dim: "254", frame: "252",
				cursor: "231", onCursor: "16", idle: "238", onIdle: "231",
				joined: "120", member: "159", expert: "219", no: "216", abstain: "227", via: "147",
				unknown: "225", faint: "252", link: "159", match: "227", inserted: "120", deleted: "223",
			},
			light: palette{
				accent: "18", onAccent: "231", heading: "52", dim: "236", frame: "240",
				cursor: "18", onCursor: "231", idle: "253", onIdle: "16",
				joined: "18", member: "20", expert: "53", no: "88", abstain: "16", via: "17",
				unknown: "55", faint: "239", link: "19", match: "88", inserted: "18", deleted: "88",
			},
			dark16: palette{
				accent: "15", heading: "15", joined: "15", member: "15", expert: "15", no: "11", abstain: "14", via: "15",
				unknown: "15", frame: "7", match: "11", inserted: "15", deleted: "11",
			},
			light16: palette{},
		},
		// After Okabe and Ito: blue, orange, yellow, pink and mint for what may be
		// confused, and each as light or dark as no other, so that they can be told
		// apart without red and green, without blue and yellow, and in grey.
		ColourSafe: {
			dark: palette{
				accent: "111", onAccent: "16", heading: "223", dim: "251", frame: "244",
				cursor: "25", onCursor: "231", idle: "237", onIdle: "255",
				joined: "69", member: "85", expert: "204", no: "209", abstain: "226", via: "104",
				unknown: "219", faint: "250", link: "111", match: "226", inserted: "85", deleted: "209",
			},
			light: palette{
				accent: "19", onAccent: "231", heading: "16", dim: "239", frame: "243",
				cursor: "153", onCursor: "16", idle: "254", onIdle: "16",
				joined: "17", member: "23", expert: "90", no: "52", abstain: "58", via: "21",
				unknown: "55", faint: "237", link: "19", match: "52", inserted: "19", deleted: "52",
			},
			dark16: palette{
				accent: "14", heading: "15", dim: "7", frame: "7",
				joined: "14", member: "6", expert: "13", no: "11", abstain: "15", via: "6",
				unknown: "13", faint: "7", match: "11", inserted: "14", deleted: "11",
			},
			light16: palette{
				accent: "4", frame: "8",
				joined: "4", member: "4", expert: "5", no: "1", abstain: "", via: "4", unknown: "5", match: "4",
				inserted: "4", deleted: "5",
			},
		},
	}
}

// paletteFor is the palette of a theme; an unknown name has the usual ones.
func paletteFor(o Options) palette {
	if o.Mono {
		return palette{}
	}
	all := swatches()
	s, ok := all[o.Palette]
	if !ok {
		s = all[""]
	}
	switch {
	case o.Basic && o.Dark:
		return s.dark16
	case o.Basic:
		return s.light16
	case o.Dark:
		return s.dark
	}
	return s.light
}
