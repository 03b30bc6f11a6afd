package cli_test

import (
	"slices"
	"strings"
	"testing"

	"comity/model"
	"comity/model/compare"
	"comity/model/query"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/theme"
	"comity/ui/uitest"
)

// guessed are commands as people guess them, and how what they print begins; an
// error begins with its exit code. The first part is of the users whose tries are the
// purpose of all this, the second was written before the commands were.
func guessed() map[string]string {
	return map[string]string{
		"who signed joint-statement-2019":      "AUS\tAustralia",
		"map EU":                               "AFG\tAfghanistan\tdoes not match",
		"statement paris":                      "id\tparis-call-2018",
		"norm 13f":                             "id\tun/f",
		"groups nato":                          "nato\tNATO",
		"group nato":                           "id\tnato",
		"group nato --as-of 2019-09-23":        "id\tnato",
		"cite norm f":                          "UN Group of Governmental Experts. Norm (f)",
		"cite f":                               "UN Group of Governmental Experts. Norm (f)",
		"cite EST":                             "Estonia",
		"vote 73/27":                           "id\tga-res-73-27",
		"norm Protect critical infrastructure": "id\tun/g",
		"statement Paris Call 2018":            "id\tparis-call-2018",
		"norm 6":                               "id\tg7/6",
		"who member(\"eu@2019-09-23\")":        "AUT\tAustria",
		"compare EU@2019 USA":                  "",
		"compare chile and netherlands":        "",
		"compare chile with netherlands":       "",
		"compare chile vs netherlands":         "",
		"compare chile to netherlands":         "",
		"country Россия":                       "iso3\tRUS",
		"country Palestine":                    "iso3\tPSE",
		"country Taiwan":                       "2 comity: no country is called \"Taiwan\": comity has the UN Members and the two observer States; ",
		"country Kosovo":                       "2 comity: no country is called \"Kosovo\": comity has the UN Members and the two observer States; ",
		"country EU":                           "2 comity: no country is called \"EU\": European Union is a group of States: see group eu",
		"country England":                      "2 comity: no country is called \"England\": comity has the UN Members and the two observer States; ISO 3166-2 lists England under United Kingdom (GBR)",
		"countries eu":                         "AUT\tAustria",
		"statements --year 2018 --kind resolution --by Chile": "2018-12-22\tga-res-73-266",
		"matrix nato":                    "ALB\t",
		"statements 2019":                "2019-12-27\tga-res-74-247",
		"statements osce 1202":           "2016-03-10\tosce-cbms-2016",
		"statements 2018..2019 paris":    "2018-11-12\tparis-call-2018",
		"diff norm f g7 6":               "norm/f\tnorm/g7/6",
		"compare new zealand costa rica": "",
		"chile vs netherlands":           "2 comity: no command is called \"chile\"",

		"norms 13 f":                                  "un/f\t",
		"statements 2018 by chile":                    "2018-12-22\tga-res-73-266",
		"votes 73/27":                                 "id\tga-res-73-27",
		"cite chile and paris call":                   "Chile: what it did",
		"matrix nato 73/27":                           "ALB\t",
		"matrix chile and brazil":                     "BRA\t",
		"matrix 73/27 and 73/266":                     "AFG\tyes\tyes\t",
		"matrix trinidad and tobago":                  "TTO\t",
		"matrix norm f":                               "2 comity: a matrix has no column for a norm; who is on record for it: comity map norm f",
		"matrix korea":                                "2 comity: \"korea\" may be DPRK (PRK) or Republic of Korea (KOR)",
		"map kosovo":                                  "2 comity: no country is called \"kosovo\": comity has the UN Members and the two observer States",
		"who china russia":                            "CHN\tChina\t",
		"country Africa":                              "2 comity: no country is called \"Africa\": Africa has several States: see group africa",
		"compare paris call malabo1":                  "2 comity: no country, group or statement is called \"malabo1\"",
		"export paris call":                           "2 comity: no command is called \"export\": see comity brief export, comity data export or comity survey export",
		"norm 13(f)":                                  "id\tun/f",
		"norm para 13 f":                              "id\tun/f",
		"norm un f":                                   "id\tun/f",
		"norm g7 12":                                  "id\tg7/12",
		"norm supply chain":                           "id\tun/i",
		"statement budapest":                          "id\tbudapest-convention",
		"statement A/RES/74/247":                      "id\tga-res-74-247",
		"statement gge 2015":                          "id\tgge-2015",
		"treaty budapest convention":                  "id\tbudapest-convention",
		"resolution 73/27":                            "id\tga-res-73-27",
		"country korea":                               "2 comity: \"korea\" may be ",
		"country congo":                               "iso3\tCOG",
		"country Dem. Rep. Congo":                     "iso3\tCOD",
		"state estonia":                               "iso3\tEST",
		"countries africa":                            "DZA\tAlgeria",
		"countries --region Africa --of commonwealth": "BWA\tBotswana",
		"countries --un-group WEOG":                   "AND\tAndorra",
		"group European Union":                        "id\teu",
		"group eu@2019-09-23":                         "id\teu",
		"group weog":                                  "id\tweog",
		"page chile":                                  "2 comity: no page or term is called \"chile\": Chile is a State: see country CHL",
		"group chile":                                 "2 comity: no group is called \"chile\": Chile is a State: see country CHL",
		"groups chile":                                "oas\tOAS",
		"norms g7":                                    "g7/1\t",
		"statements treaty":                           "2025-10-25\tun-cybercrime-convention",
		"statements --year 2019 joint statement":      "2019-09-23\tjoint-statement-2019",
		"map norm f":                                  "AFG\tAfghanistan",
		"map paris call":                              "AFG\tAfghanistan\tnot listed",
		"diff norm k and g7 11":                       "norm/k\tnorm/g7/11",
		"term due diligence":                          "place\tterm/due-diligence",
		"cite Paris Call":                             "Paris Call",
		"cite group nato":                             "North Atlantic Treaty Organization",
		"help expressions":                            "# Expressions",
		"help data":                                   "# Data",
		"positions":                                   "2 comity: no command is called \"positions\"",
		"timeline --at paris":                         "",
	}
}

