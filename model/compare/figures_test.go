package compare_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"comity/model"
	"comity/model/compare"
	"comity/model/relation"
)

// TestFiguresOfTheContract: the EU and the G7 on the day of the joint statement.
func TestFiguresOfTheContract(t *testing.T) {
	c := corpus(t)
	for _, tc := range []struct {
		asOf string
		eu   string
	}{{"", "EU@2019-09-23"}, {"2019-09-23", "EU"}} {
		cmp := of(t, c, tc.asOf, tc.eu, "G7")
		text := textOf(t, &cmp, "joint-statement-2019")
		eu, g7 := text.Stands[0], text.Stands[1]
		if eu.Joined != 18 || eu.Known != 28 || eu.Members != 28 || eu.Counts[model.Listed] != 18 || eu.Counts[model.NotListed] != 10 {
			t.Errorf("EU: %d of %d of %d, expected 18 of 28", eu.Joined, eu.Known, eu.Members)
		}
		if g7.Joined != 7 || g7.Known != 7 {
			t.Errorf("G7: %d of %d, expected 7 of 7", g7.Joined, g7.Known)
		}
		if text.Category != relation.AllJoined || math.Abs(text.Apart.Gap-10.0/28) > 1e-9 || text.Apart.Level != compare.Together {
			t.Errorf("%s, apart %+v", text.Category.Key(), text.Apart)
		}
	}
}

// TestOverlapOfTheTwoJointStatements: eight of 28.
func TestOverlapOfTheTwoJointStatements(t *testing.T) {
	c := corpus(t)
	cmp := of(t, c, "", "first-committee-2018", "joint-statement-2019")
	o := cmp.Overlap
	if all, ok := o.All(); all != 28 || !ok {
		t.Errorf("%d in the union, expected 28", all)
	}
	p := o.Pairs[0]
	if p.Same != 8 || p.Of != 28 || p.SizeA != 9 || p.SizeB != 27 || p.Unknown != 0 || p.Closed != 0 {
		t.Errorf("%+v, expected 8 of 28, from 9 and 27", p)
	}
	var rows []string
	for _, r := range o.Rows {
		var codes []string
		for _, co := range r.States {
			codes = append(codes, string(co.ISO3))
		}
		rows = append(rows, o.Name(r.Joined)+": "+strings.Join(codes, " "))
	}
	if len(rows) != 3 || len(o.Rows[0].States) != 19 ||
		rows[1] != "First Committee joint statement 2018 (nine States) and "+statement(t, c, "joint-statement-2019").ShortTitle+": AUS CAN EST JPN NLD NZL KOR GBR" ||
		rows[2] != "only First Committee joint statement 2018 (nine States): CHL" {
		t.Errorf("rows are %q", rows)
	}
}

// TestOverlapsEqualASlowCount: every State is in one row, in doubt, or on none.
func TestOverlapsEqualASlowCount(t *testing.T) {
	c := corpus(t)
	for _, ids := range []string{
		"paris-call-2018 budapest-convention joint-statement-2019 future-internet-2022 counter-ransomware-initiative tallinn-mechanism-2023",
		"ga-res-73-27 ga-res-73-266 ga-res-78-16", "malabo-convention budapest-convention", "second-ministerial-2019 paris-call-2018",
		"osce-cbms-2016 joint-statement-2019", "gge-2015 gge-2017 gge-2021",
	} {
		names := strings.Fields(ids)
		o := of(t, c, "", names...).Overlap
		rows, doubts := 0, 0
		for _, co := range c.Countries() {
			var key compare.Set
			unknown := false
			for i, id := range names {
				s := statement(t, c, id)
				if slices.Contains(s.States, co.ISO3) || slices.Contains(s.SignedNotRatified, co.ISO3) || slices.Contains(s.Votes.Yes, co.ISO3) {
					key |= 1 << i
				} else if s.ListStatus != "" && co.UNSince.Compare(s.ListDate()) <= 0 && co.ISO3 != "VAT" && co.ISO3 != "PSE" ||
					slices.Contains(s.Disputed, co.ISO3) || slices.Contains(s.Votes.Unresolved, co.ISO3) {
					unknown = true
				}
			}
			in := 0
			for _, r := range o.Rows {
				if slices.Contains(r.States, co) {
					in++
					if r.Joined != key {
						t.Errorf("%s: %s is in the row %b, expected %b", ids, co.ISO3, r.Joined, key)
					}
				}
			}
			doubt := slices.ContainsFunc(o.Doubts, func(d compare.Doubt) bool { return slices.Contains(d.States, co) && d.Joined == key })
			if want := key != 0 && !unknown; (in == 1) != want || in > 1 || doubt != unknown {
				t.Errorf("%s: %s is in %d rows, in doubt %v; expected %v, %v", ids, co.ISO3, in, doubt, want, unknown)
			}
			rows += in
			if doubt {
				doubts++
			}
		}
		if all, _ := o.All(); all != rows {
			t.Errorf("%s: %d in all, expected %d", ids, all, rows)
		}
		for i, r := range o.Rows[1:] {
			if len(r.States) > len(o.Rows[i].States) {
				t.Errorf("%s: the rows are not sorted by size", ids)
			}
		}
	}
}

