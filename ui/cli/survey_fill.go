package cli

import (
	"errors"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/survey"
	"comity/ui/explorer"
	"comity/ui/screen/surveyscreen"
	"comity/ui/settings"
)

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
	explorerFlags(cmd)
	cmd.Flags().Lookup("accessible").Usage = "screen-reader mode: a question for each answer, on lines of text"
	return cmd
}

// surveyFill opens a workbook to fill it in.
func (s *session) surveyFill(name, part string) error {
	c, err := s.corpus()
	if err != nil {
		return err
	}
	if needs, without := s.lacking(); needs != "" && !s.settings.Accessible {
		return usage("comity survey fill needs %s; comity survey fill --accessible and comity survey show work %s", needs, without)
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
	session, err := file.Begin(settings.StateFolder(s.env.get), s.env.Now())
	if err != nil {
		say(s.env.Err, "comity cannot note that this session is open: "+model.Printable(err.Error()))
	}
	o := surveyscreen.Options{
		Corpus: c, File: file, Book: book, Start: start, Today: s.today(), Keys: s.table(), Theme: s.settings.Theme,
		ASCII: s.settings.ASCII, Mono: !s.settings.Color, Light: !s.theme().Dark, Session: session, Mouse: s.settings.Mouse,
	}
	if s.settings.Accessible {
		err = surveyscreen.Ask(s.ctx, o, s.env.In, s.env.Out)
	} else {
		err = s.surveyScreen(o)
	}
	if err = errors.Join(err, session.Close()); err != nil {
		return &exit{code: failed, err: err}
	}
	return nil
}

// surveyScreen shows a workbook on the terminal until the person leaves. It returns an
// error if the file does not have all answers then.
func (s *session) surveyScreen(o surveyscreen.Options) error {
	in, _ := terminal(s.env.In)
	out, _ := terminal(s.env.Out)
	var screen *surveyscreen.Screen
	err := explorer.OnTerminal(s.ctx, explorer.Terminal{In: in, Out: out, Environ: s.env.Environ, NoColor: !s.settings.Color}, func(h explorer.Host) explorer.Framed {
		o.Mono, o.Width, o.Height, o.Suspend = h.Profile <= colorprofile.Ascii, h.Width, h.Height, h.Suspend
		screen = surveyscreen.New(o)
		return screen
	})
	if screen == nil { // there was no terminal
		return err
	}
	return errors.Join(err, screen.Finish())
}
