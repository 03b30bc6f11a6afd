package cli

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/ui/place"
	"comity/ui/report"
)

// groupView is one group with its members on a day, and what they did.
type groupView struct {
	groupSummary
	On      model.Date   `json:"on"` // of the members
	Known   bool         `json:"known"`
	States  []memberView `json:"states"`
	Changes []changeView `json:"changes"`
	Did     []sharedView `json:"did"`
	Caveats []string     `json:"caveats"`
}

// memberView is a State that belongs to the group.
type memberView struct {
	ISO3       model.ISO3       `json:"iso3"`
	Name       string           `json:"name"`
	Confidence model.Confidence `json:"confidence"`
}

// changeView is a State that joined or left the group.
type changeView struct {
	ISO3       model.ISO3       `json:"iso3"`
	Date       model.Date       `json:"date"`
	Joined     bool             `json:"joined"`
	Confidence model.Confidence `json:"confidence"`
}

// sharedView is how many of the members took part in a text.
type sharedView struct {
	Statement model.StatementID `json:"statement"`
	Title     string            `json:"title"`
	Date      model.Date        `json:"date"`
	Share     model.Share       `json:"share"`
	Counts    map[string]int    `json:"counts"`
}

// groupCommand is "comity group".
func (s *session) groupCommand() *cobra.Command {
	var asOf string
	cmd := &cobra.Command{
		Use: "group NAME", GroupID: "records", Short: "one group: its members on a day, and what all, most or none of them did",
		Long: "One group: its members on a day, and what all, most or none of them did.\n\nNAME is an id from \"comity groups\", a name, a UN regional group or region such as\nWEOG or Africa, or a name with a day: EU@2019-09-23.\nBelonging to a group is not an act: no signature follows from it. With --format\ncsv: the members.\nColumns: " +
			strings.Join(memberColumns(), ", ") + ".",
		Example: "  comity group nato\n  comity group nato --as-of 2019-09-23\n  comity group weog\n  comity group \"European Union\" --json",
		Args:    some("the name of a group, such as nato or eu"), DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error {
			c, err := s.corpus()
			if err != nil {
				return err
			}
			name, on, dated := strings.Cut(strings.Join(args, " "), "@")
			if dated && asOf != "" {
				return usage("the day of the group is given twice; use --as-of or @, not both")
			}
			out, err := groupRecord(c, name, on+asOf)
			if err != nil {
				return err
			}
			return s.print(out)
		},
	}
	cmd.Flags().StringVar(&asOf, "as-of", "", "members on `DAY`: 2019, 2019-09 or 2019-09-23")
	return cmd
}

// parseDay reads the day of a flag; none is the zero day.
func parseDay(text string) (model.Date, error) {
	if text == "" {
		return model.Date{}, nil
	}
	day, err := model.ParseDate(strings.TrimSpace(text))
	if err != nil {
		return day, usage("%q is not a date; use 2019, 2019-09 or 2019-09-23", model.Printable(text))
	}
	return day, nil
}

func memberColumns() []string { return []string{"iso3", "name", "un_group", "confidence"} }

// groupRecord is a group on a day; on the day of its list where none is named.
func groupRecord(c *model.Corpus, name, on string) (output, error) {
	g, err := c.MatchGroup(name)
	if err != nil {
		return output{}, err
	}
	day, err := parseDay(on)
	if err != nil {
		return output{}, err
	}
	r, err := report.Of(context.Background(), c, place.View{Place: place.OfGroup(g), AsOf: day})
	if err != nil {
		return output{}, err
	}
	v := viewGroup(c, g, r.Group)
	if !v.Known {
		return output{}, usage("%s", v.Caveats[0])
	}
	table := grid{header: memberColumns(), flex: "name", weak: []string{"confidence", "un_group"}}
	f := fields{}
	f.add("id", string(v.ID))
	f.add("name", v.Name)
	f.add("short_name", v.ShortName)
	f.add("kind", v.Kind)
	f.add("on", v.On.String())
	f.add("confidence", string(v.Confidence))
	for _, m := range v.States {
		co, _ := c.Country(m.ISO3)
		table.add(string(m.ISO3), m.Name, co.UNGroup, string(m.Confidence))
		f.add("member", string(m.ISO3), m.Name, string(m.Confidence))
	}
	for _, other := range v.OtherMembers {
		f.add("other_member", other)
	}
	for _, ch := range v.Changes {
		f.add(map[bool]string{true: "joined", false: "left"}[ch.Joined], string(ch.ISO3), ch.Date.String(), string(ch.Confidence))
	}
	for _, d := range v.Did {
		s, _ := c.Statement(d.Statement)
		f.add("statement", string(d.Statement), string(d.Share), d.Date.String(), d.Title, strings.Join(actsOf(d.Counts), ", "), string(s.Confidence))
	}
	for _, caveat := range v.Caveats {
		f.add("note", caveat)
	}
	for _, source := range v.Sources {
		f.add("source", source)
	}
	f.add("source", v.URL)
	return output{table: table, json: v, page: r.Page, fields: f}, nil
}

// actsOf are acts with their counts, in the order of the acts.
func actsOf(counts map[string]int) []string {
	var out []string
	for _, act := range model.Acts() {
		if n := counts[act.Key()]; n > 0 {
			out = append(out, act.Word()+" "+strconv.Itoa(n))
		}
	}
	return out
}

func viewGroup(c *model.Corpus, g *model.Group, on *report.Group) groupView {
	members := on.Members
	v := groupView{
		groupSummary: summarizeGroup(g), On: members.Day, Known: members.Known,
		States: []memberView{}, Changes: []changeView{}, Did: []sharedView{}, Caveats: list(members.Caveats),
	}
	if v.On.IsZero() {
		v.On = g.AsOf
	}
	for _, co := range c.Named(members.Codes) {
		v.States = append(v.States, memberView{co.ISO3, co.DisplayName(), g.Confidence})
	}
	for _, ch := range c.Changes {
		if ch.Group == g.ID {
			v.Changes = append(v.Changes, changeView{ch.ISO3, ch.Date, ch.Joined, ch.Confidence})
		}
	}
	for _, t := range on.Did {
		v.Did = append(v.Did, sharedView{t.Statement.ID, t.Statement.ShortTitle, t.Statement.When(), t.Share, t.Counts.Keys()})
	}
	return v
}

// groupsOf are the groups that are named, and those to which a State that is named
// belongs; all where nothing is.
func groupsOf(c *model.Corpus, names string) ([]*model.Group, error) {
	if strings.TrimSpace(names) == "" {
		return c.Groups(), nil
	}
	known := func(name string) bool {
		_, group := c.FindGroup(name)
		_, state := c.FindCountry(name)
		return group == nil || state == nil
	}
	var out []*model.Group
	for _, name := range model.SplitNames(names, known) {
		g, err := c.MatchGroup(name)
		found := []*model.Group{g}
		if err != nil {
			co, none := c.MatchCountry(name)
			if none != nil {
				return nil, err
			}
			found = c.GroupsOf(co)
		}
		for _, one := range found {
			if !slices.Contains(out, one) {
				out = append(out, one)
			}
		}
	}
	return out, nil
}
