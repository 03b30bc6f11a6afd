package keys_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"comity/ui/keys"
)

func change(action string, list ...string) keys.Change {
	return keys.Change{Action: keys.Action(action), Keys: list, At: "config.toml:3"}
}

func within(scope keys.Scope, action string, list ...string) keys.Change {
	c := change(action, list...)
	c.Scope, c.At = scope, "config.toml:9"
	return c
}

func TestRebind(t *testing.T) {
	for _, test := range []struct {
		name    string
		changes []keys.Change
		scope   keys.Scope
		does    map[string]keys.Action // "" is nothing
	}{
		{"another key", []keys.Change{change("pin", "p", "space")}, keys.Panes, map[string]keys.Action{"p": keys.Pin, "space": keys.Pin}},
		{"the old key is free", []keys.Change{change("pin", "p")}, keys.Panes, map[string]keys.Action{"p": keys.Pin, "space": ""}},
		{"and can be used", []keys.Change{change("pin", "p"), change("sort", "space")}, keys.Panes, map[string]keys.Action{"space": keys.Sort, "s": ""}},
		{"swapped", []keys.Change{change("pin", "s"), change("sort", "space")}, keys.Panes, map[string]keys.Action{"space": keys.Sort, "s": keys.Pin}},
		{"hyphens", []keys.Change{change("next-pane", "v")}, keys.Panes, map[string]keys.Action{"v": keys.NextPane, "tab": ""}},
		{"spelling", []keys.Change{change("Pin", "Ctrl+P", "shift+z", " ", "shift+ctrl+up")}, keys.Panes, map[string]keys.Action{"ctrl+p": keys.Pin, "Z": keys.Pin, "space": keys.Pin, "ctrl+shift+up": keys.Pin}},
		{"a chord", []keys.Change{change("sort", "z s"), change("pin", "z p")}, keys.Panes, map[string]keys.Action{"z s": keys.Sort, "z p": keys.Pin, "s": ""}},
		{"every scope", []keys.Change{change("down", "Q", "ctrl+n")}, keys.Reader, map[string]keys.Action{"Q": keys.Down, "j": ""}},
		{"letters stay letters where they are typed", []keys.Change{change("down", "Q", "ctrl+n", "backspace")}, keys.Typing, map[string]keys.Action{"Q": "", "ctrl+n": keys.Down, "down": "", "backspace": ""}},
		{"what is left of nothing", []keys.Change{change("down", "Q")}, keys.Typing, map[string]keys.Action{"Q": "", "down": keys.Down}},
		{"one scope", []keys.Change{within(keys.Reader, "down", "Q")}, keys.Panes, map[string]keys.Action{"Q": "", "j": keys.Down}},
		{"the scope comes last", []keys.Change{within(keys.Reader, "down", "Q"), change("down", "v")}, keys.Reader, map[string]keys.Action{"Q": keys.Down, "v": ""}},
		{"unbound", []keys.Change{change("mouse")}, keys.Panes, map[string]keys.Action{"M": ""}},
		{"quit keeps its last resort", []keys.Change{change("quit", "Q")}, keys.Typing, map[string]keys.Action{"ctrl+c": keys.Quit, "q": ""}},
		{"a key that was free before the page Start here", []keys.Change{within(keys.Panes, "sort", "x"), change("theme", "v")}, keys.Start, map[string]keys.Action{"x": keys.Sort, "v": keys.ToggleTheme}},
		{"one key, two scopes that never meet", []keys.Change{within(keys.Help, "close help", "x"), within(keys.Panes, "sort", "x")}, keys.Help, map[string]keys.Action{"x": keys.CloseHelp}},
		{"not a clash where it does not reach", []keys.Change{within(keys.Typing, "down", "ctrl+t"), change("theme", "ctrl+t")}, keys.Typing, map[string]keys.Action{"ctrl+t": keys.Down}},
	} {
		before := keys.Table()
		table, err := keys.Rebind(before, test.changes)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if !reflect.DeepEqual(before, keys.Table()) {
			t.Fatalf("%s: the table given was changed", test.name)
		}
		for key, want := range test.does {
			if got, ok := keys.For(table, test.scope, key); ok != (want != "") || ok && got != want {
				t.Errorf("%s: %s does %q, not %q", test.name, key, got, want)
			}
		}
	}
}

// TestRebindToTheSameIsTheSame gives every action the keys that it has.
func TestRebindToTheSameIsTheSame(t *testing.T) {
	var changes []keys.Change
	for _, b := range keys.Table() {
		changes = append(changes, within(b.Scope, string(b.Action), b.Keys...))
	}
	if table, err := keys.Rebind(keys.Table(), changes); err != nil || !reflect.DeepEqual(table, keys.Table()) {
		t.Fatalf("%v\n%v", err, table)
	}
}

