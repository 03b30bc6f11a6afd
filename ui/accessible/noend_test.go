package accessible_test

import (
	"strings"
	"testing"

	"comity/model/ask"
	"comity/model/search"
	"comity/ui/accessible"
	"comity/ui/uitest"
)

// After every command one may say a name, a letter, a year or a question: the answer
// is about it, or says in one line what to say instead. It is never the fault of a
// parser, and never about something else.
func TestNoDeadEnds(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	c := uitest.Corpus(t)
	index := search.New(c)
	reader := ask.New(c, func() *search.Index { return index })
	o := accessible.Options{Corpus: c, Index: func() *search.Index { return index }, Reader: func() *ask.Reader { return reader }}
	for from, start := range [][]string{nil, {"Estonia"}, {"matrix eu"}} {
		before := visit(t, o, start...)
		for i, command := range accessible.Offered(true) {
			for j, words := range []string{"Chile", "f", "2019", "paris call", "nato", "who signed in 2019", "Chile and Peru", "zzzz"} {
				if from > 0 && (i+j+from)%4 > 0 { // from elsewhere a quarter of them
					continue
				}
				typed := command.Word + " " + words
				said := strings.TrimPrefix(visit(t, o, append(start, typed)...), before)
				if said == "" {
					t.Errorf("%v, %q: nothing is said", start, typed)
				}
				for _, parser := range []string{"Column ", "token", "Identifier", "no function", `"norm/`, `"country/`, `"statement/`, "No zoom is called \"2019\""} {
					if strings.Contains(said, parser) {
						t.Errorf("%v, %q: %.200s", start, typed, said)
					}
				}
			}
		}
	}
}

func TestLooseWords(t *testing.T) {
	c := uitest.Corpus(t)
	for typed, want := range map[string]string{
		"matrix Chile": "Chile, 153 texts.", "matrix paris call": "Paris Call 2018, 195 States.", "matrix f": "Do not damage critical infrastructure,",
		"compare chile netherlands":        "Chile and Netherlands: both joined or signed: 4",
		"matrix who signed the paris call": "Matrix: 81 States", "map who signed the paris call": "Map: States listed in Paris Call 2018.",
		"map nato": "Map: States in NATO.", "map Chile": "Chile, 2", "timeline paris call": "Timeline: ", "timeline 2019": "Timeline: 6 texts, 1 January 2019 to 31 December 2019.",
		"who signed in 2019": "Who signed in 2019: 27 of 195 States.", "who f": "Do not damage critical infrastructure: ", "explain f": "Do not damage critical infrastructure, 25 sections.",
		"statements 2019": "Statements of 2019, newest first: 6.", "2019": "Statements of 2019", "statements who signed the paris call": "Who signed the Paris Call: 81 of 195 States.",
		"countries nato": "North Atlantic Treaty Organization:", "groups Chile": "Chile is in ", "quote f": "A State should not conduct", "cite f": "UN Group of Governmental Experts.",
		"related f": "Norm f.\n", "related Chile": "Chile.\n", "compare Chile": "Chile among all States.", "diff Chile with Peru": "Chile, Peru.", "headings f": "Headings: ",
		"next f": "Next stands alone: say next, or f.", "help f": "Help is about commands, and f is none.", "open who signed the paris call": "Who signed the Paris Call: 81 of 195 States.",
	} {
		if said := visit(t, accessible.Options{Corpus: c}, typed); !strings.HasPrefix(said, want) {
			t.Errorf("%q: %.120q, expected %q", typed, said, want)
		}
	}
	if said := visit(t, accessible.Options{Corpus: c}, "who voted no on 73/27", "2"); !strings.Contains(said, "\nAndorra, ") {
		t.Errorf("a row that names a State leads elsewhere: %q", said)
	}
}

// Rows, columns and cells of the matrix have places, which lead back.
func TestMatrixPlaces(t *testing.T) {
	c := uitest.Corpus(t)
	for typed, want := range map[string]string{
		"matrix eu\n1": "matrix?of=eu&at=AUT", "matrix eu\n1\n2": "&show=evidence", "matrix paris call": "matrix?at=/paris-call-2018",
	} {
		said := visit(t, accessible.Options{Corpus: c}, typed, "help quit", "top", "where")
		_, said, _ = strings.Cut(said, "also quits.\n")
		lines := strings.Split(strings.TrimSpace(said), "\n")
		at := lines[len(lines)-2]
		if !strings.Contains(at, want) {
			t.Errorf("%q is at %q", typed, at)
		}
		again := visit(t, accessible.Options{Corpus: c}, at)
		if top, _, _ := strings.Cut(said, at+"\n"); top != again {
			t.Errorf("%s leads to\n%s\nnot to\n%s", at, again, top)
		}
	}
}
