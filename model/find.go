package model

import (
	"cmp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// NotFoundError says that nothing has the name asked for, and what is nearest.
type NotFoundError struct {
	Kind    string // "country", "statement", "norm", "group", "page", "term"
	Name    string
	Nearest []string
}

// Error is one line, with the nearest names.
func (e *NotFoundError) Error() string {
	line := "no " + e.Kind + " is called " + quote(e.Name)
	if len(e.Nearest) > 0 {
		line += "; nearest: " + strings.Join(e.Nearest, ", ")
	}
	if e.Kind == "country" {
		line += " (comity has the UN Members and the two observer States)"
	}
	return line
}

// quote shows a name a person typed, without letting it break the line.
func quote(s string) string {
	clean := Printable(s)
	if runes := []rune(clean); len(runes) > 60 {
		clean = string(runes[:60]) + "…"
	}
	return `"` + clean + `"`
}

// FindNorm finds a norm by id; a bare letter means the UN norm, and "g7-12"
// or "UN/F" are understood.
func (c *Corpus) FindNorm(name string) (*Norm, error) {
	id := strings.ToLower(strings.TrimSpace(name))
	if rest, ok := strings.CutPrefix(id, "g7-"); ok {
		id = "g7/" + rest
	}
	if !strings.Contains(id, "/") {
		id = "un/" + id
	}
	if n, ok := c.Norm(NormID(id)); ok {
		return n, nil
	}
	ids := make([]string, len(c.norms))
	for i, n := range c.norms {
		ids[i] = string(n.ID)
	}
	return nil, &NotFoundError{Kind: "norm", Name: name, Nearest: Nearest(id, ids, 3)}
}

// FindStatement finds a statement by id or by UN symbol; a resolution also by
// its number alone, such as 73/27.
func (c *Corpus) FindStatement(name string) (*Statement, error) {
	want := strings.ToLower(strings.TrimSpace(name))
	if s, ok := c.Statement(StatementID(want)); ok {
		return s, nil
	}
	ids := make([]string, len(c.statements))
	for i, s := range c.statements {
		if s.Symbol != "" && s.Kind != "treaty" && (strings.EqualFold(s.Symbol, want) || strings.EqualFold(s.Symbol, "A/RES/"+want)) {
			return s, nil
		}
		ids[i] = string(s.ID)
	}
	return nil, &NotFoundError{Kind: "statement", Name: name, Nearest: Nearest(want, ids, 3)}
}

// FindGroup finds a group by id or short name.
func (c *Corpus) FindGroup(name string) (*Group, error) {
	want := Fold(name)
	ids := make([]string, len(c.groups))
	for i, g := range c.groups {
		if Fold(string(g.ID)) == want || Fold(g.ShortName) == want || Fold(g.Name) == want {
			return g, nil
		}
		ids[i] = string(g.ID)
	}
	return nil, &NotFoundError{Kind: "group", Name: name, Nearest: Nearest(want, ids, 3)}
}

// FindCountry finds a State by alpha-3, alpha-2 or M49 code, by name or by
// any alias, accents and case folded. A word that connects names, such as "and"
// or "to", is a code in capitals only.
func (c *Corpus) FindCountry(name string) (*Country, error) {
	name = strings.TrimSpace(name)
	coded := !Connecting(name)
	if co, ok := c.Country(ISO3(strings.ToUpper(name))); ok && coded {
		return co, nil
	}
	want := Fold(name)
	var names []string
	byName := map[string]*Country{}
	for _, co := range c.countries {
		if coded && strings.EqualFold(co.ISO2, name) || co.M49 == name {
			return co, nil
		}
		for _, alias := range append([]string{string(co.ISO3)}, co.Aliases...) {
			folded := Fold(alias)
			if folded == want && want != "" && coded {
				return co, nil
			}
			names, byName[folded] = append(names, folded), co
		}
	}
	var nearest []string
	for _, n := range Nearest(want, names, len(names)) { // a State may have many aliases that are near
		label := byName[n].DisplayName() + " (" + string(byName[n].ISO3) + ")"
		if !slices.Contains(nearest, label) {
			nearest = append(nearest, label)
		}
		if len(nearest) == 3 {
			break
		}
	}
	return nil, &NotFoundError{Kind: "country", Name: name, Nearest: nearest}
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
	var out []string
	for _, s := range all[:min(n, len(all))] {
		out = append(out, s.name)
	}
	return out
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
