package lint

import (
	"strings"

	"comity/model"
)

// sourceFile is where the source records stand.
const sourceFile = "sources.yaml"

// unused faults source records that nothing cites.
func (l *linter) unused() {
	cited := map[model.SourceID]bool{}
	for _, p := range pages(l.c) {
		for _, cite := range model.Citations(p.Body) {
			source, _ := l.c.Source(cite.Source)
			cited[source.ID] = true
		}
	}
	for _, s := range l.c.Sources {
		if !cited[s.ID] {
			l.add(sourceFile, string(s.ID), "is cited by no page, expected a citation of it, or no record")
		}
	}
}

// twoNames faults a page that cites one document under two names, once for each
// further name: its reader would find it twice among the sources.
func (y *pageLinter) twoNames() {
	names := map[string]model.SourceID{} // address → the first name
	seen := map[model.SourceID]bool{}
	for _, s := range y.spots {
		for _, cite := range model.Citations(s.Text) {
			source, _ := y.c.Source(cite.Source)
			at := document(source.URL)
			if seen[source.ID] || at == "" {
				continue
			}
			seen[source.ID] = true
			if first, twice := names[at]; twice {
				y.fault(s, "cites one document under two names, expected one: %s and %s", first, source.ID)
				continue
			}
			names[at] = source.ID
		}
	}
}

// document is what stays of an address in every way to write it: without its
// scheme, www, and the part that asks for it in English.
func document(address string) string {
	_, rest, written := strings.Cut(address, "://")
	if !written {
		return ""
	}
	host, path, _ := strings.Cut(rest, "/")
	path = strings.TrimPrefix(strings.Replace("/"+path, "/en/", "/", 1), "/")
	return strings.TrimPrefix(strings.ToLower(host), "www.") + "/" + strings.TrimRight(path, "/")
}
