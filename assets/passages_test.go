package assets_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"comity/assets"
	"comity/model"
)

// Each quotation from a national document equals, byte for byte, a part of a
// passage that was copied from the source apart from the record, one passage on
// each line, line breaks of the source as spaces.
func TestQuotationsEqualTheirPassages(t *testing.T) {
	c, err := model.Load(assets.Data())
	if err != nil {
		t.Fatal(err)
	}
	const folder = "testdata/implementation"
	files, err := filepath.Glob(folder + "/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var orphans []string
	for _, file := range files {
		if _, _, err := c.FindDocument(strings.TrimSuffix(filepath.Base(file), ".txt")); err != nil {
			orphans = append(orphans, file)
		}
	}
	if len(orphans) > 0 {
		t.Errorf("passages of no document: %v", orphans)
	}
	if len(c.Documents()) == 0 {
		t.Error("there are no documents")
	}
	for _, d := range c.Documents() {
		text, err := os.ReadFile(filepath.Join(folder, string(d.ID)+".txt"))
		if err != nil {
			t.Errorf("%s: %v", d.ID, err)
			continue
		}
		passages := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
		for _, s := range d.Entries {
			if !slices.ContainsFunc(passages, func(p string) bool { return strings.Contains(p, s.Quote) }) {
				t.Errorf("%s: the passages have no %q", d.ID, s.Quote)
			}
		}
		for _, p := range passages {
			if !slices.ContainsFunc(d.Entries, func(s model.Saying) bool { return strings.Contains(p, s.Quote) }) {
				t.Errorf("%s: nothing is quoted from the passage %q", d.ID, p)
			}
		}
	}
}
