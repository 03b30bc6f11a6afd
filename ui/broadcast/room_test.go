package broadcast

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func claim(t *testing.T, r *Room) *Presenter {
	t.Helper()
	c, err := r.Claim(false)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// awake tells whether somebody was woken, and takes it in.
func awake(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// Who looks seldom sees what is shown now, not what was shown before.
func TestASeatSeesTheNewest(t *testing.T) {
	r := New(false)
	seat := r.Join("here")
	c := claim(t, r)
	for _, view := range []string{"norm/a", "norm/b", "norm/c"} {
		c.Publish(State{View: view})
	}
	if !awake(seat.Wake()) || awake(seat.Wake()) {
		t.Error("a seat is not woken just once by three states")
	}
	if got := seat.Latest(); got.View != "norm/c" || !got.Live || got.Number != 3 {
		t.Errorf("the seat sees %+v", got)
	}
	seat.Leave()
	seat.Leave()
	c.Publish(State{View: "norm/d"})
	if awake(seat.Wake()) {
		t.Error("a seat that was left is woken")
	}
	c.Leave()
	if got := r.State(); got.Live || got.View != "norm/d" {
		t.Errorf("after the briefing the room shows %+v", got)
	}
}

// However many look, and however badly, the presenter goes on.
func TestPublishingWaitsForNobody(t *testing.T) {
	r := New(false)
	c := claim(t, r)
	const seats, stuck, states = 200, 5, 500
	var seen sync.WaitGroup
	for i := range seats {
		seat := r.Join("here")
		if i < stuck {
			continue // it never reads
		}
		seen.Go(func() {
			defer seat.Leave()
			for last := uint64(0); last < states; {
				<-seat.Wake()
				s := seat.Latest()
				if s.Number < last {
					t.Errorf("a seat saw state %d after %d", s.Number, last)
				}
				last = s.Number
			}
		})
	}
	var took []time.Duration
	for i := range states {
		began := time.Now()
		c.Publish(State{View: fmt.Sprintf("norm/%d", i)})
		took = append(took, time.Since(began))
	}
	seen.Wait()
	slices.Sort(took)
	t.Logf("publishing to %d seats: median %v, p99 %v", seats, took[states/2], took[states*99/100])
	if took[states/2] > 5*time.Millisecond {
		t.Errorf("publishing takes %v", took[states/2])
	}
	if got := r.Followers(); got != stuck {
		t.Errorf("%d follow at the end, expected %d", got, stuck)
	}
}

// There is one presenter; another one has to say that they take over, and the
// earlier one is told.
func TestTakingOver(t *testing.T) {
	r := New(false)
	first := claim(t, r)
	first.Publish(State{View: "norm/a"})
	if _, err := r.Claim(false); !errors.Is(err, ErrTaken) {
		t.Errorf("a second presenter: %v", err)
	}
	awake(first.Wake())
	second, err := r.Claim(true)
	if err != nil {
		t.Fatal(err)
	}
	if !awake(first.Wake()) || !first.Lost() || first.Status() == "" {
		t.Error("the earlier presenter is not told")
	}
	first.Publish(State{View: "norm/b"})
	first.Leave()
	if got := r.State(); got.View != "norm/a" || !got.Live {
		t.Errorf("the earlier presenter still shows %+v", got)
	}
	second.Publish(State{View: "norm/c"})
	if got := r.State().View; got != "norm/c" {
		t.Errorf("the later presenter shows %s", got)
	}
	second.Leave()
	claim(t, r)
}

// One source cannot fill the queue, however often it comes anew, and can be
// muted without its being known.
func TestQuestionsOfOneSource(t *testing.T) {
	r := New(true)
	c := claim(t, r)
	taken := 0
	for range 3 * MaxOfSource {
		if err := r.Join("loud").Ask("Me! Me!"); err == nil {
			taken++
		} else if !errors.Is(err, ErrManyOfYours) {
			t.Errorf("a question too many of one source: %v", err)
		}
	}
	if err := r.Join("calm").Ask("What is norm f?"); err != nil || taken != MaxOfSource {
		t.Errorf("%d of one source are taken, and of another %v", taken, err)
	}
	c.Mute(c.Questions()[0].Number)
	if got := c.Questions(); len(got) != 1 || got[0].Text != "What is norm f?" {
		t.Errorf("after muting these wait: %+v", got)
	}
	if err := r.Join("loud").Ask("Me?"); !errors.Is(err, ErrMuted) {
		t.Errorf("muted, it asks: %v", err)
	}
	if c.Clear(); len(c.Questions()) != 0 || !awake(c.Wake()) {
		t.Error("after clearing some wait")
	}
	c.Leave()
	if claim(t, r); r.Join("loud").Ask("Me?") != nil {
		t.Error("it is muted in the next briefing too")
	}
}

func TestQuestions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := New(true)
		seat := r.Join("here")
		if err := seat.Ask("Who?"); !errors.Is(err, ErrNobody) {
			t.Errorf("a question to nobody: %v", err)
		}
		c := claim(t, r)
		awake(c.Wake())
		if err := seat.Ask(" What is\n\x1b[2J norm f?\u202e "); err != nil {
			t.Fatal(err)
		}
		if got := c.Questions(); !awake(c.Wake()) || len(got) != 1 || got[0].Text != "What is [2J norm f?" {
			t.Errorf("the presenter sees %+v", got)
		}
		if err := seat.Ask("And g?"); !errors.Is(err, ErrSoon) {
			t.Errorf("a second question at once: %v", err)
		}
		for text, want := range map[string]error{" \n\x00": ErrEmpty, strings.Repeat("é", 201): ErrLong} {
			if err := r.Join("here").Ask(text); !errors.Is(err, want) {
				t.Errorf("%q: %v, expected %v", text, err, want)
			}
		}
		time.Sleep(AskAgain)
		if err := seat.Ask(strings.Repeat("é", 200)); err != nil {
			t.Error(err)
		}
		for n := range maxQuestions - 2 {
			if err := r.Join(fmt.Sprint("source ", n/MaxOfSource)).Ask("Me too?"); err != nil {
				t.Fatal(err)
			}
		}
		crowd := r.Join("another")
		if err := crowd.Ask("Me?"); !errors.Is(err, ErrMany) {
			t.Errorf("a question too many: %v", err)
		}
		c.Dismiss(c.Questions()[0].Number)
		if err := crowd.Ask("Me?"); err != nil {
			t.Errorf("once there is room: %v", err)
		}
		if got := c.Questions(); len(got) != maxQuestions || got[0].Text[:2] != "é" {
			t.Errorf("%d questions wait, the first is %+v", len(got), got[0])
		}
		c.Leave()
		if got := claim(t, r).Questions(); len(got) != 0 {
			t.Errorf("who presents next is asked %+v", got)
		}
		if err := New(false).Join("here").Ask("Who?"); !errors.Is(err, ErrNoQuestions) {
			t.Errorf("where no questions are taken: %v", err)
		}
	})
}

