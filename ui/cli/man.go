package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"comity/model"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/keys"
)

func (s *session) manCommand() *cobra.Command {
	return &cobra.Command{
		Use: "man", GroupID: "more", Short: "print the manual page",
		Long:    "Print the manual page of comity, in the format of man: every command, flag and\nkey, and the pages that explain.",
		Example: "  comity man | man -l -\n  comity man > ~/.local/share/man/man1/comity.1",
		Args:    none, DisableFlagsInUseLine: true,
		RunE: func(*cobra.Command, []string) error {
			c, err := s.corpus()
			if err != nil {
				return err
			}
			_, err = io.WriteString(s.env.Out, manual(s.root, c))
			return err
		},
	}
}

// manual writes comity(1) from the tree of commands, the table of keys and the pages that
// explain. Fang
// would bring a writer of manuals, mango; it leaves out what commands say beyond
// a line, the values of flags, and the groups.
func manual(root *cobra.Command, c *model.Corpus) string {
	root.InitDefaultHelpFlag()
	var r roff
	r.WriteString(`.TH COMITY 1 "` + c.Version().Compiled.String() + `" "comity ` + build() + `" "User Commands"` + "\n.nh\n.ad l\n")
	r.section("NAME")
	r.line(root.Name() + " - " + root.Short)
	r.section("SYNOPSIS")
	r.WriteString(".B comity\n[\\fIFLAGS\\fR]\n.br\n.B comity\n\\fICOMMAND\\fR [\\fIARGUMENTS\\fR] [\\fIFLAGS\\fR]\n")
	r.section("DESCRIPTION")
	r.text(root.Long)
	r.section("OPTIONS")
	own := root.LocalNonPersistentFlags()
	r.line("Options of every command:")
	r.flags(root.PersistentFlags(), "")
	r.flag(own.Lookup("help"))
	r.WriteString(".PP\n")
	r.line("Options without a command:")
	r.flags(own, "help")
	r.section("COMMANDS")
	for _, group := range root.Groups() {
		r.WriteString(".SS " + quoted(group.Title) + "\n")
		for _, cmd := range root.Commands() {
			if cmd.GroupID == group.ID {
				r.command(cmd)
			}
		}
	}
	r.section("KEYS")
	for _, scope := range keys.Scopes() {
		r.WriteString(".SS " + quoted(scope.Title()) + "\n")
		for _, binding := range keys.Table() {
			if binding.Scope == scope {
				r.tagged(bold(binding.Keys...), prose.Capital(binding.Help)+".")
			}
		}
	}
	for _, part := range []struct {
		title string
		list  []said
	}{{"ENVIRONMENT", variables()}, {"FILES", files()}, {"EXIT STATUS", codes()}} {
		r.section(part.title)
		for _, one := range part.list {
			r.tagged(bold(one.name), one.meaning)
		}
	}
	for _, p := range c.Pages() {
		if p.Guide && p.Name() != "keys" { // which are above
			r.page(c, p)
		}
	}
	r.section("EXAMPLES")
	r.WriteString(".in 2n\n") // so that they fit
	all := examples(root)
	slices.Sort(all)
	r.asItIs(slices.Compact(all))
	return r.String()
}

// page writes a page of the corpus. The heads of its tables are left out.
func (r *roff) page(c *model.Corpus, p *model.Page) {
	r.section(strings.ToUpper(p.Title))
	out, err := pageRecord(c, string(p.ID))
	if err != nil {
		return
	}
	for _, section := range out.page.Portable().Sections {
		if section.Heading != "" {
			r.WriteString(".SS " + quoted(prose.Plain(section.Heading)) + "\n")
		}
		blocks := prose.Blocks(section.Markdown)
		for i := 0; i < len(blocks); i++ {
			b, text := blocks[i], prose.Plain(blocks[i].Text)
			if i > 0 && (b.Kind == prose.Paragraph || b.Kind == prose.Part || b.Kind == prose.Code) {
				r.WriteString(".PP\n")
			}
			switch {
			case b.Kind == prose.Rule, b.Kind == prose.Row && i+1 < len(blocks) && blocks[i+1].Kind == prose.Rule:
			case b.Kind == prose.Row:
				cells := prose.Each(b.Cells(), prose.Plain)
				r.tagged(bold(cells[0]), strings.Join(cells[1:], " · "))
			case b.Kind == prose.Item:
				r.WriteString(".IP \\(bu 2\n")
				r.line(text)
			case b.Kind == prose.Part:
				r.WriteString(bold(text) + "\n")
			case b.Kind == prose.Code:
				var lines []string
				for from := i; i < len(blocks) && blocks[i].Kind == prose.Code && blocks[i].Line == b.Line+i-from; i++ {
					lines = append(lines, folded(blocks[i].Text)...)
				}
				i--
				r.WriteString(".RS 2\n")
				r.asItIs(lines)
				r.WriteString(".RE\n")
			default:
				r.line(text)
			}
		}
	}
}

// folded is a line of code in the width of a manual page, for asItIs.
func folded(line string) []string {
	const width = 70
	lines := []string{line}
	if cells.Width(line) > width {
		lines = cells.Wrap(line, width)
	}
	return prose.Each(lines, func(line string) string { return "  " + line })
}

// roff writes a manual page, in macros that every man has.
type roff struct{ strings.Builder }

func (r *roff) section(title string) { r.WriteString(".SH " + quoted(title) + "\n") }

