package cli_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"comity/assets"
)

// TestCorrectedVotes: a vote that your data corrects is marked wherever the vote
// is told.
func TestCorrectedVotes(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	mine := write(t, "corrections.csv", "statement,iso3,vote,source\nga-res-78-16,EST,abstain,Note of our mission\n")
	const note = "corrected by your data: yes in comity's record; source: Note of our mission"
	for _, tc := range []struct {
		args []string
		want string
	}{
		{[]string{"statement", "ga-res-78-16"}, "country\tEST\tabstain\t\tEstonia\t" + note},
		{[]string{"statement", "ga-res-78-16", "--format", "csv"}, "EST,Estonia,abstain,," + note},
		{[]string{"statement", "ga-res-78-16", "--format", "md"}, "**1 vote is corrected by your data**, and marked below. The record states 161-9-11; with your corrections the roll call holds 160-9-12."},
		{[]string{"statement", "ga-res-78-16", "--format", "md"}, "**Estonia**: " + note + "."},
		{[]string{"statement", "ga-res-78-16", "--format", "md"}, "Estonia (corrected by your data)"},
		{[]string{"country", "EST"}, "\tabstain\t2023-12-04\tProgramme of action 2023 (78/16)\t" + note},
		{[]string{"country", "EST", "--format", "md"}, note},
		{[]string{"matrix", "--format", "md"}, "Programme of action 2023 (78/16): the votes of 1 State are corrected by your data."},
		{[]string{"compare", "EST", "LVA", "--format", "md"}, "Estonia on Programme of action 2023 (78/16): corrected by your data."},
		{[]string{"map", "--statement", "ga-res-78-16", "--format", "md"}, "corrected by your data"},
		{[]string{"data", "verify"}, "corrections\t1"},
		{[]string{"who", `did("ga-res-78-16", "abstain")`}, "EST\tEstonia"},
	} {
		got := comity(t, append(slices.Clone(tc.args), "--data", mine)...)
		if got.code != 0 || !strings.Contains(got.out, tc.want) {
			t.Errorf("%v: exit %d, %s\n%.2000s\nexpected %q", tc.args, got.code, got.err, got.out, tc.want)
		}
		if plain := comity(t, tc.args...); strings.Contains(plain.out, "corrected by your data") {
			t.Errorf("%v without your data: %s", tc.args, plain.out)
		}
	}
	var s struct {
		ListStatus  string         `json:"list_status"`
		VoteRecord  string         `json:"vote_record"`
		StatedVotes map[string]int `json:"stated_votes"`
		Corrections []map[string]string
	}
	decode(t, &s, "statement", "ga-res-78-16", "--data", mine)
	if len(s.Corrections) != 1 || s.Corrections[0]["iso3"] != "EST" || s.Corrections[0]["was"] != "yes" || s.Corrections[0]["vote"] != "abstain" || s.Corrections[0]["source"] != "Note of our mission" {
		t.Errorf("the corrections are %v", s.Corrections)
	}
	if s.ListStatus != "complete" || s.VoteRecord != "4029230" || s.StatedVotes["yes"] != 161 || s.StatedVotes["no"] != 9 || s.StatedVotes["abstain"] != 11 {
		t.Errorf("the record says %+v", s)
	}
}

