package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"comity/model/survey"
	"comity/ui/screen/surveyscreen"
)

// surveyFillCommand is "comity survey fill".
func (s *session) surveyFillCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "fill FILE [PART]", Short: "fill in a workbook: a screen with forms, or questions with --accessible",
		Long:    "Fill in a workbook: the parts and items at the left, the norm's own words and the\nanswers beside them, and a form for each item. Every answer is saved as soon as you\ngo on. If another program changes the file meanwhile, both changes are kept. PART is\nwhere to begin: law, norms, confidence, capacity, one norm such as j, or one item.\nWith --accessible: a question for each answer, on lines of text; this works in a\npipe too.",
		Example: "  comity survey fill FJI-2026.yaml\n  comity survey fill FJI-2026.yaml j\n  comity survey fill FJI-2026.yaml norms --accessible",
		Args:    some(needsFile), DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error {
			return s.surveyFill(args[0], strings.Join(args[1:], " "))
		},
	}
	cmd.Flags().Bool("accessible", false, "screen-reader mode: a question for each answer, on lines of text")
	return cmd
}

// surveyFill opens a workbook to fill it in.
func (s *session) surveyFill(name, part string) error {
	c, err := s.corpus()
	if err != nil {
		return err
	}
	var start survey.Ref
	if part != "" {
		if start, err = survey.MatchRef(part); err != nil {
			return err
		}
	}
	file := s.env.Workbook(name)
	book, err := file.Read()
	if err != nil {
		return err
	}
	o := surveyscreen.Options{
		Corpus: c, File: file, Book: book, Start: start, Today: s.today(), Keys: s.table(), Theme: s.settings.Theme,
		ASCII: s.settings.ASCII, Mono: !s.settings.Color, Light: !s.theme().Dark,
	}
	if s.settings.Accessible {
		err = surveyscreen.Ask(s.ctx, o, s.env.In, s.env.Out)
	} else {
		if needs, without := s.lacking(); needs != "" {
			return usage("comity survey fill needs %s; comity survey fill --accessible and comity survey show work %s", needs, without)
		}
		in, _ := terminal(s.env.In)
		out, _ := terminal(s.env.Out)
		err = surveyscreen.Run(s.ctx, o, in, out, s.env.Environ)
	}
	if err != nil {
		return &exit{code: failed, err: err}
	}
	return nil
}
