package accessible

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/md"
	"comity/ui/place"
)

// selection returns the selected items, as in the explorer: the pins of the
// list of the record opened last, if there are two or more; one pin and that
// record; or that record alone.
func (s *session) selection() []relation.Item {
	if !s.driver.ok {
		return s.pinned()
	}
	out := prose.Only(s.pins, func(pin relation.Item) bool { return pin.List == s.driver.item.List })
	if len(out) < 2 && !slices.Contains(out, s.driver.item) {
		out = append(out, s.driver.item)
	}
	return out
}

// pinned are the pins of the list in which something was pinned last.
func (s *session) pinned() []relation.Item {
	return prose.Only(s.pins, func(pin relation.Item) bool { return pin.List == s.pins[len(s.pins)-1].List })
}

// names names the selection: "norm f"; "first EST, second LVA".
func (s *session) names(selection []relation.Item) string {
	if len(selection) == 1 {
		return s.rows.Name(selection[0])
	}
	var out []string
	for i, item := range selection {
		out = append(out, ordinal(i)+" "+s.rows.Name(item))
	}
	return strings.Join(out, ", ")
}

// ordinal is the word for a place in a row of at most six.
func ordinal(i int) string {
	words := []string{"first", "second", "third", "fourth", "fifth", "sixth"}
	return words[min(i, len(words)-1)]
}

// means says how the current record, or the pins, relate to the lists.
func (s *session) means(words string) {
	if words != "" && !isList(words) && s.onRecord(words, s.means) {
		return
	}
	selection := s.selection()
	if len(selection) == 0 {
		s.out.say("Open a record first, such as norm f or Estonia; or pin two. Or say related and a name.")
		return
	}
	lists := others(selection[0].List)
	if words != "" {
		lists = slices.DeleteFunc(lists, func(l relation.List) bool {
			return !strings.HasPrefix(strings.ToLower(l.Title()), strings.ToLower(words))
		})
		if len(lists) == 0 {
			lists = others(selection[0].List)
			s.out.say(prose.Sentence("Say related, or related " + strings.ToLower(lists[0].Title()) + ", or related " + strings.ToLower(lists[1].Title())))
			return
		}
	}
	s.sayMeaning(selection, lists)
}

// isList reports whether words begin the name of a list.
func isList(words string) bool {
	return slices.ContainsFunc([]relation.List{relation.Norms, relation.Statements, relation.Countries}, func(l relation.List) bool {
		return len(words) > 1 && strings.HasPrefix(strings.ToLower(l.Title()), strings.ToLower(words))
	})
}

// others are the two other lists, the one that is asked about most first.
func others(list relation.List) []relation.List {
	switch list {
	case relation.Norms:
		return []relation.List{relation.Statements, relation.Countries}
	case relation.Statements:
		return []relation.List{relation.Countries, relation.Norms}
	}
	return []relation.List{relation.Statements, relation.Norms}
}

// sayMeaning says the counts of each list; more says who is in each count.
func (s *session) sayMeaning(selection []relation.Item, lists []relation.List) {
	subject := prose.Stop(s.names(selection) + s.day()) // an id keeps its letters
	v := &view{title: "Related to " + subject}
	if len(selection) > 1 || selection[0].List == relation.Norms {
		subject = prose.Sentence(subject)
	}
	s.out.say(subject)
	for _, list := range lists {
		answer := s.answerer.Answer(selection, list)
		counts := relation.Summary(answer.Tally, "; ")
		sections := s.sections(selection, list)
		if len(sections) > 0 {
			counts = told(sections)
		}
		if counts == "" {
			counts = "none on record"
		}
		s.out.say(list.Title() + ": " + counts + ".")
		if len(sections) > 0 {
			s.grouped(v, selection, &answer, sections)
		} else {
			s.marked(v, selection, list, &answer)
		}
	}
	v.told = true
	s.keep(v)
	if !s.options.Interactive && v.numbers() > 0 {
		s.out.say("Say more for the names.")
	}
}

// marked adds the related rows of a list, by their relation in the order of the
// vocabulary.
func (s *session) marked(v *view, selection []relation.Item, list relation.List, answer *relation.Answer) {
	var words []string
	members := map[string][]int{}
	for _, t := range answer.Tally {
		for i, m := range answer.Marks {
			if m.Mark != t.Mark || m.Word == "" {
				continue
			}
			if _, seen := members[m.Word]; !seen {
				words = append(words, m.Word)
			}
			members[m.Word] = append(members[m.Word], i)
		}
	}
	slices.SortStableFunc(words, func(a, b string) int { return strength(a) - strength(b) })
	one, many := nouns(list)
	for _, word := range words {
		items := members[word]
		v.head(prose.Sentence(word + ", " + prose.Count(len(items), one, many) + ":"))
		for _, i := range items {
			item := relation.Item{List: list, N: i}
			s.addItem(v, item, s.evidence(selection, item, answer.At(i)))
		}
	}
}

// strength is the place of a way to carry a norm among the others, as a tally
// takes some of them together; every other word keeps its place.
func strength(word string) int {
	return slices.IndexFunc(model.Hows(), func(h model.How) bool { return h.Word() == word })
}

