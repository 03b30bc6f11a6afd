package matrixscreen_test

import (
	"strings"
	"testing"

	"comity/ui/uitest"
)

// TestYearsOfTheHeadStandApart: at every size each column has its year in two digits,
// with a blank before the next.
func TestYearsOfTheHeadStandApart(t *testing.T) {
	c := uitest.Corpus(t)
	for _, size := range [][2]int{{136, 40}, {96, 26}, {76, 20}, {96, 14}, {36, 8}, {196, 56}} {
		for _, at := range []string{"matrix", "matrix?of=eu&columns=oldest", "matrix?columns=similarity&rows=similarity"} {
			years := 0
			for _, line := range drawn(open(t, c, at), size[0], size[1])[:7] {
				fields := strings.Fields(line)
				if len(fields) < 5 || strings.Trim(strings.Join(fields, ""), "'0123456789") != "" {
					continue
				}
				for _, field := range fields {
					if len(strings.TrimPrefix(field, "'")) == 2 {
						years++
					} else if !strings.HasSuffix(field, "/") && len(field) != 3 {
						t.Errorf("%s at %v has the year %q: %q", at, size, field, line)
					}
				}
			}
			if years < 5 {
				t.Errorf("%s at %v has %d years", at, size, years)
			}
		}
	}
}
