//go:build unix

package cli

import (
	"os"
	"syscall"
)

// drainSignals are those on which a server waits until its visitors have left.
func drainSignals() []os.Signal { return []os.Signal{syscall.SIGUSR1} }
