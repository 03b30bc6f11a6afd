package briefingscreen

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"comity/model"
	"comity/model/brief"
)

// Session is the state of a visitor's briefings that outlives a slide. It belongs
// to one visitor.
type Session struct {
	Corpus  *model.Corpus
	Library *brief.Library
	Cache   *Cache
	Now     func() time.Time

	// Fault is the fault of the file since it was last saved; the slides are
	// the earlier ones.
	Fault string
	// Room is a message about the followers, for the presenter.
	Room string

	clock   clock
	find    string // the search in the slides
	busy    bool   // a slide is being set
	ticking bool   // a tick is pending
}

// TickMsg arrives once a second while the timer is on the screen.
type TickMsg struct{}

// Ticked handles TickMsg.
func (t *Session) Ticked() { t.ticking = false }

// clock measures the elapsed time of a briefing.
type clock struct {
	began time.Time
	held  time.Duration // elapsed before it was stopped
	runs  bool
}

// Clock is the state of a timer, from which a second presenter view can
// continue.
type Clock struct {
	Elapsed time.Duration
	Runs    bool
}

// Clock returns the state of the timer.
func (t *Session) Clock() Clock { return Clock{t.elapsed(), t.clock.runs} }

// SetClock continues the timer of another presenter view.
func (t *Session) SetClock(c Clock) { t.clock = clock{began: t.Now(), held: c.Elapsed, runs: c.Runs} }

func (t *Session) elapsed() time.Duration {
	if !t.clock.runs {
		return t.clock.held
	}
	return t.clock.held + t.Now().Sub(t.clock.began)
}

// begin starts the timer, unless it was started before.
func (t *Session) begin() {
	if t.clock == (clock{}) {
		t.clock = clock{began: t.Now(), runs: true}
	}
}

// pause stops or resumes the timer.
func (t *Session) pause() {
	t.clock = clock{began: t.Now(), held: t.elapsed(), runs: !t.clock.runs}
}

// reset restarts the timer; a stopped timer stays stopped.
func (t *Session) reset() {
	if !t.clock.runs {
		t.clock = clock{}
		return
	}
	t.clock = clock{began: t.Now(), runs: true}
}

// minutes returns a duration as a timer shows it: "4:05", "1:02:09".
func minutes(d time.Duration) string {
	s := int(d / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// pace says how far the elapsed time differs from the time planned for a part
// of the briefing, from one share to another.
func pace(gone, length time.Duration, from, to float64) string {
	begin, end := time.Duration(from*float64(length)), time.Duration(to*float64(length))
	switch {
	case gone > length:
		return about(gone-length, "over")
	case gone > end:
		return about(gone-end, "behind")
	case gone < begin:
		return about(begin-gone, "ahead")
	}
	return onTime
}

const onTime = "on time"

// about is a difference in whole minutes; less than half of one is none.
func about(d time.Duration, word string) string {
	n := int(math.Round(d.Minutes()))
	if n == 0 && word != "over" {
		return onTime
	}
	if n == 0 {
		return "time is up"
	}
	return strconv.Itoa(n) + " min " + word
}
