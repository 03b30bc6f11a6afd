package model

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"comity/model/prose"
)

// NotFoundError says that nothing has the name asked for, and what is nearest.
type NotFoundError struct {
	Kind    string // "country", "statement", "norm", "group", "page", "term"
	Name    string
	Nearest []string
	Several bool     // the name may mean each of Nearest
	Places  []string // of each of Nearest, where Several is set and they are records
	Why     string   // what is said of the name, where that is known; read it by Reason

	in *Corpus // of which Reason asks what else has the name; may be nil
}

// Reason is Why, or what the records say of the name; empty if they say nothing.
func (e *NotFoundError) Reason() string {
	if e.Why == "" && e.in != nil {
		return e.in.elsewhere(e.Name)
	}
	return e.Why
}

// Error is one line, with the nearest names.
func (e *NotFoundError) Error() string {
	if e.Several {
		return InQuotes(e.Name) + " may be " + orList(e.Nearest)
	}
	line := "no " + e.Kind + " is called " + InQuotes(e.Name)
	if why := e.Reason(); why != "" {
		return line + ": " + why
	}
	if len(e.Nearest) > 0 {
		line += "; nearest: " + strings.Join(e.Nearest, ", ")
	}
	if e.Kind == "country" {
		line += " (comity has the UN Members and the two observer States)"
	}
	return line
}

// Clip is text made safe to show on a line, of n characters at most and a mark that more
// follow.
func Clip(s string, n int) string {
	s = Printable(s)
	if runes := []rune(s); len(runes) > n {
		s = string(runes[:n]) + "…"
	}
	return s
}

// InQuotes is what a person typed or what stands in a file, within a line of an error.
func InQuotes(s string) string { return `"` + Clip(s, 60) + `"` }

// FindNorm finds a norm by its id or any other of its names: f, un/f, 13(f), g7-12,
// 12, or its title. A bare letter means the UN norm, a number the point of the G7.
func (c *Corpus) FindNorm(name string) (*Norm, error) {
	id := strings.ToLower(strings.TrimSpace(name))
	if n, ok := c.Norm(NormID("g7/" + id)); ok {
		return n, nil
	}
	if !strings.Contains(id, "/") {
		id = "un/" + id
	}
	if n, ok := c.Norm(NormID(id)); ok {
		return n, nil
	}
	if found := c.called.norms().named(name); len(found) > 0 {
		return found[0], nil // of two, that of the UN is the first
	}
	ids := prose.Each(c.norms, func(n *Norm) string { return string(n.ID) })
	return nil, &NotFoundError{Kind: "norm", Name: name, Nearest: Nearest(id, ids, 3), in: c}
}

// FindStatement finds a statement by id, title or UN symbol; a resolution also by
// its number alone, such as 73/27.
func (c *Corpus) FindStatement(name string) (*Statement, error) {
	want := strings.ToLower(strings.TrimSpace(name))
	if s, ok := c.Statement(StatementID(want)); ok {
		return s, nil
	}
	missing := &NotFoundError{Kind: "statement", Name: name, in: c}
	ids := prose.Each(c.statements, func(s *Statement) string { return string(s.ID) })
	missing.Nearest = prose.Only(Nearest(want, ids, 3), func(id string) bool { return like(want, id) })
	return chosen(name, c.called.statements().named(name), missing)
}

// elsewhere says which record of another kind has a name, or what comity has of a name
// of other lists; nothing for a name that it does not know.
func (c *Corpus) elsewhere(name string) string {
	if why := c.NotHere(name); why != "" {
		return why
	}
	if co := c.called.countries().named(name); len(co) > 0 {
		return co[0].DisplayName() + " is a State: see country " + string(co[0].ISO3)
	}
	if g := c.called.groups().named(name); len(g) > 0 {
		return g[0].Name + " is a group of States: see group " + string(g[0].ID)
	}
	if g := c.called.regions().named(name); len(g) > 0 {
		return g[0].Name + " has several States: see group " + string(g[0].ID)
	}
	if s := c.called.statements().named(name); len(s) == 1 {
		return s[0].ShortTitle + " is a statement: see statement " + string(s[0].ID)
	}
	if n := c.called.norms().named(name); len(n) > 0 {
		return n[0].Title + " is a norm: see " + n[0].Name()
	}
	return ""
}

