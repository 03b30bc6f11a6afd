package explorer

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/place"
)

// clickOn clicks on the first letter of a text on the screen, so many cells
// further on.
func (d *driver) clickOn(text string, further int) {
	d.t.Helper()
	for y := range d.layout.h {
		if before, _, ok := strings.Cut(d.line(y), text); ok {
			d.send(tea.MouseClickMsg{X: cells.Width(before) + further, Y: y, Button: tea.MouseLeft})
			return
		}
	}
	d.t.Fatalf("no %q to click on:\n%s", text, d.screen())
}

// TestEveryKindOfThingIsClicked: with the mouse on, cells, heads, tiles, names of a
// list, dots, rows, tabs, links, keys of the footer and the scrollbar do what they
// look like, the wheel scrolls, and a second click opens.
func TestEveryKindOfThingIsClicked(t *testing.T) {
	for name, c := range map[string]struct {
		w, h   int
		at     string
		click  string
		beside int
		want   string // the place after one click
		opens  string // and after a second; "" if it opens nothing
	}{
		"the name of a row of the matrix": {140, 44, "matrix", "Belgium ", 1, "matrix?at=BEL/ga-res-78-237", "evidence"},
		"a head of the matrix":            {140, 44, "matrix?of=eu&columns=oldest", " 54/49 ", 2, "matrix?of=eu&columns=oldest&at=AUT/ga-res-54-49", "evidence"},
		"a tile":                          {140, 44, "map?at=EST", "●NZL", 2, "at=NZL", "country/NZL"},
		"a tile of a norm for a room":     {140, 44, "norm/f?view=stage&at=EST", "●NZL", 2, "norm/f?view=stage&at=NZL", "country/NZL"},
		"a tile in a small window":        {40, 12, "norm/f?view=stage&at=EST&show=picture", "FIN", 1, "norm/f?view=stage&at=FIN&show=picture", "country/FIN"},
		"a name beside the map":           {200, 60, "map?at=EST", "● Canada", 3, "at=CAN", "country/CAN"},
		"a name below the map":            {140, 44, "map?at=EST", "● Canada", 3, "at=CAN", "country/CAN"},
		"a name of the list":              {80, 24, "map?at=EST&show=list", "● France", 3, "at=FRA&show=list", "country/FRA"},
		"a name beside the matrix":        {140, 44, "matrix?at=EST/joint-statement-2019&show=list", "● Canada", 3, "at=CAN/joint-statement-2019", "evidence"},
		"a row of a comparison":           {140, 44, "compare?of=CHL,NLD", "2018 OEWG resolution", 4, "at=voted-differently/ga-res-73-27", "statement/ga-res-73-27"},
		"a pair to compare":               {80, 24, "compare", "OEWG resolution (73/27) and", 3, "compare?at=statement/ga-res-73-27", "compare?of=ga-res-73-27,ga-res-73-266"},
		"a group to compare with":         {80, 24, "compare?of=group/foc", "CARICOM", 1, "at=group/", "compare?of=group/freedom-online-coalition,group/caricom"},
		"a part beside a comparison":      {200, 60, "compare?of=CHL,NLD", "Groups in common", 1, "compare?of=CHL,NLD&at=part/9", ""},
		"the name of a lane":              {140, 44, "timeline", "Coalitions", 2, "at=tallinn-mechanism-2023", "statement/tallinn-mechanism-2023"},
	} {
		d := openText(t, c.w, c.h, c.at)
		d.press("M")
		d.clickOn(c.click, c.beside)
		if got := d.where().String(); !strings.Contains(got, c.want) {
			t.Errorf("%s: a click leads to %s, expected %s", name, got, c.want)
		}
		d.clickOn(c.click, c.beside)
		if got := d.where().String(); !strings.Contains(got, c.opens) {
			t.Errorf("%s: a second click leads to %s, expected %s", name, got, c.opens)
		}
	}
	d := openText(t, 140, 44, "timeline?at=budapest-convention") // a dot
	d.press("M")
	x, y := 0, 0
	for y = range d.layout.h {
		if before, _, ok := strings.Cut(d.line(y), "▼"); ok {
			x = cells.Width(before)
			break
		}
	}
	d.press("G")
	for line := y; line < d.layout.h && !strings.Contains(d.where().String(), "at=budapest-convention"); line++ {
		d.send(tea.MouseClickMsg{X: x, Y: line, Button: tea.MouseLeft})
	}
	if !strings.Contains(d.where().String(), "at=budapest-convention") {
		t.Errorf("no dot below the place of the cursor leads back: %s", d.where())
	}
	at := d.where().String()
	d.send(tea.MouseWheelMsg{X: x, Y: y + 4, Button: tea.MouseWheelUp})
	if d.where().String() == at {
		t.Error("the wheel does nothing on the timeline")
	}
}

