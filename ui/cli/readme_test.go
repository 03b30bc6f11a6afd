package cli_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"comity/assets"
	"comity/ui/uitest"
)

//go:generate go test . -run "Readme" -update

var update = flag.Bool("update", false, "write the answers in the README and the documentation anew")

// worked are the files with worked examples, and how many each has.
func worked() map[string]int {
	return map[string]int{"../../README.md": 6, "../../assets/data/pages/framework/commands.md": 12}
}

// hash is that of the corpus: the examples show one, and need not be written
// anew whenever a record changes.
var hash = regexp.MustCompile(`\([0-9a-f]{12}\)`)

// TestReadmeAnswersAreTrue runs the worked examples and compares what they print,
// as on the day on which they were written.
func TestReadmeAnswersAreTrue(t *testing.T) {
	block := regexp.MustCompile("(?s)```console\n\\$ comity ([^\n]*)\n(.*?)```")
	for file, wanted := range worked() {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		examples := 0
		fresh := block.ReplaceAllStringFunc(string(data), func(text string) string {
			examples++
			m := block.FindStringSubmatch(text)
			got := on(t, "2026-11-22", words(m[1])...)
			if got.code != 0 {
				t.Errorf("comity %s: exit %d: %s", m[1], got.code, got.err)
			}
			return "```console\n$ comity " + m[1] + "\n" + shorten(strings.ReplaceAll(got.out, "\t", "  ")) + "```"
		})
		if examples != wanted {
			t.Errorf("%s works through %d examples, expected %d", file, examples, wanted)
		}
		if *update {
			if err := os.WriteFile(file, []byte(fresh), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if hash.ReplaceAllString(fresh, "()") != hash.ReplaceAllString(string(data), "()") {
			t.Errorf("an answer in %s is not what comity prints; run: go test ./ui/cli -run Readme -update", file)
		}
	}
}

// TestReadmeIsOnePage keeps the README to what one reads at once, and what it links
// to in the repository.
func TestReadmeIsOnePage(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(string(data), "\n"); lines > 200 || len(data) > 9<<10 {
		t.Errorf("the README has %d lines and %d bytes, expected 200 and 9216 at most", lines, len(data))
	}
	c := uitest.Corpus(t)
	if counts := fmt.Sprintf("%d texts, the votes and lists of %d States", len(c.Statements()), len(c.Countries())); !strings.Contains(string(data), counts) {
		t.Errorf("the README does not say %q", counts)
	}
	records, err := fs.ReadFile(assets.Data(), "pages/framework/records.md")
	if err != nil {
		t.Fatal(err)
	}
	if counts := fmt.Sprintf("%d norms, %d statements, %d countries and %d groups", len(c.Norms()), len(c.Statements()), len(c.Countries()), len(c.Groups())); !strings.Contains(string(records), counts) {
		t.Errorf("records.md does not say %q", counts)
	}
	topics := 0
	for _, p := range c.Pages() {
		if !p.Guide {
			continue
		}
		topics++
		if got := comity(t, "help", p.Name()); got.code != 0 || !strings.HasPrefix(got.out, "# "+p.Title+"\n") || strings.Contains(got.out, "](page/") {
			t.Errorf("comity help %s: exit %d, %.80s", p.Name(), got.code, got.out)
		}
		if link := "](assets/data/" + p.File() + ")"; p.Order > 16 && !strings.Contains(string(data), link) {
			t.Errorf("the README does not lead to %s by %s", p.Name(), link)
		}
	}
	if topics < 15 {
		t.Errorf("%d pages are about comity", topics)
	}
}

// words splits a command as a shell does, as far as the examples need it.
func words(command string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`'([^']*)'|(\S+)`).FindAllStringSubmatch(command, -1) {
		out = append(out, m[1]+m[2])
	}
	return out
}

// shorten keeps an example readable: the first lines of a long answer.
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
