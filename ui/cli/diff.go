package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/compare"
	"comity/ui/place"
	"comity/ui/report"
)

func (s *session) diffCommand() *cobra.Command {
	return s.sceneCommand(scene{
		kind: place.Diff, use: "diff [A B]", short: "two wordings compared word by word",
		long: "A and B are norms (k, un/k, g7/11), statements (full text, or the passages comity\nquotes), or one quoted paragraph: ID#PARA. [-only in A-] {+only in B+}. Without A\n" +
			"and B: the crosswalk of the UN norms and the G7 points.\n\n" +
			"Columns: first, second, same, words_first, words_second, difference.",
		example: "  comity diff\n  comity diff un/k g7/11\n  comity diff norm k and g7 11\n  comity diff first-committee-2018 joint-statement-2019",
		args:    cobra.ArbitraryArgs,
		take: func(c *model.Corpus, cmd *cobra.Command, args []string, params map[string]string) error {
			if len(args) == 0 {
				return nil
			}
			sides := names(args, func(name string) bool {
				_, err := compare.ParseSide(c, name)
				return err == nil
			})
			if len(sides) != 2 {
				return usageOf(cmd, "needs two wordings, or none for the crosswalk of all norms")
			}
			params["of"] = strings.Join(sides, ",")
			return nil
		},
		draw: drawParts,
		text: func(r *report.Report, out *output) { out.fields = oneLined(r.Rows) }, // a line of a pipe is one pair
	})
}
