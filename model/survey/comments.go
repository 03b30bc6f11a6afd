package survey

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// commentLines calls do with each line of the comments of a node, and of what is
// below it where deep is set.
func commentLines(n *yaml.Node, deep bool, do func(line string)) {
	for line := range strings.SplitSeq(n.HeadComment+"\n"+n.LineComment+"\n"+n.FootComment, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			do(line)
		}
	}
	if deep {
		for _, c := range n.Content {
			commentLines(c, deep, do)
		}
	}
}

// comments adds the comments that only some copies have, each above its key.
func (m *merger) comments() {
	there := map[string]bool{}
	commentLines(m.out.root, true, func(line string) { there[line] = true })
	for _, c := range m.copies {
		adoptComments(m.out.top(), c.Book.top(), there)
	}
}

func adoptComments(to, from *yaml.Node, there map[string]bool) {
	index := indexOf(to)
	for k, n := range pairs(from) {
		at, ok := index[k.Value]
		if !ok {
			continue
		}
		above := to.Content[at-1]
		adopt := func(line string) {
			if !there[line] {
				there[line] = true
				above.HeadComment = strings.TrimPrefix(above.HeadComment+"\n"+line, "\n")
			}
		}
		commentLines(k, false, adopt)
		commentLines(n, n.Kind != yaml.MappingNode, adopt)
		if n.Kind == yaml.MappingNode {
			adoptComments(to.Content[at], n, there)
		}
	}
}
