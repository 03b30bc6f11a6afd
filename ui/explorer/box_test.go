package explorer

import (
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"comity/model/relation"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/settings"
)

// TestPaletteHasEverything compares the palette, opened in each scope, with
// the table of keys and with the corpus.
func TestPaletteHasEverything(t *testing.T) {
	for _, scope := range []keys.Scope{keys.Panes, keys.Reader, keys.Page, keys.Matrix} {
		d := openLazy(t, 120, 40, place.Place{})
		d.press(setups()[scope]...)
		p := d.newNames()
		has := func(label, right string) bool {
			return slices.ContainsFunc(p.all, func(c choice) bool { return c.label == label && (right == "" || c.right == right) })
		}
		for _, b := range d.keyboard.table {
			switch b.Scope {
			case keys.Panes, keys.Reader, keys.Page, keys.Anywhere, keys.Matrix, keys.Map, keys.Timeline, keys.Compare:
				if !has(b.Help, strings.Join(b.Keys, ", ")) && b.Action != keys.OpenPalette && b.Action != keys.OpenSearch && b.Action != keys.Jump {
					t.Errorf("the palette in %s lacks %q", scope, b.Help)
				}
			}
		}
		for l := range relation.Lists {
			for i := range d.source.labels[l] {
				if at := d.source.place(ref{List: l, N: i}).String(); !has(d.source.labels[l][i], at) {
					t.Errorf("the palette lacks %s", at)
				}
			}
		}
		for _, topic := range d.source.topics {
			entry := topic.place.Kind == place.Document && strings.Contains(topic.place.ID, "/") // found by its document
			if has(topic.title, topic.place.String()) == entry {
				t.Errorf("the palette lacks %s", topic.place)
			}
		}
		if first := p.all[0]; !first.head || first.label != scope.Title() {
			t.Errorf("the palette in %s begins with %q", scope, first.label)
		}
	}
}

// TestEveryChoiceOfThePaletteWorks takes every action, wherever it is taken
// from: it does something, and what it does fits the window.
func TestEveryChoiceOfThePaletteWorks(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	for _, scope := range []keys.Scope{keys.Panes, keys.Reader, keys.Page} {
		for _, c := range openLazy(t, 120, 40, place.Place{}).newNames().all {
			if c.head || strings.Contains(c.right, "/") && len(c.right) > 1 {
				continue // a place: all of them lead to the same line
			}
			t.Run(string(scope)+"/"+c.label, func(t *testing.T) {
				d := openLazy(t, 120, 40, place.Place{})
				d.press(setups()[scope]...)
				d.press("/", "t", "h", "e", "enter", "[", "]") // something to find, and a view before
				d.run(d.openAsk(""))
				d.box().rows = d.newNames().all
				before := d.state()
				at := slices.IndexFunc(d.box().rows, func(row choice) bool { return row.label == c.label })
				if at < 0 {
					t.Skip("not there in this scope")
				}
				d.box().cursor = at
				d.press("enter")
				if d.state() == before || d.box() != nil && d.box().title() == "Ask" {
					t.Fatalf("it does nothing:\n%s", d.screen())
				}
				checkFrame(t, d, 120, 40)
			})
		}
	}
}

// TestPaletteFinds types what people type; what they mean is the first row.
func TestPaletteFinds(t *testing.T) {
	for typed, want := range map[string]string{
		"est": "country/EST", "uk": "country/GBR", "russia": "country/RUS", "turkey": "country/TUR", "cote": "country/CIV", "norm/f": "go to norm/f",
		"joint statement 2019": "statement/joint-statement-2019", "oewg resolution": "statement/ga-res-73-27", "help": "?", "bibtex": "copy the citation as bibtex", "by region": "sort the countries by region",
		"country/EST?pin=country/LVA": "go to country/EST?pin=LVA", "theme": "t", "high contrast": "theme: high contrast", "mouse": "M", "bookmarks": "'", "quit": "q, ctrl+c", "cite": "Y", "copy": "y", "f": "norm/f",
		"statements": "w s", "colour-safe": "theme: colour-safe", "high-contrast": "theme: high contrast", "filter": "filter the list by typing",
	} {
		d := openLazy(t, 120, 40, place.Place{})
		d.run(d.openAsk(typed))
		if d.box().cursor == none {
			t.Errorf("%q finds nothing: %s", typed, d.box().word)
			continue
		}
		if first := d.box().rows[d.box().cursor]; first.label != want && first.right != want {
			t.Errorf("%q finds first %q %q, not %q", typed, first.label, first.right, want)
		}
	}
}

