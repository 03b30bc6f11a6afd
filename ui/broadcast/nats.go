package broadcast

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"

	"comity/model"
)

// CarrierOptions configure a carrier.
type CarrierOptions struct {
	URL   string // of the server, or of several, with commas between them; may hold a secret
	Creds string // a file with credentials or with the seed of an nkey
	Name  string // of the room; see CheckRoomName
	Log   *slog.Logger

	// Hash understands the text of a briefing and gives its hash.
	Hash func(id string, source []byte) (string, error)

	Every time.Duration // how often all is said again; zero: every two seconds
}

// Carrier carries one room over NATS, so that replicas behind one address show the
// same briefing. It carries the newest state, and sends it again every two
// seconds: a replica that missed a message, came late or was away has it then.
// It trusts nothing that comes from the server.
type Carrier struct {
	options CarrierOptions
	link    *link
	room    *Room
	conn    *nats.Conn
	self    string
	hello   chan struct{}
	stop    context.CancelFunc
	running sync.WaitGroup
	asking  atomic.Bool // for a briefing

	mu     sync.Mutex
	others map[string]replica
	odd    time.Time // when the log was last told of what is not understood
}

// replica is another one of the room.
type replica struct {
	seats int
	at    time.Time
}

// CheckRoomName faults a name that no room can have.
func CheckRoomName(name string) error {
	if !isName(name) {
		return errors.New("expected letters, digits and hyphens, at most 64")
	}
	return nil
}

// CheckServers faults the URL of a server. The fault does not repeat it: it may
// hold a password.
func CheckServers(servers string) error {
	for server := range strings.SplitSeq(servers, ",") {
		u, err := url.Parse(strings.TrimSpace(server))
		if err != nil || u.Hostname() == "" || u.Scheme != "nats" && u.Scheme != "tls" {
			return errors.New("expected the URL of a server such as nats://127.0.0.1:4222 or tls://nats.example:4222, or several with commas between them")
		}
	}
	return nil
}

