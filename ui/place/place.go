// Package place names the places in comity. The string that a key copies is the
// string that "comity open" takes.
package place

import (
	"cmp"
	"errors"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"comity/model"
	"comity/model/prose"
)

// Kind is what a place shows.
type Kind string

// The kinds of place.
const (
	Norm      Kind = "norm"
	Statement Kind = "statement"
	Country   Kind = "country"
	Group     Kind = "group"
	Document  Kind = "document" // a national document, or one entry of it
	Page      Kind = model.FrameworkPages
	Term      Kind = model.GlossaryPages
)

// The ids of pages that are made, and no records: the list of all pages and terms,
// and the page that a visitor sees first.
const (
	Contents = "contents"
	Start    = "start"
)

// OfStart is the place of the page that a visitor sees first.
func OfStart() Place { return Place{Kind: Page, ID: Start} }

// Kinds returns every kind of place.
func Kinds() []Kind { return []Kind{Norm, Statement, Country, Group, Document, Page, Term} }

// Place is one record: its kind and its id within the kind. The zero value is
// no place.
type Place struct {
	Kind Kind
	ID   string // "un/f", "g7/12", "joint-statement-2019", "EST", "nato", "aus-annex-b/2", "pillars"
}

// String returns the place as copied and typed: "norm/f", "norm/g7/12",
// "statement/joint-statement-2019", "country/EST", "group/nato",
// "document/aus-annex-b/2", "page/pillars", "term/attribution".
func (p Place) String() string {
	if p == (Place{}) {
		return ""
	}
	id := p.ID
	if p.Kind == Norm {
		id = strings.TrimPrefix(id, "un/")
	}
	return string(p.Kind) + "/" + id
}

// Parse reads a place and makes its id canonical. It accepts names, aliases and
// symbols, the kind and the name with a space between ("norm f"), and a name alone
// that only one record has. It returns a [model.NotFoundError] with the nearest names
// for what does not exist.
func Parse(c *model.Corpus, s string) (Place, error) {
	s = strings.TrimSpace(s)
	kind, name, placed := strings.Cut(s, "/")
	if placed && isKind(kind) || isKind(s) {
		return parse(c, Kind(strings.ToLower(kind)), name)
	}
	found := named(c, s)
	if head, rest, spaced := strings.Cut(s, " "); spaced && isKind(head) && len(found) != 1 {
		return parse(c, Kind(strings.ToLower(head)), rest)
	}
	if len(found) == 1 {
		return found[0], nil
	}
	if len(found) > 1 {
		return Place{}, several(c, s, found)
	}
	missing, all := &model.NotFoundError{Kind: "place", Name: s}, []Place{}
	for _, k := range []Kind{Country, Group, Norm, Statement} { // which of several, or why none
		of := new(model.NotFoundError)
		if _, err := parse(c, k, s); errors.As(err, &of) {
			missing.Why = cmp.Or(missing.Why, of.Reason())
			for _, at := range of.Places {
				_, id, _ := strings.Cut(at, "/")
				all = append(all, Place{k, id})
			}
		}
	}
	if len(all) > 0 {
		return Place{}, several(c, s, all)
	}
	missing.Nearest = meant(c, s)
	return Place{}, missing
}

// several says that a name means each of some places.
func several(c *model.Corpus, name string, found []Place) error {
	out := &model.NotFoundError{Kind: "place", Name: name, Several: true}
	for _, p := range found {
		out.Nearest, out.Places = append(out.Nearest, p.Title(c)+" ("+p.String()+")"), append(out.Places, p.String())
	}
	return out
}

func isKind(word string) bool {
	return slices.Contains(append(Kinds(), Brief), Kind(strings.ToLower(word)))
}

// parse finds what has a name among those of a kind.
func parse(c *model.Corpus, k Kind, name string) (Place, error) {
	switch k {
	case Norm:
		return found(OfNorm)(c.MatchNorm(name))
	case Statement:
		return found(OfStatement)(c.MatchStatement(name))
	case Country:
		return found(OfCountry)(c.MatchCountry(name))
	case Group:
		return found(OfGroup)(c.MatchGroup(name))
	case Document:
		d, number, err := c.FindDocument(name)
		if err != nil {
			return Place{}, err
		}
		return OfDocument(d, number), nil
	case Page:
		if made := model.Fold(name); made == Contents || made == Start {
			return Place{Kind: Page, ID: made}, nil
		}
		return found(OfPage)(c.FindPage(name))
	case Term:
		return found(OfPage)(c.FindTerm(name))
	}
	if id := strings.ToLower(name); isBriefing(id) {
		return Place{Kind: Brief, ID: id}, nil
	}
	return Place{}, &model.NotFoundError{Kind: "briefing", Name: name}
}

