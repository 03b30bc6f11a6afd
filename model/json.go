package model

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
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

// ReadJSON is [json.Unmarshal] with errors in words of no programming language. A key
// that an object has twice is one too, because the first of its values would be lost.
func ReadJSON(data []byte, to any) error {
	syntax, kind := new(json.SyntaxError), new(json.UnmarshalTypeError)
	switch err := json.Unmarshal(data, to); {
	case errors.As(err, &syntax):
		return fmt.Errorf("it is not JSON, from byte %d on", syntax.Offset)
	case errors.As(err, &kind):
		expected := map[reflect.Kind]string{reflect.Struct: "an object", reflect.Slice: "a list", reflect.String: "a text", reflect.Int: "a number"}
		return fmt.Errorf("%s is not %s", cmp.Or(kind.Field, "it"), cmp.Or(expected[kind.Type.Kind()], "as expected"))
	case err != nil:
		return err
	}
	if err := repeated(json.NewDecoder(bytes.NewReader(data))); !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

// repeated reads a value, and returns an error if an object has a key twice.
func repeated(text *json.Decoder) error {
	open, err := text.Token()
	if _, nested := open.(json.Delim); err != nil || !nested {
		return err
	}
	seen := map[string]bool{}
	for text.More() {
		if open == json.Delim('{') {
			key, err := text.Token()
			name := strings.ToLower(fmt.Sprint(key)) // as keys are read in any case
			if err != nil || seen[name] {
				return cmp.Or(err, fmt.Errorf("the key %q appears twice", name))
			}
			seen[name] = true
		}
		if err := repeated(text); err != nil {
			return err
		}
	}
	_, err = text.Token()
	return err
}
