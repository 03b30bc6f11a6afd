package model_test

import (
	"slices"
	"testing"

	"comity/model"
)

func groupByID(t *testing.T, c *model.Corpus, id string) *model.Group {
	t.Helper()
	g, ok := c.Group(model.GroupID(id))
	if !ok {
		t.Fatalf("no group %s", id)
	}
	return g
}

func day(t *testing.T, text string) model.Date {
	t.Helper()
	d, err := model.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestMembershipOnADay(t *testing.T) {
	c := realCorpus(t)
	for _, tc := range []struct {
		group, day string
		count      int
		in, out    string
	}{
		{"eu", "2019-09-23", 28, "GBR HRV", "NOR"},
		{"eu", "2020-01-31", 28, "GBR", ""}, // the last day counts
		{"eu", "2020-02-01", 27, "HRV", "GBR"},
		{"eu", "2013-06-30", 27, "GBR", "HRV"},
		{"eu", "2013-07-01", 28, "GBR HRV", ""}, // the first day counts
		{"eu", "2026-11-22", 27, "", "GBR"},
		{"nato", "2016-07-08", 28, "TUR ALB", "MNE MKD FIN SWE"},
		{"nato", "2021-07-19", 30, "MNE MKD", "FIN SWE"},
		{"nato", "2023-04-04", 31, "FIN", "SWE"},
		{"nato", "2024-03-07", 32, "FIN SWE", ""},
		{"commonwealth", "2018-04-20", 53, "GMB", "MDV GAB TGO"},
		{"commonwealth", "2013-10-03", 54, "GMB MDV", ""},
		{"commonwealth", "2014-01-01", 53, "MDV", "GMB"},
		{"council-of-europe", "2019-01-01", 47, "RUS", ""},
		{"council-of-europe", "2022-03-17", 46, "", "RUS"},
		{"sco", "2015-01-09", 6, "CHN KAZ KGZ RUS TJK UZB", "IND PAK"},
		{"brics", "2010-01-01", 4, "BRA RUS IND CHN", "ZAF"},
		{"african-union", "2023-06-08", 54, "MAR SSD", ""},
		{"african-union", "2016-12-31", 53, "SSD", "MAR"},
	} {
		name := tc.group + "@" + tc.day
		members, known := c.MembersOn(groupByID(t, c, tc.group), day(t, tc.day))
		if !known || len(members) != tc.count {
			t.Errorf("%s: %d members, known %v, expected %d", name, len(members), known, tc.count)
		}
		for _, code := range codes(tc.in) {
			if !slices.Contains(members, model.ISO3(code)) {
				t.Errorf("%s lacks %s", name, code)
			}
		}
		for _, code := range codes(tc.out) {
			if slices.Contains(members, model.ISO3(code)) {
				t.Errorf("%s has %s, expected not", name, code)
			}
		}
	}
}

// TestMembershipThatIsNotKnown: before 2010, and where no changes are
// recorded, nothing is claimed.
func TestMembershipThatIsNotKnown(t *testing.T) {
	c := realCorpus(t)
	for _, id := range []string{"freedom-online-coalition", "pacific-islands-forum", "arab-league", "caricom", "arf", "quad", "aukus"} {
		if members, known := c.MembersOn(groupByID(t, c, id), day(t, "2015-06-01")); known || members != nil {
			t.Errorf("%s in 2015: %v, expected not known", id, members)
		}
	}
	for _, id := range []string{"eu", "nato", "commonwealth", "un-security-council-p5"} {
		if members, known := c.MembersOn(groupByID(t, c, id), day(t, "2009-12-31")); known || members != nil {
			t.Errorf("%s in 2009: %v, expected not known", id, members)
		}
	}
}

// TestMembershipEqualsTheTextsOfTheDay: two lists made in different ways.
func TestMembershipEqualsTheTextsOfTheDay(t *testing.T) {
	c := realCorpus(t)
	for _, tc := range []struct{ group, statement string }{
		{"commonwealth", "commonwealth-cyber-2018"},
		{"nato", "nato-cyber-pledge-2016"},
		{"eu", "eu-cyber-diplomacy-toolbox-2017"},
		{"eu", "eu-common-understanding-2024"},
		{"osce", "osce-cbms-2013"},
		{"osce", "osce-cbms-2016"},
		{"asean", "asean-leaders-2018"},
		{"asean", "asean-norms-2018"},
		{"g7", "g7-ise-shima-2016"},
		{"g7", "g7-lucca-2017"},
		{"g7", "g7-dinard-2019"},
	} {
		s := statementByID(t, c, tc.statement)
		members, known := c.MembersOn(groupByID(t, c, tc.group), s.Date)
		if !known {
			t.Errorf("%s: members of %s not known", tc.statement, tc.group)
		}
		sameCodes(t, tc.statement+" and "+tc.group, asCodes(members), asCodes(s.States))
	}
	for _, tc := range []struct{ group, statement, organization string }{
		{"eu", "attribution-viasat-2022", "EU"},
		{"eu", "attribution-ms-exchange-2021", "EU"},
		{"nato", "attribution-ms-exchange-2021", "NATO"},
		{"african-union", "au-common-position-2024", "AU"},
	} {
		s := statementByID(t, c, tc.statement)
		members, _ := c.MembersOn(groupByID(t, c, tc.group), s.Date)
		for _, via := range s.StatesVia {
			if via.Organization == tc.organization {
				sameCodes(t, tc.statement+" via "+tc.organization, asCodes(via.States), asCodes(members))
			}
		}
	}
}

// TestUNRegionalGroups counts the Members; the State of Palestine takes part in
// the Asia-Pacific Group as an observer State and is not one of its 54.
func TestUNRegionalGroups(t *testing.T) {
	c := realCorpus(t)
	members, observers := map[string][]string{}, map[string][]string{}
	for _, co := range c.Countries() {
		if co.UNStatus == "member" {
			members[co.UNGroup] = append(members[co.UNGroup], string(co.ISO3))
		} else {
			observers[co.UNGroup] = append(observers[co.UNGroup], string(co.ISO3))
		}
	}
	for name, size := range map[string]int{
		"African Group": 54, "Asia-Pacific Group": 54, "Eastern European Group": 23, "GRULAC": 33, "WEOG": 29, "none": 0,
	} {
		if len(members[name]) != size {
			t.Errorf("%s has %d, expected %d", name, len(members[name]), size)
		}
	}
	sameCodes(t, "observers in the Asia-Pacific Group", observers["Asia-Pacific Group"], codes("PSE"))
	sameCodes(t, "observers in no group", observers["none"], codes("VAT"))
	sameCodes(t, "the African Group", members["African Group"], asCodes(groupByID(t, c, "african-union").Members))
	for code, group := range map[string]string{"USA": "WEOG", "TUR": "WEOG", "ISR": "WEOG", "KIR": "Asia-Pacific Group", "CYP": "Asia-Pacific Group", "EST": "Eastern European Group"} {
		if !slices.Contains(members[group], code) {
			t.Errorf("%s is not in %s", code, group)
		}
	}
}
