package place_test

import (
	"strings"
	"testing"

	"comity/model"
	"comity/model/compare"
	"comity/ui/place"
	"comity/ui/uitest"
)

func compared(c *model.Corpus, names string, asOf model.Date) (compare.Subjects, error) {
	return place.OfScene(c, place.Compare, map[string]string{"of": names}, asOf).Subjects(c)
}

// TestWhatIsComparedIsReadBack writes down every country and group, with a day
// and without, and reads it back.
func TestWhatIsComparedIsReadBack(t *testing.T) {
	c := uitest.Corpus(t)
	day := model.Date{Year: 2019, Month: 9, Day: 23}
	var names []string
	for _, co := range c.Countries() {
		names = append(names, string(co.ISO3))
	}
	for _, g := range c.Groups() {
		names = append(names, "group/"+string(g.ID), string(g.ID)+"@2021-05-28")
	}
	for _, asOf := range []model.Date{{}, day} {
		for i := range names {
			s, err := compared(c, names[i]+","+names[(i+7)%len(names)], asOf)
			if err != nil {
				t.Fatal(err)
			}
			text := place.OfCompare(asOf, s.List...).Param("of")
			again, err := compared(c, text, asOf)
			if err != nil || strings.Join(again.Names(), ";") != strings.Join(s.Names(), ";") {
				t.Errorf("%s is read back as %v, %v, not %v", text, again.Names(), err, s.Names())
			}
		}
	}
}

// TestOneNameAlone: a country is compared with all others, a group and no name are asked
// about; of texts two are needed, and a name that does not exist has the nearest.
func TestOneNameAlone(t *testing.T) {
	c := uitest.Corpus(t)
	for _, name := range []string{"EST", "Estonia", "country/est"} {
		if s, err := compared(c, name, model.Date{}); err != nil || len(s.List) != 1 || s.Sort != compare.States || s.List[0].Country.ISO3 != "EST" {
			t.Errorf("%s alone: %v, %v", name, s.Names(), err)
		}
	}
	for _, name := range []string{"", "EU", "EU@2019-09-23"} { // the screen asks what to compare
		if s, err := compared(c, name, model.Date{}); err != nil || len(s.List) != min(len(name), 1) {
			t.Errorf("%q alone: %v, %v", name, s.Names(), err)
		}
	}
	for name, want := range map[string]string{
		"joint-statement-2019": "needs two or more",
		"Estnia":               "nearest: Estonia",
	} {
		if _, err := compared(c, name, model.Date{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q alone: %v, want %q", name, err, want)
		}
	}
}
