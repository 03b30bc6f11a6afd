package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"comity/model"
)

// TestWithheldListReadsUnknown: a list that could not be verified says nothing
// about any State.
func TestWithheldListReadsUnknown(t *testing.T) {
	c := realCorpus(t)
	var withheld []string
	for _, s := range c.Statements() {
		if !s.Withheld() {
			continue
		}
		withheld = append(withheld, string(s.ID))
		eligible := 195
		if s.OpenTo == "un-members" {
			eligible = 193
		}
		if n := c.Counts(s)[model.Unknown]; n != eligible {
			t.Errorf("%s is withheld and %d States read unknown, expected all %d", s.ID, n, eligible)
		}
		for _, co := range c.Countries() {
			if c.Act(s, co) == model.NotEligible {
				continue
			}
			if note := c.Participation(s, co).Note; note != "no list could be verified" {
				t.Errorf("%s, %s: note %q", s.ID, co.ISO3, note)
			}
		}
	}
	slices.Sort(withheld)
	sameCodes(t, "withheld lists", withheld, []string{"pall-mall-declaration-2024", "poc-directory", "programme-of-action-2020"})
}

// TestMinimumListsNeverReadNotListed: where only some were verified, the rest
// is unknown.
func TestMinimumListsNeverReadNotListed(t *testing.T) {
	c := realCorpus(t)
	want := codes("attribution-albania-2022 attribution-apt10-2018 attribution-apt28-2024 attribution-georgia-2020 " +
		"attribution-apple-2023 attribution-harbin-2025 attribution-petrol-stations-2023 " +
		"attribution-ms-exchange-2021 attribution-notpetya-2018 attribution-solarwinds-2021 attribution-viasat-2022 " +
		"attribution-wannacry-2017 second-ministerial-2019 " +
		"advisory-apt28-routers-2026 advisory-hacktivists-2025 attribution-apt31-2024 attribution-apt31-czechia-2025 " +
		"attribution-denmark-2025 attribution-dfs-2025 attribution-gru-2025 attribution-isoon-2025 " +
		"attribution-star-blizzard-2023 undersea-cables-2024")
	var got []string
	for _, s := range c.Statements() {
		if s.Kind == "attribution" && !s.Minimum() {
			t.Errorf("%s is an attribution and no minimum", s.ID)
		}
		if !s.Minimum() {
			continue
		}
		got = append(got, string(s.ID))
		if listed := did(t, c, string(s.ID), model.NotListed); len(listed) > 0 {
			t.Errorf("%s is a minimum and %v read not listed", s.ID, listed)
		}
	}
	sameCodes(t, "minimum lists", got, want)
}

// TestSpokenForIsNotListed: a declaration of the EU or NATO leaves its members
// "via", and a State with words of its own keeps them.
func TestSpokenForIsNotListed(t *testing.T) {
	c := realCorpus(t)
	for _, tc := range []struct {
		id, code string
		act      model.Act
		note     string
	}{
		{"attribution-viasat-2022", "EST", model.Listed, "joined, naming the GRU"},
		{"attribution-viasat-2022", "FRA", model.Via, "spoken for by EU"},
		{"attribution-viasat-2022", "JPN", model.Unknown, "the list is a known minimum"},
		{"attribution-ms-exchange-2021", "DEU", model.Via, "spoken for by NATO and EU"},
		{"attribution-ms-exchange-2021", "TUR", model.Via, "spoken for by NATO"},
		{"attribution-ms-exchange-2021", "NZL", model.Listed, "attributed"},
		{"au-common-position-2024", "KEN", model.Via, "spoken for by AU"},
		{"malabo-convention", "AGO", model.Unknown, "sources disagree"},
		{"budapest-convention", "IRL", model.Signatory, "signed, not ratified"},
		{"budapest-convention", "NZL", model.NotListed, "joined later: acceded 28 August 2025, in force 1 December 2025"},
	} {
		p := c.Participation(statementByID(t, c, tc.id), countryByCode(t, c, tc.code))
		if p.Act != tc.act || p.Note != tc.note {
			t.Errorf("%s on %s: %q, %q, expected %q, %q", tc.code, tc.id, p.Act.Word(), p.Note, tc.act.Word(), tc.note)
		}
	}
}

// TestAdoptedWithoutVote: the whole membership of the day, and nobody behind a
// norm because of it.
func TestAdoptedWithoutVote(t *testing.T) {
	c := realCorpus(t)
	for _, id := range []string{"ga-res-70-237", "ga-res-76-19", "ga-res-79-243", "oewg-2021", "oewg-2025"} {
		s := statementByID(t, c, id)
		if !s.WithoutVote() {
			t.Errorf("%s has a list, expected adoption without a vote", id)
		}
		n := c.Counts(s)
		if n[model.WithoutVote] != 193 || n[model.Member] != 0 || n[model.NotEligible] != 2 {
			t.Errorf("%s: %d adopted it without a vote and %d are not eligible, expected 193 and 2", id, n[model.WithoutVote], n[model.NotEligible])
		}
	}
}

