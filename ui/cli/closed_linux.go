package cli

import (
	"io"
	"os"
	"syscall"
)

// standardOutput is the standard output, or a writer that fails if the caller closed it.
// The runtime of Go opens /dev/null for reading and writing in place of a closed
// one, where a caller who wants nothing opens it for writing; whoever detaches a
// program gives it the same for input and errors too.
func standardOutput() io.Writer {
	if fromRuntime(1) && !(fromRuntime(0) && fromRuntime(2)) {
		return closedOutput{}
	}
	return os.Stdout
}

// fromRuntime reports whether a descriptor is /dev/null, open for both.
func fromRuntime(descriptor int) bool {
	var at, null syscall.Stat_t
	if syscall.Fstat(descriptor, &at) != nil || syscall.Stat(os.DevNull, &null) != nil || at.Rdev != null.Rdev || at.Mode&syscall.S_IFMT != syscall.S_IFCHR {
		return false
	}
	flags, _, errno := syscall.Syscall(syscall.SYS_FCNTL, uintptr(descriptor), syscall.F_GETFL, 0) //nolint:gosec // a small number
	return errno == 0 && flags&syscall.O_ACCMODE == syscall.O_RDWR
}

type closedOutput struct{}

// Write fails as a write to a closed descriptor does.
func (closedOutput) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: "standard output", Err: syscall.EBADF}
}
