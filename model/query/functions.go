package query

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
)

// kind is what a string in a call names.
type kind int

const (
	statement kind = iota
	expertGroup
	group
	region
	unGroup
	country
	act
	day
	saidNorm
	saying
)

// function is a function of the language and what its arguments name.
type function struct {
	name, call, meaning string
	args                []kind
	optional            int // how many of the last arguments may be left out
}

func functions() []function {
	return []function{
		{"signed", `signed("joint-statement-2019")`, "on record by its own name: listed, party or signatory", []kind{statement}, 0},
		{"did", `did("ga-res-73-27", "no")`, "did exactly this about the text", []kind{statement, act}, 0},
		{"member", `member("eu", "2019-09-23")`, "belongs to the group on that day; without one, today", []kind{group, day}, 1},
		{"region", `region("Europe")`, "is in the UN region or subregion", []kind{region}, 0},
		{"un_group", `un_group("WEOG")`, "belongs to the UN regional group", []kind{unGroup}, 0},
		{"state", `state("Chile")`, "is this State", []kind{country}, 0},
		{"expert", `expert("gge-2021")`, "one of its nationals was a member of the expert group", []kind{expertGroup}, 0},
		{"position", `position()`, "comity has its published position on international law", nil, 0},
		{"says", `says("norm g", "measure")`, "says so about a UN norm, or un for the set, in a document that comity holds; without a kind: a measure, plan or need", []kind{saidNorm, saying}, 1},
		{"count", `count("yes") > 9`, "the number of statements on which it did this", []kind{act}, 0},
	}
}

// resolve finds what a name of a kind names, or says what is nearest.
func resolve(c *model.Corpus, k kind, name string) error {
	var err error
	switch k {
	case statement:
		_, err = c.MatchStatement(name)
	case expertGroup:
		_, err = findExperts(c, name)
	case group:
		_, err = membersOf(c, name)
	case region:
		_, err = findRegion(c, name)
	case unGroup:
		_, err = findUNGroup(name)
	case country:
		_, err = c.MatchCountry(name)
	case act:
		_, err = findAct(name)
	case day:
		_, err = model.ParseDate(name)
	case saidNorm:
		_, err = findSaidNorm(c, name)
	case saying:
		_, err = findSaying(name)
	}
	return err
}

// membersOf returns the members of a group today, or at the end of a day, month or
// year, which stands behind the name and @ or is a name of its own. It returns an error
// where no members are on record for it.
func membersOf(c *model.Corpus, name string, on ...string) ([]model.ISO3, error) {
	name, day, dated := strings.Cut(name, "@")
	if dated {
		on = append([]string{day}, on...)
	}
	g, err := c.MatchGroup(name)
	switch {
	case err != nil:
		return nil, err
	case len(on) == 0:
		return g.Members, nil
	case len(on) > 1:
		return nil, errors.New("the day of the group is given twice; give it once")
	}
	when, err := model.ParseDate(strings.TrimSpace(on[0]))
	if err != nil {
		return nil, err
	}
	members := relation.MembersOf(c, g, when)
	if !members.Known {
		return nil, errors.New(relation.NoMembers(g, relation.Last(when)))
	}
	return members.Codes, nil
}

func findExperts(c *model.Corpus, name string) (*model.Statement, error) {
	s, err := c.FindStatement(name)
	if err == nil && s.Kind != "expert-group" && !s.Unsigned() && !s.AdoptionUnknown() {
		return nil, errors.New(model.Printable(name) + " is not an expert group; write " + instead(s, name) + ", or name one of " + strings.Join(expertGroups(c), ", "))
	}
	if err != nil || s.Kind != "expert-group" {
		ids := expertGroups(c)
		return nil, &model.NotFoundError{Kind: "expert group", Name: name, Nearest: model.Nearest(strings.ToLower(name), ids, 3)}
	}
	return s, nil
}

// findRegion returns a region or subregion as the records spell it.
func findRegion(c *model.Corpus, name string) (string, error) {
	var all []string
	for _, co := range c.Countries() {
		for _, r := range []string{co.Region, co.Subregion} {
			if model.Fold(r) == model.Fold(name) {
				return r, nil
			}
			if !slices.Contains(all, r) {
				all = append(all, r)
			}
		}
	}
	return "", notFound("region", name, all)
}

