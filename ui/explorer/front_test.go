package explorer

import (
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/report"
)

// TestThePaneInFocusTakesTheKeys: at the start the pane that is drawn as in focus is the
// one in which keys move.
func TestThePaneInFocusTakesTheKeys(t *testing.T) {
	d := openAt(t, 140, 44, place.OfStart())
	focus := d.theme.Ink.FrameFocus.Render(d.theme.Border.TopLeft + d.theme.Border.H)
	drawn := func(p paneID) bool { return strings.HasPrefix(d.pane(p, d.layout.panes[p])[0], focus) }
	if !drawn(d.panes.focus) || d.panes.focus == reader || drawn(reader) {
		t.Errorf("keys move in pane %d, which is drawn so: %v; the page: %v", d.panes.focus, drawn(d.panes.focus), drawn(reader))
	}
}

// TestTheFrontDoor shows what a first visitor sees without a key: what this is, the
// questions with their keys, how to ask, and the briefings.
func TestTheFrontDoor(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {100, 30}, {119, 40}, {120, 40}, {140, 44}, {200, 60}} {
		d := openAt(t, size[0], size[1], place.OfStart())
		d.sees("Start here", "What 195 States signed", "f Who is on record for norm f?", "D Crosswalk: UN norms and G7 points", "Ask with :", "Briefings", "Statements")
	}
	for _, size := range [][2]int{{80, 24}, {140, 44}} {
		d := openAt(t, size[0], size[1], place.OfStart())
		for _, whole := range []bool{false, true} {
			if whole { // where the keys of the questions work too
				d.press("i")
				d.goTo(place.OfStart())
				d.settle()
				d.run(d.wantPages())
				d.compose()
			}
			if number := regexp.MustCompile(`\[\d+\]`).FindString(d.screen()); number != "" || d.reading.whole != whole {
				t.Errorf("beside the keys of the questions there is the number %q:\n%s", number, d.screen())
			}
		}
		d.press("o")
		d.sees("press the letter before a question")
		d.press("f")
		if got := d.where().String(); !strings.HasPrefix(got, "map?norm=f") {
			t.Errorf("f on the whole page leads to %s", got)
		}
	}
	small := openAt(t, 40, 12, place.OfStart())
	small.sees("What 195 States signed", ": asks")
	small.press("G")
	small.sees("Briefings")
}

// TestEveryQuestionOfTheFrontDoor runs each with its key, on another screen each; one
// step back is the front door again, and any move shows a row.
func TestEveryQuestionOfTheFrontDoor(t *testing.T) {
	seen := map[place.Kind]bool{}
	for i, action := range startActions() {
		d := openAt(t, 140, 44, place.OfStart())
		key := d.keyFor(keys.Start, action, "%s")
		d.press(key)
		v := d.where()
		if seen[v.Kind] || place.ParamNames(v.Kind) == nil || v.Fault() != nil {
			t.Errorf("%s leads to %s", report.Questions()[i].Words, v)
		}
		seen[v.Kind] = true
		d.press("esc")
		d.sees("Start here", "What 195 States signed")
		if got := d.where().String(); got != "page/start" {
			t.Errorf("back from %s is %s", v, got)
		}
	}
	for _, key := range []string{"j", "space", "l", "enter"} {
		d := openAt(t, 140, 44, place.OfStart())
		d.press(key)
		if d.front() || strings.Contains(d.screen(), "What 195 States signed") {
			t.Errorf("%s leaves the front door on the screen", key)
		}
		d.press("f")
		if d.where().Kind == place.Map {
			t.Errorf("f asks a question of the front door away from it")
		}
	}
}

// TestTheFrontDoorTellsWhoPresents says on a server whether somebody is presenting.
func TestTheFrontDoorTellsWhoPresents(t *testing.T) {
	for want, now := range map[string]func() (string, bool){
		"Nobody is presenting":               func() (string, bool) { return "", false },
		"Being presented now: Norms at work": func() (string, bool) { return "Norms at work", true },
		"is being presented now: ssh":        func() (string, bool) { return "", true },
	} {
		d := lazily(t, Options{Theme: "auto", Width: 100, Height: 30, Start: place.View{Place: place.OfStart()}, Live: LiveBriefing{Now: now}})
		d.sees(want)
	}
}

// TestTheScreensAreNamed shows on every screen which it is and how to get to the
// others; a click on a name goes there.
func TestTheScreensAreNamed(t *testing.T) {
	d := open(t, 100, 30)
	d.press("M") // the mouse
	for _, name := range []string{"2 Matrix", "3 Map", "4 Timeline", "5 Compare", "1 Explore"} {
		x := strings.Index(d.line(0), name)
		if x < 0 {
			t.Fatalf("%q does not name %s", d.line(0), name)
		}
		d.send(tea.MouseClickMsg{X: x + 1, Y: 0, Button: tea.MouseLeft})
		if !strings.Contains(d.line(0), "["+name+"]") {
			t.Errorf("after a click on %s: %q", name, d.line(0))
		}
	}
	small := open(t, 40, 12)
	small.press("3")
	small.moment()
	if line := small.line(0); !strings.Contains(line, "[3 Map] 1–6") {
		t.Errorf("at 40×12: %q", line)
	}
}

// TestStartHereIsKeptThroughEverySize: a window that was made smaller, or too small for
// anything, shows the page Start here still, and so does the one that was made larger again.
func TestStartHereIsKeptThroughEverySize(t *testing.T) {
	d := openAt(t, 140, 44, place.OfStart())
	for _, size := range [][2]int{{1, 1}, {140, 44}, {40, 12}, {19, 7}, {20, 8}, {200, 60}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		if size[0] >= 20 {
			d.sees("Start here")
		}
	}
	d.sees("Who is on record for norm f?")
}
