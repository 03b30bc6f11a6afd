package explorer

import (
	"strconv"
	"strings"

	"comity/ui/keys"
	"comity/ui/theme"
)

// darkBy reports whether the background is dark by COLORFGBG, which some terminals set:
// the number of its colour comes last. Without it, it is taken for dark.
func darkBy(environ []string) bool {
	for _, variable := range environ {
		if value, ok := strings.CutPrefix(variable, "COLORFGBG="); ok {
			last := value[strings.LastIndexByte(value, ';')+1:]
			n, err := strconv.Atoi(last)
			return err != nil || n < 7 || n == 8
		}
	}
	return true
}

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
