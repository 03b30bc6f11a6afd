//go:build unix

package sshd_test

import (
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	gossh "golang.org/x/crypto/ssh"
)

// dial connects as a client that may do whatever it likes then.
func (h *house) dial() *gossh.Client {
	h.t.Helper()
	client, err := h.tryDial()
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { _ = client.Close() })
	return client
}

func (h *house) tryDial() (*gossh.Client, error) {
	return gossh.Dial("tcp", h.addr, &gossh.ClientConfig{User: "anybody", HostKeyCallback: gossh.FixedHostKey(h.key.PublicKey()), Timeout: waiting})
}

// ptyReq is a request for a terminal.
type ptyReq struct {
	Term                         string
	Columns, Rows, Width, Height uint32
	Modes                        string
}

// window is a request for another size.
type window struct{ Columns, Rows, Width, Height uint32 }

// terminal opens an explorer for such a client, of a size.
func (h *house) terminal(client *gossh.Client, columns, rows uint32) *raw {
	h.t.Helper()
	channel, requests, err := client.OpenChannel("session", nil)
	if err != nil {
		h.t.Fatal(err)
	}
	r := &raw{t: h.t, Channel: channel, code: make(chan int, 1), screen: vt.NewEmulator(int(min(columns, 400)), int(min(rows, 150)))}
	go func() { _, _ = io.Copy(io.Discard, r.screen) }() // it answers questions
	h.t.Cleanup(func() {
		if pipe, ok := r.screen.InputPipe().(io.Closer); ok {
			_ = pipe.Close()
		}
	})
	go r.requests(requests)
	if ok, err := channel.SendRequest("pty-req", true, gossh.Marshal(ptyReq{Term: "xterm-256color", Columns: columns, Rows: rows, Modes: "\x00"})); !ok || err != nil {
		h.t.Fatal("no terminal: ", err)
	}
	if ok, err := channel.SendRequest("shell", true, nil); !ok || err != nil {
		h.t.Fatal("no session: ", err)
	}
	return r
}

// raw is a session without a client around it.
type raw struct {
	t testing.TB
	gossh.Channel
	code   chan int
	text   strings.Builder
	screen *vt.Emulator
}

// requests hears how the session ends.
func (r *raw) requests(in <-chan *gossh.Request) {
	for req := range in {
		if req.Type == "exit-status" && len(req.Payload) == 4 {
			r.code <- int(req.Payload[3])
		}
		_ = req.Reply(false, nil)
	}
	close(r.code)
}

// reads reads until a text is on the screen.
func (r *raw) reads(text string) {
	r.t.Helper()
	buf := make([]byte, 64<<10)
	late := time.AfterFunc(waiting, func() { _ = r.Close() })
	defer late.Stop()
	for !strings.Contains(r.screen.String(), text) {
		n, err := r.Read(buf)
		r.text.Write(buf[:n])
		_, _ = r.screen.Write(buf[:n])
		if err != nil {
			r.t.Fatalf("%q did not come: %v; the screen:\n%s", text, err, r.screen.String())
		}
	}
}

// answers types a key and reads until the text is there that answers it.
func (r *raw) answers(key, text string) {
	r.t.Helper()
	if strings.Contains(r.screen.String(), text) {
		r.t.Fatalf("%q is there already", text)
	}
	if _, err := io.WriteString(r, key); err != nil {
		r.t.Fatal(err)
	}
	r.reads(text)
}

// ends reads to the end, and gives the exit code.
func (r *raw) ends() int {
	r.t.Helper()
	late := time.AfterFunc(waiting, func() { r.t.Error("the session does not end"); _ = r.Close() })
	defer late.Stop()
	rest, _ := io.ReadAll(r)
	r.text.Write(rest)
	code, ok := <-r.code
	if !ok {
		return -1
	}
	return code
}

// live returns the bytes of the heap that something of this process still
// holds. Resident memory would count garbage that is not collected yet too.
func live() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc) //nolint:gosec // far below
}
