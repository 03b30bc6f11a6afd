package compare

import (
	"cmp"
	"slices"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
)

// Neighbour is another State and how far it agrees with the one asked about, by
// votes or by lists.
type Neighbour[T any] struct {
	Country *model.Country
	Score   T
}

// Ranking is the nearest and the farthest by one measure. Where few States can
// be compared, one may be in both.
type Ranking[T any] struct {
	Nearest  []Neighbour[T] // the most alike first
	Farthest []Neighbour[T] // the least alike first
	// Compared is how many States have a score, and TooFew how many have none
	// because fewer than [Least] items can be compared.
	Compared, TooFew int
}

// Neighbours are the nearest and the farthest of a State by each measure; the
// two are never mixed.
type Neighbours struct {
	Country *model.Country
	Votes   Ranking[Agreement]
	Lists   Ranking[Lists]
	// Later and LaterLists are as in [Comparison].
	Later      int
	LaterLists []*model.Statement
	// Corrected are the votes that your data corrects; all votes take part.
	Corrected []model.Corrected
}

// Nearest ranks the other States by how far they agree with one, and returns up
// to n at each end of each ranking. Ties go to the State with more comparable
// items, then to the first by name. Only texts since a day count, if one is given.
func Nearest(c *model.Corpus, country *model.Country, asOf model.Date, n int, since ...model.Date) Neighbours {
	d := &desk{corpus: c, asOf: asOf}
	texts, later := d.texts()
	for _, day := range since {
		texts = prose.Only(texts, func(s *model.Statement) bool { return relation.Last(s.When()).Compare(relation.First(day)) >= 0 })
	}
	out := Neighbours{Country: country, Later: later, LaterLists: d.laterLists(texts)}
	out.Corrected = c.Corrected(func(s *model.Statement, _ *model.Country) bool { return slices.Contains(texts, s) })
	all := c.Countries()
	votes, lists := make([]Agreement, len(all)), make([]Lists, len(all))
	for _, s := range texts {
		own := d.stand(s, []*model.Country{country})
		for i := range all {
			other := d.stand(s, all[i:i+1])
			if s.RollCall() {
				votes[i].add(&own, &other)
			} else {
				lists[i].add(s, &own, &other)
			}
		}
	}
	out.Votes = rank(all, votes, country, n, func(a Agreement) Score { return a.Score })
	out.Lists = rank(all, lists, country, n, func(l Lists) Score { return l.Score })
	return out
}

// rank orders the States that have a score, in both directions.
func rank[T any](all []*model.Country, scores []T, own *model.Country, n int, score func(T) Score) Ranking[T] {
	var out Ranking[T]
	var list []Neighbour[T] // by name, which the stable sorts keep for ties
	for i, co := range all {
		if co == own {
			continue
		}
		if _, ok := score(scores[i]).Value(); !ok {
			out.TooFew++
			continue
		}
		list = append(list, Neighbour[T]{co, scores[i]})
	}
	out.Compared = len(list)
	n = max(0, min(n, len(list)))
	order := func(sign int) []Neighbour[T] {
		slices.SortStableFunc(list, func(a, b Neighbour[T]) int {
			x, y := score(a.Score), score(b.Score)
			// k/n against k/n without rounding
			return cmp.Or(sign*cmp.Compare(x.Same*y.Of, y.Same*x.Of), cmp.Compare(y.Of, x.Of),
				cmp.Compare(model.Fold(a.Country.DisplayName()), model.Fold(b.Country.DisplayName())))
		})
		return slices.Clone(list[:n])
	}
	out.Nearest, out.Farthest = order(-1), order(1)
	return out
}
