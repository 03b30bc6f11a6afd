package report

import (
	"strings"

	"comity/model"
	"comity/model/prose"
)

// MemberColumns are the columns of the table of a group.
func MemberColumns() []string { return []string{"iso3", "name", "un_group", "confidence"} }

// groupData makes the data of a group on the day of its page; its table is of its
// members.
func (s *Report) groupData(g *model.Group) {
	c := s.corpus
	v := viewGroup(c, g, s.Group)
	s.JSON, s.Header = v, MemberColumns()
	s.add("id", string(v.ID))
	s.add("name", v.Name)
	s.add("short_name", v.ShortName)
	s.add("kind", v.Kind)
	s.add("on", v.On.String())
	s.add("confidence", string(v.Confidence))
	for _, m := range v.States {
		co, _ := c.Country(m.ISO3)
		s.row(string(m.ISO3), m.Name, co.UNGroup, string(m.Confidence))
		s.add("member", string(m.ISO3), m.Name, string(m.Confidence))
	}
	for _, other := range v.OtherMembers {
		s.add("other_member", other)
	}
	for _, ch := range v.Changes {
		s.add(map[bool]string{true: "joined", false: "left"}[ch.Joined], string(ch.ISO3), ch.Date.String(), string(ch.Confidence))
	}
	for _, d := range v.Did {
		text, _ := c.Statement(d.Statement)
		acts := prose.Counts(prose.Each(model.Acts(), func(act model.Act) prose.Counted { return prose.Counted{Word: act.Word(), N: d.Counts[act.Key()]} })...)
		s.add("statement", string(d.Statement), string(d.Share), d.Date.String(), d.Title, strings.Join(acts, ", "), string(text.Confidence))
	}
	for _, caveat := range v.Caveats {
		s.add("note", caveat)
	}
	for _, source := range v.Sources {
		s.add("source", source)
	}
	s.add("source", v.URL)
}

func viewGroup(c *model.Corpus, g *model.Group, on *Group) GroupView {
	members := on.Members
	v := GroupView{
		GroupSummary: summarizeGroup(g), On: members.Day, Known: members.Known,
		Changes: []changeView{}, Caveats: list(members.Caveats),
	}
	if v.On.IsZero() {
		v.On = g.AsOf
	}
	v.States = prose.Each(c.Named(members.Codes), func(co *model.Country) memberView { return memberView{co.ISO3, co.DisplayName(), g.Confidence} })
	for _, ch := range c.Changes {
		if ch.Group == g.ID {
			v.Changes = append(v.Changes, changeView{ch.ISO3, ch.Date, ch.Joined, ch.Confidence})
		}
	}
	v.Did = prose.Each(on.Did, func(t model.Together) sharedView {
		return sharedView{t.Statement.ID, t.Statement.ShortTitle, t.Statement.When(), t.Share, t.Counts.Keys()}
	})
	return v
}
