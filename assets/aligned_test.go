package assets_test

import (
	"slices"
	"testing"

	"comity/assets"
	"comity/model"
)

// TestWhoAlignsWithAnOrganization: in every text in which an organisation speaks
// for its members, those members read via, States named as aligned read listed,
// and nobody else is called not eligible because of how the list was written.
func TestWhoAlignsWithAnOrganization(t *testing.T) {
	c, err := model.Load(assets.Data())
	if err != nil {
		t.Fatal(err)
	}
	groups := map[string]model.GroupID{"EU": "eu", "NATO": "nato"}
	seen := 0
	for _, s := range c.Statements() {
		for _, via := range s.StatesVia {
			if s.OpenTo == "listed" {
				t.Errorf("%s is open to those listed only, though %s speaks and others may align", s.ID, via.Organization)
			}
			g, ok := c.Group(groups[via.Organization])
			if !ok {
				continue
			}
			seen++
			members, known := c.MembersOn(g, s.Date)
			if same := slices.Equal(slices.Sorted(slices.Values(members)), slices.Sorted(slices.Values(via.States))); known && !same {
				t.Errorf("%s speaks for %v by %s, expected the members on %s: %v", via.Organization, via.States, s.ID, s.Date, members)
			}
			for _, code := range s.States {
				co, _ := c.Country(code)
				if act := c.Act(s, co); act != model.Listed {
					t.Errorf("%s is named on %s and reads %s", code, s.ID, act.Word())
				}
				if role, ok := s.Roles.Get(string(code)); s.Kind == "attribution" && (!ok || role == "") {
					t.Errorf("%s is named on %s without what it said", code, s.ID)
				}
			}
		}
	}
	if seen < 15 {
		t.Errorf("an organisation speaks for its members in %d lists, expected 15 or more", seen)
	}
}
