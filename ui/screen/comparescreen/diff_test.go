package comparescreen_test

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/model/compare"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/screen"
	"comity/ui/screen/comparescreen"
	"comity/ui/theme"
	"comity/ui/uitest"
)

func openDiff(t *testing.T, text string) *comparescreen.Comparison {
	t.Helper()
	v, err := place.ParseView(uitest.Corpus(t), text)
	if err != nil {
		t.Fatal(err)
	}
	d, err := comparescreen.New(uitest.Corpus(t), v)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// drawn is what a window shows, without styles.
func drawnDiff(d *comparescreen.Comparison, o theme.Options, w, h int) []string {
	lines := d.Draw(theme.New(o), w, h)
	for i := range lines {
		lines[i] = strings.TrimRight(ansi.Strip(lines[i]), " ")
	}
	return lines
}

// texts are the words of the two texts as the screen shows them, with the signs
// of what is changed taken off.
func texts(t *testing.T, lines []string, bar, one, other string, w int) (first, second string) {
	t.Helper()
	from := slices.Index(lines, "Word by word")
	if from < 0 {
		t.Fatalf("nothing is compared:\n%s", strings.Join(lines, "\n"))
	}
	lines = lines[from+1:]
	if to := slices.IndexFunc(lines, func(l string) bool { return l != "" && l[0] != ' ' }); to >= 0 {
		lines = lines[:to]
	}
	var sides [2][]string
	if beside := strings.Contains(lines[0], " "+bar); beside {
		at := strings.Index(lines[0], " "+bar)
		for _, line := range lines[1:] {
			cut := min(at, len(line))
			if i := strings.Index(line, " "+bar); i >= 0 {
				cut = i
			}
			sides[0] = append(sides[0], line[:cut])
			sides[1] = append(sides[1], strings.TrimPrefix(line[cut:], " "+bar))
		}
	} else {
		side := -1
		for _, line := range lines {
			switch {
			case side < 0 && strings.TrimSpace(line) == one:
				side = 0
			case side == 0 && strings.TrimSpace(line) == other:
				side = 1
			case side >= 0:
				sides[side] = append(sides[side], line)
			}
		}
	}
	plain := func(side []string) string {
		text := strings.NewReplacer("[-", "", "-]", "", "{+", "", "+}", "").Replace(strings.Join(side, " "))
		return strings.Join(strings.Fields(text), " ")
	}
	return plain(sides[0]), plain(sides[1])
}

// TestTheWordsAreThoseOfTheTexts reads both texts back off the screen, in every
// width and theme: no word is lost, added or out of place.
func TestTheWordsAreThoseOfTheTexts(t *testing.T) {
	pairs := [][2]string{{"first-committee-2018", "joint-statement-2019"}, {"g7-lucca-2017", "un/c"}, {"joint-statement-2019", "first-committee-2018"}, {"un/a", "g7/12"}}
	for _, r := range compare.Crosswalk(uitest.Corpus(t)) {
		if one, other := r.Norms(); !r.Orphan() {
			pairs = append(pairs, [2]string{string(one.ID), string(other.ID)})
		}
	}
	for _, pair := range pairs {
		one, err := compare.ParseSide(uitest.Corpus(t), pair[0])
		if err != nil {
			t.Fatal(err)
		}
		other, err := compare.ParseSide(uitest.Corpus(t), pair[1])
		if err != nil {
			t.Fatal(err)
		}
		d := openDiff(t, "diff?of="+pair[0]+","+pair[1])
		for _, w := range []int{64, 76, 85, 86, 96, 116, 196} {
			for _, o := range []theme.Options{{Dark: true}, {ASCII: true, Mono: true}} {
				first, second := texts(t, drawnDiff(d, o, w, 2000), theme.New(o).Border.V, one.Name, other.Name, w)
				for i, got := range []string{first, second} {
					side := []compare.Side{one, other}[i]
					if want := strings.Join(strings.Fields(side.Text), " "); got != want {
						at := 0
						for at < min(len(got), len(want)) && got[at] == want[at] {
							at++
						}
						t.Fatalf("%v in %d cells, %+v: %s reads %q, not %q", pair, w, o, side.Name, got[at:min(at+60, len(got))], want[at:min(at+60, len(want))])
					}
				}
			}
		}
	}
}

// TestSideBySideWhereThereIsRoom: from 90 columns, with the frame around it.
func TestSideBySideWhereThereIsRoom(t *testing.T) {
	d := openDiff(t, "diff?of=un/d,g7/4")
	for w, want := range map[int]bool{90 - 4: true, 89 - 4: false, 40: false} {
		found := false
		for _, line := range drawnDiff(d, theme.Options{}, w, 60) {
			found = found || strings.Contains(line, "UN norm d") && strings.Contains(line, "│ G7 point 4")
		}
		if found != want {
			t.Errorf("in %d cells side by side: %v", w, found)
		}
	}
}

// TestChangesAreSigned in every theme, whatever colours there are.
func TestChangesAreSigned(t *testing.T) {
	for _, o := range []theme.Options{{Dark: true}, {}, {Mono: true}, {ASCII: true}, {ASCII: true, Mono: true}, {Basic: true}} {
		text := strings.Join(drawnDiff(openDiff(t, "diff?of=un/d,g7/4"), o, 76, 60), "\n")
		if !strings.Contains(text, "terrorist{+,+} and") || strings.Contains(text, "[-,") {
			t.Errorf("%+v: the comma is not signed as put in:\n%s", o, text)
		}
		text = strings.Join(drawnDiff(openDiff(t, "diff?of=g7/4,un/d"), o, 76, 60), "\n")
		if !strings.Contains(text, "terrorist[-,-] and") {
			t.Errorf("%+v: the comma is not signed as taken out:\n%s", o, text)
		}
		for _, line := range drawnDiff(openDiff(t, "diff?of=first-committee-2018,joint-statement-2019"), o, 76, 900) {
			if strings.Count(line, "[-") != strings.Count(line, "-]") || strings.Count(line, "{+") != strings.Count(line, "+}") {
				t.Errorf("%+v: a sign is not closed on its line: %q", o, line)
			}
		}
	}
}

// TestTheCrosswalk has a row for each pair, with the words counted, and the
// orphan with why it stands alone.
func TestTheCrosswalk(t *testing.T) {
	d := openDiff(t, "diff")
	for _, w := range []int{116, 56} {
		text := strings.Join(strings.Fields(strings.Join(drawnDiff(d, theme.Options{ASCII: true}, w, 100), " ")), " ")
		for _, r := range compare.Crosswalk(uitest.Corpus(t)) {
			first, second := r.Norms()
			un, g7, want := "-", "-", "only in the list of the G7"
			if first != nil {
				un = first.Label()
			}
			if second != nil {
				g7 = second.Label()
			}
			if !r.Orphan() {
				want = "the same, word for word: " + strconv.Itoa(r.Alike.A) + " words"
				if first.ID == "un/d" {
					want = "differs by one comma; in common " + strconv.Itoa(r.Alike.Same) + " of " + strconv.Itoa(r.Alike.A) + " words"
				}
			} else {
				want += " " + r.Notes[0]
			}
			if row := un + " <-> " + g7 + " " + cmp.Or(first, second).Title + " " + want; !strings.Contains(text, row) {
				t.Errorf("in %d cells no row %q:\n%s", w, row, text)
			}
		}
	}
	if _, counts := d.Says(); !strings.Contains(counts, "same wording 10 · other wording 1 (norm d) · in one list only 1") {
		t.Errorf("the header counts %q", counts)
	}
}

// TestRowsLeadToPairs opens every row: a pair, and of the orphan its norm.
func TestRowsLeadToPairs(t *testing.T) {
	for _, r := range compare.Crosswalk(uitest.Corpus(t)) {
		want := "norm/g7/12?view=page"
		first, second := r.Norms()
		if !r.Orphan() {
			want = "diff?of=" + string(first.ID) + "," + string(second.ID)
		}
		d := openDiff(t, "diff?at=row/"+string(cmp.Or(first, second).ID))
		d.Draw(theme.New(theme.Options{}), 80, 24)
		if e := d.Do(keys.Read, 1, false); e.Visit == nil || e.Visit.String() != want {
			t.Errorf("%s leads to %v, not %s", cmp.Or(first, second).ID, e.Visit, want)
		}
	}
}

// TestPhrasesAreThoseShared, the longest first.
func TestPhrasesAreThoseShared(t *testing.T) {
	a, _ := uitest.Corpus(t).Statement("first-committee-2018")
	b, _ := uitest.Corpus(t).Statement("joint-statement-2019")
	text := strings.Join(strings.Fields(strings.Join(drawnDiff(openDiff(t, "diff?of=first-committee-2018,joint-statement-2019"), theme.Options{}, 76, 900), " ")), " ")
	all := compare.Shared(a.FullText, b.FullText, 0)
	if len(all) == 0 || !strings.Contains(text, "Shared phrases "+strconv.Itoa(len(all))+" of at least") {
		t.Errorf("not %d phrases:\n%s", len(all), text)
	}
	_, text, _ = strings.Cut(text, "Shared phrases")
	for _, p := range all {
		row := strconv.Itoa(p.Words) + " words “" + strings.Join(strings.Fields(p.Text), " ") + "”"
		at := strings.Index(text, row)
		if at < 0 {
			t.Fatalf("no phrase %q, or not in order: %s", row, text)
		}
		text = text[at:]
	}
	if short := strings.Join(drawnDiff(openDiff(t, "diff?of=un/k,g7/11"), theme.Options{}, 76, 100), "\n"); strings.Contains(short, "Shared phrases") || !strings.Contains(short, "stray page number") {
		t.Errorf("two norms have their note, and no phrases:\n%s", short)
	}
	if same := strings.Join(drawnDiff(openDiff(t, "diff?of=un/f,g7/6"), theme.Options{}, 136, 100), "\n"); strings.Contains(same, "Note") || !strings.Contains(same, "word for word: 38 words") {
		t.Errorf("that two norms are the same is told twice:\n%s", same)
	}
}

// TestThePlaceOfADifferenceLeadsBack makes the same screen again from its place.
func TestThePlaceOfADifferenceLeadsBack(t *testing.T) {
	look := theme.New(theme.Options{})
	moves := [][]keys.Action{{}, {keys.Down, keys.Down, keys.Down, keys.Down}, {keys.NextGroup}, {keys.NextGroup, keys.PageDown}, {keys.Last}, {keys.Last, keys.Up, keys.Up, keys.PageUp}}
	for _, at := range []string{"diff", "diff?of=un/k,g7/11", "diff?of=first-committee-2018,joint-statement-2019", "diff?of=first-committee-2018%23law,un/d", "diff?of=g7-lucca-2017,joint-statement-2019"} {
		for _, size := range [][2]int{{136, 40}, {76, 20}, {36, 8}, {16, 3}} {
			for _, way := range moves {
				d := openDiff(t, at)
				d.Draw(look, size[0], size[1])
				for _, action := range way {
					d.Do(action, 1, false)
				}
				before := strings.Join(d.Draw(look, size[0], size[1]), "\n")
				v := d.View()
				again := openDiff(t, v.String())
				if after := strings.Join(again.Draw(look, size[0], size[1]), "\n"); before != after || again.View().String() != v.String() {
					t.Fatalf("%s after %v at %v: %s and\n%s\nis not\n%s", at, way, size, v, ansi.Strip(after), ansi.Strip(before))
				}
			}
		}
	}
}

// TestScrollingMissesNoLine goes down line by line: every line of the text comes
// by, and the way back leads to the top.
func TestScrollingMissesNoLine(t *testing.T) {
	for _, size := range [][2]int{{76, 10}, {36, 6}, {116, 20}} {
		d := openDiff(t, "diff?of=first-committee-2018,joint-statement-2019")
		want := drawnDiff(d, theme.Options{}, size[0], 3000)
		for len(want) > 0 && want[len(want)-1] == "" {
			want = want[:len(want)-1]
		}
		d = openDiff(t, "diff?of=first-committee-2018,joint-statement-2019")
		seen := map[string]bool{}
		unmarked := func(line string) string { return strings.TrimSpace(strings.TrimPrefix(line, "▌")) }
		for last := ""; ; d.Do(keys.Down, 1, false) {
			lines := drawnDiff(d, theme.Options{}, size[0], size[1])
			for _, line := range lines {
				seen[unmarked(line)] = true
			}
			if now := strings.Join(lines, "\n"); now == last {
				break
			} else {
				last = now
			}
		}
		for _, line := range want {
			if !seen[unmarked(line)] {
				t.Errorf("at %v the line %q never comes by", size, line)
			}
		}
		for range want {
			d.Do(keys.Up, 1, false)
		}
		if top := drawnDiff(d, theme.Options{}, size[0], size[1])[0]; top != "What is compared" {
			t.Errorf("at %v the way up ends at %q", size, top)
		}
	}
}

// edited is what follows when somebody types what to compare.
func edited(d *comparescreen.Comparison, typed string) screen.Effect {
	return d.Do(keys.Edit, 1, false).Type.Accept(typed)
}

// TestAskingForWordings: a mistake says the nearest and changes nothing; nothing
// typed is the crosswalk.
func TestAskingForWordings(t *testing.T) {
	d := openDiff(t, "diff?of=un/k,g7/11")
	for typed, want := range map[string]string{"un/k,g7/13": "g7/13", "un/k": "two wordings", "un/k,g7/1,g7/2": "two wordings", "un/k,joint-statemnt-2019": "nearest: joint-statement-2019", "un/k,oewg-2021": ""} {
		e := edited(d, typed)
		if want != "" && (!strings.Contains(e.Say, want) || d.View().Param("of") != "un/k,g7/11") {
			t.Errorf("%q: %q and %s", typed, e.Say, d.View())
		}
		d = openDiff(t, "diff?of=un/k,g7/11")
	}
	if e := edited(d, ""); e.Say != "" || d.View().Param("of") != "" {
		t.Errorf("nothing typed: %q, %s", e.Say, d.View())
	}
	if e := edited(d, "k, g7/11"); e.Say != "" || d.View().Param("of") != "un/k,g7/11" {
		t.Errorf("a bare letter: %q, %s", e.Say, d.View())
	}
}
