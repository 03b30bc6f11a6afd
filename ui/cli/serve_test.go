//go:build unix

package cli_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"comity/ui/cli"
	"comity/ui/settings"
)

// What comity serve can be told is a setting, a variable and a flag, and each
// of these is completed, in the manual, in the helps, in the example and in
// the documentation, with the same default.
func TestServeIsToldEverywhere(t *testing.T) {
	data, err := os.ReadFile("../../assets/data/pages/framework/serving.md")
	if err != nil {
		t.Fatal(err)
	}
	text, help, example := manual(t), comity(t, "settings", "--help").out, comity(t, "settings", "--example").out
	offered, about, _ := completed(t, "serve", "--")
	cmd, _, err := cli.TreeOf(cli.Local()).Find([]string{"serve"})
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for _, one := range settings.All() {
		option, ok := strings.CutPrefix(one.Name, "serve.")
		if !ok {
			continue
		}
		name := strings.ReplaceAll(option, "_", "-")
		told[name] = true
		flag := cmd.Flags().Lookup(name)
		if flag == nil {
			t.Errorf("%s has no flag", one.Name)
			continue
		}
		if flag.DefValue != one.Default || flag.Usage != one.Help {
			t.Errorf("--%s is by default %q, %q; the setting is %q, %q", name, flag.DefValue, flag.Usage, one.Default, one.Help)
		}
		if at := slices.Index(offered, "--"+name); at < 0 || about[at] != one.Help {
			t.Errorf("--%s is not completed", name)
		}
		if !strings.Contains(text, " .TP --"+name) || !strings.Contains(text, " .TP "+one.Variable()+" ") || !strings.Contains(text, "(setting "+one.Name+").") {
			t.Errorf("the manual does not tell of --%s and %s", name, one.Variable())
		}
		if !strings.Contains(help, "  "+one.Name+"  ") || !strings.Contains(help, "  "+one.Variable()+"\n") {
			t.Errorf("the help of settings has no %s with %s", one.Name, one.Variable())
		}
		if !strings.Contains(example, "\n#"+one.Name+" = ") {
			t.Errorf("the example of settings has no %s", one.Name)
		}
		begins := "| `" + one.Name + "` | `" + one.Variable() + "` | `--" + name + "` | "
		_, row, found := strings.Cut(string(data), begins)
		row, _, _ = strings.Cut(row, "\n")
		if usual := one.Default; !found || !one.Switch && !strings.Contains(row, usual) {
			t.Errorf("serving.md has no row %swith %q: %s", begins, usual, row)
		}
	}
	if len(told) < 15 {
		t.Errorf("only %d settings", len(told))
	}
	cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
		if !told[f.Name] && f.Name != "help" {
			t.Errorf("--%s is no setting", f.Name)
		}
	})
	for _, code := range []string{"70", "75", "124", "125"} {
		for _, place := range []string{comity(t, "serve", "--help").out, text, string(data)} {
			if !strings.Contains(place, code) {
				t.Errorf("the exit code %s is not told in %.60s", code, place)
			}
		}
	}
}

// What is set is in the list, with where; a key is not shown, wherever it is
// said.
func TestServeInSettings(t *testing.T) {
	key := "-----BEGIN OPENSSH PRIVATE KEY-----\nsecret\n-----END OPENSSH PRIVATE KEY-----"
	got, path := configured(t, "[serve]\nlisten = \":22\"\nmax_sessions = 7\nlog_addresses = true\n",
		[]string{"COMITY_SERVE_HOST_KEY=" + key, "COMITY_SERVE_IDLE=90s"}, "settings")
	for _, want := range []string{
		"\nserve.listen\t:22\t" + path + ":2\n", "\nserve.max_sessions\t7\t" + path + ":3\n", "\nserve.log_addresses\ttrue\t" + path + ":4\n",
		"\nserve.host_key\t(a key)\tCOMITY_SERVE_HOST_KEY\n", "\nserve.idle\t90s\tCOMITY_SERVE_IDLE\n",
	} {
		if got.code != 0 || !strings.Contains(got.out, want) {
			t.Errorf("exit %d, no %q in\n%s%s", got.code, want, got.out, got.err)
		}
	}
	if strings.Contains(got.out, "serve.grace") || strings.Contains(got.out, "secret") {
		t.Errorf("what nobody set, or a key:\n%s", got.out)
	}
	// The example is a file that can be used, with the comments taken away.
	var file strings.Builder
	for line := range strings.Lines(settings.Example()) {
		if set, ok := strings.CutPrefix(line, "#serve."); ok {
			file.WriteString("serve." + set)
		}
	}
	if got, _ := configured(t, file.String(), nil, "settings"); got.code != 0 || strings.Count(got.out, "\nserve.") != strings.Count(file.String(), "\n") {
		t.Errorf("exit %d, %s%s", got.code, got.out, got.err)
	}
	for file, want := range map[string]string{
		"[serve]\nlissten = \":22\"\n": "nearest: serve.listen", "[serve]\nmax_sessions = \"many\"\n": "expected a number",
	} {
		if got, path := configured(t, file, nil, "serve"); got.code != 2 || !strings.HasPrefix(got.err, "comity: "+path+":2: ") || !strings.Contains(got.err, want) {
			t.Errorf("%q: exit %d, %s", file, got.code, got.err)
		}
	}
}
