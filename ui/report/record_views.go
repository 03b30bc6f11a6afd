package report

import (
	"comity/model"
	"comity/model/prose"
)

// The views are the JSON contract of the records. Lists in them are never null.

// NormSummary is a norm in the list of all norms.
type NormSummary struct {
	ID        model.NormID      `json:"id"`
	Title     string            `json:"title"`
	Text      string            `json:"text"`
	Symbol    string            `json:"symbol"`
	Kind      string            `json:"kind"`
	Source    model.StatementID `json:"source"`
	Twin      model.NormID      `json:"twin,omitempty"`
	CarriedBy int               `json:"carried_by"`
}

func summarizeNorm(c *model.Corpus, n *model.Norm) NormSummary {
	return NormSummary{
		ID: n.ID, Title: n.Title, Text: n.OfficialText, Symbol: n.SourceSymbol, Kind: n.Kind,
		Source: n.Source, Twin: n.Twin, CarriedBy: len(c.CarriersOf(n)),
	}
}

// NormView is one norm.
type NormView struct {
	NormSummary
	TwinNote      string               `json:"twin_note,omitempty"`
	Statements    []carryView          `json:"statements"`
	Countries     []standingView       `json:"countries"`
	Says          []SaidView           `json:"says"`                  // what documents say about it; of a UN norm
	Corrections   []string             `json:"corrections,omitempty"` // votes behind them that your data corrects
	Lineage       []model.Step         `json:"lineage"`
	Explainer     []sectionView        `json:"explainer"`
	KeyIdeas      []ideaView           `json:"key_ideas"`
	OpenQuestions []model.OpenQuestion `json:"open_questions"`
	RealCases     []model.RealCase     `json:"real_cases"`
	Actions       model.Actions        `json:"practical_actions,omitzero"` // comity's reading, never UN text
	Related       model.Related        `json:"related,omitzero"`
	Sources       []model.Source       `json:"sources"`
	Confidence    model.Confidence     `json:"confidence"` // of the text
}

// carryView is a statement that carries the norm.
type carryView struct {
	ID    model.StatementID `json:"id"`
	Title string            `json:"title"`
	Date  model.Date        `json:"date"`
	How   model.How         `json:"how"`
	Why   string            `json:"why,omitempty"`
}

// standingView is a State that supported the norm: its strongest act, and the number
// of statements it joined.
type standingView struct {
	ISO3       model.ISO3 `json:"iso3"`
	Name       string     `json:"name"`
	Act        string     `json:"act"`
	Statements int        `json:"statements"`
}

type ideaView struct {
	Text       string           `json:"text"`
	Cite       string           `json:"cite"`
	Confidence model.Confidence `json:"confidence"`
	Paragraph  model.Confidence `json:"paragraph_confidence"` // of the paragraph cited
}

// StatementSummary is a statement in the list of all statements.
type StatementSummary struct {
	ID          model.StatementID `json:"id"`
	Title       string            `json:"title"`
	ShortTitle  string            `json:"short_title"`
	Date        model.Date        `json:"date"`
	Kind        string            `json:"kind"`
	Symbol      string            `json:"symbol,omitempty"`
	Forum       string            `json:"forum"`
	Place       string            `json:"place,omitempty"`
	URL         string            `json:"url,omitempty"`
	Publisher   string            `json:"publisher,omitempty"` // of the page at url, where it is not official
	Adoption    string            `json:"adoption"`
	WithoutVote bool              `json:"without_vote"`
	ListStatus  string            `json:"list_status"` // of model.ListStates
	AsOf        model.Date        `json:"as_of"`       // the day for which the acts hold
	Counts      map[string]int    `json:"counts"`
	Corrected   int               `json:"corrected_votes,omitempty"` // how many of the votes your data corrects
	Confidence  model.Confidence  `json:"confidence"`
}

