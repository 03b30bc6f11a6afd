package cli

import "os"

// drainSignals are those on which a server waits until its visitors have left:
// Windows has none.
func drainSignals() []os.Signal { return []os.Signal{windowsHasNone{}} }

// windowsHasNone is a signal that is never sent. With no signal at all,
// [os/signal.Notify] would relay every one.
type windowsHasNone struct{}

func (windowsHasNone) String() string { return "none" }
func (windowsHasNone) Signal()        {}
