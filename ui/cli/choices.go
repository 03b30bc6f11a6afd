package cli

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"comity/model"
	"comity/model/chart"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/model/query"
	"comity/model/search"
	"comity/ui/place"
)

// choice is a word that completes the one being typed, and its description.
type choice struct{ word, about string }

// add adds a word if it goes on from what was typed.
func add(list []choice, typed, word, about string) []choice {
	if form, ok := goesOn(typed, word); ok {
		return append(list, choice{form, about})
	}
	return list
}

// goesOn writes a word so that it begins with what was typed, letter by letter,
// which shells want; false if the word does not begin so. Case does not count,
// nor do accents that were not typed; the rest keeps to the case that was typed.
func goesOn(typed, word string) (string, bool) {
	bare := unaccented(word)
	for _, form := range []string{word, bare, strings.ToLower(bare), strings.ToUpper(bare), strings.ToLower(word)} {
		if strings.HasPrefix(form, typed) {
			return form, true
		}
	}
	whole, head := []rune(bare), []rune(norm.NFC.String(typed))
	if unaccented(typed) != typed {
		whole = []rune(word)
	}
	if len(head) > len(whole) || !strings.EqualFold(string(head), string(whole[:len(head)])) {
		return "", false
	}
	return typed + string(whole[len(head):]), true
}

// unaccented is a name as it can be typed on every keyboard.
func unaccented(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == '’':
			return '\''
		}
		return r
	}, norm.NFD.String(name))
}

func norms(c *model.Corpus, typed string) (out []choice) {
	for _, n := range c.Norms() {
		id := string(n.ID)
		if !strings.HasPrefix(strings.ToLower(typed), "u") {
			id = strings.TrimPrefix(id, "un/")
		}
		out = add(out, typed, id, n.Title)
	}
	return out
}

// statements completes ids and, where none fits, UN symbols.
func statements(c *model.Corpus, typed string) (out []choice) {
	for _, s := range c.Statements() {
		out = add(out, typed, string(s.ID), s.ShortTitle)
	}
	if len(out) > 0 {
		return out
	}
	for _, s := range c.Statements() {
		if s.Symbol != "" && s.Kind != "treaty" {
			out = add(out, typed, s.Symbol, s.ShortTitle)
		}
	}
	return out
}

// countryWords completes a name of several words too: New, then Zealand.
func countryWords(c *model.Corpus, before []string, typed string) []choice {
	ahead := strings.Join(append(slices.Clone(before), ""), " ")
	out := states(c, ahead+typed, func(name string) string { return name })
	for i := range out {
		out[i].word = strings.TrimPrefix(out[i].word, ahead)
	}
	return out
}

// states completes each State once: by its code where capitals look like one, by its
// name, or else by another of its names or codes; names are written by a function.
func states(c *model.Corpus, typed string, write func(name string) string) (out []choice) {
	capitals := len(typed) >= 2 && len(typed) <= 3 && typed == strings.ToUpper(typed)
	for _, co := range c.Countries() {
		one := []choice(nil)
		if capitals {
			one = add(one, typed, string(co.ISO3), co.DisplayName())
		}
		if len(one) == 0 {
			one = add(one, typed, write(co.DisplayName()), string(co.ISO3))
		}
		out = append(out, one...)
	}
	if len(out) > 0 {
		return out
	}
	for _, co := range c.Countries() {
		one := []choice(nil)
		for _, name := range append([]string{co.Name}, append(co.Aliases, string(co.ISO3), co.ISO2)...) {
			if len(one) == 0 && name != "" {
				one = add(one, typed, write(name), co.DisplayName())
			}
		}
		out = append(out, one...)
	}
	return out
}

// stateWords completes States by words without spaces and quotation marks:
// codes, or names such as cote-divoire.
func stateWords(c *model.Corpus, typed string) (out []choice) {
	if typed == "" {
		return append(out, prose.Each(c.Countries(), func(co *model.Country) choice { return choice{string(co.ISO3), co.DisplayName()} })...)
	}
	return states(c, typed, func(name string) string { return strings.ReplaceAll(model.Fold(name), " ", "-") })
}

// pages completes pages and terms, the page first where both have a name.
func pages(c *model.Corpus, typed string) []choice {
	if strings.Contains(typed, "/") {
		return places(c, typed)
	}
	out := pageIDs(c, typed)
	taken := len(out)
	for _, term := range termIDs(c, typed) {
		if !slices.ContainsFunc(out[:taken], func(page choice) bool { return page.word == term.word }) {
			out = append(out, term)
		}
	}
	return out
}

func pageIDs(c *model.Corpus, typed string) (out []choice) {
	for _, p := range c.Pages() {
		out = add(out, typed, place.OfPage(p).ID, p.Title)
	}
	return add(add(out, typed, place.Contents, "All pages and terms"), typed, place.Start, "Start here")
}

func termIDs(c *model.Corpus, typed string) (out []choice) {
	for _, p := range c.Terms() {
		out = add(out, typed, place.OfPage(p).ID, cmp.Or(p.Brief, p.Title))
	}
	return out
}