// TestWhoIsBehindANorm: a text on the same subject is no citation, and experts
// sit in their own name.
func TestWhoIsBehindANorm(t *testing.T) {
	c := realCorpus(t)
	for _, tc := range []struct {
		statement, norm string
		how             model.How
	}{
		{"gge-2015", "un/f", model.Origin},
		{"gge-2021", "un/f", model.Explains},
		{"g7-lucca-2017", "un/k", model.Restates},
		{"g7-lucca-2017", "g7/12", model.Origin},
		{"joint-statement-2019", "un/e", model.Set},
		{"joint-statement-2019", "un/c", model.Set},
		{"joint-statement-2019", "g7/12", model.NotCarried},
		{"budapest-convention", "un/d", model.Subject},
		{"ga-res-70-237", "un/a", model.Set},
		{"g20-antalya-2015", "g7/12", model.Restates},
	} {
		n, ok := c.Norm(model.NormID(tc.norm))
		if !ok {
			t.Fatalf("no norm %s", tc.norm)
		}
		s := statementByID(t, c, tc.statement)
		if how := c.How(s, n); how != tc.how {
			t.Errorf("%s carries %s as %q, expected %q", tc.statement, tc.norm, how, tc.how)
		}
		if tc.how != model.NotCarried && c.Why(s, n) == "" {
			t.Errorf("%s carries %s without a reason", tc.statement, tc.norm)
		}
	}
	for _, tc := range []struct {
		norm, code string
		act        model.Act
		count      int // statements in which it spoke
	}{
		{"un/f", "SSD", model.Unknown, 0},     // adopted without a vote, and lists that are withheld or minimums
		{"un/f", "BLR", model.Unknown, 0},     // an expert, and the same lists
		{"un/d", "KGZ", model.Unknown, 0},     // texts on the same subject, and the same lists
		{"g7/1", "KGZ", model.NotEligible, 0}, // only the G7 could join what carries it
		// The Pall Mall code, the Declaration for the Future of the Internet, the
		// joint statement, the Paris Call, the two of the First Committee, and as a
		// member the EU toolbox and the NATO pledge; no attribution.
		// Beside the Security Council, the joint statement of June 2024, that on
		// health care, and the Nordic-Baltic and United States statement of 2016.
		{"un/f", "EST", model.Listed, 9},
		{"g7/12", "ITA", model.Member, 2}, // Antalya and Lucca
	} {
		norm, _ := c.Norm(model.NormID(tc.norm))
		act, count := c.Standing(norm, countryByCode(t, c, tc.code))
		if act != tc.act || count != tc.count {
			t.Errorf("%s behind %s: %q on %d, expected %q on %d", tc.code, tc.norm, act.Word(), count, tc.act.Word(), tc.count)
		}
	}
}

// TestEveryRecordEqualsTheResearchedFacts compares days, numbers and
// confidence with records.txt: nothing is rounded up on the way.
func TestEveryRecordEqualsTheResearchedFacts(t *testing.T) {
	c := realCorpus(t)
	got := map[string]bool{}
	for _, s := range c.Statements() {
		asOf, votes := s.AsOf.String(), "-"
		if asOf == "" {
			asOf = "-"
		}
		if s.RollCall() {
			votes = fmt.Sprintf("%d-%d-%d", s.StatedVotes.Yes, s.StatedVotes.No, s.StatedVotes.Abstain)
		}
		got[fmt.Sprintf("statement %s %s %s %s %s %d %s %s", s.ID, s.Date, asOf, s.Kind, s.Adoption, s.StatedCount, votes, s.Confidence)] = true
	}
	for _, g := range c.Groups() {
		got[fmt.Sprintf("group %s %s %d %s", g.ID, g.AsOf, g.StatedCount, g.Confidence)] = true
	}
	for _, p := range c.Positions() {
		got[fmt.Sprintf("position %s%s %d %s", p.State, p.Organization, p.Year, p.Confidence)] = true
	}
	for _, n := range c.Norms() {
		got[fmt.Sprintf("norm %s %s %s", n.ID, strings.ReplaceAll(n.Kind, " ", "-"), n.Confidence.OfficialText)] = true
	}
	lines := testdataLines(t, "records.txt")
	for _, line := range lines {
		if key := strings.Join(line, " "); !got[key] {
			t.Errorf("the corpus does not say: %s", key)
		}
	}
	if len(lines) < 150 {
		t.Errorf("only %d records are pinned", len(lines))
	}
}
