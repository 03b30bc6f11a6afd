package keys

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"comity/model"
)

// always is the key that quits everywhere, and does nothing else.
const always = "ctrl+c"

// named are the keys with names, as Bubble Tea spells them.
func named() []string {
	return []string{
		"enter", "tab", "esc", "space", "backspace", "delete", "insert", "up", "down", "left", "right", "home", "end",
		"pgup", "pgdown", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12",
	}
}

// modifiers are written before a key in this order.
func modifiers() []string { return []string{"ctrl", "alt", "shift"} }

// spell returns keys as Bubble Tea names them.
func spell(list []string) ([]string, error) {
	var out []string
	for _, name := range list {
		key, err := spellOne(name)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	if len(out) > maxKeys {
		return nil, fmt.Errorf("too many keys for one action: %d; the limit is %d", len(out), maxKeys)
	}
	return out, nil
}

// spellOne is one key, or two that are pressed one after another.
func spellOne(name string) (string, error) {
	if name == " " {
		return "space", nil
	}
	parts := strings.Fields(name)
	switch len(parts) {
	case 0:
		return "", fmt.Errorf("a key is empty; name one such as ctrl+p")
	case 1, 2:
	default:
		return "", fmt.Errorf("%s has more than two keys; a sequence has at most two", model.InQuotes(name))
	}
	for i, part := range parts {
		key, err := stroke(part)
		if err != nil {
			return "", err
		}
		if key == always && len(parts) > 1 {
			return "", fmt.Errorf("cannot bind %[2]s: %[1]s always quits", always, model.InQuotes(name))
		}
		parts[i] = key
	}
	return strings.Join(parts, " "), nil
}

func stroke(name string) (string, error) {
	rest, held := name, map[string]bool{}
	for {
		before, after, ok := strings.Cut(rest, "+")
		if !ok || after == "" || before == "" {
			break
		}
		held[strings.ToLower(before)], rest = true, after
	}
	for modifier := range held {
		if !slices.Contains(modifiers(), modifier) {
			return "", &model.NotFoundError{Kind: "key", Name: name, Nearest: modifiers()}
		}
	}
	one := []rune(rest)
	switch {
	case len(one) == 1 && one[0] >= '1' && one[0] <= '9' && name == rest:
		return rest, nil // which only a screen takes, see suit
	case len(one) == 1 && one[0] >= '0' && one[0] <= '9':
		return "", fmt.Errorf("cannot bind %s: digits are counts", model.InQuotes(name))
	case len(one) == 1 && unicode.IsGraphic(one[0]) && !unicode.In(one[0], unicode.Mn, unicode.Me):
		return letter(name, rest, held)
	}
	rest = strings.ToLower(rest)
	if !slices.Contains(named(), rest) {
		return "", &model.NotFoundError{Kind: "key", Name: name, Nearest: model.Nearest(rest, named(), 3)}
	}
	return hold(rest, held), nil
}

// letter returns the name of a key that types a character. A terminal sends the
// shifted character itself, and the same code for some ctrl combinations as for
// other keys.
func letter(name, rest string, held map[string]bool) (string, error) {
	if held["shift"] && !held["ctrl"] && !held["alt"] {
		if upper := strings.ToUpper(rest); upper != rest {
			return upper, nil
		}
		return "", fmt.Errorf("cannot bind %s: it depends on the keyboard; name the character it types", model.InQuotes(name))
	}
	if held["ctrl"] {
		rest = strings.ToLower(rest)
		if same := map[string]string{"i": "tab", "m": "enter", "[": "esc"}[rest]; same != "" {
			return "", fmt.Errorf("cannot bind %s: terminals send the same for %s", model.InQuotes(name), same)
		}
	}
	return hold(rest, held), nil
}

// hold puts modifiers before a key, in their order.
func hold(key string, held map[string]bool) string {
	out := ""
	for _, modifier := range modifiers() {
		if held[modifier] {
			out += modifier + "+"
		}
	}
	return out + key
}

// types reports whether a key types something into a text.
func types(name string) bool {
	return strings.Contains(name, " ") || name == "space" || len([]rune(name)) == 1
}

// edits reports whether a key types something, or works on what is typed.
func edits(name string) bool {
	return types(name) || slices.Contains([]string{"backspace", "delete", "left", "right", "home", "end"}, name)
}
