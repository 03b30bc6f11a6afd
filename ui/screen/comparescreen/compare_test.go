package comparescreen_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/assets"
	"comity/model"
	"comity/model/compare"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/screen/comparescreen"
	"comity/ui/theme"
)

// corpus is read once; nothing changes it.
var corpus = sync.OnceValue(func() *model.Corpus {
	c, err := model.Unpack(assets.Packed())
	if err != nil {
		panic(err)
	}
	return c
})

func view(t *testing.T, text string) place.View {
	t.Helper()
	v, err := place.ParseView(corpus(), text)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func open(t *testing.T, text string) *comparescreen.Comparison {
	t.Helper()
	s, err := comparescreen.New(corpus(), view(t, text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// drawn is what a window shows, without styles.
func drawn(s *comparescreen.Comparison, o theme.Options, w, h int) string {
	lines := s.Draw(theme.New(o), w, h)
	for i := range lines {
		lines[i] = strings.TrimRight(ansi.Strip(lines[i]), " ")
	}
	return strings.Join(lines, "\n")
}

// everything is all there is, in a window as high as it needs,
// without the names of the parts beside it.
func everything(s *comparescreen.Comparison) string {
	return without(drawn(s, theme.Options{}, 200, 900), 158)
}

// without is lines of which what stands beside a sheet is cut.
func without(text string, w int) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		out = append(out, strings.TrimRight(ansi.Cut(line, 0, w), " "))
	}
	return strings.Join(out, "\n")
}

// walked goes down through all rows of a window, and gives the keys of the rows
// with what the line of the cursor says.
func walked(t *testing.T, s *comparescreen.Comparison, w, h int) map[string]string {
	t.Helper()
	look := theme.New(theme.Options{ASCII: true})
	s.Draw(look, w, h)
	s.Do(keys.First, 1, false)
	out := map[string]string{}
	for last := ""; ; s.Do(keys.Down, 1, false) {
		lines := s.Draw(look, w, h)
		v := s.View()
		if at := v.At; at != "" {
			i := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, ">") && strings.HasPrefix(ansi.Strip(l), "> ") })
			if i < 0 {
				t.Fatalf("%d×%d: the cursor on %s is not on the screen:\n%s", w, h, at, ansi.Strip(strings.Join(lines, "\n")))
			}
			out[at] = strings.TrimSpace(ansi.Strip(lines[i]))
		}
		if v.String() == last {
			return out
		}
		last = v.String()
	}
}

func percent(k, n int) string {
	return fmt.Sprintf("%d of %d (%.0f %%)", k, n, 100*float64(k)/float64(n))
}

// places are comparisons of each sort.
func places() []string {
	return []string{
		"compare?of=EST,LVA", "compare?of=EU@2019-09-23,USA", "compare?of=EST,LVA,RUS,USA,CHN,CHL", "compare?of=EU,BRICS&asof=2018-12-31", "compare?of=EU@2005-01-01,CHN",
		"compare?of=EST", "compare?of=VUT", "compare?of=LVA&asof=2012-12-31", "compare?of=VAT", "compare?of=VUT,TUV",
		"compare?of=first-committee-2018,joint-statement-2019", "compare?of=ga-res-73-27,paris-call-2018,counter-ransomware-initiative,pall-mall-declaration-2024", "compare?of=oewg-2021,oewg-2025", "compare?of=attribution-apt28-2024,paris-call-2018",
	}
}

// TestFiguresOfTheBrief pins what the issue names.
func TestFiguresOfTheBrief(t *testing.T) {
	if text := everything(open(t, "compare?of=EU@2019-09-23,g7@2019-09-23")); !strings.Contains(text, "18 of 28 joined") || !strings.Contains(text, "7 of 7 joined") {
		t.Errorf("the joint statement of 2019 is not 18 of 28 and 7 of 7:\n%s", text)
	}
	s := open(t, "compare?of=first-committee-2018,joint-statement-2019")
	if text := everything(s); !strings.Contains(text, "1 and 2  on both 8 of 28 (29 %)") || !strings.Contains(text, "joined 9") || !strings.Contains(text, "joined 27") {
		t.Errorf("the two joint statements do not overlap by 8 of 28:\n%s", text)
	}
	if _, counts := s.Says(); !strings.Contains(counts, "on both 8 of 28 (29 %)") {
		t.Errorf("the header says %q", counts)
	}
}

