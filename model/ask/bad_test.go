package ask_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"comity/model"
	"comity/model/ask"
)

// bad are questions that nobody should ask, and all of which are answered.
func bad() []string {
	return []string{
		"", " ", "?", "???", "\x00", "\xff\xfe", "'", `"`, "the", "not", "or or or", "and", "at least", "2", "99999999999999999999",
		strings.Repeat("a", 10000), strings.Repeat("who ", 2500), strings.Repeat("paris call and ", 700), strings.Repeat("not ", 3000), strings.Repeat("(", 10000),
		`") or true or signed("`, `signed("paris-call-2018") or true`, `count("yes") > 0) or (true`, "; drop table states", "$(rm -rf /)", "member(\"nato\", \"1900\")",
		"👩‍👩‍👧‍👦 signed 🇫🇷?", "\u202ewho signed the paris call\u202c", "من وقع نداء باريس", "кто подписал Парижский призыв", "谁签署了巴黎呼吁", "qui a signé l'appel de Paris",
		"who signed the paris call since 2025 and before 2019", "Chile between 2021 and 2018", "Chile since 2020 until 2010", "nato on 31 February 2019", "NATO in 1890",
		"did Atlantis vote on 73/27", "how did Brazil vote on 99/99", "Brazil vs", "vs", "compare", "compare Chile", "compare Chile and Chile", "Chile vs Chile",
		"who signed norm f", "votes of norm f", "who ratified 73/27", "who voted on the paris call", "position of NATO", "norm z", "norm 13(z)",
		"at least 0 of paris call", "at least 50 of paris call, budapest convention", "exactly 1 of paris call and budapest", "except", "except Chile", "who except who",
		"who signed the paris call except France and not Germany or Italy but without Spain", "neither", "neither nor", "both", "Congo Congo Congo", "Korea vs Korea",
	}
}

func TestBadQuestions(t *testing.T) {
	r, c := reader(t)
	for _, text := range bad() {
		start := time.Now()
		a := r.Read(text, today())
		if took := time.Since(start); took > time.Second {
			t.Errorf("%.40q takes %v", text, took)
		}
		holds(t, c, a)
		if a.Kind == ask.Search && a.Says == "" || len(a.Questions) == 0 && a.Kind == ask.Search {
			t.Errorf("%.40q: nothing is said", text)
		}
	}
}

// Contradictory dates are told, and answer nothing.
func TestContradictoryDates(t *testing.T) {
	r, _ := reader(t)
	for _, text := range []string{"Chile between 2021 and 2018", "what did Chile do since 2022 and before 2019", "Chile vs Peru from 2020 to 2018"} {
		a := r.Read(text, today())
		if !strings.Contains(strings.Join(a.Caveats, "\n"), "contradictory dates") || len(a.Rows) > 0 {
			t.Errorf("%q: %d rows, caveats %q", text, len(a.Rows), a.Caveats)
		}
	}
}

// What a question cannot mean is left over and never dropped.
func TestLeftOver(t *testing.T) {
	r, _ := reader(t)
	for text, want := range map[string]string{
		"who is party to budapest since 2020":    "since 2020",
		"who signed the paris call on a Tuesday": "Tuesday",
		"chile vs netherlands at football":       "football",
		"how did Brazil vote on 99/99":           "99/99",
		"norm f in Narnia":                       "Narnia",
		"who voted against the paris call":       "",
	} {
		a := r.Read(text, today())
		if left := strings.Join(a.LeftOver, " | "); !strings.Contains(left, want) {
			t.Errorf("%q: left over %q, want %q", text, left, want)
		}
	}
}

// Of records that are as near, the same is named each time.
func TestNearIsAlwaysTheSame(t *testing.T) {
	r, _ := reader(t)
	const question = "only these files are named: are there no walks"
	first := r.Read(question, today()).Near
	for range 40 {
		if near := r.Read(question, today()).Near; !slices.Equal(near, first) {
			t.Fatalf("%s: near are %v, then %v", question, first, near)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, e := range questions(f) {
		f.Add(e.question)
	}
	for _, text := range bad() {
		f.Add(text)
	}
	r, c := reader(f)
	f.Fuzz(func(t *testing.T, text string) {
		holds(t, c, r.Read(text, model.Date{Year: 2026}))
	})
}
