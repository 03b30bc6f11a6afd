package app

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"comity/model"
	"comity/ui/bookmarks"
	"comity/ui/keys"
	"comity/ui/place"
)

// shelfMsg tells how something with the bookmarks went.
type shelfMsg struct {
	done string // what was done, when that was asked for
	list []bookmarks.Bookmark
	open bool // they are to be shown
	err  error
}

// shelf offers the bookmarks, the newest first.
type shelf struct{ all []bookmarks.Bookmark }

func (shelf) title() string     { return "Bookmarks" }
func (shelf) scope() keys.Scope { return keys.Shelf }

func (s shelf) offer(a *App, typed string) ([]choice, string) {
	var rows []choice
	words := strings.Fields(model.Fold(typed))
	for _, b := range slices.Backward(s.all) {
		text := model.Fold(b.Title + " " + b.Place)
		if slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) }) {
			continue
		}
		rows = append(rows, choice{label: b.Title, right: b.Place, do: func(a *App) tea.Cmd {
			v, err := place.ParseView(a.source.corpus, b.Place)
			if err != nil { // the record was there when it was kept
				a.toast = err.Error()
				return nil
			}
			a.visit(v)
			return nil
		}})
	}
	switch {
	case len(s.all) == 0:
		return nil, "none yet" + a.keyFor(keys.Anywhere, keys.AddBookmark, ": %s keeps a place")
	case len(rows) == 0:
		return nil, "no bookmark has these words"
	}
	return rows, counted(len(s.all), "bookmark")
}

// addBookmark keeps the place at hand.
func (a *App) addBookmark() tea.Cmd {
	if a.kept == nil {
		return nil
	}
	at, kept := a.where(), a.kept
	title, _ := a.drives()
	return func() tea.Msg { return shelfMsg{done: "bookmarked: " + at.String(), err: kept.Add(at.String(), title)} }
}

// openShelf shows the bookmarks.
func (a *App) openShelf() tea.Cmd {
	if a.kept == nil {
		return nil
	}
	kept := a.kept
	return func() tea.Msg {
		list, err := kept.List()
		return shelfMsg{list: list, open: true, err: err}
	}
}

// forget takes the bookmark under the cursor away.
func (a *App) forget(b *box) tea.Cmd {
	s, ok := b.provider.(*shelf)
	if !ok || b.cursor == none {
		return nil
	}
	gone, kept := b.rows[b.cursor].right, a.kept
	s.all = slices.DeleteFunc(s.all, func(k bookmarks.Bookmark) bool { return k.Place == gone })
	at := b.cursor
	b.ask(a)
	b.to(at, 1)
	return func() tea.Msg { return shelfMsg{done: "taken away: " + gone, err: kept.Remove(gone)} }
}

// showShelf tells how something with the bookmarks went.
func (a *App) showShelf(msg shelfMsg) {
	switch {
	case msg.err != nil:
		a.toast = msg.err.Error()
		if !msg.open {
			return
		}
	case msg.done != "":
		a.toast = msg.done
	}
	if msg.open {
		a.openBox(&shelf{msg.list}, "")
	}
}
