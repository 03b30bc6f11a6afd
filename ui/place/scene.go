package place

import (
	"slices"
	"strconv"

	"comity/model"
)

// The scenes: screens that show the corpus as a whole. Their parameters are the
// flags of the command of the same name.
const (
	Matrix   Kind = "matrix"
	Map      Kind = "map"
	Timeline Kind = "timeline"
	Compare  Kind = "compare"
	Diff     Kind = "diff"
)

// Scenes returns every scene, in the order of their screens.
func Scenes() []Kind { return []Kind{Matrix, Map, Timeline, Compare, Diff} }

// PerScene is something that each scene has, such as how its report is made. It holds
// the one switch over the scenes.
type PerScene[T any] struct{ Matrix, Map, Timeline, Compare, Diff T }

// Of returns that of a kind; false for what is no scene.
func (p PerScene[T]) Of(k Kind) (of T, ok bool) {
	switch k {
	case Matrix:
		return p.Matrix, true
	case Map:
		return p.Map, true
	case Timeline:
		return p.Timeline, true
	case Compare:
		return p.Compare, true
	case Diff:
		return p.Diff, true
	}
	return of, false
}

// Brief is a slide of a briefing. The explorer knows the briefings; the corpus
// does not.
const Brief Kind = "brief"

// Ask is the answer to a plain question.
const Ask Kind = "ask"

// questionParam is the parameter of the question.
const questionParam = "q"

// Staged reports whether a kind of place has the screen to itself, in place of the
// lists and the reader: the scenes, briefings and answers.
func (k Kind) Staged() bool { return slices.Contains(Scenes(), k) || k == Brief || k == Ask }

// OfQuestion returns the view of the answer to a question, cut to what a place can
// hold.
func OfQuestion(question string) View {
	const most = maxView - 200 // the rest is the position
	for runes := []rune(question); len(escape(question)) > most; question = string(runes) {
		runes = runes[:len(runes)-1-(len(escape(question))-most)/12] // a letter takes twelve at most
	}
	return View{Place: Place{Kind: Ask}, scene: scene{written: map[string]string{questionParam: question}}}
}

// Question returns the question of an answer.
func (v View) Question() string { return v.scene.written[questionParam] }

// FilterParam is the parameter of the timeline that names its texts: see
// [chart.Timeline.Only].
const FilterParam = "filter"

// Presenter is the parameter value for the presenter view.
const Presenter = "presenter"

// asOf is the parameter of every view that dates it.
const asOf = "asof"

// The names of the parameters of a [Position].
const (
	slideParam  = "slide"
	stepParam   = "step"
	atParam     = "at"
	rowParam    = "row"
	columnParam = "column"
	showParam   = "show"
	panelParam  = "line"
)

// What a scene shows beside its picture, or in its place.
const (
	Evidence = "evidence" // of the cell of a matrix
	Listed   = "list"     // the States of a map, or of a column of a matrix
	Pictured = "picture"  // the map without its list
)

// Position is where one is in a scene or a briefing, not its content.
type Position struct {
	Slide  int    // which slide, from 1; 0 is the first
	Step   int    // the number of pauses passed
	At     string // what is under the cursor
	Row    int    // the first row on the screen, from 1; 0 is the first
	Column int    // the first column on the screen, from 1; 0 is the first
	Show   string // what is shown of it: "evidence", [Presenter], the ids of marked texts
	Panel  int    // the first line of what is shown beside a matrix, from 1; 0 is the first
}

// field returns the field of a parameter, a number or text; neither if it is
// none of a position.
func (p *Position) field(name string) (number *int, text *string) {
	switch name {
	case slideParam:
		return &p.Slide, nil
	case stepParam:
		return &p.Step, nil
	case rowParam:
		return &p.Row, nil
	case columnParam:
		return &p.Column, nil
	case panelParam:
		return &p.Panel, nil
	case atParam:
		return nil, &p.At
	case showParam:
		return nil, &p.Show
	}
	return nil, nil
}

// set sets a parameter, and reports whether it is one of a position. What is no
// number counts as 0.
func (p *Position) set(name, value string) bool {
	number, text := p.field(name)
	if number != nil {
		*number = 0
		if n, err := strconv.Atoi(value); err == nil {
			*number = max(n, 0)
		}
	}
	if text != nil {
		*text = value
	}
	return number != nil || text != nil
}

// Param returns a parameter of a scene or a briefing as it is written; "" is the
// default.
func (v View) Param(name string) string {
	switch number, text := v.field(name); {
	case text != nil:
		return *text
	case number != nil && *number > 0:
		return strconv.Itoa(*number)
	case number != nil:
		return ""
	}
	return v.scene.written[name]
}

// form is how the addresses of a kind are written and read.
type form struct {
	content  []string // the parameters that say what a scene shows
	position []string // those of the position in it
	read     func(c *model.Corpus, params map[string]string, asOf model.Date) (shows any, err error)
}

// formOf returns the form of a scene or of a briefing; none for other kinds.
func formOf(k Kind) form {
	switch k {
	case Ask:
		return form{content: []string{questionParam}, position: []string{atParam, rowParam}}
	case Brief:
		return form{position: []string{slideParam, stepParam, atParam, rowParam, showParam}}
	}
	of, _ := PerScene[form]{
		Matrix:   form{[]string{"says", "who", "of", "by", "close", "rows", "columns", "kind", "pin", "hide"}, []string{atParam, rowParam, columnParam, showParam, panelParam}, readMatrix},
		Map:      form{[]string{"statement", "norm", "says", "pin", "who", "of"}, []string{atParam, showParam}, readMap},
		Timeline: form{[]string{FilterParam, "zoom"}, []string{atParam, columnParam, showParam}, readZoom},
		Compare:  form{[]string{"of"}, []string{atParam, rowParam}, readSubjects},
		Diff:     form{[]string{"of"}, []string{atParam, rowParam}, readSides},
	}.Of(k)
	return of
}

// ParamNames are the parameters of a scene or a briefing in the order in which
// they are written; none for other kinds.
func ParamNames(k Kind) []string { return slices.Concat(formOf(k).content, formOf(k).position) }

// ContentNames are the parameters that say what a scene shows, without those of
// the position in it.
func ContentNames(k Kind) []string { return formOf(k).content }

// Bare returns the view without the position in its scene.
func (v View) Bare() View {
	v.Position = Position{}
	return v
}
