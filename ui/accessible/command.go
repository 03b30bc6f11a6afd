package accessible

import (
	"slices"
	"strconv"
	"strings"

	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/place"
)

// Group is what commands are for.
type Group string

// The groups, in the order of the help.
const (
	Going     Group = "Navigation"
	Listening Group = "Listening"
	Reading   Group = "On a page"
	Scenes    Group = "Overviews"
	Briefing  Group = "In a briefing"
	Asking    Group = "Search and compare"
	Keeping   Group = "Bookmarks"
	More      Group = "Other"
)

// Groups returns every group in order.
func Groups() []Group {
	return []Group{Going, Listening, Reading, Scenes, Briefing, Asking, Keeping, More}
}

// Command is a word that a visitor types. The letters a to k are norms, so a
// command's letter is l to z or a capital; some have none.
type Command struct {
	Group  Group
	Word   string
	Letter string
	Args   string // what may follow, in capitals
	Help   string // what it does, without a stop

	also   []string // other words for it
	kept   bool     // it needs bookmarks
	action func(*session, string)
}

// offered returns every command that works; the help, the README and the parser use it.
func offered(bookmarks bool) []Command {
	return slices.DeleteFunc(commands(), func(c Command) bool { return c.kept && !bookmarks })
}

func commands() []Command {
	return []Command{
		{Going, "norms", "N", "[WORDS]", "list the norms, or those with the words", nil, false, listOf(relation.Norms)},
		{Going, "statements", "S", "[WORDS]", "list the statements", nil, false, listOf(relation.Statements)},
		{Going, "countries", "C", "[WORDS]", "list the countries", nil, false, listOf(relation.Countries)},
		{Going, "groups", "G", "[WORDS]", "list the groups of States", nil, false, (*session).groups},
		{Going, "start", "", "", "what comity is, questions to begin with, and the briefings", nil, false, func(s *session, _ string) { s.open(place.OfStart()) }},
		{Going, "contents", "I", "", "list all pages, explained norms and glossary terms", nil, false, func(s *session, _ string) { s.open(contents()) }},
		{Going, "open", "o", "NAME", "open a norm, statement, country, page, term or group; the name alone also works", []string{"go"}, false, (*session).goTo},
		{Going, "next", "n", "", "open the next row of the list, or the next page", nil, false, func(s *session, _ string) { s.step(1) }},
		{Going, "previous", "p", "", "open the previous row or page", nil, false, func(s *session, _ string) { s.step(-1) }},
		{Going, "back", "B", "", "go back, to where you stopped listening", nil, false, func(s *session, _ string) { s.travel(-1) }},
		{Going, "forward", "O", "", "go forward again", nil, false, func(s *session, _ string) { s.travel(1) }},

		{Listening, "more", "m", "", "read the next part; Enter alone also works", nil, false, func(s *session, _ string) { s.more() }},
		{Listening, "all", "A", "", "read all the rest", nil, false, (*session).all},
		{Listening, "repeat", "r", "", "repeat the part you heard last", []string{"again"}, false, func(s *session, _ string) { s.again(func(v *view) int { return v.from }) }},
		{Listening, "up", "u", "", "read the previous part", nil, false, (*session).up},
		{Listening, "top", "t", "", "read the first part", nil, false, func(s *session, _ string) { s.again(func(*view) int { return 0 }) }},
		{Listening, "last", "L", "", "read the last part", nil, false, func(s *session, _ string) { s.again(func(v *view) int { return v.before(len(v.lines)) }) }},
		{Listening, "filter", "F", "WORDS", "show only rows with these words, or States of this group; without words, all rows", nil, false, (*session).filter},
		{Listening, "sort", "R", "[ORDER]", "change the order of the list: to the next, or by region, kind, act and so on", nil, false, (*session).sort},

		{Reading, "headings", "T", "[NUMBER]", "list the headings, or go to one", []string{"heading"}, false, (*session).headings},
		{Reading, "links", "l", "[NUMBER]", "list the links, or open one; the number alone also opens it", []string{"link"}, false, (*session).links},
		{Reading, "source", "z", "[NUMBER]", "read a source and its address", []string{"sources"}, false, (*session).source},
		{Reading, "find", "x", "WORDS", "find words on the page", nil, false, (*session).findHere},
		{Reading, "quote", "y", "", "read the official text only", nil, false, (*session).quote},
		{Reading, "cite", "Y", "[STYLE]", "read the citation of the page, the overview or the answer: plain, footnote, bibtex, ris or csl-json", nil, false, (*session).cite},

		{Scenes, "matrix", "X", "[GROUPS or EXPRESSION]", "what every State did about every text: totals first, then each State; its number lists its texts; several groups are a row each", nil, false, (*session).matrix},
		{Scenes, "map", "", "[NAME]", `the States by what they did about a statement, or several, separated by "with", by how they are on record for a norm, or by an expression`, nil, false, (*session).mapOf},
		{Scenes, "timeline", "", "[years or months, or 2018, 2018..2020, a State]", "the texts by lane and date; page timeline opens the page of that name", nil, false, (*session).timeline},
		{Scenes, "compare", "V", "[A with B]", "how far countries, groups or statements agree, with counts; for one country, its closest States; of norms, the texts and States of both: the ones you name, or the pins", []string{"scores"}, false, (*session).compare},
		{Scenes, "diff", "", "A with B", "compare two wordings: deletions and insertions", nil, false, (*session).diff},
		{Scenes, "crosswalk", "D", "", "all UN norms and the G7 points side by side", nil, false, func(s *session, _ string) { s.openScene(place.OfCrosswalk()) }},
		{Scenes, "set", "", "[NAME VALUE]", "change what is shown: set columns kind, set by region, set hide EST; without a value, restore the default", nil, false, (*session).set},
		{Scenes, "as", "Z", "of DAY", "show everything as of a date, such as 2019-09-23; as of here uses the date of the current text; as of today", []string{"asof"}, false, (*session).date},

		{Briefing, "briefings", "", "", "list the briefings", nil, false, (*session).briefings},
		{Briefing, "slides", "", "[NUMBER]", "list the slides, or go to one; next, or Enter at the end of a slide, goes on", []string{"slide"}, false, (*session).slides},
		{Briefing, "notes", "", "", "the presenter's notes for this slide", nil, false, (*session).notes},

		{Asking, "related", "M", "[LIST]", "related norms, statements and countries; counts first", []string{"means"}, false, (*session).means},
		{Asking, "pin", "P", "[NAME]", "pin this record, a numbered row or a named record", nil, false, (*session).pin},
		{Asking, "unpin", "U", "[NAME]", "remove a pin; unpin all removes all", nil, false, (*session).unpin},
		{Asking, "pins", "E", "", "list the pins", nil, false, (*session).listPins},
		{Asking, "search", "s", "WORDS", "search everything; also kind:norm, year:2018..2021, by:Estonia", nil, false, (*session).search},
		{Asking, "who", "w", "[EXPRESSION]", "countries that match an expression; alone, how to write one", nil, false, (*session).who},

		{Keeping, "where", "W", "", "the current place, for comity open", nil, false, (*session).where},
		{Keeping, "bookmark", "J", "", "bookmark the page, the list or the answer", []string{"save"}, true, (*session).bookmark},
		{Keeping, "bookmarks", "K", "", "list the bookmarks", nil, true, (*session).bookmarks},
		{Keeping, "forget", "Q", "[NAME]", "delete the bookmark of this place, of a numbered row or of a name", nil, true, (*session).forget},

		{More, "words", "v", "", "what the words mean: listed, via, not listed and the others", []string{"marks", "vocabulary"}, false, (*session).vocabulary},
		{More, "help", "H", "[COMMAND]", "list the commands, or explain one", []string{"?"}, false, (*session).help},
		{More, "quit", "q", "", "quit; the end of the input also quits", []string{"exit"}, false, func(s *session, _ string) { s.done = true }},
	}
}

