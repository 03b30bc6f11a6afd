package explorer

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"comity/model/ask"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/screen"
	"comity/ui/screen/answerscreen"
	"comity/ui/screen/briefingscreen"
	"comity/ui/slide"
)

// showing is the action that shows a scene, and the scope of its keys.
type showing struct {
	action keys.Action
	scope  keys.Scope
}

// showings are those of all scenes.
func showings() place.PerScene[showing] {
	return place.PerScene[showing]{
		Matrix: showing{keys.ShowMatrix, keys.Matrix}, Map: showing{keys.ShowMap, keys.Map}, Timeline: showing{keys.ShowTimeline, keys.Timeline},
		Compare: showing{keys.ShowCompare, keys.Compare}, Diff: showing{keys.ShowCrosswalk, keys.Compare},
	}
}

// screenOf is the scene that an action shows; false for one that shows none.
func screenOf(action keys.Action) (place.Kind, bool) {
	for _, kind := range place.Scenes() {
		if of, _ := showings().Of(kind); of.action == action {
			return kind, true
		}
	}
	return "", false
}

// screenIn is the action that shows the first scene of a scope, else a comparison.
func screenIn(scope keys.Scope) keys.Action {
	for _, kind := range place.Scenes() {
		if of, _ := showings().Of(kind); of.scope == scope {
			return of.action
		}
	}
	return keys.ShowCompare
}

// stage is the screen in place of the panes.
type stage struct {
	screen.Screen
	slides *briefingscreen.Slides // the same, if it is a briefing
	answer *answerscreen.Screen   // the same, if it is an answer
}

// newStage returns the screen of a view, with defaults for missing parameters.
func (a *Explorer) newStage(v place.View) (*stage, error) {
	if v.Kind == place.Brief {
		s, err := briefingscreen.New(a.briefing.session, v)
		if err != nil {
			return nil, err
		}
		return &stage{Screen: s, slides: s}, nil
	}
	if v.Kind == place.Ask {
		s, err := answerscreen.New(a.source.corpus, a.answerTo, v)
		if err != nil {
			return nil, err
		}
		return &stage{Screen: s, answer: s}, nil
	}
	s, err := slide.SceneOf(a.source.corpus, v, a.day.today)
	if err != nil {
		return nil, err
	}
	return &stage{Screen: s}, nil
}

// answerTo answers a question.
func (a *Explorer) answerTo(question string) ask.Answer {
	return a.shared.Reader().Read(question, a.day.today)
}

// answered is the answer that is on screen.
func (a *Explorer) answered() (*answerscreen.Screen, bool) {
	if a.stage == nil || a.stage.answer == nil {
		return nil, false
	}
	return a.stage.answer, true
}

// pinAnswer pins what is under the cursor of an answer, or unpins it.
func (a *Explorer) pinAnswer() {
	s, ok := a.answered()
	if !ok {
		return
	}
	p, ok := s.Under()
	r, found := a.source.find(p)
	if !ok || !found || r.List >= listCount {
		a.toast = "nothing to pin is under the cursor"
		return
	}
	a.togglePin(r)
	a.toast = "unpinned: " + a.source.name(r)
	if slices.Contains(a.panes.pins, r) {
		a.toast = "pinned: " + a.source.name(r)
	}
}

// showStage shows the scene of a view in the place of whatever is on screen.
func (a *Explorer) showStage(v place.View) {
	next, err := a.newStage(v)
	if err != nil {
		a.toast = err.Error()
		return
	}
	a.leaveWhole()
	a.stage = next
}

// showScreen shows a scene, or the panes again.
func (a *Explorer) showScreen(action keys.Action) {
	kind, isScene := screenOf(action)
	switch {
	case !isScene && a.stage == nil && !a.reading.whole:
		a.toast = "these are the lists"
	case !isScene:
		a.leaveWhole()
		a.stage = nil
	case a.stage != nil && a.stage.View().Kind == kind:
		a.toast = "this is the " + a.stage.View().Screen()
	default:
		a.showStage(a.sceneHere(kind))
	}
}

