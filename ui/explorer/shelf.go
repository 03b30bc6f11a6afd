package explorer

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"comity/model"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/settings"
)

// shelfMsg is the result of a bookmark command.
type shelfMsg struct {
	done string // the result, if it was requested
	list []settings.Bookmark
	open bool // show the bookmarks
	err  error
}

// shelf lists the bookmarks, newest first, below their errors.
type shelf struct{ plainLine }

func (shelf) title() string     { return "Bookmarks" }
func (shelf) scope() keys.Scope { return keys.Shelf }

func (s shelf) offer(a *Explorer, typed string) ([]choice, string) {
	all := a.storage.list
	rows := s.trouble(a)
	above := len(rows)
	words := strings.Fields(model.Fold(typed))
	for _, b := range slices.Backward(all) {
		text := model.Fold(b.Title + " " + b.Place)
		if slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) }) {
			continue
		}
		rows = append(rows, choice{label: b.Title, right: b.Place, do: func(a *Explorer) tea.Cmd {
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
	case len(all) == 0 && a.storage.fault != nil:
		return rows, "none to show"
	case len(all) == 0:
		return nil, "none yet" + a.keyFor(keys.Anywhere, keys.AddBookmark, ": %s adds one")
	case len(rows) == above:
		return rows, "no bookmark matches"
	}
	return rows, prose.Count(len(all), "bookmark")
}

// trouble is what is wrong with the bookmarks, as many headings as it takes: a
// line below the panes would cut the name of the file where they are now.
func (shelf) trouble(a *Explorer) []choice {
	if a.storage.fault == nil {
		return nil
	}
	var out []choice
	for _, line := range cells.Wrap(a.storage.fault.Error(), a.layout.body.w-4) {
		out = append(out, choice{head: true, label: line})
	}
	return out
}

// addBookmark bookmarks the current place.
func (a *Explorer) addBookmark() tea.Cmd {
	at, kept := a.where(), a.storage.kept
	title := a.titleHere()
	return func() tea.Msg {
		err := kept.Add(at.String(), title)
		if err != nil { // seen with what there is now
			list, _ := kept.List()
			return shelfMsg{list: list, open: true, err: err}
		}
		return shelfMsg{done: "bookmarked: " + at.String()}
	}
}

// titleHere returns the title of the current view.
func (a *Explorer) titleHere() string {
	title, _ := a.headerText()
	one := a.selection(a.panes.current)
	s, slide := a.slides()
	switch {
	case slide:
		return s.Deck().Title + ", slide " + strconv.Itoa(s.Number()+1) + ": " + s.Deck().Slides[s.Number()].Title
	case a.stage != nil:
		return title
	case a.reading.topic != none || len(one) != 1:
		return title
	case a.panes.current == norms:
		return a.source.corpus.Norms()[one[0].N].Title
	}
	return a.source.labels[a.panes.current][one[0].N]
}

// openShelf shows the bookmarks.
func (a *Explorer) openShelf() tea.Cmd {
	kept := a.storage.kept
	return func() tea.Msg {
		list, err := kept.List()
		return shelfMsg{list: list, open: true, err: err}
	}
}

// forget deletes the bookmark under the cursor.
func (a *Explorer) forget(b *box) tea.Cmd {
	if b.cursor == none {
		return nil
	}
	gone, kept := b.rows[b.cursor].right, a.storage.kept
	a.storage.list = slices.DeleteFunc(a.storage.list, func(k settings.Bookmark) bool { return k.Place == gone })
	b.refresh(a, true)
	return func() tea.Msg { return shelfMsg{done: "removed: " + gone, err: kept.Remove(gone)} }
}

// showShelf shows the result of a bookmark command.
func (a *Explorer) showShelf(msg shelfMsg) {
	switch {
	case msg.open:
		a.storage.list, a.storage.fault = msg.list, msg.err
		if _, open := a.refresh(keys.Shelf, false); !open {
			a.arrive(a.newBox(shelf{}, ""))
		}
	case msg.err != nil:
		a.toast = msg.err.Error()
	case msg.done != "":
		a.toast = msg.done
	}
}
