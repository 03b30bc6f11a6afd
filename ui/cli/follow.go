package cli

import (
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/prose"
	"comity/ui/accessible"
	"comity/ui/broadcast"
	"comity/ui/explorer"
	"comity/ui/place"
	"comity/ui/slide"
)

// errNoBriefing is the error of following without a presenter.
var errNoBriefing = errors.New("no briefing is in progress; leave out the command to open the explorer")

// followCommand is "comity follow", which a visitor of a server has.
func (s *session) followCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "follow", GroupID: "more", Short: "follow the briefing in progress",
		Long: `Follow the briefing in progress: this terminal shows what the presenter shows, at
its own size and in its own colours. Any key that moves leaves the briefing; R
returns to it. With --accessible, the slides are plain lines of text. Without a
terminal, the text of the current slide is printed once.`,
		Args: none, DisableFlagsInUseLine: true,
		RunE: func(*cobra.Command, []string) error { return s.follow() },
	}
	explorerFlags(cmd)
	return cmd
}

// presentCommand is "comity present", which a visitor of a server has.
func (s *session) presentCommand() *cobra.Command {
	var number int
	var over bool
	cmd := &cobra.Command{
		Use: "present [ID]", GroupID: "more", Short: "present a briefing to followers",
		Long: `Present a briefing to followers: the one the server was started with, or ID from
"comity brief list". The presenter sees the speaker notes, the timer, the number
of followers and their questions. Followers see where the presenter is, in the
slides and in the explorer. Presenting needs the presenter's key, and only one
person can present at a time.`,
		Example:               "  comity present\n  comity present framework --slide 3\n  comity present --take-over",
		Args:                  between(0, 1, "takes one briefing"),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if number < 1 {
				return usage("--slide is %d, expected a number from 1", number)
			}
			name := ""
			if len(args) > 0 {
				name = args[0]
			}
			if over && !cmd.Flags().Changed("slide") {
				number = 0 // that of the room
			}
			return s.present(name, number, over)
		},
	}
	cmd.Flags().IntVar(&number, "slide", 1, "number of the first slide shown")
	cmd.Flags().BoolVar(&over, "take-over", false, "replace the current presenter, from the current slide")
	explorerFlags(cmd)
	return cmd
}

// follow follows the briefing: on a terminal, in lines, or once.
func (s *session) follow() error {
	g := s.env.Guest
	_, in := terminal(s.env.In)
	_, out := terminal(s.env.Out)
	screen := in && out && !s.env.dumb()
	if g.room == nil {
		if !screen || s.settings.Accessible {
			return usage("%w", errNoBriefing)
		}
		s.following = nobody{}
		return s.exploreCorpus(g.corpus, place.View{})
	}
	if !screen && !s.settings.Accessible {
		return s.followOnce()
	}
	at := seat{g.room.Join(g.source), g.Hosting}
	defer at.Leave()
	g.stay(func() bool { return g.room.State().Live })
	if s.settings.Accessible {
		lines, gate := g.talk()
		o := accessible.Options{Corpus: g.corpus, In: s.env.In, Out: lines, Gate: gate, Today: s.today(), Index: s.index, Reader: s.reader, Interactive: in && out}
		if out {
			o.Width = s.env.width
		}
		return accessible.Follow(s.ctx, o, at)
	}
	s.following = at
	return s.exploreCorpus(g.corpus, place.View{})
}

// nobody is the seat of a follower on a server without briefings.
type nobody struct{ explorer.Follower }

// Wait has nothing to wait for.
func (nobody) Wait() bool { return false }

// Latest returns the state without a presenter.
func (nobody) Latest() broadcast.State { return broadcast.State{} }

// Status is that all is well.
func (nobody) Status() string { return "" }

// Questions are not taken.
func (nobody) Questions() bool { return false }

// followedView is what is shown now.
type followedView struct {
	Place  string   `json:"place"`
	Title  string   `json:"title,omitempty"` // of the briefing
	Slide  int      `json:"slide,omitempty"`
	Slides int      `json:"slides,omitempty"`
	Words  []string `json:"words"`
}

// followOnce prints what is shown now.
func (s *session) followOnce() error {
	g := s.env.Guest
	state := g.room.State()
	if !state.Live {
		return usage("%w", errNoBriefing)
	}
	view := followedView{Place: state.View, Words: []string{}}
	v, err := place.ParseView(g.corpus, state.View)
	d, here := g.deck(state.Deck)
	switch {
	case state.Blank:
		view.Words = []string{prose.Sentence(broadcast.Blanked)}
	case err == nil && v.Kind == place.Brief && here:
		n, step := accessible.SlideOf(v, d)
		view.Title, view.Slide, view.Slides = d.Title, n+1, len(d.Slides)
		view.Words = slide.New(g.corpus, s.today(), s.reader).Words(d, n, step)
	default:
		view.Words = []string{"The presenter shows " + model.Printable(state.View) + "."}
	}
	o := output{json: view, lines: view.Words, talk: g.room.Status()}
	o.table = grid{header: []string{"words"}}
	for _, line := range view.Words {
		o.table.add(line)
	}
	return s.print(o)
}

