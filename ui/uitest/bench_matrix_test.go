//go:build unix

package uitest

import (
	"slices"
	"testing"
)

// BenchmarkMatrix is the time from a key in the matrix to the last byte of the
// changed screen, as a share of one frame, in a window of 200×50: down through
// all States and right through all texts, which scrolls at almost every key.
func BenchmarkMatrix(b *testing.B) {
	for b.Loop() {
		running, err := StartTerm(TermOptions{Cols: 200, Rows: 50, Env: environment(b)}, program(b, "comity"), "open", "matrix")
		if err != nil {
			b.Fatal(err)
		}
		if err := running.WaitFor(func(screen string) bool { return contains("Afghanistan", "evidence")(screen) }, patience); err != nil {
			b.Fatal(err)
		}
		var took sample
		var bytes []int
		for _, key := range slices.Concat(slices.Repeat([]string{"j"}, 120), slices.Repeat([]string{"l"}, 75), slices.Repeat([]string{"k"}, 100)) {
			step, err := running.Press(key, gap, patience)
			if err != nil {
				b.Fatalf("key %q: %v; the screen:\n%s", key, err, running.Screen())
			}
			took, bytes = append(took, step.Took), append(bytes, step.Bytes)
		}
		leave(b, running)
		slices.Sort(bytes)
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(took.ms(50), "key-p50-ms")
		b.ReportMetric(took.ms(99), "key-p99-ms")
		b.ReportMetric(took.ms(99)/milliseconds(frame), "key-p99/frame")
		b.ReportMetric(float64(bytes[len(bytes)/2]), "B/step-p50")
		b.Logf("key to quiet: %v; bytes p50 %d, max %d", took, bytes[len(bytes)/2], bytes[len(bytes)-1])
	}
}
