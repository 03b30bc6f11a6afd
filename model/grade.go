package model

// Confidence is how far a fact was checked: "checked", "reported" or
// "unverified". It is the one mark for this on every screen, in every command
// and in every file.
type Confidence string

// The three grades.
const (
	Checked    Confidence = "checked"
	Reported   Confidence = "reported"
	Unverified Confidence = "unverified"
)

// grade is a row of the table of grades.
type grade struct {
	is      Confidence
	meaning string
}

// grades is the table of grades, the best first.
func grades() []grade {
	return []grade{
		{Checked, "compared with the official text, register or record, or a faithful copy of it"},
		{Reported, "a named source says so; the official text was not compared"},
		{Unverified, "no source consulted confirms it, or sources conflict"},
	}
}

// Meaning says in words what the grade claims; it is empty for a word that is
// none of the three.
func (c Confidence) Meaning() string {
	for _, g := range grades() {
		if g.is == c {
			return g.meaning
		}
	}
	return ""
}

// Mark is the word that stands beside a fact of this grade: nothing beside one
// that was checked.
func (c Confidence) Mark() string {
	if c == Checked {
		return ""
	}
	return string(c)
}

// Beside returns a text with the mark of the grade after it: "Tallinn Mechanism (reported)".
func (c Confidence) Beside(text string) string {
	if c.Mark() == "" {
		return text
	}
	return text + " (" + c.Mark() + ")"
}

// Words returns the grade and its meaning: "reported: a named source says so; the
// official text was not compared".
func (c Confidence) Words() string { return string(c) + ": " + c.Meaning() }

// Explained returns the grade and its meaning, and for one that is shown the page
// that explains all of them.
func (c Confidence) Explained() string {
	if c.Mark() == "" {
		return c.Words()
	}
	return c.Words() + "; see " + string(GradesPage)
}

// Lowest is the lowest of several grades, and [Checked] for none.
func Lowest(all ...Confidence) Confidence {
	worst := Checked
	for _, c := range all {
		if c == Unverified || c == Reported && worst == Checked {
			worst = c
		}
	}
	return worst
}
