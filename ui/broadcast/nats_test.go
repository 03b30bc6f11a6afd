package broadcast_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"

	"comity/ui/broadcast"
)

// serve runs a NATS server; -1 is any free port.
func serve(t *testing.T, port int, change func(*server.Options)) *server.Server {
	t.Helper()
	o := &server.Options{Host: "127.0.0.1", Port: port, NoLog: true, NoSigs: true}
	if change != nil {
		change(o)
	}
	s, err := server.NewServer(o)
	if err != nil {
		t.Fatal(err)
	}
	go s.Start()
	if !s.ReadyForConnections(20 * time.Second) {
		t.Fatal("the NATS server does not start")
	}
	t.Cleanup(func() { s.Shutdown(); s.WaitForShutdown() })
	return s
}

// hash stands for that of a briefing.
func hash(id string, source []byte) (string, error) {
	if id != "own" {
		return "", errors.New("no briefing")
	}
	return fmt.Sprintf("h%d", len(source)), nil
}

// replica is a room that is carried.
func replica(t *testing.T, o broadcast.CarrierOptions) *broadcast.Room {
	t.Helper()
	r := broadcast.New(true)
	if o.Name == "" {
		o.Name = "test"
	}
	if o.Every == 0 {
		o.Every = 50 * time.Millisecond
	}
	o.Hash = hash
	c, err := broadcast.Carry(r, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return r
}

// until waits for something that others do.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	late := time.After(20 * time.Second)
	look := time.NewTicker(5 * time.Millisecond)
	defer look.Stop()
	for !holds() {
		select {
		case <-look.C:
		case <-late:
			t.Fatal("in vain we wait until ", what)
		}
	}
}

