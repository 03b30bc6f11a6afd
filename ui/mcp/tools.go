package mcp

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"comity/model"
	"comity/model/cite"
	"comity/model/prose"
	"comity/ui/accessible"
	"comity/ui/place"
	"comity/ui/render"
	"comity/ui/report"
)

type answer struct {
	Title    string   `json:"title" jsonschema:"what this is about"`
	Text     string   `json:"text" jsonschema:"the answer as Markdown; blockquotes are official words, byte for byte"`
	Caveats  []string `json:"caveats" jsonschema:"notes on the answer"`
	Citation string   `json:"citation" jsonschema:"how to cite this, with the corpus"`
	Place    string   `json:"place" jsonschema:"shows the same in comity: comity open PLACE"`
	Corpus   corpus   `json:"corpus" jsonschema:"the version of the records"`
	Use      string   `json:"use" jsonschema:"how this may be reported"`
	LeftOut  []string `json:"left_out,omitempty" jsonschema:"parts that are only counted here; all has them"`
	Instead  []string `json:"instead,omitempty" jsonschema:"questions that have an answer, where this one had none"`
	Data     any      `json:"data,omitempty" jsonschema:"the same as comity prints with --json, if data was asked for"`
}

type corpus struct {
	Day  string `json:"day" jsonschema:"the day on which the records were compiled"`
	Hash string `json:"hash" jsonschema:"the beginning of the hash of the records"`
}

// The arguments of the tools.
type (
	asked struct {
		Question string `json:"question" jsonschema:"the question, such as: who signed the paris call in africa; how did brazil vote on 73/27; nato not joint statement 2019"`
		Data     bool   `json:"data,omitempty" jsonschema:"with the answer as data"`
	}
	sought struct {
		Words string `json:"words" jsonschema:"words that all stand in the text, or a phrase in quotation marks; kind:norm, year:2018..2021 and by:EST narrow it"`
		Limit int    `json:"limit,omitempty" jsonschema:"the most results, 1 to 100; 20 if not given"`
		Data  bool   `json:"data,omitempty" jsonschema:"with the results as data"`
	}
	named struct {
		Name string `json:"name" jsonschema:"a place (norm/f, statement/joint-statement-2019, country/EST, group/nato, page/pillars, term/attribution, document/ID) or a name that only one record has (Chile, A/RES/73/27, norm f)"`
		Data bool   `json:"data,omitempty" jsonschema:"with the record as data, which is long"`
	}
	beside struct {
		Names []string `json:"names" jsonschema:"two to six countries and groups (EST, EU@2019-09-23), or two to six statements, or one country, which is compared with all others"`
		AsOf  string   `json:"as_of,omitempty" jsonschema:"the situation on a day: 2019, 2019-09 or 2019-09-23"`
		All   bool     `json:"all,omitempty" jsonschema:"with the long tables and the sources of each text, about 20,000 words"`
		Data  bool     `json:"data,omitempty" jsonschema:"with the comparison as data, which is long"`
	}
	cited struct {
		Places []string `json:"places" jsonschema:"places or names, as for record"`
		Style  string   `json:"style,omitempty" jsonschema:"plain, footnote, bibtex, ris or csl-json; plain if not given"`
		Data   bool     `json:"data,omitempty" jsonschema:"with the citations as data"`
	}
	listed struct {
		Kind string `json:"kind" jsonschema:"norms, statements, countries, groups or pages"`
		Data bool   `json:"data,omitempty" jsonschema:"with the list as data, which is long"`
	}
)

func (o *Options) tools(s *sdk.Server) {
	add(o, s, "ask", "Answer a plain question from the records: who signed, voted, joined or has a position; how a State voted; how many; where States differ. It is read by fixed rules; the answer says how it was read, and lists words that were not understood.", o.ask)
	add(o, s, "search", "Search every record for all the words; best matches first.", o.search)
	add(o, s, "record", "One record in full: a norm (its text, the statements that carry it, the States on record for it), a statement (what it is, what each State did), a country (what it did about every statement), a group, a page, a term or a national document.", o.record)
	add(o, s, "compare", "Countries, groups or statements side by side: the texts that all joined, that only one joined, the votes that differ, how often they agree, with counts.", o.compare)
	add(o, s, "cite", "Citations of records and pages, with the official text, its symbol and address, the date of its list of States and the corpus.", o.cite)
	add(o, s, "list", "The norms, the statements (newest first), the countries, the groups of States, or the pages and terms.", o.list)
}

