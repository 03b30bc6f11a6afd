package cli

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
)

// byteOrderMark at the start of a file has Excel read it as UTF-8.
const byteOrderMark = "\ufeff"

// tableFor changes CSV as --spreadsheet and --bom say.
func (s *session) tableFor(text []byte) (_ []byte, err error) {
	if s.flags.spreadsheet {
		text, err = forSpreadsheet(text)
	}
	if s.flags.bom {
		text = append([]byte(byteOrderMark), text...)
	}
	return text, err
}

// forSpreadsheet returns CSV in which no cell is a formula: it puts an apostrophe
// before each cell that begins like one and is not a number. Records added by the
// user may have such cells.
func forSpreadsheet(text []byte) ([]byte, error) {
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		for i, cell := range row {
			if _, err := strconv.ParseFloat(cell, 64); strings.IndexAny(cell, "=+-@\t\r\n＝＋－＠") == 0 && err != nil {
				row[i] = "'" + cell
			}
		}
	}
	var b bytes.Buffer
	err = csv.NewWriter(&b).WriteAll(rows)
	return b.Bytes(), err
}
