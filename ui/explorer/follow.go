package explorer

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	briefing "comity/model/brief"
	"comity/ui/broadcast"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/place"
)

// Follower is the connection of a follower. It is nil if there is no briefing
// to follow.
type Follower interface {
	// Wait waits for news; it returns false once the follower has left.
	Wait() bool
	// Latest returns the presenter's place, Status a message about the room.
	Latest() broadcast.State
	Status() string
	// Deck returns the briefing of a hash, if it is loaded.
	Deck(hash string) (*briefing.Deck, bool)
	// Questions reports whether questions are allowed; Ask sends one.
	Questions() bool
	Ask(text string) error
}

// following is the state of a follower.
type following struct {
	seat      Follower
	latest    broadcast.State
	shown     broadcast.State // the state last shown
	any       bool            // there was one
	wandering bool            // the visitor has moved: news does not change the screen
	status    string
	lacks     bool   // the briefing is not loaded
	deck      string // the hash of the loaded one
}

// joinRoom connects the explorer as a follower or presenter, and disables the
// keys of the other roles.
func (a *Explorer) joinRoom(o Options) {
	a.briefing.following.seat, a.briefing.present.chair = o.Follow, o.Present
	if o.Follow == nil {
		a.keyboard.table = keys.Without(a.keyboard.table, keys.Rejoin)
	} else {
		a.keyboard.table = keys.Without(a.keyboard.table, keys.PresenterView)
		a.lookAtRoom()
	}
	if o.Present != nil {
		a.lookAround()
	}
	if (o.Follow == nil || !o.Follow.Questions()) && (o.Present == nil || !o.Present.Asks()) {
		a.keyboard.table = keys.Without(a.keyboard.table, keys.Questions)
	}
}

// roomMsg says that the room has news.
type roomMsg struct{}

// waitForRoom waits in a command for news of the room.
func (a *Explorer) waitForRoom() tea.Cmd { return waitsForNews(a.briefing.following.seat, roomMsg{}) }

// hearRoom handles messages of a room, and reports whether the message was one.
func (a *Explorer) hearRoom(msg tea.Msg) (tea.Cmd, bool) {
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

// lookAtRoom handles news of the room.
func (a *Explorer) lookAtRoom() {
	f := &a.briefing.following
	f.latest, f.status = f.seat.Latest(), f.seat.Status()
}

// follows reports whether the screen shows the presenter's place.
func (a *Explorer) follows() bool {
	return a.briefing.following.seat != nil && a.briefing.following.latest.Live && !a.briefing.following.wandering
}

// blanked reports whether the presenter has blanked the screen, and the visitor
// has not moved away.
func (a *Explorer) blanked() bool {
	return a.follows() && a.briefing.following.latest.Blank && !a.covered()
}

// stands returns the place on the screen, to detect moving; empty for a visitor
// who does not follow.
func (a *Explorer) stands(msg tea.Msg) string {
	if a.briefing.following.seat == nil || a.briefing.following.wandering {
		return ""
	}
	switch msg.(type) {
	case tea.KeyPressMsg, tea.MouseMsg, tea.PasteMsg, digitMsg:
		return a.where().String()
	}
	return ""
}

// moved detects that a key has moved the screen: the visitor then no longer
// follows.
func (a *Explorer) moved(before string) {
	if before != "" && before != a.where().String() {
		a.briefing.following.wandering = true
	}
}

// catchUp goes to the presenter's place, unless the visitor has moved away or
// is busy.
func (a *Explorer) catchUp() {
	f := &a.briefing.following
	if f.seat == nil || f.wandering || !f.latest.Live || f.latest == f.shown || a.covered() {
		return
	}
	v, err := place.ParseView(a.source.corpus, f.latest.View)
	if err != nil { // another version of comity has it
		f.shown = f.latest
		a.toast = broadcast.NoPlace + ": " + f.latest.View
		return
	}
	f.lacks = v.Kind == place.Brief && !a.hasDeck(f.latest.Deck)
	if f.lacks {
		return
	}
	f.shown, f.any = f.latest, true
	a.goWith(v)
}

// hasDeck loads the briefing, and reports whether it is available.
func (a *Explorer) hasDeck(hash string) bool {
	if hash == a.briefing.following.deck && hash != "" {
		return true
	}
	d, ok := a.briefing.following.seat.Deck(hash)
	if ok {
		a.briefing.session.Library = a.briefing.session.Library.With(d)
		a.briefing.following.deck = hash
	}
	return ok
}

// goWith goes to the presenter's place, without scroll positions, which differ
// between screens.
func (a *Explorer) goWith(v place.View) {
	v.Line = 0
	for k, l := range v.Lists {
		l.Row = 0
		v.Lists[k] = l
	}
	v.Show, v.Row, v.Column = "", 0, 0
	if s, here := a.slides(); here && s.Deck().ID == v.ID {
		if s.Deck().Hash == a.briefing.following.deck {
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
func (a *Explorer) rejoin() {
	f := &a.briefing.following
	f.wandering, f.shown = false, broadcast.State{}
	a.uncover()
	if !f.latest.Live {
		a.toast = a.followWord()
	}
}

// followWord returns the follower's status line.
func (a *Explorer) followWord() string {
	f := &a.briefing.following
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

// word returns the status line about the server and the room.
func (a *Explorer) word() string {
	switch {
	case a.notice != "":
		return a.notice
	case a.briefing.following.seat != nil:
		return a.followWord()
	}
	return a.besides()
}

// blankCard is the screen while the presenter has blanked it.
func (a *Explorer) blankCard(w, h int) string {
	out := make([]string, h)
	for i := range out {
		out[i] = cells.Spaces(w)
	}
	for i, line := range []string{a.talkTitle(), broadcast.Blanked} {
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

// talkTitle returns the title of the followed briefing.
func (a *Explorer) talkTitle() string {
	if d, ok := a.briefing.following.seat.Deck(a.briefing.following.latest.Deck); ok {
		return d.Title
	}
	return ""
}

// raising is the box for asking the presenter a question.
type raising struct{ plainLine }

func (raising) title() string     { return "Ask the presenter" }
func (raising) scope() keys.Scope { return keys.Box }

func (raising) offer(_ *Explorer, typed string) ([]choice, string) {
	text, err := broadcast.Clean(typed)
	if err != nil {
		return nil, "one line; only the presenter sees it, and not who asked"
	}
	return []choice{{label: "ask: " + text, do: func(a *Explorer) tea.Cmd {
		a.toast = "your question is sent"
		if err := a.briefing.following.seat.Ask(text); err != nil {
			a.toast = err.Error()
		}
		return nil
	}}}, "enter asks"
}
