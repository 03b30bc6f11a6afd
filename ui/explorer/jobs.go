package explorer

import (
	"os"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/x/term"

	"comity/ui/cells"
)

// jobs gives the terminal back to the shell and takes it again.
type jobs struct {
	in      uintptr
	state   *term.State // of the terminal before
	painter *cells.Painter
	resize  chan<- os.Signal // follows the size, which may have changed while this process was stopped

	stopping atomic.Bool
	resumed  chan struct{} // while stopping
}

// suspend stops this process, as a shell expects of ctrl+z, and returns after it was
// resumed. It returns false if nothing could stop it: no shell waits for it.
func (j *jobs) suspend() bool {
	const soon = 200 * time.Millisecond
	j.stopping.Store(true)
	defer j.stopping.Store(false)
	j.painter.Release(patience)
	_ = term.Restore(j.in, j.state) // the shell sets its own mode
	stopped := false
	if stopGroup() {
		// The system does not stop a process that no shell could resume. The first wait
		// is over when a process resumes, before its signal has come.
		for range 2 {
			select {
			case <-j.resumed:
				stopped = true
			case <-time.After(soon):
				continue
			}
			break
		}
	}
	j.retake()
	return stopped
}

// watch takes the terminal again after another has stopped and resumed this process.
func (j *jobs) watch(resumed <-chan os.Signal, done <-chan struct{}) {
	for {
		select {
		case <-resumed:
			if !j.stopping.Load() {
				j.retake()
				continue
			}
			select {
			case j.resumed <- struct{}{}:
			default:
			}
		case <-done:
			return
		}
	}
}

// retake sets the mode of the terminal and paints everything anew.
func (j *jobs) retake() {
	_, _ = term.MakeRaw(j.in) // a terminal that has gone ends the input
	j.painter.Retake()
	select {
	case j.resize <- os.Interrupt: // any signal will do
	default: // one is there already
	}
}
