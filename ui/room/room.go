// Package room is what a presenter shares with those who follow a briefing:
// a place, and whether the screens are blank. It is state and never a screen,
// so that everybody sees it at their own size and in their own colours. It
// keeps neither names nor addresses.
package room

import (
	"cmp"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"sync"
	"time"
)

// State is what is shared. The zero value is a room in which nothing was shown
// yet.
type State struct {
	View   string // where the presenter is: "brief/framework?slide=3&step=1", "norm/f"
	Deck   string // the hash of the briefing that is given
	Blank  bool   // the presenter wants nothing to be seen
	Live   bool   // somebody presents
	Number uint64 // grows with each state of one presenter
}

// Stamp is which of two states is the newer one, wherever they were made.
type Stamp struct {
	Term   uint64 // grows whenever somebody begins to present
	Chair  string // tells those apart who began at the same time
	Number uint64 // of the state
}

// Compare orders stamps, the newest last.
func (s Stamp) Compare(t Stamp) int {
	return cmp.Or(cmp.Compare(s.Term, t.Term), cmp.Compare(s.Chair, t.Chair), cmp.Compare(s.Number, t.Number))
}

// How long nothing may be heard of a presenter whose room is another one.
const (
	Silence = 10 * time.Second // until followers are told, and others may present
	Over    = 10 * time.Minute // until the briefing counts as over
)

// ErrTaken is why nobody else can begin to present.
var ErrTaken = errors.New("someone else is already presenting")

// Room is where one briefing is followed. Nothing that a follower does or
// leaves undone makes anybody wait.
type Room struct {
	questions bool

	mu        sync.Mutex
	state     State
	stamp     Stamp
	own       bool      // the state was made here, not in another replica of the room
	heard     time.Time // when who presents was heard of last, if elsewhere
	named     time.Time // when the briefing was first named that is given elsewhere
	chair     *Chair    // who presents here, if anybody
	seats     map[*Seat]bool
	elsewhere int // followers in other replicas
	link      *Link
	decks     []Deck // the newest last
	asked     []Question
	numbered  uint64          // questions, so far
	muted     map[string]bool // sources whose questions are not taken
}

// New makes a room in which nobody presents. With questions, followers may ask.
func New(questions bool) *Room {
	return &Room{questions: questions, seats: map[*Seat]bool{}, muted: map[string]bool{}}
}

// wake tells one who waits that there is something new, and never waits itself.
func wake(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default: // it is told already
	}
}

// wakeAll tells everybody. The caller holds the lock.
func (r *Room) wakeAll() {
	for s := range r.seats {
		wake(s.wake)
	}
	r.wakeOthers()
}

// wakeOthers tells who presents here and the other replicas. The caller holds
// the lock.
func (r *Room) wakeOthers() {
	if r.chair != nil {
		wake(r.chair.wake)
	}
	if r.link != nil {
		wake(r.link.wake)
	}
}

// State is what is shared now.
func (r *Room) State() State {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.state
}

// Followers is how many follow, in all replicas of the room.
func (r *Room) Followers() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.seats) + r.elsewhere
}

// Questions tells whether followers may ask.
func (r *Room) Questions() bool { return r.questions }

// Status is what followers ought to know of the room beside what it shows; it
// is empty where all is well.
func (r *Room) Status() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.link == nil || r.chair != nil:
		return ""
	case r.link.down && r.state.Live:
		return "the connection to the other servers is lost; showing the last slide"
	case r.link.down:
		return "the connection to the other servers is lost"
	case r.state.Live && time.Since(r.heard) > Silence:
		return "no signal from the presenter; showing the last slide"
	case r.lacks() && time.Since(r.named) > Silence:
		return "the slides cannot be loaded from the other server"
	}
	return ""
}

// Seat is that of a follower. What is new replaces what was not looked at: a
// follower who looks away has nothing to catch up with.
type Seat struct {
	room   *Room
	source string
	wake   chan struct{}
	left   chan struct{}
	asked  time.Time // when it asked last
}

// Join seats a follower. The limits of questions count by source, which is kept
// as long as the room and shown to nobody.
func (r *Room) Join(source string) *Seat {
	s := &Seat{room: r, source: source, wake: make(chan struct{}, 1), left: make(chan struct{})}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seats[s] = true
	r.wakeOthers()
	return s
}

// Wake has something in it once there is something new.
func (s *Seat) Wake() <-chan struct{} { return s.wake }

// Wait waits until there is something new; false once the seat was left.
func (s *Seat) Wait() bool {
	select {
	case <-s.left:
		return false
	case <-s.wake:
		return true
	}
}

// Latest is what is shared now.
func (s *Seat) Latest() State { return s.room.State() }

// Status is what followers ought to know of the room.
func (s *Seat) Status() string { return s.room.Status() }

// Deck is a briefing that was given here lately.
func (s *Seat) Deck(hash string) (Deck, bool) { return s.room.Deck(hash) }

// Questions tells whether followers may ask.
func (s *Seat) Questions() bool { return s.room.questions }

// Leave gives the seat up. It may be left more than once.
func (s *Seat) Leave() {
	s.room.mu.Lock()
	defer s.room.mu.Unlock()
	if s.room.seats[s] {
		delete(s.room.seats, s)
		close(s.left)
		s.room.wakeOthers()
	}
}

// NewID makes an id that no other replica, and nobody else who presents, has.
func NewID() string {
	var b [8]byte
	_, _ = rand.Read(b[:]) // it never fails
	return hex.EncodeToString(b[:])
}
