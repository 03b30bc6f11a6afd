package ask

import (
	"slices"
	"strings"
	"testing"

	"comity/model"
)

// Each phrase stands once, as names are compared, under a key that is read, in the order
// of the keys and phrases; no constant is without a key.
func TestPhrases(t *testing.T) {
	verbs, smalls := strings.Fields(verbKeys), strings.Fields(smallKeys)
	if len(verbs) != int(blamed)+1 || len(smalls) != int(lastYear)+1 {
		t.Errorf("%d keys of acts and %d of small words, of %d and %d", len(verbs), len(smalls), blamed+1, lastYear+1)
	}
	of, last := map[string]string{}, ""
	for line := range strings.Lines(phrasesFile) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "# ") && last == "" {
			continue
		}
		key, said, ok := strings.Cut(line, "\t")
		name := strings.Contains(key, "/") || key == "outside" // has capitals
		if !ok || !name && !slices.Contains(slices.Concat(verbs, smalls), key) {
			t.Errorf("%q: no such key", line)
		}
		first, _, _ := strings.Cut(line, "|")
		if len(line) > 130 || first <= last {
			t.Errorf("%q: too long, or not in order", line)
		}
		last = first
		for phrase := range strings.SplitSeq(said, "|") {
			folded := model.Fold(phrase)
			if folded == "" || !name && folded != phrase {
				t.Errorf("%q: write it %q", phrase, folded)
			}
			if of[folded] != "" {
				t.Errorf("%q is of %s and of %s", phrase, of[folded], key)
			}
			of[folded] = key
		}
	}
}