// line writes a text that man fills, in lines that are not too long for mandoc.
func (r *roff) line(text string) {
	const longest = 78
	line := ""
	end := func() {
		if strings.ContainsAny(line[len(line)-1:], ".:?!") { // or two spaces would follow
			line += `\&`
		}
		r.WriteString(guard(line) + "\n")
	}
	for word := range strings.FieldsSeq(text) {
		word = escape(word)
		switch {
		case line == "":
			line = word
		case len(line)+1+len(word) > longest:
			end()
			line = word
		default:
			line += " " + word
		}
	}
	if line != "" {
		end()
	}
}

// asItIs writes lines that are to stay as they are.
func (r *roff) asItIs(lines []string) {
	r.WriteString(".nf\n")
	for _, line := range lines {
		r.WriteString(guard(escape(strings.TrimPrefix(line, "  "))) + "\n")
	}
	r.WriteString(".fi\n")
}

// guard keeps a line of text from being a macro.
func guard(line string) string {
	if strings.HasPrefix(line, ".") {
		return `\&` + line
	}
	return line
}

// tagged writes a paragraph behind a term, which is marked up already.
func (r *roff) tagged(term, text string) {
	r.WriteString(".TP\n" + term + "\n")
	r.line(text)
}

// command writes a command with its flags, and those below it.
func (r *roff) command(cmd *cobra.Command) {
	if !cmd.IsAvailableCommand() && cmd.Name() != "help" {
		return
	}
	arguments := strings.TrimSuffix(strings.TrimPrefix(cmd.UseLine(), cmd.CommandPath()), " [flags]")
	r.WriteString(".TP\n" + strings.TrimSuffix(bold(cmd.CommandPath())+`\fI`+escape(arguments)+`\fR`, `\fI\fR`) + "\n")
	text := cmd.Long
	if text == "" {
		text = prose.Capital(cmd.Short) + "."
	}
	first, rest, more := strings.Cut(text, "\n\n")
	r.text(first)
	below := roff{}
	if more {
		below.WriteString(".PP\n")
		below.text(rest)
	}
	below.flags(cmd.LocalNonPersistentFlags(), "help")
	if below.Len() > 0 {
		r.WriteString(".RS\n" + below.String() + ".RE\n")
	}
	for _, sub := range cmd.Commands() {
		r.command(sub)
	}
}

func (r *roff) flags(set *pflag.FlagSet, but string) {
	set.VisitAll(func(f *pflag.Flag) {
		if f.Name != but && !f.Hidden {
			r.flag(f)
		}
	})
}

// flag writes a flag and what it means.
func (r *roff) flag(f *pflag.Flag) {
	term, usage := bold("--"+f.Name), prose.Capital(f.Usage)
	if f.Shorthand != "" {
		term = bold("-"+f.Shorthand, "--"+f.Name)
	}
	if f.Value.Type() != "bool" {
		term += ` \fI` + value(f) + `\fR`
		if f.DefValue != "" {
			usage += " (default " + f.DefValue + ")"
		}
	}
	r.tagged(term, usage+".")
}

func value(f *pflag.Flag) string {
	switch {
	case f.Value.Type() == "int":
		return "N"
	case f.Value.Type() == "duration":
		return "DURATION"
	case f.Name == "data":
		return "DIR"
	case f.Name == "today":
		return "DAY"
	}
	return strings.ToUpper(f.Name)
}

// row is a line of a list of terms and their meanings, as helps have it.
var row = prose.Pattern(`^ {2}(\S.*?) {2,}(\S.*)$`)

// text writes the text of a help: paragraphs, lists of terms, and lines that
// are to stay as they are.
func (r *roff) text(text string) {
	for i, block := range strings.Split(strings.Trim(text, "\n"), "\n\n") {
		all := strings.Split(block, "\n")
		at := slices.IndexFunc(all, func(line string) bool { return strings.HasPrefix(line, "  ") })
		if at < 0 {
			at = len(all)
		}
		if i > 0 && at > 0 {
			r.WriteString(".PP\n")
		}
		r.line(strings.Join(all[:at], " "))
		if at < len(all) {
			r.indented(all[at:])
		}
	}
}

// indented writes a list of terms, or lines as they are.
func (r *roff) indented(lines []string) {
	r.WriteString(".RS 2\n")
	defer r.WriteString(".RE\n")
	if !row().MatchString(lines[0]) {
		r.asItIs(lines)
		return
	}
	for _, line := range lines {
		if m := row().FindStringSubmatch(line); m != nil {
			r.tagged(bold(m[1]), m[2])
		} else {
			r.line(line)
		}
	}
}

// examples are those of a command and of the commands below it.
func examples(cmd *cobra.Command) (lines []string) {
	if cmd.Example != "" {
		lines = strings.Split(cmd.Example, "\n")
	}
	for _, sub := range cmd.Commands() {
		lines = append(lines, examples(sub)...)
	}
	return lines
}

// bold is words in bold, with commas between them.
func bold(words ...string) string {
	return strings.Join(prose.Each(words, func(word string) string { return `\fB` + escape(word) + `\fR` }), ", ")
}

// quoted is an argument of a macro.
func quoted(text string) string { return `"` + strings.ReplaceAll(escape(text), `"`, `\(dq`) + `"` }

// escape writes a text so that every man shows just that: hyphens and quotation
// marks that can be copied into a shell, and letters beyond ASCII by number.
func escape(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\\':
			b.WriteString(`\e`)
		case r == '-':
			b.WriteString(`\-`)
		case r == '\'':
			b.WriteString(`\(aq`)
		case r == '`':
			b.WriteString(`\(ga`)
		case r == '^':
			b.WriteString(`\(ha`)
		case r == '~':
			b.WriteString(`\(ti`)
		case r > '~':
			fmt.Fprintf(&b, `\[u%04X]`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
