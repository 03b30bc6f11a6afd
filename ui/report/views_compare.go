package report

import (
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/prose"
)

// CompareView is a comparison: of States and groups in texts and pairs, of
// statements in the overlap, of one State in near and steps.
type CompareView struct {
	shown

	Sort     string        `json:"sort"`
	Subjects []SubjectView `json:"subjects"`
	Texts    []CompareText `json:"texts"`
	Pairs    []PairView    `json:"pairs"`
	Overlap  *OverlapView  `json:"overlap,omitempty"`
	Near     *NearView     `json:"near,omitempty"`
	Steps    *StepsView    `json:"steps,omitempty"`
	Says     []SaidView    `json:"says,omitempty"` // of States
	Later    int           `json:"later"`
	Notes    []string      `json:"notes"`
}

// SubjectView is what is compared.
type SubjectView struct {
	Name    string       `json:"name"`
	Place   string       `json:"place"`
	Members []model.ISO3 `json:"members"`
	Known   bool         `json:"known"`
}

func subjectViews(subjects compare.Subjects) []SubjectView {
	return prose.Each(subjects.List, func(s compare.Subject) SubjectView { return SubjectView{s.Name, s.Place, codes(s.Members), s.Known} })
}

// CompareText is a text and the position of each subject on it.
type CompareText struct {
	ID       model.StatementID `json:"id"`
	Title    string            `json:"title"`
	Date     model.Date        `json:"date"`
	Kind     string            `json:"kind"`
	RollCall bool              `json:"roll_call"`
	Category string            `json:"category"`
	Only     string            `json:"only,omitempty"`
	Apart    string            `json:"apart,omitempty"`
	Stands   []StandView       `json:"stands"`
}

// StandView is a subject's position on a text.
type StandView struct {
	Act     string         `json:"act,omitempty"`
	Joined  int            `json:"joined"`
	Known   int            `json:"known"`
	Unknown int            `json:"unknown"`
	Members int            `json:"members"`
	Counts  map[string]int `json:"counts"`
}

// standView returns the position of the i-th subject on a text.
func (s *Report) standView(t *compare.Text, i int) StandView {
	stand := &t.Stands[i]
	out := StandView{Joined: stand.Joined, Known: stand.Known, Unknown: stand.Unknown, Members: stand.Members, Counts: stand.Counts.Keys()}
	if s.Comparison.Subjects.List[i].Country != nil {
		out.Act = stand.Act.Word()
	}
	return out
}

// PairView is the agreement of two subjects.
type PairView struct {
	A     string    `json:"a"`
	B     string    `json:"b"`
	Votes VotesView `json:"votes"`
	Lists ListsView `json:"lists"`
}

// VotesView is agreement in roll calls.
type VotesView struct {
	Same        int      `json:"same"`
	Of          int      `json:"of"`
	Half        int      `json:"half"`
	Opposed     int      `json:"opposed"`
	Absent      int      `json:"absent"`
	Split       int      `json:"split"`
	Unknown     int      `json:"unknown"`
	NotEligible int      `json:"not_eligible"`
	Agreement   *float64 `json:"agreement,omitempty"`
}

// ListsView is overlap of lists.
type ListsView struct {
	Same        int      `json:"same"`
	Of          int      `json:"of"`
	Neither     int      `json:"neither"`
	Bodies      int      `json:"bodies"`
	Experts     int      `json:"experts"`
	Unknown     int      `json:"unknown"`
	NotEligible int      `json:"not_eligible"`
	Jaccard     *float64 `json:"jaccard,omitempty"`
}

func pairView(a, b string, p *compare.Pair) PairView {
	v, l := &p.Votes, &p.Lists
	return PairView{
		a, b,
		VotesView{v.Same, v.Of, v.Half, v.Opposed(), v.Absent, v.Split, v.Unknown, v.NotEligible, value(v.Score)},
		ListsView{l.Same, l.Of, l.Neither, l.Bodies, l.Experts, l.Unknown, l.NotEligible, value(l.Score)},
	}
}

// value returns a score, or nil for too few items.
func value(score compare.Score) *float64 {
	v, ok := score.Value()
	if !ok {
		return nil
	}
	return &v
}

