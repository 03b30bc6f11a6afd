package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/ask"
	"comity/model/prose"
	"comity/model/query"
	"comity/ui/cells"
	"comity/ui/render"
	"comity/ui/report"
	"comity/ui/theme"
)

func (s *session) askCommand() *cobra.Command {
	return &cobra.Command{
		Use: "ask WORDS…", GroupID: "lists", Short: "answer a plain question from the records",
		Long: "Answer a plain question from the records. It is read by fixed rules: the same\nwords give the same answer. Name States, groups, texts, norms and dates, and say\nwhat States did: signed, joined, party, voted for, voted against, abstained, did\n" +
			"not vote, expert, has a position. Connect with and, or, not, but not, without,\nexcept, both, neither, any of, at least 2 of, at most 2 of, how many, most, fewest,\nfirst, last, in, since, before, between.\n\n" +
			"The answer shows how the question was read: an expression for \"comity who\" and a\nplace for \"comity open\". Words that were not understood are listed first. Groups\nare as of the day of the text, or as of today.\n\n" +
			"Columns: " + strings.Join(report.AnswerColumns(), ", ") + ".\nIn a pipe the reading goes to standard error. Exit codes: 0 answered, 1 nothing\nfound, 2 not understood.",
		Example: "  comity ask who signed the paris call in africa\n  comity ask nato not joint statement 2019\n  comity ask how did brazil vote on 73/27\n  comity ask what has chile signed that peru has not\n  comity ask who voted no most often\n  comity ask resolutions adopted without a vote since 2015\n  comity ask positions without g20 --json",
		Args:    some("a question, such as who signed the paris call in africa"), DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error {
			c, err := s.corpus()
			if err != nil {
				return err
			}
			return s.ask(c, strings.Join(args, " "))
		},
	}
}

// questionWords completes the names of States, groups, texts and acts in a question,
// and how one begins.
func (s *session) questionWords(c *model.Corpus, before []string, typed string) []choice {
	const most = 30
	var out []choice
	if len(before) == 0 {
		for _, word := range []string{"who", "which", "how many", "how did", "did", "what has", "compare", "positions"} {
			out = add(out, typed, word, "a question")
		}
	}
	for _, more := range s.reader().Complete(strings.TrimSpace(strings.Join(append(slices.Clone(before), typed), " ")), most) {
		out = add(out, typed, typed+more.Rest, more.Kind+": "+more.Name)
	}
	return out
}

// ask prints the answer to a question.
func (s *session) ask(c *model.Corpus, question string) error {
	a := s.reader().Read(question, s.today())
	if a.Expression != "" {
		asks := query.Asks(c, a.Expression)
		s.corrections(c.Corrected(func(t *model.Statement, _ *model.Country) bool { return asks(t) }))
	}
	_, onTerminal := terminal(s.env.Out)
	if s.flags.format != render.JSON && (s.flags.format != render.Text || !onTerminal) {
		for _, line := range answerHead(&a) {
			say(s.env.Err, line)
		}
		for _, line := range answerFoot(&a) {
			say(s.env.Err, line)
		}
	}
	if err := s.print(answerOutput(c, &a)); err != nil || a.Answered() {
		return err
	}
	if !a.Read {
		return usage("these words cannot be read; try: comity ask %s", a.Questions[0])
	}
	return &exit{code: failed, err: errors.New("nothing found; try: comity ask " + a.Questions[0])}
}

// answerHead is what stands above an answer: what was not understood, the answer
// in words, and how the question was read.
func answerHead(a *ask.Answer) []string {
	var out []string
	if len(a.LeftOver) > 0 {
		out = append(out, "Not understood: "+strings.Join(a.LeftOver, "; "))
	}
	out = append(out, "Answer: "+a.Says)
	if a.Expression != "" {
		out = append(out, "Read as: "+a.Expression)
	}
	if a.Place != "" {
		out = append(out, "Shown by: comity open "+shellQuoted(a.Place))
	}
	return out
}

// answerFoot is what stands below an answer: what to know, and other readings.
func answerFoot(a *ask.Answer) []string {
	out := prose.Each(a.Caveats, func(caveat string) string { return "Note: " + caveat })
	for i, r := range a.Readings {
		out = append(out, fmt.Sprintf("Other reading %d: %s: comity ask %s", i+1, r.Says, shellQuoted(r.Question)))
	}
	out = append(out, prose.Each(a.Near, func(near ask.Row) string { return "Near: " + near.Title + " (" + near.Place + ")" })...)
	return append(out, prose.Each(a.Questions, func(question string) string { return "Try: comity ask " + shellQuoted(question) })...)
}

