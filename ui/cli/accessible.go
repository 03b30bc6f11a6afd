package cli

import (
	"github.com/spf13/cobra"

	"comity/model"
	"comity/ui/linear"
	"comity/ui/place"
)

// accessibleFlag adds the flag of the commands that open the explorer.
func (s *session) accessibleFlag(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&s.flags.accessible, "accessible", false, "lines of text instead of a screen (COMITY_ACCESSIBLE=1 does the same)")
}

// accessible reports whether the visitor asked for lines instead of a screen.
func (s *session) accessible() bool {
	set := s.env.get("COMITY_ACCESSIBLE")
	return s.env.Linear != nil && (s.flags.accessible || set != "" && set != "0")
}

// linear opens what there is without a screen. It needs no terminal: in a pipe
// it answers the lines that come in.
func (s *session) linear(c *model.Corpus, start place.View) error {
	_, inOK := terminal(s.env.In)
	_, outOK := terminal(s.env.Out)
	o := linear.Options{Corpus: c, In: s.env.In, Out: s.env.Out, Start: start, Today: s.today(), Interactive: inOK && outOK}
	if outOK {
		o.Width = s.env.width
	}
	return s.env.Linear(s.ctx, o)
}
