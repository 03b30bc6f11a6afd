package accessible_test

import (
	"bytes"
	"context"
	"io"
	"runtime"
	"strings"
	"testing"

	"comity/model"
	"comity/ui/accessible"
	"comity/ui/uitest"
)

// lastWord is input that calls a function before it ends.
type lastWord struct {
	io.Reader
	end func()
}

func (l *lastWord) Read(p []byte) (int, error) {
	n, err := l.Reader.Read(p)
	if err == io.EOF && l.end != nil {
		l.end()
		l.end = nil
	}
	return n, err
}

// TestHistoryIsSmall: places are kept, not what was said of them.
func TestHistoryIsSmall(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	c := uitest.Corpus(t)
	held := func(typed string) int64 {
		var after runtime.MemStats
		in := &lastWord{strings.NewReader(typed), func() {
			runtime.GC()
			runtime.ReadMemStats(&after)
		}}
		o := accessible.Options{Corpus: c, In: in, Out: io.Discard, Gate: accessible.OwnGate()}
		if err := accessible.Run(context.Background(), o); err != nil {
			t.Fatal(err)
		}
		return int64(after.HeapAlloc)
	}
	little := held("search cyber\nA\ncontents\nA\n")
	much := held(strings.Repeat("search cyber\nA\ncontents\nA\nmatrix\nEstonia\nnorm f\nstatements\n2\nnext\n", 150))
	if most := int64(3 << 20); much-little > most {
		t.Errorf("after 900 views the heap holds %d KiB more, expected at most %d", (much-little)>>10, most>>10)
	}
}

// TestBackThroughAll: what was let go of is said as if it had been kept.
func TestBackThroughAll(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	steps := []string{"norm f", "statements", "2", "matrix", "timeline", "search cyber", "Estonia", "map", "contents", "page pillars"}
	var typed []string
	for range 12 {
		typed = append(typed, steps...)
	}
	before := visit(t, accessible.Options{}, append(typed, "where", "repeat")...)
	typed = append(typed, typed...) // more than is kept
	for range len(typed) / 2 {
		typed = append(typed, "back")
	}
	after := visit(t, accessible.Options{}, append(typed, "where", "repeat")...)
	tail := func(said string) string { return said[strings.LastIndex(said, "page/pillars"):] }
	if tail(before) != tail(after) {
		t.Errorf("on the way back it is\n%s\ninstead of\n%s", tail(after), tail(before))
	}
	// At every step of the way there is something to hear, and a next row.
	for i := range steps {
		typed := append([]string{}, typed[:len(steps)*3]...)
		for range len(typed) - 1 - i {
			typed = append(typed, "back")
		}
		said := visit(t, accessible.Options{}, append(typed, "top")...)
		if strings.HasSuffix(strings.TrimSpace(said), "no longer there.") || strings.HasSuffix(said, "Nothing is open. Type a name, or help.\n") {
			t.Errorf("%s: %q", steps[i], said[max(len(said)-200, 0):])
		}
	}
}

// TestForgottenIsSaid: views that cannot be made again go, and back says so.
func TestForgottenIsSaid(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	var in bytes.Buffer
	for range 200 {
		in.WriteString("ga-res-73-27\nmeans countries\n")
	}
	in.WriteString(strings.Repeat("back\n", 500))
	said := talk(t, accessible.Options{Today: model.Date{Year: 2026, Month: 11, Day: 29}}, &in)
	if !strings.Contains(said, "Earlier pages are no longer in the history.") || strings.Contains(said, "This is where you began.") {
		t.Errorf("it ends with %q", said[max(len(said)-300, 0):])
	}
}
