package model

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// checkCountries faults the table of States.
func (x *checker) checkCountries() {
	owner := map[string]ISO3{} // a code, name or alias → the State that has it
	tiles := map[Tile]ISO3{}
	claim := func(what, value string, code ISO3) {
		if other, taken := owner[value]; taken && other != code {
			x.fault("its %s %s also belongs to %s, expected a unique value", what, InQuotes(value), other)
		}
		owner[value] = code
	}
	if len(x.Countries) == 0 {
		x.add(countriesFile, "-", "no countries were read, expected the States and their codes")
	}
	code3 := regexp.MustCompile(`^[A-Z]{3}$`)
	for i := range x.Countries {
		c := &x.Countries[i]
		x.at("country", string(c.ISO3))
		x.text(c)
		if !code3.MatchString(string(c.ISO3)) || len(c.ISO2) != 2 || len(c.M49) != 3 {
			x.fault("its codes are %s, %s and %s, expected three letters, two letters and three digits",
				InQuotes(string(c.ISO3)), InQuotes(c.ISO2), InQuotes(c.M49))
		}
		x.present("the name", c.Name)
		x.word("un_status", c.UNStatus, vocabulary{"member", "observer"})
		x.word("un_regional_group", c.UNGroup, unGroups())
		x.word("region", c.Region, vocabulary{"Africa", "Americas", "Asia", "Europe", "Oceania"})
		claim("code", "/"+c.ISO2, c.ISO3)
		claim("code", "/"+c.M49, c.ISO3)
		if len(c.Aliases) == 0 || len([]rune(c.Aliases[0])) > 20 || strings.TrimSpace(c.Aliases[0]) == "" {
			x.fault("its first alias is missing or long, expected a display name of at most 20 characters")
		}
		for _, alias := range c.Aliases {
			claim("alias", Fold(alias), c.ISO3)
		}
		if !slices.Contains(c.Aliases, c.Name) || !slices.Contains(c.Aliases, c.OfficialName) {
			x.fault("its aliases lack the name or the official name, expected both")
		}
		if c.Tile.Col < 0 {
			x.fault("it has no tile, expected one in %s", tilesFile)
		} else if other, taken := tiles[c.Tile]; taken {
			x.fault("it shares its tile with %s, expected a tile of its own", other)
		}
		tiles[c.Tile] = c.ISO3
	}
}

// checkGroups faults the groups and the changes of membership.
func (x *checker) checkGroups() {
	for i := range x.Groups {
		g := &x.Groups[i]
		x.at("group", string(g.ID))
		x.text(g)
		if !kebab(string(g.ID)) {
			x.fault("the id is %s, expected small letters, digits and single hyphens", InQuotes(string(g.ID)))
		}
		x.present("the name", g.Name)
		x.present("the short name", g.ShortName)
		x.confident("confidence", g.Confidence)
		x.address("url", g.URL)
		x.states("members and unverified", append(slices.Clone(g.Members), g.Unverified...))
		if n := len(g.Members) + len(g.OtherMembers) + len(g.Unverified); n != g.StatedCount {
			x.fault("stated_count is %d, expected %d as members, other_members and unverified add up", g.StatedCount, n)
		}
		if g.AsOf.IsZero() {
			x.fault("as_of is missing, expected a date")
		}
		if len(g.Sources) == 0 {
			x.fault("has no sources, expected at least one")
		}
	}
	for i := range x.Changes {
		ch := &x.Changes[i]
		x.at("change", string(ch.Group)+"/"+string(ch.ISO3)+"/"+ch.Date.String())
		x.text(ch)
		x.confident("confidence", ch.Confidence)
		x.states("iso3", []ISO3{ch.ISO3})
		if !x.groups[ch.Group] {
			x.fault("no group has the id %s, expected one of %s", InQuotes(string(ch.Group)), groupsFile)
		}
	}
}

// checkPositions faults the positions on international law.
func (x *checker) checkPositions() {
	for i := range x.Positions {
		p := &x.Positions[i]
		x.at("position", p.key())
		x.text(p)
		x.present("the title", p.Title)
		x.confident("confidence", p.Confidence)
		if p.Year < 1990 || p.Year > 2100 {
			x.fault("year is %s, expected one between 1990 and 2100", strconv.Itoa(p.Year))
		}
		if p.URL != "" {
			x.address("url", p.URL)
		}
		if (p.State == "") == (p.Organization == "") {
			x.fault("names %s, expected either a state or an organization", InQuotes(string(p.State)+p.Organization))
		}
		if p.State != "" {
			x.states("state", []ISO3{p.State})
		}
	}
}

func (x *checker) checkNorm(n *Norm) {
	x.at("norm", string(n.ID))
	x.text(n)
	x.present("the title", n.Title)
	x.present("official_text", n.OfficialText)
	x.present("source_symbol", n.SourceSymbol)
	x.word("kind", n.Kind, vocabulary{"limiting", "positive duty"})
	x.confident("confidence.official_text", n.Confidence.OfficialText)
	x.sources(n.Sources)
	if !regexp.MustCompile(`^(un/[a-z]|g7/[1-9][0-9]?)$`).MatchString(string(n.ID)) {
		x.fault("the id is %s, expected un/ and a letter or g7/ and a number", InQuotes(string(n.ID)))
	}
	if _, ok := x.statements[n.Source]; !ok {
		x.fault("its source %s is not a statement, expected the id of one", InQuotes(string(n.Source)))
	}
	if n.Twin != "" {
		if twin, ok := x.norms[n.Twin]; !ok || twin.Twin != n.ID {
			x.fault("its twin %s is not a norm that names it back, expected one", InQuotes(string(n.Twin)))
		}
	}
	for _, r := range n.Related.Norms {
		if _, ok := x.norms[r.ID]; !ok {
			x.fault("related.norms contains %s, expected the id of a norm", InQuotes(string(r.ID)))
		}
	}
	if n.GGE2021Paras != "" {
		x.confident("confidence.gge_2021_paras", n.Confidence.GGE2021Paras)
	}
	for _, step := range n.Lineage {
		x.confident("lineage.confidence", step.Confidence)
		if _, ok := x.statements[step.Statement]; !ok && step.Statement != "" {
			x.fault("lineage contains the statement %s, expected the id of one", InQuotes(string(step.Statement)))
		}
	}
	for _, k := range n.KeyIdeas {
		content, paragraph := k.Grades()
		x.confident("key_ideas.content_confidence", content)
		x.confident("key_ideas.para_confidence", paragraph)
	}
	for _, c := range n.RealCases {
		x.confident("real_cases.confidence", c.Confidence)
		x.source(c.Source)
	}
	for _, q := range n.OpenQuestions {
		x.confident("open_questions.confidence", q.Confidence)
	}
	for _, a := range append(slices.Clone(n.Actions.National), n.Actions.International...) {
		x.confident("practical_actions.confidence", a.Confidence)
	}
	if len(n.Actions.National)+len(n.Actions.International) > 0 {
		x.confident("confidence.practical_actions", n.Confidence.Actions)
		x.present("practical_actions.status", n.Actions.Status)
	}
}
