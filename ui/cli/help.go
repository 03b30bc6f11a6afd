package cli

import (
	"os"
	"strings"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

// help shows the help of a command: dressed by fang on the terminal of this
// process, plain anywhere else. Fang asks the terminal for its colours, so it
// is kept from terminals that would not answer.
func (s *session) help(cmd *cobra.Command, _ []string) {
	out, ok := terminal(s.env.Out)
	_, inOK := terminal(s.env.In)
	if ok && inOK && out == os.Stdout && !s.flags.noColor && !s.env.dumb() && s.env.get("NO_COLOR") == "" {
		s.root.SetArgs(append(strings.Fields(cmd.CommandPath())[1:], "--help"))
		if fang.Execute(s.ctx, s.root, fang.WithoutManpage(), fang.WithoutCompletions(), fang.WithoutVersion()) == nil {
			return
		}
	}
	say(s.env.Out, plainHelp(cmd))
}

// plainHelp is the help of a command as lines of text.
func plainHelp(cmd *cobra.Command) string {
	text := cmd.Long
	if text == "" {
		text = sentence(cmd.Short) + "."
	}
	cmd.InitDefaultHelpFlag()
	cmd.InitDefaultVersionFlag()
	return text + "\n\n" + strings.TrimRight(cmd.UsageString(), "\n")
}

// helpCommand is "comity help COMMAND", which fails for what does not exist.
func (s *session) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND]", Short: "help about a command", GroupID: "more", DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := s.root.Find(args)
			if err == nil && len(rest) > 0 {
				err = unknownCommand(cmd, rest)
			}
			if err != nil {
				return err
			}
			s.help(cmd, nil)
			return nil
		},
	}
}
