//go:build unix

package cli_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"comity/ui/cli"
	"comity/ui/explorer"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/settings"
)

// configured runs comity with a settings file and an environment.
func configured(t *testing.T, file string, environ []string, args ...string) (got call, path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errOut bytes.Buffer
	env := environment(&out, &errOut)
	env.Environ = append(env.Environ, append([]string{"COMITY_CONFIG=" + path}, environ...)...)
	code := cli.Main(t.Context(), env, args)
	return call{code, out.String(), errOut.String()}, path
}

func TestSettingsSayWhereFrom(t *testing.T) {
	got, path := configured(t, "theme = \"light\"\nascii = true\n[keys]\npin = [\"p\", \"space\"]\n", []string{"COMITY_START=norm/f"}, "settings", "--ascii=false", "--no-color")
	want := []string{
		"theme\tlight\t" + path + ":1", "ascii\tfalse\t--ascii", "mouse\tfalse\tdefault", "color\tfalse\t--no-color", "accessible\tfalse\tdefault",
		"start\tnorm/f\tCOMITY_START", "keys.pin\tp, space\t" + path + ":4",
	}
	if got.code != 0 || got.err != "" || strings.Join(lines(got.out), "|") != strings.Join(want, "|") {
		t.Errorf("%+v", got)
	}
	for format, says := range map[string]string{
		"csv": "name,value,from\ntheme,light,/", "md": "| theme | light | ", "json": `    "name": "theme",` + "\n" + `    "value": "light",`,
	} {
		if got, _ := configured(t, "theme = \"light\"", nil, "settings", "--format", format); got.code != 0 || !strings.Contains(got.out, says) {
			t.Errorf("%s: %+v", format, got)
		}
	}
}

// TestBrokenSettings: nothing runs with them, but what helps to mend them.
func TestBrokenSettings(t *testing.T) {
	for _, args := range [][]string{nil, {"norms"}, {"settings"}, {"keys"}, {"open", "norm/f"}, {"data", "verify"}} {
		got, path := configured(t, "\nthme = \"dark\"\n", nil, args...)
		if got.code != 2 || got.out != "" || got.err != "comity: "+path+":2: no setting is called \"thme\"; nearest: theme\n" {
			t.Errorf("%q: %+v", args, got)
		}
		if got, _ := configured(t, "", []string{"COMITY_THEM=dark"}, args...); got.code != 2 || got.err != "comity: no variable is called \"COMITY_THEM\"; nearest: COMITY_THEME\n" {
			t.Errorf("%q: %+v", args, got)
		}
	}
	for _, args := range [][]string{{"help"}, {"help", "norms"}, {"--help"}, {"norms", "-h"}, {"--version"}, {"settings", "--path"}, {"settings", "--example"}} {
		got, path := configured(t, "\x00\x00", []string{"COMITY_THEM=dark"}, args...)
		if got.code != 0 || got.out == "" || got.err != "" {
			t.Errorf("%q: %+v", args, got)
		}
		if len(args) == 2 && args[1] == "--path" && got.out != path+"\n" {
			t.Errorf("the path is %q", got.out)
		}
		if len(args) == 2 && args[1] == "--example" && got.out != settings.Example() {
			t.Error("that is not the example")
		}
	}
	if got, _ := configured(t, "\x00", nil, "--version", "--theme", "drak"); got.code != 2 || !strings.Contains(got.err, "drak") {
		t.Errorf("a flag of the same call is wrong: %+v", got)
	}
	if got, path := configured(t, "start = \"norm/zz\"", nil, "norms"); got.code != 0 {
		t.Errorf("where the explorer opens is of no interest: %+v, %s", got, path)
	}
}

