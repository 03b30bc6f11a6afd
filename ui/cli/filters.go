package cli

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/query"
	"comity/model/relation"
	"comity/model/search"
	"comity/ui/report"
)

// listFlags are the flags by which a list is narrowed, as they were typed.
type listFlags struct {
	year, kind, by, norm    string // of statements
	of, region, unGroup, on string // of countries
	list                    string // of norms
}

// narrowedLists are the commands of the lists that are narrowed by words and flags.
func (s *session) narrowedLists() (norms, statements, countries, groups *cobra.Command) {
	var f listFlags
	list := func(use, short, long, example string, columns []string, build func(c *model.Corpus, words string) (output, error)) *cobra.Command {
		cmd := s.command(use, "lists", short, long+"\n\nColumns: "+strings.Join(columns, ", ")+".", cobra.ArbitraryArgs, build)
		cmd.Example = example
		return cmd
	}
	norms = list("norms [WORDS]", "the norms: the eleven of the UN and the twelve points of the G7",
		"With WORDS: those whose title, id or text has all of them.",
		"  comity norms\n  comity norms supply chain\n  comity norms --list g7", report.NormColumns(),
		func(c *model.Corpus, words string) (output, error) { return s.someNorms(c, words, f) })
	norms.Flags().StringVar(&f.list, "list", "", "only this list: `LIST` is un or g7")
	statements = list("statements [WORDS]", "the statements, the newest first",
		"With WORDS: those whose title, symbol, kind, forum or year has all of them. Flags\nnarrow the list further.",
		"  comity statements\n  comity statements paris\n  comity statements --year 2018 --kind resolution --by Chile\n  comity statements --norm f --format csv", report.StatementColumns(),
		func(c *model.Corpus, words string) (output, error) { return s.someStatements(c, words, f) })
	statements.Flags().StringVar(&f.year, "year", "", "only of these `YEARS`: 2018, 2018..2021, ..2015 or 2020..")
	statements.Flags().StringVar(&f.kind, "kind", "", "only of these `KINDS`, comma-separated, such as resolution,treaty")
	statements.Flags().StringVar(&f.by, "by", "", "only those that this `STATE` took part in: in its own name, as a member or expert, or voting in favour")
	statements.Flags().StringVar(&f.norm, "norm", "", "only those that carry this `NORM`, such as f or g7/12")
	countries = list("countries [EXPR]", "the 193 UN Members and the two observer States",
		"With EXPR: those that match a group, an expression or a plain question, as in\n\"comity who\". Flags narrow the list further.",
		"  comity countries\n  comity countries eu\n  comity countries --region Africa --of commonwealth\n  comity countries --of eu@2019-09-23 --json", report.CountryColumns(),
		func(c *model.Corpus, words string) (output, error) { return s.someCountries(c, words, f) })
	countries.Flags().StringVar(&f.of, "of", "", "only members of `GROUP`, today (eu) or on a day (eu@2019-09-23)")
	countries.Flags().StringVar(&f.region, "region", "", "only of this UN `REGION` or subregion, such as Africa")
	countries.Flags().StringVar(&f.unGroup, "un-group", "", "only of this UN regional `GROUP`, such as WEOG")
	countries.Flags().StringVar(&f.on, "as-of", "", "members of the group on `DAY`: 2019, 2019-09 or 2019-09-23")
	groups = list("groups [NAME…]", "the groups of States and their members",
		"With names: these groups, and those to which a State belongs.",
		"  comity groups\n  comity groups nato\n  comity groups Chile", report.GroupColumns(),
		func(c *model.Corpus, words string) (output, error) {
			found, err := groupsOf(c, words)
			if err != nil {
				return output{}, err
			}
			return narrowed(groupRows(found), "group", len(found), len(c.Groups()))
		})
	return norms, statements, countries, groups
}

// narrowed adds to a list how many records of all it has, where it has not all. One
// that is empty has found nothing, as a search can.
func narrowed(o output, noun string, n, all int) (output, error) {
	switch {
	case n == 0:
		return output{}, &exit{code: failed, err: errors.New("no " + noun + " matches; " + strconv.Itoa(all) + " are on record")}
	case n < all:
		o.talk = strconv.Itoa(n) + " of " + strconv.Itoa(all)
	}
	return o, nil
}

// matching are the places in a list of the records that have all the words, as a
// filter of the explorer finds them.
func matching(c *model.Corpus, list relation.List, words string) ([]int, error) {
	for word := range strings.FieldsSeq(words) {
		if model.Fold(word) == "" {
			return nil, usage("%s is no word: a list is narrowed by words with letters or digits", model.Printable(strconv.Quote(word)))
		}
	}
	var out []int
	for _, group := range relation.NewRows(c).Arrange(list, 0, words, nil) {
		out = append(out, group.Items...)
	}
	slices.Sort(out)
	return out, nil
}

