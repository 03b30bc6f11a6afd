// Package mapscreen shows the map: a tile for each State, with the mark of what
// it did about one text or several, or whether it matches an expression.
package mapscreen

import (
	"context"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"comity/model"
	"comity/model/chart"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/screen"
)

// usual is the default text of a map.
const usual model.StatementID = "joint-statement-2019"

// Map is the map of one visitor.
type Map struct {
	corpus  *model.Corpus
	options chart.MapOptions
	report  *report.Report
	view    *chart.Map  // of the report
	roll    screen.Roll // its States as a list
	at      int         // the tile under the cursor
	chosen  bool        // the reader, or the place, put the cursor there
	draft   string      // an expression with an error, to be corrected
	subject string      // what is mapped, in words

	shows string // the list or the picture alone; "" is both

	// As drawn: the window, the picture in it, its tiles, which of them, and the
	// cells before them.
	w, h   int
	area   screen.Area
	form   form
	part   area
	margin int

	noteLines int // above the list alone
}

// New makes the map of a view. The cursor is where the view says, or in the
// middle.
func New(c *model.Corpus, v place.View) (*Map, error) {
	o, err := v.Map()
	if err != nil {
		return nil, err
	}
	if o.Statement == "" && o.Norm == "" && o.Says == "" && len(o.Pins) == 0 && o.Who == "" {
		o.Statement = usual
	}
	m := &Map{corpus: c}
	if v.Show == place.Listed || v.Show == place.Pictured {
		m.shows = v.Show
	}
	if err := m.show(o); err != nil {
		return nil, err
	}
	m.at = m.around(m.view.Cols/2, m.view.Rows/2)
	for i, t := range m.view.Tiles {
		if string(t.Country.ISO3) == strings.ToUpper(v.At) {
			m.at, m.chosen = i, true
		}
	}
	m.begin()
	return m, nil
}

// show maps something else; the cursor stays on its State.
func (m *Map) show(o chart.MapOptions) error {
	made, err := report.Of(context.Background(), m.corpus, place.OfMap(o))
	if err != nil {
		return err
	}
	m.options, m.report, m.view, m.draft = o, made, made.Map, ""
	m.subject = report.MapSubject(m.corpus, m.view, o)
	m.makeRoll()
	m.begin()
	return nil
}

// tile is the one under the cursor.
func (m *Map) tile() chart.Tile { return m.view.Tiles[m.at] }

// around is the tile nearest to a position of the grid.
func (m *Map) around(col, row int) int {
	return m.nearest(func(t chart.Tile) (int, bool) {
		dx, dy := t.Col-col, t.Row-row
		return dx*dx + dy*dy, true
	}, 0)
}

// nearest is the tile of the lowest cost among those that have one, and are in the
// group whose members alone are marked; the fallback if none has.
func (m *Map) nearest(cost func(chart.Tile) (int, bool), fallback int) int {
	best, found := fallback, false
	least := 0
	for i, t := range m.view.Tiles {
		if n, ok := cost(t); ok && !t.State.Outside && (!found || n < least) {
			best, least, found = i, n, true
		}
	}
	return best
}

// View returns what the map shows and the position on it.
func (m *Map) View() place.View {
	v := place.OfMap(m.options)
	v.Show = m.shows
	if m.chosen {
		v.At = string(m.tile().Country.ISO3)
	}
	return v
}

// Scope is that of the map.
func (m *Map) Scope() keys.Scope { return keys.Map }

// Says returns the subject of the map, and its counts.
func (m *Map) Says() (subject, counts string) {
	subject = "map: "
	switch o := m.options; {
	case o.Who != "":
		subject += m.subject
	case m.view.About == chart.AboutSays:
		subject += "what States say about " + m.corpus.NormWords(o.Says)
	case m.view.Norm != nil:
		subject += m.view.Norm.Name()
	case len(o.Pins) > 1:
		for i, s := range m.named(o.Pins) {
			if i > 0 {
				subject += " + "
			}
			subject += "[" + strconv.Itoa(i+1) + "] " + s.Called()
		}
	default:
		for _, s := range m.named(append(o.Pins[:len(o.Pins):len(o.Pins)], o.Statement)) {
			subject += s.ShortTitle
		}
	}
	for _, l := range m.view.Legend {
		counts += " · " + l.Word + " " + strconv.Itoa(l.N)
	}
	return subject, counts
}

// named finds texts by their ids; an empty one is none.
func (m *Map) named(ids []model.StatementID) []*model.Statement {
	var out []*model.Statement
	for _, id := range ids {
		if s, ok := m.corpus.Statement(id); ok {
			out = append(out, s)
		}
	}
	return out
}

