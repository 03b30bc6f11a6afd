package cli

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"slices"
	"sync"
	"time"

	"comity/assets"
	"comity/model"
	"comity/model/ask"
	"comity/model/brief"
	"comity/model/prose"
	"comity/model/search"
	"comity/ui/accessible"
	"comity/ui/broadcast"
	"comity/ui/explorer"
	"comity/ui/place"
	"comity/ui/settings"
	"comity/ui/sshd"
)

// Hosting is what visitors of a server have in common: the corpus, the
// briefings without their notes, and the room where one is given, if any.
type Hosting struct {
	corpus *model.Corpus
	briefs *brief.Library
	given  *briefing // the briefing the server was started with, or nil
	local  *session  // of who runs the server, for the file of the briefing; may be nil
	room   *broadcast.Room
	again  func() (*settings.Settings, error) // the settings as they are now; may be nil
	opened func()                             // called once the server listens; may be nil

	mu     sync.Mutex
	parsed []*brief.Deck // of the room, the newest last
}

// Guest is what a visitor has of the server.
type Guest struct {
	*Hosting
	source   string                              // for limits, never shown
	presents bool                                // the visitor has the key
	stay     func(reason func() bool)            // while it returns true, the session does not become idle
	audit    func(event string)                  // for the log of the server
	talk     func() (io.Writer, accessible.Gate) // for lines over a long time
}

// hosting prepares a server, with a briefing if one is named.
func (s *session) hosting(c *model.Corpus, name string) (*Hosting, error) {
	h := newHosting(c)
	h.local = s
	if name == "" {
		return h, nil
	}
	b, err := s.findBriefing(c, name)
	switch {
	case err != nil:
		return nil, err
	case b.deck == nil:
		return nil, b.list()
	}
	h.given = b
	return h, nil
}

func newHosting(c *model.Corpus) *Hosting {
	return &Hosting{corpus: c, briefs: unnoted(decksWithNotes())}
}

// decksWithNotes returns the built-in briefings with their speaker notes.
func decksWithNotes() *brief.Library { return brief.NewLibrary(assets.Briefs(), place.BriefingID) }

// unnoted are the briefings of a library without their notes.
func unnoted(l *brief.Library) *brief.Library {
	var out []*brief.Deck
	for _, d := range l.All() {
		if bare, _ := brief.Parse(d.ID, d.Source()); bare != nil {
			out = append(out, bare)
		}
	}
	return brief.LibraryOf(out...)
}

// presented returns whether somebody is presenting, and the title of the briefing.
func (h *Hosting) presented() (title string, live bool) {
	if h.room == nil {
		return "", false
	}
	state := h.room.State()
	if d, ok := h.deck(state.Deck); ok && state.Live {
		title = d.Title
	}
	return title, state.Live
}

// reread reads the briefing that is given again. One with faults, or none, is an
// error, and the one from before stays.
func (h *Hosting) reread(chosen *settings.Settings) error {
	name := chosen.Served("brief")
	if name == "" || h.local == nil {
		return nil
	}
	b, err := h.local.findBriefing(h.corpus, name)
	switch {
	case err != nil:
		return err
	case b.deck == nil:
		return b.list()
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.given = b
	return nil
}

// briefing is the briefing that is given, or nil.
func (h *Hosting) briefing() *briefing {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.given
}

// open opens the room, if there is to be one, and links it to others.
func (h *Hosting) open(chosen *settings.Settings, log *slog.Logger) (*broadcast.Carrier, error) {
	servers := chosen.Served("nats")
	if h.room == nil && (h.briefing() != nil || servers != "" || chosen.Served("presenter_key") != "") {
		h.room = broadcast.New(chosen.Served("questions") == "true")
	}
	if servers == "" {
		return nil, nil
	}
	return broadcast.Carry(h.room, broadcast.CarrierOptions{
		URL: servers, Creds: chosen.Served("nats_creds"), Name: chosen.Served("room"), Log: log, Hash: hashOf,
	})
}

// hashOf understands a briefing that came from elsewhere.
func hashOf(id string, source []byte) (string, error) {
	d, faults := brief.Parse(id, source)
	if d == nil {
		return "", errors.New(faults[0].Text)
	}
	return d.Hash, nil
}

// deck is the briefing of a hash, without notes, once it is here.
func (h *Hosting) deck(hash string) (*brief.Deck, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, d := range h.parsed {
		if d.Hash == hash {
			return d, true
		}
	}
	text, ok := h.room.Deck(hash)
	if !ok {
		return prose.First(h.briefs.All(), func(d *brief.Deck) bool { return d.Hash == hash })
	}
	d, _ := brief.Parse(text.ID, text.Source)
	if d == nil {
		return nil, false
	}
	const kept = 3
	h.parsed = append(h.parsed, d)
	h.parsed = slices.Delete(h.parsed, 0, max(len(h.parsed)-kept, 0))
	return d, true
}

// visit runs comity for a visitor and returns the exit code.
func (h *Hosting) visit(ctx context.Context, v sshd.Visitor, args []string) int {
	return Main(ctx, h.env(v), args)
}

// ForVisitor runs comity for a visitor of a server where no briefing is given,
// and returns the exit code.
func ForVisitor(ctx context.Context, c *model.Corpus, v sshd.Visitor, args []string) int {
	return newHosting(c).visit(ctx, v, args)
}

// env is all that a visitor may touch: nothing of this machine.
func (h *Hosting) env(v sshd.Visitor) Env {
	return Env{
		In: v.In, Out: v.Out, Err: v.Err, Environ: v.Environ,
		Corpus: func() (*model.Corpus, error) { return h.corpus, nil },
		Now:    time.Now,
		Briefs: func() *brief.Library { return h.briefs },
		Index:  func() *search.Index { return v.Shared.Index() },
		Reader: func() *ask.Reader { return v.Shared.Reader() },
		Linear: v.Linear,
		Guest:  &Guest{h, v.Source, v.Presents, v.Stay, v.Audit, v.Talk},
		Explore: func(ctx context.Context, o explorer.Options) error {
			o.Shared = v.Shared
			return v.Explore(ctx, o)
		},
	}
}

// seat is the seat of a visitor who follows.
type seat struct {
	*broadcast.Follower
	of *Hosting
}

// Deck is the briefing of a hash, without notes.
func (s seat) Deck(hash string) (*brief.Deck, bool) { return s.of.deck(hash) }

// tell returns the function that publishes the presenter's state to followers.
func tell(r *broadcast.Room, chair *broadcast.Presenter) func(explorer.PresenterState) {
	hash := ""
	return func(t explorer.PresenterState) {
		if t.Deck != nil && t.Deck.Hash != hash {
			hash = t.Deck.Hash
			r.SetDeck(broadcast.Deck{ID: t.Deck.ID, Hash: hash, Source: t.Deck.Source()})
		}
		chair.Publish(broadcast.State{View: t.View, Deck: hash, Blank: t.Blank})
	}
}
