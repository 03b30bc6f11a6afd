//go:build unix

package cli_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"comity/ui/explorer"
)

// foreign is a deck with settings and a picture, which are remarks.
const foreign = "---\nmarp: true\ntheme: gaia\n---\n\n# One\n\n***\n\n## Two\n\n![A map](map.png)\n\n<!-- a note -->\n"

// What another tool means is told on every way to a deck, and fails none.
func TestRemarks(t *testing.T) {
	path := file(t, "talk.md", foreign)
	remarks := path + ":2: remark: settings of another tool, ignored as far as they tell of looks: marp, theme\n" +
		path + ":12: remark: the picture is shown as its words; a terminal cannot show it\n"
	got := comity(t, "brief", "check", path)
	if got.code != 0 || got.out != path+": 2 slides, 0 live blocks, no faults, 2 remarks\n" || got.err != remarks {
		t.Errorf("brief check: exit %d\n%s%s", got.code, got.out, got.err)
	}
	if got := comity(t, "brief", "check", path, "--json"); got.code != 0 || !strings.Contains(got.out, `"faults": [],`) || !strings.Contains(got.out, `"what": "the picture is shown as its words; a terminal cannot show it"`) {
		t.Errorf("brief check --json: exit %d\n%s", got.code, got.out)
	}
	if got := comity(t, "brief", "export", path); got.code != 0 || got.err != remarks || !strings.Contains(got.out, "A map") || strings.Contains(got.out, "a note") {
		t.Errorf("brief export: exit %d\n%s", got.code, got.err)
	}
	if got := onTerminal(t, 80, nil, func(explorer.Options) error { return nil }, "brief", "run", path); got.code != 0 || !strings.Contains(got.err, ":12: remark: ") {
		t.Errorf("brief run: exit %d\n%s", got.code, got.err)
	}
}

// Without a terminal, brief run says one line.
func TestBriefRunWithoutTerminal(t *testing.T) {
	for _, name := range []string{"framework", file(t, "talk.md", foreign)} {
		got := comity(t, "brief", "run", name)
		if got.code != 2 || len(lines(got.err)) != 1 || !strings.Contains(got.err, "comity brief run needs a terminal for input and output; comity brief export works without one") {
			t.Errorf("%s: exit %d\n%s", name, got.code, got.err)
		}
	}
}

// A briefing comes from standard input, or from a pipe.
func TestBriefFromPipe(t *testing.T) {
	path := file(t, "briefing.md", deck)
	want := comity(t, "brief", "export", path)
	if got := comityWith(t, deck, "brief", "export", "-"); got.code != 0 || got.out != want.out {
		t.Errorf("standard input: exit %d\n%s", got.code, got.err)
	}
	if got := comityWith(t, deck, "brief", "check", "-"); got.code != 0 || got.out != "-: 2 slides, 1 live block, no faults\n" {
		t.Errorf("standard input: exit %d\n%s%s", got.code, got.out, got.err)
	}
	if got := comityWith(t, strings.Replace(deck, "norm/f", "norm/zz", 1), "brief", "export", "-"); got.code != 1 || !strings.HasPrefix(got.err, "-:12: ") {
		t.Errorf("standard input with a fault: exit %d\n%s%s", got.code, got.out, got.err)
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := write.WriteString(deck); err != nil || write.Close() != nil {
		t.Fatal(err)
	}
	at := fmt.Sprintf("/dev/fd/%d", read.Fd())
	if got := comity(t, "brief", "check", at); got.code != 0 || !strings.Contains(got.out, "2 slides, 1 live block, no faults") {
		t.Errorf("a pipe: exit %d\n%s%s", got.code, got.out, got.err)
	}
	if err := read.Close(); err != nil {
		t.Error(err)
	}
}
