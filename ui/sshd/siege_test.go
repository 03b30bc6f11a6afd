//go:build unix

package sshd_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// attacker does all that is not to be done, from an address of its own.
type attacker struct{ addr, from string }

func (a *attacker) conn() (net.Conn, error) { return dialFrom(a.from, a.addr) }

// dialFrom connects from one of the addresses of loopback.
func dialFrom(from, to string) (net.Conn, error) {
	return (&net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(from)}, Timeout: 5 * time.Second}).Dial("tcp", to)
}

func (a *attacker) client() (*gossh.Client, error) {
	c, err := a.conn()
	if err != nil {
		return nil, err
	}
	_ = c.SetDeadline(time.Now().Add(10 * time.Second))
	conn, channels, requests, err := gossh.NewClientConn(c, a.addr, &gossh.ClientConfig{User: "x", HostKeyCallback: gossh.InsecureIgnoreHostKey()}) //nolint:gosec // an attack
	if err != nil {
		_ = c.Close()
		return nil, err
	}
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	return gossh.NewClient(conn, channels, requests), nil
}

// session is one with a terminal.
func session(client *gossh.Client, columns uint32) (gossh.Channel, error) {
	channel, requests, err := client.OpenChannel("session", nil)
	if err != nil {
		return nil, err
	}
	go gossh.DiscardRequests(requests)
	_, _ = channel.SendRequest("pty-req", true, gossh.Marshal(ptyReq{Term: "xterm-256color", Columns: columns, Rows: columns}))
	_, err = channel.SendRequest("shell", true, nil)
	return channel, err
}

// ways are the attacks. Each runs until its connection ends or a moment passes.
func (a *attacker) ways() []func() {
	with := func(do func(*gossh.Client)) func() {
		return func() {
			if client, err := a.client(); err == nil {
				do(client)
				_ = client.Close()
			}
		}
	}
	reading := func(columns uint32, do func(gossh.Channel)) func() {
		return with(func(client *gossh.Client) {
			if channel, err := session(client, columns); err == nil {
				go func() { _, _ = io.Copy(io.Discard, channel) }()
				do(channel)
			}
		})
	}
	return []func(){
		func() { // says nothing
			if c, err := a.conn(); err == nil {
				_, _ = io.CopyN(io.Discard, c, 1<<20)
				_ = c.Close()
			}
		},
		func() { // is no SSH
			if c, err := a.conn(); err == nil {
				_, _ = io.WriteString(c, "SSH-2.0-x\r\n"+strings.Repeat("\xff", 1<<16))
				_ = c.Close()
			}
		},
		reading(65535, func(c gossh.Channel) { // sizes without end
			for n := range 2000 {
				size := window{uint32(65535 - n%50), 65535, 0, 0} //nolint:gosec // small
				if _, err := c.SendRequest("window-change", false, gossh.Marshal(size)); err != nil {
					return
				}
			}
		}),
		reading(120, func(c gossh.Channel) { // keys without end
			for range 100 {
				if _, err := io.WriteString(c, strings.Repeat("jk\tt", 1024)); err != nil {
					return
				}
			}
		}),
		reading(120, func(c gossh.Channel) { // a paste without end
			_, _ = io.WriteString(c, "\x06\x1b[200~"+strings.Repeat("paste ", 100_000))
		}),
		with(func(client *gossh.Client) { // sessions without end
			for range 300 {
				if _, err := session(client, 120); err != nil && strings.Contains(err.Error(), "EOF") {
					return
				}
			}
		}),
		with(func(client *gossh.Client) { // reads nothing
			if c, err := session(client, 400); err == nil {
				for range 100 {
					if _, err := io.WriteString(c, strings.Repeat("Gtgg", 16)); err != nil {
						return
					}
				}
				_ = client.Wait()
			}
		}),
		with(func(client *gossh.Client) { // variables, commands, expressions
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
		}),
	}
}