// TestOverlapLeavesOut: what has no supporters by name, or cannot be scored.
func TestOverlapLeavesOut(t *testing.T) {
	c := corpus(t)
	cmp := of(t, c, "2023-12-31", "paris-call-2018", "ga-res-70-237", "pall-mall-declaration-2024", "joint-statement-2019", "ga-res-73-27")
	o := cmp.Overlap
	if len(o.Statements) != 3 || len(o.Bodies) != 1 || o.Bodies[0].ID != "ga-res-70-237" || cmp.Later != 1 {
		t.Errorf("%d statements, without a vote %d, later %d", len(o.Statements), len(o.Bodies), cmp.Later)
	}
	if len(cmp.LaterLists) != 1 || cmp.LaterLists[0].ID != "paris-call-2018" {
		t.Errorf("lists of a later day: %v", cmp.LaterLists)
	}
	if _, ok := o.All(); ok || !o.Mixed {
		t.Error("votes and lists are in one total")
	}
	for _, p := range o.Pairs {
		_, ok := p.Value()
		if mixed := p.B == 2; ok == mixed {
			t.Errorf("a score of %d and %d: %v, %q", p.A, p.B, ok, p.Why())
		}
	}
	withheld := of(t, c, "", "pall-mall-declaration-2024", "joint-statement-2019").Overlap
	if len(withheld.Withheld) != 1 || len(withheld.Pairs) != 0 || len(withheld.Rows) != 1 {
		t.Errorf("a list that is withheld: %+v", withheld)
	}
	minimum := of(t, c, "", "second-ministerial-2019", "joint-statement-2019").Overlap.Pairs[0]
	if minimum.SizeA != 3 || minimum.SizeB != 27 || minimum.Of != 3 || minimum.Unknown != 24 {
		t.Errorf("a known minimum of 3: %+v", minimum)
	}
}

// TestStandsAreCountedFromTheActs: k of n of a group, never of those who could not.
func TestStandsAreCountedFromTheActs(t *testing.T) {
	c := corpus(t)
	cmp := of(t, c, "", "NATO", "AU@2023-01-01", "ASEAN")
	for _, text := range cmp.Texts {
		for i, s := range text.Stands {
			joined, eligible, unknown := 0, 0, 0
			for _, co := range cmp.Subjects.List[i].Members {
				act := c.Act(text.Statement, co)
				if act.Open() {
					eligible++
				}
				if act == model.Unknown {
					unknown++
				}
				if act.Joined() {
					joined++
				}
			}
			if s.Joined != joined || s.Eligible() != eligible || s.Unknown != unknown || s.Members != len(cmp.Subjects.List[i].Members) {
				t.Errorf("%s: %+v, expected %d of %d, %d unknown", text.Statement.ID, s, joined, eligible, unknown)
			}
		}
	}
}

// TestMembersThatAreNotKnown: the comparison says so and claims nothing.
func TestMembersThatAreNotKnown(t *testing.T) {
	c := corpus(t)
	cmp := of(t, c, "", "FOC@2015-06-01", "EST")
	if len(cmp.Caveats) != 1 || cmp.Caveats[0] != "no members of FOC are on record on 1 June 2015, nor whether it existed then; they are not known before 12 February 2026" {
		t.Errorf("caveats are %q", cmp.Caveats)
	}
	p := cmp.Pairs[0]
	if p.Votes.Of != 0 || p.Votes.Unknown != 17 || p.Lists.Of != 0 || p.Lists.Neither != 0 {
		t.Errorf("something is claimed of members that are not known: %+v", p)
	}
	if n := len(in(cmp, relation.AllJoined)) + len(in(cmp, relation.OneJoined)) + len(in(cmp, relation.NoneListed)) + len(cmp.Divergent()); n > 0 {
		t.Errorf("%d texts claim something", n)
	}
}

