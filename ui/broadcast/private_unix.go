//go:build unix

package broadcast

import (
	"io/fs"
	"os"
	"syscall"
)

// private reports whether only this user has access to a folder.
func private(folder fs.FileInfo) bool {
	of, ok := folder.Sys().(*syscall.Stat_t)
	return ok && folder.Mode().Perm()&0o077 == 0 && int(of.Uid) == os.Getuid()
}
