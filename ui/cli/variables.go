package cli

import (
	"comity/model/prose"
	"comity/ui/settings"
)

type said struct{ name, meaning string }

// variables returns the environment variables that comity reads.
func variables() []said {
	var out []said
	for _, s := range settings.All() {
		out = append(out, said{s.Variable(), prose.Capital(s.Help) + " (setting " + s.Name + ")."})
	}
	return append(out, []said{
		{"COMITY_CONFIG", "Path of the settings file; if empty, no file is read."},
		{"NO_COLOR", "If not empty, no colour, as with --no-color."},
		{"CLICOLOR", "If 0, no colour, unless the setting color wants it."},
		{"TERM", "The type of the terminal. The explorer does not open if it is dumb; one without colours, such as vt100, is given none."},
		{"LC_ALL, LC_CTYPE, LANG", "If the first that is set is C or POSIX, marks and borders are ASCII, as with --ascii."},
		{"RUNEWIDTH_EASTASIAN", "If true, the terminal draws borders and quotation marks two cells wide: marks and borders are ASCII, as with --ascii."},
		{"COLORTERM", "truecolor or 24bit if the terminal has all colours."},
		{"COLORFGBG", "Colours of the terminal: they choose a light or a dark theme, unless --theme is set or the terminal says its background."},
		{"XDG_STATE_HOME", "Parent of the comity folder with the bookmarks and the host key of comity serve; must be absolute (default ~/.local/state; on macOS ~/Library/Application Support, on Windows %LOCALAPPDATA%)."},
		{"XDG_RUNTIME_DIR", "Folder of the socket that connects the two terminals of a presenter; must be absolute (default: the folder for temporary files)."},
		{"XDG_CONFIG_HOME", "Parent of the comity folder with the settings; must be absolute (default ~/.config; on macOS ~/Library/Application Support, on Windows %APPDATA%)."},
		{"NOTIFY_SOCKET", "Socket of the supervisor, such as systemd. comity serve reports there that it is ready, reloading, draining or stopping."},
		{"WATCHDOG_USEC", "Interval of the supervisor's watchdog in microseconds, for the process WATCHDOG_PID."},
		{"LISTEN_FDS", "Number of listening sockets that the supervisor passes to comity serve, with LISTEN_PID and LISTEN_FDNAMES; the socket named metrics is for metrics."},
		{"HOME", "Your own folder: ~ in the paths of exports, and in the default folders above."},
		{"USERPROFILE", "Your own folder on Windows, where HOME is not read."},
	}...)
}

func files() []said {
	return []said{
		{"$XDG_CONFIG_HOME/comity/config.toml", "The settings (default ~/.config/comity/config.toml). \"comity settings --example\" prints a template."},
		{"$XDG_STATE_HOME/comity/bookmarks.json", "The bookmarks (default ~/.local/state/comity/bookmarks.json). " +
			"Its lock file is kept beside it, and a copy of any damaged file, named bookmarks.json.damaged-DATE."},
		{"$XDG_STATE_HOME/comity/ssh_host_ed25519_key", "The host key of comity serve, created on its first run (default ~/.local/state/comity/ssh_host_ed25519_key)."},
	}
}

func codes() []said {
	return []said{
		{"0", "Done."},
		{"1", "Failed: the output cannot be written, the records have faults, or a search found nothing."},
		{"2", "Not found or not understood. Standard error has the nearest names."},
		{"70, 75, 124, 125", "SSH session ended: 70 server error, 75 full or closing, 124 time limit, 125 idle."},
	}
}
