package matrix

import (
	"context"
	"math/bits"

	"comity/model"
	"comity/model/relation"
)

// Comparable is the smallest number of texts, or States, in common for two
// things to be compared.
const Comparable = 5

// Similarity describes how an order by similarity was found.
type Similarity struct {
	Method string // of a [Seriation]
	Pairs  int    // number of pairs
	// Mean counts the pairs with fewer than Comparable things in common, which
	// get the mean distance of all others.
	Mean int
	// Apart counts the texts without a list, which come last.
	Apart int
}

// likeness orders things by their distances and notes the method.
func likeness[T any](ctx context.Context, things []T, d Distances, s *Similarity, progress func(done, of int)) ([]T, error) {
	found, err := Seriate(ctx, d, progress)
	if err != nil {
		return nil, err
	}
	s.Method = found.Method
	out := make([]T, len(things))
	for i, n := range found.Order {
		out[i] = things[n]
	}
	return out, nil
}

// Differ returns the distance of the acts of two States on the same text, from
// 0 to 1, and whether they can be compared. Votes are compared with votes: yes
// and no differ by 1, an abstention from either by ½, and an absent State is
// not compared. Lists are compared with lists: on it (listed, party, signatory,
// member, expert) and not listed differ by 1; via differs by ½ from either. Two
// States that are both not listed do not differ; that says nothing of their
// views. Unknown and not eligible are not compared with anything, nor what was
// adopted without a vote, nor an agency on an advisory, nor a vote with a
// signature.
func Differ(a, b model.Act) (distance float64, ok bool) {
	voteA, placeA := place(a)
	voteB, placeB := place(b)
	if placeA < 0 || placeB < 0 || voteA != voteB {
		return 0, false
	}
	return float64(max(placeA, placeB)-min(placeA, placeB)) / 2, true
}

// place puts an act on its scale in halves, 0 to 2; -1 for what has no place.
func place(a model.Act) (vote bool, at int) {
	switch a {
	case model.Yes:
		return true, 0
	case model.Abstain:
		return true, 1
	case model.No:
		return true, 2
	case model.Listed, model.Party, model.Signatory, model.Member, model.Expert:
		return false, 0
	case model.Via:
		return false, 1
	case model.NotListed:
		return false, 2
	}
	return false, -1
}

// Countries returns the distance of each pair of States: the mean of [Differ]
// over the texts on which the two can be compared, as of a day; the zero day is
// that of the record. Texts adopted without a vote are not compared.
func Countries(c *model.Corpus, states []*model.Country, texts []*model.Statement, day model.Date) (Distances, Similarity) {
	const acts = int(model.Listed) + 1
	var halves [acts][acts]int8 // twice the distance, -1 where there is none
	for a := range acts {
		for b := range acts {
			halves[a][b] = -1
			if d, ok := Differ(model.Act(a), model.Act(b)); ok {
				halves[a][b] = int8(2 * d)
			}
		}
	}
	rows := make([][]model.Act, len(states))
	for i, co := range states {
		for _, s := range texts {
			if s.ByState() { // an advisory is not compared, even for States without an agency on it
				rows[i] = append(rows[i], relation.Act(c, s, co, day))
			}
		}
	}
	return pairwise(len(states), func(i, j int) (float64, bool) {
		sum, n := 0, 0
		other := rows[j]
		for k, act := range rows[i] {
			if h := halves[act][other[k]]; h >= 0 {
				sum += int(h)
				n++
			}
		}
		return float64(sum) / float64(2*max(n, 1)), n >= Comparable
	})
}

// Statements returns the distance of each pair of texts: 1 less the share of
// States that joined both among those that joined either (Jaccard), counted
// over the States that were eligible for both and are known for both, as of a
// day; the zero day is that of the record. To join is [model.Act.Joined]: to be
// on a list, or to vote in favour, so a text that was voted on can be next to
// one that was signed. If no State joined either, there is nothing to compare.
// The text of a closed body is compared over its own members only, so it lies
// near all that they joined as a whole; of a list that is a known minimum only
// the names on it are compared.
func Statements(c *model.Corpus, texts []*model.Statement, states []*model.Country, day model.Date) (Distances, Similarity) {
	words := (len(states) + 63) / 64
	known, joined := make([][]uint64, len(texts)), make([][]uint64, len(texts))
	for i, s := range texts {
		known[i], joined[i] = make([]uint64, words), make([]uint64, words)
		for j, co := range states {
			act := relation.Act(c, s, co, day)
			if act == model.Unknown || act == model.NotEligible || !s.ByState() {
				continue
			}
			known[i][j/64] |= 1 << (j % 64)
			if act.Joined() {
				joined[i][j/64] |= 1 << (j % 64)
			}
		}
	}
	return pairwise(len(texts), func(i, j int) (float64, bool) {
		common, both, either := 0, 0, 0
		for w := range words {
			k := known[i][w] & known[j][w]
			common += bits.OnesCount64(k)
			both += bits.OnesCount64(k & joined[i][w] & joined[j][w])
			either += bits.OnesCount64(k & (joined[i][w] | joined[j][w]))
		}
		return 1 - float64(both)/float64(max(either, 1)), common >= Comparable && either > 0
	})
}

// pairwise measures each pair; those that cannot be compared get the mean of
// the others, ½ when there are no others.
func pairwise(n int, measure func(i, j int) (float64, bool)) (Distances, Similarity) {
	d := NewDistances(n)
	var without [][2]int
	sum, counted := 0.0, 0
	for i := range n {
		for j := range i {
			v, ok := measure(i, j)
			if !ok {
				without = append(without, [2]int{i, j})
				continue
			}
			d.Set(i, j, v)
			sum += v
			counted++
		}
	}
	mean := 0.5
	if counted > 0 {
		mean = sum / float64(counted)
	}
	for _, pair := range without {
		d.Set(pair[0], pair[1], mean)
	}
	return d, Similarity{Pairs: counted + len(without), Mean: len(without)}
}