// evidence returns what is known about one row beyond the heading it is under.
func (s *session) evidence(selection []relation.Item, item relation.Item, m relation.Relation) string {
	switch {
	case m.Count == 1:
		return ", on one text"
	case m.Count > 1:
		return ", on " + strconv.Itoa(m.Count) + " texts"
	case len(selection) == 1:
		if note := s.rows.Note(selection[0], item); note != "" {
			return ", " + note
		}
		return ""
	}
	var each []string
	same := true
	for i, from := range selection {
		word := s.answerer.Single(from, item).Word
		if word == "" {
			word = "none"
		}
		each = append(each, ordinal(i)+" "+word)
		same = same && word == s.answerer.Single(selection[0], item).Word
	}
	if same { // in short, unless the heading says it
		return s.evidenceOfAll(selection, item, m)
	}
	return ", " + strings.Join(each, ", ")
}

// maxPins bounds what can be compared at once.
const maxPins = 6

// pin pins the current record, a row of the current list, or a named record.
func (s *session) pin(name string) {
	item, ok := s.named(name)
	if !ok {
		return
	}
	one, many := nouns(item.List)
	mine := s.pinsOf(item.List)
	switch {
	case slices.Contains(s.pins, item):
		s.out.say(prose.Stop("Already pinned: " + s.rows.Name(item)))
	case mine >= maxPins:
		s.out.say("The limit is 6 pins. Unpin one first.")
	default:
		s.pins = append(s.pins, item)
		said := "Pinned " + s.rows.Name(item) + ". " + prose.Sentence(prose.Count(mine+1, one, many)+" pinned")
		if mine == 1 {
			said += " Say compare to hear what they have in common."
		}
		s.out.say(said)
	}
}

// pinsOf is how many items of a list are pinned.
func (s *session) pinsOf(list relation.List) int {
	n := 0
	for _, p := range s.pins {
		if p.List == list {
			n++
		}
	}
	return n
}

// unpin removes a pin, or all of them.
func (s *session) unpin(name string) {
	if strings.EqualFold(name, "all") {
		s.out.say("Unpinned " + strconv.Itoa(len(s.pins)) + ".")
		s.pins = nil
		return
	}
	item, ok := s.named(name)
	if !ok {
		return
	}
	i := slices.Index(s.pins, item)
	if i < 0 {
		s.out.say(prose.Stop("Not pinned: " + s.rows.Name(item)))
		return
	}
	s.pins = slices.Delete(slices.Clone(s.pins), i, i+1)
	s.out.say(prose.Stop("Unpinned " + s.rows.Name(item)))
}

// listPins says what is pinned.
func (s *session) listPins(string) {
	if len(s.pins) == 0 {
		s.out.say("Nothing is pinned. Say pin at a record.")
		return
	}
	v := &view{title: "Pinned: " + strconv.Itoa(len(s.pins)) + ".", passing: true}
	for _, item := range s.pins {
		s.addItem(v, item, "")
	}
	s.show(v)
}

// named returns the record for a name or the number of a row; without either,
// the current record.
func (s *session) named(name string) (relation.Item, bool) {
	v := s.view()
	if n, err := strconv.Atoi(name); err == nil && v != nil {
		item, why := s.numbered(v, n)
		if why != "" {
			s.out.say(why)
		}
		return item, why == ""
	}
	if name == "" {
		if v != nil && v.page != nil {
			if item, ok := s.itemAt(v.page.place); ok {
				return item, true
			}
		} else if s.driver.ok { // a list is about the record opened last
			return s.driver.item, true
		}
		s.out.say("Open a norm, a statement or a country first, or name one.")
		return relation.Item{}, false
	}
	p, err := s.find(name)
	if err != nil {
		s.unknown(name, name)
		return relation.Item{}, false
	}
	item, ok := s.itemAt(p.Place)
	if !ok {
		s.out.say(onlyRecords)
	}
	return item, ok
}

// onlyRecords says what can be pinned.
const onlyRecords = "Only norms, statements and countries can be pinned and compared."

// numbered returns the record of a row or link number, or says why there is
// none.
func (s *session) numbered(v *view, n int) (item relation.Item, why string) {
	if v.page != nil {
		i := slices.IndexFunc(v.page.leads, func(l md.Lead) bool { return l.Number == n })
		if i < 0 {
			return item, noLink(v.page.leads)
		}
		p, err := place.Parse(s.corpus, v.page.leads[i].Target)
		item, ok := s.itemAt(p)
		if err != nil || !ok {
			return item, onlyRecords
		}
		return item, ""
	}
	i := slices.IndexFunc(v.lines, func(l line) bool { return l.number == n && n > 0 })
	switch {
	case i < 0 && v.numbers() == 0:
		return item, "Nothing here is numbered."
	case i < 0:
		return item, "The numbers here are 1 to " + strconv.Itoa(v.numbers()) + "."
	case v.lines[i].item == nil:
		return item, onlyRecords
	}
	return *v.lines[i].item, ""
}

// split divides names separated by with, and, to or a similar word.
func (s *session) split(words string) []string {
	return model.SplitNames(words, func(name string) bool {
		_, err := s.find(name)
		return err == nil || severalOf(err) != nil
	})
}
