package accessible_test

import (
	"context"
	"io"
	"strings"
	"testing"

	"comity/model/brief"
	"comity/ui/accessible"
	"comity/ui/broadcast"
	"comity/ui/uitest"
)

// follower is a seat whose presenter goes to one place after another, whenever
// what there is was said.
type follower struct {
	*broadcast.Follower
	chair *broadcast.Presenter
	at    []string
}

func (f *follower) Deck(string) (*brief.Deck, bool) { return nil, false }

func (f *follower) Latest() broadcast.State {
	now := f.Follower.Latest()
	if len(f.at) == 0 {
		f.chair.Leave()
	} else {
		f.chair.Publish(broadcast.State{View: f.at[0]})
		f.at = f.at[1:]
	}
	return now
}

// Who listens hears where the presenter goes, and nothing of how the page there
// is scrolled.
func TestFollowingHearsNoScrolling(t *testing.T) {
	r := broadcast.New(false)
	chair, err := r.Claim(false)
	if err != nil {
		t.Fatal(err)
	}
	chair.Publish(broadcast.State{View: "norm/f?view=page"})
	f := &follower{r.Join("here"), chair, []string{"norm/f?view=page&line=3", "norm/f?view=page&line=9", "norm/g", "norm/f"}}
	in, end := io.Pipe()
	defer func() { _ = end.Close() }()
	var said strings.Builder
	if err := accessible.Follow(context.Background(), accessible.Options{Gate: accessible.OwnGate(), Corpus: uitest.Corpus(t), In: in, Out: &said}, f); err != nil {
		t.Fatal(err)
	}
	if f, g := strings.Count(said.String(), "shows norm/f"), strings.Count(said.String(), "shows norm/g"); f != 2 || g != 1 {
		t.Errorf("it says\n%s", said.String())
	}
}
