package briefingscreen

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/screen"
	"comity/ui/slide"
	"comity/ui/theme"
)

// present runs an action of the presenter view, or opens and closes it.
func (s *Slides) present(action keys.Action, count int) screen.Effect {
	if !s.presenting && action != keys.PresenterView {
		return screen.Effect{}
	}
	switch action {
	case keys.PresenterView:
		s.presenting, s.notes = !s.presenting, 0
		s.blank = false
	case keys.ReaderDown, keys.Down:
		s.notes += count * s.scrolls(action)
	case keys.ReaderUp, keys.Up:
		s.notes -= count * s.scrolls(action)
	case keys.PauseClock:
		s.session.pause()
		if !s.session.clock.runs {
			return screen.Say("timer paused")
		}
		return screen.Say("timer running")
	case keys.ResetClock:
		s.session.reset()
		return screen.Say("timer reset to 0:00")
	default:
		return screen.Effect{}
	}
	return screen.Done()
}

// scrolls returns the number of lines an action scrolls: half a screen for a
// key, one line for the wheel.
func (s *Slides) scrolls(action keys.Action) int {
	if action == keys.Down || action == keys.Up {
		return 1
	}
	return max(parts(s.w, s.h).notes/2, 1)
}

// Title returns the title of the presenter view: the position and the elapsed
// time.
func (s *Slides) Title() (left, right string) {
	left = "Slide " + s.of()
	if steps := s.slide().Steps; steps > 0 {
		left += " · step " + strconv.Itoa(s.step+1) + " of " + strconv.Itoa(steps+1)
	}
	if s.blank {
		left += " · blank"
	}
	return left, s.time()
}

// time returns the elapsed and total time, and the pace.
func (s *Slides) time() string {
	gone, length := s.session.elapsed(), s.deck.Length
	out := minutes(gone)
	if length > 0 {
		out += " of " + minutes(length)
	}
	switch {
	case s.session.clock == (clock{}):
		return out + " · not started"
	case !s.session.clock.runs:
		return out + " · stopped"
	case length > 0:
		share := 1 / float64(len(s.deck.Slides))
		step := share / float64(s.slide().Steps+1)
		from := share*float64(s.n) + step*float64(s.step)
		return out + " · " + pace(gone, length, from, from+step)
	}
	return out
}

// Foot returns messages for the presenter: faults of the file, or news of the
// followers.
func (s *Slides) Foot() string {
	if s.session.Fault != "" {
		return s.session.Fault
	}
	return s.session.Room
}

// Note returns the message on the last line of a slide.
func (s *Slides) Note() string { return s.session.Fault }

// layout divides the presenter view: the slides on the left, one above the
// other, the notes on the right; in a narrow window the notes alone.
type layout struct {
	left, right int // widths
	now, next   int // heights of the slides
	notes       int // and of the notes
}

// between is the separator of the slides and the notes.
const between = 3

func parts(w, h int) layout {
	const narrow = 60
	if w < narrow || h < 8 {
		return layout{right: w, notes: max(h-3, 0)}
	}
	l := layout{left: w * 3 / 5}
	l.right = w - l.left - between
	l.now = (h - 1) * 2 / 3
	l.next = h - 1 - l.now
	l.notes = h - 1
	return l
}

// drawPresenter draws the presenter view.
func (s *Slides) drawPresenter(t *theme.Theme, w, h int, before map[slide.Key]heldSlide) []string {
	l := parts(w, h)
	next := "the end"
	if s.n+1 < len(s.deck.Slides) {
		next = s.deck.Slides[s.n+1].Title
	}
	notes := s.drawNotes(t, l.right, l.notes)
	if l.left == 0 {
		head := []string{
			t.Ink.Bold.Render(cells.Fit(s.slide().Title, w, t.Border.Ellipsis)),
			t.Ink.Dim.Render(cells.Fit("next: "+next, w, t.Border.Ellipsis)), cells.Spaces(w),
		}
		return append(head, notes...)[:h]
	}
	d := s.drawing(s.n, t, l.left, l.now, before).Draw(s.step, s.block)
	s.take(d.Blocks)
	left := append(d.Lines, rule(t, "Next: "+next, l.left))
	if s.n+1 < len(s.deck.Slides) {
		left = append(left, s.drawing(s.n+1, t, l.left, l.next, before).Draw(0, none).Lines...)
	} else {
		left = append(left, empty(l.left, l.next)...)
	}
	out := make([]string, h)
	right := append([]string{rule(t, "Notes"+s.more(l), l.right)}, notes...)
	side := " " + t.Ink.Frame.Render(t.Border.V) + " "
	for i := range out {
		out[i] = left[i] + side + right[i]
	}
	return out
}

// rule is a line with a word in it.
func rule(t *theme.Theme, word string, w int) string {
	word = cells.Fit(word, min(cells.Width(word), max(w-1, 0)), t.Border.Ellipsis)
	return t.Ink.Title.Render(word) + " " + t.Ink.Frame.Render(strings.Repeat(t.Border.H, max(w-cells.Width(word)-1, 0)))
}

// noteLines are the notes of the slide as lines of a width.
func (s *Slides) noteLines(w int) []string {
	var out []string
	for i, note := range s.slide().Notes {
		if i > 0 {
			out = append(out, "")
		}
		for line := range strings.Lines(note) {
			line = model.Printable(strings.TrimRight(line, "\r\n"))
			out = append(out, cells.Wrap(line, w)...)
		}
	}
	return out
}

// drawNotes draws the notes from where they are scrolled to.
func (s *Slides) drawNotes(t *theme.Theme, w, h int) []string {
	lines := s.noteLines(w)
	s.notes = screen.Scroll(s.notes, len(lines), h)
	out := empty(w, h)
	if len(lines) == 0 && h > 0 {
		out[0] = t.Ink.Dim.Render(cells.Fit("no notes on this slide", w, t.Border.Ellipsis))
	}
	for i := range out {
		if at := s.notes + i; at < len(lines) {
			out[i] = cells.Fit(lines[at], w, "")
		}
	}
	return out
}

// more says which lines of the notes are on the screen, if not all.
func (s *Slides) more(l layout) string {
	all := len(s.noteLines(l.right))
	if all <= l.notes {
		return ""
	}
	return " " + strconv.Itoa(s.notes+1) + " to " + strconv.Itoa(min(s.notes+l.notes, all)) + " of " + prose.Count(all, "line")
}
