//go:build unix

package sshd_test

import (
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"comity/ui/sshd"
	"comity/ui/uitest"
)

// terminate ends a server as a supervisor does, and wants it to end well.
func (p *process) terminate() {
	p.t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		p.t.Fatal(err)
	}
	p.until("its end", func() bool {
		select {
		case err := <-p.exit:
			p.exit <- err
			if err != nil {
				p.t.Errorf("%v\n%s", err, p.log)
			}
			return true
		default:
			return false
		}
	})
}

// A host key from the environment is the one that visitors see, as ssh-keygen
// writes it or in one line; nothing is written, and nobody is shown it.
func TestHostKeyFromEnvironment(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "key")
	if _, _, err := sshd.HostKey(file); err != nil {
		t.Fatal(err)
	}
	if path, err := exec.LookPath("ssh-keygen"); err == nil {
		uitest.Remove(t, file)
		if out, err := exec.Command(path, "-q", "-t", "ecdsa", "-N", "", "-f", file).CombinedOutput(); err != nil {
			t.Fatal(err, string(out))
		}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(string(text), "\n") < 4 {
		t.Fatalf("not of several lines: %s", text)
	}
	key, err := gossh.ParsePrivateKey(text)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"as it is": string(text), "without its end": strings.TrimSpace(string(text)), "in one line": strings.ReplaceAll(string(text), "\n", `\n`),
		"from elsewhere": strings.ReplaceAll(string(text), "\n", "\r\n"),
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			p := spawn(t, "comity", []string{"COMITY_SERVE_HOST_KEY=" + value, "XDG_STATE_HOME=" + home})
			p.key = key // the client knows no other
			if out, talk, code := p.run("", "norm", "f"); code != 0 || !strings.Contains(out, "un/f") {
				t.Errorf("code %d, %q, %q", code, out, talk)
			}
			p.terminate()
			if log := p.log.String(); !strings.Contains(log, gossh.FingerprintSHA256(key.PublicKey())) || strings.Contains(log, "made") || strings.Contains(log, "BEGIN") {
				t.Errorf("the log:\n%s", log)
			}
			if left, err := os.ReadDir(home); err != nil || len(left) > 0 {
				t.Errorf("%v, %v", left, err)
			}
		})
	}
}

// The banner is told before the session, on its own lines, and is no part of
// what a command prints.
func TestBanner(t *testing.T) {
	p := spawn(t, "comity", nil, "--banner", "Welcome. Nothing is kept.\n\n")
	path, args := p.client()
	args = slices.Insert(args, 0, "-o", "LogLevel=INFO") // of two the first counts
	cmd := exec.Command(path, append(args, "norm", "f", "--json")...)
	var talk strings.Builder
	cmd.Stderr = &talk
	out, err := cmd.Output()
	if err != nil || !json.Valid(out) || talk.String() != "Welcome. Nothing is kept.\n" && talk.String() != "Welcome. Nothing is kept.\r\n" {
		t.Errorf("%v, %.100s, %q", err, out, talk.String())
	}
	shown, err := uitest.StartTerm(uitest.TermOptions{Cols: 80, Rows: 24, Env: []string{"TERM=xterm-256color", "PATH=" + os.Getenv("PATH")}}, path, args...)
	if err != nil {
		t.Fatal(err)
	}
	g := guest{t, shown}
	g.sees("Norms", "quit")
	g.types("q")
	g.leaves(0)
	g.sees("Welcome. Nothing is kept.")
	if err := shown.Close(); err != nil {
		t.Error(err)
	}
}

// logged are the lines of a log that is JSON.
func logged(t *testing.T, text string) []map[string]any {
	t.Helper()
	var all []map[string]any
	for line := range strings.Lines(text) {
		one := map[string]any{}
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Errorf("%q: %v", line, err)
			continue
		}
		for _, name := range []string{"time", "level", "msg"} {
			if one[name] == nil {
				t.Errorf("%q has no %s", line, name)
			}
		}
		all = append(all, one)
	}
	return all
}