// add adds a tool, whose answers are computed through the gate.
func add[In any](o *Options, s *sdk.Server, name, about string, tool func(context.Context, In) (*answer, error)) {
	no := false
	sdk.AddTool(s, &sdk.Tool{
		Name: name, Description: about,
		Annotations: &sdk.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, DestructiveHint: &no, OpenWorldHint: &no},
	}, func(ctx context.Context, _ *sdk.CallToolRequest, in In) (*sdk.CallToolResult, *answer, error) {
		a, err := (*answer)(nil), errors.New("the session has ended")
		o.Gate.Do(func(accessible.Turn) { a, err = tool(ctx, in) })
		if err != nil {
			return nil, nil, errors.New(model.Printable(err.Error()))
		}
		version := o.Corpus.Version()
		a.Corpus, a.Use = corpus{version.Compiled.String(), version.Hash}, report.NoMore
		a.Caveats = append(a.Caveats, report.Unsaid)
		return &sdk.CallToolResult{Content: []sdk.Content{&sdk.TextContent{Text: a.markdown()}}}, a, nil
	})
}

// markdown is the answer for an assistant that reads text alone.
func (a *answer) markdown() string {
	var b strings.Builder
	b.WriteString(strings.TrimRight(a.Text, "\n") + "\n\n---\n")
	for _, caveat := range a.Caveats {
		if !strings.Contains(a.Text, caveat) {
			b.WriteString("- " + caveat + "\n")
		}
	}
	if len(a.LeftOut) > 0 {
		b.WriteString("- Only counted here: " + strings.Join(a.LeftOut, "; ") + "\n")
	}
	if len(a.Instead) > 0 {
		b.WriteString("- Ask instead: " + strings.Join(a.Instead, "; ") + "\n")
	}
	b.WriteString("- Cite as: " + a.Citation + "\n- " + a.Use + "\n")
	return b.String()
}

func (o *Options) answer(r *report.Report, ref cite.Reference, data bool) (*answer, error) {
	text, err := render.Bytes(r, render.Markdown)
	if err != nil {
		return nil, err
	}
	a := &answer{Title: ref.Title, Text: string(text), Place: ref.Place, Citation: strings.TrimSpace(cite.Plain.Write(ref)), Caveats: slices.Clone(r.Notes)}
	if ref.Caution != "" {
		a.Caveats = append(a.Caveats, prose.Sentence("Confidence: "+ref.Caution))
	}
	if ref.List != "" {
		a.Caveats = append(a.Caveats, prose.Sentence(prose.Capital(ref.List)))
	}
	for _, words := range model.CorrectedWords(r.Corrected) {
		if words = prose.Sentence(words); !slices.Contains(a.Caveats, words) {
			a.Caveats = append(a.Caveats, words)
		}
	}
	if data {
		a.Data = r.JSON
	}
	return a, nil
}

// mostLetters is how long a question may be.
const mostLetters = 1000

// short faults words that are longer than any question.
func short(what, words string) error {
	if n := utf8.RuneCountInString(words); n > mostLetters {
		return fmt.Errorf("%s is too long: %d letters; the limit is %d", what, n, mostLetters)
	}
	return nil
}

func (o *Options) ask(_ context.Context, in asked) (*answer, error) {
	if err := short("the question", in.Question); err != nil {
		return nil, err
	}
	if strings.TrimSpace(in.Question) == "" {
		return nil, errors.New("a question is needed, such as: who signed the paris call in africa")
	}
	read := o.Reader.Read(in.Question, o.Today())
	r := report.OfAnswer(o.Corpus, &read)
	a, err := o.answer(r, cite.OfAnswer(o.Corpus, r.Place, model.Printable(in.Question), read.Expression, read.Says, o.Today()), in.Data)
	if err == nil {
		a.Title, a.Instead = read.Title, read.Questions
	}
	return a, err
}

