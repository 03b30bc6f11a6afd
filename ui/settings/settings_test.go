package settings_test

import (
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"comity/ui/keys"
	"comity/ui/settings"
)

const path = "/home/a/.config/comity/config.toml"

func read(text string, environ []string, flags ...settings.Given) (*settings.Settings, error) {
	return settings.Read(settings.File{Path: path, Data: []byte(text)}, environ, flags)
}

// all are the values by name, each as "value from".
func all(s *settings.Settings) map[string]string {
	out := map[string]string{}
	for _, v := range s.Values() {
		out[v.Name] = v.Value + " from " + v.From
	}
	return out
}

func TestNothingChosen(t *testing.T) {
	s, err := settings.Read(settings.File{}, []string{"TERM=xterm", "COMITY_ASCII="}, nil)
	if err != nil || !reflect.DeepEqual(s, settings.Default()) {
		t.Fatalf("%+v, %v", s, err)
	}
	if s.Theme != "auto" || s.ASCII || s.Mouse || !s.Color || s.Accessible || s.Start != "" || s.Keys != nil {
		t.Errorf("%+v", s)
	}
	for name, value := range all(s) {
		if !strings.HasSuffix(value, " from default") {
			t.Errorf("%s is %s", name, value)
		}
	}
	for _, one := range settings.All() {
		if option, serves := strings.CutPrefix(one.Name, "serve."); serves {
			if s.Served(option) != one.Default {
				t.Errorf("%s is %q, and is said to be %q", one.Name, s.Served(option), one.Default)
			}
			continue
		}
		if got, want := all(s)[one.Name], one.Default+" from default"; got != want {
			t.Errorf("%s is %q, and is said to be %q", one.Name, got, want)
		}
	}
}

// TestPrecedence: the file gives way to the environment, and both to flags.
func TestPrecedence(t *testing.T) {
	file := "theme = \"light\"\n\nascii = true\nmouse = true\ncolor = false\naccessible = true\nstart = \"norm/f\"\n"
	for _, test := range []struct {
		environ []string
		flags   []settings.Given
		want    map[string]string
	}{
		{nil, nil, map[string]string{"theme": "light from " + path + ":1", "ascii": "true from " + path + ":3", "mouse": "true from " + path + ":4",
			"color": "false from " + path + ":5", "accessible": "true from " + path + ":6", "start": "norm/f from " + path + ":7"}},
		{[]string{"COMITY_THEME=Color Safe", "COMITY_ASCII=0", "COMITY_MOUSE=off", "COMITY_COLOR=yes", "COMITY_ACCESSIBLE=No", "COMITY_START=country/EST"}, nil,
			map[string]string{"theme": "colour-safe from COMITY_THEME", "ascii": "false from COMITY_ASCII", "mouse": "false from COMITY_MOUSE",
				"color": "true from COMITY_COLOR", "accessible": "false from COMITY_ACCESSIBLE", "start": "country/EST from COMITY_START"}},
		{[]string{"COMITY_THEME=mono", "COMITY_ASCII=1"}, []settings.Given{{"theme", "dark", "--theme"}, {"ascii", "false", "--ascii"}, {"color", "true", "--no-color"}},
			map[string]string{"theme": "dark from --theme", "ascii": "false from --ascii", "color": "true from --no-color", "mouse": "true from " + path + ":4"}},
		{[]string{"COMITY_COLOR=1", "NO_COLOR=0"}, []settings.Given{{"color", "true", "--no-color"}}, map[string]string{"color": "false from NO_COLOR"}},
		{[]string{"NO_COLOR=", "COMITY_COLOR=1", "COMITY_THEME=dark", "COMITY_THEME=light"}, nil, map[string]string{"color": "true from COMITY_COLOR", "theme": "light from COMITY_THEME"}},
	} {
		s, err := read(file, test.environ, test.flags...)
		if err != nil {
			t.Errorf("%v: %v", test, err)
			continue
		}
		for name, want := range test.want {
			if got := all(s)[name]; got != want {
				t.Errorf("%v %v: %s is %s, not %s", test.environ, test.flags, name, got, want)
			}
		}
	}
}

