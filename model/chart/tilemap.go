// Package chart lays out what is drawn: the States on a tile-grid map of the world,
// one tile each, with what each did about one text or several, or whether it matches
// an expression ([Map]); and the texts on lanes by date, as exactly as the dates are
// known ([Timeline]).
package chart

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/model/query"
	"comity/model/relation"
)

// About is what the tiles show.
type About int

// The questions a map answers.
const (
	AboutNothing    About = iota // where each State lies
	AboutAct                     // what it did about one text
	AboutSet                     // in which of several texts it took part
	AboutExpression              // whether it matches an expression
	AboutNorm                    // how it is on record for a norm
	AboutSays                    // what documents of it say about a norm
)

// MapOptions says what to map: an expression, or else the pins, or else who stands
// behind a norm, or else what documents say about one, or else one text.
type MapOptions struct {
	Statement model.StatementID
	Norm      model.NormID
	Says      model.NormID        // of [model.Corpus.SaidNorms]
	Pins      []model.StatementID // several texts; a single one is as Statement
	Who       string              // an expression of model/query
	Of        matrix.Group        // only its members are marked; the zero value for every State
	// AsOf leaves out texts of later days. A year or month means its end.
	AsOf model.Date
}

// TileState is what a tile shows. States are comparable with ==.
type TileState struct {
	About  About
	Act    model.Act      // for Act
	Answer relation.Joint // for Set
	Among  int            // for Set: of how many texts
	Holds  bool           // for Expression
	Says   model.Says     // for Says; empty where no document was read

	Outside bool // of the group whose members alone are marked
}

// Word returns the state as shown on screen and in files.
func (s TileState) Word() string {
	switch {
	case s.Outside:
		return "not in the group"
	case s.About == AboutSet:
		return s.Answer.Word(s.Among)
	case s.About == AboutExpression && s.Holds:
		return "matches"
	case s.About == AboutExpression:
		return "does not match"
	case s.About == AboutNorm && s.Act == model.NotListed:
		return "none on record"
	case s.About == AboutAct, s.About == AboutNorm:
		return s.Act.Word()
	case s.About == AboutSays && s.Says == "":
		return model.NoDocument
	case s.About == AboutSays:
		return string(s.Says)
	}
	return ""
}

// Mark returns the mark of the state; [model.NoMark] if nothing is mapped.
func (s TileState) Mark() model.Mark {
	switch {
	case s.About == AboutSet:
		return s.Answer.Mark()
	case s.About == AboutExpression && s.Holds:
		return model.MarkAll
	case s.About == AboutExpression:
		return model.MarkNone
	case s.About == AboutAct, s.About == AboutNorm:
		return s.Act.Mark()
	case s.About == AboutSays:
		return s.Says.Mark()
	}
	return model.NoMark
}

// Recorded reports whether something is on record of the States of a tile.
func (s TileState) Recorded() bool {
	switch s.About {
	case AboutAct, AboutNorm:
		return s.Act.Recorded()
	case AboutSet:
		return s.Answer.Took() || s.Answer == relation.OtherAct
	case AboutExpression:
		return s.Holds
	case AboutSays:
		return s.Says != ""
	case AboutNothing:
	}
	return false
}

// Tile is a State in its place: column 0 is the left, row 0 the top.
type Tile struct {
	Country  *model.Country
	Col, Row int
	State    TileState
}

// TileCount is a line of the legend.
type TileCount struct {
	State TileState
	Word  string
	N     int
}

// Map is the whole map. It is immutable.
type Map struct {
	About      About
	Tiles      []Tile // by display name of the State
	Cols, Rows int    // of the grid
	// Legend counts the states that occur, in the order of the vocabulary.
	Legend []TileCount
	// Texts are the mapped texts, in the order given; for a norm those that
	// support it.
	Texts []*model.Statement
	// Asked are the texts that the mapped expression asks about, unless they are many.
	Asked []*model.Statement
	// Norm is the mapped norm, if any.
	Norm *model.Norm
	// Of is the group whose members alone are marked, if any.
	Of *model.Group
	// Said is what documents say about it, of a map of that.
	Said []model.Said
	// LaterTexts counts the texts left out because they came after the day.
	LaterTexts int
	// Corrected are the votes behind the tiles that your data corrects.
	Corrected []model.Corrected
	// Caveats describe what is unknown or not as of the day.
	Caveats []string
	// Empty explains why the tiles are unmarked, and what to change; the tiles
	// are present anyway.
	Empty string

	at map[model.Tile]int
}

