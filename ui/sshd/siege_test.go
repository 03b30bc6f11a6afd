//go:build unix

package sshd_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"comity/ui/sshd"
)

// The variables that make the test binary attack a server, in which way and for
// how long.
const (
	besiege    = "COMITY_BESIEGE"
	besiegeAs  = "COMITY_BESIEGE_AS"
	besiegeFor = "COMITY_BESIEGE_FOR"
)

// What a siege may do at most.
const (
	mostSlower = 3   // times the quiet p99 of a key to its frame
	mostMemory = 700 // MiB, at its peak
	mostLines  = 200 // of the log, in a second
)

// BenchmarkSiege is what honest visitors notice while others attack, and what is
// left of it afterwards. It prints a table, and fails where a limit is broken.
// Where there are two processors the server has one and all clients the other,
// on which the attackers go last.
func BenchmarkSiege(b *testing.B) {
	b.Run("attacks", func(b *testing.B) {
		for b.Loop() {
			newSiege(b, allAtOnce, 50, time.Minute).run()
		}
	})
	b.Run("sessions", func(b *testing.B) {
		for b.Loop() {
			newSiege(b, crowd, 20, 2*time.Minute).run()
		}
	})
}

// siege is a server under attack, and its honest visitors.
type siege struct {
	b       *testing.B
	kind    string
	last    time.Duration
	p       *process
	metrics string
	here    []*visitorUnderLoad

	mu      sync.Mutex
	first   []time.Duration // from dialling to the first frame, of those who come under attack
	refused []string        // why honest visitors could not do what they wanted
}

func newSiege(b *testing.B, kind string, visitors int, last time.Duration) *siege {
	file := filepath.Join(b.TempDir(), "talk.md")
	if err := os.WriteFile(file, []byte("---\ntitle: A talk\n---\n\n## One\n\nHere we begin. "+plenty), 0o600); err != nil {
		b.Fatal(err)
	}
	key, public := keyFile(b, "mine")
	program(b, "comity") // on all processors
	confine(b, "0")
	s := &siege{b: b, kind: kind, last: last, metrics: "127.0.0.1:" + freePort(b)}
	s.p = spawn(b, "comity", nil, "--metrics", s.metrics, "--log", "text", "--log-addresses", "--proxies", fmt.Sprintf("127.0.%d.0/24", proxies),
		"--brief", file, "--presenter-key", strings.TrimSpace(string(gossh.MarshalAuthorizedKey(public))), "--questions")
	confine(b, "1")
	s.present(key)
	for i := range visitors {
		v, err := arriveFrom(s.p, fmt.Sprintf("127.0.100.%d", i+1), "quit")
		if err != nil {
			b.Fatal(err)
		}
		s.here = append(s.here, v)
	}
	return s
}

