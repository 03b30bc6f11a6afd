package compare

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
)

// Sort is what a comparison compares.
type Sort uint8

// The sorts: countries and groups are both States.
const (
	States Sort = iota
	Statements
)

// Subject is one side of a comparison: a country, a group or a statement.
type Subject struct {
	Name      string // "Estonia", "EU on 23 September 2019", "Joint statement 2019"
	Place     string // "country/EST", "group/eu@2019-09-23", "statement/…"; Parse reads it
	Country   *model.Country
	Group     *model.Group
	Statement *model.Statement
	// On is the day of a group's members; zero means the newest list.
	On model.Date
	// Members are the States counted, by display name: the country alone, or
	// the members of the group on the day; none where Known is false.
	Members []*model.Country
	// Known is false for a group whose members on the day are not known.
	Known bool
}

// Caveat says what is not known of the subject, or nothing.
func (s *Subject) Caveat() string {
	switch {
	case s.Group == nil:
		return ""
	case !s.Known:
		return relation.NoMembers(s.Group, s.On)
	case s.On.Compare(relation.Last(s.Group.AsOf)) > 0:
		return "the list of " + s.Group.ShortName + " is that of " + s.Group.AsOf.Long() + ", the newest on record"
	case len(s.Group.Unverified) > 0:
		return fmt.Sprintf("%d more belong to the stated number of %s and are unverified", len(s.Group.Unverified), s.Group.Name)
	}
	return ""
}

// Counted says of a group how many members are counted, and of which day, as it is not
// that of each text.
func (s *Subject) Counted() string {
	words := prose.Count(len(s.Members), "member")
	if day := cmp.Or(s.On, s.Group.AsOf); !s.Group.Regional() {
		words += " as of " + day.Long()
	}
	return words + ", whatever the day of a text"
}

// Subjects are what one comparison compares, all of one kind, in the order given.
type Subjects struct {
	Sort Sort
	List []Subject
}

// Names are the names of the subjects in their order.
func (s Subjects) Names() []string {
	return prose.Each(s.List, func(one Subject) string { return one.Name })
}

// Countries reports whether all of the subjects are countries.
func (s Subjects) Countries() bool {
	return !slices.ContainsFunc(s.List, func(one Subject) bool { return one.Country == nil })
}

// Parse reads what to compare: countries (EST, Estonia, country/EST), groups
// (EU, group/eu, EU@2019-09-23: the members on that day; without a day as on
// asOf, or the newest list when asOf is zero), or statements by id or symbol.
// A name that does not exist is a [model.NotFoundError] with the nearest.
func Parse(c *model.Corpus, names []string, asOf model.Date) (Subjects, error) {
	if len(names) < 2 {
		return Subjects{}, errors.New("a comparison needs two or more countries and groups, or two or more statements")
	}
	if len(names) > Most {
		return Subjects{}, fmt.Errorf("too many names: %d; one comparison takes at most %d", len(names), Most)
	}
	var out Subjects
	for i, name := range names {
		s, err := ParseOne(c, name, asOf)
		if err != nil {
			return Subjects{}, err
		}
		sort := States
		if s.Statement != nil {
			sort = Statements
		}
		if i == 0 {
			out.Sort = sort
		}
		if first := &out; first.Sort != sort {
			return Subjects{}, fmt.Errorf("cannot compare a %s with a %s; compare countries and groups, or statements", out.List[0].kind(), s.kind())
		}
		if slices.ContainsFunc(out.List, func(o Subject) bool { return o.Place == s.Place }) {
			return Subjects{}, fmt.Errorf("%s is named twice; name it once", s.Place)
		}
		out.List = append(out.List, s)
	}
	return out, nil
}

// kind is the word for what the subject is: country, group or statement.
func (s *Subject) kind() string {
	switch {
	case s.Country != nil:
		return "country"
	case s.Group != nil:
		return "group"
	}
	return "statement"
}

