package assets_test

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"comity/assets"
	"comity/model"
	"comity/model/brief"
	"comity/model/lint"
	"comity/model/prose"
	"comity/model/query"
	"comity/ui/place"
	"comity/ui/slide"
)

// deck is a briefing of the binary and its text.
type deck struct {
	*brief.Deck
	text string
}

// decks reads the briefings. They have to be there, and without faults.
func decks(t *testing.T) map[string]deck {
	t.Helper()
	out := map[string]deck{}
	err := fs.WalkDir(assets.Briefs(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		id, isMarkdown := strings.CutSuffix(path, ".md")
		text, err := fs.ReadFile(assets.Briefs(), path)
		if err != nil || !isMarkdown {
			t.Fatalf("briefs/%s is no briefing: %v", path, err)
		}
		read, faults := brief.Parse(id, text)
		for _, f := range faults {
			t.Errorf("briefs/%s:%d: %s", path, f.Line, f.Text)
		}
		if read == nil {
			t.Fatalf("briefs/%s is no deck", path)
		}
		out[id] = deck{read, string(text)}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"framework", "who-signed", "norm-f"} {
		if _, ok := out[id]; !ok {
			t.Fatalf("there is no briefing called %s", id)
		}
	}
	return out
}

// eachPart visits the parts of a slide that are text or live.
func eachPart(parts []brief.Part, visit func(brief.Part)) {
	for _, p := range parts {
		for _, c := range p.Columns {
			eachPart(c.Parts, visit)
		}
		if p.Kind != brief.Columns {
			visit(p)
		}
	}
}

func corpusOf(t *testing.T) *model.Corpus {
	t.Helper()
	c, err := model.Load(assets.Data())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestBriefingsCanBeGiven: every place is there, every slide fits a small
// terminal, and the front matter says what a presenter has to know.
func TestBriefingsCanBeGiven(t *testing.T) {
	c := corpusOf(t)
	resolve := func(at string) error {
		v, err := place.ParseView(c, at)
		if err != nil {
			return err
		}
		return v.Fault()
	}
	maker := slide.New(c, c.Edition().Compiled, nil)
	for id, d := range decks(t) {
		if d.Title == "" || d.Author == "" || d.Language == "" || d.Length == 0 {
			t.Errorf("%s has no title, author, language or length", id)
		}
		if d.Date != c.Edition().Compiled.Long() {
			t.Errorf("%s is of %s, expected the day of the corpus, %s", id, d.Date, c.Edition().Compiled.Long())
		}
		for _, f := range slices.Concat(brief.Check(d.Deck, resolve), maker.Overflow(d.Deck, 80, 24)) {
			t.Errorf("briefs/%s.md:%d: %s", id, f.Line, f.Text)
		}
		links := 0
		for _, s := range d.Slides {
			eachPart(s.Parts, func(p brief.Part) {
				for _, link := range prose.Links(p.Markdown) {
					links++
					if err := resolve(link.Target); err != nil {
						t.Errorf("briefs/%s.md:%d: the link to %q leads nowhere: %v", id, p.Line, link.Target, err)
					}
				}
			})
		}
		if links < len(d.Slides) {
			t.Errorf("%s has %d links, expected at least one for each slide", id, links)
		}
	}
}

// until is how the notes of a slide begin: when it is over.
var until = regexp.MustCompile(`^Until (\d+):(\d\d)\. [A-Z]`)

// TestEverySlideIsTimedAndSourced: the notes of each slide begin with the
// minute at which it is over, and each but the title names a source.
func TestEverySlideIsTimedAndSourced(t *testing.T) {
	for id, d := range decks(t) {
		over := time.Duration(0)
		for n, s := range d.Slides {
			where := fmt.Sprintf("slide %d of %s, %q,", n+1, id, s.Title)
			notes := strings.Join(s.Notes, "\n\n")
			m := until.FindStringSubmatch(notes)
			if m == nil {
				t.Errorf("%s has notes that do not begin as %q: %.40q", where, until, notes)
				continue
			}
			at, err := time.ParseDuration(m[1] + "m" + m[2] + "s")
			if err != nil || at <= over || at-over > 2*time.Minute {
				t.Errorf("%s is over after %s, and the one before it after %s", where, at, over)
			}
			over = at
			if words := len(prose.Words(notes)); words < 40 || words > 260 {
				t.Errorf("%s has notes of %d words, expected what can be spoken from", where, words)
			}
			if n+1 < len(d.Slides) && !strings.Contains(notes, "\nNext: ") {
				t.Errorf("%s has no transition to the next", where)
			}
			sourced, live, words := n == 0, false, 0
			eachPart(s.Parts, func(p brief.Part) {
				live = live || p.Kind == brief.Live
				sourced = sourced || strings.Contains(p.Caption, "Source") || strings.Contains(p.Caption, "as of")
				for _, b := range prose.Blocks(p.Markdown) {
					if text := strings.Trim(b.Text, "*"); strings.HasPrefix(text, "Source") {
						sourced = sourced || len(prose.Links(text)) > 0
					} else {
						words += len(prose.Words(prose.Plain(b.Text)))
					}
				}
			})
			if !sourced {
				t.Errorf("%s names no source", where)
			}
			if most := 90; words > most || live && words > 50 {
				t.Errorf("%s has %d words, too many to read while somebody speaks", where, words)
			}
		}
		if over != d.Length {
			t.Errorf("%s ends after %s, and says that it takes %s", id, over, d.Length)
		}
	}
}

// TestBriefingsQuoteOfficialWords: what stands behind > or between “ and ” is
// official, byte for byte. What somebody in the room may say stands in "…".
func TestBriefingsQuoteOfficialWords(t *testing.T) {
	c := corpusOf(t)
	var official []string
	for _, n := range c.Norms() {
		official = append(official, n.OfficialText)
		for _, step := range n.Lineage {
			official = append(official, step.Quote)
		}
	}
	for _, s := range c.Statements() {
		official = append(official, s.FullText)
		for _, q := range s.Quoted {
			official = append(official, q.Text)
		}
	}
	passages := 0
	for id, d := range decks(t) {
		for line, text := range strings.Split(d.text, "\n") {
			var quoted []string
			if words, ok := strings.CutPrefix(text, "> "); ok {
				quoted = []string{words}
			} else {
				for _, q := range prose.Quotations(strings.ReplaceAll(text, `"`, "'")) {
					quoted = append(quoted, q.Text)
				}
			}
			for _, words := range quoted {
				passages++
				if !slices.ContainsFunc(official, func(text string) bool { return strings.Contains(text, words) }) {
					t.Errorf("briefs/%s.md:%d: quotes %q, expected words of an official text of the records", id, line+1, words)
				}
			}
		}
	}
	if passages < 12 {
		t.Errorf("only %d quotations were found", passages)
	}
}

// TestBriefingsAreNeutral: they accuse nobody, and tell no missing name as a
// deed.
func TestBriefingsAreNeutral(t *testing.T) {
	for id, d := range decks(t) {
		_, body, _ := strings.Cut(strings.TrimPrefix(d.text, "---\n"), "\n---\n")
		for _, f := range lint.Wording("briefs/"+id+".md", body) {
			t.Errorf("%s: %s: %s", f.File, f.Record, f.What)
		}
	}
	c := corpusOf(t)
	for id, d := range decks(t) {
		for _, gone := range lint.Gone(d.text, c.Version().Compiled) {
			t.Errorf("briefs/%s.md speaks of the future, which is past: %s", id, gone)
		}
	}
	for _, wrong := range []string{"Chile did not sign it.", "Several States refused to join.", "Russia attacked the network."} {
		if len(lint.Wording("x", "Words before it.\n\n- "+wrong)) == 0 {
			t.Errorf("%q is not found", wrong)
		}
	}
}

// count is how many States an expression holds for.
func count(t *testing.T, c *model.Corpus, expression string) int {
	t.Helper()
	q, err := query.Compile(c, expression)
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	states, err := q.Run()
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return len(states)
}

// spelled is a number below a hundred in words.
func spelled(n int) string {
	small := strings.Fields("no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens := strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")
	switch {
	case n < len(small):
		return small[n]
	case n%10 == 0:
		return tens[n/10-2]
	}
	return tens[n/10-2] + "-" + small[n%10]
}
