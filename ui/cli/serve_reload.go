package cli

import (
	"log/slog"
	"strings"

	"comity/model"
	"comity/ui/settings"
	"comity/ui/sshd"
)

// reload brings what can change into a running server, and says in the log what
// did, what could not, or what is wrong, in which case nothing does.
func (e Env) reload(server *sshd.Server, h *Hosting, chosen *settings.Settings, log *slog.Logger) *settings.Settings {
	if h.again == nil {
		log.Warn("reload", "result", "nothing can be reloaded here")
		return chosen
	}
	next, err := h.again()
	var config sshd.Config
	if err == nil {
		config, err = e.serveConfig(next)
	}
	if err == nil {
		err = h.reread(next)
	}
	if err == nil {
		err = server.Reload(config)
	}
	if err != nil {
		log.Error("reload", "result", "nothing was changed", "error", model.Printable(err.Error()))
		return chosen
	}
	var later []string
	for _, option := range []string{"listen", "host_key", "metrics", "log", "nats", "nats_creds", "room", "questions"} {
		if next.Served(option) != chosen.Served(option) {
			later = append(later, option)
		}
	}
	if len(later) > 0 {
		log.Warn("reload", "result", "done", "needs_restart", strings.Join(later, ","))
	} else {
		log.Info("reload", "result", "done")
	}
	return next
}
