package timelinescreen

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/chart"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/cells"
	"comity/ui/report"
	"comity/ui/theme"
)

// passage is a line of the panel before wrapping.
type passage struct {
	label, text string
	bold        bool
}

// Widths of the panel: from which on what the text says stands beside its facts.
const (
	panelBeside = 130
	panelGap    = 3
)

// panel reads the item under the cursor on so many lines. If its column has
// several, the words say which one it is. What the text says, and who acted, are
// there as far as each has room whole.
func (x *Timeline) panel(t *theme.Theme, w, h int, here string) []string {
	if t.Still {
		return filled(set(t, x.aside(), w, w), w, h)
	}
	if w < panelBeside {
		words := min(w, cells.Measure)
		return filled(x.more(t, set(t, x.passages(here), w, words), w, words, h), w, h)
	}
	left := min((w-panelGap)/2, cells.Measure)
	facts, right := set(t, x.passages(here), left, left), w-left-panelGap
	beside := filled(x.more(t, nil, right, min(right, cells.Measure), h), right, h)
	for i, line := range filled(facts, left, h) {
		beside[i] = line + cells.Spaces(panelGap) + beside[i]
	}
	return beside
}

// more adds what the text under the cursor says, and who acted, to lines: each part of
// it that has room whole on h lines.
func (x *Timeline) more(t *theme.Theme, lines []string, w, measure, h int) []string {
	it, ok := x.at()
	if !ok {
		return lines
	}
	missing := false // the text, without which its key points say little
	for _, p := range x.told(it) {
		more := set(t, []passage{p}, w, measure)
		fits := len(lines)+len(more) <= h && (p.label != keyPoint || !missing)
		if fits {
			lines = append(lines, more...)
		}
		missing = missing || p.label == "" && !fits
	}
	return lines
}

// set breaks passages into lines of w cells, their words within a measure.
func set(t *theme.Theme, passages []passage, w, measure int) []string {
	var out []string
	for _, p := range passages {
		for i, line := range cells.Wrap(p.label+p.text, measure) {
			line = cells.Fit(line, w, t.Border.Ellipsis)
			switch {
			case p.bold:
				line = t.Ink.Title.Render(line)
			case i == 0 && p.label != "" && strings.HasPrefix(line, p.label):
				line = t.Ink.Heading.Render(p.label) + line[len(p.label):]
			}
			out = append(out, line)
		}
	}
	return out
}

// filled is lines cut or filled up to h.
func filled(lines []string, w, h int) []string {
	for len(lines) < h {
		lines = append(lines, cells.Spaces(w))
	}
	return lines[:max(h, 0)]
}

// keyPoint begins a key point.
const keyPoint = "Key point: "

// told is what a text says, and the States of each act about it.
func (x *Timeline) told(it chart.Item) []passage {
	s := it.Statement
	var out []passage
	if s.Summary != "" {
		out = append(out, passage{text: s.Summary})
	}
	for _, point := range s.KeyPoints {
		out = append(out, passage{keyPoint, point, false})
	}
	if s.WithoutVote() || s.Unsigned() || x.when(it) == relation.Later {
		return out
	}
	names := map[model.Act][]string{}
	for _, co := range x.corpus.Countries() {
		act := relation.Act(x.corpus, s, co, x.asOf)
		names[act] = append(names[act], co.DisplayName())
	}
	for _, act := range model.Acts() {
		if act.Recorded() && len(names[act]) > 0 {
			out = append(out, passage{prose.Capital(act.Word()) + ": ", strings.Join(names[act], ", "), false})
		}
	}
	return out
}

