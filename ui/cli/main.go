package cli

import (
	"cmp"
	"context"
	"sync"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/ask"
	"comity/model/brief"
	"comity/model/search"
	"comity/ui/explorer"
	"comity/ui/place"
	"comity/ui/render"
	"comity/ui/settings"
)

// session is one call of comity.
type session struct {
	env   Env
	ctx   context.Context
	flags flags
	root  *cobra.Command

	loaded *model.Corpus         // once it is asked for
	index  func() *search.Index  // of the corpus, which was asked for before; made once
	reader func() *ask.Reader    // of questions, likewise
	decks  *brief.Library        // once they are asked for
	giving explorer.LiveBriefing // a briefing, if one is being given

	following  explorer.Follower  // a seat to follow one
	presenting explorer.Presenter // a chair to present one

	// settings are the defaults until a command is known.
	settings *settings.Settings

	unwritten error // why a help could not be written
}

// flags are the flags that every command takes, without those of the settings.
type flags struct {
	format      render.Format
	json        bool
	data        string
	version     bool
	spreadsheet bool
	bom         bool
}

// newSession is a call without settings and flags of its own.
func newSession(ctx context.Context, env Env) *session {
	s := &session{env: env, ctx: ctx, flags: flags{format: render.Text}, settings: settings.Default(), index: env.Index, reader: env.Reader}
	if s.index == nil {
		s.index = sync.OnceValue(func() *search.Index { return search.New(s.loaded) })
	}
	if s.reader == nil {
		s.reader = sync.OnceValue(func() *ask.Reader { return ask.New(s.loaded, s.index) })
	}
	return s
}

// Main runs comity with its arguments and returns the exit code.
func Main(ctx context.Context, env Env, args []string) int {
	s := newSession(ctx, env)
	if len(args) == 0 { // the usual call does not wait for the command tree
		err := s.choose(nil)
		if err == nil {
			err = s.explore()
		}
		return reportError(env.Err, err)
	}
	return reportError(env.Err, s.run(args))
}

// run understands the arguments and runs a command.
func (s *session) run(args []string) error {
	root := s.tree()
	if len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd) { // a shell asks how a line may go on
		if err := s.complete(root); err != nil {
			return err
		}
	}
	root.SetArgs(args)
	return s.orAskAll(cmp.Or(root.ExecuteContext(s.ctx), s.unwritten), args)
}

// check understands what the flags and the settings say, before any command
// runs.
func (s *session) check(cmd *cobra.Command) error {
	f := &s.flags
	if f.json {
		if f.format != render.Text && f.format != render.JSON {
			return usage("cannot combine --json with --format %s", model.Printable(string(f.format)))
		}
		f.format = render.JSON
	}
	if err := checkFormat(cmd, f.format); err != nil {
		return err
	}
	switch {
	case f.format == render.CSV:
	case f.spreadsheet:
		return usage("--spreadsheet needs --format csv, not %s", f.format)
	case f.bom:
		return usage("--bom needs --format csv, not %s", f.format)
	}
	if _, ok := terminal(s.env.Out); ok && f.format == render.XLSX && !cmd.Flags().Changed("output") {
		return usage("--format xlsx is no text for a terminal; write it to a file: %s … > comity.xlsx", cmd.CommandPath())
	}
	if s.despite(cmd) {
		return s.chooseAnyway(cmd)
	}
	return s.choose(cmd)
}

// corpus returns the corpus, with the records of --data: the same one whenever it
// is asked for, since places hold records of it.
func (s *session) corpus() (c *model.Corpus, err error) {
	switch {
	case s.loaded != nil:
		return s.loaded, nil
	case s.flags.data != "":
		c, err = s.env.Overlay(s.flags.data)
	default:
		c, err = s.env.Corpus()
	}
	if err == nil {
		s.loaded = c
	}
	return c, err
}

