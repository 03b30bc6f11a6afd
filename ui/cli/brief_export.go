package cli

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/ask"
	"comity/ui/render"
)

func (s *session) briefExportCommand() *cobra.Command {
	var notes, replace bool
	var file string
	which := s.whichBriefing()
	cmd := &cobra.Command{
		Use: "export " + which, Short: "export a briefing as one HTML page or as Markdown",
		Long: `Export a briefing as one HTML page, or with --format md as Markdown. Live blocks
become pictures of maps, timelines and tables, or the words of norms and texts,
each with its place.

The page is self-contained, loads nothing, and is the same on every machine. In
a browser, arrows, space and the page keys change the slide, Home and End go to
the first and last, a number and Enter to that slide, and o shows all. In print,
each slide is a page. Without scripts, the slides are one below the other.`,
		Example:               "  comity brief export framework > framework.html\n  comity brief export framework --format md",
		Args:                  oneBriefing(),
		DisableFlagsInUseLine: true, Annotations: printing(render.Briefing),
		RunE: func(_ *cobra.Command, args []string) error { return s.briefExport(args[0], file, notes, replace) },
	}
	if s.env.Write != nil { // not for visitors, who have no notes and no files
		cmd.Flags().BoolVar(&notes, "notes", false, "include the speaker notes")
		cmd.Flags().StringVarP(&file, "output", "o", "", "write to `FILE` instead of standard output")
		cmd.Flags().BoolVar(&replace, "replace", false, "let --output replace an existing file")
		cmd.Long += " With\n--notes, the speaker notes follow each slide, also in print, and n shows them in\na browser. Otherwise they are not in the file."
		cmd.Long += " FILE is a Markdown file;\n- reads standard input."
		cmd.Example += "\n  comity brief export talk.md --notes -o talk.html\n  cat talk.md | comity brief export - > talk.html"
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
	s.tellRemarks(b)
	out, o := []byte(nil), render.BriefingOptions{Notes: notes, Ask: func(question string) ask.Answer { return s.reader().Read(question, model.Date{}) }}
	if s.flags.format == render.Markdown {
		out = render.BriefingMarkdown(s.ctx, c, b.deck, o)
	} else {
		out = render.BriefingHTML(s.ctx, c, b.deck, o)
	}
	if file == "" {
		_, err = s.env.Out.Write(out)
		return err
	}
	return s.writeExport(file, out, replace)
}

// writeExport writes what was exported to a file.
func (s *session) writeExport(file string, out []byte, replace bool) error {
	err := s.env.Write(file, out, replace)
	if errors.Is(err, fs.ErrExist) {
		return &exit{code: failed, err: fmt.Errorf("nothing was written: %s already exists; use --replace to replace it", model.Quoted(file))}
	}
	if err != nil {
		return &exit{code: failed, err: err}
	}
	return nil
}
