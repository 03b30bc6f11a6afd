// Package mcp answers assistants over the Model Context Protocol: tools that read
// the records, and no others. An answer is what a command prints, with its citation,
// the corpus it is from, and what may not be concluded from it; its words are those of
// [comity/ui/report].
package mcp

import (
	"context"
	"errors"
	"io"
	"sync/atomic"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"comity/model"
	"comity/model/ask"
	"comity/model/search"
	"comity/ui/accessible"
	"comity/ui/report"
)

// Options are what a session of an assistant reads and where it answers.
type Options struct {
	Corpus  *model.Corpus
	Reader  *ask.Reader
	Index   func() *search.Index
	Today   func() model.Date
	Version string // of comity
	In      io.Reader
	Out     io.Writer
	Gate    accessible.Gate // through which all passes that is computed
}

// instructions tell an assistant how to use the tools.
const instructions = "comity has on record what the norms of responsible State behaviour in cyberspace say, which statements, resolutions and treaties carry them, and what each of 195 States did about each. " +
	"Use ask for a question in plain words (who signed the paris call in africa), compare for States or texts side by side, search for words in texts, record for one record by its name or place, list for what there is, and cite for citations. " +
	"Answers come from the records alone, the same for the same words. " + report.NoMore

// Serve answers an assistant until it leaves, the context ends, or the output fails. A
// panic while a call is answered is answered as an error, ends the session, and is
// passed on to the caller of Serve.
func Serve(ctx context.Context, o Options) error {
	broken := make(chan struct{})
	s := sdk.NewServer(&sdk.Implementation{Name: "comity", Title: "comity", Version: o.Version, Description: "Responsible State behaviour in cyberspace: norms, statements, States."},
		&sdk.ServerOptions{Instructions: instructions, Capabilities: &sdk.ServerCapabilities{Tools: &sdk.ToolCapabilities{}}})
	var fault atomic.Pointer[any]
	s.AddReceivingMiddleware(func(next sdk.MethodHandler) sdk.MethodHandler {
		return func(ctx context.Context, method string, req sdk.Request) (result sdk.Result, err error) {
			defer func() {
				if why := recover(); why != nil {
					result, err = nil, errors.New("an error in comity; nothing can be concluded from it")
					if fault.CompareAndSwap(nil, &why) {
						close(broken)
					}
				}
			}()
			return next(ctx, method, req)
		}
	})
	o.tools(s)
	err := s.Run(ctx, lines{o.In, o.Out, broken})
	if why := fault.Load(); why != nil {
		panic(*why)
	}
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
