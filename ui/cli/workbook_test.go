//go:build unix

package cli_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// sheetRows are the rows of a sheet, each as long as the first.
func sheetRows(t *testing.T, f *excelize.File, name string) [][]string {
	t.Helper()
	rows, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		rows[i] = append(row, make([]string, len(rows[0])-len(row))...)
	}
	return rows
}

// TestExportedWorkbook: each sheet has the cells of the table of the data package.
func TestExportedWorkbook(t *testing.T) {
	file, dir := filepath.Join(t.TempDir(), "all.xlsx"), filepath.Join(t.TempDir(), "all")
	got := comity(t, "data", "export", "--xlsx", file, "--json")
	var list []struct{ Rows, Bytes int }
	if err := json.Unmarshal([]byte(got.out), &list); got.code != 0 || err != nil || len(list) != 1 || list[0].Rows < 30000 {
		t.Fatalf("exit %d, %s, %s", got.code, got.err, got.out)
	}
	if got := comity(t, "data", "export", dir); got.code != 0 {
		t.Fatal(got.err)
	}
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() }) // takes its temporary files away
	sheets := f.GetSheetList()
	if want := "About Columns countries groups memberships membership-changes statements participation norms carriage positions documents sayings sources"; strings.Join(sheets, " ") != want {
		t.Errorf("the sheets are %q, expected %q", sheets, want)
	}
	for _, name := range sheets[2:] {
		text, err := os.ReadFile(filepath.Join(dir, name+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		want, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
		if got := sheetRows(t, f, name); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d rows, expected %d; %v", name, len(got), len(want), err)
		}
	}
	if got := comity(t, "data", "export", "--xlsx", file); got.code != 1 || !strings.Contains(got.err, "already exists; use --replace") {
		t.Errorf("over a file: exit %d, %s", got.code, got.err)
	}
	if got := comity(t, "data", "export", dir+"2", "--xlsx", file); got.code != 2 || !strings.Contains(got.err, "either a folder or --xlsx FILE") {
		t.Errorf("both: exit %d, %s", got.code, got.err)
	}
}

// TestFormatXLSX: a workbook has the cells of the CSV, and says which corpus it is of.
func TestFormatXLSX(t *testing.T) {
	for _, command := range []string{"norms", "countries", "norm f", "country EST", "matrix --of eu", "compare EST LVA", "timeline", "ask who signed the paris call in africa", "says g", "keys"} {
		args := strings.Fields(command)
		text, want := comity(t, append(args, "--format", "xlsx")...), comity(t, append(args, "--format", "csv")...)
		rows, err := csv.NewReader(strings.NewReader(want.out)).ReadAll()
		if err != nil || text.code != 0 {
			t.Fatalf("%s: exit %d, %s, %v", command, text.code, text.err, err)
		}
		f, err := excelize.OpenReader(strings.NewReader(text.out))
		if err != nil {
			t.Fatalf("%s: %v", command, err)
		}
		t.Cleanup(func() { _ = f.Close() })
		if got := sheetRows(t, f, "Data"); !reflect.DeepEqual(got, rows) {
			t.Errorf("%s: %q, expected %q", command, got, rows)
		}
		about := sheetRows(t, f, "About")
		if words := strings.Join(about[len(about)-1], "") + strings.Join(about[max(len(about)-2, 0)], ""); !strings.Contains(words, "corpus 20") {
			t.Errorf("%s: about: %q", command, about)
		}
	}
	if got := onTerminal(t, 80, nil, nil, "norms", "--format", "xlsx"); got.code != 2 || got.out != "" || !strings.Contains(got.err, "comity norms … > comity.xlsx") {
		t.Errorf("on a terminal: exit %d, %s", got.code, got.err)
	}
}

func TestByteOrderMark(t *testing.T) {
	plain, marked := comity(t, "countries", "--format", "csv"), comity(t, "countries", "--format", "csv", "--bom")
	if marked.out != "\ufeff"+plain.out || plain.out == "" {
		t.Errorf("%.40q", marked.out)
	}
	if got := comity(t, "countries", "--bom"); got.code != 2 || !strings.Contains(got.err, "--bom needs --format csv, not text") {
		t.Errorf("exit %d, %s", got.code, got.err)
	}
}
