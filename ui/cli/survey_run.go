package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/prose"
	"comity/model/survey"
	"comity/ui/render"
	"comity/ui/report"
	"comity/ui/theme"
)

// surveyNew makes a workbook and writes or prints it.
func (s *session) surveyNew(name string, o surveyNew) error {
	c, err := s.corpus()
	if err != nil {
		return err
	}
	co, err := c.MatchCountry(name)
	if err != nil {
		return err
	}
	for _, part := range o.only {
		if !slices.Contains(survey.PartNames(), part) {
			return &model.NotFoundError{Kind: "part of the survey", Name: part, Nearest: model.Nearest(part, survey.PartNames(), 3)}
		}
	}
	today := s.today()
	if o.year == 0 {
		o.year = today.Year
	}
	if o.year < 2000 || o.year > 2200 {
		return usage("--year is %d, expected one such as 2026", o.year)
	}
	w := survey.New(c, survey.Options{Country: co, Year: o.year, Date: today, By: o.by, Only: o.only, Bare: o.bare})
	text, err := w.Encode()
	if err != nil {
		return err
	}
	if o.file == "" {
		o.file = fmt.Sprintf("%s-%d.yaml", co.ISO3, o.year)
	}
	out := templateOutput(o.file, string(text))
	if s.env.Workbook == nil || o.file == stdin {
		return s.print(out)
	}
	if err := s.writeWorkbook(o.file, w); err != nil {
		return err
	}
	out.lines = []string{model.Printable(o.file)}
	out.talk = prose.Sentence(survey.Tally(w)) + " Fill it in, then run comity survey check."
	return s.print(out)
}

// writeWorkbook writes a workbook to a file that does not exist.
func (s *session) writeWorkbook(file string, w *survey.Workbook) error {
	err := s.env.Workbook(file).Create(w)
	if errors.Is(err, fs.ErrExist) {
		err = fmt.Errorf("nothing was written: %s already exists; name another file with -o", model.Quoted(file))
	}
	if err != nil {
		return &exit{code: failed, err: err}
	}
	return nil
}

// readWorkbooks reads the workbooks of files, or returns the faults of all.
func (s *session) readWorkbooks(names ...string) ([]*survey.Workbook, error) {
	var out []*survey.Workbook
	var all model.Faults
	for _, name := range names {
		w, err := s.env.Workbook(name).Read()
		if faults := (model.Faults)(nil); errors.As(err, &faults) {
			all = append(all, faults...)
		} else if err != nil {
			return nil, err
		}
		out = append(out, w)
	}
	if all != nil {
		return nil, all
	}
	return out, nil
}

func surveyCheckColumns() []string {
	return []string{"file", "country", "year", "answers", "faults", "remarks"}
}

// surveyCheckView is a workbook that was checked.
type surveyCheckView struct {
	File    string            `json:"file"`
	Country string            `json:"country"` // as the file has it
	Year    int               `json:"year"`
	Answers string            `json:"answers"` // how many items have one
	Faults  []surveyFaultView `json:"faults"`
	Remarks []surveyFaultView `json:"remarks"`
}

// surveyFaultView is something wrong or worth knowing, and where.
type surveyFaultView struct {
	Line   int    `json:"line"`
	Column int    `json:"column"`
	What   string `json:"what"`
}

// surveyCheck prints, for each workbook, how much is in it, and all that is wrong.
func (s *session) surveyCheck(names []string) error {
	c, err := s.corpus()
	if err != nil {
		return err
	}
	o := output{table: grid{header: surveyCheckColumns(), flex: "file"}, lines: []string{}}
	views := []surveyCheckView{}
	var all model.Faults
	for _, name := range names {
		v := surveyCheckView{File: name, Faults: []surveyFaultView{}, Remarks: []surveyFaultView{}}
		w, err := s.env.Workbook(name).Read()
		faults := (model.Faults)(nil)
		if err != nil && !errors.As(err, &faults) {
			return err
		}
		v.Faults = append(v.Faults, prose.Each(faults, faultAt)...)
		line := "cannot be read"
		if w != nil {
			v.Country, v.Year, v.Answers = string(w.Country()), w.Year(), survey.Tally(w)
			faults = s.tellSurvey(name, survey.Check(c, w, s.today()), &v)
			line = model.Printable(v.Country) + " " + strconv.Itoa(v.Year) + ", " + v.Answers
		}
		all, views = append(all, faults...), append(views, v)
		o.lines = append(o.lines, model.Printable(name)+": "+line+", "+foundWords(len(v.Faults), len(v.Remarks)))
		o.table.add(name, v.Country, strconv.Itoa(v.Year), v.Answers, strconv.Itoa(len(v.Faults)), strconv.Itoa(len(v.Remarks)))
	}
	o.json = views
	if err := s.print(o); err != nil {
		return err
	}
	if len(all) > 0 {
		return all
	}
	return nil
}

// faultAt is a fault of a file that cannot be read.
func faultAt(f model.Fault) surveyFaultView {
	line, column, _ := strings.Cut(f.Record, ":")
	v := surveyFaultView{What: f.What}
	v.Line, _ = strconv.Atoi(line)     // it was made of numbers
	v.Column, _ = strconv.Atoi(column) // the same
	return v
}

// tellSurvey takes in what was found, prints the remarks, and returns the faults.
func (s *session) tellSurvey(name string, found []survey.Fault, v *surveyCheckView) model.Faults {
	var faults survey.Faults
	for _, f := range found {
		at := surveyFaultView{f.Line, f.Column, model.Printable(f.Text)}
		if f.Remark {
			v.Remarks = append(v.Remarks, at)
			say(s.env.Err, model.Printable(name)+":"+f.At()+": remark: "+at.What)
			continue
		}
		v.Faults, faults = append(v.Faults, at), append(faults, f)
	}
	return faults.InFile(name)
}

