// Package answerscreen shows the answer to a plain question: how it was read, what
// is to be known, and the States or texts with their acts, days and sources.
package answerscreen

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/ask"
	"comity/model/chart"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/screen"
)

const dot = " · "

// Screen is the answer of one visitor.
type Screen struct {
	*screen.Sheet

	corpus *model.Corpus
	ask    report.Asker
	answer ask.Answer
	groups [][]ask.Row // the rows of one State, or of no State, together
}

// New makes the answer of a view. It returns an error where nothing is asked.
func New(c *model.Corpus, asker report.Asker, v place.View) (*Screen, error) {
	if strings.TrimSpace(v.Question()) == "" {
		return nil, &model.NotFoundError{Kind: "question", Name: v.Question()}
	}
	s := &Screen{corpus: c, ask: asker, answer: asker(place.OfQuestion(v.Question()).Question())}
	for _, row := range s.answer.Rows {
		if last := len(s.groups) - 1; last >= 0 && row.ISO3 != "" && s.groups[last][0].ISO3 == row.ISO3 {
			s.groups[last] = append(s.groups[last], row)
			continue
		}
		s.groups = append(s.groups, []ask.Row{row})
	}
	s.Sheet = screen.NewSheet(v, s.lay)
	return s, nil
}

// Answer returns the answer that is shown.
func (s *Screen) Answer() *ask.Answer { return &s.answer }

// View returns the question, and the position in its answer.
func (s *Screen) View() place.View {
	v := place.OfQuestion(s.answer.Question)
	v.Position = s.Position()
	return v
}

// Scope is that of answers.
func (s *Screen) Scope() keys.Scope { return keys.Answer }

// Says returns the question, and the count.
func (s *Screen) Says() (subject, counts string) {
	return "ask: " + model.Printable(s.answer.Question), dot + s.counted()
}

// counted is how many States or rows the answer has.
func (s *Screen) counted() string {
	if what := s.counts(); what == "entry" {
		return prose.Count(len(s.groups), what, "entries")
	} else if what != "State" {
		return prose.Count(len(s.groups), what)
	}
	return prose.Count(max(len(s.groups), len(s.answer.States)), "State")
}

// counts is what a row of the answer is: an entry where a State has several.
func (s *Screen) counts() string {
	switch {
	case len(s.groups) > 0 && s.groups[0][0].Name != "":
		states := map[string]bool{}
		for _, group := range s.groups {
			states[group[0].Name] = true
		}
		if len(states) < len(s.groups) {
			return "entry"
		}
		return "State"
	case len(s.answer.States) > 0 && s.answer.Expression != "":
		return "State"
	case s.answer.Kind == ask.Search:
		return "record"
	}
	return "text"
}

// brief reports whether what is to be known is short enough to stand above the list.
func (s *Screen) brief() bool { return len(s.answer.Caveats) <= 3 }

// Title returns the part on the screen.
func (s *Screen) Title() (left, right string) { return "Answer", s.Part() }

// Prompt asks for words to find, or for a group.
func (s *Screen) Prompt() (label, value string) { return "find words, or only a group", "" }

// Ask finds words. The name of a group or region alone narrows the States of the answer
// to its members.
func (s *Screen) Ask(typed string) screen.Effect {
	if only, ok := s.narrowed(typed); ok {
		return s.edited(only)
	}
	return s.Find(typed)
}

// Do runs an action.
func (s *Screen) Do(action keys.Action, count int, counted bool) screen.Effect {
	switch {
	case action == keys.Edit:
		return s.typing(s.answer.Question)
	case action == keys.Read && s.Position().At == readAs:
		return s.typing(s.answer.Expression)
	}
	return s.Sheet.Do(action, count, counted)
}

// typing edits a question.
func (s *Screen) typing(question string) screen.Effect {
	return screen.Effect{Done: true, Type: &screen.Typing{Label: "ask", Value: question, Accept: s.edited}}
}

// readAs names the row that says how the question was read.
const readAs = "read-as"

// Offers reports whether what is under the cursor can be pinned, besides what a sheet does.
func (s *Screen) Offers(action keys.Action) bool {
	_, pins := s.Under()
	return s.Sheet.Offers(action) && (action != keys.Pin || pins)
}

// edited answers another question.
func (s *Screen) edited(typed string) screen.Effect {
	next, err := New(s.corpus, s.ask, place.OfQuestion(typed))
	if err != nil {
		return screen.Fault(err)
	}
	*s = *next
	return screen.Done()
}

// narrowed is the question with its States narrowed to the group that is typed, and
// whether that can be asked: in words, or else as an expression.
func (s *Screen) narrowed(typed string) (string, bool) {
	g, ok := s.corpus.GroupAlone(typed)
	if !ok || s.answer.Expression == "" {
		return "", false
	}
	question := strings.TrimRight(s.answer.Question, "?!. ") + " in " + g.ShortName
	if a := s.ask(question); !strings.Contains(question, "(") && len(a.LeftOver) == len(s.answer.LeftOver) && len(a.States) <= len(s.answer.States) && a.Expression != s.answer.Expression {
		return question, true
	}
	return "(" + s.answer.Expression + ") and member(" + strconv.Quote(string(g.ID)) + ")", true
}

