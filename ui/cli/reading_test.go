package cli_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"comity/assets"
	"comity/model"
	"comity/ui/cli"
)

func TestPages(t *testing.T) {
	var all []struct {
		Place, Title, Brief string
		Also                []string
	}
	decode(t, &all, "pages")
	if len(all) < 22+55 || all[0].Place != "page/pillars" || !strings.HasPrefix(all[22].Place, "term/") {
		t.Fatalf("%d pages, the first is %+v, the 23rd %+v", len(all), all[0], all[22])
	}
	for _, p := range all {
		if p.Title == "" || p.Brief == "" || strings.ContainsAny(p.Brief, "[]*") || p.Also == nil {
			t.Errorf("%s is %q, %q", p.Place, p.Title, p.Brief)
		}
		one := comity(t, "page", p.Place)
		if again := comity(t, "page", p.Title); one.code != 0 || again.code != 0 || !strings.HasPrefix(one.out, "place\t"+p.Place+"\ntitle\t"+p.Title+"\n") {
			t.Errorf("%s: exit %d and %d, %.100q", p.Place, one.code, again.code, one.out)
		}
	}
	text := comity(t, "page", "Attribution").out
	for _, want := range []string{"place\tterm/attribution\n", "\ntext\t\tAttribution is the step from ", " [1, reported]", "\nsource\tdw-norm-b\t"} {
		if !strings.Contains(text, want) {
			t.Errorf("the term does not say %q:\n%s", want, text)
		}
	}
	for _, name := range []string{"contents", "page/contents", " Page/Contents "} {
		if md := comity(t, "page", name, "--format", "md").out; !strings.HasPrefix(md, "# Contents\n") || !strings.Contains(md, "The four pillars") {
			t.Errorf("%q begins %.60q", name, md)
		}
	}
}

// TestPageOfANorm: the page of a norm is its explainer, and what "comity norm"
// prints.
func TestPageOfANorm(t *testing.T) {
	for name, id := range map[string]string{"norm/f": "f", "Norm/UN/F": "f", "f": "f", "norm/g7/12": "g7/12", "g7/12": "g7/12", "norm/g7/3": "g7/3"} {
		for _, format := range []string{"text", "md", "json", "csv"} {
			if got, want := comity(t, "page", name, "--format", format), comity(t, "norm", id, "--format", format); got != want || got.code != 0 {
				t.Errorf("page %s as %s: exit %d, %.80q, want %.80q", name, format, got.code, got.out, want.out)
			}
		}
	}
}

// TestPortable: what is printed as Markdown or JSON holds no links that only
// comity can follow, and no citation that was not resolved.
func TestPortable(t *testing.T) {
	for name, args := range everyCommand() {
		for _, format := range []string{"md", "json"} {
			got := comity(t, append(args, "--format", format)...).out
			if strings.Contains(got, "comity:") || strings.Contains(got, "[@") || strings.Contains(got, "](norm/") || strings.Contains(got, "](term/") {
				t.Errorf("%s as %s holds what only comity understands", name, format)
			}
		}
	}
}

func TestJSONExplainer(t *testing.T) {
	var n struct {
		Lineage []struct {
			Date, Step, Quote, Cite, Confidence, Statement string
		}
		Explainer []struct{ Heading, Markdown string }
	}
	decode(t, &n, "norm", "f")
	var headings []string
	for _, s := range n.Explainer {
		if s.Markdown == "" {
			t.Errorf("%s is empty", s.Heading)
		}
		headings = append(headings, s.Heading)
	}
	if want := append(model.ExplainerSections(), "Sources"); !slices.Equal(headings, want) {
		t.Errorf("the sections are %q, want %q", headings, want)
	}
	if !strings.HasPrefix(n.Explainer[1].Markdown, "> A State should not conduct") || !strings.HasPrefix(n.Explainer[len(headings)-1].Markdown, "1. ") {
		t.Errorf("the text is %.60q, the sources %.60q", n.Explainer[1].Markdown, n.Explainer[len(headings)-1].Markdown)
	}
	i := slices.IndexFunc(n.Lineage, func(s struct{ Date, Step, Quote, Cite, Confidence, Statement string }) bool {
		return s.Date == "2015-07-22"
	})
	if i < 0 || n.Lineage[i].Step == "" || n.Lineage[i].Cite == "" || n.Lineage[i].Confidence == "" {
		t.Errorf("the lineage is %+v", n.Lineage)
	}
	if out := comity(t, "norm", "g7/3", "--json").out; !strings.Contains(out, `"explainer": []`) {
		t.Error("a norm without an explainer has not an empty one")
	}
}

