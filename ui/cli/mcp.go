package cli

import (
	"github.com/spf13/cobra"

	"comity/ui/accessible"
	"comity/ui/mcp"
)

func (s *session) mcpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "mcp", GroupID: "more", Short: "answer an AI assistant over the Model Context Protocol",
		Long: "Answer an AI assistant over the Model Context Protocol, on standard input and\noutput, until it leaves. The tools ask, search, record, compare, cite and list only\nread the records. Every answer has its citation, the version of the corpus, and\nwhat may not be concluded from it.\n\n" +
			"An assistant starts this command itself; \"comity help assistants\" shows what to\nwrite into its settings. With \"comity serve\" the command is \"ssh HOST mcp\", and\nnothing has to be installed.",
		Example: "  comity mcp\n  claude mcp add comity -- comity mcp",
		Args:    none, DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, in := terminal(s.env.In)
			_, out := terminal(s.env.Out)
			if in || out {
				return usageOf(cmd, "is started by an assistant, not on a terminal; see comity help assistants")
			}
			c, err := s.corpus()
			if err != nil {
				return err
			}
			o := mcp.Options{Corpus: c, Reader: s.reader(), Index: s.index, Today: s.today, Version: build(), In: s.env.In, Out: s.env.Out, Gate: accessible.OwnGate()}
			if g := s.env.Guest; g != nil {
				o.Out, o.Gate = g.talk()
			}
			return mcp.Serve(s.ctx, o)
		},
	}
}
