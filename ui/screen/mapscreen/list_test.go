package mapscreen

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/ui/keys"
	"comity/ui/theme"
)

// TestTheListBeginsAtTheTop: with those that joined, until the reader moves the cursor.
func TestTheListBeginsAtTheTop(t *testing.T) {
	m := open(t, "map")
	draw := func() string { return ansi.Strip(strings.Join(m.Draw(theme.New(theme.Options{}), 76, 20), "\n")) }
	draw()
	m.Do(keys.NextGroup, 1, false)
	if _, right := m.Title(); !strings.HasPrefix(right, "State 1 of ") || !strings.Contains(draw(), "listed 27") {
		t.Errorf("the list begins at %q:\n%s", right, draw())
	}
	m.Do(keys.NextText, 1, false)
	if _, right := m.Title(); !strings.HasPrefix(right, "State 1 of ") {
		t.Errorf("the list of the next text begins at %q", right)
	}
	for _, at := range []string{"map?show=list", "map"} {
		m = open(t, at)
		if v := m.View(); v.At != "" {
			t.Errorf("%s: nobody moved the cursor to %s", at, v.At)
		}
	}
	draw()
	m.Do(keys.Left, 1, false)
	chosen := m.tile().Country
	m.Do(keys.NextGroup, 1, false)
	if m.tile().Country != chosen {
		t.Errorf("the cursor moved from %s to %s", chosen.ISO3, m.tile().Country.ISO3)
	}
}

// TestNoStateIsListedOfATextWithoutAVote: neither beside the map nor alone, as its note
// says; and the mark of a State that was not eligible has a word on the list only where a
// list is on the screen.
func TestNoStateIsListedOfATextWithoutAVote(t *testing.T) {
	for at, want := range map[string]bool{"map?statement=ga-res-79-243": false, "map?statement=ga-res-73-27": true} {
		for _, show := range []string{"", "&show=list", "&show=picture"} {
			m := open(t, at+show)
			text := ansi.Strip(strings.Join(m.Draw(theme.New(theme.Options{}), 136, 40), "\n"))
			if listed := strings.Contains(text, "Afghanistan"); listed != (want && show != "&show=picture") || m.Offers(keys.NextGroup) != want || strings.Contains(text, "no State is listed") == want {
				t.Errorf("%s%s:\n%s", at, show, text)
			}
			if strings.Contains(text, "not eligible 2 (blank in the list)") != (want && show == "") || strings.Contains(text, "elsewhere") {
				t.Errorf("%s%s has the legend\n%s", at, show, text)
			}
		}
	}
}

// TestTheListIsWhereItShowsMore: below the picture in a tall window, beside it in a low
// one; the notes of a norm are below the picture where that has room.
func TestTheListIsWhereItShowsMore(t *testing.T) {
	m := open(t, "map?norm=f")
	if beside, below := m.room(196, 55); beside > 0 || below < 20 {
		t.Errorf("in a tall window: %d beside, %d below", beside, below)
	}
	if beside, below := m.room(196, 24); beside == 0 || below > 0 {
		t.Errorf("in a low window: %d beside, %d below", beside, below)
	}
	if text := ansi.Strip(strings.Join(m.Draw(theme.New(theme.Options{}), 196, 55), "\n")); !strings.Contains(text, "\nEach State by its strongest act") && !strings.HasPrefix(text, "Each") {
		t.Errorf("the notes are not at the edge:\n%s", text)
	}
}
