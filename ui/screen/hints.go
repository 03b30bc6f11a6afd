package screen

import (
	"slices"
	"strings"

	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/theme"
)

// Hints are the keys that the last line of a window names with a word each: those of
// help and of leaving at its end, and as many others as have room.
type Hints struct{ others, always []keys.Binding }

// HintsOf returns the hints of a scope: the keys that have a word and do what it says
// there.
func HintsOf(table []keys.Binding, scope keys.Scope) Hints {
	var h Hints
	said := map[string]bool{}
	for _, b := range append(keys.In(table, scope), keys.In(table, keys.Anywhere)...) {
		action, works := keys.For(table, scope, b.Keys[0])
		before := said[b.Keys[0]]
		said[b.Keys[0]] = true
		switch {
		case !works || action != b.Action || b.Short == "" || before:
		case action == keys.OpenHelp || action == keys.Quit:
			h.always = append(h.always, b)
		default:
			h.others = append(h.others, b)
		}
	}
	return h
}

// Only returns the hints of the actions that are offered.
func (h Hints) Only(offered func(keys.Action) bool) Hints {
	keep := func(b keys.Binding) bool { return offered(b.Action) }
	return Hints{prose.Only(h.others, keep), prose.Only(h.always, keep)}
}

// All returns the bindings of the hints.
func (h Hints) All() []keys.Binding {
	return append(h.others[:len(h.others):len(h.others)], h.always...)
}

// Line returns a line of w cells: some text, and the hints that have room after it, in
// their order. Those that come first have their room before others, then a shorter one
// where a longer one has none.
func (h Hints) Line(t *theme.Theme, w int, before Line, first func(keys.Binding) bool) string {
	used := 0
	for _, p := range before {
		used += cells.Width(p.Text)
	}
	out, end := draw(t, before, min(used, w), false), ""
	for _, b := range slices.Backward(h.always) {
		if n := hintWidth(b); used+n <= w {
			end, used = hint(t, b)+end, used+n
		}
	}
	room := map[keys.Action]bool{}
	for _, early := range []bool{true, false} {
		for _, b := range h.others {
			if n := hintWidth(b); first(b) == early && used+n <= w {
				room[b.Action], used = true, used+n
			}
		}
	}
	for _, b := range h.others {
		if room[b.Action] {
			out += hint(t, b)
		}
	}
	return out + cells.Spaces(w-used) + end
}

// At returns the key whose hint is at a cell of the line that [Hints.Line] made.
func (h Hints) At(line string, x int) (at keys.Binding, ok bool) {
	for _, b := range h.All() {
		hint := " " + b.Keys[0] + " " + b.Short + " "
		before, _, found := strings.Cut(line, hint)
		if from := cells.Width(before); found && x > from && x < from+cells.Width(hint)-1 {
			return b, true
		}
	}
	return keys.Binding{}, false
}

// Room is how wide a text may be beside the keys of help and of leaving.
func (h Hints) Room(w int) int { return Hints{others: h.always}.Beside(w) }

// Beside is how wide a text may be beside all of the keys.
func (h Hints) Beside(w int) int {
	for _, b := range h.All() {
		w -= hintWidth(b)
	}
	return w
}

// Hint returns a key with its word.
func Hint(t *theme.Theme, b keys.Binding) Line {
	return Line{{Text: " " + b.Keys[0], Ink: t.Ink.Accent}, {Text: " " + b.Short + " ", Ink: t.Ink.Dim}}
}

func hint(t *theme.Theme, b keys.Binding) string { return draw(t, Hint(t, b), hintWidth(b), false) }

func hintWidth(b keys.Binding) int { return cells.Width(b.Keys[0]) + cells.Width(b.Short) + 3 }
