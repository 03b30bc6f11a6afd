package sshd

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"comity/model"
	"comity/ui/accessible"
)

// visit is one session of one visitor.
type visit struct {
	server  *Server
	conn    *conn
	channel gossh.Channel
	ctx     context.Context // ends with the visit
	cancel  context.CancelFunc
	began   time.Time

	presents bool   // the visitor has the key of a presenter
	keyPrint string // the fingerprint of that key
	kept     int    // bytes of text in the history

	// Until the session has begun, these belong to who answers the requests.
	begun                    bool
	pty                      bool
	environ                  []string
	variables, variableBytes int
	command                  string
	tooLong                  int // bytes of a command that is

	mu            sync.Mutex
	width, height int
	resized       func(w, h int) // tells the explorer
	sizing        *time.Timer    // on the way to that
	ended         *ending        // why the visit ended, if not by the visitor
	clock         *time.Timer
	notify        func(words string, fresh bool) // shows a notice, if there is where to
	noticed       string                         // of which ending it is
	drain         time.Time                      // when the server closes
	kind          string                         // what the visitor does
	idle          time.Duration                  // without input, until when
	reason        func() bool                    // to stay without input; may be nil
	input         atomic.Int64                   // when the last came, in Unix nanoseconds
	asked         atomic.Int64                   // when the key came that no frame has answered yet
	framed        atomic.Bool                    // whether there was a frame
	working       *turn                          // in which what was asked for is computed
}

type ending struct {
	name  string // for the metrics and the log
	code  int    // the exit code
	words string // for the visitor
}

func newVisit(s *Server, c *conn) *visit {
	v := &visit{server: s, conn: c, width: 80, height: 24, began: time.Now(), kind: "none"}
	v.ctx, v.cancel = context.WithCancel(s.base)
	return v
}

// size is how large the visitor's window is, as far as it is let be.
func (v *visit) size() (w, h int) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.width, v.height
}

// resizePause is between two sizes that the explorer is told.
const resizePause = 80 * time.Millisecond

// resize tells the explorer of a new size, the last of many.
func (v *visit) resize() {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.resized == nil || v.sizing != nil {
		return
	}
	v.sizing = time.AfterFunc(resizePause, func() {
		v.mu.Lock()
		v.sizing = nil
		tell, w, h := v.resized, v.width, v.height
		v.mu.Unlock()
		tell(w, h)
	})
}

func (s *Server) handle(next ssh.Handler) ssh.Handler {
	return func(session ssh.Session) {
		v := session.(*visitor).visit
		defer s.leave(v) // once the visitor was told
		code := v.admitted()
		v.finish(session, code)
		next(session)
	}
}

// admitted serves the visitor if there is room, and returns the exit code.
func (v *visit) admitted() int {
	s := v.server
	leave, err := s.counts.enter(v.conn.ip)
	if err != nil {
		reason := refusedFull
		if err == errPerIP { //nolint:errorlint // it is one of two
			reason = refusedIP
		}
		s.refuse(reason, v.conn.RemoteAddr())
		v.end(ending{"refused", codeUnavailable, err.Error()})
		return codeUnavailable
	}
	defer leave()
	s.enter(v)
	if pause := s.counts.pause(v.conn.ip); pause > 0 {
		s.refuse(refusedRate, v.conn.RemoteAddr())
		timer := time.NewTimer(pause)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-v.ctx.Done():
			return codeFailed
		}
	}
	return v.serve()
}

// serve does what the visitor asks for.
func (v *visit) serve() (code int) {
	defer v.release()
	defer func() {
		if fault := recover(); fault != nil {
			v.panicked(fault)
		}
	}()
	if v.tooLong > 0 {
		v.end(ending{"refused", codeUsage, fmt.Sprintf("the command is too long: %d bytes; the limit is %d", v.tooLong, v.server.config().Limits.Command)})
		return codeUsage
	}
	args, err := split(v.command)
	if most := v.server.config().Limits.Arguments; err == nil && len(args) > most {
		err = fmt.Errorf("the command has too many words: %d; the limit is %d", len(args), most)
	}
	if err != nil {
		v.server.refuse(refusedCommand, v.conn.RemoteAddr())
		v.end(ending{"refused", codeUsage, err.Error()})
		return codeUsage
	}
	if len(args) > 0 && args[0] == "accessible" {
		args = append(args[1:], "--accessible")
	}
	if !v.server.held.room(v.conn.ip, v.ctx.Done()) {
		return codeFailed
	}
	defer func() { v.server.held.add(v.conn.ip, -v.kept) }()
	var ok bool
	if v.working, ok = v.server.turns.take(v.conn.ip, true, v.ctx.Done()); !ok {
		return codeFailed
	}
	turn := v.working
	late := time.AfterFunc(cmp.Or(v.server.config().Overdue, 5*time.Second), func() { v.overdue(turn) })
	defer late.Stop()
	v.kind = "command"
	out, err2 := &buffered{visit: v}, &buffered{visit: v, stderr: true}
	defer out.forget() // also after a panic
	defer err2.forget()
	code = v.server.config().Main(v.ctx, v.streams(out, err2), args)
	v.release()
	for _, b := range []*buffered{out, err2} {
		if b.flush() != nil {
			return codeFailed
		}
	}
	return code
}

// overdue ends the visit of a command that computes too long. It cannot be stopped, but
// nobody waits for its place any more; the visit counts for its address until it returns.
func (v *visit) overdue(t *turn) {
	if !t.overdue() {
		return
	}
	v.server.refuse(refusedOverdue, v.conn.RemoteAddr())
	v.say("comity: the command takes too long, and nothing of it is shown")
	v.end(ending{"overdue", codeTime, ""})
	_ = v.channel.Close() // the client would wait
}

