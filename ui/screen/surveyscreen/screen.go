// Package surveyscreen fills in a survey workbook: on a screen, the parts and items at
// the left and forms at the right, and in accessible mode as questions. Every answer
// is saved as soon as it is given. It is for the person at this machine alone: a
// visitor has no file.
package surveyscreen

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"comity/model"
	"comity/model/prose"
	"comity/model/survey"
	"comity/ui/keys"
	"comity/ui/settings"
	"comity/ui/theme"
)

// Options are what a workbook is filled in with.
type Options struct {
	Corpus *model.Corpus
	File   settings.WorkbookKeeper
	Book   *survey.Workbook // as it was read
	Start  survey.Ref       // the item that it begins at; zero for the first without an answer
	Today  model.Date
	Keys   []keys.Binding // nil: as in keys.Table
	Theme  string         // its name, as theme.Names lists it
	ASCII  bool
	Mono   bool
	Light  bool // the terminal says that its background is light
	Mouse  bool
	Width  int // of the terminal in cells, until a [tea.WindowSizeMsg] comes
	Height int

	Session *settings.Session // nil for none
	Suspend func() bool       // stops the process until its shell resumes it; nil where it is not offered
}

// row is a row of the list: a part, or an item of it.
type row struct {
	part *survey.Part
	item *survey.Question // nil for the part
}

// Screen is the screen of one workbook.
type Screen struct {
	o     Options
	book  *survey.Workbook
	parts []survey.Part
	rows  []row

	at, top int // the row under the cursor, and the first on the screen
	scroll  int // of the right side
	explain bool
	help    bool
	form    *form
	notice  string

	unsaved  []edit // that the file does not have yet
	inFlight int    // how many of them are being saved; 0 for none
	leaving  bool
	warned   bool // that leaving loses what could not be saved

	theme *theme.Theme
	w, h  int
	lines []string // of the explainer, for a width and a row
	of    struct{ row, w int }
	frame tea.View
}

// edit is one answer that was given, or a point of contact that was changed.
type edit struct {
	ref       survey.Ref
	key, text string
	was, now  survey.Contact
}

// New makes the screen of a workbook.
func New(o Options) *Screen {
	s := &Screen{o: o, book: o.Book, w: cmp.Or(o.Width, 80), h: cmp.Or(o.Height, 24)}
	if s.o.Keys == nil {
		s.o.Keys = keys.Table()
	}
	s.list()
	s.retheme(!o.Light)
	s.at = slices.IndexFunc(s.rows, func(r row) bool {
		if o.Start != (survey.Ref{}) {
			return r.item != nil && (r.item.Ref == o.Start || o.Start.Item == "" && r.part.Key == o.Start.Part)
		}
		return r.item != nil && !s.book.Answered(r.item.Ref)
	})
	if s.at < 0 {
		s.at = 1
	}
	s.notice = standing(o)
	s.compose()
	return s
}

// list makes the rows of what the workbook has; the cursor stays on its item.
func (s *Screen) list() {
	was := survey.Ref{}
	if s.rows != nil && s.item() != nil {
		was = s.item().Ref
	}
	s.parts, s.rows, s.lines = s.book.Sections(s.o.Corpus), nil, nil
	for i := range s.parts {
		p := &s.parts[i]
		s.rows = append(s.rows, row{part: p})
		for j := range p.Questions {
			if p.Questions[j].Ref == was {
				s.at = len(s.rows)
			}
			s.rows = append(s.rows, row{p, &p.Questions[j]})
		}
	}
	s.at = max(min(s.at, len(s.rows)-1), 1)
}

// standing says how another session with a workbook ended, and how far it is filled in: the
// file has every answer but the one that was being typed. It is empty where there was none.
func standing(o Options) string {
	s := o.Session
	if s == nil || !s.Open && s.Left.IsZero() {
		return ""
	}
	tally := prose.Capital(survey.Tally(o.Book))
	if s.Open {
		return "Another session has this workbook open; what both write is kept. " + tally
	}
	day := model.Date{Year: s.Left.Year(), Month: int(s.Left.Month()), Day: s.Left.Day()}
	return "The session begun on " + day.Long() + ", " + s.Left.Format("15:04") + ", ended without being closed: all its answers are here but one that was being typed. " + tally
}

// retheme makes the theme for a background.
func (s *Screen) retheme(dark bool) {
	o := theme.For(s.o.Theme, dark)
	o.ASCII, o.Mono = o.ASCII || s.o.ASCII, o.Mono || s.o.Mono
	s.theme = theme.New(o)
	if s.form != nil {
		s.form.dress(s.theme)
	}
}

// Init does nothing: whoever paints asks the terminal for its background.
func (s *Screen) Init() tea.Cmd { return nil }

// View returns the frame composed after the last message.
func (s *Screen) View() tea.View { return s.frame }

// Update handles one message.
func (s *Screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.w, s.h = msg.Width, msg.Height
		s.fitForm()
		cmd = s.toForm(msg) // which draws itself only then
	case tea.BackgroundColorMsg:
		if s.o.Theme == "" || s.o.Theme == theme.Auto {
			s.retheme(msg.IsDark())
		}
	case savedMsg:
		cmd = s.saved(msg)
	case tea.KeyPressMsg:
		cmd = s.press(msg)
	case tea.MouseMsg:
		cmd = s.mouse(msg)
	default:
		cmd = s.toForm(msg)
	}
	s.compose()
	return s, cmd
}

