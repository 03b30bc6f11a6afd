package sshd

// Hold leaves no place in which something is computed, until release.
func (s *Server) Hold() (release func()) {
	take := func(n int) {
		s.turns.mu.Lock()
		defer s.turns.mu.Unlock()
		s.turns.little += n
		s.turns.much += n
		s.turns.pass()
	}
	const all = 1000
	take(all)
	return func() { take(-all) }
}

// Queued is how many wait to compute.
func (s *Server) Queued() int {
	s.turns.mu.Lock()
	defer s.turns.mu.Unlock()
	return len(s.turns.waiting)
}
