//go:build unix

package cli_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/creack/pty"

	"comity/model"
	"comity/ui/accessible"
	"comity/ui/cli"
	"comity/ui/explorer"
	"comity/ui/uitest"
)

const deck = "---\ntitle: A talk\n---\n\n# One\n\n---\n\n## Two\n\n```comity\nnorm/f\n```\n"

// file writes a file into a folder of its own.
func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestBriefCheck(t *testing.T) {
	if got := comity(t, "brief", "check", "framework", "norm-f", "who-signed"); got.code != 0 || len(lines(got.out)) != 3 || got.err != "" {
		t.Errorf("the briefings of comity: exit %d, %s%s", got.code, got.out, got.err)
	}
	good := file(t, "good.md", deck)
	if got := comity(t, "brief", "check", good); got.code != 0 || got.out != good+": 2 slides, 1 live block, no faults\n" {
		t.Errorf("exit %d, %s%s", got.code, got.out, got.err)
	}
	asks := file(t, "asks.md", "# A\n\n```comity\nask?q=nato+not+joint+statement+2019\n```\n---\n# B\n\n```comity\nask who signed the paris call on a Sunday\n```\n---\n```comity\nask?q=\n```\n")
	if got := comity(t, "brief", "check", asks); got.code != 1 || !strings.Contains(got.err, "asks.md:10: ") || !strings.Contains(got.err, "the question is not understood: Sunday") || !strings.Contains(got.err, "asks.md:14: ") || len(lines(got.err)) != 2 {
		t.Errorf("exit %d, %s%s", got.code, got.out, got.err)
	}
	bad := file(t, "bad.md", strings.Replace(strings.Replace(deck, "title:", "tittle:", 1), "norm/f", "norm/zz", 1)+strings.Repeat("\n\nMore.", 40))
	got := comity(t, "brief", "check", good, bad)
	faults := lines(got.err)
	if got.code != 1 || len(faults) != 3 || !strings.HasSuffix(lines(got.out)[1], "bad.md: 2 slides, 1 live block, 3 faults") {
		t.Fatalf("exit %d, %s%s", got.code, got.out, got.err)
	}
	for i, want := range []string{`:2: `, `:12: cannot find the place "norm/zz"`, `:9: slide 2 needs `} {
		if !strings.HasPrefix(faults[i], bad+want) {
			t.Errorf("the fault is %q and not of %s", faults[i], want)
		}
	}
}