func TestKeys(t *testing.T) {
	s, err := read("# mine\n[keys]\npin = [\"p\", # easy\n  \"space\"]\n\"next pane\" = \"v\"\nmouse = []\n[keys.reader]\n'page-down' = \"f\"\n", nil)
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]keys.Action{"p": keys.Pin, "space": keys.Pin, "v": keys.NextPane} {
		if got, ok := keys.For(s.Keys, keys.Panes, key); !ok || got != want {
			t.Errorf("%s does %q", key, got)
		}
	}
	for _, key := range []string{"tab", "M"} {
		if got, ok := keys.For(s.Keys, keys.Panes, key); ok {
			t.Errorf("%s still does %q", key, got)
		}
	}
	got := all(s)
	for name, want := range map[string]string{
		"keys.pin": "p, space from " + path + ":3", "keys.next pane": "v from " + path + ":5", "keys.mouse": " from " + path + ":6", "keys.reader.page-down": "f from " + path + ":8",
	} {
		if got[name] != want {
			t.Errorf("%s is %q, not %q", name, got[name], want)
		}
	}
	inline, err := read("\ufeffkeys = {pin = [\"p\", \"space\"], 'next pane' = 'v', mouse = [], reader = {page-down = 'f'}}\r\n", nil)
	if err != nil || !reflect.DeepEqual(inline.Keys, s.Keys) {
		t.Errorf("on one line: %v", err)
	}
	dotted, err := read("keys.pin = [\"p\", \"space\"]\nkeys.\"next pane\" = 'v'\nkeys.mouse = []\nkeys.reader.page-down = 'f'", nil)
	if err != nil || !reflect.DeepEqual(dotted.Keys, s.Keys) {
		t.Errorf("with dots: %v", err)
	}
}

func TestMistakes(t *testing.T) {
	at := func(line string) string { return path + ":" + line + ": " }
	for _, test := range []struct{ text, says string }{
		{"thme = \"dark\"", at("1") + `no setting is called "thme"; nearest: theme`},
		{"theme = \"dark\"\n\ncolour = false", at("3") + `no setting is called "colour"; nearest: color`},
		{"theme = \"drak\"", at("1") + `no theme is called "drak"; nearest: dark`},
		{"[thme]\n", at("1") + `no setting is called "thme"; nearest: theme`},
		{"theme = 3", at("1") + "theme is a number, expected text in quotation marks"},
		{"theme = [\"dark\"]", at("1") + "theme is a list, expected text in quotation marks"},
		{"theme.dark = true", at("1") + "theme is a table, expected text in quotation marks"},
		{"\n[theme]\ndark = true", at("2") + "theme is a table, expected text in quotation marks"},
		{"start = 2019-09-23", at("1") + "start is a date or time, expected text in quotation marks"},
		{"ascii = \"yes\"", at("1") + "ascii is text in quotation marks, expected true or false"},
		{"mouse = 1", at("1") + "mouse is a number, expected true or false"},
		{"keys = \"vim\"", at("1") + "keys is text in quotation marks, expected a table"},
		{"[[keys]]", at("1") + "[[keys]] is a list of tables"},
		{"[keys.readr]\ndown = \"e\"", at("1") + `no scope of keys is called "readr"; nearest: reader`},
		{"[keys.reader.down]\n", at("1") + "keys.reader.down has too many parts"},
		{"keys = {reader = {down = {a = 'x'}}}", at("1") + "keys.reader.down has too many parts"},
		{"[keys]\npin = 5", at("2") + "pin is a number, expected a key in quotation marks"},
		{"[keys]\npin = [\"p\",\n  [\"x\"]]", at("2") + "pin is a list, expected a key in quotation marks"},
		{"[keys]\npinn = \"p\"", at("2") + `no action is called "pinn"; nearest: pin`},
		{"[keys]\npin = \"n\"", at("2") + `"n" is bound to "pin" and to "next marked" in the lists`},
		{"[keys]\nquit = []", at("2") + `"quit" needs at least one key`},
		{"theme = \"dark\"\ntheme = \"light\"", at("2")},
		{"theme = dark", at("1")},
		{"theme = \"dark", at("1")},
		{"theme", at("1")},
		{"a = 1\n= 2", at("2")},
		{"a\x1b[2J = 1", at("1") + "contains a control character"},
		{"theme = \"\\u001b[2J\"", at("1") + `no theme is called "�[2J"`},
		{strings.Repeat("\x00", 4096), at("1") + "contains a control character: is this a text file?"},
		{"theme = \"dark\"\n# caf\xe9", at("2") + "is not UTF-8"},
		{strings.Repeat("#", 10<<20), path + ": the file is too large; the limit is 64 KiB"},
		{"start = " + strings.Repeat("[", 60000), at("1")},
		{"keys = " + strings.Repeat("{a=", 9000) + "1" + strings.Repeat("}", 9000), at("1")},
	} {
		s, err := read(test.text, nil)
		switch {
		case err == nil || s != nil:
			t.Errorf("%.60q is taken", test.text)
		case !strings.HasPrefix(err.Error(), test.says) || strings.ContainsAny(err.Error(), "\n\x1b\x00") || len(err.Error()) > 400:
			t.Errorf("%.60q: %.400q, expected %q", test.text, err, test.says)
		}
	}
}

