package datapackage

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

func statements(c *model.Corpus) table {
	type row = *model.Statement
	columns := append(identity(), []column[row]{
		text("adoption", "How it was adopted.", func(s row) string { return s.Adoption }).must().oneOf(model.Adoptions()),
		boolean("without_vote", "Whether the whole membership adopted it without a vote, so that no State is listed.", row.WithoutVote).must(),
		text("adoption_source", "The title of the source that says that no vote was taken, in the table sources.", func(s row) string { return s.AdoptionSource }),
		text("open_to", "Which States could have been on the list: un-members (of the day), states (and the observers), listed (the list is the body), group:ID, statement:ID; empty where nothing was signed or voted on.",
			func(s row) string { return s.OpenTo }),
		text("list_status", "complete: what each State did is known; incomplete: of some it is not; minimum: only some names could be verified; withheld: none; unknown: how the text was adopted is not established; none: nothing was signed or voted on. What is not known is the act unknown.", row.ListState).
			must().oneOf(model.ListStates()),
		date("as_of", "The date of the list of States or of the roll call.", row.ListDate).must(),
		number("stated_count", "The number of States stated by the text or its depositary, if any.", func(s row) (int, bool) { return s.StatedCount, s.StatedCount > 0 }),
		text("stated_of", "What the stated number counts, in comity's words.", func(s row) string { return s.StatedOf }),
		number("listed_states", "The number of States on the list here; organizations are not counted.", func(s row) (int, bool) { return len(s.States), len(s.States) > 0 }),
		stated("stated_yes", "Votes in favour, as stated in the record of the meeting.", func(t model.Tally) int { return t.Yes }),
		stated("stated_no", "Votes against, as stated in the record of the meeting.", func(t model.Tally) int { return t.No }),
		stated("stated_abstain", "Abstentions, as stated in the record of the meeting.", func(t model.Tally) int { return t.Abstain }),
		text("count_note", "Why a stated number and the list differ.", func(s row) string { return s.CountNote }),
		text("list_basis", "Where the list comes from.", func(s row) string { return s.ListBasis }),
		text("organizations", "Named beside the list of States, separated by semicolons.", func(s row) string { return many(s.Organizations) }),
		boolean("norms_collective", "Whether it backs the eleven norms of the UN as a set.", func(s row) bool { return s.NormsCollective }).must(),
		text("summary", "What it says, in comity's words.", func(s row) string { return s.Summary }).must(),
		confidence("Confidence in the record, mainly in its list of States.", func(s row) model.Confidence { return s.Confidence }),
	}...)
	return tableOf(statementsTable, "Statements", "Texts, votes, treaties, expert groups and attributions, the newest first.", c.Statements(), columns).keyed("id")
}

func identity() []column[*model.Statement] {
	type row = *model.Statement
	return []column[row]{
		text("id", "The id of the statement.", func(s row) string { return string(s.ID) }).must().once().matching("^[a-z0-9]+(-[a-z0-9]+)*$"),
		text("title", "Its title.", func(s row) string { return s.Title }).must(),
		text("short_title", "A short title, as comity shows it.", func(s row) string { return s.ShortTitle }).must(),
		date("date", "The day of the text.", row.When).must(),
		text("date_precision", "Precision of the date.", func(s row) string { return precision(s.When()) }).must().oneOf([]string{"day", "month", "year"}),
		text("kind", "The kind of text.", func(s row) string { return s.Kind }).must().oneOf(model.StatementKinds()),
		text("forum", "Where it was adopted, read out or opened for signature.", func(s row) string { return s.Forum }).must(),
		text("place", "The town or city.", func(s row) string { return s.Place }),
		text("symbol", "The symbol of the document.", func(s row) string { return s.Symbol }),
		text("vote_record", "The number of the voting record in the UN Digital Library, at digitallibrary.un.org/record/NUMBER.", func(s row) string { return s.VoteRecord }),
		text("meeting", "The symbol of the record of the meeting, where it is known.", func(s row) string { return s.Meeting }),
		uri("url", "Its official page, or that of the publisher named; empty where none is known.", func(s row) string { return s.URL }),
		text("publisher", "Who publishes the page at url, where that is nobody of the text itself; empty for an official page.", func(s row) string { return s.Publisher }),
		boolean("url_checked", "Whether that page was consulted for the record, at least in its first part.", func(s row) bool { return s.URLChecked }).must(),
	}
}

