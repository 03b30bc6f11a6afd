package brief

import (
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"comity/model"
	"comity/model/prose"
)

// The keys of the front matter.
const (
	keyTitle          = "title"
	keyAuthor         = "author"
	keyDate           = "date"
	keyClassification = "classification"
	keyLanguage       = "language"
	keyLength         = "length"
)

func keys() []string {
	return []string{keyTitle, keyAuthor, keyDate, keyClassification, keyLanguage, keyLength}
}

// maxFront is how many bytes the front matter may have.
const maxFront = 16 << 10

// front reads the front matter, if the file begins with some. Where it is not
// closed, the slides are read nevertheless.
func (p *parser) front() {
	if p.next > 0 || !isSeparator(p.lines[0]) {
		return
	}
	p.next = 1 // not a line between slides, even so
	if p.beginsSlide() {
		return
	}
	end, size := p.endOfFront(), 0
	for _, line := range p.lines[1:end] {
		size += len(line) + 1
	}
	if end == len(p.lines) {
		p.add(1, "the front matter is not closed, expected --- on a line of its own")
		return
	}
	p.next = end + 1
	if size > maxFront {
		p.add(1, "the front matter is too long: %d bytes; the limit is %d", size, maxFront)
		return
	}
	lines := p.lines[1:end]
	for i, line := range lines {
		if strings.HasPrefix(line, "...") || strings.HasPrefix(line, "--- ") || strings.HasPrefix(line, "%") {
			p.add(i+2, "the front matter contains %s, expected keys and values", model.InQuotes(line))
			return
		}
	}
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(strings.Join(lines, "\n")), &root); err != nil {
		what := afterLine().ReplaceAllString(strings.TrimPrefix(err.Error(), "yaml: "), "")
		p.add(brokenLine(lines)+1, "the front matter is not YAML: %s", model.Printable(what))
		return
	}
	if len(root.Content) == 0 {
		return
	}
	top := root.Content[0]
	if top.Kind != yaml.MappingNode {
		p.add(top.Line+1, "the front matter is not a list of keys and values such as title: NAME")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(top.Content); i += 2 {
		p.field(top.Content[i], top.Content[i+1], seen)
	}
	if settings := p.tool.settings; len(settings) > 0 {
		p.remark(top.Line+1, "settings of another tool, ignored as far as they tell of looks: %s", strings.Join(settings, ", "))
	}
}

var afterLine = prose.Pattern(`^line \d+: `)

// brokenLine is the line from which on front matter is no YAML. The library
// tells where a list or mapping begins, and counts from 0 or from 1.
func brokenLine(lines []string) int {
	const most = 100 // lines of front matter that anyone writes
	n := min(len(lines), most)
	for n > 1 && yaml.Unmarshal([]byte(strings.Join(lines[:n-1], "\n")), new(yaml.Node)) != nil {
		n--
	}
	return n
}

// language is a tag of BCP 47, by its form.
var language = prose.Pattern(`^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,5}$`)

func (p *parser) field(key, value *yaml.Node, seen map[string]bool) {
	line, name := key.Line+1, key.Value
	into := map[string]*string{
		keyTitle: &p.deck.Title, keyAuthor: &p.deck.Author, keyDate: &p.deck.Date,
		keyClassification: &p.deck.Classification, keyLanguage: new(string), keyLength: new(string),
	}[name]
	switch {
	case key.Kind != yaml.ScalarNode:
		p.add(line, "a key is a list, a mapping or an alias, expected a word such as %s", keyTitle)
		return
	case into == nil && isForeign(name):
		p.setting(name, value)
		return
	case into == nil:
		p.add(line, "unknown key %s, expected one of %s; nearest: %s",
			model.InQuotes(name), strings.Join(keys(), ", "), strings.Join(model.Nearest(name, keys(), 1), ", "))
		return
	case seen[name]:
		p.add(line, "the key %s appears twice, expected once", model.InQuotes(name))
		return
	}
	seen[name] = true
	if name == keyAuthor && value.Kind == yaml.SequenceNode {
		value = &yaml.Node{Kind: yaml.ScalarNode, Value: listed(value)}
	}
	if value.Kind != yaml.ScalarNode {
		p.add(line, "%s is a list, a mapping or an alias, expected some text", name)
		return
	}
	if value.Tag == "!!null" {
		return
	}
	text := value.Value
	if strings.Contains(strings.TrimSpace(text), "\n") {
		p.add(line, "%s has several lines, expected one", name)
	}
	text = strings.Join(strings.Fields(text), " ")
	if shown := visible(text); shown != text {
		p.add(line, "%s contains a control or invisible character, expected plain text", name)
		text = strings.Join(strings.Fields(shown), " ")
	}
	switch *into = text; name {
	case keyLanguage:
		if !language().MatchString(text) {
			p.add(line, "the language is %s, expected a tag such as en or pt-BR", model.InQuotes(text))
			return
		}
		p.deck.Language = text
	case keyLength:
		const most = 24 * time.Hour
		d, err := time.ParseDuration(text)
		if err != nil || d <= 0 || d > most {
			p.add(line, "the length is %s, expected a duration such as 10m or 1h30m, at most 24h", model.InQuotes(text))
			return
		}
		p.deck.Length = d
	}
}
