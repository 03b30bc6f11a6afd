package compare

import (
	"cmp"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
)

// Adopted is the short word of a text that the whole membership adopted without a vote.
const Adopted = "adopted"

// viaBody follows the number of those for whom only an organisation spoke.
const viaBody = " via an organisation"

// Told says what the members of a group did about a text, and the same in fewer words
// for a narrow column: "yes 5, no 20" and "no 20 of 25", "yes 31 of 32, absent 1", "18 of 28 joined".
func (s *Stand) Told(text *model.Statement) (words, short string) {
	switch {
	case text.WithoutVote():
		return model.WithoutVote.Word(), Adopted
	case text.Unsigned():
		return model.NoList.Word(), ""
	case s.Eligible() == 0:
		return model.NotEligible.Word(), ""
	case text.Advisory():
		return prose.Of(s.Counts[model.Agency], s.Eligible()) + " " + model.Agency.Word(), ""
	case !text.RollCall():
		return s.JoinedOf(text)
	}
	words = strings.Join(s.Counts.Words(model.Yes, model.No, model.Abstain, model.Absent, model.Unknown), ", ")
	if act, k, _, ok := s.Vote(); ok { // of all that could vote, as who was absent has not voted so
		short = act.Word() + " " + prose.Of(k, s.Eligible())
		if absent := s.Counts[model.Absent]; absent > 0 {
			short += ", " + model.Absent.Word() + " " + strconv.Itoa(absent)
		}
		return words, short
	}
	_, short = s.JoinedOf(text)
	return words, short
}

// JoinedOf says how many members of a group took part in a text, and the same in fewer
// words: "18 of 28 joined, unknown 2", "27 of 27 via an organisation".
func (s *Stand) JoinedOf(text *model.Statement) (words, short string) {
	of, via := prose.Of(s.Joined, s.Eligible()), s.Counts[model.Via]
	acts := prose.Only(text.Joining(), func(a model.Act) bool { return s.Counts[a] > 0 })
	words = of + " " + relation.VerbsBy(s.Joined, text, acts)
	if via > 0 && s.Joined == 0 {
		of = prose.Of(via, s.Eligible())
		words, short = of+viaBody, of+" "+model.Via.Word()
	} else if via > 0 {
		words += ", " + strconv.Itoa(via) + viaBody
		short = of + ", " + model.Via.Word() + " " + strconv.Itoa(via)
	}
	if s.Unknown > 0 {
		unknown := ", unknown " + strconv.Itoa(s.Unknown)
		return words + unknown, cmp.Or(short, of) + unknown
	}
	if via > 0 {
		return words, short
	}
	word := strings.ReplaceAll(strings.TrimPrefix(words, of+" "), " or ", "/")
	if acts := text.Joining(); len(acts) == 1 && acts[0] != model.Listed {
		word = acts[0].Word()
	} else if text.Separate() {
		word = "stated"
	}
	return words, of + " " + word
}
