package cli_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"comity/assets"
	"comity/model"
	"comity/ui/cli"
)

// forms runs commands over one corpus and reads what they print.
type forms struct {
	t *testing.T
	c *model.Corpus
	// said is what a form tells of a State and a text.
	said map[string]map[model.StatementID]map[model.ISO3]string
}

// run prints what a command says.
func (f *forms) run(args ...string) string {
	f.t.Helper()
	var out, errOut bytes.Buffer
	env := environment(&out, &errOut)
	env.Corpus = func() (*model.Corpus, error) { return f.c, nil }
	if code := cli.Main(f.t.Context(), env, args); code != 0 {
		f.t.Fatalf("%q: exit %d, %s", args, code, errOut.String())
	}
	return out.String()
}

func (f *forms) json(into any, args ...string) {
	f.t.Helper()
	if err := json.Unmarshal([]byte(f.run(append(args, "--json")...)), into); err != nil {
		f.t.Fatalf("%q: %v", args, err)
	}
}

// rows reads CSV without its header.
func (f *forms) rows(text string) (header []string, rows [][]string) {
	f.t.Helper()
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(all) < 2 {
		f.t.Fatalf("%d rows, %v", len(all), err)
	}
	return all[0], all[1:]
}

// say notes what a form tells.
func (f *forms) say(form string, text model.StatementID, state model.ISO3, act string) {
	if f.said[form] == nil {
		f.said[form] = map[model.StatementID]map[model.ISO3]string{}
	}
	if f.said[form][text] == nil {
		f.said[form][text] = map[model.ISO3]string{}
	}
	f.said[form][text][state] = act
}

// byText asks everything that is asked about one text.
func (f *forms) byText(s *model.Statement) {
	f.t.Helper()
	id := string(s.ID)
	var v struct {
		Participation []struct {
			ISO3 model.ISO3
			Act  string
		}
	}
	f.json(&v, "statement", id)
	for _, p := range v.Participation {
		f.say("statement --json", s.ID, p.ISO3, p.Act)
	}
	_, rows := f.rows(f.run("statement", id, "--format", "csv"))
	for _, row := range rows {
		f.say("statement --format csv", s.ID, model.ISO3(row[0]), row[2])
	}
	for line := range strings.Lines(f.run("statement", id)) {
		if cells := strings.Split(line, "\t"); cells[0] == "country" {
			f.say("statement in a pipe", s.ID, model.ISO3(cells[1]), cells[2])
		}
	}
	for _, act := range s.Acts() {
		for line := range strings.Lines(f.run("who", fmt.Sprintf("did(%q, %q)", id, act.Word()))) {
			code, _, _ := strings.Cut(line, "\t")
			f.say("who", s.ID, model.ISO3(code), act.Word())
		}
	}
	if s.Unsigned() {
		return // there is nothing for a map to tell
	}
	var m struct {
		Tiles []struct {
			ISO3 model.ISO3
			Word string
		}
	}
	f.json(&m, "map", "--statement", id)
	for _, tile := range m.Tiles {
		f.say("map --json", s.ID, tile.ISO3, tile.Word)
	}
	_, rows = f.rows(f.run("map", "--statement", id, "--format", "csv"))
	for _, row := range rows {
		f.say("map --format csv", s.ID, model.ISO3(row[0]), row[2])
	}
}

// byState asks everything that is asked about one State.
func (f *forms) byState(co *model.Country) {
	f.t.Helper()
	var v struct {
		Participation []struct {
			Statement model.StatementID
			Act       string
		}
	}
	f.json(&v, "country", string(co.ISO3))
	for _, p := range v.Participation {
		f.say("country --json", p.Statement, co.ISO3, p.Act)
	}
	_, rows := f.rows(f.run("country", string(co.ISO3), "--format", "csv"))
	for _, row := range rows {
		f.say("country --format csv", model.StatementID(row[0]), co.ISO3, row[2])
	}
}

