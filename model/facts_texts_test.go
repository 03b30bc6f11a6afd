package model_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"comity/model"
)

// officialTexts gives every quotation of the corpus under its name in
// texts.sha256.
func officialTexts(c *model.Corpus) map[string]string {
	out := map[string]string{}
	for _, n := range c.Norms() {
		out["norm "+string(n.ID)] = n.OfficialText
		for i, step := range n.Lineage {
			if step.Quote != "" {
				out[fmt.Sprintf("lineage %s %d", n.ID, i+1)] = step.Quote
			}
		}
	}
	for _, s := range c.Statements() {
		if s.FullText != "" {
			out["full "+string(s.ID)] = s.FullText
		}
		for i, q := range s.Quoted {
			out[fmt.Sprintf("quote %s %d", s.ID, i+1)] = q.Text
		}
	}
	return out
}

// TestOfficialTextsCharacterByCharacter pins every quotation by its digest,
// and faults a quotation of a pinned record that no digest covers.
func TestOfficialTextsCharacterByCharacter(t *testing.T) {
	texts := officialTexts(realCorpus(t))
	pinned, records := map[string]bool{}, map[string]bool{}
	for _, line := range testdataLines(t, "texts.sha256") {
		key := strings.Join(line[1:], " ")
		pinned[key], records[line[2]] = true, true
		text, ok := texts[key]
		if !ok {
			t.Errorf("the corpus has no text %q", key)
			continue
		}
		if sum := sha256.Sum256([]byte(text)); hex.EncodeToString(sum[:]) != line[0] {
			t.Errorf("the text %q is not the official one:\n%s", key, text)
		}
	}
	for key := range texts {
		if record := strings.Fields(key)[1]; records[record] && !pinned[key] {
			t.Errorf("the text %q is not in texts.sha256", key)
		}
	}
	if len(pinned) != len(texts) {
		t.Errorf("%d texts are pinned, expected all %d", len(pinned), len(texts))
	}
}

// replaceOnce makes one documented repair, which must apply exactly once.
func replaceOnce(t *testing.T, text, old, repaired string) string {
	t.Helper()
	if n := strings.Count(text, old); n != 1 {
		t.Fatalf("%q is there %d times, expected once", old, n)
	}
	return strings.Replace(text, old, repaired, 1)
}

// oneSpace makes what a web page shows as one space one space.
func oneSpace(text string) string {
	text = strings.ReplaceAll(text, "\u00a0", " ")
	for strings.Contains(text, "  ") {
		text = strings.ReplaceAll(text, "  ", " ")
	}
	return text
}

// paragraphs joins lines that are not empty as the full texts do.
func paragraphs(text string) string {
	var out []string
	for line := range strings.Lines(oneSpace(text)) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n\n") + "\n"
}

// TestLuccaEqualsTheFoundingDocument repairs what the record says was repaired
// (a page number in point 11, the ends of the list items) and nothing else.
func TestLuccaEqualsTheFoundingDocument(t *testing.T) {
	c := realCorpus(t)
	seed := replaceOnce(t, testdata(t, "seed-g7-lucca-2017.txt"), "A State should 5 not use", "A State should not use")
	var full strings.Builder
	number := 0
	for line := range strings.Lines(seed) {
		number++
		point := strings.TrimPrefix(strings.TrimSpace(line), "- ")
		if number <= 10 {
			point = replaceOnce(t, point+"\n", ";\n", ".")
		}
		id := model.NormID(fmt.Sprintf("g7/%d", number))
		norm, ok := c.Norm(id)
		if !ok || norm.OfficialText != point {
			t.Errorf("%s is not point %d of the founding document:\n%s", id, number, point)
		}
		fmt.Fprintf(&full, "%d. %s\n", number, point)
	}
	if number != 12 {
		t.Errorf("%d points, expected 12", number)
	}
	if got := statementByID(t, c, "g7-lucca-2017").FullText; got != full.String() {
		t.Errorf("the full text of Lucca differs from its points:\n%s", got)
	}
}

// TestTwinsDifferWhereTheNotesSay: points 1 to 11 are the eleven UN norms; in
// the copy at hand point 4 has one comma more.
func TestTwinsDifferWhereTheNotesSay(t *testing.T) {
	c := realCorpus(t)
	for i, letter := range "abcdefghijk" {
		un, _ := c.Norm(model.NormID("un/" + string(letter)))
		g7, _ := c.Norm(model.NormID(fmt.Sprintf("g7/%d", i+1)))
		if un.Twin != g7.ID || g7.Twin != un.ID {
			t.Errorf("%s and %s are not twins", un.ID, g7.ID)
		}
		want := un.OfficialText
		if letter == 'd' {
			want = replaceOnce(t, want, "prosecute terrorist and criminal", "prosecute terrorist, and criminal")
		}
		if g7.OfficialText != want {
			t.Errorf("%s differs from %s:\n%s", g7.ID, un.ID, g7.OfficialText)
		}
	}
	if orphan, ok := c.Norm("g7/12"); !ok || orphan.Twin != "" {
		t.Error("g7/12 has a twin, expected none")
	}
}

// TestJointStatementEqualsTheFoundingDocument: […] stands where the reporter
// breaks into the quotation.
func TestJointStatementEqualsTheFoundingDocument(t *testing.T) {
	seed := testdata(t, "seed-joint-statement-2019.txt")
	if n := strings.Count(seed, " […]"); n != 4 {
		t.Fatalf("%d interruptions in the quotation, expected 4", n)
	}
	want := paragraphs(strings.ReplaceAll(seed, " […]", ""))
	if got := statementByID(t, realCorpus(t), "joint-statement-2019").FullText; got != want {
		t.Errorf("the joint statement is not the founding document's:\n%s", got)
	}
}

func TestFirstCommitteeStatementEqualsTheFoundingDocument(t *testing.T) {
	want := paragraphs(testdata(t, "seed-first-committee-2018.txt"))
	if got := statementByID(t, realCorpus(t), "first-committee-2018").FullText; got != want {
		t.Errorf("the First Committee statement is not the founding document's:\n%s", got)
	}
}
