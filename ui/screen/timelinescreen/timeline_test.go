package timelinescreen

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/model/chart"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/theme"
	"comity/ui/uitest"
)

func open(t *testing.T, c *model.Corpus, at string) *Timeline {
	t.Helper()
	v, err := place.ParseView(c, at)
	if err != nil {
		t.Fatal(err)
	}
	x, err := New(c, v, model.Date{Year: 2026, Month: 11, Day: 22})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func drawn(x *Timeline, w, h int) string {
	return ansi.Strip(strings.Join(x.Draw(theme.New(theme.Options{}), w, h), "\n"))
}

// Each key leads to a text, and from the first lane to every text there is.
func TestTheCursorReachesEveryText(t *testing.T) {
	c := uitest.Corpus(t)
	x := open(t, c, "timeline")
	x.Do(keys.Up, 9, true)
	seen := map[model.StatementID]bool{}
	for lane := -1; x.lane != lane; x.Do(keys.Down, 1, false) {
		lane = x.lane
		x.Do(keys.First, 1, false)
		for item := -1; x.item != item; x.Do(keys.Right, 1, false) {
			item = x.item
			it, _ := x.at()
			seen[it.Statement.ID] = true
			if again := open(t, c, x.View().String()); again.Foot() != x.Foot() {
				t.Fatalf("%s opens at %s", x.View(), again.Foot())
			}
		}
	}
	for _, s := range c.Statements() {
		if !seen[s.ID] {
			t.Errorf("%s cannot be reached", s.ID)
		}
	}
}

// At every zoom the mark of the text under the cursor is on the screen, and the
// marks and numbers of a lane are as many as its texts within the time shown.
func TestMarksAreTheTexts(t *testing.T) {
	c := uitest.Corpus(t)
	for z := range chart.Zooms {
		for _, s := range c.Statements() {
			x := open(t, c, "timeline?zoom="+z.Word()+"&at="+string(s.ID))
			l := x.layout(62)
			if column := x.column(&l); column < 0 {
				t.Fatalf("%s is not on the screen by %s", s.ID, z.Word())
			}
			for lane := range x.lanes {
				stacks, _ := x.stacks(&l, lane)
				n, slow := 0, 0
				for _, items := range stacks {
					n += len(items)
				}
				for _, it := range x.lanes[lane] {
					if it.Last.Compare(l.From) >= 0 && it.First.Compare(l.To) <= 0 {
						slow++
					}
				}
				if n != slow {
					t.Fatalf("%s by %s: %d texts on lane %d, of %d", s.ID, z.Word(), n, lane, slow)
				}
			}
		}
	}
}

func TestWords(t *testing.T) {
	c := uitest.Corpus(t)
	x := open(t, c, "timeline?at=asean-norms-2018&zoom=month")
	got := drawn(x, 116, 36)
	for _, want := range []string{
		"September 2018, known to the month only", "~~~", "~ known to the month or year only", "Before it: 27 April 2018",
		"After it: 26 October 2018", "UN groups and meetings", "2019", "▼",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q:\n%s", want, got)
		}
	}
	x = open(t, c, "timeline?at=paris-call-2018&asof=2019-09-23")
	there, _, later := x.line.Split(x.asOf)
	_, counts := x.Says()
	if want := " · there " + strconv.Itoa(len(there)) + " · later " + strconv.Itoa(len(later)); counts != want {
		t.Errorf("%q, expected %q", counts, want)
	}
	if got := drawn(x, 116, 40); !strings.Contains(got, "came later") || !strings.Contains(got, "Not known: members on 23 September 2019 to ") || !strings.Contains(got, "FOC") {
		t.Errorf("as of a day:\n%s", got)
	}
	x = open(t, c, "timeline?at=oewg-2025&asof=2019-09-23")
	if got := drawn(x, 116, 40); !strings.Contains(got, "Came after 23 September 2019") {
		t.Errorf("a later text:\n%s", got)
	}
	x = open(t, c, "timeline?at=asean-norms-2018&asof=2018-09-19")
	if got := drawn(x, 116, 40); !strings.Contains(got, "it may be later than 19 September 2018") || !strings.Contains(got, "perhaps later") {
		t.Errorf("a text of that month:\n%s", got)
	}
}

