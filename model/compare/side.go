package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// Side is a text to compare, and its place.
type Side struct {
	Name  string // "UN norm k", "G7 point 11", the short title of a statement
	Place string // "norm/k", "norm/g7/11", "statement/…", "statement/…#law"; Parse reads it
	Text  string
	// What the text is: "official text", "full text", "4 quotations", "quotation".
	What      string
	Norm      *model.Norm
	Statement *model.Statement
}

// ParseSide reads a side of a comparison of texts: a norm (k, un/k, g7/11, norm/k),
// a statement by id or symbol, which means its full text, or its quotations if
// the corpus has no full text, or the quotation of one paragraph
// (statement/ID#para). It returns a [model.NotFoundError] with the nearest
// names for an unknown name, and an error for a statement without text.
func ParseSide(c *model.Corpus, typed string) (Side, error) {
	name := strings.TrimSpace(typed)
	kind, rest, slash := strings.Cut(name, "/")
	switch kind = strings.ToLower(kind); {
	case kind == "statement" && slash:
		return parseStatement(c, rest)
	case kind == "norm" && slash:
		return parseNorm(c, rest)
	case strings.Contains(name, "#"):
		return parseStatement(c, name)
	case len(name) == 1, kind == "un", kind == "g7":
		return parseNorm(c, name)
	}
	if side, err := parseNorm(c, name); err == nil {
		return side, nil
	}
	if s, err := c.FindStatement(name); err == nil {
		return sideOfStatement(s)
	}
	all := prose.Each(c.Norms(), func(n *model.Norm) string { return string(n.ID) })
	all = append(all, prose.Each(c.Statements(), func(s *model.Statement) string { return string(s.ID) })...)
	return Side{}, &model.NotFoundError{Kind: "norm or statement", Name: typed, Nearest: model.Nearest(strings.ToLower(name), all, 3)}
}

func parseNorm(c *model.Corpus, name string) (Side, error) {
	n, err := c.FindNorm(name)
	if err != nil {
		return Side{}, err
	}
	return SideOfNorm(n), nil
}

// SideOfNorm is the official text of a norm.
func SideOfNorm(n *model.Norm) Side {
	side := Side{Name: "UN norm " + n.Label(), Place: "norm/" + n.Label(), Text: n.OfficialText, What: "official text", Norm: n}
	if !n.UN() {
		side.Name, side.Place = "G7 point "+n.Label(), n.Path()
	}
	return side
}

// parseStatement reads a statement, or one paragraph quoted from it.
func parseStatement(c *model.Corpus, name string) (Side, error) {
	id, para, one := strings.Cut(name, "#")
	s, err := c.FindStatement(id)
	if err != nil {
		return Side{}, err
	}
	if !one {
		return sideOfStatement(s)
	}
	var texts, names []string
	var label string
	for _, q := range s.Quoted {
		if model.Fold(q.Para) == model.Fold(para) {
			texts, label = append(texts, q.Text), q.Para
		}
		if !slices.Contains(names, q.Para) {
			names = append(names, q.Para)
		}
	}
	if len(texts) == 0 {
		if len(names) == 0 {
			return Side{}, fmt.Errorf("comity has no quotation from %s", s.ID)
		}
		return Side{}, &model.NotFoundError{Kind: "quotation of " + string(s.ID), Name: para, Nearest: model.Nearest(strings.ToLower(para), names, 3)}
	}
	side := Side{Name: shortTitle(s) + ", " + label, Place: s.Path() + "#" + label, Statement: s}
	side.Text, side.What = joined(texts)
	return side, nil
}

// sideOfStatement is the full text of a statement, or what is quoted of it.
func sideOfStatement(s *model.Statement) (Side, error) {
	side := Side{Name: shortTitle(s), Place: s.Path(), Statement: s, Text: s.FullText, What: "full text"}
	if side.Text != "" {
		return side, nil
	}
	texts := prose.Each(s.Quoted, func(q model.Quote) string { return q.Text })
	if len(texts) == 0 {
		return Side{}, fmt.Errorf("comity has no text of %s: neither its full text nor a quotation", s.ID)
	}
	side.Text, side.What = joined(texts)
	return side, nil
}

// joined are quotations, one after the other, and what they are.
func joined(texts []string) (text, what string) {
	if len(texts) == 1 {
		return texts[0], "quotation"
	}
	return strings.Join(texts, "\n\n"), strconv.Itoa(len(texts)) + " quotations"
}

func shortTitle(s *model.Statement) string { return cmp.Or(s.ShortTitle, s.Title) }
