package sshd

import (
	"net"
	"testing"
	"testing/synctest"
	"time"
)

// A source that misbehaves is refused for a time that does not grow without
// end; one slip is forgiven, and so is a source from which somebody is here.
func TestPenalties(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCounts(DefaultLimits)
		refused := func() string {
			loggedIn, gone, why := c.connect(busy)
			if why == "" {
				loggedIn()
				gone()
			}
			return why
		}
		if c.punish(busy, penaltyShake); refused() != "" {
			t.Error("one slip is punished")
		}
		for range 10_000 {
			c.punish(busy, penaltyFlood)
		}
		if why := refused(); why != refusedPenalty {
			t.Errorf("after many the connection is refused for %q", why)
		}
		if n := c.penalized(); n != 1 {
			t.Errorf("%d sources are under a penalty, want 1", n)
		}
		if _, _, why := c.connect(calm); why != "" {
			t.Errorf("another source is refused for %q", why)
		}
		leave, err := c.enter(busy)
		if err != nil || refused() != "" {
			t.Error("somebody is here from the source, and others are refused")
		}
		leave()
		time.Sleep(c.limits().Penalty)
		if why := refused(); why != "" {
			t.Errorf("the penalty is over, and it is refused for %q", why)
		}
		if n := c.penalized(); n != 0 {
			t.Errorf("the penalty is over, and %d sources are under one", n)
		}
	})
}

// Every early limit has a share for each source, so that a few cannot take all.
func TestSharesOfSources(t *testing.T) {
	l := DefaultLimits()
	l.PerIP = 1000 // so that the rate is no limit here
	c := newCounts(func() Limits { return l })
	in := 0
	const sources = 30
	for n := range sources {
		from := l.source(&net.TCPAddr{IP: net.IPv4(198, 51, 100, byte(n)), Port: 1})
		for range 90 {
			start, ok := c.start()
			if !ok {
				continue
			}
			if _, _, why := c.connect(from); why != "" {
				start()
				continue
			}
			in++
		}
	}
	if in < 100 || in > l.StartsFull*3/4+sources {
		t.Errorf("%d half-open connections of %d sources are let in", in, sources)
	}
	for n := range 10 { // honest visitors
		start, ok := c.start()
		if !ok {
			t.Fatalf("visitor %d meets a full house", n)
		}
		loggedIn, _, why := c.connect(l.source(&net.TCPAddr{IP: net.IPv4(203, 0, 113, byte(n)), Port: 1}))
		if why != "" {
			t.Fatalf("visitor %d is refused for %q", n, why)
		}
		start()
		loggedIn()
	}
}

// Connections on which somebody is logged in and that have no session leave room
// for others, however many sources share them.
func TestSharesOfResting(t *testing.T) {
	c := newCounts(DefaultLimits)
	l := c.limits()
	for range l.PerIP * 2 {
		for n := range 20 {
			if loggedIn, _, why := c.connect(l.source(&net.TCPAddr{IP: net.IPv4(198, 51, 100, byte(n))})); why == "" {
				loggedIn()
			}
		}
	}
	if c.conns < c.mostConns()/2 || c.conns > c.mostConns()*3/4 {
		t.Errorf("%d connections without a session are let in, of %d that there may be", c.conns, c.mostConns())
	}
	for n := range 100 { // honest visitors, of whom some share an address
		from := l.source(&net.TCPAddr{IP: net.IPv4(203, 0, 113, byte(n/10))})
		loggedIn, _, why := c.connect(from)
		if why != "" {
			t.Fatalf("visitor %d is refused for %q", n, why)
		}
		loggedIn()
		if _, err := c.enter(from); err != nil {
			t.Fatal(err)
		}
	}
}

// A source is a network of as many bits as the limits say; what is no address
// of the Internet is none.
func TestSource(t *testing.T) {
	l := DefaultLimits()
	for address, want := range map[string]string{
		"192.0.2.7:1": "192.0.2.7", "[::ffff:192.0.2.7]:1": "192.0.2.7", "[2001:db8:1:2:3::4]:1": "2001:db8:1:2::", "[fe80::1%eth0]:1": "fe80::",
	} {
		at, err := net.ResolveTCPAddr("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		if got := l.source(at).String(); got != want {
			t.Errorf("%s counts as %s, want %s", address, got, want)
		}
	}
	l.Block4, l.Block6 = 24, 48
	if got := l.source(&net.TCPAddr{IP: net.IPv4(192, 0, 2, 7)}).String(); got != "192.0.2.0" {
		t.Errorf("with 24 bits it counts as %s", got)
	}
	for _, none := range []net.Addr{nil, &net.UnixAddr{Name: "/s", Net: "unix"}, &net.UnixAddr{}} {
		if got := l.source(none); got.IsValid() {
			t.Errorf("%v counts as %s", none, got)
		}
	}
}
