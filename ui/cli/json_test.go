package cli_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// The shapes of PRODUCT.md, written down here a second time.
type (
	state struct {
		ISO3, Name string
	}
	act struct {
		ISO3, Name, Act, Date, Note string
		Statement                   string
	}
	source struct {
		Title, URL string
	}
	carried struct {
		ID, How, Why string
	}
	norm struct {
		ID, Title, Text, Symbol, Kind, Twin string
		Statements                          []carried
		Countries                           []act
		Sources                             []source
	}
	statement struct {
		ID, Title, Date, Kind, Adoption, AsOf, Confidence string
		Counts                                            map[string]int
		Participation                                     []act
		Norms                                             []carried
		Sources                                           []source
	}
	country struct {
		ISO3, Name    string
		Groups        []string
		Participation []act
		Positions     []struct {
			Year                   int
			Title, URL, Confidence string
		}
	}
)

// decode runs a command with --json and reads what it printed; keys that are
// not snake_case are a fault.
func decode(t *testing.T, into any, args ...string) {
	t.Helper()
	got := comity(t, append(args, "--json")...)
	if got.code != 0 {
		t.Fatalf("%q: exit %d, %s", args, got.code, got.err)
	}
	// encoding/json matches as_of to AsOf once the underscore is gone.
	text := got.out
	for _, key := range []string{"as_of"} {
		text = strings.ReplaceAll(text, `"`+key+`":`, `"`+strings.ReplaceAll(key, "_", "")+`":`)
	}
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatalf("%q: %v", args, err)
	}
}

func TestJSONKeys(t *testing.T) {
	for name, args := range everyCommand() {
		var whole any
		decode(t, &whole, args...)
		var walk func(v any)
		walk = func(v any) {
			switch v := v.(type) {
			case []any:
				for _, item := range v {
					walk(item)
				}
			case map[string]any:
				for key, value := range v {
					if strings.ToLower(key) != key || strings.ContainsAny(key, " -") {
						t.Errorf("%s has the key %q", name, key)
					}
					if value == nil {
						t.Errorf("%s has null for %q", name, key)
					}
					walk(value)
				}
			}
		}
		walk(whole)
	}
}

func TestJSONLists(t *testing.T) {
	var who, countries []state
	decode(t, &who, "who", `signed("joint-statement-2019")`)
	decode(t, &countries, "countries")
	if len(who) != 27 || who[0] != (state{"AUS", "Australia"}) || len(countries) != 195 {
		t.Errorf("who has %d, the first is %v; countries has %d", len(who), who[0], len(countries))
	}
	if out := comity(t, "countries", "--json").out; !strings.Contains(out, `"Bosnia & Herzegovina"`) {
		t.Error("JSON is escaped as if for HTML")
	}
	var nobody []state
	decode(t, &nobody, "who", "false")
	if nobody == nil || comity(t, "who", "false", "--json").out != "[]\n" {
		t.Error("nobody is not []")
	}
	var norms []norm
	decode(t, &norms, "norms")
	if len(norms) != 23 || norms[0].ID != "un/a" || norms[22].ID != "g7/12" {
		t.Errorf("norms has %d", len(norms))
	}
	var statements []statement
	decode(t, &statements, "statements")
	if len(statements) != texts(t) || !slices.IsSortedFunc(statements, func(a, b statement) int { return strings.Compare(b.Date[:4], a.Date[:4]) }) {
		t.Errorf("statements has %d, or is not the newest first", len(statements))
	}
	var groups []struct {
		ID         string
		Members    []string
		Unverified []string
	}
	decode(t, &groups, "groups")
	if len(groups) != 27 || groups[0].ID != "eu" || len(groups[0].Members) != 27 || groups[0].Unverified == nil {
		t.Errorf("groups has %d, the first is %v", len(groups), groups[0])
	}
	var keys []struct {
		Keys                []string
		Scope, Action, Help string
	}
	decode(t, &keys, "keys")
	if !slices.ContainsFunc(keys, func(k struct {
		Keys                []string
		Scope, Action, Help string
	},
	) bool {
		return slices.Contains(k.Keys, "q") && k.Action == "quit" && k.Scope == "anywhere" && k.Help != ""
	}) {
		t.Error("keys has no key to quit")
	}
	var counts map[string]int
	decode(t, &counts, "data", "verify")
	if counts["norms"] != 23 || counts["statements"] != texts(t) || counts["countries"] != 195 || counts["groups"] != 27 || counts["roll_calls"] != 17 {
		t.Errorf("verify counts %v", counts)
	}
}

