package sshd

import (
	"context"
	"fmt"
	"math"
	"net/netip"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"time"
)

// scheduler schedules all that is computed for visitors. Of those who
// compute much, as many compute at a time as there are processors, but two at the
// least; and one fewer while somebody elsewhere presses a key now and then. Of
// those who compute little, [placesForLittle] compute at a time. Of those who wait,
// the one whose address has computed least lately is next. So those who compute
// little wait for nobody who computes much, however many those are, and however
// often they come again.
//
// A semaphore of as many places instead, which serves in the order of arrival, was
// measured in the siege: the p99 of a key is 1,199 ms, 213 times that of quiet, and
// the first frame of half of the visitors takes 9.8 s or more. Here, in
// eleven runs, the p99 is 20 to 35 ms, 1.6 to 5.4 times that of quiet (2.4 in the
// middle), and that first frame takes 8 to 15 ms. Two changes did not help: a pause
// of the threads after each job (2.5 to 3.1 times, p50 1.3 instead of 0.9 ms), and
// a thread of lower priority for accepting (3.5 times).
type scheduler struct {
	mu      sync.Mutex
	places  int // for those who compute much
	little  int // how many compute that compute little
	much    int // how many compute that have computed much, or will
	waiting []*turn
	spent   map[netip.Addr]*spending
	calm    *spending // who has computed last without having computed much
	calmAt  time.Time
	threads []*thread
	ended   bool // there are no threads any more
}

// thread is one that computes for those who compute much, at a lower priority,
// so that the system lets the others go first.
type thread struct {
	jobs chan *turn
	busy bool
}

// spending is how long an address has computed lately.
type spending struct {
	seconds float64 // of which half is forgotten every second
	at      time.Time
	now     int // how many compute for it

	left   float64   // what is left of seconds at the time asked
	leftAt time.Time // of which many turns of one address ask at once
}

// turn is a place among those who compute, or on the way to one.
type turn struct {
	turns   *scheduler
	who     *spending
	compute func() // what is to be computed; nil if who waits does that
	long    bool   // it takes long
	much    bool   // the place is one of those who compute much
	began   time.Time
	ended   time.Time     // when a thread had computed it
	on      *thread       // where it is computed; nil if by who waits
	done    bool          // it was given back
	late    bool          // its place was taken away
	come    chan struct{} // closed when the place is there, or all is computed on a thread
	fault   *faultApart   // with which that panicked
}

// little is how many seconds an address may compute, as spending counts them,
// and not have to wait for those who compute much: a key held down at 120×40
// takes less. What somebody computes who has not ended counts as expected. And
// calmFor is how long a key is remembered for which a place is kept.
const (
	little   = 0.05
	expected = 0.005
	calmFor  = time.Minute
)

// placesForLittle is how many of those who compute little may at a time. A place is
// often held by a goroutine that waits itself, such as a handshake: in the siege,
// with 2 places the p99 of a key was 31 ms in one run, with 8 it is 25 ms in the
// middle of six.
const placesForLittle = 8

// newScheduler returns a scheduler for a number of processors, until a context
// ends.
func newScheduler(ctx context.Context, processors int) *scheduler {
	t := &scheduler{places: max(processors, 2), spent: map[netip.Addr]*spending{}}
	for range t.places {
		on := &thread{jobs: make(chan *turn, 1)}
		t.threads = append(t.threads, on)
		go t.work(on, ctx.Done())
	}
	return t
}

// take waits for a turn, or until it is not wanted any more.
func (t *scheduler) take(who netip.Addr, long bool, gone <-chan struct{}) (mine *turn, ok bool) {
	mine = t.ask(who, long, nil)
	select {
	case <-mine.come:
		return mine, true
	case <-gone:
	}
	if !mine.withdraw() {
		mine.give()
	}
	return nil, false
}

// compute computes something when it is its turn, unless it is not wanted any
// more.
func (t *scheduler) compute(who netip.Addr, long bool, gone <-chan struct{}, compute func()) {
	mine := t.ask(who, long, compute)
	select {
	case <-mine.come:
	case <-gone:
		if mine.withdraw() {
			return
		}
		<-mine.come // it was too late for that
	}
	defer mine.give()
	if mine.on == nil {
		compute()
	} else if mine.fault != nil {
		panic(mine.fault)
	}
}

// ask begins to wait.
func (t *scheduler) ask(who netip.Addr, long bool, compute func()) *turn {
	t.mu.Lock()
	defer t.mu.Unlock()
	mine := &turn{turns: t, who: t.of(who), long: long, compute: compute, come: make(chan struct{})}
	t.waiting = append(t.waiting, mine)
	t.pass()
	return mine
}

// withdraw ends waiting, if the turn has not come.
func (m *turn) withdraw() bool {
	t := m.turns
	t.mu.Lock()
	defer t.mu.Unlock()
	at := slices.Index(t.waiting, m)
	if at >= 0 {
		t.waiting = slices.Delete(t.waiting, at, at+1)
	}
	return at >= 0
}

