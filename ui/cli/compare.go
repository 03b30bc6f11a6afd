package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/compare"
	"comity/ui/place"
)

func (s *session) compareCommand() *cobra.Command {
	return s.sceneCommand(scene{
		kind: place.Compare, use: "compare A [B…]", short: "countries, groups or statements side by side",
		long: "Countries and groups: the texts that all joined, the texts that only one joined,\nthe largest differences, and how often they agree by votes and by lists, with\n" +
			"counts. EU@2019-09-23 means the members on that day. Statements: which States\njoined which of them. One country: closest and most distant States, and where it\n" +
			"differs from its UN regional group, or from a group named beside it.\n\nColumns: id, title, date, kind, category, only, and one for each compared. Of\n" +
			"statements: iso3, name, and one for each. Of one country: what, id, name, same,\nof.",
		example: "  comity compare EST LVA\n  comity compare EU@2019-09-23 USA\n  comity compare paris-call-2018 budapest-convention --format svg > c.svg\n  comity compare Estonia",
		args:    some("a country, or two or more countries, groups or statements"),
		take: func(c *model.Corpus, _ *cobra.Command, args []string, params map[string]string) error {
			params["of"] = strings.Join(names(args, func(name string) bool {
				_, err := compare.ParseOne(c, name, model.Date{})
				return err == nil
			}), ",")
			return nil
		},
		draw: drawParts,
	})
}

// names are the names among arguments: "Chile and New Zealand" in five words is
// two. Words between names, such as "and", are no names. Known tells whether some
// words are a name.
func names(args []string, known func(name string) bool) []string {
	if !slices.ContainsFunc(args, model.Between) {
		return model.LongestNames(args, known)
	}
	var out, words []string
	flush := func() {
		if whole := strings.Join(words, " "); known(whole) {
			words = []string{whole}
		}
		out, words = append(out, words...), nil
	}
	for _, arg := range args {
		if model.Between(arg) {
			flush()
			continue
		}
		words = append(words, arg)
	}
	flush()
	return out
}
