//go:build unix

package sshd_test

import (
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"strings"
	"sync/atomic"
	"time"

	"github.com/pires/go-proxyproto"
	gossh "golang.org/x/crypto/ssh"

	"comity/ui/sshd"
)

// attack is one way to attack a server, from some addresses and by several at
// once from each of them. It is repeated as soon as it returns.
type attack struct {
	name      string
	network   byte // the third part of the addresses 127.0.N.1 and on
	addresses int
	each      int
	do        func(*attacker)
}

// The two sieges.
const (
	allAtOnce = "all attacks at once"
	crowd     = "200 hostile sessions from 4 addresses"
)

// attacks are those of a siege. All at once, they hold less than the server
// admits: so no honest visitor may be refused.
func attacks(siege string) []attack {
	if siege == crowd {
		return []attack{{"any command", 1, 4, 50, (*attacker).anything}}
	}
	return []attack{
		{"says nothing", 1, 8, 1, (*attacker).halfOpen},
		{"is no SSH", 1, 8, 1, (*attacker).noSSH},
		{"window sizes without end", 1, 8, 1, (*attacker).windows},
		{"keys without end", 1, 8, 1, (*attacker).keys},
		{"a paste without end", 1, 8, 1, (*attacker).paste},
		{"sessions without end", 1, 8, 1, (*attacker).sessions},
		{"reads nothing", 1, 8, 1, (*attacker).deaf},
		{"variables and expressions", 1, 8, 1, (*attacker).expressions},
		{"key exchanges without end", 1, 8, 1, (*attacker).rekeys},
		{"accessible mode: map, matrix, timeline", 3, 1, 40, (*attacker).storm},
		{"accessible mode: history", 4, 1, 50, (*attacker).hoard},
		{"connections opened and closed", 5, 1, 4, (*attacker).knock},
		{"sessions opened and closed", 6, 1, 4, (*attacker).flit},
		{"logged in without a session", 7, 11, 100, (*attacker).rest},
		{"half-open connections", 8, 7, 90, (*attacker).halfOpen},
		{"refusals for the log", 9, 2, 4, (*attacker).babble},
		{"PROXY headers of no address", proxies, 1, 4, (*attacker).proxied},
		{"questions", 11, 4, 4, (*attacker).questions},
	}
}

// proxies is the network of the proxies that the server is told to trust.
const proxies = 10

// runAttacks runs the attacks of a siege for a time, and returns how often each has
// run. What is under way at the end breaks off with the process.
func runAttacks(addr, siege string, last time.Duration) string {
	all := attacks(siege)
	counts := make([]atomic.Int64, len(all))
	for i, one := range all {
		for n := range one.addresses {
			a := &attacker{addr, fmt.Sprintf("127.0.%d.%d", one.network, n+1)}
			for range one.each {
				go func() {
					for {
						one.do(a)
						counts[i].Add(1)
					}
				}()
			}
		}
	}
	time.Sleep(last)
	var b strings.Builder
	for i, one := range all {
		fmt.Fprintf(&b, "  %-40s %2d × %3d, begun anew %d times\n", one.name, one.addresses, one.each, counts[i].Load())
	}
	return b.String()
}

// attacker does all that is not to be done, from an address of its own.
type attacker struct{ addr, from string }

func (a *attacker) conn() (net.Conn, error) {
	c, err := dialFrom(a.from, a.addr)
	if err != nil {
		time.Sleep(time.Millisecond) // no port is free
		return nil, err
	}
	_ = c.(*net.TCPConn).SetLinger(0) // and that one is free again at once
	return c, nil
}

// dialFrom connects from one of the addresses of loopback.
func dialFrom(from, to string) (net.Conn, error) {
	return (&net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(from)}, Timeout: 5 * time.Second}).Dial("tcp", to)
}

// with does something with a connection on which somebody is logged in, for at
// most so long.
func (a *attacker) with(most time.Duration, config gossh.ClientConfig, do func(*gossh.Client)) {
	c, err := a.conn()
	if err != nil {
		return
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(10 * time.Second))
	config.User, config.HostKeyCallback = sshd.Guest, gossh.InsecureIgnoreHostKey() //nolint:gosec // an attack
	conn, channels, requests, err := gossh.NewClientConn(c, a.addr, &config)
	if err != nil {
		time.Sleep(10 * time.Millisecond) // else nothing but refusals would be computed
		return
	}
	_ = c.SetDeadline(time.Now().Add(most))
	do(gossh.NewClient(conn, channels, requests))
}

