package brief

import (
	"comity/model/prose"
	"strings"
)

// lineBreak is the tag of a line break, and kept what begins with < and is no HTML to
// be shown as it is: that tag, and addresses.
var (
	lineBreak = prose.Pattern(`^(?i)<br[ \t]*/?>$`)
	kept      = prose.Pattern(`^(?i)<(?:br[ \t]*/?>|https?://[^\s<>]*>|mailto:[^\s<>]*>|[a-z0-9.!#$%&'*+/=?^_{|}~-]+@[a-z0-9][a-z0-9.-]*>)`)
)

// layoutTag is a tag that only lays out, of HTML, slidev or Obsidian; image is a picture
// in HTML, and its words.
var (
	layoutTag = prose.Pattern(`^(?i)</?(?:div|span|center|section|header|footer|p|small|big|font|kbd|mark|u|ins|details|summary|v-[a-z]+|grid|split)(?:[ \t][^<>]*)?/?>`)
	image     = prose.Pattern(`^(?i)<img\b[^<>]*\bsrc="([^"<>()\[\]\s\\]*)"[^<>]*>`)
	imageAlt  = prose.Pattern(`(?i)\balt="([^"<>\[\]\\]*)"`)
)

// escapeHTML escapes what Markdown reads as HTML, outside code within the line. It
// leaves tags out that only lay out, of which it returns the last.
func escapeHTML(line string) (text, dropped string) {
	if !strings.Contains(line, "<") {
		return line, ""
	}
	last := lastRuns(line)
	var b strings.Builder
	for i := 0; i < len(line); i++ {
		rest := tagAt(line, i)
		switch c := line[i]; {
		case c == '\\' && i+1 < len(line):
			b.WriteByte(c)
			i++
		case c == '`':
			n := runOf(line[i:])
			if last[n] > i {
				n += codeSpan(line[i+n:], n)
			}
			b.WriteString(line[i : i+n-1])
			i += n - 1
		case rest != "" && kept().MatchString(rest):
		case rest != "" && layoutTag().MatchString(rest):
			dropped = layoutTag().FindString(rest)
			i += len(dropped) - 1
			continue
		case rest != "" && image().MatchString(rest):
			m := image().FindStringSubmatch(rest)
			alt := imageAlt().FindStringSubmatch(m[0])
			b.WriteString("![" + strings.Join(alt[min(1, len(alt)):], "") + "](" + m[1] + ")")
			i += len(m[0]) - 1
			continue
		case c == '<' && i+1 < len(line) && (strings.IndexByte("/!?", line[i+1]) >= 0 || line[i+1]|0x20 >= 'a' && line[i+1]|0x20 <= 'z'):
			b.WriteByte('\\')
		}
		b.WriteByte(line[i])
	}
	return b.String(), dropped
}

// tagAt is what could be a tag at a place in a line, up to its end; empty if nothing
// is.
func tagAt(line string, at int) string {
	const longest = 500
	if line[at] != '<' {
		return ""
	}
	rest := line[at:min(len(line), at+longest)]
	if end := strings.IndexByte(rest, '>'); end >= 0 {
		return rest[:end+1]
	}
	return ""
}
