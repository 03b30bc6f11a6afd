package compare_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"comity/model"
	"comity/model/compare"
)

func TestParse(t *testing.T) {
	c := corpus(t)
	for _, tc := range []struct {
		asOf   string
		names  []string
		places []string
	}{
		{"", []string{"EST", "latvia"}, []string{"country/EST", "country/LVA"}},
		{"", []string{"country/ee", "group/eu", "Five Eyes"}, []string{"country/EST", "group/eu", "group/five-eyes"}},
		{"", []string{"eu", "EU@2019-09-23"}, []string{"group/eu", "group/eu@2019-09-23"}},
		{"", []string{"EU@2019", "EU@2020-02"}, []string{"group/eu@2019-12-31", "group/eu@2020-02-29"}},
		{"2020", []string{"EU", "country/EST"}, []string{"group/eu@2020-12-31", "country/EST"}}, // as of its end
		{"2019-09-23", []string{"EU", "group/G7"}, []string{"group/eu@2019-09-23", "group/g7@2019-09-23"}},
		{"", []string{"country/AU", "group/AU"}, []string{"country/AUS", "group/african-union"}},
		{"", []string{"joint-statement-2019", "A/RES/73/27", "statement/73/266"},
			[]string{"statement/joint-statement-2019", "statement/ga-res-73-27", "statement/ga-res-73-266"}},
	} {
		subjects, err := compare.Parse(c, tc.names, day(t, tc.asOf))
		if err != nil {
			t.Errorf("%q: %v", tc.names, err)
			continue
		}
		var places []string
		for _, s := range subjects.List {
			places = append(places, s.Place)
		}
		if !slices.Equal(places, tc.places) {
			t.Errorf("%q reads as %q, expected %q", tc.names, places, tc.places)
		}
		again, err := compare.Parse(c, places, model.Date{})
		if err != nil || !slices.Equal(again.Names(), subjects.Names()) {
			t.Errorf("%q reads as %q, %v", places, again.Names(), err)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	c := corpus(t)
	for _, tc := range []struct {
		names []string
		asOf  string
		says  string
	}{
		{nil, "", "two or more"},
		{[]string{"EST"}, "", "two or more"},
		{strings.Fields("EST LVA LTU FIN SWE NOR DNK"), "", "too many names: 7; one comparison takes at most 6"},
		{[]string{"EST", "Estonia"}, "", "country/EST is named twice"},
		{[]string{"EU@2019-09-23", "eu"}, "2019-09-23", "group/eu@2019-09-23 is named twice"},
		{[]string{"EST", "joint-statement-2019"}, "", "cannot compare a country with a statement; compare countries and groups, or statements"},
		{[]string{"AU", "NZL"}, "", `"AU" may be Australia (country/AUS) or African Union (group/african-union)`},
		{[]string{"EU@2019-13", "NZL"}, "", "is not a date"},
		{[]string{"EU@tomorrow\x1b[31m", "NZL"}, "", "is not a date"},
		{[]string{"Taiwan", "NZL"}, "", "Taiwan is named beside them in statement future-internet-2022"},
		{[]string{"Estonai", "NZL"}, "", `"Estonai"; nearest: Estonia`},
		{[]string{"NATOO", "NZL"}, "", "nearest: NATO"},
		{[]string{"group/natoo", "NZL"}, "", "no group is called"},
		{[]string{"country/Estonai", "NZL"}, "", "no country is called"},
		{[]string{"statement/joint", "NZL"}, "", `"joint" may be `},
		{[]string{"EEU@2019-09-23", "NZL"}, "", "no group is called"},
		{[]string{"", "NZL"}, "", "no country, group or statement is called"},
	} {
		_, err := compare.Parse(c, tc.names, day(t, tc.asOf))
		if err == nil || !strings.Contains(err.Error(), tc.says) || strings.Contains(err.Error(), "\x1b") {
			t.Errorf("%q: %v, expected %q", tc.names, err, tc.says)
		}
	}
	var missing *model.NotFoundError
	if _, err := compare.Parse(c, []string{"xx-yy", "NZL"}, model.Date{}); !errors.As(err, &missing) || len(missing.Nearest) != 3 {
		t.Errorf("a name that does not exist is %v", err)
	}
}

// TestEveryNameIsOneThing: only AU is a State and a group, and only one coalition
// a group and a text; both are asked for in full.
func TestEveryNameIsOneThing(t *testing.T) {
	c := corpus(t)
	var names []string
	for _, co := range c.Countries() {
		names = append(names, append([]string{string(co.ISO3), co.ISO2}, co.Aliases...)...)
	}
	for _, g := range c.Groups() {
		names = append(names, string(g.ID), g.ShortName)
	}
	for _, s := range c.Statements() {
		names = append(names, string(s.ID))
	}
	var twice []string
	for _, name := range slices.DeleteFunc(names, func(s string) bool { return s == "" }) {
		if _, err := compare.Parse(c, []string{name, name}, model.Date{}); !strings.Contains(err.Error(), "is named twice") {
			twice = append(twice, name)
		}
	}
	if slices.Sort(twice); !slices.Equal(slices.Compact(twice), []string{"AU", "freedom-online-coalition"}) {
		t.Errorf("these names are more than one thing, or none: %q", twice)
	}
}

func FuzzParse(f *testing.F) {
	c := corpus(f)
	f.Add("EU@2019-09-23", "EST", "2020-01-31")
	f.Add("statement/73/27", "joint-statement-2019", "")
	f.Add("group/@", "country/", "2009")
	f.Fuzz(func(t *testing.T, a, b, asOf string) {
		on, err := model.ParseDate(asOf)
		if err != nil {
			on = model.Date{}
		}
		subjects, err := compare.Parse(c, []string{a, b}, on)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\x1b") {
				t.Errorf("the error could change a terminal: %q", err)
			}
			return
		}
		compare.Of(c, subjects, on)
	})
}

// TestMembersAfterTheNewestList says from when the list of a group is that is
// asked for on a later day, and nothing on a day for which it is known.
func TestMembersAfterTheNewestList(t *testing.T) {
	c := corpus(t)
	for name, want := range map[string]string{
		"EU@2050-01-01": "the list of EU is that of 22 January 2026, the newest on record",
		"EU@2019-09-23": "",
		"EU@1990-01-01": "no members of EU are on record on 1 January 1990, nor whether it existed then; they are not known before 2010",
		"EU":            "",
	} {
		one, err := compare.ParseOne(c, name, model.Date{})
		if err != nil {
			t.Fatal(err)
		}
		if got := one.Caveat(); got != want {
			t.Errorf("%s: %q, not %q", name, got, want)
		}
	}
}
