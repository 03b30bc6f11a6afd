package relation_test

import (
	"strings"
	"testing"

	"comity/model"
	"comity/model/relation"
)

// TestOutside: a day before the first text, and one after the records, are told.
func TestOutside(t *testing.T) {
	c := corpus(t)
	for text, want := range map[string]string{
		"1900-01-01": "no text is dated 1 January 1900 or before", "1998-12-03": "the first is dated 4 December 1998", "1997": "no text is dated",
		"1998-12-04": "", "1998": "", "2019": "", "2019-09-23": "", "2099-01-01": "is after the records were compiled", "2100": "is after the records were compiled",
	} {
		day, err := model.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		words, before := relation.Outside(c, day)
		if !strings.Contains(words, want) || (want == "") != (words == "") || before != (day.Year < 1999 && want != "") {
			t.Errorf("%s: %q, before: %t; expected %q", text, words, before, want)
		}
	}
	if words, _ := relation.Outside(c, c.Edition().Compiled); words != "" {
		t.Errorf("the day of the records: %q", words)
	}
}
