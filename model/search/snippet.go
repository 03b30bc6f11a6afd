package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	snippetRunes = 120 // about as long as a snippet is
	nearWords    = 14  // how many words of a text a snippet shows for sure
	ellipsis     = "…"
)

// mark is a match in a document.
type mark struct {
	run
	unit int
}

// hit makes a document ready to be shown.
func (ix *Index) hit(f scored, units []unit) Hit {
	d := &ix.docs[f.doc]
	h := Hit{Kind: d.kind, ID: d.id, Place: d.place, Title: d.pieces[0].text, Score: f.score}
	first, _ := slices.BinarySearchFunc(ix.segs, f.doc, func(s segment, doc int) int { return int(s.doc) - doc })
	segs := ix.segs[first : first+len(d.pieces)]
	marks := ix.marks(segs[0].start, segs[len(segs)-1].end, units)
	h.TitleSpans = spans(h.Title, 0, segs[0].start, marks)
	best, from, to := ix.window(d, segs, marks, units)
	if best < 0 {
		return h
	}
	base := ix.segs[segs[best].lead].start
	h.Snippet, h.Spans = cut(d.pieces[best].text, base, marks, from, to)
	return h
}

// marks are the matches in a range of positions, in order.
func (ix *Index) marks(start, end uint32, units []unit) []mark {
	var out []mark
	for n := range units {
		u := &units[n]
		if u.quality != nil {
			for p := start; p < end; p++ {
				if q := u.quality[ix.ids[p]]; q > 0 {
					out = append(out, mark{run{p, 1, q}, n})
				}
			}
		}
		i, _ := slices.BinarySearchFunc(u.runs, start, func(r run, p uint32) int { return int(r.place) - int(p) })
		for ; i < len(u.runs) && u.runs[i].place < end; i++ {
			out = append(out, mark{u.runs[i], n})
		}
	}
	slices.SortStableFunc(out, func(a, b mark) int { return int(a.place) - int(b.place) })
	return out
}

// window chooses the segment that a snippet is cut from, and the positions it
// shows for sure: those in which the units match that tell most, and match well.
// Without a match outside the title it is the beginning of what the record says
// in brief. No segment at all is -1.
func (ix *Index) window(d *document, segs []segment, marks []mark, units []unit) (best int, from, to uint32) {
	best = -1
	for i := 1; i < len(segs) && best < 0; i++ {
		if !d.pieces[i].hidden && (segs[i].field == gist || d.kind == Country) {
			best, from, to = i, segs[i].start, segs[i].start
		}
	}
	highest := 0.0
	seen := make([]float64, len(units))
	for i := 1; i < len(segs); i++ {
		if d.pieces[i].hidden {
			continue
		}
		seg := segs[i]
		first, _ := slices.BinarySearchFunc(marks, seg.start, func(m mark, p uint32) int { return int(m.place) - int(p) })
		for ; first < len(marks) && marks[first].place < seg.end; first++ {
			clear(seen)
			worth, last := 0.0, marks[first]
			for _, m := range marks[first:] {
				if m.place >= seg.end || m.place+m.length > marks[first].place+max(nearWords, marks[first].length) {
					break
				}
				last = m
				worth += max(m.quality-seen[m.unit], 0.05*m.quality) * units[m.unit].rarity
				seen[m.unit] = max(seen[m.unit], m.quality)
			}
			if worth *= snippetWorth(seg.field); worth > highest {
				highest, best, from, to = worth, i, marks[first].place, last.place+last.length
			}
		}
	}
	return best, from, to
}

// snippetWorth prefers what says a record in brief.
func snippetWorth(f field) float64 {
	if f >= body {
		return 1
	}
	return 1.2
}

// cut shows a text from one position to another, and as much around it as there
// is room for, at the bounds of words.
func cut(text string, base uint32, marks []mark, from, to uint32) (string, []Span) {
	starts, ends := bounds(text)
	if len(text) <= snippetRunes || utf8.RuneCountInString(text) <= snippetRunes || len(starts) == 0 {
		return text, spans(text, 0, base, marks)
	}
	ends[len(ends)-1] = len(text) // what stands behind the last word needs room too
	low := min(int(from-base), len(starts)-1)
	high := min(max(int(to-base)-1, low), len(starts)-1)
	for high > low && utf8.RuneCountInString(text[starts[low]:ends[high]]) > snippetRunes {
		high-- // the words are long
	}
	room := snippetRunes - utf8.RuneCountInString(text[starts[low]:ends[high]])
	for before := room / 2; low > 0; low-- { // half of the room, if there is as much
		need := utf8.RuneCountInString(text[starts[low-1]:starts[low]])
		if need > before {
			break
		}
		before -= need
		room -= need
	}
	for ; high+1 < len(starts); high++ {
		need := utf8.RuneCountInString(text[ends[high]:ends[high+1]])
		if need > room {
			break
		}
		room -= need
	}
	for ; high+1 == len(starts) && low > 0; low-- { // the room that the end leaves
		need := utf8.RuneCountInString(text[starts[low-1]:starts[low]])
		if need > room {
			break
		}
		room -= need
	}
	start, end, head, tail := starts[low], ends[high], ellipsis, ellipsis
	if low == 0 {
		start, head = 0, ""
	}
	if high+1 == len(starts) {
		tail = ""
	}
	snippet := head + text[start:end] + tail
	out := spans(text[start:end], low, base, marks)
	for i := range out {
		out[i].Start += len(head)
		out[i].End += len(head)
	}
	return snippet, out
}

// bounds are the beginnings and ends of the words of a text, in bytes.
func bounds(text string) (starts, ends []int) {
	starts = make([]int, 0, len(text)/5)
	ends = make([]int, 0, len(text)/5)
	for start, end := nextWord(text, 0); start >= 0; start, end = nextWord(text, end) {
		starts, ends = append(starts, start), append(ends, end)
	}
	return starts, ends
}

// spans finds the marks in a text whose first word is the low-th after base.
// Marks that overlap become one span.
func spans(text string, low int, base uint32, marks []mark) []Span {
	starts, ends := bounds(text)
	begin := base + uint32(low)
	var out []Span
	for _, m := range marks {
		first, last := int(m.place)-int(begin), int(m.place+m.length)-int(begin)-1
		if last < 0 || first >= len(starts) {
			continue
		}
		span := Span{starts[max(first, 0)], ends[min(last, len(ends)-1)]}
		span.End = span.Start + len(strings.TrimRight(text[span.Start:span.End], "."))
		if n := len(out); n > 0 && span.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, span.End)
			continue
		}
		out = append(out, span)
	}
	return out
}
