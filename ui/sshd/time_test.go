//go:build unix

package sshd_test

import (
	"io"
	"strings"
	"testing"
	"time"

	"comity/ui/sshd"
	"comity/ui/uitest"
)

// Without a key a visit ends, whatever is shown meanwhile; the visitor sees it
// coming and is told why.
func TestIdle(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.Idle = 3 * time.Second })
	g := h.guest(uitest.TermOptions{}, nil)
	g.sees("Norms", "disconnecting in")
	g.types("j") // somebody is here
	if err := g.WaitFor(func(screen string) bool { return !strings.Contains(screen, "disconnecting in") }, waiting); err != nil {
		t.Fatal(err)
	}
	g.sees("disconnecting in 1 s")
	g.leaves(125)
	g.sees("no key press for 3s")
}

// What keeps a screen or a connection busy is no key: sizes, requests to stay
// alive, frames.
func TestIdleIsNotExtended(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.Idle = 2 * time.Second })
	client := h.dial()
	v := h.terminal(client, 120, 40)
	v.reads("Countries")
	stop := make(chan bool)
	defer close(stop)
	go func() {
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for n := uint32(0); ; n++ {
			select {
			case <-tick.C:
				_, _ = v.SendRequest("window-change", false, []byte{0, 0, 0, byte(100 + n%20), 0, 0, 0, 40, 0, 0, 0, 0, 0, 0, 0, 0})
				_, _, _ = client.SendRequest("keepalive@openssh.com", true, nil)
			case <-stop:
				return
			}
		}
	}()
	if code := v.ends(); code != 125 {
		t.Errorf("exit code %d", code)
	}
}

// A visit has so much time, also of one who types; it is counted down where
// the visitor looks.
func TestTime(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.Time = 3 * time.Second })
	g := h.guest(uitest.TermOptions{}, nil)
	g.sees("Norms", "time is up in 1 s")
	g.types("jjj")
	g.leaves(124)
	g.sees("the time limit of 3s for a session has passed")

	v := h.guest(uitest.TermOptions{}, []string{"-t"}, "accessible")
	v.sees("195 countries", "Notice: time is up in")
	v.leaves(124)
}

// A connection that stays without a session ends like a visit without keys.
func TestIdleConnection(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.Idle = time.Second })
	client := h.dial()
	ended := make(chan bool)
	go func() {
		_ = client.Wait() // for any reason
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(waiting):
		t.Fatal("the connection stays")
	}
}

// When the server closes, visitors are told, see how long they have, and get
// their terminals back; who comes then is not let in, and who has left is not
// waited for.
func TestDrain(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.Grace = 3 * time.Second })
	staying, leaving := h.guest(uitest.TermOptions{}, nil), h.guest(uitest.TermOptions{}, nil)
	staying.sees("Norms", "quit")
	leaving.sees("Norms", "quit")
	spoken := h.guest(uitest.TermOptions{}, []string{"-t"}, "accessible")
	spoken.sees("195 countries")
	h.visits(3)
	closed := make(chan bool)
	go func() {
		h.close()
		close(closed)
	}()
	staying.sees("the server closes in")
	if _, err := h.tryDial(); err == nil {
		t.Error("somebody was let in")
	}
	leaving.types("q")
	leaving.leaves(0)
	spoken.sees("Notice: the server closes in")
	staying.sees("the server closes in 1 s")
	staying.leaves(75)
	staying.sees("try again in a moment")
	spoken.leaves(75)
	<-closed
}

// Whoever begins while the server closes is told so, and can use what time there
// is.
func TestArrivalWhileClosing(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.Grace = waiting })
	client := h.dial()
	first := h.terminal(client, 120, 40)
	first.reads("Countries")
	closed := make(chan bool)
	go func() {
		h.close()
		close(closed)
	}()
	first.reads("the server closes in")
	second := h.terminal(client, 120, 40)
	second.reads("the server closes in")
	second.answers("?", "scroll")
	_ = client.Close()
	<-closed
}

func TestDrainOfNobody(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.Grace = time.Hour })
	began := time.Now()
	h.close()
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("closing took %v with nobody here", took)
	}
}

// A client that closes only its side of a session ends it at once, although
// the connection stays.
func TestClosedChannel(t *testing.T) {
	h := open(t, nil)
	client := h.dial()
	for name, end := range map[string]func(*raw) error{"close": (*raw).Close, "end of input": (*raw).CloseWrite, "signal": func(r *raw) error {
		_, err := r.SendRequest("signal", false, []byte("\x00\x00\x00\x03HUP"))
		return err
	}} {
		v := h.terminal(client, 80, 24)
		v.reads("Norms")
		h.visits(1)
		if err := end(v); err != nil {
			t.Fatal(name, err)
		}
		go func() { _, _ = io.Copy(io.Discard, v) }()
		h.visits(0)
	}
}
