package sshd

import (
	"errors"
	"io"
	"net"
	"net/netip"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/pires/go-proxyproto"
)

// listener lets connections in as long as not too many are on their way.
type listener struct {
	net.Listener
	server *Server
}

// Accept returns the next connection that is let in. Whom a proxy names is not
// asked here: that would have to be waited for. In a flood there is always a next
// connection, so after each refusal other goroutines run first.
func (l *listener) Accept() (net.Conn, error) {
	for {
		raw, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		start, ok := l.server.counts.start()
		if !ok {
			l.server.refuse(refusedStarts, raw.RemoteAddr())
			_ = raw.Close() // whatever comes of it
			runtime.Gosched()
			continue
		}
		c := &conn{Conn: raw, server: l.server, closed: make(chan struct{}), starts: []release{start}}
		if l.server.isProxy(raw.RemoteAddr()) || c.admit() == nil {
			return c, nil
		}
		_ = c.Close() // the same
		runtime.Gosched()
	}
}

// conn is a connection that is counted, and bounded in both directions.
type conn struct {
	net.Conn
	server *Server
	closed chan struct{}
	once   sync.Once
	ip     netip.Addr // once it is known
	starts []release  // given back when somebody is logged in, or at the end
	place  release    // given back at the end; nil until it is taken

	tokens   float64 // bytes that may come now
	filled   time.Time
	flooded  time.Duration // for how long in a row more has come than may
	sessions atomic.Int32
	slow     atomic.Bool
	known    atomic.Bool          // somebody is logged in
	computes atomic.Pointer[turn] // in which its handshake is

	mu    sync.Mutex
	timer *time.Timer // ends a connection without a session
	used  bool        // it had a session
	gone  bool        // it is closed
}

// errFlood is a connection that sends too much for too long.
var errFlood = errors.New("too much was sent for too long")

// errNobody is a connection of a listed proxy that names nobody whom limits could
// count.
var errNobody = errors.New("the proxy names nobody")

// identify finds out whom a listed proxy names, which may be itself when it
// looks whether the server lives. Who comes without one was let in before.
func (c *conn) identify() error {
	if !c.server.isProxy(c.RemoteAddr()) {
		return nil
	}
	header := proxyproto.NewConn(c.Conn, proxyproto.WithPolicy(proxyproto.REQUIRE), proxyproto.SetReadHeaderTimeout(c.server.config().Limits.Handshake))
	c.Conn = header
	if header.ProxyHeader() == nil {
		c.server.refuse(refusedProxy, header.RemoteAddr())
		return errNobody
	}
	if header.ProxyHeader().Command.IsLocal() {
		return nil // it looks for itself, as often as it is told to
	}
	return c.admit()
}

// admit lets a connection of an address in.
func (c *conn) admit() error {
	ip := c.server.config().Limits.source(c.RemoteAddr())
	if !ip.IsValid() { // a proxy may name a socket of its own machine
		c.server.refuse(refusedProxy, c.RemoteAddr())
		return errNobody
	}
	loggedIn, gone, refused := c.server.counts.connect(ip)
	if refused != "" {
		c.server.refuse(refused, c.RemoteAddr())
		return errors.New(refused)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ip = ip
	c.starts, c.place = append(c.starts, loggedIn), gone
	if c.gone { // it was closed meanwhile
		c.giveBack()
	}
	return nil
}

// giveBack gives back all that the connection has taken. The caller holds the
// lock.
func (c *conn) giveBack() {
	for _, start := range c.starts {
		start()
	}
	if c.place != nil {
		c.place()
	}
}

// hungUp reports an error that says no more than that the other side has gone,
// as one does that only looks whether somebody is here.
func hungUp(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)
}

// loggedIn ends the time in which the connection counts as being on its way.
func (c *conn) loggedIn() {
	c.mu.Lock()
	for _, start := range c.starts {
		start()
	}
	c.mu.Unlock()
	c.known.Store(true)
	c.rest()
}

// compute waits for a place among those whose handshakes are computed: many who
// arrive together would keep those who are here waiting. From one reading of
// the connection to the next, or to what is written, a handshake computes.
func (c *conn) compute() {
	if mine, ok := c.server.turns.take(c.ip, false, c.closed); ok {
		c.computes.Store(mine)
	}
}

// computed gives that place back.
func (c *conn) computed() {
	if mine := c.computes.Swap(nil); mine != nil {
		mine.give()
	}
}

// rest ends the connection if it stays without a session.
func (c *conn) rest() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.sessions.Load() > 0 || c.gone {
		return
	}
	long := c.server.config().Limits.Rest
	if c.used {
		long *= 6 // a client that shares its connection may come back
	}
	if c.timer == nil {
		c.timer = time.AfterFunc(long, func() {
			if c.sessions.Load() == 0 {
				c.server.refuse(refusedResting, c.RemoteAddr())
				_ = c.Close() // no one is left to tell
			}
		})
		return
	}
	c.timer.Reset(long)
}

// Read reads no more than the input rate allows, whatever the input is: keys,
// window sizes, requests, channels opened, key exchanges. Whoever sends more
// for long is cut off: else what has been sent already would be read, at that
// rate, for minutes after they have gone.
func (c *conn) Read(p []byte) (int, error) {
	const most = 16 << 10
	c.computed()
	n, err := c.Conn.Read(p[:min(len(p), most)])
	if err == nil && !c.known.Load() {
		c.compute()
	}
	limits, now := c.server.config().Limits, time.Now()
	if c.filled.IsZero() {
		c.tokens = float64(limits.InputBurst)
	} else {
		c.tokens = min(c.tokens+now.Sub(c.filled).Seconds()*float64(limits.InputRate), float64(limits.InputBurst))
	}
	c.filled = now
	c.tokens -= float64(n)
	c.server.metrics.received.Add(n)
	if c.tokens >= float64(limits.InputBurst)/2 {
		c.flooded = 0
	}
	if c.tokens < 0 && err == nil {
		if !c.slow.Swap(true) {
			c.server.refuse(refusedInput, c.RemoteAddr())
		}
		pause := time.Duration(-c.tokens / float64(limits.InputRate) * float64(time.Second))
		if c.flooded += pause; c.flooded > limits.Flood {
			c.server.refuse(refusedFlood, c.RemoteAddr())
			c.server.counts.punish(c.ip, penaltyFlood)
			_ = c.Close() // no one is left to tell
			return n, errFlood
		}
		wait := time.NewTimer(pause)
		defer wait.Stop()
		select {
		case <-wait.C:
		case <-c.closed:
		}
	}
	return n, err
}

// Write gives up on a client that takes nothing in: what waits for it would
// wait for ever.
func (c *conn) Write(p []byte) (int, error) {
	c.computed()
	if err := c.SetWriteDeadline(time.Now().Add(c.server.config().Limits.Stall)); err != nil {
		return 0, err
	}
	n, err := c.Conn.Write(p)
	c.server.metrics.sent.Add(n)
	if late := net.Error(nil); errors.As(err, &late) && late.Timeout() {
		c.server.refuse(refusedStalled, c.RemoteAddr())
		_ = c.Close() // the error says enough
	}
	return n, err
}

// Close closes the connection and counts it no longer.
func (c *conn) Close() error {
	defer c.computed()
	err := c.Conn.Close()
	c.once.Do(func() {
		close(c.closed)
		c.mu.Lock()
		defer c.mu.Unlock()
		c.gone = true
		c.giveBack()
		if c.timer != nil {
			c.timer.Stop()
		}
	})
	return err
}
