package explorer

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"comity/ui/keys"
	"comity/ui/place"
)

// sizes are the windows every screen is drawn in.
func sizes() [][2]int {
	return [][2]int{{0, 0}, {1, 1}, {19, 8}, {20, 7}, {20, 8}, {37, 9}, {40, 12}, {79, 24}, {80, 24}, {80, 17}, {100, 30}, {119, 40}, {120, 40}, {140, 44}, {179, 50}, {180, 50}, {200, 60}, {300, 10}}
}

// screens are the keys that lead to each kind of screen.
func screens() map[string][]string {
	return map[string][]string{
		"start": nil, "norms": {"h"}, "countries": {"l"}, "reader": {"enter"}, "reader pane": {"tab", "tab"},
		"help": {"?"}, "help end": {"?", "G"}, "typing": {"/", "e", "s", "t"}, "nothing": {"l", "/", "x", "x", "x", "enter"},
		"pins": {"space", "j", "j", "space"}, "three pins": {"space", "j", "space", "j", "space"},
		"by act": {"l", "s", "s", "s"}, "by kind": {"s", "s"}, "toast": {"M"}, "country pins": {"l", "space", "j", "space"},
		"norm pins": {"h", "space", "j", "space"}, "long page": {"enter", "G"},
		"search": {"F", "h", "o", "s", "p"}, "search empty": {"F"}, "search nothing": {"F", "q", "q", "q", "q"}, "search last": {"F", "b", "y", ":", "e", "s", "t", "pgdown", "pgdown", "pgdown", "pgdown"},
		"ask": {":"}, "ask typed": {":", "s", "o", "r", "t"}, "ask last": {":", "up", "pgup", "pgdown", "pgdown"}, "ask left over": {":", "d", "i", "d", "space", "x", "y", "z", "space", "s", "i", "g", "n", "space", "p", "a", "r", "i", "s", "space", "c", "a", "l", "l"}, "ask mistake": {":", "s", "i", "g", "n", "e", "d", "(", "x"},
		"answer": {":", "n", "a", "t", "o", "enter"}, "answer end": {":", "e", "u", "space", "v", "s", "space", "n", "a", "t", "o", "enter", "G"}, "answer typing": {":", "n", "a", "t", "o", "enter", "/", "x"},
		"find": {"enter", "/", "s", "t", "a", "t", "e"}, "found": {"enter", "/", "t", "h", "e", "enter", "n", "n"}, "find in pane": {"tab", "tab", "/", "s", "t", "a", "t", "e"},
		"save": {"e"}, "save asks": {"e", "enter", "e", "enter"}, "save unknown": {"e", "x", "enter"},
		"matrix": {"2!"}, "matrix end": {"2!", "G", "$"}, "matrix grouped": {"2!", "b", "3", "j"}, "matrix evidence": {"2!", "enter"}, "matrix like": {"2!", "s", "s", "s", "s", "S", "S", "S"}, "matrix filter": {"2!", "/", "f", "a", "l", "s", "e", "enter"}, "matrix typing": {"2!", "/", "f", "a"},
		"compare": {"5!"}, "compare parts": {"5!", "tab", "tab", "tab", "G", "k"}, "compare countries": {"l", "space", "j", "space", "j", "space", "5!", "tab", "pgdown"}, "compare one": {"l", "5!", "pgdown"}, "compare typing": {"5!", "E", "u", "s", "a"},
		"crosswalk": {"D", "G"}, "wordings": {"h", "j", "D", "pgdown"}, "long wordings": {"D", "E", "ctrl+u", "f", "i", "r", "s", "t", "-", "c", "o", "m", "m", "i", "t", "t", "e", "e", "-", "2", "0", "1", "8", ",", "j", "o", "i", "n", "t", "-", "s", "t", "a", "t", "e", "m", "e", "n", "t", "-", "2", "0", "1", "9", "enter", "pgdown"},
		"jump": {"w"}, "copied": {"y"}, "copied page": {"y", "tab", "G"}, "citation": {"Y", "tab", "tab"}, "place": {"c"}, "bookmarks": {"m", "'"}, "no bookmarks": {"'"},
	}
}

