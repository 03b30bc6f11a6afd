package settings

import (
	"path/filepath"
	"runtime"
)

// comity is the name of a person's folders for it.
const comity = "comity"

// ConfigFolder returns the folder for what a person writes, by a lookup of
// environment variables: comity in XDG_CONFIG_HOME if that is an absolute path, else
// where the system keeps such files, see [os.UserConfigDir]. It returns "" if no
// variable names one.
func ConfigFolder(get func(string) string) string { return configFolder(runtime.GOOS, get) }

// StateFolder returns the folder for what comity writes, the bookmarks and the host
// key, like [ConfigFolder] with XDG_STATE_HOME.
func StateFolder(get func(string) string) string { return stateFolder(runtime.GOOS, get) }

// HomeFolder returns the person's own folder, as [os.UserHomeDir] does, or "".
func HomeFolder(get func(string) string) string { return homeFolder(runtime.GOOS, get) }

func homeFolder(goos string, get func(string) string) string {
	if goos == "windows" {
		return get("USERPROFILE")
	}
	return get("HOME")
}

func configFolder(goos string, get func(string) string) string {
	return below(get, "XDG_CONFIG_HOME", map[string][]string{
		"windows": {"APPDATA"}, "darwin": {"HOME", "Library", "Application Support"},
	}[goos], "HOME", ".config")
}

func stateFolder(goos string, get func(string) string) string {
	return below(get, "XDG_STATE_HOME", map[string][]string{
		"windows": {"LOCALAPPDATA"}, "darwin": {"HOME", "Library", "Application Support"},
	}[goos], "HOME", ".local", "state")
}

// below is comity in the folder of a variable, or in that of the system, or in the
// usual one: each a variable and what is below it.
func below(get func(string) string, variable string, system []string, usual ...string) string {
	if len(system) == 0 {
		system = usual
	}
	for _, parts := range [][]string{{variable}, system} {
		if dir := get(parts[0]); filepath.IsAbs(dir) { // others are to be ignored
			return filepath.Join(append([]string{dir}, append(parts[1:], comity)...)...)
		}
	}
	return ""
}
