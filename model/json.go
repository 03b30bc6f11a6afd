package model

import (
	"bytes"
	"encoding/json"
)

// JSON writes a value as comity writes all its JSON: two spaces a level, the
// signs <, > and & as they are, and a line break at the end. The errors are those
// of encoding/json.
func JSON(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(v)
	return b.Bytes(), err
}