// TestSettingsThatOthersRead: the list faults what the explorer and the server would, in
// their words, with the name of the setting.
func TestSettingsThatOthersRead(t *testing.T) {
	for file, says := range map[string]string{
		"start = \"norm/zz\"":              ":1: start: no norm is called \"zz\"",
		"[serve]\nmax_sessions = nan":      ":2: serve.max_sessions is nan, expected a number from 1 to 1000000\n",
		"[serve]\nidle = \"5\"":            ":2: serve.idle is 5, expected a duration of at least 1s",
		"[serve]\nproxies = \"x\"":         ":2: serve.proxies: x is not an address or a network",
		"[serve]\nmetrics = \"9464\"":      ":2: serve.metrics: 9464 is not an address with a port",
		"[serve]\nnats = \"http://a:b@c\"": ":2: serve.nats: expected the URL of a server",
	} {
		if got, path := configured(t, file, nil, "settings"); got.code != 2 || got.out != "" || !strings.HasPrefix(got.err, "comity: "+path+says) {
			t.Errorf("%q: %+v", file, got)
		}
	}
}

// TestSettingsFiles: what may stand where a file is expected.
func TestSettingsFiles(t *testing.T) {
	dir := t.TempDir()
	fifo := filepath.Join(dir, "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	large := filepath.Join(dir, "large")
	if err := os.WriteFile(large, bytes.Repeat([]byte("# no\n"), 2<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "xdg", "comity"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "xdg", "comity", "config.toml"), []byte("theme = \"mono\""), 0o600); err != nil {
		t.Fatal(err)
	}
	none := filepath.Join(dir, "none")
	for _, test := range []struct {
		environ []string
		code    int
		says    string
	}{
		{[]string{"COMITY_CONFIG=" + dir}, 2, "comity: " + dir + ": is a directory, expected a file\n"},
		{[]string{"COMITY_CONFIG=" + fifo}, 2, "comity: " + fifo + ": is not a regular file\n"},
		{[]string{"COMITY_CONFIG=/dev/zero"}, 2, "comity: /dev/zero: is not a regular file\n"},
		{[]string{"COMITY_CONFIG=" + large}, 2, "comity: " + large + ": the file is too large; the limit is 64 KiB\n"},
		{[]string{"COMITY_CONFIG=" + none}, 2, "comity: " + none + ": no such file or directory\n"},
		{[]string{"COMITY_CONFIG=\x1b[2J"}, 2, "comity: �[2J: no such file or directory\n"},
		{[]string{"COMITY_CONFIG=/dev/null"}, 0, "theme\tauto\tdefault"},
		{[]string{"COMITY_CONFIG=", "HOME=" + dir, "XDG_CONFIG_HOME=" + filepath.Join(dir, "xdg")}, 0, "theme\tauto\tdefault"},
		{[]string{"HOME=" + none}, 0, "theme\tauto\tdefault"},
		{[]string{"HOME=" + large}, 0, "theme\tauto\tdefault"}, // a home that is no folder
		{nil, 0, "theme\tauto\tdefault"},
		{[]string{"XDG_CONFIG_HOME=" + filepath.Join(dir, "xdg")}, 0, "theme\tmono\t" + dir},
	} {
		var out, errOut bytes.Buffer
		env := environment(&out, &errOut)
		env.Environ = append(env.Environ, test.environ...)
		if code := cli.Main(t.Context(), env, []string{"settings"}); code != test.code || !strings.HasPrefix(out.String()+errOut.String(), test.says) {
			t.Errorf("%q: exit %d, %s%s", test.environ, code, out.String(), errOut.String())
		}
	}
	var out, errOut bytes.Buffer
	env := environment(&out, &errOut)
	env.Environ = append(env.Environ, "HOME=/home/a")
	env.Config = func(path string) ([]byte, error) {
		return nil, &fs.PathError{Op: "open", Path: path, Err: syscall.EACCES}
	}
	if code := cli.Main(t.Context(), env, []string{"norms"}); code != 2 || errOut.String() != "comity: /home/a/.config/comity/config.toml: permission denied\n" {
		t.Errorf("unreadable: exit %d, %s", code, errOut.String())
	}
}

// TestVisitorsHaveNoFile: without the hook no file is read, whatever the
// visitor's environment names.
func TestVisitorsHaveNoFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte("theme = \"mono\""), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errOut bytes.Buffer
	env := environment(&out, &errOut)
	env.Config, env.Environ = nil, []string{"COMITY_CONFIG=" + path, "HOME=" + filepath.Dir(path), "COMITY_ASCII=1"}
	if code := cli.Main(t.Context(), env, []string{"settings"}); code != 0 || !strings.HasPrefix(out.String(), "theme\tauto\tdefault\nascii\ttrue\tCOMITY_ASCII\n") {
		t.Errorf("exit %d, %s%s", code, out.String(), errOut.String())
	}
	if code := cli.Main(t.Context(), env, []string{"settings", "--path"}); code != 2 {
		t.Errorf("--path for a visitor: exit %d", code)
	}
}

