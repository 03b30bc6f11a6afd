//go:build unix

package sshd_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"comity/ui/sshd"
	"comity/ui/uitest"
)

func TestMain(m *testing.M) {
	if addr := os.Getenv(besiege); addr != "" {
		last, err := time.ParseDuration(os.Getenv(besiegeFor))
		if err != nil {
			panic(err)
		}
		_, _ = fmt.Print(runAttacks(addr, os.Getenv(besiegeAs), last))
		return
	}
	code := m.Run()
	if dir, err := binaries(); err == nil {
		_ = os.RemoveAll(dir)
	}
	os.Exit(code)
}

// binaries builds comity and the floor once, and tells the folder they are in.
var binaries = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "sshd")
	if err != nil {
		return "", err
	}
	build := exec.Command("go", "build", "-buildvcs=false", "-tags", "sshfloor", "-o", dir+string(filepath.Separator), ".", "./ui/uitest/testdata/floor")
	build.Dir = "../.."
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return dir, nil
})

// program is the path of a built binary.
func program(t testing.TB, name string) string {
	t.Helper()
	dir, err := binaries()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, name)
}

// process is a server in a process of its own, so that its memory is not that
// of its test.
type process struct {
	house
	cmd  *exec.Cmd
	exit chan error
}

// spawn starts "comity serve", or the floor, on loopback.
func spawn(t testing.TB, name string, environ []string, args ...string) *process {
	t.Helper()
	file := filepath.Join(t.TempDir(), "key")
	key, _, err := sshd.HostKey(file)
	if err != nil {
		t.Fatal(err)
	}
	p := &process{house: house{t: t, key: key, log: &journal{}}, exit: make(chan error, 1)}
	if name == "comity" {
		usual := []string{"serve", "--listen", "127.0.0.1:0", "--log", "off"}
		if !strings.HasPrefix(strings.Join(environ, "\x00"), "COMITY_SERVE_HOST_KEY=") {
			usual = append(usual, "--host-key", file)
		}
		args = append(usual, args...)
	} else {
		args = []string{file}
	}
	p.cmd = exec.Command(program(t, name), args...)
	p.cmd.Env = append([]string{"HOME=" + t.TempDir(), "PATH=" + os.Getenv("PATH")}, environ...)
	out, err := p.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	at := make(chan string, 8)
	drained := make(chan bool)
	go func() {
		defer close(drained)
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			_, _ = p.log.Write(append(lines.Bytes(), '\n'))
			if _, address, ok := strings.Cut(lines.Text(), "listening on"); ok {
				at <- strings.Trim(strings.TrimPrefix(address, `","address":`), ` "}`)
			}
		}
	}()
	go func() {
		<-drained
		p.exit <- p.cmd.Wait()
	}()
	select {
	case p.addr = <-at:
	case err := <-p.exit:
		t.Fatalf("it ended: %v\n%s", err, p.log)
	case <-time.After(waiting):
		t.Fatal("it does not listen")
	}
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill() // it may have ended
		select {
		case err := <-p.exit:
			p.exit <- err
		case <-time.After(waiting):
			t.Error("it cannot be ended")
		}
	})
	return p
}

// stat reads a field of the process from /proc, in bytes.
func (p *process) stat(file, field string) int64 {
	p.t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", p.cmd.Process.Pid, file))
	if err != nil {
		p.t.Skip(err)
	}
	for line := range strings.Lines(string(data)) {
		if value, ok := strings.CutPrefix(line, field+":"); ok {
			kib, err := strconv.ParseInt(strings.Fields(value)[0], 10, 64)
			if err != nil {
				p.t.Fatal(err)
			}
			return kib << 10
		}
	}
	p.t.Fatalf("no %s in %s", field, file)
	return 0
}

func (p *process) resident() int64 { return p.stat("status", "VmRSS") }

// cpu is how much of a processor's time it has used.
func (p *process) cpu() time.Duration {
	p.t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
	if err != nil {
		p.t.Skip(err)
	}
	_, rest, _ := bytes.Cut(data, []byte(") "))
	fields := bytes.Fields(rest)
	user, err1 := strconv.Atoi(string(fields[11]))
	system, err2 := strconv.Atoi(string(fields[12]))
	if err := errors.Join(err1, err2); err != nil {
		p.t.Fatal(err)
	}
	return time.Duration(user+system) * 10 * time.Millisecond // there are a hundred in a second
}

// A window of any size costs no more memory than one that there is.
func TestHugeWindowMemory(t *testing.T) {
	p := spawn(t, "comity", nil)
	client := p.dial()
	p.terminal(client, 120, 40).reads("Countries")
	before := p.resident()
	v := p.terminal(client, 65535, 65535)
	v.reads("Countries")
	for _, size := range []window{{65535, 65535, 0, 0}, {1 << 31, 1 << 31, 0, 0}, {1<<32 - 1, 1<<32 - 1, 0, 0}} {
		if _, err := v.SendRequest("window-change", false, gossh.Marshal(size)); err != nil {
			t.Fatal(err)
		}
	}
	v.answers("\x1b[8;65535;65535t\x1b[48;65535;65535;65535;65535t?", "scroll")
	grown := p.stat("status", "VmHWM") - before
	t.Logf("the memory grew by %.1f MiB", float64(grown)/(1<<20))
	if grown > 20<<20 {
		t.Errorf("the memory grew by %d MiB", grown>>20)
	}
}

