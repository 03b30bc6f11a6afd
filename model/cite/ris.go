package cite

import (
	"fmt"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// risType is a reference type of RIS, chosen as for CSL: what has a document
// symbol is a report with that number, a treaty a legal rule, and what RIS has
// no type for is GEN, with what it is in M3.
func (r Reference) risType() string {
	switch r.Kind {
	case kindNorm:
		return "CHAP"
	case kindCountry, kindGroup:
		return "DBASE"
	case kindPage:
		return "ENCYC"
	case kindTerm:
		return "DICT"
	case "treaty":
		return "LEGAL"
	case "coalition":
		return "ELEC"
	}
	if r.Symbol != "" {
		return "RPRT"
	}
	return "GEN"
}

// ris is a record: a tag of two characters on every line, the type first and
// ER last.
func (r Reference) ris() string {
	var b strings.Builder
	tag := func(name, value string) {
		if value = oneLine(value); value != "" {
			b.WriteString(name + "  - " + value + "\n")
		}
	}
	tag("TY", r.risType())
	tag("ID", r.Key())
	tag("AU", risAuthor(r.Author))
	tag("TI", r.Title)
	tag("ST", r.ShortTitle)
	tag("T2", r.Container)
	if r.Kind != kindNorm && !r.Own() {
		tag("M3", prose.Capital(strings.ReplaceAll(r.Kind, "-", " ")))
	}
	number := "M1"
	if r.risType() == "RPRT" { // there M1 is the number of a document within it
		number = "SN"
	}
	tag(number, r.Symbol)
	tag("SE", r.Paragraph)
	tag("PB", r.Venue)
	tag("CY", r.Where)
	if d := r.Date; !d.IsZero() {
		tag("PY", fmt.Sprintf("%04d", d.Year))
		tag("DA", risDate(d))
	}
	if r.Own() {
		tag("ET", "corpus "+r.Version.String())
	}
	tag("UR", model.EscapeAddress(r.URL))
	if !r.Retrieved.IsZero() {
		tag("Y2", risDate(r.Retrieved))
	}
	tag("DB", "comity")
	tag("AN", r.Place)
	tag("N1", prose.Capital(strings.Join(r.provenance(), "; ")))
	return b.String() + "ER  - \n"
}

// risDate is a date with its three slashes, as far as it is known.
func risDate(d model.Date) string {
	part := func(n int) string {
		if n == 0 {
			return ""
		}
		return fmt.Sprintf("%02d", n)
	}
	return fmt.Sprintf("%04d/%s/%s/", d.Year, part(d.Month), part(d.Day))
}

// risAuthor writes an institution and its part as catalogues do: RIS takes
// what stands before a comma for the name of a family.
func risAuthor(s string) string { return strings.ReplaceAll(s, ", ", ". ") }