// Title names the text, and its number among all; in the list that of the State.
func (m *Map) Title() (left, right string) {
	left = "Map: " + m.subject
	if m.view.About == chart.AboutAct && len(m.view.Texts) == 1 {
		s, all := m.view.Texts[0], m.texts()
		if i := slices.Index(all, s); i >= 0 {
			right = "text " + prose.Of(i+1, len(all))
		}
		left += " · " + s.When().Long()
	}
	if n := m.view.Norm; n != nil {
		all := m.corpus.Norms()
		right = "norm " + prose.Of(slices.Index(all, n)+1, len(all))
	}
	if m.listed() {
		right = "State " + prose.Of(m.roll.Number(m.tile().Country)) + strings.TrimSuffix(" · "+right, " · ")
	}
	return left, right
}

// texts returns those that existed on the day of the map, newest first.
func (m *Map) texts() []*model.Statement {
	var out []*model.Statement
	for _, s := range m.corpus.Statements() {
		if relation.Of(s, m.options.AsOf) != relation.Later {
			out = append(out, s)
		}
	}
	return out
}

// Foot explains the mark of the State under the cursor.
func (m *Map) Foot() string {
	t := m.tile()
	code := string(t.Country.ISO3)
	if m.form.code == 2 { // as on the tile
		code = t.Country.ISO2 + ", " + code
	}
	out := t.Country.DisplayName() + " (" + code + ")"
	if word := t.State.Word(); word != "" {
		out += " · " + word
	}
	switch m.view.About {
	case chart.AboutAct:
		e := matrix.EvidenceOf(m.corpus, m.view.Texts[0], t.Country, m.options.AsOf)
		if e.Note != "" {
			out += ", " + e.Note
		}
		if !m.view.Texts[0].AsOf.IsZero() {
			out += " · list as of " + e.AsOf.Long()
		}
	case chart.AboutSet:
		for i, s := range m.view.Texts {
			out += " · [" + strconv.Itoa(i+1) + "] " + matrix.EvidenceOf(m.corpus, s, t.Country, m.options.AsOf).Word
		}
	case chart.AboutNorm:
		if act := t.State.Act; act.Recorded() {
			out += " · " + m.why(t.Country)
		}
	case chart.AboutSays:
		for _, one := range m.view.SaidBy(t.Country) {
			return out + ": " + one.Summary
		}
	case chart.AboutExpression:
		for _, s := range m.view.Asked {
			out += " · " + s.Called() + ": " + m.corpus.Act(s, t.Country).Word()
		}
	case chart.AboutNothing:
	}
	return out + m.hidden()
}

// hidden says how many rows of the map, as drawn, are outside the window.
func (m *Map) hidden() string {
	above, below := m.part.row, m.view.Rows-m.part.row-m.part.rows
	if m.part.rows == 0 || above+below == 0 {
		return ""
	}
	return " · rows " + strings.Join(prose.Counts(prose.Counted{Word: "above", N: above}, prose.Counted{Word: "below", N: below}), ", ")
}

// why returns on how many texts a State is on record for the norm.
func (m *Map) why(co *model.Country) string {
	_, n := m.corpus.StandingOn(m.view.Texts, m.view.Norm, co, func(s *model.Statement, co *model.Country) model.Act {
		return relation.Act(m.corpus, s, co, m.options.AsOf)
	})
	return "on " + prose.Count(n, "text")
}

// notes say what is unknown, or why nothing is shown, and what to change.
func (m *Map) notes() string {
	notes := m.view.Caveats
	if m.view.Empty != "" {
		notes = append([]string{m.view.Empty}, notes...)
	}
	return strings.ReplaceAll(strings.Join(notes, "; "), ".; ", ". ")
}

// Prompt asks for an expression or a group.
func (m *Map) Prompt() (label, value string) {
	value = m.options.Who
	switch {
	case m.draft != "":
		value = m.draft
	case m.view.Of != nil:
		value = m.view.Of.ShortName
	}
	return screen.Matching, value
}

// Ask maps the States that match an expression; with none, the text again. The name of
// a group or region alone leaves what is mapped, and marks its members alone.
func (m *Map) Ask(typed string) screen.Effect {
	o := m.options
	if g, ok := m.corpus.GroupAlone(typed); ok {
		o.Who, o.Of = screen.Narrow(o.Who, g)
		if err := m.show(o); err != nil {
			return screen.Fault(err)
		}
		if at := m.tile(); at.State.Outside {
			m.at = m.around(at.Col, at.Row)
		}
		return screen.Only(g)
	}
	o.Who, o.Of = strings.TrimSpace(typed), matrix.Group{}
	if o.Who == "" && o.Statement == "" && o.Norm == "" && o.Says == "" && len(o.Pins) == 0 {
		o.Statement = usual
	}
	if err := m.show(o); err != nil {
		m.draft = typed
		return screen.Fault(err)
	}
	return screen.Say(m.view.Empty)
}

// Take ignores messages: the map is made at once.
func (m *Map) Take(tea.Msg) bool { return false }
