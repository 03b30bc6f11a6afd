package md_test

import (
	"strings"
	"testing"

	"comity/ui/theme"
)

const tablePage = `| Year | What | Paper |
| --- | --- | --- |
| **1998** | The Russian Federation tables the first [resolution](comity:norm/a) on the subject \[[1](comity:source/1)\] | A/RES/53/70 |
| 2004 | No \| consensus | |

after
`

func TestTablesHaveColumnsOrAreLists(t *testing.T) {
	look, ascii := theme.New(theme.Options{Dark: true}), theme.New(theme.Options{ASCII: true, Mono: true})
	for _, c := range []struct {
		look  *theme.Theme
		width int
		want  string
	}{
		{look, 80, `Year │ What                                                        │ Paper
─────┼─────────────────────────────────────────────────────────────┼────────────
1998 │ The Russian Federation tables the first resolution →2 on    │ A/RES/53/70
     │ the subject [1]                                             │
─────┼─────────────────────────────────────────────────────────────┼────────────
2004 │ No | consensus                                              │

after`},
		{ascii, 120, `Year | What                                                                     | Paper
-----+--------------------------------------------------------------------------+------------
1998 | The Russian Federation tables the first resolution >2 on the subject [1] | A/RES/53/70
2004 | No | consensus                                                           |

after`},
		{look, 36, `• Year: 1998 · What: The Russian
  Federation tables the first
  resolution →2 on the subject [1] ·
  Paper: A/RES/53/70
• Year: 2004 · What: No | consensus

after`},
	} {
		got := shown(render(t, c.look, tablePage, c.width).Lines)
		for i, line := range got {
			got[i] = strings.TrimRight(line, " ")
		}
		if text := strings.Join(got, "\n"); text != c.want {
			t.Errorf("at %d:\n%s\nnot\n%s", c.width, text, c.want)
		}
	}
}

// TestATableOfOneRow: what is in a table is shown, be it only its head; a pipe in
// code is one, and an empty head says nothing.
func TestATableOfOneRow(t *testing.T) {
	for text, want := range map[string]string{
		"\n| a | b |\n| --- | --- |\n":                        "• a · b",
		"\n| | b |\n| --- | --- |\n| `c \\| d` | e \\| f |\n": "• c | d · b: e | f",
	} {
		if out := shown(render(t, theme.New(theme.Options{}), text, 40).Lines); strings.Join(out, "|") != want {
			t.Errorf("%q is %q, expected %q", text, out, want)
		}
	}
}

// TestATableWithoutRoomIsAList returns a table words that no column can hold.
func TestATableWithoutRoomIsAList(t *testing.T) {
	long := strings.Repeat("x", 30)
	page := "| " + long + " | " + long + " |\n| --- | --- |\n| " + long + " | " + long + " |\n"
	out := shown(render(t, theme.New(theme.Options{}), page, 60).Lines)
	if strings.Join(out, "|") != "• "+long+":|  "+long+" ·|  "+long+":|  "+long {
		t.Fatalf("%q", out)
	}
}
