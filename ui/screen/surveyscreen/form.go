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
	ref    survey.Ref
	huh    *huh.Form
	scale  *huh.Select[string]
	focus  huh.Field
	values map[string]*string // by the keys of the answers
	was    map[string]string  // as they are in the workbook
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

// apply puts an answer into a workbook.
func (e edit) apply(w *survey.Workbook, today model.Date) {
	if e.key != survey.EvidenceKey {
		w.Set(e.ref, e.key, e.text)
	} else {
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
	f := &form{ref: item.Ref, values: map[string]*string{}, was: map[string]string{}}
	var pages []*huh.Group // one answer each: every key draws those that are shown
	all := survey.Fields()
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
		case field.Key == survey.ScaleKey:
			if scale, known := survey.ParseScale(value); known {
				value = string(scale)
				f.was[field.Key] = value
			}
			f.scale = huh.NewSelect[string]().Title(field.Prompt).Options(f.options(true)...).Filtering(false).Value(&value)
			pages = append(pages, page(f.scale))
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

// options are the words of the scale, with what they mean or without.
func (f *form) options(meaning bool) []huh.Option[string] {
	out := []huh.Option[string]{huh.NewOption("no answer", "")}
	for _, scale := range survey.Scales() {
		words := string(scale)
		if meaning {
			words += ": " + scale.Meaning()
		}
		out = append(out, huh.NewOption(words, string(scale)))
	}
	was := f.was[survey.ScaleKey]
	if _, known := survey.ParseScale(was); !known && was != "" {
		out = append(out, huh.NewOption(was+" (not of the scale)", was))
	}
	return out
}

// fitScale says as much about the scale as there is room for: what its words mean and
// what it is, what it is, or the words alone.
func (f *form) fitScale(w, h int) {
	help := ""
	for _, field := range survey.Fields() {
		if field.Key == survey.ScaleKey {
			help = field.Help
		}
	}
	const page = 1 // the line that counts the answers
	fits := func(meaning bool, help string) bool {
		f.scale.Options(f.options(meaning)...).Description(help).Height(0).WithWidth(w)
		return page+lipgloss.Height(f.scale.View()) <= h
	}
	_ = fits(true, help) || fits(false, help) || fits(false, "")
}

// offers reports whether an action does something for the answer that is typed or
// chosen.
func (f *form) offers(action keys.Action) bool {
	switch action {
	case keys.Down:
		return f.focus == huh.Field(f.scale)
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
	s.form.fitScale(w, h)
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
	was, _ := f.scale.Hovered()
	updated, cmd := f.huh.Update(msg)
	f.huh = updated.(*huh.Form)
	now, _ := f.scale.Hovered()
	*f.values[survey.ScaleKey] = now // huh forgets it at the end of the list
	if pressed, ok := msg.(tea.KeyPressMsg); ok {
		s.sayHow(pressed.Text != "" && was == now)
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

// sayHow says how to choose where a letter was typed on the scale, until another key.
func (s *Screen) sayHow(typed bool) {
	how := "choose with " + keyOf(s.o.Keys, keys.Answering, keys.Down) + " and " + keyOf(s.o.Keys, keys.Answering, keys.Up)
	switch {
	case typed && s.form.focus == huh.Field(s.form.scale):
		s.notice = how
	case s.notice == how:
		s.notice = ""
	}
}

// commit puts the answers that changed into the workbook.
func (s *Screen) commit() {
	f := s.form
	for _, field := range survey.Fields() {
		now := survey.Text(*f.values[field.Key])
		if now == f.was[field.Key] {
			continue
		}
		e := edit{f.ref, field.Key, now}
		e.apply(s.book, s.o.Today)
		s.unsaved, f.was[field.Key] = append(s.unsaved, e), now
	}
}

// closeForm saves the answers and goes back to the list.
func (s *Screen) closeForm() tea.Cmd {
	s.commit()
	s.form = nil
	return s.save()
}
