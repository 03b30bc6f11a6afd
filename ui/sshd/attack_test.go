//go:build unix

package sshd_test

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"comity/ui/cli"
	"comity/ui/explorer"
	"comity/ui/settings"
	"comity/ui/sshd"
)

// A window of any size is taken to be of a size that there is: the first, each
// later one, and one that is told by what is typed.
func TestHugeWindow(t *testing.T) {
	h := open(t, nil)
	client := h.dial()
	first := h.terminal(client, 120, 40)
	first.reads("Countries")
	v := h.terminal(client, 65535, 65535)
	v.reads("Countries")
	for _, size := range []window{{65535, 65535, 0, 0}, {1 << 31, 1 << 31, 0, 0}, {1<<32 - 1, 1<<32 - 1, 0, 0}, {0, 0, 0, 0}} {
		if _, err := v.SendRequest("window-change", false, gossh.Marshal(size)); err != nil {
			t.Fatal(err)
		}
	}
	v.answers("\x1b[8;65535;65535t\x1b[48;65535;65535;65535;65535t?", "scroll")
	if h.refused("window_size") < 4 {
		t.Error("the sizes were not counted")
	}
	_, _ = io.WriteString(v, "\x03")
	if code := v.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// A storm of sizes costs few frames, and the last one is shown.
func TestWindowStorm(t *testing.T) {
	h := open(t, nil)
	v := h.terminal(h.dial(), 120, 40)
	v.reads("Countries")
	before := h.metric("comity_frames_total")
	for n := range 1000 {
		if _, err := v.SendRequest("window-change", false, gossh.Marshal(window{uint32(60 + n%100), uint32(20 + n%30), 0, 0})); err != nil { //nolint:gosec // small
			t.Fatal(err)
		}
	}
	_, _ = v.SendRequest("window-change", false, gossh.Marshal(window{15, 7, 0, 0}))
	v.reads("this is 15x7")
	if frames := h.metric("comity_frames_total") - before; frames > 200 {
		t.Errorf("1001 sizes made %v frames", frames)
	}
}

// A client that asks for a terminal and then for sizes, and for nothing else,
// leaves nothing behind.
func TestWindowsWithoutSession(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.Request = 300 * time.Millisecond })
	client := h.dial()
	channel, requests, err := client.OpenChannel("session", nil)
	if err != nil {
		t.Fatal(err)
	}
	closed := make(chan bool)
	go func() {
		gossh.DiscardRequests(requests)
		close(closed)
	}()
	_, _ = channel.SendRequest("pty-req", true, gossh.Marshal(ptyReq{Term: "xterm", Columns: 80, Rows: 24}))
	for range 100 {
		if _, err := channel.SendRequest("window-change", false, gossh.Marshal(window{90, 30, 0, 0})); err != nil {
			break
		}
	}
	select {
	case <-closed: // by the server: nothing was asked for
	case <-time.After(waiting):
		t.Fatal("the channel stays open")
	}
	if h.refused("request") == 0 {
		t.Error("not counted")
	}
}

// A command that never ends is told so, and takes nobody's place.
func TestACommandThatNeverEnds(t *testing.T) {
	end := make(chan struct{})
	h := open(t, func(c *sshd.Config) {
		c.Processors, c.Overdue = 1, 3*time.Second // the detector of races makes others slow
		main := c.Main
		c.Main = func(ctx context.Context, v sshd.Visitor, args []string) int {
			if args[0] == "endless" {
				<-end
				return 0
			}
			return main(ctx, v, args)
		}
	})
	var told sync.WaitGroup
	for range 2 { // as many as there are places
		told.Go(func() {
			if _, words, code := h.run("", "endless"); code == 0 || !strings.Contains(words, "takes too long") {
				t.Errorf("it ends with %d: %s", code, words)
			}
		})
	}
	told.Wait()
	if out, words, code := h.run("", "norm f"); code != 0 || !strings.Contains(out, "critical infrastructure") {
		t.Errorf("the next visitor has %d: %s", code, words)
	}
	if h.refused("overdue") != 2 {
		t.Error("not counted")
	}
	close(end)
}

