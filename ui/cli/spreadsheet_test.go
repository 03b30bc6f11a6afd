package cli_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSpreadsheet: with the flag no cell of any CSV is a formula; without it,
// cells are as they are in the records.
func TestSpreadsheet(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "statements"), 0o700); err != nil {
		t.Fatal(err)
	}
	text := `id: evil
title: "=HYPERLINK(\"https://example.org\")"
short_title: "@SUM(1)"
date: '2020-01-02'
forum: "+forum"
kind: call
url: https://example.org/
url_checked: false
adoption: endorsement
open_to: states
states: [EST]
summary: "-1+2"
sources: [{title: "＝cmd", url: https://example.org/}]
confidence: unverified
`
	if err := os.WriteFile(filepath.Join(dir, "statements", "evil.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"statements"}, {"statement", "evil"}, {"country", "EST"}, {"matrix"}, {"timeline"}, {"search", "HYPERLINK"}} {
		for _, safe := range []bool{true, false} {
			args := append(command, "--data", dir, "--format", "csv")
			if safe {
				args = append(args, "--spreadsheet")
			}
			got := comity(t, args...)
			rows, err := csv.NewReader(strings.NewReader(got.out)).ReadAll()
			if got.code != 0 || err != nil || len(rows) < 2 {
				t.Errorf("%v: exit %d, %v, %s", args, got.code, err, got.err)
				continue
			}
			for _, row := range rows {
				for _, cell := range row {
					formula := strings.IndexAny(cell, "=+@\t\r\n＝") == 0 || strings.HasPrefix(cell, "-1+")
					if safe && formula {
						t.Errorf("%v: the cell %q", args, cell)
					}
					if !safe && strings.HasPrefix(cell, "'") {
						t.Errorf("%v: the cell %q is changed", args, cell)
					}
				}
			}
		}
	}
	if got := comity(t, "norms", "--spreadsheet"); got.code != 2 || !strings.Contains(got.err, "--format csv") {
		t.Errorf("without CSV: exit %d, %s", got.code, got.err)
	}
}
