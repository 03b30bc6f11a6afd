package comparescreen

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/screen"
)

// neighbours is how many are shown at each end.
const neighbours = 5

// profile is one State beside all others.
type profile struct {
	country *model.Country
	asOf    model.Date
	near    compare.Neighbours
	circles []report.Circle
}

func newProfile(r *report.Report, asOf model.Date) *profile {
	return &profile{country: r.Neighbours.Country, asOf: asOf, near: *r.Neighbours, circles: r.Circles()}
}

func (p *profile) says() (subject, counts string) {
	counts = dot + "States compared: " + compare.ByVotes + " " + strconv.Itoa(p.near.Votes.Compared) + ", " + compare.ByLists + " " + strconv.Itoa(p.near.Lists.Compared)
	return p.country.DisplayName() + " and all others", counts
}

// lay puts the neighbours first, then the groups.
func (p *profile) lay(b *screen.Body) {
	k := &b.Theme.Ink
	b.Part("Summary", "")
	b.Row(screen.Row{Key: "country", To: place.View{Place: place.OfCountry(p.country), In: place.OnPage}, Foot: p.country.OfficialName},
		screen.Line{{Text: p.country.DisplayName(), Ink: k.Bold}, {Text: "  its record", Ink: k.Dim}})
	b.Text(compare.NearRule+" "+compare.TooFew(), k.Dim)
	b.Text(report.GradesNote, k.Dim)
	for _, text := range compare.LeftForDay(p.near.Later, p.near.LaterLists) {
		b.Text(text, k.Dim)
	}
	for _, words := range model.CorrectedWords(p.near.Corrected) {
		b.Text(prose.Sentence(words), k.Dim)
	}
	ranking(b, p, "votes", compare.ByVotes, p.near.Votes, func(a compare.Agreement) compare.Score { return a.Score })
	ranking(b, p, "lists", compare.ByLists, p.near.Lists, func(l compare.Lists) compare.Score { return l.Score })
	for i := range p.circles {
		p.step(b, &p.circles[i])
	}
}

// measure is by what States are ranked.
type measure interface {
	Words() string
	Differing() []string
}

// ranking is both ends of a ranking.
func ranking[T measure](b *screen.Body, p *profile, key, by string, r compare.Ranking[T], of func(T) compare.Score) {
	k := &b.Theme.Ink
	for _, end := range []struct {
		word, key string // key stands in places
		list      []compare.Neighbour[T]
	}{{compare.Closest, "nearest", r.Nearest}, {compare.MostDistant, "farthest", r.Farthest}} {
		b.Part(end.word+" "+by, r.About())
		if len(end.list) == 0 {
			b.Line(screen.Piece{Text: compare.NoNear, Ink: k.Dim})
		}
		for _, n := range end.list[:min(neighbours, len(end.list))] {
			words := n.Score.Words()
			if b.W < nameWidth+2+len(words) {
				words = of(n.Score).Words()
			}
			b.Row(p.neighbour(key+"-"+end.key, n.Country), neighbourLine(b, n.Country.DisplayName(), words, strings.Join(n.Score.Differing(), ", ")))
		}
		if n := tied(end.list, of); n > 0 {
			b.Line(screen.Piece{Text: "and " + prose.Count(n, "more State") + " with the same share as the last", Ink: k.Dim})
		}
	}
}

// tied is how many of those not shown have the same share as the last shown.
func tied[T any](list []compare.Neighbour[T], of func(T) compare.Score) int {
	n := 0
	if len(list) <= neighbours {
		return 0
	}
	last := of(list[neighbours-1].Score)
	for _, other := range list[neighbours:] {
		if s := of(other.Score); s.Same*last.Of == last.Same*s.Of {
			n++
		}
	}
	return n
}

// neighbour is the row of another State; it leads to the comparison of the two.
func (p *profile) neighbour(part string, co *model.Country) screen.Row {
	return screen.Row{
		Key:  part + "/" + string(co.ISO3),
		To:   place.OfCompare(p.asOf, compare.Subject{Country: p.country}, compare.Subject{Country: co}),
		Foot: "compare " + p.country.DisplayName() + " and " + co.DisplayName(),
	}
}

// nameWidth is that of the longest name of a State.
const nameWidth = 24

func neighbourLine(b *screen.Body, name, words, rest string) screen.Line {
	line := screen.Line{{Text: cells.Fit(name, min(nameWidth, b.W/2), b.Theme.Border.Ellipsis) + "  "}, {Text: words}}
	if rest != "" {
		line = append(line, screen.Piece{Text: "  " + rest, Ink: b.Theme.Ink.Dim})
	}
	return line
}

// step adds where the State differs from a group.
func (p *profile) step(b *screen.Body, c *report.Circle) {
	k := &b.Theme.Ink
	s := &c.Steps
	b.Part("Out of step with "+c.Name, "they and not it "+strconv.Itoa(len(s.Behind))+", it and not they "+strconv.Itoa(len(s.Ahead))+", in step "+strconv.Itoa(s.InStep))
	b.Text(prose.Capital(c.Full)+": "+prose.Count(s.Members, "other member")+".", k.Dim)
	if left := s.LeftOut(); len(left) > 0 {
		b.Text("Left out: "+strings.Join(left, "; ")+".", k.Dim)
	}
	p.side(b, c, "behind", prose.Capital(s.BehindWords("the others")), s.Behind)
	p.side(b, c, "ahead", s.AheadWords("the others"), s.Ahead)
}

// side is the texts on one side, with the State beside the group.
func (p *profile) side(b *screen.Body, c *report.Circle, key, about string, all []compare.Step) {
	b.Text(about+": "+strconv.Itoa(len(all)), b.Theme.Ink.Heading)
	if len(all) == 0 {
		return
	}
	rows, titles := make([][]report.Cell, len(all)), make([]string, len(all))
	for i := range all {
		titles[i] = labelOf(all[i].Statement)
		rows[i] = []report.Cell{report.ActCell(all[i].Act), report.JoinedCell(all[i].Statement, &all[i].Group)}
	}
	t := tableOf(b.W, []string{p.country.DisplayName(), "the others"}, []string{string(p.country.ISO3), "others"}, rows, titles)
	if head := t.head(b, ""); head != nil {
		b.Line(head...)
	}
	for i := range all {
		foot := dot + p.country.DisplayName() + ": " + all[i].Act.Word() + dot + c.Name + ": " + did(&all[i].Group)
		b.Row(textRow(c.Key+"-"+key, all[i].Statement, foot), t.lines(b, all[i].Statement, rows[i])...)
	}
}
