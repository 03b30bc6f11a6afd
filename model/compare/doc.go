// Package compare sets two or more States, groups of States or statements
// beside each other, and never says more than the lists and roll calls do.
//
// What it counts, and how:
//
//   - A State took part in a text when its act is one of [model.Act.Joined]. A
//     group took part when more than half of its members that could have did;
//     the counts, k of n members, always stand beside it.
//   - Unknown and not eligible are never disagreement and never absence: they
//     are left out and counted. Where what is not known could change an answer,
//     the answer is that it is not known.
//   - Texts that the whole membership adopted without a vote have no supporters
//     by name and enter no score.
//   - Votes and lists are scored apart: [Agreement] and [Lists].
//   - A [Score] always has its n, and below [Least] there is none.
//
// With a day given, later texts are left out and counted, groups are as on that
// day, and whoever is on record as joining later had not joined; a list of which
// only a later stand is known is named in [Comparison.LaterLists].
//
// It also compares two texts word by word ([Diff]): insertions, deletions, shared
// phrases ([Shared]), and the crosswalk of the two lists of norms ([Crosswalk]).
//
// A word is a run of letters and digits, with the apostrophes and hyphens
// inside it; every other sign is a token of its own, so that a comma does not
// change a word. Comparison is case-sensitive. Blanks and line breaks are never
// a difference, and never lost.
package compare

// Least is the number of comparable items below which there is no score.
const Least = 5

// Most is how many subjects one comparison can have.
const Most = 6
