package lint

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// Contradictions finds what the notes of a record, and pages that cite it, say
// against the record itself: that a list is not complete which is, or complete
// which is not; totals that were not found although they are there; a number of
// States or the result of a vote that the record does not know.
func Contradictions(c *model.Corpus) []model.Fault {
	l := &linter{c: c}
	l.contradictions()
	l.faults.Sort()
	return l.faults
}

func (l *linter) contradictions() {
	d := newDenials()
	for _, s := range l.c.Statements() {
		l.denied(d, s)
	}
	for _, p := range pages(l.c) {
		y := &pageLinter{l, p, spots(p)}
		y.denied(d)
	}
}

// denials are the words that can contradict a record.
type denials struct {
	doubt, subject, shout, whole, missing, tally, aside, states, statement *regexp.Regexp
}

func newDenials() *denials {
	return &denials{
		doubt: regexp.MustCompile(`(?i)\b(?:incomplete|not complete|unresolved|not resolved|(?:is|are|was|were) missing|` +
			`(?:is|are|was|were|could) not (?:yet )?(?:be )?(?:found|identified|known|verified|settled|confirmed))\b`),
		subject:   regexp.MustCompile(`(?i)\b(?:list|roll call|votes?|voted|totals?|signator(?:y|ies)|the record)\b`),
		shout:     regexp.MustCompile(`\bINCOMPLETE\b|(?i)\bchecksum fails\b`),
		whole:     regexp.MustCompile(`(?i)\b(?:list|roll call|record)(?: here)? is complete\b|\bis the complete list\b|\bevery vote is known\b`),
		missing:   regexp.MustCompile(`(?i)\b(?:totals? (?:was|were|is|are) not (?:found|known)|no (?:official )?totals?\b)`),
		tally:     regexp.MustCompile(`\b\d{1,3}-\d{1,3}-\d{1,3}\b`),
		aside:     regexp.MustCompile(`(?i)\b(?:committee|paragraphs?|drafts?|sponsors?|amendments?)\b`),
		states:    regexp.MustCompile(`(?i)\b(\d{1,3}|[a-z]+(?:-[a-z]+)?) (?:(?:member|signatory|other) )?(?:States|signatories|governments|countries|Parties)\b`),
		statement: regexp.MustCompile(`\(statement/([a-z0-9-]+)\)`),
	}
}

// denied faults the notes of one record.
func (l *linter) denied(d *denials, s *model.Statement) {
	file, record := statementFileOf(s), string(s.ID)
	fault := func(format string, args ...any) { l.add(file, record, format, args...) }
	about := []string{s.CountNote, s.ParticipationNote, s.ListBasis, s.TotalsBasis, s.StatedOf} // of the list
	for i, text := range slices.Concat(about, s.Notes) {
		for _, sentence := range prose.Sentences(text) {
			d.sentence(s, sentence, fault)
			if i < len(about) && !d.aside.MatchString(sentence) {
				d.numbers(l.c, s, sentence, fault)
			}
		}
	}
}

// sentence faults what one sentence of a note says of the list as a whole.
func (d *denials) sentence(s *model.Statement, sentence string, fault func(string, ...any)) {
	if d.aside.MatchString(sentence) {
		return
	}
	state := s.ListState()
	doubtful := d.doubt.MatchString(sentence) && d.subject.MatchString(sentence) || d.shout.MatchString(sentence)
	if doubtful && state == model.ListComplete {
		fault("says %s, and the list is complete: expected a note that agrees, votes.unresolved, disputed or a list_status", beginning(sentence))
	}
	if d.whole.MatchString(sentence) && state != model.ListComplete {
		fault("says %s, and the list is %s: expected a note that agrees", beginning(sentence), state)
	}
	stated := s.StatedCount != 0 || s.StatedVotes != model.Tally{}
	if stated && d.missing.MatchString(sentence) {
		fault("says %s, and the record states a number: expected a note that agrees", beginning(sentence))
	}
	for _, tally := range d.tally.FindAllString(sentence, -1) {
		if s.RollCall() && tally != s.StatedVotes.String() && tally != s.Counted().String() {
			fault("says %s, expected %s as the record states or %s as it holds", tally, s.StatedVotes, s.Counted())
		}
	}
}

