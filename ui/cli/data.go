package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/datapackage"
	"comity/model/lint"
	"comity/model/prose"
	"comity/ui/render"
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
	names := prose.Each(commands, (*cobra.Command).Name)
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
		Args: between(0, 1, "takes at most one folder"), DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error { return s.verify(args) },
	}
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
	var workbook string
	var replace bool
	cmd := &cobra.Command{
		Use: "export DIR", Short: "write the records as tables for R, pandas and spreadsheets",
		Long: "Write a Frictionless Data Package to the new or empty folder DIR: CSV tables,\nand datapackage.json, which describes every column and names the version of the\n" +
			"corpus. Cells are unchanged; for a spreadsheet that might run some as formulas,\nwrite a workbook.\n\nWith --xlsx FILE, instead of DIR: one workbook for Excel and LibreOffice with a sheet\nfor each table, and two sheets that explain them. Each cell is text or a number, never\na formula.\n\nColumns: " + strings.Join(exportColumns(), ", ") + ".",
		Example: "  comity data export comity-data\n  comity data export --xlsx comity.xlsx",
		Args: func(cmd *cobra.Command, args []string) error {
			if workbook != "" && len(args) > 0 {
				return usageOf(cmd, "needs either a folder or --xlsx FILE")
			}
			if workbook != "" {
				return nil
			}
			if len(args) != 1 || strings.TrimSpace(args[0]) == "" {
				return usageOf(cmd, "needs one folder that is empty or does not exist")
			}
			return nil
		},
		DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error {
			if workbook != "" {
				return s.exportWorkbook(workbook, replace)
			}
			return s.export(args[0])
		},
	}
	cmd.Flags().StringVar(&workbook, "xlsx", "", "write one workbook to `FILE`")
	cmd.Flags().BoolVar(&replace, "replace", false, "replace FILE if it exists")
	return cmd
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
	if err := s.env.Save(s.ctx, dir, files, ""); err != nil {
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

// exportWorkbook writes the corpus that the flags ask for as one workbook.
func (s *session) exportWorkbook(file string, replace bool) error {
	c, err := s.corpus()
	if err != nil {
		return err
	}
	columns := render.WorkbookSheet{Name: "Columns", Header: []string{"table", "column", "what"}}
	sheets := []render.WorkbookSheet{}
	v := exportView{File: file}
	for _, t := range datapackage.Of(c).Tables() {
		sheet := render.WorkbookSheet{Name: t.Name, Rows: t.Rows}
		columns.Rows = append(columns.Rows, []string{t.Name, "", t.About})
		for _, column := range t.Columns {
			sheet.Header, sheet.Numbers = append(sheet.Header, column.Name), append(sheet.Numbers, column.Number)
			columns.Rows = append(columns.Rows, []string{t.Name, column.Name, column.About})
		}
		sheets = append(sheets, sheet)
		v.Rows += len(t.Rows)
	}
	data, err := render.Workbook(datapackage.About(c), append([]render.WorkbookSheet{columns}, sheets...))
	if err != nil {
		return err
	}
	if err := s.writeExport(file, data, replace); err != nil {
		return err
	}
	v.Bytes = len(data)
	g := grid{header: exportColumns()}
	g.add(v.File, strconv.Itoa(v.Rows), strconv.Itoa(v.Bytes))
	return s.print(output{table: g, json: []exportView{v}, talk: "corpus " + c.Version().String()})
}
