//go:build unix

package uitest

import (
	"testing"
)

// BenchmarkTyping is the time from a letter typed into the search box to the first
// frame that follows, and to the last byte of the changed screen, also as a share of
// one frame: words that many records hold, words with mistakes, and filters, typed and
// taken back. The first letters are shown before the search index is ready.
func BenchmarkTyping(b *testing.B) {
	comity, _ := rivals()
	for b.Loop() {
		running := comity.open(b)
		press := func(key string) Step {
			step, err := running.Press(key, gap, patience)
			if err != nil {
				b.Fatalf("key %q: %v; the screen:\n%s", key, err, running.Screen())
			}
			return step
		}
		press("F")
		var shown, took sample
		for _, words := range []string{"critical infrastructure", "stats responsable", "safe haven", `kind:statement by:EST norms`, "Cote d'Ivoir"} {
			for _, letter := range words {
				step := press(string(letter))
				shown, took = append(shown, step.First), append(took, step.Took)
			}
			press("\x15") // the whole line
		}
		press(esc)
		leave(b, running)
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(shown.ms(50), "letter-frame-p50-ms")
		b.ReportMetric(shown.ms(99), "letter-frame-p99-ms")
		b.ReportMetric(took.ms(50), "letter-p50-ms")
		b.ReportMetric(took.ms(99), "letter-p99-ms")
		b.ReportMetric(took.ms(99)/milliseconds(frame), "letter-p99/frame")
		b.Logf("letter to its frame: %v, to quiet: %v", shown, took)
	}
}
