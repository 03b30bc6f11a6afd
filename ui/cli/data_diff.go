package cli

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/compare"
	"comity/model/datapackage"
	"comity/model/prose"
	"comity/ui/theme"
)

func dataDiffColumns() []string {
	return []string{"change", "table", "key", "place", "title", "column", "was", "now", "with"}
}

func (s *session) dataDiffCommand() *cobra.Command {
	return &cobra.Command{
		Use: "diff OLD [NEW]", Short: "what changed between two corpora: records, cells, words",
		Long: "List what changed from the corpus OLD to the corpus NEW. Each is a folder that\n\"comity data export\" wrote, or a folder of your own records, which are added to\nthose of comity. Without NEW: the corpus of this comity.\n\n" +
			"Rows that came or went with a record are counted with it, such as what every State\ndid about a new statement. On a terminal, words are marked as by \"comity diff\":\n[-only in OLD-] {+only in NEW+}.\n\nColumns: " + strings.Join(dataDiffColumns(), ", ") + ".",
		Example:               "  comity data diff comity-2025\n  comity data diff comity-2025 comity-2026 --json",
		Args:                  between(1, 2, "needs one or two folders"),
		DisableFlagsInUseLine: true,
		RunE:                  func(_ *cobra.Command, args []string) error { return s.dataDiff(args) },
	}
}

// dataDiff prints what changed between the corpora of two folders.
func (s *session) dataDiff(dirs []string) error {
	var both [2]*datapackage.Package
	for i, dir := range dirs {
		p, err := s.readCorpus(dir)
		if err != nil {
			return err
		}
		both[i] = p
	}
	if both[1] == nil {
		c, err := s.corpus()
		if err != nil {
			return err
		}
		both[1] = datapackage.Of(c)
	}
	return s.print(changesOutput(datapackage.Diff(both[0], both[1])))
}

// readCorpus reads a data package, or the records of comity with those of a folder.
func (s *session) readCorpus(dir string) (*datapackage.Package, error) {
	p, err := s.env.Package(dir)
	if !errors.Is(err, fs.ErrNotExist) {
		return p, err
	}
	c, err := s.records([]string{dir})
	if err != nil {
		return nil, err
	}
	return datapackage.Of(c), nil
}

func changesOutput(d *datapackage.Changes) output {
	g := grid{header: dataDiffColumns()}
	for _, c := range d.Columns {
		g.add(c.Change, c.Table, "", "", "", c.Column, "", "", "")
	}
	for _, r := range d.Records {
		cells := r.Cells
		if len(cells) == 0 {
			cells = []datapackage.CellChange{{}}
		}
		for _, c := range cells {
			g.add(r.Change, r.Table, r.Key, r.Place, r.Title, c.Column, c.Was, c.Now, withRows(r.With))
		}
	}
	return output{table: g, json: d, fields: oneLined(g.rows), talk: changesCount(d),
		draw: func(look *theme.Theme, width int) string { return drawChanges(look, d, width) }}
}

// withRows says how many rows of which tables came or went with a record.
func withRows(list []datapackage.RowCount) string {
	return strings.Join(prose.Each(list, func(n datapackage.RowCount) string { return n.Table + " " + strconv.Itoa(n.Rows) }), "; ")
}

// changesCount says how much changed.
func changesCount(d *datapackage.Changes) string {
	n := map[string]int{}
	for _, r := range d.Records {
		n[r.Change]++
	}
	return strconv.Itoa(n[datapackage.Added]) + " added, " + strconv.Itoa(n[datapackage.Removed]) + " removed, " + strconv.Itoa(n[datapackage.Changed]) + " changed"
}

// drawChanges is the changes on a terminal: those of a record below each other.
func drawChanges(look *theme.Theme, d *datapackage.Changes, width int) string {
	out := inked(look.Ink.Title, "From corpus "+model.Printable(d.Old)+" to "+model.Printable(d.New), width)
	if len(d.Columns)+len(d.Records) == 0 {
		return out + inked(look.Ink.Dim, "No record differs.", width)
	}
	for _, c := range d.Columns {
		what := "the table " + c.Table
		if c.Column != "" {
			what = "the column " + c.Column + " of " + c.Table
		}
		out += wrapped(prose.Capital(c.Change)+": "+model.Printable(what), width)
	}
	for _, r := range d.Records {
		out += "\n" + inked(look.Ink.Heading, model.Printable(prose.Capital(r.Change)+": "+r.Table+" "+r.Key), width)
		if r.Title != "" {
			out += indented(r.Title+", "+r.Place, width)
		}
		if len(r.With) > 0 {
			out += indented("with rows: "+withRows(r.With), width)
		}
		for _, c := range r.Cells {
			out += indented(c.Column+": "+cellDifference(r.Change, c), width)
		}
	}
	return out
}

// cellDifference is the words of a changed cell with those that differ marked, and
// the cell of a row that was added or removed.
func cellDifference(change string, c datapackage.CellChange) string {
	if change != datapackage.Changed {
		return c.Was + c.Now
	}
	ops := compare.Diff(c.Was, c.Now)
	if !strings.Contains(c.Was, " ") || !strings.Contains(c.Now, " ") { // a code, a day, an address
		ops = nil
		if c.Was != "" {
			ops = append(ops, compare.Op{Kind: compare.Delete, A: c.Was + " "})
		}
		if c.Now != "" {
			ops = append(ops, compare.Op{Kind: compare.Insert, B: c.Now})
		}
	}
	return compare.Signs(ops)
}

// indented is words in lines below a heading.
func indented(text string, width int) string {
	return "  " + strings.ReplaceAll(strings.TrimSuffix(wrapped(model.Printable(text), width-2), "\n"), "\n", "\n  ") + "\n"
}
