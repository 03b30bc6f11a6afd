package explorer

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"comity/assets"
	"comity/model"
	"comity/model/ask"
	"comity/model/brief"
	"comity/model/search"
	"comity/ui/place"
	"comity/ui/screen/briefingscreen"
	"comity/ui/settings"
	"comity/ui/uitest"
)

// driver works an explorer as a person would: it presses keys, runs the
// commands they cause, and reads the screen.
type driver struct {
	*Explorer
	digit digitMsg // what would come a moment after a digit
	fades fadeMsg  // what would come when a word has stood long enough
	ticks int      // seconds of the presenter's clock that are waited for
	t     *testing.T
	lazy  bool // leave pages unstyled: rendering them is what takes long
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
	clear(d.reading.pages.asked)
	d.run(d.wantPages())
	return d
}

// openLazy starts an explorer whose pages stay unstyled.
func openLazy(t *testing.T, w, h int, start place.Place) *driver {
	t.Helper()
	return openView(t, w, h, place.View{Place: start})
}

// openView starts an explorer at a view, whose pages stay unstyled.
func openView(t *testing.T, w, h int, start place.View) *driver {
	t.Helper()
	return lazily(t, Options{Theme: "auto", Width: w, Height: h, Start: start, Bookmarks: &memory{}, Export: &files{written: map[string]string{}}, Today: model.Date{Year: 2026, Month: 11, Day: 22}})
}

// lazily starts an explorer whose pages stay unstyled.
func lazily(t *testing.T, o Options) *driver {
	t.Helper()
	o.Corpus = uitest.Corpus(t)
	if o.Briefs == nil {
		o.Briefs = brief.LibraryOf(talk(t, talkText))
	}
	if o.Now == nil {
		o.Now = func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }
	}
	a := New(o)
	for i := range maxRenders { // as if so many were being rendered already
		a.reading.pages.asked[pageKey{width: -i - 1}] = true
	}
	a.search.index, a.search.reader = indexed()
	d := &driver{Explorer: a, t: t, lazy: true}
	a.later = func(_ time.Duration, msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }
	return d
}

// indexed makes the search index and the reader of questions once for all tests:
// nothing changes them.
var indexed = sync.OnceValues(func() (*search.Index, *ask.Reader) {
	c, err := model.Unpack(assets.Packed())
	if err != nil {
		panic(err)
	}
	index := search.New(c)
	return index, ask.New(c, func() *search.Index { return index })
})

// files takes exports in as long as a test runs.
type files struct{ written map[string]string }

func (f *files) Folder() string                { return "~/work" }
func (f *files) Formats(k place.Kind) []string { return []string{"md", "json"} }

func (f *files) Render(v place.View, format string) ([]byte, error) {
	return []byte(format + " of " + v.String()), nil
}

func (f *files) Write(path string, data []byte, replace bool) error {
	if _, there := f.written[path]; there && !replace {
		return fs.ErrExist
	}
	if strings.HasPrefix(path, "/full/") {
		return errors.New("the disk is full\x1b[2J")
	}
	f.written[path] = string(data)
	return nil
}

// memory keeps bookmarks as long as a test runs.
type memory struct{ list []settings.Bookmark }

func (m *memory) List() ([]settings.Bookmark, error) { return slices.Clone(m.list), nil }

func (m *memory) Add(place, title string) error {
	m.list = append(m.list, settings.Bookmark{Place: place, Title: title})
	return nil
}

func (m *memory) Remove(place string) error {
	m.list = slices.DeleteFunc(m.list, func(b settings.Bookmark) bool { return b.Place == place })
	return nil
}

// run carries out a command and everything that follows from it.
func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	case digitMsg:
		d.digit = msg
	case fadeMsg:
		d.fades = msg
	case briefingscreen.TickMsg:
		d.ticks++
	case nil, tea.QuitMsg:
	default:
		d.send(msg)
	}
}

func (d *driver) send(msg tea.Msg) {
	_, cmd := d.Update(msg)
	d.run(cmd)
}

// moment lets so much time go by that a digit was typed alone.
func (d *driver) moment() { d.send(d.digit) }

// press sends keys by the names the table uses; "g g" is two keys, and "2!" a
// digit typed alone.
func (d *driver) press(names ...string) {
	for _, name := range names {
		if digit, alone := strings.CutSuffix(name, "!"); alone && digit != "" {
			d.send(keyMsg(digit))
			d.moment()
			continue
		}
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
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
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

// over reports whether a layer of a type is open.
func over[T layer](d *driver) bool {
	_, is := layerOf[T](d.Explorer)
	return is
}

// box is the box that is open, or nil.
func (d *driver) box() *box {
	b, _ := layerOf[*box](d.Explorer)
	return b
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
