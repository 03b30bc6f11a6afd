//go:build unix

package uitest

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	xterm "github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// TermOptions say what terminal the program finds itself in.
type TermOptions struct {
	Cols, Rows int      // the size it is told
	Env        []string // its whole environment
	Dir        string   // its working directory
	Answer     Answer   // what the terminal says when asked
	SplitInput bool     // standard input is another pseudo terminal, see CloseInput
}

// Chunk is what one read from the program brought, and when.
type Chunk struct {
	At   time.Time
	Data []byte
}

// Term is a running program and the terminal around it.
type Term struct {
	cmd    *exec.Cmd
	out    *os.File     // the terminal's end of the program's output
	in     *os.File     // and of its input: the same, unless split
	found  *xterm.State // the line discipline before the program
	left   *xterm.State // and after it, to be read once quiet is closed
	begun  time.Time
	queue  chan Chunk
	reply  chan string
	exited chan struct{} // closed when the process has ended
	quiet  chan struct{} // closed when all its output has been drawn
	last   atomic.Int64  // when the newest output came, in Unix nanoseconds

	mu      sync.Mutex // guards what follows
	screen  *vt.Emulator
	state   state
	chunks  []Chunk
	changed chan struct{} // closed and renewed after every chunk
}

// StartTerm runs the program at path in a terminal of its own.
func StartTerm(o TermOptions, path string, args ...string) (*Term, error) {
	t := &Term{
		queue: make(chan Chunk, 4096), reply: make(chan string, 256),
		exited: make(chan struct{}), quiet: make(chan struct{}), changed: make(chan struct{}),
	}
	master, slave, err := openPair(o)
	if err != nil {
		return nil, err
	}
	defer slave.Close() //nolint:errcheck // the child has its own
	t.out, t.in = master, master
	input := slave
	if o.SplitInput {
		if t.in, input, err = openPair(o); err != nil {
			return nil, errors.Join(err, master.Close())
		}
		defer input.Close() //nolint:errcheck // the child has its own
	}
	if t.found, err = xterm.GetState(slave.Fd()); err != nil {
		return nil, err
	}
	t.screen = newScreen(max(o.Cols, 1), max(o.Rows, 1), &t.state, answerer{o.Answer, t.say})
	t.cmd = exec.Command(path, args...)
	t.cmd.Stdin, t.cmd.Stdout, t.cmd.Stderr = input, slave, slave
	t.cmd.Env, t.cmd.Dir = o.Env, o.Dir
	t.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
	// A test run that ignores hang-ups, as under nohup, would pass that on; what
	// is caught here is as usual again in the child.
	hangups := make(chan os.Signal, 1)
	signal.Notify(hangups, syscall.SIGHUP)
	defer signal.Stop(hangups)
	t.begun = time.Now()
	if err := t.cmd.Start(); err != nil {
		return nil, errors.Join(err, t.Close())
	}
	go t.read()
	go t.draw()
	go t.answer()
	go func() {
		_ = t.cmd.Wait() // how it ended is in cmd.ProcessState
		close(t.exited)
	}()
	return t, nil
}

func openPair(o TermOptions) (master, slave *os.File, err error) {
	if master, slave, err = pty.Open(); err != nil {
		return nil, nil, err
	}
	size := pty.Winsize{Cols: uint16(o.Cols), Rows: uint16(o.Rows)} //nolint:gosec // sizes of terminals
	if err := pty.Setsize(master, &size); err != nil {
		return nil, nil, errors.Join(err, master.Close(), slave.Close())
	}
	if master, err = pollable(master); err != nil {
		return nil, nil, errors.Join(err, slave.Close())
	}
	return master, slave, nil
}

// pollable is the same file in the care of Go's poller, so that closing it
// ends a read that waits.
func pollable(f *os.File) (*os.File, error) {
	syscall.ForkLock.RLock()
	fd, err := syscall.Dup(int(f.Fd()))
	if err == nil {
		syscall.CloseOnExec(fd)
	}
	syscall.ForkLock.RUnlock()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	err = errors.Join(f.Close(), syscall.SetNonblock(fd, true))
	return os.NewFile(uintptr(fd), f.Name()), err
}

