package cli

import (
	"context"
	"strconv"
	"strings"

	"comity/model"
	"comity/ui/place"
	"comity/ui/report"
)

// fields are the lines of a record in a pipe: what it is, then its value or
// values, between tabs.
type fields [][]string

// add appends a line, unless it has no value.
func (f *fields) add(name string, values ...string) {
	if strings.Join(values, "") != "" {
		*f = append(*f, append([]string{name}, values...))
	}
}

// withPage adds the page at a place to what a command prints of it.
func withPage(c *model.Corpus, at place.View, o output) (output, error) {
	r, err := report.Of(context.Background(), c, at)
	if err != nil {
		return output{}, err
	}
	o.page = r.Page
	return o, nil
}

func normRecord(c *model.Corpus, name string) (output, error) {
	n, err := c.MatchNorm(name)
	if err != nil {
		return output{}, err
	}
	out, err := withPage(c, place.View{Place: place.OfNorm(n)}, output{})
	if err != nil {
		return output{}, err
	}
	v := viewNorm(c, n, out.page)
	g := grid{header: []string{"statement", "title", "date", "how", "why"}}
	f := fields{}
	f.add("id", string(v.ID))
	f.add("title", v.Title)
	f.add("text", v.Text)
	f.add("symbol", v.Symbol)
	f.add("kind", v.Kind)
	f.add("twin", string(v.Twin))
	for _, s := range v.Statements {
		g.add(string(s.ID), s.Title, s.Date.String(), string(s.How), s.Why)
		f.add("statement", string(s.ID), string(s.How), s.Date.String(), s.Title)
	}
	for _, s := range v.Countries {
		f.add("country", string(s.ISO3), s.Act, strconv.Itoa(s.Statements), s.Name)
	}
	for _, words := range v.Corrections {
		f.add("note", words)
	}
	for _, s := range v.Sources {
		f.add("source", s.Title, s.URL, s.ReadWords())
	}
	out.table, out.json, out.fields = g, v, f
	return out, nil
}

func viewNorm(c *model.Corpus, n *model.Norm, page *report.Document) normView {
	v := normView{
		normSummary: summarizeNorm(c, n), TwinNote: n.TwinNote, Statements: []carryView{}, Countries: []standingView{}, Says: report.SaidOf(c.SaidOn(n)),
		Lineage: list(n.Lineage), Explainer: explainerView(c, n, page), KeyIdeas: []ideaView{}, OpenQuestions: list(n.OpenQuestions),
		RealCases: list(n.RealCases), Actions: n.Actions, Related: n.Related, Sources: list(n.Sources), Confidence: n.Confidence.OfficialText,
	}
	for _, s := range c.CarriersOf(n) {
		v.Statements = append(v.Statements, carryView{s.ID, s.ShortTitle, s.When(), c.How(s, n), c.Why(s, n)})
	}
	for _, co := range c.Countries() {
		if act, count := c.Standing(n, co); count > 0 {
			v.Countries = append(v.Countries, standingView{co.ISO3, co.DisplayName(), act.Word(), count})
		}
	}
	v.Corrections = model.CorrectedWords(c.CorrectedOn(n))
	for _, k := range n.KeyIdeas {
		content, paragraph := k.Grades()
		v.KeyIdeas = append(v.KeyIdeas, ideaView{k.Text, k.Cite, content, paragraph})
	}
	return v
}

