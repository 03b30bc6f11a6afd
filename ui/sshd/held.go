package sshd

import (
	"net/netip"
	"sync"
)

// held counts the bytes of memory that the server keeps for visitors: output
// that their clients have not read yet, and the text of their histories. It is
// safe for concurrent use.
type held struct {
	most  int64 // for all
	share int64 // of it, for one address

	mu    sync.Mutex
	total int64
	of    map[netip.Addr]int64
	freed chan struct{} // closed when something is let go
}

// addressShare is the part of the memory for all that one address may have.
const addressShare = 4

func newHeld(most int) *held {
	return &held{most: int64(most), share: int64(most) / addressShare, of: map[netip.Addr]int64{}, freed: make(chan struct{})}
}

// add counts n bytes more for an address, or fewer where n is negative.
func (h *held) add(ip netip.Addr, n int) {
	if n == 0 {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.total += int64(n)
	if h.of[ip] += int64(n); h.of[ip] == 0 {
		delete(h.of, ip)
	}
	if n < 0 {
		close(h.freed)
		h.freed = make(chan struct{})
	}
}

// room waits until an address may have more memory. It returns false if gone is
// closed before.
func (h *held) room(ip netip.Addr, gone <-chan struct{}) bool {
	for {
		h.mu.Lock()
		ok, freed := h.total < h.most && h.of[ip] < h.share, h.freed
		h.mu.Unlock()
		if ok {
			return true
		}
		select {
		case <-freed:
		case <-gone:
			return false
		}
	}
}

// short reports whether an address or all together have more than they should.
func (h *held) short(ip netip.Addr) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.total >= h.most || h.of[ip] >= h.share
}

// bytes is how much is held for all.
func (h *held) bytes() int64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.total
}

// keeps is told how many bytes of text the visit's history would keep, and
// returns how many it may.
func (v *visit) keeps(bytes int) (most int) {
	most = v.server.config().Limits.SessionBytes
	if v.server.held.short(v.conn.ip) {
		most /= 16
	}
	if bytes > most {
		v.server.metrics.trimmed.Inc()
	}
	now := min(bytes, most)
	v.server.held.add(v.conn.ip, now-v.kept)
	v.kept = now
	return most
}
