//go:build linux

package sshd_test

import (
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// The instrument for an audience: two hundred followers and five that never
// read, at several sizes, and a presenter who goes on once a second. Run it with
//
//	go test ./ui/sshd -run xxx -bench Followers -benchtime 1x -timeout 10m
//
// What is printed is from the presenter's key to the first byte of each
// follower's frame, and to the last one before the next key: a live block may
// be filled in a moment later. The followers run on the same processors.

const (
	followers = 200
	stuck     = 5
	slides    = 20
)

// longTalk is a briefing whose every other slide is live.
func longTalk() string {
	var b strings.Builder
	b.WriteString("---\ntitle: A long talk\n---\n")
	for i := range slides {
		if i > 0 {
			b.WriteString("\n---\n")
		}
		letter := string(rune('a' + i))
		fmt.Fprintf(&b, "\n## Slide %s\n\n%s\n", strings.Repeat(letter, 8), strings.Repeat(strings.Repeat(letter, 5)+" ", 40))
		if i%2 == 1 {
			fmt.Fprintf(&b, "\n```comity\nnorm/%s\n```\n", string(rune('a'+i%11)))
		}
	}
	return b.String()
}

// stopped is a connection that is no longer read once it was told.
type stopped struct {
	net.Conn
	stop chan struct{}
}

func (s *stopped) Read(p []byte) (int, error) {
	select {
	case <-s.stop:
		select {} // for ever
	default:
		return s.Conn.Read(p)
	}
}

// BenchmarkFollowers prints how long an audience waits for a slide.
func BenchmarkFollowers(b *testing.B) {
	file := filepath.Join(b.TempDir(), "talk.md")
	if err := os.WriteFile(file, []byte(longTalk()), 0o600); err != nil {
		b.Fatal(err)
	}
	key, public := keyFile(b, "mine")
	for b.Loop() {
		p := spawn(b, "comity", nil, "--brief", file, "--presenter-key", strings.TrimSpace(string(gossh.MarshalAuthorizedKey(public))),
			"--max-per-ip", "500", "--max-starts", "500")
		presenter := p.chair(b, key)
		here := p.fill(b)
		stop := make(chan struct{})
		for range stuck {
			a := p.seat(b, &stopped{dialTCP(b, p.addr), stop}, 120, 40, "follow")
			p.until("a frame", func() bool { return a.has("aaaaa") })
		}
		close(stop)
		for range 50 { // for those that never read; the slides to come stay unseen
			for _, key := range []string{" ", "k"} {
				_, _ = io.WriteString(presenter, key)
				time.Sleep(20 * time.Millisecond)
			}
		}
		time.Sleep(3 * time.Second)
		cpu := p.cpu()
		first, whole := steps(b, presenter, here)
		b.Logf("first byte %s", percentiles(first))
		b.Logf("whole      %s", percentiles(whole))
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(at(first, 50), "first-p50-ms")
		b.ReportMetric(at(first, 99), "first-p99-ms")
		b.ReportMetric(at(whole, 99), "whole-p99-ms")
		b.ReportMetric((p.cpu()-cpu).Seconds()*1000/float64(slides-1)/followers, "cpu-ms/frame")
		b.ReportMetric(float64(p.resident())/(followers+stuck)/(1<<20), "MiB/follower")
	}
}

// chair opens the presenter's session.
func (p *process) chair(b *testing.B, key string) gossh.Channel {
	b.Helper()
	data, err := os.ReadFile(key)
	if err != nil {
		b.Fatal(err)
	}
	signer, err := gossh.ParsePrivateKey(data)
	if err != nil {
		b.Fatal(err)
	}
	client, err := gossh.Dial("tcp", p.addr, &gossh.ClientConfig{User: "me", Auth: []gossh.AuthMethod{gossh.PublicKeys(signer)}, HostKeyCallback: gossh.FixedHostKey(p.key.PublicKey())})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = client.Close() })
	channel, in, err := client.OpenChannel("session", nil)
	if err != nil {
		b.Fatal(err)
	}
	go gossh.DiscardRequests(in)
	for _, request := range []struct {
		name string
		data []byte
	}{
		{"pty-req", gossh.Marshal(ptyReq{Term: "xterm-256color", Columns: 120, Rows: 40, Modes: "\x00"})},
		{"exec", gossh.Marshal(struct{ Command string }{"present"})},
	} {
		if ok, err := channel.SendRequest(request.name, true, request.data); !ok || err != nil {
			b.Fatal("no session: ", err)
		}
	}
	a := &audience{Channel: channel}
	go a.listen()
	p.until("the presenter view", func() bool { return a.has("Notes") })
	return channel
}

// fill takes all followers in, in terminals of three sizes.
func (p *process) fill(b *testing.B) []*audience {
	b.Helper()
	sizes := [][2]uint32{{80, 24}, {120, 40}, {200, 60}}
	here := make([]*audience, followers)
	var all sync.WaitGroup
	room := make(chan bool, 8) // arriving is not what is measured
	for i := range here {
		room <- true
		all.Go(func() {
			defer func() { <-room }()
			here[i] = p.seat(b, dialTCP(b, p.addr), sizes[i%3][0], sizes[i%3][1], "follow")
		})
	}
	all.Wait()
	for _, a := range here {
		p.until("a frame", func() bool { return a.has("aaaaa") })
	}
	return here
}

// steps goes through all slides, and tells how long each follower waited.
func steps(b *testing.B, presenter io.Writer, here []*audience) (first, whole []time.Duration) {
	b.Helper()
	for range slides - 1 {
		for _, a := range here {
			a.mu.Lock()
			a.first, a.last = time.Time{}, time.Time{}
			a.mu.Unlock()
		}
		pressed := time.Now()
		if _, err := io.WriteString(presenter, " "); err != nil {
			b.Fatal(err)
		}
		time.Sleep(time.Second)
		for _, a := range here {
			a.mu.Lock()
			if a.first.IsZero() {
				b.Error("a follower saw nothing")
			} else {
				first, whole = append(first, a.first.Sub(pressed)), append(whole, a.last.Sub(pressed))
			}
			a.mu.Unlock()
		}
	}
	return first, whole
}
