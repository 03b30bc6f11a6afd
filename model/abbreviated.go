package model

import (
	"slices"
	"strings"
)

// abbreviated returns the States that a shortened name may mean, as tables of
// countries have it: "Dem. Rep. Congo", "Korea, Rep.", "St. Kitts & Nevis". Each word
// stands for one of a name of the State, in any order; one with a full stop, or a
// common abbreviation, for any word that it may begin. Small words do not count.
func (c *Corpus) abbreviated(name string) []*Country {
	const longest = 80
	if len(name) > longest {
		return nil
	}
	if head, rest, ok := strings.Cut(strings.Replace(name, "/", " (", 1), " ("); ok { // two names of one State
		also := c.called.countries().named(strings.TrimSuffix(rest, ")"))
		for _, co := range c.called.countries().named(head) {
			if slices.Contains(also, co) {
				return []*Country{co}
			}
		}
	}
	short := nameWords(name)
	if len(short) == 0 || !slices.ContainsFunc(short, func(w string) bool { return len([]rune(strings.TrimSuffix(w, "."))) > 3 }) {
		return nil
	}
	var out []*Country
	for i, names := range c.called.full() {
		if slices.ContainsFunc(names, func(full []string) bool { return standsFor(short, full) }) {
			out = append(out, c.countries[i])
		}
	}
	return out
}

// nameWords are the words of a name in small letters without accents; an
// abbreviation keeps its full stop. Words between others are left out.
func nameWords(name string) []string {
	name = strings.NewReplacer(",", " ", "(", " ", ")", " ", "-", " ", "&", " ").Replace(strings.ReplaceAll(name, ".", ". "))
	var out []string
	for word := range strings.FieldsSeq(name) {
		folded := Fold(word)
		if folded == "" || slices.Contains([]string{"the", "of", "and"}, folded) {
			continue
		}
		if strings.HasSuffix(word, ".") {
			folded += "."
		}
		out = append(out, folded)
	}
	return out
}

// standsFor reports whether each short word stands for another word of a name, and
// none of the name is left.
func standsFor(short, full []string) bool {
	if len(short) != len(full) {
		return false
	}
	rest := slices.Clone(full)
	var left []string
	for _, w := range short { // words in full are taken first
		if i := slices.Index(rest, w); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		} else {
			left = append(left, w)
		}
	}
	for _, w := range left {
		i := slices.IndexFunc(rest, func(word string) bool { return mayShorten(w, word) })
		if i < 0 {
			return false
		}
		rest = slices.Delete(rest, i, i+1)
	}
	return true
}

// mayShorten reports whether a word is short for another.
func mayShorten(short, word string) bool {
	short, stopped := strings.CutSuffix(short, ".")
	word = strings.TrimSuffix(word, ".")
	switch short {
	case "st":
		return word == "saint"
	case "sts":
		return word == "states"
	case "rep", "dem", "fed", "is", "isl", "eq", "n", "s", "e", "w", "isds":
		return strings.HasPrefix(word, short) || short == "isds" && word == "islands"
	}
	return stopped && short != word && strings.HasPrefix(word, short)
}
