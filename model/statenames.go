package model

import (
	_ "embed" // for names.txt
	"strings"
)

// namesFile holds the names of the States in the other official languages of
// the United Nations and in the likeliest language of each State. It is made
// from the names of the Unicode CLDR, as names_test.go of model/search tells;
// reading them from golang.org/x/text/language/display instead would add 2.7 MB
// to the program and 0.4 ms to every start, and its names are those of 2017.
//
//go:embed names.txt
var namesFile string

// ForeignNames returns the names of each State in other languages.
func ForeignNames() map[ISO3][]string {
	out := map[ISO3][]string{}
	for line := range strings.Lines(namesFile) {
		if cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); !strings.HasPrefix(line, "#") && len(cells) > 1 {
			out[ISO3(cells[0])] = cells[1:]
		}
	}
	return out
}

// StateNames returns the States by each of their names and codes, folded, those in
// other languages too. A name that several have is that of the first of them, and
// own names come before those in other languages.
func (c *Corpus) StateNames() map[string]*Country { return c.stateNames() }

// newStateNames makes the table of [Corpus.StateNames].
func (c *Corpus) newStateNames() map[string]*Country {
	out := map[string]*Country{}
	add := func(co *Country, names ...string) {
		for _, name := range names {
			if folded := Fold(name); folded != "" && out[folded] == nil {
				out[folded] = co
			}
		}
	}
	for _, co := range c.countries {
		add(co, string(co.ISO3), co.ISO2, co.M49)
		add(co, co.Aliases...)
	}
	foreign := ForeignNames()
	for _, co := range c.countries {
		add(co, foreign[co.ISO3]...)
	}
	return out
}
