//go:build unix

package sshd_test

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/pem"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"comity/ui/sshd"
)

// TestKeyFiles: what is no file of keys is refused at once.
func TestKeyFiles(t *testing.T) {
	dir := t.TempDir()
	pipe, huge := filepath.Join(dir, "pipe"), filepath.Join(dir, "huge")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(huge, make([]byte, 2<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{pipe, huge, dir, "/dev/zero", filepath.Join(dir, "none")} {
		done := make(chan error, 2)
		go func() {
			_, err := sshd.AuthorizedKeys(path)
			done <- err
			_, err = sshd.PresenterKeys(path)
			done <- err
		}()
		for range 2 {
			select {
			case err := <-done:
				if err == nil || !strings.Contains(err.Error(), path) {
					t.Errorf("%s: %v", path, err)
				}
			case <-time.After(waiting):
				t.Fatalf("%s is still read", path)
			}
		}
	}
}

// TestShortHostKey: an RSA key that is too short is refused, and a long one signs
// with SHA-2 alone.
func TestShortHostKey(t *testing.T) {
	for bits, good := range map[int]bool{1024: false, 2048: true} {
		private, err := rsa.GenerateKey(rand.Reader, bits)
		if err != nil {
			t.Skipf("no key of %d bits can be made here: %v", bits, err)
		}
		block, err := gossh.MarshalPrivateKey(private, "")
		if err != nil {
			t.Fatal(err)
		}
		key, err := sshd.ParseHostKey(pem.EncodeToMemory(block))
		if good != (err == nil) || err != nil && !strings.Contains(err.Error(), "expected at least 2048") {
			t.Fatalf("%d bits: %v", bits, err)
		}
		if good {
			if _, err := gossh.NewSignerWithAlgorithms(key.(gossh.AlgorithmSigner), []string{gossh.KeyAlgoRSA}); err == nil {
				t.Error("it signs with SHA-1")
			}
		}
	}
}

// TestAlgorithms: nothing that is weak is agreed on.
func TestAlgorithms(t *testing.T) {
	h := open(t, nil)
	weak := gossh.InsecureAlgorithms()
	for name, config := range map[string]gossh.Config{
		"key exchange": {KeyExchanges: append(weak.KeyExchanges, "diffie-hellman-group14-sha256", "diffie-hellman-group16-sha512")},
		"cipher":       {Ciphers: weak.Ciphers},
		"MAC":          {MACs: weak.MACs, Ciphers: []string{"aes128-ctr"}},
	} {
		client, err := gossh.Dial("tcp", h.addr, &gossh.ClientConfig{Config: config, User: "x", HostKeyCallback: gossh.FixedHostKey(h.key.PublicKey()), Timeout: waiting})
		if err == nil {
			_ = client.Close()
			t.Errorf("a weak %s is agreed on", name)
		} else if !strings.Contains(err.Error(), "no common algorithm") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, exchange := range []string{"mlkem768x25519-sha256", "curve25519-sha256", "ecdh-sha2-nistp256"} {
		client, err := gossh.Dial("tcp", h.addr, &gossh.ClientConfig{Config: gossh.Config{KeyExchanges: []string{exchange}}, User: "x", HostKeyCallback: gossh.FixedHostKey(h.key.PublicKey()), Timeout: waiting})
		if err != nil {
			t.Errorf("%s: %v", exchange, err)
			continue
		}
		_ = client.Close()
	}
}
