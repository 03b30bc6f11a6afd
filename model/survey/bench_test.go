package survey_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"comity/model/survey"
)

// full is a workbook of a State with 200 answers.
func full(tb testing.TB) *survey.Workbook {
	w := fresh(tb, corpus(tb), "Philippines")
	n := 0
	for _, p := range survey.Parts(corpus(tb)) {
		for _, q := range p.Questions {
			for _, f := range survey.Fields() {
				if f.Key == survey.ScaleKey {
					w.Set(q.Ref, f.Key, string(survey.Partly))
				} else if f.Key != survey.EvidenceKey {
					w.Set(q.Ref, f.Key, fmt.Sprintf("Answer %d: a measure of the State,\nin force since 2022.", n))
				}
				n++
			}
			for i := range 4 {
				w.SetEvidence(q.Ref, append(w.Evidence(q.Ref), survey.Evidence{Title: fmt.Sprint("Act ", i), Address: "https://example.org/act", Date: "2022"}))
				n++
			}
		}
	}
	if n < 200 {
		tb.Fatalf("only %d answers", n)
	}
	return w
}

func BenchmarkParse(b *testing.B) {
	data := []byte(encoded(b, full(b)))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := survey.Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	w := full(b)
	for b.Loop() {
		if _, err := w.Encode(); err != nil {
			b.Fatal(err)
		}
	}
}

// 20 files of which each has an answer of its own, from their text to that of one.
func BenchmarkMerge20(b *testing.B) {
	base := full(b)
	var files [][]byte
	for i := range 20 {
		w := base.Clone()
		w.Set(norm("g"), survey.MeasuresKey, fmt.Sprint("a measure of ", i))
		files = append(files, []byte(encoded(b, w)))
	}
	for b.Loop() {
		var copies []survey.Copy
		for i, data := range files {
			copies = append(copies, survey.Copy{Name: fmt.Sprint(i), Book: parsed(b, string(data))})
		}
		w, err := survey.Merge(base, copies)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := w.Encode(); err != nil {
			b.Fatal(err)
		}
	}
}

// Two copies with many keys that comity does not know, half of which differ: how much
// longer four times as many take. Linear is 4.
func BenchmarkMergeUnknownKeys(b *testing.B) {
	base := encoded(b, fresh(b, corpus(b), "Fiji"))
	took := func(n int) time.Duration {
		var one, two strings.Builder
		for i := range n {
			fmt.Fprintf(&one, "x%d: 1\n", i)
			fmt.Fprintf(&two, "y%d: 1\nx%d: 2\n", i, i)
		}
		with := func(keys string) *survey.Workbook {
			return parsed(b, strings.Replace(base, "\n...", "\n"+keys+"...", 1))
		}
		copies := []survey.Copy{{Name: "a", Book: with(one.String())}, {Name: "b", Book: with(two.String())}}
		from := time.Now()
		if w, err := survey.Merge(nil, copies); err != nil || len(w.AllConflicts()) != n {
			b.Fatal(err)
		}
		return time.Since(from)
	}
	for b.Loop() {
		b.ReportMetric(float64(took(16000))/float64(took(4000)), "ratio")
	}
}
