package cli_test

import (
	"strings"
	"testing"
)

// TestADayOutsideTheRecordsIsTold: in every command that takes a day, in every
// format.
func TestADayOutsideTheRecordsIsTold(t *testing.T) {
	for _, args := range [][]string{
		{"matrix"}, {"map", `member("eu")`}, {"map", "--statement", "paris-call-2018"}, {"timeline"}, {"compare", "EST", "LVA"},
		{"compare", "EST"}, {"compare", "ga-res-73-27", "ga-res-73-266"},
	} {
		for _, format := range []string{"text", "csv", "json", "md", "html"} {
			before := comity(t, append(args, "--as-of", "1900-01-01", "--format", format)...)
			if before.code != 2 || before.out != "" || !strings.Contains(before.err, "the first is dated 4 December 1998") {
				t.Errorf("%v as %s in 1900: exit %d, %q, %.200s", args, format, before.code, before.err, before.out)
			}
			after := comity(t, append(args, "--as-of", "2099-01-01", "--format", format)...)
			const words = "is after the records were compiled"
			if after.code != 0 || !strings.Contains(after.err, words) {
				t.Errorf("%v as %s in 2099: exit %d, %q", args, format, after.code, after.err)
			}
			if (format == "json" || format == "md" || format == "html") && !strings.Contains(after.out, words) {
				t.Errorf("%v as %s in 2099: the output does not say so", args, format)
			}
		}
	}
}
