package model

import (
	"cmp"
	"slices"
)

// Reading is how far a source was read, as a code. The zero value says nothing.
type Reading string

// The codes of reading.
const (
	// ReadWhole: the document was read whole, at its address.
	ReadWhole Reading = "whole"
	// ReadPart: a part of the document was read, or of an archived copy of its page.
	ReadPart Reading = "part"
	// ReadCopy: a copy or mirror elsewhere was read, whole or in part.
	ReadCopy Reading = "copy"
	// NotRead: the source was not opened.
	NotRead Reading = "not-read"
	// NotRecorded: how it was read is not recorded.
	NotRecorded Reading = "not-recorded"
)

// Readings returns the codes of reading, the closest reading first.
func Readings() []Reading { return []Reading{ReadWhole, ReadPart, ReadCopy, NotRead, NotRecorded} }

// Word is the code in words, as written on screen.
func (r Reading) Word() string {
	switch r {
	case ReadWhole:
		return "full text"
	case ReadPart:
		return "excerpt"
	case ReadCopy:
		return "republished text"
	case NotRead:
		return "not consulted"
	case NotRecorded:
		return "extent not recorded"
	}
	return ""
}

// Meaning explains the code in one line.
func (r Reading) Meaning() string {
	switch r {
	case ReadWhole:
		return "the whole document was consulted, at its address"
	case ReadPart:
		return "an excerpt of the document was consulted, or of an archived version of its page"
	case ReadCopy:
		return "a republished text was consulted, whole or in part"
	case NotRead:
		return "the source was not consulted"
	case NotRecorded:
		return "how much of it was consulted is not recorded"
	}
	return ""
}

// withNote puts a word and a note in a line; either may be empty.
func withNote(word, note string) string {
	if word == "" || note == "" {
		return word + note
	}
	return word + ": " + note
}

// HowRead is how far the source was read, and [NotRecorded] where no code says so.
func (s Source) HowRead() Reading { return cmp.Or(s.Read, NotRecorded) }

// SourceRead is how far one of the sources of the statement was read. Where it
// is the page of the text, url_checked says so too.
func (s *Statement) SourceRead(source Source) Reading {
	if source.Read == "" && source.URL == s.URL {
		return s.PageRead()
	}
	return source.HowRead()
}

// PageName says whose the page at the address of the text is: "official page", or
// "page of Digital Watch, not official".
func (s *Statement) PageName() string {
	if s.Publisher == "" {
		return "official page"
	}
	return "page of " + s.Publisher + ", not official"
}

// OfficialFirst are the sources of the statement, that at its own address first, unless
// that is somebody else's page.
func (s *Statement) OfficialFirst() []Source {
	out := slices.Clone(s.Sources)
	if i := slices.IndexFunc(out, func(one Source) bool { return one.URL == s.URL && s.URL != "" }); i > 0 && s.Publisher == "" {
		page := out[i]
		out = slices.Insert(slices.Delete(out, i, i+1), 0, page)
	}
	return out
}

// PageRead is how far the page at the address of the text was read.
func (s *Statement) PageRead() Reading {
	for _, source := range s.Sources {
		if source.URL == s.URL && source.Read != "" {
			return source.Read
		}
	}
	if s.URLChecked {
		return ReadPart // at least in its first part
	}
	return NotRead
}

// Grade is the best grade that a fact can have which only this source supports.
func (s Source) Grade() Confidence {
	if s.Read == NotRead {
		return Unverified
	}
	return Checked
}

// Remark is what a reader is told beside the source: its mark and its note; mostly
// nothing.
func (s Source) Remark() string { return withNote(s.Grade().Mark(), s.ReadNote) }

// Grade is the best grade that a fact can have which only this source supports:
// the one that the record gives, of a statement too, or else unverified for a
// source that was not read and checked for any other.
func (s *SourceRecord) Grade() Confidence {
	switch {
	case s.Confidence != "":
		return s.Confidence
	case s.Read == NotRead:
		return Unverified
	}
	return Checked
}

// CitedGrade is the grade that a citation on a page has: the lower of what the
// page claims and the best that its source can support, which for a statement is
// the grade of its record. A page need not repeat it.
func (c *Corpus) CitedGrade(cite Citation) Confidence {
	grades := []Confidence{cite.Confidence}
	if source, ok := c.Source(cite.Source); ok {
		grades = append(grades, source.Grade())
	}
	if s, ok := c.Statement(StatementID(cite.Source)); ok { // even where its text is a source of its own
		grades = append(grades, s.Confidence)
	}
	return Lowest(grades...)
}

// Remark is what a reader is told beside the source: its mark and its note.
func (s *SourceRecord) Remark() string { return withNote(s.Grade().Mark(), s.ReadNote) }
