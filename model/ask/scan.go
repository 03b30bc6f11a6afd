package ask

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"comity/model"
	"comity/model/prose"
)

// token is a word of the question.
type token struct {
	word       string // folded
	start, end int    // in the question, in bytes
	comma      bool   // one stands before it
	capitals   bool   // it is written in capitals, and not all is
}

// item is a phrase that was recognised, or a word that was not.
type item struct {
	class    class
	things   []thing // of one class, the likeliest first
	others   []thing // of other classes
	from, to int     // tokens
	comma    bool
	n        int        // of a number
	date     model.Date // of a date
	plural   bool
	not, or  bool // such a word stands before the act
	every    bool // of several texts each is meant
	used     bool // it has a part in the answer
}

// skip reads an item as a word without a meaning of its own.
func (it *item) skip() {
	it.asWord(filler)
	it.used = true
}

// asWord reads an item as a small word.
func (it *item) asWord(w small) { it.class, it.things = word, []thing{{class: word, word: w}} }

// asAct reads an item as an act.
func (it *item) asAct(v verb) { it.class, it.things = act, []thing{{class: act, verb: v}} }

// question is one that was taken apart.
type question struct {
	r      *Reader
	today  model.Date
	text   string
	tokens []token
	items  []item
	beyond string           // what is too long to be read
	unsaid []string         // read words that the answer does not heed
	words  bool             // records with some words are asked for
	slips  []string         // words that are read as a name that they are nearly
	share  share            // how many of the States are asked for
	dry    bool             // only the expression of an answer is wanted
	except []*model.Country // left out by name

	reasoned bool // the record of what is asked for says why

	outOf  int    // of how many States those of an answer are; 0 for all
	ofWhom string // which these are

	language string // of the words that are read by their English ones; empty for English
}

// scan takes a question apart: the longest phrase that is known, again and again.
func (r *Reader) scan(text string, today model.Date) *question {
	q := &question{r: r, today: today, text: text}
	q.tokenize()
	q.lex()
	q.mendTitles()
	q.mendSlips()
	q.apartKinds()
	q.mendNames()
	q.mendAttacks()
	q.mend()
	q.mendTexts()
	return q
}

// lex makes items of the tokens.
func (q *question) lex() {
	q.items = q.items[:0]
	for i := 0; i < len(q.tokens); {
		it := q.next(i)
		q.items = append(q.items, it)
		i = it.to
	}
}

// flagA is the first of the letters that make the flags of States, by their codes.
const flagA = '\U0001F1E6'

func isFlag(c rune) bool { return c >= flagA && c < flagA+26 }

// tokenize splits the text at all that is no part of a word.
func (q *question) tokenize() {
	text := q.text
	if runes := 0; len(text) > maxLetters {
		for at := range text {
			if runes++; runes > maxLetters {
				text = text[:at]
				q.beyond = "all after the first " + strconv.Itoa(maxLetters) + " letters"
				break
			}
		}
	}
	shouted := strings.ToUpper(text) == text
	start, comma := -1, false
	add := func(raw string, at int) {
		end := at + len(raw)
		for _, mark := range []string{"'", "’"} {
			if head, ok := strings.CutSuffix(strings.ToLower(raw), mark+"s"); ok && head != "" && !q.r.apostrophes[model.Fold(raw)] {
				raw = raw[:len(raw)-len(mark)-1]
			}
		}
		raw = strings.Map(func(c rune) rune {
			if isFlag(c) {
				return 'A' + c - flagA
			}
			return c
		}, raw)
		if folded := fold(raw); folded != "" {
			q.tokens = append(q.tokens, token{folded, at, end, comma, !shouted && strings.ToUpper(raw) == raw && strings.ToLower(raw) != raw})
			comma = false
		}
	}
	flush := func(end int) {
		if start < 0 {
			return
		}
		start += q.r.elided(text[start:end])
		for _, raw := range q.r.split(text[start:end]) {
			add(raw, start)
			start += len(raw)
		}
		start = -1
	}
	last := ' '
	for at, c := range text {
		if unicode.Is(unicode.Han, c) != unicode.Is(unicode.Han, last) {
			flush(at)
		}
		last = c
		if unicode.IsLetter(c) || isFlag(c) || unicode.IsDigit(c) || unicode.Is(unicode.Mn, c) || strings.ContainsRune("'’‘ʼ`´.", c) {
			if start < 0 {
				start = at
			}
			continue
		}
		flush(at)
		comma = comma || strings.ContainsRune(",;、،", c)
		if w := signWord(text, at, c); w != "" {
			q.tokens = append(q.tokens, token{w, at, at + 1, false, false})
		}
	}
	flush(len(text))
	q.expertGroups()
	q.translate()
	if len(q.tokens) > maxWords {
		q.beyond = "all after the first " + strconv.Itoa(maxWords) + " words"
		q.tokens = q.tokens[:maxWords]
	}
}

// expertGroups reads the whole name of the expert groups as the short one.
func (q *question) expertGroups() {
	for i := 0; i+3 < len(q.tokens); i++ {
		if t := q.tokens[i : i+4]; strings.TrimSuffix(t[0].word, "s") == "group" && t[1].word == "of" && t[2].word == "governmental" && strings.TrimSuffix(t[3].word, "s") == "expert" {
			one := t[0]
			one.word, one.end = "gge"+strings.TrimPrefix(t[0].word, "group"), t[3].end
			q.tokens = slices.Replace(q.tokens, i, i+4, one)
		}
	}
}

