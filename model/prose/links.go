package prose

import "strings"

// Link is a link in a text: [words](target).
type Link struct {
	Words      string // Markdown
	Target     string // without the angle brackets in which it may stand
	Start, End int    // in bytes
}

// Links finds the links in Markdown: of authored pages and of those built from
// them, in one pass. Like Markdown it knows escaped brackets, code, and that no
// link holds another: the inner one is the link.
func Links(markdown string) []Link { return readLinks(markdown).links }

// LinkFaults returns what is wrong with the links of a line: what looks like one
// and is none, a link or a citation within a link, a link without words.
func LinkFaults(line string) []string { return readLinks(line).faults }

// linkReader goes through Markdown once, and remembers the brackets that are
// open.
type linkReader struct {
	text    string
	targets map[int]int // where a target may begin → where it ends
	open    []int       // "[" without its fellow, on this line
	outer   int         // how many of these stand around a link
	cites   int         // how many of these stand around a citation
	links   []Link
	faults  []string
}

func readLinks(text string) *linkReader {
	r := &linkReader{text: text}
	if !strings.Contains(text, "](") {
		return r
	}
	r.targets = targets(text)
	code, cite := 0, 0 // the next backtick, and the next end of a citation
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '\n':
			r.open, r.outer, r.cites = r.open[:0], 0, 0
		case '`':
			if code = next(text, i+1, code, "`\n"); code < len(text) && text[code] == '`' {
				i = code
			}
		case '[':
			if !strings.HasPrefix(text[i:], "[@") {
				r.open = append(r.open, i)
				continue
			}
			if cite = next(text, i, cite, "]\n"); cite < len(text) && text[cite] == ']' {
				r.cites = len(r.open)
				i = cite
				if strings.HasPrefix(text[i:], "](") {
					r.stray()
				}
			}
		case ']':
			i = r.close(i)
		}
	}
	return r
}

func (r *linkReader) fault(what string) { r.faults = append(r.faults, what) }

func (r *linkReader) stray() { r.fault("contains ]( that belongs to no link, expected [words](place)") }

// close reads what a closing bracket ends, and returns where that ends.
func (r *linkReader) close(middle int) int {
	depth := len(r.open) - 1
	looks := strings.HasPrefix(r.text[middle:], "](")
	if depth < 0 {
		if looks {
			r.stray()
		}
		return middle
	}
	start, around, cites := r.open[depth], depth < r.outer, depth < r.cites
	r.open, r.outer, r.cites = r.open[:depth], min(r.outer, depth), min(r.cites, depth)
	if !looks {
		return middle
	}
	end, closed := r.targets[middle+2]
	switch {
	case around:
		r.fault("contains a link within a link, expected one after the other")
		return middle
	case !closed:
		r.fault("contains a link that is not closed, expected ) right after its place")
		return middle
	case cites:
		r.fault("contains a citation within a link, expected it after the link")
	}
	l := Link{Words: r.text[start+1 : middle], Target: r.text[middle+2 : end], Start: start, End: end + 1}
	if len(Words(l.Words)) == 0 {
		r.fault("contains a link without words, expected [words](place)")
	}
	if inner, angled := strings.CutPrefix(l.Target, "<"); angled {
		l.Target = strings.TrimSuffix(inner, ">")
	}
	r.links, r.outer = append(r.links, l), depth
	return end
}

// targets finds every "](" after which a target follows: no blanks, and as many
// parentheses that open as close, or anything between angle brackets. It maps
// where the target begins to where its last parenthesis stands.
func targets(text string) map[int]int {
	out := map[int]int{}
	var open []int
	angle := 0 // the next angle bracket or line break
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			i++
		case c <= ' ':
			open = open[:0]
		case c == '(':
			open = append(open, i)
			if i > 0 && text[i-1] == ']' && strings.HasPrefix(text[i:], "(<") {
				if angle = next(text, i+2, angle, "<>\n"); strings.HasPrefix(text[angle:], ">)") {
					out[i+1] = angle + 1
				}
			}
		case c == ')' && len(open) > 0:
			last := open[len(open)-1]
			open = open[:len(open)-1]
			if last > 0 && text[last-1] == ']' && !strings.HasPrefix(text[last:], "(<") {
				out[last+1] = i
			}
		}
	}
	return out
}