func precision(d model.Date) string {
	switch {
	case d.Month == 0:
		return "year"
	case d.Day == 0:
		return "month"
	}
	return "day"
}

// stated is a column of the result of a vote, as far as a total was found.
func stated(name, about string, of func(model.Tally) int) column[*model.Statement] {
	return number(name, about, func(s *model.Statement) (int, bool) { return of(s.StatedVotes), s.StatedVotes != model.Tally{} })
}

func participation(c *model.Corpus) table {
	type row = model.Participation
	var rows []row
	for _, s := range c.Statements() {
		rows = append(rows, prose.Each(c.Countries(), func(co *model.Country) row { return c.Participation(s, co) })...)
	}
	acts, meanings := explained(model.Acts(), model.Act.Word, model.Act.Meaning)
	return tableOf("participation", "What each State did about each statement", "One row for each State and statement, the States in the order of their names.",
		rows, []column[row]{
			text("statement", "The id of the statement.", func(p row) string { return string(p.Statement.ID) }).must(),
			text("iso3", "The State.", func(p row) string { return string(p.Country.ISO3) }).must().matching(iso3Pattern),
			text("act", "What it did. "+meanings, func(p row) string { return p.Act.Word() }).must().oneOf(acts),
			date("date", "The day on which this State did so: of joining, where that is on record, and of the vote for a roll call.", onRecord),
			date("as_of", "The date of the act's list of States.", func(p row) model.Date { return p.Statement.ListDate() }).must(),
			text("note", "What the sources add.", func(p row) string { return p.Note }),
			text("source_urls", "The addresses of the sources of the list, separated by spaces; the table sources has their titles.", func(p row) string {
				return strings.Join(prose.Each(p.Statement.Sources, func(s model.Source) string { return model.EscapeAddress(s.URL) }), " ")
			}),
			confidence("Confidence in the list of States.", func(p row) model.Confidence { return p.Statement.Confidence }),
		}).keyed("statement", "iso3").refers("statement", statementsTable, "id").refers("iso3", countriesTable, "iso3")
}

// onRecord is the day on which a State did what it did, where a source has it.
func onRecord(p model.Participation) model.Date {
	_, joined := p.Statement.Joined.Get(string(p.Country.ISO3))
	switch p.Act {
	case model.Yes, model.No, model.Abstain, model.Absent:
		return p.Date
	case model.NotEligible, model.NoList, model.NotListed, model.Unknown:
		return model.Date{}
	}
	if joined {
		return p.Date
	}
	return model.Date{}
}

func norms(c *model.Corpus) table {
	type row = *model.Norm
	return tableOf(normsTable, "Norms", "The eleven norms of the UN and the twelve points of the G7.",
		c.Norms(), []column[row]{
			text("id", "The id of the norm.", func(n row) string { return string(n.ID) }).must().once().matching("^(un|g7)/[a-z0-9]+$"),
			text("list", "The list of norms: un or g7.", func(n row) string {
				if n.UN() {
					return "un"
				}
				return "g7"
			}).must().oneOf([]string{"un", "g7"}),
			text("label", "Its letter or number.", row.Label).must(),
			text("title", "A short title, in comity's words.", func(n row) string { return n.Title }).must(),
			text("text", "The official words.", func(n row) string { return n.OfficialText }).must(),
			text("kind", "Whether it limits what a State may do, or asks it to act.", func(n row) string { return n.Kind }).must(),
			text("symbol", "The document and paragraph that contain it.", func(n row) string { return n.SourceSymbol }).must(),
			text("source", "The statement that contains it.", func(n row) string { return string(n.Source) }).must(),
			text("twin", "The same norm in the other list, if any.", func(n row) string { return string(n.Twin) }),
			confidence("Confidence in the official text.", func(n row) model.Confidence { return n.Confidence.OfficialText }),
		}).keyed("id").refers("source", statementsTable, "id").refers("twin", normsTable, "id")
}

