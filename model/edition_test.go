package model_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"comity/assets"
	"comity/model"
)

const editionFile = "corpus.yaml"

// versionWith is the version of the corpus with changes laid over it.
func versionWith(t *testing.T, changes ...change) model.Version {
	t.Helper()
	c, err := model.Load(assets.Data(), overlay(t, changes...))
	if err != nil {
		t.Fatal(err)
	}
	return c.Version()
}

// TestVersionNamesTheRecords: whatever is changed in the records changes the
// version, and nothing else does.
func TestVersionNamesTheRecords(t *testing.T) {
	base := realCorpus(t).Version()
	if !regexp.MustCompile(`^20\d\d-\d\d-\d\d \([0-9a-f]{12}\)$`).MatchString(base.String()) {
		t.Errorf("the version is %q", base)
	}
	started, err := model.Unpack(assets.Packed())
	if err != nil {
		t.Fatal(err)
	}
	if started.Version() != base || started.Edition() != realCorpus(t).Edition() {
		t.Errorf("the compact form is %v, the files are %v", started.Version(), base)
	}
	for name, same := range map[string][]change{
		"nothing":            nil,
		"the same record":    {{jsFile, "confidence: checked", "confidence: checked\n"}},
		"not a record":       {{"README.md", "", "# Mine"}},
		"a comment":          {{jsFile, "id: ", "# mine\nid: "}},
		"another order":      {{jsFile, "place: New York, USA\n", ""}, {jsFile, "kind: ", "place: New York, USA\nkind: "}},
		"the edition itself": {{editionFile, "licence: CC-BY-4.0", "licence:   CC-BY-4.0"}},
	} {
		if got := versionWith(t, same...); got != base {
			t.Errorf("%s makes %v of %v", name, got, base)
		}
	}
	seen := map[string]string{base.Hash: "the corpus"}
	for name, other := range map[string][]change{
		"a statement":  {{jsFile, "confidence: checked", "confidence: unverified"}},
		"a norm":       {{unF, "title: Do not", "title: Never"}},
		"a page":       {{"pages/terms/attribution.md", "title: ", "title: The "}},
		"a new group":  {{"groups.yaml", "", group("new-group", "[EST]", "1", "unverified")}},
		"a tile":       {{"tilegrid.csv", "", "iso3,col,row\nEST,0,18\n"}},
		"what it is":   {{editionFile, "about: ", "about: Mine. "}},
		"a later date": {{editionFile, "compiled: '2", "compiled: '3"}},
	} {
		got := versionWith(t, other...)
		if before, taken := seen[got.Hash]; taken {
			t.Errorf("%s has the hash of %s, %s", name, before, got.Hash)
		}
		seen[got.Hash] = name
		if later := name == "a later date"; later != (got.Compiled.Compare(base.Compiled) > 0) {
			t.Errorf("%s: compiled on %v", name, got.Compiled)
		}
	}
}

func TestEditionFaults(t *testing.T) {
	const edition = editionFile + ":-: "
	for _, test := range []struct {
		name string
		text string
		want []string
	}{
		{"unknown key", "compiled: '2026-01-01'\ntitle: T\nabout: A\nlicence: MIT\nlicense_title: L\nlicence_title: L\nlicence_url: https://example.org/\n", []string{edition + `line N: unknown key "license_title", expected one of its known keys; nearest: licence_title`}},
		{"empty", "# nothing\n", []string{edition + "is empty, expected a record"}},
		{"only a month", "compiled: '2026-01'\ntitle: T\nabout: A\nlicence: MIT\nlicence_title: L\nlicence_url: https://example.org/\n",
			[]string{edition + `compiled is "2026-01", expected a day such as 2026-11-22`}},
		{"not a day", "compiled: soon\n", []string{edition + `line N: "soon" is not a date, expected 2019, 2019-09 or 2019-09-23`}},
		{"much missing", "compiled: '2026-01-01'\ntitle: ' '\nlicence_url: example.org\n", []string{
			edition + "title is missing, expected some text", edition + "about is missing, expected some text",
			edition + "licence is missing, expected some text", edition + "licence_title is missing, expected some text",
			edition + `licence_url is "example.org", expected a web address`,
		}},
		{"control character", "compiled: '2026-01-01'\ntitle: \"T\\e[2J\"\nabout: A\nlicence: MIT\nlicence_title: L\nlicence_url: https://example.org/\n",
			[]string{edition + "Title contains the control character U+001B, expected plain text"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			expectFaults(t, faultsOf(t, overlay(t, change{editionFile, "", test.text})), test.want...)
		})
	}
}

// TestCompiledIsTheNewestDay: no record may speak of a day after the one on
// which the corpus was compiled.
func TestCompiledIsTheNewestDay(t *testing.T) {
	c := realCorpus(t)
	compiled := c.Edition().Compiled
	check := func(what string, day model.Date) {
		if day.Compare(compiled) > 0 {
			t.Errorf("%s stands for %v, and the corpus was compiled on %v: change compiled in %s", what, day, compiled, editionFile)
		}
	}
	for _, s := range c.Statements() {
		check(string(s.ID), s.ListDate())
	}
	for _, g := range c.Groups() {
		check(string(g.ID), g.AsOf)
	}
	for _, n := range c.Norms() {
		if p, ok := c.Explainer(n); ok {
			for _, cite := range model.Citations(p.Body) {
				check(string(p.ID), cite.AsOf)
			}
		}
	}
	for _, p := range slices.Concat(c.Pages(), c.Terms()) {
		for _, cite := range model.Citations(p.Body) {
			check(string(p.ID), cite.AsOf)
		}
	}
}

// TestUnpackWantsAVersion: a compact form without the hash is of no edition.
func TestUnpackWantsAVersion(t *testing.T) {
	head, body, _ := strings.Cut(string(realCorpus(t).Pack()), "\n")
	for _, damaged := range []string{"comity corpus 3", head[:len(head)-1], head + "0", "comity corpus 2"} {
		if c, err := model.Unpack(damaged + "\n" + body); err == nil || c != nil {
			t.Errorf("%q was read", damaged)
		}
	}
}
