package comparescreen_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/theme"
)

// TestSignsAndWords: without colour and in ASCII each mark has its word.
func TestSignsAndWords(t *testing.T) {
	s := open(t, "compare?of=EST,RUS")
	for _, o := range []theme.Options{{}, {Mono: true}, {ASCII: true, Mono: true}} {
		text := drawn(s, o, 120, 300)
		for _, want := range [][2]string{{"● listed", "+ listed"}, {"○ not listed", "- not listed"}, {"✕ no", "n no"}, {"▲ yes", "y yes"}, {"? unknown", "? unknown"}, {"◆ expert", "e expert"}} {
			mark := want[0]
			if o.ASCII {
				mark = want[1]
			}
			if !strings.Contains(text, mark) {
				t.Errorf("%+v: nothing says %q", o, mark)
			}
		}
	}
}

// TestThePlaceLeadsBack goes somewhere, and makes the comparison again from its
// place: the same is on the screen.
func TestThePlaceLeadsBack(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	look := theme.New(theme.Options{})
	moves := [][]keys.Action{{}, {keys.Down, keys.Down}, {keys.NextGroup}, {keys.NextGroup, keys.NextGroup, keys.Down}, {keys.PageDown, keys.PageDown, keys.Up}, {keys.Last}, {keys.Last, keys.PageUp}, {keys.Last, keys.PrevGroup}}
	for _, at := range places() {
		for _, size := range [][2]int{{136, 40}, {76, 20}, {36, 8}, {16, 3}} {
			for i, way := range moves {
				if (i+size[0])%8 > 3 && size[0] < 100 { // half of them in the smaller ones
					continue
				}
				s := open(t, at)
				s.Draw(look, size[0], size[1])
				for _, action := range way {
					s.Do(action, 1, false)
				}
				before := strings.Join(s.Draw(look, size[0], size[1]), "\n")
				v := s.View()
				again := open(t, v.String())
				after := strings.Join(again.Draw(look, size[0], size[1]), "\n")
				if before != after || again.View().String() != v.String() {
					t.Fatalf("%s after %v at %v: %s and\n%s\nis not\n%s", at, way, size, again.View(), ansi.Strip(after), ansi.Strip(before))
				}
			}
		}
	}
}

// TestEveryRowIsReached from a small window as from a large one, and each leads
// to a place that exists, or says that it leads nowhere.
func TestEveryRowIsReached(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	for _, at := range places() {
		all := walked(t, open(t, at), 136, 40)
		for _, size := range [][2]int{{76, 10}, {16, 3}} {
			if few := walked(t, open(t, at), size[0], size[1]); len(few) != len(all) {
				t.Errorf("%s: %d rows are reached at %v, and %d in a large window", at, len(few), size, len(all))
			}
		}
		for i, key := range slices.Sorted(maps.Keys(all)) {
			if i%4 > 0 && i < len(all)-1 { // every fourth row, and the last
				continue
			}
			v := view(t, at)
			v.At = key
			s := open(t, v.String())
			s.Draw(theme.New(theme.Options{}), 136, 40)
			e := s.Do(keys.Read, 1, false)
			switch {
			case e.Visit != nil:
				if _, err := place.ParseView(corpus(), e.Visit.String()); err != nil {
					t.Errorf("%s, %s leads to %s: %v", at, key, e.Visit, err)
				}
				if e.Visit.Kind == place.Compare {
					open(t, e.Visit.String())
				}
			case e.Say == "":
				t.Errorf("%s, %s: enter does nothing and says nothing", at, key)
			}
		}
	}
}

// TestAskingForOthers: a mistake says the nearest and changes nothing.
func TestAskingForOthers(t *testing.T) {
	s := open(t, "compare?of=EST,LVA")
	before := s.View().String()
	for typed, want := range map[string]string{"EST,Ltavia": "nearest: Latvia", "EST": "", "group/eu": "", "EST,joint-statement-2019": "cannot compare a country with a statement", "EST,EST": "twice"} {
		e := edited(s, typed)
		if want == "" {
			if e.Say != "" || s.View().Param("of") != typed {
				t.Errorf("%q: %q, %s", typed, e.Say, s.View())
			}
			s = open(t, before)
			continue
		}
		if !strings.Contains(e.Say, want) || s.View().String() != before {
			t.Errorf("%q: %q and %s, want %q and %s", typed, e.Say, s.View(), want, before)
		}
	}
	if begins := s.Do(keys.Edit, 1, false).Type.Value; begins != "EST,LVA" {
		t.Errorf("what is typed begins with %q", begins)
	}
}

// TestContentsListTheParts: i lists the parts with their counts; enter goes to the one
// under the cursor, and esc back to where the list was opened.
func TestContentsListTheParts(t *testing.T) {
	s := open(t, "compare?of=CHL,NLD")
	look := theme.New(theme.Options{})
	draw := func() string { return ansi.Strip(strings.Join(s.Draw(look, 100, 24), "\n")) }
	draw()
	s.Do(keys.NextGroup, 1, false)
	before := draw()
	s.Do(keys.Contents, 1, false)
	list := draw()
	for _, want := range []string{"Parts of this screen  18", "▌ Voted differently  4", "How this was counted"} {
		if !strings.Contains(list, want) {
			t.Errorf("the list does not say %q:\n%s", want, list)
		}
	}
	if !s.Offers(keys.Read) {
		t.Error("a part is not offered")
	}
	if s.Do(keys.Back, 1, false); draw() != before {
		t.Errorf("esc does not lead back:\n%s", draw())
	}
	s.Do(keys.Contents, 1, false)
	s.Do(keys.Down, 1, false)
	s.Do(keys.Read, 1, false)
	if _, right := s.Title(); !strings.Contains(right, "Of the two, only Chile signed, part 3 of 18") {
		t.Errorf("enter leads to %q", right)
	}
	if e := s.Do(keys.Back, 1, false); e.Done {
		t.Error("esc on the sheet is not left to the explorer")
	}
}

// TestListsOfALaterDaySaySo: at any width the row of a text has the day of its list, if
// that is later than the text.
func TestListsOfALaterDaySaySo(t *testing.T) {
	for _, w := range []int{36, 76, 96, 136} {
		for at, says := range map[string][]string{
			"compare?of=foc,nato":                            {"list as", "28 February", "9 October"},
			"compare?of=paris-call-2018,budapest-convention": {"joined 81, list", "signed 78, list", "December 2025", "October 2024"},
		} {
			text := strings.Join(strings.Fields(drawn(open(t, at), theme.Options{}, w, 600)), " ")
			for _, want := range says {
				if !strings.Contains(text, want) {
					t.Errorf("%s at %d: nothing says %q", at, w, want)
				}
			}
		}
	}
}
