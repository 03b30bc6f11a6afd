package search

import (
	"slices"
	"strings"
	"sync"

	lru "github.com/hashicorp/golang-lru/v2"

	"comity/model"
)

// Index finds records by words. It is immutable and safe for concurrent use.
//
// Every word of every piece has a position, counted through the whole corpus.
// The words of the vocabulary are sorted, so that all words with the same
// beginning are neighbours, and so are their positions in places.
type Index struct {
	corpus *model.Corpus
	docs   []document
	kinds  []string                         // what kind: takes besides the kinds of hit
	states func() map[string]*model.Country // by every name and code, folded

	vocab  []string // folded, sorted
	starts []uint32 // where the positions of a word begin in places; one more than words
	places []uint32 // positions by word, ascending
	ids    []uint32 // the word at each position
	segOf  []uint32 // the segment at each position
	segs   []segment
	names  []uint32 // the segments that are names or codes
	// openings are the positions in names by the first letters of the word
	// there and of the next that is asked for: where initials may begin.
	openings [][]uint32
	firsts   []byte // the first byte of each word
	stops    []bool // which words of the vocabulary a question need not share with its answer

	known   *lru.Cache[wordKey, unit] // the words looked up last; never changed
	scorers sync.Pool                 // used again: each has 70 KB, and a letter typed scores twice
}

type segment struct {
	doc, piece uint32
	start, end uint32 // positions
	field      field
	weight     float64 // what one match in it counts, by the length of what it stands in
	lead       uint32  // the first segment in the same text
	name       uint32  // of a name or a code: its number among those
}

// New makes the index of a corpus: some milliseconds of work, which the
// explorer does behind its first frame.
func New(c *model.Corpus) *Index { return build(c, documents(c)) }

func build(c *model.Corpus, docs []document) *Index {
	known, err := lru.New[wordKey, unit](mostKnown)
	if err != nil {
		panic(err) // only a size below 1 is refused
	}
	ix := &Index{corpus: c, docs: docs, kinds: statementKinds(docs), states: c.StateNames, known: known}
	ix.read()
	ix.sortWords()
	ix.count()
	ix.weigh()
	ix.open()
	return ix
}

// statementKinds are the kinds of statement there are, sorted.
func statementKinds(docs []document) []string {
	seen := map[string]bool{}
	var out []string
	for _, d := range docs {
		if d.statement != nil && !seen[d.statement.Kind] {
			seen[d.statement.Kind] = true
			out = append(out, d.statement.Kind)
		}
	}
	slices.Sort(out)
	return out
}

// read takes every piece apart and numbers the words as they come.
func (ix *Index) read() {
	bytes := 0
	for _, d := range ix.docs {
		for _, p := range d.pieces {
			bytes += p.to - p.from
		}
	}
	const bytesPerWord = 6 // about; the lists grow where it is less
	ix.ids = make([]uint32, 0, bytes/bytesPerWord)
	ix.segOf = make([]uint32, 0, bytes/bytesPerWord)
	numbers := map[string]uint32{} // by the folded word
	raw := map[string]uint32{}     // by the word as it is written: most are there already
	for d := range ix.docs {
		for p := range ix.docs[d].pieces {
			piece := &ix.docs[d].pieces[p]
			seg := segment{doc: uint32(d), piece: uint32(p), field: piece.field, start: uint32(len(ix.ids)), lead: uint32(len(ix.segs))}
			if piece.from > 0 {
				seg.lead = ix.segs[len(ix.segs)-1].lead
			}
			text := piece.text[:piece.to]
			for start, end := nextWord(text, piece.from); start >= 0; start, end = nextWord(text, end) {
				id, ok := raw[text[start:end]]
				if !ok {
					word := fold(text[start:end])
					if id, ok = numbers[word]; !ok {
						id = uint32(len(ix.vocab))
						ix.vocab, numbers[word] = append(ix.vocab, word), id
					}
					raw[text[start:end]] = id
				}
				ix.ids = append(ix.ids, id)
				ix.segOf = append(ix.segOf, uint32(len(ix.segs)))
			}
			seg.end = uint32(len(ix.ids))
			ix.segs = append(ix.segs, seg)
		}
	}
}

