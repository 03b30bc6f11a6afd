package explorer

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/screen"
	"comity/ui/screen/briefingscreen"
	"comity/ui/theme"
)

// slides returns the briefing on the screen, if any.
func (a *Explorer) slides() (*briefingscreen.Slides, bool) {
	if a.stage == nil || a.stage.slides == nil {
		return nil, false
	}
	return a.stage.slides, true
}

// onSlide reports whether a slide fills the window, without an overlay.
func (a *Explorer) onSlide() bool {
	s, ok := a.slides()
	return ok && s.Whole() && !a.top().covers()
}

// slideAt is the place of the slide on the screen; empty where there is none.
func (a *Explorer) slideAt() string {
	if _, ok := a.slides(); !ok {
		return ""
	}
	return a.where().String()
}

// leftSlide remembers the slide on the screen, to return to it later. Moving in
// the history does not need it.
func (a *Explorer) leftSlide(before string) {
	_, here := a.slides()
	switch {
	case here:
		a.briefing.home = ""
	case before != "" && !a.history.came:
		a.briefing.home = before
	}
}

// goHome returns to the slide from which the visitor entered the explorer.
func (a *Explorer) goHome() {
	for i := a.history.at; i >= 0; i-- {
		if a.history.steps[i].over.String() == a.briefing.home {
			a.travel(i - a.history.at)
			return
		}
	}
	if v, err := place.ParseView(a.source.corpus, a.briefing.home); err == nil { // it is far back, and forgotten
		a.visit(v)
	}
}

// homeWord says where one step back leads while away from a slide.
func (a *Explorer) homeWord() string {
	v, err := place.ParseView(a.source.corpus, a.briefing.home)
	if err != nil {
		return "back"
	}
	return "back to slide " + strconv.Itoa(max(v.Slide, 1))
}

// homeHint is the key that leads back to the slide, for the footer.
func (a *Explorer) homeHint() screen.Line {
	if a.briefing.home == "" || a.covered() {
		return nil
	}
	for _, b := range a.keyboard.table {
		if b.Scope == keys.Anywhere && b.Action == keys.Back {
			b.Short = a.homeWord()
			return screen.Hint(a.theme, b)
		}
	}
	return nil
}

// showBriefing returns to the visitor's slide, or opens the briefing; if there
// are several, the visitor chooses.
func (a *Explorer) showBriefing() {
	all := a.briefing.session.Library.All()
	_, here := a.slides()
	switch {
	case a.briefing.home != "":
		a.goHome()
	case len(all) == 0:
		a.toast = "no briefing is here"
	case len(all) == 1 && here:
		a.toast = "this is the briefing"
	case len(all) == 1:
		a.showStage(place.View{Place: place.OfBriefing(all[0].ID)})
	default:
		a.openBox(briefingList{}, "")
	}
}

// briefingList lists the briefings.
type briefingList struct{ plainLine }

func (briefingList) title() string     { return "Briefings" }
func (briefingList) scope() keys.Scope { return keys.Box }

func (briefingList) offer(a *Explorer, typed string) ([]choice, string) {
	all := a.briefing.session.Library.All()
	var rows []choice
	for _, d := range all {
		text := d.Title + ", " + prose.Count(len(d.Slides), "slide")
		if d.Length > 0 {
			text += ", " + prose.Count(int(d.Length.Minutes()), "minute")
		}
		if !hasWords(d.Title+" "+d.ID, typed) {
			continue
		}
		at := place.OfBriefing(d.ID)
		rows = append(rows, choice{label: text, right: at.String(), do: func(a *Explorer) tea.Cmd {
			a.showStage(place.View{Place: at})
			return nil
		}})
	}
	if len(rows) == 0 {
		return nil, "no briefing has these words"
	}
	return rows, prose.Count(len(all), "briefing")
}

// slideIndex lists the slides of a briefing by title and number.
type slideIndex struct {
	plainLine
	of *briefingscreen.Slides
}

func (slideIndex) title() string     { return "Slides" }
func (slideIndex) scope() keys.Scope { return keys.Box }

func (x slideIndex) offer(_ *Explorer, typed string) ([]choice, string) {
	all := x.of.Deck().Slides
	var rows []choice
	for i := range all {
		number := strconv.Itoa(i + 1)
		if !hasWords(number+" "+all[i].Title, typed) {
			continue
		}
		rows = append(rows, choice{label: strings.Repeat(" ", 3-min(len(number), 3)) + number + "  " + all[i].Title, do: func(*Explorer) tea.Cmd {
			x.of.Go(i, 0)
			return nil
		}})
	}
	if len(rows) == 0 {
		return nil, "no slide has these words"
	}
	return rows, prose.Count(len(all), "slide") + ", by title or number"
}

// hasWords reports whether a text has every word that was typed.
func hasWords(text, typed string) bool {
	text = " " + model.Fold(text)
	return !slices.ContainsFunc(strings.Fields(model.Fold(typed)), func(word string) bool { return !strings.Contains(text, " "+word) })
}

