package cite

import (
	"strings"

	"comity/model"
	"comity/model/prose"
)

// cslType is an item type of CSL 1.0.2. A norm is a chapter of the report or
// declaration in which it stands, and what the record says of a State an entry
// of a catalogue. CSL has "legislation" for a resolution of a governing body,
// but the styles print no number with it, and a resolution cannot be found
// without its symbol: whatever has a document symbol is a report, whose genre
// and number every style prints. Statements, declarations and attributions
// without one have no type of their own and are documents with a genre.
func (r Reference) cslType() string {
	switch r.Kind {
	case kindNorm:
		return "chapter"
	case kindCountry, kindGroup:
		return "entry"
	case kindPage:
		return "entry-encyclopedia"
	case kindTerm:
		return "entry-dictionary"
	case "treaty":
		return "treaty"
	case "coalition":
		return "webpage"
	}
	if r.Symbol != "" {
		return "report"
	}
	return "document"
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// cslItem is an item with the names of the CSL data schema.
type cslItem struct {
	ID             string    `json:"id"`
	Type           string    `json:"type"`
	Title          string    `json:"title"`
	TitleShort     string    `json:"title-short,omitempty"`
	Author         []cslName `json:"author,omitempty"`
	ContainerTitle string    `json:"container-title,omitempty"`
	Genre          string    `json:"genre,omitempty"`
	Number         string    `json:"number,omitempty"`
	Section        string    `json:"section,omitempty"`
	EventTitle     string    `json:"event-title,omitempty"`
	EventPlace     string    `json:"event-place,omitempty"`
	Publisher      string    `json:"publisher,omitempty"`
	PublisherPlace string    `json:"publisher-place,omitempty"`
	Issued         *cslDate  `json:"issued,omitempty"`
	Version        string    `json:"version,omitempty"`
	URL            string    `json:"URL,omitempty"`
	Accessed       *cslDate  `json:"accessed,omitempty"`
	Source         string    `json:"source"`
	Note           string    `json:"note"`
}

func (r Reference) csl() cslItem {
	item := cslItem{
		ID: r.Key(), Type: r.cslType(), Title: r.Title, TitleShort: r.ShortTitle, ContainerTitle: r.Container,
		Number: r.Symbol, Section: r.Paragraph, Issued: cslDay(r.Date), URL: r.URL, Accessed: cslDay(r.Retrieved),
		Source: "comity, corpus " + r.Version.String(), Note: prose.Capital(strings.Join(r.provenance(), "; ")),
	}
	if r.Author != "" {
		item.Author = []cslName{{r.Author}}
	}
	switch {
	case r.Own():
		item.Version = r.Version.String()
	case r.Kind == "treaty":
		item.Publisher, item.PublisherPlace = r.Venue, r.Where
	case r.Kind != kindNorm:
		item.Genre = prose.Capital(strings.ReplaceAll(r.Kind, "-", " "))
		fallthrough
	default:
		item.EventTitle, item.EventPlace = r.Venue, r.Where
	}
	return item
}

// cslDay is a date as far as it is known.
func cslDay(d model.Date) *cslDate {
	switch {
	case d.IsZero():
		return nil
	case d.Month == 0:
		return &cslDate{[][]int{{d.Year}}}
	case d.Day == 0:
		return &cslDate{[][]int{{d.Year, d.Month}}}
	}
	return &cslDate{[][]int{{d.Year, d.Month, d.Day}}}
}

// cslItems is the list that every program for CSL reads, of one item too.
func cslItems(refs []Reference) string {
	items := []cslItem{}
	items = append(items, prose.Each(refs, Reference.csl)...)
	text, err := model.JSON(items)
	if err != nil {
		panic(err) // text and numbers are always JSON
	}
	return string(text)
}
