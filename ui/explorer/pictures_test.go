package explorer

import (
	"flag"
	"fmt"
	"html"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"

	"comity/ui/place"
)

// pictures are the screens in the documentation, and the keys that lead to them.
func pictures() map[string][]string {
	return map[string][]string{
		"explorer": {"l", "4", "9", "G"},
		"search":   {"F", "s", "a", "f", "e", "space", "h", "a", "v", "e", "n"},
		"page":     {"h", "6", "G", "enter", "5", "j"},
		"matrix":   {"2!", "s", "s", "s", "s", "S", "S", "S", "1", "2", "j", "8", "l"},
		"map":      {"3!"},
		"timeline": {"4!", "j", "j", "h"},
		"compare":  {"l", "5", "7", "G", "space", "3", "8", "j", "space", "5!"},
		"diff":     {"h", "4", "G", "D"},
	}
}

//go:generate go test . -run "Pictures" -update

var update = flag.Bool("update", false, "draw the pictures anew")

// TestPicturesAreFresh compares the pictures in the documentation with what comity
// shows; go test ./ui/explorer -run Pictures -update makes them again.
func TestPicturesAreFresh(t *testing.T) {
	const w, h = 120, 34
	page, err := os.ReadFile("../../assets/pictures/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, way := range pictures() {
		d := openAt(t, w, h, place.Place{})
		d.press(way...)
		d.toast = ""
		d.compose()
		if !strings.Contains(string(page), "]("+name+".svg)") {
			t.Errorf("the README of the pictures does not show %s", name)
		}
		file := filepath.Join("../../assets/pictures", name+".svg")
		want := picture(d.View().Content, w, h, "comity: "+name)
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(want), 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s is not what comity shows; run: go test ./ui/explorer -run Pictures -update", file)
		}
	}
}

// picture draws a frame as SVG, cell by cell: runs of one style are one text,
// held to the grid.
func picture(frame string, w, h int, title string) string {
	const cw, ch, pad = 8.4, 18.0, 12.0
	screen := vt.NewEmulator(w, h)
	_, _ = screen.WriteString(strings.ReplaceAll(frame, "\n", "\r\n")) // it takes what it is given
	var b strings.Builder
	width, height := float64(w)*cw+2*pad, float64(h)*ch+2*pad
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" role="img" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">`+"\n<title>%s</title>\n"+`<rect width="100%%" height="100%%" rx="8" fill="#16181d"/>`+"\n", width, height, html.EscapeString(title))
	for y := range h {
		for x := 0; x < w; {
			first := screen.CellAt(x, y)
			text, n := "", 0
			for x+n < w {
				c := screen.CellAt(x+n, y)
				if c == nil || !c.Style.Equal(&first.Style) {
					break
				}
				text += c.Content
				n += max(c.Width, 1)
			}
			left, top := pad+float64(x)*cw, pad+float64(y)*ch
			b.WriteString(run(text, &first.Style, left, top, float64(n)*cw, ch))
			x += max(n, 1)
		}
	}
	return b.String() + "</svg>\n"
}

// run is a piece of a line in one style.
func run(text string, s *uv.Style, x, y, w, h float64) string {
	fg, bg := hexOf(s.Fg, "#d7dae0"), hexOf(s.Bg, "")
	if s.Attrs&uv.AttrReverse != 0 {
		fg, bg = "#16181d", fg
	}
	out := ""
	if bg != "" {
		out += fmt.Sprintf(`<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>`+"\n", x, y, w, h, bg)
	}
	if strings.TrimSpace(text) == "" {
		return out
	}
	extra := ""
	if s.Attrs&uv.AttrBold != 0 {
		extra += ` font-weight="bold"`
	}
	if s.Attrs&uv.AttrItalic != 0 {
		extra += ` font-style="italic"`
	}
	if s.Underline != 0 {
		extra += ` text-decoration="underline"`
	}
	return out + fmt.Sprintf(`<text x="%.1f" y="%.1f" textLength="%.1f" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="%s"%s>%s</text>`+"\n", x, y+13.5, w, fg, extra, html.EscapeString(text))
}

// hexOf is a colour for a picture.
func hexOf(c color.Color, otherwise string) string {
	if c == nil {
		return otherwise
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
