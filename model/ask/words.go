package ask

import (
	_ "embed" // for phrases.txt
	"slices"
	"strings"
)

// verb is what States are asked to have done about a text.
type verb uint8

const (
	took   verb = iota // took part on the side of the text, however that is done
	signed             // put its name to it
	party
	signatory
	yes
	no
	abstained
	absent
	voted // any of yes, no and abstain
	expert
	via
	sponsored
	positioned
	blamed // attributed something
)

// small is what a small word does in a question.
type small uint8

const (
	filler   small = iota // read, and without a meaning of its own here
	whoWord               // asks for States
	howMany               // asks for States, the count first
	whatWord              // asks for texts
	howWord
	whenWord
	notWord
	andWord
	orWord
	butWord
	bothWord
	eitherWord
	noneWord
	refusedWord // a not that the records cannot say
	onlyWord
	atLeast // with a number before or after
	moreThan
	atMost // like these, the other way round
	fewerThan
	exactly
	most // the first of those that are counted
	least
	newest
	oldest
	versus
	differ
	alike
	behind
	changed // did one thing about one text and another about the next
	mentions
	reports    // what States say they do about a norm
	mapWord    // wants the answer as a map
	matrixWord // as a matrix
	timelineWord
	similarWord
	since
	after
	before
	between
	until
	asOf
	record  // asks for all that is known
	define  // asks what something is
	goesOn  // goes on the question before
	alone   // the only one to do something
	leaves  // is no longer in a group or on a list
	unvoted // without a vote
	whyWord // asks for a reason, which is in no record
	modal   // asks what will or should be, which is in no record
	today
	thisYear
	lastYear
)

// phrasesFile holds the phrases of acts and small words, and names that no record has.
//
//go:embed phrases.txt
var phrasesFile string

// verbKeys and smallKeys are the names of the acts and small words in it, in the order above.
const (
	verbKeys  = "took signed party signatory yes no abstained absent voted expert via sponsored positioned blamed"
	smallKeys = "filler whoWord howMany whatWord howWord whenWord notWord andWord orWord butWord bothWord eitherWord noneWord refusedWord onlyWord atLeast moreThan atMost fewerThan exactly most least newest oldest versus differ " +
		"alike behind changed mentions reports mapWord matrixWord timelineWord similarWord since after before between until asOf record define goesOn alone leaves unvoted whyWord modal today thisYear lastYear"
)

// phrases returns the phrases that each key of the file has, a list for each line.
func phrases() map[string][][]string {
	out := map[string][][]string{}
	for line := range strings.Lines(phrasesFile) {
		if key, said, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok {
			out[key] = append(out[key], strings.Split(said, "|"))
		}
	}
	return out
}

// addAll makes phrases name a thing.
func (r *Reader) addAll(lines [][]string, t thing) {
	for _, phrase := range slices.Concat(lines...) {
		r.add(phrase, t)
	}
}

// addSmallWords adds the words that are no names.
func (r *Reader) addSmallWords() {
	all := phrases()
	for v, key := range strings.Fields(verbKeys) {
		r.addAll(all[key], thing{class: act, verb: verb(v)})
	}
	for _, no := range []string{"did not", "didnt", "do not", "not"} { // join the vote
		for _, took := range []string{"take part", "taking part", "participate", "participating", "join", "joining"} {
			for _, in := range []string{"", " in", " to", " at"} {
				for _, vote := range []string{" the vote", " the vote on", " vote", " voting"} {
					r.add(no+" "+took+in+vote, thing{class: act, verb: absent})
				}
			}
		}
	}
	for w, key := range strings.Fields(smallKeys) {
		r.addAll(all[key], thing{class: word, word: small(w)})
	}
}
