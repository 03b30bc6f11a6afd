package compare_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"comity/model"
	"comity/model/compare"
)

// shown writes a diff in one line.
func shown(ops []compare.Op) string {
	var b strings.Builder
	for _, o := range ops {
		switch o.Kind {
		case compare.Delete:
			b.WriteString("[-" + strings.TrimSpace(o.Text()) + "-]")
		case compare.Insert:
			b.WriteString("{+" + strings.TrimSpace(o.Text()) + "+}")
		case compare.Equal:
			b.WriteString(o.Text())
		}
	}
	return b.String()
}

func TestDiff(t *testing.T) {
	for _, tc := range []struct{ a, b, want string }{
		{"States should cooperate", "States should cooperate", "States should cooperate"},
		{"States should  not\n cooperate.", "States should not cooperate.", "States should  not\n cooperate."},
		{"States should cooperate;", "States should cooperate.", "States should cooperate[-;-]{+.+}"},
		{"States must act", "States should act", "States [-must-]{+should+}act"},
		{"the free, open internet", "the free open internet", "the free [-,-]open internet"},
		{"States act", "States never act", "States {+never+}act"},
		{"States act", "States act now", "States act {+now+}"},
		{"States act now", "States act", "States act [-now-]"},
		{"States’ duties", "States duties", "States [-’-]duties"},
		// one change, and not three with a small word between each
		{"the theft of secrets", "a loss of knowledge", "[-the theft of secrets-]{+a loss of knowledge+}"},
		// nothing was taken out, so "of" stays
		{"x of y", "x one of two y", "x {+one+}of {+two+}y"},
		{"", "new words", "{+new words+}"},
		{"old words", "", "[-old words-]"},
		{" \n", "", " \n"},
		{"  a", "b", "  [-a-]{+b+}"},
		{"", "", ""},
	} {
		ops := compare.Diff(tc.a, tc.b)
		whole(t, tc.a, tc.b, ops)
		if got := shown(ops); got != tc.want {
			t.Errorf("%q to %q is %q, expected %q", tc.a, tc.b, got, tc.want)
		}
	}
}

// whole checks what holds of every diff: no text is lost, equal runs are equal
// but for blanks, and no two runs that follow each other are of one kind.
func whole(t *testing.T, a, b string, ops []compare.Op) {
	t.Helper()
	var first, second strings.Builder
	for i, o := range ops {
		first.WriteString(o.A)
		second.WriteString(o.B)
		same := strings.Join(strings.Fields(o.A), "") == strings.Join(strings.Fields(o.B), "")
		switch {
		case o.Kind == compare.Equal && !same, o.Kind == compare.Insert && o.A != "", o.Kind == compare.Delete && o.B != "", o.A+o.B == "":
			t.Fatalf("%q to %q: the run %+v is not %s", a, b, o, o.Kind.Word())
		case i > 0 && ops[i-1].Kind == o.Kind && o.Kind != compare.Equal, i > 0 && ops[i-1].Kind == compare.Insert && o.Kind == compare.Delete:
			t.Fatalf("%q to %q: %s follows %s", a, b, o.Kind.Word(), ops[i-1].Kind.Word())
		}
	}
	if first.String() != a || second.String() != b {
		t.Fatalf("%q to %q: the runs hold %q and %q", a, b, first.String(), second.String())
	}
}

// longest is the length of the longest common subsequence, by the table.
func longest(a, b []string) int {
	table := make([][]int, len(a)+1)
	table[0] = make([]int, len(b)+1)
	for i := range a {
		table[i+1] = make([]int, len(b)+1)
		for j := range b {
			if a[i] == b[j] {
				table[i+1][j+1] = table[i][j] + 1
			} else {
				table[i+1][j+1] = max(table[i][j+1], table[i+1][j])
			}
		}
	}
	return table[len(a)][len(b)]
}

// TestAlikeEqualsTheTable: as many words in common as the slow table finds, for
// random texts of few words.
func TestAlikeEqualsTheTable(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	text := func(n, words int) []string {
		out := make([]string, random.IntN(n))
		for i := range out {
			out[i] = string(rune('a' + random.IntN(words)))
		}
		return out
	}
	for range 3000 {
		words := 1 + random.IntN(6)
		a, b := text(40, words), text(40, words)
		s := compare.Alike(strings.Join(a, " "), strings.Join(b, "\n"))
		if want := longest(a, b); s.Same != want || s.A != len(a) || s.B != len(b) {
			t.Fatalf("%v and %v: %+v, expected %d", a, b, s, want)
		}
		whole(t, strings.Join(a, " "), strings.Join(b, " "), compare.Diff(strings.Join(a, " "), strings.Join(b, " ")))
	}
	c := corpus(t)
	one, other := fullTexts(t, c)
	s := compare.Alike(one, other)
	t.Logf("the two joint statements: %+v", s)
	if same := compare.Alike(one, one); same.Same != same.A || same.A != same.B {
		t.Errorf("a text is not like itself: %+v", same)
	}
	if v, ok := s.Value(); !ok || v <= 0 || v >= 1 {
		t.Errorf("%+v has the value %v", s, v)
	}
	if _, ok := compare.Alike("", " \n").Value(); ok {
		t.Error("two texts without words are alike")
	}
}

func fullTexts(t testing.TB, c *model.Corpus) (nine, all string) {
	t.Helper()
	var out [2]string
	for i, id := range []model.StatementID{"first-committee-2018", "joint-statement-2019"} {
		s, ok := c.Statement(id)
		if !ok || s.FullText == "" {
			t.Fatal("no full text of ", id)
		}
		out[i] = s.FullText
	}
	return out[0], out[1]
}

