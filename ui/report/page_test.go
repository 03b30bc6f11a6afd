package report_test

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"comity/model"
	"comity/model/prose"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/uitest"
)

// unescape undoes the escapes of Markdown, by the rules of CommonMark.
func unescape(md string) string {
	return html.UnescapeString(regexp.MustCompile(`\\([!-/:-@\[-`+"`"+`{-~])`).ReplaceAllString(md, "$1"))
}

// quotations are the blockquotes of a page as they read.
func quotations(md string) []string {
	var out []string
	for line := range strings.SplitSeq(md, "\n") {
		if rest, ok := strings.CutPrefix(line, "> "); ok {
			out = append(out, unescape(rest))
		}
	}
	return out
}

// paragraphs splits a text at its line breaks.
func paragraphs(text string) []string {
	return slices.DeleteFunc(strings.Split(text, "\n"), func(p string) bool { return strings.TrimSpace(p) == "" })
}

func TestQuotationsAreExact(t *testing.T) {
	c := uitest.Corpus(t)
	same := func(name, md string, want []string) {
		got := quotations(md)
		if !slices.Equal(got, want) {
			t.Errorf("%s quotes\n%q\nwant\n%q", name, got, want)
		}
	}
	total := 0
	for _, n := range c.Norms() {
		want := []string{n.OfficialText}
		if explainer, ok := c.Explainer(n); ok { // its first quotation, and what it quotes besides
			want = quotations(explainer.Body)
			if len(want) == 0 || want[0] != n.OfficialText {
				t.Errorf("the explainer of %s begins with the quotation %q", n.ID, want)
			}
		}
		for _, step := range n.Lineage {
			if step.Quote != "" {
				want = append(want, step.Quote)
			}
		}
		same(string(n.ID), uitest.Markdown(t, c, place.OfNorm(n)), want)
		total += len(want)
	}
	for _, s := range c.Statements() {
		var want []string
		for _, q := range s.Quoted {
			want = append(want, q.Text)
		}
		want = append(want, paragraphs(s.FullText)...)
		same(string(s.ID), uitest.Markdown(t, c, place.OfStatement(s)), want)
		total += len(want)
	}
	for _, co := range c.Countries() {
		same(string(co.ISO3), uitest.Markdown(t, c, place.OfCountry(co)), nil)
	}
	if total < 23+40 {
		t.Errorf("only %d quotations were compared", total)
	}
}

// pages returns every page by its name.
func pages(t *testing.T, c *model.Corpus) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, n := range c.Norms() {
		all["norm "+string(n.ID)] = uitest.Markdown(t, c, place.OfNorm(n))
	}
	for _, s := range c.Statements() {
		all["statement "+string(s.ID)] = uitest.Markdown(t, c, place.OfStatement(s))
	}
	for _, co := range c.Countries() {
		all["country "+string(co.ISO3)] = uitest.Markdown(t, c, place.OfCountry(co))
	}
	return all
}

func TestEveryPage(t *testing.T) {
	accusation := regexp.MustCompile(`(?i)did not sign|refused to|failed to sign`)
	for name, md := range pages(t, uitest.Corpus(t)) {
		if !strings.HasPrefix(md, "# ") || strings.Contains(md, "\n# ") {
			t.Errorf("%s: the title is not the first line alone", name)
		}
		if strings.Contains(md, "\n\n\n") || strings.Contains(md, "** \n") || strings.Contains(md, "()") {
			t.Errorf("%s: something is empty:\n%s", name, md)
		}
		if m := accusation.FindString(prose.Unquoted(md)); m != "" { // an account in the press may be quoted
			t.Errorf("%s says %q", name, m)
		}
		if strings.ContainsFunc(md, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }) {
			t.Errorf("%s holds a control character", name)
		}
		for _, word := range model.Confidences() {
			grade := model.Confidence(word)
			marked := strings.Contains(md, "("+word+")") || strings.Contains(md, ", "+word+"](comity:source/") || strings.Contains(md, " **"+word+"**\n")
			explained := strings.Contains(md, "**"+strings.ToUpper(word[:1])+word[1:]+"**: "+grade.Meaning())
			if marked && grade.Mark() == word && !explained {
				t.Errorf("%s: what %q means is not said:\n%s", name, word, md)
			}
		}
	}
}

func TestConfidenceShows(t *testing.T) {
	c := uitest.Corpus(t)
	for _, s := range c.Statements() {
		top, _, _ := strings.Cut(uitest.Markdown(t, c, place.OfStatement(s)), "\n## ")
		if shown := strings.Contains(top, " **"+string(s.Confidence)+"**\n"); shown != (s.Confidence != model.Checked && !s.WithoutVote()) {
			t.Errorf("%s, confidence %s: it is shown: %v", s.ID, s.Confidence, shown)
		}
		if (s.Withheld() || s.Minimum()) && strings.Contains(uitest.Markdown(t, c, place.OfStatement(s)), "not listed**") {
			t.Errorf("%s has no complete list but says not listed", s.ID)
		}
	}
	shown := 0
	for _, n := range c.Norms() {
		explainer, ok := c.Explainer(n)
		if !ok {
			continue
		}
		unchecked := 0
		for _, cite := range model.Citations(explainer.Body) {
			if c.CitedGrade(cite) != model.Checked {
				unchecked++
			}
		}
		if got := graded(uitest.Markdown(t, c, place.OfNorm(n))); got != unchecked {
			t.Errorf("%s marks %d citations, want %d", n.ID, got, unchecked)
		}
		shown += unchecked
	}
	if shown == 0 {
		t.Error("no explainer has a claim that was not checked, which cannot be")
	}
}

