package cli

import (
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/brief"
	"comity/model/prose"
	"comity/ui/place"
	"comity/ui/slide"
)

// briefCommand is "comity brief" with what is below it.
func (s *session) briefCommand() *cobra.Command {
	commands := []*cobra.Command{s.briefRunCommand(), s.briefCheckCommand(), s.briefListCommand(), s.briefExportCommand()}
	names := prose.Each(commands, (*cobra.Command).Name)
	cmd := &cobra.Command{
		Use: "brief", GroupID: "more", Short: "present a briefing: slides with live views of the corpus", DisableFlagsInUseLine: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageOf(cmd, "needs a command: %s", strings.Join(names, ", "))
			}
			if _, err := s.library().Find(args[0]); err == nil && len(args) == 1 {
				return nil
			}
			return unknownCommand(cmd, args)
		},
		RunE: func(_ *cobra.Command, args []string) error { return s.briefRun(args[0], 1, false, false, false) },
	}
	cmd.AddCommand(commands...)
	return cmd
}

// whichBriefing says what a briefing can be named by.
func (s *session) whichBriefing() string {
	if s.env.ReadFile == nil {
		return "ID"
	}
	return "FILE|ID"
}

const needsBriefing = "a file, or the id of a briefing (see \"comity brief list\")"

// oneBriefing faults a command without a briefing, or with more than one.
func oneBriefing() cobra.PositionalArgs {
	return cobra.MatchAll(between(0, 1, "takes one briefing"), some(needsBriefing))
}

func (s *session) briefCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use: "check " + s.whichBriefing() + "…", Short: "check briefings for problems",
		Long: "Check briefings. Problems go to standard error, one per line, and the exit code\nis then 1. Remarks go there too, and change no exit code: pictures, and settings\nof presenterm, marp, slidev, pandoc or reveal. Checked are: whether the file can be read, unknown keys, live blocks\n" +
			"whose place does not exist, and slides too long for a terminal of 80x24.\nColumns: " + strings.Join(checkedColumns(), ", ") + ".",
		Example: "  comity brief check framework",
		Args:    some(needsBriefing), DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error { return s.briefCheck(args) },
	}
}

func (s *session) briefListCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "the built-in briefings",
		Long: "The built-in briefings. Columns: " + strings.Join(briefingColumns(), ", ") + ".",
		Args: none, DisableFlagsInUseLine: true,
		RunE: func(*cobra.Command, []string) error {
			if _, err := s.corpus(); err != nil { // as of every command: records with faults are told first
				return err
			}
			return s.print(briefingList(s.library().All()))
		},
	}
}

func (s *session) library() *brief.Library {
	if s.decks == nil {
		s.decks = brief.LibraryOf()
		if s.env.Briefs != nil {
			s.decks = s.env.Briefs()
		}
	}
	return s.decks
}

func briefingColumns() []string { return []string{"id", "title", "slides", "minutes"} }

type briefingView struct {
	ID             string `json:"id"`
	Title          string `json:"title"`
	Author         string `json:"author,omitempty"`
	Date           string `json:"date,omitempty"`
	Classification string `json:"classification,omitempty"`
	Language       string `json:"language"`
	Minutes        int    `json:"minutes,omitempty"`
	Slides         int    `json:"slides"`
	LiveBlocks     int    `json:"live_blocks"`
}

func briefingList(all []*brief.Deck) output {
	g := grid{header: briefingColumns(), flex: "title"}
	views := []briefingView{}
	for _, d := range all {
		v := briefingView{
			ID: d.ID, Title: d.Title, Author: d.Author, Date: d.Date, Classification: d.Classification, Language: d.Language,
			Minutes: int(d.Length.Round(time.Minute).Minutes()), Slides: len(d.Slides), LiveBlocks: d.LiveBlocks(),
		}
		views = append(views, v)
		minutes := ""
		if v.Minutes > 0 {
			minutes = strconv.Itoa(v.Minutes)
		}
		g.add(v.ID, v.Title, strconv.Itoa(v.Slides), minutes)
	}
	return output{table: g, json: views, talk: prose.Count(len(all), "briefing")}
}

