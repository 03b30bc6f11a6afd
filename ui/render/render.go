// Package render writes a report in the formats of files: pictures (SVG),
// self-contained pages (HTML), Markdown, tables, workbooks (XLSX) and JSON; and a briefing as a
// page or as Markdown. It knows media and no facts.
//
// A page is one file: it loads nothing, runs nothing, prints well, and names in
// its footer the corpus and the place that shows the same.
package render

import (
	"bytes"
	"encoding/csv"
	"slices"

	"comity/model"
	"comity/model/prose"
	"comity/ui/report"
)

// Format is a format of files.
type Format string

// The formats. Text depends on the reader and is made elsewhere.
const (
	Text     Format = "text"
	JSON     Format = "json"
	CSV      Format = "csv"
	XLSX     Format = "xlsx"
	Markdown Format = "md"
	SVG      Format = "svg"
	HTML     Format = "html"
)

// Kind is what is written in formats.
type Kind int

// The kinds.
const (
	Record     Kind = iota // also a list of records
	Scene                  // which has a picture
	Briefing               // which is a file of its own
	Survey                 // a workbook to be read
	SurveyFile             // a workbook as a file
)

// Formats returns the formats of a kind, the usual one first and, but for briefings, the
// one to save first last: see [Kind.Files]. Those of a scene begin with those of a record.
func (k Kind) Formats() []Format {
	return [...][]Format{{Text, JSON, CSV, XLSX, Markdown}, {Text, JSON, CSV, XLSX, Markdown, SVG, HTML}, {HTML, Markdown}, {Text, JSON, CSV, XLSX, Markdown, HTML}, {HTML, Markdown, XLSX, CSV, JSON}}[k]
}

// Files returns the formats in which the explorer writes a kind to a file, the
// usual one first: a page, where there is one.
func (k Kind) Files() []Format {
	out := slices.Clone(k.Formats()[1:])
	slices.Reverse(out)
	return out
}

// Bytes returns a report in a format. It returns a [model.NotFoundError] for a
// format that does not exist.
func Bytes(s *report.Report, f Format) ([]byte, error) {
	var b bytes.Buffer
	var err error
	switch f {
	case JSON:
		return model.JSON(s.JSON)
	case CSV:
		err = csv.NewWriter(&b).WriteAll(append([][]string{s.Header}, s.Rows...))
	case XLSX:
		return Workbook(sheetsOf(s))
	case Markdown:
		b.WriteString(markdown(s))
	case SVG:
		b.WriteString(picture(s))
	case HTML:
		b.WriteString(htmlPage(s))
	default:
		all := prose.Strings(Scene.Formats()[1:])
		err = &model.NotFoundError{Kind: "format", Name: string(f), Nearest: model.Nearest(string(f), all, len(all))}
	}
	return b.Bytes(), err
}
