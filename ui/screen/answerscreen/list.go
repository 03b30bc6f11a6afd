package answerscreen

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/ask"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/screen"
)

// list adds the States or texts of the answer.
func (s *Screen) list(b *screen.Body) {
	if len(s.groups) == 0 {
		return
	}
	title := map[string]string{"State": "States", "entry": "On record", "record": "Records", "text": "Texts"}[s.counts()]
	b.Part(title, strconv.Itoa(len(s.groups)))
	all := s.about()
	for i, row := range all {
		number := ""
		if len(all) > 1 {
			number = numbered(i) + "  "
		}
		b.Text(number+row.Title+dated(row), b.Theme.Ink.Dim)
	}
	wide := 0
	for _, group := range s.groups {
		wide = max(wide, cells.Width(named(group[0])))
	}
	wide = min(wide, max(b.W*2/5, 12))
	same := !slices.ContainsFunc(s.answer.Rows, func(r ask.Row) bool { return r.Title != s.answer.Rows[0].Title })
	for i, group := range s.groups {
		s.item(b, i, group, wide, all, same)
	}
}

// numbered is the number of a text above the list, as the acts on it have it.
func numbered(i int) string { return "(" + strconv.Itoa(i+1) + ")" }

// dated is the day of the text of a row, behind its title.
func dated(row ask.Row) string {
	if row.Date.IsZero() {
		return ""
	}
	return ", " + row.Date.Long()
}

// about are the texts that the acts of the States are about, in the order of the
// rows, each with its day; none where they are many, or nothing was done about any.
func (s *Screen) about() []ask.Row {
	const most = 6
	var out []ask.Row
	for _, row := range s.answer.Rows {
		if row.ISO3 == "" || row.Statement == "" || row.Act == "" {
			return nil
		}
		if slices.ContainsFunc(out, func(o ask.Row) bool { return o.Statement == row.Statement }) {
			continue
		}
		if len(out) == most {
			return nil
		}
		if text, ok := s.corpus.Statement(row.Statement); ok {
			row.Date = text.When()
		}
		out = append(out, row)
	}
	return out
}

// named is what a row is about.
func named(row ask.Row) string { return cmp.Or(row.Name, row.Title) }

// item adds a State with its acts, or a text.
func (s *Screen) item(b *screen.Body, i int, group []ask.Row, wide int, about []ask.Row, same bool) {
	k := &b.Theme.Ink
	row := group[0]
	r := screen.Row{Key: key(i, row), To: s.to(row), Foot: foot(group)}
	var facts []string
	for _, f := range group {
		if same && f.Statement == "" && f.Act != "" {
			f.Title = ""
		}
		facts = append(facts, fact(f, about, b.Theme.Border.Ellipsis))
	}
	name := cells.Fit(named(row), wide, b.Theme.Border.Ellipsis)
	rest := strings.Join(facts, "; ")
	mark := screen.Piece{}
	if act, ok := model.ParseAct(row.Act); ok {
		mark = screen.Piece{Text: b.Theme.Glyph(act.Mark()) + " ", Ink: k.Mark(act.Mark())}
	}
	room := b.W - wide - 2 - cells.Width(mark.Text)
	if room < cells.Width(rest) && room < 30 { // below the name
		lines := []screen.Line{{mark, {Text: named(row), Ink: k.Bold}}}
		for _, line := range cells.Wrap(rest, max(b.W-4, 8)) {
			lines = append(lines, screen.Line{{Text: "    " + line, Ink: k.Dim}})
		}
		b.Row(r, lines...)
		return
	}
	var lines []screen.Line
	for j, line := range cells.Wrap(rest, max(room, 8)) {
		if j == 0 {
			lines = append(lines, screen.Line{mark, {Text: name + "  "}, {Text: line, Ink: k.Dim}})
			continue
		}
		lines = append(lines, screen.Line{{Text: cells.Spaces(cells.Width(mark.Text)+wide+2) + line, Ink: k.Dim}})
	}
	if len(lines) == 0 {
		lines = []screen.Line{{mark, {Text: name}}}
	}
	b.Row(r, lines...)
}

// fact is the act, the text, the day and the note of a row. Of a text that is named
// above the list there is its number, and the day where it is not that of the text.
func fact(row ask.Row, about []ask.Row, ellipsis string) string {
	const longest = 160
	at := slices.IndexFunc(about, func(o ask.Row) bool { return o.Statement == row.Statement })
	head := row.Act
	switch {
	case at >= 0 && len(about) > 1:
		head = row.Act + " " + numbered(at)
	case at >= 0 || row.Name == "":
	case row.Act != "" && row.Title != "":
		head += " on " + row.Title
	default:
		head = row.Act + row.Title
	}
	day := ""
	if !row.Date.IsZero() && (at < 0 || row.Date.Compare(about[at].Date) != 0) {
		day = row.Date.Long()
	}
	var out []string
	for _, part := range []string{head, day, cells.Fit(row.Note, min(cells.Width(row.Note), longest), ellipsis)} {
		if part != "" {
			out = append(out, part)
		}
	}
	return strings.Join(out, ", ")
}

// foot are the sources of the rows of a State.
func foot(group []ask.Row) string {
	var out []string
	for _, row := range group {
		if row.Source != "" && !slices.Contains(out, row.Source) {
			out = append(out, row.Source)
		}
	}
	return strings.Join(out, " · ")
}

// to is where a row leads: the evidence for an act, or a record.
func (s *Screen) to(row ask.Row) place.View {
	if row.ISO3 != "" && row.Statement != "" {
		v := place.OfMatrix(matrix.Options{})
		v.At, v.Show = string(row.ISO3)+"/"+string(row.Statement), place.Evidence
		return v
	}
	v, err := place.ParseView(s.corpus, row.Place)
	if err != nil {
		return place.View{}
	}
	return opened(v)
}

// know adds what is to be known about the answer, and its sources.
func (s *Screen) know(b *screen.Body) {
	k := &b.Theme.Ink
	if !s.brief() {
		b.Part("What to know", strconv.Itoa(len(s.answer.Caveats)))
		for _, caveat := range s.answer.Caveats {
			b.Text(prose.Sentence(caveat), k.Text)
		}
	}
	var sources []string
	for _, row := range s.answer.Rows {
		if line := row.Title + ": " + row.Source; row.Source != "" && row.Statement != "" && !slices.Contains(sources, line) {
			sources = append(sources, line)
		}
	}
	if len(sources) > 0 {
		b.Part("Sources", strconv.Itoa(len(sources)))
		for _, line := range sources {
			b.Text(line, k.Dim)
		}
	}
}

// near adds what is near, where little or nothing was answered.
func (s *Screen) near(b *screen.Body) {
	if len(s.answer.Near)+len(s.answer.Questions) == 0 {
		return
	}
	b.Part("Near", "")
	for i, row := range s.answer.Near {
		s.row(b, screen.Row{Key: "near-" + strconv.Itoa(i+1), To: s.to(row), Foot: row.Place}, "", named(row))
	}
	for i, question := range s.answer.Questions {
		s.row(b, screen.Row{Key: "question-" + strconv.Itoa(i+1), To: place.OfQuestion(question), Foot: question}, "Ask: ", question)
	}
}
