package broadcast

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"comity/model/brief"
)

// The limits of what comes from elsewhere. Whoever may write to the NATS server
// may write anything.
const (
	maxMessage  = 8 << 10 // bytes, of all but a briefing
	maxView     = 2000    // bytes
	maxName     = 64      // bytes of an id or a hash
	maxReplicas = 1000
	maxSeats    = 1_000_000        // of a replica
	maxAhead    = 10 * time.Minute // that another clock may be ahead of ours
)

var errMessage = errors.New("a message from another room is not understood")

// stateMessage is a state on its way.
type stateMessage struct {
	Term   uint64 `json:"term"`
	Chair  string `json:"chair"`
	Number uint64 `json:"number"`
	View   string `json:"view"`
	Deck   string `json:"deck"`
	Blank  bool   `json:"blank"`
	Live   bool   `json:"live"`
}

func encodeState(at stamp, s State) []byte {
	data, _ := json.Marshal(stateMessage{at.Term, at.Chair, at.Number, s.View, s.Deck, s.Blank, s.Live}) // words and numbers
	return data
}

// decodeState reads a state. One of a far future is none: nobody could follow
// it.
func decodeState(data []byte, now time.Time) (at stamp, s State, err error) {
	var m stateMessage
	if err := decode(data, &m); err != nil {
		return at, s, err
	}
	latest := uint64(max(now.Add(maxAhead).UnixMilli(), 0)) //nolint:gosec // it is not negative
	if m.Term == 0 || m.Term > latest || m.Number == 0 || !isName(m.Chair) || m.Deck != "" && !isName(m.Deck) || !isView(m.View) {
		return at, s, errMessage
	}
	return stamp{Term: m.Term, Chair: m.Chair, Number: m.Number},
		State{View: m.View, Deck: m.Deck, Blank: m.Blank, Live: m.Live, Number: m.Number}, nil
}

// seatsMessage is how many follow in one replica.
type seatsMessage struct {
	Replica string `json:"replica"`
	Seats   int    `json:"seats"`
}

func encodeSeats(replica string, n int) []byte {
	data, _ := json.Marshal(seatsMessage{replica, min(n, maxSeats)}) // words and numbers
	return data
}

func decodeSeats(data []byte) (replica string, n int, err error) {
	var m seatsMessage
	if err := decode(data, &m); err != nil {
		return "", 0, err
	}
	if !isName(m.Replica) || m.Seats < 0 || m.Seats > maxSeats {
		return "", 0, errMessage
	}
	return m.Replica, m.Seats, nil
}

// decode reads one message, and nothing behind it.
func decode(data []byte, to any) error {
	if len(data) > maxMessage || !utf8.Valid(data) || json.Unmarshal(data, to) != nil {
		return errMessage
	}
	return nil
}

// encodeDeck is a briefing on its way: its id, and from the next line on its
// text.
func encodeDeck(d Deck) []byte {
	return append([]byte(d.ID+"\n"), d.Source...)
}

// decodeDeck reads a briefing that was asked for. Its text is understood again
// here, and must be the one that was wanted.
func decodeDeck(data []byte, wanted string, hash func(id string, source []byte) (string, error)) (Deck, error) {
	id, source, found := bytes.Cut(data, []byte("\n"))
	if !found || !isName(string(id)) || len(source) > brief.MaxBytes || !utf8.Valid(source) {
		return Deck{}, errMessage
	}
	got, err := hash(string(id), source)
	if err != nil || got != wanted {
		return Deck{}, errMessage
	}
	return Deck{ID: string(id), Hash: got, Source: bytes.Clone(source)}, nil
}

// isName reports whether a word is an id or a hash.
func isName(s string) bool {
	return s != "" && len(s) <= maxName && strings.IndexFunc(s, func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_'
	}) < 0
}

// isView reports whether a text may be a place. Whether it is one, the corpus
// knows.
func isView(s string) bool {
	return len(s) <= maxView && utf8.ValidString(s) && strings.IndexFunc(s, unicode.IsControl) < 0
}