// passages describe the item under the cursor, the most important first.
func (x *Timeline) passages(here string) []passage {
	it, ok := x.at()
	if !ok {
		return []passage{{text: "No text in this period."}}
	}
	s := it.Statement
	out := []passage{{text: s.Title, bold: true}}
	what := []string{it.Words, report.Kind(s.Kind)}
	if s.Symbol != "" {
		what = append(what, s.Symbol)
	}
	if how := report.Adoption(s); how != "" {
		what = append(what, how)
	}
	if here != "" {
		what = append(what, here)
	}
	out = append(out, passage{text: strings.Join(what, " · ")})
	switch x.when(it) {
	case relation.Later:
		out = append(out, passage{text: "Came after " + relation.Last(x.asOf).Long() + ", so the lists and counts leave it out."})
	case relation.Unclear:
		out = append(out, passage{text: "Its day is not known, so it may be later than " + relation.Last(x.asOf).Long() + "; it is counted."})
	case relation.There:
	}
	if counts := x.counts(s); counts != "" {
		out = append(out, passage{text: counts + listDay(s)})
	}
	if s.DateNote != "" {
		out = append(out, passage{"The date: ", s.DateNote, false})
	}
	return append(append(out, x.near(it)...), x.aside()...)
}

// aside returns notes for any cursor position: texts without a date, unless one
// is under the cursor, and what is unknown on the day.
func (x *Timeline) aside() []passage {
	var out []passage
	if len(x.line.Undated) > 0 && x.lane < int(chart.Lanes) {
		var names []string
		for _, other := range x.line.Undated {
			names = append(names, other.Statement.ShortTitle)
		}
		out = append(out, passage{"No date is known of: ", strings.Join(names, ", "), false})
	}
	return append(out, x.notes...)
}

// listDay returns the date of a list, if it differs from that of its text.
func listDay(s *model.Statement) string {
	if s.AsOf.IsZero() || s.AsOf == s.Date {
		return ""
	}
	return " · list as of " + s.AsOf.Long()
}

// near are the texts before and after an item on its lane, and those of the
// other lanes that are nearest to it in time.
func (x *Timeline) near(it chart.Item) []passage {
	var out []passage
	lane := x.lanes[x.lane]
	if x.item > 0 {
		out = append(out, passage{"Before it: ", named(lane[x.item-1]), false})
	}
	if x.item+1 < len(lane) {
		out = append(out, passage{"After it: ", named(lane[x.item+1]), false})
	}
	if it.Precision == chart.Undated {
		return out
	}
	type neighbour struct {
		chart.Item
		days int
	}
	const most, near = 3, 92
	var others []neighbour
	for _, other := range x.line.Items {
		if days := chart.Apart(other, it); other.Lane != it.Lane && days <= near {
			others = append(others, neighbour{other, days})
		}
	}
	slices.SortStableFunc(others, func(a, b neighbour) int { return a.days - b.days })
	var names []string
	for _, other := range others[:min(most, len(others))] {
		names = append(names, named(other.Item))
	}
	if len(names) > 0 {
		out = append(out, passage{"On other lanes: ", strings.Join(names, "; "), false})
	}
	return out
}

// named is an item with its date in few words.
func named(it chart.Item) string {
	if it.Precision == chart.Undated {
		return it.Statement.ShortTitle
	}
	return it.Date.Long() + ", " + it.Statement.ShortTitle
}

// caveats returns the memberships unknown on the day of the program, as one
// sentence, and other caveats about them.
func (x *Timeline) caveats() []passage {
	var unknown []string
	var out []passage
	for _, m := range relation.Groups(x.corpus, x.corpus.Groups(), x.asOf) {
		if !m.Known {
			unknown = append(unknown, m.Group.ShortName)
			continue
		}
		for _, caveat := range m.Caveats {
			out = append(out, passage{"Groups: ", caveat, false})
		}
	}
	if n := len(unknown); n > 0 {
		known := strconv.Itoa(len(x.corpus.Groups()) - n)
		out = slices.Insert(out, 0, passage{"Not known: ", "members on " + relation.Last(x.asOf).Long() + " to " + strings.Join(unknown, ", ") +
			"; the members of the other " + known + " groups are known", false})
	}
	return out
}
