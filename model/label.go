package model

import (
	_ "embed"
	"strconv"
	"strings"
)

//go:embed labels.txt
var labelText string

// LabelLetters is how many letters the longest label has, without blanks.
const LabelLetters = 18

// Label is the text in one word or two, for the heads of columns: its name
// in labels.txt, which is taken from its short title; of a resolution the number
// of its symbol, "73/266"; else the first words of its short title. It says no
// year: two texts of one year have different labels.
func (s *Statement) Label() string {
	if _, after, ok := strings.Cut("\n"+labelText, "\n"+string(s.ID)+": "); ok {
		label, _, _ := strings.Cut(after, "\n")
		return label
	}
	if number, ok := strings.CutPrefix(s.Symbol, "A/RES/"); ok {
		return number
	}
	out, n := "", 0
	for word := range strings.FieldsSeq(s.ShortTitle) {
		letters := []rune(word)
		if n += len(letters); n > LabelLetters && out != "" {
			break
		}
		out += " " + string(letters[:min(len(letters), LabelLetters)])
	}
	return out[min(len(out), 1):]
}

// Called is the label with the year of the text, by which it is told from all others.
func (s *Statement) Called() string { return s.Label() + " " + strconv.Itoa(s.When().Year) }
