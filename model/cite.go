package model

import "strings"

// Citation is a reference to a source in the Markdown of a page, written
// [@source, where in it; unverified; as of 2026-11-22; until 2027-01-31].
type Citation struct {
	Source  SourceID
	Locator string // "para 21"; empty for the whole
	// Confidence is Checked unless the citation says reported or unverified. What
	// readers see is [Corpus.CitedGrade].
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
	stop := 0 // the next bracket or line break; not looked for again
	for from := 0; ; {
		start := strings.Index(markdown[from:], "[@")
		if start < 0 {
			return out
		}
		start += from
		if stop <= start {
			stop = len(markdown)
			if length := strings.IndexAny(markdown[start:], "]\n"); length >= 0 {
				stop = start + length
			}
		}
		if stop == len(markdown) || markdown[stop] != ']' {
			out = append(out, Citation{Start: start, End: start + 2, Fault: "the citation is not closed, expected ] on the same line"})
			from = start + 2
			continue
		}
		c := readCitation(markdown[start+2 : stop])
		c.Start, c.End = start, stop+1
		out = append(out, c)
		from = c.End
	}
}

func readCitation(text string) Citation {
	parts := strings.Split(text, ";")
	id, locator, _ := strings.Cut(parts[0], ",")
	c := Citation{Source: SourceID(strings.TrimSpace(id)), Locator: strings.TrimSpace(locator), Confidence: Checked}
	for _, part := range parts[1:] {
		part = strings.TrimSpace(part)
		asOf, dated := strings.CutPrefix(part, "as of ")
		until, limited := strings.CutPrefix(part, "until ")
		switch {
		case part == string(Reported) || part == string(Unverified):
			c.once("reported or unverified", c.Confidence != Checked)
			c.Confidence = Confidence(part)
		case dated:
			c.once("as of", !c.AsOf.IsZero())
			c.AsOf = c.day(part, asOf)
		case limited:
			c.once("until", !c.Until.IsZero())
			c.Until = c.day(part, until)
		default:
			c.Fault = "the citation says " + InQuotes(part) + ", expected reported, unverified, as of DATE or until DATE"
		}
	}
	if !c.Until.IsZero() && c.Until.Over(c.AsOf) {
		c.Fault = "the citation says until " + c.Until.String() + ", expected " + c.AsOf.String() + ", its as-of date, or later"
	}
	return c
}

func (c *Citation) once(part string, already bool) {
	if already {
		c.Fault = "the citation says " + part + " twice, expected once"
	}
}

func (c *Citation) day(part, date string) Date {
	d, err := ParseDate(date)
	if err != nil {
		c.Fault = "the citation says " + InQuotes(part) + ", expected a date such as 2026-11-22"
	}
	return d
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
