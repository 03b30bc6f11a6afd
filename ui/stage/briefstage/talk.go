package briefstage

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"comity/model"
	"comity/ui/decks"
)

// Talk is what lasts of a visitor's briefings while slides come and go: it
// belongs to one visitor, as the slides do.
type Talk struct {
	Corpus  *model.Corpus
	Library *decks.Library
	Cache   *Cache
	Now     func() time.Time

	// Fault is what is wrong with the file that is being given since it was
	// saved last; the slides are those from before.
	Fault string
	// Room is a word about those who follow, for the presenter.
	Room string

	clock   clock
	find    string // what is looked for in the slides
	busy    bool   // a slide is being set
	ticking bool   // a tick is on its way
}

// TickMsg comes once a second while the clock is on the screen.
type TickMsg struct{}

// Ticked hears that the second is over.
func (t *Talk) Ticked() { t.ticking = false }

// clock tells how long a briefing has been going on.
type clock struct {
	began time.Time
	held  time.Duration // from before it was stopped
	runs  bool
}

// Clock is the state of a clock, which a second presenter view can go on from.
type Clock struct {
	Elapsed time.Duration
	Runs    bool
}

// Clock is how long the briefing has been going on.
func (t *Talk) Clock() Clock { return Clock{t.elapsed(), t.clock.runs} }

// SetClock goes on from the clock of another presenter view.
func (t *Talk) SetClock(c Clock) { t.clock = clock{began: t.Now(), held: c.Elapsed, runs: c.Runs} }

func (t *Talk) elapsed() time.Duration {
	if !t.clock.runs {
		return t.clock.held
	}
	return t.clock.held + t.Now().Sub(t.clock.began)
}

// begin starts the clock, unless it was started before.
func (t *Talk) begin() {
	if t.clock == (clock{}) {
		t.clock = clock{began: t.Now(), runs: true}
	}
}

// pause stops the clock, or lets it go on.
func (t *Talk) pause() {
	t.clock = clock{began: t.Now(), held: t.elapsed(), runs: !t.clock.runs}
}

// reset has the clock begin anew; one that stands still waits to be started.
func (t *Talk) reset() {
	if !t.clock.runs {
		t.clock = clock{}
		return
	}
	t.clock = clock{began: t.Now(), runs: true}
}

// minutes is a time as a clock shows it: "4:05", "1:02:09".
func minutes(d time.Duration) string {
	s := int(d / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// pace says how far the time that is gone differs from that in which a part of
// the briefing, from one share to another, was to be shown.
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
