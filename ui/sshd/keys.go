package sshd

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	gossh "golang.org/x/crypto/ssh"

	"comity/model"
)

// maxKeyFile is how large a file of keys may be, in MiB.
const maxKeyFile = 1

// HostKey reads the key by which visitors know the server, or makes it if
// there is none; made tells which.
func HostKey(path string) (key gossh.Signer, made bool, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		if key, err = makeHostKey(path); !errors.Is(err, fs.ErrExist) {
			return key, true, err
		}
		info, err = os.Stat(path) // somebody else was quicker
	}
	if err != nil {
		return nil, false, fmt.Errorf("the host key: %w", err)
	}
	if info.Mode().IsRegular() && info.Mode().Perm()&0o077 != 0 {
		return nil, false, fmt.Errorf("the host key: %s may be read by others (mode %04o), expected 0600", path, info.Mode().Perm())
	}
	data, err := readKeys(path)
	if err != nil {
		return nil, false, fmt.Errorf("the host key: %w", err)
	}
	key, err = ParseHostKey(data)
	if err != nil {
		return nil, false, fmt.Errorf("%s: %w", path, err)
	}
	return key, false, nil
}

// ParseHostKey reads a host key as ssh-keygen writes it.
func ParseHostKey(data []byte) (gossh.Signer, error) {
	key, err := gossh.ParsePrivateKey(data)
	if missing := (*gossh.PassphraseMissingError)(nil); errors.As(err, &missing) {
		return nil, errors.New("the host key is encrypted; use a key without a passphrase")
	}
	if err != nil {
		return nil, errors.New("the host key is not a private key in an OpenSSH format")
	}
	if public, ok := key.PublicKey().(gossh.CryptoPublicKey); ok {
		if rsaKey, ok := public.CryptoPublicKey().(*rsa.PublicKey); ok && rsaKey.N.BitLen() < leastRSA {
			return nil, fmt.Errorf("the host key is an RSA key of %d bits, expected at least %d; or an Ed25519 key", rsaKey.N.BitLen(), leastRSA)
		}
	}
	if key.PublicKey().Type() != gossh.KeyAlgoRSA {
		return key, nil
	}
	signer, ok := key.(gossh.AlgorithmSigner)
	if !ok {
		return nil, errors.New("the host key cannot sign with SHA-2")
	}
	return gossh.NewSignerWithAlgorithms(signer, []string{gossh.KeyAlgoRSASHA512, gossh.KeyAlgoRSASHA256}) // not with SHA-1
}

// leastRSA is the least length of an RSA key, in bits.
const leastRSA = 2048

// makeHostKey makes a key and writes it where none is, whole or not at all.
func makeHostKey(path string) (gossh.Signer, error) {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	block, err := gossh.MarshalPrivateKey(private, "comity")
	if err != nil {
		return nil, err
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("the host key: %w", err)
	}
	file, err := os.CreateTemp(dir, ".ssh_host_*") // with mode 0600
	if err != nil {
		return nil, fmt.Errorf("the host key: %w", err)
	}
	defer func() { _ = os.Remove(file.Name()) }() // it has another name by then, or is not wanted
	_, err = file.Write(pem.EncodeToMemory(block))
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return nil, fmt.Errorf("the host key: %w", err)
	}
	if err := os.Link(file.Name(), path); err != nil { // unlike renaming, it replaces nothing
		return nil, fmt.Errorf("the host key: %w", err)
	}
	return gossh.NewSignerFromKey(private)
}

// AuthorizedKeys reads the keys that may enter. A fault is told with its line.
func AuthorizedKeys(path string) ([]gossh.PublicKey, error) {
	data, err := readKeys(path)
	if err != nil {
		return nil, fmt.Errorf("the authorized keys: %w", err)
	}
	return parseKeys(path, data)
}

// readKeys reads a file of keys, public or private: a regular file that is not
// too large. A pipe or a device might never end.
func readKeys(path string) ([]byte, error) {
	data, err := model.ReadFile(os.DirFS(filepath.Dir(path)), filepath.Base(path), maxKeyFile)
	if err != nil {
		return nil, fmt.Errorf("%s %w", path, err)
	}
	return data, nil
}

// PresenterKeys reads public keys from a file, or as they stand in one.
func PresenterKeys(named string) ([]gossh.PublicKey, error) {
	if strings.Contains(named, "-----BEGIN") {
		return nil, errPrivate
	}
	if key, _, options, _, err := gossh.ParseAuthorizedKey([]byte(named)); err == nil && len(options) == 0 {
		return []gossh.PublicKey{key}, nil
	}
	data, err := readKeys(named)
	switch {
	case err != nil && strings.ContainsAny(named, " \t") && !filepath.IsAbs(named):
		return nil, errors.New("is not a public key such as ssh-ed25519 AAAA… or a file")
	case err != nil:
		return nil, fmt.Errorf("the presenter keys: %w", err)
	case bytes.Contains(data, []byte("-----BEGIN")):
		return nil, errPrivate
	}
	return parseKeys(named, data)
}

// errPrivate is a private key where the public one is wanted.
var errPrivate = errors.New("is a private key; use the public key, in the file whose name ends in .pub")

// parseKeys reads public keys, a line each.
func parseKeys(path string, data []byte) ([]gossh.PublicKey, error) {
	keys := []gossh.PublicKey{}
	for i, line := range bytes.Split(data, []byte("\n")) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		key, _, options, _, err := gossh.ParseAuthorizedKey(line)
		switch {
		case err != nil:
			return nil, fmt.Errorf("%s:%d: is not a public key", path, i+1)
		case len(options) > 0:
			return nil, fmt.Errorf("%s:%d: has the options %s, which are not understood here", path, i+1, strings.Join(options, ","))
		}
		keys = append(keys, key)
	}
	if len(keys) == 0 {
		return nil, fmt.Errorf("%s: contains no key, so no one could log in", path)
	}
	return keys, nil
}
