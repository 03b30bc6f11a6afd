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

// templateOutput is a template and the file that it is for.
func templateOutput(file, text string) output {
	rows := [][]string{{file, text}}
	return output{table: grid{header: []string{"file", "text"}, rows: rows}, json: templateView{file, text}, lines: strings.Split(strings.TrimSuffix(text, "\n"), "\n")}
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
			text := implementationTemplate
			if len(args) > 1 {
				co, err := c.MatchCountry(strings.Join(args[1:], " "))
				if err != nil {
					return err
				}
				text = strings.Replace(text, "state: XXX", "state: "+string(co.ISO3), 1)
			}
			return s.print(templateOutput("implementation/my-paper.yaml", text))
		},
	}
}
