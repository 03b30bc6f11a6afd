package assets_test

import (
	"bytes"
	"flag"
	"fmt"
	"hash/fnv"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"comity/assets"
	"comity/model"
)

// The seeds are the documents that comity grew from. Their words belong to the
// websites they stood on, so that the repository holds them only as hashes. To
// make these anew, with the seeds as *.txt files in DIR:
//
//	go test ./assets -run Seeds -seeds DIR
var seeds = flag.String("seeds", "", "write "+shinglesFile+" anew from the *.txt files of this folder")

const shinglesFile = "testdata/seeds.shingles"

// runLength is how many words in a row are too many to be chance.
const runLength = 8

// shingles is a set of runs of words, each as its hash. A run knows neither
// capitals nor accents nor punctuation.
type shingles map[uint64]bool

func shingleWords(text string) []string {
	// A first word of its own, because Fold drops a leading "the".
	return strings.Fields(model.Fold("- x " + text))[1:]
}

func shingle(run []string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(strings.Join(run, " ")))
	return h.Sum64()
}

// add puts every run of a text into the set.
func (s shingles) add(text string) {
	words := shingleWords(text)
	for i := range len(words) - runLength + 1 {
		s[shingle(words[i:i+runLength])] = true
	}
}

// within finds the passages of a text of which every run is in the set, and
// none in the set of those allowed.
func (s shingles) within(text string, allowed shingles) []string {
	words := shingleWords(text)
	var out []string
	start, end := 0, 0 // of the passage being read; none when empty
	for i := range len(words) - runLength + 1 {
		if hash := shingle(words[i : i+runLength]); !s[hash] || allowed[hash] {
			continue
		}
		if i > end && end > start {
			out = append(out, strings.Join(words[start:end], " "))
		}
		if i > end || end == start {
			start = i
		}
		end = i + runLength
	}
	if end > start {
		out = append(out, strings.Join(words[start:end], " "))
	}
	return out
}

// commentary is the set of runs of a seed that are neither official words nor
// a list of States.
func commentary(seed string, official shingles, stateWords map[string]bool) shingles {
	words, out := shingleWords(seed), shingles{}
	for i := range len(words) - runLength + 1 {
		run := words[i : i+runLength]
		hash := shingle(run)
		if !official[hash] && slices.ContainsFunc(run, func(word string) bool { return !stateWords[word] }) {
			out[hash] = true
		}
	}
	return out
}

// stateWords holds the words of which lists of States are made.
func stateWords(c *model.Corpus) map[string]bool {
	out := map[string]bool{"and": true, "the": true}
	for _, state := range c.Countries() {
		for _, alias := range state.Aliases {
			for _, word := range shingleWords(alias) {
				out[word] = true
			}
		}
	}
	return out
}

// officialWords holds the words of governments that comity quotes, and the
// titles of their texts. They may stand anywhere.
func officialWords(c *model.Corpus) shingles {
	out := shingles{}
	for _, n := range c.Norms() {
		out.add(n.OfficialText)
		for _, step := range n.Lineage {
			out.add(step.Quote)
		}
	}
	for _, s := range c.Statements() {
		out.add(s.Title)
		out.add(s.FullText)
		for _, q := range s.Quoted {
			out.add(q.Text)
		}
	}
	return out
}

// ownWords is Markdown without what is not our own prose: quotations,
// citations, and the targets of links.
func ownWords(markdown string) string {
	var b strings.Builder
	at := 0
	for _, c := range model.Citations(markdown) {
		b.WriteString(markdown[at:c.Start])
		at = c.End
	}
	b.WriteString(markdown[at:])
	var own strings.Builder
	for line := range strings.Lines(b.String()) {
		if strings.HasPrefix(strings.TrimSpace(line), ">") {
			continue
		}
		for {
			words, rest, link := strings.Cut(line, "](")
			own.WriteString(words)
			_, after, closed := strings.Cut(rest, ")")
			if !link || !closed {
				own.WriteString(" " + rest)
				break
			}
			line = after
		}
	}
	return own.String()
}

