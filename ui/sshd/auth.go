package sshd

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// Guest is the name under which anybody enters without being asked for a key,
// also where a key says who presents: for programs that have none and answer
// no questions.
const Guest = "guest"

// mayPresent marks a connection whose key was that of a presenter.
const mayPresent = "may-present@comity"

// errKey is a key that opens nothing.
var errKey = errors.New("this key is not authorized")

// The tries that a client has. Where a key only says who presents, everybody
// offers all they have before they enter without one.
const (
	triesToEnter   = 6
	triesToPresent = 24
)

// authentication says who may enter, and who may present. Only a key that is
// proved, not one that is offered, says anything.
func (s *Server) authentication(ctx ssh.Context) *gossh.ServerConfig {
	c := s.config()
	config := &gossh.ServerConfig{Config: algorithms(), PublicKeyAuthAlgorithms: gossh.SupportedAlgorithms().PublicKeyAuths, MaxAuthTries: triesToEnter, AuthLogCallback: func(_ gossh.ConnMetadata, method string, err error) {
		if conn, ok := ctx.Value(connKey{}).(*conn); ok && err == nil {
			conn.loggedIn()
		} else if method == "publickey" && c.Authorized != nil {
			s.refuse(refusedKey, ctx.RemoteAddr())
		}
	}}
	if c.Authorized == nil && len(c.Presenters) == 0 {
		return config // whoever comes, enters
	}
	config.PublicKeyCallback = func(_ gossh.ConnMetadata, key gossh.PublicKey) (*gossh.Permissions, error) {
		if !among(c.Authorized, key) && !among(c.Presenters, key) {
			return nil, errKey
		}
		return nil, nil
	}
	config.VerifiedPublicKeyCallback = func(_ gossh.ConnMetadata, key gossh.PublicKey, _ *gossh.Permissions, _ string) (*gossh.Permissions, error) {
		if !among(c.Presenters, key) {
			return nil, nil
		}
		return &gossh.Permissions{Extensions: map[string]string{mayPresent: gossh.FingerprintSHA256(key)}}, nil
	}
	if c.Authorized != nil {
		return config
	}
	// A client that is let in at once never offers its keys, and so could never
	// present. One that is refused offers them, and then asks by itself for the
	// questions that it has to answer, of which there are none.
	config.MaxAuthTries = triesToPresent
	config.KeyboardInteractiveCallback = func(gossh.ConnMetadata, gossh.KeyboardInteractiveChallenge) (*gossh.Permissions, error) {
		return nil, nil
	}
	config.NoClientAuth = true
	config.NoClientAuthCallback = func(meta gossh.ConnMetadata) (*gossh.Permissions, error) {
		if meta.User() != Guest {
			return nil, errKey
		}
		return nil, nil
	}
	return config
}

// algorithms are the key exchanges, ciphers and MACs that the library counts as
// secure, without the Diffie-Hellman groups that OpenSSH 10 no longer offers.
func algorithms() gossh.Config {
	secure := gossh.SupportedAlgorithms()
	return gossh.Config{
		KeyExchanges: slices.DeleteFunc(secure.KeyExchanges, func(name string) bool { return strings.HasPrefix(name, "diffie-hellman-") }),
		Ciphers:      secure.Ciphers,
		MACs:         secure.MACs,
	}
}

func among(keys []gossh.PublicKey, key gossh.PublicKey) bool {
	return slices.ContainsFunc(keys, func(known gossh.PublicKey) bool { return bytes.Equal(known.Marshal(), key.Marshal()) })
}

// presents reports whether the key of a connection was that of a presenter, and
// gives its fingerprint.
func presents(sc *gossh.ServerConn) (fingerprint string, may bool) {
	if sc.Permissions == nil {
		return "", false
	}
	fingerprint, may = sc.Permissions.Extensions[mayPresent]
	return fingerprint, may
}
