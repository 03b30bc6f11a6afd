package surveyscreen

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"comity/model"
	"comity/model/prose"
	"comity/model/survey"
	"comity/ui/keys"
	"comity/ui/theme"
)

// form is the form of one item.
type form struct {
	ref     survey.Ref
	huh     *huh.Form
	word    *huh.Select[string] // the answer that is one of several words; nil for none
	asked   survey.Field        // that answer
	contact survey.Contact      // as it is in the workbook
	focus   huh.Field
	values  map[string]*string // by the keys of the answers
	was     map[string]string  // as they are in the workbook
}

// answer is an answer as text: of evidence a line for each text, its title, address
// and date with bars between.
func answer(w *survey.Workbook, r survey.Ref, key string) string {
	if key != survey.EvidenceKey {
		return w.Get(r, key)
	}
	var lines []string
	for _, e := range w.Evidence(r) {
		lines = append(lines, strings.TrimRight(e.Title+bar+e.Address+bar+e.Date, " |"))
	}
	return strings.Join(lines, "\n")
}

const bar = " | "

// contactAt is the point of contact that a form is about.
func contactAt(w *survey.Workbook, r survey.Ref) (out survey.Contact) {
	for _, f := range survey.FieldsAt(r) {
		out = out.With(f.Key, w.Get(r, f.Key))
	}
	return out
}

// apply puts an answer into a workbook.
func (e edit) apply(w *survey.Workbook, today model.Date) {
	switch {
	case e.ref.Part == survey.Contacts:
		w.ChangeContact(e.was, e.now)
	case e.key != survey.EvidenceKey:
		w.Set(e.ref, e.key, e.text)
	default:
		var all []survey.Evidence
		for line := range strings.Lines(e.text) {
			if line = strings.TrimSpace(line); line != "" {
				parts := append(strings.SplitN(line, "|", 3), "", "")
				all = append(all, survey.Evidence{Title: strings.TrimSpace(parts[0]), Address: strings.TrimSpace(parts[1]), Date: strings.TrimSpace(parts[2])})
			}
		}
		w.SetEvidence(e.ref, all)
	}
	if !today.IsZero() {
		w.Set(survey.Ref{}, survey.DateKey, today.String())
	}
}

// openForm opens the form of the item under the cursor.
func (s *Screen) openForm() tea.Cmd {
	item := s.item()
	if item == nil {
		return nil
	}
	f := &form{ref: item.Ref, values: map[string]*string{}, was: map[string]string{}, contact: contactAt(s.book, item.Ref)}
	var pages []*huh.Group // one answer each: every key draws those that are shown
	all := survey.FieldsAt(item.Ref)
	for i, field := range all {
		value := answer(s.book, item.Ref, field.Key)
		f.was[field.Key], f.values[field.Key] = value, &value
		help := field.Help
		page := func(field huh.Field) *huh.Group {
			return huh.NewGroup(field).Description("answer " + prose.Of(i+1, len(all)))
		}
		if field.Key == survey.EvidenceKey {
			help += " One text a line, with | between."
		}
		switch {
		case field.Words != nil:
			value, _ = field.Word(value)
			f.was[field.Key], f.asked = value, field
			f.word = huh.NewSelect[string]().Title(field.Prompt).Options(f.options(true)...).Filtering(false).Value(&value)
			pages = append(pages, page(f.word))
		case field.Lines || field.Key == survey.EvidenceKey:
			const lines = 8
			pages = append(pages, page(huh.NewText().Title(field.Prompt).Description(help).Lines(lines).CharLimit(0).ExternalEditor(false).Value(&value)))
		default:
			pages = append(pages, page(huh.NewInput().Title(field.Prompt).Description(help).CharLimit(0).Value(&value)))
		}
	}
	f.huh = huh.NewForm(pages...).WithShowHelp(false).WithKeyMap(keyMap(s.o.Keys))
	f.dress(s.theme)
	s.form = f
	s.fitForm()
	cmd := f.huh.Init()
	f.focus = f.huh.GetFocusedField()
	return cmd
}

// options are the words of the answer, those of the scale with what they mean or without.
func (f *form) options(meaning bool) []huh.Option[string] {
	out := []huh.Option[string]{huh.NewOption("no answer", "")}
	for _, word := range f.asked.Words {
		words := word
		if meaning && f.asked.Key == survey.ScaleKey {
			words += ": " + survey.Scale(word).Meaning()
		}
		out = append(out, huh.NewOption(words, word))
	}
	was := f.was[f.asked.Key]
	if _, known := f.asked.Word(was); !known && was != "" {
		out = append(out, huh.NewOption(was+" (not one of the words)", was))
	}
	return out
}

// fitWord says as much about the words of an answer as there is room for: what they
// mean and what they are, what they are, or the words alone.
func (f *form) fitWord(w, h int) {
	if f.word == nil {
		return
	}
	const page = 1 // the line that counts the answers
	fits := func(meaning bool, help string) bool {
		f.word.Options(f.options(meaning)...).Description(help).Height(0).WithWidth(w)
		return page+lipgloss.Height(f.word.View()) <= h
	}
	_ = fits(true, f.asked.Help) || fits(false, f.asked.Help) || fits(false, "")
}

// onWord reports whether the answer that is one of several words is chosen now.
func (f *form) onWord() bool { return f.word != nil && f.focus == huh.Field(f.word) }

