package accessible

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/place"
)

// view is a page or a list, and how far it has been read out.
type view struct {
	title   string // of a list, without a stop: "195 countries, by name"
	lines   []line
	from    int // the first line of the portion read last
	next    int // the next line to read
	page    *pageView
	listing *listing   // of a list of records that can be sorted
	scene   place.View // of a scene: what it shows
	slide   *slideView // of a briefing
	asOf    model.Date // the day it is as of
	chosen  int        // the number that was chosen last, or 0
	passing bool       // it is only navigation help
	told    bool       // the title has been said
	dropped bool       // its text was dropped
	made    request    // what it was made from, and is again; see [session.restore]
}

type line struct {
	text   string
	head   bool           // a heading, which begins a portion
	number int            // the number that chooses it, or 0
	choose func()         // what choosing it does
	item   *relation.Item // its record, if any
	kept   string         // the place of its bookmark, if it is one
}

// The size of a portion: in lines of a list, and in lines and letters of a page.
const (
	portionRows    = 20
	portionLines   = 20
	portionLetters = 1800
)

// stop returns the end of the portion that begins at a line.
func (v *view) stop(from int) int {
	rows, letters := 0, 0
	for i := from; i < len(v.lines); i++ {
		l := v.lines[i]
		switch {
		case v.page == nil && rows == portionRows, // of a list
			v.page != nil && rows > 0 && (l.head || rows == portionLines || letters+len(l.text) > portionLetters):
			return i
		}
		if !l.head {
			rows++
			letters += len(l.text)
		}
	}
	return len(v.lines)
}

// before returns the beginning of the portion that contains or ends at a line.
func (v *view) before(line int) int {
	begin := 0
	for next := v.stop(begin); next < line; next = v.stop(next) {
		begin = next
	}
	return begin
}

func (l line) isState() bool { return l.item != nil && l.item.List == relation.Countries }

// numbers returns the highest number that can be chosen.
func (v *view) numbers() int {
	for _, l := range slices.Backward(v.lines) {
		if l.number > 0 {
			return l.number
		}
	}
	return 0
}

// heading is the title of a list, and which of its numbers follow.
func (v *view) heading(end int) string {
	all, last := v.numbers(), 0
	for _, l := range v.lines[:end] {
		last = max(last, l.number)
	}
	if last == 0 || last == all || v.scene.Kind != "" && v.scene.At == "" { // before its rows a scene says totals
		return prose.Sentence(v.title)
	}
	return prose.Sentence(v.title) + " 1 to " + strconv.Itoa(last) + ":"
}

// where says how far a view has been read.
func (v *view) where() string {
	if v.page != nil {
		return v.page.where(v)
	}
	said := 0
	for _, l := range v.lines[:v.next] {
		said = max(said, l.number)
	}
	if all := v.numbers(); all > 0 && v.next < len(v.lines) {
		return prose.Sentence(v.title) + " Said up to " + strconv.Itoa(said) + "."
	}
	return prose.Sentence(v.title)
}

// filtered returns the lines of a list that contain the words; of States, those of the
// group that the words name.
func (s *session) filtered(v *view, words string) (*view, bool) {
	found := relation.Matches(prose.Each(v.lines, func(l line) string { return " " + model.Fold(l.text) }), words)
	if members, ok := s.rows.MembersOf(words); ok && slices.ContainsFunc(v.lines, line.isState) {
		for i, l := range v.lines {
			found[i] = l.isState() && slices.Contains(members, l.item.N)
		}
	}
	out := &view{passing: v.passing}
	head := ""
	for i, l := range v.lines {
		if l.head {
			head = uncounted(l.text)
		}
		if l.number > 0 && found[i] {
			if head != "" {
				out.head(head)
				head = ""
			}
			_, text, _ := strings.Cut(l.text, ". ")
			out.add(text, l.choose).item = l.item
		}
	}
	n := out.numbers()
	out.title = strings.TrimSuffix(v.title, ".") + ", with " + model.InQuotes(words) + ": " + strconv.Itoa(n) + "."
	return out, n > 0
}

// uncounted is a heading without the number of its rows: "Yes:" for "Yes, 119 States:".
func uncounted(head string) string {
	if at := strings.LastIndex(head, ", "); at >= 0 && strings.ContainsAny(head[at:], "0123456789") {
		return head[:at] + ":"
	}
	return head
}

// add adds a line that can be chosen, and returns it.
func (v *view) add(text string, choose func()) *line {
	n := v.numbers() + 1
	v.lines = append(v.lines, line{text: strconv.Itoa(n) + ". " + text, number: n, choose: choose})
	return &v.lines[len(v.lines)-1]
}

func (v *view) head(text string) { v.lines = append(v.lines, line{text: text, head: true}) }

// note adds a line without a number.
func (v *view) note(text string) { v.lines = append(v.lines, line{text: text}) }
