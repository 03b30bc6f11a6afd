package sshd

import (
	"testing"
	"testing/synctest"
	"time"
)

// Whoever has computed least lately is next, however late they came; and what
// was computed is forgotten.
func TestTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &Server{turns: &turns{free: 1}}
		busy, calm := &visit{server: s, spent: &spending{}}, &visit{server: s, spent: &spending{}}
		s.turns.take(0)
		var order []string
		for range 3 {
			busy.spent.lately(time.Second)
			go busy.inTurn(func() { order = append(order, "busy") })
			synctest.Wait()
		}
		go calm.inTurn(func() { order = append(order, "calm") })
		synctest.Wait()
		s.turns.give()
		synctest.Wait()
		if len(order) != 4 || order[0] != "calm" {
			t.Errorf("the order was %v", order)
		}
		if s.turns.free != 1 || len(s.turns.waiting) != 0 {
			t.Errorf("%d are free, %d wait", s.turns.free, len(s.turns.waiting))
		}
		time.Sleep(20 * time.Second)
		if spent := busy.spent.lately(0); spent > 0.001 {
			t.Errorf("after 20 s %v s are remembered", spent)
		}
	})
}

// A panic gives the turn back.
func TestTurnOfAPanic(t *testing.T) {
	s := &Server{turns: &turns{free: 1}}
	v := &visit{server: s, spent: &spending{}}
	func() {
		defer func() { _ = recover() }()
		v.inTurn(func() { panic("as it was asked") })
	}()
	if s.turns.free != 1 {
		t.Error("the turn is lost")
	}
}
