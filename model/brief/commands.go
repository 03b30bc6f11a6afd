package brief

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/agnivade/levenshtein"

	"comity/model"
	"comity/model/prose"
)

// endSlide is the directive of presenterm that ends a slide.
const endSlide = "end_slide"

var (
	// ignored are commands of presenterm, and comments that speak to another program.
	ignored  = prose.Pattern(`^(?:jump_to_middle|new_?lines?|incremental_lists|list_item_newlines|font_size|alignment|no_footer|skip_slide|snippet_output|fit|markdownlint-\w+|prettier-ignore\w*)\b[^\n]*$`)
	included = prose.Pattern(`^include:[^\n]*$`)
	// aside are comments of presenterm that are no notes.
	aside = prose.Pattern(`^(?://|(?:user_)?comment:)`)
	// elementOf are attributes of reveal and Obsidian.
	elementOf = prose.Pattern(`^(?:\.(?:slide|element):|(?:slide|element)\s+[\w-]+=)`)
	// ofMarp are settings of marp: of this slide alone behind a line, and in a file
	// of marp all.
	ofMarp  = prose.Pattern(`^_?(?:theme|paginate|header|footer|class|style|headingDivider|background\w*|color|size|math|transition)\s*:`)
	byShare = prose.Pattern(`^column_layout:\s*\[([\d,\s]*)\]$`)
	column  = prose.Pattern(`^column:\s*(\d+)$`)
	said    = prose.Pattern(`^speaker_note:[ \t]*(?:\|[-+]?[ \t]*\n)?`)
)

// understood turns what another tool means by a comment into what it is here: the
// words of a directive, a note, or nothing, which is then told.
func (p *parser) understood(line int, comment string) (words []string, note string) {
	text := strings.TrimSpace(comment)
	if p.tool.prefix != "" {
		text = strings.TrimSpace(strings.TrimPrefix(text, p.tool.prefix))
	}
	marp := ofMarp().MatchString(text) && (p.tool.marp || text[0] == '_')
	switch first, _, _ := strings.Cut(text, "\n"); {
	case p.endsSlide(text):
		return []string{endSlide}, ""
	case said().MatchString(text):
		return nil, dedented(text[len(said().FindString(text)):])
	case byShare().MatchString(text):
		return append([]string{"columns"}, strings.Fields(strings.ReplaceAll(byShare().FindStringSubmatch(text)[1], ",", " "))...), ""
	case column().MatchString(text):
		if column().FindStringSubmatch(text)[1] == "0" { // they have begun
			return nil, ""
		}
		return []string{"column"}, ""
	case text == "reset_layout":
		if p.slide.columns == nil {
			return nil, ""
		}
		return []string{"end"}, ""
	case included().MatchString(text):
		p.remark(line, "the slides of another file are not shown; comity reads one file")
		return nil, ""
	case aside().MatchString(text):
		return nil, ""
	case ignored().MatchString(text), marp, elementOf().MatchString(text):
		first, _, _ = strings.Cut(strings.TrimLeft(first, "_"), " ")
		p.once(line, "the comment %s is a command of another tool; it is ignored", model.InQuotes(strings.Trim(first, ".:")))
		return nil, ""
	}
	if words = strings.Fields(text); p.isDirective(line, words) {
		return words, ""
	}
	return nil, comment
}

// endsSlide reports whether a comment ends a slide, in presenterm or as the front matter
// says.
func (p *parser) endsSlide(comment string) bool {
	return comment == endSlide || slices.Contains(p.tool.ends, comment)
}

// commented returns what is in the comment that a line is.
func commented(line string) (comment string, ok bool) {
	rest, opened := strings.CutPrefix(strings.TrimSpace(line), opens)
	comment, closed := strings.CutSuffix(rest, closes)
	return strings.TrimSpace(comment), opened && closed
}

// dedented is a text without what all of its lines are set in by.
func dedented(text string) string {
	lines := strings.Split(strings.Trim(text, "\n"), "\n")
	by := len(text)
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			by = min(by, len(line)-len(strings.TrimLeft(line, " ")))
		}
	}
	for i, line := range lines {
		lines[i] = line[min(by, len(line)):]
	}
	return strings.Join(lines, "\n")
}

// The lines around a block of speaker notes: of pandoc, of reveal and in HTML.
var (
	opensNotes = prose.Pattern(`^ {0,3}:{3,}[ \t]*(?:notes|\{[^}]*\.notes\b[^}]*\})[ \t:]*$`)
	opensBlock = prose.Pattern(`^ {0,3}:{3,}[ \t]*[^ \t:]`)
	endsBlock  = prose.Pattern(`^ {0,3}:{3,}[ \t]*$`)
	htmlNotes  = prose.Pattern(`(?i)^ {0,3}<(aside|div)\b[^>]*\bclass="[^"]*\bnotes\b[^"]*"[^>]*>`)
	noteLine   = prose.Pattern(`^(?:[Nn]otes?:[ \t]*$|notes?:[ \t]|Notes?:[ \t])`)
	hidden     = prose.Pattern(`^ {0,3}%%(.*)%%[ \t]*$`)
	styled     = prose.Pattern(`(?i)^ {0,3}<style\b[^>]*>`)
	slot       = prose.Pattern(`^ {0,3}::[A-Za-z][\w-]*::[ \t]*$`)
	pausing    = prose.Pattern(`^ {0,3}\.[ \t]*\.[ \t]*\.[ \t]*$`)
)

