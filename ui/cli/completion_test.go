package cli_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"comity/model/search"
	"comity/ui/cli"
	"comity/ui/place"
)

// completed asks how a line goes on, as a shell does: the words, what they are
// and whether the shell is to add a space.
func completed(t *testing.T, args ...string) (words, about []string, directive string) {
	t.Helper()
	return person{t, t.TempDir()}.completed(args...)
}

func (p person) completed(args ...string) (words, about []string, directive string) {
	p.t.Helper()
	got := p.calls(append([]string{"__complete"}, args...)...)
	if got.code != 0 || got.err != "" {
		p.t.Errorf("%q: exit %d, %q", args, got.code, got.err)
	}
	all := lines(got.out)
	for _, line := range all[:len(all)-1] {
		word, what, _ := strings.Cut(line, "\t")
		words, about = append(words, word), append(about, what)
	}
	return words, about, all[len(all)-1]
}

const (
	spaced = ":4" // no files; the shell adds a space
	goesOn = ":6" // no files, no space
	dirs   = ":16"
	files  = ":0"
)

func TestCompletions(t *testing.T) {
	for _, test := range []struct {
		line, want string // want: the words, or what they begin with
		directive  string
	}{
		{"count", "countries country", spaced},
		{"data ", "diff export lint new schema verify", spaced},
		{"help data s", "schema", spaced},
		{"help nor", "norm norms", spaced},
		{"help nonsense ", "", spaced},
		{"completion ", "bash zsh fish", spaced},
		{"completion bash ", "", spaced},
		{"norms ", "", spaced},
		{"norms --format ", "text json csv xlsx md", spaced},
		{"norms --format=c", "csv", spaced},
		{"--theme d", "dark", spaced},
		{"--theme light cite --style b", "bibtex", spaced},
		{"norms --data ", "", dirs},
		{"norms --jso", "--json", spaced},
		{"data lint --st", "--stale", spaced},
		{"data lint ", "", dirs},
		{"data verify x", "", dirs},
		{"serv", "serve", spaced},
		{"serve ", "", spaced},
		{"serve --log ", "text json off", spaced},
		{"serve --log=j", "json", spaced},
		{"serve --max-", "--max-per-connection --max-per-ip --max-sessions --max-starts --max-starts-per-ip --max-time", spaced},
		{"serve --host-key ", "", files},
		{"serve --authorized-keys=/etc/", "", files},
		{"serve --listen ", "", spaced},
		{"help ser", "serve serving", spaced},
		{"data export ", "", dirs},
		{"data schema stat", "statements statement", spaced},
		{"data schema statement ", "", spaced},
		{"norm ", "a b c d e f g h i j k g7/1 g7/2 g7/3 g7/4 g7/5 g7/6 g7/7 g7/8 g7/9 g7/10 g7/11 g7/12", spaced},
		{"norm F", "F", spaced},
		{"norm un/f", "un/f", spaced},
		{"norm f ", "", spaced},
		{"statement JOINT-STATEMENT-2019", "JOINT-STATEMENT-2019", spaced},
		{"statement A/RES/73/2", "A/RES/73/266 A/RES/73/27", spaced},
		{"statement a/res/73/27", "a/res/73/27", spaced},
		{"country est", "estonia", spaced},
		{"country Est", "Estonia", spaced},
		{"country EST", "EST", spaced},
		{"country eST", "eSTonia", spaced},
		{"country DEU", "DEU", spaced},
		{"country deu", "deu", spaced},
		{"country UA", "UA UAE", spaced},
		{"country turki", "turkiye", spaced},
		{"country Türk", "Türkiye", spaced},
		{"country TÜRK", "TÜRKiye", spaced},
		{"country Cô", "Côte d'Ivoire", spaced},
		{"country Co\u0302te", "Co\u0302te d'Ivoire", spaced}, // as a Mac writes it
		{"country Ivory", "Ivory Coast", spaced},
		{"country xx", "", spaced},
		{"page pil", "pillars", spaced},
		{"page term/attrib", "term/attribution", spaced},
		{"page contents ", "", spaced},
		{"open ", "norm/ statement/ country/ group/ document/ page/ term/ brief/ matrix map timeline compare diff crosswalk", goesOn},
		{"open group/na", "group/nato", spaced},
		{"group na", "nato", spaced},
		{"groups na", "nato", spaced},
		{"countries na", "nato", spaced},
		{"countries --of na", "nato", spaced},
		{"countries --region south-a", "south-america", spaced},
		{"countries --un-group w", "weog", spaced},
		{"statements --kind res", "resolution", spaced},
		{"statements --by est", "estonia", spaced},
		{"statements --norm g7/12", "g7/12", spaced},
		{"statements --year 199", "1999 1998", spaced},
		{"norms --list ", "un g7", spaced},
		{"matrix na", "nato", spaced},
		{"help ex", "expressions explorer", spaced},
		{"open brief/fr", "brief/framework", spaced},
		{"brief ", "check export list run", spaced},
		{"brief run fr", "framework", spaced},
		{"brief run talk", "md", ":8"},
		{"open mat", "matrix", spaced},
		{"matrix --rows sim", "similarity", spaced},
		{"matrix --format s", "svg", spaced},
		{"norms --format s", "", spaced},
		{"timeline --zoom ", "decade year month", spaced},
		{"map --statement paris", "paris-call-2018", spaced},
		{"compare EST jap", "japan", spaced},
		{"diff un/k g7/12", "g7/12", spaced},
		{"open s", "statement/", goesOn},
		{"open COUN", "COUNTRY/", goesOn},
		{"open norm/g7/12", "norm/g7/12", spaced},
		{"open country/cote", "country/cote-divoire", spaced},
		{"open country/CI", "country/CIV", spaced},
		{"open country/EST ", "", spaced},
		{"open nowhere/x", "", spaced},
		{"cite norm/f norm/g7/12", "norm/g7/12", spaced},
		{"bookmarks ", "add remove", spaced},
		{"bookmarks add page/pil", "page/pillars", spaced},
		{"bookmarks remove ", "", spaced},
		{"search ", "kind: year: by:", goesOn},
		{"search hospital b", "by:", goesOn},
		{"search kind:re", "kind:resolution kind:report", spaced},
		{"search year:202", "year:2026 year:2025 year:2024 year:2023 year:2022 year:2021 year:2020", spaced},
		{"search by:est", "by:estonia", spaced},
		{"search by:EST", "by:EST", spaced},
		{"search of:", "", spaced},
		{"who po", "position()", spaced},
		{"ask who signed the joint st", "statement at the Security Council 2024 statement 2019", spaced},
		{"ask how did bra", "brazil", spaced},
		{"ask wh", "who which what has", spaced},
		{"who ", `signed("joint-statement-2019") did("ga-res-73-27", "no") member("eu", "2019-09-23") region("Europe") un_group("WEOG") state("Chile") expert("gge-2021") position() says("norm g", "measure") count("yes") > 9`, spaced},
	} {
		words, _, directive := completed(t, strings.Split(test.line, " ")...)
		if got := strings.Join(words, " "); got != test.want || directive != test.directive {
			t.Errorf("%q: %q %s, want %q %s", test.line, got, directive, test.want, test.directive)
		}
	}
	words, _, _ := completed(t, "country", "new", "z")
	more, _, _ := completed(t, "country", "Bosnia", "")
	if !slices.Equal(words, []string{"zealand"}) || !slices.Equal(more, []string{"& Herzegovina"}) {
		t.Errorf("names of several words: %q, %q", words, more)
	}
}