// briefing is a briefing that was named, and what is wrong with it.
type briefing struct {
	name   string      // as it was typed
	deck   *brief.Deck // nil where nothing can be shown
	path   string      // of its file; empty where it comes with comity
	faults []brief.Fault
}

// fault is one of the faults with its file and line.
func (b *briefing) fault(f brief.Fault) model.Fault {
	return model.Fault{File: model.Printable(b.name), Record: strconv.Itoa(max(f.Line, 1)), What: f.Text}
}

func (b *briefing) list() model.Faults {
	var out model.Faults
	return append(out, prose.Each(b.faults, b.fault)...)
}

// findBriefing reads the briefing of a name: that of an id, or a file. A name
// that looks like a file is one.
func (s *session) findBriefing(c *model.Corpus, name string) (*briefing, error) {
	d, err := s.library().Find(name)
	if name == stdin && s.env.ReadFile != nil {
		return s.readInput(c)
	}
	fileLike := strings.ContainsRune(name, filepath.Separator) || strings.EqualFold(filepath.Ext(name), ".md")
	if s.env.ReadFile != nil && (fileLike || err != nil) {
		_, missing := s.env.Stat(name)
		if fileLike || missing == nil {
			return s.readBriefing(c, name)
		}
	}
	if err != nil {
		return nil, err
	}
	return &briefing{name: name, deck: d, faults: brief.Check(d, s.resolver(c))}, nil
}

func (s *session) readBriefing(c *model.Corpus, path string) (*briefing, error) {
	info, err := s.env.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &model.NotFoundError{Kind: "file", Name: path}
	case err != nil:
		return nil, fileError(path, err)
	case info.IsDir():
		return nil, usage("cannot read %s: it is a folder; name a Markdown file in it", model.Quoted(path))
	case !info.Mode().IsRegular() && info.Mode()&fs.ModeNamedPipe == 0:
		return nil, usage("cannot read %s: it is not a regular file", model.Quoted(path))
	}
	text, err := s.env.ReadFile(path, brief.MaxBytes+1)
	if err != nil {
		return nil, fileError(path, err)
	}
	b := s.parseBriefing(c, path, place.BriefingID(filepath.Base(path)), text)
	if info.Mode().IsRegular() { // a pipe is read once
		b.path = path
	}
	return b, nil
}

// stdin is the name of standard input, and the id of a briefing that is read from it.
const (
	stdin   = "-"
	stdinID = "briefing"
)

// readInput reads the briefing that comes in on standard input.
func (s *session) readInput(c *model.Corpus) (*briefing, error) {
	if _, typed := terminal(s.env.In); typed {
		return nil, usage("- reads a briefing from standard input, which is a terminal here; name a file, or use a pipe")
	}
	text, err := io.ReadAll(io.LimitReader(s.env.In, brief.MaxBytes+1))
	if err != nil {
		return nil, fileError(stdin, err)
	}
	return s.parseBriefing(c, stdin, stdinID, text), nil
}

// resolver checks the place of a live block, and that a question has an answer and is
// understood whole.
func (s *session) resolver(c *model.Corpus) func(at string) error {
	check := place.Resolver(c)
	return func(at string) error {
		if err := check(at); err != nil {
			return err
		}
		v, err := place.ParseView(c, at)
		if err != nil || v.Kind != place.Ask {
			return err
		}
		switch a := s.reader().Read(v.Question(), s.today()); {
		case strings.TrimSpace(v.Question()) == "":
			return errors.New("no question is asked, expected one such as ask?q=who signed the paris call")
		case len(a.LeftOver) > 0:
			return errors.New("the question is not understood: " + strings.Join(a.LeftOver, "; "))
		case !a.Answered():
			return errors.New(a.Says)
		}
		return nil
	}
}

// parseBriefing parses and checks a briefing that was named.
func (s *session) parseBriefing(c *model.Corpus, name, id string, text []byte) *briefing {
	b := &briefing{name: name}
	b.deck, b.faults = brief.Parse(id, text)
	if b.deck != nil {
		b.faults = append(b.faults, brief.Check(b.deck, s.resolver(c))...)
	}
	return b
}