// block reads what begins on line n if it is a block of notes of another tool, or a
// division of pandoc. It reports whether it was one.
func (p *parser) block(n int) bool {
	text := p.lines[n]
	switch {
	case text == "":
	case opensNotes().MatchString(text):
		p.notesBlock(n)
		return true
	case hidden().MatchString(text):
		p.slide.note(hidden().FindStringSubmatch(text)[1])
		return true
	case slot().MatchString(text):
		p.once(n+1, "the place %s in a layout belongs to another tool; what follows is shown below", model.InQuotes(strings.TrimSpace(text)))
		p.slide.blank()
		return true
	case strings.HasPrefix(strings.TrimLeft(text, " "), ":::"):
		return p.division(n, text)
	case strings.Contains(text, "<") && styled().MatchString(text):
		p.style(n, text)
		return true
	case strings.Contains(text, "<") && htmlNotes().MatchString(text):
		return p.notesElement(n, htmlNotes().FindStringSubmatch(text))
	case noteLine().MatchString(text) && p.slide.lastBlank():
		return p.notesToEnd(n, text)
	}
	return false
}

// notesBlock reads a block of notes that begins on line n. Like a comment, one
// that is not closed goes to the end of the file.
func (p *parser) notesBlock(n int) {
	depth := 1
	first := p.next
	for ; p.next < len(p.lines); p.next++ {
		switch line := p.lines[p.next]; {
		case opensBlock().MatchString(line):
			depth++
		case endsBlock().MatchString(line):
			depth--
		}
		if depth == 0 {
			p.slide.note(strings.Join(p.lines[first:p.next], "\n"))
			p.slide.blank()
			p.next++
			return
		}
	}
	p.slide.note(strings.Join(p.lines[first:], "\n"))
	p.add(n+1, "the block of notes is not closed, expected ::: on a line of its own")
}

// style leaves a block of CSS out, up to its end or, if it has none, its slide.
func (p *parser) style(n int, text string) {
	p.once(n+1, "CSS is left out")
	for !strings.Contains(strings.ToLower(text), "</style>") && p.next < len(p.lines) && !isSeparator(p.lines[p.next]) {
		text = p.lines[p.next]
		p.next++
	}
	p.slide.blank()
}

// notesElement reads notes between the tags of an element; of one that is not
// closed up to the end of the file.
func (p *parser) notesElement(n int, tag []string) bool {
	text, end := p.lines[n][len(tag[0]):], "</"+strings.ToLower(tag[1])
	var notes []string
	for {
		if at := strings.Index(strings.ToLower(text), end); at >= 0 {
			p.slide.note(strings.Join(append(notes, text[:at]), "\n"))
			p.slide.blank()
			return true
		}
		notes = append(notes, text)
		if p.next == len(p.lines) {
			p.slide.note(strings.Join(notes, "\n"))
			p.add(n+1, "the notes are not closed, expected %s>", end)
			return true
		}
		text = p.lines[p.next]
		p.next++
	}
}

// notesToEnd reads the notes behind "Note:", which go to the end of the slide, as
// in reveal and Obsidian. With a text behind it, it may be a word to the audience.
func (p *parser) notesToEnd(n int, text string) bool {
	before, after, _ := strings.Cut(text, ":")
	if before[0] == 'N' && strings.TrimSpace(after) != "" && !p.tool.reveal {
		p.once(n+1, "the text behind %q is shown; speaker notes are in comments, or below a line Note:", before+":")
		return false
	}
	notes := []string{after}
	for ; p.next < len(p.lines) && !isSeparator(p.lines[p.next]) && !p.parts(p.next+1, p.lines[p.next]); p.next++ {
		if comment, ok := commented(p.lines[p.next]); ok && p.endsSlide(comment) {
			break
		}
		notes = append(notes, p.lines[p.next])
	}
	p.slide.note(strings.Join(notes, "\n"))
	p.once(n+1, "the text below %q up to the end of the slide counts as speaker notes", before+":")
	return true
}

