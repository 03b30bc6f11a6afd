package cli

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/prose"
	"comity/ui/place"
	"comity/ui/settings"
)

func bookmarkColumns() []string { return []string{"place", "title", "added"} }

// bookmarks are those of the person at this machine; nil where there is none.
func (e Env) bookmarks() *settings.Bookmarks {
	if e.Bookmarks == nil {
		return nil
	}
	path := settings.StateFolder(e.get)
	if path != "" {
		path = filepath.Join(path, "bookmarks.json")
	}
	return e.Bookmarks(path)
}

// keeper is the same for those who only keep; nil where there is none.
func (e Env) keeper() settings.BookmarkKeeper {
	if store := e.bookmarks(); store != nil {
		return store
	}
	return nil
}

// bookmarksCommand is "comity bookmarks" with what is below it.
func (s *session) bookmarksCommand() *cobra.Command {
	var path bool
	const columns = "Columns: "
	cmd := &cobra.Command{
		Use: "bookmarks", GroupID: "more", Short: "your bookmarks, oldest first",
		Long: "Your bookmarks, oldest first. They are stored only in\n$XDG_STATE_HOME/comity/bookmarks.json (default ~/.local/state/comity).\n" +
			columns + strings.Join(bookmarkColumns(), ", ") + ".",
		Example:               "  comity bookmarks\n  comity bookmarks add norm/f statement/73/27\n  comity bookmarks remove norm/f",
		Args:                  unknownCommand,
		DisableFlagsInUseLine: true,
		RunE: func(*cobra.Command, []string) error {
			if path {
				return s.bookmarksPath()
			}
			list, err := s.env.bookmarks().List()
			if err != nil {
				return err
			}
			return s.print(bookmarkList(list))
		},
	}
	cmd.Flags().BoolVar(&path, "path", false, "print the path of the bookmarks file")
	cmd.AddCommand(&cobra.Command{
		Use: "add PLACE…", Short: "bookmark places",
		Long: "Bookmark places, and print them. PLACE is a place as in \"comity open\". An\nexisting bookmark keeps its position. " + columns + strings.Join(bookmarkColumns(), ", ") + ".",
		Args: some("a place, such as norm/f or statement/joint-statement-2019"), DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error { return s.addBookmarks(args) },
	}, &cobra.Command{
		Use: "remove PLACE…", Short: "remove bookmarks",
		Long: "Remove bookmarks, and print those that were removed. If any PLACE is not\nbookmarked, none is removed. " + columns + strings.Join(bookmarkColumns(), ", ") + ".",
		Args: some("the place of a bookmark, as \"comity bookmarks\" lists it"), DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error { return s.removeBookmarks(args) },
	})
	return cmd
}

func bookmarkList(list []settings.Bookmark) output {
	g := grid{header: bookmarkColumns(), flex: "title", weak: []string{"added"}}
	for _, b := range list {
		g.add(b.Place, b.Title, b.Added.String())
	}
	if list == nil {
		list = []settings.Bookmark{}
	}
	return output{table: g, json: list, talk: prose.Count(len(list), "bookmark")}
}

func (s *session) bookmarksPath() error {
	path := s.env.bookmarks().Path()
	if path == "" {
		_, err := s.env.bookmarks().List()
		return err // which says why
	}
	g := grid{header: []string{"path"}}
	g.add(path)
	return s.print(output{table: g, json: pathView{path}, lines: []string{path}})
}

// pathView is the file of the bookmarks.
type pathView struct {
	Path string `json:"path"`
}

// addBookmarks adds all the places or, if one of them does not exist, none.
func (s *session) addBookmarks(names []string) error {
	c, err := s.corpus()
	if err != nil {
		return err
	}
	var places []string
	titles := map[string]string{}
	for _, name := range names {
		p, err := place.ParseView(c, name)
		if err != nil {
			return err
		}
		title := p.Title(c)
		if p.Kind == place.Brief {
			d, err := s.library().Find(p.ID)
			if err != nil {
				return err
			}
			title = d.Title
		}
		places = append(places, p.String())
		titles[p.String()] = title
	}
	store := s.env.bookmarks()
	for _, p := range places {
		if err := s.warn(store.Add(p, titles[p])); err != nil {
			return err
		}
	}
	list, err := store.List()
	if err = s.warn(err); err != nil {
		return err
	}
	return s.print(bookmarkList(among(list, places)))
}

// removeBookmarks takes all the bookmarks away or, if one of them does not
// exist, none. A place that is no longer in the corpus can be named as it is
// listed.
func (s *session) removeBookmarks(names []string) error {
	store := s.env.bookmarks()
	list, err := store.List()
	if err = s.warn(err); err != nil {
		return err
	}
	var places []string
	for _, name := range names {
		found := among(list, []string{name})
		if c, err := s.corpus(); err == nil && len(found) == 0 {
			if p, err := place.ParseView(c, name); err == nil {
				found = among(list, []string{p.String()})
			}
		}
		if len(found) == 0 {
			return settings.BookmarkNotFound(list, name)
		}
		places = append(places, found[0].Place)
	}
	gone := among(list, places)
	for _, b := range gone {
		missing := new(model.NotFoundError)
		if err := s.warn(store.Remove(b.Place)); err != nil && !errors.As(err, &missing) { // another comity was quicker
			return err
		}
	}
	return s.print(bookmarkList(gone))
}

// among picks the bookmarks of some places, each once.
func among(list []settings.Bookmark, places []string) []settings.Bookmark {
	return prose.Only(list, func(b settings.Bookmark) bool { return slices.Contains(places, b.Place) })
}

// warn prints the warning about a damaged file and returns nil; it returns any other
// error.
func (s *session) warn(err error) error {
	if warning, ok := err.(*settings.DamagedBookmarksError); ok { //nolint:errorlint // a warning comes by itself
		say(s.env.Err, "comity: "+oneLine(warning.Error()))
		return nil
	}
	return err
}
