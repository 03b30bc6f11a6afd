package report

import (
	"strconv"
	"strings"

	"comity/model/compare"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/model/relation"
)

// summary counts, a line each: what each alone joined, what both did, and their recorded
// votes; of more than two subjects, how far each pair agrees.
func (s *Report) summary(view *CompareView) {
	c := s.Comparison
	for i := range c.Pairs {
		p := &c.Pairs[i]
		view.Pairs = append(view.Pairs, pairView(c.Subjects.List[p.A].Place, c.Subjects.List[p.B].Place, p))
	}
	if len(c.Pairs) > 1 {
		s.Parts = append(s.Parts, s.agreement())
		return
	}
	part := Part{ID: AgreementID, Heading: "Summary"}
	for _, section := range c.Sections() {
		switch section.Key {
		case compare.OnlyKey(0), compare.OnlyKey(1), compare.AllJoinedKey:
			count := "no text"
			if n := len(section.Texts); n > 0 {
				count = prose.Count(n, "text")
			}
			if n := c.Pairs[0].Lists.Same; section.Key == compare.AllJoinedKey && n != len(section.Texts) {
				count += ", " + strconv.Itoa(n) + " of them " + compare.OpenLists
			}
			part.Words = append(part.Words, section.Heading+": "+count+".")
		}
	}
	votes := &c.Pairs[0].Votes
	part.Words = append(part.Words, "Recorded votes: different "+prose.Of(votes.Of-votes.Same, votes.Of)+"; alike "+votes.Score.Words()+".")
	s.Parts = append(s.Parts, part)
}

// method says how the votes and the lists of two subjects were counted, and what was left
// out.
func (s *Report) method() {
	votes, lists := &s.Comparison.Pairs[0].Votes, &s.Comparison.Pairs[0].Lists
	differ := "Votes that differ: opposite " + strconv.Itoa(votes.Opposed()) + ", one abstained " + strconv.Itoa(votes.Half) + "; one or both absent " + strconv.Itoa(votes.Absent) + "."
	if soft, ok := votes.Soft(); ok && votes.Half > 0 {
		differ += " With an abstention as half, " + compare.Percent(soft) + " alike."
	}
	rest := *votes
	rest.Absent = 0 // said above
	part := Part{ID: "method", Heading: "How this was counted", Words: []string{differ, prose.Capital(compare.OpenLists) + " (not of a whole body, nor of experts) that either is on: " + lists.Words() + "; on neither " + strconv.Itoa(lists.Neither) + "."}}
	for _, left := range []struct {
		of     string
		counts []string
	}{{"Votes", rest.LeftOut()}, {"Lists", lists.LeftOut()}} {
		if len(left.counts) > 0 {
			part.Words = append(part.Words, left.of+" left out: "+strings.Join(left.counts, ", ")+".")
		}
	}
	s.Parts = append(s.Parts, part)
}

// agreement is how far each pair agrees, with its n.
func (s *Report) agreement() Part {
	c := s.Comparison
	t := &Table{Head: append(heads("between", "roll calls: same vote", "opposite votes"), minor("one abstained"), minor("one or both absent"), words("lists: both on"), minor("on neither"))}
	for _, p := range c.Pairs {
		a, b := c.Subjects.List[p.A], c.Subjects.List[p.B]
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			words(a.Name + " and " + b.Name), words(p.Votes.Score.Words()), number(p.Votes.Opposed()), number(p.Votes.Half), number(p.Votes.Absent),
			words(p.Lists.Score.Words()), number(p.Lists.Neither),
		}})
	}
	return Part{
		ID: AgreementID, Heading: "Agreement", Table: t,
		Words: []string{"Roll calls: the same vote, of those in which both voted yes, no or abstained. Lists: both on, of those that either is on and both were eligible for. " + compare.TooFew()},
	}
}

