package sshd

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-systemd/v22/daemon"
)

// Notifier sends the state of the server to the supervisor that the variable
// NOTIFY_SOCKET names. It is safe for concurrent use.
type Notifier struct {
	log    *slog.Logger
	failed sync.Once
}

// NewNotifier returns a notifier that logs the first message that could not be
// sent.
func NewNotifier(log *slog.Logger) *Notifier { return &Notifier{log: log} }

// Ready says that the server takes in visitors, or does so again after Reloading.
func (n *Notifier) Ready() { n.send(daemon.SdNotifyReady, "STATUS=ready") }

// Reloading says that the server reads its settings again.
func (n *Notifier) Reloading() {
	n.send(daemon.SdNotifyReloading, strings.TrimSpace(daemon.SdNotifyMonotonicUsec()))
}

// Draining says that the server takes in no new connections and goes on until
// the last visitor has left. The service counts as running: a supervisor that was
// told that it stops would end it after its timeout.
func (n *Notifier) Draining() { n.send("STATUS=draining: waiting for the last visitor to leave") }

// Stopping says that the server closes.
func (n *Notifier) Stopping() { n.send(daemon.SdNotifyStopping, "STATUS=closing") }

// Watch feeds the watchdog of the supervisor until ctx ends, where WATCHDOG_USEC
// asks for that: four times in its interval, each time only if alive reports true.
func (n *Notifier) Watch(ctx context.Context, alive func(context.Context) bool) {
	interval, err := daemon.SdWatchdogEnabled(false)
	if err != nil {
		n.log.Warn("watchdog", "error", err.Error())
		return
	}
	if interval <= 0 {
		return
	}
	const perInterval, least = 4, time.Millisecond
	feed := time.NewTicker(max(interval/perInterval, least))
	defer feed.Stop()
	for {
		if alive(ctx) {
			n.send(daemon.SdNotifyWatchdog)
		}
		select {
		case <-feed.C:
		case <-ctx.Done():
			return
		}
	}
}

// send sends one message of several lines.
func (n *Notifier) send(lines ...string) {
	if _, err := daemon.SdNotify(false, strings.Join(lines, "\n")); err != nil {
		n.failed.Do(func() { n.log.Warn("the supervisor cannot be told", "error", err.Error()) })
	}
}
