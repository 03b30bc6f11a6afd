//go:build unix

package uitest

import (
	"encoding/base64"
	"regexp"
	"strings"
	"testing"
)

// Words found from the explorer to the page, where the words are marked, and back.
func TestSearch(t *testing.T) {
	e := start(t, wide())
	e.see("the explorer", opened)
	e.settled()
	e.press("\x06")
	e.see("the box", contains("Ask", "kind:resolution"))
	if err := e.Send("hospitl kind:norm"); err != nil { // with a mistake
		t.Fatal(err)
	}
	e.see("the hits", contains("> hospitl kind:norm", "Found in texts", "norm/f", "hospitals"))
	e.press("\r")
	e.see("the words on the page", contains(`norm f · "hospitals"`))
	e.press(esc)
	e.see("the explorer again", opened)
	e.press("q")
	if code := e.ends(); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
	e.givenBack()
}

// clipboard is the last text sent to the clipboard of the terminal.
func (e explorer) clipboard() string {
	e.t.Helper()
	all := regexp.MustCompile(`\x1b\]52;c;([A-Za-z0-9+/=]*)(\x07|\x1b\\)`).FindAllSubmatch(e.written(), -1)
	if len(all) == 0 {
		e.t.Fatal("nothing was sent to the clipboard")
	}
	text, err := base64.StdEncoding.DecodeString(string(all[len(all)-1][1]))
	if err != nil {
		e.t.Fatal(err)
	}
	return string(text)
}

// Copy the place, quit, open it: the same frame. The citation and the text go
// to the clipboard too, and the screen says that the terminal may refuse.
func TestCopyQuitOpen(t *testing.T) {
	for _, ways := range [][]string{
		{"l", "1", "2", "G", " ", "j", " ", "h"}, // two countries pinned
		{"h", "5", "j", "\t", "s"},               // a norm drove before, sorted
		{"\r", "d", "d"},                         // a page scrolled
		{"\r", "\t", "\t", "\t"},                 // a link selected
		{"\r", "/", "i", "n", "t", "e", "r", "\r", "n"},
		{"/", "2", "0", "1", "8", "\r", "j"},
		{"i", "d"},
	} {
		e := start(t, wide())
		e.see("the explorer", opened)
		e.settled()
		e.press(ways...)
		e.settled()
		e.press("c")
		e.see("what was copied", contains("Copied: the place", "which may refuse it"))
		at := e.clipboard()
		e.see("the place itself", contains(strings.TrimSpace(at)))
		e.press(esc)
		e.settled()
		want := e.Screen()
		e.press("q")
		e.ends()
		e.givenBack()
		again := start(t, wide(), "open", at)
		again.see("the same frame for "+at, func(screen string) bool { return screen == want })
		again.press("q")
		again.ends()
	}
}

// Ten megabytes pasted into the search box, with control bytes among them: the
// line takes what it takes, and everything goes on.
func TestHugePaste(t *testing.T) {
	e := start(t, wide())
	e.see("the explorer", opened)
	e.settled()
	e.press("F")
	paste := "\x1b[200~" + strings.Repeat("safe haven \x00\x07\u202e\u0301 ", 10<<20/18) + "\x1b[201~"
	sent := make(chan error, 1)
	go func() { sent <- e.Send(paste) }()
	e.see("the beginning of it", contains("safe haven  safe haven", "words are searched"))
	if err := <-sent; err != nil {
		t.Fatal(err)
	}
	e.settled()
	e.press(esc)
	e.see("the explorer again", opened)
	e.press("q")
	if code := e.ends(); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
	e.givenBack()
}
