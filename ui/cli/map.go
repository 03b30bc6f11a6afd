package cli

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/chart"
	"comity/model/prose"
	"comity/model/query"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/theme"
)

func (s *session) mapCommand() *cobra.Command {
	return s.sceneCommand(scene{
		kind: place.Map, use: "map [EXPR|NAME]", short: "the tile-grid map of the world, a tile for each State",
		long: "Mark each State by an expression (see comity who), by what it did about one\nstatement, by which of several statements it joined, by how it is on record\nfor a norm, or by what documents of it say about one. The argument may also name\na statement, a norm or a group. Columns in a " +
			"pipe and in CSV: iso3, name, word, col, row.",
		example: "  comity map 'signed(\"joint-statement-2019\")'\n  comity map --statement ga-res-73-27 --format svg > map.svg\n" +
			"  comity map --pin first-committee-2018,joint-statement-2019\n  comity map norm f\n  comity map --says g\n  comity map norm f --of nato\n  comity map eu",
		flags: []sceneFlag{
			{"statement", "mark what each State did about the statement `ID`"},
			{"norm", "mark how each State is on record for the norm `ID`"},
			{"says", "mark what documents of each State say about the norm `ID`; un for the set"},
			{"pin", "mark which of these statements each State joined: `ID,ID`"},
			{"who", "mark the States that match `EXPR`, like the argument"},
			{"of", "mark only members of `GROUP`, today (eu) or on a day (eu@2019-09-23)"},
		},
		args: cobra.ArbitraryArgs,
		take: func(c *model.Corpus, cmd *cobra.Command, args []string, params map[string]string) error {
			if typed := strings.TrimSpace(strings.Join(args, " ")); typed != "" {
				key := s.mapped(c, typed)
				if params[key] != "" {
					return usageOf(cmd, "takes this once, as the argument or as --%s", key)
				}
				params[key] = typed
			}
			if len(params) > 2 || len(params) > 1 && params["of"] == "" {
				return usageOf(cmd, "takes only one of EXPR, --statement, --norm, --says and --pin")
			}
			return nil
		},
		draw: drawMap,
	})
}

// mapped returns the parameter of a map that an argument is: an expression or a plain
// question, unless it names a norm or a statement.
func (s *session) mapped(c *model.Corpus, typed string) string {
	if _, err := query.Compile(c, typed); err == nil {
		return "who"
	}
	if _, err := c.FindNorm(typed); err == nil {
		return "norm"
	}
	if _, err := c.FindStatement(typed); err == nil {
		return "statement"
	}
	if a := s.reader().Read(typed, s.today()); a.Expression != "" {
		return "who"
	}
	if _, err := c.MatchStatement(typed); err == nil {
		return "statement"
	}
	return "who"
}

// drawMap draws the tiles: a code and its mark where that fits, else the mark
// alone, and below it the States by mark.
func drawMap(look *theme.Theme, r *report.Report, width int) string {
	m := r.Map
	var b strings.Builder
	b.WriteString(intro(look, r, width))
	code := func(*model.Country) string { return "" }
	tile := 2
	switch {
	case width >= 4*m.Cols:
		tile, code = 4, func(co *model.Country) string { return string(co.ISO3) }
	case width >= 3*m.Cols:
		tile, code = 3, func(co *model.Country) string { return co.ISO2 }
	}
	for row := range m.Rows {
		line := ""
		for col := range m.Cols {
			t, ok := m.At(col, row)
			if !ok {
				line += cells.Spaces(tile)
				continue
			}
			sym := t.State.Mark()
			mark := look.Ink.Mark(sym).Render(look.Glyph(sym))
			if m.About == chart.AboutNothing {
				mark = "_"
			}
			line += code(t.Country) + mark + cells.Spaces(tile-1-len(code(t.Country)))
		}
		b.WriteString(ansi.Truncate(line, width, "") + "\n")
	}
	b.WriteString("\n" + legend(look, r, width))
	for _, count := range m.Legend {
		if !count.State.Recorded() {
			continue
		}
		var names []string
		for _, t := range m.Tiles {
			if t.State == count.State {
				names = append(names, t.Country.DisplayName())
			}
		}
		b.WriteString("\n" + look.Ink.Heading.Render(prose.Capital(count.Word)) + "\n" + wrapped(strings.Join(names, ", "), width))
	}
	b.WriteString(notes(look, r, width))
	return finish(look, b.String())
}