// confine keeps this process, and all that it starts from now on, on a processor.
func confine(b *testing.B, processor string) {
	b.Helper()
	if !divided() {
		return
	}
	keep := func(processors string) {
		if out, err := exec.Command("taskset", "-a", "-c", "-p", processors, strconv.Itoa(os.Getpid())).CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
	keep(processor)
	b.Cleanup(func() { keep("0-" + strconv.Itoa(runtime.NumCPU()-1)) })
}

// divided reports whether attackers can have a processor of their own.
func divided() bool {
	_, err := exec.LookPath("taskset")
	return err == nil && runtime.NumCPU() > 1
}

// attack begins the attacks of a process of its own. When wait returns they have
// ended; it returns what they did.
func (s *siege) attack(last time.Duration) (wait func() string) {
	s.b.Helper()
	self, err := os.Executable()
	if err != nil {
		s.b.Fatal(err)
	}
	cmd := exec.Command("nice", "-n", "19", self)
	var did bytes.Buffer
	cmd.Env = append(os.Environ(), besiege+"="+s.p.addr, besiegeAs+"="+s.kind, besiegeFor+"="+last.String())
	cmd.Stdout, cmd.Stderr = &did, os.Stderr
	if err := cmd.Start(); err != nil {
		s.b.Fatal(err)
	}
	return func() string {
		if err := cmd.Wait(); err != nil {
			s.b.Error(err)
		}
		used := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		return fmt.Sprintf("%s  the attackers had %.0f %% of a processor\n", did.String(), 100*used.Seconds()/last.Seconds())
	}
}

// run measures, attacks, and tells.
func (s *siege) run() {
	b, p := s.b, s.p
	s.attack(5 * time.Second)() // what is made once is made
	time.Sleep(30 * time.Second)
	quiet := s.measure(30 * time.Second)
	routines, open, memory := s.counted("go_goroutines"), s.descriptors(), p.resident()
	cpu, lines := p.cpu(), strings.Count(p.log.String(), "\n")
	load := loadAverage()
	wait := s.attack(s.last)
	ended := make(chan bool)
	go s.comeAndGo(ended)
	under := s.measure(s.last - 2*time.Second)
	peak, used := p.stat("status", "VmHWM"), (p.cpu()-cpu).Seconds()/s.last.Seconds()
	<-ended
	did := wait()
	lines = strings.Count(p.log.String(), "\n") - lines
	s.answered()
	var routinesMore, openMore float64
	for late := time.Now().Add(2 * time.Minute); ; time.Sleep(time.Second) {
		routinesMore, openMore = s.counted("go_goroutines")-routines, s.descriptors()-open
		if (routinesMore <= 0 && openMore <= 0) || time.Now().After(late) {
			break
		}
	}
	quiet = append(quiet, s.measure(30*time.Second)...) // before and after: one half alone varies twofold
	ratio := at(under, 99) / at(quiet, 99)
	rows := []struct {
		name        string
		value, most float64
	}{
		{"key to frame, p99, × quiet", ratio, mostSlower},
		{"memory at most, MiB", float64(peak >> 20), mostMemory},
		{"goroutines more afterwards", routinesMore, 0},
		{"descriptors more afterwards", openMore, 0},
		{"honest visitors refused", float64(len(s.refused)), 0},
		{"lines of the log in a second", float64(lines) / s.last.Seconds(), mostLines},
	}
	var table strings.Builder
	for _, row := range rows {
		fmt.Fprintf(&table, "  %-40s %8.1f   limit %g\n", row.name, row.value, row.most)
		if row.value > row.most {
			b.Errorf("%s: %.2f, expected at most %g", row.name, row.value, row.most)
		}
	}
	b.Logf("%s, %v\n%s  key to frame, quiet                      %s\n  key to frame, under attack               %s\n  dial to first frame, under attack        %s\n"+
		"  %d honest visitors here, %d came\n  refusals: %s\n  the server had %.0f %% of a processor; memory %d MiB before, %d MiB afterwards\n  load average before: %s\n%s%s",
		s.kind, s.last, table.String(), percentiles(quiet), percentiles(under), percentiles(s.first),
		len(s.here), len(s.first), s.reasons(), 100*used, memory>>20, p.resident()>>20, load, did, strings.Join(s.refused, "\n"))
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(at(under, 99), "key-p99-ms")
	b.ReportMetric(ratio, "key-p99/quiet")
	b.ReportMetric(float64(peak>>20), "MiB-peak")
}

// measure lets all honest visitors press a key a second, and returns how long
// each waited for a frame.
func (s *siege) measure(last time.Duration) (took []time.Duration) {
	var all sync.WaitGroup
	for _, v := range s.here {
		all.Go(func() { v.presses(int(last.Seconds())) })
	}
	all.Wait()
	time.Sleep(time.Second)
	for _, v := range s.here {
		v.mu.Lock()
		took, v.took = append(took, v.took...), nil
		v.mu.Unlock()
	}
	return took
}

// answered looks whether all who were here still are.
func (s *siege) answered() {
	s.measure(2 * time.Second)
	for _, v := range s.here {
		v.mu.Lock()
		if !v.asked.IsZero() {
			s.fails("a visitor gets no frame any more")
		}
		v.mu.Unlock()
	}
}

// fails notes what an honest visitor could not do.
func (s *siege) fails(format string, more ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refused = append(s.refused, fmt.Sprintf(format, more...))
}

// comeAndGo lets honest visitors come, each from an address of their own, look
// and leave, during the attack; one of them asks a question.
func (s *siege) comeAndGo(ended chan<- bool) {
	defer close(ended)
	var all sync.WaitGroup
	defer all.Wait()
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for n := range int(s.last.Seconds()) - 3 {
		<-tick.C
		all.Go(func() {
			v, err := arriveFrom(s.p, fmt.Sprintf("127.0.101.%d", n+1), "quit")
			if err != nil {
				s.fails("visitor %d: %v", n, err)
				return
			}
			s.mu.Lock()
			s.first = append(s.first, v.first)
			s.mu.Unlock()
			_ = v.client.Close()
		})
		if n == int(s.last.Seconds())/2 {
			all.Go(func() {
				if err := s.ask(); err != nil {
					s.fails("a question: %v", err)
				}
			})
		}
	}
}

// present opens the presenter's session.
func (s *siege) present(key string) {
	s.b.Helper()
	data, err := os.ReadFile(key)
	if err != nil {
		s.b.Fatal(err)
	}
	signer, err := gossh.ParsePrivateKey(data)
	if err != nil {
		s.b.Fatal(err)
	}
	if _, err := s.sits("127.0.102.1", "present", "no notes", gossh.ClientConfig{User: "me", Auth: []gossh.AuthMethod{gossh.PublicKeys(signer)}}); err != nil {
		s.b.Fatal(err)
	}
}

// ask puts a question to the presenter.
func (s *siege) ask() error {
	c, err := s.sits("127.0.102.2", "follow", "Here we begin", gossh.ClientConfig{User: sshd.Guest})
	if err != nil {
		return err
	}
	defer c.client.Close()
	if _, err := io.WriteString(c, "VWhat is honest?\r"); err != nil {
		return err
	}
	return c.reads("is sent")
}

// seated is a session whose output is read.
type seated struct {
	gossh.Channel
	client *gossh.Client
	text   journal
}

// sits opens a session with a terminal, and returns when a text has come.
func (s *siege) sits(from, command, text string, config gossh.ClientConfig) (*seated, error) {
	raw, err := dialFrom(from, s.p.addr)
	if err != nil {
		return nil, err
	}
	config.HostKeyCallback = gossh.FixedHostKey(s.p.key.PublicKey())
	conn, channels, requests, err := gossh.NewClientConn(raw, s.p.addr, &config)
	if err != nil {
		return nil, errors.Join(err, raw.Close())
	}
	client := gossh.NewClient(conn, channels, requests)
	s.b.Cleanup(func() { _ = client.Close() })
	channel, err := session(client, 60, command)
	if err != nil {
		return nil, err
	}
	c := &seated{Channel: channel, client: client}
	go func() { _, _ = io.Copy(&c.text, channel) }()
	return c, c.reads(text)
}

// reads waits until a text has come.
func (c *seated) reads(text string) error {
	for late := time.Now().Add(waiting); !strings.Contains(c.text.String(), text); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(late) {
			return fmt.Errorf("%q did not come: %q", text, c.text.String())
		}
	}
	return nil
}

