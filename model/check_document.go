package model

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"comity/model/prose"
)

// mostQuoted is how many words a quotation from a national document may have.
const mostQuoted = 60

// checkDocuments faults the national documents.
func (x *checker) checkDocuments() {
	for i := range x.Documents {
		d := &x.Documents[i]
		x.at("document", string(d.ID))
		x.text(d)
		if !kebab(string(d.ID)) {
			x.fault("the id is %s, expected small letters, digits and single hyphens", InQuotes(string(d.ID)))
		}
		x.present("the title", d.Title)
		x.address("url", d.URL)
		x.word("kind", d.Kind, DocumentKinds())
		x.word("read", string(d.Read), vocabulary{string(ReadWhole), string(ReadPart), string(ReadCopy)})
		x.present("read_note", d.ReadNote)
		x.confident("confidence", d.Confidence)
		if !regexp.MustCompile(`^[a-z]{2}$`).MatchString(d.Language) {
			x.fault("language is %s, expected a code of two small letters such as en", InQuotes(d.Language))
		}
		if d.Date.IsZero() && strings.TrimSpace(d.DateNote) == "" {
			x.fault("has no date and no date_note, expected one of them")
		}
		if later := d.Date.Compare(x.Edition.Compiled) > 0; later && !x.Edition.Compiled.IsZero() {
			x.fault("date is %s, expected none after %s, when the corpus was compiled", d.Date, x.Edition.Compiled)
		}
		x.speakers(d)
		if len(d.Entries) == 0 {
			x.fault("has no entries, expected at least one")
		}
		for j := range d.Entries {
			x.saying(d, j)
		}
	}
}

// speakers faults in whose name a document speaks.
func (x *checker) speakers(d *Document) {
	if (d.State == "") == (d.Organization == "") {
		x.fault("names %s, expected either a state or an organization", InQuotes(string(d.State)+d.Organization))
	}
	if d.State == "" && len(d.Also) > 0 {
		x.fault("has also without a state, expected a state")
	}
	x.states("state and also", d.States())
}

func (x *checker) saying(d *Document, i int) {
	s := &d.Entries[i]
	place := "entry " + strconv.Itoa(i+1)
	if s.line > 0 {
		place = "line " + strconv.Itoa(s.line) + ": " + place
	}
	if n, ok := x.norms[s.Norm]; !s.ofSet() && !ok {
		x.fault("%s: norm is %s, expected the id of a norm, or %s for the UN norms as a set", place, InQuotes(string(s.Norm)), NormSet)
	} else if ok && !n.UN() {
		x.fault("%s: norm is %s, expected a UN norm", place, InQuotes(string(s.Norm)))
	}
	x.word(place+": says", string(s.Says), prose.Strings(AllSays()))
	x.word(place+": mapping", string(s.Mapping), prose.Strings(Mappings()))
	x.present(place+": quote", s.Quote)
	x.present(place+": where", s.Where)
	x.present(place+": summary", s.Summary)
	if n := len(strings.Fields(s.Quote)); n > mostQuoted {
		x.fault("%s: the quotation has %d words, expected %d at most", place, n, mostQuoted)
	}
	if s.Summary != "" && !strings.HasPrefix(s.Summary, "Says ") {
		x.fault("%s: summary begins %s, expected \"Says\": comity records words, not deeds", place, InQuotes(strings.Fields(s.Summary + " ")[0]))
	}
	if slices.ContainsFunc(d.Entries[:i], func(o Saying) bool { return o.Norm == s.Norm && o.Quote == s.Quote }) {
		x.fault("%s: the same quotation appears twice for %s, expected once", place, s.Norm)
	}
}
