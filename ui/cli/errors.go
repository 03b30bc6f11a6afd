package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"comity/model"
	"comity/model/query"
)

// The exit codes.
const (
	done    = 0
	failed  = 1
	unknown = 2 // asked for what does not exist or cannot be parsed
)

// exit is an error that knows its exit code.
type exit struct {
	code   int
	about  string // the command whose use is wrong, if the error is about one
	err    error
	detail string // further lines, such as where an expression is wrong
}

// Error is one line.
func (e *exit) Error() string { return strings.TrimPrefix(e.about+" ", " ") + e.err.Error() }

// Unwrap returns the cause.
func (e *exit) Unwrap() error { return e.err }

// usage is an error of exit code 2.
func usage(format string, args ...any) error {
	return &exit{code: unknown, err: fmt.Errorf(format, args...)}
}

// usageOf is an error of exit code 2 about a command, which it names.
func usageOf(cmd *cobra.Command, format string, args ...any) error {
	return &exit{code: unknown, about: cmd.CommandPath(), err: fmt.Errorf(format, args...)}
}

// reportError prints an error to standard error and returns the exit code.
func reportError(w io.Writer, err error) int {
	var faults model.Faults
	var status *exit
	var notFound *model.NotFoundError
	code := failed
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return done // the reader of the output has gone
	case errors.As(err, &faults):
		for _, fault := range faults {
			say(w, fault.String())
		}
		return failed
	case errors.As(err, &status):
		code = status.code
	case errors.As(err, &notFound):
		code = unknown
	}
	message := oneLine(err.Error())
	if status == nil || status.about == "" {
		message = "comity: " + message
	}
	say(w, message)
	if status != nil && status.detail != "" {
		say(w, status.detail)
	}
	return code
}

func say(w io.Writer, line string) { _, _ = io.WriteString(w, line+"\n") }

// oneLine makes a message safe to show on one line.
func oneLine(s string) string { return model.Printable(strings.TrimSpace(s)) }

// flagError words what is wrong with a flag, with the nearest flags.
func flagError(flags *pflag.FlagSet, err error) error {
	var missing *pflag.NotExistError
	if !errors.As(err, &missing) {
		return usage("%s", err)
	}
	var known []string
	flags.VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			known = append(known, "--"+f.Name)
		}
	})
	name := "--" + missing.GetSpecifiedName()
	if missing.GetSpecifiedShortnames() != "" {
		name = "-" + missing.GetSpecifiedName()
	}
	return &model.NotFoundError{Kind: "flag", Name: name, Nearest: model.Nearest(name, known, 3)}
}

// expressionError shows an expression with a caret under the mistake.
func expressionError(expression string, at *query.Error) error {
	const before, after = 50, 26
	runes := []rune(model.Printable(expression))
	column := min(at.Column-1, len(runes))
	start, end := 0, len(runes)
	if len(runes) > before+after { // a part of it that fits a line
		start, end = max(column-before, 0), min(column+after, len(runes))
	}
	head, tail := "", ""
	if start > 0 {
		head = "…"
	}
	if end < len(runes) {
		tail = "…"
	}
	indent := ansi.StringWidth(head + string(runes[start:column]))
	return &exit{
		code: unknown, err: fmt.Errorf("column %d: %w", at.Column, at),
		detail: "  " + head + string(runes[start:end]) + tail + "\n  " + strings.Repeat(" ", indent) + "^",
	}
}