// TestEveryTextStandsWhereItBelongs walks through the comparison: each part has
// exactly the texts of its category, with the act of each State beside it.
func TestEveryTextStandsWhereItBelongs(t *testing.T) {
	for _, names := range [][]string{{"EST", "LVA"}, {"EST", "RUS", "CHL"}, {"VUT", "TUV"}} {
		subjects, err := compare.Parse(corpus(), names, model.Date{})
		if err != nil {
			t.Fatal(err)
		}
		view := compare.Of(corpus(), subjects, model.Date{})
		want := map[string]*compare.Text{}
		for _, section := range view.Sections() {
			for i := range section.Texts {
				want[section.Key+"/"+string(section.Texts[i].Statement.ID)] = &section.Texts[i]
			}
		}
		if len(names) > 2 {
			for _, text := range view.Divergent()[:20] { // the others are in their sections
				want["divergent/"+string(text.Statement.ID)] = &text
			}
		}
		got := walked(t, open(t, "compare?of="+strings.Join(names, ",")), 140, 30)
		for key, text := range want {
			line, ok := got[key]
			if !ok {
				t.Errorf("%v: no row %s", names, key)
			}
			rest := line
			for i := range text.Stands {
				word := text.Stands[i].Act.Word()
				if text.Stands[i].Act == model.WithoutVote {
					word = "adopted"
				}
				at := strings.Index(rest, word)
				if at < 0 {
					t.Errorf("%v, %s: %q does not say %s of %s", names, key, line, word, subjects.List[i].Name)
					break
				}
				rest = rest[at+len(word):]
			}
		}
		for key := range got {
			if _, ok := want[key]; !ok && !strings.HasPrefix(key, "country/") && !strings.HasPrefix(key, "agreement/") && !strings.HasPrefix(key, "positions/") && !strings.HasPrefix(key, "what-they-say/") {
				t.Errorf("%v: the row %s is not of the comparison", names, key)
			}
		}
	}
}

// TestScoresAreThoseCounted holds every pair against the model.
func TestScoresAreThoseCounted(t *testing.T) {
	names := []string{"EST", "RUS", "CHL", "EU@2019-09-23"}
	subjects, err := compare.Parse(corpus(), names, model.Date{})
	if err != nil {
		t.Fatal(err)
	}
	text := everything(open(t, "compare?of="+strings.Join(names, ",")))
	for _, p := range compare.Of(corpus(), subjects, model.Date{}).Pairs {
		who := subjects.List[p.A].Name + " and " + subjects.List[p.B].Name
		for _, want := range []string{who + "\n    roll calls: same vote: " + percent(p.Votes.Same, p.Votes.Of), "lists: both on: " + percent(p.Lists.Same, p.Lists.Of)} {
			if !strings.Contains(text, want) {
				t.Errorf("the summary does not say %q:\n%s", want, text[:2500])
			}
		}
	}
	few := everything(open(t, "compare?of=VUT,TUV"))
	if !strings.Contains(few, "Recorded votes: different 1 of 4; alike 3 of 4, no score: only 4 comparable.") {
		t.Errorf("a score below 5, or none of why:\n%s", few[:900])
	}
}