// OverlapView is the States by the statements they took part in.
type OverlapView struct {
	Statements  []model.StatementID `json:"statements"`
	Sizes       []int               `json:"sizes"`
	Rows        []OverlapRow        `json:"rows"`
	Doubts      []DoubtView         `json:"doubts"`
	Pairs       []CommonView        `json:"pairs"`
	WithoutVote []model.StatementID `json:"without_vote"`
	NoState     []model.StatementID `json:"no_state"` // of agencies, or nothing was signed
	Withheld    []model.StatementID `json:"withheld"`
	Mixed       bool                `json:"mixed"`
	All         *int                `json:"all,omitempty"`
}

// OverlapRow is one combination.
type OverlapRow struct {
	Joined []model.StatementID `json:"joined"`
	N      int                 `json:"n"`
	States []model.ISO3        `json:"states"`
}

// DoubtView is States with unknown acts.
type DoubtView struct {
	Joined  []model.StatementID `json:"joined"`
	Unknown []model.StatementID `json:"unknown"`
	States  []model.ISO3        `json:"states"`
}

// CommonView is how two statements overlap.
type CommonView struct {
	A       model.StatementID `json:"a"`
	B       model.StatementID `json:"b"`
	Same    int               `json:"same"`
	Of      int               `json:"of"`
	SizeA   int               `json:"size_a"`
	SizeB   int               `json:"size_b"`
	Unknown int               `json:"unknown"`
	Closed  int               `json:"closed"`
	Jaccard *float64          `json:"jaccard,omitempty"`
}

// NearView is the nearest and farthest States.
type NearView struct {
	Votes RankingView `json:"votes"`
	Lists RankingView `json:"lists"`
}

// RankingView is both ends of a ranking.
type RankingView struct {
	Nearest  []NeighbourView `json:"nearest"`
	Farthest []NeighbourView `json:"farthest"`
	Compared int             `json:"compared"`
	TooFew   int             `json:"too_few"`
}

// NeighbourView is another State and its agreement.
type NeighbourView struct {
	ISO3 model.ISO3 `json:"iso3"`
	Name string     `json:"name"`
	Same int        `json:"same"`
	Of   int        `json:"of"`
}

// StepsView is where a State differs from a group.
type StepsView struct {
	Group       string      `json:"group"`
	Members     int         `json:"members"`
	Behind      []OutOfStep `json:"behind"`
	Ahead       []OutOfStep `json:"ahead"`
	InStep      int         `json:"in_step"`
	WithoutVote int         `json:"without_vote"`
	NoState     int         `json:"no_state"` // of agencies, or nothing was signed
	NotEligible int         `json:"not_eligible"`
	Unknown     int         `json:"unknown"`
	TooFew      int         `json:"too_few"`
	Unsettled   int         `json:"unsettled"`
}

// OutOfStep is a text on which a State differs from a group.
type OutOfStep struct {
	ID      model.StatementID `json:"id"`
	Title   string            `json:"title"`
	Act     string            `json:"act"`
	Joined  int               `json:"joined"`
	Known   int               `json:"known"`
	Unknown int               `json:"unknown"`
}

// DiffView is texts compared word by word.
type DiffView struct {
	Place  string     `json:"place"`
	Corpus string     `json:"corpus"`
	Pairs  []DiffPair `json:"pairs"`
}

// DiffPair is two texts, or one without a counterpart.
type DiffPair struct {
	A      *SideView    `json:"a,omitempty"`
	B      *SideView    `json:"b,omitempty"`
	Ops    []OpView     `json:"ops"`
	Same   int          `json:"same"`
	WordsA int          `json:"words_a"`
	WordsB int          `json:"words_b"`
	Notes  []string     `json:"notes"`
	Shared []PhraseView `json:"shared"`
}

// SideView is a text and its place.
type SideView struct {
	Name  string `json:"name"`
	Place string `json:"place"`
	What  string `json:"what"`
	Text  string `json:"text"`
}

func sideView(s *compare.Side) *SideView {
	if s == nil {
		return nil
	}
	return &SideView{s.Name, s.Place, s.What, s.Text}
}

// OpView is a run of words.
type OpView struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
}

// PhraseView is a phrase that both texts contain.
type PhraseView struct {
	Text  string `json:"text"`
	Words int    `json:"words"`
}

func codes(states []*model.Country) []model.ISO3 {
	return prose.Each(states, func(co *model.Country) model.ISO3 { return co.ISO3 })
}

func ids(texts []*model.Statement) []model.StatementID {
	return prose.Each(texts, func(s *model.Statement) model.StatementID { return s.ID })
}

func stateNames(states []*model.Country) string {
	return strings.Join(prose.Each(states, (*model.Country).DisplayName), ", ")
}
