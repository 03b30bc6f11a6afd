package model

import (
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"strings"
)

// packHeader begins the compact form; the number changes with its layout. The
// version of what follows ends the line, so that nobody has to take its hash again.
const packHeader = "comity corpus 7 "

// Pack writes the compact form of a corpus: the same records, without the
// parsing and the checks. Reading it is what makes the program start fast.
func (c *Corpus) Pack() []byte {
	return packValue([]byte(packHeader+c.Version().String()+"\n"), reflect.ValueOf(c.records))
}

// Unpack reads what Pack wrote. The strings of the corpus share memory with
// packed, so nothing is copied. It trusts the records: Load checked them
// before they were packed.
func Unpack(packed string) (c *Corpus, err error) {
	version, body, ours := cutHeader(packed)
	_, hash, _ := strings.Cut(version, " (")
	hash, named := strings.CutSuffix(hash, ")")
	if !ours || !named || len(hash) != hashDigits {
		return nil, errors.New("the compact corpus has another layout; rebuild it as CONTRIBUTING.md explains")
	}
	defer func() {
		if r := recover(); r != nil {
			c, err = nil, fmt.Errorf("the compact corpus is damaged: %v", r)
		}
	}()
	var r records
	u := unpacker{rest: body}
	u.value(reflect.ValueOf(&r).Elem())
	if u.rest != "" {
		return nil, fmt.Errorf("the compact corpus is damaged: %d bytes too many", len(u.rest))
	}
	c = newCorpus(r)
	c.hash = hash
	return c, nil
}

// PackedVersion is the [Version] of a packed corpus, as it is shown, without unpacking
// it; empty if that has another layout.
func PackedVersion(packed string) string {
	version, _, _ := cutHeader(packed)
	return version
}

// cutHeader takes the line before the records of a packed corpus away.
func cutHeader(packed string) (version, body string, ours bool) {
	if version, ours = strings.CutPrefix(packed, packHeader); ours {
		version, body, ours = strings.Cut(version, "\n")
	}
	return version, body, ours
}

// packValue appends a value: numbers as varints, strings and lists with their
// length before them, structs field by field.
func packValue(out []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		out = binary.AppendUvarint(out, uint64(v.Len()))
		return append(out, v.String()...)
	case reflect.Int:
		return binary.AppendVarint(out, v.Int())
	case reflect.Bool:
		if v.Bool() {
			return append(out, 1)
		}
		return append(out, 0)
	case reflect.Slice:
		out = binary.AppendUvarint(out, uint64(v.Len()))
		for i := range v.Len() {
			out = packValue(out, v.Index(i))
		}
		return out
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out = packValue(out, v.Field(i))
			}
		}
		return out
	}
	panic("the compact form has no place for a " + v.Kind().String())
}

// unpacker reads a packed corpus from front to back.
type unpacker struct{ rest string }

func (u *unpacker) uvarint() uint64 {
	var x uint64
	for shift := uint(0); ; shift += 7 {
		b := u.rest[0]
		u.rest = u.rest[1:]
		x |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return x
		}
	}
}

// length reads the length of a list and panics where the rest is too short to
// hold as many: a damaged length must not make the program ask for gigabytes.
// An element takes at least one byte, a struct one for each exported field;
// no record has more than one that is not.
func (u *unpacker) length(elem reflect.Type) int {
	n, least := u.uvarint(), 1
	if elem.Kind() == reflect.Struct {
		least = max(1, elem.NumField()-1)
	}
	if n > uint64(len(u.rest)/least) {
		panic(fmt.Sprintf("a list of %d does not fit into the %d bytes left", n, len(u.rest)))
	}
	return int(n)
}

func (u *unpacker) text() string {
	n := u.uvarint()
	s := u.rest[:n]
	u.rest = u.rest[n:]
	return s
}

func (u *unpacker) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(u.text())
	case reflect.Int:
		x := u.uvarint()
		v.SetInt(int64(x>>1) ^ -int64(x&1))
	case reflect.Bool:
		v.SetBool(u.uvarint() == 1)
	case reflect.Slice:
		n := u.length(v.Type().Elem())
		if n == 0 {
			return
		}
		if codes, ok := v.Addr().Interface().(*[]ISO3); ok { // the bulk of the corpus
			*codes = make([]ISO3, n)
			for i := range *codes {
				(*codes)[i] = ISO3(u.text())
			}
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			u.value(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Field(i); field.CanSet() {
				u.value(field)
			}
		}
	}
}
