package survey_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"comity/assets"
	"comity/model"
	"comity/model/survey"
)

var unpack = sync.OnceValues(func() (*model.Corpus, error) { return model.Unpack(assets.Packed()) })

func corpus(t testing.TB) *model.Corpus {
	t.Helper()
	c, err := unpack()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// fresh is a new workbook of a State.
func fresh(t testing.TB, c *model.Corpus, name string, only ...string) *survey.Workbook {
	t.Helper()
	co, err := c.MatchCountry(name)
	if err != nil {
		t.Fatal(err)
	}
	return survey.New(c, survey.Options{Country: co, Year: 2026, Date: model.Date{Year: 2026, Month: 11, Day: 30}, Only: only})
}

// encoded is the file of a workbook.
func encoded(t testing.TB, w *survey.Workbook) string {
	t.Helper()
	data, err := w.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// parsed reads a file that is well.
func parsed(t testing.TB, data string) *survey.Workbook {
	t.Helper()
	w, err := survey.Parse([]byte(data))
	if err != nil {
		t.Fatalf("%v", err)
	}
	return w
}

// A new workbook has every item with all answers, says whose words are whose, quotes
// the norms word for word, and calls no question UNIDIR's.
func TestNew(t *testing.T) {
	c := corpus(t)
	w := fresh(t, c, "Philippines")
	text := encoded(t, w)
	read := parsed(t, text)
	if again := encoded(t, read); again != text {
		t.Error("a new workbook changes when it is read and written")
	}
	if faults := survey.Check(c, read, model.Date{}); len(faults) > 0 {
		t.Errorf("a new workbook has faults: %v", faults)
	}
	if strings.Contains(text, "UNIDIR asks") {
		t.Error("a question is said to be UNIDIR's")
	}
	items := 0
	for _, p := range survey.Parts(c) {
		if !strings.Contains(text, `"`+p.Heading.Text+`"`) {
			t.Errorf("the heading %q is not quoted", p.Heading.Text)
		}
		for _, q := range p.Questions {
			items++
			if !strings.Contains(text, q.Stem.Text) || p.Key == survey.Norms && q.Stem.Text == "" {
				t.Errorf("%s: its own words are not quoted", q.Ref)
			}
			if !read.Has(q.Ref) || read.Answered(q.Ref) {
				t.Errorf("%s is missing or answered", q.Ref)
			}
		}
	}
	if items != 20 {
		t.Errorf("%d items, expected 2 + 11 + 4 + 3", items)
	}
	for _, r := range read.Records("") {
		if r.State != survey.ToBeConfirmed || r.Source == "" || r.Text == "" {
			t.Errorf("record %+v is not to be confirmed, or has no source", r)
		}
	}
	if len(read.Records("norms/g")) == 0 || len(read.Records("texts")) < 10 {
		t.Error("records of what the Philippines said on norm g, and did about texts, are missing")
	}
}

// A file as Windows writes it, with its line ends and its mark at the beginning, says
// the same.
func TestFilesOfWindows(t *testing.T) {
	w := fresh(t, corpus(t), "Fiji")
	w.Set(survey.Ref{Part: survey.Norms, Item: "j"}, survey.MeasuresKey, "one\ntwo")
	again := parsed(t, "\ufeff"+strings.ReplaceAll(encoded(t, w), "\n", "\r\n"))
	if changes := survey.Diff(w, again); len(changes) > 0 || encoded(t, again) != encoded(t, w) {
		t.Errorf("it differs: %v", changes)
	}
}

// What is typed comes back, keys that comity does not know and comments stay.
func TestAnswersAndWhatIsUnknownStay(t *testing.T) {
	c := corpus(t)
	text := strings.Replace(encoded(t, fresh(t, c, "Fiji", survey.Norms)), "    j_x", "", 1)
	text = strings.Replace(text, "year: 2026", "year: 2026 # the second\nlegal_basis: [decree, 7]", 1)
	w := parsed(t, text)
	j := survey.Ref{Part: survey.Norms, Item: "j"}
	answer := "A policy: since 2022\n\n  - two reports a month\n# not a comment"
	w.Set(j, survey.MeasuresKey, answer+"  \r\n")
	w.Set(j, survey.ScaleKey, "In-Place")
	w.Set(j, survey.NotesKey, "yes")
	evidence := []survey.Evidence{{Title: "Policy: 1", Address: "https://example.org/a", Date: "2022"}}
	w.SetEvidence(j, evidence)
	again := parsed(t, encoded(t, w))
	if got := again.Get(j, survey.MeasuresKey); got != answer {
		t.Errorf("the answer is %q, expected %q", got, answer)
	}
	if again.Scale(j) != survey.InPlace || again.Get(j, survey.NotesKey) != "yes" || !slices.Equal(again.Evidence(j), evidence) {
		t.Errorf("scale %q, notes %q, evidence %v", again.Scale(j), again.Get(j, survey.NotesKey), again.Evidence(j))
	}
	file := encoded(t, again)
	for _, want := range []string{"# the second", "legal_basis: [decree, 7]", "    measures: |-\n      A policy: since 2022\n", "# \"States should encourage responsible reporting"} {
		if !strings.Contains(file, want) {
			t.Errorf("the file has no %q:\n%s", want, file[:700])
		}
	}
	faults := survey.Check(c, again, model.Date{Year: 2029, Month: 1, Day: 1})
	if len(faults) != 2 || !faults[0].Remark || !faults[1].Remark || !strings.Contains(survey.Faults(faults).Error(), `unknown key "legal_basis"; it is kept`) {
		t.Errorf("faults are %v, expected a remark on the key and on the age", faults)
	}
	w.SetEvidence(j, nil)
	w.Set(j, survey.MeasuresKey, "")
	if again = parsed(t, encoded(t, w)); again.Get(j, survey.MeasuresKey) != "" || len(again.Evidence(j)) > 0 {
		t.Error("a cleared answer is still there")
	}
}

// Each file that is no whole workbook gives one line with its place.
func TestFilesThatAreNoWorkbook(t *testing.T) {
	c := corpus(t)
	text := encoded(t, fresh(t, c, "Fiji", survey.Law))
	change := func(old, now string) string {
		if !strings.Contains(text, old) {
			t.Fatalf("the file has no %q", old)
		}
		return strings.Replace(text, old, now, 1)
	}
	for _, test := range []struct{ name, data, want string }{
		{"empty", "", "1:1: the file is empty"},
		{"comments", "# nothing\n...\n", "1:1: the file is empty"},
		{"another version", change("comity_survey: 1", "comity_survey: 2"), `15:16: the workbook has version "2" and this comity reads version 1`},
		{"no workbook", "title: x\n...\n", "1:1: this is no survey workbook: the key comity_survey is missing"},
		{"control byte", change("country: FJI", "country: FJ\x07"), "16:12: a control or invisible character (U+0007) stands here"},
		{"direction mark", change("country: FJI", "country: FJI\u202e"), "16:13: a control or invisible character (U+202E)"},
		{"no text", change("country: FJI", "country: F\xff"), "16:11: the file is not UTF-8 here"},
		{"twice", change("country: FJI", "country: FJI\ncountry: PHL"), `17:1: the key "country" appears twice, first in line 16`},
		{"no YAML", change("    scale:\n", "    scale: [\n"), "26:5: this is not YAML: "},
		{"a colon", change("    measures:\n", "    measures: A policy: 2022\n"), "27:5: this is not YAML: mapping values are not allowed in this context; put text with a colon behind |"},
		{"a tab", change("    measures:\n", "\tmeasures:\n"), "use spaces and no tabs"},
		{"a long file that is broken", change("    measures:\n", "    measures: [\n") + strings.Repeat("# a comment that is long\n", 100_000), ": this is not YAML: "},
		{"not text", change("    measures:\n", "    measures: {a: b}\n"), "27:15: measures is a list or a mapping, expected text"},
		{"not a list", change("evidence: []", "evidence: a law"), "30:15: evidence is not a list"},
		{"alias", change("    measures:\n", "    measures: *a\n"), "27:5: this is not YAML: unknown anchor"},
		{"tag", change("    measures:\n", "    measures: !!binary aGk=\n"), "27:15: a tag or merge key stands here"},
		{"two documents", text + "comity_survey: 1\n...\n", "the file has a second document"},
		{"half", text[:strings.Index(text, "measures:")+4], "the last line is not ..., so the file may be half written"},
		{"half at a line", text[:strings.Index(text, "  # Topics")], "the file may be half written: its last line is not ..."},
		{"list", "- a\n...\n", "1:1: the file is not a list of keys and values"},
		{"large", strings.Repeat("#", survey.MaxBytes+1), "1:1: the file is too large: more than 4 MiB; the limit is 4 MiB"},
		{"50 MB", strings.Repeat("#", 50_000_000), "1:1: the file is too large: 47.7 MiB; the limit is 4 MiB"},
	} {
		w, err := survey.Parse([]byte(test.data))
		if w != nil || err == nil {
			t.Errorf("%s: is read", test.name)
			continue
		}
		if message := err.Error(); !strings.HasPrefix(message, test.want) && !strings.Contains(message, test.want) || strings.Contains(message, "\n") {
			t.Errorf("%s: %q, expected one line with %q", test.name, message, test.want)
		}
	}
}

// What is missing or contradictory is told with its place.
func TestCheck(t *testing.T) {
	c := corpus(t)
	w := fresh(t, c, "Fiji", survey.Norms)
	ref := func(letter string) survey.Ref { return survey.Ref{Part: survey.Norms, Item: letter} }
	w.Set(ref("a"), survey.ScaleKey, "done")
	w.Set(ref("b"), survey.ScaleKey, string(survey.InPlace))
	w.Set(ref("c"), survey.ScaleKey, string(survey.NotApplicable))
	w.Set(ref("c"), survey.MeasuresKey, "a law")
	w.Set(ref("d"), survey.MeasuresKey, "a law")
	w.Set(ref("e"), survey.ScaleKey, string(survey.Planned))
	w.SetEvidence(ref("e"), []survey.Evidence{{Title: "Law"}, {Title: "Law", Address: "https://example.org"}, {Title: "Law", Address: "file:x", Date: "2026"}})
	w.Set(survey.Ref{}, survey.CountryKey, "FIJ")
	w.Set(survey.Ref{}, survey.DateKey, "soon")
	text := encoded(t, w)
	faults := survey.Check(c, parsed(t, text), model.Date{})
	want := []string{
		`no country has the code "FIJ"`, `the date is "soon"`, `norms/a: the scale is "done"`, "norms/b: the scale is in place, but no measure and no evidence",
		"norms/c: the scale is not applicable, but measures are given", "norms/d: measures are given, but no scale",
		`norms/e: the evidence "Law" has no address`, `norms/e: the evidence "Law" has no date`, `norms/e: the address "file:x" does not begin with`,
	}
	if len(faults) != len(want) {
		t.Fatalf("%d faults, expected %d:\n%v", len(faults), len(want), faults)
	}
	lines := strings.Split(text, "\n")
	for i, f := range faults {
		if !strings.HasPrefix(f.Text, want[i]) || f.Remark != strings.Contains(want[i], "but no scale") {
			t.Errorf("fault %d is %q, expected %q", i, f, want[i])
		}
		if f.Line < 2 || f.Line > len(lines) || strings.TrimSpace(lines[f.Line-1]) == "" || f.Column > len(lines[f.Line-1]) {
			t.Errorf("%q is at no place of the file", f)
		}
	}
}