// No text is without a date; one that were would stand apart and be reached.
func TestUndatedTextsStandApart(t *testing.T) {
	x := open(t, uitest.Corpus(t), "timeline")
	it := chart.Item{Statement: x.line.Items[0].Statement, Words: "no date is known"}
	x.line.Undated = []chart.Item{it}
	x.lanes = append(x.lanes, x.line.Undated)
	if got := drawn(x, 76, 30); !strings.Contains(got, "No date is known of: "+it.Statement.ShortTitle) || !strings.Contains(got, "Undated") {
		t.Errorf("undated:\n%s", got)
	}
	x.Do(keys.Down, 9, true)
	if !strings.HasPrefix(x.Foot(), "no date is known") {
		t.Errorf("the cursor is on %q", x.Foot())
	}
	if e := x.Do(keys.AsOfHere, 1, false); e.AsOf != nil || !strings.Contains(e.Say, "no date is known") {
		t.Errorf("dated by nothing: %+v", e)
	}
}

func TestAsOfAndZoom(t *testing.T) {
	x := open(t, uitest.Corpus(t), "timeline?at=joint-statement-2019")
	if e := x.Do(keys.AsOfHere, 1, false); e.AsOf == nil || e.AsOf.String() != "2019-09-23" {
		t.Errorf("%+v", e)
	}
	for _, want := range []string{"year", "month", "month"} {
		x.Do(keys.ZoomIn, 1, false)
		if v := x.View(); v.Param("zoom") != want || v.At != "joint-statement-2019" {
			t.Errorf("%s, expected by %s", v, want)
		}
	}
}

// sizes are the windows that are looked at, without their frames.
func sizes() [][2]int { return [][2]int{{136, 40}, {96, 26}, {76, 20}, {36, 8}, {196, 56}} }

// TestNoRoomIsLeftWhileSomethingIsCut: wherever the cursor is, at every size and zoom,
// columns are numbers, a title is cut or a part of the panel is left out only where
// less than a third of the window is empty; and at 140×44 every text has its mark.
func TestNoRoomIsLeftWhileSomethingIsCut(t *testing.T) {
	c := uitest.Corpus(t)
	numbers := regexp.MustCompile(`[●┊ ]([2-9]|\+)[●┊ 2-9]`)
	for _, size := range sizes() {
		w, h := size[0], size[1]
		for z := range chart.Zooms {
			for i, s := range c.Statements() {
				if i%5 != 0 {
					continue
				}
				x := open(t, c, "timeline?zoom="+z.Word()+"&at="+string(s.ID))
				lines := strings.Split(drawn(x, w, h), "\n")
				empty, cut := 0, ""
				for n, line := range lines {
					if cells.Width(line) != w || len(lines) != h {
						t.Fatalf("%d×%d at %s: line %d of %d is %d cells wide: %q", w, h, s.ID, n, len(lines), cells.Width(line), line)
					}
					if strings.TrimSpace(strings.ReplaceAll(line, "┊", " ")) == "" {
						empty++
					}
					if strings.Contains(line, "…") {
						cut = line
					}
					if lane, _, ok := x.shape.lane(n - x.shape.axis); ok && lane >= 0 && cells.Width(line) > x.shape.title && numbers.MatchString(ansi.Cut(line, x.shape.title, w)+" ") {
						cut = line
					}
				}
				if empty*3 > h && cut != "" {
					t.Fatalf("%d×%d by %s at %s: %d of %d lines are empty, and this is cut: %s\n%s", w, h, z.Word(), s.ID, empty, h, cut, strings.Join(lines, "\n"))
				}
				if told := strings.Contains(strings.Join(lines, "\n"), "texts in this column"); w == 136 && z == chart.Decades && told {
					t.Fatalf("%d×%d at %s: a sign is explained that is not there", w, h, s.ID)
				}
				if w == 136 && cut != "" && z == chart.Decades {
					t.Fatalf("%d×%d by %s at %s: %s\n%s", w, h, z.Word(), s.ID, cut, strings.Join(lines, "\n"))
				}
			}
		}
	}
}

