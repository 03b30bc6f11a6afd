package brief

import (
	"strings"

	"comity/model"
)

// Check reports the live blocks whose place does not resolve, with its line.
// Nothing is resolved twice; no deck has no faults.
func Check(d *Deck, resolve func(place string) error) []Fault {
	if d == nil {
		return nil
	}
	var found faults
	known := map[string]error{}
	var walk func(parts []Part)
	walk = func(parts []Part) {
		for _, part := range parts {
			for _, c := range part.Columns {
				walk(c.Parts)
			}
			if part.Kind != Live {
				continue
			}
			err, done := known[part.Place]
			if !done {
				err = resolve(part.Place)
				known[part.Place] = err
			}
			if err != nil {
				found.add(part.Line, "cannot find the place %s: %s", model.InQuotes(part.Place), visible(strings.Join(strings.Fields(err.Error()), " ")))
			}
		}
	}
	for _, s := range d.Slides {
		walk(s.Parts)
	}
	return found.sorted()
}
