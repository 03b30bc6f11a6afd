package cli_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"comity/ui/accessible"
	"comity/ui/cli"
	"comity/ui/explorer"
	"comity/ui/sshd"
)

// reads are the commands that a visitor has: each only reads, and prints.
// Behind it stands a call, without which it would fail.
func reads() map[string]string {
	return map[string]string{
		"":       "--version",
		"norms":  "",
		"norm":   "f",
		"groups": "", "statements": "", "countries": "",
		"who":         "position()",
		"says":        "norm g",
		"ask":         "who signed the paris call",
		"search":      "hospital",
		"statement":   "joint-statement-2019",
		"country":     "EST",
		"group":       "nato",
		"pages":       "",
		"page":        "pillars",
		"matrix":      "",
		"map":         "position()",
		"timeline":    "",
		"compare":     "EST LVA",
		"diff":        "un/k g7/11",
		"crosswalk":   "",
		"cite":        "norm/f",
		"keys":        "",
		"settings":    "",
		"man":         "",
		"mcp":         "--help", // which wants no terminal
		"open":        "norm/f",
		"data":        "--help",
		"help":        "norm",
		"data schema": "norms",
		"data new":    "implementation",
		"survey":      "",
		"survey new":  "Fiji", // which prints the template
		"follow":      "",
		"present":     "--help", // which asks for a key first
		"brief":       "--help",
		"brief list":  "", "brief check": "framework", "brief run": "framework", "brief export": "framework",
	}
}

// absent are the commands that no visitor has: each touches files, programs or
// the network of the machine that serves.
func absent() []string {
	return []string{
		"bookmarks", "bookmarks add", "bookmarks remove", // a file
		"completion",                                           // of no use but to a shell, which would ask here at every key
		"data verify", "data lint", "data diff", "data export", // folders
		"survey fill", "survey check", "survey show", "survey diff", "survey merge", "survey export", // files
		"site",  // a folder
		"serve", // the network, and the key
	}
}

// harmless are the flags that a visitor has: none names a file, an address or
// a program.
func harmless() []string {
	return []string{
		"accessible", "ascii", "format", "json", "mouse", "no-color", "spreadsheet", "bom", "theme", "version", "help",
		"as-of", "at", "by", "close", "columns", "example", "hide", "kind", "limit", "of", "pin", "rows", "statement", "norm", "list", "region", "views", "un-group", "year", "style", "who", "zoom",
		"filter", "presenter", "slide", "take-over", "says", "part", "no-records",
	}
}

// granted are the parts of the environment that a visitor has. All others are
// hooks into this machine and must be nil.
func granted() map[string]string {
	return map[string]string{
		"In": "the visitor's own", "Out": "the visitor's own", "Err": "the visitor's own", "Environ": "what the client sent, as far as it was taken",
		"Corpus": "read only", "Index": "read only", "Reader": "read only", "Now": "a clock",
		"Explore": "on the visitor's terminal", "Linear": "the same",
		"Briefs": "those of comity, without their notes", "Guest": "the room where a briefing is given, and whether the visitor has the key",
	}
}

