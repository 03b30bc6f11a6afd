package broadcast_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"comity/ui/broadcast"
	"comity/ui/uitest"
)

func folder(t *testing.T) string {
	t.Helper()
	dir, err := broadcast.MirrorFolder(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func lead(t *testing.T, dir string) *broadcast.Lead {
	t.Helper()
	l, err := broadcast.NewLead(dir, "/a/talk.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

// The second terminal hears where the first is, also what was told before it
// came, and that the first has gone and is back.
func TestInStep(t *testing.T) {
	dir := folder(t)
	if _, ok := broadcast.Follow(t.Context(), dir, "/a/talk.md"); ok {
		t.Fatal("there is nobody to follow")
	}
	first := lead(t, dir)
	if _, err := broadcast.NewLead(dir, "/a/talk.md"); !errors.Is(err, broadcast.ErrPresented) {
		t.Fatalf("a second one leads: %v", err)
	}
	first.Tell(broadcast.Shown{View: "brief/talk?slide=2", Elapsed: time.Minute, Runs: true})
	ctx, end := context.WithCancel(t.Context())
	f, ok := broadcast.Follow(ctx, dir, "/a/talk.md")
	if !ok {
		t.Fatal("there is nobody to follow")
	}
	hear := func() broadcast.Shown {
		t.Helper()
		s, more := f.Hear()
		if !more {
			t.Fatal("nothing more is heard")
		}
		return s
	}
	if s := hear(); s.View != "brief/talk?slide=2" || !s.Runs || s.Elapsed < time.Minute {
		t.Fatalf("it is %+v", s)
	}
	for i := range 500 {
		first.Tell(broadcast.Shown{View: fmt.Sprint("brief/talk?slide=", i)})
	}
	for s := hear(); s.View != "brief/talk?slide=499"; s = hear() {
		if s.View == "" {
			t.Fatalf("it is %+v", s)
		}
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	for s := hear(); !s.Gone; s = hear() { // the newest may come twice
		if s.View != "brief/talk?slide=499" {
			t.Fatalf("it is %+v", s)
		}
	}
	again := lead(t, dir)
	again.Tell(broadcast.Shown{View: "brief/talk", Blank: true})
	if s := hear(); s.View != "brief/talk" || !s.Blank || s.Gone {
		t.Fatalf("it is %+v", s)
	}
	end()
	if s, more := f.Hear(); more && !s.Gone {
		t.Fatalf("at the end comes %+v", s)
	}
}

// A terminal that reads nothing holds nobody up, and neither does a socket that
// was left behind.
func TestNobodyIsWaitedFor(t *testing.T) {
	dir := folder(t)
	first := lead(t, dir)
	names, err := filepath.Glob(filepath.Join(dir, "*.sock"))
	if err != nil || len(names) != 1 {
		t.Fatal(names, err)
	}
	for range 20 { // more than are taken
		c, err := net.Dial("unix", names[0])
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = c.Close() }()
	}
	long := make([]byte, 4000)
	began := time.Now()
	for range 2000 {
		first.Tell(broadcast.Shown{View: string(long)})
	}
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("telling took %v", took)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(names[0], nil, 0o600); err != nil {
		t.Fatal(err)
	}
	lead(t, dir)
}

// Nobody else can enter the folder, or it is not used.
func TestTheFolderIsOnesOwn(t *testing.T) {
	dir := folder(t)
	info, err := os.Stat(dir)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Fatalf("%v, %v", info, err)
	}
	uitest.Chmod(t, dir, 0o755)
	if _, err := broadcast.MirrorFolder(filepath.Dir(dir)); err == nil {
		t.Error("a folder that others can enter is taken")
	}
	link := t.TempDir()
	if err := os.Symlink(dir, filepath.Join(link, "comity")); err != nil {
		t.Fatal(err)
	}
	if _, err := broadcast.MirrorFolder(link); err == nil {
		t.Error("a link is taken for a folder")
	}
}
