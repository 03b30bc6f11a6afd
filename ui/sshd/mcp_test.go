//go:build unix

package sshd_test

import (
	"fmt"
	"io"
	"os/exec"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"comity/ui/sshd"
)

// assistant is a session with "ssh HOST mcp".
func (h *house) assistant() *sdk.ClientSession {
	h.t.Helper()
	path, args := h.client("-T")
	s, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(h.t.Context(), &sdk.CommandTransport{Command: exec.Command(path, append(args, "mcp")...)}, nil)
	if err != nil {
		h.t.Fatal(err)
	}
	return s
}

// An assistant is answered over SSH without installing anything, and nothing of its
// session stays.
func TestAssistant(t *testing.T) {
	h := open(t, nil)
	s := h.assistant()
	h.visits(1)
	r, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: "record", Arguments: map[string]any{"name": "norm/f"}})
	if err != nil || r.IsError || !strings.Contains(r.Content[0].(*sdk.TextContent).Text, "Do not damage critical infrastructure") {
		t.Errorf("%v, %+v", err, r)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	h.visits(0)
	_, talk, code := h.run("no message\n", "mcp")
	if code != 0 || talk != "" {
		t.Errorf("code %d, %q", code, talk)
	}
	if _, talk, code := h.run("", "norms", "--mcp"); code != 2 {
		t.Errorf("code %d, %q", code, talk)
	}
}

// An assistant that asks nothing for too long is disconnected, and so is one that asks
// and never takes in the answers.
func TestAssistantIsBounded(t *testing.T) {
	h := open(t, func(c *sshd.Config) { c.Limits.Idle, c.Limits.Stall = 2*time.Second, time.Second })
	idle := h.assistant()
	_ = idle.Wait()
	h.visits(0)
	if !strings.Contains(h.log.String(), "idle") {
		t.Errorf("no session ended as idle: %s", h.log.String())
	}

	client := h.dial()
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	in, err := session.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := session.StdoutPipe(); err != nil { // which nobody reads
		t.Fatal(err)
	}
	if err := session.Start("mcp"); err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(in, `{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}`+"\n")
	for i := range 300 {
		_, _ = fmt.Fprintf(in, `{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"list","arguments":{"kind":"countries"}}}`+"\n", i+1)
	}
	_ = session.Wait()
	h.visits(0)
	if n := h.refused("unread_output"); n != 1 {
		t.Errorf("%v sessions were dropped because of unread output", n)
	}
}