type carry struct {
	statement model.StatementID
	norm      model.NormID
	how       model.How
	why       string
}

func carriage(c *model.Corpus) table {
	type row = carry
	var rows []row
	for _, s := range c.Statements() {
		for _, n := range c.Norms() {
			if how := c.How(s, n); how != model.NotCarried {
				rows = append(rows, row{s.ID, n.ID, how, c.Why(s, n)})
			}
		}
	}
	hows, meanings := explained(model.Hows(), func(h model.How) string { return string(h) }, model.How.Meaning)
	return tableOf("carriage", "Which statement carries which norm", "One row for each norm that a statement carries.",
		rows, []column[row]{
			text("statement", "The id of the statement.", func(r row) string { return string(r.statement) }).must(),
			text("norm", "The id of the norm.", func(r row) string { return string(r.norm) }).must(),
			text("how", "How it carries the norm. "+meanings, func(r row) string { return string(r.how) }).must().oneOf(hows),
			text("why", "The reason, in comity's words.", func(r row) string { return r.why }),
		}).keyed("statement", "norm").refers("statement", statementsTable, "id").refers("norm", normsTable, "id")
}

// cited is a source of a record.
type cited struct {
	kind, record string
	number       int
	id           model.SourceID
	title, url   string
	read         model.Reading
	note         string
	statement    model.StatementID
}

func sources(c *model.Corpus) table {
	type row = cited
	codes, meanings := explained(model.Readings(), func(r model.Reading) string { return string(r) }, model.Reading.Meaning)
	return tableOf(sourcesTable, "Sources", "The sources of each record and page, in their order.",
		citedBy(c), []column[row]{
			text("record_kind", "The kind of record that uses the source.", func(r row) string { return r.kind }).must().oneOf([]string{"statement", "norm", "explainer", "page", "group"}),
			text("record", "The id of the statement, norm or group; of an explainer that of its norm; of a page its place.", func(r row) string { return r.record }).must(),
			number("number", "Its number among the sources of the record.", func(r row) (int, bool) { return r.number, true }).must(),
			text("id", "The id under which pages cite it, if they do.", func(r row) string { return string(r.id) }),
			text("title", "Its title.", func(r row) string { return r.title }).must(),
			uri("url", "Its address.", func(r row) string { return r.url }),
			text("read", "How much of it was consulted. "+meanings, func(r row) string { return string(r.read) }).must().oneOf(codes),
			text("read_note", "Which part was consulted, in words.", func(r row) string { return r.note }),
			text("statement", "The statement whose text this source is, if any.", func(r row) string { return string(r.statement) }),
		}).keyed("record_kind", "record", "number").refers("statement", statementsTable, "id")
}

// citedBy lists the sources of statements, norms, explainers, pages and groups.
func citedBy(c *model.Corpus) []cited {
	var out []cited
	records := func(kind, record string, list []model.Source, read func(model.Source) model.Reading) {
		for i, s := range list {
			out = append(out, cited{kind: kind, record: record, number: i + 1, title: s.Title, url: s.URL, read: read(s), note: s.ReadNote})
		}
	}
	page := func(kind, record string, p *model.Page) {
		seen := map[model.SourceID]bool{}
		for _, cite := range model.Citations(p.Body) {
			if s, ok := c.Source(cite.Source); ok && !seen[s.ID] {
				seen[s.ID] = true
				out = append(out, cited{kind, record, len(seen), s.ID, s.Title, s.URL, s.Read, s.ReadNote, s.Statement})
			}
		}
	}
	for _, s := range c.Statements() {
		records("statement", string(s.ID), s.Sources, s.SourceRead)
	}
	for _, n := range c.Norms() {
		records("norm", string(n.ID), n.Sources, model.Source.HowRead)
		if p, ok := c.Explainer(n); ok {
			page("explainer", string(n.ID), p)
		}
	}
	for _, p := range slices.Concat(c.Pages(), c.Terms()) {
		page("page", string(p.ID), p)
	}
	for _, g := range c.Groups() {
		for i, title := range g.Sources {
			if title != "" {
				out = append(out, cited{kind: "group", record: string(g.ID), number: i + 1, title: title, read: model.NotRecorded})
			}
		}
	}
	return out
}
