package cli

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/chart"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/theme"
)

func (s *session) timelineCommand() *cobra.Command {
	return s.sceneCommand(scene{
		kind: place.Timeline, use: "timeline [FILTER]", short: "the texts on lanes in time, from 1998 on", args: cobra.ArbitraryArgs,
		long:    "With FILTER: only the texts of a year (2018, 2018..2020), a State (chile) or some words.\nDates are as exact as the records: a day, a month or a year. The timeline ends\nwith the newest text, or on the day of --as-of. Columns: date, precision, lane, id, title.",
		example: "  comity timeline\n  comity timeline 2018..2020\n  comity timeline --as-of 2015-12-31\n  comity timeline --zoom year --at paris-call-2018 --format html > t.html",
		flags: []sceneFlag{
			{place.FilterParam, "only texts of a year, a State or some `WORDS`; as the argument"},
			{"zoom", "decade (all years), year (ten years) or month (twelve months)"},
			{"at", "centre on the statement `ID`"},
		},
		take: func(c *model.Corpus, _ *cobra.Command, args []string, params map[string]string) error {
			if len(args) > 0 {
				params[place.FilterParam] = strings.Join(args, " ")
			}
			if filter := params[place.FilterParam]; filter != "" {
				if !chart.Names(c, filter) {
					_, err := narrowed(output{}, "statement", 0, len(c.Statements()))
					return err
				}
			}
			if at := params["at"]; at != "" {
				text, err := c.MatchStatement(at)
				if err != nil {
					return err
				}
				params["at"] = string(text.ID)
			}
			return nil
		},
		draw: drawTimeline,
	})
}

// drawTimeline draws a line for each lane, and below it every text with its
// date.
func drawTimeline(look *theme.Theme, r *report.Report, width int) string {
	const names = 22
	var b strings.Builder
	b.WriteString(intro(look, r, width))
	l := r.Lanes(max(width-names, 10))
	axis := cells.Spaces(names)
	for i, bin := range l.Bins {
		if bin.Tick != "" && names+i >= cells.Width(axis) && names+i+len(bin.Tick) <= width {
			axis += cells.Spaces(names+i-cells.Width(axis)) + bin.Tick
		}
	}
	b.WriteString(look.Ink.Dim.Render(axis) + "\n")
	for lane := range chart.Lanes {
		line := cells.Fit(lane.Title(), names-1, look.Border.Ellipsis) + " "
		for _, bin := range l.Bins {
			switch n := bin.Counts[lane]; n {
			case 0:
				line += look.Ink.Dim.Render(look.Border.H)
			case 1:
				line += look.Ink.Mark(model.MarkByName).Render(look.Glyph(model.MarkByName))
			default:
				line += look.Ink.Bold.Render(strconv.Itoa(min(n, 9)))
			}
		}
		b.WriteString(line + "\n")
	}
	b.WriteString(look.Ink.Dim.Render(cells.Fit(look.Glyph(model.MarkByName)+" one text; a digit is the number of texts, 9 also for more", width, "")) + "\n")
	for lane, placed := range l.Lanes {
		b.WriteString("\n" + look.Ink.Heading.Render(r.Parts[lane].Title()) + "\n")
		for _, it := range placed {
			b.WriteString(timelineRow(look, it.Item, width))
		}
	}
	b.WriteString(notes(look, r, width))
	return finish(look, b.String())
}

// timelineRow is a text with its date and what is not known of that.
func timelineRow(look *theme.Theme, it chart.Item, width int) string {
	const dates = 12
	line := it.Statement.ShortTitle
	if it.Doubt != "" {
		line += " (" + it.Doubt + ")"
	}
	out := cells.Fit(it.Date.String(), dates, "")
	for i, part := range strings.Split(strings.TrimSuffix(wrapped(line, max(width-dates, leastFlex)), "\n"), "\n") {
		if i > 0 {
			out += cells.Spaces(dates)
		}
		out += part + "\n"
	}
	return look.Ink.Text.Render(out)
}
