package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"comity/assets"
	"comity/model"
	"comity/ui/cli"
)

// sharedCorpus is read once for the many calls of the tests: nothing changes it.
var sharedCorpus = sync.OnceValues(func() (*model.Corpus, error) { return model.Unpack(assets.Packed()) })

// texts is how many statements the corpus holds.
func texts(t *testing.T) int {
	t.Helper()
	c, err := sharedCorpus()
	if err != nil {
		t.Fatal(err)
	}
	return len(c.Statements())
}

// printed runs a command with --json, as comity does.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var out, errOut bytes.Buffer
	env := environment(&out, &errOut)
	env.Environ = append(env.Environ, "XDG_STATE_HOME="+t.TempDir())
	if code := cli.Main(t.Context(), env, append(args, "--json")); code != 0 {
		t.Fatalf("%q: exit %d, %s", args, code, errOut.String())
	}
	return out.String()
}

// compiled reads the schema that comity prints under a name; compiling it
// checks it against the schema of schemas.
func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	got := comity(t, "data", "schema", name)
	if got.code != 0 || got.err != "" {
		t.Fatalf("%s: exit %d, %s", name, got.code, got.err)
	}
	text, err := jsonschema.UnmarshalJSON(strings.NewReader(got.out))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(name, text); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	schema, err := compiler.Compile(name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if schema.DraftVersion != 2020 {
		t.Errorf("%s is of the draft %d", name, schema.DraftVersion)
	}
	return schema
}

// accepts tells what is wrong with a text by a schema.
func accepts(schema *jsonschema.Schema, text string) error {
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return err
	}
	return schema.Validate(value)
}

// calls are, for each schema, calls that print what it describes: of every
// record there is.
func calls(t *testing.T) map[string][][]string {
	t.Helper()
	c, err := sharedCorpus()
	if err != nil {
		t.Fatal(err)
	}
	filled := filledWorkbook(t)
	out := map[string][][]string{
		"norms": {{"norms"}}, "statements": {{"statements"}}, "groups": {{"groups"}}, "pages": {{"pages"}}, "keys": {{"keys"}}, "settings": {{"settings"}},
		"countries":    {{"countries"}, {"who", `did("ga-res-73-27", "no")`}, {"who", "false"}},
		"page":         {{"page", "contents"}},
		"cite":         {{"cite", "norm/f", "country/EST", "--style", "bibtex"}},
		"matrix":       {{"matrix"}, {"matrix", "--of", "eu", "--by", "region", "--as-of", "2019-09-23"}, {"matrix", "--who", "false"}},
		"map":          {{"map"}, {"map", `member("eu")`}, {"map", "--says", "g"}, {"map", "--says", "set"}, {"map", "--pin", "first-committee-2018,joint-statement-2019", "--as-of", "2019"}},
		"matrix-says":  {{"matrix", "--says", "un"}, {"matrix", "--says", "g,j", "--of", "eu", "--by", "region", "--as-of", "2021"}, {"matrix", "--says", "k", "--who", "false"}},
		"timeline":     {{"timeline"}, {"timeline", "--zoom", "month", "--as-of", "2018-12-31"}},
		"compare":      {{"compare", "EST", "LVA", "EU@2019-09-23"}, {"compare", "EST", "EU"}, {"compare", "EST"}, {"compare", "joint-statement-2019", "ga-res-73-27"}},
		"diff":         {{"diff"}, {"crosswalk"}, {"diff", "un/k", "g7/11"}, {"diff", "first-committee-2018", "joint-statement-2019"}},
		"ask":          {{"ask", "who signed the paris call in africa"}, {"ask", "how did the Congo vote on 73/27"}, {"ask", "chile vs netherlands"}, {"ask", "positions"}, {"ask", "hospital"}, {"ask", "norm f"}, {"ask", "NATO hospitals"}},
		"says":         {{"says"}, {"says", "g"}, {"says", "Canada", "j"}, {"says", "un", "--views"}},
		"search":       {{"search", "hospital"}, {"search", "by:EST", "kind:statement"}},
		"template":     {{"data", "new", "implementation"}, {"data", "new", "implementation", "Fiji"}, {"survey", "new", "Fiji", "-o", "-"}},
		"survey":       {{"survey", "show", filled}, {"survey", "show", filled, "j", "--notes"}, {"survey", "export", filled, "--contacts"}},
		"survey-check": {{"survey", "check", filled}},
		"survey-diff":  {{"survey", "diff", workbook(t), filled}},
		"survey-merge": {{"survey", "merge", filled, filled, "-o", filepath.Join(t.TempDir(), "merged.yaml")}},
		"data-diff":    {{"data", "diff", t.TempDir()}, {"data", "diff", edition(t), t.TempDir()}},
		"verify":       {{"data", "verify"}},
		"stale":        {{"data", "lint", "--stale", "--today", "2026-11-29"}, {"data", "lint", "--stale", "--today", "2000-01-01"}},
		"lint":         {{"data", "lint"}},
		"bookmarks":    {{"bookmarks"}, {"bookmarks", "add", "norm/f", "country/turkiye"}},
		"path":         {{"bookmarks", "--path"}},
		"briefings":    {{"brief", "list"}},
		"check":        {{"brief", "check", "framework"}},
		"export":       {{"data", "export", filepath.Join(t.TempDir(), "new")}},
	}
	for _, n := range c.Norms() {
		out["norm"] = append(out["norm"], []string{"norm", string(n.ID)})
	}
	for _, s := range c.Statements() {
		out["statement"] = append(out["statement"], []string{"statement", string(s.ID)})
	}
	for _, co := range c.Countries() {
		out["country"] = append(out["country"], []string{"country", string(co.ISO3)})
	}
	for _, g := range c.Groups() {
		out["group"] = append(out["group"], []string{"group", string(g.ID)})
	}
	out["group"] = append(out["group"], []string{"group", "nato", "--as-of", "2019-09-23"})
	for _, p := range slices.Concat(c.Pages(), c.Terms()) {
		out["page"] = append(out["page"], []string{"page", string(p.ID)})
	}
	return out
}

