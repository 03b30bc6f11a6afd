package explorer

import (
	"slices"

	"comity/ui/keys"
	"comity/ui/md"
	"comity/ui/place"
)

// offers reports whether an action has something to act on, so that the last line names
// its key.
func (a *Explorer) offers(action keys.Action) bool {
	_, text := a.shown()
	_, slide := a.slides()
	switch {
	case action == keys.CopyText:
		return text || slide
	case action == keys.CopyCitation:
		return text || a.stage != nil && !slide && a.stage.Offers(action)
	case action == keys.Contents:
		return a.reading.topic != 0
	case a.stage != nil:
		label, _ := a.stage.Prompt()
		return a.stage.Offers(action) && (action != keys.Filter || label != "")
	case a.scope() == keys.Panes:
		return a.offersRow(action)
	}
	return a.offersPage(action)
}

// offersRow reports it of the list in focus.
func (a *Explorer) offersRow(action keys.Action) bool {
	switch action {
	case keys.Pin, keys.Read:
		return a.panes.lists[a.panes.current].item() >= 0
	case keys.Sort:
		return len(place.Sorts(kindOf(a.panes.current))) > 1
	}
	return true
}

// offersPage reports it of the page that is read.
func (a *Explorer) offersPage(action keys.Action) bool {
	page := a.page()
	switch action {
	case keys.Down, keys.PageDown:
		return len(page.Lines) > a.reading.height
	case keys.AskLink:
		return a.highest() > 0 && !a.onStart()
	case keys.NextLink:
		return slices.ContainsFunc(uses(page.Links), func(s md.Span) bool { return !s.Cites })
	case keys.Follow:
		return linkOf(page.Links, a.reading.link) >= 0
	}
	return true
}