// stray finds control bytes that are no styles and no hyperlinks.
func stray(frame string) string {
	rest := regexp.MustCompile(`\x1b\[[0-9;:]*m|\x1b\]8;(id=\d+)?;(https?://[!-~]+)?\a`).ReplaceAllString(frame, "")
	for _, r := range rest {
		if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r >= 0xe000 && r < 0xf900 {
			i := strings.IndexRune(rest, r)
			return fmt.Sprintf("%U in %q", r, rest[max(i-20, 0):min(i+240, len(rest))])
		}
	}
	return ""
}

// checkFrame fails unless the frame is exactly as large as its window.
func checkFrame(t *testing.T, d *driver, w, h int) {
	t.Helper()
	frame := d.View().Content
	if s := stray(frame); s != "" {
		t.Fatalf("the frame holds the stray control byte %s", s)
	}
	if w <= 0 || h <= 0 {
		if frame != "" {
			t.Fatalf("an empty window shows %q", frame)
		}
		return
	}
	lines := strings.Split(frame, "\n")
	if len(lines) != h {
		t.Fatalf("%d lines in a window of %d×%d:\n%s", len(lines), w, h, d.screen())
	}
	for i, line := range lines {
		if got := ansi.StringWidth(line); got != w {
			t.Fatalf("line %d is %d cells wide in a window of %d×%d: %q", i, got, w, h, ansi.Strip(line))
		}
	}
}

func TestEveryScreenIsExactlyItsSize(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	for _, size := range sizes() {
		for name, way := range screens() {
			t.Run(fmt.Sprintf("%s/%dx%d", name, size[0], size[1]), func(t *testing.T) {
				d := openLazy(t, size[0], size[1], place.Place{})
				d.press(way...)
				checkFrame(t, d, size[0], size[1])
				if cmd := d.wantPages(); cmd != nil {
					d.send(cmd()) // the current page, in style
				}
				checkFrame(t, d, size[0], size[1])
				d.look.ascii = true
				d.retheme()
				d.send(tea.ColorProfileMsg{Profile: colorprofile.Ascii})
				checkFrame(t, d, size[0], size[1])
				if name != "nothing" { // every name on it is a name of the corpus
					asciiOnly(t, d)
				}
			})
		}
	}
}

// asciiOnly fails if the frame draws with anything but ASCII. Names and
// quotations keep their letters.
func asciiOnly(t *testing.T, d *driver) {
	t.Helper()
	for _, r := range d.screen() {
		if r >= 0x2300 && r < 0x2e00 {
			t.Fatalf("the ASCII screen draws with %c:\n%s", r, d.screen())
		}
	}
}

// TestRandomWalks presses thousands of keys and resizes at random: nothing may
// panic, every frame fits, and going back far enough is home.
func TestRandomWalks(t *testing.T) {
	var all []string
	for _, b := range keys.Table() {
		if b.Action != keys.Quit {
			all = append(all, b.Keys...)
		}
	}
	all = append(all, "1", "7", "9", "0", "x", "e", "ctrl+a", "backspace", "ü", "g")
	seeds := uint64(5)
	if testing.Short() {
		seeds = 1
	}
	for seed := range seeds {
		rng := rand.New(rand.NewPCG(seed, 2019))
		d := open(t, 120, 40)
		home := d.snapshot()
		w, h := 120, 40
		for range 1200 {
			if rng.IntN(25) == 0 {
				size := sizes()[rng.IntN(len(sizes()))]
				w, h = size[0], size[1]
				d.Update(tea.WindowSizeMsg{Width: w, Height: h})
			} else {
				for key := range strings.SplitSeq(all[rng.IntN(len(all))], " ") {
					_, cmd := d.Update(keyMsg(key))
					if rng.IntN(40) == 0 {
						d.run(cmd)
					}
				}
			}
			checkFrame(t, d, w, h)
		}
		d.press("esc", "esc")
		for range maxHistory + 1 {
			d.press("[")
		}
		if now := d.snapshot(); !now.sameScreen(&home) {
			t.Fatalf("seed %d: going back does not lead home: %+v, not %+v", seed, now, home)
		}
	}
}

func TestViewDoesNothingWhenNothingChanged(t *testing.T) {
	d := open(t, 120, 40)
	if n := testing.AllocsPerRun(100, func() { d.View() }); n != 0 {
		t.Fatalf("View allocates %v times", n)
	}
}
