package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/cite"
	"comity/ui/place"
	"comity/ui/report"
)

func (s *session) citeCommand() *cobra.Command {
	var style string
	cmd := &cobra.Command{
		Use: "cite PLACE…", GroupID: "more", Short: "cite records and pages, with the version of the corpus",
		Long: "Cite records and pages: the official text with its symbol, paragraph and\naddress, the date of its list of States, the corpus version, and today. PLACE is\n" +
			"a place as in \"comity open\". Columns: " + strings.Join(report.CiteColumns(), ", ") + ".",
		Example: "  comity cite statement/joint-statement-2019 --style bibtex\n  comity cite norm/f norm/g7/12 country/EST --style csl-json",
		Args:    some("a place, such as norm/f or statement/joint-statement-2019"), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if n := len(args) - 1; n > 0 && !cmd.Flags().Changed("style") { // norm f as bibtex
				if _, err := cite.ParseStyle(args[n]); err == nil {
					style, args = args[n], args[:n]
					if n > 1 && (args[n-1] == "as" || args[n-1] == "in") {
						args = args[:n-1]
					}
				}
			}
			chosen, err := cite.ParseStyle(style)
			if err != nil {
				return err
			}
			c, err := s.corpus()
			if err != nil {
				return err
			}
			out, err := citations(c, named(c, args), chosen, s.today())
			if err != nil {
				return err
			}
			return s.print(out)
		},
	}
	cmd.Flags().StringVar(&style, "style", string(cite.Plain), "citation style: "+joinWords(cite.Styles()))
	return cmd
}

// named are the places that arguments name: one in several words, such as norm f, or
// one in each.
func named(c *model.Corpus, args []string) []string {
	whole := strings.Join(args, " ")
	if _, err := place.ParseView(c, whole); err == nil && len(args) > 1 {
		return []string{whole}
	}
	return names(args, func(name string) bool {
		_, err := place.ParseView(c, name)
		return err == nil
	})
}

// citations cites places that a person typed; each of them once.
func citations(c *model.Corpus, names []string, style cite.Style, today model.Date) (output, error) {
	r, err := report.Citations(c, names, style, today)
	if err != nil {
		return output{}, usage("%w", err)
	}
	o := listOutput(r, "citation", "style")
	for _, line := range r.Lines {
		o.lines = append(o.lines, line...)
	}
	return o, nil
}