// TestVisitors walks everything that there is for a visitor. What is new here
// fails until somebody has decided whether visitors may have it.
func TestVisitors(t *testing.T) {
	corpus, err := sharedCorpus()
	if err != nil {
		t.Fatal(err)
	}
	var out, talk bytes.Buffer
	var opened explorer.Options
	env := cli.EnvOfVisitor(corpus, sshd.Visitor{
		In: &terminalIn{}, Out: terminalOf{&out}, Err: &talk, Environ: []string{"TERM=xterm-256color"}, Shared: explorer.NewShared(corpus, 1<<20),
		Explore: func(_ context.Context, o explorer.Options) error {
			opened = o
			return nil
		},
		Linear: func(context.Context, accessible.Options) error { return nil },
	})

	t.Run("hooks", func(t *testing.T) {
		fields := reflect.ValueOf(env)
		for i := range fields.NumField() {
			name := fields.Type().Field(i).Name
			if _, ok := granted()[name]; ok {
				continue
			}
			if !fields.Field(i).IsZero() {
				t.Errorf("a visitor has Env.%s, which may touch this machine: decide whether visitors may have it", name)
			}
		}
		if n := fields.NumField(); n < len(granted())+5 {
			t.Errorf("Env has only %d fields", n)
		}
	})
	t.Run("commands", func(t *testing.T) {
		there := commandsOf(cli.TreeOf(env))
		for name, cmd := range there {
			if _, ok := reads()[name]; !ok {
				t.Errorf("a visitor has %q: does it only read? Then say so here", name)
			}
			cmd.Flags().VisitAll(func(f *pflag.Flag) {
				if !slices.Contains(harmless(), f.Name) {
					t.Errorf("a visitor has %q with --%s: is it harmless? Then say so here", name, f.Name)
				}
			})
			cmd.PersistentFlags().VisitAll(func(f *pflag.Flag) {
				if !slices.Contains(harmless(), f.Name) {
					t.Errorf("a visitor has --%s: is it harmless? Then say so here", f.Name)
				}
			})
		}
		for name := range reads() {
			if there[name] == nil {
				t.Errorf("a visitor lacks %q", name)
			}
		}
		for _, name := range absent() {
			if there[name] != nil {
				t.Errorf("a visitor has %q", name)
			}
		}
		for name := range commandsOf(cli.TreeOf(cli.Local())) {
			if _, ok := reads()[name]; !ok && !slices.Contains(absent(), name) {
				t.Errorf("%q is new: may visitors have it?", name)
			}
		}
	})
	t.Run("calls", func(t *testing.T) {
		t.Chdir(t.TempDir()) // what is written without a folder shows
		for name, args := range reads() {
			call := append(strings.Fields(name), strings.Fields(args)...)
			out.Reset()
			talk.Reset()
			code := cli.Main(t.Context(), env, call)
			if code != 0 || out.Len() == 0 && !slices.Contains([]string{"open", "follow", "brief run"}, name) {
				t.Errorf("%q: exit %d, %d bytes, %s", call, code, out.Len(), talk.String())
			}
		}
		left, err := os.ReadDir(".")
		if err != nil || len(left) > 0 {
			t.Errorf("%d files were written, %v", len(left), err)
		}
	})
	t.Run("refusals", func(t *testing.T) {
		dir := t.TempDir()
		calls := [][]string{
			{"norms", "--data", dir}, {"--data=" + dir}, {"norms", "--config", dir}, {"norms", "-o", filepath.Join(dir, "x")},
			{"matrix", "--output", filepath.Join(dir, "x")}, {"map", "--out", filepath.Join(dir, "x")}, {"settings", "--path"},
			{"export", "matrix"}, {"data", "schema", "../../etc/passwd"}, {"page", "../../etc/passwd"}, {"open", "page/../../etc/passwd"},
			{"__complete", "norm", ""}, {"__completeNoDesc", "norm", ""},
		}
		for _, name := range absent() {
			calls = append(calls, append(strings.Fields(name), dir))
			calls = append(calls, append([]string{"help"}, strings.Fields(name)...))
		}
		for _, call := range calls {
			out.Reset()
			talk.Reset()
			if code := cli.Main(t.Context(), env, call); code != 2 || out.Len() > 0 || !strings.HasPrefix(talk.String(), "comity") {
				t.Errorf("%q: exit %d, %q, %q", call, code, out.String(), talk.String())
			}
		}
		for _, line := range env.Environ {
			if strings.HasPrefix(line, "HOME=") {
				t.Error("a visitor has a home")
			}
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("%d files were written, %v", len(left), err)
		}
	})
	t.Run("explorer", func(t *testing.T) {
		if code := cli.Main(t.Context(), env, nil); code != 0 {
			t.Fatalf("exit %d, %s", code, talk.String())
		}
		if opened.Bookmarks != nil || opened.Export != nil || opened.In != nil || opened.Out != nil || opened.Shared == nil {
			t.Errorf("the explorer of a visitor is given bookmarks %v, files %v, a terminal of this machine %v %v, what is shared %v",
				opened.Bookmarks != nil, opened.Export != nil, opened.In, opened.Out, opened.Shared != nil)
		}
	})
}

// commandsOf are all commands of a tree, by their names below comity.
func commandsOf(root *cobra.Command) map[string]*cobra.Command {
	all := map[string]*cobra.Command{}
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		all[strings.TrimSpace(strings.TrimPrefix(cmd.CommandPath(), root.Name()))] = cmd
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	root.InitDefaultHelpCmd()
	walk(root)
	return all
}

// terminalOf is output on a terminal that is elsewhere, terminalIn the input.
type (
	terminalOf struct{ *bytes.Buffer }
	terminalIn struct{ strings.Reader }
)

func (terminalOf) Size() (w, h int)  { return 80, 24 }
func (*terminalIn) Size() (w, h int) { return 80, 24 }
