package explorer

import (
	"slices"
	"strings"

	"comity/ui/keys"
	"comity/ui/place"
)

// whyNot says why a key that comity has does nothing here, and what to do instead; ""
// for a key that it does not have.
func (a *Explorer) whyNot(scope keys.Scope, key string) string {
	if scope.TakesText() || a.covered() || slices.ContainsFunc(a.keyboard.table, func(b keys.Binding) bool { return slices.Contains(b.Keys, key) && b.Scope == scope }) {
		return ""
	}
	action, ok := keys.For(keys.Table(), scope, key)
	if !ok || slices.ContainsFunc(a.keyboard.table, func(b keys.Binding) bool { return b.Action == action }) {
		return "" // it was given another key
	}
	switch action {
	case keys.Export:
		return "saving is off here; over SSH use: ssh HOST " + a.command() + " > file"
	case keys.AddBookmark, keys.Bookmarks:
		return "bookmarks are not kept here; over SSH copy the place" + a.keyFor(keys.Anywhere, keys.CopyPlace, ": %s")
	case keys.Rejoin:
		return "you are not following a briefing"
	case keys.Questions:
		return "no presenter takes questions here"
	case keys.PresenterView:
		return "the presenter view is for the presenter"
	}
	return ""
}

// command is the command that prints what is shown.
func (a *Explorer) command() string {
	v := a.where()
	if slices.Contains(place.Scenes(), v.Kind) {
		return string(v.Kind) + " --format csv"
	}
	kind, id, _ := strings.Cut(v.Place.String(), "/")
	return kind + " " + id + " --format md"
}