// The command ends as operators and supervisors expect it: on SIGTERM after
// the visitors, with exit code 0 and their terminals as they were.
func TestServeCommand(t *testing.T) {
	for _, test := range []struct {
		name, grace string
		leave       func(g guest)
	}{
		{"the visitor leaves", "5m", func(g guest) {
			g.sees("the server closes in")
			g.types("q")
			g.leaves(0)
		}},
		{"the grace ends", "1s", func(g guest) { g.leaves(75) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			metrics := "127.0.0.1:" + freePort(t)
			p := spawn(t, "comity", []string{"COMITY_SERVE_GRACE=" + test.grace}, "--metrics", metrics)
			g := p.guest(uitest.TermOptions{}, nil)
			g.sees("Norms", "quit")
			if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			test.leave(g)
			select {
			case err := <-p.exit:
				p.exit <- err
				if err != nil {
					t.Error(err)
				}
			case <-time.After(waiting):
				t.Fatal("it does not end")
			}
			if !strings.Contains(p.log.String(), gossh.FingerprintSHA256(p.key.PublicKey())) {
				t.Errorf("the fingerprint is not told:\n%s", p.log)
			}
		})
	}
}

// freePort is a port that nobody listens on.
func freePort(t testing.TB) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// What an operator gets wrong is told in one line, before anything listens.
func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string, mode os.FileMode) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		uitest.Chmod(t, path, mode)
		return path
	}
	good := filepath.Join(dir, "good")
	if _, _, err := sshd.HostKey(good); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	free := "127.0.0.1:" + freePort(t)
	for name, test := range map[string]struct {
		args []string
		code int
		want string
	}{
		"port in use":       {[]string{"--listen", free + "," + taken.Addr().String()}, 1, "address already in use"},
		"metrics in use":    {[]string{"--listen", free, "--metrics", taken.Addr().String()}, 1, "address already in use"},
		"no address":        {[]string{"--listen", "here"}, 2, "not an address with a port"},
		"nothing to listen": {[]string{"--listen", ","}, 2, "no address to listen on"},
		"no key":            {[]string{"--host-key", write("nokey", "nothing", 0o600)}, 1, "not a private key"},
		"half a key":        {[]string{"--host-key", write("half", string(text[:100]), 0o600)}, 1, "not a private key"},
		"open key":          {[]string{"--host-key", write("open", string(text), 0o644)}, 1, "mode 0644"},
		"folder as a key":   {[]string{"--host-key", dir}, 1, "not a regular file"},
		"nowhere to write":  {[]string{"--host-key", "/proc/nowhere/key"}, 1, "/proc/nowhere"},
		"no sessions":       {[]string{"--max-sessions", "0"}, 2, "expected a number from 1"},
		"fewer":             {[]string{"--max-per-ip", "-1"}, 2, "expected a number from 1"},
		"no connection":     {[]string{"--max-per-connection", "0"}, 2, "expected a number from 1"},
		"no time":           {[]string{"--idle", "0"}, 2, "expected a duration"},
		"no such time":      {[]string{"--max-time", "soon"}, 2, "expected a duration"},
		"authorized":        {[]string{"--authorized-keys", write("keys", "# mine\n\nssh-ed25519 AAAA nonsense\n", 0o600)}, 1, "keys:3: is not a public key"},
		"no authorized":     {[]string{"--authorized-keys", write("none", "\n", 0o600)}, 1, "no one could log in"},
		"proxies":           {[]string{"--proxies", "10.0.0.0/8,haproxy"}, 2, "haproxy is not an address"},
		"log":               {[]string{"--log", "loud"}, 2, "expected one of text, json, off"},
		"more":              {[]string{"now"}, 2, "no arguments"},
	} {
		t.Run(name, func(t *testing.T) {
			args := append([]string{"serve"}, test.args...)
			if !strings.Contains(strings.Join(args, " "), "--listen") {
				args = append(args, "--listen", free)
			}
			if !strings.Contains(strings.Join(args, " "), "--host-key") {
				args = append(args, "--host-key", good)
			}
			cmd := exec.Command(program(t, "comity"), args...)
			cmd.Env = []string{"HOME=" + t.TempDir()}
			var talk bytes.Buffer
			cmd.Stderr = &talk
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			late := time.AfterFunc(waiting, func() { _ = cmd.Process.Kill() })
			defer late.Stop()
			_ = cmd.Wait()
			if code := cmd.ProcessState.ExitCode(); code != test.code || strings.Count(talk.String(), "\n") != 1 || !strings.Contains(talk.String(), test.want) {
				t.Errorf("exit code %d, want %d; %q, want %q", code, test.code, talk.String(), test.want)
			}
		})
	}
	for setting, want := range map[string]string{"COMITY_SERVE_IDLE=x": "COMITY_SERVE_IDLE", "COMITY_SERVE_HOST_KEY=-----BEGIN nothing": "COMITY_SERVE_HOST_KEY"} {
		cmd := exec.Command(program(t, "comity"), "serve", "--listen", free)
		cmd.Env = []string{"HOME=" + t.TempDir(), setting}
		if out, err := cmd.CombinedOutput(); err == nil || !strings.Contains(string(out), want) {
			t.Errorf("%s: %v, %s", setting, err, out)
		}
	}
}

// The key is made once, for its owner alone, and is then the same; two
// replicas that start together have one.
func TestHostKey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "comity", "key")
	var all sync.WaitGroup
	prints := make([]string, 8)
	made := make([]bool, 8)
	for n := range prints {
		all.Go(func() {
			key, new, err := sshd.HostKey(path)
			if err != nil {
				t.Error(err)
				return
			}
			prints[n], made[n] = gossh.FingerprintSHA256(key.PublicKey()), new
		})
	}
	all.Wait()
	count := 0
	for n := range prints {
		if prints[n] != prints[0] {
			t.Errorf("two keys: %s and %s", prints[n], prints[0])
		}
		if made[n] {
			count++
		}
	}
	if count != 1 {
		t.Errorf("the key was made %d times", count)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("%d files", len(left))
	}
}
