//go:build unix

package term

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// Memory is what the running program holds, in bytes: resident now, and at
// its highest. It needs a system with /proc.
func (t *Term) Memory() (now, highest int64, err error) {
	f, err := os.Open(fmt.Sprintf("/proc/%d/status", t.cmd.Process.Pid))
	if err != nil {
		return 0, 0, err
	}
	defer f.Close() //nolint:errcheck // only read
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), ":")
		var kib int64
		switch name {
		case "VmRSS", "VmHWM":
			if _, err := fmt.Sscanf(value, "%d kB", &kib); err != nil {
				return 0, 0, err
			}
			if name == "VmRSS" {
				now = kib << 10
			} else {
				highest = kib << 10
			}
		}
	}
	return now, highest, lines.Err()
}
