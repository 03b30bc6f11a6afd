package cli_test

import (
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"reflect"
	"regexp"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"comity/assets"
	"comity/ui/cli"
	"comity/ui/place"
	"comity/ui/uitest"
)

// assistant calls the tools of "comity mcp".
func assistant(t *testing.T) func(tool string, arguments map[string]any) (text string, data any) {
	t.Helper()
	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	env := environment(out, io.Discard)
	env.In = in
	ended := make(chan int, 1)
	ctx := t.Context()
	go func() { ended <- cli.Main(ctx, env, []string{"mcp"}); _ = out.Close() }()
	s, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(ctx, &sdk.IOTransport{Reader: fromServer, Writer: toServer}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = s.Close()
		if code := <-ended; code != 0 {
			t.Errorf("exit %d", code)
		}
	})
	return func(tool string, arguments map[string]any) (string, any) {
		t.Helper()
		arguments["data"] = true
		r, err := s.CallTool(context.WithoutCancel(ctx), &sdk.CallToolParams{Name: tool, Arguments: arguments})
		if err != nil || r.IsError {
			t.Fatalf("%s %v: %v, %+v", tool, arguments, err, r)
		}
		answer := r.StructuredContent.(map[string]any)
		return answer["text"].(string), answer["data"]
	}
}

// TestAssistantsAreToldTheSame compares what "comity mcp" answers with what the
// commands print: every record, page and term, every list, and some of the rest.
func TestAssistantsAreToldTheSame(t *testing.T) {
	c, err := sharedCorpus()
	if err != nil {
		t.Fatal(err)
	}
	type question struct {
		tool      string
		arguments map[string]any
		command   []string
	}
	var all []question
	for _, at := range uitest.Places(c) {
		command := []string{string(at.Kind), strings.TrimPrefix(at.String(), string(at.Kind)+"/")}
		switch at.Kind {
		case place.Term:
			command = []string{"page", at.String()}
		case place.Document:
			continue // which has no command
		}
		all = append(all, question{"record", map[string]any{"name": at.String()}, command})
	}
	for _, kind := range []string{"norms", "statements", "countries", "groups", "pages"} {
		all = append(all, question{"list", map[string]any{"kind": kind}, []string{kind}})
	}
	for _, names := range [][]string{{"EST", "LVA"}, {"EU@2019-09-23", "USA"}, {"paris-call-2018", "budapest-convention"}, {"CHL"}} {
		all = append(all, question{"compare", map[string]any{"names": names, "all": true}, append([]string{"compare"}, names...)})
	}
	for _, words := range []string{"hospital", `"safe haven" kind:norm`} {
		all = append(all, question{"search", map[string]any{"words": words}, []string{"search", words}})
	}
	for _, words := range []string{"who signed the paris call in africa", "how did brazil vote on 73/27", "chile vs netherlands", "votes of peru"} {
		all = append(all, question{"ask", map[string]any{"question": words}, []string{"ask", words}})
	}
	for _, style := range []string{"plain", "bibtex", "csl-json"} {
		all = append(all, question{"cite", map[string]any{"places": []string{"norm/f", "country/EST"}, "style": style}, []string{"cite", "norm/f", "country/EST", "--style", style}})
	}
	call := assistant(t)
	for _, q := range all {
		text, data := call(q.tool, q.arguments)
		markdown := comityOver(t, append(q.command, "--format", "md"))
		if q.tool == "cite" {
			markdown = comityOver(t, q.command)
		}
		if q.tool != "ask" && text != markdown { // of an answer --format md is only its table
			t.Errorf("%v: %d bytes, the command prints %d", q.arguments, len(text), len(markdown))
		}
		var printed any
		if err := json.Unmarshal([]byte(comityOver(t, append(q.command, "--json"))), &printed); err != nil {
			t.Fatal(q.command, err)
		}
		if !reflect.DeepEqual(data, printed) {
			t.Errorf("%v: the data differ from --json", q.arguments)
		}
	}
}

// comityOver is what a command prints over the shared corpus.
func comityOver(t *testing.T, args []string) string {
	t.Helper()
	var out, talk strings.Builder
	env := environment(&out, &talk)
	if code := cli.Main(t.Context(), env, args); code != 0 {
		t.Fatalf("comity %q: exit %d, %s", args, code, talk.String())
	}
	return out.String()
}

// TestAssistantsGuide: what the page about assistants says to write into a file is
// well-formed, and its session in a shell has an answer.
func TestAssistantsGuide(t *testing.T) {
	page, err := fs.ReadFile(assets.Data(), "pages/framework/assistants.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```json\n(.*?)```").FindAllStringSubmatch(string(page), -1)
	for _, block := range blocks {
		if !json.Valid([]byte(block[1])) || !strings.Contains(block[1], `"mcp"]`) {
			t.Errorf("this is no configuration: %s", block[1])
		}
	}
	session := regexp.MustCompile(`(?m)^  '(\{.*\})' \\$`).FindAllStringSubmatch(string(page), -1)
	if len(blocks) < 5 || len(session) != 3 {
		t.Fatalf("%d configurations, %d messages", len(blocks), len(session))
	}
	input := ""
	for _, message := range session {
		input += message[1] + "\n"
	}
	got := comityWith(t, input, "mcp")
	if got.code != 0 || len(lines(got.out)) != 2 || !strings.Contains(got.out, "A/70/174") {
		t.Errorf("exit %d, %s, %s", got.code, got.out, got.err)
	}
}
