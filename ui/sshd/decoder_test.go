package sshd

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// What is lost of a flood is not decoded, but the end of a paste is seen: what
// comes later is keys again.
func TestFloodThenKeys(t *testing.T) {
	var got []tea.Msg
	open := false
	d := &decoder{
		send: func(m tea.Msg) { got = append(got, m) }, cut: func() {}, most: 100,
		admit: func() bool { return open }, admits: func() bool { return open },
	}
	for _, text := range []string{"jjjj\x1b[A\x1b[200~pas", "ted\x1b[201~jjé", "\x1b[B"} {
		d.take([]byte(text))
	}
	if len(got) > 0 || d.pasting || len(d.buf) > 0 {
		t.Fatalf("%v was sent, pasting %v, %q is left", got, d.pasting, d.buf)
	}
	open = true
	d.take([]byte("q\x1b[200~text\x1b[201~"))
	if len(got) != 2 {
		t.Fatalf("%v was sent", got)
	}
	if key, ok := got[0].(uv.KeyPressEvent); !ok || key.String() != "q" {
		t.Errorf("%v is no q", got[0])
	}
	if paste, ok := got[1].(tea.PasteMsg); !ok || paste.Content != "text" {
		t.Errorf("%v is no paste", got[1])
	}
}
