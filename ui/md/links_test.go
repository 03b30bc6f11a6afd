package md_test

import (
	"html"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"comity/model/prose"
	"comity/ui/md"
	"comity/ui/theme"
)

// squashed is text without its spaces and marks, which is how words compare
// whatever lines they stand on.
func squashed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("┃│┼─•", r) {
			return -1
		}
		return r
	}, s)
}

// words is Markdown as plain text, with a space behind each link, where its
// number may stand.
func words(markdown string) string {
	text := escapePattern.ReplaceAllString(linkPattern.ReplaceAllString(markdown, "$1 "), "$1")
	return html.UnescapeString(text)
}

var (
	linkPattern   = regexp.MustCompile(`\[((?:[^\[\]\\]|\\.)*)\]\(<?((?:[^()<>\s]|\([^()]*\))*)>?\)`) // words, address
	entryPattern  = regexp.MustCompile(`^(\d+)\. (\[.*?\]\(<?http)?`)                                 // number, a link outside
	escapePattern = regexp.MustCompile("\\*+|`|\\\\(.)")
	spanPattern   = regexp.MustCompile("`[^`]*`") // of code
	blockPattern  = regexp.MustCompile(`^(#+|-|>|<!--.*|\|)( |$)`)
)

// wanted is a use of a link as the Markdown has it.
type wanted struct {
	target, words string
	number        int
}

// wantedLinks reads the links of a page: of an entry of the sources, its title
// stands for the source.
func wantedLinks(markdown string) []wanted {
	var out []wanted
	inSources := false
	for line := range strings.SplitSeq(markdown, "\n") {
		if strings.HasPrefix(line, "#") {
			inSources = line == "## Sources"
		}
		entry := entryPattern.FindStringSubmatch(line)
		if !inSources {
			entry = nil
		}
		if entry != nil && entry[2] == "" {
			title, _, _ := strings.Cut(strings.TrimPrefix(line, entry[0]), " · ")
			out = append(out, wanted{target: "source/" + entry[1], words: words(title)})
		}
		for i, l := range linkPattern.FindAllStringSubmatch(line, -1) {
			target := strings.TrimPrefix(l[2], "comity:")
			if i == 0 && entry != nil && entry[2] != "" {
				target = "source/" + entry[1]
			}
			out = append(out, wanted{target: target, words: words(l[1])})
		}
	}
	return out
}

// TestEveryPageIsWhole renders every page at every width: each word of its
// Markdown is shown, and each of its links is there.
func TestEveryPageIsWhole(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	look := theme.New(theme.Options{Dark: true})
	links := 0
	all := pages(t)
	for i, name := range slices.Sorted(maps.Keys(all)) {
		text := all[name]
		for j, width := range widths() {
			if strings.HasPrefix(name, "country ") && (i+j)%2 > 0 { // alike: two widths each
				continue
			}
			out := render(t, look, text, width)
			links += len(out.Links)
			checkLines(t, name, look, width, out)
			checkWords(t, name, text, width, out)
			checkLinks(t, name, wantedLinks(text), out)
		}
	}
	if links < 1000 {
		t.Fatalf("the pages have %d links, which cannot be all", links)
	}
}

