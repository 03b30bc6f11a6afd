package sshd

import (
	"math/rand/v2"
	"net"
	"net/netip"
	"sync"
	"time"
)

// counts is how much of what is limited is taken, in all and by each source. It
// is safe for concurrent use.
type counts struct {
	limits func() Limits

	mu       sync.Mutex
	starts   int
	conns    int
	sessions int
	of       map[netip.Addr]*source
}

// source is what one address has taken, or one network that counts as one.
type source struct {
	starts, conns, sessions int
	dials, visits           frequency // connections and sessions begun
	penalty                 time.Time
}

func newCounts(limits func() Limits) *counts {
	return &counts{limits: limits, of: map[netip.Addr]*source{}}
}

// mostRemembered is of how many sources more is kept than of those who are here.
const mostRemembered = 10_000

// source finds what is counted for a source. The caller holds the lock.
func (c *counts) source(ip netip.Addr) *source {
	if len(c.of) > mostRemembered {
		now := time.Now()
		for other, s := range c.of {
			if s.starts+s.conns+s.sessions == 0 && s.dials.over(now) && s.visits.over(now) && !s.penalty.After(now) {
				delete(c.of, other)
			}
		}
	}
	s, ok := c.of[ip]
	if !ok {
		s = &source{}
		c.of[ip] = s
	}
	return s
}

// release gives back what was taken. It does so once, however often it is called.
type release func()

// taken makes a release that takes one from some counters.
func (c *counts) taken(counters ...*int) release {
	for _, n := range counters {
		*n++
	}
	return sync.OnceFunc(func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		for _, n := range counters {
			*n--
		}
	})
}

// start takes in a connection on which nobody is logged in yet, whoever it is
// from, or returns false if there are too many.
func (c *counts) start() (release, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.starts >= c.limits().StartsFull {
		return nil, false
	}
	return c.taken(&c.starts), true
}

// unlucky drops a connection by chance, the more likely the more there are on
// which nobody is logged in yet. A source that has no other one of them is
// spared, and the last quarter of the places is for such sources alone: a flood
// must not keep others out. The caller holds the lock.
func (c *counts) unlucky(s *source) bool {
	free, full := c.limits().StartsFree, c.limits().StartsFull*3/4
	return s.starts > 0 && c.starts > free && rand.IntN(max(full-free, 1)) <= c.starts-free //nolint:gosec // chance, no secret
}

// crowds reports whether a source has more connections without a session than its
// share, once half of all connections are taken. The caller holds the lock.
func (c *counts) crowds(s *source) bool {
	return c.conns >= c.mostConns()/2 && s.conns-s.sessions >= c.limits().StartsPerIP
}

// mostConns is how many connections there may be.
func (c *counts) mostConns() int { return c.limits().Sessions + c.limits().StartsFull }

// longPenalty is the least penalty for which a source is refused: one slip is
// forgiven.
const longPenalty = 5 * time.Second

// connect takes in a connection of a source, or returns the limit that refuses
// it. Logged in gives back the place among those who are not yet, gone all.
func (c *counts) connect(ip netip.Addr) (loggedIn, gone release, refused string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.source(ip)
	switch now := time.Now(); {
	case s.sessions == 0 && s.penalty.Sub(now) > longPenalty:
		return nil, nil, refusedPenalty
	case c.conns >= c.mostConns():
		return nil, nil, refusedConns
	case s.conns >= 2*c.limits().PerIP || c.crowds(s): // room to be told why there is no session
		return nil, nil, refusedConnsIP
	case s.starts >= c.limits().StartsPerIP && c.starts >= c.limits().StartsFree/4: // a class may arrive together
		return nil, nil, refusedStartsIP
	case c.unlucky(s):
		return nil, nil, refusedStarts
	case s.dials.early(now, c.limits().PerIP) > 0:
		return nil, nil, refusedRate
	default:
		s.dials.add(now, c.limits().PerIP)
	}
	return c.taken(&s.starts), c.taken(&c.conns, &s.conns), ""
}

// punish refuses new connections of a source for a time, in addition to what it
// has been punished with, up to the limit. While a session of the source is open
// it is not refused: others share the address.
func (c *counts) punish(ip netip.Addr, long time.Duration) {
	if !ip.IsValid() {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	now, s := time.Now(), c.source(ip)
	if s.penalty.Before(now) {
		s.penalty = now
	}
	s.penalty = s.penalty.Add(long)
	if most := now.Add(c.limits().Penalty); s.penalty.After(most) {
		s.penalty = most
	}
}

// penalized is the number of sources whose new connections are refused because of
// a penalty.
func (c *counts) penalized() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	n, now := 0, time.Now()
	for _, s := range c.of {
		if s.sessions == 0 && s.penalty.Sub(now) > longPenalty {
			n++
		}
	}
	return n
}

// enter takes in a session, or says why not.
func (c *counts) enter(ip netip.Addr) (release, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.source(ip)
	switch {
	case c.sessions >= c.limits().Sessions:
		return nil, errFull
	case s.sessions >= c.limits().PerIP:
		return nil, errPerIP
	}
	return c.taken(&c.sessions, &s.sessions), nil
}

// pause is how long a session waits that begins: a source that begins many, one
// after the other, is slowed.
func (c *counts) pause(ip netip.Addr) time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	now, s := time.Now(), c.source(ip)
	early := s.visits.early(now, c.limits().PerIP)
	s.visits.add(now, c.limits().PerIP)
	return early
}

// frequency is how often something was done lately, as the time until which what is
// allowed is used up. In a second a source may do a tenth of what it may have at
// once, and twice what it may have at once together.
// The limiter of x/time has no bound for what is owed, and would keep the limits of
// each source, which a reload changes.
type frequency struct{ until time.Time }

const (
	rateShare = 10
	rateBurst = 2
)

// mostDebt is how long a source waits at most, however often it has come.
// Honest visitors may share it.
const mostDebt = 5 * time.Second

// early is by how much it is too early to do it once more; 0 or less is not.
func (r *frequency) early(now time.Time, atOnce int) time.Duration {
	return max(r.until.Sub(now), 0) - time.Duration(rateBurst*atOnce)*each(atOnce)
}

func (r *frequency) add(now time.Time, atOnce int) {
	if r.until.Before(now) {
		r.until = now
	}
	r.until = r.until.Add(each(atOnce))
	if most := now.Add(time.Duration(rateBurst*atOnce)*each(atOnce) + mostDebt); r.until.After(most) {
		r.until = most
	}
}

// over reports whether nothing of it counts any more.
func (r *frequency) over(now time.Time) bool { return !r.until.After(now) }

// each is the time that doing it once uses up.
func each(atOnce int) time.Duration { return rateShare * time.Second / time.Duration(atOnce) }

// source is the source that limits count a connection for: the network of its
// address, of as many bits as the limits say. It is invalid if the address is
// none of the Internet.
func (l *Limits) source(a net.Addr) netip.Addr {
	if a == nil {
		return netip.Addr{}
	}
	at, err := netip.ParseAddrPort(a.String())
	if err != nil {
		return netip.Addr{}
	}
	ip := at.Addr().Unmap().WithZone("")
	bits := l.Block6
	if ip.Is4() {
		bits = l.Block4
	}
	if network, err := ip.Prefix(bits); err == nil {
		return network.Addr()
	}
	return ip
}
