package model

import (
	_ "embed" // for outside.txt
	"slices"
	"strings"
)

// outsideFile holds names of other lists of countries that are no record here.
//
//go:embed outside.txt
var outsideFile string

// OutsideNames returns the names of which comity has no record and other lists of
// countries do, those of one beside each other.
func OutsideNames() [][]string {
	var out [][]string
	for line := range strings.Lines(outsideFile) {
		if cells := strings.Split(strings.TrimSpace(line), "\t"); !strings.HasPrefix(line, "#") && len(cells) > 1 {
			out = append(out, slices.Concat(cells[:1], cells[2:]))
		}
	}
	return out
}

// NotHere returns what comity has of a name that other lists of countries have and
// that is no State here; nothing for any other name.
func (c *Corpus) NotHere(name string) string {
	want := Fold(name)
	for line := range strings.Lines(outsideFile) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(cells) < 2 {
			continue
		}
		names := slices.Concat(cells[:1], cells[2:])
		if want == "" || !slices.ContainsFunc(names, func(n string) bool { return Fold(n) == want }) {
			continue
		}
		why := "comity has the UN Members and the two observer States"
		if co, ok := c.Country(ISO3(cells[1])); ok {
			why += "; ISO 3166-2 lists " + cells[0] + " under " + co.label()
		}
		if texts := c.besides(names); len(texts) > 0 {
			why += "; " + cells[0] + " is named beside them in " + strings.Join(texts, ", ")
		}
		return why
	}
	return ""
}

// besides returns the ids of the texts and groups that name one of some names beside
// their list of States.
func (c *Corpus) besides(names []string) []string {
	named := func(list []string) bool {
		return slices.ContainsFunc(list, func(one string) bool {
			one, _, _ = strings.Cut(one, " (") // and what is to be known of it
			return slices.ContainsFunc(names, func(n string) bool { return Fold(n) == Fold(one) })
		})
	}
	var out []string
	for _, s := range c.statements {
		if named(s.Organizations) || named(s.Observers) {
			out = append(out, "statement "+string(s.ID))
		}
	}
	for _, g := range c.groups {
		if named(g.OtherMembers) {
			out = append(out, "group "+string(g.ID))
		}
	}
	return out
}
