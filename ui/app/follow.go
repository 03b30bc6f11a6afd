package app

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	briefing "comity/model/brief"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/room"
)

// Follower is the seat of a visitor who follows a briefing. It is nil where
// nothing is to be followed.
type Follower interface {
	// Wait waits until there is something new; false once the seat was left.
	Wait() bool
	// Latest is where who presents is, Status what is to know of the room.
	Latest() room.State
	Status() string
	// Deck is the briefing of a hash, once it is here.
	Deck(hash string) (*briefing.Deck, bool)
	// Questions tells whether they are taken, and Ask puts one.
	Questions() bool
	Ask(text string) error
}

// following is how a visitor follows a briefing.
type following struct {
	seat      Follower
	latest    room.State
	shown     room.State // the state that the screen shows, or did
	any       bool       // there was one
	wandering bool       // the visitor has moved: nothing new disturbs the screen
	status    string
	lacks     bool   // the briefing is not here yet
	deck      string // the hash of the one that is
}

// joinRoom takes the seat or the chair that the explorer is given, and leaves out
// the keys that are for who has one.
func (a *App) joinRoom(o Options) {
	a.led.seat, a.present.chair = o.Follow, o.Present
	if o.Follow == nil {
		a.table = keys.Without(a.table, keys.Rejoin)
	} else {
		a.table = keys.Without(a.table, keys.PresenterView)
		a.lookAtRoom()
	}
	if o.Present != nil {
		a.lookAround()
	}
	if (o.Follow == nil || !o.Follow.Questions()) && (o.Present == nil || !o.Present.Asks()) {
		a.table = keys.Without(a.table, keys.Questions)
	}
}

// roomMsg tells that something in the room is new.
type roomMsg struct{}

// waitForRoom waits in a command until something in the room is new.
func (a *App) waitForRoom() tea.Cmd {
	seat := a.led.seat
	if seat == nil {
		return nil
	}
	return waits(func() tea.Msg {
		if seat.Wait() {
			return roomMsg{}
		}
		return nil
	})
}

// hearRoom takes in what comes from a room, and reports whether that is what the
// message was.
func (a *App) hearRoom(msg tea.Msg) (tea.Cmd, bool) {
	switch msg.(type) {
	case roomMsg:
		a.lookAtRoom()
		return a.waitForRoom(), true
	case chairMsg:
		a.lookAround()
		return a.waitForChair(), true
	}
	return nil, false
}

// lookAtRoom takes in what is new in the room.
func (a *App) lookAtRoom() {
	f := &a.led
	f.latest, f.status = f.seat.Latest(), f.seat.Status()
}

// follows reports whether the screen is where who presents is.
func (a *App) follows() bool { return a.led.seat != nil && a.led.latest.Live && !a.led.wandering }

// blanked reports whether who presents wants nothing to be seen, and the
// visitor has not gone elsewhere.
func (a *App) blanked() bool { return a.follows() && a.led.latest.Blank && !a.covered() }

// covered reports whether something lies over the place, or is being typed:
// then the place stays.
func (a *App) covered() bool {
	return a.box != nil || a.jumping || a.copying.on || a.helping || a.typing.on || a.linking.on || a.exporting.asks
}

// stands is the place on the screen, by which moving is noticed; empty where
// nobody is followed.
func (a *App) stands(msg tea.Msg) string {
	if a.led.seat == nil || a.led.wandering {
		return ""
	}
	switch msg.(type) {
	case tea.KeyPressMsg, tea.MouseMsg, tea.PasteMsg, digitMsg:
		return a.where().String()
	}
	return ""
}

// moved notices that a key has moved: the visitor wanders from then on.
func (a *App) moved(before string) {
	if before != "" && before != a.where().String() {
		a.led.wandering = true
	}
}

// catchUp goes where who presents is, unless the visitor is wandering or doing
// something.
func (a *App) catchUp() {
	f := &a.led
	if f.seat == nil || f.wandering || !f.latest.Live || f.latest == f.shown || a.covered() {
		return
	}
	v, err := place.ParseView(a.source.corpus, f.latest.View)
	if err != nil { // another version of comity has it
		f.shown = f.latest
		a.toast = "the presenter shows a place that this version does not have: " + f.latest.View
		return
	}
	f.lacks = v.Kind == place.Brief && !a.hasDeck(f.latest.Deck)
	if f.lacks {
		return
	}
	f.shown, f.any = f.latest, true
	a.goWith(v)
}

