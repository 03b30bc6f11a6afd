package assets_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"comity/assets"
	"comity/model"
	"comity/model/prose"
	"comity/ui/place"
	"comity/ui/report"
)

// factsFile lists every fact of the seeds: the seed and the sentence that holds
// it, the fact in a few words of our own, the place where comity shows it, and
// what must be found there.
const factsFile = "testdata/seed-facts.csv"

// seed is one of the documents that comity grew from.
type seed struct {
	name      string
	sentences int // how many it has; each has a row, also if it states no fact
}

// seedDocuments gives the seeds in the order of their files.
func seedDocuments() []seed {
	return []seed{{"difesa-e-sicurezza", 30}, {"the-hill", 13}, {"canada", 45}, {"security-affairs", 31}, {"digital-watch", 29}}
}

// seedFact is a row of the table. Expect is words of the page in one line,
// "url:ADDRESS" for a link that it has, or "act:CODE=WORD" for what a State did
// about the text that the page is of.
type seedFact struct {
	line          int
	seed          string
	sentence      int
	fact          string
	place, expect string
}

func seedFacts(t *testing.T) []seedFact {
	t.Helper()
	file, err := os.Open(factsFile)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if header := strings.Join(rows[0], ","); header != "seed,sentence,fact,place,expect" {
		t.Fatalf("%s begins with %s", factsFile, header)
	}
	var out []seedFact
	for i, row := range rows[1:] {
		n, err := strconv.Atoi(row[1])
		if err != nil {
			t.Fatalf("%s:%d: %v", factsFile, i+2, err)
		}
		out = append(out, seedFact{i + 2, row[0], n, row[2], row[3], row[4]})
	}
	return out
}

// states reports whether a row states a fact; the others account for a sentence
// that is furniture of a web page.
func (f seedFact) states() bool { return f.place != "-" }

// TestSeedFactsAreShown: whatever the five seeds say, comity shows somewhere.
func TestSeedFactsAreShown(t *testing.T) {
	corpus, err := model.Load(assets.Data())
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{} // place → its Markdown
	for _, f := range seedFacts(t) {
		if !f.states() {
			continue
		}
		if _, rendered := pages[f.place]; !rendered {
			at, err := place.Parse(corpus, f.place)
			if err != nil {
				t.Fatalf("%s:%d: %v", factsFile, f.line, err)
			}
			of, err := report.Of(t.Context(), corpus, place.View{Place: at})
			if err != nil {
				t.Fatalf("%s:%d: %v", factsFile, f.line, err)
			}
			pages[f.place] = of.Page.Markdown()
		}
		if why := f.missing(corpus, pages[f.place]); why != "" {
			t.Errorf("%s:%d: %s (%s): %s %s", factsFile, f.line, f.seed, f.fact, f.place, why)
		}
	}
}

// missing says what a page lacks; nothing when it shows the fact.
func (f seedFact) missing(c *model.Corpus, markdown string) string {
	if address, is := strings.CutPrefix(f.expect, "url:"); is {
		if !strings.Contains(markdown, "]("+address+")") {
			return "has no link to " + address
		}
		return ""
	}
	if deed, is := strings.CutPrefix(f.expect, "act:"); is {
		code, word, _ := strings.Cut(deed, "=")
		s, text := c.Statement(model.StatementID(strings.TrimPrefix(f.place, "statement/")))
		co, state := c.Country(model.ISO3(code))
		if !text || !state {
			return "is no statement, or there is no State " + code
		}
		if did := c.Participation(s, co).Act; did.Word() != word {
			return "has " + code + " as " + did.Word() + ", expected " + word
		}
		if word == "listed" && !strings.Contains(markdown, co.DisplayName()) {
			return "does not name " + co.DisplayName()
		}
		return ""
	}
	if !strings.Contains(readerWords(markdown), strings.Join(strings.Fields(f.expect), " ")) {
		return "does not say " + strconv.Quote(f.expect)
	}
	return ""
}

// readerWords is what a reader of a page reads: its words in one line, without
// the marks of Markdown.
func readerWords(markdown string) string {
	var b strings.Builder
	for line := range strings.Lines(report.Portable(markdown)) {
		line = strings.TrimLeft(line, "#>- ")
		for i := 0; i < len(line); i++ {
			switch line[i] {
			case '\\':
				i++
				b.WriteByte(line[i])
			case '*':
			default:
				b.WriteByte(line[i])
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// TestEverySentenceOfTheSeedsHasItsFacts: the table leaves no sentence out. With
// -seeds DIR the sentences are counted in the seeds themselves.
func TestEverySentenceOfTheSeedsHasItsFacts(t *testing.T) {
	facts := seedFacts(t)
	for i, seed := range seedDocuments() {
		covered := map[int]bool{}
		for _, f := range facts {
			if f.seed == seed.name {
				covered[f.sentence] = true
			}
		}
		for n := 1; n <= seed.sentences; n++ {
			if !covered[n] {
				t.Errorf("%s has no row for sentence %d of %s", factsFile, n, seed.name)
			}
		}
		if len(covered) != seed.sentences {
			t.Errorf("%s has rows for %d sentences of %s, expected %d", factsFile, len(covered), seed.name, seed.sentences)
		}
		if *seeds != "" {
			if got := sentencesOf(t, *seeds, i); got != seed.sentences {
				t.Errorf("%s has %d sentences, expected %d", seed.name, got, seed.sentences)
			}
		}
	}
	seen, stating := map[seedFact]bool{}, 0
	for _, f := range facts {
		known := slices.ContainsFunc(seedDocuments(), func(s seed) bool { return s.name == f.seed })
		line := f.line
		f.line = 0
		if seen[f] || !known || f.fact == "" || f.states() != (f.expect != "") {
			t.Errorf("%s:%d: there twice, of no seed, or without a fact or what to find", factsFile, line)
		}
		seen[f] = true
		if f.states() {
			stating++
		}
	}
	if stating < 300 {
		t.Errorf("%s has only %d facts", factsFile, stating)
	}
}

// sentencesOf counts the sentences of the seed at an index of the folder.
func sentencesOf(t *testing.T, dir string, index int) int {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || index >= len(paths) {
		t.Fatalf("%s has no seed %d: %v", dir, index, err)
	}
	text, err := os.ReadFile(paths[index])
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" {
			count += len(prose.Sentences(line))
		}
	}
	return count
}
