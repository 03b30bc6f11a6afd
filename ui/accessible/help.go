package accessible

import (
	"strings"
	"unicode"

	"comity/model"
	"comity/model/relation"
)

// help lists the commands, or explains one.
func (s *session) help(word string) {
	if word != "" {
		c, ok := lookup(s.table, word)
		if _, err := s.find(word); !ok && err == nil {
			s.out.say("Help is about commands, and " + word + " is none. To open it, say " + word + ".")
			return
		}
		if !ok {
			s.unknown(word, word)
			return
		}
		s.out.say(c.line())
		return
	}
	v := &view{title: "Help.", passing: true}
	v.note("Type a name to open it, a number to choose a row, Enter to hear more.")
	for _, g := range Groups() {
		v.head(string(g) + ":")
		for _, c := range s.table {
			if c.Group == g {
				v.note(c.line())
			}
		}
	}
	s.show(v)
}

// line returns a command as read out: "search WORDS, or s: search everything."
func (c Command) line() string {
	word := strings.TrimSpace(c.Word + " " + strings.Trim(c.Args, "[]"))
	switch {
	case c.Letter == "":
	case unicode.IsUpper(rune(c.Letter[0])):
		word += ", or capital " + c.Letter
	default:
		word += ", or " + c.Letter
	}
	return word + ": " + c.Help + "."
}

// vocabulary explains the words for what a State did, how a text carries a
// norm, and what several records have in common.
func (s *session) vocabulary(string) {
	v := &view{title: "Words.", passing: true}
	v.head("What a State did:")
	for _, act := range model.Acts() {
		v.note(act.Word() + ": " + act.Meaning() + ".")
	}
	v.head("How a text carries a norm:")
	for _, how := range model.Hows() {
		v.note(how.Word() + ": " + how.Meaning() + ".")
	}
	v.head("How a country is counted for a norm:")
	v.note("listed, for a norm: its name is on a text that cites the norm or backs the set.")
	v.note("member: it " + model.Member.Meaning() + ".")
	v.note("none on record: the records show neither.")
	v.head("With two pins:")
	for _, sign := range relation.Signs() {
		v.note(sign.Word + ": " + sign.Meaning + ".")
	}
	v.note(model.TakingPart)
	v.head("On a page:")
	for _, word := range model.Confidences() {
		v.note(model.Confidence(word).Words() + ".")
	}
	v.note("aged: something on the page is due for review.")
	s.show(v)
}
