// Package screen is what the screens of the explorer share. A screen shows the
// corpus as a whole, in place of the panes; each is a package below this one. Those
// that are read from top to bottom are a [Sheet].
package screen

import (
	"errors"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"comity/model"
	"comity/model/matrix"
	"comity/model/query"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/theme"
)

// Screen is a scene with its cursor. It belongs to one visitor and is used by
// one goroutine at a time.
type Screen interface {
	// View returns what the scene shows and the position in it. Opening it
	// again shows the same.
	View() place.View
	// Scope returns its key scope.
	Scope() keys.Scope
	// Says returns the header: what is shown, and the counts.
	Says() (subject, counts string)
	// Title returns the text of the upper edge of the frame, Foot that of the
	// lower: a message about the item under the cursor.
	Title() (left, right string)
	Foot() string
	// Draw returns h lines of exactly w cells.
	Draw(t *theme.Theme, w, h int) []string
	// Do runs an action.
	Do(action keys.Action, count int, counted bool) Effect
	// Offers reports whether an action has something to act on: then the last line of
	// the window names its key.
	Offers(action keys.Action) bool
	// Prompt returns the label and text of the input line that filters or finds; no
	// label means no input. Ask handles what was typed.
	Prompt() (label, value string)
	Ask(typed string) Effect
	// Point moves the cursor to what Draw last showed at a cell, and reports whether
	// anything is there.
	Point(x, y int) bool
	// Wheel scrolls by n lines what Draw last showed at a cell beside the picture, and
	// reports whether something there scrolls.
	Wheel(x, y, n int) bool
	// Take handles the message of one of its commands, and reports whether it
	// changed anything.
	Take(msg tea.Msg) bool
}

// Effect is what a scene asks of the explorer.
type Effect struct {
	// Done is false if the scene did not handle the action.
	Done bool
	// Say is a message for the footer.
	Say string
	// Visit is the place to go to, if any.
	Visit *place.View
	// Open is a view to open exactly, with its own day, on a fresh screen.
	Open *place.View
	// AsOf sets the day of the whole program, if not nil; the zero date is
	// today.
	AsOf *model.Date
	// Cmd is slow work; its message comes back through Take.
	Cmd tea.Cmd
	// Type opens a line to type a name into, if not nil.
	Type *Typing
}

// Matching is the label of the line into which an expression or a group is typed.
const Matching = "States that match"

// Narrow returns the expression and the group of a scene whose States are narrowed to
// those of a group: it takes the place of another group, in an expression too, and
// otherwise leaves the expression.
func Narrow(who string, g *model.Group) (string, matrix.Group) {
	if strings.HasPrefix(who, "member(") && strings.Count(who, "(") == 1 {
		return "member(" + strconv.Quote(string(g.ID)) + ")", matrix.Group{}
	}
	return who, matrix.Group{ID: g.ID}
}

// Only is the effect of narrowing a scene to the members of a group.
func Only(g *model.Group) Effect {
	return Say("only members of " + g.ShortName + "; an empty filter shows all")
}

// Typing is a line into which the name of something on the screen is typed.
type Typing struct {
	Label, Value string
	// Change follows what is typed with the cursor, after each letter, and reports
	// whether it names something.
	Change func(typed string) bool
	// Cancel puts the cursor back.
	Cancel func()
	// Accept takes in what was typed in the place of both, if not nil.
	Accept func(typed string) Effect
}

// Done is the effect of what was done within the scene.
func Done() Effect { return Effect{Done: true} }

// Say is the effect of what has only a word to say.
func Say(word string) Effect { return Effect{Done: true, Say: word} }

// Fault returns the effect of an error, with its position in an expression.
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
