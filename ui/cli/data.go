package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/datapackage"
	"comity/model/lint"
)

// dataCommand is "comity data"; what touches files of this machine is left out
// where the caller may not name any.
func (s *session) dataCommand() *cobra.Command {
	var commands []*cobra.Command
	if s.env.Overlay != nil {
		commands = append(commands, s.verifyCommand(), s.lintCommand(), s.dataDiffCommand())
	}
	if s.env.Save != nil {
		commands = append(commands, s.exportCommand())
	}
	commands = append(commands, s.newCommand(), s.schemaCommand())
	var names []string
	for _, c := range commands {
		names = append(names, c.Name())
	}
	data := &cobra.Command{
		Use: "data", GroupID: "more", Short: "check, add or export the records", DisableFlagsInUseLine: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageOf(cmd, "needs a command: %s", strings.Join(names, ", "))
			}
			return unknownCommand(cmd, args)
		},
		RunE: func(*cobra.Command, []string) error { return nil },
	}
	data.AddCommand(commands...)
	return data
}

func (s *session) verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use: "verify [DIR]", Short: "count the records, or list every fault",
		Long: "Count the records, with those of the folder DIR added. Faults go to standard\nerror, one per line, including notes and pages that contradict a record.\nColumns: what, count.",
		Args: oneFolder, DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error { return s.verify(args) },
	}
}

// oneFolder faults more folders than one.
func oneFolder(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usageOf(cmd, "takes at most one folder, but got %d", len(args))
	}
	return nil
}

// verify reads every record strictly.
func (s *session) verify(dirs []string) error {
	c, err := s.records(dirs)
	if err != nil {
		return err
	}
	if faults := lint.Contradictions(c); len(faults) > 0 {
		return model.Faults(faults)
	}
	return s.print(verified(c))
}

// records reads every record strictly, with those of --data and then those of
// other folders laid over them.
func (s *session) records(dirs []string) (*model.Corpus, error) {
	if s.flags.data != "" {
		dirs = slices.Insert(dirs, 0, s.flags.data)
	}
	return s.env.Overlay(dirs...)
}

// verifiedView counts the records of a corpus.
type verifiedView struct {
	Norms      int `json:"norms"`
	Statements int `json:"statements"`
	Countries  int `json:"countries"`
	Groups     int `json:"groups"`
	Positions  int `json:"positions"`
	Documents  int `json:"documents"`
	Sayings    int `json:"sayings"`
	Pages      int `json:"pages"`
	Terms      int `json:"terms"`
	RollCalls  int `json:"roll_calls"`
	// Corrections are the votes that the folders laid over the records change.
	Corrections int `json:"corrections"`
}

// verified counts the records of a corpus that was read strictly.
func verified(c *model.Corpus) output {
	v := verifiedView{
		Norms: len(c.Norms()), Statements: len(c.Statements()), Countries: len(c.Countries()),
		Groups: len(c.Groups()), Positions: len(c.Positions()), Documents: len(c.Documents()), Sayings: len(c.AllSaid()),
		Pages: len(c.Pages()), Terms: len(c.Terms()),
	}
	for _, s := range c.Statements() {
		if len(s.Votes.Yes) > 0 {
			v.RollCalls++
		}
		v.Corrections += len(s.Corrected)
	}
	g := grid{header: []string{"what", "count"}}
	for _, row := range []struct {
		what string
		n    int
	}{
		{"norms", v.Norms}, {"statements", v.Statements}, {"countries", v.Countries},
		{"groups", v.Groups}, {"positions", v.Positions}, {"documents", v.Documents}, {"sayings", v.Sayings}, {"roll calls", v.RollCalls}, {"pages", v.Pages}, {"terms", v.Terms}, {"corrections", v.Corrections},
	} {
		g.add(row.what, strconv.Itoa(row.n))
	}
	return output{table: g, json: v, talk: "no faults"}
}

// exportView is a file that was written.
type exportView struct {
	File  string `json:"file"`
	Rows  int    `json:"rows"`
	Bytes int    `json:"bytes"`
}

func exportColumns() []string { return []string{"file", "rows", "bytes"} }

func (s *session) exportCommand() *cobra.Command {
	return &cobra.Command{
		Use: "export DIR", Short: "write the records as tables for R, pandas and spreadsheets",
		Long: "Write a Frictionless Data Package to the new or empty folder DIR: CSV tables,\nand datapackage.json, which describes every column and names the version of the\n" +
			"corpus. Cells are unchanged; for a spreadsheet that might run some as formulas,\nprint one table with --format csv --spreadsheet.\nColumns: " + strings.Join(exportColumns(), ", ") + ".",
		Example: "  comity data export comity-data",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || strings.TrimSpace(args[0]) == "" {
				return usageOf(cmd, "needs one folder that is empty or does not exist")
			}
			return nil
		},
		DisableFlagsInUseLine: true,
		RunE:                  func(_ *cobra.Command, args []string) error { return s.export(args[0]) },
	}
}

// export writes the corpus that the flags ask for as a data package.
func (s *session) export(dir string) error {
	c, err := s.corpus()
	if err != nil {
		return err
	}
	files, err := datapackage.Files(c)
	if err != nil {
		return err
	}
	if err := s.env.Save(dir, files); err != nil {
		return err
	}
	g := grid{header: exportColumns()}
	views := []exportView{}
	for _, f := range files {
		views = append(views, exportView{f.Name, f.Rows, len(f.Content)})
		g.add(f.Name, strconv.Itoa(f.Rows), strconv.Itoa(len(f.Content)))
	}
	return s.print(output{table: g, json: views, talk: "corpus " + c.Version().String()})
}
