package cite

import (
	"fmt"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// bibtexType is an entry type that every BibTeX style knows. Classic BibTeX
// has none for treaties, resolutions or statements: those are @misc, with what
// they are in howpublished.
func (r Reference) bibtexType() string {
	switch r.Kind {
	case kindNorm:
		return "incollection"
	case "report", "expert-group":
		return "techreport"
	}
	return "misc"
}

// bibtex is an entry. Titles and authors stand in two pairs of braces, which
// keeps their capitals and keeps an institution from being split like the name
// of a person. Both year and month, for BibTeX, and date, for biblatex, are
// there; the second takes the last.
func (r Reference) bibtex() string {
	var b strings.Builder
	kind := r.bibtexType()
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %-12s = %s,\n", name, value)
		}
	}
	whole := func(name, value string) {
		if value != "" {
			field(name, "{{"+bibtexText(value)+"}}")
		}
	}
	text := func(name, value string) {
		if value != "" {
			field(name, "{"+bibtexText(value)+"}")
		}
	}
	b.WriteString("@" + kind + "{" + bibtexKey(r.Key()) + ",\n")
	whole("author", r.Author)
	whole("title", r.Title)
	switch kind {
	case "incollection":
		whole("booktitle", r.Container)
	case "techreport":
		whole("institution", r.Author)
		text("type", prose.Capital(strings.ReplaceAll(r.Kind, "-", " ")))
		text("number", r.Symbol)
	default:
		text("howpublished", strings.Join(present(r.inContainer(""), prose.Capital(r.numbered()), r.Venue), ", "))
	}
	text("address", r.Where)
	if d := r.Date; !d.IsZero() {
		field("year", fmt.Sprintf("{%04d}", d.Year))
		if d.Month > 0 {
			field("month", month(d))
		}
		field("date", "{"+d.String()+"}")
	}
	if r.Own() {
		text("version", r.Version.String())
	}
	if r.URL != "" {
		field("url", "{"+model.EscapeAddress(r.URL)+"}") // it is set verbatim
	}
	if !r.Retrieved.IsZero() {
		field("urldate", "{"+r.Retrieved.String()+"}")
	}
	where := ""
	if kind == "incollection" {
		where = strings.Join(present(r.Symbol, r.Paragraph), ", ")
	}
	text("note", prose.Capital(strings.Join(present(append([]string{where}, r.provenance()...)...), "; ")))
	return b.String() + "}\n"
}

// month is the abbreviation that every style defines.
func month(d model.Date) string {
	return "jan feb mar apr may jun jul aug sep oct nov dec"[(d.Month-1)*4:][:3]
}

// bibtexText escapes what means something to TeX. Braces become commands:
// BibTeX counts a brace even after a backslash, and one alone would break
// every entry after it. What is not ASCII stays as it is.
func bibtexText(s string) string {
	return strings.NewReplacer(
		`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`,
		`~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
		`&`, `\&`, `%`, `\%`, `#`, `\#`, `_`, `\_`, `$`, `\$`,
	).Replace(oneLine(s))
}

// bibtexKey keeps what every program takes in a key.
func bibtexKey(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '-'
	}, s)
}
