package accessible_test

import (
	"fmt"
	"strings"
	"testing"

	"comity/ui/accessible"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/uitest"
)

// scenes are places of every scene, as the explorer copies them.
func scenes() []string {
	return []string{
		"matrix", "matrix?of=eu&rows=acts&columns=kind", "matrix?by=region&kind=resolution&asof=2018", `matrix?who=member("eu")&hide=EST,joint-statement-2019`,
		"map", "map?statement=joint-statement-2019", "map?pin=joint-statement-2019,paris-call-2018", `map?who=member("eu")`, "map?statement=joint-statement-2019&asof=2010",
		"matrix?says=un", "matrix?says=g,j&of=eu", "map?says=g",
		"timeline", "timeline?zoom=year&at=gge-2015", "timeline?zoom=month&asof=2018", "compare?of=EST,CHL", "compare?of=EU,NATO,Chile&asof=2019",
		"compare?of=joint-statement-2019,paris-call-2018", "compare?of=EST", "crosswalk", "diff?of=un/d,g7/4", "diff?of=first-committee-2018,joint-statement-2019",
	}
}

// Every scene is said by its place, and where leads back to what it shows.
func TestScenesAreSaid(t *testing.T) {
	c := uitest.Corpus(t)
	for _, at := range scenes() {
		said := visit(t, accessible.Options{Corpus: c}, "open "+at, "top", "where")
		kind, _, _ := strings.Cut(at, "?")
		if strings.Contains(said, "Not known") || !strings.Contains(said, "\n"+kind) {
			t.Errorf("%s is not said:\n%s", at, said)
		}
		again := visit(t, accessible.Options{Corpus: c}, "open "+placeIn(said, kind), "top", "where")
		if said != again {
			t.Errorf("%s leads to\n%s\nand not back to\n%s", at, again, said)
		}
	}
}

// placeIn is the last line of what was said that is a place of a kind.
func placeIn(said, kind string) string {
	at := ""
	for line := range strings.Lines(said) {
		if line = strings.TrimSpace(line); line == kind || strings.HasPrefix(line, kind+"?") {
			at = line
		}
	}
	return at
}

// What a scene says is what the corpus holds, with counts and reasons; numbers
// lead from a row to its cells, and from a cell to the text.
func TestWhatScenesSay(t *testing.T) {
	c := uitest.Corpus(t)
	for typed, want := range map[string]string{
		"map joint-statement-2019":                             "In all: listed 27; not listed 166; not eligible 2.\nListed, 27 States:\n1. Australia\n",
		"map paris-call-2018 with joint-statement-2019":        "Map: Paris Call 2018 and Joint Statement 2019 (27 States).",
		"paris-call-2018\nmap":                                 "Map: Paris Call 2018.",
		"matrix says=j\n4":                                     "Switzerland, 1 norm.\n1. j: Report ICT vulnerabilities: measure\n",
		"open matrix?says=j&at=CHE/un/j&show=evidence":         "Measure, norm j: Says it does not pursue good-faith reporters of vulnerabilities in federal systems.\n“If a vulnerability",
		"map says=set":                                         "In all: measure 4; plan 1; view 17; no document held 173.\nMeasure, 4 States:\n1. Australia\n",
		"matrix eu":                                            fmt.Sprintf("Matrix of EU: 27 States and %d texts.\nIn all: listed ", len(c.Statements())),
		"matrix eu\n8\nfilter joint statement 2019\n1":         "Estonia on Joint Statement 2019 (27 States): listed.\n",
		"matrix eu\nfilter joint statement 2019\n1":            "Joint Statement 2019 (27 States), 27 States.",
		"matrix kind=resolution\nsort acts\nwhere":             "matrix?rows=acts&kind=resolution\n",
		"matrix nobody(":                                       "Column ",
		"matrix of=zz":                                         `No group is called "zz"`,
		"matrix kin=call":                                      `"kin"`,
		"timeline":                                             "UN groups and meetings, ",
		"timeline centuries":                                   `No text matches "centuries".`,
		"as of 2018\nscores latvia with tuvalu":                "Recorded votes: different 2 of 5; alike 3 of 5 (60 %).",
		"scores Estonia with Chile":                            "Recorded votes: different 4 of 17; alike 13 of 17 (76 %).",
		"compare NATO with Estonia":                            "NATO, Estonia.\n",
		"scores paris-call-2018 with joint-statement-2019\n3":  "Countries that took part in only Paris Call 2018, by name: 54.",
		"scores Chile":                                         "Closest by votes:\n1. ",
		"scores norm f":                                        "Norm f.\n",
		"norm f\ncompare":                                      "Norm f.\n",
		"diff k with g7/11":                                    "The same, word for word: 49 words.",
		"diff d g7/4":                                          "1 change:\nAfter \"each other, prosecute terrorist\", inserted: a comma.\nThe rest is the same.\n",
		"diff d g7/4\nas of 2018\nwhere":                       "diff?of=d,g7/4&asof=2018\n",
		"crosswalk\n12":                                        "Only in the list of the G7.",
		"diff k":                                               "Name two wordings",
		"set rows acts":                                        "Open matrix, map, timeline, compare or diff first",
		"timeline\nset colour red":                             "Options: filter; zoom.",
		"as of 2018\njoint-statement-2019":                     "Joint Statement 2019 (27 States) came after 31 December 2018.",
		"joint-statement-2019\nas of here\nas":                 "As of 23 September 2019: ",
		"as of 2018\nstatements\nas of today":                  fmt.Sprintf("\nAs of today.\nStatements, newest first: %d.", len(c.Statements())),
		"as of 2018\nEstonia\nmeans":                           "Estonia, as of 2018.\n",
		"statements\nas of 2018\nstatements\nback\nback\nback": "This is where you began.",
		"as of yesterday":                                      `Not a date: "yesterday".`,
		"as of 2019\ngroup EU":                                 "EU on 31 December 2019: 28 States.",
		"pin joint-statement-2019\nas of 2018":                 "1 of them pinned before.",
	} {
		if said := visit(t, accessible.Options{Corpus: c}, strings.Split(typed, "\n")...); !strings.Contains(said, want) {
			t.Errorf("%q: want %q in\n%.1500s", typed, want, said)
		}
	}
}

// No word of a report decides what is said of it: with nonsense for every
// heading, head and sentence the same lines are said, in as many letters.
func TestNoWordOfAReportDecides(t *testing.T) {
	c := uitest.Corpus(t)
	for _, at := range uitest.Scenes() {
		v, err := place.ParseView(c, at)
		if err != nil {
			t.Fatal(at, err)
		}
		sheet, err := report.Of(t.Context(), c, v)
		if err != nil {
			t.Fatal(at, err)
		}
		want, got := accessible.LinesOf(c, v, sheet), accessible.LinesOf(c, v, uitest.Scrambled(sheet))
		for i := range max(len(want), len(got)) {
			if i >= len(want) || i >= len(got) || uitest.Shape(want[i]) != uitest.Shape(got[i]) {
				t.Errorf("%s: %d lines are %d of a report in nonsense; line %d is %q, expected the shape of %q", at, len(want), len(got), i, got[min(i, len(got)-1)], want[min(i, len(want)-1)])
				break
			}
		}
	}
}