// atOnce asks what is asked about all of them.
func (f *forms) atOnce() {
	f.t.Helper()
	header, rows := f.rows(f.run("matrix", "--format", "csv"))
	for _, row := range rows {
		for i, act := range row[1:] {
			f.say("matrix --format csv", model.StatementID(header[i+1]), model.ISO3(row[0]), act)
		}
	}
	var m struct {
		Columns []struct{ ID model.StatementID }
		Rows    []struct {
			ISO3 model.ISO3
			Acts []string
		}
	}
	f.json(&m, "matrix")
	for _, row := range m.Rows {
		for i, act := range row.Acts {
			f.say("matrix --json", m.Columns[i].ID, row.ISO3, act)
		}
	}
	folder := filepath.Join(f.t.TempDir(), "export")
	f.run("data", "export", folder)
	table, err := os.ReadFile(filepath.Join(folder, "participation.csv"))
	if err != nil {
		f.t.Fatal(err)
	}
	_, rows = f.rows(string(table))
	for _, row := range rows {
		f.say("participation.csv", model.StatementID(row[0]), model.ISO3(row[1]), row[2])
	}
}

// TestOneActInEveryForm: whatever comity prints for machines tells of each State
// and each text the act that the model has, in its word, also for what no record
// of today holds.
func TestOneActInEveryForm(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	const common = "\ntitle: T\nshort_title: T\ndate: '2020-05-04'\nforum: F\nsummary: S.\nurl: https://example.org/\nconfidence: unverified\n" +
		"sources: [{title: T, url: 'https://example.org/'}]\n"
	c, err := model.Load(assets.Data(), fstest.MapFS{
		"statements/x-debate.yaml":  {Data: []byte("id: x-debate" + common + "kind: meeting\nadoption: none\n")},
		"statements/x-found.yaml":   {Data: []byte("id: x-found" + common + "kind: declaration\nadoption: unknown\nopen_to: un-members\n")},
		"statements/x-warning.yaml": {Data: []byte("id: x-warning" + common + "kind: advisory\nadoption: membership\nopen_to: listed\nstates: [EST, JPN]\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	f := &forms{t: t, c: c, said: map[string]map[model.StatementID]map[model.ISO3]string{}}
	seen := map[model.Act]bool{}
	for _, s := range c.Statements() {
		f.byText(s)
	}
	for _, co := range c.Countries() {
		f.byState(co)
	}
	f.atOnce()
	for form, texts := range f.said {
		wrong := 0
		for _, s := range c.Statements() {
			if s.Unsigned() && strings.HasPrefix(form, "map") {
				continue
			}
			for _, co := range c.Countries() {
				act := c.Act(s, co)
				seen[act] = true
				if got := texts[s.ID][co.ISO3]; got != act.Word() {
					if wrong++; wrong < 5 {
						t.Errorf("%s: %s on %s is %q, expected %q", form, co.ISO3, s.ID, got, act.Word())
					}
				}
			}
		}
	}
	if len(f.said) != 11 {
		t.Errorf("%d forms were read", len(f.said))
	}
	for _, act := range model.Acts() {
		if !seen[act] {
			t.Errorf("no State has the act %s", act.Word())
		}
	}
}

// TestTheOldReadingNamesTheWord: who asks for members of a text that was adopted
// without a vote is told the word, and the counts add up.
func TestTheOldReadingNamesTheWord(t *testing.T) {
	got := comity(t, "who", `did("oewg-2025", "member")`)
	if got.code == 0 || got.out != "" || !strings.Contains(got.err, `did("oewg-2025", "adopted without a vote")`) {
		t.Errorf("exit %d, %q, %q", got.code, got.out, got.err)
	}
	c, err := sharedCorpus()
	if err != nil {
		t.Fatal(err)
	}
	est, _ := c.Country("EST")
	n := 0
	for _, s := range c.Statements() {
		if s.WithoutVote() && est.UNMemberOn(s.ListDate()) {
			n++
		}
	}
	found := lines(comity(t, "who", fmt.Sprintf(`count("adopted without a vote") == %d`, n)).out)
	if !slices.ContainsFunc(found, func(line string) bool { return strings.HasPrefix(line, "EST\tEstonia\t") }) {
		t.Errorf("Estonia is not among the %d States that adopted %d texts without a vote", len(found), n)
	}
}
