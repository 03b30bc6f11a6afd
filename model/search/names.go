package search

import (
	_ "embed" // for names.txt
	"strings"

	"comity/model"
)

// namesFile holds the names of the States in the other official languages of
// the United Nations and in the likeliest language of each State. It is made
// from the names of the Unicode CLDR, as names_test.go tells; reading them from
// golang.org/x/text/language/display instead would add 2.7 MB to the program
// and 0.4 ms to every start, and its names are those of 2017.
//
//go:embed names.txt
var namesFile string

// foreignNames are the names in namesFile by country.
func foreignNames() map[model.ISO3][]string {
	out := map[model.ISO3][]string{}
	for line := range strings.Lines(namesFile) {
		if cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t"); !strings.HasPrefix(line, "#") && len(cells) > 1 {
			out[model.ISO3(cells[0])] = cells[1:]
		}
	}
	return out
}
