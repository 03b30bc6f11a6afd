package compare

import (
	"strings"
	"unicode"
)

// OpKind is what happened to a run of words.
type OpKind uint8

// The kinds.
const (
	Equal OpKind = iota
	Delete
	Insert
)

// Word returns the kind as shown on screen.
func (k OpKind) Word() string { return [...]string{"equal", "deleted", "inserted"}[k] }

// Op is a run of words. The A of all runs, one after the other, are the first
// text and the B the second, byte for byte.
type Op struct {
	Kind OpKind
	A    string // as in the first text; empty for Insert
	B    string // as in the second text; empty for Delete; differs from A in blanks only for Equal
}

// Text returns the run for display among its neighbours: as in the first text,
// or as in the second if only there blanks follow.
func (o Op) Text() string {
	switch o.Kind {
	case Insert:
		return o.B
	case Delete:
		return o.A
	case Equal:
	}
	if strings.TrimRightFunc(o.A, unicode.IsSpace) == o.A && strings.TrimRightFunc(o.B, unicode.IsSpace) != o.B {
		return o.B
	}
	return o.A
}

// Similarity counts the words that two texts have in common, in the same order.
type Similarity struct {
	Same int // k: words equal in both
	A, B int // n: the words of each
}

// Value is the share of the words of both that are equal, 2k of A+B, from 0 to
// 1; false where neither has a word.
func (s Similarity) Value() (float64, bool) {
	if s.A+s.B == 0 {
		return 0, false
	}
	return 2 * float64(s.Same) / float64(s.A+s.B), true
}

// Alike counts the words that two texts have in common, in their order.
// Unrelated texts still share small words.
func Alike(a, b string) Similarity {
	d := compare(a, b)
	s := Similarity{A: countWords(d.tokensA), B: countWords(d.tokensB)}
	for i, t := range d.tokensA {
		if t.word && d.keepA[i] {
			s.Same++
		}
	}
	return s
}

// Diff returns the deletions and insertions that turn one text into another.
// For readability, two changes separated only by one or two small words ("of
// the") or a sign are merged, if one of them is as long. In each change, the
// deletion comes first.
func Diff(a, b string) []Op {
	d := compare(a, b)
	return d.ops(smooth(d.runs(), &d))
}

// comparison is two texts cut into tokens, and the tokens in common.
type comparison struct {
	a, b             string
	tokensA, tokensB []token
	keepA, keepB     []bool
}

func compare(a, b string) comparison {
	lex := lexicon{}
	d := comparison{a: a, b: b, tokensA: lex.tokens(a), tokensB: lex.tokens(b)}
	d.keepA, d.keepB = match(ids(d.tokensA), ids(d.tokensB))
	return d
}

func ids(tokens []token) []int {
	out := make([]int, len(tokens))
	for i, t := range tokens {
		out[i] = t.id
	}
	return out
}

// run is tokens a0 to a1 of the first text beside b0 to b1 of the second.
type run struct {
	equal          bool
	a0, a1, b0, b1 int
}

// runs are the runs in turn equal and changed.
func (d *comparison) runs() []run {
	var out []run
	for i, j := 0, 0; i < len(d.tokensA) || j < len(d.tokensB); {
		r := run{a0: i, b0: j}
		for i < len(d.tokensA) && !d.keepA[i] {
			i++
		}
		for j < len(d.tokensB) && !d.keepB[j] {
			j++
		}
		if i == r.a0 && j == r.b0 {
			r.equal = true
			for i < len(d.tokensA) && j < len(d.tokensB) && d.keepA[i] && d.keepB[j] {
				i, j = i+1, j+1
			}
		}
		r.a1, r.b1 = i, j
		out = append(out, r)
	}
	return out
}

// smooth merges two changes that little separates.
func smooth(runs []run, d *comparison) []run {
	var out []run
	for i := 0; i < len(runs); i++ {
		r := runs[i]
		for !r.equal && i+2 < len(runs) && d.slight(r, runs[i+1], runs[i+2]) {
			r.a1, r.b1 = runs[i+2].a1, runs[i+2].b1
			i += 2
		}
		out = append(out, r)
	}
	return out
}

// slight reports whether the words between two changes are merged with them.
// They are not if both only insert or both only delete.
func (d *comparison) slight(before, between, after run) bool {
	words := 0
	for _, t := range d.tokensA[between.a0:between.a1] {
		if t.word && !little(d.a[t.start:t.end]) {
			return false
		}
		if t.word {
			words++
		}
	}
	out := before.a1 - before.a0 + after.a1 - after.a0
	in := before.b1 - before.b0 + after.b1 - after.b0
	length := between.a1 - between.a0
	return words <= 2 && length <= 3 && out > 0 && in > 0 && length <= max(out, in)
}

// ops writes the runs out with their blanks.
func (d *comparison) ops(runs []run) []Op {
	var out []Op
	add := func(kind OpKind, a, b string) {
		if a != "" || b != "" {
			out = append(out, Op{kind, a, b})
		}
	}
	leadA, leadB := blanks(d.a, 0), blanks(d.b, 0)
	if leadA+leadB > 0 && (len(runs) == 0 || !runs[0].equal) {
		add(Equal, d.a[:leadA], d.b[:leadB])
	}
	for i, r := range runs {
		a, b := span(d.a, d.tokensA, r.a0, r.a1), span(d.b, d.tokensB, r.b0, r.b1)
		switch {
		case !r.equal:
			add(Delete, a, "")
			add(Insert, "", b)
		case i == 0:
			add(Equal, d.a[:leadA]+a, d.b[:leadB]+b)
		default:
			add(Equal, a, b)
		}
	}
	return out
}

func span(text string, tokens []token, from, to int) string {
	if from == to {
		return ""
	}
	return text[tokens[from].start:tokens[to-1].next]
}
