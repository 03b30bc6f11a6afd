package chart

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// manyTexts is of how many texts at most acts are told.
const manyTexts = 2

// tellOthers says of the States that do not match an expression what each text that it
// asks about has of them: not to match is neither an act nor a view.
func (m *Map) tellOthers(c *model.Corpus) {
	others := prose.Only(m.Tiles, func(t Tile) bool { return t.State == TileState{About: AboutExpression} })
	if len(others) == 0 {
		return
	}
	told := []string{TileState{About: AboutExpression}.Word() + ": the other " + prose.Count(len(others), "State")}
	for _, s := range m.Asked {
		var counts model.Counts
		for _, t := range others {
			counts[c.Act(s, t.Country)]++
		}
		told = append(told, s.Called()+": "+strings.Join(counts.Words(), ", "))
	}
	m.Caveats = append(m.Caveats, strings.Join(told, "; ")+". The map has the "+strconv.Itoa(len(c.Countries()))+" States of the corpus and no others.")
}
