package sshd

import (
	"context"
	"net/netip"
	"time"
)

// aliveWithin is how long the scheduler may take to give a turn.
const aliveWithin = time.Second

// Ready reports whether the server takes in new connections: it listens, and
// neither drains nor closes.
func (s *Server) Ready() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.opened) > 0 && !s.draining && s.closing.IsZero()
}

// Alive reports whether the scheduler of all visitors gives a turn within a
// second. It returns false earlier when ctx ends.
func (s *Server) Alive(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, aliveWithin)
	defer cancel()
	mine, ok := s.turns.take(netip.IPv6Unspecified(), false, ctx.Done()) // an address that no visitor has
	if ok {
		mine.give()
	}
	return ok
}

// Drain stops accepting connections and waits until all connections have closed.
// Sessions go on undisturbed, at most for the time that a session may last. A
// connection on which nothing has begun may still begin one session, because
// this server accepted it; later sessions on a connection are refused, so that
// the client connects again, to another server. Drain returns earlier when ctx
// ends. Shutdown is to be called afterwards.
func (s *Server) Drain(ctx context.Context) {
	s.mu.Lock()
	s.draining = true
	visits := len(s.visits)
	for _, l := range s.opened {
		_ = l.Close() // another process may hold the same socket, which stays open there
	}
	s.mu.Unlock()
	s.log.Info("draining", "visits", visits)
	ctx, cancel := context.WithTimeout(ctx, s.config().Limits.Time+aliveWithin)
	defer cancel()
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for !s.empty() {
		select {
		case <-look.C:
		case <-ctx.Done():
			return
		}
	}
	s.log.Info("drained")
}

// empty reports whether there is neither a visit nor a connection.
func (s *Server) empty() bool {
	s.mu.Lock()
	visits := len(s.visits)
	s.mu.Unlock()
	s.counts.mu.Lock()
	defer s.counts.mu.Unlock()
	return visits+s.counts.conns+s.counts.starts == 0
}

// isDraining reports whether Drain was called.
func (s *Server) isDraining() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.draining
}
