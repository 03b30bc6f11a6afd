package sshd

import (
	"encoding/binary"
	"io"
	"slices"
	"strings"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"comity/model"
)

// connKey is the key of a connection in its context.
type connKey struct{}

// openSession takes in a channel on which a visitor will ask for something.
// The library would keep whatever variables, signals and window sizes a client
// sends, and waits for ever when nobody asks for the sizes; so it is shown
// only the one request that begins the session, and this package answers all
// others.
func (s *Server) openSession(srv *ssh.Server, sc *gossh.ServerConn, open gossh.NewChannel, ctx ssh.Context) {
	c, ok := ctx.Value(connKey{}).(*conn)
	if !ok {
		_ = open.Reject(gossh.ConnectionFailed, "this connection is not known")
		return
	}
	c.mu.Lock()
	again := c.used
	c.used = true
	c.mu.Unlock()
	if again && s.isDraining() {
		s.refuse(refusedDrain, c.RemoteAddr())
		_ = open.Reject(gossh.ResourceShortage, "this server is being replaced; connect again")
		return
	}
	if int(c.sessions.Add(1)) > s.config().Limits.PerConnection {
		c.sessions.Add(-1)
		s.refuse(refusedChannels, c.RemoteAddr())
		_ = open.Reject(gossh.ResourceShortage, "too many sessions on this connection")
		return
	}
	defer func() {
		c.sessions.Add(-1)
		c.rest()
	}()
	v := newVisit(s, c)
	v.keyPrint, v.presents = presents(sc)
	defer v.over()
	ssh.DefaultSessionHandler(&ssh.Server{
		Handler: func(session ssh.Session) { srv.Handler(&visitor{session, v}) },
	}, sc, &newChannel{open, v}, ctx)
}

// refuseChannel turns away what is no session: forwarded ports, X11, agents.
func (s *Server) refuseChannel(_ *ssh.Server, sc *gossh.ServerConn, open gossh.NewChannel, _ ssh.Context) {
	s.refuse(refusedChannel, sc.RemoteAddr())
	_ = open.Reject(gossh.Prohibited, "only sessions are served here")
}

// visitor is a session of the library with the visit that it belongs to.
type visitor struct {
	ssh.Session
	visit *visit
}

// newChannel is a channel whose requests pass through the visit.
type newChannel struct {
	gossh.NewChannel
	visit *visit
}

// Accept accepts the channel and gives those of its requests that are let
// through.
func (n *newChannel) Accept() (gossh.Channel, <-chan *gossh.Request, error) {
	channel, in, err := n.NewChannel.Accept()
	if err != nil {
		return nil, nil, err
	}
	n.visit.channel = channel
	out := make(chan *gossh.Request)
	go n.visit.answer(in, out)
	go discard(channel.Stderr()) // nobody reads it, and it would be kept
	return channel, out, nil
}

// discard reads what nobody wants, until it ends.
func discard(r io.Reader) {
	var buf [256]byte
	for {
		if _, err := r.Read(buf[:]); err != nil {
			return
		}
	}
}

// answer answers the requests of a channel until that closes. What begins the
// session is passed on.
func (v *visit) answer(in <-chan *gossh.Request, out chan<- *gossh.Request) {
	defer v.cancel() // whoever waits for the visitor waits in vain
	defer close(out)
	defer func() {
		if fault := recover(); fault != nil {
			v.panicked(fault)
			gossh.DiscardRequests(in)
		}
	}()
	late := time.AfterFunc(v.server.config().Limits.Request, func() {
		v.server.refuse(refusedRequest, v.conn.RemoteAddr())
		_ = v.channel.Close() // nothing was asked for
	})
	defer late.Stop()
	for req := range in {
		if !v.begun && (req.Type == "shell" || req.Type == "exec") {
			v.begun = late.Stop()
			if command, _, ok := text(req.Payload); ok && req.Type == "exec" {
				v.command = v.within(command)
			}
			_ = req.Reply(v.begun, nil) // who does not listen is not told
			if v.begun {
				out <- &gossh.Request{Type: "shell"} // the library has no need of the command, and does not answer
			}
			continue
		}
		_ = req.Reply(v.take(req), nil) // the same
	}
}