func FuzzDiff(f *testing.F) {
	f.Add("States should not knowingly allow", "States shall not allow, knowingly")
	f.Add(" \n", "x")
	f.Add("a\xffb \u2028c", "a\xff b c’s")
	f.Fuzz(func(t *testing.T, a, b string) {
		whole(t, a, b, compare.Diff(a, b))
		s, back := compare.Alike(a, b), compare.Alike(b, a)
		if s.Same > min(s.A, s.B) || s.A != back.B || s.B != back.A {
			t.Errorf("%+v, and the other way %+v", s, back)
		}
		for _, p := range compare.Shared(a, b, 1) {
			if a[p.A.Start:p.A.End] != p.Text || p.Words < 1 {
				t.Errorf("%+v is not in %q", p, a)
			}
		}
	})
}

// places are the phrases of words of a that stand in b, as long as can be, by
// trying every place in each.
func places(a, b []string, least int) []string {
	var out []string
	end := 0 // of the last that was found
	for i := range a {
		best := 0
		for j := range b {
			n := 0
			for i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] {
				n++
			}
			best = max(best, n)
		}
		if i+best <= end {
			continue // within the last
		}
		end = i + best
		if phrase := strings.Join(a[i:i+best], " "); best >= least && !slices.Contains(out, phrase) {
			out = append(out, phrase)
		}
	}
	slices.SortStableFunc(out, func(p, q string) int { return len(strings.Fields(q)) - len(strings.Fields(p)) })
	return out
}

// TestSharedEqualsASlowSearch, for random texts of few words.
func TestSharedEqualsASlowSearch(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		words := 1 + random.IntN(5)
		var texts [2][]string
		for i := range texts {
			for range random.IntN(30) {
				texts[i] = append(texts[i], string(rune('a'+random.IntN(words))))
			}
		}
		a, b := strings.Join(texts[0], " "), strings.Join(texts[1], ", ")
		least := 1 + random.IntN(4)
		var got []string
		for _, p := range compare.Shared(a, b, least) {
			got = append(got, p.Text)
			if p.Text != a[p.A.Start:p.A.End] || p.Text != strings.ReplaceAll(b[p.B.Start:p.B.End], ",", "") || p.Words != len(strings.Fields(p.Text)) {
				t.Fatalf("%+v in %q and %q", p, a, b)
			}
			if strings.Index(strings.ReplaceAll(b, ",", ""), p.Text) != strings.Count(b[:p.B.Start], " ")*2 {
				t.Fatalf("%q is not at its first place in %q", p.Text, b)
			}
		}
		if want := places(texts[0], texts[1], least); !slices.Equal(got, want) {
			t.Fatalf("%q and %q share %q, expected %q", a, b, got, want)
		}
	}
}

// TestSharedOfTheJointStatements: what the twenty-seven took over from the nine.
func TestSharedOfTheJointStatements(t *testing.T) {
	nine, all := fullTexts(t, corpus(t))
	phrases := compare.Shared(nine, all, 0)
	for i, p := range phrases {
		t.Logf("%d: %s", p.Words, p.Text)
		if p.Words < compare.LeastWords || i > 0 && p.Words > phrases[i-1].Words {
			t.Errorf("%d words stand after %d", p.Words, phrases[max(i-1, 0)].Words)
		}
		if !slices.Equal(strings.Fields(p.Text), strings.Fields(all[p.B.Start:p.B.End])) {
			t.Logf("in the other: %s", all[p.B.Start:p.B.End])
		}
	}
	fields := func(text string) []string {
		return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \n.,;:()[]\"“”", r) })
	}
	if want := places(fields(nine), fields(all), compare.LeastWords); len(phrases) != len(want) || len(want) == 0 {
		t.Errorf("%d phrases, expected %d: %q", len(phrases), len(want), want)
	}
}

// large makes a text of 100 KB.
func large(seed uint64, words int) string {
	random := rand.New(rand.NewPCG(seed, 0))
	var b strings.Builder
	for b.Len() < 100_000 {
		b.WriteString("word")
		b.WriteString(strings.Repeat("x", random.IntN(words)%7))
		b.WriteByte(byte('a' + random.IntN(words)%26))
		b.WriteByte(' ')
	}
	return b.String()
}

// TestLargeTextsLoseNothing: texts with nothing but few words in common, in
// which the search gives up being the shortest.
func TestLargeTextsLoseNothing(t *testing.T) {
	for _, words := range []int{1, 2, 200} {
		a, b := large(1, words), large(2, words)
		whole(t, a, b, compare.Diff(a, b))
		compare.Shared(a, b, 4)
	}
	one, other := strings.Repeat("a ", 50_000), strings.Repeat("b ", 50_000)
	whole(t, one, other, compare.Diff(one, other))
}

func BenchmarkDiffFullTexts(b *testing.B) {
	nine, all := fullTexts(b, corpus(b))
	for b.Loop() {
		compare.Diff(nine, all)
	}
}

func BenchmarkSharedFullTexts(b *testing.B) {
	nine, all := fullTexts(b, corpus(b))
	for b.Loop() {
		compare.Shared(nine, all, 4)
	}
}

// BenchmarkDiff100KB is the worst there is: two texts of 100 KB, of the same few
// words in another order, of the same many words, and with nothing in common.
func BenchmarkDiff100KB(b *testing.B) {
	for name, texts := range map[string][2]string{
		"few":  {large(1, 2), large(2, 2)},
		"many": {large(1, 200), large(2, 200)},
		"none": {strings.Repeat("a ", 50_000), strings.Repeat("b ", 50_000)},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				compare.Diff(texts[0], texts[1])
			}
		})
	}
}

func BenchmarkShared100KB(b *testing.B) {
	one, other := large(1, 200), large(2, 200)
	for b.Loop() {
		compare.Shared(one, other, 4)
	}
}
