package cli

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/theme"
)

func (s *session) matrixCommand() *cobra.Command {
	return s.sceneCommand(scene{
		kind: place.Matrix, use: "matrix [NAME|EXPR]", short: "what every State did about every text", args: cobra.ArbitraryArgs,
		take: s.matrixOf,
		long: "A row for each State and a column for each text; with a group, States, an\nexpression or a plain question only the States that it names; with several groups\na row for each, which counts how many of its States took part; with texts, these first. A terminal shows the columns\nthat fit; a pipe and --format csv have all of them: the code of the State, then\n" +
			"its act on each text as a word. With --says a column for each norm: what documents\nof the State say about it. Columns: country, and the ids of the texts or norms.",
		example: "  comity matrix nato\n  comity matrix --of eu --kind resolution\n  comity matrix eu nato asean\n  comity matrix --by region --columns oldest --format html > matrix.html\n" +
			"  comity matrix --who 'region(\"Africa\")' --rows similarity --format svg > a.svg\n" +
			"  comity matrix --says un\n  comity matrix --says g,j --of asean --format html > says.html",
		flags: []sceneFlag{
			{"says", "what documents say about `NORMS`: un for all, or comma-separated, such as g,j"},
			{"who", "only States that match `EXPR` (see comity who)"},
			{"of", "only members of `GROUP`, today (eu) or on a day (eu@2019-09-23)"},
			{"by", "group rows by region, by un-group, or by membership of groups such as eu or eu,nato"},
			{"close", "show these groups of rows as one row each: all, or `NAMES` such as eu,others"},
			{"rows", "order of the rows: " + joinWords(matrix.RowOrders())},
			{"columns", "order of the columns: " + joinWords(matrix.ColumnOrders())},
			{"kind", "only texts of these kinds, comma-separated: `KINDS` such as resolution,treaty"},
			{"pin", "States and texts to show first, comma-separated: `NAMES` such as EST,LVA"},
			{"hide", "States and texts to hide, comma-separated: `NAMES`"},
		},
		draw: drawMatrix,
		text: func(r *report.Report, out *output) {
			all := len(r.Matrix.Columns)
			if shown := min(matrixColumns(s.env.width()), all); shown < all {
				out.talk = strconv.Itoa(shown) + " of " + prose.Count(all, "column") + " shown; use --kind or --says to choose, or --format csv or html for all"
			}
		},
	})
}

// matrixOf reads the argument of a matrix: a group, or else what its States match.
func (s *session) matrixOf(c *model.Corpus, cmd *cobra.Command, args []string, params map[string]string) error {
	typed := strings.TrimSpace(strings.Join(args, " "))
	if typed == "" {
		return nil
	}
	name, _, _ := strings.Cut(typed, "@")
	key := "who"
	if several := place.SeveralGroups(c, typed); len(several) > 0 {
		if params["by"] != "" {
			return usageOf(cmd, "takes groups once, as the argument or as --by")
		}
		params["by"], params["close"] = strings.Join(several, ","), cmp.Or(params["close"], string(matrix.AllGroups))
		return nil
	}
	_, errGroup := c.FindGroup(name)
	_, errNorm := c.FindNorm(typed)
	switch texts := pinned(c, typed); {
	case errGroup == nil:
		key = "of"
	case texts != "" && statesIn(c, typed) == "":
		key, typed = "pin", texts
		say(s.env.Err, "comity: read as --pin "+shellQuoted(model.Printable(texts)))
	case errNorm == nil:
		return usage("a matrix has no column for a norm; who is on record for it: comity map %[1]s; what documents say: comity matrix --says %[1]s", model.Printable(typed))
	}
	if params[key] != "" {
		return usageOf(cmd, "takes this once, as the argument or as --%s", key)
	}
	params[key] = typed
	return nil
}

// pinned are the texts and States that words name, at least one text among them; empty
// for other words.
func pinned(c *model.Corpus, typed string) string {
	text := func(name string) bool {
		_, group := c.FindGroup(name)
		_, err := c.MatchStatement(name)
		return group != nil && err == nil
	}
	list := model.KnownNames(typed, func(name string) bool { _, err := c.MatchCountry(name); return err == nil || text(name) })
	if strings.ContainsAny(typed, `("`) || !slices.ContainsFunc(list, text) {
		return ""
	}
	return strings.Join(list, ",")
}

func joinWords[T ~string](list []T) string { return strings.Join(prose.Strings(list), ", ") }

const (
	matrixNames = 20 // of the column of States
	matrixCell  = 3
)

// matrixColumns is how many texts fit a width.
func matrixColumns(width int) int { return max((width-matrixNames)/matrixCell, 1) }

// drawMatrix draws the columns that fit, numbered, and below them the text of each
// number.
func drawMatrix(look *theme.Theme, r *report.Report, width int) string {
	m := r.Matrix
	shown := min(matrixColumns(width), len(m.Columns))
	var b strings.Builder
	b.WriteString(intro(look, r, width))
	if r.Empty != "" {
		return finish(look, b.String())
	}
	names := matrixNames
	for i := range m.Rows {
		if m.Rows[i].Heads() {
			names = min(max(names, cells.Width(groupName(&m.Rows[i]))+1), width/3)
		}
	}
	shown = min(max((width-names)/matrixCell, 1), shown)
	header := cells.Spaces(names)
	for j := range shown {
		header += cells.Fit("", matrixCell-len(strconv.Itoa(j+1)), "") + strconv.Itoa(j+1)
	}
	b.WriteString(look.Ink.Dim.Render(header) + "\n")
	for i, row := range m.Rows {
		if row.Heads() {
			b.WriteString(look.Ink.Heading.Render(cells.Fit(groupName(&row), names, look.Border.Ellipsis)))
			for j := range shown {
				b.WriteString(groupCell(look, m.GroupCell(i, j)))
			}
			b.WriteString("\n")
			continue
		}
		line := cells.Fit(row.Country.DisplayName(), names, look.Border.Ellipsis)
		for j := range shown {
			mark := m.Mark(i, j)
			line += "  " + look.Ink.Mark(mark).Render(look.Glyph(mark))
		}
		b.WriteString(line + "\n")
	}
	b.WriteString("\n")
	for j := range shown {
		col := &m.Columns[j]
		line := cells.Fit(strconv.Itoa(j+1), 4, "") + strings.TrimSpace(col.Year()+" "+col.Title())
		if reason := col.Reason; reason != "" {
			line += ": " + reason
		}
		b.WriteString(ansi.Truncate(line, width, look.Border.Ellipsis) + "\n")
	}
	b.WriteString("\n" + legend(look, r, width) + notes(look, r, width))
	return finish(look, b.String())
}

// groupName is a group of rows with the number of its States.
func groupName(r *matrix.Row) string { return r.Head + " · " + strconv.Itoa(len(r.States)) }

// groupCell is how many of a group took part, or the mark of what all of them did.
func groupCell(look *theme.Theme, c matrix.GroupCell) string {
	if c.Word != "" {
		return "  " + look.Ink.Mark(c.Mark).Render(look.Glyph(c.Mark))
	}
	text := strconv.Itoa(c.Took)
	return cells.Spaces(matrixCell-len(text)) + look.Ink.Heading.Render(text)
}
