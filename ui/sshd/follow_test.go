//go:build linux

package sshd_test

import (
	"bytes"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"comity/ui/sshd"
	"comity/ui/uitest"
)

// secret stands in the notes of the talk, and nowhere else.
const secret = "SECRETNOTE"

const talk = `---
title: A talk about norms
length: 10m
---

## One: alpha

<!-- ` + secret + ` one -->

Here we begin. ` + plenty + `

---

## Two: bravo

first: ` + plenty + `
<!-- pause -->

then charlie

<!--
` + secret + ` two
-->

---

## Three: delta

` + "```comity\nnorm/f\nThe norm about infrastructure\n```\n"

// stageDoor is a server that gives the talk, and the key of who presents.
type stageDoor struct {
	*process
	key, file string
}

func giving(t testing.TB, more ...string) stageDoor {
	t.Helper()
	file := filepath.Join(t.TempDir(), "talk.md")
	if err := os.WriteFile(file, []byte(talk), 0o600); err != nil {
		t.Fatal(err)
	}
	key, public := keyFile(t, "mine")
	return stageDoor{spawn(t, "comity", nil, append([]string{
		"--brief", file, "--presenter-key", strings.TrimSpace(string(gossh.MarshalAuthorizedKey(public))), "--questions",
	}, more...)...), key, file}
}

// presents is the presenter's terminal.
func (s stageDoor) presents(args ...string) guest {
	return s.guest(uitest.TermOptions{}, []string{"-t", "-o", "IdentitiesOnly=yes", "-i", s.key}, append([]string{"present"}, args...)...)
}

// follows is a follower's terminal.
func (s stageDoor) follows(o uitest.TermOptions, command ...string) guest {
	return s.guest(o, []string{"-t", "-l", sshd.Guest}, append(command, "follow")...)
}

// once is what a follower without a terminal is told.
func (s stageDoor) once(command ...string) (out string, code int) {
	s.t.Helper()
	path, args := s.client("-l", sshd.Guest)
	cmd := exec.Command(path, append(args, command...)...)
	text, _ := cmd.CombinedOutput()
	return string(text), cmd.ProcessState.ExitCode()
}

// Who follows over SSH sees each step at their own size, in words where they
// asked for those; may leave and return; and is told of the end.
func TestFollowOverSSH(t *testing.T) {
	s := giving(t)
	if out, code := s.once("follow"); code != 2 || !strings.Contains(out, "no briefing") {
		t.Errorf("before the briefing: code %d, %s", code, out)
	}
	early := s.follows(uitest.TermOptions{Cols: 80, Rows: 24})
	early.sees("no briefing is in progress", "quit")
	p := s.presents()
	p.sees("One: alpha", secret+" one", "1 follower")
	early.sees("Here we begin")
	wide := s.follows(uitest.TermOptions{Cols: 160, Rows: 50})
	wide.sees("Here we begin")
	lines := s.follows(uitest.TermOptions{}, "accessible")
	lines.sees("Slide 1 of 3: One: alpha.", "Here we begin")
	p.sees("3 follow")
	p.types(" ")
	early.sees("first")
	p.types(" ")
	for _, g := range []guest{early, wide, lines} {
		g.sees("then charlie")
	}
	if out, code := s.once("follow"); code != 0 || !strings.Contains(out, "Slide 2 of 3") || !strings.Contains(out, "then charlie") || strings.ContainsAny(out, "\x1b\r") {
		t.Errorf("without a terminal: code %d, %q", code, out)
	}
	early.types(" ")
	early.sees("wandering", "infrastructure")
	p.types("kk")
	wide.sees("Here we begin")
	early.sees("wandering", "infrastructure")
	early.types("R")
	early.sees("Here we begin")
	early.types("VWho is it?\r")
	p.sees("a question")
	p.types("V")
	p.sees("Who is it?")
	p.types("\x1b")
	p.sees("Notes")
	p.types("G\r") // into the live block
	early.sees("critical infrastructure", "A/70/174")
	p.types("q")
	p.leaves(0)
	early.sees("the briefing is over")
	lines.sees("The briefing is over.")
	lines.types("q\r")
	lines.leaves(0)
	early.types("q")
	early.leaves(0)
}

// The presenter who is cut off finds the room again, and takes it over.
func TestTakeOver(t *testing.T) {
	s := giving(t)
	first := s.presents()
	first.sees("One: alpha")
	second := s.presents()
	second.leaves(1)
	second.sees("present --take-over")
	third := s.presents("--take-over", "--slide", "2")
	third.sees("Notes", "first")
	first.sees("another presenter has taken over")
	out, code := s.once("follow")
	if code != 0 || !strings.Contains(out, "Slide 2 of 3") {
		t.Errorf("code %d, %s", code, out)
	}
	fourth := s.presents("--take-over") // goes on where the room is
	fourth.sees("Notes", "Slide 2 of 3")
	third.sees("another presenter has taken over")
	if out, code := s.once("follow"); code != 0 || !strings.Contains(out, "Slide 2 of 3") {
		t.Errorf("code %d, %s", code, out)
	}
	// Without a terminal nobody can present, and nobody is cut off.
	path, args := s.client("-T", "-i", s.key, "-o", "IdentitiesOnly=yes")
	if out, err := exec.Command(path, append(args, "present", "--take-over")...).CombinedOutput(); err == nil || !strings.Contains(string(out), "needs a terminal") {
		t.Errorf("presenting without a terminal: %v, %s", err, out)
	}
	if out, code := s.once("follow"); code != 0 || !strings.Contains(out, "Slide 2 of 3") {
		t.Errorf("after somebody without a terminal took over: code %d, %s", code, out)
	}
	stranger := s.guest(uitest.TermOptions{}, []string{"-t", "-l", sshd.Guest}, "present")
	stranger.leaves(1)
	stranger.sees("presenter's key")
}

