//go:build unix

package sshd_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"comity/ui/sshd"
	"comity/ui/uitest"
)

// ask asks the server for a path of its metrics listener.
func (h *house) ask(path string) (code int, text string) {
	h.t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		h.t.Fatal(err)
	}
	defer l.Close()
	go func() { _ = h.server.ServeMetrics(l) }()
	return fetch(h.t, "http://"+l.Addr().String()+path)
}

// fetch asks for an address on a connection of its own.
func fetch(t testing.TB, url string) (code int, text string) {
	t.Helper()
	answer, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(body)
}

// The server is alive while its scheduler gives turns, and not while none is to
// be had; being busy does not make it less ready.
func TestAlive(t *testing.T) {
	h := open(t, nil)
	h.dial()
	if code, text := h.ask("/healthz"); code != 200 || text != "alive\n" {
		t.Errorf("%d, %q", code, text)
	}
	release := h.server.Hold()
	code, text := h.ask("/healthz")
	ready, _ := h.ask("/readyz")
	release()
	if code != 503 || !strings.HasPrefix(text, "not alive") || ready != 200 {
		t.Errorf("while no turn is to be had: %d, %q; ready %d", code, text, ready)
	}
	if h.server.Queued() != 0 {
		t.Error("who asked whether it lives waits still")
	}
	if code, _ := h.ask("/healthz"); code != 200 {
		t.Errorf("afterwards: %d", code)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	release = h.server.Hold()
	defer release()
	if h.server.Alive(ended) {
		t.Error("it is alive for nobody")
	}
}

// The server is ready once it listens, and until it drains or closes.
func TestReady(t *testing.T) {
	h := open(t, nil)
	h.dial() // it listens by then
	if code, text := h.ask("/readyz"); code != 200 || text != "ready\n" {
		t.Errorf("%d, %q", code, text)
	}
	h.server.Shutdown()
	if code, text := h.ask("/readyz"); code != 503 || !strings.HasPrefix(text, "not ready") {
		t.Errorf("closed: %d, %q", code, text)
	}
	key := h.key
	idle, err := sshd.New(sshd.Config{Corpus: corpus(), HostKeys: []gossh.Signer{key}, Limits: sshd.DefaultLimits()})
	if err != nil {
		t.Fatal(err)
	}
	defer idle.Shutdown()
	if idle.Ready() {
		t.Error("it is ready and listens nowhere")
	}
}

// A server that drains takes in no connection, disturbs nobody who is here, lets
// a connection that it has accepted begin its session, refuses later ones, and
// ends when the last has left.
func TestDrainUndisturbed(t *testing.T) {
	h := open(t, nil)
	g := h.guest(uitest.TermOptions{}, nil)
	g.sees("Norms", "quit")
	fresh := h.dial() // accepted, and nothing has begun on it
	drained := make(chan bool)
	go func() {
		h.server.Drain(t.Context())
		close(drained)
	}()
	h.until("nobody to be let in", func() bool {
		c, err := net.Dial("tcp", h.addr)
		if err == nil {
			_ = c.Close()
		}
		return err != nil
	})
	if code, _ := h.ask("/readyz"); code != 503 {
		t.Errorf("it drains and is ready: %d", code)
	}
	if code, _ := h.ask("/healthz"); code != 200 {
		t.Errorf("it drains and is not alive: %d", code)
	}
	s, err := fresh.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if out, err := s.Output("norm f"); err != nil || !strings.Contains(string(out), "un/f") {
		t.Errorf("a connection that was accepted: %v, %q", err, out)
	}
	if _, err := fresh.NewSession(); err == nil || !strings.Contains(err.Error(), "connect again") {
		t.Errorf("a second session: %v", err)
	}
	if n := h.refused("draining"); n != 1 {
		t.Errorf("%v were refused", n)
	}
	g.types("?")
	g.sees("scroll")
	select {
	case <-drained:
		t.Fatal("it does not wait for the visitor")
	default:
	}
	g.types("\x1b")
	g.sees("tab pane")
	g.types("q")
	g.leaves(0)
	_ = fresh.Close()
	<-drained
}

// The drain ends when whoever asked for it has waited enough.
func TestDrainEndsEarly(t *testing.T) {
	h := open(t, nil)
	h.terminal(h.dial(), 80, 24).reads("Norms")
	ctx, cancel := context.WithCancel(t.Context())
	drained := make(chan bool)
	go func() {
		h.server.Drain(ctx)
		close(drained)
	}()
	h.until("the drain", func() bool { return !h.server.Ready() })
	cancel()
	<-drained
}
