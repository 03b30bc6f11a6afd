package broadcast

import (
	"sync"
	"time"
)

// Presenter is the seat of the presenter. A room has one at a time. A presenter who
// takes over ends the earlier chair, which is notified.
type Presenter struct {
	room *Room
	wake chan struct{}
	id   string
	lost bool          // another presenter has taken over
	left chan struct{} // closed by Leave
	once sync.Once
}

// Claim makes the caller the presenter and returns its chair. It returns
// [ErrTaken] if the room has a presenter, unless takeOver is true; the earlier
// presenter is then notified. If two presenters claim the chair in two replicas at
// the same time, both replicas soon agree on one of them.
func (r *Room) Claim(takeOver bool) (*Presenter, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.presented() && !takeOver {
		return nil, ErrTaken
	}
	r.dethrone()
	c := &Presenter{room: r, wake: make(chan struct{}, 1), id: newID(), left: make(chan struct{})}
	// The clock puts a replica that has only just started behind none that
	// remembers earlier presenters.
	now := uint64(max(time.Now().UnixMilli(), 0)) //nolint:gosec // it is not negative
	r.chair, r.own = c, true
	r.stamp = stamp{Term: max(now, r.stamp.Term+1), Chair: c.id}
	wake(c.wake)
	return c, nil
}

// presented reports whether the room has a presenter, as far as is known. The
// caller holds the lock.
func (r *Room) presented() bool {
	return r.chair != nil || r.state.Live && !r.own && time.Since(r.heard) <= silence
}

// dethrone notifies the presenter of this replica that another has taken over. The
// caller holds the lock.
func (r *Room) dethrone() {
	if r.chair != nil {
		r.chair.lost = true
		wake(r.chair.wake)
		r.chair = nil
	}
}

// Publish sends the state of the presenter to all followers. It does not block,
// and does nothing once another presenter has taken over.
func (c *Presenter) Publish(s State) {
	r := c.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.chair != c {
		return
	}
	s.Live = true
	r.set(s)
}

// set stores a state as the newest one of this replica. The caller holds the lock.
func (r *Room) set(s State) {
	r.stamp.Number++
	s.Number = r.stamp.Number
	r.state = s
	r.wakeAll()
}

// Leave ends the briefing, unless another presenter has taken over. It may be
// called more than once.
func (c *Presenter) Leave() {
	c.once.Do(func() { close(c.left) })
	r := c.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.chair != c {
		return
	}
	r.chair = nil
	r.asked = nil // they were for the presenter who has left
	clear(r.muted)
	s := r.state
	s.Live, s.Blank = false, false
	r.set(s)
}

// Wake returns a channel that receives a value when Followers, Questions, Lost or
// Status may have changed.
func (c *Presenter) Wake() <-chan struct{} { return c.wake }

// Wait blocks until there is news and returns true, or false once the chair was left.
func (c *Presenter) Wait() bool {
	select {
	case <-c.left:
		return false
	case <-c.wake:
		return true
	}
}

// Asks reports whether followers may ask questions.
func (c *Presenter) Asks() bool { return c.room.questions }

// Lost reports whether another presenter has taken over.
func (c *Presenter) Lost() bool {
	c.room.mu.Lock()
	defer c.room.mu.Unlock()
	return c.lost
}

// Followers returns the number of followers in all replicas of the room.
func (c *Presenter) Followers() int { return c.room.Followers() }

// Status returns a message about the room for the presenter, or "" if all is well.
func (c *Presenter) Status() string {
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
