package surveyscreen

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"

	"comity/model"
	"comity/model/prose"
	"comity/model/survey"
)

// Run shows the screen on a terminal until the person leaves. It returns an error if
// the file does not have all answers then.
func Run(ctx context.Context, o Options, in io.Reader, out io.Writer, environ []string) error {
	s := New(o)
	p := tea.NewProgram(s, tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithEnvironment(environ))
	_, err := p.Run()
	if errors.Is(err, tea.ErrInterrupted) || errors.Is(err, context.Canceled) {
		err = nil
	}
	return errors.Join(err, s.finish())
}

// finish saves what was not saved when the program ended, such as by a signal.
func (s *Screen) finish() error {
	if s.form != nil {
		s.commit()
	}
	if len(s.unsaved) == 0 {
		return nil
	}
	if _, err := s.o.File.Save(s.book); err != nil {
		return fmt.Errorf("%s could not be saved: %w", prose.Count(len(s.unsaved), "answer"), err)
	}
	return nil
}

// The words that do something else than answer.
const (
	clearWord = "-"
	moreWord  = "?"
	backWord  = "b"
	quitWord  = "q"
)

// Ask fills in a workbook by questions, one for each answer: what is asked, and what
// stands there now. An empty line keeps it. It ends at the end of the input, and
// every answer is saved at once.
func Ask(ctx context.Context, o Options, in io.Reader, out io.Writer) error {
	a := asker{Options: o, out: out, lines: bufio.NewScanner(in)}
	a.lines.Buffer(nil, survey.MaxBytes)
	a.say("%s.", standing(o))
	a.say("An empty line keeps what is there; %s clears it, %s reads more, %s goes back, %s ends. Every answer is saved at once.", clearWord, moreWord, backWord, quitWord)
	var items []survey.Question
	for _, p := range survey.Parts(o.Corpus) {
		for i := range p.Questions {
			if r := p.Questions[i].Ref; o.Start == (survey.Ref{}) || r == o.Start || o.Start.Item == "" && r.Part == o.Start.Part {
				items = append(items, p.Questions[i])
			}
		}
	}
	fields := survey.Fields()
	for i := 0; i < len(items)*len(fields) && ctx.Err() == nil; {
		step, err := a.ask(&items[i/len(fields)], fields[i%len(fields)], i%len(fields) == 0)
		if err != nil || step == 0 {
			return err
		}
		i = max(i+step, 0)
	}
	a.say("That was the last. %s.", prose.Capital(survey.Tally(a.Book)))
	return ctx.Err()
}

type asker struct {
	Options
	out   io.Writer
	lines *bufio.Scanner
}

func (a *asker) say(format string, args ...any) {
	_, _ = fmt.Fprintf(a.out, format+"\n", args...) // a reader that is gone ends the input too
}

// ask asks for one answer, and returns how many answers to go on: none to end.
func (a *asker) ask(item *survey.Question, field survey.Field, first bool) (int, error) {
	if first {
		a.say("")
		a.say("%s. %s.", item.Ref, item.Title)
	}
	now := answer(a.Book, item.Ref, field.Key)
	for {
		stands := "no answer"
		if now != "" {
			stands = strings.ReplaceAll(now, "\n", "; ")
		}
		a.say("%s? Now: %s", field.Prompt, stands)
		if !a.lines.Scan() {
			return 0, a.lines.Err()
		}
		typed := strings.TrimSpace(a.lines.Text())
		switch typed {
		case "":
			return 1, nil
		case backWord:
			return -1, nil
		case quitWord:
			return 0, nil
		case moreWord:
			if item.Stem.Text != "" {
				a.say("“%s” (%s)", strings.Join(strings.Fields(item.Stem.Text), " "), item.Stem.Source)
			}
			a.say("%s", field.Help)
			a.say("Explained in %s.", item.Place)
			continue
		case clearWord:
			typed = ""
		}
		if scale, known := survey.ParseScale(typed); field.Key == survey.ScaleKey && typed != "" {
			if !known {
				a.say("%q is not of the scale. %s", model.Printable(typed), field.Help)
				continue
			}
			typed = string(scale)
		}
		return 1, a.save(edit{item.Ref, field.Key, typed})
	}
}

// save saves an answer, and says what others changed meanwhile.
func (a *asker) save(e edit) error {
	e.apply(a.Book, a.Today)
	sent := a.Book.Clone()
	book, err := a.File.Save(a.Book)
	if err != nil {
		return err
	}
	a.Book = book
	if others := survey.Diff(sent, book); len(others) > 0 {
		a.say("The file was changed by another program: its changes are kept too, %s.", prose.Count(len(others), "answer"))
	}
	return nil
}
