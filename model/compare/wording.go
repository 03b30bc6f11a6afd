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

// Signs is a difference in one text: [-taken out-] {+put in+}.
func Signs(ops []Op) string {
	var b strings.Builder
	for _, op := range ops {
		switch op.Kind {
		case Delete:
			words := strings.TrimRight(op.A, " \n")
			b.WriteString("[-" + words + "-]" + op.A[len(words):])
		case Insert:
			words := strings.TrimRight(op.B, " \n")
			b.WriteString("{+" + words + "+}" + op.B[len(words):])
		case Equal:
			b.WriteString(op.Text())
		}
	}
	return b.String()
}
