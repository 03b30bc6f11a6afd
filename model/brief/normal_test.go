package brief_test

import (
	"strings"
	"testing"

	"comity/model/brief"
)

// normals are the normal forms of the texts of a slide, one below the other.
func normals(parts []brief.Part) string {
	var out []string
	for _, p := range parts {
		if p.Kind == brief.Text {
			out = append(out, p.Normal)
		}
		for _, c := range p.Columns {
			out = append(out, normals(c.Parts))
		}
	}
	return strings.Join(out, "\n\n")
}

// TestNormal: whatever way a thing is written in, every medium is given one.
func TestNormal(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"a paragraph", "a\nb\n  c", "a b c"},
		{"lines in Chinese", "各国\n应当\nA", "各国应当 A"},
		{"setext headings", "One\n===\n\nTwo\nlines\n-----\n\nc", "# One\n\n## Two lines\n\nc"},
		{"attributes of a heading", "## A {.small #x}\n\nb", "## A\n\nb"},
		{"line breaks", "a  \nb\\\nc<br>d<br/>- e", "a  \nb  \nc  \nd  \n\\- e"},
		{"emphasis", "_a_ __b__ ~~c~~ `d` ``e`f``", "*a* **b** ~~c~~ `d` ``e`f``"},
		{"lists", "* a\n  b\n* c\n    * d\n\n1) e\n2) f", "- a b\n- c\n  - d\n\n1. e\n2. f"},
		{"an item of two paragraphs", "- a\n\n  b\n- c", "- a  \n  b\n- c"},
		{"tasks", "- [ ] a\n- [x] b", "- \\[ \\] a\n- \\[x\\] b"},
		{"rules", "a\n\n* * *\n\n___\n\nb", "a\n\n***\n\n***\n\nb"},
		{"a quotation", "> a\nb\n>\n> c", "> a b\n>\n> c"},
		{"a call-out", "> [!note]\n> a", "> **Note**  \n> a"},
		{"a call-out with a title", "> [!warning] Be *careful*\n> a", "> **Warning: Be *careful***  \n> a"},
		{"links", "[a](norm/f \"t\") [b][x] [x] [c]: d\n\n[X]: https://e.org/(y)", "[a](norm/f) [b](https://e.org/%28y%29) [x](https://e.org/%28y%29) [c]: d"},
		{"addresses", "<https://e.org/a_b> https://e.org/c <a@e.org>", "[https://e.org/a\\_b](https://e.org/a_b) [https://e.org/c](https://e.org/c) a@e.org"},
		{"tables", "a | b\n:-- | --:\n`c \\| d` | e<br>f\ng \\| h |", "| a | b |\n| :-- | --: |\n| `c \\| d` | e / f |\n| g \\| h |  |"},
		{"an address in a table", "| a |\n|---|\n| <https://e.org> |", "| a |\n| --- |\n| [https://e.org](https://e.org) |"},
		{"code", "    a\n\n~~~go {1|2}\nb\n```\n~~~", "```\na\n```\n\n````go\nb\n```\n````"},
		{"code in a list", "- a\n\n  ```\n  b\n  ```\n- c", "- a\n\n```\nb\n```\n\n- c"},
		{"footnotes", "a[^x] b[^y] c[^x]\n\n[^x]: One\n    two\n[^y]: *Three*", "a\\[1\\] b\\[2\\] c\\[1\\]\n\n\\[1\\] One two  \n\\[2\\] *Three*"},
		{"notes in the text", "a^[One *two*\nthree [x](norm/f)] b[^x] c^[Four]\n\n[^x]: Five", "a\\[1\\] b\\[2\\] c\\[3\\]\n\n\\[1\\] One *two* three [x](norm/f)  \n\\[2\\] Five  \n\\[3\\] Four"},
		{"what is no note in the text", "a\\^[b] `c^[d]` ^[] ^[e\n\nf]\n\n```\n^[g]\n```", "a^[b] `c^[d]` ^[] ^[e\n\nf]\n\n```\n^[g]\n```"},
		{"definitions", "Budapest\n:   A *treaty*\n    of 2001\n\nParis Call\nCall\n:   One\n\n    Two\n:   Three\n\nb", "**Budapest**\n\n- A *treaty* of 2001\n\n**Paris Call**\n\n**Call**\n\n- One  \n  Two\n- Three\n\nb"},
		{"links of Obsidian", "[[Other note]] [[a/b_c#Part|the *part*]] [[Note#Head]] `[[d]]` [[1,2]] [[ -f e ]] \\`[[g]]", "Other note the \\*part\\* Note, Head `[[d]]` [[1,2]] [[ -f e ]] \\`g"},
		{"what Obsidian embeds", "![[a/map.png|300]] ![[Some note#Part]] ![x](y.png)", "\\[picture: map.png\\] \\[embedded: Some note#Part\\] \\[picture: x\\]"},
		{"a footnote of nothing", "a[^x]", "a[^x]"},
		{"pictures", "![A map](m.png){width=50%} ![](a/b.png) ![bg right:40%](c.jpg) ![image:width:50%](d.png) <img alt=\"E\" src=\"e.png\"/>",
			"\\[picture: A map\\] \\[picture: b.png\\] \\[picture: c.jpg\\] \\[picture: d.png\\] \\[picture: E\\]"},
		{"HTML", "<div class=\"x\">\n\n<v-click>\n\na <span>b</span> <b>c</b>\n\n</v-click>\n</div>", "a b \\<b>c\\</b>"},
		{"HTML in code", "`<div>`\n\n```\n<div>\n```", "`<div>`\n\n```\n<div>\n```"},
		{"CSS", "a\n\n<style scoped>\nh1 { x: y }\n</style>\n\nb", "a\n\nb"},
		{"references", "&amp; &copy; 2 &lt; 3", "&amp; &copy; 2 &lt; 3"},
	} {
		d := parse(t, tc.text)
		if got := normals(d.Slides[0].Parts); got != tc.want {
			t.Errorf("%s:\n%q\nexpected\n%q", tc.name, got, tc.want)
		}
	}
}

// TestDefinitions: links and footnotes may be defined on another slide; each slide
// has the numbers and the texts of its own footnotes, from the step on that cites.
func TestDefinitions(t *testing.T) {
	d := parse(t, "[a][x] b[^1]\n\n---\n\nc\n\n<!-- pause -->\n\nd[^2] e[^1]\n\n---\n\nf\n\n[x]: norm/f\n[^1]: One\n[^2]: Two\n")
	for i, want := range []string{"[a](norm/f) b\\[1\\]\n\n\\[1\\] One", "c\n\nd\\[1\\] e\\[2\\]\n\n\\[1\\] Two  \n\\[2\\] One", "f"} {
		if got := normals(d.Slides[i].Parts); got != want {
			t.Errorf("slide %d is %q, expected %q", i+1, got, want)
		}
	}
	parts := d.Slides[1].Parts
	if last := parts[len(parts)-1]; last.Step != 1 {
		t.Errorf("the footnotes are there from step %d on", last.Step)
	}
	again, _ := brief.Parse("deck", d.Source())
	if again == nil || again.Hash != d.Hash || normals(again.Slides[1].Parts) != normals(parts) {
		t.Error("the source is another deck")
	}
}
