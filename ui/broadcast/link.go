package broadcast

import "time"

// Link connects a room to its other replicas. The carrier takes what is new when
// woken; the room never waits for it.
type Link struct {
	room *Room
	wake chan struct{}
	down bool
	word string   // a message for the presenter
	out  []string // questions on their way to the presenter
}

// Link makes the room one of several replicas and returns its only link, which
// counts as lost until Restored.
func (r *Room) Link() *Link {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.link == nil {
		r.link = &Link{room: r, wake: make(chan struct{}, 1), down: true}
	}
	return r.link
}

// Wake returns a channel that receives a value when there is something to carry.
func (l *Link) Wake() <-chan struct{} { return l.wake }

// Mine returns the state of this replica, and whether it is the newest known one.
func (l *Link) Mine() (Stamp, State, bool) {
	r := l.room
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.stamp, r.state, r.own && r.stamp.Number > 0
}

// Seats returns the number of followers in this replica.
func (l *Link) Seats() int {
	l.room.mu.Lock()
	defer l.room.mu.Unlock()
	return len(l.room.seats)
}

// Wants returns the hash of the current briefing, and whether it is missing here.
func (l *Link) Wants() (hash string, wanted bool) {
	l.room.mu.Lock()
	defer l.room.mu.Unlock()
	return l.room.state.Deck, l.room.lacks()
}

// Asked returns the questions on their way to the presenter, each once.
func (l *Link) Asked() []string {
	l.room.mu.Lock()
	defer l.room.mu.Unlock()
	out := l.out
	l.out = nil
	return out
}

// pass queues a question for the presenter elsewhere. The caller holds the lock.
func (l *Link) pass(text string) error {
	switch {
	case l.down:
		return ErrAway
	case len(l.out) >= MaxQuestions:
		return ErrMany
	}
	l.out = append(l.out, text)
	wake(l.wake)
	return nil
}

// Take accepts a state from another replica and reports whether it is new. An older
// state than the known one is ignored, unless the presenter of the known one has
// been silent for longer than [Silence].
func (l *Link) Take(at Stamp, s State) bool {
	r := l.room
	r.mu.Lock()
	defer r.mu.Unlock()
	order := at.Compare(r.stamp)
	same := at.Term == r.stamp.Term && at.Chair == r.stamp.Chair
	stale := !r.own && !same && time.Since(r.heard) > Silence
	if order <= 0 && !stale {
		if same && !r.own && order == 0 {
			r.hear()
		}
		return false
	}
	r.dethrone()
	r.asked = nil
	r.hear()
	s.Number = at.Number
	if s.Deck != r.state.Deck {
		r.named = time.Now()
	}
	r.stamp, r.state, r.own = at, s, false
	r.wakeAll()
	return true
}

// hear records a signal from the presenter. The caller holds the lock.
func (r *Room) hear() {
	silent := time.Since(r.heard) > Silence
	r.heard = time.Now()
	if silent {
		r.wakeAll() // followers see that the silence has ended
	}
}

// Question accepts a question from another replica. It is kept only in the replica
// of the presenter.
func (l *Link) Question(text string) {
	r := l.room
	text, err := Clean(text)
	r.mu.Lock()
	defer r.mu.Unlock()
	if err == nil && r.questions && r.chair != nil {
		_ = r.queue(text, elsewhere) // there is no way to answer the sender
	}
}

// Elsewhere sets the number of followers in other replicas.
func (l *Link) Elsewhere(n int) {
	r := l.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.elsewhere != n {
		r.elsewhere = n
		if r.chair != nil {
			wake(r.chair.wake)
		}
	}
}

// Lost records that the other replicas cannot be reached.
func (l *Link) Lost() { l.setDown(true) }

// Restored records that the other replicas can be reached again.
func (l *Link) Restored() { l.setDown(false) }

func (l *Link) setDown(down bool) {
	r := l.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if l.down != down {
		l.down = down
		r.wakeAll()
	}
}

// Warn sets a permanent message for the presenter.
func (l *Link) Warn(word string) {
	r := l.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if l.word != word {
		l.word = word
		r.wakeOthers()
	}
}

// Tick checks the time: a presenter elsewhere who has been silent for longer than
// [Over] has left.
func (l *Link) Tick() {
	r := l.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.own || !r.state.Live {
		return
	}
	switch quiet := time.Since(r.heard); {
	case quiet > Over:
		r.state.Live, r.state.Blank = false, false
		r.wakeAll()
	case quiet > Silence, r.lacks():
		r.wakeAll() // the status may say so
	}
}
