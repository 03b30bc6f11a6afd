package sshd

import (
	"context"
	"log/slog"
	"net"
	"net/netip"
	"sync"
	"time"
)

// journal writes what happens to the log, and gathers what happens often: in
// each interval the first few lines of one kind and source are written, and the
// rest as one line with their number. It is safe for concurrent use.
type journal struct {
	log       *slog.Logger
	addresses func() bool // whether the log tells addresses

	mu       sync.Mutex
	gathered map[gatherKey]int
	timer    *time.Timer
}

// gatherKey is one kind of line from one source.
type gatherKey struct {
	kind   string // "refused", "a visit began" or "a visit ended"
	reason string
	source netip.Addr
}

// The limits of the log: how long lines are gathered, how many of one kind and
// source are written before they are, and how many kinds and sources are told
// apart.
const (
	gatherFor   = 10 * time.Second
	gatherAfter = 5
	gatherMost  = 1000
)

func newJournal(log *slog.Logger, addresses func() bool) *journal {
	return &journal{log: log, addresses: addresses, gathered: map[gatherKey]int{}}
}

// often writes a line, or counts it where there have been some from the source.
func (j *journal) often(level slog.Level, kind, reason string, source netip.Addr, from net.Addr, more ...any) {
	j.mu.Lock()
	key := gatherKey{kind, reason, source}
	if _, known := j.gathered[key]; !known && len(j.gathered) >= gatherMost {
		key.source = netip.Addr{} // too many to count separately
	}
	j.gathered[key]++
	n := j.gathered[key]
	if j.timer == nil {
		j.timer = time.AfterFunc(gatherFor, j.flush)
	}
	j.mu.Unlock()
	if n > gatherAfter {
		return
	}
	var all []any
	if reason != "" {
		all = append(all, "reason", reason)
	}
	all = append(all, more...)
	if j.addresses() && from != nil {
		all = append(all, "address", from.String())
	}
	j.log.Log(context.Background(), level, kind, all...)
}

// flush writes what was gathered.
func (j *journal) flush() {
	j.mu.Lock()
	gathered := j.gathered
	j.gathered, j.timer = map[gatherKey]int{}, nil
	j.mu.Unlock()
	for key, n := range gathered {
		if n <= gatherAfter {
			continue
		}
		all := []any{"kind", key.kind, "count", n - gatherAfter, "seconds", int(gatherFor.Seconds())}
		if key.reason != "" {
			all = append(all, "reason", key.reason)
		}
		if j.addresses() && key.source.IsValid() {
			all = append(all, "address", key.source.String())
		}
		j.log.Warn("gathered", all...)
	}
}

// close writes what is gathered still.
func (j *journal) close() {
	j.mu.Lock()
	if j.timer != nil {
		j.timer.Stop()
	}
	j.mu.Unlock()
	j.flush()
}
