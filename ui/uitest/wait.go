//go:build unix

package uitest

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Screen is what the terminal shows: a line of text for each row.
func (t *Term) Screen() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen.String()
}

// Styled is the screen with its colours, as escape sequences.
func (t *Term) Styled() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen.Render()
}

// Output is everything the program wrote, and when.
func (t *Term) Output() []Chunk {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Clone(t.chunks)
}

// Begun is when the program was started.
func (t *Term) Begun() time.Time { return t.begun }

// WaitFor waits until the screen is as wanted. Its error shows the screen.
func (t *Term) WaitFor(wanted func(screen string) bool, limit time.Duration) error {
	deadline := time.NewTimer(limit)
	defer deadline.Stop()
	for {
		t.mu.Lock()
		screen, changed := t.screen.String(), t.changed
		t.mu.Unlock()
		if wanted(screen) {
			return nil
		}
		select {
		case <-changed:
		case <-t.quiet:
			if screen = t.Screen(); wanted(screen) {
				return nil
			}
			return fmt.Errorf("the program ended (%v) with another screen:\n%s", t.cmd.ProcessState, screen)
		case <-deadline.C:
			return fmt.Errorf("not seen within %v; the screen:\n%s", limit, screen)
		}
	}
}

// Quiet waits until the program has written nothing for the length of gap.
func (t *Term) Quiet(gap, limit time.Duration) error {
	return t.quietSince(time.Now(), gap, limit)
}

// quietSince waits until nothing has come for the length of gap, neither
// before nor after from.
func (t *Term) quietSince(from time.Time, gap, limit time.Duration) error {
	deadline := time.NewTimer(limit)
	defer deadline.Stop()
	for {
		newest := time.Unix(0, t.last.Load())
		if newest.Before(from) {
			newest = from
		}
		rest := gap - time.Since(newest)
		if rest <= 0 {
			return t.drawn()
		}
		pause := time.NewTimer(rest)
		select {
		case <-pause.C:
		case <-t.quiet:
			pause.Stop()
			return nil
		case <-deadline.C:
			pause.Stop()
			return fmt.Errorf("still writing after %v", limit)
		}
	}
}

// drawn waits until what has come is on the screen.
func (t *Term) drawn() error {
	for {
		t.mu.Lock()
		done := len(t.chunks) == 0 && t.last.Load() == 0 ||
			len(t.chunks) > 0 && t.chunks[len(t.chunks)-1].At.UnixNano() >= t.last.Load()
		changed := t.changed
		t.mu.Unlock()
		if done {
			return nil
		}
		select {
		case <-changed:
		case <-t.quiet:
			return nil
		}
	}
}

// Step is what one key cost.
type Step struct {
	First  time.Duration // from the key to the first bytes that follow it
	Took   time.Duration // from the key to the last byte of the quiet screen
	Bytes  int
	Answer []Chunk
}

// ErrNoAnswer is the error of Press when the program wrote nothing.
var ErrNoAnswer = errors.New("no answer to the key")

// Press types a key, waits for the answer and for the quiet after it: nothing
// for the length of gap.
func (t *Term) Press(key string, gap, limit time.Duration) (Step, error) {
	t.mu.Lock()
	before := len(t.chunks)
	t.mu.Unlock()
	pressed := time.Now()
	if err := t.Send(key); err != nil {
		return Step{}, err
	}
	deadline := time.NewTimer(limit)
	defer deadline.Stop()
	for {
		t.mu.Lock()
		answered, changed := len(t.chunks) > before, t.changed
		t.mu.Unlock()
		if answered {
			break
		}
		select {
		case <-changed:
		case <-t.quiet:
			return Step{}, fmt.Errorf("the program ended at key %q: %v", key, t.cmd.ProcessState)
		case <-deadline.C:
			return Step{}, fmt.Errorf("%w %q within %v", ErrNoAnswer, key, limit)
		}
	}
	if err := t.quietSince(pressed, gap, limit); err != nil {
		return Step{}, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	s := Step{Answer: slices.Clone(t.chunks[before:])}
	for _, c := range s.Answer {
		s.Bytes += len(c.Data)
	}
	s.First, s.Took = s.Answer[0].At.Sub(pressed), s.Answer[len(s.Answer)-1].At.Sub(pressed)
	return s, nil
}

// Shown replays what a program wrote on a new screen and tells with which
// chunk the screen was first as wanted.
func Shown(cols, rows int, output []Chunk, wanted func(screen string) bool) (Chunk, bool) {
	var ignored state
	screen := newScreen(cols, rows, &ignored, answerer{Silent, nil})
	for _, c := range output {
		_, _ = screen.Write(c.Data) // a screen takes everything
		if wanted(screen.String()) {
			return c, true
		}
	}
	return Chunk{}, false
}
