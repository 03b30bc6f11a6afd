package broadcast

import "time"

// link connects a room to its other replicas. The carrier takes what is new when
// woken; the room never waits for it.
type link struct {
	room *Room
	wake chan struct{} // receives a value when there is something to carry
	down bool
	word string   // a message for the presenter
	out  []string // questions on their way to the presenter
}

// connect makes the room one of several replicas and returns its only link, which
// counts as lost until restored.
func (r *Room) connect() *link {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.link == nil {
		r.link = &link{room: r, wake: make(chan struct{}, 1), down: true}
	}
	return r.link
}

// mine returns the state of this replica, and whether it is the newest known one.
func (l *link) mine() (stamp, State, bool) {
	r := l.room
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.stamp, r.state, r.own && r.stamp.Number > 0
}

// seats returns the number of followers in this replica.
func (l *link) seats() int {
	l.room.mu.Lock()
	defer l.room.mu.Unlock()
	return len(l.room.seats)
}

// wants returns the hash of the current briefing, and whether it is missing here.
func (l *link) wants() (hash string, wanted bool) {
	l.room.mu.Lock()
	defer l.room.mu.Unlock()
	return l.room.state.Deck, l.room.lacks()
}

// asked returns the questions on their way to the presenter, each once.
func (l *link) asked() []string {
	l.room.mu.Lock()
	defer l.room.mu.Unlock()
	out := l.out
	l.out = nil
	return out
}

// pass queues a question for the presenter elsewhere. The caller holds the lock.
func (l *link) pass(text string) error {
	switch {
	case l.down:
		return ErrAway
	case len(l.out) >= maxQuestions:
		return ErrMany
	}
	l.out = append(l.out, text)
	wake(l.wake)
	return nil
}

// take accepts a state from another replica and reports whether it is new. An older
// state than the known one is ignored, unless the presenter of the known one has
// been silent for longer than [silence].
func (l *link) take(at stamp, s State) bool {
	r := l.room
	r.mu.Lock()
	defer r.mu.Unlock()
	order := at.Compare(r.stamp)
	same := at.Term == r.stamp.Term && at.Chair == r.stamp.Chair
	stale := !r.own && !same && time.Since(r.heard) > silence
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
	silent := time.Since(r.heard) > silence
	r.heard = time.Now()
	if silent {
		r.wakeAll() // followers see that the silence has ended
	}
}

// question accepts a question from another replica. It is kept only in the replica
// of the presenter.
func (l *link) question(text string) {
	r := l.room
	text, err := Clean(text)
	r.mu.Lock()
	defer r.mu.Unlock()
	if err == nil && r.questions && r.chair != nil {
		_ = r.queue(text, elsewhere) // there is no way to answer the sender
	}
}

// elsewhere sets the number of followers in other replicas.
func (l *link) elsewhere(n int) {
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

// lost records that the other replicas cannot be reached.
func (l *link) lost() { l.setDown(true) }

// restored records that the other replicas can be reached again.
func (l *link) restored() { l.setDown(false) }

func (l *link) setDown(down bool) {
	r := l.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if l.down != down {
		l.down = down
		r.wakeAll()
	}
}

// warn sets a permanent message for the presenter.
func (l *link) warn(word string) {
	r := l.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if l.word != word {
		l.word = word
		r.wakeOthers()
	}
}

// tick checks the time: a presenter elsewhere who has been silent for longer than
// [over] has left.
func (l *link) tick() {
	r := l.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.own || !r.state.Live {
		return
	}
	switch quiet := time.Since(r.heard); {
	case quiet > over:
		r.state.Live, r.state.Blank = false, false
		r.wakeAll()
	case quiet > silence, r.lacks():
		r.wakeAll() // the status may say so
	}
}