// attackers begins the attacks of a process of its own, so that the machine
// gives them no processor that the server wants: theirs would be elsewhere. What
// the system does for them nobody can interrupt, which alone keeps whoever is
// woken waiting for a millisecond at times. They have ended when wait returns.
func attackers(b *testing.B, addr string, last time.Duration) (wait func()) {
	b.Helper()
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command("nice", "-n", "19", self)
	if idle, err := exec.LookPath("chrt"); err == nil { // a nice process still ends its slice
		cmd = exec.Command(idle, "--idle", "0", self)
	}
	cmd.Env = append(os.Environ(), besiege+"="+addr, besiegeFor+"="+last.String())
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	return func() {
		if err := cmd.Wait(); err != nil {
			b.Error(err)
		}
	}
}

// The variables that make the test binary attack a server, for so long.
const (
	besiege    = "COMITY_BESIEGE"
	besiegeFor = "COMITY_BESIEGE_FOR"
)

// siege attacks a server from some addresses in all ways at once, again and
// again. What is under way at the end breaks off with the process.
func siege(addr string, last time.Duration) {
	for n := range addresses {
		a := &attacker{addr, fmt.Sprintf("127.0.1.%d", n+1)}
		for _, way := range a.ways() {
			go func() {
				for {
					way()
				}
			}()
		}
	}
	time.Sleep(last)
}

// addresses is from how many addresses a siege comes.
const addresses = 8

// BenchmarkSiege is what a visitor notices while others attack every limit at
// once for a minute, and what is left of it afterwards.
func BenchmarkSiege(b *testing.B) {
	for b.Loop() {
		metrics := "127.0.0.1:" + freePort(b)
		p := spawn(b, "comity", nil, "--metrics", metrics, "--max-per-ip", "20")
		counted := func(name string) (n float64) {
			answer, err := http.Get("http://" + metrics + "/metrics")
			if err != nil {
				b.Fatal(err)
			}
			defer answer.Body.Close()
			text, _ := io.ReadAll(answer.Body)
			for line := range strings.Lines(string(text)) {
				if value, ok := strings.CutPrefix(line, name); ok {
					var one float64
					_, _ = fmt.Sscan(value[strings.LastIndex(value, " ")+1:], &one)
					n += one
				}
			}
			return n
		}
		var here [50]*visitorUnderLoad
		for i := range here {
			v, err := arriveFrom(p, fmt.Sprintf("127.0.2.%d", i+1), "quit")
			if err != nil {
				b.Fatal(err)
			}
			here[i] = v
		}
		measure := func(seconds int) (took []time.Duration) {
			var all sync.WaitGroup
			for _, v := range here {
				all.Go(func() { v.presses(seconds) })
			}
			all.Wait()
			time.Sleep(time.Second)
			for _, v := range here {
				v.mu.Lock()
				took, v.took = append(took, v.took...), nil
				v.mu.Unlock()
			}
			return took
		}
		attackers(b, p.addr, 5*time.Second)() // what is made once is made
		time.Sleep(30 * time.Second)
		quiet := measure(30)
		before, routines := p.resident(), counted("go_goroutines ")
		refused, cpu := counted("comity_refusals_total"), p.cpu()
		wait := attackers(b, p.addr, 60*time.Second)
		under := measure(60)
		b.Logf("in that time %.0f were refused something, and the server had %.0f %% of a processor", counted("comity_refusals_total")-refused, 100*(p.cpu()-cpu).Seconds()/60)
		highest := p.stat("status", "VmHWM")
		wait()
		time.Sleep(45 * time.Second)
		after, left := p.resident(), counted("go_goroutines ")
		b.Logf("quiet %v; under attack %v; memory %d MiB before, %d MiB at most, %d MiB after; goroutines %v before, %v after", percentiles(quiet), percentiles(under),
			before>>20, highest>>20, after>>20, routines, left)
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(at(under, 99), "key-p99-ms")
		b.ReportMetric(at(under, 99)/at(quiet, 99), "key-p99/quiet")
		b.ReportMetric(float64(after)/float64(before), "memory/before")
		b.ReportMetric(left-routines, "goroutines-more")
	}
}
