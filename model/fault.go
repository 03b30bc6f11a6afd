package model

import (
	"fmt"
	"slices"
	"strings"
)

// Fault is one thing wrong with the data: where, what, and what was expected.
type Fault struct {
	File, Record, What string
}

// String is "file:record: what is wrong, and what was expected".
func (f Fault) String() string { return f.File + ":" + f.Record + ": " + f.What }

// Faults is every fault found; as an error it lists them all, a line each.
type Faults []Fault

// Error lists every fault on a line of its own.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.String()
	}
	return strings.Join(lines, "\n")
}

// faultList collects faults while the data is read and checked.
type faultList struct {
	faults Faults
}

func (l *faultList) add(file, record, format string, args ...any) {
	what := fmt.Sprintf(format, args...)
	l.faults = append(l.faults, Fault{File: plain(file), Record: plain(record), What: plain(what)})
}

// plain replaces what could change how a terminal shows a line: a fault quotes
// file names and records as strangers wrote them.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if badRune(r) || r == '\n' {
			return '�'
		}
		return r
	}, s)
}

// err returns the faults in a stable order, or nil.
func (l *faultList) err() error {
	if len(l.faults) == 0 {
		return nil
	}
	slices.SortStableFunc(l.faults, func(a, b Fault) int {
		return strings.Compare(a.File+"\x00"+a.Record, b.File+"\x00"+b.Record)
	})
	return l.faults
}
