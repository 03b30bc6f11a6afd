package keys_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/time/rate"

	tea "charm.land/bubbletea/v2"

	"comity/ui/keys"
)

// terminal collects what a decoder makes of what is sent.
type terminal struct {
	*keys.Decoder
	got []tea.Msg
}

func open(pace *rate.Limiter) *terminal {
	t := &terminal{}
	t.Decoder = keys.NewDecoder(keys.DecoderOptions{Send: func(m tea.Msg) { t.got = append(t.got, m) }, Pace: pace, Paste: 100})
	return t
}

// take sends text, and lets a time pass.
func (t *terminal) take(text string, pause time.Duration) {
	t.Take([]byte(text))
	time.Sleep(pause)
	synctest.Wait()
}

// words are the messages in words, one after another.
func (t *terminal) words() string {
	var all []string
	for _, msg := range t.got {
		switch msg := msg.(type) {
		case tea.KeyPressMsg:
			all = append(all, msg.String())
		case tea.PasteMsg:
			all = append(all, fmt.Sprintf("paste %q", msg.Content))
		case tea.BackgroundColorMsg:
			all = append(all, "background "+msg.String())
		case tea.MouseMsg:
			all = append(all, fmt.Sprintf("%T %d,%d", msg, msg.Mouse().X, msg.Mouse().Y))
		default:
			all = append(all, fmt.Sprintf("%T", msg))
		}
	}
	return strings.Join(all, " ")
}

// sent are sequences that terminals send, and what they mean.
func sent() map[string]string {
	return map[string]string{
		"\x1b]11;rgb:ffff/ffff/ffff\x1b\\": "background #ffffff", "\x1b]11;rgb:1111/2222/3333\a": "background #112233",
		"\x1b]10;rgb:ffff/ffff/ffff\x1b\\": "", "\x1b]52;c;am9qb2pv\x1b\\": "", "\x1b]11;what\x1b\\": "",
		"\x1b[?62;22c": "", "\x1b[>1;10;0c": "", "\x1b[?2026;2$y": "", "\x1b[12;40R": "", "\x1b[?1u": "", "\x1b[0n": "",
		"\x1bP>|XTerm(390)\x1b\\": "", "\x1bP1+r524742=38\x1b\\": "", "\x1b_Gi=1;OK\x1b\\": "", "\x1b[8;9999;9999t": "", "\x1b[I": "", "\x1b[O": "",
		"\x1b[A": "up", "\x1b[1;5C": "ctrl+right", "\x1b[3~": "delete", "\x1b[5~": "pgup", "\x1b[Z": "shift+tab", "\x1bOP": "f1", "\x1b[15~": "f5",
		"\x1b[[A": "f1", "\x1b[[E": "f5", "\x1b[27;5;106~": "ctrl+j", "\x1b[106;5u": "ctrl+j", "\x1b[27u": "esc", "\x1b[106;1:3u": "",
		"\x1b[57441u": "", "\x1b[57358u": "", "\x1b[1089::99;5u": "ctrl+c", "\x1b[97::113;5u": "ctrl+a", "\x1b[104;133u": "ctrl+h",
		"\x1b[<0;10;5M": "tea.MouseClickMsg 9,4", "\x1b[<0;10;5m": "tea.MouseReleaseMsg 9,4", "\x1b[<64;10;5M": "tea.MouseWheelMsg 9,4",
		"\x1b[<0;99999999999999999999;5M": "", "\x1b[<0;0;0M": "", "\x1b[M !!": "tea.MouseClickMsg 0,0", "\x1b[M\x20\xff\xff": "tea.MouseClickMsg 222,222",
		"\x1b[200~jjj\x1b[201~": `paste "jjj"`, "\x1b[200~q\x1b]11;rgb:1/1/1\x1b\\\x1b[201~": `paste "q\x1b]11;rgb:1/1/1\x1b\\"`,
		"ж": "ж", "語": "語", "\x1bж": "alt+ж",
	}
}

func TestWhole(t *testing.T) {
	for sequence, want := range sent() {
		synctest.Test(t, func(t *testing.T) {
			term := open(rate.NewLimiter(1000, 1000))
			term.take(sequence+"j", 10*time.Second)
			if got := term.words(); got != strings.TrimSpace(want+" j") {
				t.Errorf("%q: %q", sequence, got)
			}
		})
	}
}

