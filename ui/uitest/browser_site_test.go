//go:build unix

package uitest

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// searches types into the search of a site and walks its results by keys, and says how
// that went.
// It asks before the page has loaded, which then waits for the index.
const searches = `addEventListener("DOMContentLoaded", () => {
  const press = (at, key) => at.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
  press(document.body, "/");
  const query = document.activeElement;
  query.value = "critical infrastr";
  query.dispatchEvent(new Event("input"));
  addEventListener("load", () => {
    press(query, "ArrowDown");
    window.wrong.push("found " + document.activeElement.getAttribute("href"));
    press(document.activeElement, "Escape");
  });
});`

// A site opened from a disk has no fault that the checker of accessibility finds, light
// and dark, no script fails, nothing is fetched from elsewhere, and keys search.
func TestSiteInBrowser(t *testing.T) {
	script := axe(t)
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	site := filepath.Join(dir, "site")
	if _, stderr, code := call(t, "site", site); code != 0 {
		t.Fatal(stderr)
	}
	for i, at := range []string{"index.html", "norm/f.html", "statements.html", "map/ga-res-73-27.html"} {
		page, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(at)))
		if err != nil {
			t.Fatal(err)
		}
		base := url.URL{Scheme: "file", Path: filepath.Join(site, filepath.FromSlash(at))}
		got := open(t, strings.Replace(string(page), "<head>", `<head><base href="`+base.String()+`"/>`, 1), script+"\n"+searches, i%2 == 1)
		up := strings.Repeat("../", strings.Count(at, "/"))
		if !slices.Equal(got.Errors, []string{"found " + up + "term/critical-infrastructure.html"}) {
			t.Errorf("%s: %q", at, got.Errors)
		}
		if len(got.Violations) > 0 || got.Passes < 10 {
			t.Errorf("%s: %d checks pass, %+v", at, got.Passes, got.Violations)
		}
		for _, load := range got.Loads {
			if !strings.HasPrefix(load, "file://") {
				t.Errorf("%s loads %s", at, load)
			}
		}
	}
}
