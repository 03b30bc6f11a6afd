package survey_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"comity/model"
	"comity/model/survey"
)

func norm(letter string) survey.Ref { return survey.Ref{Part: survey.Norms, Item: letter} }

func merged(t testing.TB, base *survey.Workbook, copies ...survey.Copy) *survey.Workbook {
	t.Helper()
	w, err := survey.Merge(base, copies)
	if err != nil {
		t.Fatal(err)
	}
	return parsed(t, encoded(t, w))
}

// Ministries that fill in different parts get one workbook with all of them; where
// they differ, it has both values and who wrote them, and neither as the answer.
func TestMerge(t *testing.T) {
	c := corpus(t)
	base := fresh(t, c, "Fiji")
	foreign, energy := base.Clone(), fresh(t, c, "Fiji", survey.Norms, survey.Capacity)
	foreign.Set(survey.Ref{}, survey.ByKey, "Foreign Affairs")
	foreign.Set(survey.Ref{Part: survey.Law, Item: "general-view"}, survey.ChallengesKey, "a paper")
	foreign.Set(norm("g"), survey.MeasuresKey, "a strategy")
	energy.Set(norm("g"), survey.MeasuresKey, "an act\non energy")
	energy.Set(norm("h"), survey.ScaleKey, string(survey.Planned))
	copies := []survey.Copy{{Name: "f.yaml", Book: foreign}, {Name: "energy.yaml", Book: energy}}
	for _, from := range []*survey.Workbook{nil, base} {
		w := merged(t, from, copies...)
		conflicts := w.AllConflicts()
		want := []survey.Value{{Text: "a strategy", By: "Foreign Affairs"}, {Text: "an act\non energy", By: "energy.yaml"}}
		if len(conflicts) != 1 || conflicts[0].Name() != "norms/g, measures" || !slices.Equal(conflicts[0].Values, want) {
			t.Errorf("conflicts are %+v, expected %+v", conflicts, want)
		}
		if w.Get(norm("g"), survey.MeasuresKey) != "" || w.Scale(norm("h")) != survey.Planned || w.Get(survey.Ref{Part: survey.Law, Item: "general-view"}, survey.ChallengesKey) != "a paper" {
			t.Error("an answer of one copy is lost, or one of two was chosen")
		}
		faults := survey.Check(c, w, model.Date{})
		if len(faults) != 1 || !strings.Contains(faults[0].Text, "norms/g, measures: 2 values, by Foreign Affairs and energy.yaml") {
			t.Errorf("faults are %v, expected the conflict", faults)
		}
		w.Set(norm("g"), survey.MeasuresKey, "a strategy and an act")
		if w.AllConflicts() != nil {
			t.Error("the conflict is not settled by an answer")
		}
		settled := merged(t, merged(t, from, copies...), survey.Copy{Name: "a", Book: w}, survey.Copy{Name: "b", Book: merged(t, from, copies...)})
		if settled.Get(norm("g"), survey.MeasuresKey) != "a strategy and an act" || settled.AllConflicts() != nil {
			t.Error("what one settled is a conflict again")
		}
	}
	other := fresh(t, c, "Tonga")
	if _, err := survey.Merge(base, []survey.Copy{{Name: "tonga.yaml", Book: other}}); err == nil || !strings.Contains(err.Error(), "the country of tonga.yaml is TON and that of the base is FJI") {
		t.Errorf("another country: %v", err)
	}
}

// An answer that one cleared and another left is cleared; one that the other changed
// is a conflict; an item that a copy does not have is left alone.
func TestMergeOfClearing(t *testing.T) {
	c := corpus(t)
	base := fresh(t, c, "Fiji")
	base.Set(norm("a"), survey.MeasuresKey, "old")
	base.Set(norm("b"), survey.MeasuresKey, "old")
	base.SetEvidence(norm("a"), []survey.Evidence{{Title: "one"}, {Title: "two"}})
	x, y, z := base.Clone(), base.Clone(), fresh(t, c, "Fiji", survey.Law)
	x.Set(norm("a"), survey.MeasuresKey, "")
	x.Set(norm("b"), survey.MeasuresKey, "")
	x.SetEvidence(norm("a"), []survey.Evidence{{Title: "two"}})
	y.Set(norm("b"), survey.MeasuresKey, "new")
	y.SetEvidence(norm("a"), []survey.Evidence{{Title: "one"}, {Title: "two"}, {Title: "three"}})
	w := merged(t, base, survey.Copy{Name: "x", Book: x}, survey.Copy{Name: "y", Book: y}, survey.Copy{Name: "z", Book: z})
	conflicts := w.AllConflicts()
	if w.Get(norm("a"), survey.MeasuresKey) != "" || len(conflicts) != 1 || !slices.Equal(conflicts[0].Values, []survey.Value{{Text: "", By: "x"}, {Text: "new", By: "y"}}) {
		t.Errorf("norm a has %q; conflicts are %+v", w.Get(norm("a"), survey.MeasuresKey), conflicts)
	}
	if got := w.Evidence(norm("a")); !slices.Equal(got, []survey.Evidence{{Title: "two"}, {Title: "three"}}) {
		t.Errorf("evidence is %v, expected two and three", got)
	}
}

