package relation

import "comity/model"

// Sign is a mark for several pins, its words and their meaning.
type Sign struct {
	Mark          model.Mark
	Word, Meaning string
}

// Signs returns the marks for several pins, for help.
func Signs() []Sign {
	return []Sign{
		{model.MarkAll, "both, all", "took part in both, or in all of the pinned items"},
		{model.MarkOnlyFirst, "only first", "took part in the first only"},
		{model.MarkOnlySecond, "only second", "took part in the second only"},
		{model.MarkSome, "some, only third, one", "took part in some of three or more, or in that one only; of two, in one while it could not join the other: adopted without a vote, or not open to it"},
		{model.No.Mark(), "both no", "both voted no"},
		{model.Abstain.Mark(), "both abstained", "both abstained"},
		{model.Absent.Mark(), "both absent", "both were absent from the vote"},
		{model.MarkOther, "votes differ, other act", "none took part; their votes differ, or another act is on record, such as an organisation speaking for one"},
		{model.MarkNone, "neither, none", "could have taken part, and is on none of the lists"},
	}
}
