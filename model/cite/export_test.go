package cite

// Escapes for fuzzing.
var (
	OneLine    = oneLine
	BibTeXText = bibtexText
	BibTeXURL  = bibtexURL
	BibTeXKey  = bibtexKey
	RISAuthor  = risAuthor
)