func TestJSONNorm(t *testing.T) {
	var n norm
	decode(t, &n, "norm", "f")
	if n.ID != "un/f" || n.Symbol != "A/70/174 para 13(f)" || n.Kind != "limiting" || n.Twin != "g7/6" || !strings.HasPrefix(n.Text, "A State should not conduct or knowingly support ICT activity") || len(n.Sources) == 0 {
		t.Errorf("norm f is %+v", n)
	}
	if i := slices.IndexFunc(n.Statements, func(s carried) bool { return s.ID == "g7-lucca-2017" }); i < 0 || n.Statements[i].How != "restates" {
		t.Errorf("norm f is carried by %+v", n.Statements)
	}
	if i := slices.IndexFunc(n.Countries, func(a act) bool { return a.ISO3 == "EST" }); i < 0 || n.Countries[i].Act != "listed" {
		t.Errorf("behind norm f stand %+v", n.Countries)
	}
	decode(t, &n, "norm", "g7/12")
	if n.ID != "g7/12" {
		t.Errorf("norm g7/12 is %q", n.ID)
	}
}

func TestJSONStatement(t *testing.T) {
	var s statement
	decode(t, &s, "statement", "joint-statement-2019")
	counts := map[string]int{"listed": 27, "not_listed": 166, "not_eligible": 2}
	if s.ID != "joint-statement-2019" || s.Date != "2019-09-23" || s.Kind != "joint-statement" || s.Adoption != "signature" || s.AsOf != "2019-09-23" || s.Confidence != "checked" || len(s.Sources) != 4 {
		t.Errorf("the statement is %+v", s)
	}
	tally := map[string]int{}
	for _, p := range s.Participation {
		tally[strings.ReplaceAll(p.Act, " ", "_")]++
		if p.ISO3 == "CHL" && p.Act != "not listed" || p.ISO3 == "EST" && p.Act != "listed" || p.ISO3 == "VAT" && p.Act != "not eligible" {
			t.Errorf("%s is %q", p.ISO3, p.Act)
		}
	}
	for key, want := range counts {
		if s.Counts[key] != want || tally[key] != want || len(s.Counts) != len(counts) || len(s.Participation) != 195 {
			t.Errorf("the counts are %v, and of the participation %v", s.Counts, tally)
		}
	}
	if len(s.Norms) != 11 || s.Norms[0].ID != "un/a" || s.Norms[0].How != "set" {
		t.Errorf("its norms are %+v", s.Norms)
	}
	decode(t, &s, "statement", "paris-call-2018")
	if i := slices.IndexFunc(s.Participation, func(p act) bool { return p.ISO3 == "USA" }); s.Participation[i].Date != "2021-11-11" {
		t.Errorf("the United States joined the Paris Call on %q", s.Participation[i].Date)
	}
	var vote statement
	decode(t, &vote, "statement", "A/RES/73/27")
	if vote.ID != "ga-res-73-27" || vote.Counts["yes"] != 119 || vote.Counts["no"] != 46 || vote.Counts["abstain"] != 14 || vote.Norms == nil {
		t.Errorf("73/27 is %+v", vote.Counts)
	}
	var withheld statement
	decode(t, &withheld, "statement", "pall-mall-declaration-2024")
	if withheld.Counts["unknown"] != 195 || len(withheld.Counts) != 1 {
		t.Errorf("a withheld list counts %v", withheld.Counts)
	}
}

func TestJSONCountry(t *testing.T) {
	for _, name := range []string{"Türkiye", "turkiye", "TUR", "tr", "Turkey"} {
		var c country
		decode(t, &c, "country", name)
		if c.ISO3 != "TUR" || c.Name != "Türkiye" || !slices.Contains(c.Groups, "nato") || len(c.Participation) != texts(t) || c.Positions == nil {
			t.Errorf("%s is %+v", name, c)
		}
		for _, p := range c.Participation {
			if p.Statement == "ga-res-78-16" && (p.Act != "yes" || p.Date != "2023-12-04") {
				t.Errorf("on 78/16 it is %+v", p)
			}
		}
	}
	var est country
	decode(t, &est, "country", "EST")
	if len(est.Positions) != 2 || est.Positions[0].Year != 2019 || est.Positions[0].Confidence != "checked" {
		t.Errorf("the positions of Estonia are %+v", est.Positions)
	}
}
