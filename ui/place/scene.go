package place

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

// Brief is a slide of a briefing. The explorer knows the briefings; the corpus
// does not.
const Brief Kind = "brief"

// The parameters of a slide.
const (
	Slide = "slide" // which one, from 1
	Step  = "step"  // the number of pauses passed
)

// Presenter is the parameter value for the presenter view.
const Presenter = "presenter"

// asOf is the parameter of every view that dates it.
const asOf = "asof"

// The parameters for the position in a scene, not its content.
const (
	At     = "at"     // what is under the cursor
	Row    = "row"    // the first row on the screen, from 1
	Column = "column" // the first column on the screen, from 1
	Show   = "show"   // what is shown of it: "evidence"
)

// ParamNames are the parameters of a scene in the order in which they are
// written; none for other kinds.
func ParamNames(k Kind) []string {
	switch k {
	case Matrix:
		return []string{"who", "of", "by", "rows", "columns", "kind", "pin", "hide", At, Row, Column, Show}
	case Map:
		return []string{"statement", "pin", "who", At}
	case Timeline:
		return []string{"zoom", At, Column}
	case Compare:
		return []string{"of", At, Row}
	case Diff:
		return []string{"of", At, Row}
	case Brief:
		return []string{Slide, Step, At, Row, Show}
	}
	return nil
}

// Bare returns the view without the position in its scene.
func (v View) Bare() View {
	params := map[string]string{}
	for name, value := range v.Params {
		if name != At && name != Row && name != Column && name != Show && v.Kind != Brief {
			params[name] = value
		}
	}
	v.Params = params
	return v
}
