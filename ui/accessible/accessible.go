// Package accessible is the accessible mode of comity: the places, content and
// actions of the explorer as plain lines and numbered choices. It reads and
// writes lines, moves no cursor and draws nothing, so that it works with a
// screen reader, a braille display or a pipe.
//
// Output is short, with the important word first. Nothing is written without a
// request, and a long page or list comes in portions.
package accessible

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"sync"

	"comity/model"
	"comity/model/ask"
	"comity/model/brief"
	"comity/model/relation"
	"comity/model/search"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/settings"
	"comity/ui/slide"
)

// Options configure a session.
type Options struct {
	Corpus *model.Corpus
	In     io.Reader
	Out    io.Writer
	Start  place.View // the zero value is nowhere in particular
	Today  model.Date // the day by which records are marked as aged; zero: none are
	// Bookmarks are those of the visitor; without them, their commands do not
	// exist.
	Bookmarks settings.BookmarkKeeper
	// Width is that of the terminal in cells, asked before each answer: a line
	// that the terminal breaks within a word is heard in two halves. If nil, no
	// line is broken.
	Width func() int
	// Index and Reader return the index of the search and the reader of plain
	// questions. Where they are nil, they are made when they are first asked for.
	Index  func() *search.Index
	Reader func() *ask.Reader
	// Briefs are the briefings that there are; nil is none.
	Briefs *brief.Library
	// Interactive turns prompts on, for a person typing. A pipe has none.
	Interactive bool
	// Keep receives the approximate size of the history in bytes and returns
	// its limit; nil is a fixed limit.
	Keep func(bytes int) (most int)
	// Gate schedules the work for this visitor; see [OwnGate].
	Gate Gate
}

type session struct {
	options  Options
	corpus   *model.Corpus
	out      *voice
	table    []Command
	rows     *relation.Rows
	answerer *relation.Answerer
	asked    string       // the question before, on which the next may go on
	maker    *slide.Maker // made with the first slide

	views  []*view // where the visitor has been
	at     int     // of the views; -1 before the first
	driver driver  // the record last opened: what the lists are about
	pins   []relation.Item
	asOf   model.Date // the day everything is as of; zero is today
	sheet  func(place.View) (*report.Report, error)
	done   bool
	forgot bool // views before the first were let go of

	remaking bool  // a view is made again: it is not shown
	remade   *view // the one that was
}

// driver is a record, if there is one.
type driver struct {
	item relation.Item
	ok   bool
}

func newSession(ctx context.Context, o Options) *session {
	if o.Index == nil {
		o.Index = sync.OnceValue(func() *search.Index { return search.New(o.Corpus) })
	}
	if o.Reader == nil {
		o.Reader = sync.OnceValue(func() *ask.Reader { return ask.New(o.Corpus, o.Index) })
	}
	return &session{
		options: o, corpus: o.Corpus, out: &voice{to: o.Out, width: o.Width}, table: offered(o.Bookmarks != nil),
		rows: relation.NewRows(o.Corpus), answerer: relation.New(o.Corpus, model.Date{}), at: -1,
		sheet: func(v place.View) (*report.Report, error) { return report.Of(ctx, o.Corpus, v) },
	}
}

// Run runs a session until the input ends, the visitor quits, or the output is
// closed.
func Run(ctx context.Context, o Options) error {
	s := newSession(ctx, o)
	o.Gate.Do(s.greet)
	in := newLines(o.In)
	for !s.done && ctx.Err() == nil {
		s.prompt()
		if err := s.out.flush(); err != nil {
			return err
		}
		line, err := in.next()
		var unread *unreadError
		switch {
		case errors.As(err, &unread):
			s.out.say(unread.Error())
		case errors.Is(err, io.EOF):
			s.done = true
			if o.Interactive { // the prompt has a line of its own
				s.out.say("")
			}
		case err != nil:
			return errors.Join(fmt.Errorf("the input cannot be read: %w", err), s.out.flush())
		default:
			o.Gate.Do(func(now Turn) { s.do(now, line) })
		}
	}
	return s.out.flush()
}

// greet greets a person with short instructions, and opens the place requested.
func (s *session) greet(Turn) {
	c := s.corpus
	if s.options.Interactive {
		s.out.say("comity: " + strconv.Itoa(len(c.Norms())) + " norms, " + strconv.Itoa(len(c.Statements())) + " statements, " +
			strconv.Itoa(len(c.Countries())) + " countries.")
		s.out.say("Type a name, such as Estonia or norm f, or help. Enter says more.")
	}
	if s.options.Start.Kind != "" {
		s.enter(s.options.Start)
	}
}

// prompt tells a person whether there is more to hear.
func (s *session) prompt() {
	if !s.options.Interactive {
		return
	}
	switch v := s.view(); {
	case v == nil:
		s.out.ask("comity: ")
	case v.next < len(v.lines):
		s.out.ask("more: ")
	default:
		s.out.ask("end: ")
	}
}

// view returns the current view, or nil before the first.
func (s *session) view() *view {
	if s.at < 0 {
		return nil
	}
	return s.views[s.at]
}

// maxViews bounds the history.
const maxViews = 400

// show goes to a view and reads its first portion. Navigation help, such as a
// list of headings, is dropped from the history once something else is shown.
func (s *session) show(v *view) {
	if s.remaking {
		s.remade = v
		return
	}
	s.keep(v)
	s.more()
}

// keep goes to a view without saying anything.
func (s *session) keep(v *view) {
	v.asOf = s.asOf
	if at := s.view(); at != nil && at.passing {
		s.at--
	}
	s.views = append(s.views[:s.at+1], v)
	if len(s.views) > maxViews {
		s.views = s.views[1:]
	}
	s.at = len(s.views) - 1
	s.trim()
}

// more says the next portion of the view.
func (s *session) more() {
	v := s.view()
	switch {
	case v == nil:
		s.out.say("Nothing is open. Type a name, or help.")
	case v.next >= len(v.lines) && v.slide != nil:
		s.nextSlide(v.slide, 1)
	case v.next >= len(v.lines) && (len(v.lines) > 0 || v.told || v.page != nil):
		s.out.say("This is the end.")
	case len(v.lines) == 0: // all that there is
		s.sayTo(v, 0)
		v.told = true
	default:
		s.sayTo(v, v.stop(v.next))
	}
}

// sayTo says the lines of a view from where it is up to a line.
func (s *session) sayTo(v *view, end int) {
	v.from = v.next
	if v.next == 0 && !v.told && v.page == nil {
		s.out.say(v.heading(end))
	}
	for ; v.next < end; v.next++ {
		s.out.say(v.lines[v.next].text)
	}
}
