package cli

import (
	"reflect"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/datapackage"
	"comity/model/prose"
	"comity/ui/report"
	"comity/ui/settings"
)

// document is JSON that commands print: its name, those commands, what it is,
// and the Go type from which it is printed.
type document struct {
	name     string
	commands []string
	title    string
	shape    reflect.Type
}

// documents are all that commands print as JSON.
func documents() []document {
	return []document{
		{"norms", []string{"norms"}, "The norms", reflect.TypeFor[[]report.NormSummary]()},
		{"norm", []string{"norm"}, "One norm", reflect.TypeFor[report.NormView]()},
		{"statements", []string{"statements"}, "The statements", reflect.TypeFor[[]report.StatementSummary]()},
		{"statement", []string{"statement"}, "One statement", reflect.TypeFor[report.StatementView]()},
		{"countries", []string{"countries", "who"}, "Countries", reflect.TypeFor[[]report.CountrySummary]()},
		{"country", []string{"country"}, "One country", reflect.TypeFor[report.CountryView]()},
		{"groups", []string{"groups"}, "The groups of States", reflect.TypeFor[[]report.GroupSummary]()},
		{"group", []string{"group"}, "One group of States", reflect.TypeFor[report.GroupView]()},
		{"pages", []string{"pages"}, "The pages and terms", reflect.TypeFor[[]report.PageSummary]()},
		{"page", []string{"page"}, "One page or term", reflect.TypeFor[report.PageView]()},
		{"says", []string{"says"}, "What documents say about the norms", reflect.TypeFor[[]report.SaidView]()},
		{"ask", []string{"ask"}, "The answer to a question", reflect.TypeFor[report.AnswerView]()},
		{"search", []string{"search"}, "Search results", reflect.TypeFor[[]report.HitView]()},
		{"cite", []string{"cite"}, "Citations", reflect.TypeFor[[]report.CiteView]()},
		{"matrix", []string{"matrix"}, "A matrix", reflect.TypeFor[report.MatrixView]()},
		{"matrix-says", []string{"matrix --says"}, "A matrix of what documents say", reflect.TypeFor[report.SaysMatrixView]()},
		{"map", []string{"map"}, "A map", reflect.TypeFor[report.MapView]()},
		{"timeline", []string{"timeline"}, "The timeline", reflect.TypeFor[report.TimelineView]()},
		{"compare", []string{"compare"}, "A comparison", reflect.TypeFor[report.CompareView]()},
		{"diff", []string{"diff", "crosswalk"}, "Two wordings compared", reflect.TypeFor[report.DiffView]()},
		{"keys", []string{"keys"}, "The key bindings of the explorer", reflect.TypeFor[[]keyView]()},
		{"settings", []string{"settings"}, "The settings", reflect.TypeFor[[]settingView]()},
		{"bookmarks", []string{"bookmarks", "bookmarks add", "bookmarks remove"}, "Bookmarks", reflect.TypeFor[[]settings.Bookmark]()},
		{"path", []string{"bookmarks --path"}, "The path of the bookmarks file", reflect.TypeFor[pathView]()},
		{"briefings", []string{"brief list"}, "The built-in briefings", reflect.TypeFor[[]briefingView]()},
		{"check", []string{"brief check"}, "Briefings and their problems", reflect.TypeFor[[]checkedView]()},
		{"template", []string{"data new", "survey new"}, "A template of a record or a survey workbook", reflect.TypeFor[templateView]()},
		{"survey", []string{"survey show", "survey export"}, "A survey workbook", reflect.TypeFor[report.SurveyView]()},
		{"survey-check", []string{"survey check"}, "Survey workbooks and their problems", reflect.TypeFor[[]surveyCheckView]()},
		{"survey-diff", []string{"survey diff"}, "What changed between survey workbooks", reflect.TypeFor[[]surveyChangeView]()},
		{"survey-merge", []string{"survey merge"}, "Answers on which copies of a survey workbook differ", reflect.TypeFor[[]report.SurveyConflictView]()},
		{"data-diff", []string{"data diff"}, "What changed between two corpora", reflect.TypeFor[datapackage.Changes]()},
		{"verify", []string{"data verify"}, "How many records there are", reflect.TypeFor[verifiedView]()},
		{"lint", []string{"data lint"}, "Faults in pages and records", reflect.TypeFor[[]faultView]()},
		{"stale", []string{"data lint --stale"}, "Outdated facts", reflect.TypeFor[[]agedView]()},
		{"export", []string{"data export"}, "The files that were written", reflect.TypeFor[[]exportView]()},
	}
}

