package brief

import (
	"strconv"
	"strings"
)

// The marks around a comment.
const (
	opens  = "<!--"
	closes = "-->"
)

// readLine reads the next line and the comments that begin in it. What follows
// a directive, or a comment of several lines, is a line of its own.
func (p *parser) readLine() {
	n := p.next
	text, kept := p.lines[n], ""
	p.next++
	if p.block(n) {
		return
	}
	for {
		at := p.commentIn(n, text)
		if at < 0 && kept != "" {
			text = beside(kept, text)
		}
		if at < 0 {
			p.put(n+1, text)
			return
		}
		kept = beside(kept, text[:at])
		comment, rest, end := p.comment(n, text[at:])
		words, note := p.understood(n+1, comment)
		p.slide.note(note)
		directive := len(words) > 0
		if end == n && !directive {
			text = rest
			continue
		}
		if p.next = end; end < len(p.lines) {
			if p.lines[end] = rest; directive {
				p.lines[end] = strings.TrimLeft(rest, " \t")
			}
		}
		p.put(n+1, strings.TrimRight(kept, " \t"))
		if directive {
			p.directive(n+1, words)
		}
		return
	}
}

// beside puts together what stood around a note, so that both are apart as they
// were: nothing may begin in one and end in the other.
func beside(before, after string) string {
	switch ahead := strings.TrimRight(before, " \t"); {
	case ahead == "":
		return before + after
	case strings.TrimSpace(after) == "":
		return ahead
	default:
		return ahead + " " + strings.TrimLeft(after, " \t")
	}
}

// commentIn is where the next comment begins in what is left of a line, outside code;
// -1 if none does. The code of a line is looked for once.
func (p *parser) commentIn(n int, text string) int {
	if p.comments.line != n+1 {
		p.comments.line, p.comments.from = n+1, commentsOf(text)
	}
	from := &p.comments.from
	for len(*from) > 0 && (*from)[0] > len(text) {
		*from = (*from)[1:]
	}
	if len(*from) == 0 {
		return -1
	}
	return len(text) - (*from)[0]
}

// commentsOf returns where the comments of a line begin, outside code, each as its
// distance from the end of the line, which stays as what is before it is taken in.
func commentsOf(line string) []int {
	if !strings.Contains(line, opens) {
		return nil
	}
	var out []int
	last := lastRuns(line)
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case strings.HasPrefix(line[i:], opens):
			out = append(out, len(line)-i)
			end := strings.Index(line[i+len("<!"):], closes)
			if end < 0 {
				return out
			}
			i += len("<!") + end + len(closes) - 1
		case c == '\\' && i+1 < len(line) && (line[i+1] == '`' || line[i+1] == '\\'):
			i++
		case c == '`':
			n := runOf(line[i:])
			if last[n] > i {
				n += codeSpan(line[i+n:], n)
			}
			i += n - 1
		}
	}
	return out
}

// comment reads a comment that begins with a text of line n. It returns what is
// in it, what stands behind it, and the line on which it ends. One that is not
// closed goes to the end of the file: speaker notes are never
// shown to others.
func (p *parser) comment(n int, text string) (comment, rest string, end int) {
	var b strings.Builder
	from := len("<!") // <!--> is a whole comment
	for end = n; ; {
		if at := strings.Index(text[from:], closes); at >= 0 {
			at += from
			b.WriteString(text[:at])
			rest = text[at+len(closes):]
			break
		}
		b.WriteString(text + "\n")
		if end++; end == len(p.lines) {
			p.add(n+1, "the comment is not closed, expected %s", closes)
			break
		}
		text, from = p.lines[end], 0
	}
	comment, _ = strings.CutPrefix(b.String(), opens)
	if len(b.String()) < len(opens) { // of <!--> and <!--->
		comment = ""
	}
	if strings.Contains(comment, opens) && end < len(p.lines) {
		p.add(n+1, "the comment is not closed before another begins, expected %s", closes)
	}
	return comment, rest, end
}

// put takes in a line that holds no comment.
func (p *parser) put(line int, text string) {
	if _, code := openFence(text); !code {
		plain, dropped := escapeHTML(text)
		if text = plain; dropped != "" {
			p.once(line, "HTML tags that only lay out are left out; what is between them is shown")
		}
	}
	f, ok := openFence(text)
	if !ok {
		text = p.wiki(line, text)
	}
	switch {
	case p.parts(line, text):
		p.end()
		p.begin()
		p.slideFront()
	case pausing().MatchString(text) && strings.Contains(strings.TrimSpace(text), " "): // of pandoc
		p.directive(line, []string{"pause"})
	case strings.TrimSpace(text) == "":
		p.slide.blank()
	case ok:
		p.defining = false
		p.fence(line, text, f)
	case underlined().MatchString(text) && p.slide.inParagraph():
		p.slide.headline(text)
	default:
		if p.beginsAt(text) && !p.slide.empty() {
			p.end()
			p.begin()
		}
		p.define(text)
		for range strings.Count(text, "![") {
			p.pictures = append(p.pictures, line)
		}
		p.slide.line(line, text)
	}
}

