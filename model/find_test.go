package model_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode"

	"comity/model"
)

func TestFold(t *testing.T) {
	for _, tc := range []struct{ name, want string }{
		{"Türkiye", "turkiye"},
		{"TURKIYE", "turkiye"},
		{"Tu\u0308rkiye", "turkiye"}, // the diaeresis as a character of its own
		{"Côte d'Ivoire", "cote divoire"},
		{"Côte d’Ivoire", "cote divoire"},
		{"Côte d‘Ivoire", "cote divoire"},
		{"São Tomé & Príncipe", "sao tome principe"},
		{"The Gambia", "gambia"},
		{"the Netherlands", "netherlands"},
		{"Theodore", "theodore"},
		{"Gambia (The)", "gambia the"},
		{"U.S.A.", "usa"},
		{"Guinea-Bissau", "guinea bissau"},
		{"  Timor   Leste  ", "timor leste"},
		{"Straße", "strasse"},
		{"am ßtein", "am sstein"},
		{"", ""},
		{"!?", ""},
	} {
		if got := model.Fold(tc.name); got != tc.want {
			t.Errorf("Fold(%q) = %q, expected %q", tc.name, got, tc.want)
		}
	}
}

func TestFindCountry(t *testing.T) {
	c := realCorpus(t)
	for name, want := range map[string]string{
		"Türkiye": "TUR", "turkiye": "TUR", "Turkey": "TUR", "TUR": "TUR", "tr": "TUR", "792": "TUR",
		"Côte d'Ivoire": "CIV", "Côte d’Ivoire": "CIV", "cote d'ivoire": "CIV", "Ivory Coast": "CIV",
		"São Tomé and Príncipe": "STP", "São Tomé & Príncipe": "STP", "Sao Tome and Principe": "STP", "STP": "STP",
		"the Republic of Korea": "KOR", "Republic of Korea": "KOR", "South Korea": "KOR", "North Korea": "PRK", "DPRK": "PRK",
		"the Czech Republic": "CZE", "Czechia": "CZE", "the Netherlands": "NLD", "United States": "USA", "us": "USA", "UK": "GBR",
		"Niger": "NER", "Nigeria": "NGA", "Guinea": "GIN", "Guinea-Bissau": "GNB", "Equatorial Guinea": "GNQ", "Papua New Guinea": "PNG",
		"Congo": "COG", "Democratic Republic of the Congo": "COD", "DRC": "COD", "Dominica": "DMA", "Dominican Republic": "DOM",
		"Sudan": "SDN", "South Sudan": "SSD", "Samoa": "WSM", "Ireland": "IRL", "Burma": "MMR", "Swaziland": "SWZ",
		"Holy See": "VAT", "Vatican": "VAT", "Palestine": "PSE", "  est  ": "EST", "004": "AFG",
	} {
		co, err := c.FindCountry(name)
		if err != nil || string(co.ISO3) != want {
			t.Errorf("%q is %v, %v, expected %s", name, co, err, want)
		}
	}
}

// variants are other ways to type a name.
func variants(name string) []string {
	out := []string{name, strings.ToUpper(name), strings.ToLower(name), " " + name + " ", "the " + name, strings.ReplaceAll(name, "'", "’")}
	folded := model.Fold(name)
	return append(out, folded, strings.ToUpper(folded[:1])+folded[1:])
}

// TestEveryAliasFindsItsState: codes are taken before names, so an alias that
// is another State's code would be lost.
func TestEveryAliasFindsItsState(t *testing.T) {
	c := realCorpus(t)
	for _, co := range c.Countries() {
		names := append(slices.Clone(co.Aliases), string(co.ISO3), co.ISO2, co.M49, co.Name, co.OfficialName, co.DisplayName())
		for _, name := range names {
			for _, typed := range variants(name) {
				if strings.HasPrefix(typed, "the ") && (len(name) < 4 || strings.HasPrefix(strings.ToLower(name), "the ")) {
					continue // a code has no article, and one is enough
				}
				found, err := c.FindCountry(typed)
				if model.Connecting(strings.TrimSpace(typed)) && err != nil {
					continue // "and" is no code of Andorra
				}
				if err != nil || found != co {
					t.Errorf("%q, an alias of %s, finds %v, %v", typed, co.ISO3, found, err)
				}
			}
		}
	}
}

