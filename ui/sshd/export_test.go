package sshd

import (
	"math/rand/v2"
	"net/netip"
)

// Hold takes every place in which something is computed, until release.
func (s *Server) Hold() (release func()) {
	var mine []*turn
	for range s.turns.places {
		// An address that has held a place before has computed much, and waits.
		nobody := netip.AddrFrom4([4]byte{198, 18, byte(rand.IntN(256)), byte(rand.IntN(256))})
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
