package gridstage

// Method tells how rows and columns are ordered by similarity, and what such an
// order cannot say.
func Method() []string {
	return []string{
		"The matrix by similarity: two States are the nearer, the more often their acts agree on the texts where both can be compared: the same vote, or both on a list or both not on it. Votes are compared with votes and lists with lists; an abstention lies half-way between yes and no. What is unknown, not eligible or adopted without a vote compares nobody, and with fewer than five texts in common two States get the mean distance.",
		"Two texts are the nearer, the more States joined both among those that joined either.",
		"From the distances a tree is made (average linkage), and its branches are turned so that neighbours are as near to each other as that tree allows (optimal leaf ordering).",
		"What stands together is alike in these acts, and nothing more: not being on a list says nothing about a view. The order has no up or down, like things may stand apart, and one more text can change it.",
	}
}
