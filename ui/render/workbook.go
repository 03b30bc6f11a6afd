package render

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"comity/model/prose"
	"comity/ui/report"
)

// WorkbookSheet is a table of a workbook.
type WorkbookSheet struct {
	Name    string // at most 31 characters
	Header  []string
	Rows    [][]string
	Numbers []bool // the columns whose cells are numbers; all others are text
}

// What a spreadsheet takes at most, by the specification of Excel.
const (
	cellLimit = 32767 // characters of a cell
	linkLimit = 65530 // links of a sheet
	widest    = 60    // of a column, in characters: our own limit
)

// Workbook returns a file for spreadsheets (Office Open XML). Its first sheet is about,
// lines of words; each other has a frozen head, filters, and links where a cell is an
// address. A cell is text or a number, never a formula. The same sheets make the same
// bytes.
func Workbook(about []string, sheets []WorkbookSheet) ([]byte, error) {
	words := WorkbookSheet{Name: "About", Rows: make([][]string, len(about))}
	for i, line := range about {
		words.Rows[i] = []string{line}
	}
	sheets = append([]WorkbookSheet{words}, sheets...)
	files := workbookParts(sheets)
	for i, s := range sheets {
		n := strconv.Itoa(i + 1)
		page, links := s.page(i == 0)
		files = append(files, member{"xl/worksheets/sheet" + n + ".xml", page})
		if links != "" {
			files = append(files, member{"xl/worksheets/_rels/sheet" + n + ".xml.rels", links})
		}
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.Create(f.name)
		if err == nil {
			_, err = io.WriteString(w, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+f.text)
		}
		if err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// member is a file within a workbook.
type member struct{ name, text string }

// The names of the vocabularies of a workbook.
const (
	mainXML    = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	officeXML  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageXML = "http://schemas.openxmlformats.org/package/2006"
	sheetMIME  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	// The styles of a cell: plain, the bold head, a link, wrapped words.
	styleSheet = "<styleSheet " + mainXML + `><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>` +
		`<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="49" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/><xf numFmtId="49" fontId="2" applyFont="1"/>` +
		`<xf numFmtId="49" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
)

// workbookParts are the parts that name the sheets and the styles.
func workbookParts(sheets []WorkbookSheet) []member {
	var types, names, filters, relations strings.Builder
	for i, s := range sheets {
		n := strconv.Itoa(i + 1)
		types.WriteString(`<Override PartName="/xl/worksheets/sheet` + n + `.xml" ContentType="` + sheetMIME + `worksheet+xml"/>`)
		names.WriteString(`<sheet name="` + xmlText(s.Name) + `" sheetId="` + n + `" r:id="r` + n + `"/>`)
		relations.WriteString(`<Relationship Id="r` + n + `" Type="` + officeXML + `/worksheet" Target="worksheets/sheet` + n + `.xml"/>`)
		if s.Header != nil {
			filters.WriteString(`<definedName name="_xlnm._FilterDatabase" localSheetId="` + strconv.Itoa(i) + `" hidden="1">'` + xmlText(s.Name) + `'!` + s.area("$") + `</definedName>`)
		}
	}
	defined := ""
	if filters.Len() > 0 {
		defined = "<definedNames>" + filters.String() + "</definedNames>"
	}
	return []member{
		{"[Content_Types].xml", `<Types xmlns="` + packageXML + `/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + sheetMIME + `sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="` + sheetMIME + `styles+xml"/>` + types.String() + `</Types>`},
		{"_rels/.rels", relationships(`<Relationship Id="r1" Type="` + officeXML + `/officeDocument" Target="xl/workbook.xml"/>`)},
		{"xl/workbook.xml", `<workbook ` + mainXML + ` xmlns:r="` + officeXML + `"><sheets>` + names.String() + `</sheets>` + defined + `</workbook>`},
		{"xl/_rels/workbook.xml.rels", relationships(relations.String() + `<Relationship Id="styles" Type="` + officeXML + `/styles" Target="styles.xml"/>`)},
		{"xl/styles.xml", styleSheet},
	}
}

func relationships(list string) string {
	return `<Relationships xmlns="` + packageXML + `/relationships">` + list + `</Relationships>`
}

// area is the cells of a table with its head: A1:C9, or with a dollar $A$1:$C$9.
func (s WorkbookSheet) area(fixed string) string {
	return fixed + "A" + fixed + "1:" + fixed + columnName(len(s.Header)-1) + fixed + strconv.Itoa(len(s.Rows)+1)
}

func columnName(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return columnName(n/26-1) + string(rune('A'+n%26))
}

func (s WorkbookSheet) page(words bool) (text, links string) {
	var b, hyperlinks, relations strings.Builder
	b.WriteString("<worksheet " + mainXML + ` xmlns:r="` + officeXML + `">`)
	if s.Header != nil {
		b.WriteString(`<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`)
	}
	b.WriteString("<cols>" + s.widths(words) + "</cols><sheetData>")
	linked := 0
	row := func(n int, cells []string, style func(column int, text string) string) {
		number := strconv.Itoa(n)
		b.WriteString(`<row r="` + number + `">`)
		for i, text := range cells {
			if text == "" {
				continue
			}
			at := columnName(i) + number
			if i < len(s.Numbers) && s.Numbers[i] && n > 1 {
				b.WriteString(`<c r="` + at + `"><v>` + xmlText(text) + `</v></c>`)
				continue
			}
			of := style(i, text)
			if of == linkStyle && linked < linkLimit {
				linked++
				id := "l" + strconv.Itoa(linked)
				hyperlinks.WriteString(`<hyperlink ref="` + at + `" r:id="` + id + `"/>`)
				relations.WriteString(`<Relationship Id="` + id + `" Type="` + officeXML + `/hyperlink" Target="` + xmlText(safe(text)) + `" TargetMode="External"/>`)
			}
			b.WriteString(`<c r="` + at + `" s="` + of + `" t="inlineStr"><is><t xml:space="preserve">` + cellText(text) + `</t></is></c>`)
		}
		b.WriteString("</row>")
	}
	first := 1
	if s.Header != nil {
		row(1, s.Header, func(int, string) string { return headStyle })
		first = 2
	}
	for i, cells := range s.Rows {
		row(first+i, cells, func(_ int, text string) string {
			switch {
			case words:
				return wrappedStyle
			case safe(text) != "" && !strings.ContainsAny(text, " \n"):
				return linkStyle
			}
			return plainStyle
		})
	}
	b.WriteString("</sheetData>")
	if s.Header != nil {
		b.WriteString(`<autoFilter ref="` + s.area("") + `"/>`)
	}
	if linked > 0 {
		b.WriteString("<hyperlinks>" + hyperlinks.String() + "</hyperlinks>")
		links = relationships(relations.String())
	}
	b.WriteString("</worksheet>")
	return b.String(), links
}

// The numbers of the styles in styleSheet.
const (
	plainStyle   = "0"
	headStyle    = "1"
	linkStyle    = "2"
	wrappedStyle = "3"
)

// widths are the columns, each about as wide as its cells.
func (s WorkbookSheet) widths(words bool) string {
	var b strings.Builder
	columns := max(len(s.Header), 1)
	for i := range columns {
		width := 8
		if words {
			width = 2 * widest
		} else {
			width = max(width, utf8.RuneCountInString(s.Header[i])+4)
		}
		for _, row := range s.Rows {
			if i < len(row) && !words {
				width = max(width, min(utf8.RuneCountInString(row[i])+1, widest))
			}
		}
		n := strconv.Itoa(i + 1)
		b.WriteString(`<col min="` + n + `" max="` + n + `" width="` + strconv.Itoa(width) + `" customWidth="1"/>`)
	}
	return b.String()
}

// cellText is text as a cell has it: no longer than one may be, and with what looks
// like an escaped character escaped.
func cellText(text string) string {
	if n := utf8.RuneCountInString(text); n > cellLimit {
		const cut = " (cut: longer than a cell may be)"
		text = string([]rune(text)[:cellLimit-len(cut)]) + cut
	}
	return xmlText(strings.ReplaceAll(text, "_x", "_x005F_x"))
}

// xmlText escapes text for XML; what XML cannot hold becomes U+FFFD.
func xmlText(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder has no errors
	return b.String()
}

// sheetsOf is the workbook of a report: its table, and what is to be known about it.
func sheetsOf(s *report.Report) ([]string, []WorkbookSheet) {
	var about []string
	if s.Page != nil {
		about = append(about, s.Page.Title)
	}
	if s.Title != "" {
		about = append(about, s.Title)
	}
	about = slices.Concat(about, s.Lead, s.Notes, []string{report.Unsaid, "comity, " + s.Version()})
	if s.Place != "" {
		about = append(about, "The same in the explorer: "+s.Command())
	}
	sheets := []WorkbookSheet{{Name: "Data", Header: s.Header, Rows: s.Rows, Numbers: numbers(s)}}
	if part := s.Sources(); part != nil {
		sources := WorkbookSheet{Name: "Sources"}
		sources.Header = append(sources.Header, prose.Each(part.Table.Head, func(head report.Cell) string { return head.Text })...)
		sources.Header = append(sources.Header, "address")
		for _, row := range part.Table.Rows {
			cells := prose.Each(row.Cells, func(cell report.Cell) string { return cell.Text })
			sources.Rows = append(sources.Rows, append(cells, row.Cells[0].Link))
		}
		sheets = append(sheets, sources)
	}
	return about, sheets
}

// numbers are the columns that hold nothing but counts.
func numbers(s *report.Report) []bool {
	out := make([]bool, len(s.Header))
	for i := range out {
		for _, row := range s.Rows {
			if row[i] == "" {
				continue
			}
			n, err := strconv.Atoi(row[i])
			if out[i] = err == nil && strconv.Itoa(n) == row[i]; !out[i] {
				break
			}
		}
	}
	return out
}
