package model_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"comity/assets"
	"comity/model"
)

// unusual are statements of the kinds and adoptions that have no list of States
// in the usual sense.
func unusual() fs.FS {
	sources := "sources: [{title: T, url: 'https://example.org/', read: part, read_note: its first page}]"
	return fstest.MapFS{
		"statements/debate.yaml":   {Data: []byte(minimal("debate", "kind: meeting", "adoption: none", sources))},
		"statements/found.yaml":    {Data: []byte(minimal("found", "kind: declaration", "adoption: unknown", "open_to: un-members", sources))},
		"statements/warning.yaml":  {Data: []byte(minimal("warning", "kind: advisory", "adoption: membership", "open_to: listed", "states: [EST, JPN]", sources))},
		"statements/together.yaml": {Data: []byte(minimal("together", "kind: resolution", "adoption: consensus", "open_to: un-members", "norms_collective: true", sources))},
	}
}

// TestActsWithoutAListOfStates: where nothing was signed nobody has an act, where
// the adoption was not found everybody's is unknown, an advisory names agencies,
// and none of these puts a State behind a norm.
func TestActsWithoutAListOfStates(t *testing.T) {
	c, err := model.Load(assets.Data(), unusual())
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]struct {
		act   model.Act
		n     int
		state string // of the list
	}{
		"debate":   {model.NoList, 195, "none"},
		"found":    {model.Unknown, 193, "unknown"},
		"warning":  {model.Agency, 2, "complete"},
		"together": {model.WithoutVote, 193, "complete"},
	} {
		s := statementByID(t, c, id)
		n := c.Counts(s)
		if n[want.act] != want.n || n[want.act]+n[model.NotEligible] != 195 || s.ListState() != want.state {
			t.Errorf("%s: %v, list %s, expected %d %s and list %s", id, n, s.ListState(), want.n, want.act.Word(), want.state)
		}
		if want.act.Joined() {
			t.Errorf("%s counts as joined", want.act.Word())
		}
		if want.act.Recorded() != (want.act == model.Agency) {
			t.Errorf("%s is recorded: %t", want.act.Word(), want.act.Recorded())
		}
	}
	est := countryByCode(t, c, "EST")
	for id, want := range map[string]string{"debate": "nothing was signed or voted on", "found": "how it was adopted is not established"} {
		if note := c.Participation(statementByID(t, c, id), est).Note; note != want {
			t.Errorf("%s notes %q, expected %q", id, note, want)
		}
	}
	real := realCorpus(t)
	for _, n := range real.Norms() {
		now, _ := c.Norm(n.ID)
		for _, co := range real.Countries() {
			act, count := real.Standing(n, co)
			if again, more := c.Standing(now, countryByCode(t, c, string(co.ISO3))); again != act && again != model.Unknown || more != count {
				t.Errorf("%s stands behind %s by %s on %d texts, without them by %s on %d", co.ISO3, n.ID, again.Word(), more, act.Word(), count)
			}
		}
	}
}

func TestFaultsOfAdoption(t *testing.T) {
	const file = "statements/x.yaml"
	const sources = "sources: [{title: T, url: 'https://example.org/'}]"
	of := func(fields ...string) []change {
		return []change{{file, "", minimal("x", append(fields, sources)...)}}
	}
	runFaultCases(t, []faultCase{
		{"a list where nothing was signed", of("kind: meeting", "adoption: none", "states: [EST]"),
			[]string{file + ":x: adoption is none and the record has a list of States or a number of them, expected neither"}},
		{"open where nothing was signed", of("kind: meeting", "adoption: none", "open_to: un-members"),
			[]string{file + `:x: open_to is "un-members", expected nothing: nothing was signed or voted on`}},
		{"a number of States of unknown adoption", of("kind: report", "adoption: unknown", "open_to: un-members", "stated_count: 4", "count_note: N"),
			[]string{file + ":x: adoption is unknown and the record has a list of States or a number of them, expected neither"}},
		{"withheld of unknown adoption", of("kind: report", "adoption: unknown", "open_to: un-members", "list_status: minimum"),
			[]string{file + `:x: adoption is unknown and list_status is "minimum", expected nothing`}},
		{"an advisory that is signed", of("kind: advisory", "adoption: signature", "open_to: listed", "states: [EST]"),
			[]string{file + `:x: adoption is "signature", expected membership: the list of an advisory is that of the States whose agencies it names`}},
		{"an advisory that carries norms", of("kind: advisory", "adoption: membership", "open_to: listed", "states: [EST]", "norms_collective: true"),
			[]string{file + ":x: norms contains 0 and norms_collective is true, expected none: an advisory is of agencies and carries no norm"}},
		{"an attribution that backs the norms as a set", of("kind: attribution", "adoption: endorsement", "open_to: states", "states: [EST]", "norms_collective: true"),
			[]string{file + ":x: norms_collective is true, expected false: an attribution gathers statements of single States, and what one says of the norms the others do not"}},
		{"a source of the adoption that is none of its sources", of("kind: resolution", "adoption: consensus", "open_to: un-members", "adoption_source: U"),
			[]string{file + `:x: adoption_source is "U", expected the title of one of its sources that was read`}},
		{"a publisher of no page", []change{{file, "", strings.Replace(minimal("x", "kind: meeting", "adoption: none", "publisher: P", sources), "url: https://example.org/\n", "", 1)}},
			[]string{file + `:x: publisher is "P" without a url, expected the page that it publishes`}},
		{"a code of reading that is none", []change{{file, "", minimal("x", "kind: meeting", "adoption: none", "sources: [{title: T, url: 'https://example.org/', read: skimmed}]")}},
			[]string{file + `:x: how the source "T" was read is "skimmed", expected one of nothing, whole, part, copy, not-read, not-recorded`}},
		{"a note without a code", []change{{file, "", minimal("x", "kind: meeting", "adoption: none", "sources: [{title: T, url: 'https://example.org/', read_note: page 1}]")}},
			[]string{file + `:x: how the source "T" was read is empty and has the note "page 1", expected a code as well`}},
	})
}
