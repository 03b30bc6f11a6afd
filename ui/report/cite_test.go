package report_test

import (
	"strings"
	"testing"

	"comity/model"
	"comity/model/ask"
	"comity/model/cite"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/uitest"
)

// TestAQuotationCarriesWhatItRestsOn: what is copied of a scene or an answer has names,
// what is to be known, the sources and the citation, and is bounded.
func TestAQuotationCarriesWhatItRestsOn(t *testing.T) {
	c := uitest.Corpus(t)
	asked := ask.New(c, nil).Read("nato members not on the joint statement of 2019", model.Date{})
	for at, want := range map[string][]string{
		"":                                   {"Not listed: Albania, Bulgaria", "To be known:\nNATO on 23 September 2019: 29 States", "Sources:\nJoint Statement 2019 (27 States), 23 September 2019. https://"},
		"map?statement=joint-statement-2019": {"Listed: Australia, Belgium", "\nCited."},
		"matrix?of=nato":                     {"Albania, Belgium", "and 113 more", "\nCited."},
		"matrix?kind=treaty&of=aukus":        {"Australia, signatory", "\nCited."},
		"compare?of=foc,nato":                {"Freedom Online Coalition (reported), list as of 28 February 2020, 2011-12, 30 of 38 joined, 15 of 32 joined", "36 texts, 11 of them open lists"},
	} {
		r := report.OfAnswer(c, &asked)
		if at != "" {
			v, err := place.ParseView(c, at)
			if err != nil {
				t.Fatal(err)
			}
			if r, err = report.Of(t.Context(), c, v); err != nil {
				t.Fatal(at, err)
			}
		}
		got := r.Quote("Cited.")
		for _, part := range want {
			if !strings.Contains(got, part) {
				t.Errorf("%s does not say %q:\n%s", at, part, got)
			}
		}
		if len(got) > 40_000 {
			t.Errorf("%s: %d bytes", at, len(got))
		}
	}
}

// TestScenesAreCited: the citation of a scene has its counts and its place; that
// of the evidence of a cell the text, and the act of the State.
func TestScenesAreCited(t *testing.T) {
	c := uitest.Corpus(t)
	for at, want := range map[string][]string{
		"map?statement=joint-statement-2019":       {"Map: Joint Statement 2019 (27 States).", "listed 27; not listed 166", "map?statement=joint-statement-2019"},
		"compare?of=CHL,NLD":                       {"Comparison of Chile, Netherlands.", "Of the two, only Chile signed: 1 text", "Recorded votes: different 4 of 17; alike 13 of 17 (76 %)"},
		"matrix?of=eu":                             {"Matrix of EU: 27 States and 153 texts.", "matrix?of=eu"},
		"matrix?at=NLD/ga-res-73-27&show=evidence": {"A/RES/73/27", "Netherlands: no", "statement/ga-res-73-27"},
		"timeline": {"Timeline"},
		"compare?of=paris-call-2018,first-committee-2018": {"Comparison of Paris Call 2018, First Committee joint statement 2018 (nine States)."},
	} {
		v, err := place.ParseView(c, at)
		if err != nil {
			t.Fatal(err)
		}
		r, _, err := report.Reference(t.Context(), c, v, c.Edition().Compiled)
		if err != nil {
			t.Fatal(at, err)
		}
		for _, style := range cite.Styles() {
			if style.Write(r) == "" {
				t.Errorf("%s: no citation as %s", at, style)
			}
		}
		for _, part := range want {
			if got := cite.Plain.Write(r); !strings.Contains(got, part) {
				t.Errorf("%s: the citation does not say %q: %s", at, part, got)
			}
		}
	}
}
