package cli

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/ui/handout"
)

// handedOut marks the command that prints briefings; its formats are its own.
const handedOut = "handed out"

// briefFormats are the formats in which a briefing is taken away, the usual one
// first.
func briefFormats() []string { return []string{formatHTML, formatMD} }

func (s *session) briefExportCommand() *cobra.Command {
	var notes, replace bool
	var file string
	which := s.whichBriefing()
	cmd := &cobra.Command{
		Use: "export " + which, Short: "take a briefing away, as one HTML page or as Markdown",
		Long: `Print a briefing as one HTML page, or with --format md as Markdown. What live
blocks show is drawn from the records: maps, timelines and tables as pictures,
norms and texts in their words, each with its place.

The page needs nothing else, loads nothing, and is the same on every machine. In
a browser: arrows, space and the page keys turn the slides, Home and End go to
the ends, a number and enter to that slide, o shows all. Printed, each slide is a
page. Without scripts the slides stand below each other.`,
		Example: "  comity brief export framework > framework.html\n  comity brief export framework --format md",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("%s takes one briefing, but got %d", cmd.CommandPath(), len(args))
			}
			return some("the id of a briefing, as \"comity brief list\" prints it, or a file")(cmd, args)
		},
		DisableFlagsInUseLine: true, Annotations: map[string]string{handedOut: "yes"},
		RunE: func(_ *cobra.Command, args []string) error { return s.briefExport(args[0], file, notes, replace) },
	}
	if s.env.Write != nil { // not for visitors, who have no notes and no files
		cmd.Flags().BoolVar(&notes, "notes", false, "with the notes of who presents")
		cmd.Flags().StringVarP(&file, "output", "o", "", "write the file `FILE` instead of printing")
		cmd.Flags().BoolVar(&replace, "replace", false, "let --output write over a file that is there")
		cmd.Long += " With --notes each slide\nhas its notes below it, on paper too, and n shows them in a browser; without,\nthey are not in the file."
		cmd.Example += "\n  comity brief export talk.md --notes -o talk.html"
	}
	return cmd
}

// briefExport prints a briefing, or writes it to a file. One with faults is
// neither printed nor written.
func (s *session) briefExport(name, file string, notes, replace bool) error {
	c, err := s.corpus()
	if err != nil {
		return err
	}
	b, err := s.findBriefing(c, name)
	switch {
	case err != nil:
		return err
	case len(b.faults) > 0:
		return b.list()
	}
	out, o := []byte(nil), handout.Options{Notes: notes}
	if s.flags.format == formatMD {
		out = handout.Markdown(s.ctx, c, b.deck, o)
	} else {
		out = handout.HTML(s.ctx, c, b.deck, o)
	}
	if file == "" {
		_, err = s.env.Out.Write(out)
		return err
	}
	err = s.env.Write(file, out, replace)
	if errors.Is(err, fs.ErrExist) {
		return &exit{code: failed, err: fmt.Errorf("nothing was written: %q is there already; --replace writes over it", model.Printable(file))}
	}
	if err != nil {
		return &exit{code: failed, err: err}
	}
	return nil
}
