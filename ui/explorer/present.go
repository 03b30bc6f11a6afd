package explorer

import (
	tea "charm.land/bubbletea/v2"

	"comity/model/prose"
	"comity/ui/broadcast"
	"comity/ui/keys"
)

// Presenter is the chair of the presenter the briefing presented. It is nil
// where nobody follows.
type Presenter interface {
	// Wait waits for news; it returns false once the presenter has left.
	Wait() bool
	// Followers returns the number of followers, Status a message about the
	// room.
	Followers() int
	Status() string
	// Questions returns the open questions, Dismiss removes one, and Asks
	// reports whether questions are allowed.
	Questions() []broadcast.Question
	Dismiss(number uint64)
	Asks() bool
	// Clear removes all questions; Mute removes those from the source of one,
	// and refuses more from there.
	Clear()
	Mute(number uint64)
}

// presenting is the presenter's view of the followers.
type presenting struct {
	chair     Presenter
	followers int
	status    string
	questions []broadcast.Question
}

// chairMsg tells the presenter that the room has news.
type chairMsg struct{}

// waitForChair waits in a command for news for the presenter.
func (a *Explorer) waitForChair() tea.Cmd { return waitsForNews(a.briefing.present.chair, chairMsg{}) }

// lookAround handles news for the presenter.
func (a *Explorer) lookAround() {
	p := &a.briefing.present
	before := len(p.questions)
	p.followers, p.status, p.questions = p.chair.Followers(), p.chair.Status(), p.chair.Questions()
	a.briefing.session.Room = a.presentWord()
	if len(p.questions) > before && a.toast == "" {
		a.toast = "a question" + a.keyFor(keys.Anywhere, keys.Questions, ": %s shows it")
	}
	a.refresh(keys.Asked, true)
}

// besides returns presentWord outside the presenter view.
func (a *Explorer) besides() string {
	if s, ok := a.slides(); ok && !s.Whole() {
		return ""
	}
	return a.presentWord()
}

// presentWord returns the presenter's status line about the followers.
func (a *Explorer) presentWord() string {
	p := &a.briefing.present
	if p.chair == nil {
		return ""
	}
	if p.status != "" {
		return p.status
	}
	out := prose.Count(p.followers, "follower")
	if n := len(p.questions); n > 0 {
		out += a.dotted(" · ") + prose.Count(n, "question")
	}
	return out
}

// openQuestions asks a question, or shows the open questions.
func (a *Explorer) openQuestions() {
	a.uncover()
	if a.briefing.present.chair != nil {
		a.openBox(waiting{}, "")
		return
	}
	a.openBox(raising{}, "")
}

// waiting lists the open questions.
type waiting struct{ plainLine }

func (waiting) title() string     { return "Questions" }
func (waiting) scope() keys.Scope { return keys.Asked }

func (waiting) offer(a *Explorer, typed string) ([]choice, string) {
	var rows []choice
	for _, q := range a.briefing.present.questions {
		if !hasWords(q.Text, typed) {
			continue
		}
		rows = append(rows, choice{label: q.Text, question: q.Number, do: func(a *Explorer) tea.Cmd {
			a.briefing.present.chair.Dismiss(q.Number)
			a.lookAround()
			a.toast = "removed"
			return nil
		}})
	}
	switch {
	case len(a.briefing.present.questions) == 0:
		return nil, "no questions"
	case len(rows) == 0:
		return nil, "no question matches"
	}
	return rows, prose.Count(len(a.briefing.present.questions), "question") + ", oldest first; enter removes one"
}

// doAsked clears the open questions, or mutes the source of the one under the
// cursor.
func (a *Explorer) doAsked(b *box, action keys.Action) {
	chair := a.briefing.present.chair
	if chair == nil || len(a.briefing.present.questions) == 0 {
		return
	}
	switch action {
	case keys.ClearQuestions:
		chair.Clear()
		a.toast = "all questions removed"
	case keys.Mute:
		if b.cursor == none {
			break
		}
		chair.Mute(b.rows[b.cursor].question)
		a.toast = "muted: questions from that address are refused"
	}
	a.lookAround()
}
