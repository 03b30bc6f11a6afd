package ask

import (
	_ "embed" // for peoples.txt
	"slices"
	"strings"

	"comity/model"
)

// class is what a phrase is.
type class uint8

const (
	unread class = iota
	state
	set  // a group, a UN regional group or a region
	text // a text, or several of which one is meant
	texts
	norm
	page
	entity  // a party that a text names beside the States, and that has no record
	outside // a group or a country of which comity has no list and no record
	act
	word
	number
	date
)

// thing is what a phrase names.
type thing struct {
	class  class
	state  *model.Country
	set    states
	text   *model.Statement
	norm   *model.Norm
	page   *model.Page
	entity string
	verb   verb
	word   small
	capped bool // a code: it counts in capitals only
	seat   bool // its capital is named for the State
}

// textThing is what the name of a text names.
func textThing(s *model.Statement) thing { return thing{class: text, text: s} }

// states is a set of States that has a name; one of the first three is set. A
// region may be several, with a bar between them; then it has a name of its own.
type states struct {
	group   *model.Group
	unGroup string
	region  string
	called  string
	note    string // what is to be known about reading the name so
}

// name is the set in words.
func (s states) name() string {
	switch {
	case s.group != nil:
		return s.group.ShortName
	case s.unGroup != "":
		return s.unGroup
	case s.called != "":
		return s.called
	}
	return s.region
}

// peoplesFile holds the adjectives of States, which no record has.
//
//go:embed peoples.txt
var peoplesFile string

// add makes a phrase name a thing, after what it names already.
func (r *Reader) add(phrase string, t thing) {
	folded := fold(phrase)
	if folded == "" || slices.Contains(r.names[folded], t) {
		return
	}
	r.names[folded] = append(r.names[folded], t)
	if strings.ContainsAny(phrase, "'’") {
		for _, w := range strings.Fields(phrase) {
			r.apostrophes[model.Fold(w)] = r.apostrophes[model.Fold(w)] || strings.ContainsAny(w, "'’")
		}
	}
	if named := t.class == state || t.class == set || t.class == text; named && !t.capped && capitals(phrase) > capitals(r.written[folded]) {
		r.written[folded] = phrase
	}
	first, _, _ := strings.Cut(folded, " ")
	r.longest[first] = max(r.longest[first], strings.Count(folded, " ")+1)
}

// addStates adds the names, codes and peoples of States. Where a name is another's
// with an addition, as in "Congo (Kinshasa)", it names both.
func (r *Reader) addStates() {
	for _, co := range r.corpus.Countries() {
		for _, name := range co.Names() {
			r.add(strings.ReplaceAll(name, "&", "and"), thing{class: state, state: co}) // as a question is read
		}
		for _, code := range []string{string(co.ISO3), co.ISO2} {
			if !slices.Contains(r.names[model.Fold(code)], thing{class: state, state: co}) {
				r.add(code, thing{class: state, state: co, capped: true})
			}
		}
	}
	for name, co := range r.corpus.StateNames() {
		if len(r.names[name]) == 0 && len(name) > 2 && name != co.M49 { // no number, no code of two letters
			r.add(name, thing{class: state, state: co})
		}
	}
	for _, co := range r.corpus.Countries() { // chinas position
		if name := co.DisplayName() + "s"; len(r.names[model.Fold(name)]) == 0 {
			r.add(name, thing{class: state, state: co})
		}
	}
	for line := range strings.Lines(peoplesFile) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		co, ok := r.corpus.Country(model.ISO3(cells[0]))
		for _, people := range cells[1:] {
			if ok {
				r.add(people, thing{class: state, state: co})
				r.add(people+"s", thing{class: state, state: co})
			}
		}
	}
	for _, co := range r.corpus.Countries() {
		if _, head, ok := strings.Cut(co.DisplayName(), "Republic of "); ok {
			r.add(head, thing{class: state, state: co})
		}
	}
	for _, co := range r.corpus.Countries() {
		for _, name := range co.Aliases {
			if head := strings.TrimSpace(name[:strings.IndexAny(name+"(", "(,")]); head != name {
				r.add(head, thing{class: state, state: co})
			}
		}
		if head, ok := strings.CutPrefix(co.DisplayName(), "DR "); ok {
			r.add(head, thing{class: state, state: co})
		}
	}
}

