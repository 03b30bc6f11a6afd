package report

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/ask"
	"comity/model/prose"
	"comity/ui/place"
)

// AnswerView is an answer as data.
type AnswerView struct {
	Question   string        `json:"question"`
	Kind       ask.Kind      `json:"kind"`
	Expression string        `json:"expression"`
	Place      string        `json:"place"`
	Answer     string        `json:"answer"`
	Count      int           `json:"count"`
	States     []model.ISO3  `json:"states"`
	Rows       []ask.Row     `json:"rows"`
	Caveats    []string      `json:"caveats"`
	LeftOver   []string      `json:"left_over"`
	Readings   []ask.Reading `json:"readings"`
	Near       []ask.Row     `json:"near"`
	Questions  []string      `json:"questions"`
}

// answerView is an answer as data; its lists are never null.
func answerView(a *ask.Answer) AnswerView {
	return AnswerView{
		Question: model.Clean(strings.ToValidUTF8(a.Question, "\uFFFD"), "", '\uFFFD'), Kind: a.Kind, Expression: a.Expression, Place: a.Place, Answer: a.Says, Count: a.Count,
		States: codes(a.States), Rows: list(a.Rows), Caveats: list(a.Caveats), LeftOver: list(a.LeftOver), Readings: list(a.Readings), Near: list(a.Near), Questions: list(a.Questions),
	}
}

// AnswerColumns are the columns of the rows of an answer.
func AnswerColumns() []string {
	return []string{"iso3", "name", "statement", "title", "act", "date", "note", "source", "place"}
}

// Asker answers questions: a program has one reader for all of them.
type Asker func(question string) ask.Answer

// OfQuestion makes the report of the answer at a place. It returns a
// [model.NotFoundError] where nothing is asked.
func OfQuestion(c *model.Corpus, v place.View, asker Asker) (*Report, error) {
	if strings.TrimSpace(v.Question()) == "" {
		return nil, &model.NotFoundError{Kind: "question", Name: v.Question()}
	}
	a := asker(v.Question())
	return OfAnswer(c, &a), nil
}

// OfAnswer makes the report of an answer: the answer in a sentence, how the question
// was read, and its rows, with what is to be known as notes.
func OfAnswer(c *model.Corpus, a *ask.Answer) *Report {
	s := &Report{Title: a.Title, Place: place.OfQuestion(a.Question).String(), Header: AnswerColumns(), JSON: answerView(a), corpus: c}
	if !a.Answered() {
		s.empty(strings.Join(append(notUnderstood(a), prose.Sentence(prose.Capital(a.Says))), " "))
	}
	part := Part{ID: "answer", Words: notUnderstood(a)}
	part.Words = append(part.Words, prose.Sentence(strings.ReplaceAll(prose.Capital(a.Says), " · ", ", ")))
	rows := s.answerRows(a)
	if act, names, alike := a.Alike(); alike {
		part.Words = append(part.Words, prose.Sentence(alikeWords(act, names)))
		rows.Long = true
	}
	if a.Expression != "" {
		part.Words = append(part.Words, "Read as: "+a.Expression)
	}
	s.Parts = append(s.Parts, part)
	if len(rows.Table.Rows) > 0 {
		s.Parts = append(s.Parts, rows)
	}
	s.note(a.Caveats...)
	for _, r := range a.Readings {
		s.note("other reading: " + r.Says)
	}
	return s
}

// notUnderstood says which words of a question were left over.
func notUnderstood(a *ask.Answer) []string {
	if len(a.LeftOver) == 0 {
		return nil
	}
	return []string{prose.Sentence("Not understood: " + strings.Join(a.LeftOver, "; "))}
}

// alikeWords lists States that did the same: "yes: Chile, Peru".
func alikeWords(act string, names []string) string {
	if act != "" {
		act += ": "
	}
	return act + strings.Join(names, ", ")
}

// answerRows is the part of the rows of an answer: States with what they did, or texts
// and records.
func (s *Report) answerRows(a *ask.Answer) Part {
	part := Part{ID: "rows", Heading: "Texts", Table: &Table{Head: heads("text", "what is said")}}
	states := len(a.Rows) > 0 && a.Rows[0].Name != ""
	switch {
	case states:
		part.Heading, part.Table.Head = "States", append(heads("State", "act", "text"), plain("date"))
	case a.Kind == ask.Search:
		part.Heading = "Records"
	}
	seen := map[model.StatementID]bool{}
	for _, r := range a.Rows {
		row := Row{Cells: []Cell{words(r.Title), words(r.Note)}}
		row.At, _ = place.Parse(s.corpus, r.Place)
		if states {
			act := words(r.Act)
			if known, ok := model.ParseAct(r.Act); ok && r.Act != "" {
				act = ActCell(known)
			}
			row.Cells = []Cell{words(r.Name), act, words(r.Title), whole(r.Date.String())}
			row.At = place.Place{Kind: place.Country, ID: string(r.ISO3)}
		}
		part.Table.Rows = append(part.Table.Rows, row)
		s.row(string(r.ISO3), r.Name, string(r.Statement), r.Title, r.Act, r.Date.String(), r.Note, r.Source, r.Place)
		if text, ok := s.corpus.Statement(r.Statement); ok && !seen[r.Statement] {
			seen[r.Statement] = true
			s.Texts = append(s.Texts, text)
		}
	}
	part.Count = strconv.Itoa(len(part.Table.Rows))
	return part
}
