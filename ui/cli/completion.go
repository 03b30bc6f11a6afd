package cli

import (
	"embed"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/cite"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/model/survey"
	"comity/ui/place"
	"comity/ui/theme"
)

// scripts are ours and not Cobra's: those evaluate what was typed, so that tab
// runs the commands in it, and complete nothing behind a quotation mark.
//
//go:embed completion
var scripts embed.FS

func shells() []string { return []string{"bash", "zsh", "fish"} }

func (s *session) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "completion SHELL", GroupID: "more", Short: "print the completion script for a shell",
		Long: "Print the script that completes commands, flags, ids and names in a shell:\n" + strings.Join(shells(), ", ") + ". To install it, run once (in ~/.zshrc the line\nmust be below compinit):\n\n" +
			"  echo 'source <(comity completion bash)' >> ~/.bashrc\n" +
			"  echo 'source <(comity completion zsh)' >> ~/.zshrc\n" +
			"  comity completion fish > ~/.config/fish/completions/comity.fish",
		Example: "  source <(comity completion bash)",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageOf(cmd, "needs one shell: %s", strings.Join(shells(), ", "))
			}
			return nil
		},
		DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error {
			shell := strings.ToLower(args[0])
			if !slices.Contains(shells(), shell) {
				return &model.NotFoundError{Kind: "shell", Name: args[0], Nearest: model.Nearest(shell, shells(), 3)}
			}
			script, err := scripts.ReadFile("completion/comity." + shell)
			if err == nil {
				_, err = s.env.Out.Write(script)
			}
			return err
		},
	}
}

// finder returns the completions of the word being typed after others.
type finder func(c *model.Corpus, before []string, typed string) []choice

