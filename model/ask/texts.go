package ask

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"comity/model"
	"comity/model/prose"
)

// addTexts adds the titles, symbols and short names of texts.
func (r *Reader) addTexts() {
	type short struct {
		name string
		text *model.Statement
	}
	var bases []short
	for _, s := range r.words.texts {
		t := thing{class: text, text: s}
		bare, _, _ := strings.Cut(s.ShortTitle, " (")
		for _, name := range s.Names() {
			if _, err := strconv.Atoi(model.Fold(name)); err != nil {
				r.add(name, t)
				if s.Kind == "treaty" { // the UN convention on cybercrime
					r.add(strings.Replace(name, " against ", " on ", 1), t)
					whole, _, _ := strings.Cut(name, " and ") // the African Union Convention on Cyber Security
					r.add(whole, t)
					r.add(strings.Replace(whole, "African Union", "African", 1), t)
					head, _, _ := strings.Cut(strings.NewReplacer(" to the ", ";", " against Cybercrime", ";").Replace(name), ";")
					r.add(head, t) // the Second Additional Protocol
				}
			}
		}
		if base := yearless(bare); base != "" && base != bare {
			bases = append(bases, short{base, s}, short{strconv.Itoa(s.Date.Year) + " " + base, s})
		}
	}
	if un := prose.Only(r.words.texts, func(s *model.Statement) bool { return s.Kind == "treaty" && s.OfUN() }); len(un) == 1 {
		for _, name := range []string{"UN convention", "UN treaty", "United Nations convention", "United Nations treaty", "UN one"} {
			r.add(name, thing{class: text, text: un[0]})
		}
	}
	kinds := map[string]map[string]bool{} // the kinds of text that have a base name
	for _, b := range bases {
		if kinds[b.name] == nil {
			kinds[b.name] = map[string]bool{}
		}
		kinds[b.name][b.text.Kind] = true
	}
	r.addOrdinals()
	for _, b := range bases { // one word alone is a name where it names one kind of text
		if strings.Contains(b.name, " ") || kinds[b.name]["expert-group"] && len(kinds[b.name]) == 1 {
			r.add(b.name, thing{class: text, text: b.text})
			if kinds[b.name]["expert-group"] {
				r.add(b.name+"s", thing{class: text, text: b.text})
			}
		}
	}
}

// addOrdinals adds the names of expert groups by their order: the first GGE.
func (r *Reader) addOrdinals() {
	groups := prose.Only(r.corpus.Statements(), func(s *model.Statement) bool { return s.Kind == "expert-group" })
	slices.SortFunc(groups, func(a, b *model.Statement) int { return a.When().Compare(b.When()) })
	for i, ordinal := range []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"} {
		if i < len(groups) {
			r.add(ordinal+" "+yearless(groups[i].ShortTitle), thing{class: text, text: groups[i]})
		}
	}
	if n := len(groups); n > 0 {
		for _, last := range []string{"last", "latest", "most recent"} {
			r.add(last+" "+yearless(groups[n-1].ShortTitle), thing{class: text, text: groups[n-1]})
		}
	}
}

// ranked returns the texts, those first that most States took part in and later
// texts follow, and the newest among them.
func (r *Reader) ranked() []*model.Statement {
	out := slices.Clone(r.corpus.Statements())
	weight := make(map[model.StatementID]int, len(out))
	for _, s := range out {
		counts := r.corpus.Counts(s)
		for _, a := range model.Acts() {
			if a.Joined() {
				weight[s.ID] += counts[a]
			}
		}
		for _, f := range s.Follows {
			weight[f.Statement] += 10
		}
	}
	slices.SortStableFunc(out, func(a, b *model.Statement) int { return weight[b.ID] - weight[a.ID] })
	return out
}

// yearless is a name without its years and numbers.
func yearless(name string) string {
	return strings.Join(prose.Only(strings.Fields(name), func(w string) bool {
		return !strings.ContainsFunc(w, unicode.IsDigit) || strings.ContainsFunc(w, unicode.IsLetter)
	}), " ")
}

// bag finds texts by words of their short titles, their kind, their year and the
// peoples of their sponsors: "the Russian resolution of 2018".
type bag struct {
	texts    []*model.Statement // the likeliest first
	having   map[string][]bool  // by word, which of them have it
	proper   map[string]bool    // words that are a name wherever they stand
	plurals  map[string]bool    // words for kinds of text, in the plural
	ofStates map[string]bool    // words of the names of States: Zealand
}