// shellQuoted quotes words for a shell where that is needed.
func shellQuoted(text string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune(" /-_.,:@", r) || r > 0x7f
	}
	if strings.IndexFunc(text, func(r rune) bool { return !plain(r) }) < 0 {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

func answerOutput(c *model.Corpus, a *ask.Answer) output {
	o := listOutput(report.OfAnswer(c, a), "note")
	o.draw = func(look *theme.Theme, width int) string { return drawAnswer(look, a, width) }
	return o
}

// drawAnswer draws an answer: what was read, the list, and what to know.
func drawAnswer(look *theme.Theme, a *ask.Answer, width int) string {
	var b strings.Builder
	lines := func(all []string) {
		for _, line := range all {
			label, rest, _ := strings.Cut(line, ": ")
			for i, part := range cells.Wrap(label+": "+rest, min(width, cells.Measure)) {
				if i == 0 {
					part = look.Ink.Title.Render(label+":") + strings.TrimPrefix(part, label+":")
				}
				b.WriteString(part + "\n")
			}
		}
	}
	lines(answerHead(a))
	if len(a.Rows) > 0 {
		b.WriteString("\n" + tableText(look, answerGrid(a), width))
	}
	if foot := slices.Concat(answerSources(a), answerFoot(a)); len(foot) > 0 {
		b.WriteString("\n")
		lines(foot)
	}
	return finishWords(look, b.String())
}

// answerGrid is the list of an answer on a terminal: the columns that differ.
func answerGrid(a *ask.Answer) grid {
	states := slices.ContainsFunc(a.Rows, func(r ask.Row) bool { return r.Name != "" })
	all := []struct {
		head string
		of   func(ask.Row) string
	}{
		{"name", func(r ask.Row) string { return r.Name }}, {"title", func(r ask.Row) string { return r.Title }}, {"act", func(r ask.Row) string { return r.Act }},
		{"date", func(r ask.Row) string { return r.Date.String() }}, {"note", func(r ask.Row) string { return r.Note }}, {"place", func(r ask.Row) string { return r.Place }},
	}
	g := grid{weak: []string{"place", "note", "date"}, flex: "note"}
	var use []int
	for i, column := range all {
		seen := map[string]bool{}
		for _, row := range a.Rows {
			seen[column.of(row)] = true
		}
		same := len(seen) == 1 && states && column.head == "title" && len(a.Rows) > 1
		if len(seen) == 1 && seen[""] || same || states && column.head == "place" {
			continue
		}
		use = append(use, i)
		g.header = append(g.header, column.head)
		if column.head == "title" {
			g.flex = "title"
		}
	}
	for _, row := range a.Rows {
		line := prose.Each(use, func(i int) string { return all[i].of(row) })
		g.add(line...)
	}
	return g
}

// answerSources are the sources of the texts in an answer, each once.
func answerSources(a *ask.Answer) []string {
	const most = 8
	var out []string
	for _, r := range a.Rows {
		line := "Source: " + r.Title + ": " + r.Source
		if r.Source != "" && !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	if len(out) > most {
		more := "Source: " + strconv.Itoa(len(out)-most) + " more; see --format csv"
		out = append(out[:most], more)
	}
	return out
}

// expression is an expression that was typed, or that of a plain question, which is
// then told. A question that is not understood whole is a mistake.
func (s *session) expression(c *model.Corpus, typed string) (string, error) {
	if _, err := query.Compile(c, typed); err == nil || strings.ContainsAny(typed, `("`) {
		return typed, nil
	}
	if states := statesIn(c, typed); states != "" {
		say(s.env.Err, "comity: read as "+states)
		return states, nil
	}
	a := s.reader().Read(typed, s.today())
	switch {
	case a.Expression == "" && (a.Kind == ask.Search || len(a.LeftOver) > 0):
		return typed, nil // its own mistake says more
	case a.Expression == "":
		var missing *model.NotFoundError
		if _, err := c.MatchCountry(typed); errors.As(err, &missing) && (missing.Several || missing.Reason() != "") {
			return "", &exit{code: unknown, err: missing}
		}
		return "", usage("no expression says this; ask it: comity ask %s", shellQuoted(model.Printable(typed)))
	case len(a.LeftOver) > 0:
		return "", usage("not understood: %s; the rest reads as %s", strings.Join(a.LeftOver, "; "), a.Expression)
	case a.Narrowed:
		return "", usage("no expression says all of this; ask it: comity ask %s", shellQuoted(model.Printable(typed)))
	}
	say(s.env.Err, "comity: read as "+a.Expression+" ("+strconv.Itoa(len(a.States))+" States)")
	return a.Expression, nil
}

// statesIn is the expression for the names of States and nothing else; empty for other
// words.
func statesIn(c *model.Corpus, typed string) string {
	return strings.Join(prose.Each(model.KnownNames(typed, func(name string) bool { _, err := c.MatchCountry(name); return err == nil }), func(name string) string {
		co, _ := c.MatchCountry(name)
		return "state(" + strconv.Quote(co.DisplayName()) + ")"
	}), " or ")
}

// orAskAll adds to the fault of a command about records how to ask what was typed, with
// the name of the command or without it, if that is a question.
func (s *session) orAskAll(fault error, args []string) error {
	var missing *model.NotFoundError
	if told := (*exit)(nil); !errors.As(fault, &missing) || errors.As(fault, &told) && told.detail != "" {
		return fault
	}
	words := make([]string, 0, len(args))
	for _, arg := range args {
		if arg = strings.TrimLeft(arg, "-"); arg != "" {
			words = append(words, arg)
		}
	}
	cmd, _, err := s.root.Find(args)
	if err != nil || len(words) < 2 || len(words) == 2 && args[0] == cmd.Name() || cmd.Name() == "ask" || cmd.GroupID != "lists" && cmd.GroupID != "records" && cmd.GroupID != "scenes" {
		return fault
	}
	if asked := s.orAsk(fault, words); asked != fault {
		return asked
	}
	return s.orAsk(fault, words[1:])
}

// orAsk adds to the fault of what is no command how to ask it, if it is a question.
func (s *session) orAsk(fault error, args []string) error {
	if fault == nil {
		return nil
	}
	how := s.askable(strings.Join(args, " "))
	if how == "" {
		return fault
	}
	return &exit{code: unknown, err: fault, detail: "  " + how}
}

// askable says how words are asked; nothing where they are no question.
func (s *session) askable(words string) string {
	if _, err := s.corpus(); err != nil {
		return ""
	}
	if a := s.reader().Read(words, s.today()); a.Kind == ask.Search || a.Guessed || len(a.LeftOver) > 0 {
		return ""
	}
	return "it can be asked: comity ask " + shellQuoted(model.Printable(words))
}