// streams is all that a visitor may touch.
func (v *visit) streams(out, talk *buffered) Visitor {
	gate := accessible.NewGate(v.inLongTurn)
	visitor := Visitor{Out: out, Err: talk, Environ: v.environ, Shared: v.server.shared, Explore: v.explore, Presents: v.presents, Source: v.conn.ip.String(), Stay: v.stay, Audit: v.audit}
	var in io.Reader = &rawInput{visit: v}
	if v.pty {
		screen := &screen{out, v}
		in = &cooked{visit: v, echo: screen}
		visitor.Out = screen
	}
	visitor.In = &screenIn{in, v}
	if !v.pty {
		visitor.In = in
	}
	visitor.Talk = func() (io.Writer, accessible.Gate) {
		v.kind = "linear"
		v.release()
		v.watch(v.server.config().Limits.Idle)
		out.open()
		v.setNotify(func(words string, fresh bool) {
			if fresh && words != "" { // every second would be noise
				v.say("Notice: " + words + ".")
			}
		})
		if v.pty {
			return &direct{visitor.Out}, gate
		}
		return &direct{out}, gate
	}
	visitor.Linear = func(ctx context.Context, o accessible.Options) error {
		o.Out, o.Gate = visitor.Talk()
		o.Keep = v.keeps
		return accessible.Run(ctx, o)
	}
	return visitor
}

// audit writes to the log what a presenter does, and by which key.
func (v *visit) audit(event string) {
	more := []any{"event", event, "key", v.keyPrint}
	if v.server.config().LogAddresses {
		more = append(more, "address", v.conn.RemoteAddr().String())
	}
	v.server.log.Info("audit", more...)
}

// release ends the turn in which what was asked for is computed.
func (v *visit) release() {
	if v.working != nil {
		v.working.give()
		v.working = nil
	}
}

// panicked contains what went wrong in a visit: it ends, and no other does.
func (v *visit) panicked(fault any) {
	stack := string(debug.Stack())
	if apart, ok := fault.(*faultApart); ok {
		stack = apart.stack
	}
	v.server.metrics.panics.Inc()
	v.server.log.Error("a visit panicked", "panic", model.Printable(fmt.Sprint(fault)), "kind", v.kind, "stack", stack)
	v.end(ending{"panic", codeSoftware, "the session ended because of an error in the server; the error was logged, and other sessions continue"})
}

// closing is how long a client may take to be told that all is over.
const closing = 5 * time.Second

// finish says why the visit ended, if the visitor does not know, and with which
// code.
func (v *visit) finish(session ssh.Session, code int) {
	late := time.AfterFunc(closing, func() { _ = v.conn.Close() })
	defer late.Stop()
	v.mu.Lock()
	why := v.ended
	v.mu.Unlock()
	name := "left"
	if why != nil {
		name, code = why.name, why.code
		if why.words != "" {
			v.say("comity: " + why.words)
		}
	}
	v.server.ended(v, name, code)
	_ = session.Exit(code) // who has gone is not told
}

// say writes a line to the visitor, beside what is shown.
func (v *visit) say(line string) {
	if v.pty {
		line += "\r"
	}
	_, _ = io.WriteString(&output{v, true}, line+"\n") // no one else can be told
}

// output is what goes to the visitor. A visitor who does not take it in is
// dropped.
type output struct {
	visit  *visit
	stderr bool
}

// Write writes all of it, or fails.
func (o *output) Write(p []byte) (int, error) {
	v := o.visit
	stall := time.AfterFunc(v.server.config().Limits.Stall, v.stalled)
	defer stall.Stop()
	if o.stderr && !v.pty {
		return v.channel.Stderr().Write(p)
	}
	return v.channel.Write(p)
}

// stalled drops a visitor who does not take in what is sent.
func (v *visit) stalled() {
	v.server.refuse(refusedStalled, v.conn.RemoteAddr())
	v.end(ending{"unread", codeFailed, ""})
	_ = v.conn.Close() // a line would not be read either
}

// buffered keeps what a command prints until it has computed all of it: a
// visitor who reads slowly must not keep a place that others wait for.
type buffered struct {
	visit  *visit
	stderr bool
	text   strings.Builder
	opened bool
}

// Write keeps what is printed, or passes it on once that was asked for.
func (b *buffered) Write(p []byte) (int, error) {
	if b.opened {
		return (&output{b.visit, b.stderr}).Write(p)
	}
	b.visit.server.held.add(b.visit.conn.ip, len(p))
	return b.text.Write(p)
}

// open passes on what comes from now on.
func (b *buffered) open() {
	_ = b.flush() // the next write says so too
	b.opened = true
}

func (b *buffered) flush() error {
	text := b.text.String()
	defer b.forget()
	if text == "" {
		return nil
	}
	if b.visit.pty && b.stderr {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	_, err := io.WriteString(&output{b.visit, b.stderr}, text)
	return err
}

// forget lets go of what was kept.
func (b *buffered) forget() {
	b.visit.server.held.add(b.visit.conn.ip, -b.text.Len())
	b.text.Reset()
}

// screen is output on a terminal.
type screen struct {
	io.Writer
	visit *visit
}

// Write writes lines as a raw terminal wants them.
func (s *screen) Write(p []byte) (int, error) {
	if _, err := io.WriteString(s.Writer, strings.ReplaceAll(string(p), "\n", "\r\n")); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Size tells that this is a terminal, and how large it is.
func (s *screen) Size() (w, h int) { return s.visit.size() }

// screenIn is input from a terminal.
type screenIn struct {
	io.Reader
	visit *visit
}

// Size is the same for the input.
func (s *screenIn) Size() (w, h int) { return s.visit.size() }

// direct hides all but writing.
type direct struct{ io.Writer }
