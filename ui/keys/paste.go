package keys

import (
	"bytes"
	"time"

	tea "charm.land/bubbletea/v2"
)

// The sequences around what is pasted.
const (
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// The end of a paste may be lost: after pasteGap without input, or with ctrl+c, few
// bytes without an end are keys.
const (
	pasteGap = 2 * time.Second
	fewBytes = 8
	ctrlC    = "\x03"
)

// endLost ends a paste whose end was lost, if what came now is typed.
func (d *Decoder) endLost(data []byte, now time.Time) {
	gap := now.Sub(d.pasted)
	if len(data) > fewBytes || bytes.Contains(append(d.buf, data...), []byte(pasteEnd)) {
		d.pasted = now
		return
	}
	if string(data) == ctrlC || gap > pasteGap {
		rest, _, _ := bytes.Cut(d.buf, []byte{esc}) // of the end, perhaps
		d.paste = append(d.paste, rest[:min(len(rest), max(d.o.Paste-len(d.paste), 0))]...)
		d.buf = nil
		d.endPaste()
	}
}

// scanPaste reads what is pasted; true at its end, when it was sent.
func (d *Decoder) scanPaste() bool {
	end := bytes.Index(d.buf, []byte(pasteEnd))
	n := end
	if end < 0 {
		n = max(len(d.buf)-len(pasteEnd)+1, 0) // the end may be half there
	}
	room := max(d.o.Paste-len(d.paste), 0)
	d.paste = append(d.paste, d.buf[:min(n, room)]...)
	if n > room && !d.lost {
		d.lost = true
		d.o.Cut()
	}
	if end < 0 {
		d.buf = append([]byte(nil), d.buf[n:]...)
		return false
	}
	d.drop(end + len(pasteEnd))
	d.endPaste()
	return true
}

// endPaste sends what was pasted.
func (d *Decoder) endPaste() {
	pasted := bytes.ToValidUTF8(d.paste, nil)
	d.pasting, d.paste, d.lost = false, nil, false
	d.send(tea.PasteMsg{Content: string(pasted)})
}