// like reports whether a name looks like what was asked for: it has it, begins like it,
// or has most of its letters.
func like(want, name string) bool {
	const begin = 3
	if len(want) > 60 {
		return false
	}
	return len(want) >= begin && strings.Contains(name, want) || sharedPrefix(name, want) >= begin || 3*levenshtein.ComputeDistance(name, want) <= len(want)
}

// GroupAlone finds a group or region as [Corpus.FindGroup] does, by a name that means no
// State as well.
func (c *Corpus) GroupAlone(name string) (*Group, bool) {
	g, err := c.FindGroup(name)
	if err != nil {
		return nil, false
	}
	_, err = c.FindCountry(name)
	return g, err != nil
}

// FindGroup finds a group by id or name.
func (c *Corpus) FindGroup(name string) (*Group, error) {
	if g, ok := c.Group(GroupID(strings.ToLower(strings.TrimSpace(name)))); ok {
		return g, nil
	}
	if found := c.called.groups().named(name); len(found) > 0 {
		return found[0], nil
	}
	for _, one := range []string{name, name + " Group", strings.TrimSuffix(strings.ToLower(name), " states") + " Group"} { // African States
		if found := c.called.regions().named(one); len(found) > 0 {
			return found[0], nil
		}
	}
	missing := &NotFoundError{Kind: "group", Name: name, in: c}
	missing.Nearest = Misspelt(Fold(name), prose.Each(slices.Concat(c.groups, c.regions), func(g *Group) string { return string(g.ID) }))
	return nil, missing
}

// FindCountry finds a State by alpha-3, alpha-2 or M49 code, by name or by
// any alias, accents and case folded, by a name in another language, and by an
// abbreviated name such as "Dem. Rep. Congo" that only one has. A word that connects
// names, such as "and" or "to", is a code in capitals only.
func (c *Corpus) FindCountry(name string) (*Country, error) {
	name = strings.TrimSpace(name)
	missing := &NotFoundError{Kind: "country", Name: name}
	if Connecting(name) {
		return nil, missing
	}
	if co, ok := c.Country(ISO3(strings.ToUpper(name))); ok {
		return co, nil
	}
	for _, co := range c.countries {
		if strings.EqualFold(co.ISO2, name) || co.M49 == name {
			return co, nil
		}
	}
	if found := c.called.countries().named(name); len(found) > 0 {
		return found[0], nil
	}
	if missing.Why = c.NotHere(name); missing.Why != "" {
		return nil, missing
	}
	if found := c.abbreviated(name); len(found) > 0 {
		return chosen(name, found, missing)
	}
	if missing.Why = c.elsewhere(name); missing.Why != "" {
		return nil, missing
	}
	var names []string
	byName := map[string]*Country{}
	for _, co := range c.countries {
		for _, one := range append([]string{string(co.ISO3)}, co.Aliases...) {
			names, byName[Fold(one)] = append(names, Fold(one)), co
		}
	}
	near := c.holdingStates(name)
	near = append(near, prose.Each(Misspelt(Fold(name), names), func(one string) *Country { return byName[one] })...)
	for _, co := range near {
		if label := co.label(); !slices.Contains(missing.Nearest, label) && len(missing.Nearest) < 3 {
			missing.Nearest = append(missing.Nearest, label)
		}
	}
	return nil, missing
}

// MatchNorm finds a norm by any of its names, or by words that only one has in its
// title. Of a point of the G7 and the UN norm of the same title it is the latter.
func (c *Corpus) MatchNorm(name string) (*Norm, error) {
	n, err := c.FindNorm(name)
	if err == nil {
		return n, nil
	}
	found := c.called.norms().holding(name)
	if len(found) == 2 && found[0].Twin == found[1].ID {
		found = found[:1]
	}
	return chosen(name, found, err)
}