// TestSettingsReachTheExplorer, with and without the command tree.
func TestSettingsReachTheExplorer(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config.toml")
	file := "theme = \"high-contrast\"\nascii = true\nmouse = true\ncolor = false\nstart = \"country/Estonia\"\n[keys]\npin = \"p\"\n"
	if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args []string
		want explorer.Options
	}{
		{nil, explorer.Options{Theme: "high-contrast", ASCII: true, Mouse: true, NoColor: true, Start: place.View{Place: place.Place{Kind: place.Country, ID: "EST"}}}},
		{[]string{"--theme", "color-safe", "--ascii=false", "--mouse=false", "--no-color=false"}, explorer.Options{Theme: "colour-safe", Start: place.View{Place: place.Place{Kind: place.Country, ID: "EST"}}}},
		{[]string{"open", "norm/f"}, explorer.Options{Theme: "high-contrast", ASCII: true, Mouse: true, NoColor: true, Start: place.View{Place: place.Place{Kind: place.Norm, ID: "un/f"}}}},
	} {
		var got explorer.Options
		c := onTerminal(t, 80, []string{"COMITY_CONFIG=" + path}, func(o explorer.Options) error { got = o; return nil }, test.args...)
		if c != (call{}) || got.Theme != test.want.Theme || got.ASCII != test.want.ASCII || got.NoColor != test.want.NoColor || got.Mouse != test.want.Mouse || got.Start.String() != test.want.Start.String() {
			t.Errorf("%q: %+v, opened with %+v", test.args, c, got)
		}
		if action, ok := keys.For(got.Keys, keys.Panes, "p"); !ok || action != keys.Pin {
			t.Errorf("%q: p does %q", test.args, action)
		}
	}
	if c := onTerminal(t, 80, []string{"COMITY_START=norm/zz"}, notExplored); c.code != 2 || !strings.HasPrefix(c.err, `comity: COMITY_START: no norm is called "zz"; nearest: un/`) {
		t.Errorf("a start that is not there: %+v", c)
	}
}

// TestSettingsReachWhatIsPrinted: commands that only print obey them too.
func TestSettingsReachWhatIsPrinted(t *testing.T) {
	looks := map[string]string{}
	for _, environ := range []string{"COMITY_THEME=dark", "COMITY_THEME=light", "COMITY_THEME=high-contrast", "COMITY_THEME=colour-safe", "COMITY_THEME=mono", "COMITY_COLOR=0"} {
		got := onTerminal(t, 80, []string{environ}, notExplored, "norm", "f")
		if other, twice := looks[got.out]; got.code != 0 || twice {
			t.Errorf("%s: exit %d, %s; it looks like %s", environ, got.code, got.err, other)
		}
		looks[got.out] = environ
		if coloured := strings.Contains(got.out, "38;5;"); coloured == (environ == "COMITY_THEME=mono" || environ == "COMITY_COLOR=0") {
			t.Errorf("%s: colours %v", environ, coloured)
		}
	}
	got := onTerminal(t, 80, []string{"COMITY_ASCII=1", "COMITY_COLOR=no"}, notExplored, "statements")
	if plain := onTerminal(t, 80, nil, notExplored, "statements", "--ascii", "--no-color"); got != plain || strings.Contains(got.out, "─") {
		t.Errorf("ascii by the environment: %+.300v", got)
	}
	table, _ := configured(t, "[keys]\npin = \"p\"\n", nil, "keys")
	if !strings.Contains(table.out, "In the lists\tp\tpin or unpin the row") {
		t.Errorf("comity keys does not know of the settings:\n%s", table.out)
	}
}
