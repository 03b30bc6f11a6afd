package cli_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"unicode"

	"comity/assets"
	"comity/model"
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
	env.Explore = func(context.Context, explorer.Options) error { return errors.New("the explorer was opened") }
	return env
}

func comity(t *testing.T, args ...string) call {
	t.Helper()
	var out, errOut bytes.Buffer
	code := cli.Main(t.Context(), environment(&out, &errOut), args)
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
		"crosswalk":  {"diff"},
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
			if got.code != 0 || got.err != "" || !check(got.out) {
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
		{[]string{"data", "verify"}, 9, "norms\t23"},
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

func TestMistakes(t *testing.T) {
	for _, test := range []struct {
		args []string
		says string
	}{
		{[]string{"statment"}, `comity: no command is called "statment"; nearest: statement, statements`},
		{[]string{"norm", "z"}, `comity: no norm is called "z"; nearest: un/`},
		{[]string{"norm", "g7/13"}, `nearest: g7/1`},
		{[]string{"statement", "joint-statment-2019"}, `nearest: joint-statement-2019`},
		{[]string{"country", "Estona"}, `nearest: Estonia (EST)`},
		{[]string{"country"}, "comity country needs the name or code of a country, such as Türkiye or TUR"},
		{[]string{"norm", " "}, "comity norm needs the id"},
		{[]string{"who"}, "comity who needs an expression"},
		{[]string{"open"}, "comity open needs a place"},
		{[]string{"map", "true", "--who", "true"}, "give the expression once"},
		{[]string{"map", "true", "--statement", "paris-call-2018"}, "comity map: use only one of EXPR"},
		{[]string{"map", "--statement", "paris-cal-2018"}, "nearest: paris-call-2018"},
		{[]string{"matrix", "--rows", "similar"}, `no order of rows is called "similar"; nearest: similarity`},
		{[]string{"matrix", "--kind", "resolutoin"}, `no kind is called "resolutoin"; nearest: resolution`},
		{[]string{"matrix", "--as-of", "yesterday"}, `--as-of is "yesterday", expected a date`},
		{[]string{"matrix", "--format", "pdf"}, `no format is called "pdf"; nearest: `},
		{[]string{"timeline", "--zoom", "yaer"}, `no zoom is called "yaer"; nearest: year`},
		{[]string{"compare"}, "comity compare needs a country"},
		{[]string{"compare", "Estona"}, `no country, group or statement is called "Estona"; nearest: Estonia`},
		{[]string{"compare", "eu"}, "a comparison needs two or more"},
		{[]string{"compare", "EST", "EST"}, "country/EST is named twice"},
		{[]string{"compare", "EST", "paris-call-2018"}, "cannot compare a country with a statement"},
		{[]string{"diff", "un/k"}, "comity diff needs two wordings, or none"},
		{[]string{"diff", "un/k", "g7/13"}, "nearest: g7/1"},
		{[]string{"cite"}, "comity cite needs a place, such as norm/f"},
		{[]string{"cite", "norm/f", "--style", "bibtx"}, `comity: no style is called "bibtx"; nearest: bibtex`},
		{[]string{"cite", "norm/f", "--style", ""}, `comity: no style is called ""`},
		{[]string{"cite", "norm/f", "--styl", "ris"}, `no flag is called "--styl"; nearest: --style`},
		{[]string{"cite", "norm/f", "country/Estona"}, `no country is called "Estona"; nearest: Estonia (EST)`},
		{[]string{"cite", "joint-statement-2019"}, `no place is called "joint-statement-2019"; nearest: statement/joint-statement-2019`},
		{[]string{"open", "norm/z"}, `no norm is called "z"`},
		{[]string{"open", "matrx"}, `no place is called "matrx"; nearest: page/…`},
		{[]string{"norms", "f"}, `comity norms takes no arguments, but got "f"`},
		{[]string{"norms", "--format", "html"}, `no format is called "html"; nearest: md, text, json, csv`},
		{[]string{"norms", "--json", "--format", "csv"}, "cannot combine"},
		{[]string{"norms", "--theme", "drak"}, `no theme is called "drak"; nearest: dark`},
		{[]string{"norms", "--formt", "csv"}, `no flag is called "--formt"; nearest: --format`},
		{[]string{"--jsn"}, `no flag is called "--jsn"; nearest: --json`},
		{[]string{"norms", "-x"}, `no flag is called "-x"`},
		{[]string{"norms", "--format"}, "flag needs an argument: --format"},
		{[]string{"norms", "--mouse"}, `no flag is called "--mouse"`},
		{[]string{"data"}, "comity data needs a command: verify, lint, export, schema"},
		{[]string{"search"}, "comity search needs some words to search for"},
		{[]string{"search", "?!"}, "comity: there is no word to search for in this"},
		{[]string{"search", `"safe haven`}, "comity: the quotation mark is not closed"},
		{[]string{"search", "kind:nrom", "f"}, `comity: no kind is called "nrom"; nearest: norm`},
		{[]string{"search", "by:Estona", "treaty"}, `comity: by: no country is called "Estona"; nearest: Estonia (EST)`},
		{[]string{"search", "year:20199"}, "comity: year:20199 is not understood, expected 2019, 2018..2021"},
		{[]string{"search", "kind:a\x1b[2J"}, `comity: no kind is called "a"`},
		{[]string{"search", "f", "--limit", "0"}, "comity: --limit is 0, expected 1 or more"},
		{[]string{"search", "f", "--limit", "many"}, "--limit"},
		{[]string{"data", "verfy"}, `no command is called "verfy"; nearest: verify`},
		{[]string{"page"}, "comity page needs the name of a page or a term"},
		{[]string{"page", "pilars"}, `no page or term is called "pilars"; nearest: page/pillars, `},
		{[]string{"page", "atribution"}, `no page or term is called "atribution"; nearest: term/attribution, `},
		{[]string{"page", "cbmz"}, `no page or term is called "cbmz"; nearest: page/cbms, term/cbm, `},
		{[]string{"page", "capacitybuilding"}, `; nearest: page/capacity-building, term/capacity-building, `},
		{[]string{"page", "term/timeline"}, `no page or term is called "term/timeline"; nearest: term/`},
		{[]string{"page", "norm/z"}, `no norm is called "z"; nearest: un/a, `},
		{[]string{"page", "z"}, `no page or term is called "z"; nearest: `},
		{[]string{"open", "page/pilars"}, `no page is called "pilars"; nearest: pillars`},
		{[]string{"data", "lint", "x", "y"}, `comity data lint takes at most one folder, but got 2`},
		{[]string{"data", "lint", "--stale", "--today", "tomorrow"}, `--today is "tomorrow", expected a date such as 2027-06-30`},
		{[]string{"data", "lint", "--stale", "--today", "2027-06"}, `--today is "2027-06", expected a date`},
		{[]string{"data", "lint", "--today", "2027-06-30"}, "--today needs --stale"},
		{[]string{"data", "verify", "a", "b"}, "takes at most one folder"},
		{[]string{"data", "verify", "/no/such/folder"}, `no folder is called "/no/such/folder"`},
		{[]string{"--data", "/no/such/folder"}, `no folder is called "/no/such/folder"`},
		{[]string{"help", "statment"}, `no command is called "statment"`},
		{[]string{"norm", "\x1b[2J\x07\u202e"}, "no norm is called \"�[2J��\""},
		{[]string{"\x1b[2J"}, `no command is called "�[2J"`},
		{[]string{"--\x1b[2J"}, `no flag is called "--�[2J"`},
	} {
		got := comity(t, test.args...)
		if got.code != 2 || got.out != "" || len(lines(got.err)) != 1 || !strings.HasPrefix(got.err, "comity") || !strings.Contains(got.err, test.says) {
			t.Errorf("%q: exit %d, %q, want one line that says %q; on stdout %q", test.args, got.code, got.err, test.says, got.out)
		}
	}
}

// Nothing to show is an answer, as it is for who, and a reason for people.
func TestNothingToShow(t *testing.T) {
	for _, test := range []struct {
		says string
		args []string
	}{
		{"comity: no State matches false; remove a condition", []string{"matrix", "--who", "false"}},
		{"comity: no State matches false; remove a condition", []string{"map", "false"}},
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

func TestExpressionMistake(t *testing.T) {
	long := strings.Repeat("true and ", 20) + `sined("x")`
	for expression, want := range map[string][]string{
		`member("eu") and sined("x")`: {
			`comity: column 18: no function is called "sined"; nearest: signed, did, member (put names of texts and groups in quotes)`,
			`  member("eu") and sined("x")`, "                   ^",
		},
		"region(\"日本\")":         {"", "  region(\"日本\")", "         ^"},
		"\"日本\" and\n\tfoo":      {"", "  \"日本\" and��foo", "              ^"},
		long:                     {"", "  …" + long[130:], "   " + strings.Repeat(" ", 50) + "^"},
		`signed("\u001b[2J" + )`: {"", `  signed("\u001b[2J" + )`, "                       ^"},
	} {
		got := comity(t, "who", expression)
		said := lines(got.err)
		if got.code != 2 || got.out != "" || len(said) != 3 {
			t.Errorf("%q: exit %d, %q", expression, got.code, got.err)
			continue
		}
		for i, line := range want {
			if line != "" && said[i] != line {
				t.Errorf("%q: line %d is\n%q, want\n%q", expression, i, said[i], line)
			}
		}
	}
}

func TestNoTerminal(t *testing.T) {
	for _, args := range [][]string{{}, {"--ascii"}, {"open", "norm/f"}, {"open", "country/turkiye", "--mouse"}} {
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

// write makes a data folder with one file.
func write(t *testing.T, name, content string) string {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o700), os.WriteFile(file, []byte(content), 0o600)); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestBrokenOverlay(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	dir := write(t, "statements/mine.yaml", "id: mine\ntitel: x\nstates: [XXX]\n")
	_, err := model.Load(assets.Data(), os.DirFS(dir))
	var faults model.Faults
	if !errors.As(err, &faults) || len(faults) == 0 {
		t.Fatalf("the folder is not broken: %v", err)
	}
	calls := [][]string{{"data", "verify", dir}, {"--data", dir}, {"--data", dir, "open", "norm/f"}}
	for _, args := range everyCommand() {
		calls = append(calls, append(slices.Clone(args), "--data", dir))
	}
	for _, args := range calls {
		got := comity(t, args...)
		if got.code != 1 || got.out != "" || got.err != faults.Error()+"\n" {
			t.Errorf("%q: exit %d, stdout %q, stderr %q, want %q", args, got.code, got.out, got.err, faults.Error())
		}
	}
}

func TestOverlay(t *testing.T) {
	dir := write(t, "statements/mine.yaml", `id: mine
title: A text of *mine* | with a bar
short_title: Mine
date: '2026-01-02'
forum: Nowhere
kind: declaration
url: https://example.org/
adoption: signature
open_to: states
states: [EST, CHL]
as_of: '2026-01-02'
stated_count: 2
summary: It says something.
sources:
  - title: The text
    url: https://example.org/
confidence: checked
`)
	got := comity(t, "who", `signed("mine")`, "--data", dir)
	if got.code != 0 || got.out != "CHL\tChile\tGRULAC\tSouth America\nEST\tEstonia\tEastern European Group\tNorthern Europe\n" {
		t.Errorf("exit %d, %q, %q", got.code, got.out, got.err)
	}
	if got := comity(t, "data", "verify", dir); !strings.Contains(got.out, "statements\t"+strconv.Itoa(texts(t)+1)+"\n") {
		t.Errorf("verify: %q, %q", got.out, got.err)
	}
	if got := comity(t, "statement", "mine", "--format", "md", "--data", dir); !strings.HasPrefix(got.out, `# A text of \*mine\* \| with a bar`) {
		t.Errorf("the page begins %.80q", got.out)
	}
	if got := comity(t, "who", `signed("mine")`); got.code != 2 {
		t.Errorf("without --data: exit %d", got.code)
	}
}

// Without Overlay, nothing of this machine can be named.
func TestRemote(t *testing.T) {
	for _, args := range [][]string{{"norms", "--data", "/"}, {"data", "verify", "/"}, {"data", "export", "/tmp/x"}, {"--data=/"}} {
		var out, errOut bytes.Buffer
		env := environment(&out, &errOut)
		env.Overlay, env.Save = nil, nil
		if code := cli.Main(t.Context(), env, args); code != 2 || out.Len() > 0 || !strings.Contains(errOut.String(), "is called") {
			t.Errorf("%q: exit %d, %q, %q", args, code, out.String(), errOut.String())
		}
	}
}

// stream is an output that cannot be written to.
type stream struct{ err error }

// Write fails.
func (s stream) Write([]byte) (int, error) { return 0, s.err }

func TestOutputFails(t *testing.T) {
	for _, test := range []struct {
		err  error
		code int
		says string
	}{
		{&os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}, 0, ""},
		{errors.New("disk full"), 1, "comity: disk full\n"},
	} {
		var errOut bytes.Buffer
		if code := cli.Main(t.Context(), environment(stream{test.err}, &errOut), []string{"norms"}); code != test.code || errOut.String() != test.says {
			t.Errorf("%v: exit %d, %q", test.err, code, errOut.String())
		}
	}
}

func TestCorpusFails(t *testing.T) {
	for _, args := range [][]string{{}, {"norms"}} {
		var out, errOut bytes.Buffer
		env := environment(&out, &errOut)
		env.Corpus = func() (*model.Corpus, error) { return nil, errors.New("the compact corpus is damaged") }
		if code := cli.Main(t.Context(), env, args); code != 1 || errOut.String() != "comity: the compact corpus is damaged\n" {
			t.Errorf("%q: exit %d, %q", args, code, errOut.String())
		}
	}
}
