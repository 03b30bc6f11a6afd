package ask

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// attackWords are the words for an operation against somebody.
func attackWords() []string {
	return strings.Fields("attack attacks cyberattack cyberattacks hack hacks hacking operation operations")
}

// mendAttacks reads an attack that is named by the State that it was on as the attributions
// of it, by their titles: "the cyber attack against Georgia".
func (q *question) mendAttacks() {
	for k := 0; k < len(q.items); k++ {
		if !q.isClass(k, unread) || !slices.Contains(attackWords(), q.item(k)) {
			continue
		}
		end := k + 1
		for slices.Contains(strings.Fields("on against in the at towards of"), q.item(end)) {
			end++
		}
		if end == k+1 || !q.isClass(end, state) {
			continue
		}
		name := strings.Fields(model.Fold(q.thing(end).state.DisplayName()))
		of := prose.Only(q.r.corpus.Statements(), func(s *model.Statement) bool {
			title := strings.Fields(strings.NewReplacer("(", " ", ")", " ").Replace(model.Fold(s.ShortTitle)))
			return s.Kind == "attribution" && !slices.ContainsFunc(name, func(w string) bool { return !slices.Contains(title, w) })
		})
		if len(of) == 0 {
			continue
		}
		from := k
		if from > 0 && q.item(from-1) == "cyber" {
			from--
		}
		it := item{class: text, from: q.items[from].from, to: q.items[end].to, things: prose.Each(of, textThing)}
		if len(of) > 1 {
			it.class, it.plural = texts, true
		}
		q.items = slices.Replace(q.items, from, end+1, it)
		k = from
	}
}

// attributionOf reads a State and a year, or the word attribution, beside an attribution as the
// one of that name: "viasat and georgia 2020", "the viasat and the georgia attributions".
func (q *question) attributionOf(k int) {
	beside := func(j int) bool { return q.isClass(j, text, texts) && q.thing(j).text.AttributedTo != "" }
	kinds, _ := q.kindNoun(k + 1)
	noun := len(kinds) == 1 && isBlame(kinds[0])
	if !q.isClass(k, state) || !noun && (!q.isClass(k+1, date) || q.items[k+1].date.Month > 0) || !slices.ContainsFunc(q.of(text, texts), beside) {
		return
	}
	before := q.lastBefore(k)
	if !q.is(before, andWord, orWord, whoWord, bothWord, notWord, butWord) && !beside(before) && !q.is(k+2, andWord) {
		return
	}
	name, year := " "+model.Fold(q.thing(k).state.DisplayName())+" ", q.items[k+1].date.Year
	of := prose.Only(q.r.corpus.Statements(), func(s *model.Statement) bool {
		return s.AttributedTo != "" && (noun || s.When().Year == year) && strings.Contains(" "+model.Fold(s.ShortTitle)+" ", name)
	})
	if len(of) == 1 {
		it := &q.items[k]
		it.class, it.things, it.others, it.to = text, []thing{textThing(of[0])}, nil, q.items[k+1].to
		q.items = slices.Delete(q.items, k+1, k+2)
	}
}

// replyWords ask what a State said to an attribution that names it.
func (q *question) replyWords() []int {
	return q.typed("respond", "responds", "responded", "response", "responses", "react", "reacts", "reacted", "reaction", "reactions", "reply", "replies", "replied", "deny", "denies", "denied", "denial", "answer", "answered", "comment", "commented")
}

// replies are the attributions of which a question asks what the State that they name
// said to them: "how did Russia respond to NotPetya".
func (q *question) replies() []*model.Statement {
	if len(q.replyWords()) == 0 || len(q.of(state, text, texts)) == 0 {
		return nil
	}
	in := q.about()
	if len(in) == 0 {
		in = q.r.corpus.Statements()
	}
	return prose.Only(in, func(s *model.Statement) bool {
		named := prose.Only(q.of(state), func(k int) bool { return slices.Contains(q.r.accused(s), q.thing(k).state) })
		return s.AttributedTo != "" && (len(named) > 0 || len(q.of(state)) == 0)
	})
}

// replied answers that.
func (q *question) replied() Answer {
	found := q.replies()
	q.use(slices.Concat(q.replyWords(), q.of(state, text, texts), q.typed("attribution", "attributions", "accusation", "accusations"))...)
	q.takeWords(define)
	a := Answer{Kind: Record, Count: len(found), Place: found[0].Path()}
	a.Says = "what was said to " + prose.Count(len(found), "text") + ", as far as it is on record"
	if len(found) == 1 {
		a.Says = "said to " + found[0].ShortTitle + ": " + found[0].Response
	}
	a.Rows = prose.Each(found, func(s *model.Statement) Row { return q.r.textRow(s, s.Response) })
	return a
}
