package accessible_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"comity/ui/accessible"
	"comity/ui/uitest"
)

// Whatever is typed, the answer is a line that says what is wrong, and the next
// line is read.
func TestBadLines(t *testing.T) {
	c := uitest.Corpus(t)
	for name, bad := range map[string]struct{ typed, want string }{
		"10 MB":               {strings.Repeat("x", 10_000_000), "the line has 10000001 bytes"},
		"10 MB of digits":     {strings.Repeat("9", 10_000_000), "Not read: the line has"},
		"as long as is read":  {strings.Repeat("x", 8000), "Not known: "},
		"many digits":         {strings.Repeat("9", 500), "Nothing is numbered yet."},
		"NUL":                 {"norm\x00 f", "control characters"},
		"an arrow key":        {"\x1b[A", "control characters"},
		"C1":                  {"norm \u009b f", "control characters"},
		"invalid UTF-8":       {"norm \xff\xfe", "not valid UTF-8"},
		"half a character":    {"norm \xe2\x82", "not valid UTF-8"},
		"right to left":       {"كلمة", `Not known: "كلمة"`},
		"a name in Arabic":    {"إستونيا", "Estonia, 28 sections."},
		"a direction mark":    {"\u202eestonia", "Estonia"},
		"combining":           {"Co\u0302te d'Ivoire", "Côte d'Ivoire"},
		"many combining":      {"e" + strings.Repeat("\u0301", 3000), "Not known"},
		"a quote not closed":  {`search "safe haven`, "quotation mark is not closed"},
		"a who not closed":    {`who signed("paris-call-2018"`, "Column"},
		"a long who":          {"who " + strings.Repeat("(", 4000), "Column"},
		"a long search":       {"search " + strings.Repeat("a ", 4000), "Left out"},
		"zero":                {"0", "Nothing is numbered yet."},
		"a minus":             {"-1", "Not known"},
		"Windows":             {"\ufeffEstonia\r", "Estonia, 28 sections."},
		"tabs":                {"\tnorm\tf\t", "Do not damage critical infrastructure, 25 sections."},
		"nothing to compare":  {"compare Chile with", "Name two"},
		"another word":        {"compare Wakanda besides Narnia", "Name two: compare Chile with Peru"},
		"groups to compare":   {"compare NATO with EU", "NATO, EU."},
		"different kinds":     {"compare Chile with norm f", "one list"},
		"an unknown style":    {"cite chicago", "No style is called"},
		"no page":             {"headings", "Open a page first"},
		"an unknown heading":  {"headings 99", "Open a page first"},
		"only punctuation":    {"?!", "Not known"},
		"slashes":             {"norm/zz", "No norm is called"},
		"a place of no kind":  {"norn/f", "Not known"},
		"a country not there": {"country Atlantis", "No country is called"},
	} {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			said := visit(t, accessible.Options{Corpus: c}, bad.typed, "where")
			first, rest, _ := strings.Cut(said, "\n")
			if !strings.Contains(first, bad.want) || rest == "" {
				t.Errorf("want %q and an answer to the next line, got\n%.400s", bad.want, said)
			}
			if what := faulty(said); what != "" {
				t.Error(what)
			}
			if took := time.Since(began); took > 2*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// The last line may have no end, and the input may end within a character.
func TestEndsInTheMiddle(t *testing.T) {
	for typed, want := range map[string]string{"norm f": "Do not damage", "norm \xe2": "not valid UTF-8", "": "", "\n": "Nothing is open", strings.Repeat("x", 100_000): "100000 bytes"} {
		if said := talk(t, accessible.Options{}, strings.NewReader(typed)); !strings.Contains(said, want) {
			t.Errorf("%.20q: want %q, got\n%s", typed, want, said)
		}
	}
}

// Prompts are for people; at the end the shell's prompt has a line of its own.
func TestPrompts(t *testing.T) {
	said := visit(t, accessible.Options{Interactive: true}, "norm f", "all", "quit")
	for _, want := range []string{"\ncomity: Do not damage", "\nmore: In one breath", "\nend: "} {
		if !strings.Contains(said, want) {
			t.Errorf("not said: %q in\n%.300s", want, said)
		}
	}
	if said := visit(t, accessible.Options{Interactive: true}); !strings.HasSuffix(said, "comity: \n") {
		t.Errorf("ends with %q", said[max(len(said)-20, 0):])
	}
	for _, prompt := range []string{"comity:", "more:", "end:"} {
		if said := visit(t, accessible.Options{}, "norm f", "all"); strings.Contains(said, prompt) {
			t.Errorf("a pipe is shown the prompt %q", prompt)
		}
	}
}

// On a terminal no word is broken that a line has room for, whatever its
// width, and breaking loses none.
func TestLinesAreBrokenBetweenWords(t *testing.T) {
	c := uitest.Corpus(t)
	typed := []string{"joint-statement-2019", "all", "means", "all", "help", "all", "source 1"}
	want := words(visit(t, accessible.Options{Corpus: c}, typed...))
	for _, width := range []int{20, 40, 80, 100} {
		said := visit(t, accessible.Options{Corpus: c, Width: func() int { return width }}, typed...)
		if got := words(said); !slices.Equal(got, want) {
			t.Errorf("at %d cells other words are said", width)
		}
		for line := range strings.Lines(said) {
			if n := ansi.StringWidth(strings.TrimSpace(line)); n >= width && strings.Contains(strings.TrimSpace(line), " ") {
				t.Errorf("at %d cells a line has %d: %q", width, n, line)
			}
		}
	}
}

type deaf struct{}

var errDeaf = errors.New("nobody listens")

func (deaf) Write([]byte) (int, error) { return 0, errDeaf }

type broken struct{}

var errBroken = errors.New("the line is broken")

func (broken) Read([]byte) (int, error) { return 0, errBroken }

// Where nobody listens or nothing can be read, the visit is over and says why.
func TestLostEnds(t *testing.T) {
	o := accessible.Options{Gate: accessible.OwnGate(), Corpus: uitest.Corpus(t), In: strings.NewReader(strings.Repeat("countries\nall\n", 1000)), Out: deaf{}}
	if err := accessible.Run(context.Background(), o); !errors.Is(err, errDeaf) {
		t.Errorf("%v", err)
	}
	o.In, o.Out = broken{}, io.Discard
	if err := accessible.Run(context.Background(), o); !errors.Is(err, errBroken) {
		t.Errorf("%v", err)
	}
	over, end := context.WithCancel(context.Background())
	end()
	var out bytes.Buffer
	o.In, o.Out = strings.NewReader("Estonia\n"), &out
	if err := accessible.Run(over, o); err != nil || out.Len() > 0 {
		t.Errorf("%v, %q", err, out.String())
	}
}

// FuzzTyped types anything: it never ends in a panic, and only words come back.
func FuzzTyped(f *testing.F) {
	for _, typed := range []string{
		"norm f\n\nheadings\n3\nback\n", "countries\nfilter est\n1\nmeans\nall\n", "compare f with g\n\npin 1\n", "search hospital\n1\nlinks\n4\n",
		"statements\nsort kind\n99\nnext\nup\ntop\nlast\nrepeat\n", "who member(\"eu\")\npin 3\npin 4\ncompare\nunpin all\n", "help\nwords\nquit\n",
		"\x1b[A\n\x00\n\xff\n", "contents\nfind a\n1\nB\nO\nW\nquote\ncite ris\n", "groups\n1\nfilter a\nfilter\nsort act\n",
	} {
		f.Add(typed)
	}
	c := uitest.Corpus(f)
	f.Fuzz(func(t *testing.T, typed string) {
		if what := faulty(talk(t, accessible.Options{Corpus: c, Interactive: len(typed)%2 == 0}, strings.NewReader(typed))); what != "" {
			t.Error(what)
		}
	})
}