func summarizeStatement(c *model.Corpus, s *model.Statement) StatementSummary {
	return StatementSummary{
		ID: s.ID, Title: s.Title, ShortTitle: s.ShortTitle, Date: s.When(), Kind: s.Kind, Symbol: s.Symbol,
		Forum: s.Forum, Place: s.Place, URL: s.URL, Publisher: s.Publisher, Adoption: s.Adoption, WithoutVote: s.WithoutVote(),
		Corrected: len(s.Corrected), ListStatus: s.ListState(), AsOf: s.ListDate(), Counts: c.Counts(s).Keys(), Confidence: s.Confidence,
	}
}

// StatementView is one statement.
type StatementView struct {
	StatementSummary
	Participation []stateView      `json:"participation"`
	Organizations []string         `json:"organizations"`
	VoteRecord    string           `json:"vote_record,omitempty"`
	Meeting       string           `json:"meeting,omitempty"`
	StatedVotes   *model.Tally     `json:"stated_votes,omitempty"`
	StatedCount   int              `json:"stated_count,omitempty"`
	StatedOf      string           `json:"stated_of,omitempty"`
	ListedStates  int              `json:"listed_states,omitempty"`
	CountNote     string           `json:"count_note,omitempty"`
	ListBasis     string           `json:"list_basis,omitempty"`
	AdoptedBy     string           `json:"adoption_source,omitempty"` // the source that says that no vote was taken
	AttributedTo  string           `json:"attributed_to,omitempty"`
	Response      string           `json:"response,omitempty"`
	Corrections   []correctionView `json:"corrections"`
	Norms         []normCarry      `json:"norms"`
	Summary       string           `json:"summary"`
	KeyPoints     []string         `json:"key_points"`
	Quoted        []model.Quote    `json:"quoted"`
	FullText      string           `json:"full_text,omitempty"`
	Sources       []model.Source   `json:"sources"`
	Notes         []string         `json:"notes"`
}

// stateView is what one State did about the statement; the date is there when
// it is on record for this State.
type stateView struct {
	ISO3 model.ISO3  `json:"iso3"`
	Name string      `json:"name"`
	Act  string      `json:"act"`
	Date *model.Date `json:"date,omitempty"`
	Note string      `json:"note,omitempty"`
}

// correctionView is a vote that your data corrects.
type correctionView struct {
	ISO3   model.ISO3 `json:"iso3"`
	Was    string     `json:"was"`
	Vote   string     `json:"vote"`
	Source string     `json:"source"`
}

type normCarry struct {
	ID  model.NormID `json:"id"`
	How model.How    `json:"how"`
	Why string       `json:"why,omitempty"`
}

// CountrySummary is a State in the list of all States.
type CountrySummary struct {
	ISO3         model.ISO3      `json:"iso3"`
	Name         string          `json:"name"`
	OfficialName string          `json:"official_name"`
	ISO2         string          `json:"iso2"`
	M49          string          `json:"m49"`
	UNStatus     string          `json:"un_status"`
	UNSince      model.Date      `json:"un_since"`
	UNGroup      string          `json:"un_group"`
	Region       string          `json:"region"`
	Subregion    string          `json:"subregion"`
	Groups       []model.GroupID `json:"groups"`
	Note         string          `json:"note,omitempty"` // the votes that your data corrects
}

func summarizeCountry(c *model.Corpus, co *model.Country) CountrySummary {
	return CountrySummary{
		ISO3: co.ISO3, Name: co.DisplayName(), OfficialName: co.OfficialName, ISO2: co.ISO2, M49: co.M49,
		UNStatus: co.UNStatus, UNSince: co.UNSince, UNGroup: co.UNGroup, Region: co.Region, Subregion: co.Subregion,
		Groups: prose.Each(c.GroupsOf(co), func(g *model.Group) model.GroupID { return g.ID }),
	}
}

// CountryView is one country, with what it did about every statement.
type CountryView struct {
	CountrySummary
	Memberships   []belongsView    `json:"memberships"`
	Participation []actView        `json:"participation"`
	Positions     []model.Position `json:"positions"`
	Says          []SaidView       `json:"says"` // what documents say in its name about the norms
}

