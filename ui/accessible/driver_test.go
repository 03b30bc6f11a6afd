package accessible_test

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"comity/model"
	"comity/ui/accessible"
	"comity/ui/uitest"
)

// visit types lines and tells what was said.
func visit(t testing.TB, o accessible.Options, typed ...string) string {
	t.Helper()
	return talk(t, o, strings.NewReader(strings.Join(typed, "\n")+"\n"))
}

// talk lets a session read from in to its end.
func talk(t testing.TB, o accessible.Options, in io.Reader) string {
	t.Helper()
	var out bytes.Buffer
	if o.Corpus == nil {
		o.Corpus = uitest.Corpus(t)
	}
	o.In, o.Out = in, &out
	o.Gate = accessible.OwnGate()
	if err := accessible.Run(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out.String()) {
		if line = strings.TrimSpace(line); strings.HasSuffix(line, "..") && !strings.HasSuffix(line, "...") {
			t.Errorf("%q ends with two stops", line)
		}
	}
	return out.String()
}

// everything is the place of every record and page.
func everything(c *model.Corpus) []string {
	var out []string
	for _, n := range c.Norms() {
		out = append(out, "norm/"+string(n.ID))
	}
	for _, s := range c.Statements() {
		out = append(out, "statement/"+string(s.ID))
	}
	for _, co := range c.Countries() {
		out = append(out, "country/"+string(co.ISO3))
	}
	for _, p := range append(c.Pages(), c.Terms()...) {
		out = append(out, string(p.ID))
	}
	return append(out, "page/contents")
}
