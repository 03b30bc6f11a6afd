package model_test

import (
	"slices"
	"testing"

	"comity/assets"
	"comity/model"
)

const (
	paperFile = "implementation/can-gge-norms.yaml"
	paper     = paperFile + ":can-gge-norms: "
)

func TestFaultsOfDocuments(t *testing.T) {
	runFaultCases(t, []faultCase{
		{"unknown norm, with its line", []change{{paperFile, "norm: un/a", "norm: un/z"}},
			[]string{paper + `line 22: entry 2: norm is "un/z", expected the id of a norm, or un for the UN norms as a set`}},
		{"a point of the G7", []change{{paperFile, "norm: un/a", "norm: g7/1"}},
			[]string{paper + `line N: entry 2: norm is "g7/1", expected a UN norm`}},
		{"kinds of saying and mapping", []change{{paperFile, "says: view", "says: deed"}, {paperFile, "mapping: explicit", "mapping: guessed"}},
			[]string{paper + `line N: entry 1: says is "deed", expected one of measure, plan, need, view`,
				paper + `line N: entry 1: mapping is "guessed", expected one of explicit, assigned`}},
		{"unknown key", []change{{paperFile, "    mapping: explicit", "    maping: explicit"}},
			[]string{paper + `line N: unknown key "maping", expected one of its known keys; nearest: mapping`,
				paper + `line N: entry 1: mapping is "", expected one of explicit, assigned`}},
		{"a deed in our own voice", []change{{paperFile, "summary: Says it has drafted", "summary: Canada has drafted"}},
			[]string{paper + `line N: entry 2: summary begins "Canada", expected "Says": comity records words, not deeds`}},
		{"a quotation that is too long", []change{{paperFile, "      comprehensive national cybersecurity strategies.", "      comprehensive" + words(50)}},
			[]string{paper + `line N: entry 2: the quotation has 84 words, expected 60 at most`}},
		{"no quotation", []change{{paperFile, "    where: Opening", "    where: ''"}},
			[]string{paper + `line N: entry 1: where is missing, expected some text`}},
		{"kind, language, reading and date", []change{
			{paperFile, "kind: national-paper", "kind: rumour"}, {paperFile, "language: en", "language: English"},
			{paperFile, "read: copy", "read: not-read"}, {paperFile, "date_note:", "note:"},
		}, []string{
			paper + `kind is "rumour", expected one of national-paper, …`,
			paper + `read is "not-read", expected one of whole, part, copy`,
			paper + `language is "English", expected a code of two small letters such as en`,
			paper + `has no date and no date_note, expected one of them`,
		}},
		{"a State and an organisation", []change{{paperFile, "state: CAN", "state: CAN\norganization: EU"}},
			[]string{paper + `names "CANEU", expected either a state or an organization`}},
		{"an unknown State", []change{{paperFile, "state: CAN", "state: CAN\nalso: [XXX]"}},
			[]string{paper + `state and also contains "XXX", expected a code of countries.csv`}},
		{"another id", []change{{paperFile, "id: can-gge-norms", "id: can-paper"}},
			[]string{paper + `its id is "can-paper", expected the name of its file`}},
	})
}

// words is so many words.
func words(n int) string {
	out := ""
	for range n {
		out += " word"
	}
	return out
}

// A data folder adds a document, and replaces one whole.
func TestDocumentsOfAnOverlay(t *testing.T) {
	const added = "id: my-paper\nstate: FJI\nalso: [TON]\ntitle: Our paper\ndate: '2026'\nurl: https://example.org/paper\nlanguage: en\nkind: national-paper\n" +
		"read: whole\nread_note: whole\nconfidence: checked\nentries:\n  - {norm: un/k, says: measure, mapping: explicit, quote: We did., where: para 1, summary: Says it did something.}\n"
	c, err := model.Load(assets.Data(), overlay(t, change{"implementation/my-paper.yaml", "", added}, change{paperFile, "title: Canada’s", "title: Our"}))
	if err != nil {
		t.Fatal(err)
	}
	tonga, _ := c.Country("TON")
	k, _ := c.Norm("un/k")
	if got := saysOn(c, tonga, k); got != model.Measure {
		t.Errorf("a State that a document also speaks for says %q, expected a measure", got)
	}
	if d, _, err := c.FindDocument("can-gge-norms"); err != nil || d.Title != "Our implementation of the 2015 GGE norms" {
		t.Errorf("the replaced document is %+v", d)
	}
}

// saysOn is the strongest kind of saying of a State about a norm; empty for none.
func saysOn(c *model.Corpus, co *model.Country, n *model.Norm) model.Says {
	for _, s := range c.SaidBy(co) {
		if s.Norm == n.ID {
			return s.Says
		}
	}
	return ""
}

// The kinds of saying stand in their order, and views never among claims.
func TestSayings(t *testing.T) {
	c, err := model.Load(assets.Data())
	if err != nil {
		t.Fatal(err)
	}
	canada, _ := c.Country("CAN")
	a, _ := c.Norm("un/a")
	f, _ := c.Norm("un/f")
	if got := saysOn(c, canada, a); got != model.Measure {
		t.Errorf("Canada says %q about norm a, expected a measure", got)
	}
	if got := saysOn(c, canada, f); got != "" {
		t.Errorf("Canada says %q about norm f, expected nothing", got)
	}
	for _, n := range c.Norms() {
		said := c.SaidOn(n)
		if !slices.IsSortedFunc(said, func(x, y model.Said) int {
			return slices.Index(model.AllSays(), x.Says) - slices.Index(model.AllSays(), y.Says)
		}) {
			t.Errorf("%s: the kinds are not in their order", n.ID)
		}
		if !n.UN() && len(said) > 0 {
			t.Errorf("%s: a G7 point has sayings", n.ID)
		}
	}
	if total := len(c.AllSaid()); total != 153 || len(c.Documents()) != 69 {
		t.Errorf("%d entries in %d documents, expected 153 in 69", total, len(c.Documents()))
	}
	for _, tc := range []struct{ id, want string }{
		{"can-gge-norms", "Canada"}, {"aus-can-nzl-arria", "Australia with Canada and New Zealand"}, {"eu-oewg-norms-ci", "EU"},
		{"nordic-arria-2023", "Denmark with Finland, Iceland, Norway and Sweden"},
	} {
		d, _, _ := c.FindDocument(tc.id)
		if got := c.Speaker(d); got != tc.want {
			t.Errorf("%s is of %q, expected %q", tc.id, got, tc.want)
		}
	}
}
