//go:build unix

package sshd_test

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"comity/ui/sshd"
)

// Variables are limited in number and in bytes, and only those for the looks
// are taken.
func TestEnvironmentFlood(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.InputBurst = 1 << 26 })
	client := h.dial()
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	before := live()
	taken := 0
	for n := range 2000 { // 16 MB, if all were kept
		if session.Setenv("LC_"+strconv.Itoa(n), strings.Repeat("x", 100+n%2*16_000)) == nil {
			taken++
		}
	}
	if grown := live() - before; grown > 8<<20 {
		t.Errorf("%d MiB more are kept", grown>>20)
	}
	if err := session.Setenv("COMITY_THEME", strings.Repeat("x", 30000)); err == nil {
		t.Error("30 KB of a variable were taken")
	}
	if taken > sshd.DefaultLimits().EnvCount {
		t.Errorf("%d variables were taken", taken)
	}
	out, err := session.Output("norm f")
	if err != nil || !strings.Contains(string(out), "un/f") {
		t.Errorf("%v, %q", err, out)
	}
	if h.refused("environment") < 1900 {
		t.Error("not counted")
	}
}

// Commands are limited in bytes and words.
func TestLongCommand(t *testing.T) {
	h := open(t, nil)
	client := h.dial()
	for command, want := range map[string]string{
		"norm " + strings.Repeat("x", 9000):         "bytes; the limit is",
		"norm" + strings.Repeat(" x", 100):          "too many words: ",
		"who " + strings.Repeat("not ", 1500):       "",
		"who " + strings.Repeat("(", 4000):          "",
		"search " + strings.Repeat("a b ", 500):     "too many words: ",
		"who '" + strings.Repeat("1+", 2000) + "1'": "",
	} {
		session, err := client.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		out, err := session.CombinedOutput(command)
		var exit *gossh.ExitError
		if !errors.As(err, &exit) || exit.ExitStatus() != 2 || !strings.Contains(string(out), want) {
			t.Errorf("%.20q: %v, %.200q", command, err, out)
		}
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("%.20q took %v", command, took)
		}
		if len(out) > 12_000 {
			t.Errorf("%.20q was answered with %d bytes", command, len(out))
		}
	}
}

// A client that stops reading is dropped, and nobody else notices.
func TestUnreadOutput(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.Stall, c.Limits.Flood = 500*time.Millisecond, time.Hour })
	other := h.terminal(h.dial(), 120, 40)
	other.reads("Countries")

	deaf := h.dial()
	v := h.terminal(deaf, 400, 150)
	stop := make(chan bool)
	go func() { // it never reads, and wants ever more to be drawn
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			default:
			}
			if _, err := v.SendRequest("window-change", false, gossh.Marshal(window{uint32(390 + n%10), 150, 0, 0})); err != nil { //nolint:gosec // small
				return
			}
			if _, err := io.WriteString(v, "Gt"); err != nil {
				return
			}
		}
	}()
	defer close(stop)
	h.until("the visitor to be dropped", func() bool { return h.refused("unread_output") > 0 })
	_ = deaf.Wait()
	h.visits(1)
	other.answers("?", "scroll")
}

// Keys come only so fast: who floods waits, and nobody else does.
func TestInputFlood(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.InputBurst = 64 << 10 })
	flood := h.terminal(h.dial(), 120, 40)
	go func() { _, _ = io.Copy(io.Discard, flood) }()
	stop := make(chan bool)
	defer close(stop)
	go func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			if _, err := io.WriteString(flood, strings.Repeat("jkt\t", 4096)); err != nil {
				return
			}
		}
	}()
	h.until("the flood to be slowed", func() bool { return h.refused("input_rate") > 0 })
	v := h.terminal(h.dial(), 80, 24)
	v.reads("Norms")
	began := time.Now()
	v.answers("?", "scroll")
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("another visitor waited %v for a frame", took)
	}
}

// Who floods for long is cut off.
func TestInputFloodForLong(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.InputBurst, c.Limits.Flood = 16<<10, 200*time.Millisecond })
	client := h.dial()
	flood := h.terminal(client, 120, 40)
	go func() { _, _ = io.Copy(io.Discard, flood) }()
	go func() {
		for {
			if _, err := io.WriteString(flood, strings.Repeat("jkt\t", 4096)); err != nil {
				return
			}
		}
	}()
	_ = client.Wait() // until it is closed
	h.until("the flood to be counted", func() bool { return h.refused("input_flood") == 1 })
	h.terminal(h.dial(), 80, 24).reads("Norms")
}

// A paste of any length is cut, and taken for no keys.
func TestLongPaste(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.Paste = 1000 })
	v := h.terminal(h.dial(), 120, 40)
	v.reads("Countries")
	_, _ = io.WriteString(v, "\x06")
	v.reads("Ask")
	_, _ = io.WriteString(v, "\x1b[200~"+strings.Repeat("q", 100_000)+"\x1b[201~")
	v.reads("no text has these words")
	if h.refused("paste") != 1 {
		t.Errorf("%v pastes were cut", h.refused("paste"))
	}
	_, _ = io.WriteString(v, "\x1b[200~"+strings.Repeat("never ends ", 10_000))
	_, _ = io.WriteString(v, strings.Repeat("\x1b]8;", 1000))
	_ = v.CloseWrite()
	if code := v.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// All that was computed at once would keep others waiting: so many are, and a
// client that reads nothing keeps no place.
func TestManyCommands(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.PerIP, c.Limits.PerConnection = 500, 500 })
	deaf := h.dial()
	for range 20 {
		channel, requests, err := deaf.OpenChannel("session", nil)
		if err != nil {
			t.Fatal(err)
		}
		go gossh.DiscardRequests(requests)
		if ok, err := channel.SendRequest("exec", true, gossh.Marshal(struct{ Command string }{"statements --json"})); !ok || err != nil {
			t.Fatal(err)
		}
	}
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			client, err := h.tryDial()
			if err != nil {
				t.Error(err)
				return
			}
			defer client.Close()
			session, err := client.NewSession()
			if err != nil {
				t.Error(err)
				return
			}
			if out, err := session.Output("norm f"); err != nil || !strings.Contains(string(out), "un/f") {
				t.Errorf("%v, %q", err, out)
			}
		})
	}
	all.Wait()
}
