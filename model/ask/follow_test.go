package ask_test

import "testing"

// A question that goes on the one before is asked whole; one that asks for itself is
// not.
func TestAfter(t *testing.T) {
	r, _ := reader(t)
	for _, c := range []struct{ before, question, want string }{
		{"how did brazil vote on 73/27", "and Japan?", "how did Japan vote on 73/27"},
		{"how did brazil vote on 73/27", "and Japan and Korea", "how did Japan and Korea vote on 73/27"},
		{"how did brazil vote on 73/27", "same for 73/266", "how did brazil vote on 73/266"},
		{"how did brazil vote on 73/27", "what about India on 73/266", "how did India vote on 73/266"},
		{"position of germany", "what about the netherlands?", "position of netherlands"},
		{"who voted yes on 73/27", "and who voted no?", "who voted no 73/27"},
		{"who signed the paris call", "and in africa?", "who signed the paris call in africa"},
		{"who signed the paris call in asia?", "and in africa?", "who signed the paris call in africa?"},
		{"how did brazil vote on 73/27", "and who signed the paris call?", "who signed the paris call"},
		{"how did brazil vote on 73/27", "who signed the paris call", "who signed the paris call"},
		{"chile vs peru", "and brazil?", "chile vs peru and brazil"},
		{"who signed most", "and who signed least?", "who signed least"},
		{"how did brazil vote on 73/27", "and so on", "and so on"},
		{"how did brazil vote on 73/27", "", ""},
		{"", "and Japan?", "and Japan?"},
		{"Estonia", "and", "and"},
	} {
		if got := r.After(c.before, c.question, today()); got != c.want {
			t.Errorf("after %q, %q is %q, want %q", c.before, c.question, got, c.want)
		}
	}
}

// A question is shown with its names as the records write them, and a heading does not
// begin with a count.
func TestTitle(t *testing.T) {
	r, _ := reader(t)
	for question, want := range map[string]string{
		"nato not joint statement 2019":       "NATO, not on Joint Statement 2019",
		"who signed the paris call in africa": "Who signed the Paris Call in Africa",
		"how did brazil vote on 73/27":        "How did Brazil vote on 73/27",
		"chile vs netherlands":                "Chile vs Netherlands",
		`member("eu")`:                        `member("eu")`,
		"what happened  yesterday (again)":    "what happened  yesterday (again)",
		"":                                    "",
	} {
		if a := r.Read(question, today()); a.Title != want {
			t.Errorf("%q is titled %q, want %q", question, a.Title, want)
		}
	}
	for _, e := range questions(t) {
		if a := r.Read(whole(r, e.question), today()); a.Heading() == "" || a.Heading()[0] >= '0' && a.Heading()[0] <= '9' && (a.Title[0] < '0' || a.Title[0] > '9') {
			t.Errorf("%q: the heading %q begins with a count", e.question, a.Heading())
		}
	}
}

// A slip of the fingers is read as the one name that it nearly is, which is said; words
// that are others' are left over.
func TestSlips(t *testing.T) {
	r, _ := reader(t)
	for question, want := range map[string]string{
		"how did norht korea vote on 74/247": "norht korea is read as DPRK",
		"who signed the paris cal":           "paris cal is read as Paris Call 2018",
		"chile vs netherlnds":                "netherlnds is read as Netherlands",
		"position of begin":                  "",
		"did Wakanda sign the paris call":    "",
		"how did gambla vote on 73/27":       "gambla is read as Gambia",
	} {
		a := r.Read(question, today())
		said := len(a.Caveats) > 0 && a.Caveats[0] == want
		if want == "" && len(a.LeftOver) == 0 || want != "" && (!said || len(a.LeftOver) > 0) {
			t.Errorf("%q: %q, left over %q; want %q", question, a.Caveats, a.LeftOver, want)
		}
	}
}
