package mcp

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// The limits of a session.
const (
	mostBytes = 64 << 10 // of a message from the assistant
	mostCalls = 16       // answered at once; the next is read when one of them is sent
)

// lines carries one message a line. The transport of the SDK ends the session at a
// line that is no JSON and reads calls without a limit; this one answers such a line
// with the error of the protocol, and reads no further while its answers are not taken.
type lines struct {
	in     io.Reader
	out    io.Writer
	broken <-chan struct{} // closed when the session is to end as if the input did
}

// Connect begins to read.
func (t lines) Connect(context.Context) (sdk.Connection, error) {
	c := &conn{out: t.out, broken: t.broken, came: make(chan line), closed: make(chan struct{}), calls: make(chan struct{}, mostCalls), turn: make(chan struct{}, 1), open: map[any]bool{}}
	go c.read(bufio.NewReader(t.in))
	return c, nil
}

// line is a line that came, of which nothing is kept if it is too long; or the error
// after the last.
type line struct {
	text []byte
	size int
	err  error
}

type conn struct {
	out    io.Writer
	broken <-chan struct{}
	came   chan line
	closed chan struct{}
	once   sync.Once
	calls  chan struct{} // a place for each call that is not answered

	turn chan struct{} // holds one while something is written
	open map[any]bool  // the ids of those calls, for who has the turn
}

// read passes lines on until the input or the session ends.
func (c *conn) read(in *bufio.Reader) {
	var l line
	for l.err == nil {
		part, err := in.ReadSlice('\n')
		if l.size += len(part); l.size <= mostBytes {
			l.text = append(l.text, part...)
		} else {
			l.text = nil
		}
		if err == bufio.ErrBufferFull { //nolint:errorlint // bufio returns it as it is
			continue
		}
		if !c.pass(l) {
			return
		}
		l = line{err: err}
	}
	c.pass(l)
}

// pass passes a line on; false once the session is closed.
func (c *conn) pass(l line) bool {
	select {
	case c.came <- l:
		return true
	case <-c.closed:
		return false
	}
}

// Read returns the next message. What is none is answered here.
func (c *conn) Read(ctx context.Context) (jsonrpc.Message, error) {
	for {
		var l line
		select {
		case l = <-c.came:
		case <-c.broken:
			l.err = io.EOF
		case <-c.closed:
			return nil, io.EOF
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		for i := 0; l.err != nil && i < mostCalls; i++ {
			c.begin() // what was asked before the end is answered first
		}
		if msg, err := c.message(l); msg != nil || err != nil {
			return msg, err
		}
	}
}

// begin takes a place for a call; false once the session is closed.
func (c *conn) begin() bool {
	select {
	case c.calls <- struct{}{}:
		return true
	case <-c.closed:
		return false
	}
}

// message is what a line says; nil if it was blank or was answered here.
func (c *conn) message(l line) (jsonrpc.Message, error) {
	blank := true
	for _, b := range l.text {
		blank = blank && (b == ' ' || b == '\t' || b == '\r' || b == '\n')
	}
	switch {
	case l.err != nil:
		return nil, l.err
	case l.size > mostBytes:
		return nil, c.refuse(jsonrpc.ID{}, jsonrpc.CodeInvalidRequest, fmt.Sprintf("the message has %d bytes; the limit is %d", l.size, mostBytes))
	case blank:
		return nil, nil
	case !json.Valid(l.text):
		return nil, c.refuse(jsonrpc.ID{}, jsonrpc.CodeParseError, "this line is no JSON; send one message a line")
	}
	msg, err := jsonrpc.DecodeMessage(l.text)
	if err != nil {
		var asked struct{ ID any }
		_ = json.Unmarshal(l.text, &asked) // a list has none
		id, _ := jsonrpc.MakeID(asked.ID)  // the same
		return nil, c.refuse(id, jsonrpc.CodeInvalidRequest, "this is no message of JSON-RPC 2.0; send one message a line, not a list of them")
	}
	call, ok := msg.(*jsonrpc.Request)
	if !ok || !call.ID.IsValid() {
		c.inTurn(func() {}) // nothing is read while something is written
		return msg, nil
	}
	if call.Method == "subscriptions/listen" { // it would not end, and nothing here changes
		return nil, c.refuse(call.ID, jsonrpc.CodeMethodNotFound, "nothing here changes while you are connected")
	}
	if !c.begin() {
		return nil, io.EOF
	}
	taken := false
	c.inTurn(func() {
		taken = c.open[call.ID.Raw()]
		c.open[call.ID.Raw()] = true
	})
	if taken {
		<-c.calls
		return nil, c.refuse(call.ID, jsonrpc.CodeInvalidRequest, "a call with this id is not answered yet")
	}
	return msg, nil
}

// refuse answers what is no message of a call with an error.
func (c *conn) refuse(id jsonrpc.ID, code int64, why string) error {
	data, err := json.Marshal(struct {
		Version string         `json:"jsonrpc"`
		ID      any            `json:"id"`
		Error   *jsonrpc.Error `json:"error"`
	}{"2.0", id.Raw(), &jsonrpc.Error{Code: code, Message: why}})
	if err != nil {
		return err
	}
	return c.send(data)
}

// send writes a line.
func (c *conn) send(data []byte) (err error) {
	c.inTurn(func() { _, err = c.out.Write(append(data, '\n')) })
	return err
}

// inTurn does something while nothing is written.
func (c *conn) inTurn(do func()) {
	c.turn <- struct{}{}
	defer func() { <-c.turn }()
	do()
}

// Write sends a message; that of a call makes room for the next.
func (c *conn) Write(_ context.Context, msg jsonrpc.Message) error {
	data, err := jsonrpc.EncodeMessage(msg)
	if err != nil {
		return err
	}
	err = c.send(data)
	if answer, ok := msg.(*jsonrpc.Response); ok {
		c.inTurn(func() {
			if c.open[answer.ID.Raw()] {
				delete(c.open, answer.ID.Raw())
				<-c.calls
			}
		})
	}
	return err
}

// Close ends the session: nothing is read any more.
func (c *conn) Close() error {
	c.once.Do(func() { close(c.closed) })
	return nil
}

// SessionID is for transports that have several.
func (c *conn) SessionID() string { return "" }
