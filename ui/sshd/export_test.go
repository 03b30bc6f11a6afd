package sshd

import "net/netip"

// Hold takes every place in which something is computed, until release.
func (s *Server) Hold() (release func()) {
	nobody := netip.MustParseAddr("192.0.2.99")
	var mine []*turn
	for range s.turns.places {
		if one, ok := s.turns.take(nobody, false, nil); ok {
			mine = append(mine, one)
		}
	}
	return func() {
		for _, one := range mine {
			one.give()
		}
	}
}

// Queued is how many wait to compute.
func (s *Server) Queued() int {
	s.turns.mu.Lock()
	defer s.turns.mu.Unlock()
	return len(s.turns.waiting)
}
