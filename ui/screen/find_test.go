package screen

import "testing"

// TestSeek goes around the ends from every place, on a match and between two.
func TestSeek(t *testing.T) {
	lines := []int{4, 8, 20}
	for _, tc := range []struct {
		from, step, at int
		said           string
	}{
		{3, 1, 0, "match 1 of 3"},
		{4, 1, 1, "match 2 of 3"},
		{4, 3, 0, "match 1 of 3, from the top"},
		{5, 1, 1, "match 2 of 3"},
		{5, -1, 0, "match 1 of 3"},
		{4, -1, 2, "match 3 of 3, from the end"},
		{2, -1, 2, "match 3 of 3, from the end"},
		{30, 1, 0, "match 1 of 3, from the top"},
		{30, -1, 2, "match 3 of 3"},
	} {
		if at, said := Seek("haven", lines, tc.from, tc.step); at != tc.at || said != tc.said {
			t.Errorf("from %d by %d: %d, %q; want %d, %q", tc.from, tc.step, at, said, tc.at, tc.said)
		}
	}
	for query, want := range map[string]string{"": "nothing to search for yet", "zzz\x1b": "not here: zzz\ufffd"} {
		if at, said := Seek(query, nil, 0, 1); at != none || said != want {
			t.Errorf("%q: %d, %q; want %q", query, at, said, want)
		}
	}
}
