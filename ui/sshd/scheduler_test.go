package sshd

import (
	"context"
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// addresses of some who compute, by what they do.
var (
	calm  = netip.MustParseAddr("192.0.2.1")
	busy  = netip.MustParseAddr("192.0.2.2")
	third = netip.MustParseAddr("192.0.2.3")
	quiet = netip.MustParseAddr("192.0.2.4")
)

// spend is what an address computes for so long.
func spend(t *scheduler, who netip.Addr, long time.Duration) {
	mine, _ := t.take(who, false, nil)
	time.Sleep(long)
	mine.give()
}

// Whoever's address has computed least lately is next, however late they came;
// and what was computed is forgotten.
func TestTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newScheduler(t.Context(), 1)
		spend(s, busy, time.Second)
		spend(s, third, 2*time.Second)
		var long *turn // the last of those that have all places
		for range s.places {
			long, _ = s.take(calm, true, nil)
		}
		var held *turn
		for range placesForLittle {
			held, _ = s.take(quiet, false, nil)
		}
		var order []string
		for range 2 {
			for name, who := range map[string]netip.Addr{"busy": busy, "third": third} {
				go func() {
					mine, _ := s.take(who, false, nil)
					order = append(order, name)
					mine.give()
				}()
				synctest.Wait()
			}
		}
		go func() {
			mine, _ := s.take(quiet, false, nil)
			order = append(order, "quiet")
			mine.give()
		}()
		synctest.Wait()
		held.give()
		synctest.Wait()
		long.give()
		synctest.Wait()
		if want := []string{"quiet", "busy", "busy", "third", "third"}; !slices.Equal(order, want) {
			t.Errorf("the order was %v, want %v", order, want)
		}
		if s.little != placesForLittle-1 || s.much != s.places-1 || len(s.waiting) != 0 {
			t.Errorf("%d compute little, %d much, %d wait", s.little, s.much, len(s.waiting))
		}
		time.Sleep(20 * time.Second)
		if spent := s.spent[third].lately(time.Now()); spent > 0.001 {
			t.Errorf("after 20 s %v s are remembered", spent)
		}
	})
}

// However many compute much, one processor is left to whoever does not, from the
// first key on and for a minute; and what takes long does not take it either.
// They have it too when nobody else is here.
func TestTurnOfOneWhoComputesLittle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newScheduler(t.Context(), 2)
		s.compute(calm, false, nil, func() {})
		spend(s, busy, time.Second)
		held, _ := s.take(busy, false, nil)
		gone := make(chan struct{})
		var turned atomic.Int32
		for who, long := range map[netip.Addr]bool{busy: false, third: true} {
			go func() {
				s.compute(who, long, gone, func() { t.Error("two compute that much") })
				turned.Add(1)
			}()
		}
		synctest.Wait()
		mine, ok := s.take(calm, false, gone)
		if !ok {
			t.Fatal("there was no turn")
		}
		mine.give()
		close(gone) // they wait no longer
		synctest.Wait()
		if turned.Load() != 2 || len(s.waiting) != 0 {
			t.Errorf("%d of 2 have gone, %d wait", turned.Load(), len(s.waiting))
		}
		time.Sleep(calmFor + time.Second)
		wait := make(chan struct{})
		time.AfterFunc(time.Second, func() { close(wait) })
		other, ok := s.take(third, true, wait)
		if !ok {
			t.Fatal("a place is kept for nobody")
		}
		held.give()
		other.give()
		if s.little != 0 || s.much != 0 {
			t.Errorf("%d compute little, %d much", s.little, s.much)
		}
	})
}

// Who computes too long has no place any more, once, and pays for the time.
func TestTurnOverdue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newScheduler(t.Context(), 2)
		var held [2]*turn
		for i := range held {
			held[i], _ = s.take(busy, true, nil)
		}
		time.Sleep(3 * time.Second)
		if !held[0].overdue() || held[0].overdue() {
			t.Error("it is overdue once")
		}
		mine, _ := s.take(third, true, nil)
		if s.much != 2 || s.spent[busy].lately(time.Now()) < 2 {
			t.Errorf("%d compute much; spent %v", s.much, s.spent[busy])
		}
		for _, turn := range append(held[:], mine) {
			turn.give()
		}
		if s.much != 0 || held[1].overdue() {
			t.Errorf("%d compute much", s.much)
		}
	})
}

// When the server has ended, what is computed still is, without a thread.
func TestTurnAfterTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, end := context.WithCancel(t.Context())
		defer end()
		s := newScheduler(ctx, 2)
		for range 2 {
			computed := false
			s.compute(busy, true, nil, func() { computed = true })
			if !computed {
				t.Error("it was not computed")
			}
			end()
			synctest.Wait()
		}
	})
}

// A panic gives the turn back, and tells where it was, on whatever thread.
func TestTurnOfAPanic(t *testing.T) {
	s := newScheduler(t.Context(), 1)
	for _, long := range []bool{false, true} {
		func() {
			defer func() {
				fault := recover()
				apart, ok := fault.(*faultApart)
				if fmt.Sprint(fault) != "as it was asked" || ok != long || ok && !strings.Contains(apart.stack, "TestTurnOfAPanic") {
					t.Errorf("it panicked with %#v", fault)
				}
			}()
			s.compute(calm, long, nil, func() { panic("as it was asked") })
		}()
	}
	if s.little != 0 || s.much != 0 {
		t.Error("the turn is lost")
	}
}

// An address waits for memory when it has its share, and no other does; and
// everybody when all is used.
func TestHeldMemory(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHeld(4000)
		h.add(busy, 1000)
		if h.short(calm) || !h.short(busy) || !h.room(calm, nil) {
			t.Error("one who has a share keeps another out, or has more")
		}
		got := make(chan bool, 1)
		go func() { got <- h.room(busy, nil) }()
		synctest.Wait()
		if len(got) != 0 {
			t.Error("more than the share is given")
		}
		h.add(busy, -1)
		if !<-got {
			t.Error("there is room and it is not given")
		}
		h.add(third, 4000)
		gone := make(chan struct{})
		go func() { got <- h.room(calm, gone) }()
		synctest.Wait()
		close(gone)
		if <-got {
			t.Error("memory is given that there is not")
		}
		h.add(third, -4000)
		h.add(busy, -999)
		if h.bytes() != 0 || len(h.of) != 0 {
			t.Errorf("%d bytes of %d addresses are left", h.bytes(), len(h.of))
		}
	})
}

// However often an address comes, it does not wait longer than the cap.
func TestDebtIsCapped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCounts(DefaultLimits)
		var wait time.Duration
		for range 55_000 {
			wait = c.pause(busy)
		}
		if wait > mostDebt || wait < mostDebt/2 {
			t.Errorf("it waits %v", wait)
		}
		time.Sleep(mostDebt)
		if wait := c.pause(busy); wait > 0 {
			t.Errorf("afterwards it still waits %v", wait)
		}
	})
}