// offers reports whether an action does something for the answer that is typed or
// chosen.
func (f *form) offers(action keys.Action) bool {
	switch action {
	case keys.Down:
		return f.onWord()
	case keys.NewLine:
		_, lines := f.focus.(*huh.Text)
		return lines
	}
	return true
}

// keyMap is the keys of forms, from the one table.
func keyMap(table []keys.Binding) *huh.KeyMap {
	of := func(action keys.Action) key.Binding {
		for _, b := range table {
			if b.Scope == keys.Answering && b.Action == action {
				return key.NewBinding(key.WithKeys(b.Keys...))
			}
		}
		return key.NewBinding(key.WithDisabled())
	}
	m := huh.NewDefaultKeyMap()
	m.Quit = key.NewBinding(key.WithDisabled()) // the screen leaves itself, and saves before
	next, prev := of(keys.NextAnswer), of(keys.PrevAnswer)
	m.Text.Next, m.Text.Submit, m.Text.Prev, m.Text.NewLine = next, next, prev, of(keys.NewLine)
	m.Text.Editor = key.NewBinding(key.WithDisabled()) // comity runs no other program
	m.Input.Next, m.Input.Submit, m.Input.Prev = next, next, prev
	m.Select.Next, m.Select.Submit, m.Select.Prev = next, next, prev
	m.Select.Down, m.Select.Up = of(keys.Down), of(keys.Up)
	m.Select.Filter = key.NewBinding(key.WithDisabled()) // six words need none
	return m
}

// dress gives the form the styles of a theme.
func (f *form) dress(t *theme.Theme) {
	styles := huh.ThemeBase(t.Dark)
	border := lipgloss.Border{Left: t.Border.V}
	for _, of := range []*huh.FieldStyles{&styles.Focused, &styles.Blurred} {
		of.Title, of.Description, of.Option = t.Heading, t.Dim, t.Text
		of.Base = lipgloss.NewStyle().PaddingLeft(1).BorderStyle(border).BorderLeft(true).BorderForeground(t.Dim.GetForeground())
		of.SelectSelector = t.Accent.SetString(t.Border.Caret + " ")
		of.TextInput.Prompt, of.TextInput.Text, of.TextInput.Placeholder = t.Accent, t.Text, t.Dim
		of.ErrorMessage, of.ErrorIndicator = t.Accent, t.Accent.SetString(" *")
	}
	styles.Focused.Title = t.Title
	styles.Focused.Base = styles.Focused.Base.BorderForeground(t.Accent.GetForeground())
	styles.Blurred.SelectSelector = t.Dim.SetString("  ")
	styles.Group.Description = t.Dim
	styles.FieldSeparator = lipgloss.NewStyle().SetString("\n")
	f.huh.WithTheme(huh.ThemeFunc(func(bool) *huh.Styles { return styles })) // asked for with every word
}

// fitForm gives the form the room there is.
func (s *Screen) fitForm() {
	if s.form == nil {
		return
	}
	_, right := s.columns()
	w := max(right, least)
	h := max(s.bodyHeight()-len(s.stem(w)), least/4)
	s.form.fitWord(w, h)
	s.form.huh.WithWidth(w).WithHeight(h)
}

// least is the narrowest form.
const least = 16

// toForm passes a message to the form. An answer is saved when another one is gone to.
func (s *Screen) toForm(msg tea.Msg) tea.Cmd {
	f := s.form
	if f == nil {
		return nil
	}
	was := f.hovered()
	updated, cmd := f.huh.Update(msg)
	f.huh = updated.(*huh.Form)
	if f.word != nil {
		*f.values[f.asked.Key] = f.hovered() // huh forgets it at the end of the list
	}
	if pressed, ok := msg.(tea.KeyPressMsg); ok {
		s.sayHow(pressed.Text != "" && was == f.hovered())
	}
	switch focus := f.huh.GetFocusedField(); {
	case f.huh.State != huh.StateNormal:
		return tea.Batch(cmd, s.closeForm())
	case focus != f.focus:
		f.focus = focus
		s.commit()
		return tea.Batch(cmd, s.save())
	}
	return cmd
}

// hovered is the word under the cursor.
func (f *form) hovered() string {
	if f.word == nil {
		return ""
	}
	word, _ := f.word.Hovered()
	return word
}

// sayHow says how to choose where a letter was typed on a list of words, until another key.
func (s *Screen) sayHow(typed bool) {
	how := "choose with " + keyOf(s.o.Keys, keys.Answering, keys.Down) + " and " + keyOf(s.o.Keys, keys.Answering, keys.Up)
	switch {
	case typed && s.form.onWord():
		s.notice = how
	case s.notice == how:
		s.notice = ""
	}
}

// commit puts the answers that changed into the workbook.
func (s *Screen) commit() {
	f := s.form
	for _, field := range survey.FieldsAt(f.ref) {
		now := survey.Text(*f.values[field.Key])
		if now == f.was[field.Key] {
			continue
		}
		e := edit{f.ref, field.Key, now, f.contact, f.contact.With(field.Key, now)}
		e.apply(s.book, s.o.Today)
		s.unsaved, f.was[field.Key], f.contact = append(s.unsaved, e), now, e.now
	}
	s.list()
}

// closeForm saves the answers and goes back to the list.
func (s *Screen) closeForm() tea.Cmd {
	s.commit()
	s.form = nil
	return s.save()
}
