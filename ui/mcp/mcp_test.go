package mcp_test

import (
	"bufio"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"comity/assets"
	"comity/model"
	"comity/model/ask"
	"comity/model/search"
	"comity/ui/accessible"
	"comity/ui/mcp"
	"comity/ui/report"
)

// options are those of a session over the corpus, without its streams.
func options(t testing.TB) mcp.Options {
	t.Helper()
	c, err := model.Unpack(assets.Packed())
	if err != nil {
		t.Fatal(err)
	}
	index := sync.OnceValue(func() *search.Index { return search.New(c) })
	return mcp.Options{
		Corpus: c, Reader: ask.New(c, index), Index: index, Version: "1", Gate: accessible.OwnGate(),
		Today: func() model.Date { return model.Date{Year: 2026, Month: 11, Day: 30} },
	}
}

// assistant is a session with the client of the SDK, which checks results against
// the output schemas of the tools.
func assistant(t *testing.T) *sdk.ClientSession {
	t.Helper()
	o := options(t)
	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	o.In, o.Out = in, out
	ended := make(chan error, 1)
	go func() { ended <- mcp.Serve(t.Context(), o); _ = out.Close() }()
	s, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), &sdk.IOTransport{Reader: fromServer, Writer: toServer}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = s.Close()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return s
}

// told is what a tool answered.
type told struct {
	Title, Text, Citation, Place, Use string
	Caveats                           []string
	LeftOut                           []string `json:"left_out"`
	Instead                           []string
	Corpus                            struct{ Day, Hash string }
	content                           string
}

// call calls a tool. What is wrong with the arguments is returned as words.
func call(t *testing.T, s *sdk.ClientSession, tool string, arguments any) (a told, fault string) {
	t.Helper()
	r, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		t.Fatal(err)
	}
	words := r.Content[0].(*sdk.TextContent).Text
	if r.IsError {
		return a, words
	}
	data, err := json.Marshal(r.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &a); err != nil {
		t.Fatal(err)
	}
	a.content = words
	return a, ""
}

type args map[string]any

// calls are one call of every tool, and words of its answer.
func calls() map[string]struct {
	args args
	want string
} {
	return map[string]struct {
		args args
		want string
	}{
		"ask":     {args{"question": "how did brazil vote on 73/27"}, "abstain"},
		"search":  {args{"words": "hospital", "limit": 2}, "hospital"},
		"record":  {args{"name": "norm f"}, "> A State should not conduct"},
		"compare": {args{"names": []string{"EST", "LVA"}}, "Recorded votes: "},
		"cite":    {args{"places": []string{"norm/f"}, "style": "bibtex"}, "@"},
		"list":    {args{"kind": "statements"}, "paris-call-2018"},
	}
}

// Every tool only reads, has a schema of what it answers, and answers with the
// citation, the corpus, notes, and how that may be reported.
func TestTools(t *testing.T) {
	s := assistant(t)
	list, err := s.ListTools(t.Context(), nil)
	if err != nil || len(list.Tools) != len(calls()) {
		t.Fatalf("%d tools, %v", len(list.Tools), err)
	}
	version := options(t).Corpus.Version()
	for _, tool := range list.Tools {
		if tool.OutputSchema == nil || !tool.Annotations.ReadOnlyHint || *tool.Annotations.OpenWorldHint {
			t.Errorf("%s: %+v", tool.Name, tool)
		}
		test, ok := calls()[tool.Name]
		if !ok {
			t.Errorf("what does %s answer?", tool.Name)
		}
		a, fault := call(t, s, tool.Name, test.args)
		if fault != "" || !strings.Contains(a.Text, test.want) {
			t.Errorf("%s: %s %.300s", tool.Name, fault, a.Text)
		}
		if a.Corpus.Day != version.Compiled.String() || a.Corpus.Hash != version.Hash || a.Use != report.NoMore || a.Title == "" || a.Place == "" {
			t.Errorf("%s: %+v", tool.Name, a)
		}
		if !strings.Contains(a.Citation, version.Hash) || !slices.Contains(a.Caveats, report.Unsaid) {
			t.Errorf("%s: %q, %q", tool.Name, a.Citation, a.Caveats)
		}
		for _, words := range append(a.Caveats, a.Citation, a.Use, strings.TrimRight(a.Text, "\n")) {
			if !strings.Contains(a.content, words) {
				t.Errorf("%s: the text alone does not say %.80q", tool.Name, words)
			}
		}
	}
	if !strings.Contains(s.InitializeResult().Instructions, report.NoMore) {
		t.Error("the instructions do not say how answers may be reported")
	}
}

// What cannot be answered is said in the words of the commands, with what is nearest.
func TestFaults(t *testing.T) {
	s := assistant(t)
	for _, test := range []struct {
		tool, want string
		args       args
	}{
		{"record", "no country is called \"Atlantis\"", args{"name": "country/Atlantis"}},
		{"record", "is no record", args{"name": "matrix"}},
		{"record", "is no record", args{"name": "norm"}},
		{"record", "no place is called \"\"", args{"name": ""}},
		{"ask", "a question is needed", args{"question": " "}},
		{"search", "kind", args{"words": "kind:nonsense"}},
		{"search", "limit is -1", args{"words": "x", "limit": -1}},
		{"compare", "Atlantis", args{"names": []string{"EST", "Atlantis"}}},
		{"compare", "expected 1 to 6", args{"names": slices.Repeat([]string{"EST"}, 7)}},
		{"compare", "as_of is \"soon\"", args{"names": []string{"EST", "LVA"}, "as_of": "soon"}},
		{"cite", "no style is called", args{"places": []string{"norm/f"}, "style": "MLA"}},
		{"cite", "cannot cite norm", args{"places": []string{"norm"}}},
		{"cite", "expected 1 to 50", args{"places": []string{}}},
		{"list", "no list is called \"votes\"; nearest: norms", args{"kind": "votes"}},
		{"list", "kind", args{}},
		{"list", "kind", args{"kind": 7}},
		{"record", "additional", args{"name": "norm/f", "path": "/etc/passwd"}},
	} {
		if _, fault := call(t, s, test.tool, test.args); !strings.Contains(fault, test.want) {
			t.Errorf("%s %v: %q, not %q", test.tool, test.args, fault, test.want)
		}
	}
	a, fault := call(t, s, "ask", args{"question": "who signed the zzzz"})
	if fault != "" || len(a.Instead) == 0 || !strings.Contains(a.content, a.Instead[0]) {
		t.Errorf("%s, %+v", fault, a)
	}
	short, _ := call(t, s, "compare", args{"names": []string{"EST", "LVA"}})
	all, _ := call(t, s, "compare", args{"names": []string{"EST", "LVA"}, "all": true})
	if len(short.LeftOut) == 0 || len(all.LeftOut) > 0 || len(all.Text) < 3*len(short.Text) {
		t.Errorf("%d bytes without %q, %d in all", len(short.Text), short.LeftOut, len(all.Text))
	}
}

// reads returns the lines that a session answers to lines of input.
func reads(t *testing.T, input string) []string {
	t.Helper()
	o := options(t)
	var out strings.Builder
	o.In, o.Out = strings.NewReader(input), &out
	if err := mcp.Serve(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for scan := bufio.NewScanner(strings.NewReader(out.String())); scan.Scan(); {
		lines = append(lines, scan.Text())
	}
	return lines
}
