package sshd

import (
	"math"
	"runtime"
	"sync"
	"time"
)

// turns lets so many of the visits compute at a time whose address computes much.
// Of those who wait, the one that has computed least lately is next. Whoever
// presses a key now and then waits for nobody, however many keys others press,
// and however often they come anew.
type turns struct {
	mu      sync.Mutex
	free    int
	waiting []turn
}

// turn is one who waits.
type turn struct {
	spent float64
	next  chan struct{}
}

// little is how many seconds the visits from an address may compute, as spending
// counts them, and not have to wait: a key held down at 120×40 takes less.
const little = 0.05

// newTurns leaves one processor to those who compute little, and to reading and
// writing.
func newTurns() *turns { return &turns{free: max(runtime.NumCPU()-1, 1)} }

// take waits for a turn.
func (t *turns) take(spent float64) {
	t.mu.Lock()
	if t.free > 0 {
		t.free--
		t.mu.Unlock()
		return
	}
	mine := turn{spent, make(chan struct{})}
	t.waiting = append(t.waiting, mine)
	t.mu.Unlock()
	<-mine.next
}

// give hands the turn to the next.
func (t *turns) give() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.waiting) == 0 {
		t.free++
		return
	}
	first := 0
	for i, w := range t.waiting {
		if w.spent < t.waiting[first].spent {
			first = i
		}
	}
	next := t.waiting[first].next
	last := len(t.waiting) - 1
	t.waiting[first], t.waiting[last] = t.waiting[last], turn{}
	t.waiting = t.waiting[:last]
	close(next)
}

// spending is how long the visits from an address have computed lately.
type spending struct {
	mu      sync.Mutex
	seconds float64
	at      time.Time
}

// lately is the sum, of which half is forgotten every second, with some more.
func (s *spending) lately(more time.Duration) float64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	s.seconds = s.seconds*math.Exp2(-now.Sub(s.at).Seconds()) + more.Seconds()
	s.at = now
	return s.seconds
}

// inTurn computes something for a visit when it is its turn.
func (v *visit) inTurn(compute func()) {
	if spent := v.spent.lately(0); spent > little {
		v.server.turns.take(spent)
		defer v.server.turns.give()
	}
	began := time.Now()
	defer func() { v.spent.lately(time.Since(began)) }()
	compute()
}