// A server that gives no briefing says so, and offers the explorer.
func TestFollowNothing(t *testing.T) {
	h := open(t, nil)
	g := h.guest(uitest.TermOptions{}, []string{"-t"}, "follow")
	g.sees("no briefing is in progress", "Statements")
	g.types("q")
	g.leaves(0)
	for _, command := range [][]string{{"follow"}, {"accessible", "follow"}} {
		if _, talk, code := h.run("", command...); code != 2 || !strings.Contains(talk, "no briefing") {
			t.Errorf("%v: code %d, %s", command, code, talk)
		}
	}
}

// audience is a follower whose every byte is kept.
type audience struct {
	gossh.Channel
	mu   sync.Mutex
	data bytes.Buffer

	first, last time.Time // when something came
}

// seat takes a follower in, on a connection that a test may spoil.
func (p *process) seat(t testing.TB, raw net.Conn, columns, rows uint32, command string) *audience {
	t.Helper()
	c, channels, requests, err := gossh.NewClientConn(raw, p.addr, &gossh.ClientConfig{User: sshd.Guest, HostKeyCallback: gossh.FixedHostKey(p.key.PublicKey())})
	if err != nil {
		t.Fatal(err)
	}
	client := gossh.NewClient(c, channels, requests)
	t.Cleanup(func() { _ = client.Close() })
	channel, in, err := client.OpenChannel("session", nil)
	if err != nil {
		t.Fatal(err)
	}
	go gossh.DiscardRequests(in)
	ok, err := channel.SendRequest("pty-req", true, gossh.Marshal(ptyReq{Term: "xterm-256color", Columns: columns, Rows: rows, Modes: "\x00"}))
	if err == nil && ok {
		ok, err = channel.SendRequest("exec", true, gossh.Marshal(struct{ Command string }{command}))
	}
	if err != nil || !ok {
		t.Fatal("no session: ", err)
	}
	a := &audience{Channel: channel}
	go a.listen()
	return a
}

func (a *audience) listen() {
	buf := make([]byte, 32<<10)
	for {
		n, err := a.Read(buf)
		a.mu.Lock()
		a.data.Write(buf[:n])
		a.last = time.Now()
		if a.first.IsZero() {
			a.first = a.last
		}
		a.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// has tells whether a text has come.
func (a *audience) has(text string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return bytes.Contains(a.data.Bytes(), []byte(text))
}

func dialTCP(t testing.TB, addr string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// No byte of a note reaches who follows, wherever they look.
func TestNotesNeverReachFollowers(t *testing.T) {
	s := giving(t)
	screen := s.seat(t, dialTCP(t, s.addr), 120, 40, "follow")
	lines := s.seat(t, dialTCP(t, s.addr), 80, 24, "accessible follow")
	p := s.presents()
	p.sees(secret + " one")
	s.until("the first slide", func() bool { return screen.has("begin") && lines.has("begin") })
	p.types("  ")
	p.sees(secret + " two")
	s.until("the second step", func() bool { return screen.has("charlie") && lines.has("charlie") })
	const esc = "\x1b[27u" // which is one key, whatever follows
	for _, keys := range []string{"p", "J", "i", esc, "/SECRET\r", ":note" + esc, "y", esc, "c", ":slide\x15talk" + esc, "p", "?"} {
		if _, err := io.WriteString(screen, keys); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := io.WriteString(lines, "brief talk\rsearch "+strings.ToLower(secret)+"\rwhere\rhelp\r"); err != nil {
		t.Fatal(err)
	}
	s.until("the help", func() bool { // of which the bytes are what differs from the frame before
		return screen.has("next step or slide") || screen.has("filter the list by typing") || screen.has("Key bindings")
	})
	s.until("the help in lines", func() bool { return lines.has("Listening") })
	for _, command := range []string{"follow", "follow --json", "brief list", "brief run talk", "brief check talk", "open brief/talk", "search " + secret} {
		if out, _ := s.once(strings.Fields(command)...); strings.Contains(out, secret) && !strings.HasPrefix(command, "search") {
			t.Errorf("%s: %s", command, out)
		}
	}
	for name, a := range map[string]*audience{"the screen": screen, "the lines": lines} {
		a.mu.Lock()
		if i := bytes.Index(a.data.Bytes(), []byte(secret+" ")); i >= 0 {
			t.Errorf("%s had a note: %q", name, a.data.Bytes()[max(i-40, 0):min(i+40, a.data.Len())])
		}
		a.mu.Unlock()
	}
}

// While somebody presents, who follows need not press a key; afterwards as
// usual.
func TestFollowersMayRest(t *testing.T) {
	s := giving(t, "--idle", "1s")
	p := s.presents()
	p.sees("One: alpha")
	f := s.follows(uitest.TermOptions{})
	f.sees("Here we begin")
	idle := s.guest(uitest.TermOptions{}, []string{"-t", "-l", sshd.Guest})
	idle.sees("Statements")
	idle.leaves(125)
	p.types(" ")
	f.sees("first")
	p.types("q")
	p.leaves(0)
	f.leaves(125)
}