// typedWords are the arguments of a command line in which names of several words and
// expressions are one argument each, as from a shell.
func typedWords(line string) []string {
	if name, rest, ok := strings.Cut(line, " "); ok && slices.Contains([]string{"who", "norm", "country"}, name) {
		return []string{name, rest}
	}
	return strings.Fields(line)
}

// TestCommandsAsPeopleGuessThem runs each.
func TestCommandsAsPeopleGuessThem(t *testing.T) {
	for line, want := range guessed() {
		got := comity(t, typedWords(line)...)
		begins := got.out
		if got.code != 0 {
			begins = string(rune('0'+got.code)) + " " + got.err
		}
		if !strings.HasPrefix(begins, want) && !(strings.HasPrefix(line, "cite") && strings.Contains(begins, want)) || want == "" && got.code != 0 {
			t.Errorf("comity %s: %.200s\nexpected %s", line, begins, want)
		}
	}
	for _, line := range []string{"chile vs netherlands", "positions", "how did brazil vote on 73/27", "signed the paris call"} {
		if got := comity(t, strings.Fields(line)...); got.code != 2 || !strings.Contains(got.err, "it can be asked: comity ask "+line) {
			t.Errorf("comity %s: exit %d, %s", line, got.code, got.err)
		}
	}
}

// TestEveryNameIsTaken: each name, title and symbol that comity shows of a record is
// taken by its command and by the places that open and cite read. What several have
// is answered with all of them.
func TestEveryNameIsTaken(t *testing.T) {
	c := uitest.Corpus(t)
	taken := func(kind, id string, names ...string) {
		for _, name := range names {
			if name == "" {
				continue
			}
			p, err := place.Parse(c, kind+"/"+name)
			if err == nil && p.ID != id && !(kind == "norm" && c.Norms()[0] != nil && strings.HasPrefix(p.ID, "un/") && strings.HasPrefix(id, "g7/")) {
				t.Errorf("%s %q is %s, expected %s", kind, name, p.ID, id)
			}
			if err != nil && !strings.Contains(err.Error(), " may be ") {
				t.Errorf("%s %q: %v", kind, name, err)
			}
			_, err = place.Parse(c, name)
			if err != nil && !strings.Contains(err.Error(), " may be ") && len([]rune(name)) > 1 && !slices.Contains(place.Kinds(), place.Kind(strings.ToLower(name))) {
				t.Errorf("%q alone: %v", name, err)
			}
		}
	}
	title := func(p place.Place) string {
		r, err := report.Of(t.Context(), c, place.View{Place: p})
		if err != nil {
			t.Fatal(err)
		}
		return r.Title
	}
	for _, n := range c.Norms() {
		taken("norm", string(n.ID), string(n.ID), n.Label(), n.Title, n.Label()+"  "+n.Title, n.SourceSymbol, title(place.OfNorm(n)), compare.SideOfNorm(n).Name, place.OfNorm(n).ID, n.Name())
	}
	for _, s := range c.Statements() {
		taken("statement", string(s.ID), string(s.ID), s.Title, s.ShortTitle, title(place.OfStatement(s)))
		if s.Kind != "treaty" && !strings.HasPrefix(s.Symbol, "concerns ") {
			taken("statement", string(s.ID), s.Symbol)
		}
	}
	for _, co := range c.Countries() {
		taken("country", string(co.ISO3), append(co.Names(), string(co.ISO3), co.ISO2, co.M49, title(place.OfCountry(co)))...)
		taken("country", string(co.ISO3), model.ForeignNames()[co.ISO3]...)
	}
	for _, g := range c.Groups() {
		taken("group", string(g.ID), string(g.ID), g.Name, g.ShortName, title(place.OfGroup(g)))
	}
	for _, p := range c.Pages() {
		taken("page", p.Name(), append([]string{p.Name(), p.Title}, p.Also...)...)
	}
	for _, p := range c.Terms() {
		taken("term", p.Name(), append([]string{p.Name(), p.Title}, p.Also...)...)
	}
}

