package settings

import (
	"strconv"
	"strings"

	"comity/model"
)

// serve begins the names of the settings of comity serve.
const serve = "serve."

// serving are the settings of comity serve. What is in them is understood by
// the command.
func serving() []Setting {
	text := func(name, usual, help string) Setting {
		return Setting{Name: serve + name, Default: usual, Help: help}
	}
	number := func(name string, usual int, help string) Setting {
		return Setting{Name: serve + name, Default: strconv.Itoa(usual), Help: help, Number: true}
	}
	return []Setting{
		text("listen", "127.0.0.1:23234", "where comity serve listens: addresses, parted by commas"),
		text("host_key", "", "the file of the key by which visitors know the server, or in the environment the key itself; usually $XDG_STATE_HOME/comity/ssh_host_ed25519_key"),
		number("max_sessions", 500, "sessions at once"),
		number("max_per_ip", 50, "sessions at once from one address or network (see source_blocks)"),
		number("max_per_connection", 10, "sessions at once on one connection"),
		number("max_starts", 200, "connections on which nobody is logged in yet, before some are dropped by chance; at three times as many all are"),
		number("max_starts_per_ip", 20, "of them, from one address or network, once there are a quarter of max_starts"),
		text("penalty", "30s", "the longest for which a source is refused whose handshakes fail, that floods, or that tries many keys; 0s is never"),
		text("source_blocks", "32:64", "the bits of the IPv4 and IPv6 networks that count as one address"),
		text("idle", "15m", "after how long without a key a visit ends"),
		text("max_time", "4h", "after how long a visit ends"),
		text("grace", "10s", "how long visitors have to leave when the server closes"),
		text("authorized_keys", "", "a file of the public keys that may enter; without one, anybody may"),
		text("proxies", "", "addresses or networks, parted by commas, whose connections begin with the PROXY protocol"),
		text("metrics", "", "the address at which the metrics for Prometheus are, such as :9464, which is on loopback; none if it is empty"),
		text("log", "text", "the log on standard error: text, json, off"),
		{Name: serve + "log_addresses", Default: "false", Switch: true, Help: "the addresses of visitors in the log"},
		text("banner", "", "what a visitor is told before the session"),
		text("brief", "", "the briefing that is given: a Markdown file, or the id of one that comes with comity"),
		text("presenter_key", "", "the public keys whose holders may present, in a file or as they stand in one"),
		{Name: serve + "questions", Default: "false", Switch: true, Help: "who follows a briefing may ask who presents"},
		text("nats", "", "the URL of a NATS server by which several servers give the same briefing"),
		text("nats_creds", "", "a file of credentials for it, or of the seed of an nkey"),
		text("room", "main", "the name of the room that those servers share"),
	}
}

// ServeName is the name of the setting of a flag of comity serve.
func ServeName(flag string) string { return serve + strings.ReplaceAll(flag, "-", "_") }

// Known reports whether there is a setting of a name.
func Known(name string) bool {
	_, ok := find(name)
	return ok
}

func find(name string) (Setting, bool) {
	for _, s := range All() {
		if s.Name == name {
			return s, true
		}
	}
	return Setting{}, false
}

// Served is a setting of comity serve, by what follows the dot of its name.
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