// Two people edit two copies at random: of every answer the merge has what one
// changed, or both values as a conflict; whatever the order of the copies.
func TestMergeLosesNothing(t *testing.T) {
	c := corpus(t)
	random := rand.New(rand.NewPCG(18, 3))
	var refs []survey.Ref
	for _, p := range survey.Parts(c) {
		for _, q := range p.Questions {
			refs = append(refs, q.Ref)
		}
	}
	words := []string{"", "a law", "a policy", "two\nlines", "x: y", "# z", "|"}
	edit := func(w *survey.Workbook, n int) {
		for range n {
			r := refs[random.IntN(len(refs))]
			f := survey.Fields()[random.IntN(len(survey.Fields()))]
			if f.Key == survey.EvidenceKey {
				w.SetEvidence(r, append(w.Evidence(r), survey.Evidence{Title: fmt.Sprint("e", random.IntN(9))}))
			} else {
				w.Set(r, f.Key, words[random.IntN(len(words))])
			}
		}
	}
	empty := fresh(t, c, "Fiji", survey.PartKeys()...)
	for range 6 {
		base := empty.Clone()
		edit(base, 40)
		a, b := base.Clone(), base.Clone()
		edit(a, 60)
		edit(b, 60)
		one := merged(t, base, survey.Copy{Name: "a", Book: a}, survey.Copy{Name: "b", Book: b})
		two := merged(t, base, survey.Copy{Name: "b", Book: b}, survey.Copy{Name: "a", Book: a})
		if encoded(t, one) != encoded(t, two) {
			t.Fatal("the order of the copies makes a difference")
		}
		for _, r := range refs {
			for _, f := range survey.Fields() {
				was, inA, inB, got := base.Get(r, f.Key), a.Get(r, f.Key), b.Get(r, f.Key), one.Get(r, f.Key)
				var both []survey.Value
				for _, conflict := range one.Conflicts(r) {
					if conflict.Key == f.Key {
						both = conflict.Values
					}
				}
				want := inA
				if inA == was {
					want = inB
				}
				differ := inA != was && inB != was && inA != inB
				switch {
				case differ && (len(both) != 2 || got != "" || !hasText(both, inA) || !hasText(both, inB)):
					t.Fatalf("%s %s: was %q, a %q, b %q: conflict %v", r, f.Key, was, inA, inB, both)
				case !differ && (both != nil || got != want):
					t.Fatalf("%s %s: was %q, a %q, b %q: got %q, conflict %v", r, f.Key, was, inA, inB, got, both)
				}
			}
			for _, e := range slices.Concat(a.Evidence(r), b.Evidence(r)) {
				if !slices.Contains(one.Evidence(r), e) {
					t.Fatalf("%s: the evidence %v is lost", r, e)
				}
			}
		}
	}
}

func hasText(values []survey.Value, text string) bool {
	return slices.ContainsFunc(values, func(v survey.Value) bool { return v.Text == text })
}

// The difference of a workbook with itself is empty; else it names each answer.
func TestDiff(t *testing.T) {
	c := corpus(t)
	old := fresh(t, c, "Fiji", survey.Norms)
	old.Set(norm("a"), survey.MeasuresKey, "a law")
	now := old.Clone()
	if d := survey.Diff(old, now); d != nil {
		t.Errorf("the same differs in %v", d)
	}
	now.Set(norm("a"), survey.MeasuresKey, "two laws")
	now.Set(norm("k"), survey.ScaleKey, string(survey.Partly))
	now.SetEvidence(norm("a"), []survey.Evidence{{Title: "Act", Date: "2026"}})
	want := []survey.Change{
		{Ref: norm("a"), Key: survey.MeasuresKey, Was: "a law", Now: "two laws"},
		{Ref: norm("a"), Key: survey.EvidenceKey, Now: "date: 2026\ntitle: Act"},
		{Ref: norm("k"), Key: survey.ScaleKey, Now: "partly"},
	}
	if got := survey.Diff(old, now); !slices.Equal(got, want) {
		t.Errorf("the difference is %+v, expected %+v", got, want)
	}
}

// Whatever is read can be written and says the same when it is read again.
func FuzzWorkbook(f *testing.F) {
	c := corpus(f)
	w := fresh(f, c, "Fiji", survey.Law, survey.Contacts)
	w.Set(survey.Ref{Part: survey.Law, Item: "topics"}, survey.MeasuresKey, "a\n\n b: c")
	f.Add(encoded(f, w))
	f.Add("comity_survey: 1\ncountry: FJI # x\nnorms: {a: {measures: 'x', evidence: [{title: >-\n a}]}}\n...\n")
	f.Add("comity_survey: 1\nz: [1, {a: b}]\nrecords:\n  a/b: {state: confirmed}\nconflicts:\n- {answer: by, value: ' x', by: y}\n...\n")
	f.Fuzz(func(t *testing.T, data string) {
		w, err := survey.Parse([]byte(data))
		if err != nil {
			return
		}
		text, err := w.Encode()
		if err != nil {
			return // it says so, and nothing is lost
		}
		again, err := survey.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if d := survey.Diff(w, again); d != nil {
			t.Fatalf("%q reads as %+v after it was written as %q", data, d, text)
		}
		_ = survey.Check(c, again, model.Date{Year: 2026, Month: 1, Day: 1}) // it does not panic
		one, err := survey.Merge(nil, []survey.Copy{{Name: "a", Book: w}, {Name: "b", Book: again}})
		if err != nil {
			t.Fatal(err)
		}
		if d := survey.Diff(w, one); d != nil && len(w.AllConflicts()) == 0 {
			t.Fatalf("%q merged with itself differs: %+v", data, d)
		}
	})
}