// fieldTexts visits every text of a record. Sources are left out: their titles
// are not ours.
func fieldTexts(v reflect.Value, visit func(string)) {
	switch v.Kind() {
	case reflect.String:
		visit(v.String())
	case reflect.Slice:
		for i := range v.Len() {
			fieldTexts(v.Index(i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Name != "Source" && f.Name != "Sources" {
				fieldTexts(v.Field(i), visit)
			}
		}
	}
}

// eachText visits every text that comity wrote: pages, briefings, records, and
// what is said to those who work on it.
func eachText(t *testing.T, c *model.Corpus, visit func(where, text string)) {
	t.Helper()
	record := func(where string, r any) {
		fieldTexts(reflect.ValueOf(r).Elem(), func(text string) { visit(where, text) })
	}
	for _, s := range c.Statements() {
		record(string(s.ID), s)
	}
	for _, n := range c.Norms() {
		record(string(n.ID), n)
	}
	for _, g := range c.Groups() {
		record(string(g.ID), g)
	}
	for i, p := range c.Positions() {
		record(fmt.Sprint("position ", i+1), &p)
	}
	for _, folder := range []string{"pages", "briefs"} {
		err := fs.WalkDir(assets.Data(), folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := fs.ReadFile(assets.Data(), path)
			visit(path, ownWords(string(text)))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{"README.md", "../README.md", "../CONTRIBUTING.md"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		visit(path, ownWords(string(text)))
	}
	for _, f := range seedFacts(t) {
		visit(factsFile, f.fact)
		if !strings.HasPrefix(f.expect, "url:") { // addresses hold the titles of others
			visit(factsFile, f.expect)
		}
	}
}

// TestNothingIsCopiedFromTheSeeds: comity's prose is its own. Eight words in a
// row that stand in a seed too are faulted, unless they are official words.
func TestNothingIsCopiedFromTheSeeds(t *testing.T) {
	corpus, err := model.Load(assets.Data())
	if err != nil {
		t.Fatal(err)
	}
	official := officialWords(corpus)
	if *seeds != "" {
		writeShingles(t, *seeds, official, stateWords(corpus))
	}
	copied := readShingles(t)
	texts := 0
	eachText(t, corpus, func(where, text string) {
		texts++
		for _, passage := range copied.within(text, official) {
			t.Errorf("%s has words of a seed, expected our own: %q", where, passage)
		}
	})
	if texts < 2000 {
		t.Errorf("only %d texts were compared, expected the whole corpus", texts)
	}
}

// TestSeedsWouldBeFound plants passages of a seed made up for it, and pins how
// a run becomes a hash, on which the file of hashes depends.
func TestSeedsWouldBeFound(t *testing.T) {
	const seed = "Harbour news. The weather was mild on Monday, and all the boats came home well before dark. " +
		"“States should keep their boats in good order and lend a hand to the boats of others,” says the charter. " +
		"Chile and Japan and Chile and Japan and Chile and Japan sailed."
	official := shingles{}
	official.add("States should keep their boats in good order and lend a hand to the boats of others.")
	copied := commentary(seed, official, map[string]bool{"chile": true, "and": true, "japan": true})
	for text, want := range map[string][]string{
		"We add: the weather was mild on Monday, and so forth.": nil, // seven words and ours
		"The weather was\nmild on Monday; and ALL were glad.":   {"the weather was mild on monday and all"},
		"On that day all the *boats* [came](term/x) home\n- well [@charter, para 2; unverified]before dark, again. On Monday and all the boats came home.": {
			"all the boats came home well before dark", "on monday and all the boats came home"},
		"States should keep their boats in good order and lend a hand to the boats of others. [@charter]": nil,
		"> The weather was mild on Monday, and all the boats came home.":                                  nil,
		"Lend a hand to the boats of others, says the charter.":                                           {"a hand to the boats of others says the charter"},
		"Chile and Japan and Chile and Japan and Chile and Japan":                                         nil,
		"Japan and Chile and Japan and Chile and Japan sailed.":                                           {"chile and japan and chile and japan sailed"},
		"": nil,
	} {
		if got := copied.within(ownWords(text), official); !slices.Equal(got, want) {
			t.Errorf("in %q the passages\n%q were found, expected\n%q", text, got, want)
		}
	}
	const pinnedRun = "55784a55e88226af"
	if got := fmt.Sprintf("%016x", shingle(shingleWords("The U.S.’s “résumé”: co-operation of 27 States!"))); got != pinnedRun {
		t.Errorf("the hash of a run is %s, expected %s: with other hashes the file has to be made anew", got, pinnedRun)
	}
}

// writeShingles makes the file of hashes anew: one a line, in order.
func writeShingles(t *testing.T, dir string, official shingles, stateWords map[string]bool) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no *.txt file in %s: %v", dir, err)
	}
	all := shingles{}
	for _, path := range paths {
		seed, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		found := commentary(string(seed), official, stateWords)
		if len(found) == 0 {
			t.Errorf("%s has no words that are not official", path)
		}
		maps.Copy(all, found)
	}
	var out bytes.Buffer
	for _, hash := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintf(&out, "%016x\n", hash)
	}
	if err := os.WriteFile(shinglesFile, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// readShingles reads the file of hashes.
func readShingles(t *testing.T) shingles {
	t.Helper()
	text, err := os.ReadFile(shinglesFile)
	if err != nil {
		t.Fatal(err)
	}
	out := shingles{}
	last := uint64(0)
	for i, line := range strings.Fields(string(text)) {
		hash, err := strconv.ParseUint(line, 16, 64)
		if err != nil || len(line) != 16 || i > 0 && hash <= last {
			t.Fatalf("%s:%d: %q, expected 16 hexadecimal digits in order", shinglesFile, i+1, line)
		}
		out[hash], last = true, hash
	}
	if len(out) < 1000 {
		t.Fatalf("%s holds %d runs, expected those of five documents", shinglesFile, len(out))
	}
	return out
}
