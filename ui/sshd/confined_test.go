//go:build linux

package sshd_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"comity/ui/uitest"
)

// After its start the server opens no file but those beside the ones that a
// reload reads, which may be replaced; its visitors and its metrics lack nothing.
func TestConfined(t *testing.T) {
	beside, outside := t.TempDir(), t.TempDir()
	write := func(dir, name, text string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if _, err := os.Stat(path); err == nil {
			uitest.Remove(t, path) // most programs replace a file rather than write into it
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	_, key := hostKey(t)
	public := publicOf(t, key)
	config := filepath.Join(beside, "config.toml")
	set := func(keys string) {
		write(beside, "config.toml", "[serve]\nauthorized_keys = \""+keys+"\"\n")
	}
	keys := write(beside, "keys", public)
	set(keys)
	secret := write(outside, "keys", public)
	metrics := "127.0.0.1:" + freePort(t)
	p := spawn(t, "comity", []string{"COMITY_CONFIG=" + config}, "--log", "text", "--metrics", metrics)
	if strings.Contains(p.log.String(), "no Landlock") {
		t.Skip("this kernel has no Landlock")
	}
	if !strings.Contains(p.log.String(), "msg=confined result=yes") {
		t.Fatalf("the log does not say that it is confined:\n%s", p.log)
	}
	for n, step := range []struct {
		keys, says string
	}{
		{keys, "reload result=done"},
		{secret, "permission denied"},
		{"/proc/self/root" + secret, "permission denied"},
		{keys, "reload result=done"},
	} {
		write(beside, "keys", "# anew\n"+public)
		set(step.keys)
		if err := p.cmd.Process.Signal(syscall.SIGHUP); err != nil {
			t.Fatal(err)
		}
		p.until("the reload", func() bool { return strings.Count(p.log.String(), "msg=reload") == n+1 })
		lines := strings.Split(strings.TrimSpace(p.log.String()), "\n")
		if last := lines[len(lines)-1]; !strings.Contains(last, step.says) {
			t.Errorf("keys from %s: the log says %q, want %q", step.keys, last, step.says)
		}
	}
	_, text := fetch(t, "http://"+metrics+"/metrics")
	for _, want := range []string{"process_resident_memory_bytes", "process_open_fds", "process_start_time_seconds", "process_max_fds"} {
		if !strings.Contains(text, "\n"+want+" ") {
			t.Errorf("the metrics have no %s", want)
		}
	}
	if strings.Contains(p.log.String(), "metrics: ") {
		t.Errorf("the confinement denies what the metrics read:\n%s", p.log)
	}
	g := p.guest(uitest.TermOptions{}, []string{"-i", key})
	g.sees("Norms", "quit")
	g.types("q")
	g.leaves(0)
}
