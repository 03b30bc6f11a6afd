package lint

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"comity/model"
)

// numberWords are the numbers that prose writes as words, from two to twenty;
// those of tens with their units are put together from them.
func numberWords() []string {
	return strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")
}

func tens() []string {
	return []string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
}

// numberOf reads a number in digits or in words: "27", "ten", "twenty-seven".
func numberOf(word string) (int, bool) {
	word = strings.ToLower(word)
	if n, err := strconv.Atoi(word); err == nil {
		return n, true
	}
	if n := slices.Index(numberWords(), word); n >= 0 {
		return n, true
	}
	ten, unit, joined := strings.Cut(word, "-")
	t := slices.Index(tens(), ten)
	if t < 2 {
		return 0, false
	}
	u := slices.Index(numberWords(), unit)
	if joined && (u < 1 || u > 9) {
		return 0, false
	}
	return t*10 + max(u, 0), true
}

// counts finds numbers in prose that the records know.
type counts struct {
	c       *model.Corpus
	members *regexp.Regexp
	byName  map[string]*model.Group
	signed  *regexp.Regexp
}

func newCounts(c *model.Corpus) *counts {
	k := &counts{c: c, byName: map[string]*model.Group{}}
	var names []string
	for _, g := range c.Groups() {
		for _, name := range []string{g.Name, g.ShortName} {
			k.byName[name] = g
			names = append(names, regexp.QuoteMeta(name))
		}
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) }) // the longest that fits
	number := `(\d+|(?i:` + anyOf(append(numberWords()[2:], tens()[3:]...)...) + `)(?:-[a-z]+)?)`
	const who = `(?:[Mm]ember )?(?:States|members|countries|governments)\b`
	k.members = regexp.MustCompile(`\b` + number + ` (` + anyOf(append(names, `\x00`)...) + `) ` + who)
	k.signed = regexp.MustCompile(`\b` + number + ` (?:States|signatories|members|countries) (?:of|on|in|behind) the \[[^\]]*\]\(statement/([a-z0-9-]+)\)`)
	return k
}

// wrong returns the numbers in a text that are not those of the records, each
// with what the records have; on is the day of the record it stands in, if any.
func (k *counts) wrong(text string, on model.Date) (said, want []string) {
	for _, m := range k.members.FindAllStringSubmatch(text, -1) {
		n, ok := numberOf(m[1])
		g := k.byName[m[2]]
		if !ok || n < 2 || g == nil {
			continue
		}
		if may := k.sizes(g, text, on); !slices.Contains(may, n) {
			said, want = append(said, m[0]), append(want, g.ShortName+" has "+strconv.Itoa(g.StatedCount)+" members as of "+g.AsOf.Long())
		}
	}
	for _, m := range k.signed.FindAllStringSubmatch(text, -1) {
		n, ok := numberOf(m[1])
		s, known := k.c.Statement(model.StatementID(m[2]))
		if !ok || !known || s.Withheld() || s.Minimum() || len(s.States) == 0 {
			continue
		}
		if n != len(s.States) && n != s.StatedCount {
			said, want = append(said, m[0]), append(want, "the list has "+strconv.Itoa(len(s.States))+" States")
		}
	}
	return said, want
}

// sizes are the numbers of members that a text may give of a group: those of
// its record, and those of the days that the text is about.
func (k *counts) sizes(g *model.Group, text string, on model.Date) []int {
	may := []int{g.StatedCount, len(g.Members)}
	days := []model.Date{on}
	if last := lastDay(text); !last.IsZero() {
		days = append(days, last)
	}
	for _, d := range days {
		if d.IsZero() {
			continue
		}
		if members, known := k.c.MembersOn(g, d); known {
			may = append(may, len(members)+len(g.OtherMembers))
		} else {
			may = append(may, len(g.Members)) // nobody knows better
		}
	}
	return may
}

// counted faults the numbers of a page that are not those of the records.
func (y *pageLinter) counted() {
	for _, s := range y.spots {
		said, want := y.numbers.wrong(s.Text, model.Date{})
		for i := range said {
			y.fault(s, "says %q, expected the number of the records: %s", said[i], want[i])
		}
	}
}
