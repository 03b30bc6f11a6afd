package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/survey"
)

// SurveyOptions say what of a survey workbook is shown.
type SurveyOptions struct {
	Only     survey.Ref // a part, an item or a section; without one, all
	Notes    bool       // notes, which are for those who fill it in
	Contacts bool       // points of contact
	Blank    bool       // also items without an answer, with what is asked
}

// SurveyView is a survey workbook as JSON.
type SurveyView struct {
	Country  model.ISO3          `json:"country"`
	Year     int                 `json:"year"`
	Date     model.Date          `json:"date,omitzero"`
	By       string              `json:"by,omitempty"`
	Items    []SurveyItemView    `json:"items"`
	Contacts []SurveyContactView `json:"contacts,omitempty"`
	Records  []SurveyRecordView  `json:"records"`
}

// SurveyItemView is an item with its answers.
type SurveyItemView struct {
	Item       string               `json:"item"` // such as norms/j
	Title      string               `json:"title"`
	Text       string               `json:"text,omitempty"` // the norm's own words
	Scale      string               `json:"scale"`          // a word of the scale; empty for no answer
	Measures   string               `json:"measures"`
	Challenges string               `json:"challenges"`
	Needed     string               `json:"needed"`
	AnsweredBy string               `json:"answered_by"`
	Notes      string               `json:"notes,omitempty"`
	Evidence   []SurveyEvidenceView `json:"evidence"`
	Conflicts  []SurveyConflictView `json:"conflicts"`
}

// SurveyEvidenceView is a public text that shows an answer.
type SurveyEvidenceView struct {
	Title   string `json:"title"`
	Address string `json:"address"`
	Date    string `json:"date"`
}

// SurveyConflictView is one of the values on which copies differ.
type SurveyConflictView struct {
	Item   string `json:"item"`
	Answer string `json:"answer"`
	By     string `json:"by"`
	Value  string `json:"value"`
}

// SurveyContactView is a point of contact.
type SurveyContactView struct {
	Name  string `json:"name"`
	Role  string `json:"role"`
	Body  string `json:"body"`
	Email string `json:"email"`
	Phone string `json:"phone"`
}

// SurveyRecordView is a record of comity, to be confirmed.
type SurveyRecordView struct {
	Record  string `json:"record"`
	About   string `json:"about"`
	Text    string `json:"text"`
	Source  string `json:"source"`
	Address string `json:"address"`
	State   string `json:"state"`
	Comment string `json:"comment"`
}

// OfSurvey makes the report of a survey workbook. It says first whose words they are.
func OfSurvey(c *model.Corpus, w *survey.Workbook, o SurveyOptions) *Report {
	name := string(w.Country())
	if co, ok := c.Country(w.Country()); ok {
		name = co.DisplayName()
	}
	s := &Report{Title: fmt.Sprintf("Survey workbook of %s, %d", name, w.Year()), corpus: c}
	s.Header = []string{"item", "answer", "value", "address", "date", "by"}
	b := &surveyReport{Report: s, w: w, o: o, view: SurveyView{
		Country: w.Country(), Year: w.Year(), Date: w.Date(), By: w.By(), Items: []SurveyItemView{}, Records: []SurveyRecordView{},
	}}
	s.Lead = []string{
		"The answers are the State's own statement; comity gives no score and has verified none of them.",
		prose.Sentence(survey.Tally(w)),
	}
	if w.By() != "" {
		s.Lead = append(s.Lead, "Filled in by: "+w.By())
	}
	for _, part := range survey.Parts(c) {
		b.part(part)
	}
	if o.Contacts || o.Only.Part == survey.Contacts {
		b.contacts()
	}
	b.records()
	s.note("the headings of the four parts are quoted from " + survey.Voluntary().Source + ", " + survey.Voluntary().URL)
	s.note("the texts of the norms are quoted from their source; all other wording of the headings is comity's, and no question of UNIDIR's survey is quoted")
	s.JSON = b.view
	return s
}

type surveyReport struct {
	*Report
	w    *survey.Workbook
	o    SurveyOptions
	view SurveyView
}

// wanted reports whether an item or a section is asked for.
func (b *surveyReport) wanted(r survey.Ref) bool {
	only := b.o.Only
	return only == survey.Ref{} || only.Part == r.Part && (only.Item == "" || only.Item == r.Item)
}

// part adds the items of a part, and which have no answer.
func (b *surveyReport) part(p survey.Part) {
	var silent []string
	head := len(b.Parts)
	for _, q := range p.Questions {
		switch {
		case !b.wanted(q.Ref) || !b.w.Has(q.Ref):
		case b.o.Blank || b.o.Only.Item != "" || b.w.Answered(q.Ref):
			b.item(q)
		default:
			silent = append(silent, itemName(q))
		}
	}
	if len(b.Parts) == head && silent == nil {
		return
	}
	words := Part{ID: p.Key, Heading: p.Heading.Text}
	if silent != nil {
		words.Words = []string{prose.Sentence("no answer: " + strings.Join(silent, ", "))}
	}
	b.Parts = slices.Insert(b.Parts, head, words)
}

// itemName is an item in a list: "norm j", "points of contact".
func itemName(q survey.Question) string {
	if q.Ref.Part == survey.Norms {
		return "norm " + q.Ref.Item
	}
	return q.Title
}

