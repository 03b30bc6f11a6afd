package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"comity/model/prose"
	"comity/model/survey"
	"comity/ui/render"
)

// surveyCommand is "comity survey" with what is below it. A visitor can print the
// template alone.
func (s *session) surveyCommand() *cobra.Command {
	commands := []*cobra.Command{s.surveyNewCommand()}
	if s.env.Workbook != nil {
		commands = append(commands, s.surveyFillCommand(), s.surveyCheckCommand(), s.surveyShowCommand(), s.surveyDiffCommand(), s.surveyMergeCommand(), s.surveyExportCommand())
	}
	cmd := &cobra.Command{
		Use: "survey", GroupID: "more", Short: "a workbook in which a State takes stock of how it carries out the framework", DisableFlagsInUseLine: true,
		Args: unknownCommand,
		RunE: s.surveyNext,
	}
	cmd.AddCommand(commands...)
	return cmd
}

// surveyNext says what to do without a file.
func (s *session) surveyNext(cmd *cobra.Command, _ []string) error {
	if s.flags.format != render.Text {
		return usageOf(cmd, "needs a command, such as survey new")
	}
	steps := []string{
		"A survey workbook is a file in which a State says, norm by norm, what it does.",
		"",
		"comity survey new COUNTRY      print the template; over SSH it can only be viewed",
		"comity page survey             what the national survey is",
	}
	if s.env.Workbook != nil {
		steps = []string{
			steps[0],
			"",
			"comity survey new COUNTRY           make one: COUNTRY-YEAR.yaml",
			"comity survey fill FILE             fill it in: a screen, or questions with --accessible",
			"comity survey check FILE            what is missing or contradictory",
			"comity survey show FILE [PART]      read it: norms, j, law, confidence, capacity, records",
			"comity survey diff OLD NEW          what changed",
			"comity survey merge FILE FILE -o OUT   put copies of ministries together",
			"comity survey export FILE           one HTML page, or --format md, csv, json",
			"comity help workbook                how all of it works",
		}
	}
	return s.print(output{lines: steps})
}

type surveyNew struct {
	year int
	file string
	by   string
	only []string
	bare bool
}

func (s *session) surveyNewCommand() *cobra.Command {
	var o surveyNew
	cmd := &cobra.Command{
		Use: "new COUNTRY", Short: "print the template of a workbook",
		Long: "Print the template of a workbook, with what comity has on record about the State:\nwhat it did about texts, its positions, what its documents say, each with its\nsource and to be confirmed. It cannot be filled in here: on a machine of your own,\n\"comity survey new\" makes the file.",
		Args: some("the name or code of a country"), DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error { return s.surveyNew(strings.Join(args, " "), o) },
	}
	cmd.Flags().IntVar(&o.year, "year", 0, "year that it is about (default: this year)")
	cmd.Flags().StringSliceVar(&o.only, "part", nil, "only these parts: "+prose.List(survey.PartNames(), "or"))
	cmd.Flags().BoolVar(&o.bare, "no-records", false, "without what comity has on record")
	cmd.Flags().StringVar(&o.by, "by", "", "who fills in this copy: a ministry or body")
	if s.env.Workbook != nil {
		cmd.Short = "make the workbook of a State"
		cmd.Long = "Make the workbook of a State: a YAML file with the four parts of the national\nsurvey, the norms in their own words, and empty answers. At its end is what comity\nhas on record about the State: what it did about texts, its positions, what its\n" +
			"documents say, each with its source and to be confirmed. An existing file is never\nreplaced. With --part, a ministry gets its part alone, and contacts get a file of\ntheir own."
		cmd.Example = "  comity survey new Fiji\n  comity survey new Fiji --part norms --by \"Ministry of Energy\" -o energy.yaml\n  comity survey new Fiji --part contacts -o fiji-contacts.yaml"
		cmd.Flags().StringVarP(&o.file, "output", "o", "", "write to `FILE`; - prints it (default COUNTRY-YEAR.yaml)")
	}
	return cmd
}

const needsFile = "the file of a workbook (see \"comity survey new\")"

func (s *session) surveyCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use: "check FILE…", Short: "check workbooks for what is missing or contradictory",
		Long: "Check workbooks. Faults go to standard error with line and column, and the exit\ncode is then 1: a file that cannot be read, another version, an unknown country,\na word that is not of the scale, an answer that contradicts another, evidence\n" +
			"without title, address or date, copies that differ. Remarks go there too, and\nchange no exit code: unknown keys, which are kept, and a workbook older than 24\nmonths. An item without an answer is no fault.\nColumns: " + strings.Join(surveyCheckColumns(), ", ") + ".",
		Example: "  comity survey check FJI-2026.yaml",
		Args:    some(needsFile), DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error { return s.surveyCheck(args) },
	}
}