// findUNGroup returns a UN regional group as the records spell it; the word
// "group" may be left out.
func findUNGroup(name string) (string, error) {
	short := func(s string) string { return strings.TrimSuffix(model.Fold(s), " group") }
	for _, g := range model.UNGroups() {
		if short(g) == short(name) {
			return g, nil
		}
	}
	return "", notFound("UN regional group", name, model.UNGroups())
}

func findAct(name string) (model.Act, error) {
	if a, ok := model.ParseAct(name); ok {
		return a, nil
	}
	return model.NotEligible, notFound("act", name, prose.Each(model.Acts(), model.Act.Word))
}

// possible faults an act that no State can have about a text: asking for it finds
// nobody, which would read as an answer.
func possible(s *model.Statement, a model.Act) error {
	acts := s.Acts()
	if slices.Contains(acts, a) {
		return nil
	}
	words := prose.Each(acts, func(one model.Act) string { return strconv.Quote(one.Word()) })
	return fmt.Errorf("no State can be %q on %s, expected one of %s, as in did(%q, %s)", a.Word(), s.ID, strings.Join(words, ", "), s.ID, words[0])
}

func notFound(what, name string, among []string) error {
	slices.Sort(among)
	return &model.NotFoundError{Kind: what, Name: name, Nearest: model.Nearest(name, among, 3)}
}

// environment holds the functions, asked about the State that current points
// to. Names are looked up once for all States.
func environment(c *model.Corpus, current **model.Country) map[string]any {
	statements := remember(c.MatchStatement)
	experts := remember(func(name string) (*model.Statement, error) { return findExperts(c, name) })
	members := remember(func(key string) ([]model.ISO3, error) {
		parts := strings.Split(key, "\x00")
		return membersOf(c, parts[0], parts[1:]...)
	})
	regions := remember(func(name string) (string, error) { return findRegion(c, name) })
	unGroups := remember(findUNGroup)
	acts := remember(findAct)
	countries := remember(c.MatchCountry)
	sayers := remember(func(key string) ([]model.ISO3, error) { return findSayers(c, strings.Split(key, "\x00")) })
	return map[string]any{
		"signed": func(id string) (bool, error) {
			s, err := statements(id)
			if err == nil {
				err = signs(s, id)
			}
			return err == nil && c.Act(s, *current).OwnName(), err
		},
		"did": func(id, word string) (bool, error) {
			s, err := statements(id)
			if err != nil {
				return false, err
			}
			a, err := acts(word)
			if err == nil {
				err = possible(s, a)
			}
			return err == nil && c.Act(s, *current) == a, err
		},
		"member": func(id string, on ...string) (bool, error) {
			codes, err := members(strings.Join(append([]string{id}, on...), "\x00"))
			return err == nil && slices.Contains(codes, (*current).ISO3), err
		},
		"region": func(name string) (bool, error) {
			r, err := regions(name)
			return err == nil && (r == (*current).Region || r == (*current).Subregion), err
		},
		"un_group": func(name string) (bool, error) {
			g, err := unGroups(name)
			return err == nil && g == (*current).UNGroup, err
		},
		"state": func(name string) (bool, error) {
			co, err := countries(name)
			return err == nil && co == *current, err
		},
		"expert": func(id string) (bool, error) {
			s, err := experts(id)
			return err == nil && c.Act(s, *current) == model.Expert, err
		},
		"says": func(norm string, kinds ...string) (bool, error) {
			states, err := sayers(strings.Join(append([]string{norm}, kinds...), "\x00"))
			return err == nil && slices.Contains(states, (*current).ISO3), err
		},
		"position": func() bool { return len(c.PositionsOf(*current)) > 0 },
		"count": func(word string) (int, error) {
			a, err := acts(word)
			n := 0
			for _, s := range c.Statements() {
				if err == nil && c.Act(s, *current) == a {
					n++
				}
			}
			return n, err
		},
	}
}

// remember looks every name up once.
func remember[T any](find func(string) (T, error)) func(string) (T, error) {
	type answer struct {
		value T
		err   error
	}
	known := map[string]answer{}
	return func(name string) (T, error) {
		a, seen := known[name]
		if !seen {
			a.value, a.err = find(name)
			known[name] = a
		}
		return a.value, a.err
	}
}