// positions adds the published positions of the States on international law,
// side by side, the newest first.
func (s *Report) positions() {
	subjects := s.Comparison.Subjects
	if !subjects.Countries() {
		return
	}
	part := Part{ID: "positions", Heading: "Positions on international law"}
	t := &Table{Head: heads(subjects.Names()...)}
	most := 0
	columns := make([][]Cell, len(subjects.List))
	for i := range subjects.List {
		for _, p := range s.corpus.PositionsOf(subjects.List[i].Country) {
			if !s.asOf.IsZero() && p.Year > s.asOf.Year {
				continue
			}
			text := strconv.Itoa(p.Year) + " " + p.Title
			if p.Note != "" {
				text += "; " + p.Note
			}
			text = p.Confidence.Beside(text)
			columns[i] = append(columns[i], Cell{Text: text, Link: p.URL})
		}
		if len(columns[i]) == 0 {
			columns[i] = []Cell{words("none in this selection")}
		}
		most = max(most, len(columns[i]))
	}
	for n := range most {
		row := Row{Cells: make([]Cell, len(columns))}
		for i := range columns {
			if n < len(columns[i]) {
				row.Cells[i] = columns[i][n]
			}
		}
		t.Rows = append(t.Rows, row)
	}
	part.Table, part.Words = t, []string{"Those in this selection, which is not complete."}
	s.Parts = append(s.Parts, part)
}

// groups adds the groups to which all of the States belong, and those of each
// alone.
func (s *Report) groups() {
	subjects := s.Comparison.Subjects
	if !subjects.Countries() {
		return
	}
	part := Part{ID: "groups", Heading: "Groups in common"}
	var all, unknown []string
	alone := make([][]string, len(subjects.List))
	for _, g := range s.corpus.Groups() {
		members := relation.MembersOf(s.corpus, g, s.asOf)
		if !members.Known {
			unknown = append(unknown, g.ShortName)
			continue
		}
		var in []int
		for i := range subjects.List {
			if members.Has(subjects.List[i].Country.ISO3) {
				in = append(in, i)
			}
		}
		switch len(in) {
		case len(subjects.List):
			all = append(all, g.ShortName)
		case 1:
			alone[in[0]] = append(alone[in[0]], g.ShortName)
		}
	}
	named := func(who string, groups []string) {
		text := "none on record"
		if len(groups) > 0 {
			text = strings.Join(groups, ", ")
		}
		part.Words = append(part.Words, who+": "+text+".")
	}
	named(map[bool]string{true: "Both", false: "All"}[len(subjects.List) == 2], all)
	for i, groups := range alone {
		named("Only "+subjects.List[i].Name, groups)
	}
	if len(unknown) > 0 {
		named("Members on that day not known", unknown)
	}
	part.Words = append(part.Words, map[bool]string{true: "As in the newest list of each group on record.", false: "As in the lists on record for " + s.asOf.Long() + "."}[s.asOf.IsZero()])
	part.Count = strconv.Itoa(len(all))
	s.Parts = append(s.Parts, part)
}

// whyNotKnown says why what subjects did about texts is not known: each reason
// once, with its texts.
func (s *Report) whyNotKnown(texts []compare.Text) []string {
	var whys []string
	of := map[string][]string{}
	for i := range texts {
		for _, why := range s.reasons(&texts[i]) {
			if _, seen := of[why]; !seen {
				whys = append(whys, why)
			}
			of[why] = append(of[why], texts[i].Statement.ShortTitle)
		}
	}
	for i, why := range whys {
		whys[i] = why + ": " + strings.Join(of[why], "; ") + "."
	}
	return whys
}

// reasons explain why the acts of subjects on a text are unknown; a shared
// reason is given once.
func (s *Report) reasons(text *compare.Text) []string {
	var who [][]string
	var whys []string
	for i := range text.Stands {
		subject, stand := &s.Comparison.Subjects.List[i], &text.Stands[i]
		name, why := subject.Name, ""
		switch {
		case !subject.Known:
			why = compare.NoMembers
		case stand.Unknown == 0:
			continue
		case subject.Country != nil:
			if why = relation.Participation(s.corpus, text.Statement, subject.Country, s.asOf).Note; why == "" {
				why = "what it did by the day is not known"
			}
		default:
			name += ", " + prose.Of(stand.Unknown, stand.Eligible()) + " members"
			if why = matrix.Reason(text.Statement); why == "" {
				why = "what they did is not known"
			}
		}
		if n := len(whys) - 1; n >= 0 && whys[n] == why {
			who[n] = append(who[n], name)
			continue
		}
		who, whys = append(who, []string{name}), append(whys, why)
	}
	for i, why := range whys {
		whys[i] = prose.List(who[i], "and") + ", " + why
	}
	return whys
}
