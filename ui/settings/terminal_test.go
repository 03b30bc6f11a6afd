package settings_test

import (
	"testing"

	"comity/ui/settings"
)

// What the environment tells of the terminal is the default, which the settings
// override.
func TestTerminal(t *testing.T) {
	for _, test := range []struct {
		environ      []string
		color, ascii bool
		from         string // of what differs from the usual
	}{
		{[]string{"TERM=xterm-256color", "LANG=en_GB.UTF-8"}, true, false, ""},
		{nil, true, false, ""},
		{[]string{"TERM=vt100"}, false, false, "TERM"},
		{[]string{"TERM=vt220-8bit"}, false, false, "TERM"},
		{[]string{"TERM=xterm-mono"}, false, false, "TERM"},
		{[]string{"TERM=ansi-m"}, false, false, "TERM"},
		{[]string{"TERM=vt340"}, true, false, ""}, // it has colours
		{[]string{"CLICOLOR=0", "TERM=xterm"}, false, false, "CLICOLOR"},
		{[]string{"CLICOLOR=1", "TERM=xterm"}, true, false, ""},
		{[]string{"CLICOLOR=0", "COMITY_COLOR=true"}, true, false, ""},
		{[]string{"TERM=vt100", "COMITY_COLOR=on"}, true, false, ""},
		{[]string{"LC_ALL=C"}, true, true, "LC_ALL"},
		{[]string{"RUNEWIDTH_EASTASIAN=1"}, true, true, "RUNEWIDTH_EASTASIAN"},
		{[]string{"RUNEWIDTH_EASTASIAN=0"}, true, false, ""},
		{[]string{"LC_ALL=C", "LANG=en_GB.UTF-8"}, true, true, "LC_ALL"},
		{[]string{"LC_ALL=en_GB.UTF-8", "LANG=C"}, true, false, ""},
		{[]string{"LC_ALL=", "LC_CTYPE=POSIX", "LANG=de_DE.UTF-8"}, true, true, "LC_CTYPE"},
		{[]string{"LANG=C"}, true, true, "LANG"},
		{[]string{"LANG=C.UTF-8"}, true, false, ""},
		{[]string{"LANG=C", "COMITY_ASCII=no"}, true, false, ""},
	} {
		s, err := settings.Read(settings.File{}, test.environ, nil)
		if err != nil {
			t.Fatal(err)
		}
		if s.Color != test.color || s.ASCII != test.ascii {
			t.Errorf("%q: color %v, ascii %v", test.environ, s.Color, s.ASCII)
		}
		name := "color"
		if test.ascii {
			name = "ascii"
		}
		if test.from != "" && s.From(name) != test.from {
			t.Errorf("%q: from %q", test.environ, s.From(name))
		}
	}
}
