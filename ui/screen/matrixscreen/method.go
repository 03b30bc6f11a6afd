package matrixscreen

// Method explains how rows and columns are ordered by similarity, and the
// limits of such an order.
func Method() []string {
	return []string{
		"The matrix by similarity: two States are closer the more often their acts agree on the texts where both can be compared: the same vote, or both on a list or both not on it. Votes are compared with votes and lists with lists; an abstention lies half-way between yes and no. What is unknown, not eligible or adopted without a vote is not compared, and two States with fewer than five texts in common get the mean distance.",
		"Two texts are closer the larger the share of States that joined both among those that joined either.",
		"The distances give a tree (average linkage). Its branches are turned so that neighbours are as close as the tree allows (optimal leaf ordering).",
		"Neighbours are alike in these acts and nothing more: not being on a list says nothing about a view. The order has no up or down, similar items may be far apart, and one more text can change it.",
	}
}
