package query

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"

	"comity/model"
)

// Words returns an expression in words, as they follow "States": "on record by name in
// Paris 2018 and in Africa". One that has no words, or is wrong, stays as it is
// written: "that match …".
func Words(c *model.Corpus, expression string) string {
	if q, err := Compile(c, expression); err == nil {
		if words, ok := nodeWords(c, q.program.Node(), ""); ok {
			return words
		}
	}
	return "that match " + model.Printable(expression)
}

// nodeWords puts a part of an expression into words, in brackets where it is joined within
// what another operator joins.
func nodeWords(c *model.Corpus, node ast.Node, within string) (words string, ok bool) {
	switch n := node.(type) {
	case *ast.CallNode:
		return callWords(c, n)
	case *ast.IntegerNode:
		return strconv.Itoa(n.Value), true
	case *ast.UnaryNode:
		words, ok = nodeWords(c, n.Node, n.Operator)
		return "not " + words, ok && (n.Operator == "not" || n.Operator == "!")
	case *ast.BinaryNode:
		operator := map[string]string{"&&": "and", "||": "or"}[n.Operator]
		if operator == "" {
			operator = n.Operator
		}
		a, first := nodeWords(c, n.Left, operator)
		b, second := nodeWords(c, n.Right, operator)
		words = a + " " + operator + " " + b
		if joins := operator == "and" || operator == "or"; joins && within != "" && within != operator {
			words = "(" + words + ")"
		}
		return words, first && second && operator != "in"
	}
	return "", false
}

// callWords puts a condition into words.
func callWords(c *model.Corpus, n *ast.CallNode) (words string, ok bool) {
	args := make([]string, 2)
	for i, arg := range n.Arguments {
		text, literal := arg.(*ast.StringNode)
		if !literal {
			return "", false
		}
		args[i] = text.Value
	}
	text := args[0]
	if s, err := c.MatchStatement(text); err == nil {
		text = s.Called()
	}
	switch n.Callee.String() {
	case "signed":
		return "listed in " + text, true
	case "did":
		return "with " + args[1] + " on " + text, true
	case "expert":
		return "with an expert in " + text, true
	case "state":
		if co, err := c.MatchCountry(args[0]); err == nil {
			return "called " + co.DisplayName(), true
		}
	case "member":
		return memberWords(c, args[0], args[1]), true
	case "region", "un_group":
		return "in " + args[0], true
	case "position":
		return "with a published position on international law", true
	case "says":
		about := "the UN norms as a set"
		if of, err := findSaidNorm(c, args[0]); err == nil && of.Norm != nil {
			about = of.Norm.Name()
		}
		return "with a " + cmp.Or(args[1], "measure, plan or need") + " on " + about, true
	case "count":
		return "with number of " + args[0], true
	}
	return "", false
}

// memberWords names a group and the day of its members.
func memberWords(c *model.Corpus, name, day string) string {
	name, at, _ := strings.Cut(name, "@")
	if g, err := c.MatchGroup(name); err == nil {
		name = g.ShortName
	}
	if on, err := model.ParseDate(strings.TrimSpace(day + at)); err == nil && !on.IsZero() {
		name += " as of " + on.Long()
	}
	return "in " + name
}