func TestMistakesInTheEnvironment(t *testing.T) {
	for _, test := range []struct{ variable, says string }{
		{"COMITY_THEM=dark", `no variable is called "COMITY_THEM"; nearest: COMITY_THEME`},
		{"COMITY_=", `no variable is called "COMITY_"`},
		{"COMITY_THEME=drak", `COMITY_THEME: no theme is called "drak"; nearest: dark`},
		{"COMITY_ASCII=maybe", `COMITY_ASCII: "maybe" is not true or false`},
		{"COMITY_ASCII=\x1b[2J\n", `COMITY_ASCII: "�[2J�" is not true or false`},
	} {
		if _, err := settings.Read(settings.File{}, []string{test.variable}, nil); err == nil || !strings.HasPrefix(err.Error(), test.says) {
			t.Errorf("%q: %v", test.variable, err)
		}
	}
	if _, err := read("", nil, settings.Given{Name: "theme", Value: "drak", From: "--theme"}); err == nil || !strings.HasPrefix(err.Error(), `no theme is called "drak"; nearest: dark`) {
		t.Errorf("a flag: %v", err)
	}
}

func TestPath(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("their folders are in TestFolders")
	}
	for _, test := range []struct {
		environ []string
		path    string
		named   bool
	}{
		{[]string{"HOME=/home/a"}, path, false},
		{[]string{"HOME=/home/a", "XDG_CONFIG_HOME=/etc/a"}, "/etc/a/comity/config.toml", false},
		{[]string{"HOME=/home/a", "XDG_CONFIG_HOME="}, path, false},
		{[]string{"HOME=/home/a", "XDG_CONFIG_HOME=here"}, path, false},
		{[]string{"HOME=/home/a", "COMITY_CONFIG=/b.toml"}, "/b.toml", true},
		{[]string{"HOME=/home/a", "COMITY_CONFIG="}, "", false},
		{nil, "", false},
	} {
		if got, named := settings.Path(test.environ); got != test.path || named != test.named {
			t.Errorf("%v: %q, %v", test.environ, got, named)
		}
	}
}

// TestExample: the example changes nothing as it is, and says what holds when
// the marks of a comment are taken away.
func TestExample(t *testing.T) {
	example := settings.Example()
	if s, err := read(example, nil); err != nil || !reflect.DeepEqual(s, settings.Default()) {
		t.Fatalf("as it is: %+v, %v", s, err)
	}
	var b strings.Builder
	for line := range strings.Lines(example) {
		if said := strings.HasPrefix(line, "# ") || line == "#\n"; !said {
			line = strings.TrimPrefix(line, "#")
		}
		b.WriteString(line)
	}
	s, err := read(b.String(), nil)
	if err != nil {
		t.Fatalf("%v:\n%s", err, b.String())
	}
	if !reflect.DeepEqual(s.Keys, keys.Table()) {
		t.Error("the keys in the example are not those of comity")
	}
	seen := all(s)
	for _, one := range settings.All() {
		if value := seen[one.Name]; !strings.HasPrefix(value, one.Default+" from "+path) {
			t.Errorf("%s is %q in the example", one.Name, value)
		}
	}
	if want := len(settings.All()) + len(keys.Table()); len(seen) != want {
		t.Errorf("the example has %d settings and keys of %d", len(seen), want)
	}
}

