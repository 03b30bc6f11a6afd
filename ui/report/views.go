package report

import (
	"comity/model"
	"comity/model/matrix"
	"comity/model/prose"
)

// The views are the JSON contract of the scenes. Lists in them are never null.

// shown is what the view of every scene begins with.
type shown struct {
	Place  string      `json:"place"`
	Corpus string      `json:"corpus"`
	AsOf   *model.Date `json:"as_of,omitempty"`
}

// shown is the head of a view: the place, the corpus, and the day, if there is one.
func (s *Report) shown() shown {
	out := shown{Place: s.Place, Corpus: s.corpus.Version().String()}
	if day := s.asOf; !day.IsZero() {
		out.AsOf = &day
	}
	return out
}

// MatrixView is a matrix.
type MatrixView struct {
	shown

	Columns []MatrixColumn `json:"columns"`
	Rows    []MatrixRow    `json:"rows"`
	Groups  []MatrixGroup  `json:"groups,omitempty"`
	Legend  []LegendView   `json:"legend"`
	Notes   []string       `json:"notes"`
	Empty   string         `json:"empty,omitempty"`
}

// MatrixColumn is a text.
type MatrixColumn struct {
	ID          model.StatementID `json:"id"`
	Title       string            `json:"title"`
	Date        model.Date        `json:"date"`
	Kind        string            `json:"kind"`
	WithoutVote bool              `json:"without_vote"`
	Reason      string            `json:"reason,omitempty"`
	Totals      TotalsView        `json:"totals"`
}

// MatrixRow is a State, with its acts in the order of the columns.
type MatrixRow struct {
	ISO3   model.ISO3 `json:"iso3"`
	Name   string     `json:"name"`
	Group  string     `json:"group,omitempty"`
	Pinned bool       `json:"pinned,omitempty"`
	Acts   []string   `json:"acts"`
	Totals TotalsView `json:"totals"`
}

// MatrixGroup is a group of rows, with counts in the order of the columns.
type MatrixGroup struct {
	ID       model.GroupID `json:"id"`
	Name     string        `json:"name"`
	States   []model.ISO3  `json:"states"`
	Closed   bool          `json:"closed,omitempty"` // its States have no rows
	TookPart []int         `json:"took_part"`
	Could    []int         `json:"could_take_part"`
	Words    []string      `json:"words"`
}

// TotalsView counts acts; votes and names are never added up.
type TotalsView struct {
	ByName      int `json:"by_name"`
	Member      int `json:"member"`
	WithoutVote int `json:"adopted_without_a_vote"`
	Expert      int `json:"expert"`
	Yes         int `json:"yes"`
	No          int `json:"no"`
	Abstain     int `json:"abstain"`
	Absent      int `json:"absent"`
	Via         int `json:"via"`
	Agency      int `json:"agency"`
	NotListed   int `json:"not_listed"`
	Unknown     int `json:"unknown"`
	NotEligible int `json:"not_eligible"`
	NoList      int `json:"no_list"`
}

func totalsView(t matrix.Totals) TotalsView {
	return TotalsView{
		t.ByName(), t[model.Member], t[model.WithoutVote], t[model.Expert], t[model.Yes], t[model.No], t[model.Abstain], t[model.Absent],
		t[model.Via], t[model.Agency], t[model.NotListed], t[model.Unknown], t[model.NotEligible], t[model.NoList],
	}
}

// LegendView is a word and the number of its cells or tiles.
type LegendView struct {
	Word string `json:"word"`
	N    int    `json:"n"`
}

func legendView(legend []Entry) []LegendView {
	return prose.Each(legend, func(m Entry) LegendView { return LegendView{m.Word, m.N} })
}

// MapView is a map.
type MapView struct {
	shown

	About  string              `json:"about"`
	Norm   model.NormID        `json:"norm,omitempty"`
	Says   []SaidView          `json:"says,omitempty"` // of a map of what documents say about a norm
	Texts  []model.StatementID `json:"texts"`
	Tiles  []TileView          `json:"tiles"`
	Legend []LegendView        `json:"legend"`
	Notes  []string            `json:"notes"`
	Empty  string              `json:"empty,omitempty"`
}

// TileView is a State in its place.
type TileView struct {
	ISO3 model.ISO3 `json:"iso3"`
	Name string     `json:"name"`
	Word string     `json:"word"`
	Col  int        `json:"col"`
	Row  int        `json:"row"`
}

// TimelineView is the timeline.
type TimelineView struct {
	shown

	Zoom   string         `json:"zoom"`
	From   model.Date     `json:"from"`
	To     model.Date     `json:"to"`
	Before int            `json:"before"`
	After  int            `json:"after"`
	Items  []TimelineItem `json:"items"`
	Notes  []string       `json:"notes"`
}

// TimelineItem is a text on its lane.
type TimelineItem struct {
	ID        model.StatementID `json:"id"`
	Title     string            `json:"title"`
	Date      model.Date        `json:"date"`
	Precision string            `json:"precision"`
	Lane      string            `json:"lane"`
	Words     string            `json:"words"`
}

// list makes JSON write [] for an empty list, never null.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
