package linear

import (
	"slices"
	"strconv"
	"strings"

	"comity/model/relation"
	"comity/ui/sched"
)

// Group is what commands are for.
type Group string

// The groups, in the order of the help.
const (
	Going     Group = "To go somewhere"
	Listening Group = "To listen"
	Reading   Group = "On a page"
	Scenes    Group = "To hear the whole"
	Briefing  Group = "In a briefing"
	Asking    Group = "To ask"
	Keeping   Group = "To keep your place"
	More      Group = "Besides"
)

// Groups returns every group in order.
func Groups() []Group {
	return []Group{Going, Listening, Reading, Scenes, Briefing, Asking, Keeping, More}
}

// Command is a word that a visitor types. The letters a to k are norms, so that
// a command's letter is one of l to z or a capital; some have none.
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

// Table is every command there is without bookmarks. The help, the README and
// what is understood are made from it.
func Table() []Command { return offered(false) }

// offered is every command that works.
func offered(bookmarks bool) []Command {
	return slices.DeleteFunc(commands(), func(c Command) bool { return c.kept && !bookmarks })
}

func commands() []Command {
	return []Command{
		{Going, "norms", "N", "[WORDS]", "list the norms, or those with the words", nil, false, list(relation.Norms)},
		{Going, "statements", "S", "[WORDS]", "list the statements", nil, false, list(relation.Statements)},
		{Going, "countries", "C", "[WORDS]", "list the countries", nil, false, list(relation.Countries)},
		{Going, "groups", "G", "[WORDS]", "list the groups of States", nil, false, (*session).groups},
		{Going, "contents", "I", "", "everything there is to read: pages, norms explained, glossary", nil, false, (*session).contents},
		{Going, "open", "o", "NAME", "open a norm, statement, country, page, term or group; the name alone does it too", []string{"go"}, false, (*session).goTo},
		{Going, "next", "n", "", "open the next row of the list, or the next page", nil, false, func(s *session, w string) { s.step(1)(w) }},
		{Going, "previous", "p", "", "open the row or page before", nil, false, func(s *session, w string) { s.step(-1)(w) }},
		{Going, "back", "B", "", "back to where you were, as far as you had heard it", nil, false, func(s *session, w string) { s.travel(-1)(w) }},
		{Going, "forward", "O", "", "forward again", nil, false, func(s *session, w string) { s.travel(1)(w) }},

		{Listening, "more", "m", "", "the next portion; Enter alone does it too", nil, false, func(s *session, _ string) { s.more() }},
		{Listening, "all", "A", "", "all the rest", nil, false, (*session).all},
		{Listening, "repeat", "r", "", "the last portion again", []string{"again"}, false, (*session).repeat},
		{Listening, "up", "u", "", "the portion before", nil, false, (*session).up},
		{Listening, "top", "t", "", "the first portion", nil, false, (*session).top},
		{Listening, "last", "L", "", "the last portion", nil, false, (*session).last},
		{Listening, "filter", "F", "WORDS", "keep the rows of the list that have the words; without words, all rows", nil, false, (*session).filter},
		{Listening, "sort", "R", "[ORDER]", "sort and group the list the next way, or by region, kind, act and so on", nil, false, (*session).sort},

		{Reading, "headings", "T", "[NUMBER]", "list the headings, or go to one", []string{"heading"}, false, (*session).headings},
		{Reading, "links", "l", "[NUMBER]", "list the links, or open one; the number alone opens it too", []string{"link"}, false, (*session).links},
		{Reading, "source", "z", "[NUMBER]", "say a source and its address", []string{"sources"}, false, (*session).source},
		{Reading, "find", "x", "WORDS", "find words on the page", nil, false, (*session).findHere},
		{Reading, "quote", "y", "", "the official text alone", nil, false, (*session).quote},
		{Reading, "cite", "Y", "[STYLE]", "the citation: plain, footnote, bibtex, ris or csl-json", nil, false, (*session).cite},

		{Scenes, "matrix", "X", "[GROUP or EXPRESSION]", "what every State did about every text: totals, then each State; its number says its texts", nil, false, (*session).matrix},
		{Scenes, "map", "", "[STATEMENT]", "the States by what they did about a statement, several with with between them, or by an expression", nil, false, (*session).mapOf},
		{Scenes, "timeline", "", "[years or months]", "the texts by lane and date; page timeline opens the page of that name", nil, false, (*session).timeline},
		{Scenes, "scores", "", "[A with B]", "how far countries, groups or statements agree, with counts; of one country, whom it is near", nil, false, (*session).scores},
		{Scenes, "diff", "D", "A with B", "two wordings: what is deleted, what is inserted", nil, false, (*session).diff},
		{Scenes, "crosswalk", "", "", "the wordings of the UN and the G7 side by side", nil, false, (*session).crosswalk},
		{Scenes, "set", "", "[NAME VALUE]", "what a scene shows: set columns kind, set by region, set hide EST; without a value, as usual again", nil, false, (*session).set},
		{Scenes, "as", "Z", "of DAY", "date everything as of a day, such as 2019-09-23; as of here, of the text at hand; as of today", []string{"asof"}, false, (*session).date},

		{Briefing, "briefings", "", "", "list the briefings", nil, false, (*session).briefings},
		{Briefing, "slides", "", "[NUMBER]", "list the slides, or go to one; next, or Enter at the end of a slide, goes on", []string{"slide"}, false, (*session).slides},
		{Briefing, "notes", "", "", "what who presents is to say to the slide", nil, false, (*session).notes},

		{Asking, "means", "M", "[LIST]", "what the record means for the other lists: counts, then names", nil, false, (*session).means},
		{Asking, "compare", "V", "[A with B]", "what records have in common: those named, or the pins", nil, false, (*session).compare},
		{Asking, "pin", "P", "[NAME]", "pin the record, a numbered row, or what is named", nil, false, (*session).pin},
		{Asking, "unpin", "U", "[NAME]", "take a pin off; unpin all takes off all", nil, false, (*session).unpin},
		{Asking, "pins", "E", "", "list the pins", nil, false, (*session).listPins},
		{Asking, "search", "s", "WORDS", "search everything; also kind:norm, year:2018..2021, by:Estonia", nil, false, (*session).search},
		{Asking, "who", "w", "[EXPRESSION]", "countries that match an expression; alone, how to write one", nil, false, (*session).who},

		{Keeping, "where", "W", "", "the place, as comity open takes it", nil, false, (*session).where},
		{Keeping, "bookmark", "J", "", "bookmark the page or the list", nil, true, (*session).bookmark},
		{Keeping, "bookmarks", "K", "", "list the bookmarks", nil, true, (*session).bookmarks},
		{Keeping, "forget", "Q", "[NAME]", "forget the bookmark of the place, of a numbered row, or of what is named", nil, true, (*session).forget},

		{More, "words", "v", "", "what the words say: listed, via, not listed and the others", []string{"marks", "vocabulary"}, false, (*session).vocabulary},
		{More, "help", "H", "[COMMAND]", "the commands, or what one does", []string{"?"}, false, (*session).help},
		{More, "quit", "q", "", "quit; so does the end of the input", []string{"exit"}, false, func(s *session, _ string) { s.done = true }},
	}
}

// list is the command that says one of the three lists.
func list(of relation.List) func(*session, string) {
	return func(s *session, words string) { s.lists(of)(words) }
}

// lookup finds a command by its word in any case, or by its letter.
func lookup(table []Command, word string) (Command, bool) {
	for _, c := range table {
		if word != "" && word == c.Letter || strings.EqualFold(word, c.Word) || slices.Contains(c.also, strings.ToLower(word)) {
			return c, true
		}
	}
	return Command{}, false
}

// do carries out what was typed: nothing more, a number, a command, a name.
func (s *session) do(_ sched.Turn, typed string) {
	word, rest, _ := strings.Cut(typed, " ")
	rest = strings.TrimSpace(rest)
	if typed == "" {
		s.more()
		return
	}
	if strings.Trim(typed, "0123456789") == "" {
		n, err := strconv.Atoi(typed)
		if err != nil { // more digits than any number here has
			n = 0
		}
		s.choose(n)
		return
	}
	if c, ok := lookup(s.table, word); ok && (c.Args != "" || rest == "") {
		c.action(s, rest)
		return
	}
	if !s.goes(typed) {
		s.unknown(typed, word)
	}
}