// sortWords brings the vocabulary into its order and numbers the words again.
func (ix *Index) sortWords() {
	order := make([]uint32, len(ix.vocab))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return strings.Compare(ix.vocab[a], ix.vocab[b]) })
	number := make([]uint32, len(order))
	sorted := make([]string, len(order))
	for rank, old := range order {
		number[old], sorted[rank] = uint32(rank), ix.vocab[old]
	}
	for p, old := range ix.ids {
		ix.ids[p] = number[old]
	}
	ix.vocab = sorted
}

// count sorts the positions by word, in two passes over them.
func (ix *Index) count() {
	ix.starts = make([]uint32, len(ix.vocab)+1)
	for _, id := range ix.ids {
		ix.starts[id+1]++
	}
	ix.firsts, ix.stops = make([]byte, len(ix.vocab)), make([]bool, len(ix.vocab))
	for id, word := range ix.vocab {
		ix.starts[id+1] += ix.starts[id]
		ix.firsts[id], ix.stops[id] = word[0], stopWord(word)
	}
	next := slices.Clone(ix.starts)
	ix.places = make([]uint32, len(ix.ids))
	for p, id := range ix.ids {
		ix.places[next[id]] = uint32(p)
		next[id]++
	}
}

// weigh gives each segment what a match in it counts: less in a long text than
// in a short one. A name is as long as it is; of what says a record in brief or
// in full, and of its full text, the whole counts, each on its own: a treaty of
// seventy pages makes nothing else of its record harder to find.
func (ix *Index) weigh() {
	lengths := make([][nFields]float64, len(ix.docs))
	var total, number [nFields]float64
	for i := range ix.segs {
		seg := &ix.segs[i]
		if seg.field <= coded {
			seg.name = uint32(len(ix.names))
			ix.names = append(ix.names, uint32(i))
			total[seg.field] += float64(seg.end - seg.start)
			number[seg.field]++
		}
		lengths[seg.doc][seg.field] += float64(seg.end - seg.start)
	}
	for _, l := range lengths {
		for _, f := range []field{gist, body, wording} {
			if l[f] > 0 {
				total[f] += l[f]
				number[f]++
			}
		}
	}
	for i := range ix.segs {
		seg := &ix.segs[i]
		length := float64(seg.end - seg.start)
		if seg.field > coded {
			length = lengths[seg.doc][seg.field]
		}
		slope := lengthSlope(seg.field)
		seg.weight = 1 / (1 - slope + slope*length*number[seg.field]/max(total[seg.field], 1))
	}
}

const alphabet = 'z' - 'a' + 1

// opening numbers two letters; others have none.
func opening(a, b byte) int {
	if a < 'a' || a > 'z' || b < 'a' || b > 'z' {
		return -1
	}
	return int(a-'a')*alphabet + int(b-'a')
}

// open fills the openings. Initials may leave stop words out, but do not begin
// with one.
func (ix *Index) open() {
	ix.openings = make([][]uint32, alphabet*alphabet)
	for _, n := range ix.names {
		end := ix.segs[n].end
		for p := ix.segs[n].start; p+1 < end; p++ {
			if ix.stops[ix.ids[p]] {
				continue
			}
			next := p + 1
			for next+1 < end && ix.stops[ix.ids[next]] {
				next++
			}
			letter := func(p uint32) byte { return ix.firsts[ix.ids[p]] }
			o, skipping := opening(letter(p), letter(p+1)), opening(letter(p), letter(next))
			if o >= 0 {
				ix.openings[o] = append(ix.openings[o], p)
			}
			if skipping >= 0 && skipping != o {
				ix.openings[skipping] = append(ix.openings[skipping], p)
			}
		}
	}
}

func (ix *Index) seg(p uint32) *segment { return &ix.segs[ix.segOf[p]] }

// at returns the positions of a word.
func (ix *Index) at(id uint32) []uint32 { return ix.places[ix.starts[id]:ix.starts[id+1]] }

// find returns the number of a folded word.
func (ix *Index) find(word string) (uint32, bool) {
	i, ok := slices.BinarySearch(ix.vocab, word)
	return uint32(i), ok
}

// beginning returns the range of the words that begin so.
func (ix *Index) beginning(with string) (low, high uint32) {
	first, _ := slices.BinarySearch(ix.vocab, with)
	last, _ := slices.BinarySearchFunc(ix.vocab[first:], with, func(word, with string) int {
		if strings.HasPrefix(word, with) {
			return -1
		}
		return strings.Compare(word, with)
	})
	return uint32(first), uint32(first + last)
}
