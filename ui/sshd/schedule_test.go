//go:build unix

package sshd_test

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"comity/ui/sshd"
)

// heard is what a session has written, as far as it has come.
type heard struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (h *heard) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.text.Write(p)
}

// since is what has come after the first n bytes.
func (h *heard) since(n int) string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return string(h.text.Bytes()[n:])
}

// TestEverythingIsScheduled holds all places in which a server computes, and
// tries every way in which visitors make it compute: none may be answered before
// the places are free.
func TestEverythingIsScheduled(t *testing.T) {
	h := open(t, nil)
	for name, way := range map[string]struct {
		command string // with which the session begins; "" is a shell
		pty     bool
		ready   string // what is seen before
		send    string
		answer  string
	}{
		"explorer, a key":            {"", true, "quit", "j", "\x1b["},
		"explorer, copy":             {"", true, "quit", "y", "\x1b]52;"},
		"explorer, order by alike":   {"open 'matrix?rows=alike'", true, "quit", "s", "\x1b["},
		"explorer, search":           {"", true, "quit", "/cyber", "\x1b["},
		"accessible, with a screen":  {"accessible", true, "comity: ", "timeline\n", "Timeline"},
		"accessible, in a pipe":      {"--accessible", false, "", "matrix\n", "Matrix"},
		"accessible, a page":         {"--accessible", false, "", "norm f\n", "infrastructure"},
		"a command":                  {"norm f", false, "", "", "un/f"},
		"a command, export":          {"matrix --format html", false, "", "", "<html"},
		"completion":                 {"__complete nor", false, "", "", "comity"},
		"a question, with a mistake": {"who 'signed('", false, "", "", "comity"},
	} {
		t.Run(name, func(t *testing.T) {
			client := h.dial()
			defer client.Close()
			channel, requests, err := client.OpenChannel("session", nil)
			if err != nil {
				t.Fatal(err)
			}
			go gossh.DiscardRequests(requests)
			var out heard
			go func() { _, _ = io.Copy(&out, channel) }()
			go func() { _, _ = io.Copy(&out, channel.Stderr()) }()
			if way.pty {
				_, _ = channel.SendRequest("pty-req", true, gossh.Marshal(ptyReq{Term: "xterm-256color", Columns: 120, Rows: 40, Modes: "\x00"}))
			}
			begin := func() {
				if way.command == "" {
					_, _ = channel.SendRequest("shell", true, nil)
					return
				}
				_, _ = channel.SendRequest("exec", true, gossh.Marshal(struct{ Command string }{way.command}))
			}
			if way.ready != "" || way.send != "" {
				begin()
				h.until("the session to be ready", func() bool { return strings.Contains(out.since(0), way.ready) && h.server.Queued() == 0 })
			}
			if way.ready == "" && way.send != "" { // it says nothing until it is asked
				_, _ = io.WriteString(channel, "where\n")
				h.until("a first answer", func() bool { return out.since(0) != "" })
			}
			release := h.server.Hold()
			before, same := -1, 0 // a frame that was computed before may still come
			h.until("what was computed before to have come", func() bool {
				if n := len(out.since(0)); n != before {
					before, same = n, 0
				}
				same++
				return same > 40
			})
			if way.send == "" {
				begin()
			} else {
				_, _ = io.WriteString(channel, way.send)
			}
			h.until("it to wait", func() bool { return h.server.Queued() > 0 })
			echo := strings.ReplaceAll(way.send, "\n", "\r\n")
			if early := out.since(before); early != "" && early != echo {
				t.Errorf("answered %q while nothing may be computed", early)
			}
			release()
			h.until("the answer", func() bool { return strings.Contains(out.since(before), way.answer) })
		})
	}
}

// TestHeldBytesComeBack: whatever ends a session, what was kept for it is no
// longer counted.
func TestHeldBytesComeBack(t *testing.T) {
	h := open(t, func(c *sshd.Config) {
		inner := c.Main
		c.Main = func(ctx context.Context, v sshd.Visitor, args []string) int {
			if slices.Contains(args, "panic") {
				_, _ = io.WriteString(v.Out, strings.Repeat("x", 1000))
				panic("as asked")
			}
			return inner(ctx, v, args)
		}
	})
	for _, command := range []string{"matrix --format html", "panic", "nothing of the kind", "--accessible"} {
		client := h.dial()
		s, err := client.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		s.Stdin = strings.NewReader("search cyber\nA\nmatrix\nA\nEstonia\n")
		_, _ = s.CombinedOutput(command) // some fail
		_ = client.Close()
	}
	h.visits(0)
	h.until("nothing to be held", func() bool { return h.metric("comity_held_bytes") == 0 })
}
