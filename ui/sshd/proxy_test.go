//go:build unix

package sshd_test

import (
	"errors"
	"io"
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"comity/ui/sshd"
)

// through connects as a proxy would, with a header that names somebody.
func (h *house) through(header string) (*gossh.Client, error) {
	c, err := net.Dial("tcp", h.addr)
	if err != nil {
		return nil, err
	}
	_ = c.SetDeadline(time.Now().Add(waiting))
	if _, err := io.WriteString(c, header); err != nil {
		return nil, err
	}
	conn, channels, requests, err := gossh.NewClientConn(c, h.addr, &gossh.ClientConfig{User: "x", HostKeyCallback: gossh.FixedHostKey(h.key.PublicKey())})
	if err != nil {
		return nil, errors.Join(err, c.Close())
	}
	_ = c.SetDeadline(time.Time{})
	client := gossh.NewClient(conn, channels, requests)
	h.t.Cleanup(func() { _ = client.Close() })
	return client, nil
}

// Behind a listed proxy the limits count the visitors that it names; it is not
// believed without a header, and nobody else is believed with one.
func TestProxy(t *testing.T) {
	h := open(t, func(c *sshd.Config) {
		c.Proxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
		c.Limits.PerIP, c.Limits.Handshake = 1, 2*time.Second
		c.LogAddresses = true
	})
	for n, from := range []string{"192.0.2.1", "192.0.2.2", "192.0.2.1"} {
		client, err := h.through("PROXY TCP4 " + from + " 203.0.113.9 40000 22\r\n")
		if err != nil {
			t.Fatal(err)
		}
		v := h.terminal(client, 80, 24)
		if n < 2 {
			v.reads("Norms")
			continue
		}
		if code := v.ends(); code != 75 || !strings.Contains(v.text.String(), "from your address") {
			t.Errorf("a second visit from an address: code %d, %q", code, v.text.String())
		}
	}
	for _, from := range []string{"2001:db8::1", "2001:db8::2"} { // one network of 64 bits
		client, err := h.through("PROXY TCP6 " + from + " 2001:db8:1::1 40000 22\r\n")
		if err != nil {
			t.Fatal(err)
		}
		h.terminal(client, 80, 24)
	}
	h.until("the second of a network to be refused", func() bool { return h.refused("sessions_per_ip") == 2 })
	if !strings.Contains(h.log.String(), "192.0.2.1:40000") {
		t.Error("the log names the proxy")
	}
	for _, header := range []string{"", "PROXY nonsense\r\n"} {
		if _, err := h.through(header); err == nil {
			t.Errorf("%q was taken", header)
		}
	}

	plain := open(t, func(c *sshd.Config) { c.Limits.PerIP = 1 })
	for n, from := range []string{"192.0.2.1", "192.0.2.2"} {
		client, err := plain.through("PROXY TCP4 " + from + " 203.0.113.9 40000 22\r\n")
		if err != nil {
			return // a server that takes no such line is as well
		}
		v := plain.terminal(client, 80, 24)
		if n == 0 {
			v.reads("Norms")
		} else if code := v.ends(); code != 75 {
			t.Error("somebody who is no listed proxy was believed")
		}
	}
}

// Whatever a listed proxy names, and in whatever state a connection ends, all
// that it took is given back.
func TestConnectionsGiveBack(t *testing.T) {
	h := open(t, func(c *sshd.Config) {
		c.Proxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
		c.Limits.Handshake, c.Limits.Rest = time.Second, time.Second
	})
	unix := "\r\n\r\n\x00\r\nQUIT\n\x21\x31\x00\xd8" + strings.Repeat("/s\x00\x00", 54)
	named := "PROXY TCP4 192.0.2.1 203.0.113.9 40000 22\r\n"
	for name, text := range map[string]string{
		"a socket of its machine": unix, "nobody": "PROXY UNKNOWN\r\n", "itself": "\r\n\r\n\x00\r\nQUIT\n\x20\x00\x00\x00",
		"half a header": named[:10], "no header": "SSH-2.0-x\r\n", "a visitor who says nothing": named,
		"a visitor who is no SSH": named + "GET / HTTP/1.1\r\n\r\n", "half a greeting": named + "SSH-2.0", "a greeting": named + "SSH-2.0-x\r\n",
	} {
		for _, leave := range []bool{true, false} {
			c, err := net.Dial("tcp", h.addr)
			if err != nil {
				t.Fatal(err)
			}
			_, _ = io.WriteString(c, text)
			if !leave {
				_ = c.SetReadDeadline(time.Now().Add(waiting))
				_, _ = io.Copy(io.Discard, c) // until the server ends it
			}
			if err := c.Close(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	for _, header := range []string{named, named} {
		client, err := h.through(header)
		if err != nil {
			t.Fatal(err)
		}
		if header == named {
			_ = client.Wait() // it rests without a session
		}
	}
	h.until("everything to be given back", func() bool {
		return h.metric("comity_connections") == 0 && h.metric("comity_connections_starting") == 0 && h.metric("comity_sessions") == 0
	})
}

// A connection without a session ends after some seconds.
func TestRest(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.Rest = 50 * time.Millisecond })
	for range 20 {
		h.dial()
	}
	h.until("the connections to end", func() bool { return h.metric("comity_connections") == 0 && h.refused("no_session") == 20 })
}