// addCapitals adds the capitals that name nothing else, no text that many joined among them,
// and that nobody disputes: "how did Moscow vote". Brussels is also the seat of organisations.
func (r *Reader) addCapitals() {
	const many = 30
	for _, co := range r.corpus.Countries() {
		name := strings.TrimSpace(co.Capital[:strings.IndexAny(co.Capital+"(,;", "(,;")])
		called := func(s *model.Statement) bool {
			return slices.Contains(strings.Fields(model.Fold(s.ShortTitle)), model.Fold(name)) && len(r.corpus.Did(s, model.Listed))+len(r.corpus.Did(s, model.Party))+len(r.corpus.Did(s, model.Signatory)) > many
		}
		if len(r.names[model.Fold(name)]) == 0 && !slices.ContainsFunc(r.corpus.Statements(), called) && !strings.Contains(co.Capital, "disputed") && !strings.Contains(co.Capital, "claimed") && name != "Brussels" {
			r.add(name, thing{class: state, state: co, seat: true})
		}
	}
}

// addNorms adds the letters, paragraphs and titles of norms; of two with one title,
// that of the United Nations comes first.
func (r *Reader) addNorms() {
	for _, n := range r.corpus.Norms() {
		t := thing{class: norm, norm: n}
		for _, name := range n.Names() {
			r.add(name, t)
			if label, ok := strings.CutPrefix(model.Fold(name), "norm "); ok {
				r.add("norms "+label, t)
			}
		}
	}
}

// addPages adds the pages and terms, and the texts that have a name of theirs.
func (r *Reader) addPages() {
	for _, p := range slices.Concat(r.corpus.Terms(), r.corpus.Pages()) {
		names := append([]string{p.Name(), p.Title}, p.Also...)
		if p.Name() == "norm" {
			names = append(names, "eleven norms", "11 norms", "eleven UN norms", "11 UN norms", "UN norms")
		}
		var same []*model.Statement
		for _, name := range names {
			for _, t := range r.names[model.Fold(name)] {
				if t.class == text {
					same = with(same, t.text)
				}
			}
		}
		for _, name := range names {
			for _, s := range same {
				if (len(same) == 1 || abbreviates(name)) && s.Kind != "expert-group" {
					r.add(name, thing{class: text, text: s})
					if city, ok := strings.CutSuffix(name, " Convention"); ok && s.Kind == "treaty" && name != p.Title && !strings.Contains(city, " ") {
						r.add(city, thing{class: text, text: s})
					}
				}
			}
			r.add(name, thing{class: page, page: p})
		}
	}
}

// abbreviates reports whether a name is the first letters of others: PoA.
func abbreviates(name string) bool {
	return len(name) < 5 && capitals(name) > 1
}

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
			r.add(strings.Replace(g.ShortName, "Five", "5", 1), t)
		}
	}
	for _, g := range r.corpus.Regions() {
		if !slices.Contains(model.UNGroups(), g.ShortName) {
			continue
		}
		for _, name := range append(g.Names(), g.ShortName+" group") {
			of := states{unGroup: g.ShortName}
			if name == "Latin America" || name == "Latin American" {
				of.note = "Latin America is read as GRULAC, which has the States of the Caribbean too"
			}
			r.add(name, thing{class: set, set: of})
		}
	}
	r.addLoose()
	for _, co := range r.corpus.Countries() {
		for _, region := range []string{co.Region, co.Subregion} {
			one, other, both := strings.Cut(region, " and ")
			if both && len(r.names[fold(one)]) > 0 && len(r.names[fold(other)]) > 0 && r.names[fold(one)][0].class == state {
				continue // Australia and New Zealand: the States
			}
			for _, name := range regionNames(region) {
				r.add(name, thing{class: set, set: states{region: region}})
			}
		}
	}
	for key, names := range phrases() {
		kind, id, _ := strings.Cut(key, "/")
		if g, err := r.corpus.FindGroup(id); kind == "group" && err == nil {
			r.addAll(names, thing{class: set, set: states{group: g}})
		} else if kind == "un-group" { // another reading where its States are others
			r.addAll(names, thing{class: set, set: states{unGroup: id}})
		}
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
	return []string{head}
}
