package accessible_test

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"comity/model"
	"comity/ui/accessible"
	"comity/ui/place"
	"comity/ui/settings"
	"comity/ui/theme"
	"comity/ui/uitest"
)

// faulty finds what linear mode may not write: an escape or any other control
// but the line break, frames, blocks, braille, and the glyphs of the explorer.
func faulty(text string) string {
	look := theme.New(theme.Options{Dark: true})
	glyphs := look.Bullet() + look.Bar()
	for sym := range model.NoMark {
		glyphs += look.Glyph(sym)
	}
	glyphs = strings.Map(func(r rune) rune {
		if r < 0x80 { // a question mark is punctuation
			return -1
		}
		return r
	}, glyphs)
	for at, line := range strings.Split(text, "\n") {
		for _, r := range line {
			switch {
			case unicode.IsControl(r), r >= 0x2500 && r <= 0x259f, r >= 0x2800 && r <= 0x28ff, strings.ContainsRune(glyphs, r),
				unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
				return strconv.QuoteRuneToASCII(r) + " in line " + strconv.Itoa(at+1) + ": " + strconv.QuoteToASCII(line)
			}
		}
	}
	return ""
}

// kept are bookmarks as a test keeps them.
type kept struct {
	list []settings.Bookmark
	err  error
}

func (k *kept) List() ([]settings.Bookmark, error) { return k.list, k.err }

func (k *kept) Add(place, title string) error {
	k.list = append(k.list, settings.Bookmark{Place: place, Title: title})
	return k.err
}

func (k *kept) Remove(place string) error {
	n := len(k.list)
	k.list = slices.DeleteFunc(k.list, func(b settings.Bookmark) bool { return b.Place == place })
	if len(k.list) == n {
		return errors.New("there is none")
	}
	return k.err
}

// Nothing but words, punctuation and line breaks is ever written, whatever one
// does and wherever one goes.
func TestNothingButWords(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	c := uitest.Corpus(t)
	today := model.Date{Year: 2031, Month: 1, Day: 1} // much has aged
	offer := accessible.Options{Corpus: c, Bookmarks: &kept{}, Interactive: true, Today: today}
	typed := []string{"pin f", "pin g", "compare", "all"}
	for _, at := range everything(c) {
		typed = append(typed, "open "+at, "all", "headings", "all", "links", "all", "source", "quote", "cite", "cite bibtex", "where", "means", "all")
	}
	for _, s := range c.Statements() {
		typed = append(typed, "compare paris-call-2018 with "+string(s.ID), "all")
	}
	for _, at := range scenes() {
		typed = append(typed, "open "+at, "all", "where", "1", "all", "1", "all", "set")
	}
	for _, command := range accessible.Offered(true) {
		typed = append(typed, command.Word, command.Letter, command.Word+" x", command.Word+" 3", "help "+command.Word)
	}
	typed = slices.DeleteFunc(typed, func(line string) bool { return line == "quit" || line == "q" })
	typed = append(typed, "norm f", "bookmark", "bookmarks", "1", "forget", "forget", "help", "all", "words", "all", "groups", "all", "1", "all",
		"who", "who position()", "all", "search kind:page", "all", "search e", "all", "xyzzy ●│⠿\u202e\u009b", "open ▓▓▓", "find ◐")
	said := visit(t, offer, typed...)
	if what := faulty(said); what != "" {
		t.Error(what)
	}
	if said = visit(t, accessible.Options{Corpus: c, Today: today}, typed...); faulty(said) != "" {
		t.Error(faulty(said))
	}
	if len(said) < 5_000_000 {
		t.Errorf("only %d bytes were said", len(said))
	}
}

// A folder of one's own may bring anything that the loader lets pass.
func TestMarksInARecordBecomeDashes(t *testing.T) {
	if what := faulty(visit(t, accessible.Options{Interactive: true}, "● ○ ◐ │ █ ⠿", "search ·", `who signed("●")`)); what != "" {
		t.Error(what)
	}
}