// newBag indexes the words of texts.
func (r *Reader) newBag() bag {
	b := bag{texts: r.words.texts, having: map[string][]bool{}, proper: map[string]bool{}, plurals: map[string]bool{}, ofStates: map[string]bool{}}
	common := map[string]bool{} // words that stand in small letters somewhere
	for _, s := range b.texts {
		for _, w := range strings.FieldsFunc(s.Summary+" "+s.Title+" "+s.ShortTitle+" "+strings.Join(s.KeyPoints, " "), func(c rune) bool { return !unicode.IsLetter(c) }) {
			common[w] = true
		}
	}
	peoples := r.peoples()
	for i, s := range b.texts {
		short, _, _ := strings.Cut(s.ShortTitle, " (")
		words := []string{short, s.ShortTitle, string(s.ID), strings.ReplaceAll(s.Kind, "-", " "), strconv.Itoa(s.Date.Year)}
		if strings.Contains(short, "health") {
			words = append(words, "hospital hospitals")
		}
		switch s.Kind {
		case "treaty":
			words = append(words, "convention agreement")
		case "resolution": // the Russian text of 2018
			words = append(words, "text")
		}
		if s.Kind == "expert-group" || s.Kind == "report" {
			words = append(words, "report", strings.Join(strings.Fields(short), " "))
		}
		for _, code := range s.MainSponsors {
			words = append(words, peoples[code]...)
		}
		for _, w := range strings.Fields(model.Fold(strings.Join(words, " "))) {
			w = singular(w)
			if b.having[w] == nil {
				b.having[w] = make([]bool, len(b.texts))
			}
			b.having[w][i] = true
		}
		for _, w := range strings.Fields(short) {
			folded := model.Fold(w)
			if first := []rune(w)[0]; unicode.IsUpper(first) && len(folded) > 3 && !common[strings.ToLower(w)] && len(r.names[folded]) == 0 {
				b.proper[singular(folded)] = true
			}
		}
	}
	for _, co := range r.corpus.Countries() {
		for _, w := range strings.Fields(model.Fold(co.DisplayName())) {
			b.ofStates[w] = true
		}
	}
	for _, w := range []string{"resolutions", "statements", "declarations", "treaties", "conventions", "coalitions", "attributions", "advisories", "reports", "texts", "codes"} {
		b.plurals[w] = true
	}
	return b
}

// peoples are the adjectives and names by which a sponsor is called.
func (r *Reader) peoples() map[model.ISO3][]string {
	out := map[model.ISO3][]string{}
	for line := range strings.Lines(peoplesFile) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		out[model.ISO3(cells[0])] = append(out[model.ISO3(cells[0])], cells[1:]...)
	}
	for _, co := range r.corpus.Countries() {
		out[co.ISO3] = append(out[co.ISO3], co.Aliases...)
	}
	return out
}

// singular is a word without the s of its plural.
func singular(w string) string {
	if stem, ok := strings.CutSuffix(w, "ies"); ok && len(stem) > 3 {
		return stem + "y"
	}
	if stem, ok := strings.CutSuffix(w, "s"); ok && len(stem) > 3 && !strings.HasSuffix(stem, "s") && !strings.HasSuffix(stem, "u") {
		return stem
	}
	return w
}

// anew reports whether the protocol to a text begins behind it: "Budapest Convention and
// Second Protocol".
func (r *Reader) anew(ts []token, i int) bool {
	if i == 0 || ts[i].word != "second" && ts[i].word != "protocol" && ts[i].word != "additional" {
		return false
	}
	for before := i - 1; before > 0; before-- {
		if ts[before].word != "the" && ts[before].word != "its" {
			return ts[before].word == "and" || ts[i].comma
		}
	}
	return false
}

