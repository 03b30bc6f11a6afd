package matrixscreen_test

import (
	"strings"
	"testing"

	"comity/ui/keys"
	"comity/ui/uitest"
)

// TestTheEvidenceBeginsWithTheAct: in the smallest window too, below the row of the State,
// and no day is said twice.
func TestTheEvidenceBeginsWithTheAct(t *testing.T) {
	c := uitest.Corpus(t)
	for at, want := range map[string][]string{
		"DZA/ga-res-78-237":        {"Algeria: yes; voted in favour.", "22 December 2023"},
		"AFG/ga-res-78-237":        {"Afghanistan: absent; was a UN", "22 December 2023"},
		"CHL/joint-statement-2019": {"Chile: not listed; is not on the", "23 September 2019"},
	} {
		g := open(t, c, "matrix?at="+at)
		g.Do(keys.Read, 1, false)
		lines := drawn(g, 36, 8)
		name, _, _ := strings.Cut(want[0], ":")
		if !strings.HasPrefix(lines[0], name+" ") || !strings.Contains(lines[0], "[") || !strings.HasPrefix(lines[2], want[0]) {
			t.Errorf("%s: the screen is\n%s", at, strings.Join(lines, "\n"))
		}
		if all := strings.Join(drawn(g, 90, 100)[50:], "\n"); strings.Count(all, "s of: "+want[1]) != 1 || strings.Count(all, want[1]) != 1 {
			t.Errorf("%s: the list is of %s, said once:\n%s", at, want[1], all)
		}
	}
}

// TestBlankIsOneSign: the legend says in one entry all that an empty cell may mean.
func TestBlankIsOneSign(t *testing.T) {
	lines := strings.Join(drawn(open(t, uitest.Corpus(t), "matrix"), 140, 44), "\n")
	if !strings.Contains(lines, "blank not eligible ") || !strings.Contains(lines, ", no list ") || strings.Count(lines, "blank ") != 1 {
		t.Error(lines)
	}
}
