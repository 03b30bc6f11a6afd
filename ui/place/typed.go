package place

import (
	"cmp"
	"maps"
	"strings"

	"comity/model"
	"comity/model/chart"
	"comity/model/compare"
	"comity/model/matrix"
)

// scene is what a scene shows: its parameters as they are written, and the
// values that they were read as. It never changes.
type scene struct {
	written map[string]string
	shows   any           // matrix.Options, chart.MapOptions, chart.Zoom, compare.Subjects or sides
	corpus  *model.Corpus // whose records the values are
	day     model.Date    // of the groups that are compared
	err     error         // what is wrong with the parameters
}

// sides are the two wordings of a difference; none for the crosswalk.
type sides [2]*compare.Side

// read reads the parameters of a scene; other kinds have none.
func (v *View) read(c *model.Corpus) {
	if read := formOf(v.Kind).read; read != nil {
		v.scene.corpus, v.scene.day = c, v.AsOf
		v.scene.shows, v.scene.err = read(c, v.scene.written, v.AsOf)
	}
}

// OfScene returns the view of a scene with parameters as they are written in a
// place. What is wrong with them, [View.Fault] tells, and whoever reads them.
func OfScene(c *model.Corpus, k Kind, params map[string]string, asOf model.Date) View {
	v := View{Place: Place{Kind: k}, AsOf: asOf, scene: scene{written: map[string]string{}}}
	for name, value := range params {
		if !v.Position.set(name, value) {
			v.scene.written[name] = value
		}
	}
	v.read(c)
	return v
}

// With returns the view of a scene with another value of a parameter; "" is its
// default.
func (v View) With(c *model.Corpus, name, value string) View {
	params := map[string]string{}
	maps.Copy(params, v.scene.written)
	params[name] = value
	out := OfScene(c, v.Kind, params, v.AsOf)
	out.Position = v.Position
	return out
}

// Fault returns what is wrong with the parameters of a scene: a
// [model.NotFoundError] for an unknown name, a [query.Error] for a wrong
// expression.
func (v View) Fault() error { return v.scene.err }

// Matrix returns what a matrix shows, or the fault of its parameters.
func (v View) Matrix() (matrix.Options, error) {
	o, _ := v.scene.shows.(matrix.Options)
	o.AsOf = v.AsOf
	return o, v.scene.err
}

// Map returns what a map shows, or the fault of its parameters.
func (v View) Map() (chart.MapOptions, error) {
	o, _ := v.scene.shows.(chart.MapOptions)
	o.AsOf = v.AsOf
	return o, v.scene.err
}

// Zoom returns the zoom of the timeline, or the fault of its parameters.
func (v View) Zoom() (chart.Zoom, error) {
	z, _ := v.scene.shows.(chart.Zoom)
	return z, v.scene.err
}

// Subjects returns what is compared, groups as on the day of the view, or the
// fault of the parameters. It reads them again for another day or corpus.
func (v View) Subjects(c *model.Corpus) (compare.Subjects, error) {
	if v.scene.corpus != c || v.scene.day != v.AsOf {
		v.read(c)
	}
	s, _ := v.scene.shows.(compare.Subjects)
	return s, v.scene.err
}

// Sides returns the two sides of a difference, or the fault of the parameters.
// Both are nil for the crosswalk.
func (v View) Sides() (a, b *compare.Side, err error) {
	s, _ := v.scene.shows.(sides)
	return s[0], s[1], v.scene.err
}

// OfMatrix returns the view of a matrix.
func OfMatrix(o matrix.Options) View {
	o.Rows, o.Columns = cmp.Or(o.Rows, matrix.RowOrders()[0]), cmp.Or(o.Columns, matrix.ColumnOrders()[0])
	return View{Place: Place{Kind: Matrix}, AsOf: o.AsOf, scene: scene{written: matrixParams(o), shows: o}}
}

// OfMap returns the view of a map.
func OfMap(o chart.MapOptions) View {
	written := map[string]string{"statement": string(o.Statement), "norm": normParam(o.Norm), "says": saidName(o.Says), "pin": joined[string](nil, o.Pins), "who": o.Who, "of": nameOf(o.Of)}
	return View{Place: Place{Kind: Map}, AsOf: o.AsOf, scene: scene{written: written, shows: o}}
}

// normParam returns a norm as it is written in a place.
func normParam(id model.NormID) string { return strings.TrimPrefix(string(id), "un/") }

// OfTimeline returns the view of the timeline, of all texts or those that a filter names.
func OfTimeline(z chart.Zoom, filter string, asOf model.Date) View {
	written := map[string]string{FilterParam: filter}
	if z != chart.Decades {
		written["zoom"] = z.Word()
	}
	return View{Place: Place{Kind: Timeline}, AsOf: asOf, scene: scene{written: written, shows: z}}
}

// OfCompare returns the view of a comparison. The day of a group is left out of
// it if it is the day of the view.
func OfCompare(asOf model.Date, of ...compare.Subject) View {
	written := map[string]string{"of": subjectsParam(of, asOf)}
	return View{Place: Place{Kind: Compare}, AsOf: asOf, scene: scene{written: written}}
}

// OfDiff returns the view of two wordings side by side. It has no day.
func OfDiff(a, b compare.Side) View {
	written := map[string]string{"of": sideParam(&a) + "," + sideParam(&b)}
	return View{Place: Place{Kind: Diff}, scene: scene{written: written, shows: sides{&a, &b}}}
}

// OfCrosswalk returns the view of the two lists of norms side by side.
func OfCrosswalk() View { return View{Place: Place{Kind: Diff}} }

// crosswalk is the name of the screen of a difference that has no two wordings.
const crosswalk = "crosswalk"

// Screen returns the one name of the screen of a scene, a briefing or an answer.
func (v View) Screen() string {
	if v.Kind == Diff && v.Param("of") == "" {
		return crosswalk
	}
	return string(v.Kind)
}
