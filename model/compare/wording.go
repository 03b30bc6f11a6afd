package compare

import (
	"strconv"
	"strings"

	"comity/model/prose"
)

// Changes are the ops that are not equal.
func Changes(ops []Op) []Op {
	return prose.Only(ops, func(op Op) bool { return op.Kind != Equal })
}

// Difference says briefly how two texts differ.
func Difference(ops []Op) string {
	all := Changes(ops)
	switch {
	case len(all) == 0:
		return "the same, word for word"
	case len(all) == 1 && sign(all[0].Text()) != "":
		return "differs by one " + sign(all[0].Text())
	}
	places := 0
	for i := range ops { // a replacement is one place
		if ops[i].Kind != Equal && (i == 0 || ops[i].Kind != Insert || ops[i-1].Kind != Delete) {
			places++
		}
	}
	return "differs in " + prose.Count(places, "place")
}

// sign names a sign; nothing else has a name.
func sign(text string) string {
	return map[string]string{",": "comma", ";": "semicolon", ":": "colon", ".": "full stop"}[strings.TrimSpace(text)]
}

// Words say how many words two texts have in common, in the same order: "31 of 33
// and of 35 words".
func (s Similarity) Words() string {
	if s.A == s.B {
		return strconv.Itoa(s.Same) + " of " + prose.Count(s.A, "word")
	}
	return strconv.Itoa(s.Same) + " of " + strconv.Itoa(s.A) + " and of " + prose.Count(s.B, "word")
}

// The lists that have a norm without a counterpart.
const (
	OnlyUN = "only in the list of the UN"
	OnlyG7 = "only in the list of the G7"
)

// Alikeness says how alike two wordings are: "differs by one comma; in common 31 of
// 31 words".
func Alikeness(ops []Op, s Similarity) string {
	if len(Changes(ops)) == 0 {
		return Difference(ops) + ": " + prose.Count(s.A, "word")
	}
	return Difference(ops) + "; in common " + s.Words()
}