// NewMap makes a map. It returns a [query.Error] for a wrong expression and a
// [model.NotFoundError] for a text that does not exist.
func NewMap(c *model.Corpus, o MapOptions) (*Map, error) {
	m := &Map{at: make(map[model.Tile]int, len(c.Countries()))}
	tell, err := m.teller(c, &o)
	if err != nil {
		return nil, err
	}
	if tell, err = m.within(c, &o, tell); err != nil {
		return nil, err
	}
	asks := query.Asks(c, o.Who)
	if m.Asked = prose.Only(c.Statements(), asks); len(m.Asked) > manyTexts {
		m.Asked = nil
	}
	m.Corrected = c.Corrected(func(s *model.Statement, _ *model.Country) bool { return asks(s) || slices.Contains(m.Texts, s) })
	m.Caveats = append(m.Caveats, model.CorrectedWords(m.Corrected)...)
	for i, co := range c.Countries() {
		m.Tiles = append(m.Tiles, Tile{Country: co, Col: co.Tile.Col, Row: co.Tile.Row, State: tell(co)})
		m.at[co.Tile] = i
		m.Cols, m.Rows = max(m.Cols, co.Tile.Col+1), max(m.Rows, co.Tile.Row+1)
	}
	m.count()
	m.tellOthers(c)
	return m, nil
}

// within returns the teller of the members of a group alone.
func (m *Map) within(c *model.Corpus, o *MapOptions, tell func(*model.Country) TileState) (func(*model.Country) TileState, error) {
	if o.Of.ID == "" {
		return tell, nil
	}
	members, err := matrix.MembersOf(c, o.Of, o.AsOf)
	if err != nil {
		return nil, err
	}
	m.Of = members.Group
	m.Caveats = append(append(m.Caveats, "only members are marked: "+members.Words()), members.Caveats...)
	return func(co *model.Country) TileState {
		if !members.Has(co.ISO3) {
			return TileState{Outside: true}
		}
		return tell(co)
	}, nil
}

// At returns the tile at a position of the grid; false if there is none.
func (m *Map) At(col, row int) (*Tile, bool) {
	i, ok := m.at[model.Tile{Col: col, Row: row}]
	if !ok {
		return nil, false
	}
	return &m.Tiles[i], true
}

// teller returns the function that computes the state of each tile.
func (m *Map) teller(c *model.Corpus, o *MapOptions) (func(*model.Country) TileState, error) {
	if strings.TrimSpace(o.Who) != "" {
		return m.expression(c, o)
	}
	if len(o.Pins) == 0 && o.Norm != "" {
		return m.behind(c, o)
	}
	if len(o.Pins) == 0 && o.Says != "" {
		return m.spoken(c, o)
	}
	ids := o.Pins
	if len(ids) == 0 && o.Statement != "" {
		ids = []model.StatementID{o.Statement}
	}
	for _, id := range ids {
		s, err := c.FindStatement(string(id))
		if err != nil {
			return nil, err
		}
		if relation.Of(s, o.AsOf) == relation.Later {
			m.LaterTexts++
			m.Caveats = append(m.Caveats, s.ShortTitle+" is left out: it is dated "+s.When().Long()+", after "+relation.Last(o.AsOf).Long())
			continue
		}
		m.Texts = append(m.Texts, s)
	}
	m.Caveats = append(m.Caveats, relation.Texts(m.Texts, o.AsOf)...)
	for _, s := range m.Texts {
		if reason := matrix.Reason(s); reason != "" && (len(m.Texts) > 1 || !s.Unsigned()) {
			m.Caveats = append(m.Caveats, s.ShortTitle+": "+reason)
		}
	}
	texts := m.Texts
	switch {
	case len(ids) > 0 && len(texts) == 0:
		m.Empty = "none of these texts is dated " + relation.Last(o.AsOf).Long() + " or before; choose a later day, or another text"
		return func(*model.Country) TileState { return TileState{} }, nil
	case len(texts) == 0:
		return func(*model.Country) TileState { return TileState{} }, nil
	case len(texts) == 1 && texts[0].Unsigned():
		m.Empty = model.NoActs + "; choose another text"
		return func(*model.Country) TileState { return TileState{Act: model.NoList} }, nil
	case len(texts) == 1:
		m.About = AboutAct
		return func(co *model.Country) TileState {
			return TileState{About: AboutAct, Act: relation.Act(c, texts[0], co, o.AsOf)}
		}, nil
	}
	m.About = AboutSet
	return func(co *model.Country) TileState {
		stands := prose.Each(texts, func(s *model.Statement) relation.Stance { return relation.StanceOf(relation.Act(c, s, co, o.AsOf)) })
		return TileState{About: AboutSet, Answer: relation.JointOf(stands), Among: len(stands)}
	}, nil
}