// MatchStatement finds a statement by any of its names, or by words that only one
// has in a name.
func (c *Corpus) MatchStatement(name string) (*Statement, error) {
	s, err := c.FindStatement(name)
	if err == nil {
		return s, nil
	}
	return match(c.called.statements(), name, err)
}

// MatchGroup finds a group by any of its names, or by words that only one has in a
// name.
func (c *Corpus) MatchGroup(name string) (*Group, error) {
	g, err := c.FindGroup(name)
	if err == nil || c.NotHere(name) != "" {
		return g, err
	}
	if g, found := match(c.called.groups(), name, err); found == nil || len(c.called.groups().holding(name)) > 0 {
		return g, found
	}
	return match(c.called.regions(), name, err)
}

// MatchCountry finds a State as [Corpus.FindCountry] does, or by words that only one
// has in a name.
func (c *Corpus) MatchCountry(name string) (*Country, error) {
	co, err := c.FindCountry(name)
	var missing *NotFoundError
	if err == nil || errors.As(err, &missing) && missing.Reason() != "" || Connecting(strings.TrimSpace(name)) {
		return co, err
	}
	var found []*Country
	words := len(strings.Fields(Fold(name)))
	for _, co := range c.holdingStates(name) { // a small part of a name may be that of another place
		if slices.ContainsFunc(co.Names(), func(full string) bool { return 2*words >= len(nameWords(full)) }) {
			found = append(found, co)
		}
	}
	return chosen(name, found, err)
}

// Misspelt returns up to three names that differ from a word in no more than a slip
// of the fingers. A name that is only somewhat like it is another's.
func Misspelt(want string, names []string) []string {
	const longest = 120 // runes; longer than every name
	letters := utf8.RuneCountInString(want)
	if letters > longest {
		return nil
	}
	slips := max(letters/4, 1)
	var alike []string // in length: no other is as near
	for _, name := range names {
		if n := utf8.RuneCountInString(name); letters-slips <= n && n <= letters+slips {
			alike = append(alike, name)
		}
	}
	var out []string
	for _, near := range Nearest(want, alike, len(alike)) {
		if len(out) < 3 && !slices.Contains(out, near) && (levenshtein.ComputeDistance(want, near) <= slips || swapped(want, near)) {
			out = append(out, near)
		}
	}
	return out
}

// Nearest returns up to n of the candidates that look most like what was
// asked for: few letters apart, and more so with the same beginning or when
// one contains the other.
func Nearest(want string, candidates []string, n int) []string {
	type scored struct {
		name  string
		score int
	}
	if runes := []rune(want); len(runes) > 60 {
		want = string(runes[:60])
	}
	var all []scored
	for _, candidate := range candidates {
		score := levenshtein.ComputeDistance(want, candidate) - 2*sharedPrefix(want, candidate)
		if swapped(want, candidate) { // one slip of the fingers, and not two
			score -= 3
		}
		if want != "" && strings.Contains(candidate, want) {
			score -= len(candidate)
		}
		all = append(all, scored{candidate, score})
	}
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(a.score, b.score) })
	return prose.Each(all[:min(n, len(all))], func(s scored) string { return s.name })
}

// Slip reports whether a word is a name but for one slip of the fingers: a letter more,
// less or another, or two neighbours in each other's place.
func Slip(word, name string) bool {
	i := sharedPrefix(word, name)
	switch len(word) - len(name) {
	case 0:
		return i < len(word) && (word[i+1:] == name[i+1:] || swapped(word, name))
	case 1:
		return word[i+1:] == name[i:]
	case -1:
		return word[i:] == name[i+1:]
	}
	return false
}

// swapped reports whether two neighbours changed places, and nothing else did.
func swapped(a, b string) bool {
	i := sharedPrefix(a, b)
	return len(a) == len(b) && i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// sharedPrefix counts the bytes with which both begin.
func sharedPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
