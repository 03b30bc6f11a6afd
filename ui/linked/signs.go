package linked

import (
	"comity/model"
	"comity/ui/theme"
)

// Sign is a symbol of what several pins mean, its words and what they say.
type Sign struct {
	Sym           theme.Sym
	Word, Meaning string
}

// Signs returns the symbols of what several pins mean, for help.
func Signs() []Sign {
	return []Sign{
		{theme.Both, "both, all", "took part in both, or in all that is pinned"},
		{theme.OnlyFirst, "only first", "took part in the first only"},
		{theme.OnlySecond, "only second", "took part in the second only"},
		{theme.Some, "some, only third", "took part in some of three or more, or in that one only"},
		{theme.SymOf(model.No), "both no", "both voted no"},
		{theme.SymOf(model.Abstain), "both abstained", "both abstained"},
		{theme.SymOf(model.Absent), "both absent", "both were absent from the vote"},
		{theme.Otherwise, "votes differ, other act", "none took part; their votes differ, or another act is on record, such as an organisation speaking for one"},
		{theme.Neither, "neither, none", "could have taken part, and is on none of the lists"},
	}
}