// behind returns the teller of a norm: the strongest act of each State on the texts
// that support it.
func (m *Map) behind(c *model.Corpus, o *MapOptions) (func(*model.Country) TileState, error) {
	n, err := c.FindNorm(string(o.Norm))
	if err != nil {
		return nil, err
	}
	m.Norm, m.About = n, AboutNorm
	m.Caveats = append(m.Caveats, model.StandingRule)
	for _, s := range c.SupportersOf(n) {
		if relation.Of(s, o.AsOf) == relation.Later {
			m.LaterTexts++
			continue
		}
		m.Texts = append(m.Texts, s)
	}
	if m.LaterTexts > 0 {
		m.Caveats = append(m.Caveats, prose.Count(m.LaterTexts, "text")+" after "+relation.Last(o.AsOf).Long()+" left out")
	}
	if all := model.AdoptedByAll(m.Texts); len(all) > 0 {
		m.Caveats = append(m.Caveats, "The whole membership also adopted "+prose.Count(len(all), "text")+" without a vote; no State is counted for them.")
	}
	texts := m.Texts
	return func(co *model.Country) TileState {
		act, _ := c.StandingOn(texts, n, co, func(s *model.Statement, co *model.Country) model.Act { return relation.Act(c, s, co, o.AsOf) })
		return TileState{About: AboutNorm, Act: act}
	}, nil
}

// spoken returns the teller of what documents say about a norm, or the set: the first
// kind of measure, plan, need and view.
func (m *Map) spoken(c *model.Corpus, o *MapOptions) (func(*model.Country) TileState, error) {
	of := model.SaidAbout{Set: true}
	if o.Says != model.NormSet {
		n, err := c.FindNorm(string(o.Says))
		if err != nil {
			return nil, err
		}
		m.Norm, of = n, model.SaidAbout{Norm: n}
	}
	m.About = AboutSays
	var others []string
	for _, views := range []bool{false, true} {
		of.Views = views
		for _, one := range c.Said(of) {
			switch {
			case !relation.Written(one.Document, o.AsOf):
			case one.Document.State == "":
				others = append(others, one.Document.Organization+" ("+string(one.Says)+")")
			default:
				m.Said = append(m.Said, one)
			}
		}
	}
	m.Caveats = append(m.Caveats, model.SaysRule)
	if len(others) > 0 {
		m.Caveats = append(m.Caveats, "organisations have no tile: "+strings.Join(slices.Compact(others), ", "))
	}
	return func(co *model.Country) TileState {
		state := TileState{About: AboutSays}
		if said := m.SaidBy(co); len(said) > 0 {
			state.Says = said[0].Says
		}
		return state
	}, nil
}

// SaidBy returns what documents of a State say, of a map of that: measures first,
// then plans, needs and views.
func (m *Map) SaidBy(co *model.Country) []model.Said {
	return prose.Only(m.Said, func(one model.Said) bool { return slices.Contains(one.Document.States(), co.ISO3) })
}

func (m *Map) expression(c *model.Corpus, o *MapOptions) (func(*model.Country) TileState, error) {
	q, err := query.Compile(c, o.Who)
	if err != nil {
		return nil, err
	}
	states, err := q.Run()
	if err != nil {
		return nil, err
	}
	m.About = AboutExpression
	holds := make(map[*model.Country]bool, len(states))
	for _, co := range states {
		holds[co] = true
	}
	if len(states) == 0 {
		m.Empty = matrix.Widen(c, o.Who, 0, len(c.Countries()))
	}
	m.Caveats = append(m.Caveats, relation.Expression(o.Who, o.AsOf)...)
	return func(co *model.Country) TileState { return TileState{About: AboutExpression, Holds: holds[co]} }, nil
}

// count fills the legend.
func (m *Map) count() {
	counts := map[TileState]int{}
	for _, t := range m.Tiles {
		counts[t.State]++
	}
	for _, s := range stateOrder(m.About, len(m.Texts)) {
		if counts[s] > 0 {
			m.Legend = append(m.Legend, TileCount{State: s, Word: s.Word(), N: counts[s]})
		}
	}
}

// stateOrder lists every state of a map, in the order of its legend.
func stateOrder(about About, among int) []TileState {
	var out []TileState
	switch about {
	case AboutNothing:
	case AboutAct, AboutNorm:
		for _, act := range model.Acts() {
			out = append(out, TileState{About: about, Act: act})
		}
	case AboutSet:
		for _, a := range relation.Joints() {
			out = append(out, TileState{About: AboutSet, Answer: a, Among: among})
		}
	case AboutExpression:
		out = []TileState{{About: AboutExpression, Holds: true}, {About: AboutExpression}}
	case AboutSays:
		for _, kind := range append(model.AllSays(), "") {
			out = append(out, TileState{About: AboutSays, Says: kind})
		}
	}
	return out
}
