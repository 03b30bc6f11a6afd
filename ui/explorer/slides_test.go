package explorer

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"comity/assets"
	"comity/model/brief"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/screen/briefingscreen"
	"comity/ui/uitest"
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

func talk(t testing.TB, text string) *brief.Deck {
	t.Helper()
	text = strings.Replace(text, "line of the notes\n", strings.Repeat("line of the notes\n", 60), 1)
	d, faults := brief.Parse("talk", []byte(text))
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
	if line := d.line(d.layout.body.y + 1); !strings.Contains(line, "In a briefing") {
		t.Errorf("the help begins with %q", line)
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
	if !strings.HasPrefix(d.line(23), " 12 · G goes to slide 12") {
		t.Errorf("what was typed of a count is %q", d.line(23))
	}
	d.press("g g", "/", "h", "a", "r")
	if strings.TrimSpace(d.line(23)) != "find har" || d.View().Cursor == nil || d.View().Cursor.Y != 23 {
		t.Errorf("while typing: %q, %+v", d.line(23), d.View().Cursor)
	}
	d.press("esc")
	d.isAt("brief/talk")
}

// The first slide says which keys lead on, as long as it is the first, at every size
// that has room.
func TestTheFirstSlideSaysHowToGoOn(t *testing.T) {
	for _, c := range []struct {
		w, h int
		want string
	}{{140, 44, "space: next slide · p: notes · ?: keys"}, {80, 24, "space: next slide"}, {40, 12, "space"}} {
		d := openText(t, c.w, c.h, "brief/talk")
		if got := d.line(c.h - 1); !strings.Contains(got, c.want) || cells.Width(got) != c.w {
			t.Errorf("at %dx%d it says %q", c.w, c.h, got)
		}
		if d.press("space"); strings.Contains(d.line(c.h-1), "space") {
			t.Errorf("at %dx%d the next says %q", c.w, c.h, d.line(c.h-1))
		}
	}
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
	d.sees("match 1 of 2, from the top")
	d.press("N")
	d.isAt("brief/talk?slide=3&step=2")
	d.sees("match 2 of 2, from the end")
	d.press("/", "x", "y", "z", "z", "enter")
	d.sees("not here: xyzz")
}

// The slides can be chosen by title or number, without leaving the slide first.
func TestSlideIndex(t *testing.T) {
	d := openText(t, 80, 24, "brief/talk?slide=2")
	d.press("i")
	d.sees("Begin here", "Two live blocks", "The end", "briefing: A talk")
	if d.box().cursor != 1 {
		t.Errorf("the cursor is on row %d, not on the slide at hand", d.box().cursor)
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
	other, faults := brief.Parse("other", []byte("# Other\n"))
	if other == nil {
		t.Fatal(faults)
	}
	d = openText(t, 120, 40, "country/EST")
	d.briefing.session.Library = brief.LibraryOf(talk(t, talkText), other)
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
	if kept := d.storage.kept.(*memory).list; len(kept) != 1 || kept[0].Place != "brief/talk?slide=3&step=1" || kept[0].Title != "A talk, slide 3: Steps" {
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
	if _, err := place.ParseView(uitest.Corpus(t), "brief/talk?slide=x"); err == nil {
		t.Error("a slide that is no number is taken")
	}
}

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
	known := brief.NewLibrary(assets.Briefs(), place.BriefingID)
	ids := []string{"framework", "norm-f", "who-signed"}
	for seed, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}, {40, 12}, {20, 8}} {
		random := rand.New(rand.NewPCG(uint64(seed), 6))
		show := func(text string) *driver {
			v, err := place.ParseView(uitest.Corpus(t), text)
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
			d.toast, d.keyboard.pending = "", ""
			other.briefing.session.SetClock(d.briefing.session.Clock())
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
				a := New(Options{Corpus: uitest.Corpus(b), Theme: "auto", Width: 120, Height: 40, Briefs: brief.NewLibrary(assets.Briefs(), place.BriefingID), Start: place.View{Place: place.OfBriefing(id)}})
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

// TestADigitStaysInTheBriefing: a digit counts slides, and the last line says so.
func TestADigitStaysInTheBriefing(t *testing.T) {
	d := openText(t, 80, 24, "brief/talk")
	d.press("2")
	d.sees("G goes to slide 2")
	if d.press("esc"); !strings.HasPrefix(d.where().String(), "brief/talk") {
		t.Fatalf("esc leads to %s", d.where())
	}
	if d.press("3", "G"); d.where().String() != "brief/talk?slide=3" {
		t.Errorf("3G leads to %s", d.where())
	}
}
