// Package sshd serves comity to visitors over SSH: the explorer, the commands
// and linear mode, each visitor with a terminal and an environment of their
// own over one corpus. A visitor reaches nothing of the machine: there is no
// shell, no file and no other network behind it, and everything that a client
// can send is bounded.
package sshd

import (
	"cmp"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"

	"comity/model"
	"comity/ui/accessible"
	"comity/ui/explorer"
)

// Config is what a server is made from.
type Config struct {
	Corpus       *model.Corpus
	HostKeys     []gossh.Signer
	Authorized   []gossh.PublicKey // nil: anyone may enter
	Presenters   []gossh.PublicKey // whose visitors may present; they may enter too
	Proxies      []netip.Prefix    // which name the visitors whose connections they pass on
	Banner       string
	Limits       Limits
	Processors   int // on which it computes; 0 is as many as there are
	Log          *slog.Logger
	LogAddresses bool
	Overdue      time.Duration // for which a command may compute; 0 is five seconds

	// Main does what a visitor asks for, and returns the exit code.
	Main func(ctx context.Context, v Visitor, args []string) int
}

// Visitor is all that Main may touch on behalf of a visitor. In and Out have a
// method Size where they are a terminal.
type Visitor struct {
	In       io.Reader
	Out, Err io.Writer
	Environ  []string
	Shared   *explorer.Shared
	Presents bool   // the visitor has the key of a presenter
	Source   string // whom limits count the visitor for; shown to nobody

	// Audit writes to the log what somebody with the key of a presenter does.
	Audit func(event string)

	// Stay says how to learn that the visitor has a reason to stay without
	// pressing a key: only while there is none, being idle ends the visit.
	Stay    func(reason func() bool)
	Explore func(context.Context, explorer.Options) error
	Linear  func(context.Context, accessible.Options) error
	// Talk ends the turn in which the command runs and returns the output for
	// lines of text over a long time, sent at once, and the gate for all that is
	// computed from then on.
	Talk func() (io.Writer, accessible.Gate)
}

// Server serves visitors.
type Server struct {
	live    atomic.Pointer[Config] // replaced as a whole; see Reload
	log     *slog.Logger
	journal *journal
	ssh     *ssh.Server
	shared  *explorer.Shared
	counts  *counts
	metrics *metrics
	turns   *scheduler // of those who compute
	held    *held

	base   context.Context // of all visits
	cancel context.CancelFunc

	mu       sync.Mutex
	visits   map[*visit]bool
	opened   []net.Listener
	closing  time.Time // when the server does, if it does
	draining bool
	tidy     *time.Timer
}

// New makes a server that listens nowhere yet.
func New(c Config) (*Server, error) {
	if err := c.Limits.Check(); err != nil {
		return nil, err
	}
	if len(c.HostKeys) == 0 {
		return nil, errors.New("there is no host key")
	}
	s := &Server{
		log: c.Log, held: newHeld(c.Limits.HeldBytes), visits: map[*visit]bool{},
		shared: explorer.NewShared(c.Corpus, c.Limits.PageBytes),
	}
	s.live.Store(&c)
	s.counts = newCounts(func() Limits { return s.config().Limits })
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	s.journal = newJournal(s.log, func() bool { return s.config().LogAddresses })
	go s.shared.Warm()
	s.metrics = newMetrics(s)
	s.base, s.cancel = context.WithCancel(context.Background())
	s.turns = newScheduler(s.base, cmp.Or(c.Processors, runtime.GOMAXPROCS(0)))
	s.tidy = time.AfterFunc(time.Hour, s.giveBack)
	s.tidy.Stop()
	options := []ssh.Option{wish.WithVersion("comity"), wish.WithMiddleware(s.handle), s.sshOptions}
	options = append(options, wish.WithBannerHandler(func(ssh.Context) string { return s.config().Banner }))
	for _, key := range c.HostKeys {
		options = append(options, func(srv *ssh.Server) error {
			srv.AddHostKey(key)
			return nil
		})
	}
	var err error
	s.ssh, err = wish.NewServer(options...)
	return s, err
}

// config is what the server is made from, as it is now.
func (s *Server) config() *Config { return s.live.Load() }

// Reload replaces what can change while the server runs: limits, the banner, the
// keys of those who may enter and present, the proxies, and whether the log has
// addresses. Connections that are open keep what they have.
func (s *Server) Reload(c Config) error {
	if err := c.Limits.Check(); err != nil {
		return err
	}
	next := *s.config()
	next.Limits, next.Banner, next.Authorized, next.Presenters = c.Limits, c.Banner, c.Authorized, c.Presenters
	next.Proxies, next.LogAddresses = c.Proxies, c.LogAddresses
	s.live.Store(&next)
	return nil
}