// window finds the most words from a place that texts have in their short titles,
// with small words between, and those texts. Plural is whether it asks for several.
func (r *Reader) window(ts []token) (n int, found []*model.Statement, plural bool) {
	has := make([]bool, len(r.words.texts))
	for i := range has {
		has[i] = true
	}
	var asked []string
	telling, many, ofSet, blames, own := false, false, false, false, false
	if len(ts) > 1 && (ts[0].word == "no" && ts[1].word != "ransom" || (isTopic(ts[0].word) || isBlame(ts[0].word)) && r.words.plurals[ts[1].word]) {
		return 0, nil, false
	}
	for i := 0; i < min(len(ts), 10); i++ {
		w := singular(ts[i].word)
		if i+1 < len(ts) && w == "united" && ts[i+1].word == "nations" { // no words of the United States
			i++
			continue
		}
		if next := i + 1; i > 0 && w == "and" && next+1 < len(ts) && (ts[next].word == "un" || ts[next].word == "the" && ts[next+1].word == "un") {
			break // and the UN convention
		}
		column := r.words.having[w]
		follows := func(w string) bool { return i+1 < len(ts) && ts[i+1].word == w }
		if w == "new" && i > 0 && !follows("zealand") { // New York
			break
		}
		if column == nil || r.isSmall(ts[i].word) || i == 0 && (w == "text" || w == "new" && !follows("zealand")) {
			if i == 0 || !glue(ts[i].word) || ts[i].word == "from" && i+2 < len(ts) && strings.HasPrefix(ts[i+2].word, "onward") {
				break
			}
			continue
		}
		if i > 0 && ts[i-1].word == "and" && slices.Contains(asked, w) || r.anew(ts, i) {
			break // another text begins
		}
		some := false
		for k := range has {
			has[k] = has[k] && column[k] && (w != "security" || !follows("council") || r.words.having["council"][k])
			some = some || has[k]
		}
		if !some {
			break
		}
		asked = append(asked, w)
		telling = telling || !r.namesOther(ts[i].word) && !r.words.ofStates[ts[i].word] && !isTopic(ts[i].word) && !r.words.plurals[ts[i].word]
		many = many || r.words.plurals[ts[i].word]
		own = own || !r.words.plurals[ts[i].word] && !isTopic(ts[i].word)
		ofSet = ofSet || slices.ContainsFunc(r.names[ts[i].word], func(t thing) bool { return t.class == set })
		blames = blames || isBlame(w)
		if own && (telling || many && !ofSet && !blames) && (len(asked) > 1 || r.words.proper[w]) {
			n, plural = i+1, many
			found = found[:0]
			for k, ok := range has {
				if ok {
					found = append(found, r.words.texts[k])
				}
			}
		}
	}
	spare := func(s *model.Statement) int {
		short, _, _ := strings.Cut(s.ShortTitle, " (")
		left := 0
		for _, w := range strings.Fields(model.Fold(yearless(short))) {
			if !slices.Contains(asked, singular(w)) && !glue(w) {
				left++
			}
		}
		return left
	}
	slices.SortStableFunc(found, func(a, b *model.Statement) int { return cmp.Compare(spare(a), spare(b)) })
	return n, found, plural
}

// isSmall reports whether a word is an act or a small word that is no noun for a
// text.
func (r *Reader) isSmall(w string) bool {
	switch singular(w) {
	case "resolution", "statement", "text", "treaty", "convention", "declaration", "agreement", "table":
		return false
	}
	for _, t := range r.names[w] {
		if t.class == word && t.word != newest && t.word != oldest || t.class == act {
			return true
		}
	}
	return false
}

// isBlame reports whether a word is for texts in which States are named, and by which
// States they are no title.
func isBlame(w string) bool { return w == "attribution" || w == "advisory" }

// isTopic reports whether a word is what all records are about.
func isTopic(folded string) bool {
	switch folded {
	case "cyber", "cybersecurity", "cyber security", "cyberspace", "ict", "icts", "ict security":
		return true
	}
	return false
}

// namesOther reports whether a word alone names a State or a set of them, or is a
// number: it tells no text from others.
func (r *Reader) namesOther(w string) bool {
	if _, err := strconv.Atoi(w); err == nil {
		return true
	}
	for _, t := range r.names[w] {
		if t.class == state && !t.capped || t.class == set {
			return true
		}
	}
	return false
}

// glue reports whether a word may stand within the words of a title.
func glue(w string) bool {
	switch w {
	case "of", "on", "in", "the", "for", "at", "by", "from", "against", "a", "un", "and":
		return true
	}
	return false
}
