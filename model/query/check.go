package query

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"comity/model"
	"comity/model/prose"
)

// checker walks an expression and notes what it must not hold: parts of the
// language that could loop or grow, unknown functions and unknown names.
type checker struct {
	corpus    *model.Corpus
	functions []function
	errors    []*Error
	texts     []*model.Statement // that are named
	all       bool               // acts are counted, or a name is found out when it runs
}

// asks returns about which texts the expression asks what States did.
func (k *checker) asks() func(*model.Statement) bool {
	return func(s *model.Statement) bool { return k.all || slices.Contains(k.texts, s) }
}

// Visit looks at one node; the library calls it for every node.
func (k *checker) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.BoolNode, *ast.StringNode, *ast.IntegerNode, *ast.ConditionalNode, *ast.ArrayNode:
	case *ast.UnaryNode:
		k.operator(n, n.Operator)
	case *ast.BinaryNode:
		k.operator(n, n.Operator)
	case *ast.IdentifierNode:
		k.function(n)
	case *ast.BuiltinNode:
		k.unknown(n, n.Name)
	case *ast.CallNode:
		k.call(n)
	default:
		k.add(n, "not supported in expressions: use and, or, not and the functions "+strings.Join(k.names(), ", "), nil)
	}
}

func (k *checker) operator(n ast.Node, operator string) {
	allowed := []string{"and", "or", "not", "&&", "||", "!", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "in"}
	if !slices.Contains(allowed, operator) {
		k.add(n, `the operator "`+operator+`" is not supported in expressions; use one of `+strings.Join(allowed, " "), nil)
	}
}

// function faults an unknown name. A record without quotes looks like one.
func (k *checker) function(n *ast.IdentifierNode) {
	if !slices.Contains(k.names(), n.Value) {
		k.unknown(n, n.Value)
	}
}

func (k *checker) unknown(n ast.Node, name string) {
	err := &model.NotFoundError{Kind: "function", Name: name, Nearest: model.Nearest(name, k.names(), 3)}
	k.add(n, err.Error()+" (put names of texts and groups in quotes)", err)
}

// call faults strings that name nothing.
func (k *checker) call(n *ast.CallNode) {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		k.add(n, "only the functions "+strings.Join(k.names(), ", ")+" can be called", nil)
		return
	}
	i := slices.IndexFunc(k.functions, func(f function) bool { return f.name == callee.Value })
	if i < 0 {
		return // faulted as an unknown name
	}
	f := k.functions[i]
	if given := len(n.Arguments); given > len(f.args) || given < len(f.args)-f.optional {
		k.add(n, f.name+" takes "+f.takes()+", as in "+f.call, nil)
		return
	}
	k.all = k.all || f.name == "count"
	var names []string
	for i, arg := range n.Arguments {
		name, literal := arg.(*ast.StringNode)
		if !literal {
			k.all = true
			continue // found out when it runs
		}
		if err := resolve(k.corpus, f.args[i], name.Value); err != nil {
			k.add(arg, err.Error(), err)
			continue
		}
		names = append(names, name.Value)
		if f.args[i] != statement {
			continue
		}
		if s, err := k.corpus.MatchStatement(name.Value); err == nil {
			k.texts = append(k.texts, s)
		}
	}
	switch {
	case len(names) < len(n.Arguments):
	case f.name == "member" && len(names) > 1:
		if _, err := membersOf(k.corpus, names[0], names[1]); err != nil {
			k.add(n.Arguments[1], err.Error(), err)
		}
	case f.name == "did":
		k.did(n.Arguments[1], names[0], names[1])
	case f.name == "signed":
		if s, err := k.corpus.MatchStatement(names[0]); err == nil {
			if err := signs(s, names[0]); err != nil {
				k.add(n.Arguments[0], err.Error(), err)
			}
		}
	}
}

// did faults an act that the text cannot have, where both were found.
func (k *checker) did(at ast.Node, text, word string) {
	s, errText := k.corpus.MatchStatement(text)
	a, errAct := findAct(word)
	if errText != nil || errAct != nil {
		return
	}
	if err := possible(s, a); err != nil {
		k.add(at, err.Error(), err)
	}
}

// takes returns how many names a function needs, in words.
func (f function) takes() string {
	if f.name == "says" {
		return "one norm in quotes, and measure, plan, need or view for that alone"
	}
	if f.optional > 0 {
		return "one name in quotes, and a day if it is not today"
	}
	return []string{"nothing", "one name in quotes", "two names in quotes"}[len(f.args)]
}

func (k *checker) names() []string {
	return prose.Each(k.functions, func(f function) string { return f.name })
}

func (k *checker) add(n ast.Node, message string, cause error) {
	k.errors = append(k.errors, &Error{Column: n.Location().From + 1, Message: model.Printable(message), cause: cause})
}

// first is the leftmost mistake.
func (k *checker) first() *Error {
	if len(k.errors) == 0 {
		return nil
	}
	return slices.MinFunc(k.errors, func(a, b *Error) int { return a.Column - b.Column })
}
