package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/prose"
	"comity/ui/place"
	"comity/ui/report"
)

func saidColumns() []string {
	return []string{"says", "norm", "speaker", "summary", "quote", "where", "mapping", "document", "date", "confidence", "url"}
}

// saysCommand is "comity says".
func (s *session) saysCommand() *cobra.Command {
	views := false
	cmd := s.command("says [NORM] [COUNTRY]", "lists", "what States say they do about the norms, in the words of their documents",
		"NORM is a UN norm, a to k, or un for the set; COUNTRY a State or the EU. A measure, a plan or a\nneed is what a document says, never that it is so. With --views: positions and\n"+
			"proposals, which claim no implementation.\n\nColumns: "+strings.Join(saidColumns(), ", ")+".",
		cobra.ArbitraryArgs, func(c *model.Corpus, words string) (output, error) {
			of, err := c.MatchSaid(words)
			if err != nil {
				return output{}, err
			}
			of.Views = views
			return saidList(c, of), nil
		})
	cmd.Example = "  comity says g\n  comity says Canada\n  comity says norm j Switzerland --json\n  comity says un --views\n  comity says EU --views"
	cmd.Flags().BoolVar(&views, "views", false, "positions and proposals instead of measures, plans and needs")
	return cmd
}

// documentRecord is a national document, or one entry of it.
func documentRecord(c *model.Corpus, at place.Place) (output, error) {
	d, number, err := c.FindDocument(at.ID)
	if err != nil {
		return output{}, err
	}
	var said []model.Said
	for i := range d.Entries {
		if number == 0 || number == i+1 {
			said = append(said, model.Said{Document: d, Saying: &d.Entries[i]})
		}
	}
	return withPage(c, place.View{Place: at}, saidOutput(c, said))
}

// saidOutput is a table of entries.
func saidOutput(c *model.Corpus, said []model.Said) output {
	g := grid{header: saidColumns(), flex: "summary"}
	for _, s := range said {
		d := s.Document
		g.add(string(s.Says), string(s.Norm), c.Speaker(d), s.Summary, s.Quote, s.Where, string(s.Mapping), string(d.ID), d.Date.String(), string(d.Confidence), d.URL)
	}
	return output{table: g, json: report.SaidOf(said), fields: g.rows, talk: prose.Count(len(said), "entry", "entries")}
}

// saidList lists what documents say. Where they say nothing, the page says so.
func saidList(c *model.Corpus, of model.SaidAbout) output {
	out := saidOutput(c, c.Said(of))
	out.page = report.Said(c, of)
	return out
}
