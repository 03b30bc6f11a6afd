package model

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"comity/model/prose"
)

// Fault is one thing wrong with the data: where, what, and what was expected.
type Fault struct {
	File   string
	Record string // its id; the number of a line where the file is a page
	What   string
}

// String is "file:record: what is wrong, and what was expected".
func (f Fault) String() string { return f.File + ":" + f.Record + ": " + f.What }

// Faults is every fault found; as an error it lists them all, a line each.
type Faults []Fault

// Error lists every fault on a line of its own.
func (f Faults) Error() string {
	return strings.Join(prose.Each(f, Fault.String), "\n")
}

// faultList collects faults while the data is read and checked.
type faultList struct {
	faults Faults
}

func (l *faultList) add(file, record, format string, args ...any) {
	what := fmt.Sprintf(format, args...)
	l.faults = append(l.faults, Fault{File: Printable(file), Record: Printable(record), What: Printable(what)})
}

// err returns the faults in a stable order, or nil.
func (l *faultList) err() error {
	if len(l.faults) == 0 {
		return nil
	}
	l.faults.Sort()
	return l.faults
}

// Sort puts faults in the order of files, and within them of lines and then of
// records; those of one record stay in the order in which they were found.
func (f Faults) Sort() {
	slices.SortStableFunc(f, func(a, b Fault) int {
		first, errA := strconv.Atoi(a.Record)
		second, errB := strconv.Atoi(b.Record)
		byRecord := strings.Compare(a.Record, b.Record)
		switch {
		case errA == nil && errB == nil:
			byRecord = cmp.Compare(first, second)
		case errA == nil:
			byRecord = -1
		case errB == nil:
			byRecord = 1
		}
		return cmp.Or(strings.Compare(a.File, b.File), byRecord)
	})
}
