package render_test

import (
	stdhtml "html"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"comity/assets"
	"comity/model"
	"comity/model/ask"
	"comity/model/brief"
	"comity/model/cite"
	"comity/model/prose"
	"comity/ui/place"
	"comity/ui/render"
	"comity/ui/uitest"
)

// siteOf makes the site of the corpus.
func siteOf(t *testing.T) (*model.Corpus, map[string]string) {
	t.Helper()
	c := uitest.Corpus(t)
	asks := ask.New(c, nil)
	day := model.Date{Year: 2026, Month: 11, Day: 30}
	files, err := render.Site(t.Context(), c, render.SiteOptions{
		Briefings: brief.NewLibrary(assets.Briefs(), place.BriefingID).All(), Day: day, URL: "https://example.org/",
		Ask: func(q string) ask.Answer { return asks.Read(q, day) },
	})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range files {
		out[f.Name] = string(f.Content)
	}
	return c, out
}

// TestSite checks the site as a whole: its words are those of the commands, its links
// lead to what is there, nothing comes from elsewhere, and it is not too large.
func TestSite(t *testing.T) {
	c, files := siteOf(t)
	size := 0
	ids := map[string]bool{}
	for name, text := range files {
		size += len(text)
		for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(text, -1) {
			ids[name+"#"+m[1]] = true
		}
	}
	if size > 40<<20 {
		t.Errorf("the site has %d MB", size>>20)
	}
	links := regexp.MustCompile(` (href|src)="([^"]*)"`)
	for name, text := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, m := range links.FindAllStringSubmatch(text, -1) {
			to := stdhtml.UnescapeString(m[2])
			switch {
			case strings.HasPrefix(to, "https://example.org/"), m[1] == "href" && (strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "http://")), strings.HasPrefix(to, "#") && strings.HasPrefix(name, "brief/"):
				continue
			}
			file, id, anchored := strings.Cut(to, "#")
			if at, err := url.PathUnescape(file); err == nil && file != "" {
				file = path.Join(path.Dir(name), at)
			} else {
				file = name
			}
			if _, there := files[file]; !there || anchored && !ids[file+"#"+id] && !strings.HasPrefix(id, "s") {
				t.Errorf("%s leads to %s, which is not there", name, to)
			}
		}
		if regexp.MustCompile(`<(link|script|img)[^>]*(src|href)="(https?:)?//`).MatchString(strings.ReplaceAll(text, `rel="canonical" href="https`, "")) {
			t.Errorf("%s loads something from elsewhere", name)
		}
	}
	for _, at := range uitest.Places(c) {
		page, ok := files[at.String()+".html"]
		if !ok {
			t.Errorf("%s has no page", at)
			continue
		}
		_, body, _ := strings.Cut(page, `<main id="main">`)
		body, _, _ = strings.Cut(body, `<aside class="cite"`)
		said := uitest.Markdown(t, c, at)
		if got, want := squeezed(stdhtml.UnescapeString(tags.ReplaceAllString(body, ""))), squeezed(plainly(unfenced(said))); got != want {
			i := 0
			for i < min(len(got), len(want)) && got[i] == want[i] {
				i++
			}
			t.Errorf("%s: the site says %.80q where the page says %.80q", at, got[i:], want[i:])
		}
		r, _ := at.Reference(c, model.Date{Year: 2026, Month: 11, Day: 30})
		for _, part := range []string{`<meta name="citation_title"`, `<meta name="DC.title"`, `class="Z3988"`, `"@type":"WebPage"`, "comity open &#39;" + at.String() + "&#39;", stdhtml.EscapeString(strings.TrimSpace(cite.Plain.Write(r)))} {
			if !strings.Contains(strings.ReplaceAll(page, "&quot;", "&#34;"), part) {
				t.Errorf("%s has no %s", at, part)
			}
		}
	}
	for _, at := range []string{"matrix.html", "map.html", "timeline.html", "crosswalk.html", "map/norm-f.html", "map/joint-statement-2019.html", "compare/EST.html", "brief/framework.html", "index.html"} {
		if files[at] == "" || !strings.Contains(files["sitemap.xml"], "https://example.org/"+at) {
			t.Errorf("%s is not there", at)
		}
	}
	if !strings.Contains(files["index.js"], "\\nattribution ") || !strings.Contains(files["index.js"], "\\ndeutschland ") {
		t.Error("the search does not know a word")
	}
}

var tags = regexp.MustCompile(`(?s)<[^>]*>`)

// squeezed is text without what differs between media: blanks and signs of lists.
func squeezed(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// plainly is Markdown without its links, escapes and numbers of lists.
func plainly(markdown string) string {
	text := regexp.MustCompile(`\]\((<[^>]*>|[^()\s]*(\([^()\s]*\)[^()\s]*)*)\)`).ReplaceAllString(markdown, "]")
	text = regexp.MustCompile(`(?m)^\d+\. `).ReplaceAllString(text, "")
	return stdhtml.UnescapeString(text)
}

// No picture of a scene ends before its words do.
func TestNoPictureCutsItsWords(t *testing.T) {
	c := uitest.Corpus(t)
	width := regexp.MustCompile(`viewBox="0 0 ([0-9.]+) `)
	words := regexp.MustCompile(`<text ([^>]*)x="([0-9.]+)"([^>]*)>([^<]*)</text>`)
	seen := 0
	for _, at := range uitest.Scenes() {
		svg := written(t, sheet(t, c, at), render.SVG)
		wide, err := strconv.ParseFloat(width.FindStringSubmatch(svg)[1], 64)
		if err != nil {
			t.Fatal(at, err)
		}
		for _, m := range words.FindAllStringSubmatch(svg, -1) {
			attributes := m[1] + m[3]
			if strings.Contains(attributes, "text-anchor") || strings.Contains(attributes, "transform") {
				continue
			}
			letter := 6.4 // about how wide one is: of 12 px in DejaVu Sans
			if strings.Contains(attributes, `"title"`) {
				letter = 9
			} else if strings.Contains(attributes, `"head"`) {
				letter = 7
			}
			x, _ := strconv.ParseFloat(m[2], 64)
			said := m[4]
			if seen++; x+letter*float64(len([]rune(said))) > wide {
				t.Errorf("%s: %q begins at %s, and the picture ends at %g", at, said, m[2], wide)
			}
		}
	}
	if seen < 1000 {
		t.Errorf("%d words were looked at", seen)
	}
}

// unfenced is Markdown without the lines around code.
func unfenced(markdown string) string {
	code := map[int]bool{}
	for _, b := range prose.Blocks(markdown) {
		code[b.Line] = b.Kind == prose.Code
	}
	lines := strings.Split(markdown, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "```") && !code[i+1] {
			lines[i] = ""
		}
	}
	return strings.Join(lines, "\n")
}