// sshOptions are those that wish has no words for.
func (s *Server) sshOptions(srv *ssh.Server) error {
	srv.HandshakeTimeout = s.config().Limits.Handshake
	srv.ConnCallback = func(ctx ssh.Context, raw net.Conn) net.Conn {
		c, ok := raw.(*conn)
		if !ok || c.identify() != nil {
			return nil
		}
		ctx.SetValue(connKey{}, c)
		return c
	}
	srv.ServerConfigCallback = s.authentication
	srv.ConnectionFailedCallback = func(c net.Conn, err error) {
		if !hungUp(err) {
			s.refuse(refusedShake, c.RemoteAddr())
			if own, ok := c.(*conn); ok {
				s.counts.punish(own.ip, penaltyOf(err))
			}
		}
	}
	srv.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.openSession, "default": s.refuseChannel}
	srv.RequestHandlers = map[string]ssh.RequestHandler{}
	return nil
}

// penaltyOf is the penalty for a handshake that failed.
func penaltyOf(err error) time.Duration {
	var late net.Error
	var keys *gossh.ServerAuthError
	switch {
	case errors.As(err, &keys):
		return penaltyKeys
	case errors.As(err, &late) && late.Timeout():
		return penaltyLate
	}
	return penaltyShake
}

// isProxy reports whether an address is that of a listed proxy.
func (s *Server) isProxy(a net.Addr) bool {
	at, err := netip.ParseAddrPort(a.String())
	if err != nil {
		return false
	}
	return slices.ContainsFunc(s.config().Proxies, func(p netip.Prefix) bool { return p.Contains(at.Addr().Unmap()) })
}

// Serve serves those who connect to a listener, until Shutdown.
func (s *Server) Serve(l net.Listener) error {
	s.mu.Lock()
	closing := !s.closing.IsZero() || s.draining
	s.opened = append(s.opened, l)
	s.mu.Unlock()
	if closing {
		return l.Close()
	}
	err := s.ssh.Serve(&listener{l, s})
	if errors.Is(err, ssh.ErrServerClosed) || errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}

// Shutdown takes no more visitors in, tells those who are here, and closes
// when the last has left, or after the time of grace.
func (s *Server) Shutdown() {
	grace := s.config().Limits.Grace
	at := time.Now().Add(grace)
	s.mu.Lock()
	s.closing = at
	here := make([]*visit, 0, len(s.visits))
	for v := range s.visits {
		here = append(here, v)
	}
	for _, l := range s.opened {
		_ = l.Close() // the library may not have known of it yet
	}
	s.mu.Unlock()
	s.log.Info("closing", "visits", len(here), "grace", grace.String())
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	_ = s.ssh.Shutdown(ended) // it closes the listeners, and need not wait
	for _, v := range here {
		go v.closes(at) // one that computes is not waited for
	}
	s.wait(grace+patience+closing, func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return len(s.visits) == 0
	})
	s.wait(patience, func() bool { // clients close their connections when they have read all
		s.counts.mu.Lock()
		defer s.counts.mu.Unlock()
		return s.counts.conns == 0
	})
	s.cancel()
	_ = s.ssh.Close() // of connections whose visitors do not go
	s.tidy.Stop()
	s.journal.close()
	s.log.Info("closed")
}

// wait waits until something holds, or for so long.
func (s *Server) wait(most time.Duration, holds func() bool) {
	late := time.NewTimer(most)
	defer late.Stop()
	look := time.NewTicker(10 * time.Millisecond)
	defer look.Stop()
	for !holds() {
		select {
		case <-look.C:
		case <-late.C:
			return
		}
	}
}

func (s *Server) enter(v *visit) {
	s.mu.Lock()
	s.visits[v] = true
	closing := s.closing
	s.mu.Unlock()
	s.journal.often(slog.LevelInfo, "a visit began", "", v.conn.ip, v.conn.RemoteAddr(), "terminal", v.pty)
	v.mu.Lock()
	v.drain = closing
	v.mu.Unlock()
	v.tick()
}

// giveBack gives back the memory that visits have left behind, which would stay
// for minutes. Connections are let go by finalizers, and what they held is
// garbage only after that.
func (s *Server) giveBack() {
	const kept = 1 << 20 // the pages read last
	s.shared.TrimPages(kept)
	runtime.GC()
	debug.FreeOSMemory()
}

// leave counts a visit out. Memory is given back once it is quiet.
func (s *Server) leave(v *visit) {
	const quiet = 5 * time.Second
	s.mu.Lock()
	delete(s.visits, v)
	s.mu.Unlock()
	s.tidy.Reset(quiet)
}

// refuse counts somebody or something that is turned away, by its reason, and
// says so in the log. What visitors type or read is nobody's business.
func (s *Server) refuse(reason string, from net.Addr) {
	s.metrics.of("refusals", "reason", reason).Inc()
	s.journal.often(slog.LevelWarn, "refused", reason, s.config().Limits.source(from), from)
}

// ended counts a visit that is over.
func (s *Server) ended(v *visit, name string, code int) {
	took := time.Since(v.began)
	s.metrics.ended(v.kind, name, took)
	s.journal.often(slog.LevelInfo, "a visit ended", "", v.conn.ip, v.conn.RemoteAddr(), "terminal", v.pty, "kind", v.kind, "why", name, "code", code, "seconds", took.Seconds())
}