// TestEveryFormSaysWhatIsCorrected: every answer in which a corrected vote takes
// part says so in every form, and one in which none does is silent.
func TestEveryFormSaysWhatIsCorrected(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	mine := write(t, "corrections.csv", "statement,iso3,vote,source\nga-res-78-16,EST,abstain,Note of our mission\n")
	const said = "corrected by your data"
	scene := []string{"json", "csv", "md", "html", "svg", "text"}
	record := []string{"json", "csv", "md", "text"}
	for i, tc := range []struct {
		args  []string
		forms []string
		says  bool
	}{
		{[]string{"matrix"}, scene, true},
		{[]string{"matrix", "--kind", "resolution", "--as-of", "2024"}, scene, true},
		{[]string{"matrix", "--who", `did("ga-res-78-16", "yes")`, "--kind", "treaty"}, scene, true},
		{[]string{"matrix", "--kind", "treaty"}, scene, false},
		{[]string{"map", "--statement", "ga-res-78-16"}, scene, true},
		{[]string{"map", "--pin", "ga-res-78-16,ga-res-73-27"}, scene, true},
		{[]string{"map", `did("ga-res-78-16", "yes")`}, scene, true},
		{[]string{"map", `count("abstain") > 2`}, scene, true},
		{[]string{"map", "--statement", "ga-res-73-27"}, scene, false},
		{[]string{"compare", "EST", "LVA"}, scene, true},
		{[]string{"compare", "EU", "USA"}, scene, true},
		{[]string{"compare", "Chile"}, scene, true},
		{[]string{"compare", "Estonia"}, scene, true},
		{[]string{"compare", "ga-res-78-16", "ga-res-73-27"}, scene, true},
		{[]string{"compare", "CHL", "PER"}, scene, false},
		{[]string{"compare", "EST", "LVA", "--as-of", "2020"}, scene, false},
		{[]string{"who", `did("ga-res-78-16", "abstain")`}, record, true},
		{[]string{"who", `did("ga-res-78-16", "yes")`}, record, true},
		{[]string{"who", `signed("joint-statement-2019")`}, record, false},
		{[]string{"country", "EST"}, record, true},
		{[]string{"country", "LVA"}, record, false},
		{[]string{"statement", "ga-res-78-16"}, record, true},
		{[]string{"statements"}, record, true},
		{[]string{"search", "by:EST cyber"}, record, true},
		{[]string{"search", "by:LVA cyber"}, record, false},
	} {
		for j, form := range tc.forms {
			if (i+j)%2 > 0 { // half of the forms of each: the next command has the others
				continue
			}
			args := append(slices.Clone(tc.args), "--data", mine)
			if form != "text" {
				args = append(args, "--format", form)
			}
			got := comity(t, args...)
			all := got.out + got.err
			says := strings.Contains(all, said) || strings.Contains(all, `"corrected_votes": 1`) || strings.Contains(all, `"was": "yes"`)
			if got.code != 0 || says != tc.says {
				t.Errorf("%v: exit %d, %s; says that a vote is corrected: %t, expected %t", args, got.code, got.err, says, tc.says)
			}
		}
	}
}

// TestUnresolvedVotes: with a vote that is not known, no form says that the roll
// call is complete.
func TestUnresolvedVotes(t *testing.T) {
	mine := write(t, "corrections.csv", "statement,iso3,vote,source\nga-res-78-16,TUR,unresolved,Two sources disagree\n")
	for _, tc := range []struct {
		args []string
		want string
	}{
		{[]string{"statement", "ga-res-78-16"}, "list_status\tincomplete"},
		{[]string{"statement", "ga-res-78-16", "--json"}, `"list_status": "incomplete"`},
		{[]string{"statement", "ga-res-78-16", "--format", "md"}, "**The roll call is incomplete**: the vote of 1 State is not known."},
		{[]string{"matrix", "--format", "md"}, "Programme of action 2023 (78/16): what 1 State did is not known."},
		{[]string{"who", `did("ga-res-78-16", "unknown")`}, "TUR\tTürkiye"},
	} {
		if got := comity(t, append(slices.Clone(tc.args), "--data", mine)...); got.code != 0 || !strings.Contains(got.out, tc.want) {
			t.Errorf("%v: exit %d, %s\n%.2000s\nexpected %q", tc.args, got.code, got.err, got.out, tc.want)
		}
	}
}

// TestVerifyFindsContradictions: a note that denies the record, and a correction
// of a vote that does not exist.
func TestVerifyFindsContradictions(t *testing.T) {
	const name = "statements/ga-res-78-16.yaml"
	record, err := fs.ReadFile(assets.Data(), name)
	if err != nil {
		t.Fatal(err)
	}
	dir := write(t, name, string(record)+"notes: [INCOMPLETE. The copy has gaps.]\n")
	got := comity(t, "data", "verify", dir)
	if want := `statements/ga-res-78-16.yaml:ga-res-78-16: says "INCOMPLETE.", and the list is complete`; got.code != 1 || got.out != "" || !strings.Contains(got.err, want) {
		t.Errorf("exit %d, %q, %q, expected %q", got.code, got.out, got.err, want)
	}
	mine := write(t, "corrections.csv", "statement,iso3,vote,source\nga-res-78-16,VAT,yes,Somewhere\n")
	got = comity(t, "data", "verify", mine)
	if got.code != 1 || !strings.Contains(got.err, `corrections.csv:ga-res-78-16/VAT: "VAT" is in no column of the roll call`) {
		t.Errorf("exit %d, %q", got.code, got.err)
	}
}
