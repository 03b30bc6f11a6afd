// Package stage says what a scene is to the explorer: a screen that shows the
// corpus as a whole, in the place of the panes. Each scene is a package of its
// own below this one.
package stage

import (
	"errors"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"comity/model"
	"comity/model/query"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/theme"
)

// Stage is a scene with its cursor. It belongs to one visitor and is used by
// one goroutine at a time.
type Stage interface {
	// View is what the scene shows and where one is in it: making it anew from
	// there shows the same.
	View() place.View
	// Scope says which keys it has.
	Scope() keys.Scope
	// Says is the header: what is shown, and how many of what.
	Says() (subject, counts string)
	// Title stands in the upper edge of the frame, Foot in the lower: a word
	// about what is under the cursor.
	Title() (left, right string)
	Foot() string
	// Draw gives h lines of exactly w cells: what is on the screen and no more.
	Draw(t *theme.Theme, w, h int) []string
	// Do carries out an action.
	Do(action keys.Action, count int, counted bool) Effect
	// Prompt begins what can be typed, such as an expression; no label where
	// nothing can. Ask answers what was typed.
	Prompt() (label, value string)
	Ask(typed string) Effect
	// Take hears the message of a command of its own, and reports whether it
	// changed anything.
	Take(msg tea.Msg) bool
}

// Effect is what a scene asks of the explorer.
type Effect struct {
	// Done is false where the scene knows nothing to do.
	Done bool
	// Say is a word for the footer.
	Say string
	// Visit is where to go, if anywhere.
	Visit *place.View
	// Open is what to open as its string says, with its own day, on a screen of
	// which nothing is kept.
	Open *place.View
	// AsOf dates the whole program, if it is there; the zero date is today.
	AsOf *model.Date
	// Cmd is slow work; its message comes back through Take.
	Cmd tea.Cmd
}

// Done is the effect of what was done within the scene.
func Done() Effect { return Effect{Done: true} }

// Say is the effect of what has only a word to say.
func Say(word string) Effect { return Effect{Done: true, Say: word} }

// Fault is the effect of what could not be done: the mistake, and where it is in
// an expression.
func Fault(err error) Effect {
	if at := new(query.Error); errors.As(err, &at) {
		return Say("column " + strconv.Itoa(at.Column) + ": " + at.Message)
	}
	return Say(err.Error())
}

// Visit is the effect of going to a place.
func Visit(p place.Place) Effect {
	return Effect{Done: true, Visit: &place.View{Place: p, In: place.OnPage}}
}
