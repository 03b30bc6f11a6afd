package prose

import (
	"regexp"
	"sync"
)

// Pattern returns a regular expression that is compiled when it is first asked for, so
// that those of a package cost no start. It panics then if the expression is not valid.
func Pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
