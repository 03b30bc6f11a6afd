package accessible

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"comity/model/brief"
	"comity/model/prose"
	"comity/ui/broadcast"
	"comity/ui/place"
	"comity/ui/slide"
)

// Follower is a follower's connection to a briefing.
type Follower interface {
	// Wake receives a value when something is new.
	Wake() <-chan struct{}
	// Latest returns the presenter's place, Status a message about the room.
	Latest() broadcast.State
	Status() string
	// Deck returns the briefing of a hash, if it is loaded.
	Deck(hash string) (*brief.Deck, bool)
	// Questions reports whether questions are allowed; Ask sends one.
	Questions() bool
	Ask(text string) error
}

type follower struct {
	*session
	seat      Follower
	words     *slide.Maker
	shown     broadcast.State
	deck      *brief.Deck // of the last slide read
	place     string      // that was read last, if it was not a slide
	n, step   int         // that slide
	status    string
	begun     bool // there has been a presenter
	wandering bool
}

// typed is what a visitor typed, or why there is no more.
type typed struct {
	line string
	err  error
}

// Follow reads what the presenter shows, whenever it changes. Any other command
// leaves the briefing until "return".
func Follow(ctx context.Context, o Options, seat Follower) error {
	f := &follower{session: newSession(ctx, o), seat: seat}
	f.words = slide.New(o.Corpus, o.Today, f.options.Reader)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	in := read(ctx, o.In)
	f.welcome()
	o.Gate.Do(f.news)
	for !f.done {
		if f.wandering {
			f.prompt()
		}
		if err := f.out.flush(); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-seat.Wake():
			if !f.wandering {
				o.Gate.Do(f.news)
			}
		case t, open := <-in:
			if !open {
				in = nil // input has ended, and the briefing has not
				continue
			}
			var err error
			o.Gate.Do(func(now Turn) { err = f.take(now, t) })
			if err != nil {
				return errors.Join(err, f.out.flush())
			}
		}
	}
	return f.out.flush()
}

func read(ctx context.Context, r io.Reader) <-chan typed {
	out := make(chan typed)
	go func() {
		defer close(out)
		in := newLines(r)
		for {
			line, err := in.next()
			select {
			case out <- typed{line, err}:
			case <-ctx.Done():
				return
			}
			var unread *unreadError
			if err != nil && !errors.As(err, &unread) {
				return
			}
		}
	}()
	return out
}

// welcome explains the commands.
func (f *follower) welcome() {
	if !f.options.Interactive {
		return
	}
	line := "You are following a briefing: each slide is read when it is shown. Enter repeats it, quit leaves, any other command stops following."
	if f.seat.Questions() {
		line += " To ask the presenter, type ask and your question."
	}
	f.out.say(line)
}

// take takes in what was typed.
func (f *follower) take(now Turn, t typed) error {
	var unread *unreadError
	switch {
	case errors.As(t.err, &unread):
		f.out.say(unread.Error())
		return nil
	case errors.Is(t.err, io.EOF):
		// In a pipe, the end of the input does not mean that the listener has
		// left.
		f.done = f.options.Interactive || f.begun && !f.seat.Latest().Live
		return nil
	case t.err != nil:
		return fmt.Errorf("the input cannot be read: %w", t.err)
	}
	word, rest, _ := strings.Cut(t.line, " ")
	switch word = strings.ToLower(word); {
	case word == "ask" && f.seat.Questions():
		f.ask(rest)
	case t.line == "" && !f.wandering, word == "return":
		f.wandering, f.shown, f.deck, f.place, f.status = false, broadcast.State{}, nil, "", ""
		f.news(now)
	default:
		if f.do(now, t.line); !f.done && !f.wandering {
			f.wandering = true
			f.out.say("You have left the briefing. Type return to go back to it.")
		}
	}
	return nil
}

// ask sends a question to the presenter.
func (f *follower) ask(text string) {
	if err := f.seat.Ask(text); err != nil {
		f.out.say(prose.Sentence(err.Error()))
		return
	}
	f.out.say("Your question is sent.")
}

func (f *follower) news(Turn) {
	state := f.seat.Latest()
	if status := f.seat.Status(); status != f.status {
		if f.status = status; status != "" {
			f.out.say(prose.Sentence(status))
		}
	}
	before := f.shown
	switch {
	case state == before && f.begun:
		return
	case !state.Live:
		f.over(before)
	case state.Blank:
		if !before.Blank {
			f.out.say(prose.Sentence(broadcast.Blanked))
		}
	default:
		if before.Blank && before.Live {
			f.out.say("The screen is back.")
			f.shown.Blank = false // it is said once, even if the slides are being loaded
		}
		if !f.at(state) {
			return // the slides are being loaded
		}
	}
	f.shown, f.begun = state, f.begun || state.Live
}

// over says that the briefing is over, or that there is none.
func (f *follower) over(before broadcast.State) {
	switch {
	case before.Live:
		f.out.say("The briefing is over.")
		f.done = !f.options.Interactive
	case !f.begun && f.status == "":
		f.out.say("No briefing is in progress.")
		f.begun = true
	}
}

// at says where the presenter is. It returns false if the slides are not loaded.
func (f *follower) at(state broadcast.State) bool {
	v, err := place.ParseView(f.corpus, state.View)
	if err != nil {
		f.out.say(prose.Sentence(broadcast.NoPlace))
		return true
	}
	if v.Kind != place.Brief {
		v.Line, v.Lists = 0, nil
		v = v.Bare()
		if f.deck = nil; v.String() == f.place {
			return true // the presenter has scrolled
		}
		f.place = v.String()
		f.out.say("The presenter shows " + v.Place.String() + ".")
		f.enter(v)
		return true
	}
	f.place = ""
	d, ok := f.seat.Deck(state.Deck)
	if !ok {
		return false
	}
	n, step := SlideOf(v, d)
	lines := f.words.Words(d, n, step)
	if f.deck == d && f.n == n {
		before := f.words.Words(d, n, f.step)
		lines = slices.DeleteFunc(lines, func(line string) bool { return slices.Contains(before, line) })
		if step <= f.step {
			lines = nil // what was said is not taken back
		}
	}
	f.deck, f.n, f.step = d, n, step
	for _, line := range lines {
		f.out.say(line)
	}
	return true
}

// SlideOf is the slide of a view, from 0, and its step, as far as there are
// such.
func SlideOf(v place.View, d *brief.Deck) (n, step int) {
	n = max(min(v.Slide-1, len(d.Slides)-1), 0)
	return n, min(v.Step, d.Slides[n].Steps)
}
