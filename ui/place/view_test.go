package place_test

import (
	"errors"
	"strings"
	"testing"

	"comity/model"
	"comity/ui/place"
	"comity/ui/uitest"
)

// TestViewsAreReadAndWritten reads what people copy and type; what is written
// is the shortest form.
func TestViewsAreReadAndWritten(t *testing.T) {
	c := uitest.Corpus(t)
	for typed, want := range map[string]string{
		"norm/f":                                 "norm/f",
		"country/estonia":                        "country/EST",
		"country":                                "country",
		"group/nato":                             "group/nato",
		"group/NATO?asof=2019-09-23":             "group/nato?asof=2019-09-23",
		"group/eu@2019-09-23":                    "group/eu?asof=2019-09-23",
		"STATEMENT?sort=oldest-first":            "statement?sort=oldest-first",
		"statement/first-committee-2018?":        "statement/first-committee-2018",
		"country/EST?view=page":                  "country/EST?view=page",
		"country/EST?pin=LVA,norm/f,country/EST": "country/EST?pin=LVA,norm/f,EST",
		"norm/g7/12?pin=f,g7/1":                  "norm/g7/12?pin=f,g7/1",
		"statement/first-committee-2018?pin=joint-statement-2019":                  "statement/first-committee-2018?pin=joint-statement-2019",
		"country/EST?filter=c%C3%B4te+d%27ivoire&row=3&line=7":                     "country/EST?filter=c%C3%B4te+d%27ivoire&row=3&line=7",
		"country/EST?sort=By UN group&drove=norm&norm=g7/3&statement.filter=a%26b": "country/EST?drove=norm&norm=g7/3&statement.filter=a%26b&sort=by-un-group",
		"page/pillars?line=12&link=4&find=use of force&match=2":                    "page/pillars?line=12&link=4&find=use+of+force&match=2",
	} {
		v, err := place.ParseView(c, typed)
		if err != nil {
			t.Errorf("%q: %v", typed, err)
			continue
		}
		if got := v.String(); got != want {
			t.Errorf("%q is written %q, not %q", typed, got, want)
		}
	}
}

// TestViewsThatAreNone names the part that is not understood, and what is near.
func TestViewsThatAreNone(t *testing.T) {
	c := uitest.Corpus(t)
	for typed, want := range map[string]string{
		"norm/z?pin=f":                             `no norm is called "z"`,
		"nrom/f":                                   `no place is called "nrom/f"`,
		"":                                         `no place is called ""`,
		"country/EST?pin=LVX":                      `no country is called "LVX"`,
		"country/EST?pin=page/pillars":             `no country is called "page/pillars"`,
		"country/EST?vew=page":                     `no parameter of a view is called "vew"; nearest: view`,
		"country/EST?country.sort=x":               `no parameter of a view is called "country.sort"`,
		"country/EST?country=LVA":                  `no parameter of a view is called "country"`,
		"page/pillars?filter=x":                    `no parameter of a view is called "filter"`,
		"country/EST?view=pge":                     `no view is called "pge"; nearest: page`,
		"country/EST?drove=nor":                    `no list is called "nor"; nearest: norm`,
		"country/EST?sort=by-regon":                `no sort is called "by-regon"; nearest: by-region`,
		"country/EST?line=0":                       `no line is called "0"`,
		"country/EST?row=1000000":                  `no row is called "1000000"`,
		"country/EST?link=x":                       `no link is called "x"`,
		"country/EST?filter=%zz":                   `no value of filter is called "%zz"`,
		"country/EST?filter=%1b[2J":                `no value of filter is called`,
		"country/EST?statement=nothing1":           `no statement is called "nothing1"`,
		"country/EST?" + strings.Repeat("a", 5000): `no place is called`,
	} {
		_, err := place.ParseView(c, typed)
		var missing *model.NotFoundError
		if !errors.As(err, &missing) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.60q: %v, not %s", typed, err, want)
		}
	}
}

// FuzzParseView: whatever is typed, what is understood is written so that it
// is read as the same.
func FuzzParseView(f *testing.F) {
	c := uitest.Corpus(f)
	for _, seed := range []string{"norm/f", "country/EST?pin=LVA,norm/f&sort=by-region", "page/pillars?line=3&find=a+b", "statement?filter=%C3%B4&row=2", "country/EST?&&=&pin=", "?view=page",
		"compare?of=" + strings.Repeat("a+and+", 300) + "b", "matrix?of=eu&sort=x&at=EST", "map?who=not+signed%28%22x%22%29"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		v, err := place.ParseView(c, typed)
		if err != nil {
			if text := err.Error(); strings.ContainsAny(text, "\n\x1b") {
				t.Fatalf("the error is no clean line: %q", text)
			}
			return
		}
		text := v.String()
		again, err := place.ParseView(c, text)
		if err != nil || again.String() != text {
			t.Fatalf("%q is written %q, which is read as %q, %v", typed, text, again.String(), err)
		}
	})
}
