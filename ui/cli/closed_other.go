//go:build !linux

package cli

import (
	"io"
	"os"
)

// standardOutput is the standard output.
func standardOutput() io.Writer { return os.Stdout }
