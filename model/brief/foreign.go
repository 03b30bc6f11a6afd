package brief

import (
	"comity/model/prose"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// tool is what the front matter tells of the program that a file was written for.
type tool struct {
	marp   bool     // every rule ends a slide, and comments are settings
	reveal bool     // "Note:" begins speaker notes
	titles bool     // headings set off by a line below them, or of the first level, begin slides
	level  int      // headings down to this level begin slides; 0 is none
	prefix string   // before the commands in comments
	ends   []string // the comments that end slides

	settings []string // the keys that are not of comity
}

// isForeign reports whether a key of front matter is a setting of presenterm,
// marp, slidev, pandoc, reveal or Obsidian.
func isForeign(key string) bool {
	const known = ` sub_title event location authors theme options
		marp style headingDivider size math description keywords url image lang paginate header footer class
		backgroundColor backgroundImage backgroundPosition backgroundRepeat backgroundSize color transition
		addons titleTemplate info presenter browserExporter download exportFilename export twoslash lineNumbers
		monaco monacoTypesSource remoteAssets selectable record contextMenu wakeLock overviewSnapshots colorSchema
		routerMode aspectRatio canvasWidth themeConfig favicon plantUmlServer fonts defaults drawings htmlAttrs
		seoMeta layout layoutClass background mdc duration timer clicks clicksStart level hide hideInToc zoom dragPos src css
		routeAlias preload disabled
		subtitle institute fontsize header-includes output aspectratio toc slide-level incremental abstract bibliography
		revealOptions separator verticalSeparator notesSeparator highlightTheme scripts
		tags aliases cssclass cssclasses height width margin controls progress slideNumber center enableMenu `
	name := strings.TrimPrefix(key, "_") // marp: of this slide alone
	return slices.Contains(strings.Fields(known), name)
}

// setting reads a setting of another tool that says where slides or notes begin, or
// that has another name here. The others change nothing.
func (p *parser) setting(name string, value *yaml.Node) {
	t, text := &p.tool, strings.TrimSpace(value.Value)
	const words = " sub_title subtitle event location institute abstract header footer "
	if strings.Contains(words, " "+name+" ") {
		if text != "" {
			p.remark(value.Line+1, "the words of the setting %s are not shown", name)
		}
		return
	}
	t.settings = append(t.settings, name)
	number := func(n *yaml.Node) int {
		level, err := strconv.Atoi(n.Value)
		if err != nil {
			return 0
		}
		return level
	}
	switch name {
	case "marp":
		t.marp = text == "true"
	case "headingDivider", "slide-level":
		t.level = max(t.level, number(value))
		for _, n := range value.Content {
			t.level = max(t.level, number(n))
		}
	case "options":
		for i := 0; i+1 < len(value.Content); i += 2 {
			switch on := value.Content[i+1].Value; value.Content[i].Value {
			case "implicit_slide_ends":
				t.titles = on == "true"
			case "command_prefix":
				t.prefix = on
			}
		}
	case "revealOptions", "separator", "verticalSeparator", "notesSeparator":
		t.reveal = true
		if end, ok := commented(text); ok && name != "notesSeparator" {
			t.ends = append(t.ends, end)
		}
	case "authors":
		if p.deck.Author == "" {
			p.deck.Author = strings.Join(strings.Fields(visible(listed(value))), " ")
		}
	case "lang":
		if language().MatchString(text) {
			p.deck.Language = text
		}
	}
}

// listed are the words of a list, or the one text that a value is.
func listed(value *yaml.Node) string {
	if value.Kind != yaml.SequenceNode {
		return value.Value
	}
	var out []string
	for _, n := range value.Content {
		if n.Kind == yaml.ScalarNode && n.Value != "" {
			out = append(out, n.Value)
		}
	}
	return strings.Join(out, ", ")
}

// mapping returns the keys of lines that are a YAML mapping.
func mapping(lines []string) (names []string) {
	var root yaml.Node
	if yaml.Unmarshal([]byte(strings.Join(lines, "\n")), &root) != nil || len(root.Content) == 0 || root.Content[0].Kind != yaml.MappingNode {
		return nil
	}
	for i, n := range root.Content[0].Content {
		if i%2 == 0 {
			names = append(names, n.Value)
		}
	}
	return names
}

// isSetting reports a key that is known, of comity or of another tool.
func isSetting(key string) bool { return isForeign(key) || slices.Contains(keys(), key) }

// beginsSlide reports whether a file that begins with a line --- goes on with a
// slide and not with front matter: its first words are a heading, which YAML
// reads as a comment, and no key that is known follows.
func (p *parser) beginsSlide() bool {
	lines := p.lines[p.next:p.endOfFront()]
	at := slices.IndexFunc(lines, func(line string) bool { return strings.TrimSpace(line) != "" })
	if at < 0 {
		return false
	}
	if level, text := headingOf(lines[at]); level == 0 || text == "" {
		return false
	}
	if len(strings.Join(lines, "\n")) > maxFront {
		return true
	}
	names := mapping(lines)
	return !slices.ContainsFunc(names, isSetting)
}

// endOfFront is the line that ends front matter: ---, or ... as in pandoc.
func (p *parser) endOfFront() int {
	end := p.next
	for end < len(p.lines) && !isSeparator(p.lines[end]) && strings.TrimRight(p.lines[end], " \t") != "..." {
		end++
	}
	return end
}

// titleBlock reads the title, the authors and the date with which a file of pandoc
// may begin, each behind a percent sign and going on where lines are set in. Its headings begin slides.
func (p *parser) titleBlock() {
	fields, field := []*string{&p.deck.Title, &p.deck.Author, &p.deck.Date}, -1
	for ; p.next < len(p.lines); p.next++ {
		text, marked := strings.CutPrefix(p.lines[p.next], "%")
		if marked = marked && (text == "" || text[0] == ' ') && field+1 < len(fields); marked {
			field++
		} else if field < 0 || text == "" || text[0] != ' ' || strings.TrimSpace(text) == "" {
			break
		}
		*fields[field] = strings.Join(strings.Fields(*fields[field]+" "+text), " ")
	}
	if p.next > 0 {
		p.tool.level = p.slideLevel()
	}
}

// slideLevel is the level of the headings that begin slides in pandoc: the highest
// that has text below it.
func (p *parser) slideLevel() int {
	const deepest = 6
	level, above := deepest, 0
	for _, line := range p.lines[p.next:] {
		n, _ := headingOf(line)
		switch {
		case strings.TrimSpace(line) == "":
		case n > 0:
			above = n
		case above > 0:
			level, above = min(level, above), 0
		}
	}
	return level
}

// slideFront skips the settings of a slide of slidev: keys directly below a line
// --- and above another.
func (p *parser) slideFront() {
	const most = 30 // lines
	end := p.next
	for end < len(p.lines) && end-p.next <= most && !isSeparator(p.lines[end]) {
		if strings.TrimSpace(p.lines[end]) == "" {
			return
		}
		end++
	}
	if end == p.next || end == len(p.lines) || !isSeparator(p.lines[end]) {
		return
	}
	names := mapping(p.lines[p.next:end])
	if len(names) == 0 || slices.ContainsFunc(names, func(key string) bool { return !isForeign(key) }) {
		return
	}
	if slices.Contains(names, "src") {
		p.remark(p.next+1, "the slides of another file are not shown; comity reads one file")
	} else {
		p.once(p.next+1, "the settings of a slide belong to another tool (%s); they are ignored", strings.Join(names, ", "))
	}
	p.next = end + 1
	p.begin()
	p.slide.optional = true
}

// parting is a line of dashes, and ruled any rule of Markdown.
var (
	parting = prose.Pattern(`^ {0,3}-{2,}[ \t]*$`)
	ruled   = prose.Pattern(`^ {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$`)
)

// parts reports whether a line ends a slide: ---, a line of two or more other dashes
// below a blank one, as in reveal, Obsidian and pandoc, and in marp any rule. Below
// a line of text, dashes make it a heading; in presenterm, which ends slides by a
// comment, three of them do too.
func (p *parser) parts(line int, text string) bool {
	switch {
	case isSeparator(text):
		return !p.presenterm || !p.slide.inParagraph()
	case !p.slide.lastBlank():
		return false
	case p.tool.marp:
		return ruled().MatchString(text)
	case parting().MatchString(text):
		p.once(line, "the line %s ends the slide, as --- does", strings.TrimSpace(text))
		return true
	}
	return false
}

// beginsAt reports whether a heading on a line begins a slide, as a setting of
// another tool asks.
func (p *parser) beginsAt(text string) bool {
	if p.tool.level == 0 && !p.tool.titles {
		return false
	}
	level, words := headingOf(text)
	if below := p.underline(text); level == 0 && below > 0 {
		return p.tool.titles || below <= p.tool.level
	}
	return level > 0 && words != "" && (level <= p.tool.level || level == 1 && p.tool.titles)
}

// underline is the level of the heading that the next line makes of a line of text;
// 0 if it makes none.
func (p *parser) underline(text string) int {
	if p.next >= len(p.lines) || strings.TrimSpace(text) == "" || !p.slide.lastBlank() {
		return 0
	}
	switch next := strings.TrimSpace(p.lines[p.next]); {
	case len(next) == 0:
	case strings.Trim(next, "=") == "":
		return 1
	case strings.Trim(next, "-") == "" && (next != "---" || p.presenterm):
		return 2
	}
	return 0
}

// definition is how the target of links is defined, or a footnote.
var definition = prose.Pattern(`^ {0,3}\[[^\]]+\]:[ \t]*\S`)

// define keeps a definition, which holds on all slides, with what is set in below it: of a
// footnote also further paragraphs. None begins within a paragraph.
func (p *parser) define(line string) {
	last, gap := len(p.definitions)-1, "\n"
	if p.slide.lastBlank() {
		gap = "\n\n"
	}
	goesOn := p.defining && strings.HasPrefix(line, "    ") && (gap == "\n" || strings.HasPrefix(strings.TrimLeft(p.definitions[last], " "), "[^"))
	p.defining = goesOn || strings.Contains(line, "]:") && definition().MatchString(line) && !p.slide.inParagraph()
	switch p.defined += len(line); {
	case !p.defining:
		p.defined -= len(line)
	case p.defined > longestText:
		p.defining = false
	case goesOn:
		p.definitions[last] += gap + line
	default:
		p.definitions = append(p.definitions, line)
	}
}
