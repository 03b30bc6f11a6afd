package explorer

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/uitest"
)

// TestFootersTellWhatWorks presses each key of the last line on many screens: what stands
// there changes more than the words of that line.
func TestFootersTellWhatWorks(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	c := uitest.Corpus(t)
	for _, at := range []string{
		"page/start", "page/start?view=page", "page/marks", "page/contents", "page/pillars", "term/attribution", "group/nato",
		"norm/f", "norm/f?view=page", "norm/f?view=reader", "norm/f?view=stage", "norm/g7/11?view=page", "norm/g7/11?view=stage", "country/chile?view=page", "statement/paris-call-2018?view=page",
		"statement?filter=qqq", "statement/paris-call-2018?pin=joint-statement-2019",
		"map", "map?norm=f", "map?says=f", "map?who=position()", "map?pin=paris-call-2018,joint-statement-2019", "map?who=signed(%22paris-call-2018%22)+and+no(%22ga-res-73-27%22)+and+member(%22nato%22)+and+not+member(%22nato%22)",
		"matrix", "matrix?who=member(%22eu%22)", "matrix?says=f", "matrix?by=region", "timeline", "timeline?filter=chile", "timeline?filter=qqq",
		"compare?of=chile,netherlands", "compare?of=chile", "compare?of=paris-call-2018,joint-statement-2019", "diff", "diff?of=f,g7/6",
		"ask?q=who+signed+the+paris+call+in+africa", "ask?q=norm+f", "ask?q=qqqq", "brief/talk", "brief/talk?slide=3",
	} {
		v, err := place.ParseView(c, at)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range openView(t, 200, 50, v).footerKeys() {
			d := openView(t, 200, 50, v)
			before := d.silent()
			if b.Action == keys.Quit || b.Action == keys.Back { // which depends on the way
				continue
			}
			d.press(b.Keys[0])
			d.moment()
			said := d.toast
			if d.silent() == before {
				t.Errorf("%s: %s %s does nothing: %s", at, b.Keys[0], b.Short, said)
			}
		}
	}
}

// TestTheEvidenceNamesItsKeys opens it where its sources have no room.
func TestTheEvidenceNamesItsKeys(t *testing.T) {
	v, err := place.ParseView(uitest.Corpus(t), "matrix?at=AFG/ga-res-78-237")
	if err != nil {
		t.Fatal(err)
	}
	d := openView(t, 80, 24, v)
	d.sees("enter evidence")
	d.press("enter")
	d.sees("J scroll", "Afghanistan: absent")
	if screen := d.screen(); strings.Contains(screen, "enter evidence") || strings.Contains(screen, "Source: ") {
		t.Error(screen)
	}
	d.press("J", "J")
	d.sees("Source: ")
	d.press("K", "K")
	d.sees("Afghanistan: absent")
}

// TestTheHeaderLeavesCountsOutWhole where they have no room.
func TestTheHeaderLeavesCountsOutWhole(t *testing.T) {
	d := openLazy(t, 80, 24, place.Place{Kind: place.Norm, ID: "un/f"})
	if line := strings.TrimRight(d.line(1), " "); !strings.HasSuffix(line, "≡ endorses the set 28 …") {
		t.Errorf("%q", line)
	}
}

// silent is the state and the frame without a message.
func (d *driver) silent() string {
	d.toast, d.keyboard.pending = "", ""
	d.compose()
	return d.state() + d.View().Content
}

// footerKeys are the keys that the last line names.
func (d *driver) footerKeys() []keys.Binding {
	var out []keys.Binding
	for _, b := range d.hints(d.scope()).All() {
		if strings.Contains(ansi.Strip(d.footer(d.layout.w)), " "+b.Keys[0]+" "+b.Short+" ") {
			out = append(out, b)
		}
	}
	return out
}

// TestTheLastLineTakesAway: from 80 columns on every screen names the keys that cite and
// save, and the page Start here those of its questions, which are clicked; a digit that
// waits says what it opens.
func TestTheLastLineTakesAway(t *testing.T) {
	for _, at := range []string{"norm/f", "norm/f?view=page", "matrix", "map", "timeline", "compare?of=CHL,NLD", "diff", "group/nato", "page/start"} {
		for _, size := range [][2]int{{80, 24}, {100, 30}, {140, 44}} {
			d := openText(t, size[0], size[1], at)
			if line := d.line(d.layout.footer.y); !strings.Contains(line, " Y cite ") || !strings.Contains(line, " e save ") || !strings.Contains(line, " : ask ") {
				t.Errorf("%s at %v: %q", at, size, line)
			}
		}
	}
	d := openText(t, 100, 30, "norm/f")
	d.press("5")
	d.sees("5 Compare, or a number for the next key")
	d = openText(t, 80, 24, "page/start")
	d.sees(" f r a b D questions ")
	d.press("?")
	d.sees("On the page Start here")
	d.press("esc", "M")
	d.clickOn("r a b D questions", 0)
	if at := d.where().Kind; at != place.Matrix {
		t.Errorf("a click on a question leads to %s", at)
	}
}

// TestWhatIsLongShowsThatItScrolls: the copy of a scene, which is longer than the window,
// has the mark of a page; nothing chosen to compare is neither cited nor saved.
func TestWhatIsLongShowsThatItScrolls(t *testing.T) {
	d := openText(t, 80, 24, "compare?of=CHL,NLD")
	d.sees("Y cite", "e save")
	d.press("Y")
	d.sees("Copied: what it says", d.theme.Border.Thumb)
	if text, ok := d.Clip(); !ok || !strings.Contains(text, "Both joined or signed: 4 texts.") || !strings.Contains(text, "In comity, a record") {
		t.Errorf("copied is %q", text)
	}
	d = openText(t, 80, 24, "compare")
	if line := d.line(23); strings.Contains(line, "Y cite") || strings.Contains(line, "e save") {
		t.Errorf("nothing is chosen, and the last line says %q", line)
	}
	d.press("Y")
	d.sees("there is nothing to cite; E chooses what to compare")
	d.press("e")
	d.sees("there is nothing to save; E chooses what to compare")
}

// TestACitationShowsItsForms: all of them, with what is cited; a click copies another.
func TestACitationShowsItsForms(t *testing.T) {
	d := openText(t, 100, 44, "matrix?at=EST/joint-statement-2019&show=list")
	d.press("Y")
	d.sees("Copied: plain, 1 of 5 forms · citation of Joint Statement 2019", "[Estonia: listed;", "  footnote", "  bibtex")
	d.clickOn("bibtex", 0)
	if text, ok := d.Clip(); !ok || !strings.HasPrefix(text, "@") {
		t.Errorf("a click copies %q", text)
	}
}

// TestSmallEvidenceSaysHowToGoOn: the last line of a small window names the keys that scroll
// the evidence and leave it.
func TestSmallEvidenceSaysHowToGoOn(t *testing.T) {
	d := openText(t, 40, 12, "matrix?at=EST/joint-statement-2019&show=evidence")
	if line := d.line(11); !strings.Contains(line, "J scroll") || !strings.Contains(line, "esc back") {
		t.Errorf("the last line is %q", line)
	}
}
