package search

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"comity/model"
	"comity/model/prose"
)

// What a query may hold; the rest is left out, and said to be.
const (
	maxRunes = 200
	maxTerms = 12 // words and phrases
	maxWords = 24 // within them
)

// query is a query as it was understood.
type query struct {
	terms    []term
	kinds    []string // of hits and of statements; any of them
	years    []span   // any of them
	by       []*model.Country
	problems []string // what was not understood
}

// term is a word, or several that stand next to each other.
type term struct {
	words  []string // folded
	quoted bool     // exactly these words
	last   bool     // the last word may go on: it is being typed
	at     int      // how many words of the query stand before it
}

type span struct{ from, to int } // years, both included

func (q *query) problem(format string, args ...any) {
	q.problems = append(q.problems, fmt.Sprintf(format, args...))
}

// filtered reports whether anything but words is asked for.
func (q *query) filtered() bool { return len(q.kinds)+len(q.years)+len(q.by) > 0 }

// parse understands a query as far as it can be understood.
func (ix *Index) parse(text string) query {
	var q query
	text = q.shorten(text)
	rest := strings.TrimLeft(text, " ")
	total := 0
	for rest != "" && len(q.problems) < maxTerms {
		var chunk string
		key, value, isFilter := cutFilter(rest)
		if isFilter {
			rest = value
		}
		quoted := opensQuote(rest)
		if isFilter {
			chunk, rest = ix.cutValue(&q, key, rest)
			ix.filter(&q, key, chunk)
			rest = strings.TrimLeft(rest, " ")
			continue
		}
		chunk, rest = q.cut(rest)
		found := words(chunk)
		if len(found) > 0 {
			t := term{words: found, quoted: quoted, last: rest == "" && !quoted, at: total}
			total += len(found)
			if len(q.terms) == maxTerms || total > maxWords {
				q.problem("only the first %d words are searched", total-len(found))
				break
			}
			q.terms = append(q.terms, t)
		}
		rest = strings.TrimLeft(rest, " ")
	}
	if len(q.terms) == 0 && len(q.problems) == 0 && !q.filtered() && strings.TrimSpace(text) != "" {
		q.problem("there is no word to search for in this")
	}
	q.terms = distinct(q.terms)
	return q
}

// shorten makes what was typed or pasted short and plain.
func (q *query) shorten(text string) string {
	if len(text) > maxRunes*utf8.UTFMax {
		text = text[:maxRunes*utf8.UTFMax+1]
	}
	text = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || !model.Shown(r) {
			return ' '
		}
		return r
	}, text)
	if utf8.RuneCountInString(text) <= maxRunes {
		return text
	}
	q.problem("only the first %d letters are searched", maxRunes)
	return string([]rune(text)[:maxRunes])
}

// cutFilter reads the key of a filter and gives what follows it.
func cutFilter(text string) (key, rest string, ok bool) {
	key, rest, ok = strings.Cut(text, ":")
	key = strings.ToLower(key)
	if !ok || !slices.Contains(Filters(), key) {
		return "", text, false
	}
	return key, rest, true
}

// Filters returns the keys of the filters, as written before a colon.
func Filters() []string { return []string{"kind", "year", "by"} }

// opensQuote reports whether a text begins with a quotation mark.
func opensQuote(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune(quotationMarks, r)
}

const quotationMarks = `"“”„«»`

// cut takes a quotation or all up to the next space off a text.
func (q *query) cut(text string) (chunk, rest string) {
	if !opensQuote(text) {
		end := strings.IndexAny(text, " "+quotationMarks)
		if end < 0 {
			return text, ""
		}
		return text[:end], text[end:]
	}
	_, size := utf8.DecodeRuneInString(text)
	text = text[size:]
	end := strings.IndexAny(text, quotationMarks)
	if end < 0 {
		q.problem("the quotation mark is not closed")
		return text, ""
	}
	_, size = utf8.DecodeRuneInString(text[end:])
	return text[:end], text[end+size:]
}

// maxName is how many words the value of a filter may have without quotation
// marks: "Saint Vincent and the Grenadines".
const maxName = 6

// cutValue takes the value of a filter off a text: a quotation, the most words
// that are a name the filter knows, or else one word.
func (ix *Index) cutValue(q *query, key, text string) (value, rest string) {
	var ends []int
	for end := 0; end < len(text) && len(ends) < maxName && !opensQuote(text); {
		end += len(text[end:]) - len(strings.TrimLeft(text[end:], " "))
		next := strings.IndexAny(text[end:], " "+quotationMarks)
		if next < 0 {
			next = len(text) - end
		}
		if next == 0 {
			break
		}
		end += next
		ends = append(ends, end)
	}
	for _, end := range slices.Backward(ends) {
		if ix.knows(key, text[:end]) {
			return text[:end], text[end:]
		}
	}
	return q.cut(text)
}