// numbers faults a number of States that the record does not know.
func (d *denials) numbers(c *model.Corpus, s *model.Statement, sentence string, fault func(string, ...any)) {
	known := numbersOf(c, s)
	for _, found := range d.states.FindAllStringSubmatch(prose.Unquoted(sentence), -1) {
		if n, ok := number(found[1]); ok && !known[n] {
			fault("says %q, and the record knows no such number: expected one of its list, its stated_count or another of its lists", found[0])
		}
	}
}

// numbersOf are the numbers that a record knows of its list: of States, with and
// without the organizations, of those spoken for, of each column of a vote.
func numbersOf(c *model.Corpus, s *model.Statement) map[int]bool {
	apart := len(s.Organizations) + len(s.Observers)
	out := map[int]bool{
		len(s.States): true, s.StatedCount: true, len(s.Disputed): true, len(s.NotKnown()): true, len(s.LaterJoiners): true,
		len(s.SignedNotRatified): true, len(s.Hosts): true, len(s.MainSponsors): true, apart: true,
		s.StatedVotes.Yes: true, s.StatedVotes.No: true, s.StatedVotes.Abstain: true,
	}
	for i := range apart + 1 {
		out[len(s.States)+i] = true
		out[s.StatedCount-i] = true
	}
	spoken := slices.Clone(s.States)
	for _, via := range s.StatesVia {
		out[len(via.States)] = true
		for _, code := range via.States {
			if !slices.Contains(spoken, code) {
				spoken = append(spoken, code)
			}
		}
		out[len(spoken)] = true
	}
	for _, stand := range s.History {
		out[len(stand.States)], out[len(stand.Added)] = true, true
	}
	for _, n := range c.Counts(s) {
		out[n] = true
	}
	return out
}

// denied faults what a page says of a list whose record it cites.
func (y *pageLinter) denied(d *denials) {
	for _, s := range y.spots {
		if s.Kind == prose.Quote || s.Kind == prose.Rule || s.Kind == prose.Directive {
			continue
		}
		complete, cited := y.citedLists(d, s.Text)
		if cited == 0 || complete < cited {
			continue
		}
		for _, cell := range s.Cells() {
			for _, sentence := range prose.Sentences(prose.Plain(cell)) {
				if d.doubt.MatchString(sentence) && d.subject.MatchString(sentence) && !d.aside.MatchString(sentence) {
					y.fault(s, "says %s, and every list that it cites is complete: expected a sentence that agrees with them", beginning(sentence))
				}
			}
		}
	}
}

// citedLists counts the records with a list of States that a block names, and
// how many of those lists are complete.
func (y *pageLinter) citedLists(d *denials, markdown string) (complete, cited int) {
	seen := map[model.StatementID]bool{}
	add := func(id model.StatementID) {
		s, ok := y.c.Statement(id)
		if !ok || seen[id] || !s.ByState() {
			return
		}
		seen[id] = true
		cited++
		if s.ListState() == model.ListComplete {
			complete++
		}
	}
	for _, cite := range model.Citations(markdown) {
		add(model.StatementID(cite.Source))
	}
	for _, link := range d.statement.FindAllStringSubmatch(markdown, -1) {
		add(model.StatementID(link[1]))
	}
	return complete, cited
}

// number reads a number in digits or, up to ninety-nine, in words.
func number(word string) (int, bool) {
	var n int
	if _, err := fmt.Sscanf(word, "%d", &n); err == nil {
		return n, true
	}
	small := []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	tens := []string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
	ten, unit, both := strings.Cut(strings.ToLower(word), "-")
	if n := slices.Index(small, ten); n >= 0 && !both {
		return n, true
	}
	n = slices.Index(tens[2:], ten) + 2
	u := slices.Index(small, unit)
	if n < 2 || both && (u < 1 || u > 9) {
		return 0, false
	}
	return n*10 + max(u, 0), true
}
