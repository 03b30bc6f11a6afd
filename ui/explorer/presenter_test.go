package explorer

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"comity/ui/place"
	"comity/ui/screen/briefingscreen"
	"comity/ui/uitest"
)

// The presenter view has the slide, the next, the notes and the clock.
func TestPresenterView(t *testing.T) {
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	v, err := place.ParseView(uitest.Corpus(t), "brief/talk?show=presenter")
	if err != nil {
		t.Fatal(err)
	}
	d := lazily(t, Options{Theme: "auto", Width: 120, Height: 40, Start: v, Now: func() time.Time { return now }})
	d.sees("Slide 1 of 4", "Next: Two live blocks", "Somebody said harbour", "Notes", "Say hello.", "0:00 of 4:00 · not started")
	checkFrame(t, d, 120, 40)
	if d.ticks != 0 {
		t.Error("the clock ticks before it goes")
	}
	tick := func(by time.Duration) {
		t.Helper()
		now = now.Add(by)
		if d.ticks != 1 {
			t.Fatalf("%d ticks are on their way", d.ticks)
		}
		d.ticks = 0
		d.press("space", "left") // keys bring no second tick
		d.send(briefTick())
	}
	d.press("space")
	tick(90 * time.Second)
	d.sees("1:30 of 4:00 · on time")
	tick(2 * time.Minute)
	d.sees("3:30 of 4:00 · 2 min behind")
	tick(2 * time.Minute)
	d.sees("5:30 of 4:00 · 2 min over")
	d.press("s")
	d.sees("5:30 of 4:00 · stopped")
	d.press("r")
	d.sees("0:00 of 4:00 · not started")
	d.press("s", "3 G")
	d.sees("0:00 of 4:00 · 2 min ahead", "Notes 1 to 34 of 60 lines", "step 1 of 3")
	d.press("J")
	d.sees("Notes 18 to 51 of 60 lines")
	d.press("b")
	d.sees("step 1 of 3 · blank", "line of the notes")
	d.press("b", "p")
	d.isAt("brief/talk?slide=3")
	d.ticks = 0
	d.send(briefTick())
	if d.ticks != 0 {
		t.Error("the clock ticks where it is not seen")
	}
	for _, size := range [][2]int{{20, 8}, {40, 12}, {62, 10}, {80, 24}, {200, 60}} {
		d := openText(t, size[0], size[1], "brief/talk?slide=3&show=presenter")
		checkFrame(t, d, size[0], size[1])
		d.sees("line of the")
	}
}

// The last slide has nothing after it.
func TestPresenterViewAtTheEnd(t *testing.T) {
	d := openText(t, 100, 30, "brief/talk?slide=4&show=presenter")
	d.sees("Next: the end", "no notes on this slide")
}

// A screen that was blanked stays so when the file is saved.
func TestReloadBehindABlankScreen(t *testing.T) {
	var told PresenterState
	for _, at := range []string{"brief/talk?slide=3", "brief/talk?slide=3&show=presenter"} {
		d := openText(t, 80, 24, at)
		d.briefing.live.Tell = func(t PresenterState) { told = t }
		d.press("b")
		d.send(reloadedMsg{Deck: talk(t, strings.Replace(talkText, "two\n", "zwei\n", 1))})
		if d.isAt("brief/talk?slide=3&step=2" + strings.TrimPrefix(at, "brief/talk?slide=3")); !told.Blank {
			t.Errorf("%s: others see the slide:\n%s", at, d.screen())
		}
	}
}

// A saved file is shown at the first slide that is another one; one with faults
// is not shown, and what is wrong with it stands on the last line.
func TestReload(t *testing.T) {
	d := openText(t, 80, 24, "brief/talk")
	d.send(reloadedMsg{Deck: talk(t, strings.Replace(talkText, "two\n", "zwei\n", 1))})
	d.isAt("brief/talk?slide=3&step=2")
	d.sees("zwei")
	d.send(reloadedMsg{Fault: "talk.md:12: it is\x1b[2J broken"})
	d.sees("zwei")
	if !strings.HasPrefix(d.line(23), " talk.md:12: it is") || strings.Contains(d.View().Content, "\x1b[2J") {
		t.Fatalf("the last line is %q", d.line(23))
	}
	d.press("space")
	d.isAt("brief/talk?slide=4")
	d.sees("talk.md:12")
	d.send(reloadedMsg{Deck: talk(t, strings.Replace(talkText, "\n\n---\n\n## The end\n\nno harbor here\n", "\n", 1))})
	d.isAt("brief/talk?slide=3&step=2")
	if strings.Contains(d.screen(), "talk.md") {
		t.Error("what was wrong is still said")
	}
	d.press("g g", ":", "e", "s", "t", "o", "n", "i", "a", "enter")
	d.send(reloadedMsg{Deck: talk(t, talkText)})
	if d.slideAt() != "" {
		t.Error("somebody who looks elsewhere was moved")
	}
	d.press("esc")
	d.isAt("brief/talk")
	d.press("G")
	d.isAt("brief/talk?slide=4")
}

// Whoever follows is told each place once, and never that the presenter looks at
// the notes.
func TestTellAndHear(t *testing.T) {
	var told []PresenterState
	d := lazily(t, Options{Theme: "auto", Width: 80, Height: 24, Live: LiveBriefing{Tell: func(n PresenterState) { told = append(told, n) }}})
	d.press("6!", "p", "space", "space", "b", "b", "enter")
	var views []string
	for _, n := range told {
		blank := ""
		if n.Blank {
			blank = " blank"
		}
		if view := n.View + blank; len(views) == 0 || views[len(views)-1] != view {
			views = append(views, view)
		}
	}
	want := "brief/talk|brief/talk?slide=2|brief/talk?slide=2&step=1|brief/talk?slide=2&step=1 blank|brief/talk?slide=2&step=1|norm/f?view=page"
	if got := strings.Join(views[len(views)-6:], "|"); got != want {
		t.Fatalf("told are\n%s and not\n%s", got, want)
	}
	other := openText(t, 100, 30, "brief/talk?show=presenter")
	for _, n := range told {
		other.send(heardMsg(n))
	}
	other.isAt("brief/talk?slide=2&step=1&show=presenter")
	other.sees("the presenter is at norm/f")
}

func briefTick() tea.Msg { return briefingscreen.TickMsg{} }
