// Package pair keeps two terminals of one person in step: the second shows the
// presenter view of the briefing that the first gives. They meet at a socket in
// a folder that nobody else can enter. The first waits for nobody; the second
// gets the newest of what it missed.
package pair

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// State is where the first terminal is.
type State struct {
	View    string        `json:"view"`
	Blank   bool          `json:"blank,omitempty"`
	Elapsed time.Duration `json:"elapsed,omitempty"` // of the clock of the briefing
	Runs    bool          `json:"runs,omitempty"`    // the clock goes
	Gone    bool          `json:"gone,omitempty"`    // the first terminal is not there
}

// The limits of what two terminals say to each other, and of waiting for it.
const (
	maxLine  = 8 << 10
	maxPeers = 8
	patience = time.Second
)

// Folder makes and gives the folder for the sockets of a person: in the one for
// things of this run of the machine, or else in that for temporary files. It is
// an error if others could enter it.
func Folder(runtime string) (string, error) {
	dir := filepath.Join(runtime, "comity")
	if !filepath.IsAbs(runtime) {
		dir = filepath.Join(os.TempDir(), "comity-"+strconv.Itoa(os.Getuid()))
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return "", err
	}
	if of, ok := info.Sys().(*syscall.Stat_t); !ok || !info.IsDir() || info.Mode().Perm()&0o077 != 0 || int(of.Uid) != os.Getuid() {
		return "", errors.New("cannot use the folder " + strconv.Quote(dir) + ": other users have access to it")
	}
	return dir, nil
}

// socket is where the terminals of a briefing meet.
func socket(dir, briefing string) string {
	sum := sha256.Sum256([]byte(briefing))
	return filepath.Join(dir, hex.EncodeToString(sum[:8])+".sock")
}

// Lead is the side of the first terminal.
type Lead struct {
	path     string
	listener net.Listener
	own      fs.FileInfo

	mu     sync.Mutex
	state  State
	at     time.Time // when it was told
	told   bool
	closed bool
	peers  map[net.Conn]chan struct{}
}

// ErrTaken is why a terminal is not the first: another gives the same briefing.
var ErrTaken = errors.New("another terminal presents this briefing")

// NewLead begins to lead the terminals of a briefing.
func NewLead(dir, briefing string) (*Lead, error) {
	path := socket(dir, briefing)
	if c, err := net.DialTimeout("unix", path, patience); err == nil {
		return nil, errors.Join(ErrTaken, c.Close())
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) { // of one that ended badly
		return nil, err
	}
	listener, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		return nil, err
	}
	listener.SetUnlinkOnClose(false) // it may be that of another by then
	l := &Lead{path: path, listener: listener, peers: map[net.Conn]chan struct{}{}}
	l.own, _ = os.Lstat(path) // without it the socket is left behind, and found to be so
	go l.accept()
	return l, nil
}

func (l *Lead) accept() {
	for {
		c, err := l.listener.Accept()
		if err != nil {
			return
		}
		wake := make(chan struct{}, 1)
		wake <- struct{}{}
		l.mu.Lock()
		if l.closed || len(l.peers) >= maxPeers {
			l.mu.Unlock()
			_ = c.Close() // there is nobody to tell
			continue
		}
		l.peers[c] = wake
		l.mu.Unlock()
		go l.serve(c, wake)
		go l.watch(c, wake)
	}
}

// watch notices that a terminal has gone: it never says anything.
func (l *Lead) watch(c net.Conn, wake chan struct{}) {
	_, _ = c.Read(make([]byte, 1))
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, there := l.peers[c]; there {
		delete(l.peers, c)
		close(wake)
	}
	_ = c.Close() // it has gone
}

// serve tells a terminal the newest state, whenever there is one.
func (l *Lead) serve(c net.Conn, wake <-chan struct{}) {
	out := json.NewEncoder(c)
	for range wake {
		l.mu.Lock()
		s, told := l.state, l.told
		if s.Runs {
			s.Elapsed += time.Since(l.at)
		}
		l.mu.Unlock()
		if !told {
			continue
		}
		if err := errors.Join(c.SetWriteDeadline(time.Now().Add(patience)), out.Encode(s)); err != nil {
			_ = c.Close() // which watch notices
			return
		}
	}
}

// Tell tells the other terminals where this one is. It waits for none of them.
func (l *Lead) Tell(s State) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.state, l.at, l.told = s, time.Now(), true
	for _, wake := range l.peers {
		select {
		case wake <- struct{}{}:
		default: // it will be told the newest
		}
	}
}

// Close ends leading.
func (l *Lead) Close() error {
	l.mu.Lock()
	l.closed = true
	var all []net.Conn
	for c := range l.peers {
		all = append(all, c)
	}
	l.mu.Unlock()
	err := l.listener.Close()
	for _, c := range all {
		_ = c.Close() // it goes either way
	}
	if now, missing := os.Lstat(l.path); missing == nil && os.SameFile(now, l.own) {
		err = errors.Join(err, os.Remove(l.path))
	}
	return err
}

// Follower is the side of a further terminal.
type Follower struct {
	ctx  context.Context
	path string
	conn net.Conn
	in   *bufio.Scanner
	stop func() bool // waiting for the context to close the connection
}

// again is how long it takes to look for the first terminal once more.
const again = time.Second

// Follow follows the first terminal of a briefing; false if there is none.
func Follow(ctx context.Context, dir, briefing string) (*Follower, bool) {
	f := &Follower{ctx: ctx, path: socket(dir, briefing)}
	return f, f.dial()
}

// dial looks for the first terminal.
func (f *Follower) dial() bool {
	c, err := net.DialTimeout("unix", f.path, patience)
	if err != nil {
		return false
	}
	f.stop = context.AfterFunc(f.ctx, func() { _ = c.Close() })
	f.conn, f.in = c, bufio.NewScanner(c)
	f.in.Buffer(nil, maxLine)
	return true
}

// Hear waits until the first terminal is elsewhere, or has gone, or is back;
// false once the context is over.
func (f *Follower) Hear() (State, bool) {
	for f.ctx.Err() == nil {
		if f.conn != nil {
			var s State
			if f.in.Scan() && json.Unmarshal(f.in.Bytes(), &s) == nil {
				return s, true
			}
			f.stop()
			_ = f.conn.Close() // it says nothing more, or nothing that is understood
			f.conn = nil
			if f.ctx.Err() == nil {
				return State{Gone: true}, true
			}
			break
		}
		timer := time.NewTimer(again)
		select {
		case <-timer.C:
			f.dial()
		case <-f.ctx.Done():
			timer.Stop()
		}
	}
	return State{}, false
}