// Every command works by its word, in any case, and by its letter, and has a
// letter of its own that is no norm's.
func TestTableOfCommands(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	seen := map[string]string{}
	for _, c := range accessible.Table() {
		if len(c.Letter) > 1 || c.Help == "" || !slices.Contains(accessible.Groups(), c.Group) {
			t.Errorf("%+v is not complete", c)
		}
		if c.Letter >= "a" && c.Letter <= "k" {
			t.Errorf("%s: the letter %s is a norm", c.Word, c.Letter)
		}
		for _, name := range []string{c.Word, c.Letter} {
			if name == "" {
				continue
			}
			if other, twice := seen[name]; twice {
				t.Errorf("%s is %s and %s", name, other, c.Word)
			}
			seen[name] = c.Word
		}
		before := []string{"countries", "Estonia", "pin", "norm f"}
		word := visit(t, accessible.Options{}, append(before, c.Word)...)
		for _, other := range []string{strings.ToUpper(c.Word), c.Letter} {
			if c.Word != "quit" && other != "" && visit(t, accessible.Options{}, append(before, other)...) != word {
				t.Errorf("%s does not do what %s does", other, c.Word)
			}
		}
		if strings.Contains(word, "Not known") {
			t.Errorf("%s is not understood:\n%s", c.Word, word)
		}
		if help := visit(t, accessible.Options{}, "help", "all"); !strings.Contains(help, "\n"+strings.TrimSpace(c.Word+" "+strings.Trim(c.Args, "[]"))) {
			t.Errorf("the help does not say %s", c.Word)
		}
	}
}

// No command has the name of a record, which would hide it.
func TestNoCommandHidesARecord(t *testing.T) {
	c := uitest.Corpus(t)
	for _, command := range accessible.Table() {
		for _, name := range []string{command.Word, command.Letter} {
			if name == "" {
				continue
			}
			for _, kind := range place.Kinds() {
				if p, err := place.Parse(c, string(kind)+"/"+name); err == nil && p.ID != place.Contents && p.String() != "page/timeline" && p != place.OfStart() && p.String() != "page/briefings" && p.ID != "norm" && !(p.Kind == place.Norm && name != strings.ToLower(name)) {
					t.Errorf("%s is also %s", name, p)
				}
			}
		}
	}
}

// Without bookmarks to keep, their commands do not exist.
func TestBookmarksAreASeam(t *testing.T) {
	said := visit(t, accessible.Options{}, "norm f", "bookmark", "help", "all")
	if !strings.Contains(said, `Not known: "bookmark"`) || strings.Contains(said, "bookmark,") {
		t.Errorf("bookmarks are offered:\n%s", said)
	}
	marks := &kept{}
	said = visit(t, accessible.Options{Bookmarks: marks}, "norm f", "bookmark", "Estonia", "J", "bookmarks", "1", "forget", "K",
		"forget f", "countries island", "sort region", "bookmark", "bookmarks", "forget 1", "K", "1")
	for _, want := range []string{
		"Bookmarked norm/f.", "Bookmarked country/EST.", "Bookmarks: 2.\n1. Do not damage critical infrastructure, norm/f\n2. Estonia, country/EST\n",
		"Deleted the bookmark norm/f.", "Bookmarks: 1.\n1. Estonia, country/EST\n", "The bookmark was not deleted: there is none.",
		"Bookmarked country?filter=island&sort=by-region.", "Deleted the bookmark country/EST.",
		"Bookmarks: 1.\n1. Countries with \"island\", by region: 2 of 195, country?filter=island&sort=by-region\nCountries with \"island\", by region: 2 of 195.\n",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("not said: %q, in\n%s", want, said)
		}
	}
	marks.err = errors.New("the disk is full")
	if said := visit(t, accessible.Options{Bookmarks: marks}, "norm f", "bookmark", "bookmarks"); strings.Count(said, "the disk is full.") != 2 {
		t.Errorf("the error is not told:\n%s", said)
	}
}
