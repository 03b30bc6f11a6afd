// Package cite words citations: of a norm, a statement, what the record says
// of a State, a page, a term. A citation names the official text as the record
// has it, with its institutional author where there is one, its symbol,
// paragraph, date and address; and it says from which corpus that was taken,
// for which day a list of States stands, and what was not checked. What is not
// on record is left out and never made up.
package cite

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// The kinds of reference that are no kind of statement.
const (
	kindNorm    = "norm"
	kindCountry = "country"
	kindGroup   = "group"
	kindPage    = model.FrameworkPages
	kindTerm    = model.GlossaryPages
	kindScene   = "scene"
)

// Reference is what a citation says, before it is put into a style.
type Reference struct {
	// Place is where comity has it, as "comity open" takes it: "norm/f".
	Place string
	// Kind is "norm", "country", "group", "page", "term" or the kind of a statement.
	Kind       string
	Title      string
	ShortTitle string
	Container  string // the text in which a norm is, or the title of the corpus
	Author     string // an institution; empty where the record has none
	Symbol     string // "A/70/174"
	Paragraph  string // "para 13(f)"
	Venue      string // the forum, where it is not the author
	Where      string // the town
	Date       model.Date
	URL        string // of the official text
	List       string // what the list of States is, and for which day
	Remark     string
	Caution    string // what was not checked
	Version    model.Version
	Retrieved  model.Date // when the reader took it; empty where there is no clock
}

// partly says of a record made of many sources that some were not checked.
const partly = "partly reported or unverified"

// caution says how far a record was checked, or nothing where it was.
func caution(c model.Confidence) string {
	if c.Mark() == "" {
		return ""
	}
	return c.Words()
}

// OfStatement cites the text of a statement.
func OfStatement(c *model.Corpus, s *model.Statement, retrieved model.Date) Reference {
	r := Reference{
		Place: s.Path(), Kind: s.Kind, Title: s.Title, ShortTitle: s.ShortTitle, Author: author(s),
		Symbol: s.Symbol, Where: s.Place, Date: s.When(), URL: s.URL, List: list(s), Version: c.Version(), Retrieved: retrieved,
	}
	switch {
	case s.Kind == "attribution": // many statements, each in its own capital
		r.Where = ""
	case r.Author == "" && s.Kind != "coalition":
		r.Venue = s.Forum
	}
	if strings.HasPrefix(s.Symbol, "concerns ") { // the symbol of another text
		r.Symbol, r.Remark = "", s.Symbol
	}
	if s.Publisher != "" && s.URL != "" {
		r.Remark = strings.TrimPrefix(r.Remark+"; "+s.PageName(), "; ")
	}
	r.Caution = caution(s.Confidence)
	return r
}

// author is the institution that speaks in a text: the body that a resolution
// or a report is of, or that adopted a text by consensus. Of other texts the
// forum is only where they were read out or opened for signature; a treaty has
// parties and no author.
func author(s *model.Statement) string {
	switch {
	case s.Kind == "treaty":
		return ""
	case s.Kind == "resolution", s.Kind == "report", s.Kind == "expert-group", s.Adoption == "consensus":
		return s.Forum
	}
	return ""
}

// list says what the list of States is, and for which day it stands.
func list(s *model.Statement) string {
	day := s.AsOf
	if day.IsZero() {
		day = s.When()
	}
	switch {
	case s.Withheld():
		return "no list of States could be verified"
	case s.WithoutVote(), s.Unsigned():
		return ""
	case s.AdoptionUnknown():
		return "how it was adopted is not established"
	case s.Minimum():
		return "known minimum of the list of States as of " + day.Long()
	case s.RollCall():
		return "roll call as of " + day.Long()
	}
	if s.Advisory() {
		return "list of the States whose agencies it names as of " + day.Long()
	}
	if s.Kind == "expert-group" {
		return "list of the experts' States as of " + day.Long()
	}
	return "list of States as of " + day.Long()
}

// paragraph finds where in its text a norm stands.
var paragraph = prose.Pattern(`[, ]+((?:paras?|point) [^,]+)$`)

// OfNorm cites a norm in the text in which it stands.
func OfNorm(c *model.Corpus, n *model.Norm, retrieved model.Date) Reference {
	r := Reference{
		Place: "norm/" + strings.TrimPrefix(string(n.ID), "un/"), Kind: kindNorm, Title: "Norm (" + n.Label() + ")" + titled(n),
		Symbol: n.SourceSymbol, Version: c.Version(), Retrieved: retrieved,
	}
	if !n.UN() {
		r.Title = "Point " + n.Label() + titled(n)
	}
	if s, ok := c.Statement(n.Source); ok {
		r.Container, r.Author, r.Where, r.Date, r.URL = s.Title, author(s), s.Place, s.When(), s.URL
		if m := paragraph().FindStringSubmatch(n.SourceSymbol); m != nil {
			r.Symbol, r.Paragraph = s.Symbol, m[1]
		}
	}
	r.Caution = caution(n.Confidence.OfficialText)
	return r
}

// titled is the short title of a norm, which is comity's and not that of its author.
func titled(n *model.Norm) string { return " [" + n.Title + ", a short title by comity]" }

