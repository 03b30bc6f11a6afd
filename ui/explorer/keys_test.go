package explorer

import (
	"fmt"
	"regexp"
	"slices"
	"testing"

	"comity/ui/broadcast"
	"comity/ui/keys"
	"comity/ui/place"
)

// setups leads to each scope, in a state in which every key of it can do
// something: there is a row above and below, a page longer than its pane, a
// view before and after.
func setups() map[keys.Scope][]string {
	return map[keys.Scope][]string{
		keys.Panes:    {"l", "2", "0", "G", "h", "h", "l", "9", "G"},
		keys.Reader:   {"tab", "tab", "3", "0", "G"},
		keys.Page:     {"enter", "3", "0", "G", "tab", "tab"},
		keys.Linking:  {"o", "1"},
		keys.Typing:   {"/", "g", "g", "e", "down", "down"},
		keys.Matrix:   {"2!", "9", "j", "9", "l"},
		keys.Compare:  {"l", "space", "j", "space", "5!", "tab", "9", "j"},
		keys.Map:      {"3!", "j", "l", "j"},
		keys.Timeline: {"4!", "j", "h", "h"},
		keys.Box:      {"6!", "i", "down", "down"},
		keys.Search:   {"F", "n", "o", "r", "w", "a", "down"},
		keys.Answer:   {":", "n", "a", "t", "o", "enter", "9", "j"},
		keys.Shelf:    {"m", "'"},
		keys.Asked:    {"V"},
		keys.Jumping:  {"w"},
		keys.Briefing: {"6!", "2", "G", "tab", "space"},

		keys.Presenter: {"6!", "3", "G", "space", "p", "J"},

		keys.Confirming: {"e", "enter", "e", "enter"},
		keys.Copying:    {"y", "tab", "9", "j"},
		keys.Help:       {"?", "9", "j"},
	}
}

// state is everything a key may change, as one comparable value.
func (d *driver) state() string {
	at := d.snapshot()
	return fmt.Sprint(at.lists, at.over, at.depth, at.home, d.layersState(), d.look, d.terminal.mouse, d.history.at, d.theme.Dark, d.where(), d.toast, d.storage.kept, d.slideState())
}

// layersState is what a key may change of the layers over the screen.
func (d *driver) layersState() string {
	out := ""
	for _, l := range d.layers[1:] {
		out += " " + string(l.scope(d.Explorer))
		switch l := l.(type) {
		case *box:
			out += fmt.Sprint(l.title(), l.input.Value(), l.cursor, len(l.rows))
		case *help:
			out += fmt.Sprint(l.top)
		case *linking:
			out += l.digits
		case *copying:
			out += fmt.Sprint(*l)
		case interface{ value() string }:
			out += l.value()
		}
	}
	return out
}

func (l *lineInput) value() string { return l.input.Value() }

// slideState is what a key may change of a slide besides its place.
func (d *driver) slideState() string {
	s, ok := d.slides()
	if !ok {
		return ""
	}
	_, clock := s.Title()
	return fmt.Sprint(s.Blank(), clock, d.screen())
}

// TestEveryKeyOfTheTableWorks presses every key in its context and sees the
// state change.
func TestEveryKeyOfTheTableWorks(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	for _, b := range keys.Table() {
		if b.Scope == keys.Survey || b.Scope == keys.Answering { // a screen of its own, whose tests press them
			continue
		}
		scopes := []keys.Scope{b.Scope}
		if b.Scope == keys.Anywhere {
			scopes = []keys.Scope{keys.Panes, keys.Reader, keys.Page, keys.Matrix, keys.Map, keys.Timeline, keys.Compare, keys.Answer, keys.Briefing, keys.Help}
		}
		for _, scope := range scopes {
			for _, key := range b.Keys {
				if action, ok := keys.For(keys.Table(), scope, key); !ok || action != b.Action {
					if b.Scope == keys.Anywhere {
						continue // the scope binds this key itself, or does not let it through
					}
					t.Fatalf("%s in %s does %q, not %s", key, scope, action, b.Action)
				}
				t.Run(string(scope)+"/"+key, func(t *testing.T) { pressOne(t, scope, b.Action, key) })
			}
		}
	}
}

// asked is a presenter of whom two questions are asked.
func asked(t *testing.T, w, h int) *driver {
	t.Helper()
	hall := newHall(t, true)
	for _, text := range []string{"What is norm f?", "And norm g?"} {
		if err := hall.room.Join("there").Ask(text); err != nil {
			t.Fatal(err)
		}
	}
	d := lazily(t, Options{Theme: "auto", Width: w, Height: h, Present: chairOf{hall.chair}})
	d.lookAround()
	return d
}