// Sessions are limited on a connection, from an address and in all; who is
// refused is told why, and there is room again when somebody leaves.
func TestTooManySessions(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*sshd.Limits)
		words  string
		reason string
	}{
		"in all":     {func(l *sshd.Limits) { l.Sessions = 2 }, "the server is full", "sessions"},
		"address":    {func(l *sshd.Limits) { l.PerIP = 2 }, "from your address", "sessions_per_ip"},
		"connection": {func(l *sshd.Limits) { l.PerConnection = 2 }, "", "sessions_per_connection"},
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t, func(c *sshd.Config) { test.change(&c.Limits) })
			client := h.dial()
			var here []*raw
			for range 2 {
				v := h.terminal(client, 80, 24)
				v.reads("Norms")
				here = append(here, v)
			}
			if name == "connection" {
				for range 500 {
					_, _, err := client.OpenChannel("session", nil)
					var refused *gossh.OpenChannelError
					if !errors.As(err, &refused) || refused.Reason != gossh.ResourceShortage {
						t.Fatalf("a third session: %v", err)
					}
				}
			} else {
				third := h.terminal(h.dial(), 80, 24)
				if code := third.ends(); code != 75 || !strings.Contains(third.text.String(), test.words) {
					t.Errorf("code %d, %q", code, third.text.String())
				}
			}
			if h.refused(test.reason) == 0 {
				t.Error("not counted")
			}
			_, _ = io.WriteString(here[0], "q")
			if code := here[0].ends(); code != 0 {
				t.Errorf("exit code %d", code)
			}
			_ = here[0].Close()
			h.visits(1)
			h.until("room", func() bool {
				channel, requests, err := client.OpenChannel("session", nil)
				if err == nil {
					go gossh.DiscardRequests(requests)
					_ = channel.Close()
				}
				return err == nil
			})
			h.terminal(h.dial(), 80, 24).reads("Norms")
		})
	}
}

// An address that connects without end is slowed; another is not.
func TestConnectionRate(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.PerIP = 10 })
	from := func(ip string) error {
		c, err := (&net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(ip)}}).Dial("tcp", h.addr)
		if err != nil {
			t.Skip(err) // not everywhere has all of 127.0.0.0/8 addresses
		}
		defer c.Close()
		_ = c.SetDeadline(time.Now().Add(waiting))
		_, err = io.ReadFull(c, make([]byte, len("SSH-2.0-comity")))
		return err
	}
	refused := 0
	for range 100 {
		if from("127.0.0.7") != nil {
			refused++
		}
	}
	if refused < 50 || refused > 80 {
		t.Errorf("of 100 connections %d were refused, want those beyond 20 and one a second", refused)
	}
	if err := from("127.0.0.8"); err != nil {
		t.Errorf("another address: %v", err)
	}
}

// Connections that never say who they are do not keep others out, and end.
func TestHandshakeFlood(t *testing.T) {
	h := open(t, func(c *sshd.Config) {
		c.Limits.StartsFree, c.Limits.StartsFull, c.Limits.Handshake = 10, 30, time.Second
		c.Limits.PerIP, c.Limits.StartsPerIP = 100, 100
	})
	var idle []net.Conn
	for range 100 {
		c, err := net.Dial("tcp", h.addr)
		if err != nil {
			t.Fatal(err)
		}
		idle = append(idle, c)
	}
	h.until("connections to be dropped", func() bool { return h.refused("starts") >= 70 })
	if n := h.metric("comity_connections_starting"); n > 30 {
		t.Errorf("%v connections are on their way, at most 30 may be", n)
	}
	h.until("the deadline", func() bool { return h.metric("comity_connections_starting") == 0 })
	h.terminal(h.dial(), 80, 24).reads("Norms")
	for _, c := range idle {
		_ = c.Close()
	}
	h.until("no connection but one", func() bool { return h.metric("comity_connections") == 1 })
}

