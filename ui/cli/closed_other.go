//go:build !linux

package cli

import (
	"io"
	"os"
)

func standardOutput() io.Writer { return os.Stdout }
