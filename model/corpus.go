package model

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"comity/model/prose"
)

// records is everything as it was read, before anything is computed from it.
type records struct {
	Norms      []Norm
	Statements []Statement
	Countries  []Country
	Groups     []Group
	Changes    []MembershipChange
	Positions  []Position
	Documents  []Document
	Pages      []Page
	Sources    []SourceRecord
	Edition    Edition
}

// Corpus is everything comity knows. It is immutable once built and safe to
// share between sessions; slices and pointers handed out must not be changed.
type Corpus struct {
	records
	norms        []*Norm      // UN a to k, then G7 1 to 12
	statements   []*Statement // newest first
	countries    []*Country   // by display name
	groups       []*Group     // in the order of their file
	pages        []*Page      // about the framework, in their order
	terms        []*Page      // of the glossary, by title
	documents    []*Document  // by speaker, the newest first
	normByID     map[NormID]*Norm
	stmtByID     map[StatementID]*Statement
	groupByID    map[GroupID]*Group
	regions      []*Group // made of what the records of States say
	byISO3       map[ISO3]*Country
	pageByID     map[PageID]*Page
	sourceByID   map[SourceID]*SourceRecord
	documentByID map[DocumentID]*Document
	hash         string // of the packed records

	stateNames func() map[string]*Country // by each name and code, folded; made when first asked
	called     called                     // the records by their names

	acts [][]Act // [statement][country]
	hows [][]How // [statement][norm]
}

// newCorpus indexes the records and computes every act and carriage once.
func newCorpus(r records) *Corpus {
	c := &Corpus{
		records:   r,
		normByID:  make(map[NormID]*Norm, len(r.Norms)),
		stmtByID:  make(map[StatementID]*Statement, len(r.Statements)),
		groupByID: make(map[GroupID]*Group, len(r.Groups)),
		byISO3:    make(map[ISO3]*Country, len(r.Countries)),
	}
	for i := range c.records.Norms {
		n := &c.records.Norms[i]
		c.norms, c.normByID[n.ID] = append(c.norms, n), n
	}
	for i := range c.records.Statements {
		s := &c.records.Statements[i]
		c.statements, c.stmtByID[s.ID] = append(c.statements, s), s
	}
	for i := range c.records.Groups {
		g := &c.records.Groups[i]
		g.index = i
		c.groups, c.groupByID[g.ID] = append(c.groups, g), g
	}
	for i := range c.records.Countries {
		co := &c.records.Countries[i]
		c.countries, c.byISO3[co.ISO3] = append(c.countries, co), co
	}
	c.order()
	c.indexPages()
	c.indexDocuments()
	c.stateNames = sync.OnceValue(c.newStateNames)
	c.called = newCalled(c)
	for _, g := range c.newRegions() {
		if _, taken := c.groupByID[g.ID]; !taken {
			c.regions, c.groupByID[g.ID] = append(c.regions, g), g
		}
	}
	c.acts = make([][]Act, len(c.statements))
	c.hows = make([][]How, len(c.statements))
	for i, s := range c.statements {
		c.acts[i] = c.actsOf(s)
		c.hows[i] = make([]How, len(c.norms))
		for j, n := range c.norms {
			c.hows[i][j], _ = carriage(s, n)
		}
	}
	return c
}

// order sorts the walks and gives each record its place in them.
func (c *Corpus) order() {
	slices.SortFunc(c.norms, func(a, b *Norm) int {
		if a.UN() != b.UN() {
			return strings.Compare(string(b.ID), string(a.ID)) // un/ before g7/
		}
		return cmp.Or(len(a.ID)-len(b.ID), strings.Compare(string(a.ID), string(b.ID)))
	})
	for i, n := range c.norms {
		n.index = i
	}
	slices.SortFunc(c.statements, func(a, b *Statement) int {
		return cmp.Or(b.Date.Compare(a.Date), strings.Compare(string(a.ID), string(b.ID)))
	})
	for i, s := range c.statements {
		s.index = i
	}
	folded := make(map[*Country]string, len(c.countries))
	for _, co := range c.countries {
		folded[co] = Fold(co.DisplayName())
	}
	slices.SortFunc(c.countries, func(a, b *Country) int { return strings.Compare(folded[a], folded[b]) })
	for i, co := range c.countries {
		co.index = i
	}
	slices.SortStableFunc(c.Changes, func(a, b MembershipChange) int { return b.Date.Compare(a.Date) })
}

// Norms returns the UN norms a to k and then the G7 points 1 to 12.
func (c *Corpus) Norms() []*Norm { return c.norms }

// Statements returns every statement, the newest first.
func (c *Corpus) Statements() []*Statement { return c.statements }

// Countries returns every State by display name.
func (c *Corpus) Countries() []*Country { return c.countries }

// Groups returns every group in the order of its file.
func (c *Corpus) Groups() []*Group { return c.groups }

// Positions returns the published positions on international law.
func (c *Corpus) Positions() []Position { return c.records.Positions }

// Norm finds a norm by its id.
func (c *Corpus) Norm(id NormID) (*Norm, bool) { n, ok := c.normByID[id]; return n, ok }

// Statement finds a statement by its id.
func (c *Corpus) Statement(id StatementID) (*Statement, bool) { s, ok := c.stmtByID[id]; return s, ok }

// Group finds a group by its id.
func (c *Corpus) Group(id GroupID) (*Group, bool) { g, ok := c.groupByID[id]; return g, ok }

// Country finds a State by its alpha-3 code.
func (c *Corpus) Country(code ISO3) (*Country, bool) { co, ok := c.byISO3[code]; return co, ok }