func (d document) schema() *jsonSchema {
	printed := prose.Each(d.commands, func(command string) string { return `"comity ` + command + ` --json"` })
	return schemaOf(d.title, "What "+strings.Join(printed, " and ")+" prints.", d.shape)
}

// findDocument finds a document by its name, or by a command that prints it.
func findDocument(name string) (document, error) {
	var names []string
	for _, d := range documents() {
		if d.name == name || slices.Contains(d.commands, name) {
			return d, nil
		}
		names = append(append(names, d.name), d.commands...)
	}
	slices.Sort(names)
	return document{}, &model.NotFoundError{Kind: "schema", Name: name, Nearest: model.Nearest(name, slices.Compact(names), 3)}
}

func schemaColumns() []string { return []string{"key", "type", "always", "what"} }

func documentColumns() []string { return []string{"name", "printed_by"} }

func (s *session) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use: "schema [NAME]", Short: "print the JSON Schema of a command's --json output",
		Long: "Print the JSON Schema (draft 2020-12) of a command's --json output, or its keys\nwith --format csv or md. Columns: " + strings.Join(schemaColumns(), ", ") +
			".\n\nWithout NAME: list the names. Columns: " + strings.Join(documentColumns(), ", ") + ". With --json: all\nschemas, by name.",
		Example: "  comity data schema\n  comity data schema statement", DisableFlagsInUseLine: true,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return s.print(schemaList())
			}
			d, err := findDocument(strings.ToLower(strings.Join(args, " ")))
			if err != nil {
				return err
			}
			out, err := schemaOutput(d)
			if err != nil {
				return err
			}
			return s.print(out)
		},
	}
}

func schemaList() output {
	g := grid{header: documentColumns()}
	all := properties{}
	for _, d := range documents() {
		all = append(all, property{d.name, d.schema()})
		g.add(d.name, strings.Join(d.commands, ", "))
	}
	return output{table: g, json: all}
}

// schemaOutput is one schema: JSON as text too, since that is what it is.
func schemaOutput(d document) (output, error) {
	schema := d.schema()
	text, err := model.JSON(schema)
	if err != nil {
		return output{}, err
	}
	g := grid{header: schemaColumns(), flex: "what", weak: []string{"always"}}
	schema.list(&g, schema, "")
	return output{table: g, json: schema, lines: strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")}, nil
}

// list adds the keys of a schema to a table, those of objects within it after
// a dot, those of lists after [].
func (s *jsonSchema) list(g *grid, root *jsonSchema, under string) {
	if name, ok := strings.CutPrefix(s.Ref, "#/$defs/"); ok {
		s = root.Defs[name]
	}
	if s.Items != nil {
		s.Items.list(g, root, under+"[]")
		return
	}
	for _, p := range s.Properties {
		key, always := strings.TrimPrefix(under+"."+p.name, "."), "no"
		if slices.Contains(s.Required, p.name) {
			always = "yes"
		}
		g.add(key, p.schema.kind(), always, p.schema.Description)
		p.schema.list(g, root, key)
	}
}

// kind is the type of a value in a word or two.
func (s *jsonSchema) kind() string {
	switch {
	case s.Ref != "":
		return "object"
	case s.Items != nil:
		return "list of " + s.Items.kind() + "s"
	}
	return s.Type
}
