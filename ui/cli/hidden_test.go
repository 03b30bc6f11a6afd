//go:build unix

package cli_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// TestNoColumnIsLostInSilence: at every width, each column of a list is a column
// of the table, a line of a record, or named among those that have no room.
func TestNoColumnIsLostInSilence(t *testing.T) {
	for _, args := range [][]string{
		{"norms"}, {"statements"}, {"countries"}, {"groups"}, {"pages"}, {"keys"}, {"who", `member("g7")`},
	} {
		table := comity(t, append(args, "--format", "csv")...)
		rows, err := csv.NewReader(strings.NewReader(table.out)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, cols := range []uint16{40, 80, 200} {
			got := onTerminal(t, cols, []string{"NO_COLOR=1"}, notExplored, args...)
			words := strings.Join(strings.Fields(got.out), " ")
			for _, name := range rows[0] {
				if !strings.Contains(words, name) {
					t.Errorf("%v at %d: the column %s is gone:\n%.600s", args, cols, name, got.out)
				}
			}
		}
	}
}

// TestAnswersFit: answers whose lists have other columns are drawn at every width.
func TestAnswersFit(t *testing.T) {
	for _, question := range []string{"chile and peru since 2010", "votes of chile", "what happened in 2015"} {
		for _, cols := range []uint16{40, 80} {
			if got := onTerminal(t, cols, []string{"NO_COLOR=1"}, notExplored, "ask", question); got.code != 0 || !strings.Contains(got.out, "Answer:") {
				t.Errorf("%q at %d: exit %d\n%.600s", question, cols, got.code, got.out)
			}
		}
	}
}

// TestNothingOfAComparisonIsHidden: the few rows of a score are told as lines
// where its columns have no room.
func TestNothingOfAComparisonIsHidden(t *testing.T) {
	for _, args := range [][]string{
		{"compare", "CHL", "NLD"}, {"compare", "EU", "CHN"}, {"compare", "ga-res-73-27", "ga-res-73-266"},
	} {
		for _, cols := range []uint16{40, 60, 80, 200} {
			got := onTerminal(t, cols, []string{"NO_COLOR=1"}, notExplored, args...)
			words := strings.Join(strings.Fields(got.out), " ")
			want := []string{"opposite", "one abstained", "one or both absent", "on neither"}
			if strings.HasPrefix(args[1], "ga-") {
				want = []string{"not eligible for both", "unknown"}
			}
			for _, name := range want {
				if !strings.Contains(words, name) {
					t.Errorf("%v at %d: %s is gone:\n%.900s", args, cols, name, got.out)
				}
			}
			for line := range strings.SplitSeq(got.out, "\n") {
				if ansi.StringWidth(line) > int(cols) {
					t.Errorf("%v at %d: the line %q is too wide", args, cols, line)
				}
			}
		}
	}
}
