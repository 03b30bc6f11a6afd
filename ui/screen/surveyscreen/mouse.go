package surveyscreen

import (
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"github.com/charmbracelet/x/ansi"
)

// mouse does what is clicked, if the mouse is on: the key of the last line, a row of the
// list, which opens when it is clicked again, or a word to choose. The wheel scrolls the
// answers and the explanation.
func (s *Screen) mouse(msg tea.MouseMsg) tea.Cmd {
	m := msg.Mouse()
	list, _ := s.columns()
	if _, wheel := msg.(tea.MouseWheelMsg); wheel {
		const rows = 3
		s.scroll = max(s.scroll+map[tea.MouseButton]int{tea.MouseWheelDown: rows, tea.MouseWheelUp: -rows}[m.Button], 0)
		return nil
	}
	if _, click := msg.(tea.MouseClickMsg); !click || m.Button != tea.MouseLeft {
		return nil
	}
	row := m.Y - barLines
	switch {
	case m.Y == s.h-1:
		if b, ok := s.hints().At(ansi.Strip(s.footer()), m.X); ok {
			return s.press(pressOf(b.Keys[0]))
		}
	case s.help || row < 0 || row >= s.bodyHeight():
	case m.X >= list && s.form != nil:
		return s.choose(row)
	case m.X < list && s.top+row < len(s.rows) && s.rows[s.top+row].item != nil:
		at := s.top + row
		if s.form != nil { // whose answers are saved
			cmd := s.closeForm()
			s.at = at
			return cmd
		}
		if s.at == at {
			return s.openForm()
		}
		s.at, s.scroll = at, 0
	}
	return nil
}

// choose puts the cursor of the form on the word on a line of it.
func (s *Screen) choose(row int) tea.Cmd {
	_, right := s.columns()
	lines := s.rightLines(right, s.bodyHeight())
	if !s.form.onWord() || row >= len(lines) {
		return nil
	}
	words := s.form.options(false)
	on := func(line string) int {
		line = strings.TrimLeft(ansi.Strip(line), " "+s.theme.Border.V+s.theme.Border.Caret)
		return slices.IndexFunc(words, func(o huh.Option[string]) bool { return strings.HasPrefix(line, o.Key) })
	}
	at := slices.IndexFunc(words, func(o huh.Option[string]) bool { return o.Value == s.form.hovered() })
	to := on(lines[row])
	if to < 0 && row > 0 { // the second line of a word
		to = on(lines[row-1])
	}
	if at < 0 || to < 0 {
		return nil
	}
	step, n := tea.KeyPressMsg{Code: tea.KeyDown}, to-at
	if n < 0 {
		step.Code, n = tea.KeyUp, -n
	}
	var all []tea.Cmd
	for range n {
		all = append(all, s.toForm(step))
	}
	return tea.Batch(all...)
}

// pressOf is the press of a key that the last line names.
func pressOf(name string) tea.KeyPressMsg {
	var k tea.KeyPressMsg
	for prefix, mod := range map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "alt+": tea.ModAlt, "shift+": tea.ModShift} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			name, k.Mod = rest, mod
		}
	}
	special := map[string]rune{"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "down": tea.KeyDown, "up": tea.KeyUp, "space": tea.KeySpace}
	if code, ok := special[name]; ok {
		k.Code = code
		return k
	}
	if k.Code, _ = utf8.DecodeRuneInString(name); k.Mod == 0 {
		k.Text = name
	}
	return k
}
