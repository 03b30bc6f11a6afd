// Package search finds the records of a corpus by the words in them.
//
// # What a query says
//
// A record is found when it has all the words of a query, in any of its texts.
// Case, accents and punctuation do not count, as in [model.Fold]. A word stands
// for itself, for its plural or singular and for longer words that begin with
// it: for all of them when it is the last of the query, which is still being
// typed, otherwise from three letters on and for less. A short word that no
// name holds also stands for words of a name that begin with its letters: IP
// for intellectual property. A number has no plural and no longer form, unless
// it is the last word.
//
// Typing mistakes are forgiven (one letter more, less, other, or swapped with
// the next; two of these in words of eight letters or more, where one explains
// nothing) in a word that is
// none of this anywhere, and in every word when nothing has all of them.
// Words like "the" and "who" need not be there.
//
//	"safe haven"     exactly this phrase
//	73/27, non-State words next to each other, in singular or plural
//	kind:norm        norm, statement, country, group, page, term or a kind of statement
//	year:2018..2021  statements of these years; also 2019, ..2015 and 2020..
//	by:EST           statements in which this State took part on the side of the
//	                 text: by name, as a member or an expert, or by its vote;
//	                 names of several words need no quotation marks
//
// Several kinds or years are alternatives, several States are not. What is not
// understood is left out and told in [Results.Problem].
//
// # How records are ranked
//
// As in BM25, a word tells the more the fewer records have it, and its second
// match in a text tells less than the first; see score.go. A name counts more
// than a summary or an official text, and that more than all the rest; a full
// text, measured by its own length, counts least. Words
// that stand next to each other as in the query add to it, and a name that is
// the query and nothing else adds most. Norms come before other records that
// match as well, and terms of the glossary after them.
//
// # Why an index of our own
//
// Measured with the corpus of issue 4 (41,500 words) on the same machine, bleve
// v2.5.3 in memory needs 330 ms to index it, adds 11.5 MB to the program and
// 3 ms to every start, and answers in 21 ms at the 99th percentile. This index
// is ready in 15 ms, adds 0.3 MB with the command that asks it, and answers in
// 0.1 ms, or 3 ms at the 99th percentile, while a query is typed. With 10,000
// statements more it takes 2 ms, or 12 to 18.
// A comparison with a reader of every word (oracle_test.go) keeps it right.
package search