// TestAmbiguousNamesFindNothing: names that belong to two States, or to none.
func TestAmbiguousNamesFindNothing(t *testing.T) {
	c := realCorpus(t)
	for _, name := range []string{"Korea", "America", "", "the", "Kosovo", "Taiwan", "Atlantis", "EU", "X", "'", "\x1b[31m"} {
		if co, err := c.FindCountry(name); err == nil {
			t.Errorf("%q finds %s, expected nothing", name, co.ISO3)
		}
	}
}

func TestUnknownNamesGiveTheNearest(t *testing.T) {
	c := realCorpus(t)
	for _, tc := range []struct {
		kind, name, near string
		find             func(string) error
	}{
		{"country", "Estnia", "Estonia (EST)", func(s string) error { _, err := c.FindCountry(s); return err }},
		{"country", "ETS", "Estonia (EST)", func(s string) error { _, err := c.FindCountry(s); return err }},
		{"country", "Turkie", "Türkiye (TUR)", func(s string) error { _, err := c.FindCountry(s); return err }},
		{"country", "São Tomé", "São Tomé & Príncipe (STP)", func(s string) error { _, err := c.FindCountry(s); return err }},
		{"country", "korea", "DPRK (PRK)", func(s string) error { _, err := c.FindCountry(s); return err }},
		{"country", "korea", "Republic of Korea (KOR)", func(s string) error { _, err := c.FindCountry(s); return err }},
		{"statement", "joint-statment-2019", "joint-statement-2019", func(s string) error { _, err := c.FindStatement(s); return err }},
		{"statement", "viasat", "attribution-viasat-2022", func(s string) error { _, err := c.FindStatement(s); return err }},
		{"norm", "un/l", "un/a", func(s string) error { _, err := c.FindNorm(s); return err }},
		{"norm", "g7/13", "g7/1", func(s string) error { _, err := c.FindNorm(s); return err }},
		{"group", "asian", "asean", func(s string) error { _, err := c.FindGroup(s); return err }},
	} {
		var missing *model.NotFoundError
		if err := tc.find(tc.name); !errors.As(err, &missing) {
			t.Errorf("%s %q: %v, expected that it is not found", tc.kind, tc.name, err)
			continue
		}
		if missing.Kind != tc.kind || missing.Name != tc.name || !slices.Contains(missing.Nearest, tc.near) || len(missing.Nearest) > 3 {
			t.Errorf("%q is near %v, expected %s among them", tc.name, missing.Nearest, tc.near)
		}
		line := missing.Error()
		if !strings.HasPrefix(line, "no "+tc.kind+` is called "`+tc.name+`"; nearest: `) || strings.Contains(line, "\n") {
			t.Errorf("%q gives %q", tc.name, line)
		}
	}
}

// TestNamesThatAreTypedCannotHarm: an error repeats a name on one plain line.
func TestNamesThatAreTypedCannotHarm(t *testing.T) {
	c := realCorpus(t)
	for _, name := range []string{"a\x1b]0;b\a", "a\nb", "a\u202eb", "a\u200bb", "\xff\xfe", strings.Repeat("é", 100_000)} {
		for _, find := range []func(string) error{
			func(s string) error { _, err := c.FindCountry(s); return err },
			func(s string) error { _, err := c.FindStatement(s); return err },
			func(s string) error { _, err := c.FindNorm(s); return err },
			func(s string) error { _, err := c.FindGroup(s); return err },
		} {
			err := find(name)
			if err == nil {
				t.Fatalf("%q is found", name)
			}
			if bad := strings.IndexFunc(err.Error(), func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }); bad >= 0 || len(err.Error()) > 600 {
				t.Errorf("the error is not one short plain line: %.80q", err.Error())
			}
		}
	}
}

func TestFindNorm(t *testing.T) {
	c := realCorpus(t)
	for name, want := range map[string]model.NormID{
		"f": "un/f", "F": "un/f", " un/f ": "un/f", "UN/F": "un/f", "6": "g7/6", "12": "g7/12", "13f": "un/f", "13(f)": "un/f", "para 13 (f)": "un/f", "UN norm f": "un/f",
		"A/70/174, para. 13(f)": "un/f", "g7 12": "g7/12", "G7 point 12": "g7/12", "Protect critical infrastructure": "un/g", "norm g": "un/g", "g7/12": "g7/12", "G7/12": "g7/12", "g7-12": "g7/12", "k": "un/k",
	} {
		if n, err := c.FindNorm(name); err != nil || n.ID != want {
			t.Errorf("%q is %v, %v, expected %s", name, n, err, want)
		}
	}
	for _, name := range []string{"", "l", "13", "0", "g7", "g7/0", "g7/13", "un/", "un/ab", "/"} {
		if n, err := c.FindNorm(name); err == nil {
			t.Errorf("%q finds %s, expected nothing", name, n.ID)
		}
	}
	for i, n := range c.Norms() {
		if found, err := c.FindNorm(string(n.ID)); err != nil || found != n {
			t.Errorf("norm %d, %s, is not found by its id", i, n.ID)
		}
	}
}

