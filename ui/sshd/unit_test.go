//go:build linux

package sshd_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The units are such that systemd understands, and let a service do little: of
// its own scale, from 0 for nothing to 10 for everything, at most 2.
func TestUnit(t *testing.T) {
	systemd := needed(t, "systemd-analyze", "systemd")
	dir := t.TempDir()
	unit, socket := filepath.Join(dir, "comity@1.service"), filepath.Join(dir, "comity.socket")
	text := inDeploy(t, "comity@.service", "/usr/local/bin/comity", strings.ReplaceAll(program(t, "comity"), " ", `\x20`))
	for path, text := range map[string]string{unit: text, socket: inDeploy(t, "comity.socket")} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.Command(systemd, "verify", "--man=no", unit, socket).CombinedOutput(); err != nil || strings.Contains(string(out), "comity") {
		t.Errorf("%v, %s", err, out)
	}
	out, err := exec.Command(systemd, "security", "--offline=true", "--threshold=20", unit).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	// What it starts is a command that there is: with the flags and variables
	// of the unit, and one address more that cannot be.
	_, line, _ := strings.Cut(text, "\nExecStart=")
	line, _, _ = strings.Cut(line, "\n")
	words := strings.Fields(strings.ReplaceAll(line, "%i", "1"))
	cmd := exec.Command(strings.ReplaceAll(words[0], `\x20`, " "), append(words[1:], "--listen", "nowhere")...)
	_, environ, _ := strings.Cut(text, "\nEnvironment=")
	environ, _, _ = strings.Cut(environ, "\n")
	cmd.Env = append(strings.Fields(environ), "XDG_STATE_HOME="+t.TempDir())
	if out, err := cmd.CombinedOutput(); err == nil || string(out) != "comity: --listen: nowhere is not an address with a port, such as 127.0.0.1:23234 or :22\n" {
		t.Errorf("%v, %s", err, out)
	}
}