// TestEveryMarkIsPointedAt: a click on the mark of a text, wherever its lane is, puts
// the cursor on it or on another of its column.
func TestEveryMarkIsPointedAt(t *testing.T) {
	c := uitest.Corpus(t)
	for _, size := range sizes() {
		x := open(t, c, "timeline?at="+string(c.Statements()[0].ID))
		lines := strings.Split(drawn(x, size[0], size[1]), "\n")
		marks := 0
		for py := x.shape.axis; py < len(lines); py++ {
			for px := x.shape.title + 1; px < size[0]; px++ {
				_, _, lane := x.shape.lane(py - x.shape.axis)
				if at := ansi.Cut(lines[py], px, px+1); !lane || at != "●" {
					continue
				}
				marks++
				if !x.Point(px, py) {
					t.Fatalf("%v: nothing is at %d,%d:\n%s", size, px, py, strings.Join(lines, "\n"))
				}
				if column := x.column(&x.bins); column*x.shape.step != px-x.shape.title-1 {
					t.Fatalf("%v: a click at column %d puts the cursor on column %d", size, px-x.shape.title-1, column)
				}
			}
		}
		if marks < 18 {
			t.Errorf("%v: %d marks were pointed at", size, marks)
		}
	}
}

// TestAFilterNarrowsTheTimeline: what is typed is in the place and in the header, and what
// names no text leaves all as it is.
func TestAFilterNarrowsTheTimeline(t *testing.T) {
	x := open(t, uitest.Corpus(t), "timeline?at=paris-call-2018")
	x.Ask("2018")
	if v := x.View(); v.String() != "timeline?filter=2018&at=paris-call-2018" {
		t.Errorf("2018 shows %s", v)
	}
	if subject, _ := x.Says(); subject != "timeline: 13 of 153 texts /2018" {
		t.Errorf("the header says %q", subject)
	}
	if e := x.Ask("no such words"); !strings.Contains(e.Say, "no such words") || x.View().Param("filter") != "2018" {
		t.Errorf("%q, %s", e.Say, x.View())
	}
	if x.Ask(""); x.View().String() != "timeline?at=paris-call-2018" {
		t.Errorf("an empty filter shows %s", x.View())
	}
}

// TestALowWindowHasALegend: the marks are explained where the lanes have a line each.
func TestALowWindowHasALegend(t *testing.T) {
	c := uitest.Corpus(t)
	for h := legendHeight; h < 12; h++ {
		x := open(t, c, "timeline")
		if shown := ansi.Strip(strings.Join(x.Draw(theme.New(theme.Options{}), 36, h), "\n")); !strings.Contains(shown, "● one") {
			t.Errorf("%d lines have no legend:\n%s", h, shown)
		}
	}
}

// TestNumbersStandApart: two counts side by side would read as one number; each sign on
// the lanes is in the legend, as far as a window has one.
func TestNumbersStandApart(t *testing.T) {
	c := uitest.Corpus(t)
	for _, size := range append(sizes(), [2]int{36, 9}, [2]int{56, 14}) {
		for _, at := range []string{"timeline", "timeline?zoom=year", "timeline?at=gge-2015", "timeline?filter=2018..2020"} {
			x := open(t, c, at)
			all := strings.Split(drawn(x, size[0], size[1]), "\n")
			lanes, below := all[x.shape.axis:], ""
			for i, tall := range x.shape.tall {
				for _, line := range lanes[:tall] {
					signs := line[min(len(line), len(cells.Fit(line, x.shape.title, ""))):]
					if regexp.MustCompile(`[0-9+]{2}`).MatchString(signs) {
						t.Errorf("%s at %v: lane %d is %q", at, size, i, line)
					}
					below += signs
				}
				lanes = lanes[tall:]
			}
			for _, sign := range []string{"~", "+"} {
				if x.shape.legend && strings.Contains(below, sign) && !strings.Contains(lanes[0]+lanes[min(1, len(lanes)-1)], sign) {
					t.Errorf("%s at %v: %s is not in the legend %q", at, size, sign, lanes[0])
				}
			}
		}
	}
}
