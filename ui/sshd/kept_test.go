//go:build unix

package sshd_test

import (
	"context"
	"runtime"
	"sync/atomic"
	"testing"

	"comity/ui/sshd"
)

// Of a visit that is over nothing is kept: not until the time that it would
// have had is up.
func TestNothingIsKept(t *testing.T) {
	const visits = 20
	var freed atomic.Int64
	h := open(t, func(c *sshd.Config) {
		inner := c.Main
		c.Main = func(ctx context.Context, v sshd.Visitor, args []string) int {
			// What the client sent is the visit's own.
			runtime.AddCleanup(&v.Environ[0], func(int) { freed.Add(1) }, 0)
			return inner(ctx, v, args)
		}
	})
	for range visits {
		client := h.dial()
		session, err := client.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		if err := session.Setenv("LANG", "C"); err != nil {
			t.Fatal(err)
		}
		if out, err := session.Output("norm f"); err != nil || len(out) == 0 {
			t.Fatalf("%v, %q", err, out)
		}
		_ = client.Close()
	}
	h.visits(0)
	h.until("what was sent to be forgotten", func() bool {
		runtime.GC()
		return freed.Load() == visits
	})
}
