package lint

import (
	"slices"
	"strconv"

	"comity/model"
	"comity/model/prose"
)

// text is a text of a record in our own words.
type text struct {
	file, record, words string
	brief               bool // its sentences are to be short
}

// ownWords are the texts of all records that are in our own words.
func ownWords(c *model.Corpus) []text {
	var out []text
	add := func(file, record string, brief bool, all ...string) {
		for _, words := range all {
			if words != "" {
				out = append(out, text{file, record, words, brief})
			}
		}
	}
	for _, s := range c.Statements() {
		file := statementFileOf(s)
		add(file, string(s.ID), true, append([]string{s.Summary}, s.KeyPoints...)...)
		add(file, string(s.ID), false, slices.Concat(s.Notes, []string{
			s.DateNote, s.ParticipationNote, s.StatesViaNote, s.CountNote, s.TotalsBasis, s.ListBasis, s.Outcome, s.JoinedNote,
			s.LaterJoinersNote, s.LaterActions, s.Force, s.HistoryNote, s.Response, s.NormsNote, s.FullTextNote,
		})...)
		add(file, string(s.ID), false, sourceWords(s.Sources)...)
		for _, carry := range s.Norms {
			add(file, string(s.ID), false, carry.Why)
		}
		for _, f := range s.Follows {
			add(file, string(s.ID), false, f.How)
		}
	}
	for _, n := range c.Norms() {
		add("norms/"+string(n.ID)+".yaml", string(n.ID), false, normWords(n)...)
	}
	for _, g := range c.Groups() {
		add("groups.yaml", string(g.ID), false, append([]string{g.Note}, g.Sources...)...)
	}
	for _, s := range c.Sources {
		add(sourceFile, string(s.ID), false, s.ReadNote)
	}
	for _, ch := range c.Changes {
		add("membership-changes.csv", string(ch.Group)+"/"+string(ch.ISO3), false, ch.Note)
	}
	for _, p := range c.Positions() {
		add("positions.yaml", string(p.State)+p.Organization+"/"+strconv.Itoa(p.Year)+"/"+p.Title, false, p.Note)
	}
	for _, d := range c.Documents() {
		words := []string{d.DateNote, d.ReadNote, d.Note}
		for _, s := range d.Entries {
			words = append(words, s.Where, s.Summary, s.Note)
		}
		add("implementation/"+string(d.ID)+".yaml", string(d.ID), true, words...)
	}
	return out
}

func normWords(n *model.Norm) []string {
	out := slices.Concat([]string{n.Title, n.OfficialTextNote, n.KindNote, n.TwinNote, n.Actions.Status}, n.CheckedAgainst, n.NotObtained, sourceWords(n.Sources))
	for _, step := range n.Lineage {
		out = append(out, step.Step, step.Cite)
	}
	for _, k := range n.KeyIdeas {
		out = append(out, k.Text, k.Cite)
	}
	for _, a := range slices.Concat(n.Actions.National, n.Actions.International) {
		out = append(out, a.Text, a.Cite, a.Basis)
	}
	out = append(out, prose.Each(n.Related.Norms, func(r model.RelatedNorm) string { return r.Why })...)
	out = append(out, prose.Each(n.Related.Instruments, func(i model.Instrument) string { return i.Relevance })...)
	out = append(out, prose.Each(n.Related.Actors, func(a model.Actor) string { return a.Role })...)
	for _, q := range n.OpenQuestions {
		out = append(out, q.Question, q.Source)
	}
	for _, rc := range n.RealCases {
		out = append(out, rc.Title, rc.Summary)
	}
	return out
}

// sourceWords are the words about sources: how they are called and what of them
// was read.
func sourceWords(list []model.Source) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.Title, s.ReadNote)
	}
	return out
}

// ownWords faults what a record says.
func (l *linter) ownWords(t text) {
	l.undatedRecord(t)
	on := model.Date{}
	if s, ok := l.c.Statement(model.StatementID(t.record)); ok {
		on = s.Date
	}
	said, want := l.numbers.wrong(t.words, on)
	for i := range said {
		l.add(t.file, t.record, "says %q, expected the number of the records: %s", said[i], want[i])
	}
	for _, sentence := range prose.Sentences(t.words) {
		l.sentence(t.file, t.record, sentence, t.brief)
	}
}

// Wording finds what comity does not say in a text that is no record, such as a
// briefing: words that accuse, a missing name told as a deed, and sentences that
// are too long. What it quotes is not judged.
func Wording(file, text string) []model.Fault {
	l := &linter{rules: rules()}
	for _, b := range prose.Blocks(text) {
		if b.Kind == prose.Quote || b.Kind == prose.Rule {
			continue
		}
		for _, cell := range b.Cells() {
			for _, sentence := range prose.Sentences(prose.Plain(cell)) {
				l.sentence(file, strconv.Itoa(b.Line), sentence, true)
			}
		}
	}
	return l.faults
}