func (s *session) someNorms(c *model.Corpus, words string, f listFlags) (output, error) {
	which := strings.ToLower(f.list)
	if known := []string{"un", "g7"}; which != "" && !slices.Contains(known, which) {
		return output{}, &model.NotFoundError{Kind: "list", Name: f.list, Nearest: known}
	}
	if n, err := c.FindNorm(words); err == nil && strings.ContainsAny(words, "0123456789") { // 13 f, and no year
		return narrowed(normRows(c, []*model.Norm{n}), "norm", 1, len(c.Norms()))
	}
	match, err := matching(c, relation.Norms, words)
	if err != nil {
		return output{}, err
	}
	var found []*model.Norm
	for _, i := range match {
		if n := c.Norms()[i]; which == "" || n.UN() == (which == "un") {
			found = append(found, n)
		}
	}
	return narrowed(normRows(c, found), "norm", len(found), len(c.Norms()))
}

// yearIn takes a year with texts, or a span of years, from the words of a list:
// "statements 2019" are those of that year, and not all that name it.
func yearIn(c *model.Corpus, words string) (year, rest string) {
	all := strings.Fields(words)
	for i, word := range all {
		from, to, ok := search.Years(word)
		if ok && slices.ContainsFunc(c.Statements(), func(t *model.Statement) bool { return from <= t.Date.Year && t.Date.Year <= to }) {
			return word, strings.Join(slices.Delete(all, i, i+1), " ")
		}
	}
	return "", words
}

func (s *session) someStatements(c *model.Corpus, words string, f listFlags) (output, error) {
	keep := []func(*model.Statement) bool{}
	if before, by, ok := strings.Cut(" "+words, " by "); ok && f.by == "" { // statements by Chile
		if _, err := c.FindCountry(by); err == nil {
			f.by, words = by, strings.TrimSpace(before)
		}
	}
	if f.year == "" {
		f.year, words = yearIn(c, words)
	}
	if f.year != "" {
		from, to, ok := search.Years(f.year)
		if !ok {
			return output{}, usage("--year %s is not understood; use 2018, 2018..2021, ..2015 or 2020..", model.Printable(f.year))
		}
		keep = append(keep, func(t *model.Statement) bool { return from <= t.Date.Year && t.Date.Year <= to })
	}
	if f.kind != "" {
		var kinds []string
		for kind := range strings.SplitSeq(strings.ToLower(f.kind), ",") {
			kind = strings.ReplaceAll(strings.TrimSpace(kind), " ", "-")
			if one := strings.TrimSuffix(kind, "s"); !slices.Contains(model.StatementKinds(), kind) && slices.Contains(model.StatementKinds(), one) {
				kind = one
			}
			if !slices.Contains(model.StatementKinds(), kind) {
				return output{}, &model.NotFoundError{Kind: "kind of statement", Name: kind, Nearest: model.Nearest(kind, model.StatementKinds(), 3)}
			}
			kinds = append(kinds, kind)
		}
		keep = append(keep, func(t *model.Statement) bool { return slices.Contains(kinds, t.Kind) })
	}
	if f.by != "" {
		co, err := c.MatchCountry(f.by)
		if err != nil {
			return output{}, err
		}
		keep = append(keep, func(t *model.Statement) bool { return c.Act(t, co).Joined() })
	}
	if f.norm != "" {
		n, err := c.MatchNorm(f.norm)
		if err != nil {
			return output{}, err
		}
		keep = append(keep, func(t *model.Statement) bool { return c.How(t, n) != model.NotCarried })
	}
	match, err := matching(c, relation.Statements, words)
	if err != nil {
		return output{}, err
	}
	var found []*model.Statement
	for _, i := range match {
		t := c.Statements()[i]
		if !slices.ContainsFunc(keep, func(keeps func(*model.Statement) bool) bool { return !keeps(t) }) {
			found = append(found, t)
		}
	}
	return narrowed(statementRows(c, found), "statement", len(found), len(c.Statements()))
}

func (s *session) someCountries(c *model.Corpus, typed string, f listFlags) (output, error) {
	var parts []string
	if strings.TrimSpace(typed) != "" {
		who, err := s.expression(c, typed)
		if err != nil {
			return output{}, err
		}
		parts = append(parts, who)
	}
	if f.on != "" && f.of == "" {
		return output{}, usage("--as-of needs --of GROUP")
	}
	if f.of != "" {
		name := f.of
		if f.on != "" {
			name += "@" + f.on
		}
		parts = append(parts, "member("+strconv.Quote(name)+")")
	}
	if f.region != "" {
		parts = append(parts, "region("+strconv.Quote(f.region)+")")
	}
	if f.unGroup != "" {
		parts = append(parts, "un_group("+strconv.Quote(f.unGroup)+")")
	}
	if len(parts) == 0 {
		return countryOutput(c, c.Countries()), nil
	}
	for _, part := range parts { // a fault is told of the part that has it
		if _, err := query.Compile(c, part); err != nil || len(parts) == 1 {
			return s.states(c, part)
		}
	}
	return s.states(c, "("+strings.Join(parts, ") and (")+")")
}
