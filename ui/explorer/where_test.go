package explorer

import (
	"math/rand/v2"
	"testing"

	"comity/model"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/uitest"
)

// TestEveryViewHasOneString walks at random, and opens the string of every
// view on the way in a new explorer: the frame is the same.
func TestEveryViewHasOneString(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	var all []string
	for _, scope := range []keys.Scope{keys.Panes, keys.Reader, keys.Page, keys.Typing, keys.Anywhere, keys.Matrix, keys.Map, keys.Timeline, keys.Compare} {
		for _, b := range keys.In(keys.Table(), scope) {
			if b.Action != keys.Quit && b.Action != keys.ToggleTheme && b.Action != keys.ToggleMouse {
				all = append(all, b.Keys...)
			}
		}
	}
	all = append(all, "a", "n", "e", "7", "j", "j", "space", "s", "s", "l", "/", "enter", "tab")
	for seed, size := range [][2]int{{140, 44}, {100, 30}, {80, 24}, {40, 12}, {200, 60}} {
		random := rand.New(rand.NewPCG(uint64(seed), 4))
		d := openView(t, size[0], size[1], place.View{AsOf: []model.Date{{}, {Year: 2019, Month: 9, Day: 23}, {Year: 1990}}[seed%3]})
		var way []string
		for range 400 {
			key := all[random.IntN(len(all))]
			if d.scope() == keys.Typing && random.IntN(3) == 0 {
				key = "enter"
			}
			way = append(way, key)
			d.press(key)
			if random.IntN(3) == 0 {
				d.moment()
			}
			switch d.scope() {
			case keys.Panes, keys.Reader, keys.Page, keys.Matrix, keys.Answer, keys.Map, keys.Timeline, keys.Compare:
			default:
				continue
			}
			if d.briefing.home != "" { // the slide to return to is no part of the place
				continue
			}
			text := d.where().String()
			v, err := place.ParseView(d.source.corpus, text)
			if err != nil {
				t.Fatalf("%q cannot be opened: %v", text, err)
			}
			if again := v.String(); again != text {
				t.Fatalf("%q is read as %q", text, again)
			}
			other := openView(t, size[0], size[1], v)
			d.setTheme("auto") // which may have been chosen by name
			d.toast, d.keyboard.pending = "", ""
			d.compose()
			if d.View().Content != other.View().Content {
				t.Fatalf("after %v at %v\n%s\nopens as\n%s\nand not as\n%s", way[max(0, len(way)-12):], size, text, other.screen(), d.screen())
			}
		}
	}
}

// TestARecordIsReadWhereTheListsHaveNoReader: in a small window a record that is opened by
// its place has the screen; a list and a page are as they are.
func TestARecordIsReadWhereTheListsHaveNoReader(t *testing.T) {
	c := uitest.Corpus(t)
	for at, want := range map[string][2]place.Focus{
		"norm/f": {place.OnPage, place.InList}, "statement/joint-statement-2019": {place.OnPage, place.InList},
		"country": {}, "page/start": {}, "matrix": {}, "norm/f?view=reader": {place.InReader, place.InReader},
	} {
		v, err := place.ParseView(c, at)
		if err != nil {
			t.Fatal(err)
		}
		if small, large := openedIn(v, 40, 12).In, openedIn(v, 140, 44).In; small != want[0] || large != want[1] {
			t.Errorf("%s opens as %q and %q, expected %q", at, small, large, want)
		}
	}
}
