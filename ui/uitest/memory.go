//go:build unix

package uitest

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// Memory is what a running program holds, in bytes.
type Memory struct {
	Now, Highest int64 // resident, with the pages of its file that are mapped
	Own          int64 // of Now what no file backs: heap, stacks, the runtime's tables
}

// Memory reads what the running program holds. It needs a system with /proc.
func (t *Term) Memory() (m Memory, err error) {
	f, err := os.Open(fmt.Sprintf("/proc/%d/status", t.cmd.Process.Pid))
	if err != nil {
		return m, err
	}
	defer f.Close() //nolint:errcheck // only read
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), ":")
		field := map[string]*int64{"VmRSS": &m.Now, "VmHWM": &m.Highest, "RssAnon": &m.Own}[name]
		if field == nil {
			continue
		}
		if _, err := fmt.Sscanf(value, "%d kB", field); err != nil {
			return m, err
		}
		*field <<= 10
	}
	return m, lines.Err()
}