// OfCountry cites what the record says of a State.
func OfCountry(c *model.Corpus, co *model.Country, retrieved model.Date) Reference {
	r := own(c, co.Path(), kindCountry, co.DisplayName()+": what it did about each statement", retrieved)
	for _, s := range c.Statements() {
		if c.Act(s, co).Recorded() && s.Confidence != model.Checked {
			r.Caution = partly
		}
	}
	return r
}

// OfGroup cites a group: its members and what they did.
func OfGroup(c *model.Corpus, g *model.Group, retrieved model.Date) Reference {
	r := own(c, g.Path(), kindGroup, g.Name+": its members and what they did about each statement", retrieved)
	r.List = "members as of " + g.AsOf.Long()
	if g.Confidence != model.Checked {
		r.Caution = partly
	}
	return r
}

// OfPage cites a page about the framework or a term of the glossary. An
// explainer is cited as its norm.
func OfPage(c *model.Corpus, p *model.Page, retrieved model.Date) Reference {
	kind, id, _ := strings.Cut(string(p.ID), "/")
	if kind == model.ExplainerPages {
		if n, ok := c.Norm(model.NormID(id)); ok {
			return OfNorm(c, n, retrieved)
		}
	}
	r := own(c, string(p.ID), kind, p.Title, retrieved)
	for _, cited := range model.Citations(p.Body) {
		if c.CitedGrade(cited) != model.Checked {
			r.Caution = partly
		}
	}
	return r
}

// OfDocument cites a national document, or one entry of it by its number, with the words
// that it quotes.
func OfDocument(c *model.Corpus, d *model.Document, number int, retrieved model.Date) Reference {
	r := Reference{
		Place: "document/" + string(d.ID), Kind: strings.ReplaceAll(d.KindWord(), " ", "-"), Title: d.Title, Author: c.Speaker(d), Date: d.Date,
		URL: d.URL, Version: c.Version(), Retrieved: retrieved,
	}
	if number > 0 {
		s := model.Said{Document: d, Saying: &d.Entries[number-1]}
		r.Place += "/" + strconv.Itoa(number)
		r.Paragraph = s.Where
		r.Remark = string(s.Says) + " on " + c.NormWords(s.Norm) + ": “" + s.Quote + "”"
		if s.Mapping == model.Assigned {
			r.Remark += " (" + s.Mapping.Words() + ")"
		}
	}
	r.Caution = caution(d.Confidence)
	return r
}

// OfScene cites a scene, such as a map or a comparison: its title, what it counts,
// and the lowest grade of its texts.
func OfScene(c *model.Corpus, place, title, counts string, texts []*model.Statement, retrieved model.Date) Reference {
	r := own(c, place, kindScene, title, retrieved)
	r.Remark = counts
	for _, s := range texts {
		if s.Confidence != model.Checked {
			r.Caution = partly
		}
	}
	return r
}

// OfAnswer cites the answer to a question: the question, how it was read, what was
// found, and the corpus that was asked.
func OfAnswer(c *model.Corpus, place, question, expression, says string, retrieved model.Date) Reference {
	r := own(c, place, kindScene, "Answer to: "+question, retrieved)
	r.Remark = strings.Join(present(says, read(expression)), "; ")
	return r
}

// read says how a question was read, where an expression says it.
func read(expression string) string {
	if expression == "" {
		return ""
	}
	return "read as " + expression
}

// own is a reference to comity's own words: a part of its corpus, of the day
// on which that was compiled.
func own(c *model.Corpus, place, kind, title string, retrieved model.Date) Reference {
	return Reference{
		Place: place, Kind: kind, Title: title, Container: c.Edition().Title, Date: c.Edition().Compiled,
		Version: c.Version(), Retrieved: retrieved,
	}
}

// Own reports whether the words cited are comity's own and of no other text.
func (r Reference) Own() bool {
	return r.Kind == kindCountry || r.Kind == kindGroup || r.Kind == kindPage || r.Kind == kindTerm || r.Kind == kindScene
}

// Key names the reference in a bibliography: "norm-f".
func (r Reference) Key() string {
	return strings.Trim(strings.Map(func(c rune) rune {
		if strings.ContainsRune("/?&=,()\" ", c) {
			return '-'
		}
		return c
	}, r.Place), "-")
}

// genre is what sort of text it is, in words, unless the title says so.
func (r Reference) genre() string {
	genre := strings.ReplaceAll(r.Kind, "-", " ")
	if r.Kind == kindNorm || r.Own() || strings.Contains(model.Fold(r.Title), genre) {
		return ""
	}
	return genre
}

// numbered is what sort of text it is, with its symbol: "resolution
// A/RES/73/27", but "treaty, ETS No. 185".
func (r Reference) numbered() string {
	if genre := r.genre(); genre == "resolution" || genre == "decision" {
		return strings.TrimSpace(genre + " " + r.Symbol)
	}
	return strings.Join(present(r.genre(), r.Symbol), ", ")
}

// provenance says where comity has it, and what is to be known about that.
func (r Reference) provenance() []string {
	from := "from comity, corpus " + r.Version.String() + ", " + r.Place
	if !r.Retrieved.IsZero() {
		from += ", retrieved " + r.Retrieved.Long()
	}
	return present(r.Remark, r.List, from, r.Caution)
}

// present leaves out what is empty.
func present(parts ...string) []string {
	return prose.Only(parts, func(p string) bool { return p != "" })
}
