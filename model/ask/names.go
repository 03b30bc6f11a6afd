package ask

import (
	_ "embed" // for peoples.txt
	"slices"
	"strings"

	"comity/model"
	"comity/model/search"
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
	verb   verb
	word   small
	capped bool // a code: it counts in capitals only
}

// states is a set of States that has a name; one of the three is set.
type states struct {
	group   *model.Group
	unGroup string
	region  string
}

// name is the set in words.
func (s states) name() string {
	switch {
	case s.group != nil:
		return s.group.ShortName
	case s.unGroup != "":
		return s.unGroup
	}
	return s.region
}

// peoplesFile holds the adjectives of States, which no record has.
//
//go:embed peoples.txt
var peoplesFile string

// add makes a phrase name a thing, after what it names already.
func (r *Reader) add(phrase string, t thing) {
	folded := model.Fold(phrase)
	if folded == "" || slices.Contains(r.names[folded], t) {
		return
	}
	r.names[folded] = append(r.names[folded], t)
	first, _, _ := strings.Cut(folded, " ")
	r.longest[first] = max(r.longest[first], strings.Count(folded, " ")+1)
}

// addStates adds the names, codes and peoples of States. Where a name is another's
// with an addition, as in "Congo (Kinshasa)", it names both.
func (r *Reader) addStates() {
	for _, co := range r.corpus.Countries() {
		for _, name := range append([]string{co.Name, co.OfficialName}, co.Aliases...) {
			r.add(name, thing{class: state, state: co})
		}
		for _, code := range []string{string(co.ISO3), co.ISO2} {
			if !slices.Contains(r.names[model.Fold(code)], thing{class: state, state: co}) {
				r.add(code, thing{class: state, state: co, capped: true})
			}
		}
	}
	for name, co := range search.StateNames(r.corpus) {
		if len(r.names[name]) == 0 && len([]rune(name)) > 2 {
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

// addSets adds the groups, the UN regional groups and the regions.
func (r *Reader) addSets() {
	for _, g := range r.corpus.Groups() {
		t := thing{class: set, set: states{group: g}}
		for _, name := range []string{string(g.ID), g.Name, g.ShortName} {
			r.add(name, t)
			r.add(name+"s", t)
		}
		short := strings.TrimSuffix(strings.TrimSuffix(g.Name, " States"), " Group")
		if short != g.Name && !strings.Contains(short, " ") {
			r.add(short, t)
			r.add(short+"s", t)
		}
		if g.Kind == "partnership" && strings.HasPrefix(g.ShortName, "Five ") {
			r.add("the Five", t)
			r.add("five", t)
		}
	}
	if g, err := r.corpus.FindGroup("un-security-council-p5"); err == nil {
		for _, name := range []string{"permanent members", "permanent five", "permanent members of the security council", "five permanent members", "five"} {
			r.add(name, thing{class: set, set: states{group: g}})
		}
	}
	if g, err := r.corpus.FindGroup("arab-league"); err == nil {
		r.add("Arab", thing{class: set, set: states{group: g}})
	}
	for _, g := range model.UNGroups() {
		if g == "none" {
			continue
		}
		t := thing{class: set, set: states{unGroup: g}}
		for _, name := range append([]string{g, g + " group"}, unGroupNames(g)...) {
			r.add(name, t)
		}
	}
	for _, co := range r.corpus.Countries() {
		for _, region := range []string{co.Region, co.Subregion} {
			for _, name := range regionNames(region) {
				r.add(name, thing{class: set, set: states{region: region}})
			}
		}
	}
}

// unGroupNames are other names of a UN regional group.
func unGroupNames(g string) []string {
	switch g {
	case "GRULAC":
		return []string{"Latin America", "Latin American", "Latin American and Caribbean", "Latin America and the Caribbean", "Latin American and Caribbean Group"}
	case "WEOG":
		return []string{"Western European and Others", "Western European and Others Group", "Western European and Other States", "Western European and Other States Group"}
	case "Asia-Pacific Group":
		return []string{"Asia-Pacific", "Asia Pacific Group"}
	case "Eastern European Group":
		return []string{"EEG"}
	}
	return nil
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

// addNorms adds the letters, paragraphs and titles of norms; of two with one title,
// that of the United Nations comes first.
func (r *Reader) addNorms() {
	for _, n := range r.corpus.Norms() {
		t := thing{class: norm, norm: n}
		label := n.Label()
		names := []string{n.Title}
		if n.UN() {
			names = append(names, "norm "+label, "un norm "+label, "norm 13"+label, "norm 13 "+label, "13 "+label, "13"+label,
				"para 13 "+label, "paragraph 13 "+label, "para 13"+label, "paragraph 13"+label, "un "+label, "A/70/174 para 13 "+label, "norm un "+label)
		} else {
			names = append(names, "g7 "+label, "g7 point "+label, "g7 norm "+label, "point "+label, "norm g7 "+label, "lucca point "+label)
		}
		for _, name := range names {
			r.add(name, t)
		}
	}
}

// addPages adds the pages and terms, and the texts that have a name of theirs.
func (r *Reader) addPages() {
	for _, p := range slices.Concat(r.corpus.Terms(), r.corpus.Pages()) {
		names := append([]string{p.Name(), p.Title}, p.Also...)
		var same []*model.Statement
		for _, name := range names {
			for _, t := range r.names[model.Fold(name)] {
				if t.class == text && !slices.Contains(same, t.text) {
					same = append(same, t.text)
				}
			}
		}
		for _, name := range names {
			for _, s := range same {
				if len(same) == 1 && s.Kind != "expert-group" {
					r.add(name, thing{class: text, text: s})
				}
			}
			r.add(name, thing{class: page, page: p})
		}
	}
}
