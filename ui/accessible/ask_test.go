package accessible_test

import (
	"strings"
	"testing"

	"comity/ui/accessible"
)

// A line that is no command and no name is asked.
func TestQuestions(t *testing.T) {
	o := accessible.Options{}
	for typed, want := range map[string]string{
		"nato not joint statement 2019":         "9. Türkiye: not listed.\n",
		"how did brazil vote on 73/27":          "Brazil: abstain (abstained), OEWG resolution (73/27), 5 December 2018.",
		"nato not joint statement 2019\ncite":   "Answer to: nato not joint statement 2019.",
		"nato not joint statement 2019\nwhere":  "ask?q=nato+not+joint+statement+2019\n",
		"scores Chile with Peru\ncite":          "Comparison of Chile, Peru.",
		"compare Chile and Peru\ncite":          "Comparison of Chile, Peru.",
		"votes chile":                           "1. Information security resolution 2023 (78/237): abstain, 22 December 2023.",
		"votes holy see":                        "Holy See: no entry on record for votes.\nNote: Holy See: an observer State of the United Nations, which has no vote in the General Assembly.\n",
		"matrix eu resolutions":                 "No such resolution is on record.",
		"timeline zzz":                          "No text matches \"zzz\".",
		"diff norm f":                           "Name two wordings: diff k with g7/11",
		"pins to file":                          "Pins stands alone: say pins.\n",
		"export answer":                         "No file is written here.",
		"which votes did all P5 vote the same":  "5 of 5 States: yes 5",
		"who signed the paris call on a Sunday": "Not understood: Sunday.",
		"zxcv qwer":                             "Not known:",
		"Estona":                                "Nearest: Estonia",
		"AU":                                    "\"AU\" may be one of 2 records.\n1. Australia, country.\n2. African Union, group.\n",
		"AU\n2":                                 "African Union, 9 sections.",
		"matrix AU":                             "1. Australia, country.",
		"groups AU":                             "1. Australia, country.",
		"scores AU with Chile":                  "\"AU\" may be Australia (country/AUS) or African Union (group/african-union).\n",
		"pin AU":                                "\"AU\" may be Australia (country/AUS) or African Union (group/african-union).\n",
		"cite AU":                               "\"AU\" may be Australia (country/AUS) or African Union (group/african-union).\n",
		"korea":                                 "1. DPRK, country.\n2. Republic of Korea, country.\n",
		"how did brazil vote on 73/27\nand Japan?": "Asked: how did Japan vote on 73/27.\nJapan: no (voted against)",
		"how did brazil vote on 73/27\nand Japan":  "Asked: how did Japan vote on 73/27.\nJapan: no (voted against)",
	} {
		if said := visit(t, o, append(strings.Split(typed, "\n"), "all")...); !strings.Contains(said, want) {
			t.Errorf("%q: want %q in\n%s", typed, want, said)
		}
	}
}

// A group filters every list of States, and a region is a group.
func TestGroupsFilter(t *testing.T) {
	for typed, want := range map[string]string{
		"who signed the paris call\nfilter nato": "Who signed the Paris Call: 81 of 195 States, with \"nato\": 31.",
		"matrix ga-res-73-27\nfilter baltic":     "with \"baltic\": 3.\nNo:\n1. Estonia\n2. Latvia\n3. Lithuania\n",
		"countries weog":                         "Countries in WEOG, by name: 29.",
		"weog":                                   "Countries in WEOG, by name: 29.",
		"open group/africa":                      "Africa, 9 sections.",
		"scores weog with africa":                "WEOG: 29 members, whatever the day of a text.\nAfrica: 54 members, whatever the day of a text.\n",
		"map statement=joint-statement-2019\nfilter five eyes": "with \"five eyes\": 5.\n",
	} {
		if said := visit(t, accessible.Options{}, strings.Split(typed, "\n")...); !strings.Contains(said, want) {
			t.Errorf("%q: want %q in\n%.1500s", typed, want, said)
		}
	}
}
