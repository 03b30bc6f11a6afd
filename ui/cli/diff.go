package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/compare"
	"comity/ui/place"
	"comity/ui/report"
)

// crosswalkCommand prints the difference of all norms.
func (s *session) crosswalkCommand() *cobra.Command {
	return s.sceneCommand(scene{
		kind: place.Diff, use: "crosswalk", short: "the UN norms and the G7 points side by side, word by word",
		long: "[-only in the UN text-] {+only in the G7 text+}. For two of them: comity diff.\n\n" + diffColumns,
		args: none, draw: drawParts, text: linesOfPairs,
	})
}

const diffColumns = "Columns: first, second, same, words_first, words_second, difference."

// linesOfPairs gives a line of a pipe to each pair.
func linesOfPairs(r *report.Report, out *output) { out.fields = oneLined(r.Rows) }

func (s *session) diffCommand() *cobra.Command {
	return s.sceneCommand(scene{
		kind: place.Diff, use: "diff A B", short: "two wordings compared word by word",
		long: "A and B are norms (k, un/k, g7/11), statements (full text, or the passages comity\nquotes), or one quoted paragraph: ID#PARA. [-only in A-] {+only in B+}. For all\n" +
			"norms: comity crosswalk.\n\n" + diffColumns,
		example: "  comity diff un/k g7/11\n  comity diff norm k and g7 11\n  comity diff first-committee-2018 joint-statement-2019",
		args:    cobra.ArbitraryArgs,
		take: func(c *model.Corpus, cmd *cobra.Command, args []string, params map[string]string) error {
			if len(args) == 0 { // the crosswalk, as before it had a command
				return nil
			}
			sides := names(args, func(name string) bool {
				_, err := compare.ParseSide(c, name)
				return err == nil
			})
			if len(sides) != 2 {
				return usageOf(cmd, "needs two wordings; for all norms, see comity crosswalk")
			}
			params["of"] = strings.Join(sides, ",")
			return nil
		},
		draw: drawParts,
		text: linesOfPairs,
	})
}