// hasDeck reports whether the briefing that is given is here, and takes it in.
func (a *App) hasDeck(hash string) bool {
	if hash == a.led.deck && hash != "" {
		return true
	}
	d, ok := a.led.seat.Deck(hash)
	if ok {
		a.talk.Library = a.talk.Library.With(d)
		a.led.deck = hash
	}
	return ok
}

// goWith goes where who presents is. Lines and rows of the screen there are
// none of the screen here.
func (a *App) goWith(v place.View) {
	v.Line = 0
	for k, l := range v.Lists {
		l.Row = 0
		v.Lists[k] = l
	}
	for _, name := range []string{place.Show, place.Row, place.Column} {
		delete(v.Params, name)
	}
	if s, here := a.slides(); here && s.Deck().ID == v.ID {
		if s.Deck().Hash == a.led.deck {
			s.Follow(v, false)
		} else {
			a.showStage(v) // the file was saved: it may be the same slide with other words
		}
		return
	}
	now := a.where()
	now.Line = 0
	if now.String() != v.String() {
		a.visit(v)
	}
}

// rejoin returns to the briefing.
func (a *App) rejoin() {
	f := &a.led
	f.wandering, f.shown = false, room.State{}
	a.uncover()
	a.box, a.linking = nil, linking{}
	if !f.latest.Live {
		a.toast = a.followWord()
	}
}

// followWord is what who follows ought to know now.
func (a *App) followWord() string {
	f := &a.led
	switch {
	case f.seat == nil:
		return ""
	case !f.latest.Live && f.status != "":
		return f.status
	case !f.latest.Live && f.any:
		return "the briefing is over"
	case !f.latest.Live:
		return "no briefing is in progress"
	case f.wandering:
		return "wandering" + a.keyFor(keys.Anywhere, keys.Rejoin, a.dotted(" · ")+"%s returns to the briefing")
	case f.lacks && f.status == "":
		return "loading the slides"
	}
	return f.status
}

// word is what the visitor ought to know now of the server and of the room.
func (a *App) word() string {
	switch {
	case a.notice != "":
		return a.notice
	case a.led.seat != nil:
		return a.followWord()
	}
	return a.besides()
}

// blankCard is what is on the screen while who presents wants nothing to be
// seen: calm, and no fault of the connection.
func (a *App) blankCard(w, h int) string {
	out := make([]string, h)
	for i := range out {
		out[i] = cells.Spaces(w)
	}
	for i, line := range []string{a.talkTitle(), "the presenter has blanked the screen"} {
		y := h/2 - 1 + 2*i
		if y < 0 || y >= h {
			continue
		}
		line = cells.Fit(line, min(cells.Width(line), w), a.theme.Border.Ellipsis)
		left := (w - cells.Width(line)) / 2
		ink := a.theme.Ink.Dim
		if i == 0 {
			ink = a.theme.Ink.Bold
		}
		out[y] = cells.Spaces(left) + ink.Render(line) + cells.Spaces(w-left-cells.Width(line))
	}
	return strings.Join(out, "\n")
}

// talkTitle is the title of the briefing that is followed.
func (a *App) talkTitle() string {
	if d, ok := a.led.seat.Deck(a.led.latest.Deck); ok {
		return d.Title
	}
	return ""
}

// raising asks who presents a question.
type raising struct{}

func (raising) title() string     { return "Ask the presenter" }
func (raising) scope() keys.Scope { return keys.Box }

func (raising) offer(_ *App, typed string) ([]choice, string) {
	text, err := room.Clean(typed)
	if err != nil {
		return nil, "one line; only the presenter sees it, and not who asked"
	}
	return []choice{{label: "ask: " + text, do: func(a *App) tea.Cmd {
		a.toast = "your question is sent"
		if err := a.led.seat.Ask(text); err != nil {
			a.toast = err.Error()
		}
		return nil
	}}}, "enter asks"
}
