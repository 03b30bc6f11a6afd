package survey

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"comity/model"
)

// Sections returns what a file asks for, as parts: of the four parts those that it
// has, its points of contact with an empty one at the end, and the records of comity
// to be confirmed. A file with none of them is asked for the four parts.
func (w *Workbook) Sections(c *model.Corpus) []Part {
	all := Parts(c)
	out := slices.DeleteFunc(slices.Clone(all), func(p Part) bool { return !w.Has(Ref{p.Key, ""}) })
	if w.Has(Ref{Contacts, ""}) {
		p := Part{Key: Contacts, Heading: Quote{Text: "Points of contact"}}
		for i, contact := range append(w.Contacts(), Contact{}) {
			title := cmp.Or(contact.Name, contact.Body, contact.Email, contact.Phone, contact.Role, "add a point of contact")
			p.Questions = append(p.Questions, Question{Ref: Ref{Contacts, strconv.Itoa(i + 1)}, Title: title})
		}
		out = append(out, p)
	}
	if all := w.Records(""); len(all) > 0 {
		p := Part{Key: Records, Heading: Quote{Text: "What comity has on record, to be confirmed"}}
		for _, r := range all {
			p.Questions = append(p.Questions, Question{Ref: Ref{Records, r.Key}, Title: r.Text, Short: shortOf(c, r), Stem: Quote{Source: r.Source, URL: r.Address}, Place: r.Key})
		}
		out = append(out, p)
	}
	if len(out) == 0 {
		return all
	}
	return out
}

// shortOf is a record of comity for a list: what tells it from its neighbours first; empty
// where comity has it no longer.
func shortOf(c *model.Corpus, r Record) string {
	kind, rest, _ := strings.Cut(r.Key, "/")
	of, _, _ := strings.Cut(rest, "/") // the State, or the document
	switch kind {
	case "statement":
		act, _, cut := strings.Cut(r.Text, ": ")
		if s, ok := c.Statement(model.StatementID(rest)); ok && cut {
			return strconv.Itoa(s.When().Year) + " " + act + ": " + s.ShortTitle
		}
	case "position":
		state, ok := c.Country(model.ISO3(of))
		if !ok {
			break
		}
		for _, p := range c.PositionsOf(state) {
			if strings.Contains(r.Text, "“"+p.Title+"”") {
				return "position " + strconv.Itoa(p.Year) + ": " + p.Title
			}
		}
	case "document":
		for _, d := range c.Documents() {
			if string(d.ID) != of {
				continue
			}
			for _, e := range d.Entries {
				if strings.Contains(r.Text, "“"+e.Quote+"”") {
					return strings.Replace(r.About, Norms+"/", "norm ", 1) + ", " + string(e.Says) + ": " + e.Quote
				}
			}
		}
	}
	return ""
}

// FieldsAt returns the answers to an item, to a record, or of a point of contact.
func FieldsAt(r Ref) []Field {
	switch r.Part {
	case Records:
		return []Field{
			{Key: "state", Prompt: "Is this correct?", Help: "comity asserts none of it. One of: " + strings.Join(Confirmations(), ", ") + ".", Words: Confirmations()},
			{Key: "comment", Prompt: "Comment", Help: "What is not correct, or what is missing.", Lines: true},
		}
	case Contacts:
		return []Field{
			{Key: "name", Prompt: "Name", Help: "Contacts are left out of exports unless you ask for them."},
			{Key: "role", Prompt: "Role", Help: "Such as technical, or diplomatic."},
			{Key: "body", Prompt: "Ministry or body"},
			{Key: "email", Prompt: "Email"},
			{Key: "phone", Prompt: "Telephone"},
		}
	}
	return Fields()
}

// Word finds a word that an answer is one of, in any case and with spaces, hyphens or
// underscores.
func (f Field) Word(typed string) (string, bool) { return oneOf(f.Words, typed) }

// With returns the point of contact with another text at a key of the file.
func (c Contact) With(key, text string) Contact {
	for i, at := range []*string{&c.Name, &c.Role, &c.Body, &c.Email, &c.Phone} {
		if contactKeys()[i] == key {
			*at = Text(text)
		}
	}
	return c
}

// ChangeContact puts a point of contact in the place of another, or at the end where
// that one is not there. An empty one takes it away.
func (w *Workbook) ChangeContact(was, now Contact) {
	all := w.Contacts()
	if i := slices.Index(all, was); i >= 0 {
		all[i] = now
	} else {
		all = append(all, now)
	}
	w.SetContacts(slices.DeleteFunc(all, func(c Contact) bool { return c == Contact{} }))
}
