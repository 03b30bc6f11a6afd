package cells_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"comity/model"
	"comity/ui/cells"
	"comity/ui/explorer"
	"comity/ui/uitest"
)

// shown is what a terminal shows after some bytes, cell by cell.
func shown(t *testing.T, terminal *vt.Emulator) string {
	t.Helper()
	var b strings.Builder
	for y := range terminal.Height() {
		for x := range terminal.Width() {
			c := terminal.CellAt(x, y)
			if c == nil {
				b.WriteString("<nil>")
				continue
			}
			content := c.Content
			if content == " " || content == "" && c.Width == 1 {
				content = "_"
			}
			fmt.Fprintf(&b, "%s%v%v%d%v|", content, c.Style.Fg, c.Style.Bg, c.Style.Attrs, c.Link)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func emulator(t *testing.T, w, h int) *vt.Emulator {
	terminal := vt.NewEmulator(w, h)
	go io.Copy(io.Discard, terminal) //nolint:errcheck // what it answers is of no interest
	t.Cleanup(func() {
		// Closing the emulator itself would race with the reading above.
		_ = terminal.InputPipe().(io.Closer).Close()
	})
	return terminal
}

// check paints a frame after the others, and on a screen of its own, and wants
// the two to look the same.
func check(t *testing.T, terminal *vt.Emulator, diff func(*cells.Frame) string, f *cells.Frame) {
	t.Helper()
	if _, err := io.WriteString(terminal, diff(f)); err != nil {
		t.Fatal(err)
	}
	fresh := emulator(t, f.Width, f.Height)
	for y, line := range strings.Split(f.Content, "\n") {
		fmt.Fprintf(fresh, "\x1b[%d;1H%s\x1b[m", y+1, line)
	}
	if got, want := shown(t, terminal), shown(t, fresh); got != want {
		for i, line := range strings.Split(got, "\n") {
			if other := strings.Split(want, "\n")[i]; line != other {
				t.Fatalf("line %d shows\n%s\nnot\n%s", i, line, other)
			}
		}
	}
}

// TestChangesAddUpToTheFrame paints frames that differ at random, with styles
// and wide characters, and compares the terminal with each of them.
func TestChangesAddUpToTheFrame(t *testing.T) {
	const w, h = 30, 6
	pieces := []string{"a", "b", " ", " ", " ", " ", "○", "漢", "\x1b[38;5;114m●\x1b[m", "\x1b[1m\x1b[38;5;75mbold\x1b[m", "      ", "\x1b[48;5;24m  x \x1b[m", "é", linked("https://a.example"), linked("https://b.example")}
	rng := rand.New(rand.NewPCG(1, 2))
	terminal, diff := emulator(t, w, h), cells.NewDiff(colorprofile.ANSI256)
	lines := make([]string, h)
	for range 400 {
		for range 1 + rng.IntN(3) {
			lines[rng.IntN(h)] = randomLine(rng, pieces, w)
		}
		check(t, terminal, diff, &cells.Frame{Content: strings.Join(lines, "\n"), Width: w, Height: h})
	}
}

// linked is four cells that lead to an address, two of them bold.
func linked(address string) string {
	return ansi.SetHyperlink(address, "id=1") + "go\x1b[1m t\x1b[m" + ansi.ResetHyperlink()
}

// randomLine is a line of at most w cells.
func randomLine(rng *rand.Rand, pieces []string, w int) string {
	widths := map[string]int{"漢": 2, "\x1b[1m\x1b[38;5;75mbold\x1b[m": 4, "      ": 6, "\x1b[48;5;24m  x \x1b[m": 4, linked("https://a.example"): 4, linked("https://b.example"): 4}
	var b strings.Builder
	for used := 0; used < w; {
		p := pieces[rng.IntN(len(pieces))]
		n := max(widths[p], 1)
		if used+n > w {
			break
		}
		used += n
		b.WriteString(p)
	}
	return b.String()
}

// TestTheExplorerIsPaintedCellByCell walks through the explorer and compares
// the terminal with every frame.
func TestTheExplorerIsPaintedCellByCell(t *testing.T) {
	corpus := uitest.Corpus(t)
	const w, h = 120, 40
	a := explorer.New(explorer.Options{Corpus: corpus, Theme: "dark", Width: w, Height: h})
	terminal, diff := emulator(t, w, h), cells.NewDiff(colorprofile.ANSI256)
	keys := "jjjjkhjjlljjjnn/ch?jjq  s ssGk\x1bi\t\t\to2\rG\t\t\t\t\t\tkkk\x1bo1"
	for _, r := range keys {
		key := tea.KeyPressMsg{Code: r}
		if r >= ' ' {
			key.Text = string(r)
		}
		a.Update(key)
		check(t, terminal, diff, &cells.Frame{Content: a.View().Content, Width: w, Height: h})
	}
}

func TestAStepCostsLittleAndNothingCostsNothing(t *testing.T) {
	diff := cells.NewDiff(colorprofile.ANSI256)
	frame := &cells.Frame{Content: "○ Estonia", Width: 20, Height: 1}
	diff(frame)
	if again := diff(frame); again != "" {
		t.Fatalf("the same frame again costs %q", again)
	}
	if step := diff(&cells.Frame{Content: "● Estonia", Width: 20, Height: 1}); len(step) > 12 {
		t.Fatalf("one cell costs %q", step)
	}
}

func TestColoursAreThoseOfTheTerminal(t *testing.T) {
	frame := &cells.Frame{Content: "\x1b[1;38;5;114m●\x1b[m x", Width: 5, Height: 1}
	for profile, want := range map[colorprofile.Profile]string{
		colorprofile.ANSI256: "38;5;114", colorprofile.ANSI: "\x1b[;1;", colorprofile.Ascii: "\x1b[;1m",
	} {
		got := cells.NewDiff(profile)(frame)
		if !strings.Contains(got, want) || profile < colorprofile.ANSI256 && strings.Contains(got, "38;5") {
			t.Errorf("%v paints %q", profile, got)
		}
	}
}

// TestHyperlinksAreClosedAndCheap paints a hyperlink, moves it, and takes it
// away: each time it is closed before the frame ends, and what does not change
// is not written again.
func TestHyperlinksAreClosedAndCheap(t *testing.T) {
	const address = "https://a.example/long/enough/to/be/missed"
	diff := cells.NewDiff(colorprofile.ANSI256)
	last := func(out string) string { return out[strings.LastIndex(out, "\x1b]8;"):] }
	line := linked(address) + " and more"
	first := diff(&cells.Frame{Content: line, Width: 30, Height: 1})
	if strings.Count(first, address) != 1 || !strings.HasPrefix(last(first), "\x1b]8;;\x1b\\") {
		t.Fatalf("the hyperlink is not opened and closed once: %q", first)
	}
	if next := diff(&cells.Frame{Content: line + "!", Width: 30, Height: 1}); strings.Contains(next, "\x1b]") {
		t.Fatalf("a change beside the hyperlink writes it again: %q", next)
	}
	if gone := diff(&cells.Frame{Content: "go t and more!", Width: 30, Height: 1}); strings.Contains(gone, address) || !strings.Contains(gone, "go") {
		t.Fatalf("the hyperlink is not taken away: %q", gone)
	}
	open := diff(&cells.Frame{Content: ansi.SetHyperlink(address) + strings.Repeat("x", 40), Width: 30, Height: 1})
	if !strings.HasPrefix(last(open), "\x1b]8;;\x1b\\") {
		t.Fatalf("a hyperlink that the frame leaves open stays open: %q", open)
	}
}

// TestNoHyperlinkWhereItMayBeLitter paints one for terminals that may not know
// them, and other commands for any.
func TestNoHyperlinkWhereItMayBeLitter(t *testing.T) {
	frame := &cells.Frame{Content: linked("https://a.example") + "\x1b]0;title\ax\x1b]52;c;?\x1b\\y\x1b]unfinished", Width: 10, Height: 1}
	for _, profile := range []colorprofile.Profile{colorprofile.NoTTY, colorprofile.Ascii, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor} {
		got := cells.NewDiff(profile)(frame)
		if knows := profile >= colorprofile.ANSI256; strings.Contains(got, "]8;") != knows {
			t.Errorf("%v: %q", profile, got)
		}
		if strings.Contains(got, "]0;") || strings.Contains(got, "]52;") || strings.Contains(got, "title") || !strings.Contains(got, "x") {
			t.Errorf("%v lets another command through, or swallows text: %q", profile, got)
		}
	}
}

// TestNoControlIsPainted paints frames that hold controls and invisible signs:
// what stands around them is shown, in its columns, and they are not.
func TestNoControlIsPainted(t *testing.T) {
	for content, want := range map[string]string{
		"a\ab\bc\x00d\x7fe": "abcde", "a\x9b2Jb": "a 2Jb", "a\u009b2Jb": "a2Jb", "a\u202eb\u200bc\u2028d": "abcd",
		"漢\u202e字": "漢字", "\x1b[2Ja": "[2Ja", "é\u200dx": "éx", "\U0001f468\u202e\U0001f469x": "\U0001f468\U0001f469x",
	} {
		got := cells.NewDiff(colorprofile.ANSI256)(&cells.Frame{Content: content + "!", Width: 12, Height: 1})
		if !strings.Contains(got, want+"!") {
			t.Errorf("%q paints %q, not %q", content, got, want)
		}
	}
}

// TestCharactersOfUnsureWidth: below a character about which terminals differ nothing
// is left, and behind it the cursor is put where the next one belongs.
func TestCharactersOfUnsureWidth(t *testing.T) {
	for content, want := range map[string]string{
		"\U0001f468\u200d\U0001f469ab": "\x1b[2X\U0001f468\u200d\U0001f469\x1b[1;3Hab", "हिन्दीab": "\x1b[2Xहि\x1b[1;3H\x1b[3Xन्दी\x1b[1;6Hab", "漢ab": "漢ab",
	} {
		if got := cells.NewDiff(colorprofile.ANSI256)(&cells.Frame{Content: content, Width: 12, Height: 1}); !strings.Contains(got, want) {
			t.Errorf("%q paints %q, not %q", content, got, want)
		}
	}
}

// FuzzFrames paints two frames of any content: nothing panics, no command but
// hyperlinks reaches the terminal, and the last of those is closed.
func FuzzFrames(f *testing.F) {
	f.Add(linked("https://a.example")+"\n漢\x1b[1mx", "\x1b]8;;u\ax\x1b]0;t\x1b\\", 9, 2)
	f.Add("\x1b]8;\x1b];0\a0", "", 9, 2)
	f.Fuzz(func(t *testing.T, one, two string, w, h int) {
		if w < 0 || h < 0 || w > 50 || h > 20 {
			return
		}
		diff := cells.NewDiff(colorprofile.ANSI256)
		for _, content := range []string{one, two} {
			out := diff(&cells.Frame{Content: content, Width: w, Height: h})
			if strings.Count(out, "\x1b]") != strings.Count(out, "\x1b]8;") {
				t.Fatalf("%q paints %q", content, out)
			}
			if i := strings.LastIndex(out, "\x1b]8;"); i >= 0 && !strings.HasPrefix(out[i:], "\x1b]8;;\x1b\\") {
				t.Fatalf("%q leaves a hyperlink open: %q", content, out)
			}
			if i := strings.IndexFunc(out, func(r rune) bool { return !model.Shown(r) && !strings.ContainsRune("\x1b\n\b", r) }); i >= 0 {
				t.Fatalf("%q paints the control %q", content, out[i:])
			}
		}
	})
}

func TestTheCursorAndTheMouse(t *testing.T) {
	diff := cells.NewDiff(colorprofile.ANSI256)
	shows := diff(&cells.Frame{Content: "abc", Width: 5, Height: 1, Cursor: &cells.Point{X: 3}, Mouse: true})
	if !strings.HasSuffix(shows, "\x1b[?25h") || !strings.Contains(shows, "\x1b[?1006h") {
		t.Fatalf("the cursor or the mouse is not on: %q", shows)
	}
	hides := diff(&cells.Frame{Content: "abc", Width: 5, Height: 1})
	if !strings.Contains(hides, "\x1b[?25l") || !strings.Contains(hides, "\x1b[?1006l") {
		t.Fatalf("the cursor or the mouse stays on: %q", hides)
	}
}

func TestCloseGivesTheTerminalBack(t *testing.T) {
	var out bytes.Buffer
	p := cells.NewPainter(&out, colorprofile.ANSI256)
	p.Show(cells.Frame{Content: "hello", Width: 10, Height: 1})
	p.Close(time.Minute)
	got := out.String()
	if !strings.HasPrefix(got, cells.Enter) || !strings.HasSuffix(got, cells.Leave) || strings.Count(got, cells.Leave) != 1 {
		t.Fatalf("the screen is not opened and closed once: %q", got)
	}
}

// stuck is a terminal that does not read.
type stuck struct{ release chan struct{} }

func (s stuck) Write(p []byte) (int, error) {
	<-s.release
	return len(p), nil
}

// TestATerminalThatDoesNotReadHoldsNobodyUp shows frames to a terminal that
// takes none, and leaves.
func TestATerminalThatDoesNotReadHoldsNobodyUp(t *testing.T) {
	terminal := stuck{make(chan struct{})}
	defer close(terminal.release)
	p := cells.NewPainter(terminal, colorprofile.ANSI256)
	for i := range 1000 {
		p.Show(cells.Frame{Content: fmt.Sprint(i), Width: 10, Height: 1})
	}
	p.Close(time.Millisecond)
}

// slow is a terminal whose first frame takes until release.
type slow struct {
	bytes.Buffer
	writing, release chan struct{}
	once             sync.Once
}

func (s *slow) Write(p []byte) (int, error) {
	s.once.Do(func() { close(s.writing); <-s.release })
	return s.Buffer.Write(p)
}

// TestCloseWaitsForNoTurn closes while a frame waits to be painted: the terminal is
// restored without it, because on a busy server its turn may come too late.
func TestCloseWaitsForNoTurn(t *testing.T) {
	terminal := &slow{writing: make(chan struct{}), release: make(chan struct{})}
	turns := 0
	p := cells.NewContainedPainter(terminal, colorprofile.ANSI256, cells.Container{Turn: func(compute func()) { turns++; compute() }})
	p.Show(cells.Frame{Content: "one", Width: 10, Height: 1})
	<-terminal.writing
	p.Show(cells.Frame{Content: "two", Width: 10, Height: 1})
	p.Close(0) // the end is said, and not waited for
	close(terminal.release)
	p.Close(time.Minute)
	if got := terminal.String(); turns != 1 || !strings.HasSuffix(got, cells.Leave) || strings.Contains(got, "two") {
		t.Errorf("after %d turns the terminal was sent %q", turns, got)
	}
}

// In GNU screen a text of any length is sent in pieces that it passes on whole.
func TestCopyInScreen(t *testing.T) {
	out := &bytes.Buffer{}
	p := cells.NewPainter(out, colorprofile.TrueColor)
	p.Show(cells.Frame{Content: "ab", Width: 2, Height: 1})
	text := strings.Repeat("word for word ", 1000)
	p.Copy(text, true)
	p.Close(10 * time.Second)
	var passed strings.Builder
	for _, piece := range strings.Split(out.String(), "\x1bP")[1:] {
		piece, rest, ok := strings.Cut(piece, "\x1b\\")
		if !ok || len(piece) > 256 {
			t.Fatalf("a piece of %d bytes", len(piece))
		}
		passed.WriteString(piece)
		if strings.Contains(rest, "]52") {
			t.Error("a piece is outside")
		}
	}
	if want := "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(text)) + "\a"; passed.String() != want {
		t.Errorf("screen passes on %.100q", passed.String())
	}
}

func TestInScreen(t *testing.T) {
	for environ, want := range map[string]bool{
		"TERM=xterm": false, "TERM=screen": true, "TERM=screen.xterm-256color": true, "STY=1.pts": true, "TERM=xterm STY=1": true,
		"TERM=screen-256color TMUX=/tmp/tmux": false, "TMUX=/tmp/tmux TERM=screen STY=1": true, "STY=1 TMUX=/tmp/tmux TERM=tmux-256color": false, "": false,
	} {
		if got := cells.InScreen(strings.Fields(environ)); got != want {
			t.Errorf("%s: %v", environ, got)
		}
	}
}

// TestCopy asks for the clipboard of the terminal: the text goes there once,
// and the picture stays as it is.
func TestCopy(t *testing.T) {
	out := &bytes.Buffer{}
	p := cells.NewPainter(out, colorprofile.TrueColor)
	p.Show(cells.Frame{Content: "ab", Width: 2, Height: 1})
	p.Copy("Norm f, “word for word”\n", false)
	p.Close(10 * time.Second)
	want := "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte("Norm f, “word for word”\n")) + "\a"
	if got := out.String(); strings.Count(got, want) != 1 || strings.Count(got, "\x1b]52") != 1 {
		t.Errorf("the terminal is sent %q", got)
	}
}
