package report

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/place"
)

// groupPage is the page of a group: its members on a day, today for the zero day, and
// what they did about the texts that there were by then.
func groupPage(c *model.Corpus, g *model.Group, on *Group) *Article {
	d := &writer{corpus: c}
	d.title(g.Name)
	d.lines(
		facts(Escape(g.ShortName), Escape(strings.ReplaceAll(g.Kind, "-", " ")), listOf(g)+" "+d.mark(g.Confidence)),
		Escape(g.Note),
	)
	d.para(model.MemberRule)
	d.members(g, &on.Members)
	if on.Members.Known {
		d.together(on.Did, slices.ContainsFunc(c.Changes, func(ch model.MembershipChange) bool { return ch.Group == g.ID && ch.Joined }))
	}
	d.saysOfGroup(g)
	d.aroundGroup(g)
	d.section(SourceEntries, "Sources")
	for _, s := range g.Sources {
		d.entry(Escape(s), "")
	}
	own := "the group's own page"
	if g.Regional() {
		own = "the list of the United Nations"
	}
	d.entry(link(g.ShortName, g.URL), own)
	d.legend()
	return d.article()
}

// listOf is the day of the list of a group; that of a region is the record of each State.
func listOf(g *model.Group) string {
	if g.Regional() {
		return "as the records of its States say"
	}
	return "list as of " + g.AsOf.Long()
}

// members lists who belongs to a group, and who joined or left it.
func (d *writer) members(g *model.Group, m *relation.Members) {
	d.section(Who, "Members")
	d.para(Escape(prose.Sentence(m.Words())))
	if m.Known {
		d.para(linked(d.corpus, m.Codes))
	}
	for _, caveat := range m.Caveats {
		d.para(Escape(prose.Sentence(caveat)))
	}
	if len(g.OtherMembers) > 0 {
		d.para(labelled("Also members, and no States here", Escape(strings.Join(g.OtherMembers, "; "))))
	}
	var changes []string
	for _, ch := range d.corpus.Changes {
		if co, ok := d.corpus.Country(ch.ISO3); ok && ch.Group == g.ID {
			word := map[bool]string{true: "joined", false: "left"}[ch.Joined]
			changes = append(changes, withAside(toCountry(co)+" "+word+" on "+ch.Date.Long(), d.mark(ch.Confidence)))
		}
	}
	if len(changes) > 0 {
		d.para(labelled("Since 2010", strings.Join(changes, "; ")))
	}
}

// together lists the texts by how many of the members took part in them; some members
// may be newer than a text.
func (d *writer) together(did []model.Together, newer bool) {
	d.section(WhatItDid, "What the members did")
	d.para(model.TakingPart)
	if newer {
		d.para("Counted are the members named above, also on texts from before a State joined the group.")
	}
	for _, share := range model.Shares() {
		var lines []string
		for _, t := range did {
			if t.Share == share {
				lines = append(lines, facts(withDay(toStatement(Escape(t.Statement.ShortTitle), t.Statement), t.Statement), countLine(t.Counts), t.Statement.When().Long(), d.mark(t.Statement.Confidence)))
			}
		}
		if len(lines) == 0 {
			continue
		}
		d.sub(ShareWords(share) + " (" + strconv.Itoa(len(lines)) + ")")
		for _, line := range lines {
			d.item(line)
		}
	}
	d.para("The members are those named above, whatever the day of a text. Texts that the whole membership adopted without a vote are left out: they say nothing of a group.")
}

// Group is who belongs to a group on a day, and what they did about each text that
// there was by then; about all of them for the zero day.
type Group struct {
	Members relation.Members
	Did     []model.Together // nothing where the members are not known
}

func groupOn(c *model.Corpus, g *model.Group, day model.Date) *Group {
	on := &Group{Members: relation.MembersOf(c, g, day)}
	if !on.Members.Known {
		return on
	}
	texts := slices.DeleteFunc(slices.Clone(c.Statements()), func(s *model.Statement) bool { return relation.Of(s, day) == relation.Later })
	on.Did = c.TogetherOn(texts, c.Named(on.Members.Codes), func(s *model.Statement, co *model.Country) model.Act { return relation.Act(c, s, co, day) })
	return on
}

// ShareWords is how many members took part, as a heading.
func ShareWords(s model.Share) string {
	switch s {
	case model.Untold:
		return "Not known whether any joined or voted yes"
	case model.Voted:
		return "Voted no, abstained or were absent"
	case model.ByBody:
		return "None joined, an organisation spoke for one or more"
	case model.ByAgent:
		return "None joined, an agency of one or more is named"
	case model.NoneOf:
		return "None joined"
	}
	return prose.Capital(string(s)) + " joined or voted yes"
}

// aroundGroup links the views that show the group.
func (d *writer) aroundGroup(g *model.Group) {
	id := string(g.ID)
	d.section(Related, "Related")
	d.para(facts(
		toPlace("the members in the matrix", string(place.Matrix)+"?of="+id),
		toPlace("the group as one row", string(place.Matrix)+"?by="+id+"&close="+id),
		toPlace("on the map", string(place.Map)+"?who=member(%22"+id+"%22)"),
		toPlace("in the list of countries", string(place.Country)+"?filter="+id),
	))
}