// surveyReport makes the report of the workbook of a file.
func (s *session) surveyReport(name, part string, o surveyShow) (*report.Report, error) {
	c, err := s.corpus()
	if err != nil {
		return nil, err
	}
	options := report.SurveyOptions{Notes: o.notes, Contacts: o.contacts, Blank: o.blank}
	if part != "" {
		if options.Only, err = survey.MatchRef(part); err != nil {
			return nil, err
		}
	}
	all, err := s.readWorkbooks(name)
	if err != nil {
		return nil, err
	}
	if options.Only.Item != "" {
		options.Blank = true
	}
	return report.OfSurvey(c, all[0], options), nil
}

// surveyShow prints a workbook, or one part of it.
func (s *session) surveyShow(name, part string, o surveyShow) error {
	r, err := s.surveyReport(name, part, o)
	if err != nil {
		return err
	}
	out := output{report: r, table: grid{header: r.Header, rows: r.Rows}, fields: oneLined(r.Rows)}
	out.draw = func(look *theme.Theme, width int) string { return drawParts(look, r, width) }
	return s.print(out)
}

// oneLined is rows whose cells have one line each.
func oneLined(rows [][]string) [][]string {
	return prose.Each(rows, func(row []string) []string {
		return prose.Each(row, func(cell string) string { return strings.Join(strings.Fields(cell), " ") })
	})
}

// surveyExport writes a workbook in a format of files.
func (s *session) surveyExport(name string, o surveyShow) error {
	r, err := s.surveyReport(name, "", o)
	if err != nil {
		return err
	}
	format := s.flags.format
	if format == render.Text {
		format = render.HTML
	}
	text, err := render.Bytes(r, format)
	if err == nil {
		text, err = s.tableFor(text)
	}
	if err != nil {
		return err
	}
	if o.file == "" {
		_, err = s.env.Out.Write(text)
		return err
	}
	return s.writeExport(o.file, text, o.replace)
}

func surveyDiffColumns() []string { return []string{"item", "answer", "was", "now"} }

// surveyChangeView is an answer that changed.
type surveyChangeView struct {
	Item   string `json:"item"` // empty for the head of the file
	Answer string `json:"answer"`
	Was    string `json:"was"`
	Now    string `json:"now"`
}

// surveyDiff lists what changed.
func (s *session) surveyDiff(old, now string) error {
	both, err := s.readWorkbooks(old, now)
	if err != nil {
		return err
	}
	if a, b := both[0].Country(), both[1].Country(); a != b {
		return usage("the country of %s is %s and that of %s is %s; compare workbooks of one State", model.Printable(old), model.Printable(string(a)), model.Printable(now), model.Printable(string(b)))
	}
	views := []surveyChangeView{}
	g := grid{header: surveyDiffColumns()}
	for _, c := range survey.Diff(both[0], both[1]) {
		views = append(views, surveyChangeView{c.Ref.String(), c.Key, c.Was, c.Now})
		g.add(c.Ref.String(), c.Key, c.Was, c.Now)
	}
	return s.print(listed(g, views, prose.Count(len(views), "change")))
}

// listed is a list whose cells may have several lines: in files they have, on a
// terminal and in a pipe each stands on one.
func listed(g grid, views any, talk string) output {
	short := grid{header: g.header, rows: oneLined(g.rows), flex: g.header[len(g.header)-1], soft: g.header[2:3]}
	return output{table: g, json: views, fields: short.rows, talk: talk, draw: func(look *theme.Theme, width int) string { return tableText(look, short, width) }}
}

func surveyMergeColumns() []string { return []string{"item", "answer", "by", "value"} }

// surveyMerge writes the copies as one file, and lists the conflicts.
func (s *session) surveyMerge(base string, names []string, file string) error {
	all, err := s.readWorkbooks(names...)
	if err != nil {
		return err
	}
	var from *survey.Workbook
	if base != "" {
		before, err := s.readWorkbooks(base)
		if err != nil {
			return err
		}
		from = before[0]
	}
	var copies []survey.Copy
	for i, w := range all {
		copies = append(copies, survey.Copy{Name: names[i], Book: w})
	}
	w, err := survey.Merge(from, copies)
	if err != nil {
		return usage("nothing was written: %w", err)
	}
	if err := s.writeWorkbook(file, w); err != nil {
		return err
	}
	views := []report.SurveyConflictView{}
	g := grid{header: surveyMergeColumns()}
	conflicts := w.AllConflicts()
	for _, c := range conflicts {
		for _, v := range c.Values {
			views = append(views, report.SurveyConflictView{Item: c.Ref.String(), Answer: c.Key, By: v.By, Value: v.Text})
			g.add(c.Ref.String(), c.Key, v.By, v.Text)
		}
	}
	if err := s.print(listed(g, views, "")); err != nil {
		return err
	}
	say(s.env.Err, model.Printable(file)+": "+survey.Tally(w)+" from "+prose.Count(len(all), "copy", "copies"))
	if len(conflicts) > 0 {
		return &exit{code: failed, err: fmt.Errorf("copies differ on %s; both values are in %s, under conflicts; write the answer there and delete them", prose.Count(len(conflicts), "answer"), model.Quoted(file))}
	}
	return nil
}

// surveyFiles completes the files of workbooks; behind the first of "survey show",
// what can be shown.
func surveyFiles(cmd *cobra.Command, before []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if cmd.Name() == "show" && len(before) > 0 {
		return fixed(survey.RefNames()...)(cmd, before, typed)
	}
	return []cobra.Completion{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
}
