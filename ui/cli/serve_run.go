package cli

import (
	"context"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

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
	notifier *sshd.Notifier
	unwatch  func() // stops the watchdog messages; nil without a supervisor
}

// newRunning returns a server that handles signals until stop is called.
func newRunning(server *sshd.Server, h *Hosting, log *slog.Logger) (r *running, stop func()) {
	r = &running{server: server, hosting: h, log: log, reload: make(chan os.Signal, 1), drain: make(chan os.Signal, 1)}
	signal.Ignore(syscall.SIGPIPE) // a closed log does not end the service
	signal.Notify(r.reload, syscall.SIGHUP)
	if h.isService() {
		signal.Notify(r.drain, drainSignals()...)
		r.notifier = sshd.NewNotifier(log)
	}
	return r, func() {
		signal.Stop(r.reload)
		signal.Stop(r.drain)
	}
}

// isService reports whether the process only serves, and is not that of a presenter
// on a terminal.
func (h *Hosting) isService() bool { return h.opened == nil }

// serve starts to serve on the listeners, and notifies the supervisor.
func (r *running) serve(ctx context.Context, s sshd.Sockets) {
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

// wait handles signals until the server has to close: ctx ends, listening fails, or
// a drain ends. It returns the error of listening.
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

// close notifies the supervisor, and closes the server.
func (r *running) close() {
	if r.notifier != nil {
		r.notifier.Stopping()
	}
	r.server.Shutdown()
	if r.unwatch != nil {
		r.unwatch()
	}
}

// confine drops the rights the process does not need while it serves, if the kernel
// can do that, and logs the result.
func (e Env) confine(h *Hosting, chosen *settings.Settings, log *slog.Logger, metrics bool) {
	needs := sshd.Needs{
		Wide: []string{settings.HomeFolder(e.get), os.TempDir()}, Metrics: metrics, Outgoing: chosen.Served("nats") != "",
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
	switch version, err := sshd.Confine(needs); {
	case err != nil:
		log.Warn("confined", "result", "no", "error", err.Error())
	case version == 0:
		log.Warn("confined", "result", "no", "error", "this kernel has no Landlock")
	default:
		log.Info("confined", "result", "yes", "landlock", version)
	}
}

// isFile reports whether a name is that of an existing regular file.
func isFile(name string) bool {
	info, err := os.Stat(name)
	return name != "" && err == nil && info.Mode().IsRegular()
}
