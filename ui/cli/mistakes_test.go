package cli_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"syscall"
	"testing"

	"comity/model"
	"comity/ui/cli"
)

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
		{[]string{"norm", " "}, "comity norm needs the name"},
		{[]string{"who"}, "comity who needs an expression"},
		{[]string{"open"}, "comity open needs a place"},
		{[]string{"map", "true", "--who", "true"}, "comity map takes this once"},
		{[]string{"map", "true", "--statement", "paris-call-2018"}, "comity map takes only one of EXPR"},
		{[]string{"map", "--statement", "paris-cal-2018"}, "nearest: paris-call-2018"},
		{[]string{"matrix", "--rows", "similar"}, `no order of rows is called "similar"; nearest: similarity`},
		{[]string{"matrix", "--kind", "resolutoin"}, `no kind is called "resolutoin"; nearest: resolution`},
		{[]string{"matrix", "--as-of", "yesterday"}, `"yesterday" is not a date; use 2019`},
		{[]string{"matrix", "--format", "pdf"}, `no format is called "pdf"; nearest: `},
		{[]string{"timeline", "--zoom", "yaer"}, `no zoom is called "yaer"; nearest: year`},
		{[]string{"compare"}, "comity compare needs a country"},
		{[]string{"compare", "Estona"}, `no country, group or statement is called "Estona"; nearest: Estonia`},
		{[]string{"compare", "eu"}, "a comparison needs two or more"},
		{[]string{"compare", "EST", "EST"}, "country/EST is named twice"},
		{[]string{"compare", "EST", "paris-call-2018"}, "cannot compare a country with a statement"},
		{[]string{"diff", "un/k"}, "comity diff needs two wordings; for all norms, see comity crosswalk"},
		{[]string{"diff", "un/k", "g7/13"}, "nearest: g7/1"},
		{[]string{"cite"}, "comity cite needs a place, such as norm/f"},
		{[]string{"cite", "norm/f", "--style", "bibtx"}, `comity: no style is called "bibtx"; nearest: bibtex`},
		{[]string{"cite", "norm/f", "--style", ""}, `comity: no style is called ""`},
		{[]string{"cite", "norm/f", "--styl", "ris"}, `no flag is called "--styl"; nearest: --style`},
		{[]string{"cite", "norm/f", "country/Estona"}, `no country is called "Estona"; nearest: Estonia (EST)`},
		{[]string{"cite", "joint-statment-2019"}, `no place is called "joint-statment-2019"; nearest: `},
		{[]string{"open", "norm/z"}, `no norm is called "z"`},
		{[]string{"open", "matrx"}, `no place is called "matrx"; nearest: page/…`},
		{[]string{"keys", "f"}, `comity keys takes no arguments, but got "f"`},
		{[]string{"norms", "--format", "html"}, `no format is called "html"; nearest: md, text, json, csv, xlsx`},
		{[]string{"norms", "--json", "--format", "csv"}, "cannot combine"},
		{[]string{"norms", "--theme", "drak"}, `no theme is called "drak"; nearest: dark`},
		{[]string{"norms", "--formt", "csv"}, `no flag is called "--formt"; nearest: --format`},
		{[]string{"--jsn"}, `no flag is called "--jsn"; nearest: --json`},
		{[]string{"norms", "-x"}, `no flag is called "-x"`},
		{[]string{"norms", "--format"}, "flag needs an argument: --format"},
		{[]string{"norms", "--mouse"}, `no flag is called "--mouse"`},
		{[]string{"data"}, "comity data needs a command: verify, lint, diff, export, new, schema"},
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
		{[]string{"help", "statment"}, `no command or topic is called "statment"`},
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

func TestExpressionMistake(t *testing.T) {
	long := strings.Repeat("true and ", 20) + `sined("x")`
	for expression, want := range map[string][]string{
		`member("eu") and sined("x")`: {
			`comity: column 18: no function is called "sined"; nearest: signed, state, says (put names of texts and groups in quotes)`,
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
