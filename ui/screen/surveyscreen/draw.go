package surveyscreen

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/model/prose"
	"comity/model/survey"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/md"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/screen"
)

// The layout: from which width the list is beside the rest, how wide it is, and the
// lines above and below the body.
const (
	besideFrom  = 72
	listShare   = 3
	widestList  = 44
	barLines    = 1
	footLines   = 1  // below the notice
	noticeLines = 4  // at most, and a third of the window
	tallyFrom   = 20 // lines of the window from which it is said how far the workbook is filled in
	lowBody     = 12 // under it a form has all lines but the title of the item
)

// columns are the widths of the list and of what is beside it; the list has none where
// there is room for one of them.
func (s *Screen) columns() (list, right int) {
	if s.w >= besideFrom {
		list = min(s.w/listShare, widestList)
		return list, s.w - list - len(" | ")
	}
	if s.form != nil || s.explain {
		return 0, s.w
	}
	return s.w, 0
}

// bodyHeight is how many lines the list and the rest have.
func (s *Screen) bodyHeight() int { return max(s.h-barLines-len(s.noticeLines())-footLines, 0) }

// noticeLines are the notice on as many lines as it needs, or the most there are; without
// one, where there is room, how far the workbook is filled in.
func (s *Screen) noticeLines() []string {
	most := max(min(noticeLines, s.h/3), 1)
	notice := s.notice
	if notice == "" && s.h >= tallyFrom {
		notice = survey.Tally(s.book)
	}
	lines := cells.Wrap(notice, s.w)
	if len(lines) > most {
		lines = append(lines[:most-1], cells.Fit(strings.Join(lines[most-1:], " "), s.w, s.theme.Border.Ellipsis))
	}
	return lines
}

// compose draws the frame.
func (s *Screen) compose() {
	list, right := s.columns()
	h := s.bodyHeight()
	t := s.theme
	lines := []string{s.headline()}
	var left, beside []string
	switch {
	case s.help:
		left, list, right = s.helpLines(), s.w, 0
		s.scroll = screen.Scroll(s.scroll, len(left), h)
		left = left[s.scroll:]
	case list > 0:
		left = s.listLines(list, h)
	}
	if right > 0 {
		beside = s.rightLines(right, h)
	}
	for i := range h {
		line := ""
		if list > 0 {
			line = fit(at(left, i), list)
		}
		if list > 0 && right > 0 {
			line += t.Ink.Dim.Render(" " + t.Border.V + " ")
		}
		if right > 0 {
			line += fit(at(beside, i), right)
		}
		lines = append(lines, line)
	}
	for _, line := range s.noticeLines() {
		lines = append(lines, t.Ink.Accent.Render(cells.Fit(line, s.w, "")))
	}
	lines = append(lines, s.footer())
	if len(lines) > s.h {
		lines = lines[:max(s.h, 0)]
	}
	content := strings.Join(lines, "\n")
	if t.ASCII {
		content = strings.NewReplacer("┃", "|", "•", "*", "→", ">", "←", "<", "…", "~", " · ", " - ").Replace(content)
	}
	s.frame = tea.NewView(content)
}

// Frame returns the frame composed after the last message.
func (s *Screen) Frame() cells.Frame {
	return cells.Frame{Content: s.frame.Content, Width: s.w, Height: s.h, Mouse: s.o.Mouse}
}

// Clip returns nothing: nothing here is copied.
func (s *Screen) Clip() (text string, ok bool) { return "", false }

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// fit makes styled text exactly w cells wide.
func fit(line string, w int) string {
	line = ansi.Truncate(line, w, "")
	return line + cells.Spaces(w-ansi.StringWidth(line))
}

// headline is the line at the top: whose workbook it is.
func (s *Screen) headline() string {
	title := "Survey workbook"
	if co, ok := s.o.Corpus.Country(s.book.Country()); ok {
		title += " of " + co.DisplayName()
	}
	if year := s.book.Get(survey.Ref{}, survey.YearKey); year != "" {
		title += ", " + year
	}
	if day := s.book.Date(); !day.IsZero() {
		title = s.also(title, "last worked on "+day.Long())
	}
	title = s.also(title, model.Printable(s.o.File.Path()))
	return s.theme.Ink.Brand.Render(cells.Fit(" "+title, s.w, s.theme.Border.Ellipsis))
}

// also adds a part to the headline, if it has room for it.
func (s *Screen) also(title, part string) string {
	if longer := title + " · " + part; cells.Width(longer) < s.w {
		return longer
	}
	return title
}

// footer has the keys that work here.
func (s *Screen) footer() string {
	return s.hints().Line(s.theme, s.w, nil, func(keys.Binding) bool { return false })
}

// hints are the keys that work here.
func (s *Screen) hints() screen.Hints {
	scope, offered := keys.Survey, func(keys.Action) bool { return true }
	if s.form != nil {
		scope, offered = keys.Answering, s.form.offers
	}
	return screen.HintsOf(s.o.Keys, scope).Only(offered)
}

// helpLines are all keys that work here.
func (s *Screen) helpLines() []string {
	const keyRoom = 18
	var out []string
	for _, scope := range []keys.Scope{keys.Survey, keys.Answering} {
		out = append(out, s.theme.Ink.Heading.Render(scope.Title()))
		for _, b := range keys.In(s.o.Keys, scope) {
			name := "  " + s.theme.Ink.Accent.Render(cells.Fit(strings.Join(b.Keys, ", "), keyRoom, ""))
			for _, line := range cells.Wrap(b.Help, s.w-keyRoom-len("   ")) {
				out, name = append(out, name+" "+line), cells.Spaces(keyRoom+len("  "))
			}
		}
	}
	out = append(out, "")
	return append(out, cells.Wrap("Every answer is saved when you go on. j, k and pgdown scroll this help; any other key closes it.", s.w)...)
}

