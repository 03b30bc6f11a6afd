//go:build unix

package sshd_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"comity/ui/sshd"
)

// supervisor is a socket to which a service of this process tells its state.
func supervisor(t *testing.T) *net.UnixConn {
	t.Helper()
	path, conn := notifySocket(t)
	t.Cleanup(func() { _ = conn.Close() })
	t.Setenv("NOTIFY_SOCKET", path)
	return conn
}

// notifySocket is a socket to which services tell their state.
func notifySocket(t *testing.T) (path string, conn *net.UnixConn) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "n")
	if len(path) > 100 { // as long as the name of a socket may be
		t.Skip("the folder for temporary files has too long a name for a socket")
	}
	conn, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: path, Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	return path, conn
}

// told is the next message, or none if there is none so soon.
func told(t *testing.T, conn *net.UnixConn, within time.Duration) string {
	t.Helper()
	if err := conn.SetReadDeadline(time.Now().Add(within)); err != nil {
		t.Fatal(err)
	}
	var buf [1024]byte
	n, err := conn.Read(buf[:])
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(buf[:n])
}

// Each state is one message, in the words of sd_notify(3).
func TestStates(t *testing.T) {
	conn := supervisor(t)
	n := sshd.NewNotifier(slog.New(slog.DiscardHandler))
	for want, tell := range map[string]func(){
		"READY=1\n": n.Ready, "RELOADING=1\nMONOTONIC_USEC=": n.Reloading, "STOPPING=1\n": n.Stopping, "STATUS=draining": n.Draining,
	} {
		tell()
		if got := told(t, conn, waiting); !strings.HasPrefix(got, want) || strings.HasSuffix(got, "\n") {
			t.Errorf("%q, want it to begin with %q", got, want)
		}
	}
}

// The watchdog is fed only while the server is alive.
func TestWatchdog(t *testing.T) {
	conn := supervisor(t)
	t.Setenv("WATCHDOG_USEC", "20000")
	n := sshd.NewNotifier(slog.New(slog.DiscardHandler))
	var asked atomic.Int32
	var lives atomic.Bool
	ctx, cancel := context.WithCancel(t.Context())
	ended, often := make(chan bool), make(chan bool)
	go func() {
		n.Watch(ctx, func(context.Context) bool {
			if asked.Add(1) == 5 {
				close(often)
			}
			return lives.Load()
		})
		close(ended)
	}()
	<-often
	if got := told(t, conn, time.Millisecond); got != "" {
		t.Errorf("the server does not live, and the watchdog is told %q", got)
	}
	lives.Store(true)
	for range 3 {
		if got := told(t, conn, waiting); got != "WATCHDOG=1" {
			t.Errorf("the watchdog is told %q", got)
		}
	}
	cancel()
	<-ended
}

// Without a supervisor nothing happens; one that cannot be reached, or a watchdog
// that is none, is one line in the log.
func TestNoSupervisor(t *testing.T) {
	var log bytes.Buffer
	n := sshd.NewNotifier(slog.New(slog.NewTextHandler(&log, nil)))
	t.Setenv("NOTIFY_SOCKET", "")
	t.Setenv("WATCHDOG_USEC", "")
	n.Ready()
	n.Watch(t.Context(), nil) // it returns
	if log.Len() > 0 {
		t.Errorf("the log says %s", &log)
	}
	t.Setenv("NOTIFY_SOCKET", filepath.Join(t.TempDir(), "nowhere"))
	n.Ready()
	n.Stopping()
	if strings.Count(log.String(), "\n") != 1 || !strings.Contains(log.String(), "cannot be told") {
		t.Errorf("the log says %s", &log)
	}
	t.Setenv("WATCHDOG_USEC", "often")
	n.Watch(t.Context(), nil)
	if !strings.Contains(log.String(), "msg=watchdog") {
		t.Errorf("the log says %s", &log)
	}
}