// places completes places part by part.
func places(c *model.Corpus, typed string) []choice {
	kind, rest, behind := strings.Cut(typed, "/")
	if !behind {
		return placeKinds(typed)
	}
	find := map[place.Kind]func(*model.Corpus, string) []choice{
		place.Norm: norms, place.Statement: statements, place.Country: stateWords, place.Group: groups, place.Document: papers, place.Page: pageIDs, place.Term: termIDs,
	}[place.Kind(strings.ToLower(kind))]
	if find == nil {
		return nil
	}
	out := find(c, rest)
	for i := range out {
		out[i].word = kind + "/" + out[i].word
	}
	return out
}

func scenes(typed string) (out []choice) {
	about := place.PerScene[string]{
		Matrix: "what every State did about every text", Map: "the map of the world", Timeline: "the texts in order of time",
		Compare: "countries, groups or texts side by side", Diff: "two wordings, word by word",
	}
	for _, kind := range place.Scenes() {
		words, _ := about.Of(kind)
		out = add(out, typed, string(kind), words)
	}
	return add(out, typed, place.OfCrosswalk().Screen(), "the UN norms and the G7 points side by side")
}

func groups(c *model.Corpus, typed string) (out []choice) {
	for _, g := range slices.Concat(c.Groups(), c.Regions()) {
		out = add(out, typed, string(g.ID), g.Name)
	}
	return out
}

// sets completes what a list of States can be narrowed to: groups, and functions.
func sets(c *model.Corpus, typed string) []choice {
	return append(groups(c, typed), calls(c, typed)...)
}

// mapped completes what a map can show: functions, statements and groups.
func mapped(c *model.Corpus, typed string) []choice {
	return slices.Concat(calls(c, typed), groups(c, typed), statements(c, typed))
}

// regions completes regions and subregions, without the spaces that a shell parts at.
func regions(c *model.Corpus, typed string) (out []choice) {
	var all []string
	for _, co := range c.Countries() {
		all = append(all, co.Region, co.Subregion)
	}
	slices.Sort(all)
	for _, region := range slices.Compact(all) {
		out = add(out, typed, strings.ReplaceAll(region, " ", "-"), region)
	}
	return out
}

// unGroups are the UN regional groups as words without spaces.
func unGroups() []string {
	var out []string
	for _, g := range model.UNGroups() {
		if g != "none" {
			out = append(out, strings.ReplaceAll(strings.TrimSuffix(g, " Group"), " ", "-"))
		}
	}
	return out
}

func years(c *model.Corpus, typed string) (out []choice) {
	for _, s := range c.Statements() {
		if year := strconv.Itoa(s.When().Year); len(out) == 0 || out[len(out)-1].word != year {
			out = add(out, typed, year, "")
		}
	}
	return out
}

// groupings completes what rows are gathered by.
func groupings(c *model.Corpus, typed string) []choice {
	out := add(nil, typed, string(matrix.Regions), "regions of the world")
	return append(add(out, typed, string(matrix.UNGroups), "regional groups of the UN"), groups(c, typed)...)
}

// subjects completes what can be compared.
func subjects(c *model.Corpus, typed string) []choice {
	return slices.Concat(groups(c, typed), statements(c, typed), stateWords(c, typed))
}

// wordings completes what "comity diff" can compare.
func wordings(c *model.Corpus, typed string) []choice {
	return append(norms(c, typed), statements(c, typed)...)
}

// papers completes national documents.
func papers(c *model.Corpus, typed string) (out []choice) {
	for _, d := range c.Documents() {
		out = add(out, typed, string(d.ID), d.Title)
	}
	return out
}

// saidOf completes what "comity says" can be asked about.
func saidOf(c *model.Corpus, typed string) []choice {
	return append(add(norms(c, typed), typed, string(model.NormSet), "the UN norms as a set"), stateWords(c, typed)...)
}

func zooms() (out []string) {
	for z := range chart.Zooms {
		out = append(out, z.Word())
	}
	return out
}

// calls completes the functions of "comity who".
func calls(_ *model.Corpus, typed string) (out []choice) {
	for _, f := range query.Functions() {
		out = add(out, typed, f.Call, f.Meaning)
	}
	return out
}

// filters completes the filters of "comity search" and their values.
func filters(c *model.Corpus, typed string) (out []choice) {
	key, value, valued := strings.Cut(typed, ":")
	if !valued {
		about := map[string]string{"kind": "records of this kind", "year": "statements of these years", "by": "statements this State took part in"}
		for _, name := range search.Filters() {
			out = add(out, typed, name+":", about[name])
		}
		return out
	}
	switch strings.ToLower(key) {
	case "kind":
		for _, kind := range prose.Strings(search.Kinds()) {
			out = add(out, value, kind, "")
		}
		for _, kind := range model.StatementKinds() {
			if slices.ContainsFunc(c.Statements(), func(s *model.Statement) bool { return s.Kind == kind }) {
				out = add(out, value, kind, "")
			}
		}
	case "year":
		out = years(c, value)
	case "by":
		out = stateWords(c, value)
	}
	for i := range out {
		out[i].word = key + ":" + out[i].word
	}
	return out
}