// present presents a briefing to those who follow.
func (s *session) present(name string, number int, over bool) error {
	g := s.env.Guest
	if !g.presents {
		g.audit("presenting refused: no key of a presenter")
		return errors.New("cannot present: this connection did not use the presenter's key; choose it with ssh -i FILE -o IdentitiesOnly=yes")
	}
	b, err := s.toPresent(name)
	if err != nil {
		return err
	}
	start, err := startOf(b, number)
	if err != nil {
		return err
	}
	if v, err := place.ParseView(g.corpus, g.room.State().View); number == 0 && err == nil && v.Place == start.Place {
		start = bareSlide(v)
	}
	if s.settings.Accessible {
		return usage("cannot present in screen-reader mode; use follow, which has it")
	}
	if err := s.needScreen(); err != nil {
		return err
	}
	chair, err := g.room.Claim(over)
	if errors.Is(err, broadcast.ErrTaken) {
		g.audit("presenting refused: somebody presents")
		return errors.New("someone else is presenting; use present --take-over to replace them")
	}
	if err != nil {
		return err
	}
	began := "began to present"
	if over {
		began = "took over the briefing"
	}
	g.audit(began)
	defer func() {
		left := "left the chair"
		if chair.Lost() {
			left = "lost the chair to somebody who took over"
		}
		chair.Leave()
		g.audit(left)
	}()
	g.stay(func() bool { return !chair.Lost() })
	start.Show = place.Presenter
	return s.lead(g.room, chair, b, start)
}

func (s *session) toPresent(name string) (*briefing, error) {
	g := s.env.Guest
	if b := g.briefing(); b != nil && (name == "" || name == b.deck.ID) {
		if g.local == nil || b.path == "" {
			return b, nil
		}
		return g.local.readBriefing(g.corpus, b.path) // it may have been saved since
	}
	if name == "" {
		return nil, usage("the server was started without a briefing; name one from \"comity brief list\"")
	}
	d, err := decksWithNotes().Find(name)
	if err != nil {
		return nil, err
	}
	return &briefing{name: name, deck: d}, nil
}

// lead opens the explorer of the presenter, and publishes its place to followers.
func (s *session) lead(r *broadcast.Room, chair *broadcast.Presenter, b *briefing, start place.View) error {
	s.decks = s.library().With(b.deck)
	s.presenting, s.giving.Tell = chair, both(s.giving.Tell, tell(r, chair))
	s.giving.Tell(explorer.PresenterState{View: bareSlide(start).String(), Deck: b.deck})
	if g := s.env.Guest; g != nil && g.local != nil && b.path != "" {
		local := *g.local
		local.ctx = s.ctx // the file is looked at as long as the visitor is here
		s.giving.Reload = local.reload(g.corpus, b)
	}
	if len(b.faults) > 0 {
		s.giving.Fault = b.fault(b.faults[0]).String()
	}
	c, err := s.corpus()
	if err != nil {
		return err
	}
	return s.exploreCorpus(c, start)
}

// bareSlide is a slide as all see it.
func bareSlide(v place.View) place.View {
	v.Show = ""
	return v
}

// startOf is the slide of a briefing to begin with.
func startOf(b *briefing, number int) (place.View, error) {
	if b.deck == nil {
		return place.View{}, b.list()
	}
	if all := len(b.deck.Slides); number > all {
		return place.View{}, usage("--slide is %d, but the briefing has %s", number, prose.Count(all, "slide"))
	}
	start := place.View{Place: place.OfBriefing(b.deck.ID)}
	if number > 1 {
		start.Slide = number
	}
	return start, nil
}

// alongside reports whether "comity brief run --serve" has a setting of the server
// as a flag.
func alongside(option string) bool {
	return slices.Contains([]string{"listen", "host_key", "authorized_keys", "presenter_key", "questions", "nats", "nats_creds", "room", "max_sessions", "max_per_ip", "max_starts_per_ip"}, option)
}

// hall is how many sessions one address may have where a briefing is given: a
// hall may have no more than one.
const hall = "500"

// leadServed presents a briefing at this terminal to those who come over SSH.
func (s *session) leadServed(c *model.Corpus, b *briefing, start place.View) error {
	if err := s.needScreen(); err != nil {
		return err
	}
	h := newHosting(c)
	h.given, h.local = b, s
	h.room = broadcast.New(s.settings.Served("questions") == "true")
	opened := make(chan struct{})
	h.opened = func() { close(opened) }
	quiet := *s.settings
	quiet.Serve = maps.Clone(quiet.Serve)
	quiet.Serve["log"] = "off" // it would appear on the slides
	// Followers have little to take leave of.
	for option, usual := range map[string]string{"grace": "2s", "max_per_ip": hall, "max_starts_per_ip": hall} {
		if _, chosen := quiet.Serve[option]; !chosen {
			quiet.Serve[option] = usual
		}
	}
	ctx, stop := context.WithCancel(s.ctx)
	defer stop()
	ended := make(chan error, 1)
	go func() { ended <- s.env.Serve(ctx, h, &quiet) }()
	select {
	case <-opened:
	case err := <-ended:
		return err
	}
	chair, err := h.room.Claim(true)
	if err == nil {
		err = s.lead(h.room, chair, b, start)
		chair.Leave()
	}
	stop()
	return errors.Join(err, <-ended)
}
