package relation

import (
	"slices"

	"comity/model"
	"comity/model/prose"
)

// set returns in which of several items another took part, by [together.Of];
// for several States on one text, what they did together, by [together.On].
func (a *Answerer) set(selection []Item, to Item) Relation {
	stands := prose.Each(selection, func(from Item) Stance { return a.stand(from, to) })
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

func (a *Answerer) stand(from, to Item) Stance {
	if from.List > to.List {
		from, to = to, from
	}
	if from.List == Statements && to.List == Countries {
		s := a.corpus.Statements()[from.N]
		return StanceOf(a.act(s, a.corpus.Countries()[to.N]))
	}
	switch m := a.Single(from, to); {
	case m.Hit:
		return Joined
	case m.Mark == model.Unknown.Mark():
		return Unknown
	}
	return Not
}