// tellRemarks prints what a briefing holds that is shown otherwise here than in the
// program that it was written for.
func (s *session) tellRemarks(b *briefing) {
	if b.deck == nil {
		return
	}
	for _, f := range b.deck.Remarks {
		at := b.fault(f)
		say(s.env.Err, at.File+":"+at.Record+": remark: "+f.Text)
	}
}

// fileError says what is wrong with a file, by the name that was typed.
func fileError(path string, err error) error {
	if at := new(fs.PathError); errors.As(err, &at) {
		err = at.Err
	}
	return &exit{code: failed, err: errors.New("cannot read " + strconv.Quote(path) + ": " + err.Error())}
}

func checkedColumns() []string { return []string{"file", "slides", "live_blocks", "faults"} }

type checkedView struct {
	File       string              `json:"file"`
	Slides     int                 `json:"slides"`
	LiveBlocks int                 `json:"live_blocks"`
	Faults     []briefingFaultView `json:"faults"`
	Remarks    []briefingFaultView `json:"remarks"`
}

// briefingFaultView is something wrong with a briefing.
type briefingFaultView struct {
	Line int    `json:"line"`
	What string `json:"what"`
}

func briefingFault(f brief.Fault) briefingFaultView { return briefingFaultView{max(f.Line, 1), f.Text} }

// foundWords counts what was found in a file: "no faults, 2 remarks".
func foundWords(faults, remarks int) string {
	out := "no faults"
	if faults > 0 {
		out = prose.Count(faults, "fault")
	}
	if remarks > 0 {
		out += ", " + prose.Count(remarks, "remark")
	}
	return out
}

// briefCheck prints, for each briefing, how much is in it, and all that is
// wrong.
func (s *session) briefCheck(names []string) error {
	c, err := s.corpus()
	if err != nil {
		return err
	}
	maker := slide.New(c, s.today(), s.reader)
	o := output{table: grid{header: checkedColumns(), flex: "file"}, lines: []string{}}
	views := []checkedView{}
	var all model.Faults
	for _, name := range names {
		b, err := s.findBriefing(c, name)
		if err != nil {
			return err
		}
		v := checkedView{File: b.name, Remarks: []briefingFaultView{}}
		if b.deck != nil {
			v.Slides, v.LiveBlocks, v.Remarks = len(b.deck.Slides), b.deck.LiveBlocks(), prose.Each(b.deck.Remarks, briefingFault)
			b.faults = append(b.faults, maker.Overflow(b.deck, 80, 24)...)
		}
		s.tellRemarks(b)
		v.Faults = prose.Each(b.faults, briefingFault)
		views, all = append(views, v), append(all, b.list()...)
		o.lines = append(o.lines, model.Printable(b.name)+": "+prose.Count(v.Slides, "slide")+", "+prose.Count(v.LiveBlocks, "live block")+", "+foundWords(len(v.Faults), len(v.Remarks)))
		o.table.add(b.name, strconv.Itoa(v.Slides), strconv.Itoa(v.LiveBlocks), strconv.Itoa(len(b.faults)))
	}
	o.json = views
	if err := s.print(o); err != nil {
		return err
	}
	if len(all) > 0 {
		return all
	}
	return nil
}

// briefings completes the briefings that come with comity and, where the files
// of this machine can be named, Markdown files.
func (s *session) briefings(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var out []choice
	for _, d := range s.library().All() {
		out = add(out, typed, d.ID, d.Title)
	}
	if len(out) == 0 && s.env.ReadFile != nil {
		return []cobra.Completion{"md"}, cobra.ShellCompDirectiveFilterFileExt
	}
	return choose(out)
}

// openings completes what can be opened: places, briefings too, and scenes.
func (s *session) openings(c *model.Corpus, _ []string, typed string) []choice {
	kind, rest, behind := strings.Cut(typed, "/")
	var out []choice
	switch {
	case behind && strings.EqualFold(kind, string(place.Brief)):
		for _, d := range s.library().All() {
			out = add(out, rest, d.ID, d.Title)
		}
		for i := range out {
			out[i].word = kind + "/" + out[i].word
		}
		return out
	case !behind:
		out = add(nil, typed, string(place.Brief)+"/", "one briefing")
	}
	return slices.Concat(places(c, typed), out, scenes(typed))
}