// press handles a key: of the form, or of the list.
func (s *Screen) press(msg tea.KeyPressMsg) tea.Cmd {
	scope := keys.Survey
	if s.form != nil {
		scope = keys.Answering
	}
	action, reached := keys.For(s.o.Keys, scope, keys.Meant(s.o.Keys, scope, msg.String()))
	if !reached {
		action = ""
	}
	switch {
	case action == keys.Quit:
		return s.leave()
	case s.help:
		s.inHelp(msg.String())
		return nil
	case action == keys.OpenHelp:
		s.help, s.scroll = true, 0
		return nil
	case s.form == nil && action == keys.Back && !s.explain:
		return s.leave()
	case s.form != nil && action == keys.CloseBox:
		return s.closeForm()
	case s.form != nil:
		return s.toForm(msg)
	}
	s.notice, s.warned = "", false
	return s.do(action)
}

// inHelp scrolls the help; any other key closes it.
func (s *Screen) inHelp(key string) {
	switch action, _ := keys.For(s.o.Keys, keys.Survey, keys.Meant(s.o.Keys, keys.Survey, key)); action {
	case keys.Down:
		s.scroll++
	case keys.Up:
		s.scroll--
	case keys.PageDown:
		s.scroll += s.bodyHeight() - 1
	case keys.PageUp:
		s.scroll -= s.bodyHeight() - 1
	default:
		s.help, s.scroll = false, 0
	}
}

// do runs an action of the list.
func (s *Screen) do(action keys.Action) tea.Cmd {
	switch action {
	case keys.Down:
		s.step(1)
	case keys.Up:
		s.step(-1)
	case keys.First:
		s.at = 0
		s.step(1)
	case keys.Last:
		s.at = len(s.rows)
		s.step(-1)
	case keys.NextGroup:
		s.toPart(1)
	case keys.PrevGroup:
		s.toPart(-1)
	case keys.PageDown:
		s.scroll += s.bodyHeight() - 1
	case keys.PageUp:
		s.scroll = max(s.scroll-s.bodyHeight()+1, 0)
	case keys.Contents:
		s.explain, s.scroll = !s.explain, 0
	case keys.Read:
		return s.openForm()
	case keys.Suspend:
		if s.o.Suspend == nil || !s.o.Suspend() {
			s.notice = "cannot suspend: no shell waits for comity to stop"
		}
	case keys.Back:
		s.explain, s.scroll = false, 0
	}
	return nil
}

// step goes to the next item in a direction; the heads of parts are passed.
func (s *Screen) step(by int) {
	for i := s.at + by; i >= 0 && i < len(s.rows); i += by {
		if s.rows[i].item != nil {
			s.at, s.scroll = i, 0
			return
		}
	}
	s.at = max(min(s.at, len(s.rows)-1), 1)
}

// toPart goes to the first item of another part.
func (s *Screen) toPart(by int) {
	at := slices.IndexFunc(s.parts, func(p survey.Part) bool { return p.Key == s.rows[s.at].part.Key })
	key := s.parts[(at+by+len(s.parts))%len(s.parts)].Key
	s.at = slices.IndexFunc(s.rows, func(r row) bool { return r.item != nil && r.part.Key == key })
	s.scroll = 0
}

// item is the item under the cursor.
func (s *Screen) item() *survey.Question { return s.rows[s.at].item }

// leave ends the session when all is saved. What cannot be saved is told once, and
// then left.
func (s *Screen) leave() tea.Cmd {
	if s.form != nil {
		s.commit()
		s.form = nil
	}
	s.leaving = true
	switch {
	case len(s.unsaved) == 0 || s.warned:
		return tea.Quit
	case s.inFlight > 0:
		return nil
	}
	return s.save()
}

// savedMsg is what came of saving: the workbook as the file has it, or why not.
type savedMsg struct {
	sent *survey.Workbook
	settings.Saved
	err error
}

// save writes the workbook, unless that is under way.
func (s *Screen) save() tea.Cmd {
	if s.inFlight > 0 || len(s.unsaved) == 0 {
		return nil
	}
	s.inFlight = len(s.unsaved)
	file, sent := s.o.File, s.book.Clone()
	return func() tea.Msg {
		saved, err := file.Save(sent.Clone())
		return savedMsg{sent, saved, err}
	}
}

// saved takes in what came of saving. What others wrote meanwhile is in the workbook
// now, and said; what was answered meanwhile is saved next.
func (s *Screen) saved(m savedMsg) tea.Cmd {
	n := s.inFlight
	s.inFlight = 0
	if m.err != nil {
		s.notice = "Not saved: " + model.Printable(m.err.Error())
		if s.leaving {
			s.leaving, s.warned = false, true
			s.notice += ". " + keyOf(s.o.Keys, keys.Anywhere, keys.Quit) + " again leaves without " + prose.Count(len(s.unsaved), "answer")
		}
		return nil
	}
	s.unsaved, s.book, s.notice = s.unsaved[n:], m.Book, "saved"
	if m.Anew {
		s.notice = writtenAgain
	}
	if others := survey.Diff(m.sent, m.Book); len(others) > 0 {
		s.notice = "Saved. The file was changed by another program: its changes are kept too (" + prose.Count(len(others), "answer") + ")"
		if open := len(m.Book.AllConflicts()); open > 0 {
			s.notice += "; both values of " + prose.Count(open, "answer") + " are kept as a conflict"
		}
	}
	for _, e := range s.unsaved {
		e.apply(s.book, s.o.Today)
	}
	s.list()
	if s.leaving && len(s.unsaved) == 0 {
		return tea.Quit
	}
	return s.save()
}

// keyOf is the first key of an action in a scope.
func keyOf(table []keys.Binding, scope keys.Scope, action keys.Action) string {
	for _, b := range table {
		if b.Scope == scope && b.Action == action {
			return b.Keys[0]
		}
	}
	return "ctrl+c"
}