// belongsView is a group that the State belongs to, or is said to belong to.
type belongsView struct {
	Group      model.GroupID    `json:"group"`
	AsOf       model.Date       `json:"as_of"`
	Confidence model.Confidence `json:"confidence"`
}

// actView is what the State did about one statement. The date is the day it
// did so, or that of the text.
type actView struct {
	Statement model.StatementID `json:"statement"`
	Act       string            `json:"act"`
	Date      model.Date        `json:"date"`
	Note      string            `json:"note,omitempty"`
	List      model.Confidence  `json:"confidence"` // of the list
}

// GroupSummary is a group in the list of all groups.
type GroupSummary struct {
	ID           model.GroupID    `json:"id"`
	Name         string           `json:"name"`
	ShortName    string           `json:"short_name"`
	Kind         string           `json:"kind"`
	AsOf         model.Date       `json:"as_of"`
	Members      []model.ISO3     `json:"members"`
	OtherMembers []string         `json:"other_members"`
	Unverified   []model.ISO3     `json:"unverified"`
	StatedCount  int              `json:"stated_count"`
	URL          string           `json:"url"`
	Sources      []string         `json:"sources"`
	Confidence   model.Confidence `json:"confidence"`
	Note         string           `json:"note,omitempty"`
}

func summarizeGroup(g *model.Group) GroupSummary {
	return GroupSummary{
		ID: g.ID, Name: g.Name, ShortName: g.ShortName, Kind: g.Kind, AsOf: g.AsOf, Members: list(g.Members),
		OtherMembers: list(g.OtherMembers), Unverified: list(g.Unverified), StatedCount: g.StatedCount,
		URL: g.URL, Sources: list(g.Sources), Confidence: g.Confidence, Note: g.Note,
	}
}

// GroupView is one group with its members on a day, and what they did.
type GroupView struct {
	GroupSummary
	On      model.Date   `json:"on"` // of the members
	Known   bool         `json:"known"`
	States  []memberView `json:"states"`
	Changes []changeView `json:"changes"`
	Did     []sharedView `json:"did"`
	Caveats []string     `json:"caveats"`
}

// memberView is a State that belongs to the group.
type memberView struct {
	ISO3       model.ISO3       `json:"iso3"`
	Name       string           `json:"name"`
	Confidence model.Confidence `json:"confidence"`
}

// changeView is a State that joined or left the group.
type changeView struct {
	ISO3       model.ISO3       `json:"iso3"`
	Date       model.Date       `json:"date"`
	Joined     bool             `json:"joined"`
	Confidence model.Confidence `json:"confidence"`
}

// sharedView is how many of the members took part in a text.
type sharedView struct {
	Statement model.StatementID `json:"statement"`
	Title     string            `json:"title"`
	Date      model.Date        `json:"date"`
	Share     model.Share       `json:"share"`
	Counts    map[string]int    `json:"counts"`
}

// PageSummary is a page in the list of all pages.
type PageSummary struct {
	Place string   `json:"place"`
	Title string   `json:"title"`
	Brief string   `json:"brief"`
	Also  []string `json:"also"`
}

// PageView is one page; the numbers in its Markdown are those of its sources.
type PageView struct {
	PageSummary
	Markdown string       `json:"markdown"`
	Sources  []sourceView `json:"sources"`
}

type sourceView struct {
	ID        model.SourceID    `json:"id"`
	Label     string            `json:"label"`
	Title     string            `json:"title"`
	URL       string            `json:"url,omitempty"`
	Read      model.Reading     `json:"read"`
	ReadNote  string            `json:"read_note,omitempty"`
	Statement model.StatementID `json:"statement,omitempty"`
	Best      model.Confidence  `json:"confidence"`
}

// sectionView is a section of an explainer.
type sectionView struct {
	Heading  string `json:"heading"`
	Markdown string `json:"markdown"`
}