// named returns the places that have a name, of whatever kind; else those that it is
// a part of. A record goes before a page that is called like it.
func named(c *model.Corpus, name string) []Place {
	var out []Place
	add := func(p Place, err error) {
		if err == nil {
			out = append(out, p)
		}
	}
	add(found(OfNorm)(c.FindNorm(name)))
	add(found(OfStatement)(c.FindStatement(name)))
	add(found(OfCountry)(c.FindCountry(name)))
	add(found(OfGroup)(c.FindGroup(name)))
	if len(out) == 0 {
		for _, k := range []Kind{Page, Term, Document} {
			if p, err := parse(c, k, name); err == nil && len(out) == 0 {
				out = append(out, p)
			}
		}
	}
	if len(out) == 0 && len(strings.TrimSpace(name)) > 2 {
		for _, k := range []Kind{Norm, Statement, Country, Group} {
			add(parse(c, k, name))
		}
	}
	return out
}

// meant are the places that a name without a kind, or with one that does not
// exist, may stand for; where there is none, the forms that places have.
func meant(c *model.Corpus, s string) []string {
	kind, name, _ := strings.Cut(s, "/")
	var out []string
	for _, name := range []string{s, name} {
		out = append(out, prose.Each(named(c, name), Place.String)...)
		if len(out) > 0 {
			return out
		}
	}
	forms := prose.Each(append(Kinds(), Brief), func(k Kind) string { return string(k) + "/…" })
	return model.Nearest(strings.ToLower(kind), forms, len(forms))
}

// isBriefing reports whether an id is valid for a briefing, not whether there
// is one.
func isBriefing(id string) bool {
	return id != "" && len(id) <= maxBriefing && !strings.ContainsFunc(id, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.", r)
	})
}

// maxBriefing bounds the id of a briefing, in bytes.
const maxBriefing = 80

// BriefingID makes the id of a briefing from the name of its file without the
// extension: "My talk.md" is "my-talk".
func BriefingID(file string) string {
	name := strings.ToLower(strings.TrimSuffix(file, path.Ext(file)))
	id := strings.Trim(strings.Map(func(r rune) rune {
		if isBriefing(string(r)) {
			return r
		}
		return '-'
	}, name), "-.")
	for len(id) > maxBriefing {
		_, size := utf8.DecodeLastRuneInString(id)
		id = id[:len(id)-size]
	}
	if id == "" {
		return "briefing"
	}
	return id
}

// OfBriefing is the place of a briefing.
func OfBriefing(id string) Place { return Place{Kind: Brief, ID: id} }

// Title returns what a place is called; "Contents" for the list of all pages, and for
// what does not exist.
func (p Place) Title(c *model.Corpus) string {
	switch p.Kind {
	case Norm:
		if n, ok := c.Norm(model.NormID(p.ID)); ok {
			return n.Title
		}
	case Statement:
		if s, ok := c.Statement(model.StatementID(p.ID)); ok {
			return s.ShortTitle
		}
	case Country:
		if co, ok := c.Country(model.ISO3(p.ID)); ok {
			return co.DisplayName()
		}
	case Group:
		if g, ok := c.Group(model.GroupID(p.ID)); ok {
			return g.Name
		}
	case Document:
		if d, number, err := c.FindDocument(p.ID); err == nil {
			if number > 0 {
				return d.Title + ", entry " + strconv.Itoa(number)
			}
			return d.Title
		}
	case Page, Term:
		if page, ok := c.Page(model.PageID(p.String())); ok {
			return page.Title
		}
	}
	return "Contents"
}

// found makes a place of a record that was found.
func found[T any](of func(T) Place) func(T, error) (Place, error) {
	return func(record T, err error) (Place, error) {
		if err != nil {
			return Place{}, err
		}
		return of(record), nil
	}
}

// OfNorm is the place of a norm.
func OfNorm(n *model.Norm) Place { return Place{Kind: Norm, ID: string(n.ID)} }

// OfStatement is the place of a statement.
func OfStatement(s *model.Statement) Place { return Place{Kind: Statement, ID: string(s.ID)} }

// OfCountry is the place of a State.
func OfCountry(co *model.Country) Place { return Place{Kind: Country, ID: string(co.ISO3)} }

// OfGroup is the place of a group.
func OfGroup(g *model.Group) Place { return Place{Kind: Group, ID: string(g.ID)} }

// OfDocument is the place of a national document, or of one of its entries by its
// number from 1.
func OfDocument(d *model.Document, number int) Place {
	if number > 0 {
		return Place{Kind: Document, ID: string(d.ID) + "/" + strconv.Itoa(number)}
	}
	return Place{Kind: Document, ID: string(d.ID)}
}

// OfPage is the place of a page; that of an explainer is its norm.
func OfPage(p *model.Page) Place {
	kind, id, _ := strings.Cut(string(p.ID), "/")
	return Place{Kind: Kind(kind), ID: id}
}