// TestServeSettings: the table of the server, its faults, and that a key in the
// environment is not shown.
func TestServeSettings(t *testing.T) {
	s, err := read("[serve]\nlisten = \":22\"\nmax_sessions = 7\nlog_addresses = true\n", []string{"COMITY_SERVE_IDLE=90s",
		"COMITY_SERVE_HOST_KEY=-----BEGIN OPENSSH PRIVATE KEY-----\nsecret\n-----END"}, settings.Given{Name: "serve.grace", Value: "3s", From: "--grace"})
	if err != nil {
		t.Fatal(err)
	}
	for option, want := range map[string]string{"listen": ":22", "max_sessions": "7", "log_addresses": "true", "idle": "90s", "grace": "3s", "max_time": "4h"} {
		if got := s.Served(option); got != want {
			t.Errorf("%s is %q, want %q", option, got, want)
		}
	}
	if shown := all(s)["serve.host_key"]; shown != "(a key) from COMITY_SERVE_HOST_KEY" {
		t.Errorf("the key is shown as %q", shown)
	}
	for text, want := range map[string]string{
		"serve = 3":                     ":1: serve is a number, expected the table [serve]",
		"serve = {idle = \"3s\"}":       ":1: serve is a table, expected the table [serve]",
		"[serve]\nmax_sessions = \"a\"": ":2: serve.max_sessions is text in quotation marks, expected a number",
		"[serve]\nlisten = 22":          ":2: serve.listen is a number, expected text in quotation marks",
		"[serve]\nlisen = \":22\"":      "serve.listen",
		"[serve.more]\nlisten = \"x\"":  ":1: serve is a table",
	} {
		if _, err := read(text, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

// TestReadme: the file that the documentation shows is taken, and does what it
// says.
func TestReadme(t *testing.T) {
	var data []byte
	for _, name := range []string{"settings", "serving"} {
		page, err := os.ReadFile("../../assets/data/pages/framework/" + name + ".md")
		if err != nil {
			t.Fatal(err)
		}
		data = append(data, page...)
	}
	_, rest, found := strings.Cut(string(data), "```toml\n")
	text, _, ended := strings.Cut(rest, "```")
	if !found || !ended {
		t.Fatal("the documentation shows no settings file")
	}
	s, err := read(text, nil)
	if err != nil {
		t.Fatal(err)
	}
	pin, _ := keys.For(s.Keys, keys.Panes, "p")
	page, _ := keys.For(s.Keys, keys.Reader, "f")
	if s.Theme != "high-contrast" || s.Start != "norm/f" || pin != keys.Pin || page != keys.PageDown {
		t.Errorf("%+v", s.Values())
	}
	for _, one := range settings.All() {
		if !strings.Contains(string(data), "| `"+one.Name+"` | `"+one.Variable()+"` |") {
			t.Errorf("the documentation does not tell of %s and %s", one.Name, one.Variable())
		}
	}
}

// FuzzSettings: whatever the file holds, there are settings in which quitting
// works, or one clean line that begins with the file.
func FuzzSettings(f *testing.F) {
	for _, seed := range []string{"", "theme = \"light\"\n[keys]\npin = [\"p\"]\n", "keys = {a = {b = 'c'}}", "[keys.reader]\ndown=[]", "\x00\x00", "start = \"\\u001b\"", "x = [[[", "theme = '''\nlight'''", "[keys]\n\"quit\" = 'g g'"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := settings.Read(settings.File{Path: path, Data: data}, nil, nil)
		if err != nil {
			if text := err.Error(); !strings.HasPrefix(text, path) || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f }) {
				t.Fatalf("%q", text)
			}
			return
		}
		for _, v := range s.Values() {
			if strings.ContainsAny(v.Name+v.Value+v.From, "\n\x1b\x00") {
				t.Fatalf("%q", v)
			}
		}
		if s.Keys != nil && !slices.ContainsFunc(s.Keys, func(b keys.Binding) bool { return b.Action == keys.Quit }) {
			t.Fatal("nothing quits")
		}
	})
}

// BenchmarkRead is what a start costs with a file that sets everything, and
// without one.
func BenchmarkRead(b *testing.B) {
	var full strings.Builder
	for line := range strings.Lines(settings.Example()) {
		if !strings.HasPrefix(line, "# ") && line != "#\n" {
			line = strings.TrimPrefix(line, "#")
		}
		full.WriteString(line)
	}
	environ := make([]string, 60)
	for i := range environ {
		environ[i] = "SOME_VARIABLE=of an environment"
	}
	for name, text := range map[string]string{"none": "", "usual": "theme = \"light\"\n[keys]\npin = \"p\"\n", "full": full.String()} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := read(text, environ); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestOldScopes: a file with the names that scopes of keys once had is read, and
// says the new ones.
func TestOldScopes(t *testing.T) {
	old := "[keys.grid]\ndown = \"f9\"\n[keys.world]\ndown = \"f9\"\n[keys.times]\ndown = \"f9\"\n[keys.versus]\ndown = \"f9\"\n[keys.slides]\n\"next slide\" = \"f9\"\n"
	s, err := settings.Read(settings.File{Path: "f", Data: []byte(old)}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := `f:1: [keys.grid] is called [keys.matrix] now; both are read`; len(s.Notices) != 5 || s.Notices[0] != want {
		t.Errorf("%q, want five of which the first is %q", s.Notices, want)
	}
	for _, scope := range []keys.Scope{"matrix", "map", "timeline", "compare"} {
		if action, _ := keys.For(s.Keys, scope, "f9"); action != keys.Down {
			t.Errorf("in %s the key f9 does %q", scope, action)
		}
	}
}
