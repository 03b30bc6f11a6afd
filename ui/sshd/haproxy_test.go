//go:build linux

package sshd_test

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"comity/ui/sshd"
)

// needed finds a program that a test needs; only outside CI may it be missing.
func needed(t *testing.T, name, debian string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed: the Debian package %s", name, debian)
		}
		t.Skipf("%s is not installed: the Debian package %s", name, debian)
	}
	return path
}

// replicated is HAProxy as the file says that operators are given, in front of
// two replicas.
func replicated(t *testing.T, args ...string) (front *house, replicas [2]*process) {
	t.Helper()
	haproxy := needed(t, "haproxy", "haproxy")
	shared := filepath.Join(t.TempDir(), "key")
	key, _, err := sshd.HostKey(shared)
	if err != nil {
		t.Fatal(err)
	}
	for n := range replicas {
		replicas[n] = spawn(t, "comity", nil, append([]string{"--host-key", shared, "--proxies", "127.0.0.1", "--log", "json", "--log-addresses"}, args...)...)
		replicas[n].key = key
	}
	front = &house{t: t, key: key, log: &journal{}, addr: "127.0.0.1:" + freePort(t)}
	file := filepath.Join(t.TempDir(), "haproxy.cfg")
	text := inDeploy(t, "haproxy.cfg", "bind :2222", "bind "+front.addr, "server one 127.0.0.1:2301", "server one "+replicas[0].addr,
		"server two 127.0.0.1:2302", "server two "+replicas[1].addr, "inter 5s", "inter 100ms")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(haproxy, "-db", "-f", file)
	cmd.Stdout, cmd.Stderr = front.log, front.log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // nothing of it is kept
		_ = cmd.Wait()
	})
	front.until("HAProxy to listen", func() bool {
		c, err := net.Dial("tcp", front.addr)
		if err == nil {
			_ = c.Close()
		}
		return err == nil
	})
	return front, replicas
}

// from connects from an address of loopback.
func (h *house) from(address string) (*gossh.Client, error) {
	h.t.Helper()
	dialer := net.Dialer{Timeout: waiting, LocalAddr: &net.TCPAddr{IP: net.ParseIP(address)}}
	c, err := dialer.Dial("tcp", h.addr)
	if err != nil {
		return nil, err
	}
	conn, channels, requests, err := gossh.NewClientConn(c, h.addr, &gossh.ClientConfig{User: "x", HostKeyCallback: gossh.FixedHostKey(h.key.PublicKey())})
	if err != nil {
		_ = c.Close()
		return nil, err
	}
	client := gossh.NewClient(conn, channels, requests)
	h.t.Cleanup(func() { _ = client.Close() })
	return client, nil
}

// visitFrom opens the explorer from an address.
func (h *house) visitFrom(address string) *raw {
	h.t.Helper()
	client, err := h.from(address)
	if err != nil {
		h.t.Fatalf("from %s: %v; %s", address, err, h.log)
	}
	return h.terminal(client, 80, 24)
}

// isLetIn reads until there is an explorer, or word that there is no room.
func (r *raw) isLetIn() bool {
	r.t.Helper()
	buf := make([]byte, 64<<10)
	late := time.AfterFunc(waiting, func() { _ = r.Close() })
	defer late.Stop()
	for {
		n, err := r.Read(buf)
		r.text.Write(buf[:n])
		switch text := r.text.String(); {
		case strings.Contains(text, "Norms"):
			return true
		case strings.Contains(text, "from your address"):
			return false
		case err != nil:
			r.t.Fatalf("%v after %q", err, text)
		}
	}
}

// began is how many visits began on a replica from an address.
func (p *process) began(address string) int {
	n := 0
	for line := range strings.Lines(p.log.String()) {
		if strings.Contains(line, `"a visit began"`) && strings.Contains(line, `"address":"`+address+`:`) {
			n++
		}
	}
	return n
}

// Two replicas behind HAProxy are one server: one host key, limits that count
// visitors and not the proxy, and when one of them ends, by a fault or on
// purpose, whoever comes next is served by the other.
func TestReplicas(t *testing.T) {
	front, replicas := replicated(t, "--max-per-ip", "1", "--grace", "3s")
	admitted, refused := 0, 0
	for refused == 0 && admitted <= len(replicas) { // each replica counts for itself
		if front.visitFrom("127.0.0.2").isLetIn() {
			admitted++
		} else {
			refused++
		}
	}
	if refused != 1 || admitted == 0 {
		t.Errorf("%d visits of one address, %d refused:\n%s\n%s", admitted, refused, replicas[0].log, replicas[1].log)
	}
	front.until("the visits in the logs, by who visits", func() bool {
		return admitted == replicas[0].began("127.0.0.2")+replicas[1].began("127.0.0.2")
	})
	front.visitFrom("127.0.0.3").reads("Norms") // the proxy is not counted

	// One replica dies. Those whom it served are told by their clients, and
	// the next one is served.
	if err := replicas[0].cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	replicas[0].exit <- <-replicas[0].exit // until then it may take connections
	for n := range 3 {
		address := fmt.Sprintf("127.0.0.%d", 10+n)
		front.visitFrom(address).reads("Norms")
		front.until(address+" to be served by the other", func() bool { return replicas[1].began(address) == 1 })
	}
	if strings.Contains(replicas[1].log.String(), `"reason":"connection_rate"`) {
		t.Errorf("the proxy that looks whether the server lives is refused:\n%s", replicas[1].log)
	}
}

// A replica that is told to end tells its visitors, while those who come are
// served by the other.
func TestReplicaDrains(t *testing.T) {
	front, replicas := replicated(t, "--grace", "3s")
	first := front.visitFrom("127.0.0.2")
	first.reads("Norms")
	leaving, staying := replicas[0], replicas[1]
	front.until("the visit in a log", func() bool { return leaving.began("127.0.0.2")+staying.began("127.0.0.2") == 1 })
	if leaving.began("127.0.0.2") == 0 {
		leaving, staying = staying, leaving
	}
	ended := make(chan bool)
	go func() {
		leaving.terminate()
		close(ended)
	}()
	first.reads("the server closes in")
	for n := range 3 {
		front.visitFrom(fmt.Sprintf("127.0.0.%d", 10+n)).reads("Norms")
	}
	if code := first.ends(); code != 75 {
		t.Errorf("exit code %d", code)
	}
	<-ended
	for n := range 3 {
		address := fmt.Sprintf("127.0.0.%d", 10+n)
		front.until(address+" to be served by the other", func() bool { return staying.began(address) == 1 })
	}
}

// The file that operators are given is one that HAProxy takes.
func TestHAProxyFile(t *testing.T) {
	out, err := exec.Command(needed(t, "haproxy", "haproxy"), "-c", "-f", filepath.Join("deploy", "haproxy.cfg")).CombinedOutput()
	if err != nil || strings.Contains(string(out), "WARNING") || strings.Contains(string(out), "ALERT") {
		t.Errorf("%v, %s", err, out)
	}
}
