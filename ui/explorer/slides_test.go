package explorer

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"comity/assets"
	briefing "comity/model/brief"
	"comity/ui/briefings"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/screen/briefingscreen"
)

// talkText is a briefing with all that there can be on a slide.
const talkText = `---
title: A talk
classification: UNCLASSIFIED
length: 4m
---

# Begin here

<!-- Say hello. -->

---

## Two live blocks

Somebody said harbour.

` + "```comity\nnorm/f\nThe norm\n```\n\n```comity\ncountry/EST\n```" + `

<!-- pause -->

And more.

---

## Steps

one

<!-- pause -->

two

<!-- pause -->

the harbour again

<!--
` + "line of the notes\n" + `-->

---

## The end

no harbor here
`

func talk(t testing.TB, text string) *briefing.Deck {
	t.Helper()
	text = strings.Replace(text, "line of the notes\n", strings.Repeat("line of the notes\n", 60), 1)
	d, faults := briefing.Parse("talk", []byte(text))
	if d == nil || len(faults) > 0 {
		t.Fatal(faults)
	}
	return d
}

// isAt fails unless the explorer is at a place.
func (d *driver) isAt(want string) {
	d.t.Helper()
	if got := d.where().String(); got != want {
		d.t.Fatalf("it is %s, not %s:\n%s", got, want, d.screen())
	}
}

// A slide has the whole window, step by step, and counts as the lists do.
func TestSlidesStepByStep(t *testing.T) {
	d := openText(t, 80, 24, "brief/talk")
	d.sees("UNCLASSIFIED", "1/4")
	if strings.Contains(d.screen(), "help") || strings.Contains(d.screen(), "comity") {
		t.Fatalf("something of the explorer is around the slide:\n%s", d.screen())
	}
	for _, move := range []struct{ key, at string }{
		{"space", "brief/talk?slide=2"}, {"right", "brief/talk?slide=2&step=1"}, {"j", "brief/talk?slide=3"},
		{"left", "brief/talk?slide=2&step=1"}, {"backspace", "brief/talk?slide=2"}, {"k", "brief/talk"},
		{"up", "brief/talk"}, {"5 l", "brief/talk?slide=3&step=2"}, {"G", "brief/talk?slide=4"}, {"down", "brief/talk?slide=4"},
		{"2 G", "brief/talk?slide=2"}, {"9 9 G", "brief/talk?slide=4"}, {"g g", "brief/talk"}, {"pgdown", "brief/talk?slide=2"},
	} {
		d.press(move.key)
		d.isAt(move.at)
		checkFrame(t, d, 80, 24)
	}
	d.press("esc")
	d.isAt("brief/talk?slide=2") // where it began
	d.press("?")
	if !strings.Contains(d.line(2), "In a briefing") {
		t.Errorf("the help begins with %q", d.line(2))
	}
}

// What is said about a key stands on the last line for a while, and what is
// typed until it is entered.
func TestTheLastLineOfASlide(t *testing.T) {
	d := openText(t, 80, 24, "brief/talk")
	last := d.line(23)
	d.press("k")
	if !strings.HasPrefix(d.line(23), " this is the first slide ") {
		t.Fatalf("it says %q", d.line(23))
	}
	d.send(d.fades)
	if d.line(23) != last {
		t.Fatalf("the word has not gone: %q", d.line(23))
	}
	d.press("k")
	stale := d.fades
	d.press("k")
	d.send(stale)
	if d.line(23) == last {
		t.Error("a later word went with an earlier one")
	}
	d.press("1", "2")
	if strings.TrimSpace(d.line(23)) != "12" {
		t.Errorf("what was typed of a count is %q", d.line(23))
	}
	d.press("g g", "/", "h", "a", "r")
	if strings.TrimSpace(d.line(23)) != "find har" || d.View().Cursor == nil || d.View().Cursor.Y != 23 {
		t.Errorf("while typing: %q, %+v", d.line(23), d.View().Cursor)
	}
	d.press("esc")
	d.isAt("brief/talk")
}

// Words are found in slides at the step at which they come, around the end.
func TestFindInSlides(t *testing.T) {
	d := openText(t, 80, 24, "brief/talk")
	d.press("n")
	d.sees("nothing to search for yet")
	d.press("/", "H", "a", "r", "b", "o", "u", "r", "enter")
	d.isAt("brief/talk?slide=2")
	d.press("n")
	d.isAt("brief/talk?slide=3&step=2")
	d.sees("the harbour again")
	d.press("n")
	d.isAt("brief/talk?slide=2")
	d.sees("continued from the first slide")
	d.press("N")
	d.isAt("brief/talk?slide=3&step=2")
	d.sees("continued from the last slide")
	d.press("/", "x", "y", "z", "z", "enter")
	d.sees("on no slide: xyzz")
}

