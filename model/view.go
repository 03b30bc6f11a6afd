package model

import (
	"fmt"
	"strings"

	"comity/model/prose"
)

// UNGroups returns the UN regional groups in the order of the UN's own lists;
// the last is "none", for a State in no group.
func UNGroups() []string { return unGroups() }

// Named returns the States with these codes, by display name.
func (c *Corpus) Named(codes []ISO3) []*Country {
	want := make(map[ISO3]bool, len(codes))
	for _, code := range codes {
		want[code] = true
	}
	return prose.Only(c.countries, func(co *Country) bool { return want[co.ISO3] })
}

// Did returns the States that did exactly this about a statement, by display
// name.
func (c *Corpus) Did(s *Statement, act Act) []*Country {
	return prose.Only(c.countries, func(co *Country) bool { return c.Act(s, co) == act })
}

// EscapeAddress percent-encodes what an address may not hold, and nothing else:
// spaces, braces, quotes, control characters and what is not ASCII.
func EscapeAddress(address string) string {
	var b strings.Builder
	for i := range len(address) {
		if c := address[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("{}\\\"<>^`|", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// StatementKinds returns the kinds of statement, as the records name them.
func StatementKinds() []string { return kinds() }

// Adoptions returns the ways in which a statement came about.
func Adoptions() []string { return adoptions() }

// Confidences returns the three grades, the best first.
func Confidences() []string { return confidences() }
