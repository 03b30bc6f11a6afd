package model

// Mark is one sign for what an item of one list means for another: an act, a
// way to carry a norm, or an answer about several items. Media give it a glyph,
// a shape and a colour; its word is that of the value it stands for.
type Mark uint8

// The marks. Those of the acts come first: an act and its mark are the same
// number, see [Act.Mark].
const (
	MarkByName     Mark = Mark(actCount) + iota // carries the norm itself
	MarkSet                                     // backs the set
	MarkSubject                                 // same subject
	MarkAll                                     // in both or all of what is asked; matches
	MarkOnlyFirst                               // only in the first
	MarkOnlySecond                              // only in the second
	MarkSome                                    // in some of several
	MarkOther                                   // in none, and on record with another act
	MarkNone                                    // in none; does not match
	MarkAged                                    // something on the page is due for review
	MarkMeasure                                 // a document of the State says that it did or does something
	MarkPlan                                    // a document says what the State intends
	MarkNeed                                    // a document says what the State lacks
	MarkView                                    // a position; no claim of implementation
	NoMark
)

// Marks returns every mark except [NoMark].
func Marks() []Mark {
	out := make([]Mark, NoMark)
	for i := range out {
		out[i] = Mark(i)
	}
	return out
}

// Mark returns the mark of the act.
func (a Act) Mark() Mark { return Mark(a) }

// Mark returns the mark of the way; [NoMark] for what is not carried.
func (h How) Mark() Mark {
	switch {
	case h.ByName():
		return MarkByName
	case h == Set:
		return MarkSet
	case h == Subject:
		return MarkSubject
	}
	return NoMark
}
