package cli

import (
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/prose"
	"comity/ui/render"
	"comity/ui/report"
)

func (s *session) saysCommand() *cobra.Command {
	views := false
	cmd := s.command("says [NORM] [COUNTRY]", "lists", "what States say they do about the norms, in the words of their documents",
		"NORM is a UN norm, a to k, or un for the set; COUNTRY a State or the EU. A measure, a plan or a\nneed is what a document says, never that it is so. With --views: positions and\n"+
			"proposals, which claim no implementation.\n\nColumns: "+strings.Join(report.SaidColumns(), ", ")+".",
		cobra.ArbitraryArgs, func(c *model.Corpus, words string) (output, error) {
			of, err := c.MatchSaid(words)
			if err != nil {
				return output{}, err
			}
			of.Views = views
			if s.flags.format == render.Text && len(c.Said(of)) == 0 {
				all := len(c.Said(model.SaidAbout{Views: views}))
				return output{}, &exit{code: failed, err: errors.New("no entry about " + of.Words() + "; " + strconv.Itoa(all) + " are on record")}
			}
			r := report.Said(c, of)
			o := listOutput(r, "summary")
			o.talk = prose.Count(len(r.Rows), "entry", "entries")
			return o, nil
		})
	cmd.Example = "  comity says g\n  comity says Canada\n  comity says norm j Switzerland --json\n  comity says un --views\n  comity says EU --views"
	cmd.Flags().BoolVar(&views, "views", false, "positions and proposals instead of measures, plans and needs")
	return cmd
}