// A sequence that is cut anywhere, for as long as a slow link takes, is what it is
// whole. Only after the first byte the usual time has passed: that is the escape key.
func TestCut(t *testing.T) {
	for sequence, want := range sent() {
		for at := 1; at < len(sequence); at++ {
			for _, pause := range []time.Duration{0, 40, 60, 120, 300, 700} {
				synctest.Test(t, func(t *testing.T) {
					term := open(rate.NewLimiter(1000, 1000))
					time.Sleep(5 * time.Second) // no answer is due any more
					term.take(sequence[:at], pause*time.Millisecond)
					term.take(sequence[at:], 20*time.Second)
					term.take("j", time.Second)
					ok := []string{strings.TrimSpace(want + " j")}
					switch {
					case pause > 50 && at == 1 && sequence[0] == '\x1b': // with what follows, or it is dropped
						ok = []string{"esc " + ok[0], "esc j"}
						if strings.HasPrefix(want, "alt+") {
							ok = []string{"esc ж j"}
						}
					case pause > 500 && at == 2 && sequence[0] == '\x1b':
						alt := strings.ReplaceAll(term.words(), "alt+"+strings.ToLower(sequence[1:2])+" ", "")
						alt = strings.ReplaceAll(alt, "alt+shift+"+strings.ToLower(sequence[1:2])+" ", "")
						term.got = nil
						if alt != ok[0] && alt != "j" {
							t.Errorf("%q cut at %d for %v: %q", sequence, at, pause, alt)
						}
						return
					case pause > 500 && !strings.HasPrefix(sequence, "\x1b["):
						ok = append(ok, "j")
					}
					if got := term.words(); !slices.Contains(ok, got) {
						t.Errorf("%q cut at %d for %v: %q, expected one of %q", sequence, at, pause, got, ok)
					}
				})
			}
		}
	}
}

// While the answer is due, even its first byte may come alone.
func TestAnswerByteByByte(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		term := open(rate.NewLimiter(1000, 1000))
		for _, b := range []byte("\x1b]11;rgb:ffff/ffff/ffff\x1b\\") {
			term.take(string(b), 70*time.Millisecond)
		}
		term.take("j", time.Second)
		if got := term.words(); got != "background #ffffff j" {
			t.Error(got)
		}
		term.Settled()
	})
}

// Who leaves waits for the answer, and not for long: none comes from some terminals,
// and nothing once the input has ended.
func TestSettled(t *testing.T) {
	for name, c := range map[string]struct {
		after, most time.Duration // of leaving, and of the wait
		happens     func(*terminal)
	}{
		"at once, no answer":   {0, time.Second, func(*terminal) {}},
		"later, no answer":     {1500 * time.Millisecond, 300 * time.Millisecond, func(*terminal) {}},
		"much later":           {time.Minute, 0, func(*terminal) {}},
		"the answer comes":     {0, 100 * time.Millisecond, func(term *terminal) { term.Take([]byte("\x1b]11;rgb:0/0/0\a")) }},
		"the answer came":      {0, 0, nil},
		"the input has an end": {0, 100 * time.Millisecond, func(term *terminal) { term.Close() }},
	} {
		synctest.Test(t, func(t *testing.T) {
			term := open(rate.NewLimiter(1000, 1000))
			if c.happens == nil {
				term.Take([]byte("\x1b]11;rgb:0/0/0\a"))
			} else {
				time.AfterFunc(c.after+100*time.Millisecond, func() { c.happens(term) })
			}
			time.Sleep(c.after)
			left := time.Now()
			term.Settled()
			if waited := time.Since(left); waited != c.most {
				t.Errorf("%s: waited %v, expected %v", name, waited, c.most)
			}
			time.Sleep(time.Minute)
		})
	}
}

