package explorer

import (
	"strings"

	"comity/ui/keys"
	"comity/ui/theme"
)

// nextTheme changes to the next theme.
func (a *Explorer) nextTheme() { a.setTheme(theme.Next(a.look.choice, a.theme.Dark)) }

// setTheme changes the theme and names it.
func (a *Explorer) setTheme(name string) {
	a.look.choice = name
	a.retheme()
	a.toast = "theme: " + theme.Words(a.look.choice)
	switch {
	case a.look.mono && a.look.choice != theme.Mono:
		a.toast += ", shown without colour"
	case a.look.choice == theme.Auto && a.theme.Dark:
		a.toast += " (dark)"
	case a.look.choice == theme.Auto:
		a.toast += " (light)"
	}
}

// keyFor puts the key of an action into a phrase; it returns "" if no key is
// bound.
func (a *Explorer) keyFor(scope keys.Scope, action keys.Action, phrase string) string {
	for _, b := range a.keyboard.table {
		if b.Scope == scope && b.Action == action {
			return strings.ReplaceAll(phrase, "%s", b.Keys[0])
		}
	}
	return ""
}
