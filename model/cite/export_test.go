package cite

// Escapes for fuzzing.
var (
	OneLine    = oneLine
	BibTeXText = bibtexText
	BibTeXKey  = bibtexKey
	RISAuthor  = risAuthor
)
