package ask

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"comity/model"
	"comity/model/search"
)

// addSpellings keeps the names that a slip of the fingers may mean: those of States,
// groups and texts in English.
func (r *Reader) addSpellings() {
	add := func(names ...string) {
		for _, name := range names {
			if folded := model.Fold(name); utf8.RuneCountInString(folded) >= shortestSlip-1 && len(r.names[folded]) > 0 {
				r.spelled = append(r.spelled, folded)
			}
		}
	}
	for _, co := range r.corpus.Countries() {
		add(co.Names()...)
	}
	for _, g := range r.corpus.Groups() {
		add(g.Name, g.ShortName)
	}
	for _, g := range r.corpus.Regions() {
		add(g.Names()...)
	}
	add("Latin America", "Middle East")
	for _, s := range r.corpus.Statements() {
		add(s.Names()...)
	}
	for name, things := range r.names {
		if c := things[0].class; (c == act || c == word) && !strings.Contains(name, " ") {
			add(name)
		}
	}
	slices.Sort(r.spelled)
	r.spelled = slices.Compact(r.spelled)
}

// shortestSlip is how many letters a word has at least that is taken for a slip of
// the fingers: a shorter one is another word.
const shortestSlip = 6

// mendSlips reads unread words that are one slip of the fingers from one name as that
// name, and says so.
func (q *question) mendSlips() {
	const most = 4 // tried; each looks at all names
	for k, tried := 0, 0; k < len(q.items) && tried < most; k++ {
		if q.items[k].class != unread || q.slipAt(k) {
			continue
		}
		tried++
		for _, part := range [][2]int{{k, k + 3}, {k, k + 2}, {k - 2, k + 1}, {k - 1, k + 1}, {k, k + 1}} {
			from, end := part[0], part[1]
			if from < 0 || end > len(q.items) {
				continue
			}
			if name, ok := q.slip(from, end); ok {
				it := item{from: q.items[from].from, to: q.items[end-1].to, comma: q.items[from].comma}
				it.things, it.others = sameClass(q.r.names[name])
				it.class = it.things[0].class
				q.slips = append(q.slips, q.raw(it)+" is read as "+q.r.called(it.things[0], name))
				q.items = slices.Replace(q.items, from, end, it)
				k = from
				break
			}
		}
	}
}

// mendTitles reads a word that is a slip of the fingers from one word of the titles, and
// with it names a text, as that word: "undersea cabels".
func (q *question) mendTitles() {
	const most = 4 // tried; each looks at all words
	for k, tried := 0, 0; k < len(q.items) && tried < most; k++ {
		at := q.items[k].from
		typed := q.tokens[at].word
		if _, named := q.slip(k, k+1); named || q.items[k].class != unread || q.slipAt(k) || len(typed) < shortestSlip-1 || q.r.words.having[singular(typed)] != nil {
			continue
		}
		tried++
		meant, several := "", false
		for w := range q.r.words.having {
			if len(w) >= shortestSlip-1 && w[0] == typed[0] && (model.Slip(singular(typed), w) || len(typed) >= 9 && levenshtein.ComputeDistance(typed, w) == 2) {
				several = several || meant != ""
				meant = w
			}
		}
		if meant == "" || several {
			continue
		}
		q.tokens[at].word = meant
		q.lex()
		in := slices.IndexFunc(q.items, func(it item) bool { return it.from <= at && at < it.to })
		if it := q.items[in]; it.class == text && it.to > it.from+1 {
			q.slips = append(q.slips, typed+" is read as "+meant)
			continue
		}
		q.tokens[at].word = typed
		q.lex()
	}
}

// slipAt reports whether the word has digits, which are no slip.
func (q *question) slipAt(k int) bool {
	return strings.ContainsAny(q.tokens[q.items[k].from].word, "0123456789")
}

// slip is the one name from which some items are a slip of the fingers.
func (q *question) slip(from, end int) (string, bool) {
	typed := q.folded(&item{from: q.items[from].from, to: q.items[end-1].to})
	length := len(typed)
	if length < shortestSlip-1 || length > 40 {
		return "", false
	}
	found := ""
	for _, name := range q.r.spelled {
		switch {
		case length < shortestSlip && (len(name) <= length || name[0] != typed[0] || q.r.names[name][0].class == word): // frnce has lost a letter
		case singular(typed) == name && q.r.names[name][0].class != act && name != "country": // a plural is no slip
			return "", false
		case !model.Slip(typed, name) && !sameButDoubled(typed, name) && !q.r.twoSlips(typed, name):
		case name[0] != typed[0] && (q.r.names[name][0].class == word || q.r.names[name][0].class == act): // hacked is not backed
		case found == "":
			found = name
		case q.r.names[name][0] != q.r.names[found][0]:
			return "", false
		}
	}
	return found, found != ""
}

