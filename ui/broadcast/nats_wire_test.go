package broadcast

import (
	"errors"
	"testing"
	"time"
	"unicode/utf8"
)

// FuzzMessages reads what may come from elsewhere: nothing does harm, and what
// is understood can be said again.
func FuzzMessages(f *testing.F) {
	now := time.UnixMilli(1_800_000_000_000)
	f.Add(encodeState(stamp{Term: 7, Chair: "a1", Number: 3}, State{View: "brief/own?slide=2", Deck: "h1", Blank: true, Live: true}))
	f.Add(encodeSeats("a1", 12))
	f.Add(encodeDeck(Deck{ID: "own", Source: []byte("# One")}))
	f.Add([]byte(`{"term":1e99}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if at, s, err := decodeState(data, now); err == nil {
			if len(s.View) > maxView || !isView(s.View) || !isName(at.Chair) || at.Number != s.Number {
				t.Errorf("%q is read as %+v %+v", data, at, s)
			}
			again, t2, err := decodeState(encodeState(at, s), now)
			if err != nil || again != at || t2 != s {
				t.Errorf("%+v %+v comes back as %+v %+v, %v", at, s, again, t2, err)
			}
		}
		if from, n, err := decodeSeats(data); err == nil && (n < 0 || n > maxSeats || !isName(from)) {
			t.Errorf("%q is read as %q %d", data, from, n)
		}
		d, err := decodeDeck(data, "h", func(_ string, source []byte) (string, error) {
			if len(source) == 0 {
				return "", errors.New("empty")
			}
			return "h", nil
		})
		if err == nil && (!isName(d.ID) || !utf8.Valid(d.Source)) {
			t.Errorf("%q is read as %+v", data, d)
		}
	})
}
