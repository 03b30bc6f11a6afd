package ask_test

import (
	"strings"
	"testing"
)

// What is typed goes on with the name that most likely is meant, and says of what
// kind it is.
func TestComplete(t *testing.T) {
	r, _ := reader(t)
	for typed, want := range map[string]string{
		"who signed the par":               "is Call 2018/text",
		"chil":                             "e/State",
		"who vo":                           "ted for/act",
		"who voted for 73/26":              "6/text",
		"european un":                      "ion/group",
		"who signed the joint statement 2": "019/text",
		"cote d'iv":                        "oire/State",
		"CÔTE D'IV":                        "oire/State",
	} {
		got := r.Complete(typed, 5)
		found := len(got) > 0 && got[0].Rest+"/"+got[0].Kind == want
		for _, c := range got[:min(len(got), 3)] {
			found = found || c.Rest+"/"+c.Kind == want
		}
		if !found {
			t.Errorf("%q goes on with %q, want %q", typed, got, want)
		}
	}
	for _, typed := range []string{"", " ", "nato", "chile", "x", "who ", strings.Repeat("a", 10000), "\xff\xfe", "at least 2", "what did estonia do", "is palestine a state", `did("ga-res-73-27", "no")`, `did("ga-res-73-27", "no`} {
		if got := r.Complete(typed, 5); len(got) > 0 {
			t.Errorf("%.20q goes on with %q", typed, got)
		}
	}
}

func BenchmarkComplete(b *testing.B) {
	r, _ := reader(b)
	for b.Loop() {
		r.Complete("who signed the par", 5)
	}
}
