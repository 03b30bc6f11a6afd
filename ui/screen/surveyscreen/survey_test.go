package surveyscreen

import (
	"errors"
	"reflect"
	"runtime"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/model/survey"
	"comity/ui/keys"
	"comity/ui/settings"
	"comity/ui/uitest"
)

// file is a workbook in a file of the test.
func file(t testing.TB) (*model.Corpus, *settings.WorkbookFile) {
	t.Helper()
	c := uitest.Corpus(t)
	f := settings.OpenWorkbook(t.TempDir() + "/FJI-2026.yaml")
	co, _ := c.Country("FJI")
	if err := f.Create(survey.New(c, survey.Options{Country: co, Year: 2026, Date: model.Date{Year: 2026, Month: 11, Day: 1}})); err != nil {
		t.Fatal(err)
	}
	return c, f
}

func open(t testing.TB, c *model.Corpus, f settings.WorkbookKeeper) *Screen {
	t.Helper()
	book, err := f.Read()
	if err != nil {
		t.Fatal(err)
	}
	j, _ := survey.MatchRef("j")
	return New(Options{Corpus: c, File: f, Book: book, Start: j, Today: model.Date{Year: 2026, Month: 11, Day: 30}})
}

// press presses keys, and runs what they start to its end; it reports whether the
// program quits.
func press(s *Screen, list ...string) (quits bool) {
	special := map[string]tea.Key{
		"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab}, "down": {Code: tea.KeyDown},
		"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+j": {Code: 'j', Mod: tea.ModCtrl},
	}
	for _, name := range list {
		if k, ok := special[name]; ok {
			quits = run(s, tea.KeyPressMsg(k)) || quits
			continue
		}
		for _, r := range name {
			quits = run(s, tea.KeyPressMsg{Code: r, Text: string(r)}) || quits
		}
	}
	return quits
}

// run handles a message, and all that come of it but the blinking of the cursor.
func run(s *Screen, msg tea.Msg) bool {
	switch msg := msg.(type) {
	case nil:
		return false
	case tea.QuitMsg:
		return true
	case tea.BatchMsg:
		quits := false
		for _, cmd := range msg {
			quits = runs(s, cmd) || quits
		}
		return quits
	}
	_, cmd := s.Update(msg)
	return runs(s, cmd)
}

// runs runs a command, unless it waits for the cursor to blink.
func runs(s *Screen, cmd tea.Cmd) bool {
	if cmd == nil || strings.Contains(runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name(), "/cursor.") {
		return false
	}
	return run(s, cmd())
}

func shown(s *Screen) string { return ansi.Strip(s.View().Content) }