// openIndex lists the slides of the briefing, with the cursor on the current
// one.
func (a *Explorer) openIndex() {
	if s, ok := a.slides(); ok {
		b := a.newBox(slideIndex{of: s}, "")
		b.to(s.Number(), 1)
		a.open(b)
	}
}

// slideContent is a slide that fills the window. A message replaces its last
// line.
func (a *Explorer) slideContent() string {
	w, h := a.layout.w, a.layout.h
	lines := a.stage.Draw(a.theme, w, h)
	a.said(lines, w)
	lines[h-1] = a.lastLine(lines[h-1], w)
	return strings.Join(lines, "\n")
}

// lastLine is the last line of a slide, or a message there: typed input, the
// result of the last key, or a fault of the file.
func (a *Explorer) lastLine(line string, w int) string {
	t := a.theme
	s, _ := a.slides()
	text, ink := "", t.Ink.Accent
	switch {
	case a.covered():
		return a.footer(w)
	case a.keyboard.pending != "":
		if text = a.keyboard.pending; a.count() > 0 {
			text += a.keyFor(keys.Briefing, keys.Last, " "+t.Border.Dot+" %s goes to slide "+text) + a.keyFor(keys.Anywhere, keys.Back, " "+t.Border.Dot+" %s: cancel")
		}
	case a.toast != "":
		said := a.message(w)
		text = said[len(said)-1]
	case s.Note() != "" && a.calm():
		text, ink = s.Note(), t.Ink.Brand
	case a.word() != "":
		if text = a.word(); a.briefing.present.chair != nil && a.calm() && len(a.briefing.present.questions) == 0 {
			return within(line, t.Ink.Dim, text, w) // it is permanent
		}
		ink = t.Ink.Brand
	}
	if text == "" {
		return a.howToGoOn(s, line, w)
	}
	n := min(cells.Width(text)+2, w)
	return ink.Render(cells.Fit(" "+text, n-1, t.Border.Ellipsis)+" ") + cells.Spaces(w-n)
}

// howToGoOn says on the first slide of a briefing which keys lead on, where its last
// line has room for it.
func (a *Explorer) howToGoOn(s *briefingscreen.Slides, line string, w int) string {
	if s.Number() > 0 || s.View().Step > 0 || a.follows() || s.Blank() {
		return line
	}
	key := func(phrase string) string { return a.keyFor(keys.Briefing, keys.NextSlide, phrase) }
	next, short := key("%s: next slide"), key("%s: next")
	help := a.keyFor(keys.Anywhere, keys.OpenHelp, " "+a.theme.Border.Dot+" %s: keys")
	if next == "" {
		return line
	}
	notes := a.keyFor(keys.Briefing, keys.PresenterView, " "+a.theme.Border.Dot+" %s: notes")
	for _, text := range []string{next + notes + help, next + notes, next + help, next} {
		if out := within(line, a.theme.Ink.Dim, text, w); out != line {
			return out
		}
	}
	plain := ansi.Strip(line) // the title, which is on the slide, makes room
	from := len(plain) - len(strings.TrimLeft(plain, " "))
	name, rest, _ := strings.Cut(plain[from:], "  ")
	end := from + cells.Width(name) + len(rest) - len(strings.TrimLeft(rest, " "))
	for _, text := range []string{next + notes + help, next + notes, next + help, next, short, key("%s >")} {
		if cells.Width(text) <= end-from {
			return ansi.Cut(line, 0, from) + a.theme.Ink.Dim.Render(cells.Fit(text, end-from, "")) + ansi.Cut(line, end, w)
		}
	}
	return line
}

// within puts a message into the last line of a slide, before the number at its
// end.
func within(line string, ink theme.Ink, text string, w int) string {
	const apart = 3
	plain := strings.TrimRight(ansi.Strip(line), " ")
	free := strings.TrimRight(plain[:strings.LastIndexByte(plain, ' ')+1], " ")
	end := cells.Width(plain[:strings.LastIndexByte(plain, ' ')+1]) - apart
	from := end - cells.Width(text)
	if from < cells.Width(free)+apart {
		return line
	}
	return ansi.Cut(line, 0, from) + ink.Render(text) + ansi.Cut(line, end, w)
}

// calm reports whether nothing is wrong with the server or the room.
func (a *Explorer) calm() bool { return a.notice == "" && a.briefing.present.status == "" }

// wantSlides requests what the slide needs next, and clears a message on its
// last line after a while.
func (a *Explorer) wantSlides() tea.Cmd {
	s, ok := a.slides()
	if !ok {
		return nil
	}
	var fade tea.Cmd
	if a.toast != "" && a.briefing.fading != a.keyboard.typed && s.Whole() {
		a.briefing.fading = a.keyboard.typed
		fade = a.later(fadeAfter, fadeMsg{a.keyboard.typed})
	}
	return tea.Batch(s.Want(a.later), fade)
}
