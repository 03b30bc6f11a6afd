//go:build linux

package sshd_test

import (
	"bytes"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"

	"comity/ui/sshd"
	"comity/ui/uitest"
)

// tapped is all that a NATS server passes on.
type tapped struct {
	mu   sync.Mutex
	data bytes.Buffer
}

func tap(t testing.TB, url string) *tapped {
	t.Helper()
	w := &tapped{}
	conn, err := nats.Connect(url, nats.NoReconnect())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Close)
	if _, err := conn.Subscribe(">", func(m *nats.Msg) {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.data.Write(m.Data)
	}); err != nil {
		t.Fatal(err)
	}
	if err := conn.Flush(); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *tapped) holds(text string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return bytes.Contains(w.data.Bytes(), []byte(text))
}

// Two servers, one room: whoever follows at either sees the presenter, and
// goes on when the link between them comes back.
func TestTwoServersOneRoom(t *testing.T) {
	n, err := server.NewServer(&server.Options{Host: "127.0.0.1", Port: -1, NoLog: true, NoSigs: true})
	if err != nil {
		t.Fatal(err)
	}
	go n.Start()
	if !n.ReadyForConnections(waiting) {
		t.Fatal("the NATS server does not start")
	}
	defer n.Shutdown()
	wire := tap(t, n.ClientURL())
	s := giving(t, "--nats", n.ClientURL(), "--room", "hall")
	other := stageDoor{process: spawn(t, "comity", nil, "--nats", n.ClientURL(), "--room", "hall", "--questions")}
	f := other.guest(uitest.TermOptions{}, []string{"-t"}, "follow")
	f.sees("no briefing is in progress")
	p := s.presents()
	p.sees("One: alpha", "1 follower")
	f.sees("Here we begin")
	if !wire.holds("then charlie") || wire.holds(secret) {
		t.Error("what one server tells another is not the talk without its notes")
	}
	f.types("VFrom afar?\r")
	p.sees("a question")
	port := n.Addr().(*net.TCPAddr).Port
	n.Shutdown()
	n.WaitForShutdown()
	p.sees("followers on this server stay connected")
	f.sees("showing the last slide")
	p.types(" ")
	again, err := server.NewServer(&server.Options{Host: "127.0.0.1", Port: port, NoLog: true, NoSigs: true})
	if err != nil {
		t.Fatal(err)
	}
	go again.Start()
	defer again.Shutdown()
	f.sees("first")
	if strings.Contains(f.Screen(), secret) {
		t.Error("a note went to another server")
	}
	p.types("q")
	f.sees("the briefing is over")
}

// What an operator gets wrong about a briefing is told before anything listens,
// and no secret is repeated.
func TestBadBriefing(t *testing.T) {
	private, _ := keyFile(t, "private")
	big := filepath.Join(t.TempDir(), "big.md")
	if err := os.WriteFile(big, bytes.Repeat([]byte("# A\n\n---\n\n"), 400_000), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"--brief", "nothing.md"}, "nothing.md"},
		{[]string{"--brief", "nonsense"}, "nonsense"},
		{[]string{"--brief", big}, "1"},
		{[]string{"--presenter-key", private}, "private key"},
		{[]string{"--presenter-key", "ssh-ed25519 nonsense"}, "public key"},
		{[]string{"--presenter-key", "/nowhere/key.pub"}, "no such file"},
		{[]string{"--nats", "http://me:hunter2@host"}, "nats://"},
		{[]string{"--nats", "nats://me:hunter2@host:x"}, "nats://"},
		{[]string{"--nats", "nats://127.0.0.1", "--room", "a b"}, "--room"},
		{[]string{"--nats", "nats://127.0.0.1", "--nats-creds", private}, "nkey"},
	} {
		cmd := exec.Command(program(t, "comity"), append([]string{"serve", "--listen", "127.0.0.1:0"}, test.args...)...)
		cmd.Env = []string{"HOME=" + t.TempDir()}
		out, err := cmd.CombinedOutput()
		text := string(out)
		if err == nil || !strings.Contains(text, test.want) || strings.Contains(text, "hunter2") || strings.Count(text, "\n") != 1 || strings.Contains(text, "listening") {
			t.Errorf("%v: %v, %s", test.args, err, text)
		}
	}
}

// Who presents at their own terminal lets others follow by one flag.
func TestPresentHere(t *testing.T) {
	dir := t.TempDir()
	file, keyName := filepath.Join(dir, "talk.md"), filepath.Join(dir, "host")
	if err := os.WriteFile(file, []byte(talk), 0o600); err != nil {
		t.Fatal(err)
	}
	key, _, err := sshd.HostKey(keyName)
	if err != nil {
		t.Fatal(err)
	}
	h := &house{t: t, key: key, log: &journal{}, addr: "127.0.0.1:" + freePort(t)}
	running, err := uitest.StartTerm(uitest.TermOptions{Cols: 100, Rows: 30, Env: []string{"TERM=xterm-256color", "HOME=" + dir}}, program(t, "comity"),
		"brief", "run", file, "--serve", "--listen", h.addr, "--host-key", keyName, "--questions")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = running.Close() })
	p := guest{t, running}
	p.sees("Here we begin", "0 follow")
	f := h.guest(uitest.TermOptions{Cols: 60, Rows: 20}, []string{"-t"}, "follow")
	f.sees("Here we begin")
	p.sees("1 follower")
	p.types(" ")
	f.sees("first")
	if err := os.WriteFile(file, []byte(strings.Replace(talk, "first", "premier", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	f.sees("premier") // what is saved is followed too
	f.types("VMay I?\r")
	p.sees("a question")
	p.types("q")
	f.leaves(75)
	f.sees("the server is closing")
	if code, err := p.Exit(waiting); code != 0 || err != nil {
		t.Errorf("code %d, %v", code, err)
	}
}
