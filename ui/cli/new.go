package cli

import (
	_ "embed"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
)

//go:embed implementation.yaml
var implementationTemplate string

// templateView is a template of a record.
type templateView struct {
	File string `json:"file"`
	Text string `json:"text"`
}

// implementationKind is the kind of record of which there is a template.
const implementationKind = "implementation"

// newCommand is "comity data new".
func (s *session) newCommand() *cobra.Command {
	return &cobra.Command{
		Use: "new implementation [COUNTRY]", Short: "print a template of a record, with comments",
		Long:    "Print a template, with comments, of the record of a national document: what a\nState says about the norms. Save it in a folder of your own as\nimplementation/ID.yaml, fill it in, and run \"comity data verify FOLDER\".\nColumns: file, text.",
		Example: "  comity data new implementation Fiji > my-data/implementation/my-paper.yaml", DisableFlagsInUseLine: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageOf(cmd, "needs a kind of record: %s", implementationKind)
			}
			if args[0] != implementationKind {
				return &model.NotFoundError{Kind: "template", Name: args[0], Nearest: []string{implementationKind}}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			c, err := s.corpus()
			if err != nil {
				return err
			}
			v := templateView{File: "implementation/my-paper.yaml", Text: implementationTemplate}
			if len(args) > 1 {
				co, err := c.MatchCountry(strings.Join(args[1:], " "))
				if err != nil {
					return err
				}
				v.Text = strings.Replace(v.Text, "state: XXX", "state: "+string(co.ISO3), 1)
			}
			g := grid{header: []string{"file", "text"}}
			g.add(v.File, v.Text)
			return s.print(output{table: g, json: v, lines: strings.Split(strings.TrimSuffix(v.Text, "\n"), "\n")})
		},
	}
}
