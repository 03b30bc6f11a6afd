package cli_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode"

	"comity/ui/cli"
	"comity/ui/explorer"
)

// call is what one call of comity gave.
type call struct {
	code     int
	out, err string
}

// environment is an environment in memory: no terminal anywhere.
func environment(out, errOut io.Writer) cli.Env {
	env := cli.Local()
	env.In, env.Out, env.Err = strings.NewReader(""), out, errOut
	env.Environ = []string{"TERM=xterm-256color"}
	env.Corpus = sharedCorpus
	env.Explore = func(context.Context, explorer.Options) error { return errors.New("the explorer was opened") }
	return env
}

func comity(t *testing.T, args ...string) call {
	t.Helper()
	return comityWith(t, "", args...)
}

// comityWith is a call with a text on its standard input.
func comityWith(t *testing.T, in string, args ...string) call {
	t.Helper()
	var out, errOut bytes.Buffer
	env := environment(&out, &errOut)
	env.In = strings.NewReader(in)
	code := cli.Main(t.Context(), env, args)
	return call{code, out.String(), errOut.String()}
}

func lines(s string) []string {
	return strings.Split(strings.TrimSuffix(s, "\n"), "\n")
}

// commands are calls that print, each with how many records they print.
func commands() map[string][]string {
	return map[string][]string{
		"norms":      {"norms"},
		"statements": {"statements"},
		"countries":  {"countries"},
		"groups":     {"groups"},
		"who":        {"who", `signed("joint-statement-2019")`},
		"ask":        {"ask", "who", "signed", "the", "paris", "call"},
		"who none":   {"who", "not true"},
		"norm":       {"norm", "f"},
		"g7 norm":    {"norm", "g7/12"},
		"statement":  {"statement", "joint-statement-2019"},
		"roll call":  {"statement", "A/RES/73/27"},
		"country":    {"country", "Türkiye"},
		"two words":  {"country", "new", "zealand"},
		"search":     {"search", "critical", "infrastructure"},
		"search one": {"search", `"safe haven"`, "kind:norm", "--limit", "1"},
		"pages":      {"pages"},
		"page":       {"page", "pillars"},
		"term":       {"page", "term/attribution"},
		"contents":   {"page", "contents"},
		"matrix":     {"matrix"},
		"grouped":    {"matrix", "--of", "eu@2019-09-23", "--by", "region", "--columns", "kind", "--pin", "USA"},
		"map":        {"map", "--statement", "ga-res-73-27"},
		"expression": {"map", `member("eu")`},
		"no map":     {"map"},
		"timeline":   {"timeline"},
		"one year":   {"timeline", "--zoom", "month", "--at", "joint-statement-2019"},
		"two States": {"compare", "EST", "LVA"},
		"a group":    {"compare", "EU@2019-09-23", "USA"},
		"one State":  {"compare", "Estonia"},
		"overlap":    {"compare", "first-committee-2018", "joint-statement-2019", "ga-res-73-27", "pall-mall-declaration-2024"},
		"wording":    {"diff", "un/d", "g7/4"},
		"two texts":  {"diff", "first-committee-2018", "joint-statement-2019"},
		"crosswalk":  {"crosswalk"},
		"keys":       {"keys"},
		"briefings":  {"brief", "list"},
		"verify":     {"data", "verify"},
	}
}

// everyCommand adds to commands the calls whose text is the same on a
// terminal, however narrow, because it is to be copied.
func everyCommand() map[string][]string {
	all := commands()
	all["cite"] = []string{"cite", "norm/f"}
	all["cite many"] = []string{"cite", "statement/73/27", "country/turkiye", "norm/un/f", "country/TUR", "--style", "footnote"}
	return all
}

func TestEveryCommandInEveryFormat(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	for name, args := range everyCommand() {
		table := comity(t, append(args, "--format", "csv")...)
		rows, err := csv.NewReader(strings.NewReader(table.out)).ReadAll()
		if table.code != 0 || err != nil || len(rows) == 0 {
			t.Errorf("%s as csv: exit %d, %v, %s", name, table.code, err, table.err)
			continue
		}
		for format, check := range map[string]func(string) bool{
			"json": func(s string) bool { return json.Valid([]byte(s)) && !strings.Contains(s, ": null") },
			"md":   func(s string) bool { return strings.HasPrefix(s, "# ") || len(lines(s)) == len(rows)+1 },
			"text": func(s string) bool {
				return strings.HasPrefix(s, "id\t") || strings.HasPrefix(s, "iso3\t") || strings.HasPrefix(s, "place\t") || strings.Count(s, "\n") == len(rows)-1
			},
		} {
			got := comity(t, append(args, "--format", format)...)
			told := got.err != "" && (name != "ask" || format == "json") // ask tells how it read the words
			if got.code != 0 || told || !check(got.out) {
				t.Errorf("%s as %s: exit %d, %q\n%.400s", name, format, got.code, got.err, got.out)
			}
			if i := strings.IndexFunc(got.out, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }); i >= 0 {
				t.Errorf("%s as %s holds a control character: %q", name, format, got.out[i:])
			}
		}
		if short, long := comity(t, append(args, "--json")...), comity(t, append(args, "--format", "json")...); short != long {
			t.Errorf("%s: --json is not --format json", name)
		}
		if plain := comity(t, args...); plain != comity(t, append(args, "--format", "text", "--no-color", "--ascii", "--theme", "light")...) {
			t.Errorf("%s: looks change what is written into a pipe", name)
		}
	}
}

