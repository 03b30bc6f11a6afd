package explorer

import (
	"slices"

	"comity/ui/cells"
	"comity/ui/keys"
)

// named is a screen as the line at the top names it.
type named struct {
	action keys.Action
	text   string // with its key: "2 Matrix"
}

// namedScreens are the screens with their keys, and which of them is shown.
func (a *Explorer) namedScreens() (all []named, shown keys.Action) {
	for _, s := range []named{
		{keys.ShowExplore, "Explore"}, {keys.ShowMatrix, "Matrix"}, {keys.ShowMap, "Map"},
		{keys.ShowTimeline, "Timeline"}, {keys.ShowCompare, "Compare"}, {keys.ShowBriefing, "Briefings"},
	} {
		s.text = a.keyFor(keys.Anywhere, s.action, "%s ") + s.text
		all = append(all, s)
	}
	if b, ok := a.top().(*box); ok {
		if _, picks := b.provider.(briefingList); picks {
			return all, keys.ShowBriefing
		}
	}
	switch {
	case a.stage == nil:
		return all, keys.ShowExplore
	case a.stage.slides != nil:
		return all, keys.ShowBriefing
	case slices.Contains([]keys.Scope{keys.Matrix, keys.Map, keys.Timeline, keys.Compare}, a.stage.Scope()):
		return all, screenIn(a.stage.Scope())
	}
	return all, "" // an answer is none of them
}

// brand is the name of the program at the left of the first line.
const brand = " comity "

// screensLine is the line that names the screens, the one that is shown in brackets;
// in a narrow window that one alone.
func (a *Explorer) screensLine(w int) string {
	t := a.theme
	all, shown := a.namedScreens()
	out, used := t.Ink.Brand.Render(brand), len(brand)
	if used+widthOf(all) > w {
		narrow := a.shortScreens(all, shown)
		if used+cells.Width(narrow) > w {
			out, used = "", 0
		}
		return out + t.Ink.Bold.Render(cells.Fit(narrow, w-used, t.Border.Ellipsis))
	}
	for _, s := range all {
		text := " " + s.text + " "
		ink := t.Ink.Dim
		if s.action == shown {
			text, ink = "["+s.text+"]", t.Ink.Bold
		}
		out, used = out+" "+ink.Render(text), used+1+cells.Width(text)
	}
	return out + cells.Spaces(w-used)
}

// widthOf is how wide names of screens are beside each other.
func widthOf(all []named) int {
	n := 0
	for _, s := range all {
		n += cells.Width(s.text) + 3
	}
	return n
}

// shortScreens names the screen that is shown, and the keys of all of them.
func (a *Explorer) shortScreens(all []named, shown keys.Action) string {
	to := "–"
	if a.theme.ASCII {
		to = "-"
	}
	first, last := a.keyFor(keys.Anywhere, all[0].action, "%s"), a.keyFor(keys.Anywhere, all[len(all)-1].action, "%s")
	for _, s := range all {
		if s.action == shown {
			return " [" + s.text + "] " + first + to + last
		}
	}
	return " " + first + to + last
}

// screenAt returns the action of the screen whose name is at a cell, if there is one.
func (a *Explorer) screenAt(x, y int) (keys.Action, bool) {
	if !a.layout.screens.holds(x, y) {
		return "", false
	}
	all, _ := a.namedScreens()
	at := len(brand)
	if at+widthOf(all) > a.layout.w {
		return "", false
	}
	for _, s := range all {
		next := at + 3 + cells.Width(s.text)
		if x > at && x < next {
			return s.action, true
		}
		at = next
	}
	return "", false
}