// item adds an item with its answers.
func (b *surveyReport) item(q survey.Question) {
	r, w := q.Ref, b.w
	v := SurveyItemView{
		Item: r.String(), Title: q.Title, Text: q.Stem.Text, Scale: string(w.Scale(r)), Measures: w.Get(r, survey.MeasuresKey),
		Challenges: w.Get(r, survey.ChallengesKey), Needed: w.Get(r, survey.NeededKey), AnsweredBy: w.Get(r, survey.AnsweredByKey),
		Evidence: []SurveyEvidenceView{}, Conflicts: []SurveyConflictView{},
	}
	part := Part{ID: r.String(), Heading: q.Title}
	if r.Part == survey.Norms {
		part.Heading = "Norm " + r.Item + " · " + q.Title
		part.Words = []string{"“" + q.Stem.Text + "” (" + q.Stem.Source + ")"}
	}
	for _, f := range survey.Fields() {
		said := w.Get(r, f.Key)
		if f.Key == survey.NotesKey {
			if !b.o.Notes {
				continue
			}
			v.Notes = said
		}
		if said != "" {
			part.Words = append(part.Words, answer(f.Prompt, said)...)
			b.row(r.String(), f.Key, said, "", "", "")
		} else if b.o.Blank && f.Key != survey.EvidenceKey {
			part.Words = append(part.Words, f.Prompt+": no answer")
		}
	}
	for _, conflict := range w.Conflicts(r) {
		if conflict.Key == survey.NotesKey && !b.o.Notes {
			continue
		}
		part.Words = append(part.Words, prose.Capital(conflict.Key)+": copies differ, and no answer is chosen")
		for _, one := range conflict.Values {
			part.Words = append(part.Words, answer("By "+one.By, orCleared(one.Text))...)
			b.row(r.String(), conflict.Key, one.Text, "", "", one.By)
			v.Conflicts = append(v.Conflicts, SurveyConflictView{r.String(), conflict.Key, one.By, one.Text})
		}
	}
	for _, e := range w.Evidence(r) {
		if part.Table == nil {
			part.Table = &Table{Caption: "Evidence", Head: heads("text", "address", "date")}
		}
		part.Table.Rows = append(part.Table.Rows, Row{Cells: []Cell{words(e.Title), {Text: e.Address, Link: e.Address}, whole(e.Date)}})
		b.row(r.String(), survey.EvidenceKey, e.Title, e.Address, e.Date, "")
		v.Evidence = append(v.Evidence, SurveyEvidenceView(e))
	}
	b.Parts, b.view.Items = append(b.Parts, part), append(b.view.Items, v)
}

func orCleared(text string) string {
	if text == "" {
		return "the answer is cleared"
	}
	return text
}

// answer is an answer as paragraphs, the first behind what it answers.
func answer(prompt, said string) []string {
	lines := slices.DeleteFunc(strings.Split(said, "\n"), func(line string) bool { return strings.TrimSpace(line) == "" })
	if len(lines) == 0 {
		return nil
	}
	lines[0] = prompt + ": " + lines[0]
	return lines
}

func (b *surveyReport) contacts() {
	part := Part{ID: survey.Contacts, Heading: "Points of contact", Table: &Table{Head: heads("name", "role", "body", "email", "phone")}}
	for _, c := range b.w.Contacts() {
		row := []string{c.Name, c.Role, c.Body, c.Email, c.Phone}
		if strings.Join(row, "") == "" {
			continue
		}
		part.Table.Rows = append(part.Table.Rows, Row{Cells: prose.Each(row, words)})
		b.row(survey.Contacts, "contact", strings.Join(row, "; "), "", "", "")
		b.view.Contacts = append(b.view.Contacts, SurveyContactView(c))
	}
	if len(part.Table.Rows) == 0 {
		part.Table, part.Words = nil, []string{"None in this file."}
	}
	b.Parts = append(b.Parts, part)
}

// records adds what comity has on record, to be confirmed: all of it, or what is
// about the part or item that is shown.
func (b *surveyReport) records() {
	part := Part{
		ID: survey.Records, Heading: "What comity has on record, to be confirmed by the State",
		Table: &Table{Head: append(heads("record", "source"), words("state"), minor("comment"))},
	}
	only := b.o.Only
	for _, r := range b.w.Records("") {
		about := only.String()
		if only != (survey.Ref{}) && only.Part != survey.Records && r.About != about && !strings.HasPrefix(r.About, about+"/") {
			continue
		}
		part.Table.Rows = append(part.Table.Rows, Row{Cells: []Cell{words(r.Text), {Text: r.Source, Link: r.Address}, words(r.State), words(r.Comment)}})
		b.row(r.Key, "record", r.Text, r.Address, "", "")
		b.row(r.Key, "state", r.State, "", "", "")
		if r.Comment != "" {
			b.row(r.Key, "comment", r.Comment, "", "", "")
		}
		b.view.Records = append(b.view.Records, SurveyRecordView{r.Key, r.About, r.Text, r.Source, r.Address, r.State, r.Comment})
	}
	if n := len(part.Table.Rows); n > 0 {
		part.Count = strconv.Itoa(n)
		part.Long = only == (survey.Ref{})
		b.Parts = append(b.Parts, part)
	}
}