// Keys are keys, however they come.
func TestKeys(t *testing.T) {
	for text, want := range map[string]string{
		"\x1b": "esc", "\x1b\x1b": "esc esc", "\x1b\x1b[A": "esc up", "\x1bj": "alt+j", "\x1b[": "alt+[", "\x1bO": "alt+shift+o", "\x1b]": "alt+]",
		"gg\x1b": "g g esc", "\r\n\t\x7f\x03\x1a": "enter ctrl+j tab backspace ctrl+c ctrl+z", "é": "é", "\xe9j": "j", "\xd0": "", "\x9bj\x80": "j", "\u009bj": "j",
		"\x1b[1;5\rj": "enter j", "\x1b[\x18j": "j", "\x1b]11;x\x1b[A": "up", "\x00": "ctrl+space", "\x1b[7$": "shift+home", "\x1b[[Zj": "j",
	} {
		synctest.Test(t, func(t *testing.T) {
			term := open(rate.NewLimiter(1000, 1000))
			term.take(text, 10*time.Second)
			if got := term.words(); got != want {
				t.Errorf("%q: %q, expected %q", text, got, want)
			}
		})
	}
	for _, typed := range [][2]string{{"\x1b", "["}, {"\x1b", "]"}, {"\x1b", "[["}, {"\x1b", "j"}, {"\x1b", "]]"}, {"\x1b[", "j"}, {"\x1b]", "j"}, {"\x1b[1;", "j"}} {
		synctest.Test(t, func(t *testing.T) {
			term := open(rate.NewLimiter(1000, 1000))
			term.take(typed[0], 600*time.Millisecond)
			term.take(typed[1], 10*time.Second)
			if last := typed[1][len(typed[1])-1:]; !strings.HasSuffix(term.words(), last) {
				if len(typed[0]) < 3 && typed[0] != "\x1b]" {
					t.Errorf("%q: %q", typed, term.words())
				}
				term.take("k", time.Second)
				if !strings.HasSuffix(term.words(), "k") {
					t.Errorf("%q: the keyboard is dead: %q", typed, term.words())
				}
			}
		})
	}
}

// However a sequence breaks off, the keyboard works again soon.
func TestNeverDead(t *testing.T) {
	for _, broken := range []string{
		"\x1b]11;", "\x1b]52;c;" + strings.Repeat("A", 100_000), "\x1bP1+r", "\x1b[" + strings.Repeat("1;", 5000), "\x1b[<0;", "\x1b_G", "\x1b[M", "\x1bO5", "\x1b[200~half",
		"\x1b[200~" + strings.Repeat("half", 10_000), "\x1b[200~x\x1b[201", "\x1b[200~x\x1b[200~y",
	} {
		for _, pause := range []time.Duration{100 * time.Millisecond, 3 * time.Second} {
			synctest.Test(t, func(t *testing.T) {
				term := open(rate.NewLimiter(1000, 1000))
				term.take(broken, pause)
				for range 60 {
					term.take("j", 100*time.Millisecond)
				}
				term.take("\x03", time.Second)
				term.take("q", time.Second)
				if got := term.words(); !strings.HasSuffix(got, "ctrl+c q") {
					t.Errorf("%.20q: %.200q", broken, got)
				}
			})
		}
	}
}

// The end of a paste that is lost takes no keys, and what was pasted is kept.
func TestPasteBrokenOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		term := open(rate.NewLimiter(1000, 1000))
		term.take("\x1b[200~some words", 3*time.Second)
		term.take("j", time.Second)
		if got := term.words(); got != `paste "some words" j` {
			t.Error(got)
		}
		term.got = nil
		term.take("\x1b[200~"+strings.Repeat("x", 10<<20)+"\x1b[201~k", time.Second)
		if got := term.words(); got != fmt.Sprintf("paste %q k", strings.Repeat("x", 100)) {
			t.Errorf("%.200s", got)
		}
	})
}

// What is lost of a flood is not decoded, but the end of a paste is seen: what
// comes later is keys again.
func TestFloodThenKeys(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		term := open(rate.NewLimiter(10, 2))
		term.take("jjjj\x1b[A\x1b[200~pas", 0)
		term.take("ted\x1b[201~jjé", 0)
		term.take("\x1b[B", 10*time.Second)
		if got := term.words(); got != "j j" {
			t.Errorf("%q was sent", got)
		}
		term.got = nil
		term.take("q\x1b[200~text\x1b[201~", 0)
		if got := term.words(); got != `q paste "text"` {
			t.Errorf("%q was sent", got)
		}
	})
}

// Any bytes, cut anywhere, make no key that was not typed, and no harm.
func FuzzCut(f *testing.F) {
	for sequence := range sent() {
		f.Add(sequence, 1, 60)
	}
	f.Add("\x1b[M\x1b\x1b]", 2, 600)
	f.Fuzz(func(t *testing.T, text string, at, pause int) {
		if at < 0 || at > len(text) || pause < 0 || pause > 10_000 {
			return
		}
		synctest.Test(t, func(t *testing.T) {
			term := open(rate.NewLimiter(1000, 1000))
			term.take(text[:at], time.Duration(pause)*time.Millisecond)
			term.take(text[at:], 20*time.Second)
			term.take("\x03", 20*time.Second)
			term.take("q", time.Second)
			if got := term.words(); !strings.HasSuffix(got, "q") {
				t.Errorf("the keyboard is dead: %q", got)
			}
			term.Close()
		})
	})
}