func present(t *testing.T, r *broadcast.Room) *broadcast.Presenter {
	t.Helper()
	c, err := r.Claim(false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestReplicasShareABriefing(t *testing.T) {
	url := serve(t, -1, nil).ClientURL()
	a, b := replica(t, broadcast.CarrierOptions{URL: url}), replica(t, broadcast.CarrierOptions{URL: url})
	seat := b.Join("here")
	b.Join("here")
	a.Join("here")
	c := present(t, a)
	a.SetDeck(broadcast.Deck{ID: "own", Hash: "h5", Source: []byte("# One")})
	c.Publish(broadcast.State{View: "brief/own?slide=2", Deck: "h5"})
	until(t, "the other replica shows the slide", func() bool { return seat.Latest().View == "brief/own?slide=2" && seat.Latest().Live })
	until(t, "it has the briefing", func() bool { d, ok := seat.Deck("h5"); return ok && string(d.Source) == "# One" && d.ID == "own" })
	until(t, "all are counted", func() bool { return c.Followers() == 3 })
	seat.Leave()
	until(t, "who left is not counted", func() bool { return c.Followers() == 2 })
	if err := b.Join("here").Ask("What\nnow?"); err != nil {
		t.Fatal(err)
	}
	until(t, "the presenter is asked", func() bool { q := c.Questions(); return len(q) == 1 && q[0].Text == "What now?" })

	late := replica(t, broadcast.CarrierOptions{URL: url})
	until(t, "a replica that comes late shows it too", func() bool { _, ok := late.Deck("h5"); return ok && late.State().View == "brief/own?slide=2" })
	if _, err := late.Claim(false); !errors.Is(err, broadcast.ErrTaken) {
		t.Errorf("a second presenter elsewhere: %v", err)
	}
	other, err := late.Claim(true)
	if err != nil {
		t.Fatal(err)
	}
	other.Publish(broadcast.State{View: "norm/f"})
	until(t, "the earlier presenter is told", func() bool { return c.Lost() && a.State().View == "norm/f" })
	other.Leave()
	until(t, "it is over everywhere", func() bool { return !a.State().Live && !b.State().Live })
}

// Whoever follows keeps the last slide while the server is away, is told, and
// sees what is new when it is back.
func TestTheServerDiesAndComesBack(t *testing.T) {
	s := serve(t, -1, nil)
	port := s.Addr().(*net.TCPAddr).Port
	var log lines
	a := replica(t, broadcast.CarrierOptions{URL: fmt.Sprintf("nats://someone:secret@127.0.0.1:%d", port), Log: slog.New(slog.NewTextHandler(&log, nil))})
	b := replica(t, broadcast.CarrierOptions{URL: s.ClientURL()})
	near, far := a.Join("here"), b.Join("here")
	c := present(t, a)
	c.Publish(broadcast.State{View: "norm/a"})
	until(t, "the slide is everywhere", func() bool { return far.Latest().View == "norm/a" })

	s.Shutdown()
	s.WaitForShutdown()
	until(t, "followers are told", func() bool { return strings.Contains(far.Status(), "the connection to the other servers is lost") })
	until(t, "the presenter is told", func() bool { return strings.Contains(c.Status(), "is lost") })
	c.Publish(broadcast.State{View: "norm/b"})
	if near.Latest().View != "norm/b" || near.Status() != "" {
		t.Errorf("who follows where the presenter is sees %s, and is told %q", near.Latest().View, near.Status())
	}
	if got := far.Latest(); got.View != "norm/a" || !got.Live {
		t.Errorf("who follows elsewhere sees %+v", got)
	}
	if err := far.Ask("Still there?"); !errors.Is(err, broadcast.ErrAway) {
		t.Errorf("a question without a link: %v", err)
	}

	serve(t, port, nil)
	until(t, "the rooms agree again", func() bool { return far.Latest().View == "norm/b" && far.Status() == "" && c.Status() == "" })
	until(t, "all are counted again", func() bool { return c.Followers() == 2 })
	if said := log.String(); strings.Contains(said, "secret") || !strings.Contains(said, "lost") {
		t.Errorf("the log says %s", said)
	}
}

// A server that is not there at the start is waited for.
func TestTheServerComesLate(t *testing.T) {
	first := serve(t, -1, nil)
	port := first.Addr().(*net.TCPAddr).Port
	first.Shutdown()
	first.WaitForShutdown()
	url := fmt.Sprintf("nats://127.0.0.1:%d", port)
	a, b := replica(t, broadcast.CarrierOptions{URL: url}), replica(t, broadcast.CarrierOptions{URL: url})
	c := present(t, a)
	c.Publish(broadcast.State{View: "norm/a"})
	if b.Status() == "" || c.Status() == "" {
		t.Error("nothing is said of the missing link")
	}
	serve(t, port, nil)
	until(t, "the slide is everywhere", func() bool { return b.State().View == "norm/a" })
}

// Messages may come twice, late, in another order, or be no messages at all.
func TestStrangeMessages(t *testing.T) {
	url := serve(t, -1, nil).ClientURL()
	r := replica(t, broadcast.CarrierOptions{URL: url})
	seat := r.Join("here")
	conn, err := nats.Connect(url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	term := time.Now().UnixMilli()
	state := func(n int, view string) []byte {
		return fmt.Appendf(nil, `{"term":%d,"chair":"c1","number":%d,"view":%q,"deck":"","live":true}`, term, n, view)
	}
	for _, data := range [][]byte{
		state(5, "norm/e"), state(5, "norm/x"), state(3, "norm/c"), nil, []byte("{"), []byte(`{"term":-1}`),
		[]byte(`{"term":18446744073709551615,"chair":"z","number":1,"view":"norm/z","live":true}`),
		state(9, "norm/\x1b"), bytes.Repeat([]byte("x"), 1<<19), []byte("\xff\xfe"), []byte(`[[[[[[`),
	} {
		for kind := range strings.SplitSeq("state,seats,ask,deck,hello", ",") {
			if err := conn.PublishRequest("comity.test."+kind, "comity.test.hello", data); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := conn.Publish("comity.test.state", state(6, "norm/f")); err != nil {
		t.Fatal(err)
	}
	until(t, "the last word counts", func() bool { return seat.Latest().Number >= 6 })
	if got := seat.Latest(); got.View != "norm/f" || got.Number != 6 {
		t.Errorf("the seat sees %+v", got)
	}
}

// A briefing that the server does not pass on is no reason to be silent.
func TestABriefingTooLarge(t *testing.T) {
	url := serve(t, -1, func(o *server.Options) { o.MaxPayload = 4096 }).ClientURL()
	a, b := replica(t, broadcast.CarrierOptions{URL: url}), replica(t, broadcast.CarrierOptions{URL: url})
	c := present(t, a)
	a.SetDeck(broadcast.Deck{ID: "own", Hash: "h8000", Source: bytes.Repeat([]byte("x"), 8000)})
	c.Publish(broadcast.State{View: "brief/own", Deck: "h8000"})
	until(t, "the presenter is told", func() bool { return strings.Contains(c.Status(), "cannot show it") })
	until(t, "the place is known all the same", func() bool { return b.State().View == "brief/own" })
}

// Who may not enter is told so, and the log holds no secret.
func TestSecrets(t *testing.T) {
	url := serve(t, -1, func(o *server.Options) { o.Authorization = "sesame" }).ClientURL()
	address := strings.TrimPrefix(url, "nats://")
	if _, after, ok := strings.Cut(address, "@"); ok {
		address = after
	}
	good := replica(t, broadcast.CarrierOptions{URL: "nats://sesame@" + address})
	c := present(t, good)
	c.Publish(broadcast.State{View: "norm/a"})
	until(t, "the token opens", func() bool { return c.Status() == "" })
	var log lines
	bad := replica(t, broadcast.CarrierOptions{URL: "nats://mellon@" + address, Log: slog.New(slog.NewTextHandler(&log, nil))})
	other := replica(t, broadcast.CarrierOptions{URL: "nats://sesame@" + address})
	until(t, "who has the token shares", func() bool { return other.State().View == "norm/a" })
	if bad.State().View != "" || bad.Status() == "" {
		t.Errorf("without the token the room shows %+v, status %q", bad.State(), bad.Status())
	}
	if said := log.String(); strings.Contains(said, "mellon") {
		t.Errorf("the log says %s", said)
	}
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, endless := range []string{pipe, "/dev/zero"} {
		if _, err := broadcast.Carry(broadcast.New(false), broadcast.CarrierOptions{URL: "nats://127.0.0.1", Name: "test", Creds: endless}); err == nil || !strings.Contains(err.Error(), endless+" is not a regular file") {
			t.Errorf("%s: %v", endless, err)
		}
	}
	for _, faulty := range []broadcast.CarrierOptions{
		{URL: "http://user:secret@host", Name: "test"}, {URL: "nats://user:secret@:4222", Name: "test"}, {URL: "nats://user:secret@host:x", Name: "test"},
		{URL: "nats://127.0.0.1", Name: "a.b"}, {URL: "nats://127.0.0.1", Name: "test", Creds: filepath.Join(t.TempDir(), "none")},
	} {
		if _, err := broadcast.Carry(broadcast.New(false), faulty); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%+v: %v", faulty, err)
		}
	}
}

// The seed of an nkey opens a server that knows the key.
func TestNkey(t *testing.T) {
	const seed = "SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY"
	const public = "UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4"
	url := serve(t, -1, func(o *server.Options) { o.Nkeys = []*server.NkeyUser{{Nkey: public}} }).ClientURL()
	path := filepath.Join(t.TempDir(), "seed.nk")
	if err := os.WriteFile(path, []byte(seed+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	a, b := replica(t, broadcast.CarrierOptions{URL: url, Creds: path}), replica(t, broadcast.CarrierOptions{URL: url, Creds: path})
	c := present(t, a)
	c.Publish(broadcast.State{View: "norm/a"})
	until(t, "the key opens", func() bool { return b.State().View == "norm/a" })
}

// lines is a log that many may write to.
type lines struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}