// fence is the line that begins a block of code.
type fence struct {
	mark   byte // ` or ~
	length int
	info   string
	inList bool
}

// openFence reads a line that begins a block of code, be it within a list.
func openFence(line string) (fence, bool) {
	text, inList := strings.TrimLeft(line, " \t"), false
	for {
		after := strings.TrimLeft(text, "0123456789")
		switch {
		case len(after) < len(text) && len(after) > 1 && (after[0] == '.' || after[0] == ')'):
		case len(after) == len(text) && len(after) > 1 && strings.IndexByte("-+*", after[0]) >= 0:
		default:
			after = ""
		}
		if after == "" || after[1] != ' ' && after[1] != '\t' {
			break
		}
		text, inList = strings.TrimLeft(after[1:], " \t"), true
	}
	for _, mark := range []byte("`~") {
		info := strings.TrimLeft(text, string(mark))
		length := len(text) - len(info)
		if length >= 3 && (mark == '~' || !strings.Contains(info, "`")) {
			return fence{mark, length, strings.TrimSpace(info), inList}, true
		}
	}
	return fence{}, false
}

// closedBy reports whether a line ends the block of code.
func (f fence) closedBy(line string) bool {
	text := strings.TrimSpace(line)
	return len(text) >= f.length && strings.Trim(text, string(f.mark)) == ""
}

func (f fence) String() string { return strings.Repeat(string(f.mark), f.length) }

// inWords is the mark as a fault names it, which is to be a line.
func (f fence) inWords() string {
	const most = 12
	if f.length > most {
		return strconv.Itoa(f.length) + " times " + string(f.mark)
	}
	return f.String()
}

// fence reads a block of code that begins with a line: a live block, or text.
func (p *parser) fence(line int, text string, f fence) {
	words := strings.Fields(f.info)
	live := len(words) > 0 && strings.EqualFold(words[0], "comity")
	if live && f.inList {
		p.add(line, "the live block is inside a list, expected it on lines of its own")
		live = false
	}
	first := p.next
	end, closed := p.endOf(f, live)
	if p.next = end; closed {
		p.next++
	} else {
		p.add(line, "the fence is not closed, expected %s on a line of its own", f.inWords())
	}
	inside := p.lines[first:end]
	if live {
		p.live(line, words[1:], first, inside)
		return
	}
	last := f.String()
	if closed {
		last = p.lines[end]
	}
	p.slide.line(line, text)
	for i, text := range inside {
		p.slide.line(first+i+1, text)
	}
	p.slide.line(first+len(inside)+1, last)
}

// endOf finds the line that closes a fence; where none does, the fence goes to
// the end of its slide, so that the others can be shown, or to a comment, so
// that no note is. No live block holds a line between slides; and a text that
// holds one, and a fence like its own behind it, was to be closed before.
func (p *parser) endOf(f fence, live bool) (end int, closed bool) {
	if n, known := p.unclosed[f.mark]; live || !known || f.length < n {
		end, closed = p.closing(f, live)
		if closed || live {
			return end, closed
		}
		if end == len(p.lines) {
			p.unclosed[f.mark] = f.length
		}
	}
	for end = p.next; end < len(p.lines) && !isSeparator(p.lines[end]) && !strings.Contains(p.lines[end], opens); end++ {
	}
	return end, false
}

// closing looks for the line that closes a fence, as far as it may be.
func (p *parser) closing(f fence, live bool) (end int, closed bool) {
	parted := false
	for i := p.next; i < len(p.lines); i++ {
		line := p.lines[i]
		if f.closedBy(line) {
			return i, true
		}
		if live && strings.TrimSpace(line) == "---" {
			return i, false
		}
		if parted = parted || isSeparator(line); parted {
			if other, ok := openFence(line); ok && other.mark == f.mark && other.length >= f.length {
				return i, false
			}
		}
	}
	return len(p.lines), false
}

// runOf is how many backticks a text begins with.
func runOf(text string) (n int) {
	for n < len(text) && text[n] == '`' {
		n++
	}
	return n
}

// lastRuns returns where the last run of each number of backticks begins in a line.
func lastRuns(line string) map[int]int {
	last := map[int]int{}
	for i := 0; i < len(line); i++ {
		if n := runOf(line[i:]); n > 0 {
			last[n] = i
			i += n - 1
		}
	}
	return last
}

// codeSpan returns the length of a text up to the end of the next run of exactly
// length backticks.
func codeSpan(text string, length int) int {
	for at := 0; at < len(text); at++ {
		if n := runOf(text[at:]); n == length {
			return at + n
		} else if n > 0 {
			at += n - 1
		}
	}
	return 0
}
