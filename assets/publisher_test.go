package assets_test

import (
	"net/url"
	"os"
	"strings"
	"testing"

	"comity/assets"
	"comity/model"
)

// officialHosts reads who publishes which host.
func officialHosts(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("testdata/official-hosts.txt")
	if err != nil {
		t.Fatal(err)
	}
	hosts := map[string]string{}
	for line := range strings.Lines(string(text)) {
		if host, body, ok := strings.Cut(strings.TrimSpace(line), " "); ok && host != "#" {
			hosts[host] = body
		}
	}
	return hosts
}

// TestOfficialPages: a page is called official only where the body that publishes
// it is one of the text; a copy elsewhere names its publisher.
func TestOfficialPages(t *testing.T) {
	c, err := model.Load(assets.Data())
	if err != nil {
		t.Fatal(err)
	}
	hosts := officialHosts(t)
	used := map[string]bool{}
	official := func(address string) bool {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		host := strings.TrimPrefix(u.Host, "www.")
		used[host] = true
		return hosts[host] != ""
	}
	for _, s := range c.Statements() {
		if s.URL != "" && official(s.URL) != (s.Publisher == "") {
			t.Errorf("%s: the page %s has the publisher %q, expected none for a host of official-hosts.txt, and one for any other", s.ID, s.URL, s.Publisher)
		}
		for _, source := range s.Sources {
			if strings.HasPrefix(source.Title, "Official text") && !official(source.URL) {
				t.Errorf("%s: the source %q is at %s, which is no official host", s.ID, source.Title, source.URL)
			}
		}
	}
	for host := range hosts {
		if !used[host] {
			t.Errorf("official-hosts.txt holds %s, which no text uses", host)
		}
	}
}
