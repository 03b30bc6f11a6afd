package model_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"comity/assets"
	"comity/model"
)

const correctionHead = "statement,iso3,vote,source\n"

// correctedBy lays tables of corrections over the corpus, one layer each.
func correctedBy(t *testing.T, tables ...string) *model.Corpus {
	t.Helper()
	var layers []fs.FS
	for _, table := range tables {
		layers = append(layers, fstest.MapFS{"corrections.csv": {Data: []byte(table)}})
	}
	c, err := model.Load(assets.Data(), layers...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCorrectionsOfSingleVotes(t *testing.T) {
	c := correctedBy(t,
		correctionHead+"ga-res-78-16,ZMB,absent,Our own list\nga-res-78-16,TUR,unresolved,Nothing was read\nga-res-73-27,USA,no,As in the record\n",
		correctionHead+"ga-res-78-16,ZMB,abstain,A letter of the mission\n",
	)
	s := statementByID(t, c, "ga-res-78-16")
	for code, want := range map[string]struct {
		act  model.Act
		note string
	}{
		"ZMB": {model.Abstain, "corrected by your data: yes in comity's record; source: A letter of the mission; sources disagree: " +
			"UN Digital Library, voting record 4029230 says yes (official); Copy of the roll calls with ISO3 columns, 1946-2024 says absent"},
		"TUR": {model.Unknown, "corrected by your data: yes in comity's record; source: Nothing was read"},
		"EST": {model.Yes, ""},
	} {
		p := c.Participation(s, countryByCode(t, c, code))
		if p.Act != want.act || p.Note != want.note {
			t.Errorf("%s: %s, %q, expected %s, %q", code, p.Act.Word(), p.Note, want.act.Word(), want.note)
		}
	}
	n := c.Counts(s)
	if got := [5]int{n[model.Yes], n[model.No], n[model.Abstain], n[model.Absent], n[model.Unknown]}; got != [5]int{159, 9, 12, 12, 1} {
		t.Errorf("the roll call counts %v", got)
	}
	if s.ListState() != model.ListIncomplete {
		t.Errorf("with an unresolved vote the list is %s, expected incomplete", s.ListState())
	}
	if got, want := s.CorrectedTotals(), "The record states 161-9-11; with your corrections the roll call holds 159-9-12."; got != want {
		t.Errorf("%q, expected %q", got, want)
	}
	if same := statementByID(t, c, "ga-res-73-27"); len(same.Corrected) != 0 {
		t.Errorf("a row that says what the record says is a correction: %+v", same.Corrected)
	}
	base := realCorpus(t)
	if c.Version() == base.Version() {
		t.Error("the corrected corpus has the version of comity's own")
	}
	if statementByID(t, base, "ga-res-78-16").ListState() != model.ListComplete || actOf(t, base, "ga-res-78-16", "ZMB") != model.Yes {
		t.Error("comity's own records were changed")
	}
}

func TestFaultsOfCorrections(t *testing.T) {
	at := "corrections.csv:ga-res-78-16/"
	expectFaults(t, faultsOf(t, fstest.MapFS{"corrections.csv": {Data: []byte(correctionHead +
		"ga-res-78-16,VAT,yes,Somewhere\nga-res-78-16,ZMB,perhaps,Somewhere\nga-res-78-16,TUR,no, \nga-res-78-16,YEM,no,a\u202eb\n" +
		"ga-res-78-16,EST,no,One\nga-res-78-16,EST,yes,Two\nno-such-text,EST,no,One\noewg-2021,EST,no,One\n" + "ga-res-78-16,LVA,no\n")}}),
		at[:len(at)-1]+": has 3 fields, expected 4",
		at+`EST: the correction id "ga-res-78-16/EST" appears twice, expected once`,
		at+"TUR: the source is missing, expected the place where the vote was read",
		at+`VAT: "VAT" is in no column of the roll call, expected a Member of the day`,
		at+"YEM: the source contains the control character U+202E, expected plain text",
		at+`ZMB: the vote is "perhaps", expected one of yes, no, abstain, absent, unresolved`,
		`corrections.csv:no-such-text/EST: the statement "no-such-text" does not exist, expected the id of one with a roll call`,
		`corrections.csv:oewg-2021/EST: the statement "oewg-2021" has no roll call, expected one that was put to a vote`,
	)
	_, err := model.Load(fstest.MapFS{"corrections.csv": {Data: []byte(correctionHead + "ga-res-78-16,EST,no,One\n")}})
	if err == nil || !strings.Contains(err.Error(), "corrections.csv:ga-res-78-16/EST: is among comity's own records, expected the correction in statements/ga-res-78-16.yaml") {
		t.Errorf("corrections among comity's own records: %v", err)
	}
}

func TestConflictsOfSources(t *testing.T) {
	const file, at = "statements/ga-res-78-16.yaml", "statements/ga-res-78-16.yaml:ga-res-78-16: "
	for _, tc := range []struct {
		name    string
		changes []change
		want    []string
	}{
		{"not official and settled", []change{{file, "        official: true\n", ""}},
			[]string{at + "conflicts of ZMB: no source is official and the record says yes, expected votes.unresolved or disputed"}},
		{"against the official source", []change{{file, "says: 'yes'", "says: abstain"}},
			[]string{at + "conflicts of ZMB: the record says yes and the official source abstain, expected the same"}},
		{"one claim", []change{{file, "says: absent", "says: 'yes'"}},
			[]string{at + "conflicts of ZMB contains 1 different claims and 1 official ones, expected two or more, and at most one official"}},
		{"no act", []change{{file, "says: absent", "says: perhaps"}},
			[]string{at + `conflicts of ZMB says "perhaps", expected the word of an act`}},
		{"no source", []change{{file, "        source: Copy of the roll calls with ISO3 columns, 1946-2024", "        source: Somebody"}},
			[]string{at + `conflicts of ZMB names the source "Somebody", expected the title of a source of the record`}},
		{"not a depositary", []change{{file, "        source: UN Digital Library, voting record 4029230", "        source: Copy of the roll calls with ISO3 columns, 1946-2024"}},
			[]string{at + `conflicts of ZMB calls "Copy of the roll calls with ISO3 columns, 1946-2024" official, expected a source of the United Nations or of the depositary`}},
		{"no country", []change{{file, "  - state: ZMB", "  - state: XXX"}},
			[]string{at + "conflicts of XXX: the record says not listed and the official source yes, expected the same", at + `conflicts contains "XXX", expected a code of countries.csv`}},
		{"record number", []change{{file, "vote_record: '4029230'", "vote_record: A/78"}},
			[]string{at + `vote_record is "A/78", expected the number of a record in the UN Digital Library, in digits`,
				at + `vote_record is "A/78", expected https://digitallibrary.un.org/record/A/78 among the sources`}},
		{"meeting", []change{{file, "vote_record:", "meeting: the 42nd\nvote_record:"}},
			[]string{at + `meeting is "the 42nd", expected the symbol of a record of a meeting, such as A/78/PV.42`}},
		{"a meeting that can be", []change{{file, "vote_record:", "meeting: A/78/PV.42\nvote_record:"}}, nil},
		{"basis without totals", []change{{file, "stated_votes:\n  'yes': 161\n  'no': 9\n  abstain: 11\n", "count_note: No totals.\n"}},
			[]string{at + "totals_basis says where the totals come from and stated_votes is missing, expected both or neither"}},
		{"list before its text", []change{{file, "as_of: '2023-12-04'", "as_of: '2023-12-03'"}},
			[]string{at + "as_of is 2023-12-03, expected 2023-12-04, the date of the text, or later"}},
		{"note on nobody", []change{{file, "conflicts:", "cell_notes: {XXX: ''}\nconflicts:"}},
			[]string{at + `cell_notes contains "XXX", expected a code of countries.csv`, at + "cell_notes.XXX is missing, expected some text"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			expectFaults(t, faultsOf(t, overlay(t, tc.changes...)), tc.want...)
		})
	}
}

// TestListStates: how much of a list is known is computed from it.
func TestListStates(t *testing.T) {
	c := realCorpus(t)
	for id, want := range map[string]string{
		"joint-statement-2019": "complete", "ga-res-78-16": "complete", "malabo-convention": "incomplete",
		"second-ministerial-2019": "minimum", "pall-mall-declaration-2024": "withheld",
	} {
		if got := statementByID(t, c, id).ListState(); got != want {
			t.Errorf("%s: the list is %s, expected %s", id, got, want)
		}
	}
	for _, s := range c.Statements() {
		unknown := c.Counts(s)[model.Unknown]
		if !s.Unsigned() && (s.ListState() == model.ListComplete) != (unknown == 0) {
			t.Errorf("%s: the list is %s and what %d States did is unknown", s.ID, s.ListState(), unknown)
		}
		if !slices.Contains(model.ListStates(), s.ListState()) {
			t.Errorf("%s: %q is no state of a list", s.ID, s.ListState())
		}
	}
}
