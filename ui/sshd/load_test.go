//go:build unix

package sshd_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"comity/ui/sshd"
)

// The load instrument: so many visitors with terminals of 120×40 arrive
// together, rest, press a key a second each, and leave; once at the floor and
// once at comity, in turn on the same machine. Run it with
//
//	go test ./ui/sshd -run xxx -bench Load -benchtime 1x -timeout 30m
//
// The visitors run on the same processors as the server, so that what is
// printed as a ratio means more than what is printed in milliseconds.

// rival is a server under load.
type rival struct {
	name     string
	complete string // text at the end of the first frame
	args     []string
}

func rivals() []rival {
	return []rival{
		{"floor", "the last line of the floor", nil},
		{"comity", "quit", []string{"--max-sessions", "5000", "--max-per-ip", "5000", "--max-starts", "2000"}},
	}
}

// visitorUnderLoad is one of many.
type visitorUnderLoad struct {
	client  *gossh.Client
	channel gossh.Channel
	first   time.Duration // from dialling to the first complete frame

	mu    sync.Mutex
	asked time.Time // when the key was pressed that is not answered yet
	took  []time.Duration
	bytes int
}

// arrive dials and waits for the first frame.
func arrive(p *process, complete string) (*visitorUnderLoad, error) {
	return arriveFrom(p, "127.0.0.1", complete)
}

// arriveFrom is arrive from one of the addresses of loopback.
func arriveFrom(p *process, from, complete string) (*visitorUnderLoad, error) {
	began := time.Now()
	raw, err := dialFrom(from, p.addr)
	if err != nil {
		return nil, err
	}
	_ = raw.SetDeadline(began.Add(time.Minute))
	conn, channels, answers, err := gossh.NewClientConn(raw, p.addr, &gossh.ClientConfig{User: sshd.Guest, HostKeyCallback: gossh.FixedHostKey(p.key.PublicKey())})
	if err != nil {
		return nil, err
	}
	_ = raw.SetDeadline(time.Time{})
	client := gossh.NewClient(conn, channels, answers)
	v := &visitorUnderLoad{client: client}
	var requests <-chan *gossh.Request
	if v.channel, requests, err = client.OpenChannel("session", nil); err != nil {
		return nil, err
	}
	go gossh.DiscardRequests(requests)
	if _, err := v.channel.SendRequest("pty-req", true, gossh.Marshal(ptyReq{Term: "xterm-256color", Columns: 120, Rows: 40, Modes: "\x00"})); err != nil {
		return nil, err
	}
	if _, err := v.channel.SendRequest("shell", true, nil); err != nil {
		return nil, err
	}
	var all []byte
	buf := make([]byte, 32<<10)
	for !bytes.Contains(all, []byte(complete)) {
		n, err := v.channel.Read(buf)
		all = append(all, buf[:n]...)
		if err != nil {
			return nil, fmt.Errorf("%w: %.300q", err, all)
		}
	}
	v.first = time.Since(began)
	go v.listen(buf)
	return v, nil
}

// listen notes when a frame answers a key.
func (v *visitorUnderLoad) listen(buf []byte) {
	for {
		n, err := v.channel.Read(buf)
		if err != nil {
			return
		}
		v.mu.Lock()
		if !v.asked.IsZero() {
			v.took = append(v.took, time.Since(v.asked))
			v.asked = time.Time{}
		}
		v.bytes += n
		v.mu.Unlock()
	}
}

// presses presses a key a second, for so many seconds.
func (v *visitorUnderLoad) presses(seconds int) {
	time.Sleep(time.Duration(rand.Int64N(int64(time.Second)))) // visitors do not press together
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for n := range seconds {
		v.mu.Lock()
		if v.asked.IsZero() { // else the last one still waits
			v.asked = time.Now()
		}
		v.mu.Unlock()
		_, _ = io.WriteString(v.channel, []string{"j", "k"}[n%2])
		<-tick.C
	}
}

