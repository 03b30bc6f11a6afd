package theme_test

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"comity/model"
	"comity/ui/theme"
)

// rgb is a colour between 0 and 1, without the gamma of screens.
type rgb [3]float64

func linear(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

func hex(t *testing.T, code string) rgb {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(code, "#"), 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	return rgb{linear(float64(n>>16) / 255), linear(float64(n>>8&255) / 255), linear(float64(n&255) / 255)}
}

// indexed is a colour of the 256; the first sixteen are those of a scheme.
func indexed(t *testing.T, n int, scheme []string) rgb {
	t.Helper()
	switch {
	case n < 16:
		return hex(t, scheme[n])
	case n >= 232:
		v := linear(float64(8+10*(n-232)) / 255)
		return rgb{v, v, v}
	}
	level := func(i int) float64 { return linear([]float64{0, 95, 135, 175, 215, 255}[i] / 255) }
	n -= 16
	return rgb{level(n / 36), level(n / 6 % 6), level(n % 6)}
}

func (c rgb) luminance() float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

// contrast is that of WCAG 2.
func contrast(a, b rgb) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// colours reads the numbers of the foreground and the background out of an
// opening sequence; -1 is the terminal's own.
func colours(t *testing.T, open string) (fg, bg int) {
	t.Helper()
	fg, bg = -1, -1
	parts := strings.Split(strings.TrimSuffix(strings.TrimPrefix(open, "\x1b["), "m"), ";")
	for i := 0; i < len(parts); i++ {
		n, err := strconv.Atoi(parts[i])
		if err != nil && open != "" {
			t.Fatalf("%q is no sequence", open)
		}
		switch {
		case (n == 38 || n == 48) && i+2 < len(parts) && parts[i+1] == "5":
			v, _ := strconv.Atoi(parts[i+2])
			if n == 38 {
				fg = v
			} else {
				bg = v
			}
			i += 2
		case n >= 30 && n <= 37:
			fg = n - 30
		case n >= 90 && n <= 97:
			fg = n - 90 + 8
		case n >= 40 && n <= 47 || n >= 100 || n == 38 || n == 48:
			t.Fatalf("%q has a colour that this test does not know", open)
		}
	}
	return fg, bg
}

// opened are the opening sequences of every ink by name, those of the symbols
// included, and the colours of Glamour's style.
func opened(look *theme.Theme) map[string]string {
	out := map[string]string{}
	inks := reflect.ValueOf(look.Ink)
	for i := range inks.NumField() {
		if ink, ok := inks.Field(i).Interface, inks.Type().Field(i).IsExported(); ok {
			out[inks.Type().Field(i).Name] = ink().(theme.Ink).Open()
		}
	}
	for s := range model.NoMark {
		out["symbol "+look.Glyph(s)+" "+strconv.Itoa(int(s))] = look.Ink.Mark(s).Open()
	}
	var walk func(at string, v reflect.Value)
	walk = func(at string, v reflect.Value) {
		for i := range v.NumField() {
			name, f := v.Type().Field(i).Name, v.Field(i)
			switch {
			case f.Kind() == reflect.Struct:
				walk(at+"."+name, f)
			case f.Kind() == reflect.Pointer && !f.IsNil() && (name == "Color" || name == "BackgroundColor"):
				out["page"+at] += map[string]string{"Color": "\x1b[38;5;", "BackgroundColor": "\x1b[48;5;"}[name] + f.Elem().String() + "m"
			}
		}
	}
	walk("", reflect.ValueOf(look.Markdown()))
	return out
}

// schemes are usual choices of the first sixteen colours: xterm's, and those of
// the consoles of Linux and Windows.
func schemes() [][]string {
	return [][]string{
		strings.Fields("#000000 #cd0000 #00cd00 #cdcd00 #0000ee #cd00cd #00cdcd #e5e5e5 #7f7f7f #ff0000 #00ff00 #ffff00 #5c5cff #ff00ff #00ffff #ffffff"),
		strings.Fields("#000000 #aa0000 #00aa00 #aa5500 #0000aa #aa00aa #00aaaa #aaaaaa #555555 #ff5555 #55ff55 #ffff55 #5555ff #ff55ff #55ffff #ffffff"),
	}
}

// TestContrast holds every ink against the backgrounds that terminals have:
// text has 4.5:1 or better, in high contrast 7:1, and frames 3:1.
func TestContrast(t *testing.T) {
	for _, name := range theme.Names() {
		for _, dark := range []bool{true, false} {
			o := theme.For(name, dark)
			checkContrast(t, name, o, schemes()[0], backgrounds(o.Dark))
			o.Basic = true
			for _, scheme := range schemes() {
				checkContrast(t, name+" in 16", o, scheme, backgrounds(o.Dark)[:1])
			}
		}
	}
}

func backgrounds(dark bool) []string {
	if dark {
		return []string{"#000000", "#1e1e1e", "#262626"}
	}
	return []string{"#ffffff", "#eeeeee"}
}

func checkContrast(t *testing.T, name string, o theme.Options, scheme, backgrounds []string) {
	t.Helper()
	seen := 0
	for role, open := range opened(theme.New(o)) {
		fg, bg := colours(t, open)
		least := 4.5
		switch {
		case role == "Frame" || role == "page.HorizontalRule.StylePrimitive" || role == "page.HorizontalRule":
			least = 3
		case o.Palette == theme.HighContrast && !o.Basic:
			least = 7
		}
		if fg >= 0 {
			seen++
		}
		if bg >= 0 && fg < 0 {
			t.Errorf("%s, dark %v: %s has a background, and leaves what stands on it to the terminal", name, o.Dark, role)
		}
		for _, background := range backgrounds {
			if fg < 0 {
				continue
			}
			on := hex(t, background)
			if bg >= 0 {
				on = indexed(t, bg, scheme)
			}
			if got := contrast(indexed(t, fg, scheme), on); got < least {
				t.Errorf("%s, dark %v: %s, colour %d on %s (%d), has %.2f:1, want %.1f:1", name, o.Dark, role, fg, background, bg, got, least)
			}
		}
	}
	if seen == 0 && !o.Mono && !(o.Basic && o.Palette == theme.HighContrast) {
		t.Errorf("%s: no colour was looked at", name)
	}
}

// lab is a colour where distances are about as large as they look.
func (c rgb) lab() [3]float64 {
	f := func(v float64) float64 {
		if v > 0.008856 {
			return math.Cbrt(v)
		}
		return 7.787*v + 16.0/116
	}
	x := f((0.4124*c[0] + 0.3576*c[1] + 0.1805*c[2]) / 0.95047)
	y := f(0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2])
	z := f((0.0193*c[0] + 0.1192*c[1] + 0.9505*c[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func distance(a, b rgb) float64 {
	x, y := a.lab(), b.lab()
	return math.Sqrt((x[0]-y[0])*(x[0]-y[0]) + (x[1]-y[1])*(x[1]-y[1]) + (x[2]-y[2])*(x[2]-y[2]))
}

// visions are the ways to see, after Machado, Oliveira and Fernandes (2009),
// where a kind of cone is missing.
func visions() map[string][3][3]float64 {
	return map[string][3][3]float64{
		"all cones":    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
		"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
		"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
		"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
	}
}

func (c rgb) seenWith(m [3][3]float64) rgb {
	var out rgb
	for i := range out {
		out[i] = min(max(m[i][0]*c[0]+m[i][1]*c[1]+m[i][2]*c[2], 0), 1)
	}
	return out
}

// TestColourSafe: whatever cone a reader lacks, the marks that mean different
// things look different, and what may stand side by side in a vote or a list is
// lighter or darker too.
func TestColourSafe(t *testing.T) {
	const apart, lighter = 12.0, 8.0
	if worst := closest(t, theme.Options{Palette: theme.ColourSafe, Dark: true}, apart); worst < apart {
		t.Errorf("dark: %.1f apart", worst)
	}
	if worst := closest(t, theme.Options{Palette: theme.ColourSafe}, apart); worst < apart {
		t.Errorf("light: %.1f apart", worst)
	}
	if worst := closest(t, theme.Options{Dark: true}, 0); worst >= apart {
		t.Errorf("the usual colours are %.1f apart: the theme for colour vision is not needed, or this test sees nothing", worst)
	}
	for _, dark := range []bool{true, false} {
		look := theme.New(theme.Options{Palette: theme.ColourSafe, Dark: dark})
		acts := []model.Act{model.Yes, model.No, model.Abstain, model.Unknown}
		for i, a := range acts {
			for _, b := range acts[:i] {
				x, y := mark(t, look, a.Mark()).lab()[0], mark(t, look, b.Mark()).lab()[0]
				if math.Abs(x-y) < lighter {
					t.Errorf("dark %v: %s and %s are as light as each other: %.0f, %.0f", dark, a.Word(), b.Word(), x, y)
				}
			}
		}
	}
}

func mark(t *testing.T, look *theme.Theme, s model.Mark) rgb {
	t.Helper()
	fg, _ := colours(t, look.Ink.Mark(s).Open())
	return indexed(t, fg, schemes()[0])
}

// closest is how far apart the two marks are that look most alike.
func closest(t *testing.T, o theme.Options, say float64) float64 {
	t.Helper()
	look, worst := theme.New(o), math.Inf(1)
	marks := []model.Act{model.Listed, model.Signatory, model.Expert, model.No, model.Abstain, model.Via, model.Unknown, model.NotListed}
	for vision, m := range visions() {
		for i, a := range marks {
			for _, b := range marks[:i] {
				d := distance(mark(t, look, a.Mark()).seenWith(m), mark(t, look, b.Mark()).seenWith(m))
				if d < say {
					t.Errorf("dark %v: with %s, %s and %s are %.1f apart", o.Dark, vision, a.Word(), b.Word(), d)
				}
				worst = min(worst, d)
			}
		}
	}
	return worst
}

// TestActsAreToldApart: in every palette no two kinds of act have nearly the same colour,
// and the answers of a vote are far apart from each other and from headings.
func TestActsAreToldApart(t *testing.T) {
	const kinds, votes, words = 15.0, 29.0, 19.0
	answers := []model.Act{model.Yes, model.No, model.Abstain, model.Absent}
	all := append(answers, model.Signatory, model.Expert, model.Via, model.Unknown)
	for _, name := range theme.Names() {
		for _, dark := range []bool{true, false} {
			o := theme.For(name, dark)
			if o.Mono {
				continue
			}
			look := theme.New(o)
			for i, a := range all {
				for j, b := range all[:i] {
					least := kinds
					if i < len(answers) && j < len(answers) {
						least = votes
					}
					if d := distance(mark(t, look, a.Mark()), mark(t, look, b.Mark())); d < least {
						t.Errorf("%s, dark %v: %s and %s are %.1f apart, want %.0f", name, o.Dark, a.Word(), b.Word(), d, least)
					}
				}
			}
			head, _ := colours(t, look.Ink.Heading.Open())
			for _, a := range answers[:3] {
				if d := distance(mark(t, look, a.Mark()), indexed(t, head, schemes()[0])); d < words {
					t.Errorf("%s, dark %v: %s and headings are %.1f apart", name, o.Dark, a.Word(), d)
				}
			}
			o.Basic = true
			look = theme.New(o)
			yes, no, abstain := look.Ink.Mark(model.Yes.Mark()), look.Ink.Mark(model.No.Mark()), look.Ink.Mark(model.Abstain.Mark())
			if (yes == no || no == abstain || abstain == yes) && yes.Open()+no.Open() != "" {
				t.Errorf("%s in 16 colours, dark %v: two answers of a vote look alike", name, o.Dark)
			}
		}
	}
}
