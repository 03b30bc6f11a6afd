package report

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// add appends a line of a record for a pipe: what it is, then its value or values;
// nothing if it has no value.
func (s *Report) add(name string, values ...string) {
	if strings.Join(values, "") != "" {
		s.Lines = append(s.Lines, append([]string{name}, values...))
	}
}

// row appends a row to the table of data.
func (s *Report) row(cells ...string) { s.Rows = append(s.Rows, cells) }

// normData makes the data of a norm; its table is of the statements that carry it.
func (s *Report) normData(n *model.Norm) {
	v := viewNorm(s.corpus, n, s.Page)
	s.JSON, s.Header = v, []string{"statement", "title", "date", "how", "why"}
	s.add("id", string(v.ID))
	s.add("title", v.Title)
	s.add("text", v.Text)
	s.add("symbol", v.Symbol)
	s.add("kind", v.Kind)
	s.add("twin", string(v.Twin))
	for _, of := range v.Statements {
		s.row(string(of.ID), of.Title, of.Date.String(), string(of.How), of.Why)
		s.add("statement", string(of.ID), string(of.How), of.Date.String(), of.Title)
	}
	for _, of := range v.Countries {
		s.add("country", string(of.ISO3), of.Act, strconv.Itoa(of.Statements), of.Name)
	}
	for _, words := range v.Corrections {
		s.add("note", words)
	}
	for _, of := range v.Sources {
		s.add("source", of.Title, of.URL, of.Remark())
	}
}

func viewNorm(c *model.Corpus, n *model.Norm, page *Article) NormView {
	v := NormView{
		NormSummary: summarizeNorm(c, n), TwinNote: n.TwinNote, Countries: []standingView{}, Says: SaidOf(c.SaidOn(n)),
		Lineage: list(n.Lineage), Explainer: explainerView(c, n, page), OpenQuestions: list(n.OpenQuestions),
		RealCases: list(n.RealCases), Actions: n.Actions, Related: n.Related, Sources: list(n.Sources), Confidence: n.Confidence.OfficialText,
	}
	v.Statements = prose.Each(c.CarriersOf(n), func(s *model.Statement) carryView {
		return carryView{s.ID, s.ShortTitle, s.When(), c.How(s, n), c.Why(s, n)}
	})
	for _, co := range c.Countries() {
		if act, count := c.Standing(n, co); count > 0 {
			v.Countries = append(v.Countries, standingView{co.ISO3, co.DisplayName(), act.Word(), count})
		}
	}
	v.Corrections = model.CorrectedWords(c.CorrectedOn(n))
	v.KeyIdeas = prose.Each(n.KeyIdeas, func(k model.KeyIdea) ideaView {
		content, paragraph := k.Grades()
		return ideaView{k.Text, k.Cite, content, paragraph}
	})
	return v
}

// statementData makes the data of a statement; its table is of what each State did.
func (s *Report) statementData(text *model.Statement) {
	c := s.corpus
	v := viewStatement(c, text)
	s.JSON, s.Header = v, []string{"iso3", "name", "act", "date", "note"}
	s.add("id", string(v.ID))
	s.add("title", v.Title)
	s.add("date", v.Date.String())
	s.add("kind", v.Kind)
	s.add("symbol", v.Symbol)
	s.add("adoption", v.Adoption)
	s.add("adoption_source", v.AdoptedBy)
	s.add("list_status", v.ListStatus)
	s.add("as_of", v.AsOf.String())
	s.add("confidence", string(v.Confidence))
	s.add("vote_record", v.VoteRecord, model.VoteRecordURL(text))
	s.add("meeting", v.Meeting)
	if v.StatedCount > 0 {
		s.add("stated_count", strconv.Itoa(v.StatedCount), v.StatedOf)
	}
	if v.StatedVotes != nil {
		s.add("stated_votes", text.StatedVotes.String())
	}
	s.add("listed", text.ListCount())
	s.add("count_note", v.CountNote)
	counts := c.Counts(text)
	for _, act := range model.Acts() {
		if counts[act] > 0 {
			s.add("count", act.Word(), strconv.Itoa(counts[act]))
		}
	}
	for _, n := range v.Norms {
		s.add("norm", string(n.ID), string(n.How), n.Why)
	}
	for _, p := range v.Participation {
		date := ""
		if p.Date != nil {
			date = p.Date.String()
		}
		s.row(string(p.ISO3), p.Name, p.Act, date, p.Note)
		s.add("country", string(p.ISO3), p.Act, date, p.Name, p.Note)
	}
	for _, source := range v.Sources {
		s.add("source", source.Title, source.URL, source.Remark())
	}
}