// session is one with a terminal, of so many columns and rows, unless there are
// none; and with a command, unless it is empty.
func session(client *gossh.Client, size uint32, command string) (gossh.Channel, error) {
	channel, requests, err := client.OpenChannel("session", nil)
	if err != nil {
		return nil, err
	}
	go gossh.DiscardRequests(requests)
	if size > 0 {
		_, _ = channel.SendRequest("pty-req", true, gossh.Marshal(ptyReq{Term: "xterm-256color", Columns: size, Rows: size, Modes: "\x00"}))
	}
	if command == "" {
		_, err = channel.SendRequest("shell", true, nil)
	} else {
		_, err = channel.SendRequest("exec", true, gossh.Marshal(struct{ Command string }{command}))
	}
	return channel, err
}

// reading does something with a session whose output is read.
func (a *attacker) reading(size uint32, command string, config gossh.ClientConfig, do func(gossh.Channel)) {
	a.with(2*time.Minute, config, func(client *gossh.Client) {
		if channel, err := session(client, size, command); err == nil {
			go func() { _, _ = io.Copy(io.Discard, channel) }()
			do(channel)
		}
	})
}

// types writes texts in turn, with a pause after each, until the session ends.
func types(c io.Writer, pause time.Duration, texts ...string) {
	for n := 0; ; n++ {
		if _, err := io.WriteString(c, texts[n%len(texts)]); err != nil {
			return
		}
		time.Sleep(pause)
	}
}

func (a *attacker) halfOpen() {
	if c, err := a.conn(); err == nil {
		_, _ = io.CopyN(io.Discard, c, 1<<20)
		_ = c.Close()
	}
}

func (a *attacker) noSSH() {
	if c, err := a.conn(); err == nil {
		_, _ = io.WriteString(c, "SSH-2.0-x\r\n"+strings.Repeat("\xff", 1<<16))
		_ = c.Close()
	}
}

func (a *attacker) windows() {
	a.reading(65535, "", gossh.ClientConfig{}, func(c gossh.Channel) {
		for n := range 2000 {
			size := window{uint32(65535 - n%50), 65535, 0, 0} //nolint:gosec // small
			if _, err := c.SendRequest("window-change", false, gossh.Marshal(size)); err != nil {
				return
			}
		}
	})
}

func (a *attacker) keys() {
	a.reading(120, "", gossh.ClientConfig{}, func(c gossh.Channel) { types(c, 0, strings.Repeat("jk\tt", 1024)) })
}

func (a *attacker) paste() {
	a.reading(120, "", gossh.ClientConfig{}, func(c gossh.Channel) {
		_, _ = io.WriteString(c, "\x06\x1b[200~"+strings.Repeat("paste ", 100_000))
	})
}

func (a *attacker) sessions() {
	a.with(20*time.Second, gossh.ClientConfig{}, func(client *gossh.Client) {
		for range 300 {
			if _, err := session(client, 120, ""); err != nil && strings.Contains(err.Error(), "EOF") {
				return
			}
		}
	})
}

func (a *attacker) deaf() {
	a.with(20*time.Second, gossh.ClientConfig{}, func(client *gossh.Client) {
		if c, err := session(client, 400, ""); err == nil {
			for range 100 {
				if _, err := io.WriteString(c, strings.Repeat("Gtgg", 16)); err != nil {
					return
				}
			}
			_ = client.Wait()
		}
	})
}

func (a *attacker) expressions() {
	a.with(20*time.Second, gossh.ClientConfig{}, func(client *gossh.Client) {
		for range 50 {
			s, err := client.NewSession()
			if err != nil {
				return
			}
			for n := range 100 {
				_ = s.Setenv(fmt.Sprintf("LC_%d", n), strings.Repeat("x", 200))
			}
			_, _ = s.CombinedOutput("who " + strings.Repeat("not ", rand.IntN(1000)) + `signed("joint-statement-2019")`)
			_ = s.Close()
		}
	})
}

func (a *attacker) rekeys() {
	a.reading(120, "", gossh.ClientConfig{Config: gossh.Config{RekeyThreshold: 1}}, func(c gossh.Channel) {
		types(c, 0, strings.Repeat("jk", 64))
	})
}

