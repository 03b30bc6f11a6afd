package sshd

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/landlock-lsm/go-landlock/landlock"
	ll "github.com/landlock-lsm/go-landlock/landlock/syscall"
)

// Needs is what a server still reads or reaches after its start.
type Needs struct {
	Files    []string // read again at a reload; each may be replaced by another of its name
	Wide     []string // folders that are too wide to be readable as a whole, such as a home
	Metrics  bool     // of the process itself, which are in /proc and /sys/fs/cgroup
	Outgoing bool     // connections to other servers
}

// Confine takes from this process, for ever, everything that it does not need: to
// open, write, make, remove and run files, to listen again, and, unless needed, to
// connect to other servers. For each file its folder stays readable, because most
// programs replace a file rather than write into it; in a wide folder, the file
// alone. Confine returns the version of Landlock that it used, which is 0 where
// the kernel has none and nothing is taken.
func Confine(n Needs) (version int, err error) {
	version, err = ll.LandlockGetABIVersion()
	if err != nil || runtime.GOOS != "linux" {
		return 0, nil // the kernel has none
	}
	config := landlock.V8
	if n.Outgoing {
		config.HandledAccessNet = ll.AccessNetBindTCP
	}
	if strings.HasPrefix(os.Getenv("NOTIFY_SOCKET"), "@") {
		config.Scoped = 0 // the supervisor listens on an abstract socket
	}
	var rules []landlock.Rule
	for _, path := range n.Files {
		rules = append(rules, readable(path, n.Wide)...)
	}
	if n.Metrics {
		rules = append(rules, landlock.RODirs("/proc/self").IgnoreIfMissing(), landlock.ROFiles("/proc/stat").IgnoreIfMissing(),
			landlock.RODirs("/sys/fs/cgroup").IgnoreIfMissing()) // the pressure on it, and its share of the processor
	}
	if n.Outgoing {
		rules = append(rules,
			landlock.ROFiles("/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/services").IgnoreIfMissing(),
			landlock.RODirs("/run/systemd/resolve", "/etc/ssl", "/etc/pki", "/usr/share/ca-certificates", "/usr/local/share/ca-certificates").IgnoreIfMissing())
	}
	if err := config.BestEffort().Restrict(rules...); err != nil {
		return 0, fmt.Errorf("landlock: %w", err)
	}
	return version, nil
}

// readable are the rules by which a file stays readable, also where it is a
// symbolic link.
func readable(path string, wide []string) []landlock.Rule {
	names := []string{path}
	if real, err := filepath.EvalSymlinks(path); err == nil && real != path {
		names = append(names, real)
	}
	var rules []landlock.Rule
	for _, name := range names {
		dir := filepath.Dir(name)
		if isWide(dir, wide) {
			rules = append(rules, landlock.ROFiles(name).IgnoreIfMissing())
		} else {
			rules = append(rules, landlock.RODirs(dir).IgnoreIfMissing())
		}
	}
	return rules
}

// isWide reports whether a folder is the root or one of those that are too wide.
func isWide(dir string, wide []string) bool {
	full, err := filepath.Abs(dir)
	if err != nil || full == string(filepath.Separator) {
		return true
	}
	return slices.ContainsFunc(wide, func(one string) bool { return one != "" && full == filepath.Clean(one) })
}