// Every line of a log that is JSON is, from the first to the last, whatever
// visitors do; addresses are in it only if that is asked for, and what visitors
// do is not.
func TestLog(t *testing.T) {
	for _, addresses := range []bool{false, true} {
		args := []string{"--log", "json", "--max-per-ip", "1", "--max-per-connection", "2", "--metrics", ":0"}
		if addresses {
			args = append(args, "--log-addresses")
		}
		p := spawn(t, "comity", nil, args...)
		if out, _, code := p.run("", "search", "xyzzy"); code != 1 || out != "" {
			t.Errorf("code %d, %q", code, out)
		}
		client := p.dial()
		first := p.terminal(client, 80, 24)
		first.reads("Norms")
		if code := p.terminal(client, 80, 24).ends(); code != 75 {
			t.Errorf("a second visit: code %d", code)
		}
		if _, _, err := client.OpenChannel("direct-tcpip", nil); err == nil {
			t.Error("a port is forwarded")
		}
		if c, err := net.Dial("tcp", p.addr); err != nil {
			t.Error(err)
		} else {
			_, _ = io.WriteString(c, "GET / HTTP/1.1\r\n\"}\n{xyzzy"+strings.Repeat(" ", 999))
			_, _ = io.Copy(io.Discard, c)
			_ = c.Close()
		}
		p.until("the refusals in the log", func() bool { return strings.Count(p.log.String(), `"refused"`) >= 3 })
		_ = client.Close()
		p.terminate()
		var said []string
		from := 0
		for _, one := range logged(t, p.log.String()) {
			said = append(said, one["msg"].(string))
			if address, ok := one["address"].(string); ok && one["msg"] != "listening on" && one["msg"] != "metrics on" {
				from++
				if !strings.HasPrefix(address, "127.0.0.1:") {
					t.Errorf("the address is %q", address)
				}
			}
		}
		for _, want := range []string{"the host key is", "listening on", "metrics on", "a visit began", "a visit ended", "refused", "closing", "closed"} {
			if !slices.Contains(said, want) {
				t.Errorf("the log does not say %q: %q", want, said)
			}
		}
		if (from > 0) != addresses || addresses && from < 4 {
			t.Errorf("with --log-addresses %v, %d lines have one:\n%s", addresses, from, p.log)
		}
		if strings.Contains(p.log.String(), "xyzzy") || !addresses && strings.Count(p.log.String(), "127.0.0.1") != 2 {
			t.Errorf("the log tells of visitors:\n%s", p.log)
		}
	}
}

// The metrics are on loopback unless another address is said, and are nowhere
// unless they are asked for; several addresses are listened on at once.
func TestListens(t *testing.T) {
	quiet := spawn(t, "comity", nil)
	if strings.Contains(quiet.log.String(), "metrics") {
		t.Errorf("metrics without --metrics:\n%s", quiet.log)
	}
	quiet.terminate()

	port := freePort(t)
	p := spawn(t, "comity", nil, "--metrics", ":"+port, "--grace", "1s", "--listen", "127.0.0.1:0, localhost:0,[::1]:0")
	p.until("the last address", func() bool { return strings.Contains(p.log.String(), "metrics on") })
	var at []string
	for line := range strings.Lines(p.log.String()) {
		if _, address, ok := strings.Cut(line, "listening on "); ok {
			at = append(at, strings.TrimSpace(address))
		}
	}
	if len(at) != 3 {
		t.Fatalf("it listens on %q:\n%s", at, p.log)
	}
	if want := "comity: metrics on http://127.0.0.1:" + port + "/metrics\n"; !strings.Contains(p.log.String(), want) {
		t.Errorf("the metrics are not on loopback:\n%s", p.log)
	}
	for _, address := range at {
		p.addr = address
		p.terminal(p.dial(), 80, 24).reads("Norms")
	}
	answer, err := http.Get("http://127.0.0.1:" + port + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if text, err := io.ReadAll(answer.Body); err != nil || !strings.Contains(string(text), "\ncomity_sessions 3\n") {
		t.Errorf("one count for all listeners: %v, %s", err, text)
	}
	if other, err := http.Get("http://127.0.0.1:" + port + "/debug/pprof/"); err != nil || other.StatusCode != http.StatusNotFound {
		t.Errorf("more than metrics is served: %v, %v", other.Status, err)
	}
	p.terminate()
}