// division reads a line around a division of pandoc: columns are columns, of the
// others only what is in them is shown.
func (p *parser) division(n int, text string) bool {
	name := strings.Trim(text, " \t:")
	class := func(of string) bool { return name == of || strings.Contains(name, "."+of) }
	s := &p.slide
	switch {
	case name == "":
		if len(s.divisions) == 0 {
			return true
		}
		last := s.divisions[len(s.divisions)-1]
		if s.divisions = s.divisions[:len(s.divisions)-1]; last == "columns" && s.columns != nil {
			p.directive(n+1, []string{"end"})
		}
	case class("columns"):
		s.divisions = append(s.divisions, "columns")
	case class("column") && len(s.divisions) > 0 && s.divisions[len(s.divisions)-1] == "columns":
		if s.divisions = append(s.divisions, "column"); s.columns == nil {
			s.flush()
			s.columns = &columnsBuilder{Part: Part{Kind: Columns, Line: n + 1, Step: s.Steps, Columns: []Column{{Share: 1}}}, count: 1, loose: true}
			return true
		}
		p.directive(n+1, []string{"column"})
	default:
		s.divisions = append(s.divisions, name)
		p.once(n+1, "the division %s belongs to another tool; what is in it is shown", model.InQuotes(name))
	}
	s.blank()
	return true
}

// directives are the comments that are no notes, by their first word.
func directives() []string { return []string{"pause", "columns", "column", "end", endSlide} }

var numeric = prose.Pattern(`^[-+]?[0-9][0-9.,:/%]*$`)

// isDirective reports whether the words of a comment are a directive. A note
// that looks as if it was meant to be one is a fault.
func (p *parser) isDirective(line int, words []string) bool {
	if len(words) == 0 {
		return false
	}
	for _, word := range words[1:] {
		if !numeric().MatchString(word) {
			return false
		}
	}
	for _, name := range directives() {
		if words[0] == name && (len(words) == 1 || name == "columns") {
			return true
		}
	}
	nearest, slips := "", 2
	for _, name := range directives() {
		const longest = 20
		word := strings.ToLower(words[0][:min(len(words[0]), longest)])
		if n := levenshtein.ComputeDistance(word, name); n < slips {
			nearest, slips = name, n
		}
	}
	if nearest != "" {
		p.add(line, "the comment %s counts as a speaker note; write <!-- %s --> for the directive, or more words", model.InQuotes(strings.Join(words, " ")), example(nearest))
	}
	return false
}

// example is how a directive is written.
func example(name string) string {
	if name == "columns" {
		return "columns 2 1"
	}
	return name
}

// directive does what a directive says.
func (p *parser) directive(line int, words []string) {
	s := &p.slide
	s.Line = cmp.Or(s.Line, line)
	c := s.columns
	switch name := words[0]; {
	case name == endSlide:
		p.end()
		p.begin()
		p.slide.optional = true
	case name == "pause":
		s.flush()
		if s.idle > 0 {
			p.add(s.idle, "nothing follows the pause, expected text, a live block, or no pause")
		}
		if s.Steps++; s.Steps == maxSteps+1 {
			p.add(line, "the slide has more than %d pauses; divide it", maxSteps)
		}
		s.idle = line
	case name == "columns" && c != nil:
		p.add(line, "columns begin inside those of line %d, expected <!-- end --> first", c.Line)
		c.within++
		s.blank()
	case name == "columns":
		s.flush()
		p.beginColumns(line, words[1:])
	case c == nil:
		p.add(line, "<!-- %s --> is outside columns, expected <!-- columns 2 1 --> first", name)
		s.blank()
	case c.within > 0:
		if s.blank(); name == "end" {
			c.within--
		}
	case name == "end":
		p.endColumns()
	case c.count == len(c.Columns) && !c.loose:
		p.add(line, "too many columns; expected %d, as line %d says", len(c.Columns), c.Line)
		s.blank()
	default:
		s.flush()
		if c.count++; c.count > len(c.Columns) {
			c.Columns = append(c.Columns, Column{Share: 1})
		}
	}
}

// beginColumns begins columns of these shares.
func (p *parser) beginColumns(line int, words []string) {
	const most, largest = 6, 100
	c := &columnsBuilder{Part: Part{Kind: Columns, Line: line, Step: p.slide.Steps}, count: 1}
	for _, word := range words {
		n, err := strconv.Atoi(word)
		c.loose = c.loose || err != nil || n < 1 || n > largest
		c.Columns = append(c.Columns, Column{Share: n})
	}
	if c.loose || len(words) < 2 || len(words) > most {
		p.add(line, "the shares of the columns are %s, expected 2 to %d numbers from 1 to %d, such as <!-- columns 2 1 -->",
			model.InQuotes(strings.Join(words, " ")), most, largest)
		c.loose, c.Columns = true, []Column{{Share: 1}}
	}
	p.slide.columns = c
}

func (p *parser) endColumns() {
	s := &p.slide
	s.flush()
	c := s.columns
	if c.count < len(c.Columns) {
		p.add(c.Line, "found %d of the %d columns that the shares define", c.count, len(c.Columns))
	}
	idle := s.idle // of a pause behind the last thing in them
	s.columns = nil
	step := s.Steps
	s.Steps = c.Step
	s.part(c.Part)
	s.Steps, s.idle = step, idle
}
