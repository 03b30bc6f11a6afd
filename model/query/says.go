package query

import (
	"errors"
	"slices"
	"strings"

	"comity/model"
)

// findSaidNorm returns the UN norm that a name means, or the set.
func findSaidNorm(c *model.Corpus, name string) (model.SaidAbout, error) {
	of, err := c.MatchSaid(name)
	if err == nil && (of.Norm == nil && !of.Set || of.Country != nil || of.Group != nil) {
		err = errors.New(model.Printable(name) + " is not a UN norm; name one, a to k, or un for the set")
	}
	return of, err
}

// findSaying returns a kind of saying.
func findSaying(word string) (model.Says, error) {
	var words []string
	for _, kind := range model.AllSays() {
		if word = strings.ToLower(word); word == string(kind) || word == kind.Plural() {
			return kind, nil
		}
		words = append(words, string(kind))
	}
	return "", notFound("kind of saying", word, words)
}

// findSayers returns the States of which a document says something about a norm: of
// one kind, or else a measure, a plan or a need.
func findSayers(c *model.Corpus, names []string) ([]model.ISO3, error) {
	of, err := findSaidNorm(c, names[0])
	if err != nil {
		return nil, err
	}
	var kind model.Says
	if len(names) > 1 {
		if kind, err = findSaying(names[1]); err != nil {
			return nil, err
		}
	}
	of.Views = kind == model.View
	var out []model.ISO3
	for _, s := range c.Said(of) {
		if kind == "" || s.Says == kind {
			out = append(out, s.Document.States()...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}
