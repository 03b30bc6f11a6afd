package survey

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"comity/model"
)

// Options say what a new workbook is for.
type Options struct {
	Country *model.Country
	Year    int
	Date    model.Date
	By      string // who fills it in; or nothing
	// Only are the parts that it has; without any, the four parts and the records.
	Only []string
	// Bare leaves the records of comity out.
	Bare bool
}

// PartNames returns the names of what a file can be restricted to.
func PartNames() []string { return append(PartKeys(), Contacts) }

// New makes an empty workbook, with what comity has on record about the State, each
// with its source and to be confirmed. With contacts among its parts it has a place
// for one; contacts are otherwise left to a file of their own.
func New(c *model.Corpus, o Options) *Workbook {
	top := &yaml.Node{Kind: yaml.MappingNode}
	w := &Workbook{&yaml.Node{Kind: yaml.DocumentNode, Content: []*yaml.Node{top}}}
	head := func(name, value string) {
		put(top, name, &yaml.Node{Kind: yaml.ScalarNode, Value: value}, topKeys())
	}
	head(VersionKey, strconv.Itoa(Version))
	w.Set(Ref{}, CountryKey, string(o.Country.ISO3))
	head(YearKey, strconv.Itoa(o.Year))
	head(DateKey, o.Date.String())
	w.Set(Ref{}, ByKey, o.By)
	w.Set(Ref{}, CorpusKey, c.Version().String())
	top.Content[0].HeadComment = comment(headComment(o.Country, o.Year))
	top.Content[pair(top, ByKey)-1].HeadComment = "# Who fills in this copy: a ministry or body, not a person."
	for _, p := range Parts(c) {
		if len(o.Only) == 0 || slices.Contains(o.Only, p.Key) {
			w.addPart(p)
		}
	}
	if slices.Contains(o.Only, Contacts) {
		setEntries(top, Contacts, []*yaml.Node{keyed(contactKeys(), "", "", "", "", "")}, topKeys())
		top.Content[pair(top, Contacts)-1].HeadComment = comment("Points of contact. comity survey export leaves them out unless you ask for them.")
	}
	if !o.Bare && !slices.Equal(o.Only, []string{Contacts}) {
		w.addRecords(KnownOf(c, o.Country))
	}
	return w
}

func comment(text string) string {
	return "# " + strings.ReplaceAll(text, "\n", "\n# ")
}

func headComment(co *model.Country, year int) string {
	return fmt.Sprintf(`Survey workbook of %s, %d, made by comity.
It is voluntary. What you write is your own statement; comity gives it no score.
Nothing has to be filled in. UNIDIR says of its survey: "%s"
(%s, %s)
The four parts and their headings are UNIDIR's. Words in quotation marks are quoted
with their source; all other wording is comity's. No question of UNIDIR's survey is
in this file.
Write an answer behind the colon. For several lines, or for text with a colon, put |
behind the colon and the lines below it, two spaces further in.
scale: one of %s.
evidence: a list of public texts, each with title, address and date.
notes are for your own use; comity survey export leaves them out.
Contacts stand in a file of their own: comity survey new COUNTRY --part contacts.
Check: comity survey check FILE. All commands: comity help workbook.`,
		co.DisplayName(), year, Voluntary().Text, Voluntary().Source, Voluntary().URL, scaleWords())
}

// addPart adds a part with its items, whose answers are empty.
func (w *Workbook) addPart(p Part) {
	m := under(w.top(), p.Key, topKeys())
	w.top().Content[pair(w.top(), p.Key)-1].HeadComment = comment(fmt.Sprintf("%q (UNIDIR)", p.Heading.Text))
	for _, q := range p.Questions {
		item := under(m, q.Ref.Item, itemKeys(p.Key))
		words := q.Title
		if q.Stem.Text != "" {
			words += fmt.Sprintf("\n\"%s\" (%s)", q.Stem.Text, q.Stem.Source)
		}
		m.Content[pair(m, q.Ref.Item)-1].HeadComment = comment(words)
		for _, f := range Fields() {
			n := empty()
			if f.Key == EvidenceKey {
				n = &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
			}
			put(item, f.Key, n, fieldKeys())
		}
	}
}

// addRecords adds what comity has on record.
func (w *Workbook) addRecords(all []Record) {
	if len(all) == 0 {
		return
	}
	m := under(w.top(), Records, topKeys())
	w.top().Content[pair(w.top(), Records)-1].HeadComment = comment(
		"What comity has on record about the State, with its source. None of it is an answer,\nand none is asserted: for each, say in state whether it is " + strings.Join(Confirmations(), ", ") + ".")
	for _, r := range all {
		put(m, r.Key, keyed(recordKeys(), r.About, r.Text, r.Source, r.Address, r.State, r.Comment), nil)
	}
}

// KnownOf returns what comity has on record about a State: what it did about texts,
// its positions on international law, and what its documents say about the norms.
// All are to be confirmed.
func KnownOf(c *model.Corpus, co *model.Country) []Record {
	var out []Record
	add := func(key, about, text, source, address string) {
		out = append(out, Record{key, about, Text(text), Text(source), Text(address), ToBeConfirmed, ""})
	}
	for i, p := range c.PositionsOf(co) {
		add(fmt.Sprintf("position/%s/%d-%d", co.ISO3, p.Year, i+1), Ref{Law, "topics"}.String(),
			fmt.Sprintf("published position on international law: “%s”, %d", p.Title, p.Year), graded(p.Title, p.Confidence), p.URL)
	}
	for _, s := range c.SaidBy(co) {
		about := Norms
		if s.Norm != model.NormSet {
			about += "/" + strings.TrimPrefix(string(s.Norm), "un/")
		}
		i := slices.IndexFunc(s.Document.Entries, func(e model.Saying) bool { return e.Quote == s.Quote && e.Norm == s.Norm })
		add(fmt.Sprintf("document/%s/%d", s.Document.ID, i+1), about,
			fmt.Sprintf("%s (%s), in the words of the document: “%s” (%s)", s.Says, s.Says.Meaning(), s.Quote, s.Mapping.Words()),
			graded(s.Document.Title+", "+s.Document.When()+", "+s.Where, s.Document.Confidence), s.Document.URL)
	}
	for _, s := range slices.Backward(c.Statements()) {
		p := c.Participation(s, co)
		if !p.Act.Recorded() {
			continue
		}
		note := ""
		if p.Note != "" {
			note = "; " + p.Note
		}
		add(s.Path(), "texts", fmt.Sprintf("%s: %s, %s (%s%s)", p.Act.Word(), s.Title, p.Date.Long(), s.Meaning(p.Act), note),
			graded(cmp.Or(s.Symbol, s.ShortTitle), s.Confidence), s.URL)
	}
	return out
}

// graded is a source with how the fact is known, unless it was checked.
func graded(source string, grade model.Confidence) string {
	if grade != model.Checked && grade != "" {
		return source + " (" + string(grade) + " in comity's records)"
	}
	return source
}