// The slides can be chosen by title or number, without leaving the slide first.
func TestSlideIndex(t *testing.T) {
	d := openText(t, 80, 24, "brief/talk?slide=2")
	d.press("i")
	d.sees("Begin here", "Two live blocks", "The end", "briefing: A talk")
	if d.box.cursor != 1 {
		t.Errorf("the cursor is on row %d, not on the slide at hand", d.box.cursor)
	}
	d.press("s", "t", "e", "p", "enter")
	d.isAt("brief/talk?slide=3")
	d.press("i", "4", "enter")
	d.isAt("brief/talk?slide=4")
	d.press("i", "x", "x")
	d.sees("no slide has these words")
	d.press("esc")
	d.isAt("brief/talk?slide=4")
}

// A blank screen shows nothing at all, and any key ends that and does no more.
func TestBlank(t *testing.T) {
	d := openText(t, 80, 24, "brief/talk")
	for _, key := range []string{"space", "q", "b", "esc", "2", ":"} {
		d.press("b")
		if strings.TrimSpace(d.screen()) != "" {
			t.Fatalf("it is not blank:\n%s", d.screen())
		}
		d.press(key)
		d.sees("1/4")
		d.isAt("brief/talk")
	}
	d.press(".")
	if _, cmd := d.Update(keyMsg("ctrl+c")); cmd == nil {
		t.Error("ctrl+c does not quit from a blank screen")
	}
}

// From a live block one steps into the explorer, wanders as deep as one likes,
// and one key comes back to the slide and the step.
func TestStepIntoALiveBlockAndBack(t *testing.T) {
	for _, width := range []int{80, 120, 200} {
		d := openText(t, width, 40, "brief/talk?slide=2&step=1")
		before := d.screen()
		d.press("enter")
		d.isAt("norm/f?view=page")
		if !strings.Contains(d.line(39), "esc back to slide 2") {
			t.Errorf("the footer does not say the way back: %q", d.line(39))
		}
		d.press("esc")
		d.isAt("brief/talk?slide=2&step=1")
		for _, way := range [][]string{
			{"enter", "tab", "enter", "tab", "enter"}, {"enter", "1!", "l", "j", "space", "/", "a", "enter", "2!", "enter", "j"},
			{"enter", "F", "h", "a", "c", "k", "enter", "enter", "[", "[", "]"}, {"3!", "enter", "4!", "a"}, {":", "p", "a", "g", "e", "/", "p", "i", "l", "l", "a", "r", "s", "enter"},
		} {
			d.press(way...)
			if d.slideAt() != "" {
				t.Fatalf("after %v it is at %s", way, d.where())
			}
			if !strings.Contains(d.line(39), "esc back to slide 2") {
				t.Errorf("%v: the footer does not say the way back: %q", way, d.line(39))
			}
			d.press("esc")
			d.isAt("brief/talk?slide=2&step=1")
			if d.screen() != before {
				t.Fatalf("%v: it is another slide\n%s\nthan\n%s", way, d.screen(), before)
			}
		}
		d.press("enter", "?", "esc")
		if d.slideAt() != "" {
			t.Error("to close the help leads back to the slide")
		}
		d.press("6!")
		d.isAt("brief/talk?slide=2&step=1")
	}
}

// The blocks are chosen in turn, or counted; where there is none it says so.
func TestChooseALiveBlock(t *testing.T) {
	d := openText(t, 80, 40, "brief/talk?slide=2")
	d.press("tab")
	d.sees("1 of 2: norm/f")
	d.press("tab", "enter")
	d.isAt("country/EST?view=page")
	d.press("esc")
	d.isAt("brief/talk?slide=2&at=2")
	d.press("shift+tab")
	d.isAt("brief/talk?slide=2&at=1")
	d.press("esc")
	d.isAt("brief/talk?slide=2")
	d.press("2 enter")
	d.isAt("country/EST?view=page")
	d.press("esc", "3 enter")
	d.sees("selected: 2")
	d.press("g g", "tab")
	d.sees("no live block on this slide")
	d.press("enter")
	d.sees("no live block on this slide")
}

// From the lists one key opens the briefing, esc leaves it as it was opened, and
// the same key comes back to it after a walk.
func TestBriefingFromTheLists(t *testing.T) {
	d := openText(t, 120, 40, "country/EST?pin=LVA")
	before := d.screen()
	d.press("6!", "space")
	d.isAt("brief/talk?slide=2")
	d.press("esc")
	if d.screen() != before {
		t.Fatalf("it is not as it was:\n%s", d.screen())
	}
	d.press("]")
	d.isAt("brief/talk?slide=2")
	other, faults := briefing.Parse("other", []byte("# Other\n"))
	if other == nil {
		t.Fatal(faults)
	}
	d = openText(t, 120, 40, "country/EST")
	d.talk.Library = briefings.Of(talk(t, talkText), other)
	d.press("6!")
	d.sees("Briefings", "A talk, 4 slides, 4 minutes", "brief/other")
	d.press("o", "t", "h", "enter")
	d.isAt("brief/other")
	d.press("c", "tab")
	d.sees("comity open brief/other")
}

