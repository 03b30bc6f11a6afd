//go:build unix

package sshd_test

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"comity/ui/sshd"
	"comity/ui/uitest"
)

// SIGHUP reloads what can be reloaded, ends nobody's visit, and says what needs
// a restart; with something wrong nothing changes.
func TestReload(t *testing.T) {
	dir := t.TempDir()
	config, banner := filepath.Join(dir, "config.toml"), ""
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(config, []byte("[serve]\n"+text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("banner = \"first\"\n")
	p := spawn(t, "comity", []string{"COMITY_CONFIG=" + config}, "--log", "text")
	g := p.guest(uitest.TermOptions{}, nil)
	g.sees("Norms", "quit")
	dial := func() *gossh.Client {
		t.Helper()
		client, err := gossh.Dial("tcp", p.addr, &gossh.ClientConfig{User: "x", HostKeyCallback: gossh.FixedHostKey(p.key.PublicKey()), BannerCallback: func(text string) error {
			banner = strings.TrimSpace(text)
			return nil
		}})
		if err != nil {
			t.Fatal(err)
		}
		return client
	}
	_ = dial().Close()
	if banner != "first" {
		t.Errorf("the banner is %q", banner)
	}
	for n, step := range []struct{ file, says, banner string }{
		{"banner = \"second\"\nmax_sessions = 1\n", "reload result=done", "second"},
		{"banner = \"third\"\nmax_per_ip = \"many\"\n", "nothing was changed", "second"},
		{"banner = \"fourth\"\nmetrics = \"127.0.0.1:1\"\n", "needs_restart=metrics", "fourth"},
	} {
		write(step.file)
		if err := p.cmd.Process.Signal(syscall.SIGHUP); err != nil {
			t.Fatal(err)
		}
		p.until("the reload", func() bool { return strings.Count(p.log.String(), "msg=reload") == n+1 })
		if !strings.Contains(p.log.String(), step.says) {
			t.Errorf("the log does not say %q:\n%s", step.says, p.log)
		}
		client := dial()
		if banner != step.banner {
			t.Errorf("the banner is %q, want %q", banner, step.banner)
		}
		if n == 0 {
			s, err := client.NewSession()
			if err != nil {
				t.Fatal(err)
			}
			if out, err := s.CombinedOutput("norm f"); err == nil || strings.Contains(string(out), "un/f") {
				t.Errorf("the new limit of one session does not hold: %s", out)
			}
		}
		_ = client.Close()
	}
	g.types("q")
	g.leaves(0)
}

// A log that nobody reads any more ends no service.
func TestClosedLog(t *testing.T) {
	file := filepath.Join(t.TempDir(), "key")
	key, _, err := sshd.HostKey(file)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program(t, "comity"), "serve", "--listen", "127.0.0.1:0", "--host-key", file)
	cmd.Env = []string{"HOME=" + t.TempDir()}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = w
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = w.Close()
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	addr := ""
	for lines := bufio.NewScanner(r); addr == "" && lines.Scan(); {
		_, addr, _ = strings.Cut(lines.Text(), "listening on ")
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		client, err := gossh.Dial("tcp", addr, &gossh.ClientConfig{User: "x", HostKeyCallback: gossh.FixedHostKey(key.PublicKey()), Timeout: waiting})
		if err != nil {
			t.Fatal(err)
		}
		s, err := client.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		if out, err := s.Output("norm f"); err != nil || len(out) == 0 {
			t.Errorf("%v, %q", err, out)
		}
		_ = client.Close()
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(waiting):
		t.Error("it does not end")
	}
}

// A flood does not fill the log: lines of one kind and source are gathered.
func TestLogOfAFlood(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.PerIP = 1 })
	holder := h.terminal(h.dial(), 80, 24)
	holder.reads("Norms")
	client := h.dial()
	for range 300 {
		s, err := client.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		_ = s.Run("norm f") // it is refused
	}
	h.until("all to be refused", func() bool { return h.refused("sessions_per_ip") == 300 })
	if n := strings.Count(h.log.String(), "\n"); n > 30 {
		t.Errorf("300 refusals are %d lines", n)
	}
	h.close()
	if log := h.log.String(); !strings.Contains(log, "msg=gathered kind=refused count=295") {
		t.Errorf("the log does not say how many there were:\n%s", log)
	}
}
