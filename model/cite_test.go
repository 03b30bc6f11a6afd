package model_test

import (
	"strings"
	"testing"
	"time"

	"comity/model"
)

func TestCitations(t *testing.T) {
	const text = "One. [@a-76-135, para 21, (b); reported][@x]\nTwo. [@ y ;unverified; as of 2026-11-22 ; until 2027-01] [@z; checked] [@z; as until 2020] [@z; as of soon] [@open"
	want := []model.Citation{
		{Source: "a-76-135", Locator: "para 21, (b)", Confidence: model.Reported},
		{Source: "x", Confidence: model.Checked},
		{Source: "y", Confidence: model.Unverified, AsOf: day(t, "2026-11-22"), Until: day(t, "2027-01")},
		{Source: "z", Confidence: model.Checked, Fault: `the citation says "checked", expected reported, unverified, as of DATE or until DATE`},
		{Source: "z", Confidence: model.Checked, Fault: `the citation says "as until 2020", expected reported, unverified, as of DATE or until DATE`},
		{Source: "z", Confidence: model.Checked, Fault: `the citation says "as of soon", expected a date such as 2026-11-22`},
		{Fault: "the citation is not closed, expected ] on the same line"},
	}
	got := model.Citations(text)
	if len(got) != len(want) {
		t.Fatalf("%d citations, want %d: %+v", len(got), len(want), got)
	}
	for i, c := range got {
		if stands := text[c.Start:c.End]; stands[:2] != "[@" {
			t.Errorf("citation %d stands at %q", i, stands)
		}
		c.Start, c.End = 0, 0
		if c != want[i] {
			t.Errorf("citation %d is %+v, want %+v", i, c, want[i])
		}
	}
}

// TestCitationsThatContradict: what is said twice, or cannot both be so.
func TestCitationsThatContradict(t *testing.T) {
	for text, want := range map[string]string{
		"[@x; unverified; unverified]":             "the citation says reported or unverified twice, expected once",
		"[@x; reported; as of 2026; unverified]":   "the citation says reported or unverified twice, expected once",
		"[@x; as of 2026-11-22; as of 2026-11-23]": "the citation says as of twice, expected once",
		"[@x; until 2027; until 2027]":             "the citation says until twice, expected once",
		"[@x; as of 2026-11-22; until 2026-11-21]": "the citation says until 2026-11-21, expected 2026-11-22, its as-of date, or later",
		"[@x; until 2025; as of 2026]":             "the citation says until 2025, expected 2026, its as-of date, or later",
		"[@x; as of 2026-11-22; until 2026-11-22]": "",
		"[@x; as of 2026-11-22; until 2026-11]":    "",
		"[@x; as of 2026-11-22; until 2026]":       "",
	} {
		if got := model.Citations(text)[0].Fault; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestCitationsAreReadOnce: what would take minutes if each were looked for to
// the end of the text.
func TestCitationsAreReadOnce(t *testing.T) {
	start := time.Now()
	for _, mark := range []string{"[@", "[@a", "[@a;"} {
		if got := model.Citations(strings.Repeat(mark, 1<<19)); len(got) != 1<<19 || got[0].Fault == "" {
			t.Errorf("%d citations of %q", len(got), mark)
		}
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestGoodUntil(t *testing.T) {
	for text, want := range map[string]string{
		"[@x]":                   "",
		"[@x; as of 2026-11-22]": "2027-11-22",
		"[@x; as of 2024-02-29]": "2025-02-28",
		"[@x; as of 2026-12]":    "2027-12",
		"[@x; as of 2026]":       "2027",
		"[@x; as of 2026-11-22; until 2026-12-11]":     "2026-12-11",
		"[@x; until 2026-12-11]":                       "2026-12-11",
		"[@x; as of 2026-11-22; until 2030; reported]": "2030",
	} {
		if got := model.Citations(text)[0].GoodUntil().String(); got != want {
			t.Errorf("%s is good until %q, want %q", text, got, want)
		}
	}
}