// signWord is the word for a sign between words: & and + are and, | is or, ! before a
// word is not.
func signWord(text string, at int, c rune) string {
	doubled := at > 0 && rune(text[at-1]) == c
	switch {
	case doubled:
	case c == '&', c == '+' && strings.HasPrefix(text[at+1:], " "):
		return "and"
	case c == '|':
		return "or"
	case c == '!':
		if next, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[at+1:], " ")); unicode.IsLetter(next) && (at == 0 || strings.ContainsRune(" &|", rune(text[at-1]))) {
			return "not"
		}
	}
	return ""
}

// next recognises the phrase that begins at a token.
func (q *question) next(i int) item {
	one := item{from: i, to: i + 1, comma: q.tokens[i].comma}
	best := one
	if n, found := q.phrase(i); n > 0 {
		best.to = i + n
		best.class, best.things = found[0].class, found
	}
	n, found, plural := q.r.window(q.tokens[i:q.nameEnd(i)])
	if end := q.wholeSymbol(i + n); end > i && end < i+n {
		n, found, plural = q.r.window(q.tokens[i:end])
	}
	if len(found) > 0 && (n > best.to-i || best.class == unread) {
		best = one
		best.to, best.class, best.plural = i+n, text, plural
		if plural {
			best.class = texts
		}
		best.things = prose.Each(found, textThing)
		return best
	}
	if n, day := q.date(i); n > best.to-i || n > 0 && best.class == unread {
		best = one
		best.to, best.class, best.date = i+n, date, day
		return best
	}
	if best.class == unread {
		if n, ok := numberWord(q.tokens[i].word); ok && !strings.HasSuffix(" "+q.text[:q.tokens[i].start], " -") { // no number is below nothing
			best.class, best.n = number, n
		}
		return best
	}
	best.things, best.others = sameClass(best.things)
	return best
}

// phrase finds the longest phrase that is a name, and what it may name.
func (q *question) phrase(i int) (int, []thing) {
	most := min(q.r.longest[q.tokens[i].word], len(q.tokens)-i)
	for n := most; n > 0; n-- {
		words := q.folded(&item{from: i, to: i + n})
		found := prose.Only(q.r.names[strings.TrimPrefix(words, "the ")], func(t thing) bool { return !t.capped || q.coded(i, n) })
		if len(found) > 0 && found[0].class != state && n == 1 && q.tokens[i].capitals && words != "and" && words != "or" && words != "in" { // AND, as library catalogues have it
			for _, t := range found { // IN, NO: a code before a small word
				if t.capped && (found[0].class == word || found[0].class == act) {
					return n, []thing{t}
				}
			}
		}
		if len(found) > 0 { // a code gives way to a name
			codes := func(t thing) bool { return t.capped }
			names := prose.Only(found, func(t thing) bool { return !t.capped })
			return n, append(names, prose.Only(found, codes)...)
		}
	}
	return 0, nil
}

// coded reports whether a word may be a code: in capitals, or three letters or more
// that no small word has.
func (q *question) coded(i, n int) bool {
	if q.tokens[i].capitals || n > 1 {
		return true
	}
	w := q.tokens[i].word
	if _, foreign := q.r.foreign[w]; foreign || q.language != "" {
		return false
	}
	if len(w) == 2 {
		return w == "uk" || w == "us" || w == "nz"
	}
	switch w {
	case "can", "and", "are", "per", "nor", "ago", "not", "all", "lie", "ton", "mar", "fin", "pan", "gin", "com", "est", "jam", "ben", "mus", "dom", "man", "her", "vat":
		return false
	}
	return true
}

// sameClass keeps what is of the class of the first, and the rest apart.
func sameClass(all []thing) (same, others []thing) {
	is := func(t thing) bool { return t.class == all[0].class }
	return prose.Only(all, is), prose.Only(all, func(t thing) bool { return !is(t) })
}

// numberWord reads a number in figures or words.
func numberWord(w string) (int, bool) {
	if n := slices.Index([]string{1: "once", 2: "twice"}, w); n > 0 {
		return n, true
	}
	for n, name := range []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		if w == name {
			return n, true
		}
	}
	n, err := strconv.Atoi(w)
	return n, err == nil && n >= 0 && n < 1000
}

// leftOver returns the words that were not understood, neighbours together, as they
// were typed.
func (q *question) leftOver() []string {
	var out []string
	last := -1
	for _, it := range q.items {
		if it.used {
			continue
		}
		raw := q.raw(it)
		if last == it.from {
			joined := q.text[q.tokens[q.before(it.from)].start:q.tokens[it.to-1].end]
			out[len(out)-1] = clip(joined)
		} else {
			if !slices.Contains(out, raw) || q.language == "" {
				out = append(out, raw)
			}
		}
		last = it.to
	}
	out = append(out, q.unsaid...)
	if q.beyond != "" {
		out = append(out, q.beyond)
	}
	return out
}

// before is the first token of the unread words that end before a token.
func (q *question) before(from int) int {
	first := from
	for k := len(q.items) - 1; k >= 0; k-- {
		if q.items[k].to == first {
			if q.items[k].used {
				break
			}
			first = q.items[k].from
		}
	}
	return first
}

// raw is an item as it was typed.
func (q *question) raw(it item) string {
	return clip(q.text[q.tokens[it.from].start:q.tokens[it.to-1].end])
}

// folded is an item as names are compared: its words in small letters.
func (q *question) folded(it *item) string {
	return strings.Join(prose.Each(q.tokens[it.from:it.to], func(t token) string { return t.word }), " ")
}

// clip makes typed words safe to show on a line.
func clip(s string) string { return model.Clip(s, 60) }
