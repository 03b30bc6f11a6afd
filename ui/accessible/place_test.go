package accessible_test

import (
	"strings"
	"testing"

	"comity/ui/accessible"
	"comity/ui/place"
	"comity/ui/uitest"
)

// What where says leads back: the same pins, list and order, whether typed or
// given to comity open.
func TestWhereLeadsBack(t *testing.T) {
	c := uitest.Corpus(t)
	for name, to := range map[string]struct{ typed, want string }{
		"a page":       {"norm f", "norm/f"},
		"a country":    {"Estonia", "country/EST"},
		"the contents": {"contents", "page/contents"},
		"a term":       {"term attribution", "term/attribution"},
		"a list":       {"statements", "statement"},
		"a filter":     {"countries island\nsort region", "country?filter=island&sort=by-region"},
		"pins":         {"joint-statement-2019\npin\nparis-call-2018\npin", "statement/paris-call-2018?pin=joint-statement-2019,paris-call-2018"},
		"marks":        {"norm f\nstatements\nsort mark", "statement?drove=norm&norm=f&sort=by-mark"},
		"a scene":      {"matrix eu\nset columns kind", "matrix?of=eu&columns=kind"},
		"a day":        {"as of 2018\nstatements\nsort oldest", "statement?asof=2018&sort=oldest-first"},
		"a scene then": {"as of 2019-12\nmap ga-res-73-27", "map?statement=ga-res-73-27&asof=2019-12"},
		"a row":        {"countries island\n2", "country/SLB?filter=island"},
	} {
		t.Run(name, func(t *testing.T) {
			lines := strings.Split(visit(t, accessible.Options{Corpus: c}, to.typed, "where"), "\n")
			if at := lines[max(len(lines)-3, 0)]; at != to.want {
				t.Fatalf("where says %q, want %q", at, to.want)
			}
			after := []string{"top", "next", "compare", "where"}
			want := visit(t, accessible.Options{Corpus: c}, append([]string{to.want}, after...)...)
			start, err := place.ParseView(c, to.want)
			if err != nil {
				t.Fatal(err)
			}
			if got := visit(t, accessible.Options{Corpus: c, Start: start}, after...); got != want {
				t.Errorf("comity open goes elsewhere:\n%s\nthan typing it:\n%s", got, want)
			}
			_, asked, _ := strings.Cut(visit(t, accessible.Options{Corpus: c}, append([]string{to.want, "help quit"}, after...)...), "also quits.\n")
			_, before, _ := strings.Cut(visit(t, accessible.Options{Corpus: c}, append([]string{to.typed, "help quit"}, after...)...), "also quits.\n")
			if asked != before {
				t.Errorf("%s is not where one was:\n%s\nthan\n%s", to.want, asked, before)
			}
		})
	}
}
