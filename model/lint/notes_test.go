package lint_test

import (
	"fmt"
	"strings"
	"testing"

	"comity/model"
	"comity/model/lint"
)

// TestWorkingNotes: readers are told the grade of a fact, never how the work on
// it went. What looks like a working note and is none stays.
func TestWorkingNotes(t *testing.T) {
	for _, tc := range []struct{ said, sentence string }{
		{"From memory", "From memory, it names health care first."},
		{"general knowledge", "Denied by the State (general knowledge)."},
		{"from general knowledge", "The number is from general knowledge."},
		{"as recalled", "The paragraphs, as recalled, are about it."},
		{"comity recalls", "Two more, as comity recalls them."},
		{"is recalled.", "The paragraph is recalled."},
		{"is recalled as", "It is recalled as having served the group."},
		{"are recalled.", "The names are recalled."},
		{"numbers recalled", "The report, paragraph numbers recalled."},
		{"no source was opened", "Of this no source was opened."},
		{"not opened", "Text and link not opened."},
		{"at hand", "No announcement was at hand."},
		{"founding document", "Point 6 of the list in the founding document."},
		{"Not seen in", "Not seen in the table of contents."},
		{"sources read", "A reply is missing in the sources read."},
		{"as generally cited", "The day is as generally cited."},
		{"by program", "Compared by program."},
		{"compiled from", "The list was compiled from the annex."},
		{"re-check", "India chairs in 2026; re-check after it."},
		{"High for the", "High for the six States listed."},
		{"medium confidence", "The list is of medium confidence."},
		{"read in part", "The page was read in part."},
		{"in a copy", "Named in the release, in a copy."},
		{"No reply was found", "No reply was found."},
		{"was not found", "How it was adopted was not found."},
		{"that comity read", "These are words from documents that comity read."},
		{"", "The annex is not available, and no party is established."},
		{"", "The G7 recalled at Lucca that the law has rules."},
		{"", "The norms were recalled by the Council, and are recalled by States."},
		{"", "It recalls its report and is read out in the committee."},
		{"", "A State that votes can be read at a glance."},
	} {
		var want []string
		if tc.said != "" {
			want = []string{fmt.Sprintf("%s:4: says %q, expected the grade", termFile, tc.said)}
		}
		t.Run(tc.sentence, func(t *testing.T) { expect(t, inTerm(t, tc.sentence+" [@seen]"), want...) })
	}
	const note = `: says "from memory", expected the grade`
	expect(t, check(t, "groups.yaml", "confidence: checked}", "confidence: checked, note: It stands from memory.}"), `groups.yaml:forum`+note)
	expect(t, check(t, statementFile, "{title: T, url", "{title: T from memory, url"), statementFile+`:gge-2015`+note)
	expect(t, check(t, "norms/un/a.yaml", "kind: limiting", "kind: limiting\nnot_obtained: [the text, from memory]"), `norms/un/a.yaml:un/a`+note)
	expect(t, check(t, "sources.yaml", "title: Recalled, read: not-read", "title: Recalled, read: not-read, read_note: from memory"), `sources.yaml:recall`+note)
}

// TestFuture: what is said of the future says until when it is good; on a page
// by its citation, in a record by the day it names.
func TestFuture(t *testing.T) {
	for _, tc := range []struct{ said, sentence string }{
		{"are scheduled", "Its groups are scheduled to meet."},
		{"is planned", "A summit is planned."},
		{"will meet", "The group will meet in New York."},
		{"is to open", "The treaty is to open for signature."},
		{"next year", "Many look to the talks of next year."},
		{"", "A first plenary was scheduled for July 2026; no report of it was available."},
		{"", "States will act together, and nobody is expected to watch all of it."},
		{"", "Is due diligence a rule of law? It is due diligence."},
		{"", "A text says “they will meet”."},
	} {
		var want []string
		if tc.said != "" {
			want = []string{fmt.Sprintf("%s:4: speaks of the future (%q), expected a citation", termFile, tc.said)}
		}
		t.Run(tc.sentence, func(t *testing.T) {
			expect(t, inTerm(t, tc.sentence+" [@seen]"), want...)
			expect(t, inTerm(t, tc.sentence+" [@seen; until 2026-12-11]"))
		})
	}
	expect(t, check(t, statementFile, "It says much.", "It will meet in Bishkek."), statementFile+`:gge-2015: speaks of the future ("will meet"), expected the day`)
	expect(t, check(t, statementFile, "It says much.", "It will meet in June 2026."))
}

// TestGoneByFails: what was said of a day that has gone by is told from lists
// that are only old.
func TestGoneByFails(t *testing.T) {
	files := base()
	files[termFile].Data = []byte(front + "\nIt meets. [@seen; until 2026-12-11]\n\nIts groups are scheduled for 7 to 11 December 2026. [@seen; until 2026-12-31]\n\nNinety. [@seen; as of 2025-11-22]\n")
	files[statementFile].Data = []byte(strings.Replace(string(files[statementFile].Data), "It says much.", "It will meet in June 2026.", 1))
	c := load(t, files)
	for today, want := range map[string]int{"2026-06-30": 0, "2026-07-01": 1, "2026-12-11": 1, "2026-12-12": 3, "2027-01-01": 4} {
		d, err := model.ParseDate(today)
		if err != nil {
			t.Fatal(err)
		}
		gone := 0
		for _, a := range lint.Stale(c, d) {
			if a.Gone {
				gone++
			}
		}
		if gone != want {
			t.Errorf("on %s: %d have gone by, expected %d", today, gone, want)
		}
	}
}

// TestNumbersOfTheRecords: a number that the records know is theirs.
func TestNumbersOfTheRecords(t *testing.T) {
	expect(t, inTerm(t, "The ten Forum States agreed. [@seen]"), termFile+`:4: says "ten Forum States", expected the number of the records: Forum has 1 members`)
	expect(t, inTerm(t, "The 27 member States of it, and 12 Forum members. [@seen]"), termFile+`:4: says "12 Forum members"`)
	expect(t, inTerm(t, "The twenty-seven States of the [report](statement/gge-2015) agreed. [@seen]"), termFile+`:4: says "twenty-seven States of the [report](statement/gge-2015)"`)
	expect(t, inTerm(t, "All Forum States agreed, and so did several Forum members. [@seen]"))
	expect(t, check(t, statementFile, "It says much.", "Thirty Forum members spoke."), statementFile+`:gge-2015: says "Thirty Forum members"`)
}
