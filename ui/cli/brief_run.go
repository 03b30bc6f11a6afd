package cli

import (
	"crypto/sha256"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/brief"
	"comity/model/prose"
	"comity/ui/explorer"
	"comity/ui/place"
)

// readFile reads at most that many bytes of a file.
func readFile(path string, most int64) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it was only read
	return io.ReadAll(io.LimitReader(file, most))
}

func (s *session) briefRunCommand() *cobra.Command {
	var number int
	var presenter, watch, serve bool
	which := s.whichBriefing()
	cmd := &cobra.Command{
		Use: "run " + which, Short: "present a briefing",
		Long: `Present a briefing. Slides fill the window. Press Enter on a live block to open
it in the explorer. Press ? for the keys, or see "comity keys".

ID is a built-in briefing, see "comity brief list".`,
		Example:               "  comity brief run framework\n  comity brief run framework --slide 3 --presenter",
		Args:                  oneBriefing(),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if number < 1 {
				return usage("--slide is %d, expected a number from 1", number)
			}
			return s.briefRun(args[0], number, presenter, watch, serve)
		},
	}
	cmd.Flags().IntVar(&number, "slide", 1, "number of the first slide shown")
	cmd.Flags().BoolVar(&presenter, "presenter", false, "start in the presenter view: speaker notes, next slide, timer")
	if s.env.ReadFile != nil {
		cmd.Long += " FILE is a Markdown file.\nWhen it is saved, the slides reload, from the first that changed. Nothing in a\nfile is ever run."
		cmd.Example += "\n  comity brief run talk.md"
		cmd.Flags().BoolVar(&watch, "watch", true, "reload when the file is saved")
	}
	if s.env.Pair != nil {
		cmd.Long += "\n\nA second terminal with --presenter follows the first."
	}
	if s.env.Serve != nil {
		cmd.Flags().BoolVar(&serve, "serve", false, "let others follow over SSH with \"ssh HOST follow\"")
		serveFlags(cmd, alongside)
		cmd.Flags().Lookup("max-per-ip").DefValue = hall
		cmd.Example += "\n  comity brief run talk.md --serve --listen :2222"
	}
	explorerFlags(cmd)
	return cmd
}

// briefRun opens the explorer at a slide of a briefing.
func (s *session) briefRun(name string, number int, presenter, watch, serve bool) error {
	c, err := s.corpus()
	if err != nil {
		return err
	}
	b, err := s.findBriefing(c, name)
	if err != nil {
		return err
	}
	start, err := startOf(b, number)
	if err != nil {
		return err
	}
	if presenter {
		start.Show = place.Presenter
	}
	if needs, without := s.lacking(); needs != "" && (serve || !s.settings.Accessible || s.env.Linear == nil) {
		return usage("comity brief run needs %s; comity brief export works %s", needs, without)
	}
	s.tellRemarks(b)
	s.decks = s.library().With(b.deck)
	if b.path != "" && watch {
		s.giving.Reload = s.reload(c, b)
	}
	if len(b.faults) > 0 {
		s.giving.Fault = b.fault(b.faults[0]).String()
	}
	defer s.pairUp(b, presenter)()
	if serve {
		return s.leadServed(c, b, start)
	}
	return s.exploreCorpus(c, start)
}

// How often a file is looked at, how long it must have stayed as it is before
// it is read, and how often it may be missing before a fault is shown: an editor
// takes it away and puts another in its place.
const (
	lookEvery = 300 * time.Millisecond
	settled   = 50 * time.Millisecond
	mayMiss   = 5
)

// reload waits until the file of a briefing has been saved, and reads it. What
// is only touched was not saved.
func (s *session) reload(c *model.Corpus, b *briefing) func() (explorer.Reloaded, bool) {
	seen, _ := s.env.Stat(b.path) // if it is missing now, it has changed later
	var sum [sha256.Size]byte
	if text, err := s.env.ReadFile(b.path, brief.MaxBytes+1); err == nil {
		sum = sha256.Sum256(text)
	}
	missed := 0
	return func() (explorer.Reloaded, bool) {
		for s.pause(lookEvery) {
			info, err := s.env.Stat(b.path)
			if err != nil {
				if missed++; missed == mayMiss {
					return explorer.Reloaded{Fault: fileError(b.name, err).Error()}, true
				}
				continue
			}
			if sameFile(info, seen) && missed < mayMiss {
				missed = 0
				continue
			}
			if again, ok := s.stays(b.path, info); !ok {
				continue // it is being written
			} else if seen = again; missed < mayMiss && again.Mode().IsRegular() { // reading a pipe waits for ever
				text, err := s.env.ReadFile(b.path, brief.MaxBytes+1)
				before := sum
				if sum = sha256.Sum256(text); err == nil && sum == before {
					continue
				}
			}
			missed = 0
			return s.saved(c, b.path), true
		}
		return explorer.Reloaded{}, false
	}
}

// pause waits for d. It returns false if the context ends first.
func (s *session) pause(d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-s.ctx.Done():
		return false
	}
}

// stays reports whether a file is unchanged a moment later, and returns its info.
func (s *session) stays(path string, info fs.FileInfo) (fs.FileInfo, bool) {
	if !s.pause(settled) {
		return nil, false
	}
	again, err := s.env.Stat(path)
	return again, err == nil && sameFile(info, again)
}

func sameFile(a, b fs.FileInfo) bool {
	return a != nil && b != nil && a.ModTime().Equal(b.ModTime()) && a.Size() == b.Size()
}

// saved is what is in the file of a briefing: its slides, unless it has faults.
func (s *session) saved(c *model.Corpus, path string) explorer.Reloaded {
	b, err := s.readBriefing(c, path)
	switch {
	case err != nil:
		return explorer.Reloaded{Fault: err.Error()}
	case len(b.faults) > 0:
		out := explorer.Reloaded{Fault: b.fault(b.faults[0]).String()}
		if more := len(b.faults) - 1; more > 0 {
			out.Fault += " (and " + prose.Count(more, "fault") + " more)"
		}
		return out
	}
	return explorer.Reloaded{Deck: b.deck}
}