// within is a command that is not too long, or nothing.
func (v *visit) within(command string) string {
	if len(command) <= v.server.config().Limits.Command {
		return command
	}
	v.server.refuse(refusedCommand, v.conn.RemoteAddr())
	v.tooLong = len(command)
	return ""
}

// take answers a request that is not the one that begins the session.
func (v *visit) take(req *gossh.Request) bool {
	switch req.Type {
	case "env":
		return !v.begun && v.takeVariable(req.Payload)
	case "pty-req":
		term, rest, ok := text(req.Payload)
		if v.begun || v.pty || !ok || len(rest) < 8 {
			return false
		}
		v.pty = true
		v.environ = append(v.environ, "TERM="+clean(term, 64))
		v.setSize(rest)
		return true
	case "window-change":
		if !v.pty || len(req.Payload) < 8 {
			return false
		}
		v.setSize(req.Payload)
		v.resize()
		return true
	case "signal":
		if name, _, ok := text(req.Payload); ok && slices.Contains([]string{"INT", "TERM", "HUP", "QUIT", "KILL"}, name) {
			v.end(gone())
		}
		return true
	case "keepalive@openssh.com":
		return false // any answer says that somebody is here
	}
	v.server.refuse(refusedRequest, v.conn.RemoteAddr())
	return false
}

// takeVariable takes a variable in if it is one that says how comity is to
// look, and there are not too many. Others are passed over.
func (v *visit) takeVariable(payload []byte) bool {
	name, rest, ok := text(payload)
	value, _, valued := text(rest)
	limits := v.server.config().Limits
	v.variables++
	v.variableBytes += len(payload)
	if !ok || !valued || v.variables > limits.EnvCount || v.variableBytes > limits.EnvBytes {
		v.server.refuse(refusedEnv, v.conn.RemoteAddr())
		return false
	}
	if !slices.Contains(passed(), name) && !strings.HasPrefix(name, "LC_") {
		return false
	}
	v.environ = append(v.environ, clean(name, 64)+"="+clean(value, 256))
	return true
}

// passed are the variables that a client may send. TERM comes with the
// terminal.
func passed() []string {
	return []string{"COLORTERM", "COLORFGBG", "LANG", "NO_COLOR", "CLICOLOR",
		"COMITY_THEME", "COMITY_ASCII", "COMITY_MOUSE", "COMITY_COLOR", "COMITY_ACCESSIBLE", "COMITY_START"}
}

// text reads a string off a payload.
func text(payload []byte) (s string, rest []byte, ok bool) {
	if len(payload) < 4 {
		return "", nil, false
	}
	n := binary.BigEndian.Uint32(payload)
	if uint64(n) > uint64(len(payload)-4) {
		return "", nil, false
	}
	return string(payload[4 : 4+n]), payload[4+n:], true
}

// clean is a text without controls, and not too long.
func clean(s string, most int) string {
	s = model.Clean(s, "", -1)
	return s[:min(len(s), most)]
}

// setSize takes in the size of a window, as columns and rows begin a payload.
func (v *visit) setSize(payload []byte) {
	limits := v.server.config().Limits
	w, h := binary.BigEndian.Uint32(payload), binary.BigEndian.Uint32(payload[4:])
	if w > uint32(limits.Columns) || h > uint32(limits.Rows) { //nolint:gosec // limits are small
		v.server.refuse(refusedWindow, v.conn.RemoteAddr())
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if w > 0 {
		v.width = int(min(w, uint32(limits.Columns))) //nolint:gosec // the same
	}
	if h > 0 {
		v.height = int(min(h, uint32(limits.Rows))) //nolint:gosec // the same
	}
}
