package settings

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// serve begins the names of the settings of comity serve.
const serve = "serve."

// serving are the settings of comity serve. What is in them is understood by
// the command.
func serving() []Setting {
	text := func(name, usual, help string) Setting {
		return Setting{Name: serve + name, Default: usual, Help: help}
	}
	duration := func(name, usual, help string) Setting {
		return Setting{Name: serve + name, Default: usual, Help: help, Time: true}
	}
	number := func(name string, usual int, help string) Setting {
		return Setting{Name: serve + name, Default: strconv.Itoa(usual), Help: help, Number: true}
	}
	return []Setting{
		text("listen", "127.0.0.1:23234", "addresses to listen on, comma-separated"),
		text("host_key", "", "host key file, or in the environment the key itself (default $XDG_STATE_HOME/comity/ssh_host_ed25519_key)"),
		number("max_sessions", 500, "maximum number of sessions"),
		number("max_per_ip", 50, "maximum number of sessions from one source, see source_blocks"),
		number("max_per_connection", 10, "maximum number of sessions on one connection"),
		number("max_starts", 200, "unauthenticated connections before random drops begin; all are dropped at three times as many"),
		number("max_starts_per_ip", 20, "unauthenticated connections from one source, once there are a quarter of max_starts"),
		duration("penalty", "30s", "longest time a source is refused after failed handshakes, floods or many tried keys; 0s turns it off"),
		text("source_blocks", "32:64", "prefix lengths of the IPv4 and IPv6 networks that count as one source"),
		duration("idle", "15m", "disconnect a visitor after this long without a key press"),
		duration("max_time", "4h", "disconnect a visitor after this long"),
		duration("grace", "10s", "time that visitors have to leave when the server closes"),
		text("authorized_keys", "", "file of the public keys that may log in; if empty, everyone may"),
		text("proxies", "", "proxies that send the PROXY protocol: addresses or networks, comma-separated"),
		text("metrics", "", "address of the Prometheus metrics, such as :9464 for loopback; if empty, no metrics"),
		text("log", "text", "log on standard error: text, json or off"),
		{Name: serve + "log_addresses", Default: "false", Switch: true, Help: "write the addresses of visitors to the log"},
		text("banner", "", "text that a visitor sees before the session"),
		text("brief", "", "briefing to present: a Markdown file, or the id of a built-in briefing"),
		text("presenter_key", "", "public keys of presenters: a file, or the keys themselves"),
		{Name: serve + "questions", Default: "false", Switch: true, Help: "let followers send questions to the presenter"},
		text("nats", "", "URL of a NATS server, to share one briefing between several comity servers"),
		text("nats_creds", "", "file of NATS credentials, or of an nkey seed"),
		text("room", "main", "name of the room that these servers share"),
	}
}

// ServeName returns the name of the setting for a flag of comity serve.
func ServeName(flag string) string { return serve + strings.ReplaceAll(flag, "-", "_") }

// Known reports whether a setting has this name.
func Known(name string) bool {
	_, ok := find(name)
	return ok
}

func find(name string) (Setting, bool) {
	return prose.First(All(), func(s Setting) bool { return s.Name == name })
}

// Served returns the value of a setting of comity serve, or its default; option is
// the name without "serve.".
func (s *Settings) Served(option string) string {
	if value, ok := s.Serve[option]; ok {
		return value
	}
	usual, _ := find(serve + option)
	return usual.Default
}

// served is the value of a setting of comity serve as it may be shown: a key or a
// password is not.
func (s *Settings) served(name string) string {
	value := s.Served(strings.TrimPrefix(name, serve))
	if strings.Contains(value, "-----BEGIN") {
		return "(a key)"
	}
	if name == serve+"nats" && strings.Contains(value, "@") {
		return "(an address with a password)"
	}
	return model.Printable(value)
}

// served reads a value, as far as can be said here.
func served(name, value string) (string, error) {
	setting, _ := find(name)
	if setting.Switch {
		on, err := truth(value)
		return strconv.FormatBool(on), err
	}
	return strings.TrimSpace(value), nil
}