// What is no SSH ends, and costs nothing more.
func TestNoSSH(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.Handshake = time.Second })
	for _, text := range []string{"GET / HTTP/1.1\r\n\r\n", strings.Repeat("\x00", 1<<16), "SSH-2.0-x\r\n" + strings.Repeat("\xff", 1<<16), "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n"} {
		c, err := net.Dial("tcp", h.addr)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(c, text)
		_ = c.SetReadDeadline(time.Now().Add(waiting))
		if _, err := io.Copy(io.Discard, c); errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%.20q is still listened to", text)
		}
		_ = c.Close()
	}
	h.until("no connection", func() bool { return h.metric("comity_connections") == 0 })
}

// Nothing but sessions is had, and in them nothing but the explorer and the
// commands.
func TestNothingElse(t *testing.T) {
	h := open(t, nil)
	client := h.dial()
	for _, kind := range []string{"direct-tcpip", "x11", "auth-agent@openssh.com", "direct-streamlocal@openssh.com", "tun@openssh.com", "nonsense"} {
		if _, _, err := client.OpenChannel(kind, gossh.Marshal(struct {
			Host string
			Port uint32
			From string
			At   uint32
		}{"127.0.0.1", 22, "127.0.0.1", 1})); err == nil {
			t.Errorf("%s was opened", kind)
		}
	}
	if _, err := client.Listen("tcp", "127.0.0.1:0"); err == nil {
		t.Error("a port is forwarded")
	}
	if _, err := client.ListenUnix("/tmp/comity-test.sock"); err == nil {
		t.Error("a socket is forwarded")
	}
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	for _, request := range []string{"auth-agent-req@openssh.com", "x11-req", "nonsense"} {
		if ok, err := session.SendRequest(request, true, nil); ok || err != nil {
			t.Errorf("%s: %v, %v", request, ok, err)
		}
	}
	if err := session.RequestSubsystem("sftp"); err == nil {
		t.Error("sftp is served")
	}
	if out, err := session.Output("norm f"); err != nil || !strings.Contains(string(out), "un/f") {
		t.Errorf("after all that: %v, %q", err, out)
	}
}

// broken is a shelf of bookmarks that something is wrong with.
type broken struct{}

func (broken) List() ([]settings.Bookmark, error) { panic("the shelf fell") }
func (broken) Add(string, string) error           { panic("the shelf fell") }
func (broken) Remove(string) error                { panic("the shelf fell") }

// A panic ends one visit, which is told so and left with its terminal as it
// was; it is counted, written down, and nobody else is disturbed.
func TestPanic(t *testing.T) {
	h := open(t, func(c *sshd.Config) {
		c.Main = func(ctx context.Context, v sshd.Visitor, args []string) int {
			if len(args) > 0 && args[0] == "panic" {
				panic("as it was asked")
			}
			explore := v.Explore
			v.Explore = func(ctx context.Context, o explorer.Options) error {
				o.Bookmarks = broken{}
				return explore(ctx, o)
			}
			return cli.ForVisitor(ctx, corpus(), v, args)
		}
	})
	other := h.terminal(h.dial(), 120, 40)
	other.reads("Countries")
	v := h.terminal(h.dial(), 120, 40)
	v.reads("Countries")
	_, _ = io.WriteString(v, "B'")
	if code := v.ends(); code != 70 || !strings.Contains(v.text.String(), "because of an error in the server") || !strings.Contains(v.text.String(), "\x1b[?1049l") {
		t.Errorf("exit code %d, %q", code, v.text.String()[max(0, len(v.text.String())-300):])
	}
	session, err := h.dial().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	out, err := session.CombinedOutput("panic")
	var exit *gossh.ExitError
	if !errors.As(err, &exit) || exit.ExitStatus() != 70 || !strings.Contains(string(out), "because of an error in the server") {
		t.Errorf("%v, %q", err, out)
	}
	if n := h.metric("comity_panics_total"); n != 2 {
		t.Errorf("%v panics were counted", n)
	}
	if !strings.Contains(h.log.String(), "the shelf fell") {
		t.Error("the log does not tell of it")
	}
	other.answers("?", "scroll")
}
