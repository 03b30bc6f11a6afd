package explorer

import (
	"errors"
	"strings"
	"testing"

	"comity/model/brief"
	"comity/ui/broadcast"
	"comity/ui/place"
)

// hall is a room with somebody the presenter in it.
type hall struct {
	t     *testing.T
	room  *broadcast.Room
	chair *broadcast.Presenter
	deck  *brief.Deck
	came  bool // the briefing is there
}

func newHall(t *testing.T, questions bool) *hall {
	t.Helper()
	h := &hall{t: t, room: broadcast.New(questions), deck: talk(t, talkText), came: true}
	var err error
	if h.chair, err = h.room.Claim(false); err != nil {
		t.Fatal(err)
	}
	return h
}

// seatOf is a seat in it. A test says by itself when there is something new.
type seatOf struct {
	*broadcast.Follower
	*hall
}

func (s seatOf) Wait() bool { return false }

func (s seatOf) Deck(hash string) (*brief.Deck, bool) {
	bare, _ := brief.Parse(s.deck.ID, s.deck.Source())
	return bare, s.came && hash == bare.Hash
}

// chairOf is the chair in it.
type chairOf struct{ *broadcast.Presenter }

func (chairOf) Wait() bool { return false }

// follower is an explorer of who follows.
func (h *hall) follower(w, height int) *driver {
	h.t.Helper()
	return lazily(h.t, Options{Theme: "auto", Width: w, Height: height, Briefs: brief.LibraryOf(), Follow: seatOf{h.room.Join("here"), h}})
}

// shows has the presenter be at a place, and the follower hear of it.
func (h *hall) shows(d *driver, at string, blank bool) {
	h.chair.Publish(broadcast.State{View: at, Deck: h.deck.Hash, Blank: blank})
	d.send(roomMsg{})
}

// Who follows sees every place of the presenter at their own size, and no note.
func TestFollowing(t *testing.T) {
	h := newHall(t, false)
	h.chair.Publish(broadcast.State{View: "brief/talk?slide=3&step=1", Deck: h.deck.Hash})
	d := h.follower(60, 20)
	d.isAt("brief/talk?slide=3&step=1") // at once
	for _, at := range []string{"brief/talk?slide=2", "norm/f?view=page", "country/EST", "matrix?of=eu&at=AUT/advisory-apt28-routers-2026", "brief/talk?slide=3"} {
		h.shows(d, at, false)
		d.isAt(at)
		checkFrame(t, d, 60, 20)
		if strings.Contains(d.screen(), "wandering") {
			t.Fatalf("who has pressed no key wanders:\n%s", d.screen())
		}
	}
	h.shows(d, "norm/f?view=page&line=40", false)
	d.isAt("norm/f?view=page") // a line of another window is none here
	d.press("6!", "p")
	if strings.Contains(d.screen(), "line of the notes") {
		t.Fatalf("who follows sees the notes:\n%s", d.screen())
	}
}

// A slide whose words are others since the file was saved is shown again,
// though it is the same place, and is no further step of the way back.
func TestFollowingASavedFile(t *testing.T) {
	h := newHall(t, false)
	d := h.follower(80, 24)
	h.shows(d, "brief/talk?slide=2", false)
	d.sees("harbour")
	steps := len(d.history.steps)
	h.deck = talk(t, strings.Replace(talkText, "harbour", "port", 1))
	h.shows(d, "brief/talk?slide=2", false)
	d.sees("said port")
	if len(d.history.steps) != steps || strings.Contains(d.screen(), "wandering") {
		t.Fatalf("the saved file counts as a step:\n%s", d.screen())
	}
}

// Any key that moves leads away, nothing new disturbs who is away, and one key
// leads back.
func TestWanderingAndReturning(t *testing.T) {
	for _, key := range []string{"space", "j", "enter", "2!", "G", "6!"} {
		h := newHall(t, false)
		d := h.follower(80, 24)
		h.shows(d, "norm/f", false)
		if key == "space" || key == "j" {
			h.shows(d, "brief/talk?slide=2", false)
		}
		before := d.where().String()
		d.press(key)
		if d.where().String() == before {
			if key != "6!" {
				t.Fatalf("%s does not move", key)
			}
			continue
		}
		away := d.where().String()
		d.sees("wandering", "R returns")
		h.shows(d, "brief/talk?slide=3", true)
		d.isAt(away)
		d.sees("wandering")
		h.shows(d, "brief/talk?slide=4", false)
		d.press("R")
		d.isAt("brief/talk?slide=4")
		if strings.Contains(d.screen(), "wandering") {
			t.Fatalf("after the return:\n%s", d.screen())
		}
		h.shows(d, "brief/talk?slide=1", false)
		d.isAt("brief/talk")
	}
}

// What only looks at the same place leads nowhere, and what is open is not
// disturbed.
func TestWhatIsNoWandering(t *testing.T) {
	h := newHall(t, false)
	d := h.follower(80, 24)
	h.shows(d, "norm/f", false)
	for _, key := range []string{"t", "M", "?"} {
		d.press(key)
	}
	h.shows(d, "norm/g", false)
	d.sees("Key bindings") // the help is still open
	d.press("esc")
	d.isAt("norm/g")
}