func TestFindStatement(t *testing.T) {
	c := realCorpus(t)
	for name, want := range map[string]model.StatementID{
		"joint-statement-2019": "joint-statement-2019", " Joint-Statement-2019 ": "joint-statement-2019",
		"A/RES/73/27": "ga-res-73-27", "a/res/73/266": "ga-res-73-266", "A/70/174": "gge-2015", "A/76/135": "gge-2021",
		"73/27": "ga-res-73-27", "74/247": "ga-res-74-247",
		// The convention bears the symbol of the resolution that adopted it.
		"A/RES/79/243": "ga-res-79-243",
	} {
		if s, err := c.FindStatement(name); err != nil || s.ID != want {
			t.Errorf("%q is %v, %v, expected %s", name, s, err, want)
		}
	}
	for _, name := range []string{"", "73", "1/1", "joint", "A/RES/1/1"} {
		if s, err := c.FindStatement(name); err == nil {
			t.Errorf("%q finds %s, expected nothing", name, s.ID)
		}
	}
	for _, s := range c.Statements() {
		if found, err := c.FindStatement(string(s.ID)); err != nil || found != s {
			t.Errorf("%s is not found by its id", s.ID)
		}
	}
}

func TestFindGroup(t *testing.T) {
	c := realCorpus(t)
	for name, want := range map[string]model.GroupID{
		"eu": "eu", "EU": "eu", "European Union": "eu", "the European Union": "eu", "nato": "nato", "NATO": "nato",
		"african-union": "african-union", "African Union": "african-union", "un-security-council-p5": "un-security-council-p5",
	} {
		if g, err := c.FindGroup(name); err != nil || g.ID != want {
			t.Errorf("%q is %v, %v, expected %s", name, g, err, want)
		}
	}
	seen := map[string]model.GroupID{}
	for _, g := range c.Groups() {
		for _, name := range []string{string(g.ID), g.ShortName, g.Name} {
			if found, err := c.FindGroup(name); err != nil || found != g {
				t.Errorf("%q, a name of %s, finds %v, %v", name, g.ID, found, err)
			}
			if other, taken := seen[model.Fold(name)]; taken && other != g.ID {
				t.Errorf("%q names %s and %s", name, other, g.ID)
			}
			seen[model.Fold(name)] = g.ID
		}
	}
	if g, err := c.FindGroup(""); err == nil {
		t.Errorf("no name finds %s", g.ID)
	}
}

func TestNearest(t *testing.T) {
	list := []string{"alpha", "beta", "alphabet", "gamma"}
	for _, tc := range []struct {
		want string
		n    int
		out  []string
	}{
		{"alpha", 1, []string{"alpha"}},
		{"alpah", 1, []string{"alpha"}},
		{"bet", 2, []string{"beta", "alphabet"}},
		{"", 1, []string{"beta"}},
		{"gam", 0, nil},
		{"gam", 9, []string{"gamma", "beta", "alpha", "alphabet"}},
	} {
		if got := model.Nearest(tc.want, list, tc.n); !slices.Equal(got, tc.out) {
			t.Errorf("nearest %d to %q: %v, expected %v", tc.n, tc.want, got, tc.out)
		}
	}
	if got := model.Nearest("x", nil, 3); len(got) > 0 {
		t.Errorf("nearest of nothing: %v", got)
	}
}

// A slip of the fingers is one letter more, less or another, or two in each other's place.
func TestSlip(t *testing.T) {
	for _, c := range []struct {
		word, name string
		want       bool
	}{
		{"germny", "germany", true}, {"germanny", "germany", true}, {"germony", "germany", true}, {"gemrany", "germany", true},
		{"germany", "germany", false}, {"gerany", "germnny", false}, {"grmny", "germany", false}, {"", "a", true}, {"", "", false}, {"a", "b", true}, {"ab", "ba", true}, {"abcd", "badc", false},
	} {
		if got := model.Slip(c.word, c.name); got != c.want {
			t.Errorf("%q for %q: %v", c.word, c.name, got)
		}
	}
}