func TestTabSeparated(t *testing.T) {
	for _, test := range []struct {
		args  []string
		n     int
		first string
	}{
		{[]string{"norms"}, 23, "un/a\tInterstate cooperation on security\tpositive duty\tg7/1\t36"},
		{[]string{"statements"}, texts(t), "2026-04-23\tadvisory-china-covert-networks-2026\tCovert networks advisory 2026\tadvisory\tmembership\tagency 10\treported"},
		{[]string{"countries"}, 195, "AFG\tAfghanistan\tAsia-Pacific Group\tSouthern Asia"},
		{[]string{"groups"}, 27, "eu\tEU\tEuropean Union\t27\t2026-01-22\tchecked"},
		{[]string{"who", `signed("first-committee-2018")`}, 9, "AUS\tAustralia\tWEOG\tAustralia and New Zealand"},
		{[]string{"who", `member("visegrad")`, "and", "true"}, 4, "CZE\tCzechia\tEastern European Group\tEastern Europe"},
		{[]string{"data", "verify"}, 11, "norms\t23"},
	} {
		got := lines(comity(t, test.args...).out)
		if len(got) != test.n || got[0] != test.first {
			t.Errorf("%v: %d lines, the first is %q", test.args, len(got), got[0])
		}
	}
	record := comity(t, "statement", "joint-statement-2019").out
	for _, want := range []string{"\ncount\tlisted\t27\n", "\ncountry\tEST\tlisted\t\tEstonia", "\ncountry\tCHL\tnot listed\t", "\nsource\tUS Department of State"} {
		if !strings.Contains(record, want) {
			t.Errorf("the statement does not say %q", want)
		}
	}
}

// Nothing to show is an answer, as it is for who, and a reason for people.
func TestNothingToShow(t *testing.T) {
	for _, test := range []struct {
		says string
		args []string
	}{
		{"comity: no State matches what was asked, States that match false; remove a condition", []string{"matrix", "--who", "false"}},
		{"comity: no State matches what was asked, States that match false; remove a condition", []string{"map", "false"}},
		{"choose a later day, more kinds", []string{"matrix", "--kind", "code", "--as-of", "2001"}},
		{"choose others, or a later day", []string{"compare", "ga-res-70-237", "ga-res-57-53"}},
	} {
		for _, format := range []string{"text", "csv", "json", "md", "svg", "html"} {
			got := comity(t, append(test.args, "--format", format)...)
			if got.code != 0 || len(lines(got.err)) != 1 || !strings.Contains(got.err, test.says) || format == "html" && !strings.Contains(got.out, "choose") && !strings.Contains(got.out, "condition") {
				t.Errorf("%q as %s: exit %d, %q", test.args, format, got.code, got.err)
			}
		}
	}
}

// A text without a list has an empty column, and the reason beside it.
func TestColumnWithoutAList(t *testing.T) {
	for _, format := range []string{"json", "md", "html"} {
		got := comity(t, "matrix", "--kind", "declaration", "--format", format)
		if !strings.Contains(got.out, "o list could be verified, so it is left unknown") {
			t.Errorf("as %s the matrix does not say why a column is empty", format)
		}
	}
	if got := printedOf(t, "matrix", "--asof", "2019-09-22", "--json"); strings.Contains(got, "joint-statement-2019") {
		t.Error("the day is not heeded")
	}
}

func printedOf(t *testing.T, args ...string) string {
	t.Helper()
	got := comity(t, args...)
	if got.code != 0 {
		t.Fatalf("%q: %s", args, got.err)
	}
	return got.out
}

func TestNoTerminal(t *testing.T) {
	for _, args := range [][]string{{"open", "norm/f"}, {"open", "country/turkiye", "--mouse"}} {
		if got := comity(t, args...); got.code != 2 || got.out != "" || got.err != "comity: the explorer needs a terminal for input and output; comity norm, statement, country and the other commands work without one\n" {
			t.Errorf("%q: exit %d, stdout %q, stderr %q", args, got.code, got.out, got.err)
		}
	}
	for _, args := range [][]string{{}, {"--ascii"}} {
		got := comity(t, args...)
		said := lines(got.err)
		if got.code != 2 || got.out != "" || !strings.Contains(got.err, "Usage:\n  comity") || !strings.HasPrefix(said[len(said)-1], "comity: the explorer needs a terminal") {
			t.Errorf("%q: exit %d, stdout %q, stderr ends %q", args, got.code, got.out, said[len(said)-1])
		}
	}
}

func TestHelpAndVersion(t *testing.T) {
	for _, test := range []struct {
		args []string
		says []string
	}{
		{[]string{"--help"}, []string{"comity explores the framework", "Exit codes", "who ", "--version"}},
		{[]string{"help"}, []string{"comity explores the framework"}},
		{[]string{"norms", "-h"}, []string{"Columns: id, title, kind, twin, carried_by."}},
		{[]string{"help", "who"}, []string{`did("ga-res-73-27", "no")`, "position()", "Columns: iso3, name"}},
		{[]string{"help", "data", "verify"}, []string{"Columns: what, count"}},
		{[]string{"open", "--help"}, []string{"comity open country/EST", "--mouse"}},
	} {
		got := comity(t, test.args...)
		for _, want := range test.says {
			if got.code != 0 || got.err != "" || !strings.Contains(got.out, want) {
				t.Errorf("%q: exit %d, %q, does not say %q:\n%s", test.args, got.code, got.err, want, got.out)
			}
		}
	}
}
