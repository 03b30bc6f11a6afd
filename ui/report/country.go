package report

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/ui/place"
)

func countryPage(c *model.Corpus, co *model.Country) *Article {
	d := &writer{corpus: c}
	d.title(co.DisplayName())
	status := "UN Member since "
	if co.UNStatus != "member" {
		status = "UN observer State since "
	}
	did := participation(c, co)
	d.lines(
		facts(Escape(co.OfficialName), string(co.ISO3), status+co.UNSince.Long()),
		facts(unGroup(c, co), regional(c, co.Subregion), capital(co)),
		tally(did),
	)
	d.groups(co)
	d.byYear(did)
	d.expertService(did)
	d.saysOfCountry(co)
	d.positions(co)
	d.unknown(did)
	d.legend()
	return d.article()
}

func unGroup(c *model.Corpus, co *model.Country) string {
	if co.UNGroup == "none" {
		return "in no UN regional group"
	}
	return regional(c, co.UNGroup)
}

// regional links the page of a UN regional group or a region.
func regional(c *model.Corpus, name string) string {
	g, err := c.FindGroup(name)
	if err != nil || !g.Regional() {
		return Escape(name)
	}
	return toPlace(Escape(name), place.OfGroup(g).String())
}

// capital returns the capital, unless it is a disputed final-status matter.
func capital(co *model.Country) string {
	if co.ISO3 == "ISR" || co.ISO3 == "PSE" || co.Capital == "" {
		return ""
	}
	return "capital " + Escape(strings.ReplaceAll(co.Capital, ";", "; "))
}

// participation is what a State did about every statement, the newest first.
func participation(c *model.Corpus, co *model.Country) []model.Participation {
	return prose.Each(c.Statements(), func(s *model.Statement) model.Participation { return c.Participation(s, co) })
}

// told reports whether an act belongs on the page of a State: recorded acts,
// and acts with a note although the State is not listed.
func told(p model.Participation) bool {
	return p.Act.Recorded() || p.Act == model.WithoutVote || p.Act == model.NotListed && p.Note != ""
}

// tally counts what a State did, and the texts that the whole membership adopted
// without a vote.
func tally(did []model.Participation) string {
	var counts model.Counts
	for _, p := range did {
		if p.Act.Recorded() || p.Act == model.WithoutVote {
			counts[p.Act]++
		}
	}
	return countLine(counts)
}

// groups lists the groups a State belongs to, by the date of their lists.
func (d *writer) groups(co *model.Country) {
	var parts []string
	own := prose.Only(d.corpus.Groups(), func(g *model.Group) bool { _, member := g.Grade(co.ISO3); return member })
	for day, groups := range prose.Grouped(own, func(g *model.Group) model.Date { return g.AsOf }) {
		names := prose.Each(groups, func(g *model.Group) string {
			grade, _ := g.Grade(co.ISO3)
			return withAside(Escape(g.ShortName), d.mark(grade))
		})
		parts = append(parts, strings.Join(names, ", ")+" (as of "+day.Long()+")")
	}
	if len(parts) > 0 {
		d.para(labelled("Belongs to", strings.Join(parts, "; ")))
	}
}

// byYear lists everything a State did, newest year first.
func (d *writer) byYear(did []model.Participation) {
	did = prose.Only(did, told)
	slices.SortStableFunc(did, func(a, b model.Participation) int { return b.Date.Compare(a.Date) })
	d.section(WhatItDid, "What it did")
	for year, acts := range prose.Grouped(did, func(p model.Participation) int { return p.Date.Year }) {
		d.sub(strconv.Itoa(year))
		var without []string
		for _, p := range acts {
			title := toStatement(Escape(p.Statement.ShortTitle), p.Statement)
			if p.Act == model.WithoutVote {
				without = append(without, title)
				continue
			}
			d.item(facts("**"+p.Act.Word()+"** "+title, day(p), Escape(p.Note), d.mark(p.Statement.Confidence)))
		}
		if len(without) > 0 {
			d.item("adopted without a vote by the whole membership: " + strings.Join(without, "; "))
		}
	}
	if len(did) == 0 {
		d.para("Nothing on record.")
	}
}

// day returns the date of an act, under the heading of the year. If only the
// list has a date, both dates are given, since the date of the text does not
// say when the State joined.
func day(p model.Participation) string {
	s := p.Statement
	on := strings.TrimSpace(strings.TrimSuffix(p.Date.Long(), strconv.Itoa(p.Date.Year)))
	if _, own := s.Joined.Get(string(p.Country.ISO3)); own || len(s.States) == 0 || s.ListDate().Year == s.Date.Year {
		return on
	}
	return strings.TrimSpace("text of "+p.Date.Long()) + ", list as of " + s.ListDate().Long()
}

func (d *writer) expertService(did []model.Participation) {
	var groups []string
	for _, p := range did {
		if p.Act == model.Expert {
			groups = append(groups, Escape(p.Statement.ShortTitle))
		}
	}
	if len(groups) == 0 {
		return
	}
	slices.Reverse(groups)
	d.section("experts", "Expert service")
	d.para("A national of this State served in " + strings.Join(groups, ", ") + ". Experts serve in a personal capacity.")
}

func (d *writer) positions(co *model.Country) {
	d.section("positions", "Positions on international law")
	list := d.corpus.PositionsOf(co)
	if len(list) == 0 {
		d.para("None in this selection, which is not complete.")
		return
	}
	for _, p := range list {
		d.item(facts(strconv.Itoa(p.Year)+" "+withAside(link(p.Title, p.URL), d.mark(p.Confidence)), Escape(p.Note)))
	}
}

// unknown says what is unknown about a State, and why.
func (d *writer) unknown(did []model.Participation) {
	did = prose.Only(did, func(p model.Participation) bool { return p.Act == model.Unknown })
	if len(did) == 0 {
		return
	}
	d.section("not-known", "Not known")
	for reason, of := range prose.Grouped(did, func(p model.Participation) string { return p.Note }) {
		titles := prose.Each(of, func(p model.Participation) string { return Escape(p.Statement.ShortTitle) })
		d.item(prose.Capital(Escape(reason)) + ": " + strings.Join(titles, "; "))
	}
}