// doStage runs an action of a scene, and reports whether the scene handled it.
func (a *Explorer) doStage(action keys.Action, count int, counted bool) (tea.Cmd, bool) {
	switch action {
	case keys.Pin:
		if _, ok := a.answered(); ok {
			a.pinAnswer()
			return nil, true
		}
	case keys.Filter:
		return nil, a.startAsking()
	case keys.SlideIndex:
		a.openIndex()
		return nil, true
	}
	return a.effect(a.stage.Do(action, count, counted))
}

// effect carries out the input of a scene.
func (a *Explorer) effect(e screen.Effect) (tea.Cmd, bool) {
	if e.Say != "" {
		a.toast = e.Say
	}
	if e.Type != nil {
		a.typeName(e.Type)
	}
	if e.AsOf != nil {
		a.date(*e.AsOf)
	}
	if e.Open != nil {
		a.visit(*e.Open)
	}
	if e.Visit != nil {
		a.goToView(*e.Visit)
	}
	return e.Cmd, e.Done
}

// stageLines draws a scene with its frame: r.h lines of r.w cells.
func (a *Explorer) stageLines(r rect) []string {
	lines := a.stage.Draw(a.theme, r.w-4, r.h-2) // the edges say which part of it is shown
	left, right := a.stage.Title()
	left, right = a.dotted(left), a.dotted(right)
	if in, ok := a.top().(*lineInput); ok && !in.onLastLine(a) {
		text, _ := in.shown(max(r.w-10-cells.Width(in.label()), 1))
		left = in.label() + " " + text
	}
	return a.framed(r, left, right, lines, a.dotted(a.stage.Foot()))
}

// dotted is a text of a scene with the dots of the theme between its parts.
func (a *Explorer) dotted(text string) string {
	return strings.ReplaceAll(text, " · ", " "+a.theme.Border.Dot+" ")
}

// digitMsg arrives a moment after a single digit: then it was not a count.
type digitMsg struct {
	digit string
	typed int // how many keys had been typed then
}

// moment is how long a digit waits for what it may count.
const moment = 400 * time.Millisecond

// wait says in a moment that a digit was typed alone. In a briefing it counts slides,
// and leads to no screen.
func (a *Explorer) wait(digit string) tea.Cmd {
	_, talks := a.slides()
	if _, bound := keys.For(a.keyboard.table, a.scope(), digit); !bound || talks {
		return nil
	}
	return a.later(moment, digitMsg{digit, a.keyboard.typed})
}

// digitAlone carries out what a digit does that was typed alone.
func (a *Explorer) digitAlone(msg digitMsg) tea.Cmd {
	if a.keyboard.typed != msg.typed || a.keyboard.pending != msg.digit {
		return nil
	}
	a.keyboard.pending = ""
	action, ok := keys.For(a.keyboard.table, a.scope(), msg.digit)
	if !ok {
		return nil
	}
	return a.do(action, 0)
}

// WaitMsg is the result of a command that only waits. All other commands
// compute, and a server schedules them; it runs this one outside the schedule.
type WaitMsg func() tea.Msg

// waits returns a command that waits and sends what wait returns, if not nil.
func waits(wait func() tea.Msg) tea.Cmd {
	return func() tea.Msg { return WaitMsg(wait) }
}

// waitsFor returns a command that waits for the next value, and sends its message;
// none if there is nothing to wait for.
func waitsFor[T any](next func() (T, bool), message func(T) tea.Msg) tea.Cmd {
	if next == nil {
		return nil
	}
	return waits(func() tea.Msg {
		if value, ok := next(); ok {
			return message(value)
		}
		return nil
	})
}

// waitsForNews returns a command that waits for news of a room, and sends a
// message; none outside a room.
func waitsForNews(room interface{ Wait() bool }, msg tea.Msg) tea.Cmd {
	if room == nil {
		return nil
	}
	return waitsFor(func() (tea.Msg, bool) { return msg, room.Wait() }, func(msg tea.Msg) tea.Msg { return msg })
}

// later sends a message after some time.
func later(d time.Duration, msg tea.Msg) tea.Cmd {
	return waits(tea.Tick(d, func(time.Time) tea.Msg { return msg }))
}
