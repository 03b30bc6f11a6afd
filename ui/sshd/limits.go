package sshd

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/netip"
	"sync"
	"time"
)

// Limits are how much visitors may take.
type Limits struct {
	Sessions      int           // at once
	PerIP         int           // of them, from one address; an IPv6 network of 64 bits counts as one
	PerConnection int           // of them
	Idle          time.Duration // without a key
	Time          time.Duration // in all
	Grace         time.Duration // from the word that the server closes to its end

	// Starts are connections on which nobody is logged in yet. From StartsFree
	// on, some are dropped by chance, and all from StartsFull on.
	StartsFree, StartsFull int
	Handshake              time.Duration // for one of them
	Request                time.Duration // for a session to say what it wants
	Stall                  time.Duration // for a client to read what is sent

	Columns, Rows int           // of a window; a larger one is taken to be as large
	EnvCount      int           // variables that a client may send for a session
	EnvBytes      int           // of all of them
	Command       int           // bytes of a command
	Arguments     int           // of a command
	Paste         int           // bytes pasted at once; the rest is left out
	InputRate     int           // bytes a second from one connection, everything counted
	InputBurst    int           // bytes that may come at once
	Flood         time.Duration // for which more may come than that, and has to wait
	PageBytes     int           // of rendered pages, kept for all
	SessionBytes  int           // of text that the history of a session keeps
	HeldBytes     int           // of output not read yet and of histories, for all
}

// DefaultLimits are fit for the open internet.
func DefaultLimits() Limits {
	return Limits{
		Sessions: 500, PerIP: 50, PerConnection: 10,
		Idle: 15 * time.Minute, Time: 4 * time.Hour, Grace: 10 * time.Second,
		StartsFree: 200, StartsFull: 600, Handshake: 20 * time.Second, Request: 20 * time.Second, Stall: 20 * time.Second,
		Columns: 400, Rows: 150, EnvCount: 32, EnvBytes: 4096, Command: 8192, Arguments: 64,
		Paste: 32 << 10, InputRate: 16 << 10, InputBurst: 64 << 10, Flood: 10 * time.Second, PageBytes: 16 << 20,
		SessionBytes: 256 << 10, HeldBytes: 64 << 20,
	}
}

// Check says which limit is none.
func (l Limits) Check() error {
	for _, one := range []struct {
		name  string
		value int64
	}{
		{"max-sessions", int64(l.Sessions)}, {"max-per-ip", int64(l.PerIP)}, {"max-per-connection", int64(l.PerConnection)},
		{"max-starts", int64(l.StartsFree)},
	} {
		if one.value <= 0 {
			return fmt.Errorf("%s is %d, expected 1 or more", one.name, one.value)
		}
	}
	for _, one := range []struct {
		name  string
		value time.Duration
	}{{"idle", l.Idle}, {"max-time", l.Time}, {"grace", l.Grace}} {
		if one.value < time.Second {
			return fmt.Errorf("%s is %v, expected 1s or more", one.name, one.value)
		}
	}
	return nil
}

// The reasons for which somebody is turned away, as the metrics name them.
const (
	refusedStarts   = "starts"
	refusedFull     = "sessions"
	refusedIP       = "sessions_per_ip"
	refusedChannels = "sessions_per_connection"
	refusedConns    = "connections"
	refusedConnsIP  = "connections_per_ip"
	refusedRate     = "connection_rate"
	refusedProxy    = "proxy_header"
	refusedKey      = "key"
	refusedShake    = "handshake"
	refusedEnv      = "environment"
	refusedCommand  = "command"
	refusedRequest  = "request"
	refusedChannel  = "channel"
	refusedWindow   = "window_size"
	refusedPaste    = "paste"
	refusedInput    = "input_rate"
	refusedFlood    = "input_flood"
	refusedStalled  = "unread_output"
)

func refusals() []string {
	return []string{refusedStarts, refusedFull, refusedIP, refusedChannels, refusedConns, refusedConnsIP, refusedRate, refusedProxy, refusedKey, refusedShake,
		refusedEnv, refusedCommand, refusedRequest, refusedChannel, refusedWindow, refusedPaste, refusedInput, refusedFlood, refusedStalled}
}

// errFull and errPerIP are why a session is not to be had now.
var (
	errFull  = errors.New("as many visitors are here as there is room for; please come again later")
	errPerIP = errors.New("as many visitors as are allowed come from your address; please come again later")
)