// figures are what is measured of one rival.
type figures struct {
	first       []time.Duration
	key         []time.Duration
	refused     int
	memory      float64 // bytes of a session
	idle        float64 // of a processor, for a session
	busy        float64 // of a processor, for a key
	bytesPerKey float64
}

// load measures one rival.
func load(b *testing.B, r rival, visitors int) (f figures) {
	p := spawn(b, r.name, nil, r.args...)
	one, err := arrive(p, r.complete) // whatever is made once is made
	if err != nil {
		b.Fatal(err)
	}
	_ = one.client.Close()
	time.Sleep(time.Second)
	before := p.stat("smaps_rollup", "Pss")
	here := make([]*visitorUnderLoad, visitors)
	var all sync.WaitGroup
	var mu sync.Mutex
	for n := range here {
		all.Go(func() {
			v, err := arrive(p, r.complete)
			mu.Lock()
			defer mu.Unlock()
			if here[n] = v; err != nil {
				f.refused++
				b.Log(err)
			}
		})
	}
	all.Wait()
	here = slices.DeleteFunc(here, func(v *visitorUnderLoad) bool { return v == nil })
	time.Sleep(3 * time.Second)
	f.memory = float64(p.stat("smaps_rollup", "Pss")-before) / float64(len(here))
	const rest, seconds = 10, 15
	cpu := p.cpu()
	time.Sleep(rest * time.Second)
	f.idle = (p.cpu() - cpu).Seconds() / rest / float64(len(here))
	cpu = p.cpu()
	for _, v := range here {
		v.bytes = 0
		all.Go(func() { v.presses(seconds) })
	}
	all.Wait()
	f.busy = (p.cpu() - cpu).Seconds() / seconds / float64(len(here))
	for _, v := range here {
		v.mu.Lock()
		f.first, f.key = append(f.first, v.first), append(f.key, v.took...)
		f.bytesPerKey += float64(v.bytes) / seconds / float64(len(here))
		v.mu.Unlock()
		_ = v.client.Close()
	}
	return f
}

// BenchmarkLoad prints what visitors cost and wait for.
func BenchmarkLoad(b *testing.B) {
	for _, visitors := range []int{10, 100, 500} {
		b.Run(strconv.Itoa(visitors), func(b *testing.B) {
			for b.Loop() {
				var both [2]figures
				for i, r := range rivals() {
					f := load(b, r, visitors)
					b.Logf("%-6s first %v · key %v · %.2f MiB, %.4f%% idle, %.3f ms a key, %.0f B a key · %d refused", r.name, percentiles(f.first), percentiles(f.key),
						f.memory/(1<<20), f.idle*100, f.busy*1000, f.bytesPerKey, f.refused)
					both[i] = f
				}
				floor, comity := both[0], both[1]
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(at(comity.first, 50)/at(floor.first, 50), "first-p50/floor")
				b.ReportMetric(at(comity.first, 99)/at(floor.first, 99), "first-p99/floor")
				b.ReportMetric(at(comity.key, 99), "key-p99-ms")
				b.ReportMetric(at(comity.key, 99)/at(floor.key, 99), "key-p99/floor")
				b.ReportMetric(comity.memory/floor.memory, "memory/floor")
				b.ReportMetric(comity.memory/(1<<20), "MiB/session")
				b.ReportMetric(comity.idle/floor.idle, "idle-cpu/floor")
				b.ReportMetric(comity.bytesPerKey, "B/key")
				b.ReportMetric(float64(comity.refused), "refused")
			}
		})
	}
}

// at is a percentile in milliseconds.
func at(sample []time.Duration, percent int) float64 {
	if len(sample) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(sample))
	return float64(sorted[min(len(sorted)*percent/100, len(sorted)-1)]) / float64(time.Millisecond)
}

func percentiles(sample []time.Duration) string {
	return fmt.Sprintf("p50 %.1f p95 %.1f p99 %.1f ms", at(sample, 50), at(sample, 95), at(sample, 99))
}