// schemaNames are the schemas that comity lists.
func schemaNames(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, line := range lines(comity(t, "data", "schema").out) {
		name, _, _ := strings.Cut(line, "\t")
		out = append(out, name)
	}
	return out
}

// TestWhatIsPrintedIsWhatTheSchemaSays runs every command for every record.
func TestWhatIsPrintedIsWhatTheSchemaSays(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	all := calls(t)
	for _, name := range schemaNames(t) {
		schema := compiled(t, name)
		for _, args := range all[name] {
			if err := accepts(schema, printed(t, args...)); err != nil {
				t.Errorf("%q: %v", args, err)
			}
		}
		if len(all[name]) == 0 {
			t.Errorf("nothing is known to print what the schema %s describes", name)
		}
		delete(all, name)
	}
	for name := range all {
		t.Errorf("comity lists no schema %s", name)
	}
	for name, args := range everyCommand() {
		command := args[:1]
		if args[0] == "data" || args[0] == "brief" {
			command = args[:2]
		}
		if got := comity(t, append([]string{"data", "schema"}, command...)...); got.code != 0 {
			t.Errorf("%s: what %q prints has no schema: %s", name, command, got.err)
		}
	}
	faulty := comity(t, "data", "lint", "--json", "--data", write(t, "groups.yaml", "grups: []\n"))
	if err := accepts(compiled(t, "lint"), faulty.out); faulty.code != 1 || err != nil {
		t.Errorf("faults: exit %d, %v", faulty.code, err)
	}
}

