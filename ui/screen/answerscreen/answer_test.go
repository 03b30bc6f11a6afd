package answerscreen_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/model/ask"
	"comity/model/search"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/screen/answerscreen"
	"comity/ui/theme"
	"comity/ui/uitest"
)

// reader is made once with its corpus; nothing changes either.
var reader = sync.OnceValues(func() (*model.Corpus, *ask.Reader) {
	c := uitest.Corpus(&testing.T{})
	return c, ask.New(c, sync.OnceValue(func() *search.Index { return search.New(c) }))
})

func open(t *testing.T, question string) *answerscreen.Screen {
	t.Helper()
	c, r := reader()
	s, err := answerscreen.New(c, func(q string) ask.Answer { return r.Read(q, model.Date{Year: 2026, Month: 6, Day: 1}) }, place.OfQuestion(question))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func drawn(s *answerscreen.Screen, w, h int) string {
	return ansi.Strip(strings.Join(s.Draw(theme.New(theme.Options{}), w, h), "\n"))
}

// An answer names its States with act, day and source, says how it was read, what
// is to be known, and what was left over.
func TestAnswers(t *testing.T) {
	for question, want := range map[string][]string{
		"nato not joint statement 2019":             {"9 of 29 NATO members", `Read as member("nato", "2019-09-23") and not signed("joint-statement-2019")`, "Albania", "not listed", "NATO on 23 September 2019: 29 States", "https://www.state.gov/joint-statement"},
		"who signed the paris call":                 {"United States", "11 November 2021", "is not on record"},
		"who voted for both 73/27 and 73/266":       {"(1)  OEWG resolution (73/27), 5 December 2018", "yes (1); yes (2)"},
		"did Wakanda sign the paris call and Chile": {"Not understood: "},
		"how did Korea vote on 77/37":               {"Other reading 1: Korea as DPRK"},
		"who is behind norm f":                      {"Do not damage critical infrastructure", "Open norm/f", "of the 32 texts that cite it or back the set"},
		"xyzzy":                                     {"Near", "Ask: "},
	} {
		s := open(t, question)
		for _, w := range want {
			if text := drawn(s, 160, 300); !strings.Contains(text, w) {
				t.Errorf("%q does not show %q:\n%s", question, w, text[:min(len(text), 3000)])
			}
		}
	}
}

// Whatever is asked, at any size, lines are as wide as they are to be, and the
// cursor walks through every row and back.
func TestAnswersFit(t *testing.T) {
	for _, question := range []string{"nato", "who signed the paris call", "positions", "73/27 vote", "EU vs China vs USA", "xyzzy", "who is behind norm k", strings.Repeat("é", 400), "\u202epais", "Congo"} {
		for _, size := range [][2]int{{36, 8}, {76, 20}, {136, 40}, {196, 56}, {4, 1}} {
			s := open(t, question)
			for range 12 {
				for _, line := range s.Draw(theme.New(theme.Options{ASCII: true}), size[0], size[1]) {
					if ansi.StringWidth(line) != size[0] {
						t.Fatalf("%q at %v: %q is %d wide", question, size, line, ansi.StringWidth(line))
					}
				}
				s.Do(keys.Down, 7, true)
			}
			s.Do(keys.Last, 1, false)
			s.Do(keys.First, 1, false)
			v, err := place.ParseView(uitest.Corpus(t), s.View().String())
			if err != nil || v.Question() != s.Answer().Question {
				t.Errorf("%q is not read back: %q, %v", question, v.Question(), err)
			}
		}
	}
}

// The States of an answer are those of its map and its matrix, whose first columns
// are the texts that were asked about.
func TestScenesOfAnAnswer(t *testing.T) {
	c, _ := reader()
	for question, want := range map[string][2]string{
		"who voted for both 73/27 and 73/266": {"map?who=did", "matrix?who=did%28%22ga-res-73-27%22,+%22yes%22%29+and+did%28%22ga-res-73-266%22,+%22yes%22%29&pin=ga-res-73-27,ga-res-73-266"},
		"73/27 vote":                          {"map?statement=ga-res-73-27", "matrix?pin="},
		"who is behind norm f":                {"map?norm=f", "matrix?pin="},
	} {
		s := open(t, question)
		for i, k := range []place.Kind{place.Map, place.Matrix} {
			v, ok := s.Scene(k, model.Date{})
			if !ok || !strings.HasPrefix(v.String(), want[i]) {
				t.Errorf("%q as %s is %s, %v; want %s", question, k, v, ok, want[i])
			}
			if _, err := place.ParseView(c, v.String()); err != nil || v.Fault() != nil {
				t.Errorf("%s: %v %v", v, err, v.Fault())
			}
		}
	}
	if v, ok := open(t, "compare EU and NATO").Scene(place.Compare, model.Date{}); !ok || v.String() != "compare?of=eu,nato" {
		t.Errorf("the comparison is %s", v)
	}
}

// What is under the cursor can be pinned.
func TestUnderTheCursor(t *testing.T) {
	s := open(t, "nato not joint statement 2019")
	s.Draw(theme.New(theme.Options{}), 120, 40)
	if p, ok := s.Under(); ok {
		t.Errorf("the reading is no State: %s", p)
	}
	s.Do(keys.Down, 1, false)
	if p, ok := s.Under(); !ok || p.String() != "country/ALB" {
		t.Errorf("under the cursor is %s, want country/ALB", p)
	}
	if e := s.Do(keys.Read, 1, false); e.Visit == nil || !strings.HasPrefix(e.Visit.String(), "matrix?at=ALB/joint-statement-2019") {
		t.Errorf("enter leads to %+v", e.Visit)
	}
}

// The name of a group or a region alone narrows the States of the answer; other words
// are found in it.
func TestGroupsNarrow(t *testing.T) {
	for _, c := range []struct{ question, typed, want string }{
		{"who signed the paris call", "nato", "who signed the paris call in NATO"},
		{"who signed the paris call?", "Africa", "who signed the paris call in Africa"},
		{`signed("paris-call-2018")`, "weog", `(signed("paris-call-2018")) and member("weog")`},
		{"who signed the paris call", "Chile", "who signed the paris call"},
		{"how did brazil vote on 73/27", "nato", "how did brazil vote on 73/27"},
	} {
		s := open(t, c.question)
		before := len(s.Answer().States)
		s.Ask(c.typed)
		if got := s.Answer(); got.Question != c.want || len(got.LeftOver) > 0 || c.want != c.question && (len(got.States) == 0 || len(got.States) >= before) {
			t.Errorf("%q, then %q: asks %q, %d of %d States, left over %q; want %q", c.question, c.typed, got.Question, len(got.States), before, got.LeftOver, c.want)
		}
	}
}

// Words are found in an answer, forwards and backwards, around its end.
func TestFind(t *testing.T) {
	s := open(t, "who signed the paris call")
	s.Draw(theme.New(theme.Options{}), 80, 20)
	if e := s.Ask("chile"); !strings.HasPrefix(e.Say, "match 1 of ") || s.View().At != "CHL" {
		t.Errorf("chile: %q, at %s", e.Say, s.View().At)
	}
	s.Ask("an")
	first := s.View().At
	s.Do(keys.NextMatch, 1, false)
	if s.View().At == first {
		t.Errorf("n stays at %s", first)
	}
	if s.Do(keys.PrevMatch, 1, false); s.View().At != first {
		t.Errorf("N leads to %s, not to %s", s.View().At, first)
	}
	if e := s.Ask("zzz"); e.Say != "not here: zzz" {
		t.Errorf("zzz: %q", e.Say)
	}
}

// TestTheReadingIsEdited: enter on how the question was read puts that into the line.
func TestTheReadingIsEdited(t *testing.T) {
	s := open(t, "who signed the paris call in africa")
	drawn(s, 100, 40)
	for y := range 12 {
		if s.Point(4, y) {
			break
		}
	}
	e := s.Do(keys.Read, 1, false)
	if e.Visit != nil || e.Type == nil || e.Type.Value != s.Answer().Expression {
		t.Errorf("enter leads to %+v", e)
	}
}
