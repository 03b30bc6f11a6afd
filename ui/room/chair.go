package room

import (
	"sync"
	"time"
)

// Chair is that of who presents. There is one at a time: who takes over ends
// the earlier one, which is told.
type Chair struct {
	room *Room
	wake chan struct{}
	id   string
	lost bool          // somebody else has taken over
	left chan struct{} // closed when it was left
	once sync.Once
}

// Claim begins to present. While somebody presents, only who says to take over
// may: then the later one has the room, and the earlier one is told. Of two who
// begin in two replicas at the same time, both soon agree on which one has it.
func (r *Room) Claim(takeOver bool) (*Chair, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.presented() && !takeOver {
		return nil, ErrTaken
	}
	r.dethrone()
	c := &Chair{room: r, wake: make(chan struct{}, 1), id: NewID(), left: make(chan struct{})}
	// The clock puts a replica that has only just started behind none that
	// remembers earlier presenters.
	now := uint64(max(time.Now().UnixMilli(), 0)) //nolint:gosec // it is not negative
	r.chair, r.own = c, true
	r.stamp = Stamp{Term: max(now, r.stamp.Term+1), Chair: c.id}
	wake(c.wake)
	return c, nil
}

// presented tells whether somebody presents, as far as is known. The caller
// holds the lock.
func (r *Room) presented() bool {
	return r.chair != nil || r.state.Live && !r.own && time.Since(r.heard) <= Silence
}

// dethrone tells who presents here that somebody else does now. The caller
// holds the lock.
func (r *Room) dethrone() {
	if r.chair != nil {
		r.chair.lost = true
		wake(r.chair.wake)
		r.chair = nil
	}
}

// Publish shows everybody where the presenter is. It waits for nobody, and does
// nothing once somebody else has taken over.
func (c *Chair) Publish(s State) {
	r := c.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.chair != c {
		return
	}
	s.Live = true
	r.set(s)
}

// set makes a state the newest one that was made here. The caller holds the
// lock.
func (r *Room) set(s State) {
	r.stamp.Number++
	s.Number = r.stamp.Number
	r.state = s
	r.wakeAll()
}

// Leave ends the briefing, unless somebody else has taken over. It may be left
// more than once.
func (c *Chair) Leave() {
	c.once.Do(func() { close(c.left) })
	r := c.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.chair != c {
		return
	}
	r.chair = nil
	r.asked = nil // they were asked of who has left
	clear(r.muted)
	s := r.state
	s.Live, s.Blank = false, false
	r.set(s)
}

// Wake has something in it once Followers, Questions, Lost or Status may say
// something new.
func (c *Chair) Wake() <-chan struct{} { return c.wake }

// Wait waits until there is something new; false once the chair was left.
func (c *Chair) Wait() bool {
	select {
	case <-c.left:
		return false
	case <-c.wake:
		return true
	}
}

// Asks tells whether questions are taken.
func (c *Chair) Asks() bool { return c.room.questions }

// Lost tells whether somebody else has taken over.
func (c *Chair) Lost() bool {
	c.room.mu.Lock()
	defer c.room.mu.Unlock()
	return c.lost
}

// Followers is how many follow, in all replicas of the room.
func (c *Chair) Followers() int { return c.room.Followers() }

// Status is what the presenter ought to know of the room.
func (c *Chair) Status() string {
	r := c.room
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case c.lost:
		return "another presenter has taken over the briefing"
	case r.link == nil:
		return ""
	case r.link.down:
		return "the connection to the other servers is lost; followers on this server stay connected"
	}
	return r.link.word
}