// TestTheSchemasRefuse: a schema that takes anything describes nothing.
func TestTheSchemasRefuse(t *testing.T) {
	for _, test := range []struct {
		name, old, new string
		args           []string
	}{
		{"statement", `"act": "not listed"`, `"act": "refused"`, []string{"statement", "joint-statement-2019"}},
		{"statement", `"iso3": "EST"`, `"iso3": "Estonia"`, []string{"statement", "joint-statement-2019"}},
		{"statement", `"not_listed": 166`, `"not listed": 166`, []string{"statement", "joint-statement-2019"}},
		{"statement", `"not_listed": 166`, `"not_listed": -1`, []string{"statement", "joint-statement-2019"}},
		{"statement", `"date": "2019-09-23"`, `"date": "23 September 2019"`, []string{"statement", "joint-statement-2019"}},
		{"statement", `"notes": [`, `"remarks": [`, []string{"statement", "joint-statement-2019"}},
		{"norm", `"how": "restates"`, `"how": "repeats"`, []string{"norm", "f"}},
		{"norm", `"id": "un/f"`, `"id": "f"`, []string{"norm", "f"}},
		{"norm", `"paragraph_confidence": "unverified"`, `"paragraph_confidence": "no"`, []string{"norm", "f"}},
		{"country", `"confidence": "checked"`, `"confidence": "sure"`, []string{"country", "EST"}},
		{"countries", `[`, `{`, []string{"who", "false"}},
		{"groups", `"unverified": []`, `"unverified": null`, []string{"groups"}},
		{"keys", `"keys": [`, `"key": [`, []string{"keys"}},
		{"matrix", `"yes"`, `"Yes"`, []string{"matrix", "--kind", "resolution"}},
		{"diff", `"kind": "equal"`, `"kind": "same"`, []string{"diff"}},
		{"compare", `"sort": "states"`, `"sort": "other"`, []string{"compare", "EST", "LVA"}},
		{"cite", `"style": "plain"`, `"style": "apa"`, []string{"cite", "norm/f"}},
	} {
		text := printed(t, test.args...)
		other := strings.Replace(text, test.old, test.new, 1)
		if other == text {
			t.Fatalf("%q does not print %s", test.args, test.old)
		}
		if err := accepts(compiled(t, test.name), other); err == nil {
			t.Errorf("the schema %s takes %s", test.name, test.new)
		}
	}
}

// TestSchemasTellWhatEverythingIs: every key is described, and every
// description is of a key.
func TestSchemasTellWhatEverythingIs(t *testing.T) {
	var all map[string]map[string]any
	if err := json.Unmarshal([]byte(printed(t, "data", "schema")), &all); err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	var walk func(at string, v map[string]any)
	walk = func(at string, v map[string]any) {
		if list, ok := v["properties"].(map[string]any); ok {
			for key, value := range list {
				about, _ := value.(map[string]any)["description"].(string)
				if about == "" || !strings.HasSuffix(about, ".") {
					t.Errorf("%s: %s is described as %q", at, key, about)
				}
				said[about] = true
			}
		}
		for key, value := range v {
			if inner, ok := value.(map[string]any); ok {
				walk(at+"/"+key, inner)
			}
		}
	}
	for name, schema := range all {
		walk(name, schema)
		if one := comity(t, "data", "schema", name); !json.Valid([]byte(one.out)) || one.out != comity(t, "data", "schema", name, "--json").out {
			t.Errorf("the schema %s is another one with --json", name)
		}
	}
	text, err := os.ReadFile("schema.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, line := range lines(string(text)) {
		key, about, _ := strings.Cut(line, ": ")
		if seen[key] || !said[about] {
			t.Errorf("schema.txt describes %s twice, or there is no such key", key)
		}
		seen[key] = true
	}
	if !slices.Equal(schemaNames(t), lines(strings.Join(strings.Fields("norms norm statements statement countries country groups group pages page says ask search cite matrix matrix-says map timeline compare diff keys settings bookmarks path briefings check template survey survey-check survey-diff survey-merge data-diff verify lint stale export"), "\n"))) {
		t.Errorf("the schemas are %v", schemaNames(t))
	}
}

func TestSchemaFormats(t *testing.T) {
	table := comity(t, "data", "schema", "statement", "--format", "csv")
	for _, want := range []string{"key,type,always,what\n", "\nparticipation[].act,string,yes,", "\nparticipation[].date,string,no,", "\ncounts,object,yes,", "\nkey_points,list of strings,yes,"} {
		if !strings.Contains(table.out, want) {
			t.Errorf("the table does not say %q:\n%s", want, table.out)
		}
	}
	if who := comity(t, "data", "schema", "who"); who != comity(t, "data", "schema", "countries") {
		t.Error("who and countries have other schemas")
	}
	for _, test := range []struct{ name, says string }{{"statment", `no schema is called "statment"; nearest: statement, statements`}, {"data verfy", "nearest: data verify"}} {
		if got := comity(t, "data", "schema", test.name); got.code != 2 || !strings.Contains(got.err, test.says) {
			t.Errorf("%s: exit %d, %s", test.name, got.code, got.err)
		}
	}
	// It names no file, so that everybody may ask for it.
	var out, errOut bytes.Buffer
	env := environment(&out, &errOut)
	env.Overlay, env.Save = nil, nil
	if code := cli.Main(t.Context(), env, []string{"data", "schema", "norm"}); code != 0 || out.String() != comity(t, "data", "schema", "norm").out {
		t.Errorf("for a visitor: exit %d, %s", code, errOut.String())
	}
}
