package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/report"
)

func (s *session) groupCommand() *cobra.Command {
	var asOf string
	cmd := s.command("group NAME", "records", "one group: its members on a day, and what all, most or none of them did",
		"NAME is an id from \"comity groups\", a name, a UN regional group or region such as\nWEOG or Africa, or a name with a day: EU@2019-09-23.\n"+strings.Join(cells.Wrap(model.MemberRule, 80), "\n")+"\nWith --format csv: the members.\nColumns: "+
			strings.Join(report.MemberColumns(), ", ")+".",
		some("the name of a group, such as nato or eu"), func(c *model.Corpus, words string) (output, error) {
			name, on, dated := strings.Cut(words, "@")
			if dated && asOf != "" {
				return output{}, usage("the day of the group is given twice; use --as-of or @, not both")
			}
			return groupRecord(c, name, on+asOf)
		})
	cmd.Example = "  comity group nato\n  comity group nato --as-of 2019-09-23\n  comity group weog\n  comity group \"European Union\" --json"
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
	switch {
	case err != nil:
		return output{}, err
	case !r.Group.Members.Known:
		return output{}, usage("%s", r.Group.Members.Caveats[0])
	}
	return recordOutput(r), nil
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
