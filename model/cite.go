package model

import "strings"

// Citation is a reference to a source in the Markdown of a page, written
// [@source, where in it; low; as of 2026-11-22; until 2027-01-31].
type Citation struct {
	Source  SourceID
	Locator string // "para 21"; empty for the whole
	// Confidence is High unless the citation says medium or low.
	Confidence Confidence
	AsOf       Date // the day for which a fact with a shelf life was true
	Until      Date // the day after which it is to be looked at again
	Start, End int  // where it stands in the Markdown, in bytes
	Fault      string
}

// Citations finds every citation in the Markdown of a page. One that cannot be
// read has a Fault that says what was expected.
func Citations(markdown string) []Citation {
	var out []Citation
	for from := 0; ; {
		start := strings.Index(markdown[from:], "[@")
		if start < 0 {
			return out
		}
		start += from
		length := strings.IndexAny(markdown[start:], "]\n")
		if length < 0 || markdown[start+length] != ']' {
			out = append(out, Citation{Start: start, End: start + 2, Fault: "the citation is not closed, expected ] on the same line"})
			from = start + 2
			continue
		}
		c := readCitation(markdown[start+2 : start+length])
		c.Start, c.End = start, start+length+1
		out = append(out, c)
		from = c.End
	}
}

func readCitation(text string) Citation {
	parts := strings.Split(text, ";")
	id, locator, _ := strings.Cut(parts[0], ",")
	c := Citation{Source: SourceID(strings.TrimSpace(id)), Locator: strings.TrimSpace(locator), Confidence: High}
	for _, part := range parts[1:] {
		part = strings.TrimSpace(part)
		asOf, dated := strings.CutPrefix(part, "as of ")
		until, limited := strings.CutPrefix(part, "until ")
		var err error
		switch {
		case part == string(Medium) || part == string(Low):
			c.Confidence = Confidence(part)
		case dated:
			c.AsOf, err = ParseDate(asOf)
		case limited:
			c.Until, err = ParseDate(until)
		default:
			c.Fault = "the citation says " + quote(part) + ", expected medium, low, as of DATE or until DATE"
		}
		if err != nil {
			c.Fault = "the citation says " + quote(part) + ", expected a date such as 2026-11-22"
		}
	}
	return c
}

// shelfLife is how long a fact with an as-of date stands unless its citation
// says otherwise, in months.
const shelfLife = 12

// GoodUntil is the day after which a fact with a shelf life is to be looked at
// again; the zero date when it has none.
func (c Citation) GoodUntil() Date {
	if !c.Until.IsZero() || c.AsOf.IsZero() {
		return c.Until
	}
	return c.AsOf.AddMonths(shelfLife)
}
