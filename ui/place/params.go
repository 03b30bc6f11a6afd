package place

import (
	"errors"
	"slices"
	"strings"

	"comity/model"
	"comity/model/chart"
	"comity/model/compare"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/model/query"
)

func readMatrix(c *model.Corpus, params map[string]string, _ model.Date) (any, error) {
	o := matrix.Options{Who: params["who"], Kinds: list(params["kind"])}
	var err error
	if o.Says, err = saidNorms(c, params["says"]); err != nil {
		return o, err
	}
	if o.Who != "" {
		if _, err = query.Compile(c, o.Who); err != nil {
			return o, err
		}
	}
	if name := params["of"]; name != "" {
		if o.Of, err = group(c, name); err != nil {
			return o, err
		}
	}
	switch by := params["by"]; by {
	case "", string(matrix.Regions), string(matrix.UNGroups):
		o.Grouping = matrix.Grouping(by)
	default:
		o.Grouping = matrix.InOrNotIn
		if o.Heads, err = groups(c, by); err != nil {
			return o, err
		}
	}
	if o.Closed, err = closed(c, params["close"]); err != nil {
		return o, err
	}
	if o.Rows, err = oneOf("order of rows", params["rows"], matrix.RowOrders()); err != nil {
		return o, err
	}
	if o.Columns, err = oneOf("order of columns", params["columns"], matrix.ColumnOrders()); err != nil {
		return o, err
	}
	for _, kind := range o.Kinds {
		if _, err = oneOf("kind", kind, model.StatementKinds()); err != nil {
			return o, err
		}
	}
	if o.PinnedCountries, o.PinnedStatements, err = rowsAndColumns(c, params["pin"]); err != nil {
		return o, err
	}
	o.HiddenCountries, o.HiddenStatements, err = rowsAndColumns(c, params["hide"])
	return o, err
}

func matrixParams(o matrix.Options) map[string]string {
	params := map[string]string{
		"says": saidParam(o.Says), "who": o.Who, "of": nameOf(o.Of), "by": string(o.Grouping), "kind": strings.Join(o.Kinds, ","),
		"rows": other(o.Rows, matrix.RowOrders()), "columns": other(o.Columns, matrix.ColumnOrders()),
		"pin": joined(o.PinnedCountries, o.PinnedStatements), "hide": joined(o.HiddenCountries, o.HiddenStatements),
		"close": joined(o.Closed, nil),
	}
	if o.Grouping == matrix.InOrNotIn {
		params["by"] = strings.Join(prose.Each(o.Heads, nameOf), ",")
	}
	return params
}

func readMap(c *model.Corpus, params map[string]string, _ model.Date) (any, error) {
	o := chart.MapOptions{Who: params["who"]}
	if o.Who != "" {
		if _, err := query.Compile(c, o.Who); err != nil {
			return o, err
		}
	}
	if name := params["of"]; name != "" {
		var err error
		if o.Of, err = group(c, name); err != nil {
			return o, err
		}
	}
	if name := params["statement"]; name != "" {
		s, err := c.MatchStatement(name)
		if err != nil {
			return o, err
		}
		o.Statement = s.ID
	}
	if name := params["norm"]; name != "" {
		n, err := c.MatchNorm(name)
		if err != nil {
			return o, err
		}
		o.Norm = n.ID
	}
	if name := params["says"]; name != "" {
		id, err := saidNorm(c, name)
		if err != nil {
			return o, err
		}
		o.Says = id
	}
	for _, name := range list(params["pin"]) {
		s, err := c.MatchStatement(name)
		if err != nil {
			return o, err
		}
		o.Pins = append(o.Pins, s.ID)
	}
	return o, nil
}

// readZoom reads the zoom of the timeline; the default is all of it.
func readZoom(_ *model.Corpus, params map[string]string, _ model.Date) (any, error) {
	word := params["zoom"]
	var words []string
	for z := range chart.Zooms {
		if z.Word() == word {
			return z, nil
		}
		words = append(words, z.Word())
	}
	if word == "" {
		return chart.Decades, nil
	}
	return chart.Decades, missing("zoom", word, words)
}

// readSubjects reads the subjects of a comparison: two to six names, separated by
// commas or words such as "and"; one country, which is compared with all others; or one
// group or no name, of which the screen asks what to compare.
func readSubjects(c *model.Corpus, params map[string]string, asOf model.Date) (any, error) {
	names := model.SplitNames(params["of"], func(name string) bool {
		_, err := compare.ParseOne(c, name, asOf)
		return err == nil
	})
	if len(names) == 0 {
		return compare.Subjects{}, nil
	}
	if len(names) == 1 {
		one, err := compare.ParseOne(c, names[0], asOf)
		var missing *model.NotFoundError
		switch {
		case err == nil && one.Statement == nil:
			return compare.Subjects{List: []compare.Subject{one}}, nil
		case errors.As(err, &missing):
			return compare.Subjects{}, err
		}
	}
	return compare.Parse(c, names, asOf)
}

