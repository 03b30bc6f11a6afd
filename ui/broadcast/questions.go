package broadcast

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"comity/model"
)

// The limits of questions.
const (
	MaxQuestion  = 200              // characters
	maxQuestions = 50               // that wait
	MaxOfSource  = 10               // of them from one source, which a class may share
	AskAgain     = 20 * time.Second // until the same follower may ask again
)

// Question is a question of a follower, without a name.
type Question struct {
	Number uint64 // for Dismiss and Mute
	Text   string

	source string
}

// The errors of Ask and Clean.
var (
	ErrNoQuestions = errors.New("questions are turned off here")
	ErrNobody      = errors.New("no briefing is in progress")
	ErrAway        = errors.New("the connection to the presenter is lost; try again later")
	ErrEmpty       = errors.New("the question is empty")
	ErrLong        = fmt.Errorf("the question is too long; the limit is %d characters", MaxQuestion)
	ErrSoon        = fmt.Errorf("too many questions; wait %d seconds between questions", int(AskAgain/time.Second))
	ErrMany        = errors.New("the question queue is full; try again later")
	ErrManyOfYours = fmt.Errorf("%d questions from your address are waiting; try again later", MaxOfSource)
	ErrMuted       = errors.New("the presenter accepts no more questions from your address")
)

// Clean returns a question as one line without control characters. It returns
// [ErrEmpty] or [ErrLong] if the text is no question.
func Clean(text string) (string, error) {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !model.Shown(r):
			return -1 // controls, and what turns the direction of a line
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	text = strings.Join(strings.Fields(text), " ")
	switch {
	case text == "":
		return "", ErrEmpty
	case utf8.RuneCountInString(text) > MaxQuestion:
		return "", ErrLong
	}
	return text, nil
}

// Ask sends a question to the presenter. It returns one of the errors above if the
// question was not sent.
func (s *Follower) Ask(text string) error {
	r := s.room
	if !r.questions {
		return ErrNoQuestions
	}
	text, err := Clean(text)
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	now := time.Now()
	if !s.asked.IsZero() && now.Sub(s.asked) < AskAgain {
		return ErrSoon
	}
	switch {
	case r.chair != nil:
		err = r.queue(text, s.source)
	case r.own || !r.state.Live || r.link == nil:
		err = ErrNobody
	default:
		err = r.link.pass(text)
	}
	if err == nil {
		s.asked = now
	}
	return err
}

// queue stores a question for the presenter of this replica. A full queue refuses
// new questions and keeps the earlier ones. The caller holds the lock.
func (r *Room) queue(text, source string) error {
	ofSource := 0
	for _, q := range r.asked {
		if q.source == source {
			ofSource++
		}
	}
	switch {
	case r.muted[source]:
		return ErrMuted
	case len(r.asked) >= maxQuestions:
		return ErrMany
	case ofSource >= MaxOfSource && source != elsewhere:
		return ErrManyOfYours
	}
	r.numbered++
	r.asked = append(r.asked, Question{r.numbered, text, source})
	wake(r.chair.wake)
	return nil
}

// elsewhere is the source of questions from other replicas, which limit their
// own.
const elsewhere = ""

// Questions returns the waiting questions, the oldest first.
func (c *Presenter) Questions() []Question {
	c.room.mu.Lock()
	defer c.room.mu.Unlock()
	if c.room.chair != c {
		return nil
	}
	return slices.Clone(c.room.asked)
}

// Dismiss removes one question.
func (c *Presenter) Dismiss(number uint64) {
	c.remove(func(q Question) bool { return q.Number == number })
}

// Clear removes all waiting questions.
func (c *Presenter) Clear() {
	c.remove(func(Question) bool { return true })
}

// Mute removes all questions from the source of one question, and refuses further
// questions from there until the briefing ends.
func (c *Presenter) Mute(number uint64) {
	r := c.room
	r.mu.Lock()
	at := slices.IndexFunc(r.asked, func(q Question) bool { return q.Number == number })
	if r.chair != c || at < 0 {
		r.mu.Unlock()
		return
	}
	source := r.asked[at].source
	if source != elsewhere {
		r.muted[source] = true
	}
	r.mu.Unlock()
	c.remove(func(q Question) bool { return q.Number == number || q.source == source && source != elsewhere })
}

// remove removes questions, if the chair is still held.
func (c *Presenter) remove(gone func(Question) bool) {
	r := c.room
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.chair != c {
		return
	}
	r.asked = slices.DeleteFunc(r.asked, gone)
	wake(c.wake)
}
