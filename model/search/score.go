package search

import (
	"cmp"
	"math"
	"slices"

	"comity/model/prose"
)

// fieldWeight is what a field that matches fully is worth.
func fieldWeight(f field) float64 {
	return [nFields]float64{named: 10, coded: 8, gist: 3, body: 1, wording: 0.5}[f]
}

// lengthSlope is how much the length of a text takes from what a match in it
// counts: b in BM25.
func lengthSlope(f field) float64 {
	return [nFields]float64{named: 0.3, coded: 0.3, gist: 0.5, body: 0.2, wording: 0.2}[f]
}

// What the parts of a score are worth beside the words themselves.
const (
	stopWorth = 0.2 // a stop word that is there
	pairWorth = 1.5 // two words of the query next to each other
	nameWorth = 6   // a name that is all of the query and nothing else, times the rarity of its words
	nameLeast = 2   // and so much more, for names of words that stand everywhere
)

// rarity is the weight of what so many of all documents have: that which few
// have tells more.
func rarity(having, all int) float64 {
	return math.Log(1 + (float64(all-having)+0.5)/(float64(having)+0.5))
}

// telling are the units that say what is looked for: without those that more than half
// of all documents have, unless there are no others.
func telling(units []unit) []unit {
	if rare := prose.Only(units, func(u unit) bool { return u.rarity > math.Ln2 }); len(rare) > 0 {
		return rare
	}
	return units
}

// saturate turns a count into a share of what a field is worth: the second
// match adds less than the first.
func saturate(count float64) float64 { return count / (count + 1) }

// scorer adds up what the documents are worth for a query.
type scorer struct {
	ix      *Index
	total   []float64          // by document
	having  []int              // by document: how many of the units it has
	rarity  float64            // of all units together
	counts  [][nFields]float64 // by document, of the unit in hand
	touched []uint32           // the documents in counts
	cover   []cover            // by name
	named   []uint32           // the names that the unit in hand is in
}

// cover returns how much of a name the query is.
type cover struct {
	units int     // how many of the units it has
	words float64 // how many of its words they are
	best  float64 // the quality of the unit in hand
}

type scored struct {
	doc   int
	score float64
}

// score finds the documents that have every unit, the best first.
func (ix *Index) score(units, stops []unit, admits []bool) []scored {
	s, ok := ix.scorers.Get().(*scorer)
	if !ok {
		s = &scorer{
			ix: ix, total: make([]float64, len(ix.docs)), having: make([]int, len(ix.docs)),
			counts: make([][nFields]float64, len(ix.docs)), cover: make([]cover, len(ix.names)),
		}
	}
	each := make([]float64, len(units))
	for i := range units {
		each[i] = s.unit(&units[i])
		units[i].rarity = each[i]
	}
	for i := range stops {
		s.stop(&stops[i])
	}
	for i := 1; i < len(units); i++ {
		s.pair(&units[i-1], &units[i], (each[i-1]+each[i])/2)
	}
	bonus := s.nameBonus(len(units))
	var out []scored
	for d, having := range s.having {
		if having == len(units) && (admits == nil || admits[d]) {
			score := (s.total[d] + bonus[d]) * ix.docs[d].weight
			out = append(out, scored{d, math.Round(score*1000) / 1000})
		}
	}
	s.rarity = 0 // the counts were cleared by settle
	clear(s.total)
	clear(s.having)
	clear(s.cover)
	ix.scorers.Put(s)
	slices.SortFunc(out, func(a, b scored) int { return cmp.Or(cmp.Compare(b.score, a.score), a.doc-b.doc) })
	return out
}

// unit adds one unit and gives its rarity.
func (s *scorer) unit(u *unit) float64 {
	s.each(u, true)
	s.names(1)
	weight := rarity(len(s.touched), len(s.ix.docs))
	s.rarity += weight
	for _, d := range s.touched {
		s.having[d]++
	}
	s.settle(weight)
	return weight
}

// stop adds a word that a document need not have.
func (s *scorer) stop(u *unit) {
	s.each(u, true)
	s.names(0)
	s.settle(stopWorth * rarity(len(s.touched), len(s.ix.docs)))
}

// names notes the names that the unit in hand is in.
func (s *scorer) names(units int) {
	for _, n := range s.named {
		c := &s.cover[n]
		c.units += units
		c.words += c.best
		c.best = 0
	}
	s.named = s.named[:0]
}

// each counts every match of a unit.
func (s *scorer) each(u *unit, names bool) {
	for _, id := range u.ids {
		quality := u.quality[id]
		for _, p := range s.ix.at(id) {
			s.match(p, quality, quality, names)
		}
	}
	for _, r := range u.runs {
		s.match(r.place, r.quality, r.quality*float64(r.length), names)
	}
}

func (s *scorer) match(p uint32, quality, words float64, names bool) {
	seg := s.ix.seg(p)
	counts := &s.counts[seg.doc]
	if *counts == [nFields]float64{} {
		s.touched = append(s.touched, seg.doc)
	}
	if seg.field <= coded { // a name is the more like the query, not the more often
		counts[seg.field] = max(counts[seg.field], quality*seg.weight)
	} else {
		counts[seg.field] += quality * seg.weight
	}
	if names && seg.field <= coded {
		c := &s.cover[seg.name]
		if c.best == 0 {
			s.named = append(s.named, seg.name)
		}
		c.best = max(c.best, words)
	}
}

// settle turns the counts into points and clears them.
func (s *scorer) settle(weight float64) {
	for _, d := range s.touched {
		var points [nFields]float64
		for f, count := range s.counts[d] {
			points[f] = fieldWeight(field(f)) * saturate(count)
		}
		s.total[d] += weight * (max(points[named], points[coded]) + points[gist] + max(points[body], points[wording]))
		s.counts[d] = [nFields]float64{}
	}
	s.touched = s.touched[:0]
}

// pair adds the places where two words stand as far from each other as in the
// query.
func (s *scorer) pair(first, second *unit, weight float64) {
	if first.quality == nil || second.quality == nil || second.at <= first.at {
		return
	}
	ix, gap := s.ix, uint32(second.at-first.at)
	for _, id := range first.ids {
		for _, p := range ix.at(id) {
			seg := ix.seg(p)
			if p+gap >= seg.end {
				continue
			}
			if other := second.quality[ix.ids[p+gap]]; other > 0 {
				s.match(p, first.quality[id]*other, 0, false)
			}
		}
	}
	s.settle(pairWorth * weight)
}

// nameBonus returns what a document gets because one of its names is the query.
func (s *scorer) nameBonus(units int) []float64 {
	bonus := make([]float64, len(s.ix.docs))
	for n, c := range s.cover {
		if c.units == units {
			seg := &s.ix.segs[s.ix.names[n]]
			share := min(c.words/float64(seg.end-seg.start), 1)
			bonus[seg.doc] = max(bonus[seg.doc], nameWorth*(s.rarity+nameLeast)*share*share)
		}
	}
	return bonus
}
