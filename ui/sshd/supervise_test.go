//go:build unix

package sshd_test

import (
	"bufio"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"comity/ui/sshd"
	"comity/ui/uitest"
)

// supervised is a server that a supervisor has started, and what it tells that.
type supervised struct {
	house
	cmd  *exec.Cmd
	told chan string // the lines of its messages
	exit chan error
}

// supervise starts "comity serve" as systemd does: with sockets that are passed,
// their names, and a socket for messages.
func supervise(t *testing.T, key gossh.Signer, keyFile string, sockets []*os.File, names string, environ []string, args ...string) *supervised {
	t.Helper()
	path, messages := notifySocket(t)
	p := &supervised{house: house{t: t, key: key, log: &journal{}}, told: make(chan string, 1000), exit: make(chan error, 1)}
	go func() {
		defer close(p.told)
		var buf [4096]byte
		for {
			n, err := messages.Read(buf[:])
			if err != nil {
				return
			}
			for line := range strings.Lines(string(buf[:n])) {
				p.told <- strings.TrimSpace(line)
			}
		}
	}()
	shell := []string{"-c", `LISTEN_PID=$$ exec "$0" "$@"`, program(t, "comity"), "serve", "--host-key", keyFile}
	p.cmd = exec.Command("/bin/sh", append(shell, args...)...)
	p.cmd.ExtraFiles = sockets
	p.cmd.Env = append([]string{"HOME=" + t.TempDir(), "NOTIFY_SOCKET=" + path, "LISTEN_FDNAMES=" + names}, environ...)
	if len(sockets) > 0 {
		p.cmd.Env = append(p.cmd.Env, "LISTEN_FDS="+string(rune('0'+len(sockets))))
	}
	errs, err := p.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan bool)
	go func() {
		for lines := bufio.NewScanner(errs); lines.Scan(); {
			_, _ = p.log.Write(append(lines.Bytes(), '\n'))
		}
		p.exit <- p.cmd.Wait()
		close(ended)
	}()
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill() // it may have ended
		<-ended
		_ = messages.Close()
	})
	return p
}

// hears waits for a line that the supervisor is told, and gives it.
func (p *supervised) hears(prefix string) string {
	p.t.Helper()
	late := time.After(waiting)
	for {
		select {
		case line, ok := <-p.told:
			if !ok {
				p.t.Fatalf("the supervisor was not told %s", prefix)
			}
			if strings.HasPrefix(line, prefix) {
				return line
			}
		case <-late:
			p.t.Fatalf("the supervisor is not told %s\n%s", prefix, p.log)
		}
	}
}

// ends waits for its end, and gives its exit code.
func (p *supervised) ends() int {
	p.t.Helper()
	select {
	case err := <-p.exit:
		if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
			p.t.Fatal(err)
		}
		return p.cmd.ProcessState.ExitCode()
	case <-time.After(waiting):
		p.t.Fatalf("it does not end\n%s", p.log)
		return -1
	}
}

// signal sends a signal to it.
func (p *supervised) signal(s syscall.Signal) {
	p.t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil {
		p.t.Fatal(err)
	}
}

// socket is a listening socket as a supervisor holds it.
func socket(t *testing.T) (*os.File, string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	file, err := l.(*net.TCPListener).File()
	if err = errors.Join(err, l.Close()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	return file, l.Addr().String()
}

// hostKey is a key that several servers share.
func hostKey(t *testing.T) (gossh.Signer, string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "key")
	key, _, err := sshd.HostKey(file)
	if err != nil {
		t.Fatal(err)
	}
	return key, file
}

// A service takes over the sockets that it is passed, by their names, and tells
// its supervisor that it is ready, reloads and stops; the watchdog is fed.
func TestSupervised(t *testing.T) {
	key, file := hostKey(t)
	visitors, addr := socket(t)
	watch, metrics := socket(t)
	p := supervise(t, key, file, []*os.File{visitors, watch}, "ssh:metrics", []string{"WATCHDOG_USEC=200000"}, "--listen", "127.0.0.1:1", "--metrics", "127.0.0.1:1")
	p.hears("READY=1")
	p.addr = addr
	if out, _, code := p.run("", "norm", "f"); code != 0 || !strings.Contains(out, "un/f") {
		t.Errorf("on the passed socket: exit code %d, %q", code, out)
	}
	for path, want := range map[string]string{"/readyz": "ready\n", "/healthz": "alive\n"} {
		if code, text := fetch(t, "http://"+metrics+path); code != 200 || text != want {
			t.Errorf("%s on the passed socket: %d, %q", path, code, text)
		}
	}
	for _, setting := range []string{"listen", "metrics"} {
		if !strings.Contains(p.log.String(), `"a passed socket replaces the setting" setting=`+setting) {
			t.Errorf("the log does not say that %s is replaced:\n%s", setting, p.log)
		}
	}
	for range 3 {
		p.hears("WATCHDOG=1")
	}
	p.signal(syscall.SIGHUP)
	p.hears("RELOADING=1")
	p.hears("MONOTONIC_USEC=")
	p.hears("READY=1")
	p.signal(syscall.SIGTERM)
	p.hears("STOPPING=1")
	if code := p.ends(); code != 0 {
		t.Errorf("exit code %d\n%s", code, p.log)
	}
}