// TestTheWheelScrollsWhatIsBeside: over the evidence of the matrix and over the notes of
// the presenter the wheel scrolls these; a live block of the presenter view is clicked.
func TestTheWheelScrollsWhatIsBeside(t *testing.T) {
	d := openText(t, 80, 24, "matrix?at=EST/joint-statement-2019&show=evidence")
	d.press("M")
	at, before := d.where().At, d.screen()
	d.send(tea.MouseWheelMsg{X: 10, Y: 18, Button: tea.MouseWheelDown})
	if d.where().At != at || d.screen() == before {
		t.Errorf("the wheel over the evidence leads from %s to %s:\n%s", at, d.where().At, d.screen())
	}
	d.send(tea.MouseWheelMsg{X: 10, Y: 8, Button: tea.MouseWheelDown})
	if d.where().At == at {
		t.Error("the wheel over the matrix does not move")
	}
	d = openText(t, 140, 44, "map?statement=ga-res-73-27")
	d.press("M")
	at = d.where().At
	for range 60 {
		d.send(tea.MouseWheelMsg{X: 30, Y: 36, Button: tea.MouseWheelDown})
	}
	if d.sees(" before, and 0 more", "· Micronesia (FSM)"); d.where().At != at {
		t.Errorf("the wheel over the list leads from %s to %s", at, d.where().At)
	}
	d = openText(t, 140, 44, "brief/talk?slide=3&show=presenter")
	d.press("M")
	d.send(tea.MouseWheelMsg{X: 130, Y: 8, Button: tea.MouseWheelDown})
	d.isAt("brief/talk?slide=3&row=4&show=presenter") // the notes from their fourth line
	d.press("left", "left")
	d.clickOn("Estonia", 2)
	d.clickOn("Estonia", 2)
	if got := d.where().String(); got != "country/EST?view=page" {
		t.Errorf("two clicks on a live block lead to %s", got)
	}
	d.press("esc")
	d.isAt("brief/talk?slide=2&at=2&show=presenter")
}

// TestClicksOnTheEdges: the footer, the tabs, the scrollbar and rows of the panes.
func TestClicksOnTheEdges(t *testing.T) {
	d := openText(t, 100, 30, "statement/joint-statement-2019")
	d.press("M")
	d.clickOn(" ? help", 2)
	if d.scope() != keys.Help {
		t.Fatalf("a click on help leads to %s", d.scope())
	}
	d.press("esc")
	d.clickOn("Norms", 1)
	if d.panes.focus != norms {
		t.Errorf("a click on a tab leads to %s", paneTitle(d.panes.focus))
	}
	r := d.layout.panes[reader]
	d.send(tea.MouseClickMsg{X: r.x + r.w - 1, Y: r.y + r.h - 3, Button: tea.MouseLeft})
	if d.reading.top == 0 {
		t.Error("a click low on the scrollbar scrolls nowhere")
	}
	l := d.layout.panes[norms]
	before := d.where().Place
	for _, at := range [][2]int{{l.x + 4, l.y + l.h - 1}, {l.x, l.y + 2}, {l.x + l.w - 1, l.y + 2}} {
		d.send(tea.MouseClickMsg{X: at[0], Y: at[1], Button: tea.MouseLeft})
		if d.where().Place != before || d.panes.focus != norms {
			t.Errorf("a click on the frame at %v leads to %s", at, d.where())
		}
	}
	d.send(tea.MouseClickMsg{X: l.x + 4, Y: l.y + 3, Button: tea.MouseLeft})
	d.send(tea.MouseClickMsg{X: l.x + 4, Y: l.y + 3, Button: tea.MouseLeft})
	if !d.reading.whole || d.where().Kind != place.Norm {
		t.Errorf("a double click on a norm leads to %s", d.where())
	}
}

// TestKeysOfTheLastLineAreClicked: also while something is typed, and tabs lead away from
// what is open over the screen.
func TestKeysOfTheLastLineAreClicked(t *testing.T) {
	for _, c := range []struct {
		at, keys, click string
	}{
		{"norm/f", ":", "esc close"},
		{"norm/f?view=page", "/ c r", "enter accept"},
		{"norm/f?view=page", "/ c r", "esc cancel"},
		{"country/CHL", "/ b r a", "esc cancel"},
		{"country/CHL", "e", "esc cancel"},
		{"map", "/ n", "esc cancel"},
		{"country/CHL", "?", "? close"},
		{"country/CHL", ":", "4 Timeline"},
		{"country/CHL", "?", "3 Map"},
		{"country/CHL", "e", "3 Map"},
		{"country/CHL", "w", "Norms"},
		{"country/CHL", ":", "Norms "},
		{"country/CHL", "?", "Norms "},
	} {
		width := 140
		if strings.HasSuffix(c.click, " ") { // the panes have tabs
			width = 100
		}
		d := openText(t, width, 44, c.at)
		d.press("M")
		d.press(strings.Fields(c.keys)...)
		if !d.covered() {
			t.Fatalf("%s: %s opens nothing", c.at, c.keys)
		}
		d.clickOn(c.click, 1)
		if d.covered() {
			t.Errorf("%s: after %s a click on %s does nothing:\n%s", c.at, c.keys, c.click, d.screen())
		}
		if _, name, screen := strings.Cut(c.click, " "); name != "" && screen && strings.Contains("Timeline Map", name) && (d.stage == nil || !strings.EqualFold(string(d.where().Kind), name)) {
			t.Errorf("%s: a click on %s leads to %s", c.at, c.click, d.where())
		}
	}
}

