package broadcast

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
	"time"
)

// Shown is where the first terminal is.
type Shown struct {
	View    string        `json:"view"`
	Blank   bool          `json:"blank,omitempty"`
	Elapsed time.Duration `json:"elapsed,omitempty"` // of the timer of the briefing
	Runs    bool          `json:"runs,omitempty"`    // the timer is running
	Gone    bool          `json:"gone,omitempty"`    // the first terminal has gone
}

// The limits of the messages between two terminals, and the time to wait for them.
const (
	maxLine  = 8 << 10
	maxPeers = 8
	patience = time.Second
)

// MirrorFolder creates and returns the folder for the sockets of this user: in runtime
// (XDG_RUNTIME_DIR) if it is absolute, else in the folder for temporary files. It
// returns an error if other users have access to it.
func MirrorFolder(runtime string) (string, error) {
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
	if !info.IsDir() || !private(info) {
		return "", errors.New("cannot use the folder " + strconv.Quote(dir) + ": other users have access to it")
	}
	return dir, nil
}

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
	state  Shown
	at     time.Time // when the state was set
	told   bool
	closed bool
	peers  map[net.Conn]chan struct{}
}

// ErrPresented is the error of [NewLead] if another terminal presents the same briefing.
var ErrPresented = errors.New("another terminal presents this briefing")

// NewLead makes this the first terminal of a briefing. It returns [ErrTaken] if
// there is one already.
func NewLead(dir, briefing string) (*Lead, error) {
	path := socket(dir, briefing)
	if c, err := net.DialTimeout("unix", path, patience); err == nil {
		return nil, errors.Join(ErrPresented, c.Close())
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
			_ = c.Close() // too many terminals, or closing
			continue
		}
		l.peers[c] = wake
		l.mu.Unlock()
		go l.serve(c, wake)
		go l.watch(c, wake)
	}
}

// watch notices that a terminal has gone. Terminals never send anything.
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

// serve sends a terminal each new state.
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

// Tell sends a state to the other terminals, without blocking.
func (l *Lead) Tell(s Shown) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.state, l.at, l.told = s, time.Now(), true
	for _, wake := range l.peers {
		select {
		case wake <- struct{}{}:
		default: // it will get the newest
		}
	}
}

// Close disconnects the other terminals and removes the socket.
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

// Second is the side of a further terminal.
type Second struct {
	ctx  context.Context
	path string
	conn net.Conn
	in   *bufio.Scanner
	stop func() bool // waiting for the context to close the connection
}

// again is the time between attempts to reconnect to the first terminal.
const again = time.Second

// Follow connects to the first terminal of a briefing. It returns false if there is
// none.
func Follow(ctx context.Context, dir, briefing string) (*Second, bool) {
	f := &Second{ctx: ctx, path: socket(dir, briefing)}
	return f, f.dial()
}

// dial connects to the first terminal and reports whether it could.
func (f *Second) dial() bool {
	c, err := net.DialTimeout("unix", f.path, patience)
	if err != nil {
		return false
	}
	f.stop = context.AfterFunc(f.ctx, func() { _ = c.Close() })
	f.conn, f.in = c, bufio.NewScanner(c)
	f.in.Buffer(nil, maxLine)
	return true
}

// Hear blocks until the first terminal sends a state, disconnects or reconnects, and
// returns the state. It returns false once the context ends.
func (f *Second) Hear() (Shown, bool) {
	for f.ctx.Err() == nil {
		if f.conn != nil {
			var s Shown
			if f.in.Scan() && json.Unmarshal(f.in.Bytes(), &s) == nil {
				return s, true
			}
			f.stop()
			_ = f.conn.Close() // it says nothing more, or nothing that is understood
			f.conn = nil
			if f.ctx.Err() == nil {
				return Shown{Gone: true}, true
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
	return Shown{}, false
}
