package model_test

import (
	"slices"
	"strings"
	"testing"

	"comity/model"
)

// The UN regional groups and the regions are groups: found by their names, of the States
// whose records say so, on any day those that were in the United Nations.
func TestRegionsAreGroups(t *testing.T) {
	c := realCorpus(t)
	for name, want := range map[string]struct {
		id      model.GroupID
		members int
	}{
		"weog": {"weog", 29}, "WEOG": {"weog", 29}, "Western European and Others Group": {"weog", 29}, "GRULAC": {"grulac", 33},
		"African Group": {"african-group", 54}, "African States": {"african-group", 54}, "Asia-Pacific": {"asia-pacific-group", 55},
		"Eastern European States": {"eastern-european-group", 23}, "africa": {"africa", 54}, "Caribbean": {"caribbean", 13},
		"south-eastern asia": {"south-eastern-asia", 11}, "micronesia-region": {"micronesia-region", 5},
	} {
		g, err := c.MatchGroup(name)
		if err != nil || g.ID != want.id || len(g.Members) != want.members || !g.Regional() {
			t.Errorf("%s is %v, %v; want %s with %d members", name, g, err, want.id, want.members)
			continue
		}
		if members, known := c.MembersOn(g, day(t, "1950-01-01")); !known || len(members) >= len(g.Members) || slices.Contains(members, "DEU") {
			t.Errorf("%s in 1950: %v, %v", name, members, known)
		}
	}
	if len(c.Regions()) != 32 {
		t.Errorf("%d regions, want 32", len(c.Regions()))
	}
	for _, g := range c.Regions() {
		if slices.Contains(c.Groups(), g) {
			t.Errorf("%s is in the file of groups too", g.ID)
		}
		if at, ok := c.Group(g.ID); !ok || at != g || strings.ToLower(string(g.ID)) != string(g.ID) || g.AsOf.IsZero() || g.Note == "" || g.URL == "" || g.Confidence == model.Checked {
			t.Errorf("the record of %s is not whole: %+v", g.ID, g)
		}
	}
	for _, name := range []string{"Micronesia", "Africa", "WEOG"} { // of which one is called Micronesia (region)
		if g := c.Region(name); g == nil || len(g.Members) == 0 {
			t.Errorf("the region %s is %v", name, g)
		}
	}
	if g := c.Region("none"); g != nil {
		t.Errorf("a region that is none is %v", g)
	}
	if co, err := c.MatchCountry("Micronesia"); err != nil || co.ISO3 != "FSM" {
		t.Errorf("Micronesia is %v, %v", co, err)
	}
	if g, err := c.MatchGroup("pacific islands"); err != nil || g.ID != "pacific-islands-forum" {
		t.Errorf("pacific islands is %v, %v", g, err)
	}
}
