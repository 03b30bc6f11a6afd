package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

func statementPage(c *model.Corpus, s *model.Statement) *Article {
	d := &writer{corpus: c}
	d.title(s.Title)
	counts := ""
	switch grade := labelledGrade(listWord(c, s), d.grade(s.Confidence)); {
	case s.WithoutVote(): // every Member is counted, which says nothing
	case s.Unsigned(), s.AdoptionUnknown():
		counts = grade
	default:
		counts = facts(countLine(c.Counts(s)), grade)
	}
	d.lines(
		facts("**"+Kind(s.Kind)+"**", Escape(s.Symbol), s.When().Long(), Escape(string(s.ID))),
		facts(Escape(Adoption(s)), asOf(c, s)),
		counts,
	)
	d.para(caution(s))
	d.para(corrected(s))
	d.para(withAside(Escape(s.Summary), allSources(s.Sources)))
	d.attribution(s)
	d.keyPoints(s)
	d.who(s)
	d.history(s)
	d.norms(s)
	d.neighbours(s)
	d.quotations(s)
	d.about(s)
	d.sources(s.Sources)
	d.legend()
	d.fullText(s)
	return d.article()
}

// Kind is the kind of a statement in words: "Joint statement".
func Kind(kind string) string { return prose.Capital(strings.ReplaceAll(kind, "-", " ")) }

// keyPoints are what to know of a text; the last one cites for all of them.
func (d *writer) keyPoints(s *model.Statement) {
	if len(s.KeyPoints) == 0 {
		return
	}
	d.section("key-points", "Key points")
	for i, p := range s.KeyPoints {
		cites := ""
		if i == len(s.KeyPoints)-1 {
			cites = allSources(s.Sources)
		}
		d.item(withAside(Escape(p), cites))
	}
}

// neighbours lists the texts before and after a text.
func (d *writer) neighbours(s *model.Statement) {
	before, after := d.corpus.Before(s), d.corpus.After(s)
	if len(before)+len(after) == 0 {
		return
	}
	d.section("neighbours", "Before and after")
	d.follows("Earlier texts, and what this text is or does to each:", before)
	d.follows("Later texts, and what each is or does to this text:", after)
}

func (d *writer) follows(label string, list []model.Follow) {
	if len(list) == 0 {
		return
	}
	d.para(label)
	for _, f := range list {
		other, _ := d.corpus.Statement(f.Statement) // the loader has checked that it exists
		d.item(facts(other.When().Long(), toStatement(Escape(other.ShortTitle), other), Escape(f.How)))
	}
}

// Adoption returns how a text was adopted, in words.
func Adoption(s *model.Statement) string {
	switch s.Adoption {
	case "vote":
		if t := s.StatedVotes; t != (model.Tally{}) {
			return "adopted by " + strconv.Itoa(t.Yes) + " votes to " + strconv.Itoa(t.No) + ", with " +
				prose.Count(t.Abstain, "abstention")
		}
		return "adopted by a recorded vote"
	case "consensus":
		if s.WithoutVote() {
			return model.WithoutVote.Word()
		}
		return "adopted by consensus"
	case "signature":
		return "by signature"
	case "endorsement":
		return "by endorsement"
	case model.Separate:
		return "each in a statement of its own, no common text"
	case "unknown":
		return "how it was adopted is not established"
	case "none":
		return model.NothingSigned
	case "membership":
		if s.Advisory() {
			return "by agencies of States"
		}
		if s.Kind == "expert-group" {
			return s.Outcome
		}
		return "by taking part"
	}
	return s.Adoption
}

func asOf(c *model.Corpus, s *model.Statement) string {
	if s.AsOf.IsZero() {
		return ""
	}
	if s.Unsigned() {
		return "as of " + s.AsOf.Long()
	}
	return listWord(c, s) + " as of " + s.AsOf.Long()
}

