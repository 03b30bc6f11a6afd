package comparescreen

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/prose"
)

// counted joins counts in one line, without those that are 0.
func counted(all ...prose.Counted) string { return strings.Join(prose.Counts(all...), ", ") }

// texts counts roll calls and lists, which are never added up.
func texts(all []compare.Text) string {
	votes := 0
	for i := range all {
		if all[i].RollCall() {
			votes++
		}
	}
	if s := counted(prose.Counted{Word: "roll calls", N: votes}, prose.Counted{Word: "lists", N: len(all) - votes}); s != "" {
		return s
	}
	return "none"
}

// standCell returns a subject's position on a text: the act of a country, or
// the counts of the members of a group.
func standCell(text *compare.Text, subject *compare.Subject, stand *compare.Stand) cell {
	switch {
	case subject.Country != nil:
		return actCell(stand.Act)
	case !subject.Known:
		return cell{model.Unknown.Mark(), compare.NoMembers}
	case text.Statement.WithoutVote():
		return cell{model.WithoutVote.Mark(), bodyWord}
	case stand.Eligible() == 0:
		return cell{model.NotEligible.Mark(), model.NotEligible.Word()}
	case text.Statement.Advisory():
		return cell{model.Agency.Mark(), prose.Of(stand.Counts[model.Agency], stand.Eligible()) + " " + model.Agency.Word()}
	case text.RollCall():
		if act, k, n, ok := stand.Vote(); ok {
			return cell{act.Mark(), act.Word() + " " + prose.Of(k, n)}
		}
	}
	return joinedCell(text.Statement, stand)
}

// joinedCell is how many of the members of a group took part in a text.
func joinedCell(text *model.Statement, g *compare.Stand) cell {
	c := cell{model.MarkSome, prose.Of(g.Joined, g.Eligible()) + " " + shortVerb(text)}
	switch {
	case g.Joined == g.Eligible():
		c.sym = model.MarkAll
	case g.Joined == 0 && g.Unknown > 0:
		c.sym = model.Unknown.Mark()
	case g.Joined == 0:
		c.sym = model.MarkNone
	}
	if g.Unknown > 0 {
		c.word = prose.Of(g.Joined, g.Eligible()) + ", unknown " + strconv.Itoa(g.Unknown)
	}
	return c
}

// shortVerb is what it is to take part in a text, in one word for a column.
func shortVerb(text *model.Statement) string {
	acts := text.Joining()
	if len(acts) == 1 && acts[0] != model.Listed {
		return acts[0].Word()
	}
	if text.Separate() {
		return "stated"
	}
	return "joined"
}

// did counts the members of a group by act.
func did(g *compare.Stand) string { return strings.Join(g.Counts.Words(), ", ") }

// widthOf is the width of the widest word.
func widthOf(rows ...[]cell) int {
	w := 0
	for _, row := range rows {
		for _, c := range row {
			w = max(w, len(c.word))
		}
	}
	return w
}
