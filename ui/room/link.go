package room

import "time"

// Link is the side of a room to its other replicas. Whoever carries it takes
// what is new when woken, and is waited for by nobody.
type Link struct {
	room *Room
	wake chan struct{}
	down bool
	word string   // what who presents ought to know
	out  []string // questions on their way to who presents
}

// Link makes the room one of several replicas. There is one link; it counts as
// lost until Restored.
func (r *Room) Link() *Link {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.link == nil {
		r.link = &Link{room: r, wake: make(chan struct{}, 1), down: true}
	}
	return r.link
}

// Wake has something in it once there is something to carry.
func (l *Link) Wake() <-chan struct{} { return l.wake }

// Mine is the state that was made here, if it is the newest that is known.
func (l *Link) Mine() (Stamp, State, bool) {
	r := l.room
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.stamp, r.state, r.own && r.stamp.Number > 0
}

// Seats is how many follow here.
func (l *Link) Seats() int {
	l.room.mu.Lock()
	defer l.room.mu.Unlock()
	return len(l.room.seats)
}

// Wants is the briefing that is given and not here.
func (l *Link) Wants() (hash string, wanted bool) {
	l.room.mu.Lock()
	defer l.room.mu.Unlock()
	return l.room.state.Deck, l.room.lacks()
}

// Asked gives the questions that are on their way, once.
func (l *Link) Asked() []string {
	l.room.mu.Lock()
	defer l.room.mu.Unlock()
	out := l.out
	l.out = nil
	return out
}

// pass takes a question on its way. The caller holds the lock.
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

// Take takes in a state from another replica, and reports whether it is news.
// What is older than what is known is passed over, unless who made that was
// not heard for long.
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

// hear notes that who presents was heard. The caller holds the lock.
func (r *Room) hear() {
	silent := time.Since(r.heard) > Silence
	r.heard = time.Now()
	if silent {
		r.wakeAll() // who was told of the silence sees that it is over
	}
}

// Question takes in a question from another replica. Only where somebody
// presents it is kept.
func (l *Link) Question(text string) {
	r := l.room
	text, err := Clean(text)
	r.mu.Lock()
	defer r.mu.Unlock()
	if err == nil && r.questions && r.chair != nil {
		_ = r.queue(text, elsewhere) // who asked cannot be told
	}
}

// Elsewhere says how many follow in other replicas.
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

// Lost says that the other replicas cannot be reached.
func (l *Link) Lost() { l.setDown(true) }

// Restored says that they can be.
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

// Warn says what who presents here ought to know; nothing takes it back.
func (l *Link) Warn(word string) {
	r := l.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if l.word != word {
		l.word = word
		r.wakeOthers()
	}
}

// Tick looks at the time: somebody who presented elsewhere and was not heard
// for very long has left.
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
