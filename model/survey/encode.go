package survey

import (
	"bytes"
	"errors"

	"go.yaml.in/yaml/v3"
)

// Encode returns the file. Comments, the order of keys and keys that comity does not
// know are as they were; texts of several lines stand in blocks. What was encoded is
// read again: if it would say anything else, or be too large, the error says so, and
// there is no file.
func (w *Workbook) Encode() ([]byte, error) {
	data, err := encode(w.root)
	if err != nil {
		return nil, err
	}
	again, err := Parse(data)
	if err != nil {
		return nil, err
	}
	if !sameAnswers(w, again) {
		return nil, errors.New("the workbook has a text that YAML would not give back; nothing was written")
	}
	return data, nil
}

func encode(root *yaml.Node) ([]byte, error) {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := errors.Join(e.Encode(root), e.Close()); err != nil {
		return nil, err
	}
	b.WriteString(EndMark + "\n")
	return b.Bytes(), nil
}

// sameAnswers reports whether two workbooks have the same in every place.
func sameAnswers(a, b *Workbook) bool {
	x, y := flatten(a), flatten(b)
	return x.text() == y.text() || len(changes(x, y)) == 0
}
