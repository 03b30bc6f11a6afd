package broadcast

import "slices"

// Deck is a briefing as followers get it: its text without the speaker notes.
type Deck struct {
	ID     string
	Hash   string
	Source []byte
}

// keptDecks is the number of briefings a room stores: the current one, and those
// whose slides a follower may still show.
const keptDecks = 3

// SetDeck stores a briefing for followers, here and in replicas that do not have
// its file.
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

// Deck returns a recent briefing by its hash, and whether the room has it.
func (r *Room) Deck(hash string) (Deck, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	i := r.find(hash)
	if i < 0 {
		return Deck{}, false
	}
	return r.decks[i], true
}

// find returns the index of the briefing of a hash, or -1. The caller holds the lock.
func (r *Room) find(hash string) int {
	return slices.IndexFunc(r.decks, func(d Deck) bool { return d.Hash == hash })
}

// lacks reports whether the current briefing is missing here. The caller holds the
// lock.
func (r *Room) lacks() bool { return r.state.Live && r.state.Deck != "" && r.find(r.state.Deck) < 0 }
