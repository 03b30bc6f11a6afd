//go:build unix

package uitest

import (
	"fmt"
	"path/filepath"
	"testing"

	"comity/model"
	"comity/model/survey"
	"comity/ui/settings"
)

// BenchmarkSurvey is the time from the start of the process to the first complete
// screen of a workbook with 200 answers, beside that of the explorer.
func BenchmarkSurvey(b *testing.B) {
	file := filepath.Join(b.TempDir(), "FJI-2026.yaml")
	if err := settings.OpenWorkbook(file).Create(answered(b, 200)); err != nil {
		b.Fatal(err)
	}
	comity, _ := rivals()
	workbook := rival{"comity", contains("Survey workbook of Fiji, 2026", "Part IV", "quit"), "", nil}
	for b.Loop() {
		var first [2]sample
		for range pairs {
			for i, r := range []rival{comity, workbook} {
				running := r.open(b, [][]string{nil, {"survey", "fill", file}}[i]...)
				shown, ok := Shown(benchCols, benchRows, running.Output(), r.complete)
				if !ok {
					b.Fatal("the screen was never complete")
				}
				first[i] = append(first[i], shown.At.Sub(running.Begun()))
				leave(b, running)
			}
		}
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(first[1].ms(50), "survey-ms")
		b.ReportMetric(first[1].ms(50)/first[0].ms(50), "survey/first-screen")
		b.Logf("first screen: explorer %v, survey %v", first[0], first[1])
	}
}

// answered is a workbook of Fiji with so many answers or a few more.
func answered(tb testing.TB, most int) *survey.Workbook {
	tb.Helper()
	c := Corpus(tb)
	co, _ := c.Country("FJI")
	w := survey.New(c, survey.Options{Country: co, Year: 2026, Date: model.Date{Year: 2026, Month: 11, Day: 30}})
	n := 0
	for _, p := range survey.Parts(c) {
		for _, q := range p.Questions {
			for _, key := range []string{survey.MeasuresKey, survey.ChallengesKey, survey.NeededKey, survey.AnsweredByKey, survey.NotesKey} {
				w.Set(q.Ref, key, fmt.Sprintf("Answer %d: a measure of the State,\nin force since 2022.", n))
				n++
			}
			w.Set(q.Ref, survey.ScaleKey, string(survey.Partly))
			n++
			for i := range 4 {
				w.SetEvidence(q.Ref, append(w.Evidence(q.Ref), survey.Evidence{Title: fmt.Sprint("Act ", i), Address: "https://example.org/act", Date: "2022"}))
				n++
			}
		}
	}
	if n < most {
		tb.Fatalf("only %d answers", n)
	}
	return w
}