// subjectsParam returns what is compared as it is written.
func subjectsParam(list []compare.Subject, asOf model.Date) string {
	var out []string
	for i := range list {
		switch one := &list[i]; {
		case one.Country != nil:
			out = append(out, string(one.Country.ISO3))
		case one.Statement != nil:
			out = append(out, string(one.Statement.ID))
		case one.On.IsZero() || one.On == asOf:
			out = append(out, one.Group.Path())
		default:
			out = append(out, string(one.Group.ID)+"@"+one.On.String())
		}
	}
	return strings.Join(out, ",")
}

// readSides reads the two comma-separated sides of a difference. Without any,
// both are nil, for the crosswalk.
func readSides(c *model.Corpus, params map[string]string, _ model.Date) (any, error) {
	names := list(params["of"])
	if len(names) == 0 {
		return sides{}, nil
	}
	if len(names) != 2 {
		return sides{}, &model.NotFoundError{Kind: "pair of wordings", Name: params["of"]}
	}
	var out sides
	for i, name := range names {
		side, err := compare.ParseSide(c, name)
		if err != nil {
			return sides{}, err
		}
		out[i] = &side
	}
	return out, nil
}

// sideParam is a side as it is written; a norm in full, without its kind.
func sideParam(s *compare.Side) string {
	if s.Norm != nil {
		return string(s.Norm.ID)
	}
	return strings.TrimPrefix(s.Place, "statement/")
}

// list splits at commas.
func list(text string) []string {
	var out []string
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// group reads a group, on a day behind @ or as it stands.
func group(c *model.Corpus, text string) (matrix.Group, error) {
	name, day, dated := strings.Cut(text, "@")
	g, err := c.MatchGroup(name)
	if err != nil {
		return matrix.Group{}, err
	}
	out := matrix.Group{ID: g.ID}
	if dated {
		if out.Day, err = model.ParseDate(day); err != nil {
			return out, &model.NotFoundError{Kind: "day", Name: day}
		}
	}
	return out, nil
}

// groups reads groups that are separated by commas.
func groups(c *model.Corpus, text string) ([]matrix.Group, error) {
	var out []matrix.Group
	for _, name := range list(text) {
		g, err := group(c, name)
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	if len(out) == 0 {
		return nil, missing("group", text, nil)
	}
	return out, nil
}

// SeveralGroups parts the names of two or more groups in running text, also where only
// blanks are between them; it returns nothing if a name is that of no group.
func SeveralGroups(c *model.Corpus, text string) []string {
	named := func(name string) bool {
		name, _, _ = strings.Cut(name, "@")
		_, err := c.FindGroup(name)
		return err == nil
	}
	if names := model.KnownNames(text, named); len(names) > 1 {
		return names
	}
	return nil
}

// closed reads the groups of rows of which the States are not shown.
func closed(c *model.Corpus, text string) ([]model.GroupID, error) {
	var out []model.GroupID
	for _, name := range list(text) {
		id := model.GroupID(name)
		if !slices.Contains([]model.GroupID{matrix.AllGroups, matrix.Others, matrix.Ungrouped}, id) {
			g, err := c.MatchGroup(name)
			if err != nil {
				return nil, err
			}
			id = g.ID
		}
		out = append(out, id)
	}
	return out, nil
}

// nameOf is a group as it is read.
func nameOf(g matrix.Group) string {
	if g.Day.IsZero() {
		return string(g.ID)
	}
	return string(g.ID) + "@" + g.Day.String()
}

// rowsAndColumns separates States from texts.
func rowsAndColumns(c *model.Corpus, text string) (states []model.ISO3, texts []model.StatementID, err error) {
	for _, name := range list(text) {
		if s, err := c.FindStatement(name); err == nil {
			texts = append(texts, s.ID)
			continue
		}
		co, err := c.MatchCountry(name)
		if err != nil {
			if s, textErr := c.MatchStatement(name); textErr == nil {
				texts = append(texts, s.ID)
				continue
			}
			return nil, nil, err
		}
		states = append(states, co.ISO3)
	}
	return states, texts, nil
}

// joined are States, or groups, and texts as they are read.
func joined[T ~string](states []T, texts []model.StatementID) string {
	out := prose.Strings(states)
	out = append(out, prose.Strings(texts)...)
	return strings.Join(out, ",")
}

// oneOf returns a word of a list; the first if it is empty.
func oneOf[T ~string](what, word string, words []T) (T, error) {
	if word == "" {
		return words[0], nil
	}
	if slices.Contains(words, T(word)) {
		return T(word), nil
	}
	return words[0], missing(what, word, prose.Strings(words))
}

// other returns a word unless it is the default.
func other[T ~string](word T, words []T) string {
	if word == words[0] {
		return ""
	}
	return string(word)
}

func missing(what, word string, words []string) error {
	return &model.NotFoundError{Kind: what, Name: word, Nearest: model.Nearest(word, words, 3)}
}
