package ask_test

import (
	"strings"
	"testing"
)

// What is to be known of an answer is said, and of each text only what is so of it: the
// numbers and names are those of the exported tables.
func TestNotes(t *testing.T) {
	r, _ := reader(t)
	for _, c := range []struct{ question, want, not string }{
		{"African States party to Malabo but not to Budapest", "Malabo Convention: of 2 more it is not known (sources disagree about it): Angola, Benin", "Malabo Convention: \"not listed\" means"},
		{"African States party to Budapest but not to Malabo", "5 of 54 States in Africa known to be not on it; of 1 it is not known: Benin", "Budapest Convention: \"not listed\" means"},
		{"who served in the GGE of 2021 but gave nothing to A/76/136", "Compendium of national positions (A/76/136): \"not listed\" means", "GGE 2019/21: \"not listed\""},
		{"attributions France joined since 2020", "of 8 more texts it is not known: their lists are not whole", ""},
		{"attributions France joined since 2020", "in 7 more texts only an organisation spoke for it", ""},
		{"which resolutions did France vote against since 2018", "6 entries on record (no 6)", "it is not known"},
		{"what has Germany signed that Romania has not", "Pall Mall Code of Practice 2025, after the list and not counted: Romania (7 April 2025)", ""},
		{"did china take part in the vote on 74/28", "Yes. China: no (voted against)", "read as a vote in favour"},
		{"which texts carry norm j apart from the set", "norm j is carried by 5 texts", ""},
		{"What does New Zealand say it does about the norms?", "and 2 entries about what it does", ""},
		{"Was Indonesia ever in a GGE? which ones", "Yes. expert 3 of 3 texts.", "not listed"},
		{"Cambodian votes on the programme of action", "yes 2 of 2 texts", ""},
		{"every roll call with its totals", "17 texts on record", ""},
		{"how many EU members voted yes on 74/247 and how many abstained", "no 28, yes 0, abstain 0", ""},
		{"G7 points about critical infrastructure", "3 points of the G7", ""},
		{"which G7 point is about theft of intellectual property", "1 point of the G7", ""},
		{"which texts carry norm f by name", "norm f is carried by 4 texts that name it", ""},
		{"African States only: who signed the Paris Call, and who did not?", "listed 11, not listed 43", ""},
		{"did Fiji take part in the votes of 2018", "3 entries on record (yes 1, abstain 2)", "Budapest"},
		{"EU members that broke ranks: who in the EU did not vote no on 75/240", "0 of 27 EU members", ""},
		{"what has Ireland ratified that South Africa has not", "0 texts. Ireland and South Africa: on record as party: both 0", ""},
		{"what has Chile ratified that Mexico has not", "1 text. Chile and Mexico: on record as party: both 0, only Chile 1", ""},
		{"what did Serbia ratify", "Second Protocol to the Budapest Convention: ratified, though the treaty is not in force: Serbia (9 February 2023)", ""},
		{"did Viet Nam ratify the cybercrime convention", "Reported, and not confirmed by the depositary. Viet Nam: signatory", "Yes"},
		{"who joined the UN cybercrime convention", "none on the list as of 19 November 2025; reported to have ratified, and not confirmed by the depositary: Azerbaijan, Qatar and Viet Nam", ""},
		{"which texts did neither Cuba nor Iran vote for", "5 texts on which neither Cuba nor Iran is on record (yes)", ""},
		{"what did neither India nor China sign", "left out, as it is not known of one of them, or an organisation spoke for it: 23 texts", ""},
		{"which treaties has New Zealand joined", "Budapest Convention, after the list and not counted: New Zealand (acceded 28 August 2025", ""},
		{"which resolutions did New Zealand vote for in 2018", "1 entry on record (yes 1)", "Budapest"},
		{"Which G20 members never voted no on a resolution?", "7 of 19 G20 members", "Holy See"},
	} {
		if says(t, r, c.question, c.want); c.not != "" {
			a := r.Read(c.question, today())
			if said := strings.Join(append(a.Caveats, a.Says), "\n"); strings.Contains(said, c.not) {
				t.Errorf("%q says %q:\n%s", c.question, c.not, said)
			}
		}
	}
}

// What the words without one that was not understood mean is offered where it is a question,
// and where that one is no denial: its answer would be the opposite.
func TestNoReadingIsTheOpposite(t *testing.T) {
	r, _ := reader(t)
	for _, question := range []string{
		"which EU states withdrew from the paris call",
		"EU members that strayed: who in the EU did not vote no on 75/240",
		"which country is the worst violator of norm f",
	} {
		for _, reading := range r.Read(question, today()).Readings {
			t.Errorf("%q offers %q", question, reading.Question)
		}
	}
}