// A blank screen is calm, the end is said, and who begins again is followed.
func TestBlankAndOver(t *testing.T) {
	h := newHall(t, false)
	d := h.follower(80, 24)
	h.shows(d, "brief/talk?slide=2", true)
	d.sees("A talk", "blanked the screen")
	if strings.Contains(d.screen(), "harbour") {
		t.Fatalf("the blank screen shows the slide:\n%s", d.screen())
	}
	checkFrame(t, d, 80, 24)
	h.shows(d, "brief/talk?slide=2", false)
	d.sees("harbour")
	h.chair.Leave()
	d.send(roomMsg{})
	d.sees("the briefing is over", "harbour")
	var err error
	if h.chair, err = h.room.Claim(false); err != nil {
		t.Fatal(err)
	}
	h.shows(d, "norm/f", false)
	d.isAt("norm/f")
}

// Without a briefing there is the explorer, and a word.
func TestNobodyPresents(t *testing.T) {
	h := newHall(t, false)
	h.chair.Leave()
	d := h.follower(80, 24)
	d.sees("no briefing is in progress", "Statements")
	d.press("j", "R")
	d.sees("no briefing is in progress")
}

// A slide whose briefing is on its way is waited for, and a place that is not
// known here is passed over.
func TestTheBriefingComesLate(t *testing.T) {
	h := newHall(t, false)
	h.came = false
	d := h.follower(80, 24)
	h.shows(d, "brief/talk?slide=2", false)
	d.sees("loading the slides")
	h.came = true
	d.send(roomMsg{})
	d.isAt("brief/talk?slide=2")
	h.shows(d, "norm/zzz?x=\x1b[2J", false)
	d.isAt("brief/talk?slide=2")
	h.shows(d, "norm/f", false)
	d.isAt("norm/f")
}

// What is asked reaches the presenter, who takes it away.
func TestAskingWhoPresents(t *testing.T) {
	h := newHall(t, true)
	d := h.follower(80, 24)
	p := lazily(t, Options{Theme: "auto", Width: 80, Height: 24, Start: place.View{Place: place.OfBriefing("talk")}, Present: chairOf{h.chair}})
	p.sees("1 follower")
	d.press("V")
	for _, r := range "Why?" {
		d.press(string(r))
	}
	d.press("enter")
	d.sees("is sent")
	p.send(chairMsg{})
	p.sees("V shows it")
	p.press("space")
	p.sees("1 follower", "1 question")
	p.press("V")
	p.sees("Why?")
	p.press("enter", "V")
	p.sees("no questions")
	d.press("V", "!", "enter")
	d.sees("wait 20 seconds")
}

// What is wrong with the file is said though somebody follows.
func TestAFaultyFileWhileOthersFollow(t *testing.T) {
	h := newHall(t, false)
	h.room.Join("here")
	p := lazily(t, Options{Theme: "auto", Width: 80, Height: 24, Start: place.View{Place: place.OfBriefing("talk")}, Present: chairOf{h.chair}})
	p.sees("1 follower")
	p.send(reloadedMsg{Fault: "talk.md:2: unknown key"})
	p.sees("talk.md:2: unknown key")
}

// The presenter is told of one who takes over.
func TestSomebodyTakesOver(t *testing.T) {
	h := newHall(t, false)
	p := lazily(t, Options{Theme: "auto", Width: 100, Height: 24, Start: place.View{Place: place.OfBriefing("talk")}, Present: chairOf{h.chair}})
	if _, err := h.room.Claim(true); err != nil {
		t.Fatal(err)
	}
	p.send(chairMsg{})
	p.sees("another presenter has taken over")
}

// Where nobody follows or presents, there are no keys for it.
func TestNoRoomNoKeys(t *testing.T) {
	d := open(t, 80, 24)
	line := func(n int) string { return strings.Join(strings.Split(d.screen(), "\n")[:n], "\n") }
	for key, says := range map[string]string{"R": "", "V": "no presenter takes questions here"} {
		before := line(23)
		d.press(key)
		if line(23) != before {
			t.Fatalf("%s does something without a room:\n%s", key, d.screen())
		}
		d.sees(says)
	}
}

// Two who ask in the same words are told apart: the one under the cursor is muted.
func TestMuteTheOneUnderTheCursor(t *testing.T) {
	h := newHall(t, true)
	for _, source := range []string{"first", "second"} {
		if err := h.room.Join(source).Ask("Me too?"); err != nil {
			t.Fatal(err)
		}
	}
	d := lazily(t, Options{Theme: "auto", Width: 120, Height: 40, Present: chairOf{h.chair}})
	d.lookAround()
	d.press("V", "down", "ctrl+x")
	if err := h.room.Join("first").Ask("And now?"); err != nil {
		t.Errorf("the other one is muted: %v", err)
	}
	if err := h.room.Join("second").Ask("And now?"); !errors.Is(err, broadcast.ErrMuted) {
		t.Errorf("the one under the cursor is not: %v", err)
	}
}
