package explorer

import (
	"slices"

	"comity/model/prose"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/report"
)

// front reports whether the page Start here is in the pane of the reader, beside
// the lists. Any move in the lists shows a row instead.
func (a *Explorer) front() bool {
	return a.stage == nil && a.onStart() && !a.reading.whole
}

// onStart reports whether the page Start here is read, in whatever place.
func (a *Explorer) onStart() bool { return a.source.isStart(ref{List: topics, N: a.reading.topic}) }

// showFront shows the page Start here beside the lists or, where only one pane has
// room, in place of them.
func (a *Explorer) showFront() {
	a.leaveWhole()
	a.reading.topic, a.reading.finding, a.stage = len(a.source.topics)-1, finding{at: none}, nil
	a.panes.focus = a.panes.current
	a.fitFront()
	a.resetPage()
}

// fitFront gives the page Start here the focus where only one pane has room.
func (a *Explorer) fitFront() {
	if !a.front() {
		return
	}
	if a.measure(); a.layout.panes[reader].empty() && !a.layout.card {
		a.panes.focus = reader
	}
}

// rowPage begins the page of the row under the cursor at its top.
func (a *Explorer) rowPage() {
	if a.front() {
		a.reading.topic = none
	}
	a.resetPage()
}

// asking returns the question of the page Start here that a key runs, if it is shown.
func (a *Explorer) asking(key string) (keys.Action, bool) {
	if a.covered() || a.stage != nil || !a.onStart() {
		return "", false
	}
	return keys.Own(a.keyboard.table, keys.Start, key)
}

// startActions are the actions of the questions, in their order.
func startActions() []keys.Action {
	return []keys.Action{keys.AskFirst, keys.AskSecond, keys.AskThird, keys.AskFourth, keys.AskFifth}
}

// startKeys are the keys of the questions, in their order.
func (a *Explorer) startKeys() []string {
	return prose.Each(startActions(), func(action keys.Action) string { return a.keyFor(keys.Start, action, "%s") })
}

// askFromStart runs a question of the page Start here.
func (a *Explorer) askFromStart(action keys.Action) {
	a.goToTarget(report.Questions()[slices.Index(startActions(), action)].View)
}

// goToTarget goes to a place that a page names.
func (a *Explorer) goToTarget(target string) {
	v, err := place.ParseView(a.source.corpus, target)
	if err != nil {
		a.toast = "nothing is at " + target
		return
	}
	a.goToView(v)
}

// goToView goes to a scene, a briefing or a norm for a room in place of the screen, to
// a record or a page in the reader.
func (a *Explorer) goToView(v place.View) {
	if !v.Kind.Staged() && v.In != place.OnStage {
		a.goTo(v.Place)
		return
	}
	v.AsOf = a.day.asOf
	a.showStage(v)
}

// entrance is what the page Start here says besides the corpus.
func (a *Explorer) entrance() report.Entrance {
	e := report.Entrance{Screen: true, Narrow: a.layout.w < narrowWords, Keys: a.startKeys()}
	e.Briefings = a.keyFor(keys.Anywhere, keys.ShowBriefing, "%s")
	e.Decks = report.Decks(a.briefing.session.Library.Titles())
	return e
}

// document is the page of an item.
func (a *Explorer) document(r ref) *report.Article {
	if a.source.isStart(r) {
		return report.Start(a.source.corpus, a.entrance())
	}
	return a.source.page(r, a.day.asOf)
}

// startWord says whether somebody is presenting now, where that is known.
func (a *Explorer) startWord() string {
	if a.briefing.live.Now == nil {
		return ""
	}
	title, live := a.briefing.live.Now()
	switch {
	case !live:
		return "Nobody is presenting a briefing now."
	case title == "":
		return "A briefing is being presented now: ssh -t HOST follow"
	}
	return "Being presented now: " + title + ". To follow it: ssh -t HOST follow"
}
