package cli

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"comity/model/prose"
	"comity/model/search"
	"comity/ui/cells"
	"comity/ui/report"
	"comity/ui/theme"
)

// usualHits is how many hits are printed unless --limit says otherwise.
const usualHits = 20

func (s *session) searchCommand() *cobra.Command {
	var limit int
	cmd := &cobra.Command{
		Use: "search WORDS…", GroupID: "lists", Short: "search every record for all the words; best matches first",
		Long: "Search every record for all the words; best matches first. Records are norms,\nstatements, countries, pages and terms. Accents and case are ignored, the last\n" +
			"word may be incomplete, and small typos are tolerated.\n\n" +
			"  '\"safe haven\"'    exactly this phrase\n" +
			"  kind:norm         norm, statement, country, group, page, term or a kind of\n                    statement\n" +
			"  year:2018..2021   statements of these years; also 2019, ..2015, 2020..\n" +
			"  by:EST            statements this State took part in: in its own name, as a\n" +
			"                    member or expert, or voting in favour\n\n" +
			"Columns: kind, place, title, snippet. With --format csv: " + strings.Join(report.HitColumns(), ", ") + ".\nExit code 1: nothing was found.",
		Example: "  comity search hospital\n  comity search safe haven --limit 3\n  comity search kind:resolution year:2018.. programme of action --json",
		Args:    some("some words to search for"), DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error {
			if limit < 1 {
				return usage("--limit is %d, expected 1 or more", limit)
			}
			if _, err := s.corpus(); err != nil { // of which the index is
				return err
			}
			return s.search(strings.Join(args, " "), limit)
		},
	}
	cmd.Flags().IntVar(&limit, "limit", usualHits, "maximum number of results")
	return cmd
}

// search prints what a query finds, and says what is nearest to it where it
// finds nothing.
func (s *session) search(text string, limit int) error {
	ix := s.index()
	r := ix.Search(text, limit)
	if r.Problem != "" {
		return usage("%s", r.Problem)
	}
	o := hitList(r)
	s.corrections(r.Corrected)
	words := strings.Fields(text)
	if len(words) > 2 && slices.Contains([]string{"who", "which", "how", "did", "when"}, strings.ToLower(words[0])) {
		if how := s.askable(strings.Join(words, " ")); how != "" {
			say(s.env.Err, "comity: "+how)
		}
	}
	if err := s.print(o); err != nil || len(r.Hits) > 0 {
		return err
	}
	message := "nothing found"
	if near := ix.Nearest(text, 3); len(near) > 0 {
		message += "; nearest words: " + strings.Join(near, ", ")
	}
	return &exit{code: failed, err: errors.New(message)}
}

func hitList(r search.Results) output {
	o := recordOutput(report.Hits(r))
	o.talk = strconv.Itoa(len(r.Hits)) + " of " + prose.Count(r.Total, "result")
	o.draw = func(look *theme.Theme, width int) string { return drawHits(look, r.Hits, width) }
	return o
}

// drawHits draws each hit as its title and place, and the snippet below.
func drawHits(look *theme.Theme, hits []search.Hit, width int) string {
	const indent = "  "
	width = min(width, cells.Measure)
	var b strings.Builder
	for _, h := range hits {
		title := emphasize(look, look.Ink.Bold, h.Title, h.TitleSpans)
		place := look.Ink.Dim.Render(h.Place)
		if ansi.StringWidth(title)+gap+ansi.StringWidth(place) <= width {
			b.WriteString(title + strings.Repeat(" ", gap) + place + "\n")
		} else {
			b.WriteString(strings.Join(cells.Wrap(title, width), "\n") + "\n" + indent + place + "\n")
		}
		snippet := emphasize(look, look.Ink.Text, h.Snippet, h.Spans)
		for _, line := range cells.Wrap(snippet, max(width-len(indent), leastFlex)) {
			b.WriteString(indent + line + "\n")
		}
	}
	return finishWords(look, b.String())
}

// emphasize renders a text in an ink, and its matches in that of titles, word by
// word, so that a line can break between them.
func emphasize(look *theme.Theme, ink theme.Ink, text string, spans []search.Span) string {
	var b strings.Builder
	words := func(ink theme.Ink, text string) {
		for i, word := range strings.Split(text, " ") {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(ink.Render(word))
		}
	}
	at := 0
	for _, span := range spans {
		words(ink, text[at:span.Start])
		words(look.Ink.Title, text[span.Start:span.End])
		at = span.End
	}
	words(ink, text[at:])
	return b.String()
}
