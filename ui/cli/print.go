package cli

import (
	"bytes"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/ui/cells"
	"comity/ui/md"
	"comity/ui/render"
	"comity/ui/report"
	"comity/ui/theme"
)

// grid is rows of cells under a header. On a terminal too narrow for it, the
// columns in weak are left out in turn, and then the columns soft and then flex are
// wrapped.
type grid struct {
	header []string
	rows   [][]string
	weak   []string
	soft   []string
	flex   string
}

func (g *grid) add(cells ...string) { g.rows = append(g.rows, cells) }

// output is what a command prints, before the format is chosen. A list has a
// table alone; a record also has a page, and fields for a pipe.
type output struct {
	table  grid
	json   any
	page   *report.Article
	fields [][]string
	lines  []string // what text is instead, if not nil
	// draw makes the picture on a terminal of a width, where it is no table.
	draw func(look *theme.Theme, width int) string
	// report is of a scene, and is written in all formats but text.
	report *report.Report
	talk   string // a line for standard error, where a person reads along
}

// print writes an output in the format asked for, all at once.
func (s *session) print(o output) error {
	var text []byte
	var err error
	if s.flags.format == render.Text {
		var b bytes.Buffer
		err = s.text(&b, o)
		text = b.Bytes()
	} else {
		text, err = s.bytes(o, s.flags.format)
	}
	if err == nil {
		text, err = s.tableFor(text)
	}
	if err == nil {
		_, err = s.env.Out.Write(text)
	}
	if _, ok := terminal(s.env.Out); ok && err == nil && o.talk != "" {
		say(s.env.Err, o.talk)
	}
	return err
}

// corrections tells on standard error which votes your data corrects, for answers
// whose rows cannot say so: a vote may have taken a State off a list.
func (s *session) corrections(all []model.Corrected) {
	for _, words := range model.CorrectedWords(all) {
		say(s.env.Err, "comity: "+words)
	}
}

// bytes writes an output in a format other than text, which depends on the
// terminal.
func (s *session) bytes(o output, format render.Format) ([]byte, error) {
	r := o.report
	if r == nil {
		var c *model.Corpus
		if format == render.XLSX { // which names the corpus
			var err error
			if c, err = s.corpus(); err != nil {
				return nil, err
			}
		}
		r = report.OfTable(c, o.page, o.table.header, o.table.rows, o.json)
	}
	return render.Bytes(r, format)
}

// text is a picture on a terminal and tab-separated lines in a pipe.
func (s *session) text(b *bytes.Buffer, o output) error {
	for _, line := range o.lines {
		b.WriteString(line + "\n")
	}
	if o.lines != nil {
		return nil
	}
	if _, ok := terminal(s.env.Out); !ok {
		lines := o.fields
		if o.page == nil && lines == nil {
			lines = o.table.rows
		}
		for _, cells := range lines {
			b.WriteString(strings.Join(cells, "\t") + "\n")
		}
		return nil
	}
	profile := s.env.profile(!s.settings.Color)
	options := s.theme()
	options.ASCII, options.Basic = s.settings.ASCII, profile == colorprofile.ANSI
	options.Mono = options.Mono || profile <= colorprofile.Ascii
	look := theme.New(options)
	var picture string
	switch {
	case o.draw != nil:
		picture = o.draw(look, s.env.width())
	case o.page == nil:
		picture = tableText(look, o.table, s.env.width())
	default:
		var err error
		if picture, err = pageText(look, o.page.Markdown(), s.env.width()); err != nil {
			return err
		}
	}
	w := colorprofile.Writer{Forward: b, Profile: profile}
	_, err := w.WriteString(picture)
	return err
}

// theme returns the theme for printing. A command does not ask the terminal for
// its background, since that may not answer: some say it in the environment.
func (s *session) theme() theme.Options {
	return theme.For(s.settings.Theme, theme.DarkBy(s.env.Environ))
}

// pageText renders a page, in lines that are not too long to read.
func pageText(look *theme.Theme, markdown string, width int) (string, error) {
	lines, err := md.Text(look, markdown, min(width, cells.Measure))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(line.Text + "\n")
	}
	return finishWords(look, b.String()), nil
}

// trimLines takes the padding off the end of every line.
func trimLines(text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.Trim(text, "\n"), "\n") {
		if plain := ansi.Strip(line); strings.HasSuffix(plain, " ") {
			line = ansi.Truncate(line, ansi.StringWidth(strings.TrimRight(plain, " ")), "")
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}
