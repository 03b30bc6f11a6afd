package explorer

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"comity/model"
	"comity/model/ask"
	"comity/model/chart"
	"comity/model/prose"
	"comity/model/query"
	"comity/model/search"
	"comity/ui/keys"
	"comity/ui/place"
)

// indexMsg carries what answers: the index of words, and the reader of questions.
type indexMsg struct {
	index  *search.Index
	reader *ask.Reader
}

// openAsk opens the box for questions, names, actions and words, and asks for the
// index and the reader if they are not there: they are half of all that the program
// would hold. They are made in a command, while the first letters are typed.
func (a *Explorer) openAsk(typed string) tea.Cmd {
	a.uncover()
	a.openBox(&asking{names: a.newNames(), recalled: none}, typed)
	if a.search.index != nil && a.search.reader != nil {
		return nil
	}
	s := a.shared
	return func() tea.Msg {
		// One after the other: side by side they hold both processors of a small machine,
		// and the first letter waits for its frame up to twice as long.
		return indexMsg{s.Index(), s.Reader()}
	}
}

// indexed keeps the index and the reader, and answers what has been typed since.
func (a *Explorer) indexed(msg indexMsg) tea.Cmd {
	a.search.index, a.search.reader = msg.index, msg.reader
	cmd, _ := a.refresh(keys.Search, false)
	return cmd
}

const (
	maxHits    = 60 // found in texts at once
	maxRecent  = 20 // questions remembered
	roomyLines = 14 // of the body, from which snippets have room
)

// asking is the box in which everything is asked: the answer to a question, where
// to go, what to do, and what is found in texts, the best first.
type asking struct {
	names    *names
	recalled int              // which of the questions before is shown; or none
	more     []ask.Completion // how the last word may go on
	faults   []extent         // the words that were not understood
}

func (*asking) title() string       { return "Ask" }
func (*asking) scope() keys.Scope   { return keys.Search }
func (k *asking) changed()          { k.recalled = none }
func (k *asking) misread() []extent { return k.faults }

func (*asking) waits(a *Explorer, typed string) bool { return a.search.reader == nil && typed != "" }

// section is a part of what the box offers. The one with the highest rank is first.
type section struct {
	title string
	rank  int
	rows  []choice
	word  string // its count
}

func (k *asking) offer(a *Explorer, typed string) ([]choice, string) {
	k.faults, k.more = nil, nil
	if strings.TrimSpace(typed) == "" {
		return k.beginning(a), "a question, a name, a command, or words: type"
	}
	var answer ask.Answer
	at, fault := k.typedPlace(a, strings.TrimSpace(typed))
	if reader := a.search.reader; reader != nil {
		k.more = reader.Complete(typed, 1)
		if len(at.rows) == 0 { // else it is no question
			answer = reader.Read(a.whole(strings.TrimSpace(typed)), a.day.today)
		}
	}
	k.point(a, typed, &answer)
	typed = strings.TrimSpace(typed)
	goes, does := k.names.found(typed)
	all := []section{k.answer(a, typed, &answer, goes.rows), at, goes, does, k.texts(a, typed, &answer, goes.rows)}
	all = slices.DeleteFunc(all, func(s section) bool { return len(s.rows) == 0 && s.word == "" })
	slices.SortStableFunc(all, func(x, y section) int { return y.rank - x.rank })
	words := fault
	if len(all) == 0 || all[0].rank > rankLetters { // letters scattered through names are no answer beside others
		all = slices.DeleteFunc(all, func(s section) bool { return s.rank <= rankLetters && s.title != inTexts })
	}
	var rows []choice
	for _, s := range all {
		if len(s.rows) > 0 {
			rows = append(append(rows, choice{head: true, label: s.title}), s.rows...)
		}
		if s.word != "" {
			words = append(words, s.word)
		}
	}
	switch {
	case a.search.index == nil:
		words = append(words, "building the index"+a.theme.Border.Ellipsis)
	case len(rows) == 0:
		rows = k.near(a, typed, &answer)
		if len(words) == 0 {
			words = []string{"nothing is called that and no text has these words"}
		}
	}
	return rows, strings.Join(words, " "+a.theme.Border.Dot+" ")
}

// The ranks of sections. A question is first, then a name that is what was typed,
// then names that begin so, those of which a word does, words found in texts, and
// letters scattered through names.
const (
	rankAsked    = 40
	rankSame     = 30
	rankRecord   = 25 // an answer that is a record, or a norm
	rankBegins   = 20
	rankDoubtful = 15 // an answer that left words over
	rankWords    = 10
	rankInText   = 5
	rankLetters  = 2
)

const inTexts = "Found in texts"

// answer is the section of the answer, its reading, and other readings. What is only
// a record that can be gone to is no answer.
func (k *asking) answer(a *Explorer, typed string, answer *ask.Answer, goes []choice) section {
	s := section{title: "Answer", rank: rankRecord}
	whole := len(answer.LeftOver) == 0
	if answer.Question != typed { // it goes on the question before
		typed, s.title = answer.Question, "Answer to "+model.Printable(answer.Question)
	}
	switch answer.Kind {
	case "", ask.Search:
		return section{}
	case ask.Who, ask.Cell, ask.Compare, ask.Votes, ask.Position:
		s.rank = rankAsked
	case ask.Record, ask.Norm:
	}
	if slices.ContainsFunc(goes, func(c choice) bool { return c.right == answer.Place && c.rank >= rankWords }) && answer.Count <= 1 && answer.Kind == ask.Record && whole {
		return section{}
	}
	if !whole {
		s.rank = min(s.rank, rankDoubtful)
		s.title = "Answer to the rest"
	}
	row := choice{label: a.dotted(answer.Says), right: "answer", do: func(a *Explorer) tea.Cmd { return a.openAnswer(typed, answer) }}
	if a.layout.body.h >= roomyLines {
		row.under = preview(answer)
	}
	s.rows = append(s.rows, row)
	if answer.Expression != "" && answer.Expression != typed {
		s.rows = append(s.rows, choice{label: "Read as " + answer.Expression, right: "edit", do: func(a *Explorer) tea.Cmd { return a.openAsk(answer.Expression) }})
	}
	for i, r := range answer.Readings {
		s.rows = append(s.rows, choice{label: strconv.Itoa(i+1) + "  " + r.Says, right: "other reading", do: func(a *Explorer) tea.Cmd { return a.openAsk(r.Question) }})
	}
	s.word = prose.Count(answer.Count, "State")
	if answer.Expression == "" && answer.Kind != ask.Norm {
		s.word = prose.Count(answer.Count, "answer")
	}
	if !whole {
		s.word = "not understood: " + strings.Join(answer.LeftOver, "; ") + " " + a.theme.Border.Dot + " " + s.word
	}
	return s
}

