package explorer

import (
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// resizes returns a channel that says when to look at the size of the console, which
// sends no signal, and what ends that.
func resizes() (look chan os.Signal, stop func()) {
	const often = 250 * time.Millisecond
	c, ended, tick := make(chan os.Signal, 1), make(chan struct{}), time.NewTicker(often)
	go func() {
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
			case <-ended:
				return
			}
			select {
			case c <- os.Interrupt: // any signal will do
			default: // one is there already
			}
		}
	}()
	return c, func() { close(ended) }
}

// resumes returns a channel on which nothing comes: Windows stops no process.
func resumes() chan os.Signal { return make(chan os.Signal) }

// stopGroup reports that this process cannot be stopped.
func stopGroup() bool { return false }

// allowSequences has a console obey control sequences, and returns what makes it as
// it was. It returns an error if the console is older than that.
func allowSequences(out *os.File) (restore func(), err error) {
	var mode uint32
	console := windows.Handle(out.Fd())
	if err := windows.GetConsoleMode(console, &mode); err != nil {
		return nil, err
	}
	if err := windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING|windows.DISABLE_NEWLINE_AUTO_RETURN); err != nil {
		return nil, err
	}
	return func() { _ = windows.SetConsoleMode(console, mode) }, nil // nothing more can be done
}