// TestPaletteNamesTheNearestPlace types places that do not exist.
func TestPaletteNamesTheNearestPlace(t *testing.T) {
	for typed, want := range map[string]string{
		"country/ETS": "Estonia (EST)", "statement/first-comittee-2018?pin=paris-call-2018": "first-committee-2018",
		"statement/first-committee-2018?pin=pariss-call-2018": "paris-call-2018", "country/EST?srot=by-region": "nearest: sort", "countries/EST": "country/EST",
	} {
		d := openLazy(t, 120, 40, place.Place{})
		d.run(d.openAsk(typed))
		if !strings.Contains(d.box().word, want) {
			t.Errorf("%q: the palette says %q, without %q", typed, d.box().word, want)
		}
	}
}

// TestSectionsOfTheBox reads the sections for a question, a name and words: the best
// first, and only what matters.
func TestSectionsOfTheBox(t *testing.T) {
	for typed, want := range map[string][]string{
		"who signed the paris call in africa": {"Answer"},
		"chile":                               {"Go to", "Answer"},
		"map":                                 {"Do"},
		"safe haven":                          {inTexts},
		"chile and peru":                      {"Answer"},
		"norm f":                              {"Go to", "Answer"},
		"did wakanda sign the paris call":     {"Answer to the rest"},
	} {
		d := openLazy(t, 120, 40, place.Place{})
		d.run(d.openAsk(typed))
		var heads []string
		n := 0
		for _, row := range d.box().rows {
			if row.head {
				heads = append(heads, row.label)
			} else {
				n++
			}
		}
		if len(heads) < len(want) || !slices.Equal(heads[:len(want)], want) {
			t.Errorf("%q: the sections are %q, want %q", typed, heads, want)
		}
		if n > 40 {
			t.Errorf("%q: %d rows", typed, n)
		}
		first := d.box().cursor
		if len(heads) > 1 {
			if d.press("tab"); d.box().cursor == first || !d.box().rows[d.box().cursor-1].head {
				t.Errorf("%q: tab does not lead to the next section: row %d", typed, d.box().cursor)
			}
			if d.press("shift+tab"); d.box().cursor != first {
				t.Errorf("%q: shift+tab does not lead back: row %d, not %d", typed, d.box().cursor, first)
			}
		}
	}
}

// TestSearchFromAnywhere opens the search from every scope; leaving it leads to
// the panes or the page, and to nothing half open.
func TestSearchFromAnywhere(t *testing.T) {
	for scope, way := range setups() {
		if scope == keys.Confirming { // which wants an answer
			continue
		}
		d := openLazy(t, 120, 40, place.Place{})
		d.press(way...)
		d.press("ctrl+f")
		if d.scope() != keys.Search {
			t.Errorf("ctrl+f in %s leads to %s", scope, d.scope())
			continue
		}
		checkFrame(t, d, 120, 40)
		d.press("esc")
		if now := d.scope(); !slices.Contains([]keys.Scope{keys.Panes, keys.Reader, keys.Page, keys.Matrix, keys.Map, keys.Timeline, keys.Compare, keys.Answer, keys.Briefing, keys.Presenter}, now) {
			t.Errorf("from %s, esc leads to %s", scope, now)
		}
	}
}

