// Package query answers "which States …?": an expression over one State,
// tried on each of them.
//
//	signed("joint-statement-2019") and not member("eu")
//
// The language is that of github.com/expr-lang/expr, cut down to what such a
// question needs: calls of the functions in [Functions], joined by and, or,
// not and comparisons. Nothing in it loops, so no expression runs for long.
package query

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/vm"

	"comity/model"
	"comity/model/prose"
)

// The bounds of an expression.
const (
	maxBytes = 4096
	maxNodes = 1000
)

// Error is a mistake in an expression, with its column.
type Error struct {
	Column  int // the character it is about, counted from 1
	Message string

	cause error
}

// Error returns the message without the column.
func (e *Error) Error() string { return e.Message }

// Unwrap returns the [model.NotFoundError] that caused the mistake, or nil.
func (e *Error) Unwrap() error { return e.cause }

// Query is a parsed expression.
type Query struct {
	corpus  *model.Corpus
	source  string
	program *vm.Program
	asks    func(*model.Statement) bool
}

// Compile parses an expression. It returns an [Error] if the expression is wrong or
// a name in it does not exist.
func Compile(c *model.Corpus, expression string) (q *Query, err error) {
	defer func() {
		if r := recover(); r != nil { // a slip in the library must not end the program
			q, err = nil, &Error{Column: 1, Message: "the expression cannot be read"}
		}
	}()
	if len(expression) > maxBytes {
		return nil, &Error{Column: 1, Message: fmt.Sprintf("the expression is too long: %d bytes; the limit is %d", len(expression), maxBytes)}
	}
	if strings.TrimSpace(expression) == "" {
		return nil, &Error{Column: 1, Message: `the expression is empty; write one such as signed("joint-statement-2019")`}
	}
	check := &checker{corpus: c, functions: functions()}
	program, err := expr.Compile(expression,
		expr.Env(environment(c, new(*model.Country))),
		expr.AsBool(),
		expr.DisableAllBuiltins(),
		expr.MaxNodes(maxNodes),
		expr.Optimize(false), // it would fold constants into memory
		expr.Patch(check),
	)
	if first := check.first(); first != nil {
		return nil, first
	}
	if err != nil {
		return nil, located(expression, err)
	}
	return &Query{corpus: c, source: expression, program: program, asks: check.asks()}, nil
}

// Run returns the States for which the expression holds, by name.
func (q *Query) Run() ([]*model.Country, error) {
	out := []*model.Country{}
	var current *model.Country
	env := environment(q.corpus, &current)
	var machine vm.VM
	for _, current = range q.corpus.Countries() {
		holds, err := machine.Run(q.program, env)
		if err != nil {
			return nil, located(q.source, err)
		}
		yes, ok := holds.(bool)
		if !ok {
			return nil, &Error{Column: 1, Message: notBoolean(fmt.Sprintf("%T", holds))}
		}
		if yes {
			out = append(out, current)
		}
	}
	return out, nil
}

// Asks returns about which texts an expression asks what States did: all where it
// counts acts, else those that it names. One that is empty or wrong asks none. It
// is compiled when first asked: nothing is asked unless a vote is corrected.
func Asks(c *model.Corpus, expression string) func(*model.Statement) bool {
	compiled := sync.OnceValue(func() func(*model.Statement) bool {
		if q, err := Compile(c, expression); err == nil {
			return q.asks
		}
		return func(*model.Statement) bool { return false }
	})
	return func(s *model.Statement) bool { return compiled()(s) }
}

// located turns an error of the library into one with a column.
func located(expression string, err error) *Error {
	e := &Error{Column: 1, Message: err.Error()}
	var at *file.Error
	if errors.As(err, &at) {
		e.Column, e.Message = at.From+1, plain(at.Message)
		if strings.Contains(at.Message, "token EOF") {
			e.Column = utf8.RuneCountInString(expression) + 1
		}
	} else if _, got, ok := strings.Cut(e.Message, "expected bool, but got "); ok {
		e.Message = notBoolean(got)
	}
	if cause := new(model.NotFoundError); errors.As(err, &cause) {
		e.Message, e.cause = cause.Error(), cause
	}
	if e.cause == nil && !errors.As(err, &at) {
		e.Message = plain(e.Message)
	}
	e.Message, _, _ = strings.Cut(e.Message, "\n")
	e.Message = model.Printable(e.Message)
	return e
}

// notBoolean returns the message for an expression that is not a condition; got
// is the Go type of its value.
func notBoolean(got string) string {
	switch {
	case got == "int":
		return `this is a number; make it a condition, such as count("yes") > 9`
	case got == "string":
		return `this is text; make it a condition, such as signed("joint-statement-2019")`
	case strings.HasPrefix(got, "[]"):
		return `this is a list; make it a condition, such as signed("joint-statement-2019")`
	case strings.HasPrefix(got, "func"):
		return `this is the name of a function; call it, such as signed("joint-statement-2019")`
	}
	return `this is not a condition; write one such as signed("joint-statement-2019")`
}

// Function is one function of the language, for help.
type Function struct{ Call, Meaning string }

// Functions returns the functions of the language.
func Functions() []Function {
	return prose.Each(functions(), func(f function) Function { return Function{f.call, f.meaning} })
}

// expertGroups are the ids of the statements that expert understands.
func expertGroups(c *model.Corpus) []string {
	var ids []string
	for _, s := range c.Statements() {
		if s.Kind == "expert-group" {
			ids = append(ids, string(s.ID))
		}
	}
	slices.Sort(ids)
	return ids
}
