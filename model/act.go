package model

import "strings"

// TakingPart explains what is counted as taking part in a text.
const TakingPart = "Taking part, or having joined, means: in its own name, as a member or expert, or voting in favour."

// MemberRule says what the act [Member] claims, and what belonging to a group does not.
const MemberRule = "Belonging to a group is not an act. Member means: the body that the State belonged to adopted the text by consensus; no signature is on record."

// Act is what a State did about a statement, in words that claim no more than
// the source shows. The zero value is NotEligible.
type Act uint8

// The acts, weakest first: a later one says more about a State's own voice.
const (
	// NotEligible: the text was not open to it, because it was not of the forum or
	// group or not a UN Member on the day.
	NotEligible Act = iota
	// NoList: nothing was signed or voted on, so that nobody could be on record.
	NoList
	// Unknown: the list is withheld, unresolved, or a known minimum, or how the
	// text was adopted was not found.
	Unknown
	// NotListed: could have been on the list, is not. It says nothing about its view.
	NotListed
	// WithoutVote: the whole membership of the day adopted the text without a
	// vote; no State is on record by name.
	WithoutVote
	// Agency: an agency of it is named on the advisory; not a statement of the State.
	Agency
	// Via: only an organisation it belongs to spoke for it.
	Via
	// Absent: a UN Member that did not take part in the roll call.
	Absent
	// Abstain, No and Yes: how it voted in a roll call.
	Abstain
	No
	Yes
	// Expert: a national of it sat in the expert group, in his or her own name.
	Expert
	// Member: it belonged to the body that adopted the text by consensus.
	Member
	// Signatory: signed a treaty, and was not bound by it on the day of the list.
	Signatory
	// Party: bound by a treaty.
	Party
	// Listed: on record by name (signed, endorsed or joined the text, or spoke in
	// a statement of its own).
	Listed

	actCount
)

// Acts returns every act, the strongest first: the order of legends and counts.
func Acts() []Act {
	return []Act{
		Listed, Party, Signatory, Member, WithoutVote, Expert, Yes, No, Abstain, Absent, Via, Agency, NotListed, Unknown, NotEligible, NoList,
	}
}

// Word is the act as written on screen and in files.
func (a Act) Word() string {
	return [...]string{
		Listed: "listed", Party: "party", Signatory: "signatory", Member: "member", WithoutVote: "adopted without a vote", Expert: "expert",
		Yes: "yes", No: "no", Abstain: "abstain", Absent: "absent", Via: "via", Agency: "agency",
		NotListed: "not listed", Unknown: "unknown", NotEligible: "not eligible", NoList: "no list",
	}[a]
}

// Key is the act as a JSON key: its word in snake_case.
func (a Act) Key() string { return strings.ReplaceAll(a.Word(), " ", "_") }

// ParseAct finds the act with this word; "not_listed" and "not-listed" read as
// "not listed".
func ParseAct(word string) (Act, bool) {
	word = strings.NewReplacer("_", " ", "-", " ").Replace(strings.ToLower(word))
	for _, a := range Acts() {
		if a.Word() == word {
			return a, true
		}
	}
	return NotEligible, false
}

// OwnName reports whether the act puts the State on record by its own name:
// listed, party or signatory.
func (a Act) OwnName() bool { return a == Listed || a == Party || a == Signatory }

// Joined reports whether the State took part on the side of the text: in its
// own name, as a member or expert, or by voting in favour. Sets of States and
// overlaps are made of these.
func (a Act) Joined() bool { return a.OwnName() || a == Member || a == Expert || a == Yes }

// Open reports whether the State could have been on record in the text.
func (a Act) Open() bool { return a > NoList }

// Recorded reports whether a source records something the State did, as
// opposed to its not being on a list, not being eligible, not being known, or
// only belonging to the membership that adopted a text without a vote.
func (a Act) Recorded() bool { return a >= Agency }