func TestRebindMistakes(t *testing.T) {
	for _, test := range []struct {
		says    string
		changes []keys.Change
	}{
		{`config.toml:3: no action is called "pinn"; nearest: pin`, []keys.Change{change("pinn", "p")}},
		{`config.toml:9: no scope of keys is called "readr"; nearest: reader`, []keys.Change{within("readr", "down", "p")}},
		{`config.toml:9: no action of the keys help is called "pin"; nearest: `, []keys.Change{within(keys.Help, "pin", "p")}},
		{`config.toml:3: no key is called "pagedown"; nearest: pgdown`, []keys.Change{change("pin", "pagedown")}},
		{`config.toml:3: no key is called "cmd+p"; nearest: ctrl`, []keys.Change{change("pin", "cmd+p")}},
		{`cannot bind "5" to "pin": digits are counts`, []keys.Change{change("pin", "5")}},
		{`cannot bind "p 2" to "pin": digits are counts`, []keys.Change{change("pin", "p 2")}},
		{`cannot bind "0": digits are counts`, []keys.Change{change("matrix", "0")}},
		{`"a b c" has more than two keys`, []keys.Change{change("pin", "a b c")}},
		{`a key is empty`, []keys.Change{change("pin", "")}},
		{`cannot bind "ctrl+i": terminals send the same for tab`, []keys.Change{change("pin", "ctrl+i")}},
		{`cannot bind "shift+/": it depends on the keyboard`, []keys.Change{change("pin", "shift+/")}},
		{`no key is called "�"`, []keys.Change{change("pin", "\x1b")}},
		{`too many keys for one action: 7; the limit is 6`, []keys.Change{change("pin", "a", "Q", "w", "z", "x", "c", "v")}},
		{`config.toml:3: "n" is bound to "pin" and to "next marked" in the lists`, []keys.Change{change("pin", "n")}},
		{`config.toml:9: "x" is bound to "sort" and to "pin" in the lists (config.toml:3)`, []keys.Change{within(keys.Panes, "sort", "x"), change("pin", "x")}},
		{`config.toml:3: "t" is bound to "pin" and to "theme" in the lists`, []keys.Change{change("pin", "t")}},
		{`config.toml:3: "j" is bound to "theme" and to "down" in the lists`, []keys.Change{change("theme", "j")}},
		{`config.toml:3: "i" is bound to "theme" and to "contents" anywhere`, []keys.Change{change("theme", "i")}},
		{`config.toml:9: "tab" is bound to "down" and to "next link" in the reader on the whole screen`, []keys.Change{within(keys.Reader, "down", "tab"), within(keys.Reader, "next pane", "v")}},
		{`config.toml:3: "g" is bound to "pin" and "g g" to "first" in the lists: the shorter acts at once`, []keys.Change{change("pin", "g")}},
		{`config.toml:3: "j x" is bound to "pin" and "j" to "down" in the lists: the shorter acts at once`, []keys.Change{change("pin", "j x")}},
		{`"quit" needs at least one key`, []keys.Change{change("quit")}},
		{`"back" needs at least one key`, []keys.Change{change("back")}},
		{`config.toml:9: "drop filter" needs at least one key while typing a filter`, []keys.Change{within(keys.Typing, "drop filter")}},
		{`"drop filter" needs at least one key`, []keys.Change{change("drop filter")}},
		{`cannot bind "x" to "keep filter" while typing a filter, or words to find on a page: it types text there`, []keys.Change{change("keep filter", "x")}},
		{`"ctrl+c" is bound to "pin" and to "quit" in the lists`, []keys.Change{change("pin", "ctrl+c")}},
		{`ctrl+c always quits`, []keys.Change{change("pin", "ctrl+c p")}},
	} {
		table, err := keys.Rebind(keys.Table(), test.changes)
		if err == nil || !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), "\n") || table != nil {
			t.Errorf("%v: %v, expected %s", test.changes, err, test.says)
		}
	}
}

// TestBegins: only the first keys of chords that can be typed wait for a second.
func TestBegins(t *testing.T) {
	table, err := keys.Rebind(keys.Table(), []keys.Change{change("sort", "z s"), change("theme", "ctrl+x t")})
	if err != nil {
		t.Fatal(err)
	}
	for _, scope := range keys.Scopes() {
		typed := scope.TakesText() || scope == keys.Jumping || scope == keys.Confirming || scope == keys.Survey
		for key, want := range map[string]bool{"g": !typed && scope != keys.Anywhere && scope != keys.Map, "z": scope == keys.Start || scope == keys.Panes || scope == keys.Matrix, "ctrl+x": !typed, "s": false, "j": false} {
			if got := keys.Begins(table, scope, key); got != want {
				t.Errorf("%s begins something %s: %v", key, scope.Title(), got)
			}
		}
	}
}

// FuzzRebind: whatever a person writes, there is a table in which quitting and
// going back work, or one line that says what is wrong.
func FuzzRebind(f *testing.F) {
	f.Add("", "pin", "p", "x")
	f.Add("reader", "down", "g g", "ctrl+shift+é")
	f.Add("filter", "drop filter", "+", "++")
	f.Add("anywhere", "quit", "\x00", "shift+ß")
	f.Fuzz(func(t *testing.T, scope, action, one, two string) {
		table, err := keys.Rebind(keys.Table(), []keys.Change{{Scope: keys.Scope(scope), Action: keys.Action(action), Keys: []string{one, two}, At: "f:1"}})
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\x1b\x00") {
				t.Fatalf("not one clean line: %q", err)
			}
			return
		}
		for _, scope := range keys.Scopes() {
			if got, ok := keys.For(table, scope, "ctrl+c"); !ok && scope != keys.Anywhere || ok && got != keys.Quit {
				t.Fatalf("ctrl+c does not quit %s", scope.Title())
			}
		}
		if !slices.ContainsFunc(table, func(b keys.Binding) bool { return b.Action == keys.Back && len(b.Keys) > 0 }) {
			t.Fatal("nothing goes back")
		}
	})
}