// complete registers the completions with Cobra. Only calls from shells do it: Cobra
// stores completions of flags for the life of the process, which on a server is many
// calls.
func (s *session) complete(root *cobra.Command) error {
	if s.env.Overlay == nil { // a visitor has no shell here
		return unknownCommand(root, []string{cobra.ShellCompRequestCmd})
	}
	root.SetErr(io.Discard) // where Cobra would explain itself
	root.InitDefaultHelpCmd()
	root.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveNoFileComp)
	for command, function := range map[string]cobra.CompletionFunc{
		"norm": once(s.completion(each(norms))), "statement": once(s.completion(each(statements))),
		"country": s.completion(countryWords), "group": once(s.completion(each(groups))), "page": once(s.completion(each(pages))),
		"open": once(s.completion(s.openings)), "cite": s.completion(each(places)),
		"bookmarks add": s.completion(each(places)), "bookmarks remove": s.bookmarked,
		"brief run": once(s.briefings), "brief export": once(s.briefings), "brief check": s.briefings,
		"survey new": s.completion(countryWords), "survey check": surveyFiles, "survey show": surveyFiles, "survey diff": surveyFiles,
		"survey merge": surveyFiles, "survey export": once(surveyFiles),
		"countries": s.completion(each(sets)), "groups": s.completion(each(groups)),
		"who": once(s.completion(each(calls))), "search": s.completion(each(filters)), "says": s.completion(each(saidOf)), "ask": s.completion(s.questionWords),
		"data verify": folder, "data lint": folder, "data export": folder, "data diff": folder,
		"map": once(s.completion(each(mapped))), "matrix": once(s.completion(each(sets))), "compare": s.completion(each(subjects)), "diff": s.completion(each(wordings)),
		"data schema": once(schemaName), "data new": fixed(implementationKind), "completion": once(fixed(shells()...)), "help": helpTopic,
	} {
		if cmd, _, err := root.Find(strings.Fields(command)); err == nil && cmd != root {
			cmd.ValidArgsFunction = function
		}
	}
	for _, flag := range []struct {
		command, name string
		function      cobra.CompletionFunc
	}{
		{"", "format", func(cmd *cobra.Command, before []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return fixed(formatsOf(cmd)...)(cmd, before, typed)
		}}, {"", "theme", fixed(theme.Names()...)}, {"", "data", folder},
		{"statements", "kind", fixed(model.StatementKinds()...)}, {"statements", "by", s.completion(each(stateWords))},
		{"statements", "norm", s.completion(each(norms))}, {"statements", "year", s.completion(each(years))}, {"norms", "list", fixed("un", "g7")},
		{"countries", "of", s.completion(each(groups))}, {"countries", "region", s.completion(each(regions))}, {"countries", "un-group", fixed(unGroups()...)},
		{"cite", "style", fixed(prose.Strings(cite.Styles())...)},
		{"matrix", "rows", fixed(prose.Strings(matrix.RowOrders())...)}, {"matrix", "columns", fixed(prose.Strings(matrix.ColumnOrders())...)},
		{"matrix", "kind", fixed(model.StatementKinds()...)}, {"matrix", "by", s.completion(each(groupings))},
		{"matrix", "of", s.completion(each(groups))}, {"matrix", "who", s.completion(each(calls))},
		{"map", "statement", s.completion(each(statements))}, {"map", "norm", s.completion(each(norms))}, {"map", "of", s.completion(each(groups))}, {"map", "who", s.completion(each(calls))},
		{"timeline", "zoom", fixed(zooms()...)}, {"timeline", "at", s.completion(each(statements))},
		{"survey new", "part", fixed(survey.PartNames()...)}, {"survey new", "output", file},
		{"survey merge", "base", file}, {"survey merge", "output", file}, {"survey export", "output", file},
		{"serve", "host-key", file}, {"serve", "authorized-keys", file}, {"serve", "log", fixed(logForms()...)},
	} {
		cmd, _, err := root.Find(strings.Fields(flag.command))
		if err == nil && cmd.Flag(flag.name) == nil {
			continue // visitors do not have it
		}
		if err == nil {
			err = cmd.RegisterFlagCompletionFunc(flag.name, flag.function)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// completion is a finder as Cobra calls it. Without a corpus there is nothing
// to choose from, and no place to say why.
func (s *session) completion(find finder) cobra.CompletionFunc {
	return func(_ *cobra.Command, before []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		const longest = 200 // nothing has a name as long
		c, err := s.corpus()
		if err != nil || len(typed) > longest {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return choose(find(c, before, typed))
	}
}

func choose(choices []choice) ([]cobra.Completion, cobra.ShellCompDirective) {
	directive := cobra.ShellCompDirectiveNoFileComp
	var out []cobra.Completion
	for _, one := range choices {
		out = append(out, cobra.CompletionWithDesc(one.word, one.about))
		if strings.HasSuffix(one.word, "/") || strings.HasSuffix(one.word, ":") { // it goes on
			directive |= cobra.ShellCompDirectiveNoSpace
		}
	}
	return out, directive
}

// each completes every word after the command.
func each(find func(c *model.Corpus, typed string) []choice) finder {
	return func(c *model.Corpus, _ []string, typed string) []choice { return find(c, typed) }
}

// fixed completes words that are always the same, whatever becomes of the
// corpus.
func fixed(words ...string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		var out []choice
		for _, word := range words {
			out = add(out, typed, word, "")
		}
		return choose(out)
	}
}

// once completes the first word after the command alone.
func once(complete cobra.CompletionFunc) cobra.CompletionFunc {
	return func(cmd *cobra.Command, before []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(before) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return complete(cmd, before, typed)
	}
}

func folder(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

func file(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

// bookmarked completes the places that are bookmarked and were not yet named.
func (s *session) bookmarked(_ *cobra.Command, before []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var out []choice
	for _, b := range s.env.bookmarks().Peek() {
		if !slices.Contains(before, b.Place) {
			out = add(out, typed, b.Place, b.Title)
		}
	}
	return choose(out)
}

// helpTopic completes commands, and those of commands.
func helpTopic(help *cobra.Command, before []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var out []choice
	if cmd, rest, err := help.Root().Find(before); err == nil && len(rest) == 0 {
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() {
				out = add(out, typed, sub.Name(), sub.Short)
			}
		}
	}
	for _, name := range topics() {
		if len(before) == 0 {
			out = add(out, typed, name, "a page that explains it")
		}
	}
	return choose(out)
}

// schemaName completes the name of a schema.
func schemaName(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var out []choice
	for _, d := range documents() {
		out = add(out, typed, d.name, d.title)
	}
	return choose(out)
}

// placeKinds completes the first part of a place.
func placeKinds(typed string) (out []choice) {
	about := map[place.Kind]string{
		place.Norm: "one norm", place.Statement: "one statement", place.Country: "one country",
		place.Group: "one group of States", place.Document: "one national document, or an entry of it", place.Page: "one page about the framework", place.Term: "one term of the glossary",
	}
	for _, kind := range place.Kinds() {
		out = add(out, typed, string(kind)+"/", about[kind])
	}
	return out
}
