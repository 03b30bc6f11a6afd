package broadcast

import (
	"context"
	"time"
)

// calm is between two times that followers are counted or everything is said:
// many who come at once are answered once.
const calm = 100 * time.Millisecond

// speaker knows what was said last.
type speaker struct {
	*Carrier
	stamp stamp
	seats int
	asked []string // questions that could not be said yet
	due   bool     // everything is to be said
	calm  *time.Timer
	quiet bool // until the timer
}

// run says what is new, and everything now and then, until the room is left.
func (c *Carrier) run(ctx context.Context) {
	tick := time.NewTicker(c.options.Every)
	defer tick.Stop()
	s := &speaker{Carrier: c, seats: -1, calm: time.NewTimer(0)}
	defer s.calm.Stop()
	for {
		select {
		case <-ctx.Done():
			c.publish("seats", encodeSeats(c.self, 0))
			if c.conn.IsConnected() {
				_ = c.conn.FlushTimeout(time.Second) // the others will notice in a while
			}
			return
		case <-c.link.wake:
		case <-s.calm.C:
			s.quiet = false
		case <-c.hello:
			s.due = true
		case <-tick.C:
			c.link.tick()
			c.count()
			s.due = true
		}
		s.say()
		c.fetch(ctx)
	}
}

func (s *speaker) say() {
	all := s.due && !s.quiet
	if at, state, mine := s.link.mine(); mine && (all || at != s.stamp) {
		s.publish("state", encodeState(at, state))
		if d, ok := s.room.Deck(state.Deck); ok && at != s.stamp {
			s.fits(d)
		}
		s.stamp = at
	}
	s.asked = append(s.asked, s.link.asked()...)
	for len(s.asked) > 0 && s.publish("ask", []byte(s.asked[0])) {
		s.asked = s.asked[1:]
	}
	s.asked = s.asked[:min(len(s.asked), maxQuestions)]
	if n := s.link.seats(); all || !s.quiet && n != s.seats {
		s.publish("seats", encodeSeats(s.self, n))
		s.seats, s.quiet = n, true
		s.due = s.due && !all
		s.calm.Reset(calm)
	}
}

// publish says something, and reports whether it is on its way.
func (c *Carrier) publish(kind string, data []byte) bool {
	return c.conn.Publish(c.subject(kind), data) == nil
}

// fetch asks for the briefing that is given, if it is not here.
func (c *Carrier) fetch(ctx context.Context) {
	hash, wanted := c.link.wants()
	if !wanted || !c.conn.IsConnected() || c.asking.Swap(true) {
		return
	}
	c.running.Go(func() {
		defer c.asking.Store(false)
		ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
		defer cancel()
		answer, err := c.conn.RequestWithContext(ctx, c.subject("deck"), []byte(hash))
		if err != nil {
			return // it is asked for again
		}
		d, err := decodeDeck(answer.Data, hash, c.options.Hash)
		if err != nil {
			c.strange()
			return
		}
		c.room.SetDeck(d)
	})
}