// What is passed and cannot be listened on is told in one line.
func TestPassedWrong(t *testing.T) {
	key, file := hostKey(t)
	ordinary, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer ordinary.Close()
	path := filepath.Join(t.TempDir(), "u")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	local, err := l.(*net.UnixListener).File()
	if err != nil {
		t.Fatal(err)
	}
	defer local.Close()
	one, _ := socket(t)
	two, _ := socket(t)
	for want, test := range map[string]struct {
		files []*os.File
		names string
	}{
		"the socket ssh passed by the supervisor is not a listening socket": {[]*os.File{ordinary}, "ssh"},
		"is of the network unix, expected tcp":                              {[]*os.File{one, local}, "ssh:ssh"},
		"two sockets with the name metrics":                                 {[]*os.File{one, two}, "metrics:metrics"},
	} {
		p := supervise(t, key, file, test.files, test.names, nil)
		if code := p.ends(); code != 1 || !strings.Contains(p.log.String(), want) || strings.Count(p.log.String(), "\n") != 1 {
			t.Errorf("exit code %d, want 1 and %q:\n%s", code, want, p.log)
		}
	}
}

// The binary is replaced without losing anybody: two processes share one socket;
// while the second starts, and one that cannot start, and while the first drains,
// everybody who connects is served, and whoever is in goes on.
func TestReplacement(t *testing.T) {
	key, file := hostKey(t)
	shared, addr := socket(t)
	first := supervise(t, key, file, []*os.File{shared}, "ssh", nil, "--banner", "first", "--grace", "1s")
	first.hears("READY=1")
	first.addr = addr
	g := first.guest(uitest.TermOptions{}, nil)
	g.sees("Norms", "quit")

	bad := supervise(t, key, file, []*os.File{shared}, "ssh", nil, "--idle", "never")
	if code := bad.ends(); code != 2 {
		t.Errorf("a replacement that cannot start: exit code %d\n%s", code, bad.log)
	}
	visit := func() string {
		banner := ""
		client, err := gossh.Dial("tcp", addr, &gossh.ClientConfig{User: "x", Timeout: waiting, HostKeyCallback: gossh.FixedHostKey(key.PublicKey()), BannerCallback: func(text string) error {
			banner = strings.TrimSpace(text)
			return nil
		}})
		if err != nil {
			t.Error(err)
			return ""
		}
		defer client.Close()
		s, err := client.NewSession()
		if err != nil {
			t.Errorf("%s: %v", banner, err)
			return banner
		}
		if out, err := s.Output("norm f"); err != nil || !strings.Contains(string(out), "un/f") {
			t.Errorf("%s: %v, %q", banner, err, out)
		}
		return banner
	}
	if at := visit(); at != "first" {
		t.Errorf("it goes on as before, and %q answers", at)
	}

	var comers sync.WaitGroup
	arrived, enough := make(chan string, 1000), make(chan bool)
	for range 2 {
		comers.Go(func() {
			for {
				select {
				case <-enough:
					return
				case arrived <- visit():
				}
			}
		})
	}
	second := supervise(t, key, file, []*os.File{shared}, "ssh", nil, "--banner", "second")
	second.hears("READY=1")
	first.signal(syscall.SIGUSR1)
	first.hears("STATUS=draining")
	first.until("the drain", func() bool { return strings.Contains(first.log.String(), "msg=draining") })
	for range 10 {
		<-arrived
	}
	close(enough)
	comers.Wait()
	for range 5 {
		if at := visit(); at != "second" {
			t.Errorf("after the replacement %q answers", at)
		}
	}
	g.types("?")
	g.sees("scroll")
	g.types("\x1b")
	g.sees("tab pane")
	g.types("q")
	g.leaves(0)
	if code := first.ends(); code != 0 || !strings.Contains(first.log.String(), "msg=drained") {
		t.Errorf("the first: exit code %d\n%s", code, first.log)
	}
	if at := visit(); at != "second" {
		t.Errorf("after the end of the first %q answers", at)
	}
}

// A drain can be cut short: SIGTERM ends it with the usual countdown.
func TestDrainCutShort(t *testing.T) {
	key, file := hostKey(t)
	shared, addr := socket(t)
	p := supervise(t, key, file, []*os.File{shared}, "ssh", nil, "--grace", "1s")
	p.hears("READY=1")
	p.addr = addr
	g := p.guest(uitest.TermOptions{}, nil)
	g.sees("Norms", "quit")
	p.signal(syscall.SIGUSR1)
	p.hears("STATUS=draining")
	p.signal(syscall.SIGTERM)
	g.leaves(75)
	if code := p.ends(); code != 0 {
		t.Errorf("exit code %d\n%s", code, p.log)
	}
}
