package comparescreen

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/wording"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/screen/outline"
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
	counts = dot + "States compared: by roll calls " + strconv.Itoa(p.near.Votes.Compared) + ", by lists " + strconv.Itoa(p.near.Lists.Compared)
	return p.country.DisplayName() + " and all others", counts
}

// lay puts the neighbours first, then the groups.
func (p *profile) lay(b *outline.Body) {
	k := &b.Theme.Ink
	b.Part("Summary", "")
	b.Row(outline.Row{Key: "country", To: place.View{Place: place.OfCountry(p.country), In: place.OnPage}, Foot: p.country.OfficialName},
		outline.Line{{Text: p.country.DisplayName(), Ink: k.Bold}, {Text: "  its record", Ink: k.Dim}})
	b.Text("Votes and lists are counted separately. "+compare.TooFew()+" Closest and most distant count what is on record, and say nothing about the reasons.", k.Dim)
	for _, text := range later(p.asOf, p.near.Later, p.near.LaterLists) {
		b.Text(text, k.Dim)
	}
	for _, words := range model.CorrectedWords(p.near.Corrected) {
		b.Text(wording.Sentence(words), k.Dim)
	}
	ranking(b, p, "votes", "by roll calls", "the same vote in", p.near.Votes, func(a compare.Agreement) (compare.Score, string) {
		return a.Score, strings.Join(a.Differing(), ", ")
	})
	ranking(b, p, "lists", "by lists", "both on", p.near.Lists, func(l compare.Lists) (compare.Score, string) {
		return l.Score, counted(wording.Counted{Word: "on neither", N: l.Neither})
	})
	for i := range p.circles {
		p.step(b, &p.circles[i])
	}
}

// ranking is both ends of a ranking.
func ranking[T any](b *outline.Body, p *profile, key, by, verb string, r compare.Ranking[T], of func(T) (compare.Score, string)) {
	k := &b.Theme.Ink
	about := "of " + wording.Count(r.Compared, "State") + " compared"
	if r.TooFew > 0 {
		about += "; " + strconv.Itoa(r.TooFew) + " with too few comparable texts"
	}
	for _, end := range []struct {
		word, key string // key stands in places
		list      []compare.Neighbour[T]
	}{{"Closest", "nearest", r.Nearest}, {"Most distant", "farthest", r.Farthest}} {
		b.Part(end.word+" "+by, about)
		if len(end.list) == 0 {
			b.Line(outline.Piece{Text: "No State has enough comparable texts in common with it.", Ink: k.Dim})
		}
		for _, n := range end.list[:min(neighbours, len(end.list))] {
			score, rest := of(n.Score)
			b.Row(p.neighbour(key+"-"+end.key, n.Country), neighbourLine(b, n.Country.DisplayName(), verb, score, rest))
		}
		if n := tied(end.list, func(t T) compare.Score { score, _ := of(t); return score }); n > 0 {
			b.Line(outline.Piece{Text: "and " + wording.Count(n, "more State") + " with the same share as the last", Ink: k.Dim})
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
func (p *profile) neighbour(part string, co *model.Country) outline.Row {
	return outline.Row{
		Key:  part + "/" + string(co.ISO3),
		To:   of(string(p.country.ISO3) + "," + string(co.ISO3)),
		Foot: "compare " + p.country.DisplayName() + " and " + co.DisplayName(),
	}
}

// nameWidth is that of the longest name of a State.
const nameWidth = 20

func neighbourLine(b *outline.Body, name, verb string, score compare.Score, rest string) outline.Line {
	words := verb + " "
	if b.W < nameWidth+2+len(verb)+1+len("45 of 45 (100 %)") {
		words = ""
	}
	line := outline.Line{
		{Text: cells.Fit(name, min(nameWidth, b.W/2), b.Theme.Border.Ellipsis) + "  "},
		{Text: words, Ink: b.Theme.Ink.Dim}, {Text: scored(score)},
	}
	if rest != "" {
		line = append(line, outline.Piece{Text: "  " + rest, Ink: b.Theme.Ink.Dim})
	}
	return line
}

// step adds where the State differs from a group.
func (p *profile) step(b *outline.Body, c *circle) {
	k := &b.Theme.Ink
	s := &c.steps
	b.Part("Out of step with "+c.name, "they and not it "+strconv.Itoa(len(s.Behind))+", it and not they "+strconv.Itoa(len(s.Ahead))+", in step "+strconv.Itoa(s.InStep))
	b.Text(wording.Capital(c.full)+": "+wording.Count(s.Members, "other member")+".", k.Dim)
	if left := counted(wording.Counted{Word: "adopted without a vote", N: s.Bodies}, wording.Counted{Word: "of agencies, or nothing was signed", N: s.NoState}, wording.Counted{Word: "not eligible", N: s.NotEligible}, wording.Counted{Word: "not known of it", N: s.Unknown},
		wording.Counted{Word: "fewer than " + strconv.Itoa(compare.StepOf) + " of the group to compare", N: s.TooFew}, wording.Counted{Word: "what is not known of the group could change it", N: s.Unsettled}); left != "" {
		b.Text("Left out: "+left+".", k.Dim)
	}
	p.side(b, c, "behind", wording.Capital(s.BehindWords("the others")), s.Behind)
	p.side(b, c, "ahead", s.AheadWords("the others"), s.Ahead)
}

// side is the texts on one side, with the State beside the group.
func (p *profile) side(b *outline.Body, c *circle, key, about string, all []compare.Step) {
	b.Text(about+": "+strconv.Itoa(len(all)), b.Theme.Ink.Heading)
	if len(all) == 0 {
		return
	}
	rows := make([][]cell, len(all))
	for i := range all {
		others := joinedCell(all[i].Statement, &all[i].Group)
		rows[i] = []cell{actCell(all[i].Act), others}
	}
	t := tableOf(b.W, []string{p.country.DisplayName(), "the others"}, []string{string(p.country.ISO3), "others"}, widthOf(rows...))
	if head := t.head(b, ""); head != nil {
		b.Line(head...)
	}
	for i := range all {
		foot := dot + p.country.DisplayName() + ": " + all[i].Act.Word() + dot + c.name + ": " + did(&all[i].Group)
		b.Row(textRow(c.key+"-"+key, all[i].Statement, foot), t.lines(b, labelOf(all[i].Statement), rows[i])...)
	}
}