// TestASecondClickMeansTheFirst: where the first click moved panes or changed the page, the
// second one at its cell opens what the first one hit, or nothing.
func TestASecondClickMeansTheFirst(t *testing.T) {
	for y := 24; y < 42; y++ { // lines of the page of norm f, whose pane grows
		d := openText(t, 140, 44, "norm/f")
		d.press("M")
		click := tea.MouseClickMsg{X: 29, Y: y, Button: tea.MouseLeft}
		d.send(click)
		first := d.where().Place.String()
		d.send(click)
		if got := d.where().Place.String(); got != first {
			t.Errorf("line %d: the second click leads from %s to %s", y, first, got)
		}
	}
	d := openText(t, 100, 30, "norm/f") // Norms and Statements; then Statements and Countries
	d.press("M")
	d.clickOn("Second ministerial", 2)
	first := d.where().Place.String()
	x, y := d.terminal.clicked.x, d.terminal.clicked.y
	d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	if got := d.where(); got.Place.String() != first || !d.reading.whole {
		t.Errorf("two clicks on a row that moves lead to %s, not to the page of %s", got, first)
	}
	d.press("?") // the last line closes the help, and then is of another screen
	d.clickOn(" esc back", 2)
	d.send(tea.MouseClickMsg{X: d.terminal.clicked.x, Y: d.terminal.clicked.y, Button: tea.MouseLeft})
	if d.scope() != keys.Page {
		t.Errorf("two clicks on esc lead from the help to %s", d.scope())
	}
	d = openText(t, 140, 44, "page/start")
	d.press("M")
	if d.clickOn("f Who is on", 0); d.where().Kind != place.Map {
		t.Errorf("a click on the key of a question leads to %s", d.where())
	}
	d = openText(t, 100, 30, "country/CHL?view=page")
	d.press("M")
	d.clickOn("→2", 1)
	if got := d.where().Place.String(); got != "group/south-america" {
		t.Errorf("a click on the number of a link leads to %s", got)
	}
}

// TestTheWheelSelectsNothing: it scrolls lists and sheets, and the selection stays; the next
// key goes on from there.
func TestTheWheelSelectsNothing(t *testing.T) {
	d := openText(t, 140, 44, "norm/f")
	d.press("M")
	before := d.where().Place
	for p := range listCount {
		r, l := d.layout.panes[p], &d.panes.lists[p]
		row := l.cursor
		for range 4 {
			d.send(tea.MouseWheelMsg{X: r.x + 5, Y: r.y + 5, Button: tea.MouseWheelDown})
		}
		if d.where().Place != before || l.cursor != row || l.top == 0 {
			t.Errorf("%s: the wheel leads to %s, row %d of %d at the top", p.Title(), d.where(), l.top, row)
		}
	}
	if d.press("down"); d.where().Place.String() != "norm/g" {
		t.Errorf("down leads to %s", d.where())
	}
	if l := &d.panes.lists[norms]; l.cursor < l.top {
		t.Error("the row that a key selects is not on the screen")
	}
	d = openText(t, 80, 24, "compare?of=CHL,NLD")
	d.press("M")
	top := d.line(4)
	for range 3 {
		d.send(tea.MouseWheelMsg{X: 10, Y: 10, Button: tea.MouseWheelDown})
	}
	if d.line(4) == top {
		t.Error("the wheel scrolls no sheet")
	}
}

// TestTheMouseClearsTheMessage: a click and the wheel do, as a key does; a key of the last
// line is clicked where it is drawn beside the message, and may say it again.
func TestTheMouseClearsTheMessage(t *testing.T) {
	const said = "this is where you began"
	for name, msg := range map[string]tea.Msg{
		"a click":       tea.MouseClickMsg{X: 60, Y: 12, Button: tea.MouseLeft},
		"a right click": tea.MouseClickMsg{X: 60, Y: 12, Button: tea.MouseRight},
		"the wheel":     tea.MouseWheelMsg{X: 60, Y: 12, Button: tea.MouseWheelDown},
	} {
		d := openText(t, 140, 30, "map")
		d.press("M", "esc", "esc")
		d.sees(said)
		d.send(msg)
		if strings.Contains(d.screen(), said) {
			t.Errorf("%s leaves the message:\n%s", name, d.screen())
		}
	}
	d := openText(t, 140, 30, "map")
	d.press("M", "esc", "esc")
	d.clickOn("esc back", 1)
	d.sees(said)
	d.clickOn("? help", 1)
	if !d.covered() {
		t.Errorf("a click on a key beside the message does nothing:\n%s", d.screen())
	}
}
