package room

import "slices"

// Deck is a briefing as followers may have it: its text without the notes.
type Deck struct {
	ID     string
	Hash   string
	Source []byte
}

// keptDecks is how many briefings a room keeps: the one that is given, and
// those of which somebody may have been shown a slide just before.
const keptDecks = 3

// SetDeck keeps a briefing for those who follow, here and in replicas that do
// not have its file.
func (r *Room) SetDeck(d Deck) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.decks = slices.DeleteFunc(r.decks, func(old Deck) bool { return old.Hash == d.Hash })
	r.decks = append(r.decks, d)
	if n := len(r.decks) - keptDecks; n > 0 {
		r.decks = slices.Delete(r.decks, 0, n)
	}
	r.wakeAll() // some may have waited for it
}

// Deck is a briefing that was given here lately.
func (r *Room) Deck(hash string) (Deck, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	i := r.find(hash)
	if i < 0 {
		return Deck{}, false
	}
	return r.decks[i], true
}

// find is where the briefing of a hash is; the caller holds the lock.
func (r *Room) find(hash string) int {
	return slices.IndexFunc(r.decks, func(d Deck) bool { return d.Hash == hash })
}

// lacks tells whether the briefing that is given is not here; the caller holds
// the lock.
func (r *Room) lacks() bool { return r.state.Live && r.state.Deck != "" && r.find(r.state.Deck) < 0 }
