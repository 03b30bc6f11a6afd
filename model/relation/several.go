package relation

import (
	"slices"

	"comity/model"
)

// set returns in which of several items another took part, by [together.Of];
// for several States on one text, what they did together, by [together.On].
func (a *Answerer) set(selection []Item, to Item) Relation {
	stands := make([]Stand, len(selection))
	for i, from := range selection {
		stands[i] = a.stand(from, to)
	}
	if selection[0].List == Countries && to.List == Statements {
		one, only := On(a.corpus.Statements()[to.N], stands)
		return Relation{
			Mark: one.Mark(only), Word: one.Word(len(selection), only), Hit: slices.Contains(stands, Joined),
			Case: one, Only: only, Several: true,
		}
	}
	answer := JointOf(stands)
	return Relation{Mark: answer.Mark(), Word: answer.Word(len(selection)), Hit: answer.Took()}
}

// stand returns the stand of one item on another.
func (a *Answerer) stand(from, to Item) Stand {
	if from.List > to.List {
		from, to = to, from
	}
	if from.List == Statements && to.List == Countries {
		s := a.corpus.Statements()[from.N]
		return StandOf(a.act(s, a.corpus.Countries()[to.N]))
	}
	switch m := a.Single(from, to); {
	case m.Hit:
		return Joined
	case m.Mark == model.Unknown.Mark():
		return Unknown
	}
	return Not
}

// Standing is the texts on which several States are in the same case.
type Standing struct {
	Told  Told
	Items []int // their places in the walk of the statements
}

// Standings groups the statements of an answer about several States by case, in
// the order of [together.Cases]. It returns none for any other answer.
func (a *Answerer) Standings(answer *Answer) []Standing {
	type key struct {
		one  Case
		only int
	}
	groups := map[key]*Standing{}
	for i, m := range answer.Marks {
		if !m.Several {
			continue
		}
		k := key{m.Case, m.Only}
		g := groups[k]
		if g == nil {
			g = &Standing{Told: Told{Case: m.Case, Among: len(answer.From)}}
			if m.Case == OneJoined {
				g.Told.Only = a.corpus.Countries()[answer.From[m.Only].N].DisplayName()
			}
			groups[k] = g
		}
		text := a.corpus.Statements()[i]
		g.Items, g.Told.Texts = append(g.Items, i), append(g.Told.Texts, text)
		for _, from := range answer.From {
			if act := a.act(text, a.corpus.Countries()[from.N]); act.Joined() && !slices.Contains(g.Told.Acts, act) {
				g.Told.Acts = append(g.Told.Acts, act)
			}
		}
	}
	var out []Standing
	for _, one := range Cases() {
		for only := -1; only < len(answer.From); only++ {
			if g := groups[key{one, only}]; g != nil {
				out = append(out, *g)
			}
		}
	}
	return out
}
