package model_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"comity/model"
)

// TestSecondProtocolEqualsTheRegister compares the signatures and ratifications
// of the second protocol to the Budapest Convention with the register's table.
func TestSecondProtocolEqualsTheRegister(t *testing.T) {
	c := realCorpus(t)
	s := statementByID(t, c, "budapest-second-protocol")
	row := regexp.MustCompile(`^(\D+) (\d\d-\d\d-\d{4})(?: (\d\d-\d\d-\d{4}))?$`)
	var ratified, signed []string
	for _, line := range testdataLines(t, "second-protocol.txt") {
		m := row.FindStringSubmatch(strings.Join(line, " "))
		if m == nil {
			t.Fatalf("not a row of the register: %q", line)
		}
		co, err := c.FindCountry(m[1])
		if err != nil {
			t.Fatal(err)
		}
		day := m[2]
		if code := string(co.ISO3); m[3] != "" {
			day, ratified = m[3], append(ratified, code)
		} else {
			signed = append(signed, code)
		}
		when, err := time.Parse("02-01-2006", day)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Participation(s, co).Date.String(); got != when.Format(time.DateOnly) {
			t.Errorf("%s: %s, the register says %s", co.ISO3, got, when.Format(time.DateOnly))
		}
	}
	slices.Sort(ratified)
	slices.Sort(signed)
	sameCodes(t, "ratified", did(t, c, string(s.ID), model.Party), ratified)
	sameCodes(t, "signed only", did(t, c, string(s.ID), model.Signatory), signed)
	if len(signed)+len(ratified) != 52 {
		t.Errorf("%d rows, expected 52", len(signed)+len(ratified))
	}
}