// surveyShow are the flags of "survey show" and "survey export".
type surveyShow struct {
	notes, contacts, blank, replace bool
	file                            string
}

func (s *session) surveyShowCommand() *cobra.Command {
	var o surveyShow
	cmd := &cobra.Command{
		Use: "show FILE [PART]", Short: "read a workbook, or one part of it",
		Long:    "Read a workbook: the items with an answer, and which have none. PART is law, norms,\nconfidence, capacity, contacts, records, one norm such as j, or one item such as\ncapacity/sought, which is shown with every answer. Notes and contacts are left out\nunless asked for.",
		Example: "  comity survey show FJI-2026.yaml\n  comity survey show FJI-2026.yaml j\n  comity survey show FJI-2026.yaml records",
		Args:    some(needsFile), DisableFlagsInUseLine: true, Annotations: printing(render.Survey),
		RunE: func(_ *cobra.Command, args []string) error {
			return s.surveyShow(args[0], strings.Join(args[1:], " "), o)
		},
	}
	showFlags(cmd, &o)
	cmd.Flags().BoolVar(&o.blank, "all", false, "also items without an answer")
	return cmd
}

func showFlags(cmd *cobra.Command, o *surveyShow) {
	cmd.Flags().BoolVar(&o.notes, "notes", false, "include the notes")
	cmd.Flags().BoolVar(&o.contacts, "contacts", false, "include the points of contact")
}

func (s *session) surveyExportCommand() *cobra.Command {
	var o surveyShow
	cmd := &cobra.Command{
		Use: "export FILE", Short: "export a workbook as HTML, Markdown, CSV or JSON",
		Long:                  "Export a workbook as one HTML page, or with --format as Markdown, CSV or JSON. A\nword processor opens the page and the Markdown; there is no docx. Notes and\ncontacts are left out unless asked for.",
		Example:               "  comity survey export FJI-2026.yaml -o fiji.html\n  comity survey export FJI-2026.yaml --format md > fiji.md",
		Args:                  cobra.MatchAll(between(1, 1, "needs one file"), some(needsFile)),
		DisableFlagsInUseLine: true, Annotations: printing(render.SurveyFile),
		RunE: func(_ *cobra.Command, args []string) error { return s.surveyExport(args[0], o) },
	}
	showFlags(cmd, &o)
	cmd.Flags().StringVarP(&o.file, "output", "o", "", "write to `FILE` instead of standard output")
	cmd.Flags().BoolVar(&o.replace, "replace", false, "let --output replace an existing file")
	return cmd
}

func (s *session) surveyDiffCommand() *cobra.Command {
	return &cobra.Command{
		Use: "diff OLD NEW", Short: "what changed from one workbook to another",
		Long:                  "List what changed from one workbook to another, answer by answer; of a list, the\nentries that came and went. Columns: " + strings.Join(surveyDiffColumns(), ", ") + ".",
		Example:               "  comity survey diff FJI-2024.yaml FJI-2026.yaml",
		Args:                  between(2, 2, "needs two files"),
		DisableFlagsInUseLine: true,
		RunE:                  func(_ *cobra.Command, args []string) error { return s.surveyDiff(args[0], args[1]) },
	}
}

func (s *session) surveyMergeCommand() *cobra.Command {
	var base, out string
	cmd := &cobra.Command{
		Use: "merge FILE…", Short: "put copies together without losing an answer",
		Long: "Put copies of one workbook together, in any order with the same result. An answer\nthat only one copy has is taken. Where copies differ, both values are kept under\nconflicts with who wrote them, and none is chosen; they are listed, and the exit\ncode is 1. " +
			"With --base, the file that the copies were made from, an answer that\nonly one copy changed is taken, and an empty one clears it. Lists and\ncomments are joined. Columns: " + strings.Join(surveyMergeColumns(), ", ") + ".",
		Example: "  comity survey merge energy.yaml foreign.yaml -o FJI-2026.yaml\n  comity survey merge --base sent.yaml a.yaml b.yaml -o merged.yaml",
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0 || len(args) == 1 && base == "":
				return usageOf(cmd, "needs two files or more, or --base and one")
			case out == "":
				return usageOf(cmd, "needs -o FILE, the file to write; copies are never changed")
			}
			return nil
		},
		DisableFlagsInUseLine: true,
		RunE:                  func(_ *cobra.Command, args []string) error { return s.surveyMerge(base, args, out) },
	}
	cmd.Flags().StringVar(&base, "base", "", "`FILE` that the copies were made from")
	cmd.Flags().StringVarP(&out, "output", "o", "", "`FILE` to write, which must not exist")
	return cmd
}
