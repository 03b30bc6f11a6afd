package survey_test

import (
	"fmt"
	"strings"
	"testing"

	"comity/model/survey"
)

// commented is a workbook with a comment in every kind of place.
const commented = `# head

# a second
comity_survey: 1
country: FJI # the code
year: 2026

# above the norms
norms:
  # above a
  a:
    scale: # behind nothing
    measures: | # behind a block
      one
      two
    # between
    needed: x # behind a text
    # below a
  b:
    evidence:
      # above an entry
      - title: A # within it
        address: https://example.org
      # above another
      - title: B
    # below the list
# at the end
...
`

// allComments are the comments of a file in this test.
func allComments(file string) []string {
	var out []string
	for line := range strings.Lines(file) {
		if _, comment, ok := strings.Cut(line, "# "); ok {
			out = append(out, "# "+strings.TrimSpace(comment))
		}
	}
	return out
}

// Comments stay, each once, however often answers are changed and saved.
func TestCommentsStay(t *testing.T) {
	w := parsed(t, commented)
	for i := range 3 {
		w.Set(norm("a"), survey.MeasuresKey, fmt.Sprint("three\nfour ", i))
		w.Set(norm("a"), survey.NeededKey, fmt.Sprint("y\n", i))
		w.SetEvidence(norm("b"), w.Evidence(norm("b")))
		w = parsed(t, encoded(t, w))
	}
	file := encoded(t, w)
	for _, comment := range allComments(commented) {
		if n := strings.Count(file, comment+"\n"); n != 1 {
			t.Errorf("%q is there %d times:\n%s", comment, n, file)
		}
	}
}

// Comments that only one copy has are in the merged file too, whatever the order.
func TestCommentsOfCopies(t *testing.T) {
	one := survey.Copy{Name: "one", Book: parsed(t, commented)}
	two := survey.Copy{Name: "two", Book: parsed(t, strings.Replace(commented, "# between", "# from two", 1))}
	for _, base := range []*survey.Workbook{nil, one.Book, parsed(t, strings.Replace(commented, "# between", "# sent", 1))} {
		a, b := encoded(t, merged(t, base, one, two)), encoded(t, merged(t, base, two, one))
		if a != b || strings.Count(a, "# between\n") != 1 || strings.Count(a, "# from two\n") != 1 || strings.Count(a, "# above a\n") != 1 {
			t.Errorf("one order:\n%s\nthe other:\n%s", a, b)
		}
	}
}
