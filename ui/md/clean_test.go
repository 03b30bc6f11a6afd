package md_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"comity/ui/md"
	"comity/ui/theme"
)

// unseen is what a line holds besides text, styles and hyperlinks, or nothing.
func unseen(line string) string {
	line = regexp.MustCompile(`\x1b\[[0-9;:]*m|\x1b\]8;(id=\d+)?;[!-~]*\a`).ReplaceAllString(line, "")
	for _, r := range line {
		if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Co) || r == '\u2028' || r == '\u2029' || r == unicode.ReplacementChar {
			return string(r)
		}
	}
	return ""
}

// nasty is what no page may bring to a terminal, as itself and as entities.
func nasty() []string {
	return []string{
		"\x1b[2J", "\x1b[8m", "\x1b]0;t\a", "\x1b]8;;https://a.example\a", "\x9b2J", "\u009b2J", "\b", "\r", "\x7f", "\u202e", "\u200b", "\ue001", "\ue010u0\ue011",
		"&#27;[2J", "&#x1B;[8m", "&#27[8m", "&#7;", "&#8;", "&#13;", "&#0;", "&#155;2J", "&#x202e;", "&rlm;", "&#x2060;", "&shy;", "&shy", "&NewLine;", "&Tab;",
		"&#xe001;", "&#xe002;", "&#xe010;u0&#xe011;", "&&#27;#27;[8m", "&#2\u200b7;[8m", `&\#27;[8m`, `&#\27;[8m`, "&*#27;[8m", "&#27;]8;;https://a.example&#7;", "&amp;#27;[8m",
	}
}

// TestNothingUnseenReachesTheTerminal puts controls and invisible characters in
// every place of a page: none is shown, and nothing of what stands around them
// is lost.
func TestNothingUnseenReachesTheTerminal(t *testing.T) {
	look := theme.New(theme.Options{Dark: true})
	for _, bad := range nasty() {
		text := "# aa" + bad + "bb\n\ncc" + bad + "dd *ee" + bad + "ff* `gg" + bad + "hh` [ii" + bad + "jj](https://a.example/" + bad + ")kk\n\n- ll" + bad + "mm\n\n" +
			"> nn" + bad + "oo\n\n| pp" + bad + "qq | r |\n| --- | --- |\n| ss" + bad + "tt | u |\n\n## Sources\n\n1. [vv" + bad + "ww](https://a.example) · xx" + bad + "yy\n"
		lines, err := md.Text(look, text, 100)
		if err != nil {
			t.Fatal(err)
		}
		for kind, lines := range map[string][]md.Line{"styled": render(t, look, text, 100).Lines, "plain": md.Plain(look, text, 100, true).Lines, "text": lines} {
			all := strings.Join(shown(lines), "\n")
			for _, line := range lines {
				if r := unseen(line.Text); r != "" || strings.Contains(line.Text, "\x1b[8m") || line.Width != ansi.StringWidth(line.Text) {
					t.Errorf("%s: %q lets %+q through: %q", kind, bad, r, line.Text)
				}
			}
			for c := 'a'; c < 'z'; c++ {
				if word := string(c) + string(c); !strings.ContainsRune("ru", c) && !strings.Contains(all, word) {
					t.Errorf("%s: %q takes %s away:\n%s", kind, bad, word, all)
				}
			}
		}
	}
}

// TestEntitiesAreDecodedOnce shows what a page writes as entities.
func TestEntitiesAreDecodedOnce(t *testing.T) {
	look := theme.New(theme.Options{})
	text := "a &amp; b &lt; &#126; &eacute; &amp;amp; AT&T & *x &#91;y&#93;*"
	for kind, lines := range map[string][]md.Line{"styled": render(t, look, text, 100).Lines, "plain": md.Plain(look, text, 100, true).Lines} {
		if got := strings.Join(shown(lines), "\n"); got != "a & b < ~ é &amp; AT&T & x [y]" {
			t.Errorf("%s: %q", kind, got)
		}
	}
}

// TestSchemesMayBeCapitals takes the addresses that the loader takes.
func TestSchemesMayBeCapitals(t *testing.T) {
	look := theme.New(theme.Options{Dark: true})
	out := render(t, look, "[one](HTTPS://a.example/é) [two](Http://b.example) [three](ftp://c.example) [four](https:nowhere)", 200)
	if len(out.Links) != 2 || out.Links[0].Address != "HTTPS://a.example/é" || out.Links[1].Target != "Http://b.example" {
		t.Fatalf("%+v", out.Links)
	}
	if line := out.Lines[0].Text; !strings.Contains(line, ";HTTPS://a.example/%C3%A9\a") || unseen(line) != "" {
		t.Fatalf("%q", line)
	}
}
