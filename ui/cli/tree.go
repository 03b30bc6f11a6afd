package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/prose"
	"comity/model/query"
	"comity/ui/render"
	"comity/ui/report"
	"comity/ui/theme"
)

const about = `comity explores the framework of responsible State behaviour in cyberspace:
what the norms say, which statements carry them, and what each State did.

Without a command it opens the explorer. Every command prints to standard
output: a table on a terminal, tab-separated lines without a header in a pipe,
or the format set by --format. Exit codes: 0 done, 1 failed, 2 not found or not
understood.

To make appearance flags permanent, see ` + "`comity settings`." + `
Pages that explain: comity help explorer, keys, commands, expressions, marks, places,
briefings, accessible, settings, ssh, serving, assistants, data, records, survey.`

func (s *session) tree() *cobra.Command {
	root := &cobra.Command{
		Use: "comity", Short: "explore what States said and did about behaviour in cyberspace", Long: about,
		Example: `  comity norm f
  comity statement joint-statement-2019 --format csv
  comity country Türkiye
  comity who 'signed("joint-statement-2019") and not member("eu")'`,
		SilenceErrors: true, SilenceUsage: true,
		Args: func(cmd *cobra.Command, args []string) error { return s.orAsk(unknownCommand(cmd, args), args) },
		RunE: func(*cobra.Command, []string) error {
			if s.flags.version {
				return s.version()
			}
			return s.explore()
		},
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return s.check(cmd) },
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	s.root = root
	root.SetIn(s.env.In)
	root.SetOut(s.env.Out)
	root.SetErr(s.env.Err)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return flagError(cmd.Flags(), err) })
	root.SetHelpFunc(s.help)
	root.SetHelpCommand(s.helpCommand())

	all := root.PersistentFlags()
	all.StringVar((*string)(&s.flags.format), "format", string(render.Text), "output format: "+joinWords(render.Record.Formats())+
		"; for pictures also "+joinWords(render.Scene.Formats()[len(render.Record.Formats()):]))
	all.BoolVar(&s.flags.json, "json", false, "short for --format json")
	all.BoolVar(&s.flags.spreadsheet, "spreadsheet", false, "with --format csv, put an apostrophe before cells that a spreadsheet would run as formulas")
	all.BoolVar(&s.flags.bom, "bom", false, "with --format csv, begin with a byte order mark, so that Excel reads accents")
	all.Bool("no-color", false, "no colour (also set by NO_COLOR)")
	all.Bool("ascii", false, "marks and borders in ASCII")
	all.String("theme", theme.Auto, "colour theme: "+strings.Join(theme.Names(), ", "))
	if s.env.Overlay != nil {
		all.StringVar(&s.flags.data, "data", "", "add records from `DIR`; they replace built-in ones with the same id")
	}
	explorerFlags(root)
	root.Flags().BoolVarP(&s.flags.version, "version", "v", false, "print the version of comity and of its corpus")

	root.AddGroup(&cobra.Group{ID: "lists", Title: "Lists"}, &cobra.Group{ID: "records", Title: "One record"},
		&cobra.Group{ID: "scenes", Title: "Pictures of the whole corpus"},
		&cobra.Group{ID: "more", Title: "More"})
	root.AddCommand(s.listCommands()...)
	root.AddCommand(s.recordCommands()...)
	root.AddCommand(s.matrixCommand(), s.mapCommand(), s.timelineCommand(), s.compareCommand(), s.diffCommand(), s.crosswalkCommand())
	root.AddCommand(s.moreCommands()...)
	return root
}

// explorerFlags adds the flags of the commands that open the explorer.
func explorerFlags(cmd *cobra.Command) {
	cmd.Flags().Bool("mouse", false, "enable the mouse (turns off your terminal's own text selection)")
	cmd.Flags().Bool("accessible", false, "screen-reader mode: plain lines and numbered choices")
}

// unknownCommand faults arguments that name no command, with the nearest.
func unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			names = append(names, sub.Name())
		}
	}
	missing := &model.NotFoundError{Kind: "command", Name: args[0], Nearest: model.Nearest(strings.ToLower(args[0]), names, 3)}
	var under []string
	for _, sub := range cmd.Commands() {
		for _, part := range sub.Commands() {
			if part.IsAvailableCommand() && strings.EqualFold(part.Name(), args[0]) {
				under = append(under, part.CommandPath())
			}
		}
	}
	if len(under) > 0 {
		missing.Why = "see " + prose.List(under, "or")
	}
	return missing
}

// none faults arguments of a command that takes none.
func none(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageOf(cmd, "takes no arguments, but got %q", model.Printable(args[0]))
	}
	return nil
}

// between faults fewer arguments than some number, or more than another.
func between(least, most int, wants string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if n := len(args); n < least || n > most {
			return usageOf(cmd, "%s, but got %d", wants, n)
		}
		return nil
	}
}

// some faults a command without the arguments it needs.
func some(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if strings.TrimSpace(strings.Join(args, " ")) == "" {
			return usageOf(cmd, "needs %s", what)
		}
		return nil
	}
}

func (s *session) command(use, group, short, long string, args cobra.PositionalArgs, build func(*model.Corpus, string) (output, error)) *cobra.Command {
	return &cobra.Command{
		Use: use, GroupID: group, Short: short, Long: strings.TrimSpace(prose.Capital(short) + ".\n\n" + long), Args: args,
		DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error {
			c, err := s.corpus()
			if err != nil {
				return err
			}
			out, err := build(c, strings.Join(args, " "))
			if err != nil {
				return err
			}
			return s.print(out)
		},
	}
}

