//go:build unix

package uitest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// installed finds a program that a test needs; only outside CI may it be
// missing.
func installed(t *testing.T, name, debian string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not installed; the Debian package is %s", name, debian)
		}
		t.Skipf("%s is not installed (the Debian package is %s)", name, debian)
	}
	return path
}

// prompt is a shell in a terminal that completes comity.
type prompt struct {
	explorer
	dir string   // where the shell is
	env []string // what it sees of the machine
}

// atPrompt starts a shell as a person has it, and has it read the script of
// comity.
func atPrompt(t *testing.T, shell string, args []string, setup string) prompt {
	t.Helper()
	if underRace {
		t.Skip("a shell asks comity many times, each slow with the race detector; what it answers is tested in ui/cli")
	}
	path := installed(t, shell, shell)
	env := environment(t, "PS1=ready> ", "LC_ALL=C.UTF-8", "PATH="+filepath.Dir(program(t, "comity"))+":"+os.Getenv("PATH"))
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "my records"), 0o700); err != nil {
		t.Fatal(err)
	}
	running, err := StartTerm(TermOptions{Cols: 100, Rows: 40, Env: env, Dir: dir}, path, args...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := running.Close(); err != nil {
			t.Error(err)
		}
	})
	p := prompt{explorer{t, running}, dir, env}
	p.see("the prompt", func(s string) bool { return strings.Contains(s, "ready>") })
	p.send(setup + `; printf 'set%s' ' up'` + "\r")
	p.see("a shell with completions", contains("set up"))
	return p
}

func (p prompt) send(keys string) {
	p.t.Helper()
	if err := p.Send(keys); err != nil {
		p.t.Fatal(err)
	}
}

// line is the last line of the screen that is a prompt with something typed.
func line(screen string) string {
	at := strings.LastIndex(screen, "ready>")
	if at < 0 {
		return ""
	}
	text, _, _ := strings.Cut(screen[at:], "\n")
	return strings.TrimSpace(strings.TrimPrefix(text, "ready>"))
}

// completes types a line and tab, and waits for what becomes of it.
func (p prompt) completes(typed, want string) {
	p.t.Helper()
	p.send("\x0c") // an empty screen
	p.see("an empty line", func(s string) bool { return line(s) == "" && strings.Contains(s, "ready>") })
	p.send(typed)
	p.see("what was typed", func(s string) bool { return line(s) == typed })
	p.send("\t")
	err := p.WaitFor(func(s string) bool { return line(s) == want }, patience)
	if err != nil {
		p.t.Errorf("%q and tab: %v, want %q", typed, err, want)
	}
	p.send("\x15") // and away with it
}

// runs types a line and tab, then the rest of it and enter, and waits for what
// that prints.
func (p prompt) runs(typed, completed, rest, prints string) {
	p.t.Helper()
	p.send("\x0c" + typed)
	p.see("what was typed", func(s string) bool { return line(s) == typed })
	p.send("\t")
	p.see("the completed line", func(s string) bool { return line(s) == completed })
	p.send(rest + "\r")
	p.see(prints, func(s string) bool { return strings.Contains(s, prints) })
}

// session is what a person types at a prompt of any shell.
func (p prompt) session() {
	p.t.Helper()
	for _, test := range []struct{ typed, want string }{
		{"comity statements --fo", "comity statements --format"},
		{"comity cite --format=m", "comity cite --format=md"},
		{"comity cite --style bibt", "comity cite --style bibtex"},
		{"comity bookmarks re", "comity bookmarks remove"},
		{"comity country Turki", "comity country Turkiye"},
		{"comity country Cô", `comity country Côte\ d\'Ivoire`},
		{"comity country cote", `comity country cote\ d\'ivoire`},
		{`comity country "cote d`, `comity country "cote d'ivoire"`},
		{"comity country ivory", `comity country ivory\ coast`},
		{"comity country new z", "comity country new zealand"},
		{"comity statement joint-statement-20", "comity statement joint-statement-2019"},
		{"comity page pil", "comity page pillars"},
		{`comity norm "$(touch ran)" "`, `comity norm "$(touch ran)" "`},
		{"comity norm $(touch ran) f", "comity norm $(touch ran) f"},
		{"comity norms --nonsense --format m", "comity norms --nonsense --format m"},
		{"comity open nor", "comity open norm/"},
		{"comity cite norm/f count", "comity cite norm/f country/"},
		{"comity cite country/cot", "comity cite country/cote-divoire"},
		{"comity open term/attrib", "comity open term/attribution"},
		{"comity search ki", "comity search kind:"},
		{"comity search kind:resol", "comity search kind:resolution"},
		{"comity search by:new-z", "comity search by:new-zealand"},
		{"comity norms > m", `comity norms > my\ records/`},
		{"comity > out norm g7/12 --form", "comity > out norm g7/12 --format"},
		{"comity data lint m", `comity data lint my\ records/`},
		{"comity serve --host-k", "comity serve --host-key"},
		{"comity serve --host-key m", `comity serve --host-key my\ records/`},
		{"comity serve --log js", "comity serve --log json"},
	} {
		p.completes(test.typed, test.want)
	}
	if _, err := os.Stat(filepath.Join(p.dir, "ran")); err == nil {
		p.t.Error("tab ran a command that was typed")
	}
	p.runs("comity country cote", `comity country cote\ d\'ivoire`, "--json | head -3", `"name": "Côte d'Ivoire"`)
	p.runs(`comity country "Cote d`, `comity country "Cote d'Ivoire"`, "--json | head -3", `"name": "Côte d'Ivoire"`)
	p.runs("comity search by:cote", "comity search by:cote-divoire", "--json | head -3", `"kind": "`)
	// With more than one choice, they are shown with what they are.
	p.send("\x0ccomity norm g7/\t\t")
	p.see("the points of the G7", contains("g7/12", "No ICT-enabled theft of intellectual property", "g7/6", "Do not damage critical infrastructure"))
}

func TestCompletionInBash(t *testing.T) {
	atPrompt(t, "bash", []string{"--norc", "--noprofile", "-i"}, "source <(comity completion bash)").session()
}

func TestCompletionInZsh(t *testing.T) {
	p := atPrompt(t, "zsh", []string{"-f", "-i"}, "autoload -U compinit && compinit -u -D; source <(comity completion zsh)")
	p.session()
}

// The folders of zsh are another way to the same completions.
func TestCompletionInAFolderOfZsh(t *testing.T) {
	p := atPrompt(t, "zsh", []string{"-f", "-i"}, "mkdir f; comity completion zsh >f/_comity; fpath=($PWD/f $fpath); autoload -U compinit && compinit -u -D")
	p.completes("comity country cote", `comity country cote\ d\'ivoire`)
	p.completes("comity country Tun", "comity country Tunisia")
}

func TestCompletionInFish(t *testing.T) {
	p := atPrompt(t, "fish", []string{"--no-config", "-i", "-C", `function fish_prompt; echo -n "ready> "; end; set -g fish_greeting; set -g fish_autosuggestion_enabled 0`},
		"comity completion fish | source")
	p.session()
	// And without a terminal, as scripts ask.
	ask := exec.Command(installed(t, "fish", "fish"), "--no-config", "-c", "comity completion fish | source; complete -C 'comity country est'")
	ask.Env = p.env
	if out, err := ask.Output(); err != nil || string(out) != "estonia\tEST\n" {
		t.Errorf("fish completes est to %q, %v", out, err)
	}
}