func (o *Options) search(_ context.Context, in sought) (*answer, error) {
	if err := short("the query", in.Words); err != nil {
		return nil, err
	}
	limit := in.Limit
	if limit == 0 {
		limit = 20
	}
	if limit < 1 || limit > 100 {
		return nil, fmt.Errorf("limit is %d, expected 1 to 100", limit)
	}
	found := o.Index().Search(in.Words, limit)
	if found.Problem != "" {
		return nil, errors.New(found.Problem)
	}
	r := report.Hits(found)
	title, count := "Search for: "+model.Printable(in.Words), prose.Of(len(found.Hits), found.Total)+" results"
	r.Notes = append(r.Notes, prose.Sentence(count))
	return o.answer(r, cite.OfScene(o.Corpus, place.OfQuestion(in.Words).String(), title, count, nil, o.Today()), in.Data)
}

func (o *Options) record(ctx context.Context, in named) (*answer, error) {
	v, err := place.ParseView(o.Corpus, in.Name)
	if err != nil {
		return nil, err
	}
	ref, ok := v.Reference(o.Corpus, o.Today())
	if !ok {
		return nil, fmt.Errorf("%s is no record; use list, or compare", model.Printable(in.Name))
	}
	r, err := report.Of(ctx, o.Corpus, place.View{Place: v.Place, AsOf: v.AsOf})
	if err != nil {
		return nil, err
	}
	a, err := o.answer(r, ref, in.Data)
	if err == nil {
		a.Title = r.Title
	}
	return a, err
}

func (o *Options) compare(ctx context.Context, in beside) (*answer, error) {
	var day model.Date
	if in.AsOf != "" {
		var err error
		if day, err = model.ParseDate(in.AsOf); err != nil {
			return nil, fmt.Errorf("as_of is %q, expected a date: 2019, 2019-09 or 2019-09-23", model.Printable(in.AsOf))
		}
	}
	if len(in.Names) > 6 {
		return nil, fmt.Errorf("names has %d names, expected 1 to 6", len(in.Names))
	}
	v := place.OfScene(o.Corpus, place.Compare, map[string]string{"of": strings.Join(in.Names, ",")}, day)
	r, err := report.Of(ctx, o.Corpus, v)
	if err != nil {
		return nil, err
	}
	ref, _, err := report.Reference(ctx, o.Corpus, v, o.Today())
	if err != nil {
		return nil, err
	}
	var left []string
	if !in.All {
		r, left = r.Short()
	}
	a, err := o.answer(r, ref, in.Data)
	if err == nil {
		a.LeftOut = left
	}
	return a, err
}

func (o *Options) cite(_ context.Context, in cited) (*answer, error) {
	const most = 50
	if n := len(in.Places); n < 1 || n > most {
		return nil, fmt.Errorf("places has %d places, expected 1 to %d", n, most)
	}
	if in.Style == "" {
		in.Style = string(cite.Plain)
	}
	style, err := cite.ParseStyle(in.Style)
	if err != nil {
		return nil, err
	}
	r, err := report.Citations(o.Corpus, in.Places, style, o.Today())
	if err != nil {
		return nil, err
	}
	a, err := o.answer(r, cite.OfScene(o.Corpus, r.Rows[0][0], "Citations", "", nil, o.Today()), in.Data)
	if err != nil {
		return nil, err
	}
	a.Text = ""
	for _, line := range r.Lines {
		a.Text += line[0] + "\n"
	}
	a.Citation = strings.TrimRight(a.Text, "\n")
	return a, nil
}

func (o *Options) list(_ context.Context, in listed) (*answer, error) {
	c := o.Corpus
	kinds := []struct {
		name, title, place string
		list               func() *report.Report
	}{
		{"norms", "The norms", string(place.Norm), func() *report.Report { return report.Norms(c, c.Norms()) }},
		{"statements", "The statements", string(place.Statement), func() *report.Report { return report.Statements(c, c.Statements()) }},
		{"countries", "The countries", string(place.Country), func() *report.Report { return report.Countries(c, c.Countries()) }},
		{"groups", "The groups of States", place.OfQuestion("groups").String(), func() *report.Report { return report.Groups(c.Groups()) }},
		{"pages", "The pages and terms", report.Contents, func() *report.Report { return report.Pages(slices.Concat(c.Pages(), c.Terms())) }},
	}
	var names []string
	for _, k := range kinds {
		if names = append(names, k.name); k.name == strings.ToLower(strings.TrimSpace(in.Kind)) {
			r := k.list()
			return o.answer(r, cite.OfScene(c, k.place, k.title, prose.Count(len(r.Rows), "row"), nil, o.Today()), in.Data)
		}
	}
	return nil, &model.NotFoundError{Kind: "list", Name: in.Kind, Nearest: names}
}
