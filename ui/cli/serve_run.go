package cli

import (
	"context"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"comity/ui/service"
	"comity/ui/settings"
	"comity/ui/sshd"
)

// running is a server that runs, and what it listens to.
type running struct {
	server   *sshd.Server
	hosting  *Hosting
	log      *slog.Logger
	reload   chan os.Signal // SIGHUP
	drain    chan os.Signal // SIGUSR1; nil where somebody presents from the same process
	failures chan error     // with which listening has ended; nil after Drain
	notifier *service.Notifier
	unwatch  func() // ends the feeding of the watchdog; nil where nobody is told
}

// newRunning makes one that hears signals from now on, until stop.
func newRunning(server *sshd.Server, h *Hosting, log *slog.Logger) (r *running, stop func()) {
	r = &running{server: server, hosting: h, log: log, reload: make(chan os.Signal, 1), drain: make(chan os.Signal, 1)}
	signal.Ignore(syscall.SIGPIPE) // a log that nobody reads any more ends no service
	signal.Notify(r.reload, syscall.SIGHUP)
	if h.isService() {
		signal.Notify(r.drain, syscall.SIGUSR1)
		r.notifier = service.NewNotifier(log)
	}
	return r, func() {
		signal.Stop(r.reload)
		signal.Stop(r.drain)
	}
}

// isService reports whether the process does nothing but serve: it is not that of
// somebody who presents on a terminal.
func (h *Hosting) isService() bool { return h.opened == nil }

// serve begins to serve on the listeners, and tells the supervisor.
func (r *running) serve(ctx context.Context, s service.Sockets) {
	r.failures = make(chan error, len(s.Visitors)+1)
	for _, l := range s.Visitors {
		go func() { r.failures <- r.server.Serve(l) }()
	}
	if s.Metrics != nil {
		go func() { r.failures <- r.server.ServeMetrics(s.Metrics) }()
	}
	if r.notifier != nil {
		r.notifier.Ready()
		watching, cancel := context.WithCancel(context.WithoutCancel(ctx)) // while it closes, too
		r.unwatch = cancel
		go r.notifier.Watch(watching, r.server.Alive)
	}
}

// wait does what signals say until the server is to close: ctx ends, listening
// fails, or a drain is over. It returns why listening failed.
func (r *running) wait(ctx context.Context, e Env, chosen *settings.Settings) error {
	var drained chan struct{} // nil until a drain begins
	for {
		select {
		case err := <-r.failures:
			if drained == nil || err != nil {
				return err
			}
		case <-ctx.Done():
			return nil
		case <-drained:
			return nil
		case <-r.reload:
			if r.notifier != nil {
				r.notifier.Reloading()
			}
			chosen = e.reload(r.server, r.hosting, chosen, r.log)
			if r.notifier != nil {
				r.notifier.Ready()
				if drained != nil {
					r.notifier.Draining()
				}
			}
		case <-r.drain:
			if drained != nil {
				continue
			}
			drained = make(chan struct{})
			r.notifier.Draining()
			go func() {
				r.server.Drain(ctx)
				close(drained)
			}()
		}
	}
}

// close tells the supervisor, and closes the server.
func (r *running) close() {
	if r.notifier != nil {
		r.notifier.Stopping()
	}
	r.server.Shutdown()
	if r.unwatch != nil {
		r.unwatch()
	}
}

// confine takes from the process what it does not need while it serves, where the
// kernel can do that, and says in the log what became of it.
func (e Env) confine(h *Hosting, chosen *settings.Settings, log *slog.Logger, metrics bool) {
	needs := service.Needs{
		Wide: []string{e.get("HOME"), os.TempDir()}, Metrics: metrics, Outgoing: chosen.Served("nats") != "",
	}
	config, _ := settings.Path(e.Environ)
	files := []string{config, chosen.Served("authorized_keys"), chosen.Served("nats_creds")}
	if keys := chosen.Served("presenter_key"); isFile(keys) { // it may be the key itself
		files = append(files, keys)
	}
	if b := h.briefing(); b != nil {
		files = append(files, b.path)
	}
	for _, file := range files {
		if file == "" {
			continue
		}
		if full, err := filepath.Abs(file); err == nil {
			needs.Files = append(needs.Files, full)
		}
	}
	switch version, err := service.Confine(needs); {
	case err != nil:
		log.Warn("confined", "result", "no", "error", err.Error())
	case version == 0:
		log.Warn("confined", "result", "no", "error", "this kernel has no Landlock")
	default:
		log.Info("confined", "result", "yes", "landlock", version)
	}
}

// isFile reports whether a name is that of a file that is there.
func isFile(name string) bool {
	info, err := os.Stat(name)
	return name != "" && err == nil && info.Mode().IsRegular()
}
