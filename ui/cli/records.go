package cli

import (
	"context"

	"comity/model"
	"comity/ui/place"
	"comity/ui/report"
)

// recordOf is what a command prints of the record or the page at a place.
func recordOf(c *model.Corpus, at place.View) (output, error) {
	r, err := report.Of(context.Background(), c, at)
	if err != nil {
		return output{}, err
	}
	return recordOutput(r), nil
}

// recordOutput is what a command prints of a report of a record or a list of records.
func recordOutput(r *report.Report) output {
	return output{table: grid{header: r.Header, rows: r.Rows}, json: r.JSON, page: r.Page, fields: r.Lines}
}

func normRecord(c *model.Corpus, name string) (output, error) {
	n, err := c.MatchNorm(name)
	if err != nil {
		return output{}, err
	}
	return recordOf(c, place.View{Place: place.OfNorm(n)})
}

func statementRecord(c *model.Corpus, name string) (output, error) {
	s, err := c.MatchStatement(name)
	if err != nil {
		return output{}, err
	}
	return recordOf(c, place.View{Place: place.OfStatement(s)})
}

// oneCountry is "comity country", which says which other States a name may mean.
func (s *session) oneCountry(c *model.Corpus, name string) (output, error) {
	out, err := countryRecord(c, name)
	if co, found := c.MatchCountry(name); err == nil && found == nil {
		for _, other := range c.Namesakes(co, name) {
			say(s.env.Err, "comity: not to be confused with "+other.DisplayName()+" ("+string(other.ISO3)+")")
		}
	}
	return out, err
}

func countryRecord(c *model.Corpus, name string) (output, error) {
	co, err := c.MatchCountry(name)
	if err != nil {
		return output{}, err
	}
	return recordOf(c, place.View{Place: place.OfCountry(co)})
}
