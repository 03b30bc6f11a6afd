//go:build unix

package uitest

import "testing"

// BenchmarkPage is the time from following a link on the contents page to the
// explainer behind it standing on the screen in style: the first time, when it
// must be rendered, and again, when it is kept. Norms c, f, i and G7 point 12 are
// links 10, 13, 16 and 19 there, too far apart for one to be rendered ahead for
// the row before.
func BenchmarkPage(b *testing.B) {
	comity, _ := rivals()
	for b.Loop() {
		running := comity.open(b)
		press := func(key string) sample {
			step, err := running.Press(key, gap, patience)
			if err != nil {
				b.Fatalf("key %q: %v; the screen:\n%s", key, err, running.Screen())
			}
			return sample{step.Took}
		}
		press("i")
		var first, again sample
		for _, digit := range []string{"0", "3", "6", "9"} {
			for _, took := range []*sample{&first, &again} {
				press("o")
				press("1")
				*took = append(*took, press(digit)...)
				press(esc)
			}
		}
		leave(b, running)
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(first.ms(50), "first-p50-ms")
		b.ReportMetric(first.ms(99), "first-max-ms")
		b.ReportMetric(again.ms(50), "again-p50-ms")
		b.ReportMetric(again.ms(99)/milliseconds(frame), "again-max/frame")
	}
}
