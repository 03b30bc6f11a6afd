package comparescreen

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/screen"
)

// states is a comparison of countries and groups.
type states struct {
	corpus *model.Corpus
	view   compare.Comparison
	rows   map[model.StatementID][]cell
	named  []string // the subjects
	heads  []string // the same, as column heads
	codes  []string // and where there is little room
	words  int      // the width of the widest cell
}

func newStates(c *model.Corpus, subjects compare.Subjects, asOf model.Date) *states {
	s := &states{corpus: c, view: compare.Of(c, subjects, asOf), rows: map[model.StatementID][]cell{}}
	for i := range subjects.List {
		name, head, code := namesOf(&subjects.List[i], asOf)
		s.named, s.heads, s.codes = append(s.named, name), append(s.heads, head), append(s.codes, code)
	}
	for i := range s.view.Texts {
		text := &s.view.Texts[i]
		var row []cell
		for j := range text.Stands {
			row = append(row, standCell(text, &subjects.List[j], &text.Stands[j]))
		}
		s.rows[text.Statement.ID] = row
		s.words = max(s.words, widthOf(row))
	}
	return s
}

func (s *states) says() (subject, counts string) {
	subject = strings.Join(s.named, " and ")
	if len(s.named) > 2 {
		subject = strings.Join(s.named, ", ")
	}
	if len(s.view.Pairs) == 1 {
		p := &s.view.Pairs[0]
		return subject, dot + "roll calls: " + p.Votes.Words() + dot + "lists: " + p.Lists.Words()
	}
	return subject, dot + "all of them: " + texts(s.view.In(relation.AllJoined))
}

func (s *states) lay(b *screen.Body) {
	t := tableOf(b.W, s.heads, s.codes, s.words)
	if head := t.head(b, ""); head != nil {
		b.Fixed(head...)
	}
	s.summary(b)
	s.divergent(b, t)
	sections := s.view.Sections()
	for i := range sections {
		s.part(b, t, &sections[i])
	}
}

// part is the texts of one case.
func (s *states) part(b *screen.Body, t table, one *compare.Section) {
	all := one.Texts
	count := texts(all)
	if one.Told.Case == relation.NoVote {
		count = prose.Count(len(all), "text")
	}
	b.Part(one.Told.Heading(), count)
	if len(all) == 0 {
		b.Line(screen.Piece{Text: compare.NoText, Ink: b.Theme.Ink.Dim})
		return
	}
	if about := one.Told.About(); about != "" {
		b.Text(about, b.Theme.Ink.Dim)
	}
	for i := range all {
		s.text(b, t, one.Key, &all[i])
	}
}

// text is the row of a text, with what is not known of it.
func (s *states) text(b *screen.Body, t table, part string, text *compare.Text) {
	foot := ""
	for i := range text.Stands {
		subject, stand := &s.view.Subjects.List[i], &text.Stands[i]
		word := did(stand)
		switch {
		case subject.Country != nil:
			word = s.rows[text.Statement.ID][i].word
		case !subject.Known:
			word = compare.NoMembers
		}
		foot += dot + s.heads[i] + ": " + word
	}
	lines := t.lines(b, labelOf(text.Statement), s.rows[text.Statement.ID])
	if text.Category == relation.Unsettled {
		for _, why := range s.reasons(text) {
			for _, line := range cells.Wrap("  "+why, b.W) {
				lines = append(lines, screen.Line{{Text: line, Ink: b.Theme.Ink.Dim}})
			}
		}
	}
	b.Row(textRow(part, text.Statement, foot), lines...)
}

// reasons explain why the acts of subjects are unknown; a shared reason is
// given once.
func (s *states) reasons(text *compare.Text) []string {
	var out, whys []string
	for i := range text.Stands {
		subject, stand := &s.view.Subjects.List[i], &text.Stands[i]
		name, why := s.named[i], ""
		switch {
		case !subject.Known:
			out, whys = append(out, prose.Sentence(subject.Caveat())), append(whys, "")
			continue
		case stand.Unknown == 0:
			continue
		case subject.Country != nil:
			why = relation.Participation(s.corpus, text.Statement, subject.Country, s.view.AsOf).Note
			if why == "" {
				why = "what it did by the day is not known"
			}
		default:
			name += ", " + prose.Of(stand.Unknown, stand.Eligible()) + " members"
			if why = matrix.Reason(text.Statement); why == "" {
				why = "what they did is not known"
			}
		}
		if n := len(out) - 1; n >= 0 && whys[n] == why {
			out[n] = strings.TrimSuffix(out[n], ": "+why+".") + ", " + name + ": " + why + "."
			continue
		}
		out, whys = append(out, name+": "+why+"."), append(whys, why)
	}
	return out
}

// divergent adds the texts on which the subjects differ, the most divergent
// first.
func (s *states) divergent(b *screen.Body, t table) {
	all := s.view.Divergent()
	b.Part(compare.MostDivergent, texts(all))
	if len(all) == 0 {
		b.Line(screen.Piece{Text: compare.NotDivergent, Ink: b.Theme.Ink.Dim})
	}
	for i := range all {
		if level := all[i].Apart.Level; i == 0 || all[i-1].Apart.Level != level {
			b.Line(screen.Piece{Text: prose.Capital(all[i].Apart.Words()), Ink: b.Theme.Ink.Heading})
		}
		s.text(b, t, "divergent", &all[i])
	}
}

