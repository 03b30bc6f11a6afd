package model

import (
	"slices"
	"strings"

	"comity/model/prose"
)

// correctionsFile is a table of single votes that a folder corrects.
const correctionsFile = "corrections.csv"

// correctionRow is a row of that table, and the file it came from.
type correctionRow struct {
	statement StatementID
	Correction
}

// correctionColumns is the header of corrections.csv.
func correctionColumns() []string { return []string{"statement", "iso3", "vote", "source"} }

// addCorrection reads a row of corrections.csv. A row of a later folder replaces
// the one for the same vote.
func (l *loader) addCorrection(file string, row []string) {
	record := row[0] + "/" + row[1]
	if l.layer == 0 {
		l.add(file, record, "is among comity's own records, expected the correction in %s/%s.yaml", statementsDir, row[0])
		return
	}
	if !l.claim(file, "correction", record) {
		return
	}
	c := correctionRow{StatementID(row[0]), Correction{State: ISO3(row[1]), Vote: row[2], Source: strings.TrimSpace(row[3])}}
	l.corrections = put(l.corrections, c, func(o correctionRow) bool { return o.statement == c.statement && o.State == c.State })
}

// correct moves each corrected vote to its column. A row that says what the
// record says already changes nothing.
func (l *loader) correct() {
	for _, row := range l.corrections {
		record := string(row.statement) + "/" + string(row.State)
		file := l.files["correction:"+record]
		i := slices.IndexFunc(l.Statements, func(s Statement) bool { return s.ID == row.statement })
		switch {
		case i < 0:
			l.add(file, record, "the statement %s does not exist, expected the id of one with a roll call", InQuotes(string(row.statement)))
			continue
		case !l.Statements[i].RollCall():
			l.add(file, record, "the statement %s has no roll call, expected one that was put to a vote", InQuotes(string(row.statement)))
			continue
		}
		if row.Source == "" {
			l.add(file, record, "the source is missing, expected the place where the vote was read")
			continue
		}
		if text := BadText(row.Source); text != "" {
			l.add(file, record, "the source contains %s, expected plain text", text)
			continue
		}
		l.Statements[i].correctVote(row.Correction, func(format string, args ...any) { l.add(file, record, format, args...) })
	}
}

// correctVote moves the vote of one State to another column, and notes it.
func (s *Statement) correctVote(c Correction, fault func(format string, args ...any)) {
	var from, to *[]ISO3
	words := make([]string, 0, len(s.Votes.columns()))
	for _, column := range s.Votes.named() {
		words = append(words, column.name)
		if column.name == c.Vote {
			to = column.states
		}
		if slices.Contains(*column.states, c.State) {
			from, c.Was = column.states, column.name
		}
	}
	switch {
	case to == nil:
		fault("the vote is %s, expected one of %s", InQuotes(c.Vote), strings.Join(words, ", "))
	case from == nil:
		fault("%s is in no column of the roll call, expected a Member of the day", InQuotes(string(c.State)))
	case from != to:
		*from = slices.DeleteFunc(slices.Clone(*from), func(code ISO3) bool { return code == c.State })
		*to = append(slices.Clone(*to), c.State)
		slices.Sort(*to)
		s.Corrected = append(s.Corrected, c)
	}
}

// namedColumn is a column of a roll call that can be changed.
type namedColumn struct {
	name   string
	states *[]ISO3
}

func (r *RollCall) named() []namedColumn {
	return []namedColumn{
		{"yes", &r.Yes}, {"no", &r.No}, {"abstain", &r.Abstain}, {"absent", &r.Absent}, {"unresolved", &r.Unresolved},
	}
}

// Corrected is what one State did about one text, where your data corrects it.
type Corrected struct {
	Statement *Statement
	Country   *Country
	Correction
}

// Words say which vote is corrected: "Estonia on 78/16: corrected by your data".
func (k *Corrected) Words() string {
	return k.Country.DisplayName() + " on " + k.Statement.ShortTitle + ": " + ByYourData
}

// Corrected returns the votes that your data corrects, of those that take part in
// an answer; every answer in which one does says so.
func (c *Corpus) Corrected(takes func(*Statement, *Country) bool) []Corrected {
	var out []Corrected
	for _, s := range c.statements {
		for _, k := range s.Corrected {
			if co, ok := c.byISO3[k.State]; ok && takes(s, co) {
				out = append(out, Corrected{s, co, k})
			}
		}
	}
	return out
}

// CorrectedWords are the words of corrections, for caveats and notes.
func CorrectedWords(all []Corrected) []string {
	return prose.Each(all, func(k Corrected) string { return k.Words() })
}

// CorrectedOn returns those on the texts by which States stand behind a norm.
func (c *Corpus) CorrectedOn(n *Norm) []Corrected {
	return c.Corrected(func(s *Statement, _ *Country) bool {
		how := c.How(s, n)
		return how != NotCarried && how != Subject
	})
}
