package cli

import (
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/lint"
	"comity/model/prose"
)

// lintCommand is "comity data lint".
func (s *session) lintCommand() *cobra.Command {
	var stale bool
	var today string
	cmd := &cobra.Command{
		Use: "lint [DIR]", Short: "find faults in pages and records, or outdated facts",
		Long: "Find faults in pages and records, one per line. With any fault, the exit code is\n1. Faults are errors of form, facts without a source, quotations that differ\n" +
			"from the record, words that comity does not use, and long sentences. The records\nof the folder DIR are added. Columns: " + strings.Join(faultColumns(), ", ") +
			".\n\nWith --stale: list outdated facts and lists instead. Check the source again, then\ncorrect the record and its as_of. The exit code is 1 only if a statement about the\nfuture has passed; an old list is no error. Columns: " + strings.Join(agedColumns(), ", ") + ".",
		Example: "  comity data lint\n  comity data lint DIR\n  comity data lint --stale --today 2027-06-30",
		Args:    between(0, 1, "takes at most one folder"), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if stale {
				return s.stale(args, today)
			}
			if cmd.Flags().Changed("today") {
				return usage("--today needs --stale")
			}
			return s.lint(args)
		},
	}
	cmd.Flags().BoolVar(&stale, "stale", false, "list what is outdated")
	cmd.Flags().StringVar(&today, "today", "", "date for --stale, such as 2027-06-30 (default: today)")
	return cmd
}

func faultColumns() []string { return []string{"file", "record", "what"} }

// faultView is something to be corrected.
type faultView struct {
	File   string `json:"file"`
	Record string `json:"record"`
	What   string `json:"what"`
}

// lint prints the faults of the loader, or, when there are none, what is to be
// corrected.
func (s *session) lint(dirs []string) error {
	var faults model.Faults
	c, err := s.records(dirs)
	if err == nil {
		faults = lint.Check(c)
	} else if !errors.As(err, &faults) {
		return err
	}
	if len(faults) == 0 {
		say(s.env.Err, "nothing found")
	}
	views := []faultView{}
	o := output{table: grid{header: faultColumns()}, lines: []string{}}
	for _, f := range faults {
		views = append(views, faultView(f))
		o.table.add(f.File, f.Record, f.What)
		o.lines = append(o.lines, f.String())
	}
	o.json = views
	if err := s.print(o); err != nil || len(faults) == 0 {
		return err
	}
	return &exit{code: failed, err: errors.New(prose.Count(len(faults), "fault"))}
}

func agedColumns() []string { return []string{"place", "what", "as_of", "good_until"} }

// agedView is something that was true on a day and is to be looked at again.
type agedView struct {
	Place     string     `json:"place"`
	What      string     `json:"what"`
	AsOf      model.Date `json:"as_of"`
	GoodUntil model.Date `json:"good_until"`
	Gone      bool       `json:"gone"`
	File      string     `json:"file"`
	Line      int        `json:"line,omitempty"`
}

// agedWords returns how much is outdated, and what to do.
func agedWords(n int, today model.Date) string {
	if n == 0 {
		return "nothing is outdated by " + today.String()
	}
	return strconv.Itoa(n) + " outdated by " + today.String() + ": check the sources again, then correct the records and their as_of"
}

// stale prints what has aged by a day; without one, by today.
func (s *session) stale(dirs []string, day string) error {
	if day == "" {
		day = s.env.Now().Format("2006-01-02")
	}
	today, err := model.ParseDate(day)
	if err != nil || today.Day == 0 {
		return usage("--today is %q, expected a date such as 2027-06-30", model.Printable(day))
	}
	c, err := s.records(dirs)
	if err != nil {
		return err
	}
	g := grid{header: agedColumns(), flex: "what", weak: []string{"as_of"}}
	views := []agedView{}
	gone := 0
	for _, a := range lint.Stale(c, today) {
		if a.Gone {
			gone++
		}
		views = append(views, agedView{a.Place, a.What, a.AsOf, a.Until, a.Gone, a.File, a.Line})
		g.add(a.Place, a.What, a.AsOf.String(), a.Until.String())
	}
	err = s.print(output{table: g, json: views})
	say(s.env.Err, agedWords(len(views), today))
	if err != nil || gone == 0 {
		return err
	}
	return &exit{code: failed, err: errors.New(prose.Count(gone, "sentence") + " about a date that had passed by " + today.String())}
}
