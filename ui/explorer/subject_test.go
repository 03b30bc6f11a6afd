package explorer

import (
	"strings"
	"testing"

	"comity/ui/place"
)

// From the page of a group, the screens are about the group.
func TestScreensOfAGroup(t *testing.T) {
	for key, want := range map[string]string{"2": "matrix?of=nato", "3": `map?who=member`} {
		d := openAt(t, 140, 44, place.Place{Kind: place.Group, ID: "nato"})
		d.press(key + "!")
		if got := d.where().String(); !strings.HasPrefix(got, want) {
			t.Errorf("%s shows %s, want %s", key, got, want)
		}
	}
}

// On the first screen no text is looked at yet: the lists have no marks.
func TestFirstScreenHasNoMarks(t *testing.T) {
	d := openAt(t, 140, 44, place.OfStart())
	d.sees("Norms 23", "Countries 195")
	d.press("j")
	d.sees("Countries  ")
	if strings.Contains(d.screen(), "Countries 195") {
		t.Error("a row is chosen, and nothing marks the countries")
	}
}

// Where nothing was found, enter opens no example that has nothing to do with it.
func TestNothingFoundSelectsNothing(t *testing.T) {
	d := openLazy(t, 100, 30, place.Place{})
	d.run(d.openAsk("xyzzy"))
	if at := d.box().cursor; at != none {
		t.Errorf("the cursor is on %q", d.box().rows[at].label)
	}
	d.press("down")
	if d.box().cursor == none {
		t.Error("down chooses no example")
	}
}

// A title that has room for some counts only has these whole, and says that there are more.
func TestCountsAreNotCut(t *testing.T) {
	d := openAt(t, 80, 24, place.Place{Kind: place.Country, ID: "EST"})
	d.press("esc")
	for _, line := range strings.Split(d.screen(), "\n") {
		if title, _, _ := strings.Cut(line, "╮"); strings.Contains(title, "Statements  ") && (!strings.Contains(title, " … ─") || strings.Count(title, "…") > 1) {
			t.Errorf("cut, or not told: %s", line)
		}
	}
	openText(t, 40, 12, `map?who=signed("joint-statement-2019")`).sees("╰─ Egypt (EGY) · does not match … ─")
}
