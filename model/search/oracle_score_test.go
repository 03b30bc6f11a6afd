package search

import (
	"math"
)

// score gives every document its score, NaN where a unit is missing.
func (o *oracle) score(units, optional []oracleUnit) []float64 {
	lengths := o.lengths()
	points := func(d int, matches []match) float64 {
		var count [nFields]float64
		for _, m := range matches {
			f := o.docs[d].pieces[m.piece].field
			add := m.quality / (1 - lengthSlope(f) + lengthSlope(f)*lengths(d, m.piece))
			if f <= coded {
				count[f] = max(count[f], add)
			} else {
				count[f] += add
			}
		}
		at := func(f field) float64 { return fieldWeight(f) * count[f] / (count[f] + 1) }
		return max(at(named), at(coded)) + at(gist) + max(at(body), at(wording))
	}
	scores := make([]float64, len(o.docs))
	covers := make([]map[int]float64, len(o.docs)) // words covered, by piece
	having := make([]map[int]int, len(o.docs))
	for d := range covers {
		covers[d], having[d] = map[int]float64{}, map[int]int{}
	}
	rarities := make([]float64, len(units))
	all := 0.0
	note := func(u oracleUnit, required bool) float64 {
		found := make([][]match, len(o.docs))
		docs := 0
		for d := range o.docs {
			found[d] = u.match(&o.docs[d])
			if len(found[d]) > 0 {
				docs++
			}
			best := map[int]float64{}
			for _, m := range found[d] {
				best[m.piece] = max(best[m.piece], m.quality*float64(m.length))
			}
			for p, b := range best {
				covers[d][p] += b
				if required {
					having[d][p]++
				}
			}
		}
		weight := rarity(docs, len(o.docs))
		worth := weight
		if !required {
			worth *= stopWorth
		}
		for d := range o.docs {
			scores[d] += worth * points(d, found[d])
			if required && len(found[d]) == 0 {
				scores[d] = math.NaN()
			}
		}
		return weight
	}
	for i, u := range units {
		rarities[i] = note(u, true)
		all += rarities[i]
	}
	for _, u := range optional {
		note(u, false)
	}
	for d := range o.docs {
		if math.IsNaN(scores[d]) {
			continue
		}
		for i := 1; i < len(units); i++ {
			scores[d] += pairWorth * (rarities[i-1] + rarities[i]) / 2 * points(d, pairs(&o.docs[d], units[i-1], units[i]))
		}
		bonus := 0.0
		for p, n := range having[d] {
			if n == len(units) && o.docs[d].pieces[p].field <= coded {
				share := min(covers[d][p]/float64(len(o.docs[d].words[p])), 1)
				bonus = max(bonus, nameWorth*(all+nameLeast)*share*share)
			}
		}
		scores[d] = (scores[d] + bonus) * o.docs[d].weight
	}
	return scores
}

// pairs finds where two words stand as far apart as in the query.
func pairs(d *oracleDoc, first, second oracleUnit) (out []match) {
	if !first.single || !second.single || second.at <= first.at {
		return nil
	}
	there := map[match]float64{}
	for _, b := range second.match(d) {
		if b.length == 1 {
			there[match{piece: b.piece, at: b.at}] = b.quality
		}
	}
	for _, a := range first.match(d) {
		if other := there[match{piece: a.piece, at: a.at + second.at - first.at}]; a.length == 1 && other > 0 {
			out = append(out, match{a.piece, a.at, 2, a.quality * other})
		}
	}
	return out
}

// lengths gives how long what a piece stands in is, against the average.
func (o *oracle) lengths() func(doc, piece int) float64 {
	var total, number [nFields]float64
	perDoc := make([][nFields]float64, len(o.docs))
	for d, doc := range o.docs {
		for p, piece := range doc.pieces {
			n := float64(len(doc.words[p]))
			perDoc[d][piece.field] += n
			total[piece.field] += n
			if piece.field <= coded {
				number[piece.field]++
			}
		}
		for _, f := range []field{gist, body, wording} {
			number[f] += truth(perDoc[d][f] > 0)
		}
	}
	return func(doc, piece int) float64 {
		f := o.docs[doc].pieces[piece].field
		n := float64(len(o.docs[doc].words[piece]))
		if f > coded {
			n = perDoc[doc][f]
		}
		return n * number[f] / total[f]
	}
}
