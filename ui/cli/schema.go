package cli

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"comity/model"
)

// jsonSchema is a JSON Schema as far as the JSON of comity needs one. It is
// made by reflection from the types that are printed, so that it cannot say
// anything else; the library for that would bring five more modules to read a
// handful of kinds.
type jsonSchema struct {
	Schema      string                 `json:"$schema,omitempty"`
	Ref         string                 `json:"$ref,omitempty"`
	Title       string                 `json:"title,omitempty"`
	Description string                 `json:"description,omitempty"`
	Type        string                 `json:"type,omitempty"`
	Enum        []string               `json:"enum,omitempty"`
	Pattern     string                 `json:"pattern,omitempty"`
	Minimum     *int                   `json:"minimum,omitempty"`
	Items       *jsonSchema            `json:"items,omitempty"`
	Properties  properties             `json:"properties,omitempty"`
	Required    []string               `json:"required,omitempty"`
	Names       *jsonSchema            `json:"propertyNames,omitempty"`
	Additional  any                    `json:"additionalProperties,omitempty"` // false, or the schema of every value
	Defs        map[string]*jsonSchema `json:"$defs,omitempty"`
}

// property is a key of an object and its schema.
type property struct {
	name   string
	schema *jsonSchema
}

// properties keep the order in which they are printed.
type properties []property

// MarshalJSON writes an object.
func (p properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, one := range p {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(one.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(one.schema)
		if err != nil {
			return nil, err
		}
		b.Write(slices.Concat(name, []byte(":"), value))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// schemaOf makes the schema of a document that is printed from a type.
func schemaOf(title, about string, document reflect.Type) *jsonSchema {
	r := reflector{defs: map[string]*jsonSchema{}}
	s := &jsonSchema{}
	if document.Kind() == reflect.Struct {
		s = r.object(document, objectName(document))
	} else {
		s = r.value(document, "", "")
	}
	s.Schema, s.Title, s.Description = "https://json-schema.org/draft/2020-12/schema", title, about
	s.Defs = r.defs
	return s
}

// reflector collects the objects inside a document.
type reflector struct{ defs map[string]*jsonSchema }

// value is the schema of one value; the words it may hold depend on its type,
// or on the object and the key at which it stands.
func (r *reflector) value(t reflect.Type, object, key string) *jsonSchema {
	switch {
	case t == reflect.TypeFor[model.Date]():
		return &jsonSchema{Type: "string", Pattern: `^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`}
	case t.Kind() == reflect.Pointer:
		return r.value(t.Elem(), object, key)
	case t.Kind() == reflect.Slice:
		return &jsonSchema{Type: "array", Items: r.value(t.Elem(), object, key)}
	case t.Kind() == reflect.Map:
		return &jsonSchema{Type: "object", Names: &jsonSchema{Enum: vocabulary(object, key, t)}, Additional: r.value(t.Elem(), object, key)}
	case t.Kind() == reflect.Struct:
		name := objectName(t)
		if _, known := r.defs[name]; !known {
			r.defs[name] = nil // it may hold itself
			r.defs[name] = r.object(t, name)
		}
		return &jsonSchema{Ref: "#/$defs/" + name}
	case t.Kind() == reflect.Bool:
		return &jsonSchema{Type: "boolean"}
	case t.Kind() == reflect.Float64:
		return &jsonSchema{Type: "number"}
	case t.Kind() == reflect.Int:
		return &jsonSchema{Type: "integer", Minimum: new(int)}
	case t.Kind() == reflect.String:
		return &jsonSchema{Type: "string", Enum: vocabulary(object, key, t), Pattern: codePattern(t)}
	}
	panic("no schema for a " + t.String())
}

// object is the schema of a struct: the keys that encoding/json writes, and
// those of structs embedded in it.
func (r *reflector) object(t reflect.Type, object string) *jsonSchema {
	s := &jsonSchema{Type: "object", Additional: false}
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous:
			inner := r.object(f.Type, object)
			s.Properties = append(s.Properties, inner.Properties...)
			s.Required = append(s.Required, inner.Required...)
		case f.IsExported() && name != "-":
			v := r.value(f.Type, object, name)
			v.Description = describe(object, name)
			s.Properties = append(s.Properties, property{name, v})
			if !strings.HasPrefix(options, "omit") {
				s.Required = append(s.Required, name)
			}
		}
	}
	return s
}

// objectName names an object after its Go type: "open_question", "state".
func objectName(t reflect.Type) string {
	var b strings.Builder
	before := '_'
	for _, r := range strings.TrimSuffix(strings.TrimSuffix(t.Name(), "View"), "Summary") {
		if unicode.IsUpper(r) && !unicode.IsUpper(before) && before != '_' {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
		before = r
	}
	return b.String()
}
