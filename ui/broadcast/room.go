// Package broadcast holds the state that a presenter shares with the followers of a
// briefing: a place, and whether the screens are blank. It shares state and not a
// screen, so that each follower sees it at their own size and in their own colours.
// It stores no names and no addresses. Several servers share a room over NATS
// ([Carry]).
//
// It also synchronizes two terminals of one presenter ([Lead], [Second]): the second
// shows the presenter view of the briefing in the first. They connect through a Unix
// socket in a folder that only this user can enter. The first never waits for the
// second, which gets the newest state it missed.
package broadcast

import (
	"cmp"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"sync"
	"time"
)

// State is the shared state. The zero value means that nothing was shown yet.
type State struct {
	View   string // where the presenter is: "brief/framework?slide=3&step=1", "norm/f"
	Deck   string // the hash of the current briefing
	Blank  bool   // the presenter has blanked the screens
	Live   bool   // there is a presenter
	Number uint64 // grows with each state of one presenter
}

// What followers read instead of a place.
const (
	Blanked = "the presenter has blanked the screen"
	NoPlace = "the presenter shows a place that this version does not have"
)

// stamp orders states of all replicas by time.
type stamp struct {
	Term   uint64 // grows with each new presenter
	Chair  string // decides between presenters who began at the same time
	Number uint64 // of the state
}

// Compare returns -1, 0 or 1; the newest stamp is the largest.
func (s stamp) Compare(t stamp) int {
	return cmp.Or(cmp.Compare(s.Term, t.Term), cmp.Compare(s.Chair, t.Chair), cmp.Compare(s.Number, t.Number))
}

// How long a presenter in another replica may be silent.
const (
	silence = 10 * time.Second // until followers are notified, and others may present
	over    = 10 * time.Minute // until the briefing counts as ended
)

// ErrTaken is the error of [Room.Claim] while someone presents.
var ErrTaken = errors.New("someone else is already presenting")

// Room connects one presenter with the followers. No follower can make the
// presenter or another follower wait. It is safe for concurrent use.
type Room struct {
	questions bool

	mu        sync.Mutex
	state     State
	stamp     stamp
	own       bool       // the state was made here, not in another replica of the room
	heard     time.Time  // the last signal from a presenter elsewhere
	named     time.Time  // when a briefing from elsewhere was first named
	chair     *Presenter // the presenter in this replica, or nil
	seats     map[*Follower]bool
	elsewhere int // followers in other replicas
	link      *link
	decks     []Deck // the newest last
	asked     []Question
	numbered  uint64          // questions, so far
	muted     map[string]bool // sources whose questions are refused
}

// New returns a room without a presenter. With questions, followers may ask.
func New(questions bool) *Room {
	return &Room{questions: questions, seats: map[*Follower]bool{}, muted: map[string]bool{}}
}

// wake notifies a waiting goroutine of news, without blocking.
func wake(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default: // it is notified already
	}
}

// wakeAll notifies all followers, the presenter and the other replicas. The caller
// holds the lock.
func (r *Room) wakeAll() {
	for s := range r.seats {
		wake(s.wake)
	}
	r.wakeOthers()
}

// wakeOthers notifies the presenter and the other replicas. The caller holds the
// lock.
func (r *Room) wakeOthers() {
	if r.chair != nil {
		wake(r.chair.wake)
	}
	if r.link != nil {
		wake(r.link.wake)
	}
}

// State returns the current shared state.
func (r *Room) State() State {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.state
}

// Followers returns the number of followers in all replicas of the room.
func (r *Room) Followers() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.seats) + r.elsewhere
}

// Questions reports whether followers may ask questions.
func (r *Room) Questions() bool { return r.questions }

// Status returns a message about the room for followers, or "" if all is well.
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
	case r.state.Live && time.Since(r.heard) > silence:
		return "no signal from the presenter; showing the last slide"
	case r.lacks() && time.Since(r.named) > silence:
		return "the slides cannot be loaded from the other server"
	}
	return ""
}

// Follower is the seat of one follower. A new state replaces an unread one, so that a
// slow follower never has a backlog.
type Follower struct {
	room   *Room
	source string
	wake   chan struct{}
	left   chan struct{}
	asked  time.Time // the time of its last question
}

// Join adds a follower and returns its seat. The limits of questions count by
// source, which stays in memory and is never shown.
func (r *Room) Join(source string) *Follower {
	s := &Follower{room: r, source: source, wake: make(chan struct{}, 1), left: make(chan struct{})}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seats[s] = true
	r.wakeOthers()
	return s
}

// Wake returns a channel that receives a value when there is news.
func (s *Follower) Wake() <-chan struct{} { return s.wake }

// Wait blocks until there is news and returns true, or false once the seat was left.
func (s *Follower) Wait() bool {
	select {
	case <-s.left:
		return false
	case <-s.wake:
		return true
	}
}

// Latest returns the current shared state.
func (s *Follower) Latest() State { return s.room.State() }

// Status returns a message about the room for followers, or "" if all is well.
func (s *Follower) Status() string { return s.room.Status() }

// Deck returns a recent briefing by its hash, and whether the room has it.
func (s *Follower) Deck(hash string) (Deck, bool) { return s.room.Deck(hash) }

// Questions reports whether followers may ask questions.
func (s *Follower) Questions() bool { return s.room.questions }

// Leave removes the follower. It may be called more than once.
func (s *Follower) Leave() {
	s.room.mu.Lock()
	defer s.room.mu.Unlock()
	if s.room.seats[s] {
		delete(s.room.seats, s)
		close(s.left)
		s.room.wakeOthers()
	}
}

// newID returns a random id for a replica or a presenter.
func newID() string {
	var b [8]byte
	_, _ = rand.Read(b[:]) // it never fails
	return hex.EncodeToString(b[:])
}
