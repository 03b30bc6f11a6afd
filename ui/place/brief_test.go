package place_test

import (
	"testing"

	"comity/ui/place"
	"comity/ui/uitest"
)

// The place of a slide is written in one way, whoever shows it.
func TestSlides(t *testing.T) {
	c := uitest.Corpus(t)
	for typed, want := range map[string]string{
		"brief":                             "brief",
		"brief/framework":                   "brief/framework",
		"BRIEF/Framework?step=1&slide=3":    "brief/framework?slide=3&step=1",
		"brief/talk_2.de?step=0":            "brief/talk_2.de",
		"brief/été?show=presenter&row=3":    "brief/été?row=3&show=presenter",
		"brief/x?at=2&slide=4&asof=2019-09": "brief/x?slide=4&at=2&asof=2019-09",
	} {
		v, err := place.ParseView(c, typed)
		if err != nil || v.String() != want || v.Kind != place.Brief {
			t.Errorf("%q is %q, %v; want %q", typed, v, err, want)
		}
		if got := v.Bare().String(); got != v.Place.String() && got != "brief" && v.AsOf.IsZero() {
			t.Errorf("%q shows %q without its slide", typed, got)
		}
	}
	for _, typed := range []string{"brief/", "brief/a b", "brief/a/b", "brief/\x1b[2J", "brief/x?slide=-1", "brief/x?slide=two", "brief/x?slide=1000000", "brief/x?show=notes", "brief/x?pin=LVA"} {
		if v, err := place.ParseView(c, typed); err == nil {
			t.Errorf("%q is %q", typed, v)
		}
	}
	for file, want := range map[string]string{
		"framework.md": "framework", "My talk (2).md": "my-talk--2", ".md": "briefing", "a.b.md": "a.b", "\x1b[2J?&.md": "2j", "Übersicht.md": "übersicht",
	} {
		if got := place.BriefingID(file); got != want {
			t.Errorf("the briefing of %q has the id %q, want %q", file, got, want)
		} else if _, err := place.ParseView(c, "brief/"+got); err != nil {
			t.Error(err)
		}
	}
}
