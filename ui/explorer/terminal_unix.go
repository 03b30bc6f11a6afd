//go:build unix

package explorer

import (
	"os"
	"os/signal"
	"syscall"
)

// resizes returns a channel that says when to look at the size of the terminal, and
// what ends that.
func resizes() (look chan os.Signal, stop func()) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGWINCH)
	return c, func() { signal.Stop(c) }
}

// resumes returns a channel that says that this process was stopped and goes on.
func resumes() chan os.Signal {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGCONT)
	return c
}

// stopGroup stops this process and those of its job, and reports whether it could.
func stopGroup() bool { return syscall.Kill(0, syscall.SIGTSTP) == nil }

// allowSequences does nothing: terminals of Unix understand control sequences.
func allowSequences(*os.File) (restore func(), err error) { return func() {}, nil }