// twoSlips reports whether a long word is two slips from the name of a State or a group.
func (r *Reader) twoSlips(word, name string) bool {
	const long = 9
	d, c := len(word)-len(name), r.names[name][0].class
	return (c == state || c == set) && len(word) >= long && d >= -2 && d <= 2 && word[0] == name[0] && levenshtein.ComputeDistance(word, name) == 2
}

// sameButDoubled reports whether a word is a name but for letters that are written once
// or twice, as in the usual slips of Morocco and the Philippines.
func sameButDoubled(word, name string) bool {
	i, j := 0, 0
	for i < len(word) && j < len(name) {
		if word[i] != name[j] {
			return false
		}
		at := word[i]
		for i < len(word) && word[i] == at {
			i++
		}
		for j < len(name) && name[j] == at {
			j++
		}
	}
	return i == len(word) && j == len(name) && word != name
}

// called is the name of a thing, or the name that was meant.
func (r *Reader) called(t thing, name string) string {
	if known := r.nameOf(t); known != "" {
		return known
	}
	return name
}

// near returns the records whose names are nearest to the words that are none.
func (q *question) near() []Row {
	var out []Row
	tried := 0
	for _, it := range q.items {
		w := q.tokens[it.from].word
		if it.class != unread || utf8.RuneCountInString(w) < 4 || utf8.RuneCountInString(w) > 30 || tried == 3 {
			continue
		}
		tried++
		type guess struct {
			order string
			t     thing
			away  int
		}
		var best guess
		for name, things := range q.r.names {
			if d := len(name) - len(w); d < -2 || d > 2 || things[0].class == word || things[0].class == act {
				continue
			}
			away := levenshtein.ComputeDistance(w, name)
			if 3*away > len(w) || len(w)-away < 4 || best.away > 0 && away > best.away {
				continue
			}
			order := q.r.nameOf(things[0]) + "\t" + name // always the same of those that are as near
			if best.away == 0 || away < best.away || order < best.order {
				best = guess{order, things[0], away}
			}
		}
		if best.away > 0 {
			if row := q.r.rowOf(best.t); row.Place != "" && !slices.Contains(out, row) {
				out = append(out, row)
			}
		}
	}
	return out
}

// rowOf is the record that a thing is.
func (r *Reader) rowOf(t thing) Row {
	switch t.class {
	case state:
		return Row{ISO3: t.state.ISO3, Name: t.state.DisplayName(), Title: t.state.DisplayName(), Place: t.state.Path()}
	case text:
		return Row{Statement: t.text.ID, Title: t.text.ShortTitle, Date: t.text.When(), Place: t.text.Path()}
	case norm:
		return Row{Title: t.norm.Title, Place: t.norm.Path()}
	case page:
		return Row{Title: t.page.Title, Place: string(t.page.ID)}
	}
	return Row{}
}

// textRow is the record of a text, with its source and a note.
func (r *Reader) textRow(s *model.Statement, note string) Row {
	row := r.rowOf(thing{class: text, text: s})
	row.Note, row.Source = note, sourceOf(s)
	return row
}

// bareRow is the record of a text, with its source.
func (r *Reader) bareRow(s *model.Statement) Row {
	if s.RollCall() {
		counts := r.corpus.Counts(s)
		counts[model.NotEligible] = 0
		return r.textRow(s, strings.Join(counts.Words(), ", "))
	}
	return r.textRow(s, "")
}

// nearQuestions are questions that have an answer, about what was recognised.
func (q *question) nearQuestions() []string {
	var out []string
	for k := range q.items {
		it := q.items[k]
		if len(it.things) == 0 {
			continue
		}
		name := q.r.nameOf(it.things[0])
		switch it.class {
		case state:
			out = append(out, "what did "+name+" do since 2020", "position of "+name)
		case set:
			out = append(out, "which "+name+" States signed the Paris Call")
		case text:
			out = append(out, "who signed "+name)
		case norm:
			out = append(out, "who is behind "+name)
		}
	}
	if len(out) == 0 {
		out = []string{"who signed the Paris Call in Africa", "how did Brazil vote on 73/27", "Chile vs Netherlands", "who is behind norm f"}
	}
	return out[:min(len(out), 4)]
}

// hitRow is a record that the search found.
func hitRow(h search.Hit) Row { return Row{Title: h.Title, Place: h.Place, Note: h.Snippet} }
