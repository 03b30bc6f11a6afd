package keys

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// Change binds an action to other keys.
type Change struct {
	Scope  Scope  // empty: wherever the action has keys
	Action Action // hyphens and underscores count as spaces
	Keys   []string
	At     string // where the change was asked for; it begins the errors about it
}

// maxKeys is the maximum number of keys of an action, limited by the help.
const maxKeys = 6

// Rebind returns a copy of the table with the changes applied. Changes that name a
// scope are applied last. Actions without keys are removed. It returns an error if a
// key, action or scope is unknown, or if a key would have two meanings.
func Rebind(table []Binding, changes []Change) ([]Binding, error) {
	out := slices.Clone(table)
	at := make([]string, len(out)) // who asked for the keys of a binding
	for _, scoped := range []bool{false, true} {
		for _, c := range changes {
			if (c.Scope != "") != scoped {
				continue
			}
			if err := c.apply(out, at); err != nil {
				return nil, c.fault(err)
			}
		}
	}
	yield(out, at)
	if err := clash(table, out, at); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(out, func(b Binding) bool { return len(b.Keys) == 0 }), nil
}

// yield takes from the bindings that were added after settings files existed the keys
// that a person has given to another action: such a file stays valid.
func yield(table []Binding, at []string) {
	for i, b := range table {
		if at[i] != "" || b.Scope != Start && b.Action != StageNorm {
			continue
		}
		table[i].Keys = slices.DeleteFunc(slices.Clone(b.Keys), func(key string) bool {
			for j, other := range table {
				if _, hit := meets(other.Keys, key); hit && at[j] != "" {
					return true
				}
			}
			return false
		})
	}
}

// fault says where a change was asked for.
func (c *Change) fault(err error) error {
	if c.At == "" {
		return err
	}
	return fmt.Errorf("%s: %w", c.At, err)
}

// apply makes a change in the bindings that it is about.
func (c *Change) apply(table []Binding, at []string) error {
	if c.Scope != "" && !slices.Contains(Scopes(), c.Scope) {
		return &model.NotFoundError{Kind: "scope of keys", Name: string(c.Scope), Nearest: model.Nearest(string(c.Scope), prose.Strings(Scopes()), 3)}
	}
	action := Action(strings.NewReplacer("-", " ", "_", " ").Replace(strings.ToLower(strings.TrimSpace(string(c.Action)))))
	names, err := spell(c.Keys)
	if err != nil {
		return err
	}
	if action == Quit && len(names) > 0 && !slices.Contains(names, always) {
		names = append(names, always)
	}
	var known []string
	found := false
	lenient := c.Scope == "" && slices.ContainsFunc(table, func(b Binding) bool { return b.Action == action && !b.Scope.TakesText() })
	for i, b := range table {
		if c.Scope != "" && b.Scope != c.Scope {
			continue
		}
		known = append(known, string(b.Action))
		if b.Action != action {
			continue
		}
		found = true
		mine, err := suit(b, names, lenient)
		if err != nil {
			return err
		}
		if mine != nil {
			table[i].Keys, at[i] = mine, c.At
		}
	}
	if !found {
		kind := "action"
		if c.Scope != "" {
			kind += " of the keys " + string(c.Scope)
		}
		slices.Sort(known)
		return &model.NotFoundError{Kind: kind, Name: string(c.Action), Nearest: model.Nearest(string(action), slices.Compact(known), 3)}
	}
	return nil
}

// suit returns the keys that a binding can have, or nil if it keeps its own. In a
// scope that takes text, a key that types something cannot be bound. Lenient is for a
// change that also affects other scopes: it binds what it can.
func suit(b Binding, names []string, lenient bool) ([]string, error) {
	for _, name := range names {
		if strings.ContainsAny(name, "123456789") && !strings.HasPrefix(name, "f") && !b.Action.screen() {
			return nil, fmt.Errorf("cannot bind %q to %q: digits are counts, and only a screen can have one", name, b.Action)
		}
	}
	if !b.Scope.TakesText() {
		if len(names) == 0 && (b.Action == Quit || b.Action == Back) {
			return nil, fmt.Errorf("%q needs at least one key", b.Action)
		}
		return append([]string{}, names...), nil
	}
	var quiet []string
	for _, name := range names {
		switch {
		case lenient && edits(name):
		case types(name):
			return nil, fmt.Errorf("cannot bind %q to %q %s: it types text there", name, b.Action, where(b.Scope))
		default:
			quiet = append(quiet, name)
		}
	}
	if len(quiet) == 0 && !lenient {
		return nil, fmt.Errorf("%q needs at least one key %s, or there may be no way out", b.Action, where(b.Scope))
	}
	return quiet, nil
}

// clash finds a key that would mean two things: within a scope, or because a
// scope takes it from one that it lets through. What the table did so by itself
// is meant.
func clash(before, after []Binding, at []string) error {
	for _, scope := range Scopes() {
		inForce := reachable(after, scope)
		for n, i := range inForce {
			for _, j := range inForce[:n] {
				a, b := after[j], after[i]
				if a.Action == b.Action || at[i] == "" && at[j] == "" {
					continue
				}
				for _, key := range b.Keys {
					if !reaches(scope, b.Action, key) && b.Scope == Anywhere {
						continue
					}
					other, hit := meets(a.Keys, key)
					meant := a.Scope != b.Scope && slices.Contains(before[i].Keys, key) && slices.Contains(before[j].Keys, key)
					if hit && !meant {
						return doubled(a, b, at[j], at[i], key, other, scope)
					}
				}
			}
		}
	}
	return nil
}

// reachable are the places in a table of the bindings that a scope looks
// through, the innermost first.
func reachable(table []Binding, scope Scope) []int {
	var out []int
	for under := scope; under != ""; under = beneath(under) {
		for i, b := range table {
			if b.Scope == under {
				out = append(out, i)
			}
		}
	}
	for i, b := range table {
		if b.Scope == Anywhere && scope != Anywhere {
			out = append(out, i)
		}
	}
	return out
}

// meets finds a key among others that is the same, or begins it or is begun by
// it: "g" acts at once, so that "g g" could not be typed.
func meets(names []string, key string) (string, bool) {
	return prose.First(names, func(name string) bool {
		return name == key || strings.HasPrefix(name, key+" ") || strings.HasPrefix(key, name+" ")
	})
}

// doubled words the fault of two bindings, by the change that came last.
func doubled(a, b Binding, atA, atB, key, other string, scope Scope) error {
	if a.Scope == b.Scope {
		scope = a.Scope
	}
	if atB == "" {
		a, b, atB, atA, key, other = b, a, atA, "", other, key
	}
	said := fmt.Sprintf("%q is bound to %q and to %q %s", key, b.Action, a.Action, where(scope))
	if key != other {
		said = fmt.Sprintf("%q is bound to %q and %q to %q %s: the shorter acts at once", key, b.Action, other, a.Action, where(scope))
	}
	if atA != "" && atA != atB {
		said += " (" + atA + ")"
	}
	if atB != "" {
		said = atB + ": " + said
	}
	return errors.New(said)
}

// where names a scope within a sentence.
func where(scope Scope) string {
	title := scope.Title()
	return strings.ToLower(title[:1]) + title[1:]
}

// Begins reports whether a key is the first of two that do something together.
func Begins(table []Binding, scope Scope, key string) bool {
	for _, i := range reachable(table, scope) {
		for _, name := range table[i].Keys {
			if strings.HasPrefix(name, key+" ") && (table[i].Scope != Anywhere || reaches(scope, table[i].Action, name)) {
				return true
			}
		}
	}
	return false
}