func pressOne(t *testing.T, scope keys.Scope, action keys.Action, key string) {
	d := openLazy(t, 120, 40, place.Place{})
	if action == keys.Rejoin || action == keys.Questions {
		h := newHall(t, true)
		h.chair.Publish(broadcast.State{View: d.where().String()})
		d = lazily(t, Options{Theme: "auto", Width: 120, Height: 40, Follow: seatOf{h.room.Join("here"), h}})
	}
	if scope == keys.Start {
		d = openLazy(t, 120, 40, place.OfStart())
	}
	if scope == keys.Asked {
		d = asked(t, 120, 40)
	}
	d.press(setups()[scope]...)
	switch {
	case action == keys.PrevMarked || action == keys.NextMarked:
		d = openLazy(t, 120, 40, place.Place{})
		d.press("l", "2", "0", "G")
	case scope == keys.Briefing && (action == keys.NextMatch || action == keys.PrevMatch):
		d.press("/", "h", "a", "r", "enter")
	case action == keys.HistoryOn && scope == keys.Briefing:
		d.press("enter", "esc")
	case action == keys.NextMatch || action == keys.PrevMatch:
		d.press("/", "a", "enter")
	case action == keys.Unhide:
		d.press("x")
	case scope == keys.Matrix && action == keys.ReaderDown:
		d.press("tab")
	case scope == keys.Matrix && action == keys.ReaderUp:
		d.press("tab", "J")
	case action == keys.ReaderUp:
		d.press("J")
	case action == keys.HistoryOn && (scope == keys.Reader || scope == keys.Page):
		d.press("l", "[")
	case action == keys.HistoryOn && scope == keys.Matrix:
		d.press("s", "[")
	case action == keys.HistoryOn && scope == keys.Map:
		d.press("n", "[")
	case action == keys.HistoryOn && scope == keys.Compare:
		d.press("E", "U", "S", "A", "backspace", "backspace", "backspace", ",", "U", "S", "A", "enter", "[")
	case action == keys.HistoryOn && scope == keys.Answer:
		d.press("E", "a", "enter", "[")
	case action == keys.HistoryOn && scope == keys.Timeline:
		d.press("+", "[")
	case action == keys.HistoryOn:
		d.press("[")
	}
	if here := d.scope(); here != scope && (scope != keys.Start || !d.front()) {
		t.Fatalf("the set-up leads to %s:\n%s", d.scope(), d.screen())
	}
	if action == keys.Quit {
		_, cmd := d.Update(keyMsg(key))
		if cmd == nil {
			t.Fatal("nothing happens")
		}
		return
	}
	before := d.state()
	d.press(key)
	d.moment()
	if d.state() == before {
		t.Fatalf("%s does nothing:\n%s", key, d.screen())
	}
}

// TestNoKeyStandsTwiceInAFooter reads the footer of each scope in a window with
// room for all of it: every key there does what its word says.
func TestNoKeyStandsTwiceInAFooter(t *testing.T) {
	for scope, way := range setups() {
		d := openLazy(t, 300, 50, place.Place{})
		if scope == keys.Asked {
			d = asked(t, 300, 50)
		}
		d.press(way...)
		hints := regexp.MustCompile(regexp.QuoteMeta(d.theme.Ink.Accent.Open())+` (\S+)\x1b\[m`+regexp.QuoteMeta(d.theme.Ink.Dim.Open())+` (.+?) \x1b\[m`).
			FindAllStringSubmatch(d.View().Content, -1)
		if len(hints) == 0 && scope != keys.Linking && scope != keys.Confirming && scope != keys.Briefing { // which ask for something instead, or have no footer
			t.Errorf("%s: no key stands in %q", scope, d.line(49))
		}
		seen := map[string]bool{}
		for _, hint := range hints {
			key, word := hint[1], hint[2]
			if seen[key] {
				t.Errorf("%s: %s stands twice in %q", scope, key, d.line(49))
			}
			seen[key] = true
			action, _ := keys.For(keys.Table(), scope, key)
			if !slices.ContainsFunc(keys.Table(), func(b keys.Binding) bool { return b.Keys[0] == key && b.Short == word && b.Action == action }) {
				t.Errorf("%s: %s does not %s, but %s", scope, key, word, action)
			}
		}
	}
}
