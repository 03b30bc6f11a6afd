package model

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// Date is a calendar date that may be known to the year or the month only.
// Month and Day are 0 where they are not known.
type Date struct {
	Year, Month, Day int
}

// ParseDate reads "2019", "2019-09" or "2019-09-23".
func ParseDate(s string) (Date, error) {
	layout, ok := map[int]string{4: "2006", 7: "2006-01", 10: "2006-01-02"}[len(s)]
	if !ok {
		return Date{}, fmt.Errorf("%q is not a date, expected 2019, 2019-09 or 2019-09-23", s)
	}
	t, err := time.Parse(layout, s)
	if err != nil || t.Year() == 0 { // year 0 stands for no date
		return Date{}, fmt.Errorf("%q is not a date, expected 2019, 2019-09 or 2019-09-23", s)
	}
	d := Date{Year: t.Year()}
	if len(s) >= 7 {
		d.Month = int(t.Month())
	}
	if len(s) == 10 {
		d.Day = t.Day()
	}
	return d, nil
}

// UnmarshalText reads a date from a record; it makes Date a plain value in
// YAML and JSON.
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := ParseDate(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}

// UnmarshalYAML reads a date from a record, so that a date that cannot be read
// is one fault among the others and does not hide them.
func (d *Date) UnmarshalYAML(node *yaml.Node) error {
	err := errors.New("expected a date like 2019-09-23")
	if node.Kind == yaml.ScalarNode {
		err = d.UnmarshalText([]byte(node.Value))
	}
	if err != nil {
		return &yaml.TypeError{Errors: []string{fmt.Sprintf("line %d: %v", node.Line, err)}}
	}
	return nil
}

// MarshalText writes the date as ParseDate reads it.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// IsZero reports whether no date is known.
func (d Date) IsZero() bool { return d.Year == 0 }

// String returns the date in ISO form, as far as it is known.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Long returns the date as people write it: "23 September 2019", "September
// 2019", "2019".
func (d Date) Long() string {
	var parts []string
	if d.Day > 0 {
		parts = append(parts, strconv.Itoa(d.Day))
	}
	if d.Month > 0 {
		parts = append(parts, time.Month(d.Month).String())
	}
	if d.Year > 0 {
		parts = append(parts, strconv.Itoa(d.Year))
	}
	return strings.Join(parts, " ")
}

// Compare orders dates; an unknown month or day comes before a known one.
func (d Date) Compare(other Date) int { return d.ordinal() - other.ordinal() }

func (d Date) ordinal() int { return (d.Year*16+d.Month)*32 + d.Day }

// AddMonths is the same day so many months later, as far as the day is known;
// the last day of a month that has no such day.
func (d Date) AddMonths(n int) Date {
	months := d.Year*12 + max(d.Month-1, 0) + n
	later := Date{Year: months / 12}
	if d.Month > 0 {
		later.Month = months%12 + 1
		later.Day = min(d.Day, time.Date(later.Year, time.Month(later.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day())
	}
	return later
}

// Over reports whether the whole day, month or year is past on another day.
func (d Date) Over(today Date) bool {
	if d.Month == 0 {
		return d.Year < today.Year
	}
	if d.Day == 0 {
		return Date{Year: d.Year, Month: d.Month, Day: 31}.Compare(today) < 0
	}
	return d.Compare(today) < 0
}