// open opens the explorer at a place that a person typed.
func (s *session) open(name string) error {
	c, err := s.corpus()
	if err != nil {
		return err
	}
	start, err := s.view(c, name)
	if err != nil && !s.asksPlace(c, name, &start) {
		return err
	}
	if needs, without := s.lacking(); needs != "" && !s.settings.Accessible {
		return usage("the explorer needs %s; comity norm, statement, country and the other commands work %s", needs, without)
	}
	return s.exploreCorpus(c, start)
}

// asksPlace reads a question for a picture where a place is wanted: "map eu", "timeline
// 2018". It returns false for any other.
func (s *session) asksPlace(c *model.Corpus, name string, start *place.View) bool {
	a := s.reader().Read(name, s.today())
	at, err := place.ParseView(c, a.Place)
	if err != nil || !a.Show || a.Guessed || len(a.LeftOver) > 0 {
		return false
	}
	*start = at
	return true
}

// view reads a place; that of a briefing is one of a briefing that there is.
func (s *session) view(c *model.Corpus, name string) (place.View, error) {
	v, err := place.ParseView(c, name)
	if err == nil && v.Kind == place.Brief {
		_, err = s.library().Find(v.ID)
	}
	return v, err
}

// explore opens the explorer where the settings say.
func (s *session) explore() error {
	c, err := s.corpus()
	if err != nil {
		return err
	}
	start := place.View{Place: place.OfStart()}
	if s.settings.Accessible && s.env.Linear != nil { // it begins with words of its own
		start = place.View{}
	}
	if s.settings.Start != "" {
		if start, err = s.start(c); err != nil {
			return err
		}
	}
	return s.exploreCorpus(c, start)
}

// start is the place that the settings say.
func (s *session) start(c *model.Corpus) (place.View, error) {
	v, err := s.view(c, s.settings.Start)
	if err != nil {
		err = usage("%s: %w", s.settings.Origin("start"), err)
	}
	return v, err
}

func (s *session) exploreCorpus(c *model.Corpus, start place.View) error {
	if s.settings.Accessible && s.env.Linear != nil {
		return s.linear(c, start)
	}
	if err := s.needScreen(); err != nil {
		return err
	}
	in, _ := terminal(s.env.In)
	out, _ := terminal(s.env.Out)
	live := s.giving
	if g := s.env.Guest; g != nil {
		live.Now = g.presented
	}
	return s.env.Explore(s.ctx, explorer.Options{
		Corpus: c, In: in, Out: out, Environ: s.env.Environ, Theme: s.settings.Theme, Keys: s.table(),
		ASCII: s.settings.ASCII, NoColor: !s.settings.Color, Mouse: s.settings.Mouse, Start: start, Today: s.today(), Bookmarks: s.env.keeper(), Export: s.exporter(),
		Briefs: s.library(), Live: live, Now: s.env.Now, Follow: s.following, Present: s.presenting,
	})
}

// needScreen returns why the explorer cannot be shown here, after the help; nil
// if it can. Whatever has an effect on others is done after it.
func (s *session) needScreen() error {
	needs, without := s.lacking()
	if needs == "" {
		return nil
	}
	return s.refuse("the explorer needs " + needs + "; the commands above work " + without)
}

// lacking is the terminal that a screen needs and that is missing here, and how
// commands work that need none; empty if nothing is missing.
func (s *session) lacking() (needs, without string) {
	_, in := terminal(s.env.In)
	_, out := terminal(s.env.Out)
	switch {
	case !in || !out:
		how := ""
		if s.env.Overlay == nil { // somebody elsewhere
			how = " (use ssh -t)"
		}
		return "a terminal for input and output" + how, "without one"
	case s.env.dumb():
		return "a terminal that can move its cursor, not TERM=dumb", "here"
	}
	return "", ""
}

// today is the day it is here, or no day where the environment has no clock.
func (s *session) today() model.Date {
	if s.env.Now == nil {
		return model.Date{}
	}
	now := s.env.Now()
	return model.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()}
}

// refuse shows the help instead of the explorer, and says why.
func (s *session) refuse(why string) error {
	if s.root == nil {
		s.tree()
	}
	say(s.env.Err, plainHelp(s.root))
	return usage("%s", why)
}
