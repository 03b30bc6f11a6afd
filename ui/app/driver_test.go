package app

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"comity/assets"
	"comity/model"
	"comity/ui/place"
)

// driver works an explorer as a person would: it presses keys, runs the
// commands they cause, and reads the screen.
type driver struct {
	*App
	t    *testing.T
	lazy bool // leave pages unstyled: rendering them is what takes long
}

func corpus(t testing.TB) *model.Corpus {
	t.Helper()
	c, err := model.Unpack(assets.Packed())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// open starts an explorer of a size at its first screen.
func open(t *testing.T, w, h int) *driver {
	t.Helper()
	return openAt(t, w, h, place.Place{})
}

func openAt(t *testing.T, w, h int, start place.Place) *driver {
	t.Helper()
	d := openLazy(t, w, h, start)
	d.lazy = false
	d.run(d.wantPages())
	return d
}

// openLazy starts an explorer whose pages stay unstyled.
func openLazy(t *testing.T, w, h int, start place.Place) *driver {
	t.Helper()
	return &driver{New(Options{Corpus: corpus(t), Theme: "auto", Width: w, Height: h, Start: start}), t, true}
}

// run carries out a command and everything that follows from it.
func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil || d.lazy {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	case pageMsg:
		d.send(msg)
	}
}

func (d *driver) send(msg tea.Msg) {
	_, cmd := d.Update(msg)
	d.run(cmd)
}

// press sends keys by the names the table uses; "g g" is two keys.
func (d *driver) press(names ...string) {
	for _, name := range names {
		for key := range strings.SplitSeq(name, " ") {
			d.send(keyMsg(key))
		}
	}
}

// keyMsg makes the message a terminal would send for a key.
func keyMsg(name string) tea.KeyPressMsg {
	special := map[string]rune{
		"tab": tea.KeyTab, "enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace,
	}
	key := tea.Key{}
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		key.Mod, name = tea.ModCtrl, rest
	}
	if rest, ok := strings.CutPrefix(name, "shift+"); ok {
		key.Mod, name = tea.ModShift, rest
	}
	switch code, ok := special[name]; {
	case name == "space":
		key.Code, key.Text = ' ', " "
	case ok:
		key.Code = code
	default:
		key.Code = []rune(name)[0]
		if key.Mod == 0 {
			key.Text = name
		}
	}
	return tea.KeyPressMsg(key)
}

// screen is what a person sees, without styles.
func (d *driver) screen() string { return ansi.Strip(d.View().Content) }

// line is one line of the screen.
func (d *driver) line(n int) string { return strings.Split(d.screen(), "\n")[n] }

// sees fails unless the screen holds every text.
func (d *driver) sees(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if !strings.Contains(d.screen(), text) {
			d.t.Fatalf("the screen does not hold %q:\n%s", text, d.screen())
		}
	}
}
