package cli_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"comity/assets"
	"comity/model"
	"comity/ui/cli"
)

// write makes a data folder with one file.
func write(t *testing.T, name, content string) string {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o700), os.WriteFile(file, []byte(content), 0o600)); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestBrokenOverlay(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	dir := write(t, "statements/mine.yaml", "id: mine\ntitel: x\nstates: [XXX]\n")
	_, err := model.Load(assets.Data(), os.DirFS(dir))
	var faults model.Faults
	if !errors.As(err, &faults) || len(faults) == 0 {
		t.Fatalf("the folder is not broken: %v", err)
	}
	calls := [][]string{{"data", "verify", dir}, {"--data", dir}, {"--data", dir, "open", "norm/f"}}
	for _, args := range everyCommand() {
		calls = append(calls, append(slices.Clone(args), "--data", dir))
	}
	for _, args := range calls {
		got := comity(t, args...)
		if got.code != 1 || got.out != "" || got.err != faults.Error()+"\n" {
			t.Errorf("%q: exit %d, stdout %q, stderr %q, want %q", args, got.code, got.out, got.err, faults.Error())
		}
	}
}

func TestOverlay(t *testing.T) {
	dir := write(t, "statements/mine.yaml", `id: mine
title: A text of *mine* | with a bar
short_title: Mine
date: '2026-01-02'
forum: Nowhere
kind: declaration
url: https://example.org/
adoption: signature
open_to: states
states: [EST, CHL]
as_of: '2026-01-02'
stated_count: 2
summary: It says something.
sources:
  - title: The text
    url: https://example.org/
confidence: checked
`)
	got := comity(t, "who", `signed("mine")`, "--data", dir)
	if got.code != 0 || got.out != "CHL\tChile\tGRULAC\tSouth America\nEST\tEstonia\tEastern European Group\tNorthern Europe\n" {
		t.Errorf("exit %d, %q, %q", got.code, got.out, got.err)
	}
	if got := comity(t, "data", "verify", dir); !strings.Contains(got.out, "statements\t"+strconv.Itoa(texts(t)+1)+"\n") {
		t.Errorf("verify: %q, %q", got.out, got.err)
	}
	if got := comity(t, "statement", "mine", "--format", "md", "--data", dir); !strings.HasPrefix(got.out, `# A text of \*mine\* \| with a bar`) {
		t.Errorf("the page begins %.80q", got.out)
	}
	if got := comity(t, "who", `signed("mine")`); got.code != 2 {
		t.Errorf("without --data: exit %d", got.code)
	}
}

// Without Overlay, nothing of this machine can be named.
func TestRemote(t *testing.T) {
	for _, args := range [][]string{{"norms", "--data", "/"}, {"data", "verify", "/"}, {"data", "export", "/tmp/x"}, {"--data=/"}} {
		var out, errOut bytes.Buffer
		env := environment(&out, &errOut)
		env.Overlay, env.Save = nil, nil
		if code := cli.Main(t.Context(), env, args); code != 2 || out.Len() > 0 || !strings.Contains(errOut.String(), "is called") {
			t.Errorf("%q: exit %d, %q, %q", args, code, out.String(), errOut.String())
		}
	}
}