// summary says who is compared, how far they agree, and what is left out.
func (s *states) summary(b *screen.Body) {
	b.Part("Summary", "")
	for i := range s.view.Subjects.List {
		b.Row(subjectRow(&s.view.Subjects.List[i], s.view.AsOf), subjectLine(b, &s.view.Subjects.List[i], s.named[i]))
	}
	dim := b.Theme.Ink.Dim
	b.Blank()
	b.Line(screen.Piece{Text: "In roll calls in which both voted", Ink: b.Theme.Ink.Heading})
	for i := range s.view.Pairs {
		p := &s.view.Pairs[i]
		lines := []string{s.names(p) + ": " + p.Votes.Words()}
		rest := strings.Join(p.Votes.Differing(), ", ")
		if soft, ok := p.Votes.Soft(); ok && p.Votes.Half > 0 {
			rest += "; with an abstention as half: " + compare.Percent(soft) + " of the " + strconv.Itoa(p.Votes.Of)
		}
		b.Row(s.pairRow("votes", p), wrapped(b, append(lines, rest, leftOut("roll calls", strings.Join(p.Votes.LeftOut(), ", "))))...)
	}
	b.Line(screen.Piece{Text: "On lists that either is on", Ink: b.Theme.Ink.Heading})
	for i := range s.view.Pairs {
		p := &s.view.Pairs[i]
		lines := []string{s.names(p) + ": " + p.Lists.Words(), strings.Join(p.Lists.Differing(), ", ")}
		b.Row(s.pairRow("lists", p), wrapped(b, append(lines, leftOut("", strings.Join(p.Lists.LeftOut(), ", "))))...)
	}
	b.Text(compare.VotesRule+" "+compare.TooFew(), dim)
	for _, text := range s.left() {
		b.Text(text, dim)
	}
}

// left says what else is not in the comparison.
func (s *states) left() []string {
	var out []string
	for i := range s.view.Subjects.List {
		if s.view.Subjects.List[i].Group != nil {
			out = append(out, compare.GroupRule)
			break
		}
	}
	for _, caveat := range s.view.Caveats {
		out = append(out, prose.Sentence(caveat))
	}
	return append(out, compare.LeftForDay(s.view.Later, s.view.LaterLists)...)
}

func leftOut(what, counts string) string {
	if counts == "" {
		return ""
	}
	return strings.TrimSuffix("left out "+what, " ") + ": " + counts
}

// wrapped are texts as lines, all but the first further in.
func wrapped(b *screen.Body, all []string) []screen.Line {
	var out []screen.Line
	for i, text := range all {
		if text == "" {
			continue
		}
		in, ink := "", b.Theme.Ink.Text
		if i > 0 {
			in, ink = "  ", b.Theme.Ink.Dim
		}
		for _, line := range cells.Wrap(text, b.W-len(in)) {
			out = append(out, screen.Line{{Text: in + line, Ink: ink}})
		}
	}
	return out
}

func (s *states) names(p *compare.Pair) string {
	return s.named[p.A] + " and " + s.named[p.B]
}

// pairRow is the row of two subjects; it leads to the comparison of the two
// where more are compared.
func (s *states) pairRow(part string, p *compare.Pair) screen.Row {
	r := screen.Row{Key: part + "/" + strconv.Itoa(p.A+1) + "-" + strconv.Itoa(p.B+1), Foot: s.names(p)}
	if len(s.view.Pairs) > 1 {
		r.To = place.OfCompare(s.view.AsOf, s.view.Subjects.List[p.A], s.view.Subjects.List[p.B])
		r.Foot = "compare only " + r.Foot
	}
	return r
}

// subjectRow leads to the page of a country, and to the matrix of a group.
func subjectRow(s *compare.Subject, asOf model.Date) screen.Row {
	r := screen.Row{Key: s.Place, Foot: s.Name}
	if s.Country != nil {
		r.To = place.View{Place: place.OfCountry(s.Country), In: place.OnPage}
		return r
	}
	if !s.Known {
		r.Foot = prose.Sentence(s.Caveat())
		return r
	}
	group := matrix.Group{ID: s.Group.ID}
	if s.On != asOf {
		group.Day = s.On
	}
	r.To = place.OfMatrix(matrix.Options{Of: group})
	r.Foot = s.Group.Name + ": its members in the matrix"
	return r
}

// subjectLine names a subject, and says how many States it has.
func subjectLine(b *screen.Body, s *compare.Subject, name string) screen.Line {
	out := screen.Line{{Text: name, Ink: b.Theme.Ink.Bold}}
	switch {
	case s.Country != nil:
	case !s.Known:
		out = append(out, screen.Piece{Text: "  " + compare.NoMembers, Ink: b.Theme.Ink.Dim})
	default:
		out = append(out, screen.Piece{Text: "  " + prose.Count(len(s.Members), "member"), Ink: b.Theme.Ink.Dim})
	}
	return out
}