func TestPagesSay(t *testing.T) {
	c := uitest.Corpus(t)
	all := pages(t, c)
	for name, md := range all {
		all[name] = report.Portable(md)
	}
	for name, wants := range map[string][]string{
		"norm un/f": {
			"UN norm **f** · A/70/174 para 13(f) · limiting", "G7 point 6: Same wording as the UN norm",
			"**Restates** 1: says the same", "11 April 2017 · G7 Lucca Declaration 2017",
			"**Endorses the set** ", "### Ways to put it into practice (comity's reading)",
			"## In one breath", "## Seen in the world", "## Still argued", "content compared in part with summaries by Digital Watch",
		},
		"norm g7/6":  {"UN norm f: Same wording"},
		"norm g7/12": {"Not in the UN list.", "## Where the wording comes from"},
		"statement joint-statement-2019": {
			"**Joint statement** · 23 September 2019 · joint-statement-2019",
			"**listed** 27 · **not listed** 166 · **not eligible** 2",
			"**Eastern European Group** 8: Czechia, Estonia, Hungary, Latvia, Lithuania, Poland, Romania, Slovakia",
			"## Full text",
		},
		"statement ga-res-73-27": {"adopted by 119 votes to 46, with 14 abstentions", "**yes** 119 · **no** 46 · **abstain** 14"},
		"statement ga-res-78-16": {
			"adopted by 161 votes to 9, with 11 abstentions", "**yes** 161 · **no** 9 · **abstain** 11 · **absent** 12",
			"**Zambia**: sources disagree: UN Digital Library, voting record 4029230 says yes (official, followed here)",
			"**Voting record** [UN Digital Library, record 4029230](https://digitallibrary.un.org/record/4029230)",
		},
		"statement ga-res-60-45": {"**Serbia**: derived; the record names Serbia and Montenegro."},
		"statement un-cybercrime-convention": {
			"**Stated number** 72 (71 States and the EU, on the depositary's page after Hanoi; Mauritius had not yet signed); on the list here: 72 States; named apart: EU",
		},
		"statement ga-res-76-19":               {"adopted without a vote", "**Adopted without a vote** 193"},
		"statement pall-mall-declaration-2024": {"**No list of States is shown**", "**unknown** 195"},
		"statement malabo-convention":          {"**Sources disagree** about 2 States", "**African Group** 2: Angola, Benin"},
		"statement attribution-georgia-2020": {
			"**The list is a known minimum**", "**Attributed to** Main Centre", "**Reply** On 20 February 2020 the Ministry of Foreign Affairs of the Russian Federation said:",
			"Georgia (attributed, as the State affected)",
		},
		"statement paris-call-2018":     {"**11 November 2021**: United States, EU", "**Also named:** EU, INTERPOL"},
		"statement pall-mall-code-2025": {"**Romania**: 7 April 2025"},
		"statement gge-2015":            {"consensus report", "**Source** · norms a to k: Paragraph 13", "**Chair** Carlos"},
		"country EST": {
			"Republic of Estonia · EST · UN Member since 17 September 1991", "capital Tallinn", "**Belongs to** EU, NATO",
			"### 2023\n\n- **no** Information security resolution 2023 (78/237)", "Experts serve in a personal capacity.",
			"adopted without a vote by the whole membership: Joint Russia-US resolution (76/19);",
			"**party** Budapest Convention · text of 23 November 2001, list as of 9 October 2024",
			"No list could be verified: ", "Pall Mall Declaration 2024",
		},
		"country TUR": {"**no** Information security resolution 2023 (78/237)", "**yes** Programme of action 2023 (78/16)"},
		"country NZL": {"**not listed** Budapest Convention", "joined later: acceded 28 August 2025"},
		"country SAU": {"BRICS (unverified)"},
		"country VAT": {"UN observer State since 6 April 1964", "in no UN regional group"},
	} {
		for _, want := range wants {
			if !strings.Contains(all[name], want) {
				t.Errorf("%s does not say %q:\n%s", name, want, all[name])
			}
		}
	}
	for name, never := range map[string]string{
		"statement attribution-georgia-2020": "Tuvalu", // long lists that say nothing are counts
		"statement joint-statement-2019":     "Chile",
		"statement ga-res-76-19":             "Tuvalu",
		"norm un/f":                          "does not list the eleven norms one by one", // a reason about the set, not about the norm
		"norm un/k":                          "one by one",
	} {
		if strings.Contains(all[name], never) {
			t.Errorf("%s says %q", name, never)
		}
	}
	for _, name := range []string{"country ISR", "country PSE"} {
		if strings.Contains(all[name], "capital") || strings.Contains(all[name], "Jerusalem") {
			t.Errorf("%s names a disputed capital", name)
		}
	}
}

func FuzzEscape(f *testing.F) {
	for _, seed := range []string{`a*b_c[d](e) <f> |g| ~h~ \i`, "&amp; &#38; & &x", "1. a", "\xff&\\#38;", "`code`"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data string) {
		md := report.Escape(data)
		if got := unescape(md); got != data && !strings.Contains(data, "\x00") {
			t.Errorf("Escape(%q) = %q, which reads %q", data, md, got)
		}
	})
}

// graded counts the citations on a page that carry a grade.
func graded(md string) int {
	return strings.Count(md, ", reported](comity:source/") + strings.Count(md, ", unverified](comity:source/")
}