// give hands the place on. Who has waited does that, also where a thread has
// computed: such a thread is put off for others, and what it held then, every key
// would wait for. In two runs of the siege each, the p99 of a key was 36 and 26 ms
// when the thread did it, and is 27 and 21 ms.
func (m *turn) give() {
	t := m.turns
	t.mu.Lock()
	defer t.mu.Unlock()
	now := time.Now()
	took := now.Sub(m.began)
	if m.on != nil {
		took = m.ended.Sub(m.began)
	}
	m.who.add(took, now)
	m.who.now--
	m.done = true
	switch {
	case m.late:
	case m.much:
		t.much--
	default:
		t.little--
	}
	if m.on != nil {
		m.on.busy = false
	}
	t.pass()
}

// overdue gives the place of one who computes much to others, while that goes on, and
// reports whether it was not given back before.
func (m *turn) overdue() bool {
	t := m.turns
	t.mu.Lock()
	defer t.mu.Unlock()
	if m.done || m.late || !m.much {
		return false
	}
	now := time.Now()
	m.who.add(now.Sub(m.began), now)
	m.late, m.began = true, now
	t.much--
	t.pass()
	return true
}

// pass assigns the free places to turns that wait.
func (t *scheduler) pass() {
	for now := time.Now(); ; {
		first, least := -1, math.Inf(1)
		for i, m := range t.waiting {
			spent := m.who.lately(now) + float64(m.who.now)*expected
			if spent < least && t.hasPlace(m, spent, now) {
				first, least = i, spent
			}
		}
		if first < 0 {
			return
		}
		m := t.waiting[first]
		t.waiting = slices.Delete(t.waiting, first, first+1)
		m.began, m.much = now, m.isMuch(least)
		m.who.now++
		if m.much {
			t.much++
		} else if t.little++; m.compute != nil {
			t.calm, t.calmAt = m.who, now
		}
		if m.much && m.compute != nil {
			m.on = t.idle()
		}
		if m.on == nil {
			close(m.come)
			continue
		}
		m.on.busy = true
		m.on.jobs <- m // for which there is room
	}
}

// idle is the first thread that computes nothing: as few as can be are busy.
func (t *scheduler) idle() *thread {
	for _, on := range t.threads {
		if !on.busy && !t.ended {
			return on
		}
	}
	return nil
}

// isMuch reports whether a turn is one of those who compute much, for an address
// that has computed for so long.
func (m *turn) isMuch(spent float64) bool { return m.long || spent > little }

// hasPlace reports whether there is a place for a turn of an address that has
// computed for so long.
func (t *scheduler) hasPlace(m *turn, spent float64, now time.Time) bool {
	if m.isMuch(spent) {
		return t.much < t.placesForMuch(m.who, now)
	}
	return t.little < placesForLittle
}

// placesForMuch is how many places there are for an address that computes much.
func (t *scheduler) placesForMuch(who *spending, now time.Time) int {
	if t.calm == who || now.Sub(t.calmAt) > calmFor {
		return t.places
	}
	return t.places - 1
}

// add counts what an address has computed until now.
func (s *spending) add(took time.Duration, now time.Time) {
	s.seconds, s.at, s.leftAt = s.lately(now)+took.Seconds(), now, time.Time{}
}

// lately is the sum of what an address has computed, so far as it is not
// forgotten.
func (s *spending) lately(now time.Time) float64 {
	if s.leftAt != now {
		s.left, s.leftAt = s.seconds*math.Exp2(-now.Sub(s.at).Seconds()), now
	}
	return s.left
}

// of is what an address has computed. A new connection does not reset what was
// computed a moment ago.
func (t *scheduler) of(who netip.Addr) *spending {
	const nothing = 0.001
	now := time.Now()
	if len(t.spent) > mostRemembered {
		for other, s := range t.spent {
			if s.now == 0 && s.lately(now) < nothing {
				delete(t.spent, other)
			}
		}
	}
	s, ok := t.spent[who]
	if !ok {
		s = &spending{at: now}
		t.spent[who] = s
	}
	return s
}

// work is what a thread does until all is ended.
func (t *scheduler) work(on *thread, ended <-chan struct{}) {
	runtime.LockOSThread() // the thread ends with this
	lowerPriority()
	for {
		select {
		case m := <-on.jobs:
			m.work()
		case <-ended:
			t.mu.Lock()
			t.ended = true
			t.mu.Unlock()
			select {
			case m := <-on.jobs: // the last
				m.work()
			default:
			}
			return
		}
	}
}

func (m *turn) work() {
	defer close(m.come)
	defer func() {
		m.ended = time.Now()
		if fault := recover(); fault != nil {
			m.fault = &faultApart{fault, string(debug.Stack())}
		}
	}()
	runtime.Gosched() // this thread has taken the queue of another: those in it go first
	m.compute()
}

// faultApart is a panic on another thread.
type faultApart struct {
	fault any
	stack string
}

func (f *faultApart) String() string { return fmt.Sprint(f.fault) }

// inTurn computes what a frame takes, when it is the visit's turn. The first
// takes long.
func (v *visit) inTurn(compute func()) {
	v.server.turns.compute(v.conn.ip, !v.framed.Load(), v.ctx.Done(), compute)
}

// inLongTurn computes what takes longer than a frame.
func (v *visit) inLongTurn(compute func()) {
	v.server.turns.compute(v.conn.ip, true, v.ctx.Done(), compute)
}