func TestLint(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	if got := comity(t, "data", "lint"); got != (call{0, "", "nothing found\n"}) {
		t.Errorf("comity's own records: %+v", got)
	}
	if got := comity(t, "data", "lint", "--json"); got != (call{0, "[]\n", "nothing found\n"}) {
		t.Errorf("comity's own records as JSON: %+v", got)
	}
	dir := write(t, "pages/terms/mine.md", "---\ntitle: Mine\n---\n\nChile refused to sign. [@joint-statement-2019]\n\nMore.\n")
	want := "pages/terms/mine.md:5: says \"refused to sign\", expected \"is not listed\": a list does not say why a name is not on it\n" +
		"pages/terms/mine.md:7: ends without a citation, expected one that says where \"More.\" stands\n"
	for _, args := range [][]string{{"--data", dir}, {dir}} {
		if got := comity(t, append([]string{"data", "lint"}, args...)...); got != (call{1, want, "comity: 2 faults\n"}) {
			t.Errorf("a page with faults, %v: %+v", args, got)
		}
	}
	mended := write(t, "pages/terms/mine.md", "---\ntitle: Mine\n---\n\nMore. [@joint-statement-2019]\n")
	if got := comity(t, "data", "lint", mended, "--data", dir); got.code != 0 {
		t.Errorf("a folder over that of --data: %+v", got)
	}
	var faults []struct{ File, Record, What string }
	got := comity(t, "data", "lint", "--data", dir, "--json")
	if err := json.Unmarshal([]byte(got.out), &faults); err != nil || got.code != 1 || len(faults) != 2 || faults[1].Record != "7" {
		t.Errorf("as JSON: %+v, %v", got, err)
	}
	broken := write(t, "pages/terms/mine.md", "---\ntitle: Mine\n---\n\nSee [this](term/nothing). [@nobody]\n")
	got = comity(t, "data", "lint", "--data", broken)
	if got.code != 1 || len(lines(got.out)) != 2 || !strings.HasPrefix(got.out, "pages/terms/mine.md:5: the citation names \"nobody\", expected ") || got.err != "comity: 2 faults\n" {
		t.Errorf("a page that does not load: %+v", got)
	}
	for _, args := range [][]string{{"--data", "/no/such/folder"}, {"/no/such/folder"}} {
		if got := comity(t, append([]string{"data", "lint"}, args...)...); got.code != 2 || got.out != "" {
			t.Errorf("no folder, %v: %+v", args, got)
		}
	}
}

func TestStale(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	dir := write(t, "pages/terms/mine.md", "---\ntitle: Mine\n---\n\nNinety are in. [@joint-statement-2019; as of 2001-02-03]\n")
	first := "term/mine\tNinety are in.\t2001-02-03\t2002-02-03"
	for _, args := range [][]string{{"--today", "2002-02-04"}, {"--today", "2002-02-03"}, {}} {
		var out, errOut bytes.Buffer
		env := environment(&out, &errOut)
		env.Now = func() time.Time { return time.Date(2002, 2, 4, 23, 59, 0, 0, time.UTC) }
		code := cli.Main(t.Context(), env, append([]string{"data", "lint", "--stale", "--data", dir}, args...))
		want, says := first+"\n", "1 outdated by 2002-02-04: check the sources again, then correct the records and their as_of\n"
		if slices.Contains(args, "2002-02-03") {
			want, says = "", "nothing is outdated by 2002-02-03\n"
		}
		if code != 0 || out.String() != want || errOut.String() != says {
			t.Errorf("%v: exit %d, %q, %q", args, code, out.String(), errOut.String())
		}
	}
	var aged []map[string]any
	decode(t, &aged, "data", "lint", "--stale", "--today", "2002-02-04", "--data", dir)
	if len(aged) != 1 || aged[0]["good_until"] != "2002-02-03" || aged[0]["file"] != "pages/terms/mine.md" || aged[0]["line"] != 5.0 {
		t.Errorf("as JSON: %v", aged)
	}
	if csv := comity(t, "data", "lint", dir, "--stale", "--today", "2002-02-04", "--format", "csv").out; !strings.HasPrefix(csv, "place,what,as_of,good_until\nterm/mine,") {
		t.Errorf("as CSV: %q", csv)
	}
	c, err := model.Unpack(assets.Packed())
	if err != nil || len(c.Terms()) == 0 {
		t.Fatal("no terms in the compact form", err)
	}
	if got := comity(t, "data", "lint", "--stale"); got.code != 0 {
		t.Errorf("today: %+v", got)
	}
}