// listWord returns the name of the list of States: "list" or "roll call", and
// "record" where there is none.
func listWord(c *model.Corpus, s *model.Statement) string {
	if s.Unsigned() || s.AdoptionUnknown() {
		return "record"
	}
	if len(s.States) == 0 && c.Counts(s)[model.Yes] > 0 {
		return "roll call"
	}
	return "list"
}

// labelledGrade says what has a grade that is shown: "list reported".
func labelledGrade(what, mark string) string {
	if mark == "" {
		return ""
	}
	return what + " **" + mark + "**"
}

// caution warns of the limits of a list.
func caution(s *model.Statement) string {
	switch {
	case s.Unsigned():
		return "**No list of States**: nothing was signed or voted on."
	case s.AdoptionUnknown():
		return "**How it was adopted is not established**, so what each State did is not known."
	case s.Advisory():
		return "**An advisory of agencies**: it is not a statement of their States, and carries no norm."
	case s.Withheld():
		return "**No list of States is shown**: none could be verified, so what each State did is not known."
	case s.Minimum():
		return "**The list is a known minimum**: the States on it are certain; it says nothing about others."
	case len(s.Votes.Unresolved) > 0:
		return "**The roll call is incomplete**: the vote of " + prose.Count(len(s.Votes.Unresolved), "State") + " is not known."
	case len(s.Disputed) > 0:
		return "**Sources disagree** about " + prose.Count(len(s.Disputed), "State") + "."
	}
	return ""
}

// corrected says that your data changes votes of the record.
func corrected(s *model.Statement) string {
	if len(s.Corrected) == 0 {
		return ""
	}
	return strings.TrimSpace("**" + prose.Count(len(s.Corrected), "vote is ", "votes are ") + model.ByYourData + "**, and marked below. " + s.CorrectedTotals())
}

// attribution writes what was said and the reply.
func (d *writer) attribution(s *model.Statement) {
	if s.AttributedTo != "" {
		d.para("**Attributed to** " + Escape(s.AttributedTo) + ", in the words of " + whoAttributed(s) + ".")
		d.para(labelled("Reply", cmp.Or(Escape(s.Response), noReplySought)))
	}
}

// noReplySought is said where a record has no word about a reply: nobody looked for one.
const noReplySought = "comity has not looked for one."

// whoAttributed names the authors of an attribution.
func whoAttributed(s *model.Statement) string {
	if s.Advisory() {
		return "the agencies that signed"
	}
	return "the States that attributed"
}

// who lists the States by act, then by UN regional group.
func (d *writer) who(s *model.Statement) {
	d.section(Who, "Who")
	d.para(Escape(s.ParticipationNote))
	d.para(labelled("That no vote was taken is from:", Escape(s.AdoptionSource)))
	counts := d.corpus.Counts(s)
	for _, act := range model.Acts() {
		if counts[act] == 0 || act == model.NoList {
			continue
		}
		d.para("**" + prose.Capital(act.Word()) + "** " + strconv.Itoa(counts[act]) + ": " + s.Meaning(act))
		if onlyCounted(s, act) {
			continue
		}
		d.byUNGroup(d.corpus.Did(s, act), func(co *model.Country) string {
			for _, correction := range s.Corrected {
				if correction.State == co.ISO3 {
					return model.ByYourData
				}
			}
			role, _ := s.Roles.Get(string(co.ISO3))
			return role
		})
	}
	for _, noted := range s.Noted() {
		d.para("**" + named1(d.corpus, noted.Key) + "**: " + Escape(noted.Value) + ".")
	}
	for _, via := range s.StatesVia {
		d.para("Spoken for by **" + Escape(via.Organization) + "**: " + prose.Count(len(via.States), "State"))
	}
	d.para(Escape(s.StatesViaNote))
	d.para(labelled("Also named:", Escape(strings.Join(s.Organizations, ", "))))
	d.para(labelled("Observers:", Escape(strings.Join(s.Observers, ", "))))
	d.para(Escape(s.CountNote))
	d.para(labelled("Basis of the list:", Escape(s.ListBasis)))
	d.para(labelled("Basis of the totals:", Escape(s.TotalsBasis)))
}

