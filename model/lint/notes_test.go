package lint_test

import (
	"fmt"
	"testing"
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
		{"sources read", "No reply was found in the sources read."},
		{"as generally cited", "The day is as generally cited."},
		{"by program", "Compared by program."},
		{"compiled from", "The list was compiled from the annex."},
		{"re-check", "India chairs in 2026; re-check after it."},
		{"High for the", "High for the six States listed."},
		{"medium confidence", "The list is of medium confidence."},
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
