package model

import (
	"fmt"
	"html"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"comity/model/prose"
)

// vocabulary is a closed list of words that a field may hold.
type vocabulary []string

func adoptions() vocabulary {
	return vocabulary{"signature", "consensus", "membership", "endorsement", Separate, "vote", "unknown", "none"}
}

func pillars() vocabulary {
	return vocabulary{"international-law", "norms", "cbms", "capacity-building", "accountability", "human-rights"}
}

func confidences() vocabulary {
	return prose.Each(grades(), func(g grade) string { return string(g.is) })
}

// unGroups holds the UN regional groups in the order of the UN's own lists.
func unGroups() vocabulary {
	return vocabulary{"African Group", "Asia-Pacific Group", "Eastern European Group", "GRULAC", "WEOG", "none"}
}

// check faults everything that is wrong with the records as a whole.
func (l *loader) check() {
	x := &checker{loader: l, codes: map[ISO3]bool{}, statements: map[StatementID]*Statement{}, norms: map[NormID]*Norm{}, groups: map[GroupID]bool{}}
	for _, c := range l.Countries {
		x.codes[c.ISO3] = true
	}
	for i := range l.Statements {
		x.statements[l.Statements[i].ID] = &l.Statements[i]
	}
	for i := range l.Norms {
		x.norms[l.Norms[i].ID] = &l.Norms[i]
	}
	for _, g := range l.Groups {
		x.groups[g.ID] = true
	}
	x.checkEdition()
	x.checkCountries()
	x.checkGroups()
	x.checkPositions()
	x.checkDocuments()
	for i := range l.Statements {
		x.checkStatement(&l.Statements[i])
	}
	for i := range l.Norms {
		x.checkNorm(&l.Norms[i])
	}
	x.checkSources()
	x.checkPages()
}

// checker knows what exists, and which record is being looked at.
type checker struct {
	*loader
	codes        map[ISO3]bool
	statements   map[StatementID]*Statement
	norms        map[NormID]*Norm
	groups       map[GroupID]bool
	file, record string
}

// at turns to a record; its file is the one it was last read from.
func (x *checker) at(kind, id string) {
	x.record = id
	x.file = x.files[kind+":"+id]
}

// fault adds a fault about the record in question.
func (x *checker) fault(format string, args ...any) { x.add(x.file, x.record, format, args...) }

// word faults a word outside its vocabulary.
func (x *checker) word(field, word string, allowed vocabulary) {
	if slices.Contains(allowed, word) {
		return
	}
	words := slices.Clone(allowed)
	if i := slices.Index(words, ""); i >= 0 {
		words[i] = "nothing"
	}
	x.fault("%s is %s, expected one of %s", field, InQuotes(word), strings.Join(words, ", "))
}

// present faults an empty field.
func (x *checker) present(field, value string) {
	if strings.TrimSpace(value) == "" {
		x.fault("%s is missing, expected some text", field)
	}
}

// states faults unknown and repeated codes in a list.
func (x *checker) states(field string, codes []ISO3) {
	seen := map[ISO3]bool{}
	for _, code := range codes {
		if !x.codes[code] {
			x.fault("%s contains %s, expected a code of %s", field, InQuotes(string(code)), countriesFile)
		}
		if seen[code] {
			x.fault("%s contains %s twice, expected once", field, InQuotes(string(code)))
		}
		seen[code] = true
	}
}

// confident faults a confidence that is not one of the three.
func (x *checker) confident(field string, c Confidence) { x.word(field, string(c), confidences()) }

// sources faults a record without sources and sources without title or address.
func (x *checker) sources(list []Source) {
	if len(list) == 0 {
		x.fault("has no sources, expected at least one")
	}
	for _, s := range list {
		x.source(s)
	}
}

func (x *checker) source(s Source) {
	x.present("the title of a source", s.Title)
	x.address("the address of the source "+InQuotes(s.Title), s.URL)
	x.read("how the source "+InQuotes(s.Title)+" was read", s.Read, s.ReadNote)
}

// read faults a code of reading outside the list, and a note without a code.
func (x *checker) read(field string, code Reading, note string) {
	x.word(field, string(code), append(vocabulary{""}, prose.Strings(Readings())...))
	if code == "" && note != "" {
		x.fault("%s is empty and has the note %s, expected a code as well", field, InQuotes(note))
	}
}

// address faults what is not an absolute web address.
func (x *checker) address(field, address string) {
	if !webAddress(address) {
		x.fault("%s is %s, expected a web address", field, InQuotes(address))
	}
}

func webAddress(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host != "" && !strings.HasSuffix(u.Hostname(), ".") && (u.Scheme == "http" || u.Scheme == "https")
}

// text faults control characters anywhere in a record; lines may break only
// in a full text.
func (x *checker) text(record any) {
	var walk func(field string, v reflect.Value)
	walk = func(field string, v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			also := map[string]string{"FullText": "\n"}[field]
			if i := Stray(v.String(), also); i >= 0 {
				x.fault("%s contains the control character %U, expected plain text", field, []rune(v.String()[i:])[0])
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(field, v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					walk(v.Type().Field(i).Name, v.Field(i))
				}
			}
		}
	}
	walk("", reflect.ValueOf(record).Elem())
}

// BadText names the first character of a text of Markdown that could change
// what a terminal or a browser shows, as itself or by a reference such as &#27;.
// It returns "" if there is none.
func BadText(text string) string {
	if i := Stray(text, "\n"); i >= 0 {
		return fmt.Sprintf("the control character %U", []rune(text[i:])[0])
	}
	for {
		_, after, found := strings.Cut(text, "&")
		if !found {
			return ""
		}
		text = after
		length := strings.IndexFunc(text, func(r rune) bool { return r != '#' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if length < 0 {
			length = len(text)
		}
		name := text[:length]
		text = text[length:]
		reference := "&" + name
		if strings.HasPrefix(text, ";") {
			reference += ";"
		}
		decoded := html.UnescapeString(reference)
		if number, err := strconv.ParseInt(strings.TrimLeft(name, "#xX"), numberBase(name), 32); strings.HasPrefix(name, "#") && err == nil {
			decoded += string(rune(number)) // browsers, and so that package, make letters of some controls
		}
		if i := strings.IndexFunc(decoded, func(r rune) bool { return !Shown(r) }); i >= 0 {
			return fmt.Sprintf("%s, which is the control character %U", InQuotes("&"+name+";"), []rune(decoded[i:])[0])
		}
	}
}

// numberBase is that of the number in a reference such as #27 or #x1b.
func numberBase(name string) int {
	if strings.HasPrefix(strings.ToLower(name), "#x") {
		return 16
	}
	return 10
}
