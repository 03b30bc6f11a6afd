//go:build unix

package sshd_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"comity/ui/sshd"
)

// keyFile makes a key and gives its file and its public half.
func keyFile(t testing.TB, name string) (file string, public gossh.PublicKey) {
	t.Helper()
	file = filepath.Join(t.TempDir(), name)
	key, _, err := sshd.HostKey(file)
	if err != nil {
		t.Fatal(err)
	}
	return file, key.PublicKey()
}

// telling is a server that tells each visitor whether they may present.
func telling(t *testing.T, change func(*sshd.Config)) *house {
	return open(t, func(c *sshd.Config) {
		c.Main = func(_ context.Context, v sshd.Visitor, _ []string) int {
			fmt.Fprintln(v.Out, "presents:", v.Presents)
			return 0
		}
		change(c)
	})
}

// asks is what the real client is told, with the keys it has.
func (h *house) asks(user string, keys ...string) string {
	h.t.Helper()
	path, args := h.client("-o", "IdentitiesOnly=yes")
	args = append([]string{"-o", "BatchMode=no"}, args...) // what stands first counts
	for _, key := range keys {
		args = append([]string{"-i", key}, args...)
	}
	if user != "" {
		args = append([]string{"-l", user}, args...)
	}
	cmd := exec.Command(path, args...)
	cmd.Env = []string{"HOME=" + h.t.TempDir(), "PATH=" + os.Getenv("PATH")}
	out, _ := cmd.CombinedOutput()
	return strings.TrimSpace(string(out))
}

// With a presenter's key everybody else still enters, with other keys, with
// many, with none, and as a program that answers nothing.
func TestPresenterKey(t *testing.T) {
	mine, public := keyFile(t, "mine")
	var others []string
	for i := range 9 { // more than a server usually takes
		file, _ := keyFile(t, fmt.Sprint("other", i))
		others = append(others, file)
	}
	h := telling(t, func(c *sshd.Config) { c.Presenters = []gossh.PublicKey{public} })
	for name, test := range map[string]struct {
		user string
		keys []string
		want string
	}{
		"the presenter":            {"", []string{mine}, "presents: true"},
		"among many keys":          {"", append([]string{mine}, others...), "presents: true"},
		"another key":              {"", others[:1], "presents: false"},
		"many others":              {"", others, "presents: false"},
		"no key":                   {"", nil, "presents: false"},
		"a guest with the key":     {sshd.Guest, []string{mine}, "presents: false"},
		"a guest that has nothing": {sshd.Guest, nil, "presents: false"},
	} {
		if got := h.asks(test.user, test.keys...); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
	path, args := h.client("-l", sshd.Guest) // in batch mode
	if out, err := exec.Command(path, args...).CombinedOutput(); err != nil || !strings.Contains(string(out), "presents: false") {
		t.Errorf("a program as a guest: %v, %s", err, out)
	}
	if log := h.log.String(); strings.Contains(log, "reason=key") {
		t.Errorf("the log faults keys that nobody asked for:\n%s", log)
	}
}

// A list of those who may enter stays one, and the presenter is among them.
func TestPresenterAndAuthorizedKeys(t *testing.T) {
	mine, public := keyFile(t, "mine")
	member, memberKey := keyFile(t, "member")
	stranger, _ := keyFile(t, "stranger")
	h := telling(t, func(c *sshd.Config) {
		c.Presenters, c.Authorized = []gossh.PublicKey{public}, []gossh.PublicKey{memberKey}
	})
	for key, want := range map[string]string{mine: "presents: true", member: "presents: false"} {
		if got := h.asks("", key); got != want {
			t.Errorf("%s: %q, want %q", filepath.Base(key), got, want)
		}
	}
	for _, user := range []string{"", sshd.Guest} {
		if got := h.asks(user, stranger); !strings.Contains(got, "denied") {
			t.Errorf("a stranger enters: %q", got)
		}
	}
}

// liar offers a public key for which it has no private one.
type liar struct {
	gossh.Signer
	public gossh.PublicKey
}

func (l liar) PublicKey() gossh.PublicKey { return l.public }

// To know the presenter's public key is not to be the presenter: offering it and
// then entering another way opens nothing.
func TestPublicKeyAloneIsNothing(t *testing.T) {
	_, public := keyFile(t, "mine")
	own, _, err := sshd.HostKey(filepath.Join(t.TempDir(), "own"))
	if err != nil {
		t.Fatal(err)
	}
	h := telling(t, func(c *sshd.Config) { c.Presenters = []gossh.PublicKey{public} })
	for name, methods := range map[string][]gossh.AuthMethod{
		"a lie":              {gossh.PublicKeys(liar{own, public})},
		"a lie and a way in": {gossh.PublicKeys(liar{own, public}), gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })},
	} {
		client, err := gossh.Dial("tcp", h.addr, &gossh.ClientConfig{User: "me", Auth: methods, HostKeyCallback: gossh.FixedHostKey(h.key.PublicKey())})
		if err != nil {
			if errors.Is(err, net.ErrClosed) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		session, err := client.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		out, _ := session.Output("x")
		_ = client.Close()
		if !strings.Contains(string(out), "presents: false") {
			t.Errorf("%s: %s", name, out)
		}
	}
}
