package cli_test

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
)

//go:generate go test . -run "Readme" -update

var update = flag.Bool("update", false, "write the answers in the README anew")

const readme = "../../README.md"

// hash is that of the corpus: the README shows one, and need not be written
// anew whenever a record changes.
var hash = regexp.MustCompile(`\([0-9a-f]{12}\)`)

// TestReadmeAnswersAreTrue runs the worked examples of the README and compares
// what they print, as on the day of the README.
func TestReadmeAnswersAreTrue(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)```console\n\\$ comity ([^\n]*)\n(.*?)```")
	questions := 0
	fresh := block.ReplaceAllStringFunc(string(data), func(text string) string {
		questions++
		m := block.FindStringSubmatch(text)
		got := on(t, "2026-11-22", words(m[1])...)
		if got.code != 0 {
			t.Errorf("comity %s: exit %d: %s", m[1], got.code, got.err)
		}
		return "```console\n$ comity " + m[1] + "\n" + shorten(got.out) + "```"
	})
	if questions != 12 {
		t.Errorf("the README works through %d examples, not ten questions and two citations", questions)
	}
	if *update {
		if err := os.WriteFile(readme, []byte(fresh), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if hash.ReplaceAllString(fresh, "()") != hash.ReplaceAllString(string(data), "()") {
		t.Fatal("an answer in the README is not what comity prints; run: go test ./ui/cli -update")
	}
}

// words splits a command as a shell does, as far as the README needs it.
func words(command string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`'([^']*)'|(\S+)`).FindAllStringSubmatch(command, -1) {
		out = append(out, m[1]+m[2])
	}
	return out
}

// shorten keeps a README readable: the first lines of a long answer.
func shorten(answer string) string {
	lines := strings.SplitAfter(strings.TrimSuffix(answer, "\n")+"\n", "\n")
	if len(lines) > 16 {
		return strings.Join(lines[:8], "") + "…\n"
	}
	if answer == "" {
		return ""
	}
	return strings.Join(lines, "")
}