// counted is a metric of the server.
func (s *siege) counted(name string) (n float64) {
	for line := range strings.Lines(s.read()) {
		if value, ok := strings.CutPrefix(line, name+" "); ok {
			_, _ = fmt.Sscan(value, &n)
		}
	}
	return n
}

// reasons are those of the refusals, with their numbers.
func (s *siege) reasons() string {
	var all []string
	for line := range strings.Lines(s.read()) {
		if reason, ok := strings.CutPrefix(line, `comity_refusals_total{reason="`); ok && !strings.HasSuffix(reason, " 0\n") {
			all = append(all, strings.ReplaceAll(strings.TrimSpace(reason), `"}`, ""))
		}
	}
	return strings.Join(all, ", ")
}

// read is what the server says of itself.
func (s *siege) read() string {
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	answer, err := client.Get("http://" + s.metrics + "/metrics")
	if err != nil {
		s.b.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		s.b.Fatal(err)
	}
	return string(text)
}

// descriptors is how many files and connections the server has open.
func (s *siege) descriptors() float64 {
	all, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", s.p.cmd.Process.Pid))
	if err != nil {
		s.b.Skip(err)
	}
	return float64(len(all))
}

// loadAverage is that of the machine, which others may use too.
func loadAverage() string {
	data, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(data))
}

// plenty is text that makes a paragraph too long for large type, in which a test
// cannot look for words.
const plenty = `The rest of this slide is only there so that its text is too long to be set in large
type on any screen of these tests: large type says the same in blocks, in which a
test cannot look for words. One more sentence makes sure of it, another one makes
surer, and the last says that nothing else follows on this slide but its end, here.
`
