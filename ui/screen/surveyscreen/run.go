package surveyscreen

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/survey"
)

// Finish saves what was not saved when the program ended, such as by a signal.
func (s *Screen) Finish() error {
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

// writtenAgain is said where another program had taken the file away.
const writtenAgain = "The file was gone: another program had moved or deleted it. It is written again, with all answers."

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
	type asked struct {
		item  survey.Question
		field survey.Field
		first bool
	}
	var all []asked
	for _, p := range o.Book.Sections(o.Corpus) {
		for i := range p.Questions {
			if r := p.Questions[i].Ref; o.Start == (survey.Ref{}) || r == o.Start || o.Start.Item == "" && r.Part == o.Start.Part {
				for j, field := range survey.FieldsAt(r) {
					all = append(all, asked{p.Questions[i], field, j == 0})
				}
			}
		}
	}
	for i := 0; i < len(all) && ctx.Err() == nil; {
		step, err := a.ask(&all[i].item, all[i].field, all[i].first)
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
	out     io.Writer
	lines   *bufio.Scanner
	contact survey.Contact // that is asked about
}

func (a *asker) say(format string, args ...any) {
	_, _ = fmt.Fprintf(a.out, format+"\n", args...) // a reader that is gone ends the input too
}

// ask asks for one answer, and returns how many answers to go on: none to end.
func (a *asker) ask(item *survey.Question, field survey.Field, first bool) (int, error) {
	if first {
		a.say("")
		a.say("%s. %s.", item.Ref, strings.TrimSuffix(item.Title, "."))
		a.contact = contactAt(a.Book, item.Ref)
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
			} else if item.Stem.Source != "" {
				a.say("Source: %s, %s", item.Stem.Source, item.Stem.URL)
			}
			if field.Help != "" {
				a.say("%s", field.Help)
			}
			if item.Place != "" {
				a.say("Explained in %s.", item.Place)
			}
			continue
		case clearWord:
			typed = ""
		}
		if word, known := field.Word(typed); field.Words != nil && typed != "" {
			if !known {
				a.say("%q is not one of the words. %s", model.Printable(typed), field.Help)
				continue
			}
			typed = word
		}
		e := edit{item.Ref, field.Key, typed, a.contact, a.contact.With(field.Key, typed)}
		a.contact = e.now
		return 1, a.save(e)
	}
}

// save saves an answer, and says what others changed meanwhile.
func (a *asker) save(e edit) error {
	e.apply(a.Book, a.Today)
	sent := a.Book.Clone()
	saved, err := a.File.Save(a.Book)
	if err != nil {
		return err
	}
	a.Book = saved.Book
	if saved.Anew {
		a.say("%s", writtenAgain)
	}
	if others := survey.Diff(sent, a.Book); len(others) > 0 {
		a.say("The file was changed by another program: its changes are kept too, %s.", prose.Count(len(others), "answer"))
	}
	return nil
}
