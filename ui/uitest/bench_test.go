//go:build unix

package uitest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// The benchmarks run comity and the floor in turn in the same terminal and
// print how they compare. They never fail on time: machines differ, and what
// is slow on one is slow for both. Run them with
//
//	go test ./ui/uitest -run xxx -bench . -benchtime 1x

const (
	benchCols, benchRows = 120, 40
	pairs                = 21 // of starts
	presses              = 200
	gap                  = 40 * time.Millisecond // nothing for so long is quiet
	frame                = time.Second / 60
)

// rival is one of the two programs and how to use it.
type rival struct {
	name     string
	complete func(screen string) bool
	first    string   // a key that goes to the first row
	keys     []string // what is pressed then, over and over
}

func rivals() (comity, floor rival) {
	comity = rival{"comity", opened, "gg", zigzag(70)}
	floor = rival{"floor", func(screen string) bool {
		return strings.Contains(screen, "the last line of the floor")
	}, "jk", zigzag(30)}
	return comity, floor
}

// zigzag goes down n rows and up again.
func zigzag(n int) []string {
	return slices.Concat(slices.Repeat([]string{"j"}, n), slices.Repeat([]string{"k"}, n))
}

// open starts a rival and waits until its screen is complete and quiet.
func (r rival) open(b *testing.B, args ...string) *Term {
	b.Helper()
	running, err := StartTerm(TermOptions{Cols: benchCols, Rows: benchRows, Env: environment(b)}, program(b, r.name), args...)
	if err != nil {
		b.Fatal(err)
	}
	if err := running.WaitFor(r.complete, patience); err != nil {
		b.Fatal(err)
	}
	if err := running.Quiet(2*gap, patience); err != nil {
		b.Fatal(err)
	}
	return running
}

// leave quits a rival.
func leave(b *testing.B, running *Term) {
	b.Helper()
	if err := running.Send("q"); err != nil {
		b.Fatal(err)
	}
	if code, err := running.Exit(patience); err != nil || code != 0 {
		b.Fatalf("exit code %d, %v", code, err)
	}
	if err := running.Close(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkStart is the time from the start of the process to the first
// complete screen, and to the last byte before the screen is quiet.
func BenchmarkStart(b *testing.B) {
	comity, floor := rivals()
	for b.Loop() {
		var first, settled [2]sample
		for range pairs {
			for i, r := range []rival{comity, floor} {
				running := r.open(b)
				out := running.Output()
				shown, ok := Shown(benchCols, benchRows, out, r.complete)
				if !ok {
					b.Fatalf("the screen of %s was never complete", r.name)
				}
				first[i] = append(first[i], shown.At.Sub(running.Begun()))
				settled[i] = append(settled[i], out[len(out)-1].At.Sub(running.Begun()))
				leave(b, running)
			}
		}
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(first[0].ms(50), "first-screen-ms")
		b.ReportMetric(first[0].ms(50)/first[1].ms(50), "first-screen/floor")
		b.ReportMetric(settled[0].ms(50)/settled[1].ms(50), "quiet/floor")
		b.Logf("first screen: comity %v, floor %v", first[0], first[1])
	}
}

// BenchmarkKey is the time from a key to the last byte of the quiet screen,
// and what was sent for it: one row up or down among the statements, to which
// the other panes answer. The keys come as a person's would, each when the
// screen has been quiet for a while.
func BenchmarkKey(b *testing.B) {
	comity, floor := rivals()
	for b.Loop() {
		var took [2]sample
		var bytes []int
		chance := rand.New(rand.NewPCG(1, 2))
		var running [2]*Term
		for i, r := range []rival{comity, floor} {
			running[i] = r.open(b)
			if err := running[i].Send(r.first); err != nil {
				b.Fatal(err)
			}
			if err := running[i].Quiet(5*gap, patience); err != nil {
				b.Fatal(err)
			}
		}
		for n := range presses {
			for i, r := range []rival{comity, floor} {
				// A program that draws at ticks has one just behind it
				// when it falls quiet; a person's key comes at any time.
				pause := gap + time.Duration(chance.Int64N(int64(frame)))
				if err := running[i].Quiet(pause, patience); err != nil {
					b.Fatal(err)
				}
				step, err := running[i].Press(r.keys[n%len(r.keys)], gap, patience)
				if err != nil {
					b.Fatalf("%s, key %d: %v; the screen:\n%s", r.name, n, err, running[i].Screen())
				}
				took[i] = append(took[i], step.Took)
				if i == 0 {
					bytes = append(bytes, step.Bytes)
				}
			}
		}
		reportMemory(b, running[0])
		leave(b, running[0])
		leave(b, running[1])
		slices.Sort(bytes)
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(took[0].ms(50), "key-p50-ms")
		b.ReportMetric(took[0].ms(50)/took[1].ms(50), "key-p50/floor")
		b.ReportMetric(took[0].ms(99), "key-p99-ms")
		b.ReportMetric(took[0].ms(99)/milliseconds(frame), "key-p99/frame")
		b.ReportMetric(float64(bytes[len(bytes)/2]), "B/step-p50")
		b.ReportMetric(float64(bytes[len(bytes)*99/100]), "B/step-p99")
		b.ReportMetric(float64(bytes[len(bytes)-1]), "B/step-max")
		b.Logf("key to quiet: comity %v, floor %v; bytes p50 %d, p90 %d, max %d", took[0], took[1],
			bytes[len(bytes)/2], bytes[len(bytes)*9/10], bytes[len(bytes)-1])
	}
}

// BenchmarkMemory is what the process holds once it has been at rest for a
// second.
func BenchmarkMemory(b *testing.B) {
	comity, floor := rivals()
	for b.Loop() {
		small := floor.open(b)
		bare, err := small.Memory()
		if err != nil {
			b.Skip(err)
		}
		leave(b, small)
		running := comity.open(b)
		if err := running.Quiet(time.Second, patience); err != nil {
			b.Fatal(err)
		}
		held, err := running.Memory()
		if err != nil {
			b.Fatal(err)
		}
		reportMemory(b, running)
		leave(b, running)
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(float64(held.Now)/float64(bare.Now), "RSS/floor")
	}
}

func reportMemory(b *testing.B, running *Term) {
	b.Helper()
	held, err := running.Memory()
	if err != nil {
		b.Log(err)
		return
	}
	b.ReportMetric(float64(held.Now)/(1<<20), "RSS-MiB")
	b.ReportMetric(float64(held.Highest)/(1<<20), "RSS-peak-MiB")
	b.ReportMetric(float64(held.Own)/(1<<20), "own-MiB") // however the file is mapped
}

// sample is a number of measured times.
type sample []time.Duration

// ms is a percentile in milliseconds.
func (s sample) ms(percent int) float64 {
	sorted := slices.Sorted(slices.Values(s))
	return milliseconds(sorted[min(len(sorted)*percent/100, len(sorted)-1)])
}

func (s sample) String() string {
	return fmt.Sprintf("p10 %.1f p50 %.1f p90 %.1f p99 %.1f ms", s.ms(10), s.ms(50), s.ms(90), s.ms(99))
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
