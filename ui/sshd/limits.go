package sshd

import (
	"errors"
	"fmt"
	"time"
)

// Limits are how much visitors may take.
type Limits struct {
	Sessions      int           // at once
	PerIP         int           // of them, from one source: an address, or an IPv6 network of 64 bits
	PerConnection int           // of them
	Idle          time.Duration // without a key
	Time          time.Duration // in all
	Grace         time.Duration // from the word that the server closes to its end

	// Starts are connections on which nobody is logged in yet. From StartsFree
	// on, those of sources that have others are dropped by chance, from three
	// quarters of StartsFull on all of these, and from StartsFull on all.
	StartsFree, StartsFull int
	StartsPerIP            int           // of them, from one source, once there are a quarter of StartsFree; and connections without a session, once half of all are taken
	Handshake              time.Duration // for one of them
	Rest                   time.Duration // for a connection without a session; six times that after one
	Penalty                time.Duration // the longest for which a source that misbehaves is refused; 0 is never
	Block4, Block6         int           // bits of the networks that count as one source
	Request                time.Duration // for a session to say what it wants
	Stall                  time.Duration // for a client to read what is sent

	Columns, Rows int           // of a window; a larger one is taken to be as large
	EnvCount      int           // variables that a client may send for a session
	EnvBytes      int           // of all of them
	Command       int           // bytes of a command
	Arguments     int           // of a command
	Paste         int           // bytes pasted at once; the rest is left out
	InputRate     int           // bytes a second from one connection, everything counted
	InputBurst    int           // bytes that may come at once
	Flood         time.Duration // for which more may come than that, and has to wait
	PageBytes     int           // of rendered pages, kept for all
	SessionBytes  int           // of text that the history of a session keeps
	HeldBytes     int           // of output not read yet and of histories, for all
}

// DefaultLimits are fit for the open internet.
func DefaultLimits() Limits {
	return Limits{
		Sessions: 500, PerIP: 50, PerConnection: 10,
		Idle: 15 * time.Minute, Time: 4 * time.Hour, Grace: 10 * time.Second,
		StartsFree: 200, StartsFull: 600, StartsPerIP: 20, Handshake: 20 * time.Second, Rest: 10 * time.Second,
		Penalty: 30 * time.Second, Block4: 32, Block6: 64, Request: 20 * time.Second, Stall: 20 * time.Second,
		Columns: 400, Rows: 150, EnvCount: 32, EnvBytes: 4096, Command: 8192, Arguments: 64,
		Paste: 32 << 10, InputRate: 16 << 10, InputBurst: 64 << 10, Flood: 10 * time.Second, PageBytes: 16 << 20,
		SessionBytes: 256 << 10, HeldBytes: 64 << 20,
	}
}

// Check says which limit is none.
func (l Limits) Check() error {
	for _, one := range []struct {
		name  string
		value int64
	}{
		{"max-sessions", int64(l.Sessions)}, {"max-per-ip", int64(l.PerIP)}, {"max-per-connection", int64(l.PerConnection)},
		{"max-starts", int64(l.StartsFree)},
	} {
		if one.value <= 0 {
			return fmt.Errorf("%s is %d, expected 1 or more", one.name, one.value)
		}
	}
	for _, one := range []struct {
		name  string
		value time.Duration
	}{{"idle", l.Idle}, {"max-time", l.Time}, {"grace", l.Grace}} {
		if one.value < time.Second {
			return fmt.Errorf("%s is %v, expected 1s or more", one.name, one.value)
		}
	}
	return nil
}

// The reasons for which somebody is turned away, as the metrics name them.
const (
	refusedStarts   = "starts"
	refusedFull     = "sessions"
	refusedIP       = "sessions_per_ip"
	refusedChannels = "sessions_per_connection"
	refusedStartsIP = "starts_per_ip"
	refusedPenalty  = "penalty"
	refusedConns    = "connections"
	refusedConnsIP  = "connections_per_ip"
	refusedRate     = "connection_rate"
	refusedProxy    = "proxy_header"
	refusedKey      = "key"
	refusedShake    = "handshake"
	refusedEnv      = "environment"
	refusedCommand  = "command"
	refusedRequest  = "request"
	refusedChannel  = "channel"
	refusedWindow   = "window_size"
	refusedPaste    = "paste"
	refusedInput    = "input_rate"
	refusedFlood    = "input_flood"
	refusedStalled  = "unread_output"
	refusedResting  = "no_session"
	refusedDrain    = "draining"
	refusedOverdue  = "overdue"
)

func refusals() []string {
	return []string{refusedStarts, refusedStartsIP, refusedPenalty, refusedFull, refusedIP, refusedChannels, refusedConns, refusedConnsIP, refusedRate, refusedProxy, refusedKey, refusedShake,
		refusedEnv, refusedCommand, refusedRequest, refusedChannel, refusedWindow, refusedPaste, refusedInput, refusedFlood, refusedStalled, refusedResting, refusedDrain, refusedOverdue}
}

// The penalties for what no honest client does: handshakes that fail, that take
// too long, keys that open nothing until all tries are used, and floods.
const (
	penaltyShake = 2 * time.Second
	penaltyLate  = 5 * time.Second
	penaltyKeys  = 10 * time.Second
	penaltyFlood = 20 * time.Second
)

// errFull and errPerIP are why a session is not to be had now.
var (
	errFull  = errors.New("the server is full; try again later")
	errPerIP = errors.New("too many sessions from your address; try again later")
)
