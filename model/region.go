package model

import (
	"slices"
	"strings"
)

// The kinds of the groups that are made of the records of States.
const (
	unRegionalGroup = "UN-regional-group"
	unRegion        = "UN-region"
)

// Regional reports whether the group is a UN regional group or a region: its members are
// those of which the record of the State says so, on any day.
func (g *Group) Regional() bool { return g.Kind == unRegionalGroup || g.Kind == unRegion }

// Regions returns the UN regional groups, then the regions and subregions of the United
// Nations, as groups. They have no file of their own.
func (c *Corpus) Regions() []*Group { return c.regions }

// Region returns the UN regional group, the region or the subregion of a name in the
// records of States, or nil.
func (c *Corpus) Region(name string) *Group {
	if i := slices.IndexFunc(c.regions, func(g *Group) bool { return g.region == name }); i >= 0 {
		return c.regions[i]
	}
	return nil
}

// newRegions makes the groups of what the records of States say.
func (c *Corpus) newRegions() []*Group {
	members := map[string][]ISO3{}
	var names []string
	add := func(name string, co *Country) {
		if name != "" && !slices.Contains(members[name], co.ISO3) {
			if members[name] == nil {
				names = append(names, name)
			}
			members[name] = append(members[name], co.ISO3)
		}
	}
	states := map[string]bool{} // the names of States
	for _, co := range c.countries {
		add(co.Region, co)
		add(co.Subregion, co)
		for _, name := range co.Aliases {
			states[name] = true
		}
	}
	slices.Sort(names)
	var out []*Group
	for _, short := range unGroups() {
		if short == "none" {
			continue
		}
		g := &Group{
			Name: short, ShortName: short, region: short, Kind: unRegionalGroup, Confidence: Reported, URL: "https://www.un.org/dgacm/en/content/regional-groups",
			Sources: []string{"The five groups and the cases of Israel, Kiribati and Türkiye: Dag Hammarskjöld Library, Where can I get information about regional groups?, https://ask.un.org/faq/14521, updated 25 January 2023"},
			Note:    "The groups of today: how States moved between them is not on record.",
		}
		if full := unGroupNames(short); strings.HasSuffix(full[0], " Group") {
			g.Name = full[0]
		}
		for _, co := range c.countries {
			if co.UNGroup == short {
				g.Members = append(g.Members, co.ISO3)
			}
		}
		switch short {
		case "WEOG":
			g.Note += " Counted here are the United States, which attends as an observer, and Israel and Türkiye."
		case "Asia-Pacific Group":
			g.Note += " Counted here are the observer State of Palestine and Kiribati, which the source of 2023 places in no group."
		}
		out = append(out, g)
	}
	for _, name := range names {
		g := &Group{
			Name: name, ShortName: name, region: name, Kind: unRegion, Members: members[name], Confidence: Unverified, URL: "https://unstats.un.org/unsd/methodology/m49/",
			Note: "A region of the United Nations for statistics (M49). It implies no view on what a State belongs to.",
		}
		if states[name] { // Micronesia is a State, too
			g.Name, g.ShortName = name+" (region)", name+" (region)"
		}
		out = append(out, g)
	}
	for _, g := range out {
		g.ID = GroupID(strings.ReplaceAll(Fold(g.ShortName), " ", "-"))
		g.AsOf = c.Edition().Compiled
		slices.Sort(g.Members)
	}
	return out
}

// inUN returns those of some States that were in the United Nations on a day, as Members
// or observers.
func (c *Corpus) inUN(codes []ISO3, day Date) []ISO3 {
	var out []ISO3
	for _, co := range codes {
		if s, ok := c.Country(co); ok && s.UNSince.Compare(day) <= 0 {
			out = append(out, co)
		}
	}
	return out
}

// unGroupNames are the names of a UN regional group besides its short one; the full one,
// where it has one, is the first.
func unGroupNames(g string) []string {
	switch g {
	case "GRULAC":
		return []string{"Latin American and Caribbean Group", "Latin America", "Latin American", "Latin American and Caribbean", "Latin America and the Caribbean"}
	case "WEOG":
		return []string{"Western European and Others Group", "Western European and Others", "Western European and Other States", "Western European and Other States Group"}
	case "Asia-Pacific Group":
		return []string{"Asia-Pacific", "Asia Pacific Group"}
	case "Eastern European Group":
		return []string{"EEG", "Eastern European", "Eastern Europeans", "Group of Eastern European States"}
	case "African Group":
		return []string{"African Group of States", "Group of African States"}
	}
	return nil
}