// read stamps what the program writes. It does nothing else, so that the
// times are true.
func (t *Term) read() {
	defer close(t.queue)
	buf := make([]byte, 64<<10)
	for {
		n, err := t.out.Read(buf)
		now := time.Now()
		if n > 0 {
			t.last.Store(now.UnixNano())
			t.queue <- Chunk{now, slices.Clone(buf[:n])}
		}
		if err != nil {
			return
		}
	}
}

// draw puts what came on the screen and wakes whoever waits for it.
func (t *Term) draw() {
	for c := range t.queue {
		t.mu.Lock()
		_, _ = t.screen.Write(c.Data) // a screen takes everything
		t.chunks = append(t.chunks, c)
		close(t.changed)
		t.changed = make(chan struct{})
		t.mu.Unlock()
	}
	<-t.exited
	if conn, err := t.out.SyscallConn(); err == nil {
		_ = conn.Control(func(fd uintptr) { // after a hang-up there is nothing to look at
			t.left, _ = xterm.GetState(fd)
		})
	}
	close(t.quiet)
}

// say queues an answer of the terminal; a program that asks hundreds of
// questions without reading gets no more.
func (t *Term) say(s string) {
	select {
	case t.reply <- s:
	default:
	}
}

func (t *Term) answer() {
	for {
		select {
		case s := <-t.reply:
			if _, err := io.WriteString(t.in, s); err != nil {
				return
			}
		case <-t.exited:
			return
		}
	}
}

// Send types: the bytes go to the program as they are.
func (t *Term) Send(keys string) error {
	_, err := io.WriteString(t.in, keys)
	return err
}

// Resize changes the size of the window, which the program is told by SIGWINCH.
func (t *Term) Resize(cols, rows int) error {
	t.mu.Lock()
	t.screen.Resize(max(cols, 1), max(rows, 1))
	t.mu.Unlock()
	return pty.Setsize(t.out, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)}) //nolint:gosec // sizes of terminals
}

// Signal sends the program a signal.
func (t *Term) Signal(s os.Signal) error { return t.cmd.Process.Signal(s) }

// HangUp closes the terminal as closing a window does: the program gets
// SIGHUP, and its input and output are gone.
func (t *Term) HangUp() error { return t.out.Close() }

// CloseInput ends the program's input and leaves its output: it reads the end
// of the file. Only for a terminal started with SplitInput.
func (t *Term) CloseInput() error {
	if t.in == t.out {
		return errors.New("input and output are one terminal: start it with SplitInput")
	}
	return t.in.Close()
}

// Exit waits for the end of the program and tells its exit code; a program
// that a signal ended has the code 128 and the signal's number, as in a shell.
func (t *Term) Exit(limit time.Duration) (int, error) {
	deadline := time.NewTimer(limit)
	defer deadline.Stop()
	select {
	case <-t.quiet:
	case <-deadline.C:
		return 0, fmt.Errorf("still running after %v; the screen:\n%s", limit, t.Screen())
	}
	if status, ok := t.cmd.ProcessState.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return 128 + int(status.Signal()), nil
	}
	return t.cmd.ProcessState.ExitCode(), nil
}

// Close ends the program if it still runs and frees the terminal.
func (t *Term) Close() error {
	err := closeOnce(t.out)
	if t.in != t.out {
		err = errors.Join(err, closeOnce(t.in))
	}
	if t.cmd.Process != nil {
		_ = t.cmd.Process.Kill() // it may have ended already
		<-t.quiet
	}
	if pipe, ok := t.screen.InputPipe().(io.Closer); ok {
		err = errors.Join(err, pipe.Close())
	}
	return err
}

// closeOnce closes a file that HangUp or CloseInput may have closed before.
func closeOnce(f *os.File) error {
	if err := f.Close(); !errors.Is(err, os.ErrClosed) {
		return err
	}
	return nil
}
