package lint_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"comity/assets"
	"comity/model"
	"comity/model/lint"
)

// found are the contradictions after one file of the corpus is changed, told
// without the name of the file.
func found(t *testing.T, file, old, changed string) []string {
	t.Helper()
	text, err := fs.ReadFile(assets.Data(), file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), old) {
		t.Fatalf("%s does not hold %q", file, old)
	}
	c, err := model.Load(assets.Data(), fstest.MapFS{file: {Data: []byte(strings.Replace(string(text), old, changed, 1))}})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range lint.Contradictions(c) {
		if f.File != file {
			t.Errorf("another file has a contradiction: %s", f)
		}
		out = append(out, f.What)
	}
	return out
}

// TestNotesThatContradictTheRecord: each of these stood in a record, or is of the
// same kind.
func TestNotesThatContradictTheRecord(t *testing.T) {
	const vote, js, malabo, minimum = "statements/ga-res-78-16.yaml", "statements/joint-statement-2019.yaml", "statements/malabo-convention.yaml", "statements/second-ministerial-2019.yaml"
	for _, tc := range []struct{ file, old, changed, want string }{
		{vote, "confidence: checked", "confidence: checked\nnotes: [INCOMPLETE. The copy has gaps.]", "says \"INCOMPLETE.\", and the list is complete"},
		{vote, "confidence: checked", "confidence: checked\nnotes: [The roll call is not complete.]", "says \"The roll call is not complete.\", and the list is complete"},
		{vote, "confidence: checked", "confidence: checked\nnotes: ['CHECKSUM FAILS by one: one vote is missing.']", "and the list is complete"},
		{vote, "confidence: checked", "confidence: checked\nnotes: [The vote of Zambia could not be identified.]", "and the list is complete"},
		{vote, "main_sponsors:", "count_note: 'The official totals were not found, so nothing could be checked.'\nmain_sponsors:", "and the record states a number"},
		{vote, "main_sponsors:", "count_note: It was adopted by 157-9-11.\nmain_sponsors:", "says 157-9-11, expected 161-9-11 as the record states or 161-9-11 as it holds"},
		{vote, "main_sponsors:", "count_note: Of 12 States no vote is recorded, and 14 States abstained.\nmain_sponsors:", `says "14 States", and the record knows no such number`},
		{js, "notes:", "count_note: The list of names is incomplete.\nnotes:", "and the list is complete"},
		{js, "notes:", "participation_note: Twenty-six States signed.\nnotes:", `says "Twenty-six States", and the record knows no such number`},
		{malabo, "count_note: '", "count_note: 'The list is complete. ", "says \"The list is complete.\", and the list is incomplete"},
		{minimum, "count_note: ", "count_note: The list here is complete. ", "and the list is minimum"},
		{"pages/terms/recorded-vote.md", "One vote is derived: that of Serbia", "Three votes on it are unresolved, not that of Serbia",
			"and every list that it cites is complete"},
		{"pages/framework/timeline.md", "by 161 votes to 9 and by 104 to 53", "and some votes are unresolved", "and every list that it cites is complete"},
	} {
		got := found(t, tc.file, tc.old, tc.changed)
		if len(got) == 0 || !strings.Contains(strings.Join(got, "\n"), tc.want) {
			t.Errorf("%q: %q, expected %q", tc.changed, got, tc.want)
		}
	}
}

// TestNotesThatAgree: the same words where they are true, or about something else.
func TestNotesThatAgree(t *testing.T) {
	const vote, malabo = "statements/ga-res-78-16.yaml", "statements/malabo-convention.yaml"
	for _, tc := range []struct{ file, old, changed string }{
		{vote, "confidence: checked", "confidence: checked\nnotes: [The First Committee had approved the draft by 158-10-12., The names of its co-sponsors were not found.]"},
		{vote, "main_sponsors:", "count_note: It was adopted by 161-9-11; 161 States voted in favour.\nmain_sponsors:"},
		{malabo, "count_note: '", "count_note: 'The list is incomplete. "},
		{malabo, "count_note: '", "count_note: 'Two signatories could not be verified. "},
	} {
		if got := found(t, tc.file, tc.old, tc.changed); len(got) > 0 {
			t.Errorf("%q: %q, expected nothing", tc.changed, got)
		}
	}
}

// TestNoContradictions: comity's own records and pages agree.
func TestNoContradictions(t *testing.T) {
	c, err := model.Load(assets.Data())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range lint.Contradictions(c) {
		t.Error(f)
	}
}
