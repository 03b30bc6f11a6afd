package model_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"comity/model"
)

// TestSecondProtocolEqualsTheRegister compares the signatures of the second
// protocol to the Budapest Convention with the register's table, and asks that
// ratifications make nobody a party before the protocol is in force.
func TestSecondProtocolEqualsTheRegister(t *testing.T) {
	c := realCorpus(t)
	s := statementByID(t, c, "budapest-second-protocol")
	row := regexp.MustCompile(`^(\D+) (\d\d-\d\d-\d{4})(?: (\d\d-\d\d-\d{4}))?$`)
	var signed []string
	var ratified model.Pairs
	for _, line := range testdataLines(t, "second-protocol.txt") {
		m := row.FindStringSubmatch(strings.Join(line, " "))
		if m == nil {
			t.Fatalf("not a row of the register: %q", line)
		}
		co, err := c.FindCountry(m[1])
		if err != nil {
			t.Fatal(err)
		}
		signed = append(signed, string(co.ISO3))
		if m[3] != "" {
			when, err := time.Parse("02-01-2006", m[3])
			if err != nil {
				t.Fatal(err)
			}
			ratified = append(ratified, model.Pair{Key: string(co.ISO3), Value: when.Format(time.DateOnly)})
		}
		when, err := time.Parse("02-01-2006", m[2])
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Participation(s, co).Date.String(); got != when.Format(time.DateOnly) {
			t.Errorf("%s: %s, the register says %s", co.ISO3, got, when.Format(time.DateOnly))
		}
	}
	slices.Sort(signed)
	sameCodes(t, "signed", did(t, c, string(s.ID), model.Signatory), signed)
	sameCodes(t, "bound by a protocol that is not in force", did(t, c, string(s.ID), model.Party), nil)
	byCode := func(a, b model.Pair) int { return strings.Compare(a.Key, b.Key) }
	if got := slices.SortedFunc(slices.Values(s.Ratified), byCode); !slices.Equal(got, slices.SortedFunc(slices.Values(ratified), byCode)) {
		t.Errorf("ratified %v, the register says %v", got, ratified)
	}
	if len(signed) != 52 || len(ratified) != 3 {
		t.Errorf("%d rows and %d ratifications, expected 52 and 3", len(signed), len(ratified))
	}
}
