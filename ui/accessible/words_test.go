package accessible_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/model/prose"
	"comity/ui/accessible"
	"comity/ui/md"
	"comity/ui/place"
	"comity/ui/theme"
	"comity/ui/uitest"
)

// The reader on the screen and linear mode say the same words in the same
// order, on every page there is.
//
// What differs is written into the words of the screen, from what the screen
// itself knows of its links, before both are compared word for word; nothing is
// taken out of what linear mode says but the numbers of sections, which must
// count every heading:
//
//	on the screen            in linear mode
//	words →12                words (link 12)
//	[3, para 4]              (source 3, para 4)
//	3. Title of a source     Source 3: Title of a source
//	a bar before a text      Quote:
//	an address               nothing: "link 12" and "source 3" say it (TestAddressesAreSaid)
func TestEveryPageSaysTheWordsOfTheReader(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	c := uitest.Corpus(t)
	look := theme.New(theme.Options{Dark: true})
	for _, at := range everything(c) {
		markdown := markdownAt(t, c, at)
		shown, err := md.Render(look, markdown, 1<<20, true) // a line for each block
		if err != nil {
			t.Fatal(err)
		}
		want := words(ofScreen(look, shown))
		said := visit(t, accessible.Options{Corpus: c}, "open "+at, "all")
		got := words(withoutSections(t, at, said, markdown))
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Errorf("%s: from word %d linear mode says\n%q, the reader shows\n%q", at, i, part(got, i), part(want, i))
				break
			}
		}
	}
}

func part(words []string, i int) string {
	return strings.Join(words[min(max(i-5, 0), len(words)):min(i+8, len(words))], " ")
}

// ofScreen is what the reader shows, put as linear mode puts it.
func ofScreen(look *theme.Theme, shown md.Page) string {
	several := regexp.MustCompile(`^\d+(, | to )\d+$`)
	var b strings.Builder
	for n, line := range shown.Lines {
		text := ansi.Strip(line.Text)
		if bar := ansi.Strip(look.Bar()); strings.HasPrefix(text, bar) {
			text = "Quote: " + text[len(bar):]
			if len(spansOn(shown, n)) > 0 {
				text = "a quotation holds a link, which this test does not expect"
			}
		}
		at := 0 // in cells
		for _, s := range spansOn(shown, n) {
			before := ansi.Cut(text, at, s.Col)
			if s.use == nil {
				continue
			}
			said := ansi.Cut(text, s.Col, s.Col+s.Width)
			isSource := strings.HasPrefix(s.use.Target, "source/")
			if isSource && !s.Cites && strings.TrimSpace(before) == strconv.Itoa(s.use.Number)+"." {
				before = "Source " + before
			}
			b.WriteString(before)
			switch {
			case s.Cites && several.MatchString(said):
				b.WriteString("sources ")
			case s.Cites:
				b.WriteString("source ")
			}
			if named, numbered := strings.CutSuffix(said, " "+look.Border.Arrow+strconv.Itoa(s.use.Number)); numbered && !isSource {
				said = named + " (link " + strconv.Itoa(s.use.Number) + ")"
			}
			b.WriteString(said)
			at = s.Col + s.Width
			rest := ansi.Cut(text, at, line.Width)
			if address := " " + s.use.Address; !s.Cites && s.use.Address != "" && strings.HasPrefix(rest, address) {
				at += ansi.StringWidth(address)
			}
		}
		b.WriteString(ansi.Cut(text, at, max(line.Width, len(text)+at)) + "\n")
	}
	return b.String()
}

// spanOn is a span with its link.
type spanOn struct {
	md.Span
	use *md.Link
}

// spansOn are the spans on a line by their columns.
func spansOn(p md.Page, line int) []spanOn {
	var out []spanOn
	for i := range p.Links {
		for _, s := range p.Links[i].Spans {
			if s.Line == line {
				out = append(out, spanOn{s, &p.Links[i]})
			}
		}
	}
	slices.SortFunc(out, func(a, b spanOn) int { return a.Col - b.Col })
	return out
}

// withoutSections takes the numbers of the sections out: behind the title how
// many there are, and behind each heading which it is.
func withoutSections(t *testing.T, at, said, markdown string) string {
	t.Helper()
	headings := len(prose.Only(prose.Blocks(markdown), func(b prose.Block) bool { return b.Kind == prose.Section || b.Kind == prose.Part }))
	title, rest, _ := strings.Cut(said, "\n")
	count := ", " + strconv.Itoa(headings) + " sections."
	switch headings {
	case 0:
		count = "."
	case 1:
		count = ", 1 section."
	}
	if !strings.HasSuffix(title, count) {
		t.Errorf("%s: the title %q does not end in %q", at, title, count)
	}
	lines := []string{strings.TrimSuffix(title, count)}
	section := 0
	for line := range strings.Lines(rest) {
		line = strings.TrimSuffix(line, "\n")
		if number := ", section " + strconv.Itoa(section+1) + "."; strings.HasSuffix(line, number) {
			section++
			line = strings.TrimSuffix(line, number)
		}
		lines = append(lines, line)
	}
	if section != headings {
		t.Errorf("%s: %d of %d headings are said", at, section, headings)
	}
	return strings.Join(lines, "\n")
}

// words are the words of a text: letters and digits.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) })
}

func markdownAt(t *testing.T, c *model.Corpus, at string) string {
	t.Helper()
	p, err := place.Parse(c, at)
	if err != nil {
		t.Fatal(err)
	}
	return uitest.Markdown(t, c, p)
}

// The addresses that linear mode leaves out of its sentences are said for the
// asking, each on a line of its own.
func TestAddressesAreSaid(t *testing.T) {
	c := uitest.Corpus(t)
	asked := 0
	for _, at := range everything(c) {
		_, leads := md.Words(markdownAt(t, c, at))
		typed := []string{"open " + at}
		for _, l := range leads {
			if l.Address != "" {
				typed = append(typed, "link "+strconv.Itoa(l.Number))
			}
		}
		said := visit(t, accessible.Options{Corpus: c}, typed...)
		for _, l := range leads {
			if l.Address != "" && !strings.Contains(said, "\n"+l.Address+"\n") {
				t.Errorf("%s: link %d does not say %s", at, l.Number, l.Address)
			}
			asked += len(l.Address)
		}
	}
	if asked == 0 {
		t.Error("no page has an address")
	}
}

// TestAnAnswerEndsWithOneStop: also one that is sentences.
func TestAnAnswerEndsWithOneStop(t *testing.T) {
	if out := visit(t, accessible.Options{}, "who has a point of contact"); !strings.Contains(out, "that there are none.\n") {
		t.Errorf("no sentence at the end:\n%s", out)
	}
}
