package mcp_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"

	"comity/ui/accessible"
	"comity/ui/mcp"
)

// hello begins a session.
const hello = `{"jsonrpc":"2.0","id":"hello","method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
{"jsonrpc":"2.0","method":"notifications/initialized"}
`

const ping = `{"jsonrpc":"2.0","id":"the end","method":"ping"}`

// Whatever a line is, it is answered by the error of the protocol, or by nothing
// where none is due, and the session goes on.
func TestLines(t *testing.T) {
	for name, test := range map[string]struct{ line, want string }{
		"no JSON":        {`{"jsonrpc":"2.0","id":1,`, `"id":null,"error":{"code":-32700`},
		"bytes":          {"\x00\xff\xfe", `-32700`},
		"blank":          {" \t", ``},
		"no message":     {`{}`, `"id":null,"error":{"code":-32600`},
		"a version":      {`{"jsonrpc":"1.0","id":7,"method":"ping"}`, `"id":7,"error":{"code":-32600`},
		"a list":         {`[{"jsonrpc":"2.0","id":7,"method":"ping"}]`, `-32600`},
		"a number":       {`7`, `-32600`},
		"no method":      {`{"jsonrpc":"2.0","id":7,"method":"files/read"}`, `"id":7,"error":{"code":-32601`},
		"no tool":        {`{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"run","arguments":{}}}`, `"error":{"code":-32602,"message":"unknown tool`},
		"no parameters":  {`{"jsonrpc":"2.0","id":7,"method":"tools/call"}`, `"error":{"code":-32600`},
		"no resources":   {`{"jsonrpc":"2.0","id":7,"method":"resources/read","params":{"uri":"file:///etc/passwd"}}`, `"error":{"code":-32`},
		"listening":      {`{"jsonrpc":"2.0","id":7,"method":"subscriptions/listen","params":{}}`, `-32601`},
		"10 MB":          {`{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"ask","arguments":{"question":"` + strings.Repeat("x", 10<<20) + `"}}}`, `the limit is 65536`},
		"long":           {`{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"ask","arguments":{"question":"` + strings.Repeat("x", 60_000) + `"}}}`, `60000 letters; the limit is 1000`},
		"deep":           {`{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"ask","arguments":` + strings.Repeat(`{"a":`, 9000) + `1` + strings.Repeat(`}`, 9000) + `}}`, `"id":7,`},
		"a notification": {`{"jsonrpc":"2.0","method":"notifications/nonsense"}`, ``},
		"a response":     {`{"jsonrpc":"2.0","id":99,"result":{}}`, ``},
		"cancelling":     {`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":12345}}`, ``},
		"twice":          {`{"jsonrpc":"2.0","id":7,"method":"ping"}` + "\n" + `{"jsonrpc":"2.0","id":7,"method":"ping"}`, `"id":7`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := reads(t, hello+test.line+"\r\n"+ping)
			if len(got) < 2 || !strings.Contains(strings.Join(got, "\n"), `"id":"the end"`) {
				t.Fatalf("the session has ended: %.1000q", got)
			}
			if test.want == "" && len(got) != 2 || !strings.Contains(strings.Join(got, "\n"), test.want) {
				t.Errorf("%.1000q has no %s", got, test.want)
			}
		})
	}
}

// Of a line that is too long nothing is kept.
func TestLongLineTakesNoMemory(t *testing.T) {
	const size = 100 << 20
	o := options(t)
	o.In, o.Out = io.MultiReader(strings.NewReader(hello), io.LimitReader(endless{}, size), strings.NewReader("\n"+ping)), io.Discard
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := mcp.Serve(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > size/10 {
		t.Errorf("%d bytes were allocated", used)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// counted counts what is read of an input without end.
type counted struct {
	rest  string
	calls int
}

func (c *counted) Read(p []byte) (int, error) {
	if c.rest == "" {
		c.calls++
		c.rest = fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"list","arguments":{"kind":"countries"}}}`, c.calls) + "\n" +
			`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"none"}}` + "\n"
	}
	n := copy(p, c.rest)
	c.rest = c.rest[n:]
	return n, nil
}

// Of an assistant that asks without end and never reads, few calls are read; once it
// is gone, the session ends.
func TestNeverReads(t *testing.T) {
	o := options(t)
	synctest.Test(t, func(t *testing.T) {
		out := make(chan struct{})
		endless := &counted{rest: hello}
		o.In, o.Out = endless, stuck{out}
		ended := make(chan error, 1)
		go func() { ended <- mcp.Serve(t.Context(), o) }()
		synctest.Wait()
		if endless.calls > 100 {
			t.Errorf("%d calls were read", endless.calls)
		}
		close(out)
		if err := <-ended; !errors.Is(err, io.ErrClosedPipe) && err != nil && !strings.Contains(err.Error(), io.ErrClosedPipe.Error()) {
			t.Error(err)
		}
	})
}

// stuck is an output that nobody reads until it is closed.
type stuck struct{ gone chan struct{} }

func (s stuck) Write([]byte) (int, error) {
	<-s.gone
	return 0, io.ErrClosedPipe
}

// A panic ends the session: the assistant is told, and so is who runs it.
func TestPanic(t *testing.T) {
	o := options(t)
	var out strings.Builder
	in, toServer := io.Pipe()
	o.In, o.Out = in, &out
	o.Gate = accessible.NewGate(func(func()) { panic("broken") })
	defer func() {
		_ = toServer.Close()
		if fault := recover(); fault != "broken" {
			t.Errorf("the panic %v was passed on", fault)
		}
		if !strings.Contains(out.String(), "an error in comity") {
			t.Errorf("the assistant was told %q", out.String())
		}
	}()
	go func() {
		_, _ = io.WriteString(toServer, hello+`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list","arguments":{"kind":"norms"}}}`+"\n")
	}()
	_ = mcp.Serve(t.Context(), o)
}

// FuzzLines sends anything: every answer is a message of the protocol, and what is
// asked after it is answered.
func FuzzLines(f *testing.F) {
	for _, line := range []string{
		"", "{", "[]", `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`, `{"jsonrpc":"2.0","id":null,"method":"ping"}`, `{"jsonrpc":"2.0","id":1.5,"method":"ping"}`,
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"record","arguments":{"name":"norm/f"}}}`,
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"compare","arguments":{"names":["EST",7]}}}`,
		`{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"AAAA"}}`,
		`{"jsonrpc":"2.0","id":1,"method":"server/discover","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}`,
		`{"jsonrpc":"2.0","id":1,"method":"logging/setLevel","params":{"level":"debug"}}`,
	} {
		f.Add(line)
	}
	o := options(f)
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "the end") {
			return
		}
		var out strings.Builder
		own := o
		own.In, own.Out = strings.NewReader(hello+text+"\n"+ping), &out
		if err := mcp.Serve(t.Context(), own); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			var message struct {
				Version string `json:"jsonrpc"`
			}
			if err := json.Unmarshal([]byte(line), &message); err != nil || message.Version != "2.0" {
				t.Errorf("%q, %v", line, err)
			}
		}
		if !strings.Contains(out.String(), `"id":"the end"`) {
			t.Errorf("%q ends the session: %q", text, out.String())
		}
	})
}