func (s *session) listCommands() []*cobra.Command {
	norms, statements, countries, groups := s.narrowedLists()
	var functions strings.Builder
	for _, f := range query.Functions() {
		functions.WriteString("\n  " + f.Call + strings.Repeat(" ", max(34-len(f.Call), 1)) + f.Meaning)
	}
	who := s.command("who EXPR", "lists", "countries that match an expression",
		"Columns: "+strings.Join(report.CountryColumns(), ", ")+".\n\nEXPR may also be a plain question; see \"comity ask\". Else combine these\nfunctions with and, or, not:"+functions.String(),
		some(`an expression, such as 'signed("joint-statement-2019")', or a plain question`), s.who)
	who.Example = `  comity who 'signed("joint-statement-2019") and not signed("paris-call-2018")'
  comity who 'did("ga-res-73-27", "no") and region("Europe")' --json`
	return []*cobra.Command{norms, statements, countries, groups, who, s.saysCommand(), s.askCommand(), s.searchCommand(), s.pagesCommand()}
}

func (s *session) recordCommands() []*cobra.Command {
	norm := s.command("norm NAME", "records", "one norm: its text, statements that carry it, States on record for it",
		"NAME is the letter of a UN norm, a to k, its paragraph such as 13f, the number of a\nG7 point, g7/1 to g7/12, or a title. With --format csv: the statements that carry\nit.",
		some("the name of a norm, such as f or g7/12"), normRecord)
	norm.Example = "  comity norm f\n  comity norm \"supply chain\"\n  comity norm g7/12 --json"
	statement := s.command("statement NAME", "records", "one statement: what it is, and what each State did",
		"NAME is an id from \"comity statements\", a title, a UN symbol, or words that only\none has in its title. With --format csv: what each State did.",
		some("the name of a statement, such as joint-statement-2019, or its UN symbol"), statementRecord)
	statement.Example = "  comity statement paris\n  comity statement joint-statement-2019\n  comity vote 73/27 --format csv"
	statement.Aliases = []string{"text", "vote", "votes", "resolution", "treaty"}
	country := s.command("country NAME", "records", "one country: what it did about every statement",
		"NAME is a name in any of many languages, with or without accents, or a code.\nWith --format csv: what it did about each statement.",
		some("the name or code of a country, such as Türkiye or TUR"), s.oneCountry)
	country.Example = "  comity country turkiye\n  comity country EST --json"
	country.Aliases = []string{"state"}
	return []*cobra.Command{norm, statement, country, s.groupCommand(), s.pageCommand()}
}

func (s *session) moreCommands() []*cobra.Command {
	open := &cobra.Command{
		Use: "open PLACE", GroupID: "more", Short: "open the explorer at a record, a page or a scene",
		Long: `Open the explorer at a record, a page or a scene.

PLACE is what the key c of the explorer copies: a record (norm/f, statement/ID,
country/EST, group/nato, page/pillars, term/attribution), a list (norm, statement,
country), a scene (matrix, map, timeline, compare, diff,
crosswalk) or a briefing (brief/ID).
A name alone is enough where only one record has it: chile, 73/27, paris.

Parameters follow a question mark, separated by &. A scene takes the parameters
of its command, and asof=2019-09-23: matrix?of=eu&rows=similarity,
map?statement=ID, compare?of=EST,LVA, diff?of=un/k,g7/11. A briefing takes
slide=3 and step=1. Records and lists take:

  view=reader, view=page   focus in the reader, or the reader on the whole screen
  pin=LVA,norm/f           pinned rows
  filter=…, sort=by-region of this list; of another list statement.filter=…
  norm=f, statement=ID     the row under the cursor of another list
  drove=norm               the list that was in use before
  row=12, line=40          the first row and the first line on the screen
  find=words, match=2      the words to find on the page, and the current match
  link=3                   the selected link`,
		Example: "  comity open norm/f\n  comity open statement/joint-statement-2019\n  comity open country/EST\n  comity open chile\n  comity open group/nato\n  comity open page/pillars\n  comity open term/attribution\n  comity open 'matrix?of=eu'",
		Args:    some("a place, such as norm/f, statement/joint-statement-2019 or country/EST"), DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error { return s.open(strings.Join(args, " ")) },
	}
	explorerFlags(open)
	keysCommand := s.command("keys", "more", "key bindings of the explorer", "Columns: "+strings.Join(keyColumns(), ", ")+".", none,
		func(*model.Corpus, string) (output, error) { return keyList(s.table()), nil })
	commands := []*cobra.Command{open, s.citeCommand(), keysCommand, s.briefCommand(), s.surveyCommand(), s.mcpCommand(), s.settingsCommand(), s.manCommand()}
	if s.env.Bookmarks != nil {
		commands = append(commands, s.bookmarksCommand())
	}
	if s.env.Overlay != nil {
		commands = append(commands, s.completionCommand())
	}
	if s.env.Save != nil {
		commands = append(commands, s.siteCommand())
	}
	if s.env.Serve != nil {
		commands = append(commands, s.serveCommand())
	}
	if s.env.Guest != nil {
		commands = append(commands, s.followCommand(), s.presentCommand())
	}
	return append(commands, s.dataCommand())
}
