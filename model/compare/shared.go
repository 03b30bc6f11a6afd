package compare

import (
	"cmp"
	"slices"
)

// LeastWords is the default minimum number of words of a phrase.
const LeastWords = 4

// Span is a place in a text, in bytes.
type Span struct{ Start, End int }

// Phrase is a run of words that two texts have in common.
type Phrase struct {
	Text  string // as in the first text
	Words int
	A, B  Span // the first place in each
}

// Shared returns the phrases of at least least words in both texts, the longest
// first, then in the order of the first text; 0 means [LeastWords]. Each is as
// long as possible, and none lies within another in the first text. Signs
// between words are ignored. The time grows with the length of the texts, and
// not with their product.
func Shared(a, b string, least int) []Phrase {
	if least <= 0 {
		least = LeastWords
	}
	lex := lexicon{}
	first, second := words(lex.tokens(a)), words(lex.tokens(b))
	index := indexOf(ids(second))
	type place struct{ end, length int } // the first in b: names a phrase
	var out []Phrase
	seen := map[place]bool{}
	state, length := 0, 0
	for i, t := range first {
		state, length = index.step(state, length, t.id)
		if i+1 < len(first) {
			if _, more := index.step(state, length, first[i+1].id); more == length+1 {
				continue // it goes on
			}
		}
		end := index.states[state].first
		if length < least || seen[place{end, length}] {
			continue
		}
		seen[place{end, length}] = true
		p := Phrase{
			Words: length,
			A:     Span{first[i+1-length].start, t.end},
			B:     Span{second[end+1-length].start, second[end].end},
		}
		p.Text = a[p.A.Start:p.A.End]
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(p, q Phrase) int { return cmp.Or(q.Words-p.Words, p.A.Start-q.A.Start) })
	return out
}

func words(tokens []token) []token {
	return slices.DeleteFunc(tokens, func(t token) bool { return !t.word })
}

// suffixes is the suffix automaton of a text: it knows every phrase of it.
type suffixes struct{ states []state }

// state represents the phrases that end at the same positions.
type state struct {
	next   map[int]int // token → state
	link   int         // the state of the longest shorter end; -1 for the start
	length int         // of its longest phrase
	first  int         // the token at which it first ends
}

// indexOf builds the automaton, token by token.
func indexOf(tokens []int) *suffixes {
	s := &suffixes{states: []state{{next: map[int]int{}, link: -1, first: -1}}}
	last := 0
	for i, id := range tokens {
		added := len(s.states)
		s.states = append(s.states, state{next: map[int]int{}, length: s.states[last].length + 1, first: i})
		p := last
		for ; p >= 0; p = s.states[p].link {
			if _, ok := s.states[p].next[id]; ok {
				break
			}
			s.states[p].next[id] = added
		}
		if p >= 0 {
			s.states[added].link = s.suffix(p, id)
		}
		last = added
	}
	return s
}

// suffix is the state after p with a token, cut off from longer phrases.
func (s *suffixes) suffix(p, id int) int {
	q := s.states[p].next[id]
	if s.states[p].length+1 == s.states[q].length {
		return q
	}
	clone := len(s.states)
	next := make(map[int]int, len(s.states[q].next))
	for token, to := range s.states[q].next {
		next[token] = to
	}
	s.states = append(s.states, state{next, s.states[q].link, s.states[p].length + 1, s.states[q].first})
	for ; p >= 0 && s.states[p].next[id] == q; p = s.states[p].link {
		s.states[p].next[id] = clone
	}
	s.states[q].link = clone
	return clone
}

// step follows a token, giving up the beginning of the phrase where it must.
func (s *suffixes) step(at, length, id int) (to, longer int) {
	for at >= 0 {
		if next, ok := s.states[at].next[id]; ok {
			return next, length + 1
		}
		if at = s.states[at].link; at >= 0 {
			length = s.states[at].length
		}
	}
	return 0, 0
}