// TestHelpPagesAreTrue: what the pages that explain say is what the program does.
func TestHelpPagesAreTrue(t *testing.T) {
	c := uitest.Corpus(t)
	body := func(name string) string {
		p, err := c.FindPage(name)
		if err != nil || !p.Guide {
			t.Fatalf("%s is %v, %v", name, p, err)
		}
		got := comity(t, "help", name)
		if got.code != 0 || !strings.HasPrefix(got.out, "# "+p.Title+"\n") {
			t.Errorf("comity help %s: exit %d, %.100s", name, got.code, got.out)
		}
		return p.Body
	}
	expressions := body("expressions")
	for _, f := range query.Functions() {
		if row := "| `" + f.Call + "` | " + f.Meaning + " |"; !strings.Contains(expressions, row) {
			t.Errorf("the page of expressions has no line %s", row)
		}
		if _, err := query.Compile(c, strings.Replace(f.Call, ` > 9`, "", 1)); err != nil && !strings.Contains(err.Error(), "a number") {
			t.Errorf("%s: %v", f.Call, err)
		}
	}
	marks, ascii := body("marks"), theme.New(theme.Options{ASCII: true})
	for _, act := range model.Acts() {
		if !act.Open() {
			continue
		}
		if row := "| " + theme.Glyph(act.Mark()) + " | " + ascii.Glyph(act.Mark()) + " | " + act.Word() + " |"; !strings.Contains(marks, row) {
			t.Errorf("the page of marks has no line %s", row)
		}
	}
	for _, mark := range []model.Mark{model.MarkByName, model.MarkSet, model.MarkSubject, model.MarkAll, model.MarkOnlyFirst, model.MarkOnlySecond, model.MarkSome, model.MarkOther, model.MarkNone} {
		if begin := "| " + theme.Glyph(mark) + " | " + ascii.Glyph(mark) + " | "; !strings.Contains(marks, begin) {
			t.Errorf("the page of marks has no line that begins %s", begin)
		}
	}
	places := 0
	for _, name := range []string{"expressions", "places", "briefings", "ssh", "data"} {
		for i, code := range strings.Split(body(name), "`") {
			if i%2 == 0 {
				continue
			}
			switch _, rest, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(code, "ssh -t HOST "), "ssh HOST "), " "); {
			case strings.HasPrefix(code, "comity "):
				command, _, _ := strings.Cut(rest, " ")
				if strings.HasPrefix(command, "--") {
					command = "help"
				}
				if got := comity(t, "help", command); got.code != 0 {
					t.Errorf("%s: %s is no command: %s", name, code, got.err)
				}
				if expression := strings.Trim(rest[len(command):], " '"); slices.Contains([]string{"who", "map"}, command) {
					if _, err := query.Compile(c, expression); err != nil {
						t.Errorf("%s: %s: %v", name, code, err)
					}
				}
			case name == "places" && (strings.ContainsAny(code, "/?") || slices.Contains([]string{"norm", "statement", "country"}, code)):
				places++
				if v, err := place.ParseView(c, code); err != nil || v.Fault() != nil {
					t.Errorf("%s: %s: %v, %v", name, code, err, v.Fault())
				}
			}
		}
	}
	if places < 15 {
		t.Errorf("the page of places has only %d", places)
	}
	serve := comity(t, "serve", "--help").out
	for i, code := range strings.Split(body("ssh"), "`") {
		if flag, _, _ := strings.Cut(code, " "); i%2 == 1 && strings.HasPrefix(code, "--") && !strings.Contains(serve, flag+" ") {
			t.Errorf("comity serve has no %s", flag)
		}
	}
}