// Whatever is offered is something that the command understands.
func TestWhatIsOfferedExists(t *testing.T) {
	c, err := sharedCorpus()
	if err != nil {
		t.Fatal(err)
	}
	of := func(_ any, err error) error { return err }
	isNorm := func(word string) error { return of(c.FindNorm(word)) }
	isStatement := func(word string) error { return of(c.FindStatement(word)) }
	isCountry := func(word string) error { return of(c.FindCountry(word)) }
	isPlace := func(word string) error { return of(place.Parse(c, word)) }
	prints := func(command ...string) func(string) error {
		return func(word string) error {
			if got := (person{t, ""}).calls(append(command, word)...); got.code == 2 {
				return errors.New(got.err)
			}
			return nil
		}
	}
	ix := search.New(c)
	finds := func(word string) error {
		if r := ix.Search(word, 1); r.Problem != "" || r.Total == 0 {
			return errors.New("it finds nothing; " + r.Problem)
		}
		return nil
	}
	for _, test := range []struct {
		line  string
		least int
		is    func(word string) error
	}{
		{"norm ", 23, isNorm}, {"norm u", 11, isNorm}, {"statement ", len(c.Statements()), isStatement}, {"statement A/", 20, isStatement},
		{"country ", 195, isCountry}, {"country s", 20, isCountry}, {"country U", 7, isCountry},
		{"page ", 50, prints("page")}, {"page term/", 30, prints("page")},
		{"cite norm/", 23, isPlace}, {"cite statement/", len(c.Statements()), isPlace}, {"cite country/", 195, isPlace}, {"cite country/s", 20, isPlace},
		{"cite page/", 7, isPlace}, {"cite term/", 30, isPlace},
		{"search kind:", 10, finds}, {"search year:", 10, finds}, {"search by:", 195, finds}, {"search by:t", 5, finds},
		{"who ", 8, prints("who")}, {"data schema ", 16, prints("data", "schema")},
	} {
		command, typed := test.line[:strings.LastIndex(test.line, " ")], test.line[strings.LastIndex(test.line, " ")+1:]
		words, about, _ := completed(t, append(strings.Fields(command), typed)...)
		if len(words) < test.least {
			t.Errorf("%q: only %d choices: %q", test.line, len(words), words)
		}
		for i, word := range words {
			if strings.HasPrefix(test.line, "country") && about[i] == "" || strings.HasPrefix(test.line, "norm") && about[i] == "" {
				t.Errorf("%q: %s has no description", test.line, word)
			}
			if slices.Contains(words[:i], word) {
				t.Errorf("%q offers %s twice", test.line, word)
			}
			if err := test.is(word); err != nil {
				t.Errorf("%q offers %s: %v", test.line, word, err)
			}
		}
	}
	// Each State, by each of its names, as each can be typed.
	for _, co := range c.Countries() {
		for _, typed := range []string{co.DisplayName(), strings.ToLower(co.DisplayName()), string(co.ISO3)} {
			words, _, _ := completed(t, "country", typed)
			found := slices.ContainsFunc(words, func(word string) bool {
				same, err := c.FindCountry(word)
				return err == nil && same == co && strings.HasPrefix(word, typed)
			})
			if !found {
				t.Errorf("%q is completed to %q", typed, words)
			}
		}
	}
}