// Act is what a State did about a statement.
func (c *Corpus) Act(s *Statement, co *Country) Act { return c.acts[s.index][co.index] }

// Counts returns how many States did what about a statement, indexed by Act.
func (c *Corpus) Counts(s *Statement) Counts {
	var n Counts
	for _, act := range c.acts[s.index] {
		n[act]++
	}
	return n
}

// Counts holds a number of States for each act; index it by Act.
type Counts [actCount]int

// Words returns each of some acts, or of all, with its number, without those of
// which there is none: "yes 119".
func (n Counts) Words(acts ...Act) []string {
	if len(acts) == 0 {
		acts = Acts()
	}
	return prose.Counts(prose.Each(acts, func(act Act) prose.Counted { return prose.Counted{Word: act.Word(), N: n[act]} })...)
}

// Keys returns the numbers by the keys of the acts, without those that are 0.
func (n Counts) Keys() map[string]int {
	out := map[string]int{}
	for _, act := range Acts() {
		if n[act] > 0 {
			out[act.Key()] = n[act]
		}
	}
	return out
}

// How returns how a statement carries a norm.
func (c *Corpus) How(s *Statement, n *Norm) How { return c.hows[s.index][n.index] }

// Why returns the reason why a statement carries a norm.
func (c *Corpus) Why(s *Statement, n *Norm) string { _, why := carriage(s, n); return why }

// CarriersOf returns the statements that carry a norm, the strongest way
// first and the newest first within it.
func (c *Corpus) CarriersOf(n *Norm) []*Statement {
	var out []*Statement
	for _, how := range Hows() {
		out = append(out, prose.Only(c.statements, func(s *Statement) bool { return c.How(s, n) == how })...)
	}
	return out
}

// Standing returns how a State is on record for a norm: its strongest act on the
// statements that carry it, and on how many of them it took part. Nothing is
// rounded up: a text on the same subject does not cite the norm, one adopted by
// the whole membership without a vote says nothing of one State's own voice,
// experts sit in their own name, and of the separate statements behind an
// attribution only some speak of the norms. NotListed means none on record,
// Unknown that a list which could hold the State is withheld or a minimum, and
// NotEligible that none of the texts was open to it.
func (c *Corpus) Standing(n *Norm, co *Country) (Act, int) {
	return c.StandingOn(c.statements, n, co, c.Act)
}

// StandingOn is the same on some texts only, and with the acts as of a day.
func (c *Corpus) StandingOn(texts []*Statement, n *Norm, co *Country, actOf func(*Statement, *Country) Act) (Act, int) {
	best, count := NotEligible, 0
	for _, s := range texts {
		act := actOf(s, co)
		switch how := c.How(s, n); {
		case how == NotCarried || how == Subject:
		case s.speaksFor(act):
			count++
			best = max(best, act)
		case act == Unknown && best <= NotListed && s.Kind != "attribution":
			best = Unknown
		case act.Open() && best == NotEligible:
			best = NotListed
		}
	}
	return best, count
}

// StandingRule says how [Corpus.Standing] counts.
const StandingRule = "Each State by its strongest act on a text that cites the norm or backs the set " +
	"(member: its body adopted one by consensus). Not counted: texts on the same subject, experts, attributions."

// SupportersOf returns the statements that [Corpus.Standing] counts for a norm, in
// the order of [Corpus.CarriersOf].
func (c *Corpus) SupportersOf(n *Norm) []*Statement {
	return slices.DeleteFunc(c.CarriersOf(n), func(s *Statement) bool { return c.How(s, n) == Subject || s.Kind == "attribution" })
}

// AdoptedByAll returns those of some texts that the whole membership adopted without
// a vote.
func AdoptedByAll(texts []*Statement) []*Statement {
	return slices.DeleteFunc(slices.Clone(texts), func(s *Statement) bool { return !s.WithoutVote() })
}

// speaksFor reports whether an act on a statement makes what the text says of
// the norms the State's own word.
func (s *Statement) speaksFor(act Act) bool {
	return act.Joined() && act != Expert && s.Kind != "attribution"
}

// GroupsOf returns the groups a State belongs to.
func (c *Corpus) GroupsOf(co *Country) []*Group {
	return prose.Only(c.groups, func(g *Group) bool { return slices.Contains(g.Members, co.ISO3) })
}

// PositionsOf returns the published positions of a State.
func (c *Corpus) PositionsOf(co *Country) []Position {
	return prose.Only(c.records.Positions, func(p Position) bool { return p.State == co.ISO3 })
}

// MembersOn returns the States in a group on a day, and whether that is
// known: memberships are recorded back to 2010, and not for every group.
func (c *Corpus) MembersOn(g *Group, day Date) (members []ISO3, known bool) {
	if !membersKnown(g, day) {
		return nil, false
	}
	if day.Compare(g.AsOf) >= 0 {
		return g.Members, true
	}
	if g.Regional() {
		return c.inUN(g.Members, day), true
	}
	members = slices.Clone(g.Members)
	for _, ch := range c.Changes { // the newest first: undone in turn
		if ch.Group != g.ID {
			continue
		}
		if ch.Joined && ch.Date.Compare(day) > 0 {
			members = slices.DeleteFunc(members, func(m ISO3) bool { return m == ch.ISO3 })
		}
		if !ch.Joined && ch.Date.Compare(day) >= 0 {
			members = append(members, ch.ISO3)
		}
	}
	slices.Sort(members)
	return members, true
}