// Scene returns a scene of the States and texts of the answer, and whether there is
// one: the map, the matrix with those States as rows and those texts first, the
// comparison.
func (s *Screen) Scene(k place.Kind, asOf model.Date) (place.View, bool) {
	a := &s.answer
	of := func(params map[string]string) (place.View, bool) {
		v := place.OfScene(s.corpus, k, params, asOf)
		return v, v.Fault() == nil
	}
	kind, _, _ := strings.Cut(a.Place, "?")
	switch {
	case string(k) == kind:
		v, err := place.ParseView(s.corpus, a.Place)
		return v, err == nil
	case k == place.Map && a.Kind == ask.Norm:
		return of(map[string]string{"norm": strings.TrimPrefix(a.Place, "norm/")})
	case k == place.Map && a.Expression != "":
		return place.OfMap(chart.MapOptions{Who: a.Expression, AsOf: asOf}), true
	case k == place.Map && len(s.texts()) == 1:
		return of(map[string]string{"statement": string(s.texts()[0])})
	case k == place.Matrix && a.Expression != "":
		return place.OfMatrix(matrix.Options{Who: a.Expression, PinnedStatements: s.texts(), AsOf: asOf}), true
	case k == place.Matrix && len(a.States)+len(s.texts()) > 0:
		o := matrix.Options{PinnedStatements: s.texts(), AsOf: asOf}
		for _, co := range a.States[:min(len(a.States), mostRows)] {
			o.PinnedCountries = append(o.PinnedCountries, co.ISO3)
		}
		return place.OfMatrix(o), true
	case k == place.Compare && len(a.States) > 0 && len(a.States) <= mostCompared:
		var names []string
		for _, co := range a.States {
			names = append(names, string(co.ISO3))
		}
		return of(map[string]string{"of": strings.Join(names, ",")})
	}
	return place.View{}, false
}

const (
	mostRows     = 40 // pinned States of a matrix, which a place must hold
	mostCompared = 6
)

// texts are the texts that the rows are about, a few of them.
func (s *Screen) texts() []model.StatementID {
	const most = 6
	var out []model.StatementID
	for _, row := range s.answer.Rows {
		if row.Statement != "" && !slices.Contains(out, row.Statement) {
			if out = append(out, row.Statement); len(out) > most {
				return nil // they are the answer, and not what was asked about
			}
		}
	}
	return out
}

// Under returns the State, text or norm of the row under the cursor, which can be
// pinned.
func (s *Screen) Under() (place.Place, bool) {
	at := s.View().At
	for i, group := range s.groups {
		row := group[0]
		switch {
		case at != key(i, row):
		case row.ISO3 != "":
			return place.Place{Kind: place.Country, ID: string(row.ISO3)}, true
		default:
			p, err := place.Parse(s.corpus, row.Place)
			return p, err == nil
		}
	}
	return place.Place{}, false
}

// key names a row in a place.
func key(i int, row ask.Row) string {
	if row.ISO3 != "" {
		return string(row.ISO3)
	}
	return strconv.Itoa(i + 1)
}

// lay puts the answer below each other.
func (s *Screen) lay(b *screen.Body) {
	a, k := &s.answer, &b.Theme.Ink
	b.Part(a.Title, "")
	if len(a.LeftOver) > 0 {
		b.Text("Not understood: "+strings.Join(a.LeftOver, "; "), k.Mark(model.MarkAged))
	}
	b.Text(strings.ReplaceAll(prose.Capital(a.Says), dot, " "+b.Theme.Border.Dot+" "), k.Bold)
	if s.brief() {
		for _, caveat := range a.Caveats {
			b.Text(prose.Sentence(caveat), k.Dim)
		}
	}
	if a.Expression != "" {
		s.row(b, screen.Row{Key: readAs, To: place.OfQuestion(a.Expression), Foot: "enter opens it for editing"}, "Read as ", a.Expression)
	}
	if v, err := place.ParseView(s.corpus, a.Place); err == nil && a.Place != "" && a.Expression == "" && a.Kind != ask.Search {
		s.row(b, screen.Row{Key: "place", To: opened(v), Foot: a.Place}, "Open ", a.Place)
	}
	for i, r := range a.Readings {
		s.row(b, screen.Row{Key: "reading-" + strconv.Itoa(i+1), To: place.OfQuestion(r.Question), Foot: r.Question}, "Other reading "+strconv.Itoa(i+1)+": ", r.Says)
	}
	s.list(b)
	s.know(b)
	s.near(b)
}

// opened is a view as a row opens it: a record on the whole screen.
func opened(v place.View) place.View {
	if !v.Kind.Staged() {
		v.In = place.OnPage
	}
	return v
}

// row puts a labelled row below, on as many lines as it needs.
func (s *Screen) row(b *screen.Body, r screen.Row, label, text string) {
	k := &b.Theme.Ink
	var lines []screen.Line
	for i, line := range cells.Wrap(text, max(b.W-cells.Width(label), 10)) {
		if i == 0 {
			lines = append(lines, screen.Line{{Text: label, Ink: k.Dim}, {Text: line}})
			continue
		}
		lines = append(lines, screen.Line{{Text: cells.Spaces(cells.Width(label)) + line}})
	}
	b.Row(r, lines...)
}