// checkWords finds each word of a page in order; those of a table, whose lines
// stand side by side, at all.
func checkWords(t *testing.T, name, text string, width int, out md.Page) {
	t.Helper()
	all := squashed(strings.Join(shown(out.Lines), "\n"))
	at, header, code := 0, true, map[int]bool{}
	for _, b := range prose.Blocks(text) {
		code[b.Line] = b.Kind == prose.Code
	}
	for n, line := range strings.Split(text, "\n") {
		if code[n+1] {
			line = "`" + strings.NewReplacer(`\`, `\\`, "*", `\*`, "`", "\\`").Replace(line) // as it is
		}
		isTable := strings.HasPrefix(line, "|")
		if !isTable && !code[n+1] {
			line = spanPattern.ReplaceAllStringFunc(line, func(span string) string { return strings.ReplaceAll(span, `\`, `\\`) })
		}
		skip := isTable && (strings.Trim(line, "|-: ") == "" || header && width < 80) // a list has no header
		header = !isTable
		if skip || strings.HasPrefix(line, "```") { // around code
			continue
		}
		mark := blockPattern.FindString(line)
		for word := range strings.FieldsSeq(words(strings.ReplaceAll(line[len(mark):], " | ", " "))) {
			if word = squashed(strings.TrimSuffix(word, "|")); isTable {
				for part := range strings.SplitAfterSeq(word, "-") {
					if !strings.Contains(all[at:], part) {
						t.Fatalf("%s at %d: %q of the table is not shown", name, width, part)
					}
				}
				continue
			}
			i := strings.Index(all[at:], word)
			if i < 0 {
				t.Fatalf("%s at %d: %q is not shown after %q", name, width, word, all[max(at-60, 0):at])
			}
			at += i + len(word)
		}
	}
}

// checkLinks compares the links of a page with its Markdown: which there are,
// how they are numbered, and where their words stand.
func checkLinks(t *testing.T, name string, want []wanted, out md.Page) {
	t.Helper()
	targets := map[string]bool{}
	for _, w := range want {
		targets[w.target] = true
	}
	if len(out.Links) != len(targets) {
		t.Fatalf("%s: %d links, not %d", name, len(out.Links), len(targets))
	}
	checkNumbers(t, name, out, want)
	uses := map[int]*wanted{}
	for _, l := range out.Links {
		for _, s := range l.Spans {
			if s.Line < 0 || s.Line >= len(out.Lines) || s.Col < 0 || s.Width <= 0 || s.Col+s.Width > out.Lines[s.Line].Width {
				t.Fatalf("%s: link %d has the span %+v, which is not in its line", name, l.Number, s)
			}
			if uses[s.Use] == nil {
				uses[s.Use] = &wanted{target: l.Target, number: l.Number}
			}
			uses[s.Use].words += ansi.Strip(ansi.Cut(out.Lines[s.Line].Text, s.Col, s.Col+s.Width))
		}
	}
	for i, w := range want {
		got := uses[i]
		if got != nil && !strings.HasPrefix(w.target, "source/") { // its number is clicked too
			w.words += "→" + strconv.Itoa(got.number)
		}
		if got == nil || got.target != w.target || squashed(got.words) != squashed(w.words) {
			t.Fatalf("%s: use %d is %+v, not %+v", name, i, got, w)
		}
	}
}

// checkNumbers wants source n to have the number n, and the others to go on
// from there in the order in which they appear.
func checkNumbers(t *testing.T, name string, out md.Page, want []wanted) {
	t.Helper()
	numbers, sources := map[string]int{}, 0
	for i, l := range out.Links {
		numbers[l.Target] = l.Number
		if i > 0 && out.Links[i-1].Number >= l.Number {
			t.Fatalf("%s: link %d comes after link %d", name, l.Number, out.Links[i-1].Number)
		}
		if n, isSource := strings.CutPrefix(l.Target, "source/"); isSource {
			sources = max(sources, l.Number)
			if n != strconv.Itoa(l.Number) {
				t.Fatalf("%s: %s has the number %d", name, l.Target, l.Number)
			}
		}
	}
	next := sources + 1
	for _, w := range want {
		if strings.HasPrefix(w.target, "source/") || numbers[w.target] < next {
			continue
		}
		if numbers[w.target] != next {
			t.Fatalf("%s: %s has the number %d, not %d", name, w.target, numbers[w.target], next)
		}
		next++
	}
}

const linkPage = `# Page

One [norm b](comity:norm/b), **[norm c](comity:norm/c)** and [norm b](comity:norm/b) again. \[[2, para 21, reported](comity:source/2); [1](comity:source/1)\] Look [outside](https://example.org/a_b?x=1&copy=2).

## Sources

1. [A title](https://undocs.org/A/1) · checked · record [x](comity:statement/x)
2. Notes · recalled · record [x](comity:statement/x)
`

func TestNumbersStandBesideTheWords(t *testing.T) {
	look := theme.New(theme.Options{Dark: true})
	out := render(t, look, linkPage, 200)
	want := []string{
		"Page",
		"One norm b →3, norm c →4 and norm b →3 again. [2, para 21, reported; 1] Look outside →5 https://example.org/a_b?x=1&copy=2.",
		"", "Sources",
		"1. A title https://undocs.org/A/1 · checked · record x →6",
		"2. Notes · recalled · record x →6",
	}
	if got := shown(out.Lines); !slices.Equal(got, want) {
		t.Fatalf("%q", got)
	}
	first := out.Links[0]
	if first.Target != "source/1" || first.Address != "https://undocs.org/A/1" || len(first.Spans) != 2 || first.Spans[1].Line != 4 {
		t.Fatalf("source 1 is %+v", first)
	}
	text, err := md.Text(look, linkPage, 200)
	if err != nil {
		t.Fatal(err)
	}
	if got := shown(text)[1]; got != "One norm b, norm c and norm b again. [2, para 21, reported; 1] Look outside https://example.org/a_b?x=1&copy=2." {
		t.Fatalf("on the command line: %q", got)
	}
	for _, line := range text {
		if strings.Contains(line.Text, "\x1b]") {
			t.Fatalf("a hyperlink on the command line: %q", line.Text)
		}
	}
}

// TestOutsideLinksAreHyperlinks wants the words and the address of a link
// outside to lead there, on every line they stand on, and nothing else to.
func TestOutsideLinksAreHyperlinks(t *testing.T) {
	out := render(t, theme.New(theme.Options{Dark: true}), linkPage, 20)
	linked := ""
	for _, line := range out.Lines {
		for _, part := range regexp.MustCompile(`\x1b\]8;id=\d+;(https://[^\a]+)\a([^\a]*)\x1b\]8;;\a`).FindAllStringSubmatch(line.Text, -1) {
			linked += ansi.Strip(part[2]) + " " + part[1] + "\n"
		}
	}
	for _, want := range []string{"outside https://example.org/a_b?x=1&copy=2", "A title https://undocs.org/A/1", "g/A/1 https://undocs.org/A/1"} {
		if !strings.Contains(linked, want+"\n") {
			t.Errorf("%q is not a hyperlink among\n%s", want, linked)
		}
	}
	if strings.Contains(linked, "norm") || strings.Contains(linked, "para") {
		t.Errorf("a link inside is a hyperlink:\n%s", linked)
	}
}