func viewStatement(c *model.Corpus, s *model.Statement) StatementView {
	v := StatementView{
		StatementSummary: summarizeStatement(c, s), Participation: []stateView{}, Organizations: list(s.Organizations),
		VoteRecord: s.VoteRecord, Meeting: s.Meeting, StatedOf: s.StatedOf, ListedStates: len(s.States),
		StatedCount: s.StatedCount, CountNote: s.CountNote, ListBasis: s.ListBasis, AdoptedBy: s.AdoptionSource, AttributedTo: s.AttributedTo,
		Response: s.Response, Norms: []normCarry{}, Summary: s.Summary, KeyPoints: list(s.KeyPoints),
		Quoted: list(s.Quoted), FullText: s.FullText, Sources: list(s.Sources), Notes: list(s.Notes),
	}
	if t := s.StatedVotes; t != (model.Tally{}) {
		v.StatedVotes = &t
	}
	v.Corrections = prose.Each(s.Corrected, func(k model.Correction) correctionView { return correctionView{k.State, k.Was, k.Vote, k.Source} })
	for _, n := range c.Norms() {
		if how := c.How(s, n); how != model.NotCarried {
			v.Norms = append(v.Norms, normCarry{n.ID, how, c.Why(s, n)})
		}
	}
	for _, co := range c.Countries() {
		p := c.Participation(s, co)
		state := stateView{ISO3: co.ISO3, Name: co.DisplayName(), Act: p.Act.Word(), Note: p.Note}
		if _, dated := s.Joined.Get(string(co.ISO3)); dated {
			state.Date = &p.Date
		}
		v.Participation = append(v.Participation, state)
	}
	return v
}

// countryData makes the data of a country; its table is of what it did about each
// statement.
func (s *Report) countryData(co *model.Country) {
	c := s.corpus
	v := viewCountry(c, co)
	s.JSON, s.Header = v, []string{"statement", "title", "act", "date", "note"}
	s.add("iso3", string(v.ISO3))
	s.add("name", v.Name)
	s.add("official_name", v.OfficialName)
	s.add("un_status", v.UNStatus)
	s.add("un_since", v.UNSince.String())
	s.add("un_group", v.UNGroup)
	s.add("subregion", v.Subregion)
	for _, group := range v.Memberships {
		s.add("group", string(group.Group), group.AsOf.String(), string(group.Confidence))
	}
	for i, p := range v.Participation {
		title := c.Statements()[i].ShortTitle
		s.row(string(p.Statement), title, p.Act, p.Date.String(), p.Note)
		s.add("statement", string(p.Statement), p.Act, p.Date.String(), title, p.Note)
	}
	for _, p := range v.Positions {
		s.add("position", strconv.Itoa(p.Year), p.Title, string(p.Confidence), p.URL)
	}
}

func viewCountry(c *model.Corpus, co *model.Country) CountryView {
	v := CountryView{
		CountrySummary: summarizeCountry(c, co), Memberships: []belongsView{}, Participation: []actView{}, Positions: list(c.PositionsOf(co)), Says: SaidOf(c.SaidBy(co)),
	}
	for _, s := range c.Statements() {
		p := c.Participation(s, co)
		v.Participation = append(v.Participation, actView{s.ID, p.Act.Word(), p.Date, p.Note, s.Confidence})
	}
	for _, g := range c.Groups() {
		if grade, ok := g.Grade(co.ISO3); ok {
			v.Memberships = append(v.Memberships, belongsView{g.ID, g.AsOf, grade})
		}
	}
	return v
}