// counts knows how much of what is limited is taken.
type counts struct {
	limits Limits

	mu       sync.Mutex
	starts   int
	conns    int
	sessions int
	connsIP  map[netip.Addr]int
	perIP    map[netip.Addr]int
	dials    rates // connections of an address
	visits   rates // sessions of one
}

func newCounts(l Limits) *counts {
	return &counts{limits: l, connsIP: map[netip.Addr]int{}, perIP: map[netip.Addr]int{}, dials: rates{}, visits: rates{}}
}

// start takes in a connection on which nobody is logged in yet, or does not:
// by chance, the more likely the more there are, so that a flood cannot keep
// all others out.
func (c *counts) start() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	free, full := c.limits.StartsFree, c.limits.StartsFull
	if c.starts >= free && (c.starts >= full || rand.IntN(full-free) <= c.starts-free) { //nolint:gosec // chance, no secret
		return false
	}
	c.starts++
	return true
}

// started ends what start began.
func (c *counts) started() {
	c.mu.Lock()
	c.starts--
	c.mu.Unlock()
}

// connect takes in a connection of an address, or tells the limit.
func (c *counts) connect(ip netip.Addr) (refused string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.conns >= c.limits.Sessions+c.limits.StartsFull:
		return refusedConns
	case c.connsIP[ip] >= 2*c.limits.PerIP: // room to be told why there is no session
		return refusedConnsIP
	case c.dials.wait(ip, c.limits.PerIP) > 0:
		c.dials.back(ip, c.limits.PerIP)
		return refusedRate
	}
	c.conns++
	c.connsIP[ip]++
	return ""
}

// disconnect ends what connect began.
func (c *counts) disconnect(ip netip.Addr) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.conns--
	less(c.connsIP, ip)
}

// enter takes in a session, or tells why not.
func (c *counts) enter(ip netip.Addr) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.sessions >= c.limits.Sessions:
		return errFull
	case c.perIP[ip] >= c.limits.PerIP:
		return errPerIP
	}
	c.sessions++
	c.perIP[ip]++
	return nil
}

// pause is how long a session waits that begins: an address that begins many,
// one after the other, is slowed.
func (c *counts) pause(ip netip.Addr) time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.visits.wait(ip, c.limits.PerIP)
}

// mostRemembered is of how many addresses more is kept than of those who are
// here.
const mostRemembered = 10_000

// rates are how often something was done from each address lately: the time
// until which an address has used up what is allowed.
type rates map[netip.Addr]time.Time

// mostDebt is how long an address waits at most, however often it has come.
// Honest visitors may share the address.
const mostDebt = 5 * time.Second

// In a second an address may do a tenth of what it may have at once, and twice
// that much together.
const (
	rateShare = 10
	rateBurst = 2
)

// wait counts one more, and tells how long it is too early.
func (r rates) wait(ip netip.Addr, atOnce int) time.Duration {
	now := time.Now()
	if len(r) > mostRemembered {
		for other, until := range r {
			if until.Before(now) {
				delete(r, other)
			}
		}
	}
	each := rateShare * time.Second / time.Duration(atOnce)
	until := r[ip]
	if until.Before(now) {
		until = now
	}
	free := time.Duration(rateBurst*atOnce) * each
	r[ip] = until.Add(each)
	if most := now.Add(free + mostDebt); r[ip].After(most) {
		r[ip] = most
	}
	return until.Sub(now) - free
}

// back takes one back that was not done.
func (r rates) back(ip netip.Addr, atOnce int) {
	r[ip] = r[ip].Add(-rateShare * time.Second / time.Duration(atOnce))
}

// leave ends what enter began.
func (c *counts) leave(ip netip.Addr) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sessions--
	less(c.perIP, ip)
}

// less counts one less, and forgets who has none.
func less(of map[netip.Addr]int, ip netip.Addr) {
	if of[ip]--; of[ip] <= 0 {
		delete(of, ip)
	}
}

// whose is the address that limits count by: of IPv6 a network of 64 bits,
// of which one visitor has all addresses.
func whose(a net.Addr) netip.Addr {
	at, err := netip.ParseAddrPort(a.String())
	if err != nil {
		return netip.Addr{}
	}
	ip := at.Addr().Unmap().WithZone("")
	if ip.Is6() {
		if network, err := ip.Prefix(64); err == nil {
			return network.Addr()
		}
	}
	return ip
}
