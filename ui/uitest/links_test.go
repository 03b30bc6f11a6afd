//go:build unix

package uitest

import (
	"bytes"
	"strings"
	"testing"
)

// Links lead from page to page and back, and an address is shown and no more.
func TestLinks(t *testing.T) {
	e := start(t, wide(), "open", "page/contents")
	e.see("the contents", contains("Contents", "The four pillars"))
	e.settled()
	e.press("o", "1", "\r")
	e.see("the page of the first link", header(`The four pillars · page/pillars`))
	e.press("o", "1", "\r")
	e.see("the first source, and where it leads", contains("Sources", "source 1"))
	e.press("\t", "\t")
	e.see("a link that is selected", contains("[", "tab next link"))
	e.press(esc, esc)
	e.see("the contents again", header(`Contents · page/contents`))
	e.press(esc)
	e.see("the explorer", opened)
	e.press("]")
	e.see("the contents once more", header(`Contents · page/contents`))
	e.press("q")
	if code := e.ends(); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
	e.givenBack()
}

// Addresses are hyperlinks where terminals know them, always closed, and
// nowhere else.
func TestHyperlinks(t *testing.T) {
	for setting, knows := range map[string]bool{"TERM=xterm-256color": true, "TERM=xterm": false, "TERM=linux": false, "NO_COLOR=1": false} {
		o := wide()
		o.Env = environment(t, setting)
		e := start(t, o, "open", "norm/a")
		e.see("the explorer", func(s string) bool { return strings.Contains(s, "Countries") })
		e.settled()
		e.press("\r", "G")
		e.see("the addresses of the sources", contains("https://"))
		e.settled()
		e.press("q")
		e.ends()
		e.givenBack()
		all := e.written()
		if has := bytes.Contains(all, []byte("\x1b]8;id=")); has != knows {
			t.Errorf("%s: hyperlinks %v, want %v", setting, has, knows)
		}
		if i := bytes.LastIndex(all, []byte("\x1b]8;")); knows && (i < 0 || !bytes.HasPrefix(all[i:], []byte("\x1b]8;;\x1b\\"))) {
			t.Errorf("%s: the last hyperlink stays open", setting)
		}
	}
}