// TestSearchWaitsForItsIndex types before the index is made, which nothing but
// the search asks for.
func TestSearchWaitsForItsIndex(t *testing.T) {
	d := openLazy(t, 120, 40, place.Place{})
	d.search.index, d.search.reader = nil, nil
	d.run(d.Init())
	if d.search.index != nil || d.search.reader != nil {
		t.Fatal("the index is made before anybody asks")
	}
	_, search := d.Update(keyMsg("ctrl+f"))
	d.press("t", "a", "l", "l", "i", "n")
	d.sees("building the index")
	d.run(search)
	d.sees("> tallin")
	if d.search.index == nil || len(d.box().rows) == 0 {
		t.Fatalf("the hits do not appear:\n%s", d.screen())
	}
}

// TestBadInputInABox types and pastes what no one should: nothing breaks, and
// what is typed stays within bounds.
func TestBadInputInABox(t *testing.T) {
	huge := strings.Repeat("safe haven ", 1<<20) // eleven megabytes
	for _, text := range []string{
		huge, strings.Repeat("\x00", 1<<16), "\x1b[2J\x1b]52;c;aGk=\a", "\xff\xfe\xfd", "שלום עולם", "مرحبا", strings.Repeat("e\u0301\u0302\u0303", 900),
		`"unclosed`, `kind:`, `year:9..1`, `by:"`, `""`, "👩‍👩‍👧‍👦", "\u202eright to left", strings.Repeat("(", 3000), "\n\n\r\n\t", "a:b:c:d", `\`,
	} {
		for _, open := range []string{"F", ":", "'", "/"} {
			for _, size := range [][2]int{{120, 40}, {40, 12}} {
				d := openLazy(t, size[0], size[1], place.Place{})
				d.press(open)
				d.send(tea.PasteMsg{Content: text})
				checkFrame(t, d, size[0], size[1])
				d.press("down", "up", "enter")
				checkFrame(t, d, size[0], size[1])
				if d.box() != nil && len([]rune(d.box().input.Value())) > maxSearch {
					t.Fatalf("%d letters were taken in", len([]rune(d.box().input.Value())))
				}
			}
		}
	}
}

// TestBookmarksComeBack keeps two places, goes to one, and takes it away.
func TestBookmarksComeBack(t *testing.T) {
	d := openLazy(t, 120, 40, place.Place{})
	d.press("l", "3", "G", "space", "m")
	d.sees("bookmarked: country/DZA?pin=DZA")
	frame := d.panes.lists
	d.press("esc", "h", "h", "m", "enter", "'")
	d.sees("2 bookmarks", "▌ Interstate cooperation on security")
	d.press("down", "enter")
	if d.panes.current != countries || len(d.panes.pins) != 1 || d.panes.lists[countries].cursor != frame[countries].cursor {
		t.Fatalf("it leads elsewhere:\n%s", d.screen())
	}
	d.press("'", "down", "ctrl+x")
	d.sees("1 bookmark")
	d.press("esc", "'")
	if strings.Contains(d.screen(), "DZA?pin") {
		t.Fatalf("it is still there:\n%s", d.screen())
	}
}

// damagedOnce is bookmarks that were found damaged, and set aside.
type damagedOnce struct{ memory }

func (d *damagedOnce) warning() error {
	return &settings.DamagedBookmarksError{Path: "/home/visitor/.local/state/comity/bookmarks.json", Aside: "/home/visitor/.local/state/comity/bookmarks.json.damaged-20261122", Why: errors.New("unexpected end of JSON input")}
}

func (d *damagedOnce) List() ([]settings.Bookmark, error) { return d.list, d.warning() }

func (d *damagedOnce) Add(place, title string) error {
	_ = d.memory.Add(place, title)
	return d.warning()
}

// TestDamagedBookmarksAreNamed asks for bookmarks in a file that is damaged, or
// adds to it: where the file is now can be read, at any width.
func TestDamagedBookmarksAreNamed(t *testing.T) {
	for _, w := range []int{140, 80, 60} {
		for _, key := range []string{"'", "m"} {
			d := lazily(t, Options{Theme: "dark", Width: w, Height: 24, Bookmarks: &damagedOnce{}})
			d.press(key)
			text := strings.NewReplacer("│", "", " ", "", "\n", "").Replace(d.screen())
			if !strings.Contains(text, "bookmarks.json.damaged-20261122") || strings.Contains(text, "noneyet") {
				t.Errorf("%q at %d columns does not name the file:\n%s", key, w, d.screen())
			}
			if kept := strings.Contains(text, "2019JointStatement"); kept != (key == "m") {
				t.Errorf("%q at %d columns: the bookmark is there: %v\n%s", key, w, kept, d.screen())
			}
			checkFrame(t, d, w, 24)
			d.press("x", "esc")
			checkFrame(t, d, w, 24)
		}
	}
}

// TestNoBookmarksNoKeys starts where nothing can be kept: the help does not speak of
// it, and the keys say why they do nothing.
func TestNoBookmarksNoKeys(t *testing.T) {
	d := lazily(t, Options{Theme: "dark", Width: 120, Height: 200})
	d.press("?")
	if strings.Contains(d.screen(), "ookmark") {
		t.Fatalf("the help speaks of bookmarks:\n%s", d.screen())
	}
	d.press("esc")
	before := d.where().String()
	d.press("m", "'")
	d.sees("bookmarks are not kept here")
	if d.covered() || d.where().String() != before {
		t.Fatal("a key of the bookmarks does something")
	}
	for _, c := range d.newNames().all {
		if strings.Contains(c.label, "ookmark") {
			t.Errorf("the palette offers %q", c.label)
		}
	}
}

// TestJump shows a letter at every pane, and goes there.
func TestJump(t *testing.T) {
	for letter, want := range map[string]paneID{"n": norms, "s": statements, "c": countries, "r": reader} {
		for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 12}} {
			for _, from := range []string{"h", "l", "enter"} {
				d := openLazy(t, size[0], size[1], place.Place{})
				d.press(from, "w")
				if from != "enter" && size[0] > 40 {
					d.sees("[" + letter + "]")
				}
				d.press(letter)
				if got := d.panes.focus; got != want && !(want == reader && d.reading.whole) {
					t.Errorf("%s at %v from %s leads to %d, not %d", letter, size, from, got, want)
				}
			}
		}
	}
}

// TestMouseInABox scrolls and clicks the overlay; the panes beneath do not hear
// it.
func TestMouseInABox(t *testing.T) {
	d := openLazy(t, 120, 40, place.Place{})
	d.press("M", "F", "c", "r", "i", "m", "e")
	beneath := d.snapshot().lists.String()
	d.send(tea.MouseWheelMsg{X: 20, Y: 10, Button: tea.MouseWheelDown})
	if d.box().cursor != 2 {
		t.Fatalf("the wheel leads to row %d", d.box().cursor)
	}
	at := slices.IndexFunc(d.box().rows, func(row choice) bool { return row.under != "" })
	want := d.box().rows[at].right
	y := slices.IndexFunc(strings.Split(d.screen(), "\n"), func(line string) bool { return strings.Contains(line, want) })
	d.send(tea.MouseClickMsg{X: 20, Y: y + 1, Button: tea.MouseLeft}) // on its snippet
	if d.box() != nil || d.where().Place.String() != want {
		t.Fatalf("the click leads to %s, not to %s:\n%s", d.where(), want, d.screen())
	}
	d.press("esc", "F")
	d.send(tea.MouseClickMsg{X: 20, Y: 1, Button: tea.MouseLeft})
	d.send(tea.MouseClickMsg{X: 20, Y: 39, Button: tea.MouseLeft})
	if d.box() == nil || d.snapshot().lists.String() != beneath {
		t.Fatalf("what is beneath hears the mouse:\n%s", d.screen())
	}
	d.press("esc", "y", "tab")
	first := d.top().(*copying).view.top
	d.send(tea.MouseWheelMsg{X: 20, Y: 10, Button: tea.MouseWheelDown})
	if c, ok := d.top().(*copying); !ok || c.view.top != first+wheelRows {
		t.Errorf("the wheel does not scroll what was copied: %+v", c)
	}
}
