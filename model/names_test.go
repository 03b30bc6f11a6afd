package model_test

import (
	"slices"
	"strings"
	"testing"

	"comity/model"
)

// TestConnectingWordsAreNoCodes: in running text and, to, in and others are no
// States, whatever their code; in capitals they are.
func TestConnectingWordsAreNoCodes(t *testing.T) {
	c := realCorpus(t)
	for _, word := range []string{"and", "And", "with", "vs", "versus", "to", "To", "or", "the", "in", "by", "at"} {
		if co, err := c.FindCountry(word); err == nil {
			t.Errorf("%q is %s", word, co.ISO3)
		}
	}
	for word, want := range map[string]model.ISO3{"AND": "AND", "TO": "TON", "IN": "IND", "AT": "AUT", "us": "USA"} {
		if co, err := c.FindCountry(word); err != nil || co.ISO3 != want {
			t.Errorf("%q is not %s: %v", word, want, err)
		}
	}
}

// However many words there are, it is asked only so often whether some are a name.
func TestSplitNamesIsBounded(t *testing.T) {
	for _, text := range []string{strings.Repeat("a and ", 10_000), strings.Repeat("x, a and b with c to d,", 1000), strings.Repeat("and ", 5000)} {
		asked, longest := 0, 0
		got := model.SplitNames(text, func(name string) bool {
			asked, longest = asked+1, max(longest, len(strings.Fields(name)))
			return false
		})
		if asked > 200 || longest > 20 {
			t.Errorf("%.20s: asked %d times, of %d words at most", text, asked, longest)
		}
		if len(got) < 1 || strings.Contains(strings.Join(got, "|"), "a and") {
			t.Errorf("%.20s: %.100q", text, got)
		}
	}
}

// TestSplitNames: names are parted at connecting words, unless these are part of
// the name.
// However many words there are, few names are asked for.
func TestLongestNamesIsBounded(t *testing.T) {
	text := strings.Repeat("qwz chile ", 500)
	asked := 0
	known := func(name string) bool { asked++; return name == "chile" }
	if got := model.LongestNames(strings.Fields(text), known); len(got) != 1000 || asked > 500 {
		t.Errorf("%d names of 1000, %d asked", len(got), asked)
	}
	asked = 0
	if got := model.KnownNames(text, known); got != nil || asked > 100 {
		t.Errorf("KnownNames gives %q, %d asked", got, asked)
	}
}

func TestSplitNames(t *testing.T) {
	c := realCorpus(t)
	known := func(name string) bool { _, err := c.FindCountry(name); return err == nil }
	for text, want := range map[string]string{
		"Chile and Netherlands": "Chile|Netherlands", "Chile to Peru": "Chile|Peru", "between Chile and Peru": "Chile|Peru",
		"Chile vs. the Netherlands": "Chile|the Netherlands", "EST,AND,LVA": "EST|AND|LVA", "Chile, Peru and Kenya": "Chile|Peru|Kenya",
		"Bosnia and Herzegovina and Trinidad and Tobago": "Bosnia and Herzegovina|Trinidad and Tobago",
		"Antigua and Barbuda":                            "Antigua and Barbuda", "Atlantis and Chile": "Atlantis|Chile", "and": "and", "": "",
		"New Zealand versus Chile or Peru": "New Zealand|Chile|Peru",
	} {
		if got := strings.Join(model.SplitNames(text, known), "|"); got != want {
			t.Errorf("%q is %q, expected %q", text, got, want)
		}
	}
	for _, co := range c.Countries() {
		if got := model.SplitNames(co.DisplayName()+" and "+co.Name, known); !slices.Equal(got, []string{co.DisplayName(), co.Name}) {
			t.Errorf("%s and %s is %q", co.DisplayName(), co.Name, got)
		}
	}
}

// TestKnownNames: names are parted where nothing is between them, and none is kept if
// one is not known.
func TestKnownNames(t *testing.T) {
	known := func(name string) bool {
		return slices.Contains([]string{"chile", "african union", "bosnia and herzegovina", "eu"}, strings.ToLower(name))
	}
	for text, want := range map[string]string{
		"chile eu": "chile|eu", "African Union EU": "African Union|EU", "chile and eu": "chile|eu",
		"eu Bosnia and Herzegovina": "eu|Bosnia and Herzegovina", "chile narnia": "", "": "",
	} {
		if got := strings.Join(model.KnownNames(text, known), "|"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
