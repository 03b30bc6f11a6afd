//go:build unix

package sshd_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"comity/assets"
	"comity/model"
	"comity/ui/cli"
	"comity/ui/sshd"
	"comity/ui/uitest"
)

// waiting is how long anything may take before it counts as hanging. A test
// that passes never waits so long.
const waiting = 30 * time.Second

var corpus = sync.OnceValue(func() *model.Corpus {
	c, err := model.Unpack(assets.Packed())
	if err != nil {
		panic(err)
	}
	return c
})

// house is a server that a test attacks, and what it is known by.
type house struct {
	t      testing.TB
	server *sshd.Server
	addr   string
	key    gossh.Signer
	log    *journal
	done   chan error
}

// journal is a log that a test can read.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

// open starts a server on loopback with limits as they are meant, changed as
// the test wants.
func open(t testing.TB, change func(*sshd.Config)) *house {
	t.Helper()
	key, _, err := sshd.HostKey(filepath.Join(t.TempDir(), "key"))
	if err != nil {
		t.Fatal(err)
	}
	h := &house{t: t, key: key, log: &journal{}, done: make(chan error, 1)}
	c := sshd.Config{
		Corpus: corpus(), HostKeys: []gossh.Signer{key}, Limits: sshd.DefaultLimits(),
		Log: slog.New(slog.NewTextHandler(h.log, nil)),
		Main: func(ctx context.Context, v sshd.Visitor, args []string) int {
			return cli.ForVisitor(ctx, corpus(), v, args)
		},
	}
	c.Limits.Grace = time.Second
	c.Limits.Penalty = 0 // all tests are one source
	if change != nil {
		change(&c)
	}
	if h.server, err = sshd.New(c); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	h.addr = l.Addr().String()
	server := h.server
	go func() { h.done <- server.Serve(l) }()
	t.Cleanup(h.close)
	return h
}

// close ends the server, once.
func (h *house) close() {
	if h.server == nil {
		return
	}
	h.server.Shutdown()
	h.server = nil
	if err := <-h.done; err != nil {
		h.t.Error(err)
	}
}

// client is the real one: its program and its arguments before the command.
func (h *house) client(options ...string) (path string, args []string) {
	h.t.Helper()
	path, err := exec.LookPath("ssh")
	if err != nil {
		if os.Getenv("CI") != "" {
			h.t.Fatal("ssh is not installed: the Debian package openssh-client")
		}
		h.t.Skip("ssh is not installed: the Debian package openssh-client")
	}
	host, port, _ := net.SplitHostPort(h.addr)
	known := filepath.Join(h.t.TempDir(), "known_hosts")
	line := fmt.Sprintf("[%s]:%s %s", host, port, gossh.MarshalAuthorizedKey(h.key.PublicKey()))
	if err := os.WriteFile(known, []byte(line), 0o600); err != nil {
		h.t.Fatal(err)
	}
	return path, append([]string{"-F", "none", "-p", port, "-o", "UserKnownHostsFile=\"" + known + "\"", "-o", "GlobalKnownHostsFile=none",
		"-o", "StrictHostKeyChecking=yes", "-o", "BatchMode=yes", "-o", "LogLevel=ERROR"}, append(options, host)...)
}

// run is the real client without a terminal.
func (h *house) run(stdin string, command ...string) (stdout, stderr string, code int) {
	h.t.Helper()
	path, args := h.client()
	ctx, cancel := context.WithTimeout(context.Background(), waiting)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, append(args, command...)...)
	var out, talk bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(stdin), &out, &talk
	err := cmd.Run()
	if late := ctx.Err(); late != nil {
		h.t.Fatalf("ssh %v: %v", command, late)
	}
	if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		h.t.Fatal(err)
	}
	return out.String(), talk.String(), cmd.ProcessState.ExitCode()
}

// guest is the real client in a terminal.
type guest struct {
	t testing.TB
	*uitest.Term
}

func (h *house) guest(o uitest.TermOptions, options []string, command ...string) guest {
	h.t.Helper()
	path, args := h.client(options...)
	if o.Cols == 0 {
		o.Cols, o.Rows = 120, 40
	}
	if o.Env == nil {
		o.Env = []string{"TERM=xterm-256color", "PATH=" + os.Getenv("PATH"), "HOME=" + h.t.TempDir()}
	}
	running, err := uitest.StartTerm(o, path, append(args, command...)...)
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() {
		if err := running.Close(); err != nil {
			h.t.Error(err)
		}
	})
	return guest{h.t, running}
}

// sees waits until the screen holds every text.
func (g guest) sees(texts ...string) {
	g.t.Helper()
	err := g.WaitFor(func(screen string) bool {
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	}, waiting)
	if err != nil {
		g.t.Fatalf("waiting for %q: %v", texts, err)
	}
}

func (g guest) types(keys string) {
	g.t.Helper()
	if err := g.Send(keys); err != nil {
		g.t.Fatal(err)
	}
}

// leaves waits for the end, and wants the exit code and the terminal as it was.
func (g guest) leaves(want int) {
	g.t.Helper()
	code, err := g.Exit(waiting)
	if err != nil {
		g.t.Fatal(err)
	}
	if code != want {
		g.t.Errorf("exit code %d, want %d; the screen:\n%s", code, want, g.Screen())
	}
	if err := g.Restored(); err != nil {
		g.t.Error(err)
	}
}

// visits waits until so many sessions are there.
func (h *house) visits(want int) {
	h.t.Helper()
	h.until(fmt.Sprintf("%d sessions", want), func() bool { return h.metric("comity_sessions") == float64(want) })
}

// until waits for something to become true.
func (h *house) until(what string, holds func() bool) {
	h.t.Helper()
	deadline := time.After(waiting)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-tick.C:
		case <-deadline:
			h.t.Fatalf("waited in vain for %s; the log:\n%s", what, h.log)
		}
	}
}
