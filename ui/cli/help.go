package cli

import (
	"io"
	"os"
	"strings"

	"comity/model/prose"

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

// helpCommand is "comity help COMMAND", which fails for what does not exist.
func (s *session) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND]", Short: "help for a command", GroupID: "more", DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := s.root.Find(args)
			if err == nil && len(rest) > 0 {
				err = unknownCommand(cmd, rest)
			}
			if err != nil {
				return err
			}
			s.help(cmd, nil)
			return s.unwritten
		},
	}
}
