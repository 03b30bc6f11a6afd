package cli

import (
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/ui/md"
	"comity/ui/place"
	"comity/ui/render"

	"charm.land/fang/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"
)

// help shows the help of a command: dressed by fang on the terminal of this
// process, plain anywhere else.
func (s *session) help(cmd *cobra.Command, _ []string) {
	out, ok := terminal(s.env.Out)
	colour := s.chooseAnyway(cmd) == nil && !s.theme().Mono && s.env.profile(!s.settings.Color) != colorprofile.NoTTY
	if ok && out == os.Stdout && colour && s.dressed(cmd) == nil {
		return
	}
	_, s.unwritten = io.WriteString(s.env.Out, plainHelp(cmd)+"\n")
}

// dressed has fang print the help. Fang would ask the terminal for its colours
// through os.Stdin and wait for those that do not answer, so that it is not
// given a terminal to ask; the colours chosen suit dark and light alike.
func (s *session) dressed(cmd *cobra.Command) error {
	null, err := os.Open(os.DevNull)
	if err != nil {
		return err
	}
	stdin := os.Stdin
	os.Stdin = null
	defer func() {
		os.Stdin = stdin
		_ = null.Close()
	}()
	s.root.SetArgs(append(strings.Fields(cmd.CommandPath())[1:], "--help"))
	return fang.Execute(s.ctx, s.root, fang.WithoutManpage(), fang.WithoutCompletions(), fang.WithoutVersion(),
		fang.WithColorSchemeFunc(func(lipgloss.LightDarkFunc) fang.ColorScheme {
			scheme := fang.AnsiColorScheme(lipgloss.LightDark(s.theme().Dark))
			own := lipgloss.NoColor{} // the terminal's own foreground
			scheme.Base, scheme.Description, scheme.Argument, scheme.Help, scheme.Dash = own, own, own, own, own
			return scheme
		}))
}

// plainHelp is the help of a command as lines of text.
func plainHelp(cmd *cobra.Command) string {
	text := cmd.Long
	if text == "" {
		text = prose.Capital(cmd.Short) + "."
	}
	cmd.InitDefaultHelpFlag()
	return text + "\n\n" + strings.TrimRight(cmd.UsageString(), "\n")
}

// topics are the pages of the corpus that explain how to use comity, by the last part of
// their place, in their order.
func topics() []string {
	return []string{
		"expressions", "marks", "places", "briefings", "ssh", "data",
		"explorer", "keys", "commands", "accessible", "settings", "serving", "assistants", "records", "workbook",
	}
}

// helpCommand is "comity help", for a command or a topic; it fails for what is
// neither.
func (s *session) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND|TOPIC]", Short: "help for a command, or a page that explains a topic", GroupID: "more", DisableFlagsInUseLine: true,
		Long: "Help for a command, or a page that explains a topic: " + strings.Join(topics(), ", ") + ".\nThe pages are also in the explorer, as page/expressions and so on.",
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := s.root.Find(args)
			topic := len(args) == 1 && slices.Contains(topics(), strings.ToLower(args[0]))
			if err == nil && len(rest) > 0 {
				err = unknownHelp(cmd, rest)
			}
			if topic {
				if err := s.topic(strings.ToLower(args[0])); err != nil || cmd == s.root {
					return err
				}
				say(s.env.Out, "")
			} else if err != nil {
				return err
			}
			s.help(cmd, nil)
			return s.unwritten
		},
	}
}

// unknownHelp faults what is no command, with the nearest commands and topics.
func unknownHelp(cmd *cobra.Command, args []string) error {
	err := unknownCommand(cmd, args)
	if missing := new(model.NotFoundError); errors.As(err, &missing) && !cmd.HasParent() {
		missing.Kind = "command or topic"
		missing.Nearest = model.Nearest(strings.ToLower(args[0]), append(missing.Nearest, topics()...), 3)
		return missing
	}
	return err
}

// topic prints the page of a topic, as text in a pipe too.
func (s *session) topic(name string) error {
	c, err := s.corpus()
	if err != nil {
		return err
	}
	out, err := pageRecord(c, string(place.Page)+"/"+name)
	if err != nil {
		return err
	}
	if _, onTerminal := terminal(s.env.Out); !onTerminal && s.flags.format == render.Text {
		text := strings.TrimRight(out.page.Portable().Markdown(), "\n")
		if s.settings.ASCII {
			text = md.InASCII(text)
		}
		out.lines = strings.Split(text, "\n")
	}
	return s.print(out)
}