// Carry connects a room to its other replicas, now or as soon as the server is
// there.
func Carry(r *Room, o CarrierOptions) (*Carrier, error) {
	if err := errors.Join(CheckRoomName(o.Name), CheckServers(o.URL)); err != nil {
		return nil, err
	}
	if o.Every == 0 {
		o.Every = 2 * time.Second
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	ctx, stop := context.WithCancel(context.Background())
	c := &Carrier{
		options: o, link: r.connect(), room: r, self: newID(), others: map[string]replica{},
		hello: make(chan struct{}, 1), stop: stop,
	}
	options, err := c.connection()
	if err == nil {
		c.conn, err = nats.Connect(o.URL, options...)
	}
	if err != nil {
		stop()
		return nil, fmt.Errorf("the link to the other rooms: %w", err)
	}
	if err := c.subscribe(); err != nil {
		stop()
		c.conn.Close()
		return nil, fmt.Errorf("the link to the other rooms: %w", err)
	}
	c.running.Go(func() { c.run(ctx) })
	return c, nil
}

// connection are the options by which a lost connection is noticed within
// seconds, and tried again for ever.
func (c *Carrier) connection() ([]nats.Option, error) {
	options := []nats.Option{
		nats.Name("comity"), nats.NoEcho(),
		nats.RetryOnFailedConnect(true), nats.MaxReconnects(-1), nats.IgnoreAuthErrorAbort(),
		nats.ReconnectWait(time.Second), nats.ReconnectJitter(time.Second, 2*time.Second),
		nats.ReconnectBufSize(-1), // what is old by then is not worth sending
		nats.PingInterval(5 * time.Second), nats.MaxPingsOutstanding(2), nats.Timeout(5 * time.Second), nats.FlusherTimeout(10 * time.Second),
		nats.ConnectHandler(c.connected),
		nats.ReconnectHandler(c.connected),
		nats.DisconnectErrHandler(c.lost),
		nats.ErrorHandler(func(*nats.Conn, *nats.Subscription, error) { c.strange() }),
	}
	if c.options.Creds == "" {
		return options, nil
	}
	data, err := model.ReadFile(os.DirFS(filepath.Dir(c.options.Creds)), filepath.Base(c.options.Creds), 1)
	if err != nil {
		return nil, fmt.Errorf("%s %w", c.options.Creds, err)
	}
	if strings.Contains(string(data), "BEGIN NATS USER JWT") {
		return append(options, nats.UserCredentials(c.options.Creds)), nil
	}
	key, err := nats.NkeyOptionFromSeed(c.options.Creds)
	if err != nil {
		return nil, fmt.Errorf("%s holds neither credentials nor the seed of an nkey", c.options.Creds)
	}
	return append(options, key), nil
}

func (c *Carrier) subject(kind string) string { return "comity." + c.options.Name + "." + kind }

// subscribe listens to the other replicas.
func (c *Carrier) subscribe() error {
	for kind, take := range map[string]nats.MsgHandler{
		"state": c.takeState, "seats": c.takeSeats, "ask": c.takeQuestion, "deck": c.giveDeck,
		"hello": func(*nats.Msg) { c.sayAll() },
	} {
		s, err := c.conn.Subscribe(c.subject(kind), func(m *nats.Msg) {
			defer func() {
				if recover() != nil {
					c.strange()
				}
			}()
			take(m)
		})
		if err != nil {
			return err
		}
		if err := s.SetPendingLimits(512, 4<<20); err != nil {
			return err
		}
	}
	return nil
}

func (c *Carrier) takeState(m *nats.Msg) {
	at, s, err := decodeState(m.Data, time.Now())
	if err != nil {
		c.strange()
		return
	}
	c.link.take(at, s)
}

func (c *Carrier) takeSeats(m *nats.Msg) {
	from, n, err := decodeSeats(m.Data)
	if err != nil {
		c.strange()
		return
	}
	c.mu.Lock()
	if _, known := c.others[from]; known || len(c.others) < maxReplicas {
		c.others[from] = replica{n, time.Now()}
	}
	c.mu.Unlock()
	c.count()
}

// count says how many follow elsewhere. A replica that says nothing any more
// is gone.
func (c *Carrier) count() {
	c.mu.Lock()
	n := 0
	for id, other := range c.others {
		if time.Since(other.at) > 4*c.options.Every {
			delete(c.others, id)
			continue
		}
		n += other.seats
	}
	c.mu.Unlock()
	c.link.elsewhere(n)
}

func (c *Carrier) takeQuestion(m *nats.Msg) {
	if len(m.Data) > maxMessage {
		c.strange()
		return
	}
	c.link.question(string(m.Data))
}

// giveDeck answers who asks for the briefing that is given here.
func (c *Carrier) giveDeck(m *nats.Msg) {
	_, _, mine := c.link.mine()
	if len(m.Data) > maxName || !mine || m.Reply == "" {
		return
	}
	if d, ok := c.room.Deck(string(m.Data)); ok && c.fits(d) {
		_ = m.Respond(encodeDeck(d)) // who asked asks again
	}
}

// fits reports whether the server passes a briefing on, and who presents if it
// does not.
func (c *Carrier) fits(d Deck) bool {
	size, most := int64(len(encodeDeck(d))), c.conn.MaxPayload()
	if most <= 0 || size <= most {
		c.link.warn("")
		return true
	}
	c.link.warn(fmt.Sprintf("the briefing has %d KB and the NATS server passes on %d: other rooms that do not have its file cannot show it", size>>10, most>>10))
	return false
}

// connected is told that the server is there.
func (c *Carrier) connected(conn *nats.Conn) {
	c.options.Log.Info("the link to the other rooms is there")
	c.link.restored()
	c.sayAll()
	_ = conn.Publish(c.subject("hello"), nil) // what is new is said again soon
}

func (c *Carrier) lost(conn *nats.Conn, _ error) {
	if !conn.IsClosed() {
		c.options.Log.Warn("the link to the other rooms is lost, and is tried again")
	}
	c.link.lost()
}

// strange notes that something odd came, now and then.
func (c *Carrier) strange() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if time.Since(c.odd) > time.Minute {
		c.odd = time.Now()
		c.options.Log.Warn(errMessage.Error())
	}
}

// sayAll has all said again soon.
func (c *Carrier) sayAll() {
	select {
	case c.hello <- struct{}{}:
	default: // it will be
	}
}

// Close leaves the other replicas.
func (c *Carrier) Close() {
	c.stop()
	c.running.Wait()
	c.conn.Close()
}