func (a *attacker) storm() {
	a.reading(0, "accessible", gossh.ClientConfig{}, func(c gossh.Channel) {
		types(c, 2*time.Millisecond, "map\n", "matrix\n", "timeline\n")
	})
}

func (a *attacker) hoard() {
	a.reading(0, "accessible", gossh.ClientConfig{}, func(c gossh.Channel) {
		types(c, 20*time.Millisecond, "search cyber\n", "A\n", "contents\n", "A\n")
	})
}

func (a *attacker) knock() {
	if c, err := a.conn(); err == nil {
		_ = c.Close()
	}
}

func (a *attacker) flit() {
	a.with(20*time.Second, gossh.ClientConfig{}, func(client *gossh.Client) {
		for {
			channel, _, err := client.OpenChannel("session", nil)
			if err != nil && strings.Contains(err.Error(), "EOF") {
				return
			}
			if err == nil {
				_ = channel.Close()
			}
		}
	})
}

func (a *attacker) rest() {
	a.with(2*time.Minute, gossh.ClientConfig{}, func(client *gossh.Client) { _ = client.Wait() })
}

func (a *attacker) babble() {
	a.with(20*time.Second, gossh.ClientConfig{}, func(client *gossh.Client) {
		for {
			if _, _, err := client.OpenChannel("x11", nil); err != nil && strings.Contains(err.Error(), "EOF") {
				return
			}
			if _, _, err := client.SendRequest("tcpip-forward", true, nil); err != nil {
				return
			}
		}
	})
}

// proxied names a socket of the proxy's machine, which has no address.
func (a *attacker) proxied() {
	c, err := a.conn()
	if err != nil {
		return
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(5 * time.Second))
	at := &net.UnixAddr{Name: "/run/x", Net: "unix"}
	header := proxyproto.Header{Version: 2, Command: proxyproto.PROXY, TransportProtocol: proxyproto.UnixStream, SourceAddr: at, DestinationAddr: at}
	if _, err := header.WriteTo(c); err == nil {
		_, _ = io.Copy(io.Discard, c)
	}
}

func (a *attacker) questions() {
	a.reading(80, "follow", gossh.ClientConfig{}, func(c gossh.Channel) {
		time.Sleep(500 * time.Millisecond) // for the first frame
		_, _ = io.WriteString(c, fmt.Sprintf("VWho is number %d?\r", rand.IntN(1000)))
		time.Sleep(500 * time.Millisecond)
	})
}

// anything opens a session of any kind, and sends it anything for some time.
func (a *attacker) anything() {
	till := time.Now().Add(10*time.Second + rand.N(50*time.Second))
	a.with(2*time.Minute, gossh.ClientConfig{}, func(client *gossh.Client) {
		lines := []string{"map", "matrix", "timeline", "search cyber", "A", "contents", "norms", "statements", "countries", "norm f", "more",
			"country EST", "compare EST, CHL, CHN", "scores", "crosswalk", "back", "forward", "back", "history", "help", strings.Repeat("x", 3000),
			`who signed("joint-statement-2019")`, "search " + strings.Repeat("a b ", 100)}
		command, size := "accessible", uint32(0)
		switch rand.IntN(3) {
		case 0:
			command, size = "", 20+rand.Uint32N(400)
			lines = []string{"j", "k", "G", "g", "t", "\t", "m", "M", "T", "?", "\x1b", "\r", "/a", "\x06cyber", "+", "-", "B", "c", " ", "[", "]",
				"\x1b[200~" + strings.Repeat("paste ", 10_000) + "\x1b[201~", "\x1b[A", "\x1b[B", "\x1b[5~", "\x1b[6~"}
		case 1:
			command = lines[rand.IntN(len(lines))] + " --format " + []string{"text", "json", "csv", "md", "svg", "html"}[rand.IntN(6)]
		}
		c, err := session(client, size, command)
		if err != nil {
			return
		}
		ended := make(chan bool)
		go func() { _, _ = io.Copy(io.Discard, c); close(ended) }()
		for time.Now().Before(till) {
			select {
			case <-ended:
				return
			case <-time.After(5 * time.Millisecond):
			}
			line := lines[rand.IntN(len(lines))]
			if size == 0 {
				line += "\n"
			} else if rand.IntN(20) == 0 {
				to := binary.BigEndian.AppendUint64(nil, rand.Uint64())
				_, _ = c.SendRequest("window-change", false, append(to, to...))
			}
			if _, err := io.WriteString(c, line); err != nil {
				return
			}
		}
	})
}