// TestNeighboursAreThoseRanked holds the profile of a State against the model.
func TestNeighboursAreThoseRanked(t *testing.T) {
	c := corpus()
	for _, code := range []model.ISO3{"EST", "CHL", "RUS"} {
		co, _ := c.Country(code)
		near := compare.Nearest(c, co, model.Date{}, 5)
		got := walked(t, open(t, "compare?of="+string(code)), 120, 30)
		check := func(part string, other *model.Country, score compare.Score) {
			line := got[part+"/"+string(other.ISO3)]
			if !strings.Contains(line, other.DisplayName()) || !strings.Contains(line, percent(score.Same, score.Of)) {
				t.Errorf("%s, %s: %q is not %s %s", code, part, line, other.DisplayName(), percent(score.Same, score.Of))
			}
		}
		for i := range 5 {
			check("votes-nearest", near.Votes.Nearest[i].Country, near.Votes.Nearest[i].Score.Score)
			check("votes-farthest", near.Votes.Farthest[i].Country, near.Votes.Farthest[i].Score.Score)
			check("lists-nearest", near.Lists.Nearest[i].Country, near.Lists.Nearest[i].Score.Score)
			check("lists-farthest", near.Lists.Farthest[i].Country, near.Lists.Farthest[i].Score.Score)
		}
		for _, g := range c.GroupsOf(co) {
			steps := compare.OutOfStep(c, co, c.Named(g.Members), model.Date{})
			for side, all := range map[string][]compare.Step{"behind": steps.Behind, "ahead": steps.Ahead} {
				for _, step := range all {
					want := fmt.Sprintf("%d of %d", step.Group.Joined, step.Group.Eligible())
					if via := step.Group.Counts[model.Via]; via > 0 && step.Group.Joined == 0 {
						want = fmt.Sprintf("%d of %d via", via, step.Group.Eligible())
					}
					line, ok := got[string(g.ID)+"-"+side+"/"+string(step.Statement.ID)]
					if steps.Members < 3 {
						if ok {
							t.Errorf("%s is measured against the %d others of %s", code, steps.Members, g.ShortName)
						}
						continue
					}
					if !strings.Contains(line, step.Act.Word()) || !strings.Contains(line, want) {
						t.Errorf("%s, %s, %s: %q is not %s beside %s", code, g.ShortName, step.Statement.ID, line, step.Act.Word(), want)
					}
				}
			}
		}
	}
}

// TestOverlapNamesEveryState finds each State of each combination, with its dots
// and its number.
func TestOverlapNamesEveryState(t *testing.T) {
	ids := []string{"attribution-apt28-2024", "first-committee-2018", "joint-statement-2019", "paris-call-2018"}
	subjects, err := compare.Parse(corpus(), ids, model.Date{})
	if err != nil {
		t.Fatal(err)
	}
	o := compare.Of(corpus(), subjects, model.Date{}).Overlap
	s := open(t, "compare?of="+strings.Join(ids, ","))
	text := strings.Join(strings.Fields(drawn(s, theme.Options{ASCII: true, Mono: true}, 400, 900)), " ")
	find := func(joined, unknown compare.Set, states []*model.Country, bar bool) {
		dots := ""
		for i := range o.Statements {
			switch {
			case joined.Has(i):
				dots += "+ "
			case unknown.Has(i):
				dots += "? "
			default:
				dots += "- "
			}
		}
		var names []string
		for _, co := range states {
			names = append(names, co.DisplayName())
		}
		want := strconv.Itoa(len(states)) + " " + strings.Join(names, ", ")
		i := strings.Index(text, " "+want)
		if i < 0 || !strings.HasSuffix(strings.TrimSpace(strings.TrimRight(text[:i], "# ")), strings.TrimSpace(dots)) || bar && text[i-1] != '#' {
			t.Errorf("no row %q %q", dots, want)
		}
	}
	for _, r := range o.Rows {
		find(r.Joined, 0, r.States, true)
	}
	if len(o.Doubts) == 0 {
		t.Error("nothing is unknown of a known minimum: this test sees nothing")
	}
	for _, d := range o.Doubts {
		find(d.Joined, d.Unknown, d.States, false)
	}
}

// TestTheTextBeside is the one whose States are most alike by a count of its own.
func TestTheTextBeside(t *testing.T) {
	c := corpus()
	s, _ := c.Statement("joint-statement-2019")
	got, ok := compare.Beside(c, s, model.Date{})
	other, _ := c.Statement(got)
	if !ok || other.Minimum() || other.OpenTo == "listed" {
		t.Fatalf("beside it stands %s, %v", got, ok)
	}
	share := func(x *model.Statement) float64 {
		both, any := 0, 0
		for _, co := range c.Countries() {
			a, b := c.Act(s, co), c.Act(x, co)
			if a == model.Unknown || b == model.Unknown {
				continue
			}
			if a.Joined() && b.Joined() {
				both++
			}
			if a.Joined() || b.Joined() {
				any++
			}
		}
		return float64(both) / float64(max(any, 1))
	}
	for _, x := range c.Statements() {
		if x != s && !x.Minimum() && !x.Withheld() && !x.WithoutVote() && x.OpenTo != "listed" && !x.RollCall() && share(x) > share(other) {
			t.Errorf("%s shares more than %s", x.ID, got)
		}
	}
	if body, _ := c.Statement("oewg-2021"); body != nil {
		if id, ok := compare.Beside(c, body, model.Date{}); ok {
			t.Errorf("a text without States by name stands beside %s", id)
		}
	}
}