// listLines are the parts and their items: how far each part is filled, and what the
// State says of each item.
func (s *Screen) listLines(w, h int) []string {
	s.top = screen.Reveal(s.top, max(s.at-1, 0), s.at, len(s.rows), max(h, 1))
	t := s.theme
	var out []string
	for i := s.top; i < len(s.rows) && len(out) < h; i++ {
		r := s.rows[i]
		if r.item == nil {
			answered := 0
			for j := range r.part.Questions {
				if s.book.Answered(r.part.Questions[j].Ref) {
					answered++
				}
			}
			count := " " + prose.Of(answered, len(r.part.Questions))
			if r.part.Key == survey.Contacts {
				count = " " + strconv.Itoa(answered)
			}
			out = append(out, t.Ink.Heading.Render(cells.Fit(r.part.Heading.Text, max(w-cells.Width(count), 0), t.Border.Ellipsis)+count))
			continue
		}
		says := string(s.book.Scale(r.item.Ref))
		if r.part.Key == survey.Records && s.book.Answered(r.item.Ref) {
			says = s.book.Get(r.item.Ref, "state")
		}
		switch {
		case len(s.book.Conflicts(r.item.Ref)) > 0:
			says = "conflict"
		case says == "" && s.book.Answered(r.item.Ref) && r.part.Key != survey.Contacts:
			says = "answered"
		}
		name := "  " + cmp.Or(r.item.Short, r.item.Title)
		if r.part.Key == survey.Norms {
			name = "  " + r.item.Ref.Item + "  " + r.item.Title
		}
		if says != "" {
			says = " " + says
		}
		line := cells.Fit(name, max(w-cells.Width(says), 0), t.Border.Ellipsis) + says
		if i == s.at {
			line = t.Ink.Cursor.Render(cells.Fit(t.Border.Caret+strings.TrimPrefix(line, " "), w, ""))
		}
		out = append(out, line)
	}
	return out
}

// stem is what stands above a form: the item, and the norm's own words.
func (s *Screen) stem(w int) []string {
	item, t := s.item(), s.theme
	if item == nil {
		return nil
	}
	title := item.Title
	switch item.Ref.Part {
	case survey.Norms:
		title = "norm " + item.Ref.Item + ": " + title
	case survey.Records:
		title = "on record in comity"
	}
	out := []string{t.Ink.Title.Render(cells.Fit(prose.Capital(title), w, t.Border.Ellipsis))}
	if s.form != nil && s.bodyHeight() < lowBody {
		return out
	}
	said := "“" + strings.Join(strings.Fields(item.Stem.Text), " ") + "” (" + item.Stem.Source + ")"
	if item.Ref.Part == survey.Records {
		said = item.Title + " (" + item.Stem.Source + ", " + item.Stem.URL + ")"
	}
	if item.Stem.Source != "" {
		words := cells.Wrap(said, w)
		if most := s.bodyHeight() / 4; s.form != nil && len(words) > most {
			words = words[:most]
		}
		out = append(out, words...)
	}
	return append(out, "")
}

// rightLines are the form, the explainer, or the answers to the item.
func (s *Screen) rightLines(w, h int) []string {
	if s.form != nil {
		return append(s.stem(w), strings.Split(s.form.huh.View(), "\n")...)
	}
	lines := s.answerLines(w)
	if s.explain {
		lines = s.explainer(w)
	}
	s.scroll = screen.Scroll(s.scroll, len(lines), h)
	return lines[s.scroll:]
}

// answerLines are the item with its answers, and what comity has on record about it.
func (s *Screen) answerLines(w int) []string {
	item, t := s.item(), s.theme
	if item == nil {
		return nil
	}
	out := s.stem(w)
	add := func(head, text string) {
		out = append(out, t.Ink.Heading.Render(cells.Fit(head, w, t.Border.Ellipsis)))
		for line := range strings.Lines(text) {
			out = append(out, cells.Wrap(strings.TrimSpace(line), w)...)
		}
	}
	for _, field := range survey.FieldsAt(item.Ref) {
		text := answer(s.book, item.Ref, field.Key)
		if text == "" {
			text = "no answer"
		}
		add(field.Prompt, text)
	}
	for _, c := range s.book.Conflicts(item.Ref) {
		for _, v := range c.Values {
			add("Conflict, "+c.Name()+", "+v.By, v.Text)
		}
	}
	for _, r := range s.book.Records(item.Ref.String()) {
		add("On record in comity, "+r.State, r.Text+" ("+r.Source+")")
	}
	return append(append(out, ""), cells.Wrap("What you write is your own statement; comity gives it no score.", w)...)
}

// explainer is what comity explains about the item, as lines.
func (s *Screen) explainer(w int) []string {
	if s.of.row == s.at && s.of.w == w && s.lines != nil {
		return s.lines
	}
	s.lines, s.of.row, s.of.w = []string{"comity has no page about this."}, s.at, w
	item := s.item()
	if item == nil {
		return s.lines
	}
	v, err := place.ParseView(s.o.Corpus, item.Place)
	if err != nil {
		return s.lines
	}
	r, err := report.Of(context.Background(), s.o.Corpus, v)
	if err != nil || r.Page == nil {
		return s.lines
	}
	s.lines = nil
	for _, line := range md.PlainText(s.theme, r.Page.Markdown(), w) {
		s.lines = append(s.lines, line.Text)
	}
	return s.lines
}
