package surveyscreen

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"comity/ui/cells"
)

// TestTheWorkbookIsClicked: rows of the list, words of the scale and keys of the last line
// do what they look like.
func TestTheWorkbookIsClicked(t *testing.T) {
	c, f := file(t)
	s := open(t, c, f)
	run(s, tea.WindowSizeMsg{Width: 120, Height: 40})
	click := func(text string) {
		t.Helper()
		for y, line := range strings.Split(ansi.Strip(s.frame.Content), "\n") {
			if before, _, ok := strings.Cut(line, text); ok {
				run(s, tea.MouseClickMsg{X: cells.Width(before) + 1, Y: y, Button: tea.MouseLeft})
				return
			}
		}
		t.Fatalf("no %q:\n%s", text, ansi.Strip(s.frame.Content))
	}
	click("  f  Do not")
	if s.item().Ref.Item != "f" || s.form != nil {
		t.Fatalf("a click on norm f leads to %s", s.item().Ref)
	}
	if click("f  Do not"); s.form == nil {
		t.Fatal("a second click opens no form")
	}
	words := s.form.options(false)
	if click("  " + words[3].Key + ":"); s.form.hovered() != words[3].Value {
		t.Errorf("a click on %q chooses %q:\n%s", words[3].Key, s.form.hovered(), ansi.Strip(s.frame.Content))
	}
	run(s, tea.WindowSizeMsg{Width: 60, Height: 30})
	if click("  now"); s.form.hovered() != words[1].Value { // its second line
		t.Errorf("a click on the second line of %q chooses %q:\n%s", words[1].Key, s.form.hovered(), ansi.Strip(s.frame.Content))
	}
	run(s, tea.WindowSizeMsg{Width: 120, Height: 40})
	click("  " + words[3].Key + ":")
	if click(" esc list"); s.form != nil {
		t.Error("a click on esc leaves the form open")
	}
	if got := string(s.book.Scale(s.item().Ref)); got != words[3].Value {
		t.Errorf("the answer is %q, not %q", got, words[3].Value)
	}
	if click(" enter answer"); s.form == nil {
		t.Error("a click on enter opens no form")
	}
}
