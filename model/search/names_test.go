package search

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"comity/assets"
	"comity/model"
)

// To make ../names.txt anew:
//
//	npm pack cldr-localenames-full cldr-core   # and unpack each into DIR under its own name
//	go test ./model/search -run TestMakeNames -cldr DIR
var cldr = flag.String("cldr", "", "make names.txt from the CLDR packages in this folder")

func corpus(t testing.TB) *model.Corpus {
	t.Helper()
	c, err := model.Unpack(assets.Packed())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// languages are the official languages of the United Nations but English, and German.
var languages = []string{"ar", "es", "fr", "ru", "zh", "de"}

func TestMakeNames(t *testing.T) {
	if *cldr == "" {
		t.Skip("-cldr is not given")
	}
	read := func(to any, path ...string) bool {
		data, err := os.ReadFile(filepath.Join(append([]string{*cldr}, path...)...))
		if err == nil {
			err = json.Unmarshal(data, to)
		}
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		return err == nil
	}
	territories := func(tag string) map[string]string {
		var f struct {
			Main map[string]struct {
				LocaleDisplayNames struct{ Territories map[string]string }
			}
		}
		read(&f, "cldr-localenames-full", "main", tag, "territories.json")
		return f.Main[tag].LocaleDisplayNames.Territories
	}
	var likely struct {
		Supplemental struct{ LikelySubtags map[string]string }
	}
	var about struct{ Version string }
	if !read(&likely, "cldr-core", "supplemental", "likelySubtags.json") || !read(&about, "cldr-core", "package.json") {
		t.Fatal("cldr-core is not in ", *cldr)
	}
	license, err := os.ReadFile(filepath.Join(*cldr, "cldr-core", "LICENSE"))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "# Names of States in Arabic, Spanish, French, Russian, Chinese, German and the\n# likeliest language of each, from Unicode CLDR %s; made by names_test.go.\n#\n", about.Version)
	for line := range strings.Lines(strings.TrimSpace(string(license)) + "\n") {
		out.WriteString(strings.TrimRight("# "+line, " \n") + "\n")
	}
	countries := slices.Clone(corpus(t).Countries())
	slices.SortFunc(countries, func(a, b *model.Country) int { return cmp.Compare(a.ISO3, b.ISO3) })
	for _, co := range countries {
		own, _, _ := strings.Cut(likely.Supplemental.LikelySubtags["und-"+co.ISO2], "-")
		var names []string
		seen := map[string]bool{}
		for _, alias := range append([]string{co.Name, co.OfficialName}, co.Aliases...) {
			seen[model.Fold(alias)] = true
		}
		for _, tag := range append(slices.Clone(languages), own) {
			keys := []string{co.ISO2, co.ISO2 + "-alt-variant"}
			if co.ISO2 == "PS" { // the CLDR's long name is not that of the United Nations
				keys = []string{"PS-alt-short"}
			}
			for _, key := range keys {
				name := strings.Join(strings.Fields(territories(tag)[key]), " ")
				if folded := model.Fold(name); folded != "" && !seen[folded] {
					names, seen[folded] = append(names, name), true
				}
			}
		}
		out.WriteString(string(co.ISO3) + "\t" + strings.Join(names, "\t") + "\n")
	}
	if err := os.WriteFile(filepath.Join("..", "names.txt"), []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestForeignNames: every State has its names, and they are those that another
// reading of the CLDR gives, but where it is older than a change of name.
func TestForeignNames(t *testing.T) {
	names := model.ForeignNames()
	same, other := 0, 0
	for _, co := range corpus(t).Countries() {
		known := map[string]bool{}
		for _, name := range append(append([]string{co.Name, co.OfficialName}, co.Aliases...), names[co.ISO3]...) {
			known[model.Fold(name)] = true
		}
		if len(names[co.ISO3]) < 2 {
			t.Errorf("%s has the names %q", co.ISO3, names[co.ISO3])
		}
		for _, tag := range []string{"fr", "es", "ru"} {
			name := display.Regions(language.Make(tag)).Name(language.MustParseRegion(co.ISO2))
			if known[model.Fold(name)] {
				same++
			} else {
				other++
			}
		}
		if delete(names, co.ISO3); names[co.ISO3] != nil {
			t.Errorf("%s is there twice", co.ISO3)
		}
	}
	if other*20 > same {
		t.Errorf("%d names are the same in an older CLDR, %d are not", same, other)
	}
	for code := range names {
		t.Errorf("names.txt has %s, which is no country", code)
	}
}
