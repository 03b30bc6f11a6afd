package cli

import "comity/ui/settings"

// said is a name and what it means, for the manual.
type said struct{ name, meaning string }

// variables are the variables of the environment that comity reads: the one
// list of them.
func variables() []said {
	var out []said
	for _, s := range settings.All() {
		out = append(out, said{s.Variable(), "The setting " + s.Name + ": " + s.Help + "."})
	}
	return append(out, []said{
		{"COMITY_CONFIG", "The file of the settings; empty for none."},
		{"NO_COLOR", "If it is not empty, comity uses no colour, as with --no-color."},
		{"TERM", "Which terminal it is. The explorer does not open on one that is dumb."},
		{"COLORTERM", "Whether the terminal takes all colours: truecolor or 24bit."},
		{"COLORFGBG", "The colours of the terminal. Commands print for a light one if it says so, unless --theme does."},
		{"XDG_STATE_HOME", "Where comity keeps its folder, with the bookmarks and the host key of comity serve, if it is an absolute path."},
		{"XDG_RUNTIME_DIR", "Where the terminals of who gives a briefing meet, if it is an absolute path; else in the folder for temporary files."},
		{"XDG_CONFIG_HOME", "Where comity looks for its settings, if it is an absolute path."},
		{"NOTIFY_SOCKET", "Where comity serve tells its supervisor, such as systemd, that it is ready, reloads, drains and stops."},
		{"WATCHDOG_USEC", "The interval of the supervisor's watchdog, in microseconds, for the process that WATCHDOG_PID names."},
		{"LISTEN_FDS", "How many listening sockets the supervisor passes to comity serve, with LISTEN_PID and LISTEN_FDNAMES; the one named metrics is for the metrics."},
		{"HOME", "Where these folders are otherwise: .local/state and .config in it."},
	}...)
}

// files are those that comity keeps on the machine.
func files() []said {
	return []said{
		{"$XDG_CONFIG_HOME/comity/config.toml", "The settings; ~/.config/comity/config.toml unless the variable is set. \"comity settings --example\" prints one to begin with."},
		{"$XDG_STATE_HOME/comity/bookmarks.json", "The bookmarks; ~/.local/state/comity/bookmarks.json unless the variable is set. " +
			"Beside it lie its lock and, after damage, what was damaged: bookmarks.json.damaged- with the day and the time."},
		{"$XDG_STATE_HOME/comity/ssh_host_ed25519_key", "The key by which visitors know comity serve, made when it first serves; ~/.local/state/comity/ssh_host_ed25519_key unless the variable is set."},
	}
}

// codes are the exit codes.
func codes() []said {
	return []said{
		{"0", "Done."},
		{"1", "Failed: the output cannot be written, the records have faults, a search found nothing."},
		{"2", "Asked for something that does not exist or cannot be parsed. The nearest names are on standard error."},
		{"70, 75, 124, 125", "A visit over SSH has ended for another reason: something went wrong in the server, there is no room or it closes, the time is up, no key was pressed for long."},
	}
}
