package ask

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"comity/model"
)

// Completion is how the last words of a question may go on.
type Completion struct {
	Rest string // what is still to be typed
	Name string // the whole name
	Kind string // "State", "group", "region", "text", "norm", "page", "act"
}

// candidate is a name that completions offer.
type candidate struct {
	folded, name, kind string
}

// candidates are the names that completions offer, the likeliest first among those
// that begin alike.
func (r *Reader) candidates() []candidate {
	var out []candidate
	add := func(kind string, names ...string) {
		for _, name := range names {
			folded := model.Fold(name)
			if folded != "" && !slices.ContainsFunc(out, func(c candidate) bool { return c.folded == folded }) {
				out = append(out, candidate{folded, name, kind})
			}
		}
	}
	add("act", "signed", "joined", "party to", "signatories of", "voted for", "voted against", "voted on", "abstained on", "did not vote on", "has a position", "experts in", "spoke through", "sponsored", "changed their vote between")
	for _, s := range r.words.texts {
		bare, _, _ := strings.Cut(s.ShortTitle, " (")
		add("text", bare)
		if symbol, ok := strings.CutPrefix(s.Symbol, "A/RES/"); ok {
			add("text", symbol, s.Symbol)
		}
	}
	for _, g := range r.corpus.Groups() {
		add("group", g.ShortName, g.Name)
	}
	for _, g := range model.UNGroups() {
		if g != "none" {
			add("group", g)
		}
	}
	for _, co := range r.corpus.Countries() {
		add("State", co.DisplayName(), co.Name)
	}
	for _, co := range r.corpus.Countries() {
		add("region", co.Region, co.Subregion)
		add("State", co.Aliases...)
	}
	for _, n := range r.corpus.Norms() {
		if n.UN() {
			add("norm", "norm "+n.Label(), n.Title)
		} else {
			add("norm", "G7 point "+n.Label())
		}
	}
	for _, p := range r.corpus.Terms() {
		add("page", p.Title)
	}
	return out
}

// Complete returns how the last words that were typed may go on, the longest name
// that has begun first, at most so many; none in an expression.
func (r *Reader) Complete(typed string, most int) []Completion {
	const longest, least = 6, 2 // words and letters of a name that has begun
	if len(typed) > maxLetters || typed == "" || strings.TrimRightFunc(typed, unicode.IsSpace) != typed || strings.ContainsAny(typed, `"()`) {
		return nil
	}
	words := strings.Fields(typed)
	var out []Completion
	for n := min(longest, len(words)); n > 0 && len(out) == 0; n-- {
		begun := model.Fold(strings.Join(words[len(words)-n:], " "))
		if len(begun) < least {
			continue
		}
		if number, err := strconv.Atoi(begun); err == nil && number < 100 { // a day, or a count
			continue
		}
		if slices.ContainsFunc(r.completions, func(c candidate) bool { return c.folded == begun }) || n == 1 && len(words) > 1 && slices.ContainsFunc(r.names[begun], func(t thing) bool { return t.class == word || t.class == act }) {
			return nil // it is whole
		}
		before := model.Fold(strings.Join(words[:len(words)-n], " "))
		for _, c := range r.completions {
			if len(out) == most {
				return out
			}
			if c.kind == "act" && r.acted(before) {
				continue
			}
			if len(c.folded) > len(begun) && strings.HasPrefix(c.folded, begun) {
				if rest, ok := behindOf(c.name, begun); ok && !slices.ContainsFunc(out, func(o Completion) bool { return o.Name == c.name }) {
					out = append(out, Completion{rest, c.name, c.kind})
				}
			}
		}
	}
	return out
}

// acted reports whether an act was named already.
func (r *Reader) acted(before string) bool {
	return slices.ContainsFunc(strings.Fields(before), func(w string) bool {
		return slices.ContainsFunc(r.names[w], func(t thing) bool { return t.class == act })
	})
}

// behindOf is what follows in a name behind letters that are typed in any case and
// without accents.
func behindOf(name, begun string) (string, bool) {
	for at := range name {
		if at > 0 && model.Fold(name[:at]) == begun {
			return name[at:], true
		}
	}
	return "", false
}
