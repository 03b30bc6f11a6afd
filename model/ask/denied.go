package ask

import (
	"slices"
	"strings"
)

// denials are words that turn a question round: without them its answer is the
// opposite. Those of other languages stand beside the English ones.
func denials() []string {
	return strings.Fields("no nobody none neither nor nothing never without unlike violator violators violated violates violate breached breach breaches broke broken dropped backtracked reneged pulled " +
		"sans aucun aucune jamais ni kein keine keinen keiner keinem ohne nie sin ningún ningun ninguno ninguna ningunos nunca tampoco sem nenhum nenhuma nem senza nessun nessuno nessuna né mai без никто ни не нет")
}

// denied refuses a question of which a no was not understood: its States would be those
// that are not asked for. What the other words mean is a reading.
func (q *question) denied(a *Answer) {
	if len(a.States) == 0 && !strings.Contains(a.Expression, "(") || a.Kind == Cell || a.Kind == Search {
		return
	}
	left := slices.IndexFunc(q.items, func(it item) bool {
		first, _, _ := strings.Cut(q.folded(&it), " ")
		no := it.class == word && (it.things[0].word == notWord || it.things[0].word == noneWord || it.things[0].word == leaves)
		return !it.used && (no || it.class != text && it.class != state && slices.Contains(denials(), first))
	})
	if left < 0 {
		return
	}
	end := left + 1
	for end < len(q.items) && !q.items[end].used {
		end++
	}
	from, to := q.tokens[q.items[left].from].start, q.tokens[q.items[end-1].to-1].end
	said := clip(q.text[from:to])
	rest := clipQuestion(strings.Join(strings.Fields(q.text[:from]+" "+q.text[to:]), " "))
	if len(q.unsaid) == 0 { // they are about the States that are not shown
		a.Caveats = nil
	}
	*a = Answer{Kind: Search, Says: "not answered: “" + said + "” was not understood, and without it the answer may be the opposite", Caveats: a.Caveats, Readings: []Reading{{Says: "without “" + said + "”", Question: rest}}}
	for _, it := range q.items {
		if it.class == text || it.class == norm {
			a.Rows = with(a.Rows, q.r.rowOf(it.things[0]))
		}
	}
}
