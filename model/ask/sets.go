package ask

import (
	"slices"
	"strings"

	"comity/model"
)

// addSets adds the groups, the UN regional groups and the regions.
func (r *Reader) addSets() {
	for _, g := range r.corpus.Groups() {
		t := thing{class: set, set: states{group: g}}
		for _, name := range g.Names() {
			r.add(name, t)
			if strings.ToUpper(name) != name { // AUS is a State
				r.add(name+"s", t)
			}
		}
		if number, ok := strings.CutPrefix(g.ShortName, "G"); ok && strings.Trim(number, "0123456789") == "" {
			r.add("G "+number, t) // G-20
		}
		if g.Kind == "partnership" && strings.HasPrefix(g.ShortName, "Five ") {
			r.add("the Five", t)
			r.add(strings.Replace(g.ShortName, "Five", "5", 1), t)
			r.add("five", t)
		}
	}
	if g, err := r.corpus.FindGroup("un-security-council-p5"); err == nil {
		for _, name := range []string{"permanent members", "permanent five", "permanent members of the security council", "five permanent members", "Security Council P5", "UN Security Council P5", "permanent members of the UN security council", "permanent security council members", "five"} {
			r.add(name, thing{class: set, set: states{group: g}})
		}
	}
	if g, err := r.corpus.FindGroup("arab-league"); err == nil {
		r.add("Arab", thing{class: set, set: states{group: g}})
	}
	for _, g := range r.corpus.Regions() {
		if !slices.Contains(model.UNGroups(), g.ShortName) {
			continue
		}
		for _, name := range append(g.Names(), g.ShortName+" group") {
			r.add(name, thing{class: set, set: states{unGroup: g.ShortName}})
		}
	}
	r.addLoose()
	for _, co := range r.corpus.Countries() {
		for _, region := range []string{co.Region, co.Subregion} {
			for _, name := range regionNames(region) {
				r.add(name, thing{class: set, set: states{region: region}})
			}
		}
	}
	for g, names := range likeRegions() {
		for _, name := range names {
			r.add(name, thing{class: set, set: states{unGroup: g}})
		}
	}
}

// likeRegions are the names of regions that a UN regional group is called by too. It
// is another reading where its States are others.
func likeRegions() map[string][]string {
	return map[string][]string{
		"Eastern European Group": {"Eastern Europe", "East Europe", "East European"},
		"WEOG":                   {"Western Europe", "Western European", "West Europe", "West European"},
		"Asia-Pacific Group":     {"Asia", "Asian", "Asians"},
	}
}

// addLoose adds names of regions that no list of the United Nations has, with what
// they are read as, before the names that are like them.
func (r *Reader) addLoose() {
	const islands = "Melanesia|Micronesia|Polynesia"
	add := func(region, called, note string, names ...string) {
		for _, name := range names {
			r.add(name, thing{class: set, set: states{region: region, called: called, note: note}})
		}
	}
	add("Western Asia", "", "the Middle East is no region of the United Nations: read as its region Western Asia, which has neither Egypt nor Iran, and has Armenia, Azerbaijan, Cyprus and Georgia", "Middle East", "Middle Eastern", "Mideast", "Near East")
	add("Western Asia|Northern Africa", "Western Asia and Northern Africa", "read as the regions Western Asia and Northern Africa of the United Nations", "MENA", "Middle East and North Africa", "North Africa and the Middle East")
	add("Eastern Africa|Middle Africa|Southern Africa|Western Africa", "Sub-Saharan Africa", "", "Sub-Saharan Africa", "sub Saharan African", "Sub-Saharan", "Africa south of the Sahara")
	add(islands, "the Pacific islands", "read as the regions Melanesia, Micronesia and Polynesia of the United Nations", "Pacific island", "Pacific islands", "Pacific island States", "small Pacific island")
	add("Oceania", "", "read as the region Oceania of the United Nations", "Pacific", "South Pacific")
	add("Central America|Caribbean", "Central America and the Caribbean", "", "Central America and the Caribbean")
	forum, err := r.corpus.FindGroup("pacific-islands-forum")
	arabs, missing := r.corpus.FindGroup("arab-league")
	if err == nil && missing == nil {
		for _, name := range []string{"Pacific", "Pacific islands", "Pacific island", "Pacific island States"} {
			r.add(name, thing{class: set, set: states{group: forum}})
		}
		for _, name := range []string{"Middle East", "Middle Eastern", "MENA"} {
			r.add(name, thing{class: set, set: states{group: arabs}})
		}
	}
}

// regionNames are the ways to write a region: Western Africa, West Africa, West
// African.
func regionNames(region string) []string {
	out := []string{region}
	nouns := []string{"Africa", "African", "Asia", "Asian", "Europe", "European", "America", "American", "Oceania", "Oceanian"}
	for i := 0; i < len(nouns); i += 2 {
		noun, adjective := nouns[i], nouns[i+1]
		head, ok := strings.CutSuffix(strings.TrimSuffix(region, "s"), noun)
		if !ok {
			continue
		}
		for _, side := range sides(strings.TrimSpace(head)) {
			out = append(out, strings.TrimSpace(side+" "+noun))
			if side != "" || noun != "America" { // Americans are of one State
				out = append(out, strings.TrimSpace(side+" "+adjective))
				if side == "" {
					out = append(out, adjective+"s")
				}
			}
		}
	}
	switch region {
	case "Americas":
		return []string{"Americas"}
	case "Caribbean":
		out = append(out, "Caribbeans")
	}
	return out
}

// sides are the ways to write the side of a region.
func sides(head string) []string {
	switch head {
	case "Middle":
		return []string{head, "Central"}
	case "South-eastern":
		return []string{head, "Southeastern", "Southeast", "South-east"}
	}
	if short, ok := strings.CutSuffix(head, "ern"); ok && head != "Southern" {
		return []string{head, short}
	}
	if head == "Southern" {
		return []string{head}
	}
	return []string{head}
}
