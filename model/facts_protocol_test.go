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
		signed = append(signed, string(co.ISO3))
		if m[3] != "" {
			ratified = append(ratified, m[1])
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
	for _, name := range ratified {
		if !strings.Contains(s.LaterActions, name+" ratified") && !strings.Contains(s.LaterActions, name+" on ") {
			t.Errorf("%q does not say that %s ratified", s.LaterActions, name)
		}
	}
	if len(signed) != 52 || len(ratified) != 3 {
		t.Errorf("%d rows and %d ratifications, expected 52 and 3", len(signed), len(ratified))
	}
}