func statementRecord(c *model.Corpus, name string) (output, error) {
	s, err := c.MatchStatement(name)
	if err != nil {
		return output{}, err
	}
	v := viewStatement(c, s)
	g := grid{header: []string{"iso3", "name", "act", "date", "note"}}
	f := fields{}
	f.add("id", string(v.ID))
	f.add("title", v.Title)
	f.add("date", v.Date.String())
	f.add("kind", v.Kind)
	f.add("symbol", v.Symbol)
	f.add("adoption", v.Adoption)
	f.add("adoption_source", v.AdoptedBy)
	f.add("list_status", v.ListStatus)
	f.add("as_of", v.AsOf.String())
	f.add("confidence", string(v.Confidence))
	f.add("vote_record", v.VoteRecord, model.VoteRecordURL(s))
	f.add("meeting", v.Meeting)
	if v.StatedCount > 0 {
		f.add("stated_count", strconv.Itoa(v.StatedCount), v.StatedOf)
	}
	if v.StatedVotes != nil {
		f.add("stated_votes", s.StatedVotes.String())
	}
	f.add("listed", s.ListCount())
	f.add("count_note", v.CountNote)
	counts := c.Counts(s)
	for _, act := range model.Acts() {
		if counts[act] > 0 {
			f.add("count", act.Word(), strconv.Itoa(counts[act]))
		}
	}
	for _, n := range v.Norms {
		f.add("norm", string(n.ID), string(n.How), n.Why)
	}
	for _, p := range v.Participation {
		date := ""
		if p.Date != nil {
			date = p.Date.String()
		}
		g.add(string(p.ISO3), p.Name, p.Act, date, p.Note)
		f.add("country", string(p.ISO3), p.Act, date, p.Name, p.Note)
	}
	for _, source := range v.Sources {
		f.add("source", source.Title, source.URL, source.ReadWords())
	}
	return withPage(c, place.View{Place: place.OfStatement(s)}, output{table: g, json: v, fields: f})
}

func viewStatement(c *model.Corpus, s *model.Statement) statementView {
	v := statementView{
		statementSummary: summarizeStatement(c, s), Participation: []stateView{}, Organizations: list(s.Organizations),
		VoteRecord: s.VoteRecord, Meeting: s.Meeting, StatedOf: s.StatedOf, ListedStates: len(s.States), Corrections: []correctionView{},
		StatedCount: s.StatedCount, CountNote: s.CountNote, ListBasis: s.ListBasis, AdoptedBy: s.AdoptionSource, AttributedTo: s.AttributedTo,
		Response: s.Response, Norms: []normCarry{}, Summary: s.Summary, KeyPoints: list(s.KeyPoints),
		Quoted: list(s.Quoted), FullText: s.FullText, Sources: list(s.Sources), Notes: list(s.Notes),
	}
	if t := s.StatedVotes; t != (model.Tally{}) {
		v.StatedVotes = &tallyView{t.Yes, t.No, t.Abstain}
	}
	for _, k := range s.Corrected {
		v.Corrections = append(v.Corrections, correctionView{k.State, k.Was, k.Vote, k.Source})
	}
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

// oneCountry is "comity country", which says which other States a name may mean.
func (s *session) oneCountry(c *model.Corpus, name string) (output, error) {
	out, err := countryRecord(c, name)
	if co, found := c.MatchCountry(name); err == nil && found == nil {
		for _, other := range c.Namesakes(co, name) {
			say(s.env.Err, "comity: not to be confused with "+other.DisplayName()+" ("+string(other.ISO3)+")")
		}
	}
	return out, err
}

func countryRecord(c *model.Corpus, name string) (output, error) {
	co, err := c.MatchCountry(name)
	if err != nil {
		return output{}, err
	}
	v := viewCountry(c, co)
	g := grid{header: []string{"statement", "title", "act", "date", "note"}}
	f := fields{}
	f.add("iso3", string(v.ISO3))
	f.add("name", v.Name)
	f.add("official_name", v.OfficialName)
	f.add("un_status", v.UNStatus)
	f.add("un_since", v.UNSince.String())
	f.add("un_group", v.UNGroup)
	f.add("subregion", v.Subregion)
	for _, group := range v.Memberships {
		f.add("group", string(group.Group), group.AsOf.String(), string(group.Confidence))
	}
	for i, p := range v.Participation {
		title := c.Statements()[i].ShortTitle
		g.add(string(p.Statement), title, p.Act, p.Date.String(), p.Note)
		f.add("statement", string(p.Statement), p.Act, p.Date.String(), title, p.Note)
	}
	for _, p := range v.Positions {
		f.add("position", strconv.Itoa(p.Year), p.Title, string(p.Confidence), p.URL)
	}
	return withPage(c, place.View{Place: place.OfCountry(co)}, output{table: g, json: v, fields: f})
}

func viewCountry(c *model.Corpus, co *model.Country) countryView {
	v := countryView{
		countrySummary: summarizeCountry(c, co), Memberships: []belongsView{}, Participation: []actView{}, Positions: list(c.PositionsOf(co)), Says: report.SaidOf(c.SaidBy(co)),
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