func (ix *Index) knows(key, name string) bool {
	switch key {
	case "by":
		return ix.states()[model.Fold(name)] != nil && !model.Between(name)
	case "kind":
		return ix.kindOf(name) != ""
	}
	return false
}

func (ix *Index) filter(q *query, key, value string) {
	if value == "" {
		q.problem("%s: has no value, expected %s", key, expected(key))
		return
	}
	switch key {
	case "year":
		years, ok := parseYears(value)
		if !ok {
			q.problem("year:%s is not understood, expected %s", model.Printable(value), expected(key))
			return
		}
		q.years = append(q.years, years)
	case "by":
		if model.Between(value) {
			q.problem("by:%s: %q is a word between names, expected a State, as in by:EST; codes that are such words stand in capitals", value, value)
			return
		}
		co, err := ix.country(value)
		var notFound *model.NotFoundError
		if errors.As(err, &notFound) {
			q.problem("by: %s", notFound)
			return
		}
		q.by = append(q.by, co)
	default:
		if kind := ix.kindOf(value); kind != "" {
			q.kinds = append(q.kinds, kind)
			return
		}
		near := model.Nearest(strings.ToLower(value), ix.kindWords(), 3)
		q.problem("%s", (&model.NotFoundError{Kind: "kind", Name: value, Nearest: near}).Error())
	}
}

// kindOf is the kind that a value of kind: names; empty when there is none.
func (ix *Index) kindOf(value string) string {
	kind := strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(strings.Join(strings.Fields(value), " ")))
	for _, name := range []string{kind, singular(kind)} {
		if slices.Contains(ix.kindWords(), name) {
			return name
		}
	}
	return ""
}

// kindWords are what kind: takes: the kinds of hit and those of statements.
func (ix *Index) kindWords() []string {
	return append(prose.Strings(Kinds()), ix.kinds...)
}

func expected(key string) string {
	switch key {
	case "year":
		return "2019, 2018..2021, ..2015 or 2020.."
	case "by":
		return "a country, such as EST or Estonia"
	}
	return "norm, statement, country, group, page, term or a kind of statement"
}

// Years reads the years of a filter: 2019, 2018..2021, ..2015 and 2020...
func Years(text string) (from, to int, ok bool) {
	years, ok := parseYears(strings.TrimSpace(text))
	return years.from, years.to, ok
}

// parseYears reads 2019, 2018..2021, ..2015 and 2020...
func parseYears(text string) (span, bool) {
	first, last, isRange := strings.Cut(text, "..")
	if !isRange {
		last = first
	}
	from, okFrom := parseYear(first, 0)
	to, okTo := parseYear(last, 9999)
	return span{from, to}, okFrom && okTo && from <= to && text != ".."
}

func parseYear(text string, open int) (int, bool) {
	if text == "" {
		return open, true
	}
	year, err := strconv.Atoi(text)
	return year, err == nil && len(text) == 4 && year > 0
}

// country finds a State by any of its names, those in other languages too.
func (ix *Index) country(name string) (*model.Country, error) {
	if co := ix.states()[model.Fold(name)]; co != nil {
		return co, nil
	}
	return ix.corpus.FindCountry(name)
}

// distinct leaves out a term that is there already; the later one counts when
// it is being typed.
func distinct(terms []term) []term {
	var out []term
	for i, t := range terms {
		later := slices.ContainsFunc(terms[i+1:], func(o term) bool { return o.quoted == t.quoted && slices.Equal(o.words, t.words) })
		if !later {
			out = append(out, t)
		}
	}
	return out
}

// admits reports which documents the filters let through; nil is all.
func (ix *Index) admits(q *query) []bool {
	if !q.filtered() {
		return nil
	}
	out := make([]bool, len(ix.docs))
	for i := range ix.docs {
		out[i] = ix.docs[i].passes(ix.corpus, q)
	}
	return out
}

func (d *document) passes(c *model.Corpus, q *query) bool {
	if len(q.kinds) > 0 && !slices.ContainsFunc(q.kinds, func(kind string) bool {
		return kind == string(d.kind) || d.statement != nil && kind == d.statement.Kind
	}) {
		return false
	}
	if len(q.years) > 0 && !slices.ContainsFunc(q.years, func(y span) bool { return d.year > 0 && y.from <= d.year && d.year <= y.to }) {
		return false
	}
	return !slices.ContainsFunc(q.by, func(co *model.Country) bool { return d.statement == nil || !c.Act(d.statement, co).Joined() })
}