// What is no briefing gets one line that says why, and no more is read of it
// than there may be.
func TestBriefOfBadFiles(t *testing.T) {
	huge := file(t, "huge.md", deck)
	if err := os.WriteFile(huge, make([]byte, 50<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		path, want string
		code       int
	}{
		"missing":        {"nowhere/talk.md", `no file is called "nowhere/talk.md"`, 2},
		"no such id":     {"nothing", `no briefing is called "nothing"; nearest: `, 2},
		"a folder":       {t.TempDir(), "is a folder", 2},
		"no usual file":  {"/dev/zero", "is not a regular file", 2},
		"50 MB":          {huge, "1 MiB", 1},
		"binary":         {file(t, "a.md", "\x7fELF\x00\x01\x02\xff"), "a.md:1: ", 1},
		"million slides": {file(t, "m.md", strings.Repeat("---\n\n", 100_000)), "the limit is 500", 1},
		"empty":          {file(t, "e.md", ""), "e.md:1: ", 1},
		"control bytes":  {file(t, "c.md", "# One \x1b[2J\x07\n"), "c.md:1: ", 1},
		"an odd name":    {file(t, "x\x1b[2J.md", ""), "x", 1},
	} {
		for _, command := range []string{"check", "run"} {
			got := comity(t, "brief", command, test.path)
			if name == "control bytes" && command == "run" {
				continue // it can be shown, without them
			}
			if got.code != test.code || len(lines(got.err)) != 1 || !strings.Contains(got.err, test.want) || strings.ContainsAny(got.err+got.out, "\x1b\x07") {
				t.Errorf("%s, brief %s: exit %d, %q%q", name, command, got.code, got.out, got.err)
			}
		}
	}
	for _, args := range [][]string{{"brief"}, {"brief", "run"}, {"brief", "run", "framework", "norm-f"}, {"brief", "run", "framework", "--slide", "0"}, {"brief", "run", "framework", "--slide", "99"}, {"brief", "nonsense"}, {"open", "brief"}, {"open", "brief/nothing"}, {"open", "brief/framework?step=x"}} {
		if got := comity(t, args...); got.code != 2 || len(lines(got.err)) != 1 {
			t.Errorf("%q: exit %d, %s", args, got.code, got.err)
		}
	}
}

// A briefing opens the explorer at its slide; over the network, no file of this
// machine does.
func TestBriefRun(t *testing.T) {
	path := file(t, "My talk.md", deck)
	var opened explorer.Options
	explore := func(o explorer.Options) error { opened = o; return nil }
	for _, test := range []struct {
		args  []string
		at    string
		watch bool
	}{
		{[]string{"brief", "run", "framework"}, "brief/framework", false},
		{[]string{"brief", "run", "framework", "--slide", "3", "--presenter"}, "brief/framework?slide=3&show=presenter", false},
		{[]string{"brief", "run", path, "--slide", "2"}, "brief/my-talk?slide=2", true},
		{[]string{"brief", "run", path, "--watch=false"}, "brief/my-talk", false},
		{[]string{"open", "brief/framework?slide=2&step=1"}, "brief/framework?slide=2&step=1", false},
	} {
		opened = explorer.Options{}
		got := onTerminal(t, 80, nil, explore, test.args...)
		if got.code != 0 || opened.Start.String() != test.at || (opened.Live.Reload != nil) != test.watch {
			t.Errorf("%q: exit %d, %s, opens %s", test.args, got.code, got.err, opened.Start)
		}
		if _, err := opened.Briefs.Find(opened.Start.ID); err != nil {
			t.Errorf("%q: %v", test.args, err)
		}
	}
	var out, errOut bytes.Buffer
	env := environment(&out, &errOut)
	env.ReadFile, env.Stat = nil, nil
	if code := cli.Main(t.Context(), env, []string{"brief", "check", path}); code != 2 || !strings.Contains(errOut.String(), "no briefing is called") {
		t.Errorf("without files: exit %d, %s", code, errOut.String())
	}
	errOut.Reset()
	if code := cli.Main(t.Context(), env, []string{"brief", "run", "framework", "--watch"}); code != 2 || !strings.Contains(errOut.String(), `no flag is called "--watch"`) {
		t.Errorf("without files: exit %d, %s", code, errOut.String())
	}
	var said accessible.Options
	env = environment(&out, &errOut)
	env.Linear = func(_ context.Context, o accessible.Options) error { said = o; return nil }
	if code := cli.Main(t.Context(), env, []string{"brief", "run", path, "--accessible"}); code != 0 || said.Start.String() != "brief/my-talk" {
		t.Errorf("as lines: exit %d, %s", code, said.Start)
	}
	if _, err := said.Briefs.Find("my-talk"); err != nil {
		t.Error(err)
	}
}

// A saved file comes once, as soon as it stays as it is; one that is only
// touched does not come, and one with faults comes with the first of them.
func TestReloadOnSave(t *testing.T) {
	path := file(t, "talk.md", deck)
	var opened explorer.Options
	c, err := sharedCorpus()
	if err != nil {
		t.Fatal(err)
	}
	whole := t // whose folder it is
	synctest.Test(t, func(t *testing.T) {
		ctx, end := context.WithCancel(t.Context())
		defer end()
		opened = optionsOf(ctx, t, c, path)
		step := 0
		save := func(text string) {
			t.Helper()
			step++ // so that the time of the file is another one on every disk
			if err := errors.Join(os.WriteFile(path, []byte(text), 0o600), os.Chtimes(path, time.Time{}, time.Unix(int64(step)*10, 0))); err != nil {
				t.Fatal(err)
			}
		}
		got := make(chan explorer.Reloaded)
		go func() {
			for {
				r, ok := opened.Live.Reload()
				if !ok {
					close(got)
					return
				}
				got <- r
			}
		}()
		quiet := func(why string) {
			t.Helper()
			time.Sleep(3 * time.Second) // of the bubble, which costs nothing
			synctest.Wait()
			select {
			case r := <-got:
				t.Fatalf("%s brings %+v", why, r)
			default:
			}
		}
		quiet("nothing")
		save(deck)
		quiet("a touch")
		save(strings.Replace(deck, "# One", "# Eins", 1))
		if r := <-got; r.Deck == nil || r.Deck.Slides[0].Title != "Eins" || r.Fault != "" {
			t.Fatalf("it is %+v", r)
		}
		save(strings.Replace(strings.Replace(deck, "norm/f", "norm/zz", 1), "title", "tittle", 1))
		if r := <-got; r.Deck != nil || !strings.HasPrefix(r.Fault, path+":2: ") || !strings.HasSuffix(r.Fault, "(and 1 fault more)") {
			t.Fatalf("it is %+v", r)
		}
		uitest.Remove(whole, path)
		if r := <-got; r.Deck != nil || !strings.Contains(r.Fault, "cannot read") {
			t.Fatalf("it is %+v", r)
		}
		save(deck)
		if r := <-got; r.Deck == nil || r.Deck.Slides[0].Title != "One" {
			t.Fatalf("it is %+v", r)
		}
		end()
		if r, more := <-got; more {
			t.Fatalf("at the end comes %+v", r)
		}
	})
}

// optionsOf are those with which a briefing opens the explorer.
func optionsOf(ctx context.Context, t *testing.T, c *model.Corpus, path string) explorer.Options {
	t.Helper()
	var opened explorer.Options
	master, slave := terminals(t)
	defer func() { _ = master.Close() }()
	var errOut bytes.Buffer
	env := environment(slave, &errOut)
	env.In = slave
	env.Corpus = func() (*model.Corpus, error) { return c, nil }
	env.Explore = func(_ context.Context, o explorer.Options) error { opened = o; return nil }
	if code := cli.Main(ctx, env, []string{"brief", "run", path}); code != 0 {
		t.Fatal(errOut.String())
	}
	return opened
}

func terminals(t *testing.T) (master, slave *os.File) {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = slave.Close() })
	return master, slave
}
