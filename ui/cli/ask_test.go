package cli_test

import (
	"encoding/json"
	"os"
	"strings"
	"sync"
	"testing"

	"comity/model"
	"comity/model/ask"
	"comity/model/search"
	"comity/ui/place"
)

func TestAsk(t *testing.T) {
	for _, test := range []struct {
		question  string
		code      int
		out, talk string
	}{
		{"who signed the paris call in africa", 0, "SEN\tSenegal\tparis-call-2018\t", `Read as: signed("paris-call-2018") and region("Africa")`},
		{"how did brazil vote on 73/27", 0, "BRA\tBrazil\tga-res-73-27\tOEWG resolution (73/27)\tabstain\t2018-12-05\t", "Answer: Brazil: abstain (abstained)"},
		{"nato not joint statement 2019", 0, "TUR\t", "Note: NATO on 23 September 2019: 29 States"},
		{"who signed the paris call on a Tuesday", 0, "SEN\t", "Not understood: Tuesday"},
		{"how did the Congo vote on 77/37", 0, "COG\t", "Other reading 1: Congo as DR Congo"},
		{"Wakanda sign it", 1, "", "nothing found; try: comity ask "},
		{"zxcv qwer", 2, "", "these words cannot be read; try: comity ask "},
	} {
		got := comity(t, append([]string{"ask"}, strings.Fields(test.question)...)...)
		if got.code != test.code || !strings.Contains(got.out, test.out) || !strings.Contains(got.err, test.talk) {
			t.Errorf("%q: exit %d, want %d with %q and %q\n%s%s", test.question, got.code, test.code, test.out, test.talk, got.out, got.err)
		}
	}
}

func TestAskJSON(t *testing.T) {
	var got struct {
		Question, Kind, Expression, Place, Answer string
		Count                                     int
		States, Caveats, Readings                 []any
		Rows                                      []struct{ ISO3, Act, Source string }
		Left                                      []string `json:"left_over"`
	}
	text := comity(t, "ask", "who", "signed", "joint-statement-2019", "gladly", "--json").out
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	if got.Kind != "who" || got.Count != 27 || len(got.States) != 27 || len(got.Rows) != 27 || got.Expression != `signed("joint-statement-2019")` ||
		got.Question != "who signed joint-statement-2019 gladly" || len(got.Left) != 1 || got.Left[0] != "gladly" || got.Rows[0].Act != "listed" || got.Rows[0].Source == "" {
		t.Errorf("the answer is %s", text)
	}
}

// What a command does not find and reads as a question is said how to ask.
func TestACommandThatAsks(t *testing.T) {
	for words, want := range map[string]string{
		"vote 73/27 brazil":                  "comity ask vote 73/27 brazil",
		"country chile peru":                 "comity ask country chile peru",
		"countries africa --signed paris":    "comity ask countries africa signed paris",
		"compare norm f and norm g":          "comity ask compare norm f and norm g",
		"statement nowhere to be found here": "",
		"country england":                    "",
	} {
		got := comity(t, strings.Fields(words)...)
		if got.code != 2 || got.out != "" || want != "" && !strings.Contains(got.err, "it can be asked: "+want) || want == "" && strings.Contains(got.err, "asked") {
			t.Errorf("%q: exit %d, want %q\n%s%s", words, got.code, want, got.out, got.err)
		}
	}
}

// What is no command and reads as a question is not run; it is said how to ask it.
func TestNoCommandButAQuestion(t *testing.T) {
	for _, words := range []string{"chile vs netherlands", "nato not joint statement 2019"} {
		got := comity(t, strings.Fields(words)...)
		if got.code != 2 || got.out != "" || !strings.Contains(got.err, "comity ask "+words) {
			t.Errorf("%q: exit %d\n%s%s", words, got.code, got.out, got.err)
		}
	}
	if got := comity(t, "statment", "joint-statement-2019"); strings.Contains(got.err, "comity ask") {
		t.Errorf("a mistyped command is taken for a question: %s", got.err)
	}
}

// Plain questions stand where expressions do; one that is not understood whole
// answers nothing.
func TestQuestionsAsExpressions(t *testing.T) {
	plain, exact := comity(t, "who", "nato", "not", "joint", "statement", "2019"), comity(t, "who", `member("nato", "2019-09-23") and not signed("joint-statement-2019")`)
	if plain.code != 0 || plain.out != exact.out || !strings.Contains(plain.err, "read as member(") {
		t.Errorf("who answers %d %s %s", plain.code, plain.out, plain.err)
	}
	if got := comity(t, "map", "who", "signed", "the", "paris", "call"); got.code != 0 || !strings.Contains(got.err, `read as signed("paris-call-2018")`) {
		t.Errorf("map answers %d %s", got.code, got.err)
	}
	if got := comity(t, "who", "signed", "the", "paris", "call", "on", "Tuesday"); got.code != 2 || got.out != "" || !strings.Contains(got.err, "not understood: Tuesday") {
		t.Errorf("half a question: %d %s %s", got.code, got.out, got.err)
	}
}

// Every place that an answer names opens.
func TestPlacesOfAnswers(t *testing.T) {
	c, err := sharedCorpus()
	if err != nil {
		t.Fatal(err)
	}
	r := ask.New(c, sync.OnceValue(func() *search.Index { return search.New(c) }))
	text, err := os.ReadFile("../../model/ask/testdata/questions.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		question, _, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		a := r.Read(question, model.Date{Year: 2026})
		places := []string{a.Place}
		for _, row := range a.Rows {
			places = append(places, row.Place)
		}
		for _, p := range places {
			if p == "" {
				continue
			}
			v, err := place.ParseView(c, p)
			if err == nil {
				err = v.Fault()
			}
			if err != nil {
				t.Errorf("%q: %s: %v", question, p, err)
			}
		}
	}
}