// ParseOne reads one name as [Parse] does.
func ParseOne(c *model.Corpus, typed string, asOf model.Date) (Subject, error) {
	name := strings.TrimSpace(typed)
	kind, rest, _ := strings.Cut(name, "/")
	switch strings.ToLower(kind) {
	case "country":
		co, err := c.MatchCountry(rest)
		if err != nil {
			return Subject{}, err
		}
		return ofCountry(co), nil
	case "group":
		return parseGroup(c, rest, asOf)
	case "statement":
		s, err := c.MatchStatement(rest)
		if err != nil {
			return Subject{}, err
		}
		return ofStatement(s), nil
	}
	if strings.Contains(name, "@") {
		return parseGroup(c, name, asOf)
	}
	var found []Subject
	if co, err := c.FindCountry(name); err == nil {
		found = append(found, ofCountry(co))
	}
	if g, err := c.FindGroup(name); err == nil {
		found = append(found, ofGroup(c, g, asOf))
	}
	if s, err := c.FindStatement(name); err == nil {
		found = append(found, ofStatement(s))
	}
	switch len(found) {
	case 0:
		if s, err := c.MatchStatement(name); err == nil { // by words that only one has
			return ofStatement(s), nil
		}
		missing := &model.NotFoundError{Kind: "country, group or statement", Name: typed}
		_, err := c.FindGroup(name)
		if outside := new(model.NotFoundError); errors.As(err, &outside) {
			missing.Why = outside.Reason()
		}
		missing.Nearest = nearest(c, name)
		return Subject{}, missing
	case 1:
		return found[0], nil
	}
	several := &model.NotFoundError{Kind: "country, group or statement", Name: name, Several: true}
	for i := range found { // such as AU: Australia, and the African Union
		title := found[i].Name
		if g := found[i].Group; g != nil {
			title = g.Name
		}
		several.Nearest, several.Places = append(several.Nearest, title+" ("+found[i].Place+")"), append(several.Places, found[i].Place)
	}
	return Subject{}, several
}

// parseGroup reads a group with or without a day.
func parseGroup(c *model.Corpus, name string, asOf model.Date) (Subject, error) {
	name, on, dated := strings.Cut(name, "@")
	g, err := c.FindGroup(name)
	if err != nil {
		return Subject{}, err
	}
	if dated {
		if asOf, err = model.ParseDate(strings.TrimSpace(on)); err != nil {
			return Subject{}, fmt.Errorf("%q is not a date; use one such as %s@2019-09-23", model.Printable(on), g.ShortName)
		}
	}
	return ofGroup(c, g, asOf), nil
}

func ofCountry(co *model.Country) Subject {
	return Subject{Name: co.DisplayName(), Place: co.Path(), Country: co, Members: []*model.Country{co}, Known: true}
}

func ofStatement(s *model.Statement) Subject {
	return Subject{Name: cmp.Or(s.ShortTitle, s.Title), Place: s.Path(), Statement: s, Known: true}
}

// ofGroup is a group as at the end of a day, month or year, or as in its newest list.
func ofGroup(c *model.Corpus, g *model.Group, on model.Date) Subject {
	on = relation.Last(on)
	s := Subject{Name: cmp.Or(g.ShortName, g.Name), Place: g.Path(), Group: g, On: on}
	members := relation.MembersOf(c, g, on)
	if !on.IsZero() {
		s.Name += " on " + on.Long()
		s.Place += "@" + on.String()
	}
	s.Members, s.Known = c.Named(members.Codes), members.Known
	return s
}

// nearest are the names of anything that look most like what was typed; those of
// States only where it is a slip of the fingers.
func nearest(c *model.Corpus, typed string) []string {
	var folded, states []string
	shown := map[string]string{}
	add := func(name string, to *[]string) {
		if key := model.Fold(name); shown[key] == "" {
			*to, shown[key] = append(*to, key), name
		}
	}
	for _, co := range c.Countries() {
		add(co.DisplayName(), &states)
		add(string(co.ISO3), &states)
	}
	for _, g := range c.Groups() {
		add(g.ShortName, &folded)
		add(string(g.ID), &folded)
	}
	for _, s := range c.Statements() {
		add(string(s.ID), &folded)
	}
	var out []string
	folded = append(folded, model.Misspelt(model.Fold(typed), states)...)
	return append(out, prose.Each(model.Nearest(model.Fold(typed), folded, 3), func(key string) string { return shown[key] })...)
}
