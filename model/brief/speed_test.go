package brief_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"comity/model/brief"
)

// longest are files of 1 MiB that a careless reader would take minutes for.
func longest() map[string]string {
	fill := func(head, text string) string {
		return head + strings.Repeat(text, (brief.MaxBytes-len(head))/len(text))
	}
	runs := ""
	for n := 1; len(runs)+n < brief.MaxBytes; n++ {
		runs += strings.Repeat("`", n) + " "
	}
	out := map[string]string{
		"words":            fill("# A\n", "Some words and a [link](norm/f) <b>of</b> `it`. [@a, para 2]\n"),
		"a line":           fill("", "# <a> `b "),
		"notes":            fill("x", "<!-- n -->"),
		"notes and text":   fill("x", "a\n\n<!-- n\nm -->\n\n"),
		"empty comments":   fill("x", "<!-->"),
		"opened comments":  fill("x\n", "<!-- \n"),
		"half a comment":   fill("x", "<!-"),
		"pauses":           fill("x\n", "a<!-- pause -->"),
		"columns":          fill("x\n", "<!-- columns 1 1 -->"),
		"columns at last":  fill("x\n<!-- columns -->\n", "a<!-- column -->"),
		"columns in turn":  fill("x\n", "<!-- columns 1 1 -->a<!-- column -->b<!-- end -->"),
		"live blocks":      fill("x\n", "```comity\nnorm/f\n```\n"),
		"empty blocks":     fill("x\n", "```comity\n```\ny\n"),
		"unclosed blocks":  fill("x\n", "```comity\n"),
		"unclosed fences":  fill("x\n", "```a\n"),
		"unclosed, slides": fill("x\n", "```a\n---\n~~~~b\n"+strings.Repeat("c\n", 2000)+"---\n"),
		"longer fences":    "x\n" + strings.ReplaceAll(runs, " ", "a\n"),
		"runs":             "x " + runs,
		"escaped runs":     fill("", "\\``` "),
		"less":             fill("", "<a"),
		"headings":         fill("", "# a\n"),
		"brackets":         fill("# ", "[@["),
		"list marks":       fill("", "- 1. * "),
		"carriage returns": fill("x", "\r"),
		"invisible":        fill("x", "\u200b\n"),
		"long front":       fill("---\ntitle: x\nauthor: ", "y") + "\n---\n",
		"deep front":       "---\n" + strings.Repeat("[", 16000) + "\n---\nx",
		"many keys":        "---\n" + strings.Repeat("a: 1\n", 3200) + "\n---\nx",
		"many anchors":     "---\na: &a [x]\n" + strings.Repeat("- *a\n", 3000) + "\n---\nx",
		"broken front":     "---\n" + strings.Repeat("a: {b: c\n", 1700) + "\n---\nx",
		"a caption":        fill("```comity\nnorm/f\n", "a\n") + "```",
		"rows of a table":  fill("# T\n\n|"+strings.Repeat("a|", 400)+"\n|"+strings.Repeat("-|", 400)+"\n", "|\n"),
		"in a quotation":   fill("# T\n\n> |"+strings.Repeat("a|", 400)+"\n> |"+strings.Repeat("-|", 400)+"\n", "> |||\n"),
		"a caption marks":  fill("~~~comity\nnorm/f\n", "`"),
	}
	for name, text := range out {
		out[name] = text[:min(len(text), brief.MaxBytes)]
	}
	return out
}

// A table that would fill the memory, and a slide that would be drawn thousands of times,
// are faults; what people write is none.
func TestBounds(t *testing.T) {
	table := func(columns, rows int) string {
		return "# T\n\n|" + strings.Repeat("a|", columns) + "\n|" + strings.Repeat("-|", columns) + "\n" + strings.Repeat("|\n", rows)
	}
	steps := "# T\n\na\n" + strings.Repeat("\n<!-- pause -->\n\na\n", 201)
	for text, want := range map[string]string{table(400, 8000): "the table has", table(20, 200): "", steps: "more than 200 pauses", longest()["in a quotation"]: "the table has"} {
		_, faults := brief.Parse("x.md", []byte(text))
		if said := fmt.Sprint(faults); want == "" && len(faults) > 0 || !strings.Contains(said, want) {
			t.Errorf("%.40q: %v, want %q", text, said, want)
		}
	}
}

// TestLongFiles: a file as long as may be is read before who saved it looks up.
func TestLongFiles(t *testing.T) {
	for name, text := range longest() {
		start := time.Now()
		d, faults := brief.Parse("deck", []byte(text))
		took := time.Since(start)
		if d == nil && len(faults) == 0 {
			t.Errorf("%s: neither a deck nor a fault", name)
		}
		t.Logf("%-18s %8v %d faults", name, took, len(faults))
		if took > 5*time.Second {
			t.Errorf("%s: it took %v", name, took)
		}
	}
}