func TestCompletingBookmarks(t *testing.T) {
	p := person{t, t.TempDir()}
	p.calls("bookmarks", "add", "norm/f", "country/EST")
	words, about, _ := p.completed("bookmarks", "remove", "norm/f", "")
	if !slices.Equal(words, []string{"country/EST"}) || !slices.Equal(about, []string{"Estonia"}) {
		t.Errorf("after norm/f: %q, %q", words, about)
	}
}

// Completing never says anything besides, nor fails, whatever was typed.
func TestCompletingWhatIsBroken(t *testing.T) {
	broken := write(t, "groups.yaml", "grups: []\n")
	for _, args := range [][]string{
		{"country", "--data", broken, "e"}, {"cite", "--data", "/no/such/folder", "norm/"}, {"country", "--data", "", "\x1b[2J"},
		{"norm", "\xff\x00"}, {"search", "by:\x1b"}, {"open", strings.Repeat("norm/", 100000)}, {"country", strings.Repeat("e", 1<<20)},
		{"nonsense", ""}, {"norms", "--nonsense", ""}, {"norms", "--format", "html", ""}, {"--", ""}, {"", ""}, {""}, {"-"}, {"cite", "--style"},
	} {
		got := person{t, ""}.calls(append([]string{"__complete"}, args...)...)
		if all := lines(got.out); got.code != 0 || got.err != "" || !strings.HasPrefix(all[len(all)-1], ":") {
			t.Errorf("%.60q: exit %d, %q, %q", args, got.code, got.out, got.err)
		}
	}
	if words, _, _ := completed(t, "norms", "--data", broken, "--format", "c"); !slices.Equal(words, []string{"csv"}) {
		t.Errorf("--format beside a broken folder: %q", words)
	}
}

func TestCompletionScripts(t *testing.T) {
	for shell, says := range map[string]string{"bash": "complete -F _comity comity", "zsh": "#compdef comity", "fish": "complete -c comity -f"} {
		got := comity(t, "completion", shell)
		if got.code != 0 || got.err != "" || !strings.Contains(got.out, says) || strings.Contains(got.out, "eval") {
			t.Errorf("%s: exit %d, %q, %.300s", shell, got.code, got.err, got.out)
		}
		if help := comity(t, "completion", "--help").out; !strings.Contains(help, "comity completion "+shell) {
			t.Errorf("the help does not say how to have it in %s", shell)
		}
	}
	for _, test := range []struct{ args, says string }{
		{"completion bsh", `no shell is called "bsh"; nearest: bash, `}, {"completion", "comity completion needs one shell: bash, zsh, fish"},
		{"completion bash zsh", "needs one shell"},
	} {
		if got := comity(t, strings.Fields(test.args)...); got.code != 2 || !strings.Contains(got.err, test.says) {
			t.Errorf("%s: exit %d, %s", test.args, got.code, got.err)
		}
	}
	// The shell of somebody over the network does not ask here.
	var out, errOut bytes.Buffer
	env := environment(&out, &errOut)
	env.Overlay = nil
	for _, command := range []string{"completion", "__complete", "__completeNoDesc"} {
		out.Reset()
		if code := cli.Main(t.Context(), env, []string{command, "bash"}); code != 2 || out.Len() > 0 {
			t.Errorf("%s over the network: exit %d, %q", command, code, out.String())
		}
	}
}
