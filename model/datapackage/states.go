package datapackage

import (
	"cmp"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// The names of the tables that others refer to.
const (
	countriesTable  = "countries"
	groupsTable     = "groups"
	statementsTable = "statements"
	normsTable      = "norms"
	sourcesTable    = "sources"
)

func many[T ~string](items []T) string { return strings.Join(prose.Strings(items), "; ") }

func countries(c *model.Corpus) table {
	type row = *model.Country
	return tableOf(countriesTable, "Countries", "The UN Members and the two observer States. Naming follows UN usage and implies no position on any status or frontier.",
		c.Countries(), []column[row]{
			text("iso3", "ISO 3166-1 alpha-3 code.", func(co row) string { return string(co.ISO3) }).must().once().matching(iso3Pattern),
			text("m49", "UN M49 code, three digits, the first of which may be 0.", func(co row) string { return co.M49 }).must().once().matching("^[0-9]{3}$"),
			text("name", "The name as comity shows it.", row.DisplayName).must().once(),
			text("un_name", "The English short name of the UN.", func(co row) string { return co.Name }).must(),
			text("official_name", "The official name in English.", func(co row) string { return co.OfficialName }),
			text("un_status", "Whether it is a Member of the UN or an observer State.", func(co row) string { return co.UNStatus }).must().oneOf([]string{"member", "observer"}),
			date("un_since", "The day of membership, or of observer status.", func(co row) model.Date { return co.UNSince }).must(),
			text("un_group", "The UN regional group; none for a State in no group.", func(co row) string { return co.UNGroup }).must().oneOf(model.UNGroups()),
			text("region", "UN M49 region.", func(co row) string { return co.Region }).must(),
			text("subregion", "UN M49 subregion.", func(co row) string { return co.Subregion }),
			number("tile_col", "Column on a map of equal tiles, from 0 on the left.", func(co row) (int, bool) { return co.Tile.Col, true }).must(),
			number("tile_row", "Row on a map of equal tiles, from 0 at the top.", func(co row) (int, bool) { return co.Tile.Row, true }).must(),
		}).keyed("iso3")
}

func groups(c *model.Corpus) table {
	type row = *model.Group
	return tableOf(groupsTable, "Groups of States", "Group membership does not imply a signature.",
		c.Groups(), []column[row]{
			text("id", "The id of the group.", func(g row) string { return string(g.ID) }).must().once(),
			text("name", "Its name.", func(g row) string { return g.Name }).must(),
			text("short_name", "Its short name.", func(g row) string { return g.ShortName }).must(),
			text("kind", "The kind of group.", func(g row) string { return g.Kind }),
			date("as_of", "The date of its list of members.", func(g row) model.Date { return g.AsOf }).must(),
			number("stated_count", "The number of members the group states.", func(g row) (int, bool) { return g.StatedCount, g.StatedCount > 0 }),
			text("other_members", "Members that are neither UN Members nor observer States, separated by semicolons.", func(g row) string { return many(g.OtherMembers) }),
			uri("url", "Its own page, or one about it.", func(g row) string { return g.URL }).must(),
			confidence("Confidence in the list of members.", func(g row) model.Confidence { return g.Confidence }),
			text("note", "Notes.", func(g row) string { return g.Note }),
		}).keyed("id")
}

// membership is a State in a group.
type membership struct {
	group  *model.Group
	iso3   model.ISO3
	status string
}

func memberships(c *model.Corpus) table {
	type row = membership
	var rows []row
	for _, g := range c.Groups() {
		rows = append(rows, prose.Each(g.Members, func(code model.ISO3) row { return row{g, code, "member"} })...)
		rows = append(rows, prose.Each(g.Unverified, func(code model.ISO3) row { return row{g, code, "unverified"} })...)
	}
	return tableOf("memberships", "Members of groups", "One row for each State in each group, on the day given.",
		rows, []column[row]{
			text("group", "The id of the group.", func(m row) string { return string(m.group.ID) }).must(),
			text("iso3", "The State.", func(m row) string { return string(m.iso3) }).must().matching(iso3Pattern),
			text("status", "unverified: counted in the number the group states, but named by no source consulted.", func(m row) string { return m.status }).
				must().oneOf([]string{"member", "unverified"}),
			date("as_of", "The date of the list of members.", func(m row) model.Date { return m.group.AsOf }).must(),
			confidence("Confidence in the membership.", func(m row) model.Confidence { grade, _ := m.group.Grade(m.iso3); return grade }),
		}).keyed("group", "iso3").refers("group", groupsTable, "id").refers("iso3", countriesTable, "iso3")
}

func changes(c *model.Corpus) table {
	type row = model.MembershipChange
	return tableOf("membership-changes", "Changes of membership", "States that joined or left a group since 2010. Not every group is covered.",
		c.Changes, []column[row]{
			text("group", "The id of the group.", func(m row) string { return string(m.Group) }).must(),
			text("iso3", "The State.", func(m row) string { return string(m.ISO3) }).must().matching(iso3Pattern),
			date("date", "A join counts from this day, a departure from the day after.", func(m row) model.Date { return m.Date }).must(),
			text("change", "What happened.", func(m row) string {
				if m.Joined {
					return "joined"
				}
				return "left"
			}).must().oneOf([]string{"joined", "left"}),
			confidence("Confidence in the date.", func(m row) model.Confidence { return m.Confidence }),
			text("note", "Notes.", func(m row) string { return m.Note }),
		}).keyed("group", "iso3", "date").refers("group", groupsTable, "id").refers("iso3", countriesTable, "iso3")
}

func positions(c *model.Corpus) table {
	type row = model.Position
	return tableOf("positions", "Positions on international law", "Published views on how international law applies in cyberspace: a selection, not a census.",
		c.Positions(), []column[row]{
			text("holder", "The code of the State, or the organisation, whose position it is.", func(p row) string { return cmp.Or(string(p.State), p.Organization) }).must(),
			number("year", "The year of publication.", func(p row) (int, bool) { return p.Year, true }).must(),
			text("title", "The title.", func(p row) string { return p.Title }).must(),
			text("iso3", "The State, unless the holder is an organisation.", func(p row) string { return string(p.State) }).matching(iso3Pattern),
			text("organization", "The organisation, unless the holder is a State.", func(p row) string { return p.Organization }),
			uri("url", "Address of the text, or of an article about it.", func(p row) string { return p.URL }),
			confidence("Confidence in the record.", func(p row) model.Confidence { return p.Confidence }),
			text("note", "Notes.", func(p row) string { return p.Note }),
		}).keyed("holder", "year", "title").refers("iso3", countriesTable, "iso3")
}
