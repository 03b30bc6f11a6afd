package keys

import (
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// read decodes the first character or sequence with the decoder of Bubble Tea. A
// panic of it is no event.
func read(buf []byte) (n int, event uv.Event) {
	defer func() {
		if recover() != nil {
			n, event = len(buf), nil
		}
	}()
	if len(buf) == 4 && string(buf[:3]) == "\x1b[[" { // the Linux console
		if key := buf[3]; key >= 'A' && key <= 'E' {
			return len(buf), uv.KeyPressEvent{Code: uv.KeyF1 + rune(key-'A')}
		}
		return len(buf), nil
	}
	var decoder uv.EventDecoder
	return decoder.Decode(buf)
}

// known reports whether a sequence means something to any program.
func known(sequence []byte) bool {
	_, event := read(sequence)
	switch event.(type) {
	case nil, uv.UnknownEvent, uv.UnknownCsiEvent, uv.UnknownSs3Event:
		return false
	}
	return true
}

// decode returns the message of the first character or sequence, nil for none, and
// its length. Only what comes from a person, or answers a question of ours, is one:
// a terminal can also tell its size in this way, which would not be bounded.
func decode(buf []byte) (int, tea.Msg) {
	n, event := read(buf)
	if several, ok := event.(uv.MultiEvent); ok && len(several) > 0 { // F3 with shift, or where the cursor is
		event = several[0]
	}
	switch event := event.(type) {
	case uv.KeyPressEvent:
		if key, ok := pressed(uv.Key(event)); ok {
			return n, tea.KeyPressMsg(key)
		}
	case uv.MouseClickEvent:
		return n, within(uv.Mouse(event), tea.MouseClickMsg(event))
	case uv.MouseReleaseEvent:
		return n, within(uv.Mouse(event), tea.MouseReleaseMsg(event))
	case uv.MouseWheelEvent:
		return n, within(uv.Mouse(event), tea.MouseWheelMsg(event))
	case uv.MouseMotionEvent:
		return n, within(uv.Mouse(event), tea.MouseMotionMsg(event))
	case uv.BackgroundColorEvent:
		if event.Color != nil {
			return n, tea.BackgroundColorMsg(event)
		}
	}
	return n, nil
}

// within returns a message of the mouse if it is on a screen.
func within(m uv.Mouse, msg tea.Msg) tea.Msg {
	const most = 10_000
	if m.X < 0 || m.Y < 0 || m.X > most || m.Y > most {
		return nil
	}
	return msg
}

// pressed returns a key as comity names it, and whether it is one. Terminals with
// the protocol of kitty also tell where the key is on a US keyboard: this names a
// key whose letter is not Latin, and no other, as ctrl+a is what types an a.
func pressed(key uv.Key) (tea.Key, bool) {
	switch {
	case key.Code >= uv.KeyLeftShift && key.Code <= uv.KeyIsoLevel5Shift,
		key.Code >= uv.KeyCapsLock && key.Code <= uv.KeyNumLock:
		return tea.Key{}, false
	}
	for _, r := range key.Text {
		if unicode.IsControl(r) || r == utf8.RuneError {
			return tea.Key{}, false
		}
	}
	if key.Code < utf8.RuneSelf || key.BaseCode >= utf8.RuneSelf {
		key.BaseCode = 0
	}
	return tea.Key(key), true
}