// The words of the slide can be copied as far as they are to be seen, and it can
// be bookmarked by its title.
func TestCopyAndBookmarkASlide(t *testing.T) {
	d := openText(t, 80, 24, "brief/talk?slide=3&step=1")
	d.press("y")
	d.sees("Copied: the slide", "two")
	if text, _ := d.Clip(); strings.Contains(text, "harbour") || strings.Contains(text, "line of the notes") {
		t.Errorf("what is not to be seen is copied: %s", text)
	}
	d.press("esc", "m")
	if kept := d.kept.(*memory).list; len(kept) != 1 || kept[0].Place != "brief/talk?slide=3&step=1" || kept[0].Title != "A talk, slide 3: Steps" {
		t.Errorf("kept are %v", kept)
	}
	d.press("space", "'", "enter")
	d.isAt("brief/talk?slide=3&step=1")
}

// Of a briefing that is not here, nothing is shown and nothing is lost.
func TestUnknownBriefing(t *testing.T) {
	d := openText(t, 120, 40, "country/EST")
	d.press(":")
	for _, r := range "brief/none" {
		d.press(string(r))
	}
	d.press("enter")
	d.isAt("country/EST")
	d.sees(`no briefing is called "none"; nearest: talk`)
	if _, err := place.ParseView(corpus(t), "brief/talk?slide=x"); err == nil {
		t.Error("a slide that is no number is taken")
	}
}

// The presenter view has the slide, the next, the notes and the clock.
func TestPresenterView(t *testing.T) {
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	v, err := place.ParseView(corpus(t), "brief/talk?show=presenter")
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
	d.sees("0:00 of 4:00 · 2 min ahead", "Notes 1 to 35 of 60 lines", "step 1 of 3")
	d.press("J")
	d.sees("Notes 18 to 52 of 60 lines")
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
		d.live.Tell = func(t PresenterState) { told = t }
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
	d.press("g g", "2!")
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

// Walks through the briefings of comity, in and out of their live blocks: every
// slide has one string, which opens as the same screen.
func TestEverySlideHasOneString(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	var all []string
	for _, scope := range []keys.Scope{keys.Briefing, keys.Presenter} {
		for _, b := range keys.In(keys.Table(), scope) {
			all = append(all, b.Keys...)
		}
	}
	all = append(all, "space", "space", "space", "space", "enter", "3 G", "7 G", "[", "]")
	known := briefings.New(assets.Briefs())
	ids := []string{"framework", "norm-f", "who-signed"}
	for seed, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}, {40, 12}, {20, 8}} {
		random := rand.New(rand.NewPCG(uint64(seed), 6))
		show := func(text string) *driver {
			v, err := place.ParseView(corpus(t), text)
			if err != nil {
				t.Fatal(err)
			}
			d := lazily(t, Options{Theme: "auto", Width: size[0], Height: size[1], Start: v, Briefs: known})
			d.run(d.wantSlides())
			return d
		}
		d := show("brief/" + ids[seed%3])
		for range 100 {
			if d.scope() == keys.Briefing || d.scope() == keys.Presenter {
				d.press(all[random.IntN(len(all))])
			} else {
				d.press("esc")
			}
			checkFrame(t, d, size[0], size[1])
			s, ok := d.slides()
			if !ok || d.scope() != s.Scope() || s.Blank() {
				continue
			}
			text := d.where().String()
			other := show(text)
			d.toast, d.pending = "", ""
			other.talk.SetClock(d.talk.Clock())
			d.compose()
			other.compose()
			if d.View().Content != other.View().Content || other.where().String() != text {
				t.Fatalf("%s opens as %s\n%s\nand not as\n%s", text, other.where(), other.screen(), d.screen())
			}
		}
	}
}

// BenchmarkNextSlide is a key and the frame that follows, with what comes next
// set before it is asked for.
func BenchmarkNextSlide(b *testing.B) {
	for _, id := range []string{"framework", "norm-f", "who-signed"} {
		for _, ready := range []bool{true, false} {
			name := id + "/set"
			if !ready {
				name = id + "/at once"
			}
			b.Run(name, func(b *testing.B) {
				a := New(Options{Corpus: corpus(b), Theme: "auto", Width: 120, Height: 40, Briefs: briefings.New(assets.Briefs()), Start: place.View{Place: place.OfBriefing(id)}})
				var worst time.Duration
				next := a.wantSlides()
				for b.Loop() {
					b.StopTimer()
					if s, _ := a.slides(); s.Number() == len(s.Deck().Slides)-1 {
						_, next = a.Update(keyMsg("home"))
					}
					if ready {
						runAll(a, next)
					}
					b.StartTimer()
					began := time.Now()
					_, next = a.Update(keyMsg("space"))
					worst = max(worst, time.Since(began))
				}
				b.ReportMetric(float64(worst)/1e6, "worst-ms")
			})
		}
	}
}

// runAll carries out a command and all that follow from it.
func runAll(a *Explorer, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			runAll(a, c)
		}
	case briefingscreen.SetMsg:
		_, next := a.Update(msg)
		runAll(a, next)
	}
}
