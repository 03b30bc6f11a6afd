package mapscreen

import (
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/model/chart"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/theme"
	"comity/ui/uitest"
)

func open(t *testing.T, at string) *Map {
	t.Helper()
	c := uitest.Corpus(t)
	v, err := place.ParseView(c, at)
	if err != nil {
		t.Fatal(err)
	}
	m, err := New(c, v)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// From every tile one can go on in each direction in which any tile lies, and
// somehow to every other.
func TestTheCursorReachesEveryTile(t *testing.T) {
	m := open(t, "map")
	to := map[int][]int{}
	for i, from := range m.view.Tiles {
		for action, ahead := range map[keys.Action]func(chart.Tile) int{
			keys.Right: func(x chart.Tile) int { return x.Col - from.Col }, keys.Left: func(x chart.Tile) int { return from.Col - x.Col },
			keys.Down: func(x chart.Tile) int { return x.Row - from.Row }, keys.Up: func(x chart.Tile) int { return from.Row - x.Row },
		} {
			lies := false
			for _, other := range m.view.Tiles {
				lies = lies || ahead(other) > 0
			}
			m.at = i
			m.Do(action, 1, false)
			if lies != (m.at != i) || lies && ahead(m.tile()) <= 0 {
				t.Errorf("%s of %s leads to %s", action, from.Country.ISO3, m.tile().Country.ISO3)
			}
			to[i] = append(to[i], m.at)
		}
	}
	seen, queue := map[int]bool{0: true}, []int{0}
	for len(queue) > 0 {
		for _, next := range to[queue[0]] {
			if !seen[next] {
				seen[next] = true
				queue = append(queue, next)
			}
		}
		queue = queue[1:]
	}
	for i, tile := range m.view.Tiles {
		if !seen[i] {
			t.Errorf("no way leads to %s", tile.Country.ISO3)
		}
	}
}

// The counts of the legend are those of the marks on the map, and no two words
// of a map share a mark unless their tiles tell them apart by nothing at all.
func TestLegendsCountTheMarks(t *testing.T) {
	m := open(t, "map?statement="+string(open(t, "map").texts()[0].ID))
	for n := 0; ; n++ {
		for _, ascii := range []bool{false, true} {
			look := theme.New(theme.Options{ASCII: ascii, Mono: true})
			_, counts := m.Says()
			legend := ansi.Strip(strings.Join(m.legend(look, 300, 1), ""))
			if m.view.Texts[0].Unsigned() { // nobody could do anything
				if counts != "" || m.view.Empty == "" {
					t.Errorf("%s: counts %q, and %q", m.view.Texts[0].ID, counts, m.view.Empty)
				}
				continue
			}
			slow, marks := map[string]int{}, map[string]string{}
			for _, tile := range m.view.Tiles {
				word := m.corpus.Act(m.view.Texts[0], tile.Country).Word()
				slow[word]++
				mark := glyph(look, tile.State.Mark())
				if other, taken := marks[mark]; taken && other != word {
					t.Errorf("%s: %q stands for %q and %q (ascii %t)", m.view.Texts[0].ID, mark, other, word, ascii)
				}
				marks[mark] = word
			}
			for word, count := range slow {
				if want := word + " " + strconv.Itoa(count); !strings.Contains(legend, " "+want+" ") || !strings.Contains(counts+" ", " "+want+" ") {
					t.Errorf("%s: no %q in %q or %q", m.view.Texts[0].ID, want, legend, counts)
				}
			}
		}
		if e := m.Do(keys.NextText, 1, false); e.Say != "" {
			if n+1 != len(m.corpus.Statements()) {
				t.Errorf("%d texts came by, of %d", n+1, len(m.corpus.Statements()))
			}
			return
		}
	}
}

// The whole world is on every window from 80×24 on, without colour too, and the
// code of the State under the cursor on every one.
func TestTheMapFits(t *testing.T) {
	look := theme.New(theme.Options{Mono: true})
	for _, id := range []string{"joint-statement-2019", "ga-res-73-27", "oewg-2021"} {
		m := open(t, "map?at=EST&statement="+id)
		for _, size := range [][2]int{{76, 20}, {96, 26}, {116, 36}, {136, 40}, {156, 36}, {196, 56}} {
			lines := m.picture(look, size[0], size[1])
			plain := ansi.Strip(strings.Join(lines, "\n"))
			f := m.formFor(look, size[0], size[1])
			marks := 0
			for _, r := range ansi.Strip(strings.Join(lines[:m.view.Rows*f.h], "")) {
				if theme.IsGlyph(r) || r == '?' || r == '_' {
					marks++
				}
			}
			if lens := m.lensCols(f, size[0]); lens == 0 && marks != len(m.view.Tiles) || lens > 0 && marks <= len(m.view.Tiles) {
				t.Errorf("%s at %v: %d marks of %d States", id, size, marks, len(m.view.Tiles))
			}
			code := "EST"
			if f.code == 2 {
				code = "EE"
			}
			if !strings.Contains(plain, code) {
				t.Errorf("%s at %v: the State under the cursor has no code\n%s", id, size, plain)
			}
		}
		for _, size := range [][2]int{{36, 8}, {16, 4}, {56, 12}, {76, 13}} {
			if plain := ansi.Strip(strings.Join(m.Draw(look, size[0], size[1]), "\n")); !strings.Contains(plain, "▌●EST") && !strings.Contains(plain, "▌◌EST") && !strings.Contains(plain, "▌✕EST") {
				t.Errorf("%s at %v: the cursor is out of sight\n%s", id, size, plain)
			}
		}
	}
}

// A window that holds the map and no line more has the legend in the sea: all
// of it, and every State.
func TestTheLegendFindsRoomInTheSea(t *testing.T) {
	look := theme.New(theme.Options{Mono: true})
	for at, want := range map[string][]string{
		"map?statement=joint-statement-2019":       {"● listed 27", "○ not listed 166", "_ not eligible 2"},
		"map?pin=ga-res-73-27,ga-res-73-266":       {"● both 77", "◧ only first 42", "◨ only second 61", "≠ other act 13", "_ not eligible 2"},
		"map?statement=un-cybercrime-convention":   {"◐ signatory 72", "○ not listed 123"},
		"map?statement=pall-mall-declaration-2024": {"? unknown 195"},
		"map?who=signed(\"joint-statement-2019\")": {"● matches 27", "○ does not match 168"},
		"map?statement=attribution-viasat-2022":    {"● listed 7", "◒ via 25", "? unknown 163"},
		"map?statement=ga-res-78-16":               {"▲ yes 161", "✕ no 9", "◇ abstain 11", "· absent 12"},
	} {
		m := open(t, at)
		for _, size := range [][2]int{{60, 19}, {72, 19}, {90, 19}, {150, 38}} {
			lines := m.picture(look, size[0], size[1])
			plain := ansi.Strip(strings.Join(lines, "\n"))
			if len(lines) != size[1] {
				t.Errorf("%s at %v: %d lines", at, size, len(lines))
			}
			for _, words := range want {
				if !strings.Contains(plain, words) {
					t.Errorf("%s at %v: no %q\n%s", at, size, words, plain)
				}
			}
			for i, line := range lines {
				if n := ansi.StringWidth(line); n > size[0] {
					t.Errorf("%s at %v: line %d has %d cells", at, size, i+1, n)
				}
			}
			if strings.Contains(plain, "…") {
				t.Errorf("%s at %v: the legend is cut\n%s", at, size, plain)
			}
			marks := 0
			for _, r := range plain {
				if theme.IsGlyph(r) || r == '?' || r == '_' {
					marks++
				}
			}
			if lens := m.lensCols(m.formFor(look, size[0], size[1]), size[0]); lens == 0 && marks != len(m.view.Tiles)+len(m.view.Legend) {
				t.Errorf("%s at %v: %d marks of %d States\n%s", at, size, marks, len(m.view.Tiles), plain)
			}
		}
	}
}

func TestWords(t *testing.T) {
	m := open(t, "map?pin=first-committee-2018,joint-statement-2019&at=EST")
	subject, counts := m.Says()
	if want := "map: [1] First Committee 2018 + [2] Joint Statement 2019 · both 8 · only first 1 · only second 19 · neither 165 · not eligible 2"; subject+counts != want {
		t.Errorf("%q", subject+counts)
	}
	if want := "Estonia (EST) · both · [1] listed · [2] listed"; m.Foot() != want {
		t.Errorf("%q", m.Foot())
	}
	m = open(t, "map?statement=pall-mall-declaration-2024")
	if plain := ansi.Strip(strings.Join(m.Draw(theme.New(theme.Options{}), 136, 40), " ")); !strings.Contains(plain, "no list could be verified") {
		t.Errorf("a text without a list does not say why:\n%s", plain)
	}
	if e := m.Ask(`signed("joint-statement-2019") and region("Africa")`); !strings.Contains(e.Say, "no State matches") || !strings.Contains(e.Say, "or") {
		t.Errorf("%q", e.Say)
	}
	for _, size := range [][2]int{{76, 20}, {96, 26}, {136, 40}} { // all of the way to widen, wherever it stands
		if plain := ansi.Strip(strings.Join(m.Draw(theme.New(theme.Options{}), size[0], size[1]), "\n")); !strings.Contains(plain, "condition") || !strings.Contains(plain, "remove") {
			t.Errorf("at %v nothing says how to widen:\n%s", size, plain)
		}
	}
	if e := m.Ask(`signed(`); !strings.Contains(e.Say, "column") {
		t.Errorf("a mistake is told as %q", e.Say)
	}
	if _, draft := m.Prompt(); draft != "signed(" {
		t.Errorf("a mistake cannot be mended: %q", draft)
	}
	m.Ask(`signed("joint-statement-2019")`)
	if _, counts := m.Says(); counts != " · matches 27 · does not match 168" {
		t.Errorf("%q", counts)
	}
	m.Do(keys.NextText, 1, false)
	if m.options.Who != "" || m.options.Statement != "pall-mall-declaration-2024" {
		t.Errorf("the next text behind an expression is %q", m.options.Statement)
	}
}

func TestEveryViewHasOneString(t *testing.T) {
	for _, at := range []string{"map", "map?statement=ga-res-73-27&at=USA", "map?pin=paris-call-2018,ga-res-73-27&at=FRA&asof=2019", `map?who=member("eu")&at=NZL`} {
		m := open(t, at)
		m.Do(keys.Left, 3, true)
		if again := open(t, m.View().String()); again.View().String() != m.View().String() || again.Foot() != m.Foot() {
			t.Errorf("%s is read as %s", m.View(), again.View())
		}
	}
}

// TestTheListIsBesideThePicture: the names with their marks and the day are below
// the map at 140 by 44, beside it where there is more room, and behind tab at 80
// by 24, where the cursor of the list is that of the map.
func TestTheListIsBesideThePicture(t *testing.T) {
	look := theme.New(theme.Options{})
	for _, size := range [][2]int{{136, 41}, {196, 57}, {76, 21}, {36, 9}, {16, 4}} {
		m := open(t, "map?statement=joint-statement-2019&at=EST")
		plain := func() string {
			lines := m.Draw(look, size[0], size[1])
			for i, line := range lines {
				if ansi.StringWidth(line) != size[0] {
					t.Errorf("%v: line %d has %d cells", size, i+1, ansi.StringWidth(line))
				}
			}
			if len(lines) != size[1] {
				t.Errorf("%v: %d lines", size, len(lines))
			}
			return ansi.Strip(strings.Join(lines, "\n"))
		}
		all := []string{"● listed 27, 23 September 2019", "● Australia ", "● United States"}
		if size[0] >= 136 {
			for _, want := range append(all, "EST") {
				if !strings.Contains(plain(), want) {
					t.Errorf("%v: no %q beside the map:\n%s", size, want, plain())
				}
			}
		}
		plain()
		m.Do(keys.NextGroup, 1, false)
		if text := plain(); !strings.Contains(text, "● Estonia") || m.View().Show != "list" {
			t.Errorf("%v: the list does not show the State under the cursor:\n%s", size, text)
		}
		m.Do(keys.Down, 2, true)
		if at := m.View().At; at != "FRA" {
			t.Errorf("%v: two further down the list is %s", size, at)
		}
		again := open(t, m.View().String())
		if again.View().String() != m.View().String() {
			t.Errorf("%v: %s is read as %s", size, m.View(), again.View())
		}
		for m.View().Show != "" {
			m.Do(keys.NextGroup, 1, false)
		}
	}
	m := open(t, "map?statement=paris-call-2018&at=TUN") // which some joined later
	m.Do(keys.NextGroup, 1, false)
	if text := ansi.Strip(strings.Join(m.Draw(look, 76, 60), "\n")); !strings.Contains(text, "● Tunisia"+strings.Repeat(" ", 16)+"listed"+strings.Repeat(" ", 17)+"11 November 2019") {
		t.Errorf("no day beside a State:\n%s", text)
	}
}

// On the map of a norm, f shows what States say about it and back, and n goes on in
// the same way; elsewhere it says where it works.
func TestWhatStatesSay(t *testing.T) {
	m := open(t, "map?norm=g&at=CHL")
	m.Do(keys.NextKind, 1, false)
	if at := m.View().Bare().String(); at != "map?says=g" {
		t.Fatalf("f leads to %s", at)
	}
	if foot := m.Foot(); !strings.HasPrefix(foot, "Chile (CHL) · measure: Says ") {
		t.Errorf("the foot says %q", foot)
	}
	if left, right := m.Title(); !strings.Contains(left, "what States say about norm g") || right == "" {
		t.Errorf("the title says %q, %q", left, right)
	}
	m.Do(keys.NextText, 1, false)
	if at := m.View().Bare().String(); at != "map?says=h" {
		t.Errorf("n leads to %s", at)
	}
	m.Do(keys.NextKind, 1, false)
	if at := m.View().Bare().String(); at != "map?norm=h" {
		t.Errorf("f again leads to %s", at)
	}
	for at, want := range map[string]string{"map": "norm", "map?norm=g7/3": "no records", "map?says=set": "set"} {
		m := open(t, at)
		if e := m.Do(keys.NextKind, 1, false); !strings.Contains(e.Say, want) || m.View().Bare().String() == "" {
			t.Errorf("%s: f says %q", at, e.Say)
		}
	}
	m = open(t, "map?says=set")
	total := 0
	for _, l := range m.view.Legend {
		total += l.N
	}
	if total != len(m.view.Tiles) || len(m.view.Legend) != 4 {
		t.Errorf("the legend of the set: %+v", m.view.Legend)
	}
}

// TestAGroupNarrowsTheMap: the name of a group leaves what is mapped and marks its
// members alone; an empty filter marks all again.
func TestAGroupNarrowsTheMap(t *testing.T) {
	m := open(t, "map?statement=joint-statement-2019")
	all := m.view.Legend[0].N
	m.Ask("nato")
	listed := m.view.Legend[0]
	if listed.Word != "listed" || listed.N != 22 || all <= listed.N || m.View().Param("of") != "nato" || m.View().Param("statement") != "joint-statement-2019" {
		t.Fatalf("/nato shows %s with %d of %d listed", m.View(), listed.N, all)
	}
	for i := range m.view.Tiles {
		if tile := m.view.Tiles[i]; tile.Country.ISO3 == "CHE" && (tile.State.Recorded() || tile.State.Word() != "not in the group") {
			t.Errorf("Switzerland is %q", tile.State.Word())
		}
	}
	if left, _ := m.Title(); !strings.Contains(left, "Joint Statement 2019") || !strings.Contains(left, "members of NATO") {
		t.Errorf("the title is %q", left)
	}
	if m.Do(keys.Down, 30, false); m.tile().State.Outside {
		t.Errorf("the cursor is on %s", m.tile().Country.ISO3)
	}
	m.Ask("")
	if m.View().Param("of") != "" || m.view.Legend[0].N != all {
		t.Errorf("an empty filter leaves %s", m.View())
	}
}

// TestNotesAreWholeOrInTheList: a note that has no room for all of it beside the picture
// is above the list, to which the legend leads; the edge of that says which State it is.
func TestNotesAreWholeOrInTheList(t *testing.T) {
	const end = "no State is counted for them."
	for _, size := range [][2]int{{136, 40}, {96, 26}, {76, 20}, {196, 56}} {
		m := open(t, "map?norm=f&at=EGY")
		text := strings.Join(strings.Fields(ansi.Strip(strings.Join(m.Draw(theme.New(theme.Options{}), size[0], size[1]), " "))), " ")
		if hinted := strings.Contains(text, "tab list and notes"); strings.Contains(text, "Each State by its strongest act") == hinted || strings.Contains(text, "…") {
			t.Errorf("%v: the note is cut, or nothing leads to it:\n%s", size, text)
		}
		m = open(t, "map?norm=f&at=EGY&show=list")
		if text = strings.Join(strings.Fields(ansi.Strip(strings.Join(m.Draw(theme.New(theme.Options{}), size[0], size[1]), " "))), " "); !strings.Contains(text, end) || !strings.Contains(text, "Egypt") {
			t.Errorf("%v: the list is\n%s", size, text)
		}
		if _, right := m.Title(); !strings.HasSuffix(right, " of 195 · norm 6 of 23") {
			t.Errorf("the edge of the list says %q", right)
		}
		if subject, _ := m.Says(); subject != "map: norm f" {
			t.Errorf("the header says %q", subject)
		}
	}
}