// TestDivergent: opposite votes first, and never because something is unknown.
func TestDivergent(t *testing.T) {
	c := corpus(t)
	cmp := of(t, c, "", "RUS", "USA")
	texts := cmp.Divergent()
	opposed, last := 0, compare.Opposed
	for _, text := range texts {
		a, b := text.Stands[0].Act, text.Stands[1].Act
		for _, act := range []model.Act{a, b} {
			if act == model.Unknown || act == model.NotEligible {
				t.Errorf("%s: apart, and one is %s", text.Statement.ID, act.Word())
			}
		}
		if a == b {
			t.Errorf("%s: apart, with %s and %s", text.Statement.ID, a.Word(), b.Word())
		}
		if text.Apart.Level > last {
			t.Errorf("%s: %s stands after %s", text.Statement.ID, text.Apart.Level.Word(), last.Word())
		}
		last = text.Apart.Level
		if last == compare.Opposed {
			opposed++
		}
	}
	if want := cmp.Pairs[0].Votes.Opposed(); opposed != want || opposed < 10 {
		t.Errorf("%d opposite votes stand first, expected %d", opposed, want)
	}
	groups := of(t, c, "", "EU@2018-12-05", "SCO")
	if first := groups.Divergent()[0]; first.Apart.Level != compare.Opposed || first.Apart.Gap != 1 {
		t.Errorf("EU and SCO are furthest apart on %s: %+v", first.Statement.ID, first.Apart)
	}
}

// TestAsOf: later texts are counted, later names had not joined.
func TestAsOf(t *testing.T) {
	c := corpus(t)
	later := 0
	for _, s := range c.Statements() {
		if s.Date.Compare(day(t, "2019-11-10")) > 0 {
			later++
		}
	}
	cmp := of(t, c, "2019-11-10", "TUN", "EST")
	if cmp.Later != later || len(cmp.Texts) != len(c.Statements())-later {
		t.Errorf("%d later and %d texts, expected %d later", cmp.Later, len(cmp.Texts), later)
	}
	if act := textOf(t, &cmp, "paris-call-2018").Stands[0].Act; act != model.NotListed {
		t.Errorf("Tunisia, which joined the Paris Call on 11 November 2019, is %q the day before", act.Word())
	}
	cmp = of(t, c, "2019-11-11", "TUN", "EST")
	if act := textOf(t, &cmp, "paris-call-2018").Stands[0].Act; act != model.Listed {
		t.Errorf("Tunisia is %q on the day it joined the Paris Call", act.Word())
	}
}

// What the EU made in the name of its members is counted as that, and is no
// difference from an alliance of which most are its members.
func TestMembersNamedThroughTheirOrganisation(t *testing.T) {
	c := of(t, corpus(t), "", "eu", "nato")
	text := textOf(t, &c, "eu-arria-2024")
	for i, want := range []string{"27 of 27 via an organisation", "5 of 32 joined, 23 via an organisation"} {
		if got, _ := text.Stands[i].Told(text.Statement); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for _, one := range c.Divergent() {
		if one.Statement == text.Statement {
			t.Errorf("divergent: %+v", one.Apart)
		}
	}
}

// Signatories are said to have signed, in a narrow column too.
func TestSignatoriesSigned(t *testing.T) {
	c := of(t, corpus(t), "", "eu", "asean")
	text := textOf(t, &c, "un-cybercrime-convention")
	for i, want := range []string{"13 of 27 signed", "7 of 11 signed"} {
		if words, short := text.Stands[i].Told(text.Statement); words != want || short != want {
			t.Errorf("%q and %q, want %q", words, short, want)
		}
	}
	mixed := compare.Stand{Joined: 2}
	mixed.Counts[model.Party], mixed.Counts[model.Signatory] = 1, 1
	if words, short := mixed.JoinedOf(text.Statement); !strings.HasSuffix(words, " joined or signed") || !strings.HasSuffix(short, " joined/signed") {
		t.Errorf("%q and %q", words, short)
	}
}

// A heading over groups does not say that all of their members did, or that none did.
func TestHeadingsOfGroupsSayMoreThanHalf(t *testing.T) {
	c := of(t, corpus(t), "", "eu", "nato")
	code := textOf(t, &c, "pall-mall-code-2025")
	if got := code.Apart.Words(); got != "on the list, and not listed (of a group: more than half)" {
		t.Error(got)
	}
	for _, s := range c.Sections() {
		switch {
		case s.Key == compare.OnlyKey(0):
			if want := "More than half of the members of EU joined, not of NATO"; s.Heading != want {
				t.Errorf("%q, want %q", s.Heading, want)
			}
		case s.Key == compare.AllJoinedKey, s.Key == "none-listed", s.Key == "only-spoken", s.Key == "agency":
			if !strings.Contains(s.Heading, "(of a group: more than half)") {
				t.Error(s.Heading)
			}
		}
	}
	mixed := of(t, corpus(t), "", "CHL", "eu")
	if got := mixed.Sections()[1].Heading; !strings.HasPrefix(got, "Of the two, only Chile ") || !strings.HasSuffix(got, " (of a group: more than half)") {
		t.Error(got)
	}
}