// listOf is the command that says one of the three lists.
func listOf(list relation.List) func(*session, string) {
	return func(s *session, words string) { s.lists(list, words) }
}

// lookup finds a command by its word in any case, or by its letter.
func lookup(table []Command, word string) (Command, bool) {
	return prose.First(table, func(c Command) bool {
		return word != "" && word == c.Letter || strings.EqualFold(word, c.Word) || slices.Contains(c.also, strings.ToLower(word))
	})
}

// do runs what was typed: an empty line reads more; otherwise a number, a
// command, a name or a question.
func (s *session) do(_ Turn, typed string) {
	word, rest, _ := strings.Cut(typed, " ")
	rest = strings.TrimSpace(rest)
	if typed == "" {
		s.more()
		return
	}
	if digits(typed) {
		n, err := strconv.Atoi(typed)
		if err != nil { // more digits than any number here has
			n = 0
		}
		s.choose(n)
		return
	}
	c, command := lookup(s.table, word)
	if command && (c.Args != "" || rest == "") {
		c.action(s, rest)
		return
	}
	switch {
	case command && c.Group == Reading && s.onRecord(rest, func(string) { c.action(s, "") }):
	case s.asked != "" && s.options.Reader().After(s.asked, typed, s.options.Today) != typed && s.asks(typed): // before "and Japan" is a name with a small word
	case s.goes(typed), s.asks(typed):
	case command:
		said := c.Word + " stands alone: say " + c.Word
		if _, err := s.find(rest); err == nil {
			said += ", or " + rest
		}
		s.out.say(prose.Sentence(said))
	case rest != "" && (s.goes(rest) || s.asks(rest)): // what precedes it is no word for anything
	default:
		s.unknown(typed, word)
	}
}
