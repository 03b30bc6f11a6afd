package cells

import (
	"strings"

	"comity/model"
)

// visible is a character of w cells without the parts of it that a terminal is
// not to see; blanks if it is not as wide then.
func visible(cluster string, w int) string {
	clean := model.Clean(cluster, "", -1)
	if clean != cluster && Width(clean) != w {
		return strings.Repeat(" ", w)
	}
	return clean
}
