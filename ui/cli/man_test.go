package cli_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"comity/ui/keys"
)

// manual is what comity man prints, as a text on one line: without macros, and
// with every character as it is shown.
func manual(t *testing.T) string {
	t.Helper()
	got := comity(t, "man")
	if got.code != 0 || got.err != "" {
		t.Fatalf("exit %d, %s", got.code, got.err)
	}
	var out []string
	for _, line := range lines(got.out) {
		line = strings.TrimPrefix(line, ".SS ")
		line = regexp.MustCompile(`\\f[BIR]|\\&`).ReplaceAllString(line, "")
		line = regexp.MustCompile(`\\\[u([0-9A-F]+)\]`).ReplaceAllStringFunc(line, func(s string) string {
			n, _ := strconv.ParseInt(s[3:len(s)-1], 16, 32)
			return string(rune(n))
		})
		line = strings.NewReplacer(`\-`, "-", `\(aq`, "'", `\(ha`, "^", `\(ti`, "~", `\(ga`, "`", `\e`, `\`).Replace(line)
		out = append(out, line)
	}
	return strings.Join(out, " ")
}

// Everything that there is stands in the manual: asked of the shell, of the
// helps and of the table of keys.
func TestManualHoldsEverything(t *testing.T) {
	text := manual(t)
	prose := regexp.MustCompile(` \.(TP|PP|RS 2|RS|RE|nf|fi)\b`).ReplaceAllString(text, "")
	var walk func(command []string)
	found := 0
	walk = func(command []string) {
		subs, about, _ := completed(t, append(command, "")...)
		flags, uses, _ := completed(t, append(command, "-")...)
		if len(command) > 0 && !strings.Contains(text, " .TP comity "+strings.Join(command, " ")) {
			t.Errorf("the manual has no %q", command)
		}
		for i, flag := range flags {
			if use := strings.Join(strings.Fields(uses[i]), " "); !strings.Contains(flag, "-h") && (!strings.Contains(text, flag) || !strings.Contains(strings.ToLower(text), strings.ToLower(use))) {
				t.Errorf("the manual does not say of %q: %s %s", command, flag, use)
			}
			found++
		}
		help := comity(t, append(command, "--help")...).out
		for _, paragraph := range strings.Split(help, "\n\n") {
			if strings.HasPrefix(paragraph, "Usage:") {
				break
			}
			if paragraph = strings.Join(strings.Fields(paragraph), " "); !strings.Contains(prose, paragraph) {
				t.Errorf("the manual does not say of %q: %s", command, paragraph)
			}
		}
		_, examples, _ := strings.Cut(help, "Examples:\n")
		examples, _, _ = strings.Cut(examples, "\n\n")
		for example := range strings.SplitSeq(examples, "\n") {
			if !strings.Contains(text, strings.TrimSpace(example)) {
				t.Errorf("the manual has no example %s", example)
			}
		}
		for i, sub := range subs {
			if len(command) == 0 || command[0] == "data" && len(command) == 1 || command[0] == "bookmarks" && len(command) == 1 {
				walk(append(command[:len(command):len(command)], sub))
			}
			found++
			if about[i] == "" && len(command) == 0 {
				t.Errorf("%s has no description", sub)
			}
		}
	}
	walk(nil)
	if found < 100 {
		t.Errorf("only %d things were looked for", found)
	}
	for _, binding := range keys.Table() {
		want := ".TP " + strings.Join(binding.Keys, ", ") + " " + strings.ToUpper(binding.Help[:1]) + binding.Help[1:] + "."
		if !strings.Contains(text, want) {
			t.Errorf("the manual has no key %s", want)
		}
	}
	for _, scope := range keys.Scopes() {
		if !strings.Contains(text, `"`+scope.Title()+`"`) {
			t.Errorf("the manual does not say %s", scope.Title())
		}
	}
}

// What comity reads in the environment stands in the manual.
func TestManualNamesTheEnvironment(t *testing.T) {
	text := manual(t)
	files, err := filepath.Glob("*.go")
	more, err2 := filepath.Glob("../*/*.go")
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	read := regexp.MustCompile(`\b(?:get|getenv|Getenv|LookupEnv)\("([A-Z_]+)"\)`)
	found := 0
	for _, file := range append(files, more...) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range read.FindAllStringSubmatch(string(source), -1) {
			found++
			if !strings.Contains(text, ".TP "+m[1]+" ") {
				t.Errorf("%s reads %s, which is not in the manual: add it in variables.go", file, m[1])
			}
		}
	}
	if found < 5 {
		t.Errorf("only %d variables are read", found)
	}
}
