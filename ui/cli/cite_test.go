package cli_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"comity/ui/cli"
)

// on runs comity on a day; with no day, where there is no clock.
func on(t *testing.T, day string, args ...string) call {
	t.Helper()
	var out, errOut bytes.Buffer
	env := environment(&out, &errOut)
	env.Now = nil
	if day != "" {
		now, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		env.Now = func() time.Time { return now }
	}
	code := cli.Main(t.Context(), env, args)
	return call{code, out.String(), errOut.String()}
}

func TestCite(t *testing.T) {
	for style, says := range map[string][]string{
		"plain":    {"Joint Statement on Advancing", "23 September 2019. https://www.state.gov/", "list of States as of 23 September 2019", "retrieved 2 February 2027]\n"},
		"footnote": {"“Joint Statement on Advancing", " (23 September 2019), https://"},
		"bibtex":   {"@misc{statement-joint-statement-2019,\n", "  urldate      = {2027-02-02},\n", "\n}\n"},
		"ris":      {"TY  - GEN\n", "\nY2  - 2027/02/02/\n", "\nER  - \n"},
		"csl-json": {`"id": "statement-joint-statement-2019"`, `"type": "document"`},
	} {
		got := on(t, "2027-02-02", "cite", "statement/joint-statement-2019", "--style", style)
		if got.code != 0 || got.err != "" || strings.HasSuffix(got.out, "\n\n") {
			t.Errorf("%s: exit %d, %q, %q", style, got.code, got.err, got.out)
		}
		for _, want := range says {
			if !strings.Contains(got.out, want) {
				t.Errorf("%s does not say %q:\n%s", style, want, got.out)
			}
		}
		if undated := on(t, "", "cite", "statement/joint-statement-2019", "--style", style); undated.code != 0 || strings.Contains(undated.out, "retrieved") {
			t.Errorf("%s without a clock: exit %d, %s", style, undated.code, undated.out)
		}
	}
	if viewed := on(t, "2027-02-02", "cite", "country/EST?pin=LVA&view=page"); viewed != on(t, "2027-02-02", "cite", "country/EST") {
		t.Errorf("a view is cited as %+v", viewed)
	}
	if list := on(t, "2027-02-02", "cite", "country?sort=by-region"); list.code != 2 || !strings.Contains(list.err, "country: it is a list") {
		t.Errorf("a list is cited as %+v", list)
	}
	if short := on(t, "2027-02-02", "cite", "norm/f"); short != on(t, "2027-02-02", "cite", " Norm/UN/F ", "norm/f", "--style", "PLAIN") {
		t.Errorf("the usual style, or a place said twice, gives %+v", short)
	}
	many := on(t, "2027-02-02", "cite", "country/new zealand", "page/contents", "term/attribution", "norm/g7/12", "--style", "bibtex")
	if many.code != 0 || strings.Count(many.out, "\n@")+1 != 4 || strings.Count(many.out, "\n\n@") != 3 {
		t.Errorf("four places: exit %d, %s", many.code, many.out)
	}
	var views []struct{ Place, Style, Citation string }
	if err := json.Unmarshal([]byte(comity(t, "cite", "norm/f", "country/EST", "--style", "ris", "--json").out), &views); err != nil || len(views) != 2 ||
		views[1].Place != "country/EST" || views[0].Style != "ris" || !strings.HasPrefix(views[0].Citation, "TY  - CHAP\n") {
		t.Errorf("as JSON: %v, %+v", err, views)
	}
	if remote := on(t, "", "cite", "norm/f"); remote.code != 0 {
		t.Errorf("without a clock: exit %d", remote.code)
	}
}
