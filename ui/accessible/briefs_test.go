package accessible_test

import (
	"strings"
	"testing"

	"comity/model/brief"
	"comity/ui/accessible"
	"comity/ui/place"
	"comity/ui/uitest"
)

const slides = `---
title: A talk
classification: UNCLASSIFIED
---

# Begin

<!-- Say hello. -->

---

## Second

One

<!-- pause -->

Two about hospitals

` + "```comity\nnorm/f\nThe norm\n```\n"

// A briefing is said slide by slide, with all of its steps; its live blocks are
// numbered, and back comes back to the slide.
func TestBriefingsAreSaid(t *testing.T) {
	d, faults := brief.Parse("talk", []byte(slides))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	ended, _ := brief.Parse("ended", []byte("# It stops.\n\na\n\n<!-- pause -->\n\nb\n"))
	o := accessible.Options{Corpus: uitest.Corpus(t), Briefs: brief.LibraryOf(d, ended)}
	for typed, want := range map[string]string{
		"briefings":                      "Briefings: 2.\n1. A talk, 2 slides\n",
		"briefings\n1\nnotes":            "UNCLASSIFIED.\nSlide 1 of 2: Begin.\nSay hello.\n",
		"open brief/talk\n\n":            "Slide 2 of 2: Second.\nOne\nTwo about hospitals\nNorm: Do not damage critical infrastructure.\nThe norm.\n1. Place: norm/f\n",
		"brief/talk\nn\nn":               "1. Place: norm/f\nThis is the last slide.\n",
		"brief/ended":                    "Slide 1 of 1: It stops.\na\nb\n",
		"brief/talk\np":                  "This is the first slide.\n",
		"brief talk\nn\np\nwhere":        "brief/talk\nA talk, slide 1 of 2: Begin.\n",
		"brief/talk\nslides\n2\nwhere":   "brief/talk?slide=2\nA talk, slide 2 of 2: Second.\n",
		"brief/talk\n2\nwhere":           "brief/talk?slide=2\nA talk, slide 2 of 2: Second.\n",
		"brief/talk?slide=2\n1\nback":    "A talk, slide 2 of 2: Second.\n",
		"brief/talk\nfind hospital":      "Slide 2 of 2: Second.\n",
		"brief/talk\nfind zebra":         "On no slide: \"zebra\".\n",
		"brief/talk?slide=99\nnotes":     "This slide has no notes.\n",
		"notes":                          "Open a briefing first: briefings lists them.\n",
		"brief/none":                     "No briefing is called \"none\"; nearest: talk, ended.\n",
		"brief/talk\nslide 2\n1\nslides": "Slides: 2.\n1. Begin\n2. Second\n",
	} {
		if said := visit(t, o, strings.Split(typed, "\n")...); !strings.Contains(said, want) {
			t.Errorf("%q says\n%s\nand not\n%s", typed, said, want)
		}
	}
	start, err := place.ParseView(o.Corpus, "brief/talk?slide=2")
	if err != nil {
		t.Fatal(err)
	}
	o.Start = start
	if said := visit(t, o, "where"); !strings.HasPrefix(said, "UNCLASSIFIED.\nSlide 2 of 2") {
		t.Errorf("it begins with\n%s", said)
	}
	if said := visit(t, accessible.Options{Corpus: o.Corpus}, "briefings", "brief/talk"); !strings.Contains(said, "No briefing is here.") || !strings.Contains(said, "No briefing") {
		t.Errorf("without briefings it says\n%s", said)
	}
}
