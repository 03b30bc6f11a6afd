package render_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"comity/ui/render"
)

// opened opens a workbook as another program does.
func opened(t *testing.T, about []string, sheets ...render.WorkbookSheet) *excelize.File {
	t.Helper()
	data, err := render.Workbook(about, sheets)
	if err != nil {
		t.Fatal(err)
	}
	again, err := render.Workbook(about, sheets)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("%v, or the same sheets make other bytes", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() }) // takes its temporary files away
	return f
}

// TestWorkbook: cells come back as they went in, and none is a formula.
func TestWorkbook(t *testing.T) {
	hostile := []string{"=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "Côte d’Ivoire & <b>", " two\nlines ", "_x0041_", "\"'", "日本 🇪🇪", "0012", "=HYPERLINK(\"https://example.org\")"}
	sheet := render.WorkbookSheet{Name: "A's & B", Header: []string{"text", "n", "address"}, Numbers: []bool{false, true, false}}
	for _, text := range hostile {
		sheet.Rows = append(sheet.Rows, []string{text, "12", "https://example.org/a?b=c&d=“e”"})
	}
	sheet.Rows = append(sheet.Rows, []string{strings.Repeat("é", 40000), "", "http://example.org/ two"}, []string{"\x00\x1b[31m", "0", "javascript:alert(1)"})
	f := opened(t, []string{"What it is", "=1+1"}, sheet)
	if got := f.GetSheetList(); len(got) != 2 || got[0] != "About" || got[1] != sheet.Name {
		t.Fatalf("the sheets are %q", got)
	}
	rows, err := f.GetRows(sheet.Name)
	if err != nil || len(rows) != len(sheet.Rows)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, text := range hostile {
		at, _ := excelize.CoordinatesToCellName(1, i+2)
		formula, err := f.GetCellFormula(sheet.Name, at)
		kind, _ := f.GetCellType(sheet.Name, at)
		if rows[i+1][0] != text || err != nil || formula != "" || kind != excelize.CellTypeInlineString {
			t.Errorf("%q came back as %q, formula %q, type %d", text, rows[i+1][0], formula, kind)
		}
		if kind, _ := f.GetCellType(sheet.Name, strings.Replace(at, "A", "B", 1)); kind != excelize.CellTypeUnset || rows[i+1][1] != "12" { // which is a number
			t.Errorf("the number is %q of type %d", rows[i+1][1], kind)
		}
		linked, target, err := f.GetCellHyperLink(sheet.Name, strings.Replace(at, "A", "C", 1))
		if !linked || err != nil || target != "https://example.org/a?b=c&d=%E2%80%9Ce%E2%80%9D" {
			t.Errorf("the link is %q, %v", target, err)
		}
	}
	long := rows[len(hostile)+1][0]
	if n := len([]rune(long)); n > 32767 || !strings.HasSuffix(long, "é (cut: longer than a cell may be)") {
		t.Errorf("a long cell has %d characters and ends in %q", n, long[len(long)-40:])
	}
	for _, at := range []string{"C15", "C16"} {
		if linked, target, _ := f.GetCellHyperLink(sheet.Name, at); linked {
			t.Errorf("%s links %q", at, target)
		}
	}
	panes, err := f.GetPanes(sheet.Name)
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the head is not frozen: %+v, %v", panes, err)
	}
	if names := f.GetDefinedName(); len(names) != 1 || names[0].Name != "_xlnm._FilterDatabase" || names[0].RefersTo != "'A's & B'!$A$1:$C$16" && names[0].RefersTo != "'A''s & B'!$A$1:$C$16" {
		t.Errorf("the filter is %+v", names)
	}
}
