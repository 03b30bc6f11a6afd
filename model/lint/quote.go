package lint

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// wording is everything that pages may quote.
type wording struct {
	official []string // byte for byte
	quotable []string // levelled: official texts, titles, and what records quote
}

func newWording(c *model.Corpus) *wording {
	w := &wording{}
	var titles []string
	for _, n := range c.Norms() {
		w.official = append(w.official, n.OfficialText)
		w.official = append(w.official, prose.Each(n.Lineage, func(step model.Step) string { return step.Quote })...)
	}
	for _, s := range c.Statements() {
		w.official = append(w.official, s.FullText)
		w.official = append(w.official, prose.Each(s.Quoted, func(q model.Quote) string { return q.Text })...)
		titles = append(titles, s.Title)
	}
	w.official = slices.DeleteFunc(w.official, func(text string) bool { return text == "" })
	for _, t := range ownWords(c) {
		titles = append(titles, prose.Each(prose.Quotations(t.words), func(q prose.Passage) string { return q.Text })...)
	}
	w.quotable = append(w.quotable, prose.Each(slices.Concat(w.official, titles), level)...)
	return w
}

// level makes two ways to print the same words equal: quotation marks,
// apostrophes, capitals, spaces and line breaks.
func level(text string) string {
	text = strings.NewReplacer("“", `"`, "”", `"`, "’", "'", "‘", "'").Replace(text)
	return strings.ToLower(strings.Join(strings.Fields(text), " "))
}

// quote faults a quotation that no official text holds byte for byte.
func (y *pageLinter) quote(s spot) {
	words := prose.WithoutCitations(s.Text)
	if words == "" || slices.ContainsFunc(y.words.official, func(text string) bool { return strings.Contains(text, words) }) {
		return
	}
	y.fault(s, "quotes %s, expected words that stand in an official text of the records, byte for byte", beginning(words))
}

// inlineQuotes faults quotations of five words or more that no record has. What
// is left out may be marked by an ellipsis.
func (y *pageLinter) inlineQuotes(s spot, plain string) {
	const short = 5
	for _, q := range prose.Quotations(plain) {
		if len(prose.Words(q.Text)) < short {
			continue
		}
		for part := range strings.SplitSeq(strings.NewReplacer("[…]", "…", "...", "…").Replace(q.Text), "…") {
			part = strings.TrimRight(level(part), ".,;:")
			if !slices.ContainsFunc(y.words.quotable, func(text string) bool { return strings.Contains(text, part) }) {
				y.fault(s, "quotes %s, expected words of an official text, or that a record quotes", beginning(q.Text))
				break
			}
		}
	}
}

// officialText faults an explainer whose text is not that of its norm.
func (y *pageLinter) officialText(n *model.Norm) {
	at := prose.Only(y.spots, func(s spot) bool {
		return s.section == "The text" && (s.Kind == prose.Quote || s.Kind == prose.Section)
	})
	if len(at) != 2 || prose.WithoutCitations(at[1].Text) != n.OfficialText {
		where := spot{Block: prose.Block{Line: 1}}
		if len(at) > 0 {
			where = at[len(at)-1]
		}
		y.fault(where, "the section The text quotes something else, expected exactly the official text of norm %s", n.ID)
	}
}
