package comparescreen

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/screen"
)

// The number of neighbours shown at each end, and the number of other members a
// group needs for comparison.
const (
	neighbours = 5
	others     = 3
)

// profile is one State beside all others.
type profile struct {
	country *model.Country
	asOf    model.Date
	near    compare.Neighbours
	circles []circle
}

// circle is a group of States to which the State belongs.
type circle struct {
	key, name, full string
	steps           compare.Steps
}

func newProfile(c *model.Corpus, country *model.Country, asOf model.Date) *profile {
	p := &profile{country: country, asOf: asOf, near: compare.Nearest(c, country, asOf, len(c.Countries()))}
	add := func(key, name, full string, members []*model.Country) {
		if steps := compare.OutOfStep(c, country, members, asOf); steps.Members >= others {
			p.circles = append(p.circles, circle{key, name, full, steps})
		}
	}
	if country.UNGroup != "none" {
		var members []*model.Country
		for _, co := range c.Countries() {
			if co.UNGroup == country.UNGroup {
				members = append(members, co)
			}
		}
		add("un-group", country.UNGroup, "the UN regional group", members)
	}
	for _, g := range c.Groups() {
		codes, known := g.Members, true
		if !asOf.IsZero() {
			codes, known = c.MembersOn(g, asOf)
		}
		members := c.Named(codes)
		for _, co := range members {
			if known && co == country {
				add(string(g.ID), g.ShortName, g.Name, members)
			}
		}
	}
	return p
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
const nameWidth = 20

func neighbourLine(b *screen.Body, name, words, rest string) screen.Line {
	line := screen.Line{{Text: cells.Fit(name, min(nameWidth, b.W/2), b.Theme.Border.Ellipsis) + "  "}, {Text: words}}
	if rest != "" {
		line = append(line, screen.Piece{Text: "  " + rest, Ink: b.Theme.Ink.Dim})
	}
	return line
}

// step adds where the State differs from a group.
func (p *profile) step(b *screen.Body, c *circle) {
	k := &b.Theme.Ink
	s := &c.steps
	b.Part("Out of step with "+c.name, "they and not it "+strconv.Itoa(len(s.Behind))+", it and not they "+strconv.Itoa(len(s.Ahead))+", in step "+strconv.Itoa(s.InStep))
	b.Text(prose.Capital(c.full)+": "+prose.Count(s.Members, "other member")+".", k.Dim)
	if left := s.LeftOut(); len(left) > 0 {
		b.Text("Left out: "+strings.Join(left, "; ")+".", k.Dim)
	}
	p.side(b, c, "behind", prose.Capital(s.BehindWords("the others")), s.Behind)
	p.side(b, c, "ahead", s.AheadWords("the others"), s.Ahead)
}

// side is the texts on one side, with the State beside the group.
func (p *profile) side(b *screen.Body, c *circle, key, about string, all []compare.Step) {
	b.Text(about+": "+strconv.Itoa(len(all)), b.Theme.Ink.Heading)
	if len(all) == 0 {
		return
	}
	rows := make([][]report.Cell, len(all))
	for i := range all {
		rows[i] = []report.Cell{report.ActCell(all[i].Act), report.JoinedCell(all[i].Statement, &all[i].Group)}
	}
	t := tableOf(b.W, []string{p.country.DisplayName(), "the others"}, []string{string(p.country.ISO3), "others"}, widthOf(rows...))
	if head := t.head(b, ""); head != nil {
		b.Line(head...)
	}
	for i := range all {
		foot := dot + p.country.DisplayName() + ": " + all[i].Act.Word() + dot + c.name + ": " + did(&all[i].Group)
		b.Row(textRow(c.key+"-"+key, all[i].Statement, foot), t.lines(b, relation.LabelOf(all[i].Statement), rows[i])...)
	}
}