// on reads what the file holds.
func on(t testing.TB, f *settings.WorkbookFile) *survey.Workbook {
	t.Helper()
	w, err := settings.OpenWorkbook(f.Path()).Read()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// Every answer is in the file as soon as another one is gone to; what was being typed
// when ctrl+c comes is too.
func TestAnswersAreSaved(t *testing.T) {
	c, f := file(t)
	s := open(t, c, f)
	run(s, tea.WindowSizeMsg{Width: 100, Height: 30})
	for _, want := range []string{"Survey workbook of Fiji, 2026", "Part II", "0 of 11", "j  Report ICT vulnerabilities", "“States should encourage responsible"} {
		if !strings.Contains(shown(s), want) {
			t.Fatalf("%q is not on the screen:\n%s", want, shown(s))
		}
	}
	j, _ := survey.MatchRef("j")
	press(s, "enter", "down", "down", "enter")
	if got := on(t, f).Scale(j); got != survey.Planned {
		t.Fatalf("the scale in the file is %q:\n%s", got, shown(s))
	}
	press(s, "One law", "ctrl+j", "and 2 rules?", "tab")
	if got := on(t, f).Get(j, survey.MeasuresKey); got != "One law\nand 2 rules?" {
		t.Fatalf("the measures in the file are %q:\n%s", got, shown(s))
	}
	press(s, "tab", "tab", "The law | https://example.org/law | 2024-05-01")
	if !press(s, "ctrl+c") {
		t.Fatal("ctrl+c does not leave")
	}
	w := on(t, f)
	if got := w.Evidence(j); len(got) != 1 || got[0] != (survey.Evidence{Title: "The law", Address: "https://example.org/law", Date: "2024-05-01"}) {
		t.Errorf("the evidence in the file is %+v", got)
	}
	if w.Date() != s.o.Today || s.Finish() != nil {
		t.Errorf("the date in the file is %s", w.Date())
	}
}

// What another program writes meanwhile is kept and said, and a file that is gone is
// written again.
func TestOthersAndAVanishedFile(t *testing.T) {
	c, f := file(t)
	s := open(t, c, f)
	j, _ := survey.MatchRef("j")
	other := settings.OpenWorkbook(f.Path())
	theirs, err := other.Read()
	if err != nil {
		t.Fatal(err)
	}
	theirs.Set(j, survey.MeasuresKey, "theirs")
	if _, err := other.Save(theirs); err != nil {
		t.Fatal(err)
	}
	press(s, "enter", "tab", "ours", "esc")
	if values := on(t, f).AllConflicts(); len(values) != 1 || len(values[0].Values) != 2 || !strings.Contains(shown(s), "changed by another program") || !strings.Contains(shown(s), "conflict") {
		t.Fatalf("the conflicts are %+v:\n%s", values, shown(s))
	}
	uitest.Remove(t, f.Path())
	press(s, "down", "enter", "down", "enter", "esc")
	k, _ := survey.MatchRef("k")
	if got := on(t, f).Scale(k); got != survey.NothingReported || !strings.Contains(shown(s), "The file was gone: another program had moved or deleted it.") {
		t.Errorf("in the file that was gone the scale is %q:\n%s", got, shown(s))
	}
}

// failing is a file that cannot be written.
type failing struct{ settings.WorkbookKeeper }

func (failing) Save(*survey.Workbook) (settings.Saved, error) {
	return settings.Saved{}, errors.New("no space left on device")
}

// What cannot be saved is said, stays on the screen, and is not left without a warning.
func TestWhatCannotBeSaved(t *testing.T) {
	c, f := file(t)
	s := open(t, c, failing{f})
	press(s, "enter", "down", "enter", "esc")
	if !strings.Contains(shown(s), "Not saved: no space left on device") || !strings.Contains(shown(s), "nothing reported") {
		t.Fatalf("the screen says:\n%s", shown(s))
	}
	if press(s, "q") || !strings.Contains(s.notice, "again leaves without 1 answer") {
		t.Fatalf("q leaves at once, or says %q", s.notice)
	}
	if err := s.Finish(); err == nil || !strings.Contains(err.Error(), "1 answer could not be saved") {
		t.Errorf("after the session: %v", err)
	}
	if !press(s, "q") {
		t.Error("q does not leave after the warning")
	}
}

// Every key of the table changes what is shown.
func TestEveryKeyOfTheTableWorks(t *testing.T) {
	c, f := file(t)
	special := map[string]tea.Key{
		"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab}, "down": {Code: tea.KeyDown}, "up": {Code: tea.KeyUp},
		"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "pgdown": {Code: tea.KeyPgDown}, "pgup": {Code: tea.KeyPgUp}, "space": {Code: tea.KeySpace, Text: " "},
		"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "ctrl+j": {Code: 'j', Mod: tea.ModCtrl}, "alt+enter": {Code: tea.KeyEnter, Mod: tea.ModAlt},
	}
	for _, b := range keys.Table() {
		if b.Scope != keys.Survey && b.Scope != keys.Answering {
			continue
		}
		for _, name := range b.Keys {
			s := open(t, c, f)
			run(s, tea.WindowSizeMsg{Width: 80, Height: 12})
			if b.Scope == keys.Answering {
				run(s, tea.WindowSizeMsg{Width: 80, Height: 24})
				press(s, "enter", "tab", "x")
			}
			if b.Scope == keys.Answering && (b.Action == keys.Down || b.Action == keys.Up) {
				press(s, "esc", "enter") // on the scale
			}
			if b.Action == keys.PageUp {
				run(s, tea.KeyPressMsg(special["pgdown"]))
			}
			k, known := special[name]
			if !known {
				k = tea.Key{Code: rune(name[0]), Text: name}
			}
			before := s.View().Content // with its cursor
			if run(s, tea.KeyPressMsg(k)); s.View().Content == before {
				t.Errorf("%s, %s: nothing changes:\n%s", b.Scope, name, shown(s))
			}
		}
	}
}

// On a scale the word under the cursor is on the screen, with all others where six
// lines are; the footer says how to choose, and so does a letter that is typed.
func TestScaleInSmallWindows(t *testing.T) {
	c, f := file(t)
	words := []string{"no answer", "nothing reported", "planned", "partly", "in place", "not applicable"}
	for _, size := range [][2]int{{140, 44}, {80, 24}, {80, 12}, {40, 24}, {40, 12}} {
		s := open(t, c, f)
		run(s, tea.WindowSizeMsg{Width: 140, Height: 44})
		press(s, "enter")
		run(s, tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		for i, word := range words {
			frame := shown(s)
			if !strings.Contains(frame, s.theme.Border.Caret+" "+word) || !strings.Contains(frame, "down choose") || !strings.Contains(frame, "esc list") || strings.Contains(frame, "new line") {
				t.Fatalf("%v: on %q:\n%s", size, word, frame)
			}
			for _, other := range words {
				if !strings.Contains(frame, " "+other) {
					t.Errorf("%v: on %q there is no %q:\n%s", size, word, other, frame)
				}
			}
			if i < len(words)-1 {
				press(s, "down")
			}
		}
		if press(s, "x"); s.notice != "choose with down and up" {
			t.Errorf("%v: a letter on a scale says %q", size, s.notice)
		}
		if press(s, "down"); s.notice != "" || !strings.Contains(shown(s), s.theme.Border.Caret+" no answer") {
			t.Errorf("%v: then down says %q:\n%s", size, s.notice, shown(s))
		}
		if press(s, "tab", "x"); s.notice != "" && s.notice != "saved" || strings.Contains(shown(s), "choose") || !strings.Contains(shown(s), "esc list") {
			t.Errorf("%v: in a text:\n%s", size, shown(s))
		}
	}
}

// The footer of the list has each key once, and how to leave at every width; esc
// leaves the explanation, and then the screen.
func TestFooterOfTheList(t *testing.T) {
	c, f := file(t)
	s := open(t, c, f)
	for w := 8; w <= 140; w++ {
		run(s, tea.WindowSizeMsg{Width: w, Height: 12})
		footer := ansi.Strip(s.footer())
		if !strings.Contains(footer, " q quit ") || strings.Count(footer, " i ") > 1 || w >= 40 && (!strings.Contains(footer, "enter answer") || !strings.Contains(footer, "? help")) {
			t.Errorf("%d cells: %q", w, footer)
		}
	}
	if press(s, "i", "esc") || s.explain {
		t.Error("esc in the explanation does not only leave it")
	}
	if !press(s, "esc") {
		t.Error("esc in the list does not leave")
	}
	s = open(t, c, failing{f})
	if press(s, "enter", "down", "esc", "esc") || !press(s, "esc") {
		t.Error("esc does not warn once of what is not saved")
	}
}

// At every size the frame has the size of the terminal.
func TestEverySize(t *testing.T) {
	c, f := file(t)
	s := open(t, c, f)
	for _, typed := range [][]string{nil, {"i"}, {"?"}, {"j", "enter"}, {"tab", "tab"}} {
		press(s, typed...)
		for _, size := range [][2]int{{140, 44}, {100, 30}, {80, 24}, {40, 12}, {20, 5}, {9, 3}, {1, 1}} {
			run(s, tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			lines := strings.Split(s.View().Content, "\n")
			if len(lines) > size[1] {
				t.Errorf("%v: %d lines at %v", typed, len(lines), size)
			}
			for _, line := range lines {
				if ansi.StringWidth(line) > size[0] {
					t.Errorf("%v: a line of %d cells at %v: %q", typed, ansi.StringWidth(line), size, ansi.Strip(line))
				}
			}
		}
	}
}

// The questions of accessible mode keep, clear, explain and save.
func TestQuestions(t *testing.T) {
	c, f := file(t)
	s := open(t, c, f)
	var out strings.Builder
	typed := "?\nhalf\nIn-Place\nA law of 2024.\n\nb\nb\n-\nq\n"
	if err := Ask(t.Context(), s.o, strings.NewReader(typed), &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"norms/j. Report ICT vulnerabilities.\n", "How far the State says it is? Now: no answer\n", "“States should encourage", `"half" is not one of the words`, "Measures taken? Now: A law of 2024.\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not said:\n%s", want, out.String())
		}
	}
	j, _ := survey.MatchRef("j")
	if w := on(t, f); w.Scale(j) != survey.InPlace || w.Get(j, survey.MeasuresKey) != "" {
		t.Errorf("the file says %q, %q", w.Scale(j), w.Get(j, survey.MeasuresKey))
	}
}

// BenchmarkKey is what typing a letter costs.
func BenchmarkKey(b *testing.B) {
	c, f := file(b)
	s := open(b, c, f)
	press(s, "enter", "tab")
	for b.Loop() {
		press(s, "x")
	}
}

// BenchmarkOpen is what opening a workbook costs, down to the first frame.
func BenchmarkOpen(b *testing.B) {
	c, f := file(b)
	for b.Loop() {
		open(b, c, f)
	}
}