func TestDecksAreKeptForAWhile(t *testing.T) {
	r := New(false)
	seat := r.Join("here")
	for i := range 5 {
		r.SetDeck(Deck{ID: "own", Hash: fmt.Sprint(i), Source: []byte("# One")})
	}
	if _, ok := seat.Deck("4"); !ok || !awake(seat.Wake()) {
		t.Error("the newest briefing is not there, or nobody was told")
	}
	if _, ok := seat.Deck("0"); ok {
		t.Error("a briefing of long ago is still kept")
	}
}

// A state from elsewhere counts once, and only if it is news.
func TestStatesFromElsewhere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := New(false)
		l := r.connect()
		l.restored()
		seat := r.Join("here")
		now := uint64(time.Now().UnixMilli())
		take := func(term uint64, chair string, n uint64, view string) bool {
			return l.take(stamp{Term: term, Chair: chair, Number: n}, State{View: view, Live: true})
		}
		if !take(now, "a", 2, "norm/b") || take(now, "a", 2, "norm/b") || take(now, "a", 1, "norm/a") {
			t.Error("late or repeated states count")
		}
		if got := seat.Latest().View; got != "norm/b" {
			t.Errorf("the seat sees %s", got)
		}
		if _, err := r.Claim(false); !errors.Is(err, ErrTaken) {
			t.Errorf("a second presenter, the first elsewhere: %v", err)
		}
		c, err := r.Claim(true)
		if err != nil {
			t.Fatal(err)
		}
		c.Publish(State{View: "norm/c"})
		if take(now, "a", 3, "norm/d") || c.Lost() {
			t.Error("who was taken over from elsewhere takes the room back without a word")
		}
		if !take(now+2, "0", 1, "norm/e") || !c.Lost() {
			t.Error("who takes over elsewhere is not heard")
		}
		time.Sleep(silence + time.Second)
		awake(seat.Wake())
		if l.tick(); seat.Status() == "" || !awake(seat.Wake()) {
			t.Error("nothing is said of the silence")
		}
		if !seat.Latest().Live || seat.Latest().View != "norm/e" {
			t.Errorf("after a silence the seat sees %+v", seat.Latest())
		}
		if !take(now, "c", 1, "norm/f") {
			t.Error("a presenter whose clock is behind is never heard")
		}
		time.Sleep(over + time.Second)
		if l.tick(); seat.Latest().Live {
			t.Error("a briefing of which nothing is heard never ends")
		}
	})
}

// Slides that cannot be had are not waited for in silence.
func TestSlidesThatDoNotCome(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := New(false)
		l := r.connect()
		l.restored()
		seat := r.Join("here")
		at := stamp{Term: uint64(time.Now().UnixMilli()), Chair: "a"}
		says := func() string {
			at.Number++
			l.take(at, State{View: "brief/own", Deck: "h1", Live: true})
			awake(seat.Wake())
			l.tick()
			if !awake(seat.Wake()) {
				t.Error("nobody is woken to look")
			}
			return seat.Status()
		}
		if got := says(); got != "" {
			t.Errorf("at once it says %q", got)
		}
		time.Sleep(silence + time.Second)
		if got := says(); got != "the slides cannot be loaded from the other server" {
			t.Errorf("later it says %q", got)
		}
		r.SetDeck(Deck{ID: "own", Hash: "h1"})
		if got := seat.Status(); got != "" {
			t.Errorf("once they are here it says %q", got)
		}
	})
}