// onlyCounted reports acts whose States are counted, not listed.
func onlyCounted(s *model.Statement, act model.Act) bool {
	switch act {
	case model.NotListed, model.NotEligible, model.NoList, model.WithoutVote:
		return true
	case model.Unknown:
		return s.Withheld() || s.Minimum() || s.AdoptionUnknown()
	}
	return false
}

// norms lists the norms a statement carries: together where the way and the
// reason are the same.
func (d *writer) norms(s *model.Statement) {
	type group struct {
		how   model.How
		why   string
		norms []*model.Norm
	}
	var groups []*group
	find := func(how model.How, why string) *group {
		for _, g := range groups {
			if g.how == how && g.why == why {
				return g
			}
		}
		groups = append(groups, &group{how: how, why: why})
		return groups[len(groups)-1]
	}
	noted := false
	for _, how := range model.Hows() {
		for _, n := range d.corpus.Norms() {
			if d.corpus.How(s, n) == how {
				why := d.corpus.Why(s, n)
				noted = noted || why == s.NormsNote
				g := find(how, why)
				g.norms = append(g.norms, n)
			}
		}
	}
	slices.SortStableFunc(groups, func(a, b *group) int {
		if a.how != b.how {
			return slices.Index(model.Hows(), a.how) - slices.Index(model.Hows(), b.how)
		}
		return min(len(b.norms), 2) - min(len(a.norms), 2) // those named together first
	})
	if len(groups) == 0 && s.NormsNote == "" {
		return
	}
	d.section("norms", "Norms it carries")
	if !noted {
		d.para(Escape(s.NormsNote))
	}
	for _, g := range groups {
		d.item("**" + prose.Capital(g.how.Word()) + "** · " + normLinks(g.norms) + strings.TrimSuffix(": "+Escape(g.why), ": "))
	}
}

// normLinks names norms and links to them: one with its title, more by their
// labels, and only the ends of a whole list.
func normLinks(norms []*model.Norm) string {
	if len(norms) == 1 {
		return toNorm(norms[0].Name(), norms[0]) + ", " + Escape(norms[0].Title)
	}
	un, g7 := labelLinks(norms, true), labelLinks(norms, false)
	if un != "" && g7 != "" {
		un += " and "
	}
	return un + g7
}

func labelLinks(norms []*model.Norm, un bool) string {
	var labels []string
	for _, n := range norms {
		if n.UN() == un {
			labels = append(labels, toNorm(n.Label(), n))
		}
	}
	name := map[bool]string{true: "norms ", false: "G7 points "}[un]
	switch {
	case len(labels) == 0:
		return ""
	case len(labels) >= 11:
		return name + labels[0] + " to " + labels[len(labels)-1]
	}
	return name + strings.Join(labels, ", ")
}

// quotations writes the passages that the record quotes.
func (d *writer) quotations(s *model.Statement) {
	if len(s.Quoted) > 0 {
		d.section(InItsWords, "In its words")
		for _, q := range s.Quoted {
			d.para(italic(passage(q.Para)))
			d.quote(q.Text)
		}
	}
}

// fullText writes the whole text, as the last section: it may be seventy pages.
func (d *writer) fullText(s *model.Statement) {
	if s.FullText != "" {
		d.section("full-text", "Full text")
		d.para(Escape(s.FullTextNote))
		d.quote(s.FullText)
	}
}

// passage says where a quotation is from: "paragraph 2", "paragraph 13 (a)",
// "principle 9".
func passage(para string) string {
	number, _, _ := strings.Cut(para, " ")
	if n, err := strconv.Atoi(number); err == nil && n < 1900 { // not a year
		para = "paragraph " + para
	}
	return Escape(para)
}
