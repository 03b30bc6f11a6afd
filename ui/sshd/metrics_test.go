//go:build unix

package sshd_test

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

// metrics asks the server for them, as Prometheus does.
func (h *house) metrics() string {
	h.t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		h.t.Fatal(err)
	}
	defer l.Close()
	go func() { _ = h.server.ServeMetrics(l) }()
	answer, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Get("http://" + l.Addr().String() + "/metrics")
	if err != nil {
		h.t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		h.t.Fatal(err)
	}
	return string(text)
}

// metric is one of them, by its name and labels.
func (h *house) metric(name string) float64 {
	h.t.Helper()
	lines := bufio.NewScanner(strings.NewReader(h.metrics()))
	for lines.Scan() {
		if value, ok := strings.CutPrefix(lines.Text(), name+" "); ok {
			n, err := strconv.ParseFloat(value, 64)
			if err != nil {
				h.t.Fatal(err)
			}
			return n
		}
	}
	return 0
}

// refused is how often a limit refused something.
func (h *house) refused(reason string) float64 {
	h.t.Helper()
	return h.metric(`comity_refusals_total{reason="` + reason + `"}`)
}

// publicOf is the public key of a private one, as a line of authorized_keys.
func publicOf(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	key, err := gossh.ParsePrivateKey(data)
	if err != nil {
		t.Fatal(err)
	}
	return string(gossh.MarshalAuthorizedKey(key.PublicKey()))
}

// The metrics tell what happened, and nothing of who did it.
func TestMetrics(t *testing.T) {
	h := open(t, nil)
	h.run("", "norm", "f")
	h.run("", "norm", "secretword")
	h.visits(0)
	text := h.metrics()
	for _, want := range []string{
		`comity_sessions_total{kind="command"} 2`, `comity_session_ends_total{why="left"} 2`, "comity_panics_total 0",
		`comity_refusals_total{reason="starts"} 0`, "process_resident_memory_bytes", "go_goroutines",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if all := text + h.log.String(); strings.Contains(all, "secretword") || strings.Contains(all, "127.0.0.1") {
		t.Errorf("a visitor is told of:\n%s", all)
	}
}