// preview is the beginning of an answer: the names, or else the first thing to know.
func preview(answer *ask.Answer) string {
	const most = 30
	var out []string
	for _, co := range answer.States[:min(len(answer.States), most)] {
		out = append(out, co.DisplayName())
	}
	switch {
	case len(out) > 2 || len(out) > 0 && answer.Expression != "":
		return strings.Join(out, ", ")
	case len(answer.Caveats) > 0:
		return answer.Caveats[0]
	}
	return ""
}

// openAnswer opens an answer: a comparison or a cell as its screen, a record as
// itself, and others as the list.
func (a *Explorer) openAnswer(typed string, answer *ask.Answer) tea.Cmd {
	a.remember(typed)
	v := place.OfQuestion(typed)
	if at, err := place.ParseView(a.source.corpus, answer.Place); err == nil && len(answer.LeftOver) == 0 &&
		(answer.Show || answer.Kind == ask.Compare && len(answer.Rows) != 1 || answer.Kind == ask.Cell && answer.Count == 1 || answer.Kind == ask.Record && answer.Count <= 1 && len(answer.Caveats) == 0 && !elsewhere(answer)) {
		v = at
	}
	if !v.Kind.Staged() {
		a.goTo(v.Place)
		return nil
	}
	a.showStage(v)
	return nil
}

// elsewhere reports whether the one row of an answer is not what its place shows: a text
// that names what has no record.
func elsewhere(answer *ask.Answer) bool {
	return len(answer.Rows) == 1 && answer.Rows[0].Statement != "" && answer.Rows[0].Place != answer.Place
}

// whole is a question that goes on the one before, such as "and Japan?", in full.
func (a *Explorer) whole(typed string) string {
	if a.search.reader == nil || len(a.search.past) == 0 {
		return typed
	}
	return a.search.reader.After(a.search.past[0], typed, a.day.today)
}

// remember keeps what was asked, the newest first.
func (a *Explorer) remember(typed string) {
	typed = strings.TrimSpace(typed)
	a.search.past = slices.Insert(slices.DeleteFunc(a.search.past, func(s string) bool { return s == typed }), 0, typed)
	a.search.past = a.search.past[:min(len(a.search.past), maxRecent)]
}

// typedPlace is the section of a place that is typed as it is, or what is wrong
// with it.
func (k *asking) typedPlace(a *Explorer, typed string) (section, []string) {
	kind, filter, _ := strings.Cut(strings.TrimSpace(typed), " ")
	if place.Kind(model.Fold(kind)) == place.Timeline && chart.Names(a.source.corpus, filter) {
		typed = place.OfTimeline(chart.Decades, strings.TrimSpace(filter), model.Date{}).String()
	}
	if !strings.ContainsAny(typed, "/?") || strings.Contains(typed, " ") {
		return section{}, nil
	}
	v, err := place.ParseView(a.source.corpus, typed)
	var missing *model.NotFoundError
	switch {
	case err == nil:
		return section{title: "Go to", rank: rankAsked + 2, rows: []choice{{label: "go to " + v.String(), do: func(a *Explorer) tea.Cmd {
			a.visit(v)
			return nil
		}}}}, nil
	case errors.As(err, &missing) && missing.Kind == "place" && !strings.Contains(typed, "?") && strings.ContainsAny(typed, "0123456789"): // 73/27
		return section{}, nil
	}
	return section{}, []string{err.Error()}
}

// point finds the words that were not understood, or the place of a mistake in an
// expression.
func (k *asking) point(a *Explorer, typed string, answer *ask.Answer) {
	from := 0
	for _, left := range answer.LeftOver {
		if answer.Kind == ask.Search {
			break
		}
		if i := strings.Index(typed[from:], left); i >= 0 {
			k.faults = append(k.faults, extent{Start: from + i, End: from + i + len(left)})
			from += i + len(left)
		}
	}
	if fault := a.mistake(typed); fault != nil && answer.Expression == "" {
		start := min(max(fault.Column-1, 0), len(typed))
		if runes := []rune(typed); fault.Column-1 < len(runes) {
			start = len(string(runes[:fault.Column-1]))
		}
		end := start + strings.IndexAny(typed[start:]+" ", " ,()")
		k.faults = []extent{{Start: start, End: max(end, min(start+1, len(typed)))}}
	}
}

// mistake is what is wrong with an expression that is typed; nil for what is none.
func (a *Explorer) mistake(typed string) *query.Error {
	var fault *query.Error
	if !strings.Contains(typed, "(") {
		return nil
	}
	if _, err := query.Compile(a.source.corpus, strings.TrimSpace(typed)); errors.As(err, &fault) {
		return fault
	}
	return nil
}
